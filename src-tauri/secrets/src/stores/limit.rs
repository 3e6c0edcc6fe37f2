//! One time limit for an act with several calls to a keychain, whose own limits would add up.

use std::time::Duration;

use tokio::time::{Instant, timeout_at};

use model::problem::{Kind, Result};

tokio::task_local! {
    /// When the running act must have its answer.
    static UNTIL: Instant;
}

/// Runs an act whose calls to the keychain share this limit. An act inside another has the other's.
pub async fn within<T>(limit: Duration, act: impl Future<Output = T>) -> T {
    match UNTIL.try_with(|_| ()) {
        Ok(()) => act.await,
        Err(_) => UNTIL.scope(Instant::now() + limit, act).await,
    }
}

/// Waits for its turn, at most as long as the running act may take.
///
/// # Errors
/// `keychain-slow`: the act ahead waits for a keychain itself.
pub async fn in_time<T>(turn: impl Future<Output = T>) -> Result<T> {
    match UNTIL.try_with(|until| *until) {
        Ok(until) => timeout_at(until, turn).await.map_err(|_| Kind::KeychainSlow.into()),
        Err(_) => Ok(turn.await),
    }
}

/// When a call that begins now must have its answer.
pub(super) fn of_call(limit: Duration) -> Instant {
    let own = Instant::now() + limit;
    UNTIL.try_with(|until| own.min(*until)).unwrap_or(own)
}
