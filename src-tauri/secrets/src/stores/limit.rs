//! One limit for an act that takes several calls of a keychain: without it each call brings its own, and they add up.

use std::time::Duration;

use tokio::time::{Instant, timeout_at};

use model::problem::{Kind, Result};

tokio::task_local! {
    /// When the act that is under way has to have its answer.
    static UNTIL: Instant;
}

/// Runs an act whose calls of the keychain share this limit. An act within another one has the other's.
pub async fn within<T>(limit: Duration, act: impl Future<Output = T>) -> T {
    match UNTIL.try_with(|_| ()) {
        Ok(()) => act.await,
        Err(_) => UNTIL.scope(Instant::now() + limit, act).await,
    }
}

/// Waits for its turn as long as the act that is under way may take.
///
/// # Errors
/// `keychain-slow`: what has the turn waits for a keychain itself.
pub async fn in_time<T>(turn: impl Future<Output = T>) -> Result<T> {
    match UNTIL.try_with(|until| *until) {
        Ok(until) => timeout_at(until, turn).await.map_err(|_| Kind::KeychainSlow.into()),
        Err(_) => Ok(turn.await),
    }
}

/// When a call that begins now has to have its answer.
pub(super) fn of_call(limit: Duration) -> Instant {
    let own = Instant::now() + limit;
    UNTIL.try_with(|until| own.min(*until)).unwrap_or(own)
}
