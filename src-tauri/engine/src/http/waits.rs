//! What requests wait for before they are sent: a service's rate limit, and for how long.

use std::convert::Infallible;
use std::future::Future;
use std::time::Duration;

use tokio::sync::watch::Sender;
use tokio::time::Instant;

use super::HttpClient;

/// Waits that end within this time of each other are reported once.
const SAME: Duration = Duration::from_secs(1);

/// The current waits.
pub(super) type Waits = Sender<Vec<Wait>>;

/// One request's wait for the rate limit of this host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wait {
    host: String,
    until: Instant,
}

/// A wait that is announced until this is dropped.
pub(crate) struct Waiting {
    out: HttpClient,
    wait: Wait,
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.out.waits().send_modify(|waits| {
            if let Some(at) = waits.iter().position(|wait| *wait == self.wait) {
                waits.swap_remove(at);
            }
        });
    }
}

impl HttpClient {
    /// Announces that a request waits so long for this host's rate limit.
    pub(crate) fn waiting(&self, host: &str, wait: Duration) -> Waiting {
        let wait = Wait { host: host.to_owned(), until: Instant::now() + wait };
        self.waits().send_modify(|waits| waits.push(wait.clone()));
        Waiting { out: self.clone(), wait }
    }

    /// Does the work; `on_wait` hears how many seconds requests to this host wait for its rate limit, and `None` once
    /// none waits any more. Sends nothing.
    pub async fn telling_waits<T>(
        &self,
        host: &str,
        on_wait: &(dyn Fn(Option<u64>) + Send + Sync),
        work: impl Future<Output = T>,
    ) -> T {
        tokio::select! {
            biased;
            done = work => done,
            never = self.tell_waits(host, on_wait) => match never {},
        }
    }

    async fn tell_waits(&self, host: &str, on_wait: &(dyn Fn(Option<u64>) + Send + Sync)) -> Infallible {
        let mut waits = self.waits().subscribe();
        let mut announced: Option<Instant> = None;
        loop {
            let ends = waits.borrow_and_update().iter().filter(|wait| wait.host == host).map(|wait| wait.until).max();
            let same = match (announced, ends) {
                // Several requests that were refused together end their waits at almost the same moment.
                (Some(announced), Some(ends)) => announced + SAME > ends,
                (announced, ends) => announced == ends,
            };
            if !same {
                announced = ends;
                on_wait(ends.map(seconds_to));
            }
            if waits.changed().await.is_err() {
                std::future::pending::<()>().await;
            }
        }
    }
}

/// Whole seconds until then, counting the one that has begun.
fn seconds_to(until: Instant) -> u64 {
    let left = until.saturating_duration_since(Instant::now());
    left.as_secs() + u64::from(left.subsec_millis() > 0)
}
