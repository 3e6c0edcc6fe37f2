//! Watches a running registration at Dell as long as its screen is open. Never sends a change.

use std::time::Duration;

use model::connection::Registration;
use model::problem::{Kind, Problem, Result};

use crate::engine::Engine;

/// The first pause between two looks; each is twice the one before.
const FIRST: Duration = Duration::from_secs(1);
/// Between two looks into the store meanwhile.
const SETTLED: Duration = Duration::from_millis(250);
/// The longest pause.
const LONGEST: Duration = Duration::from_secs(30);

/// One look at a task that is still running.
#[derive(Debug, Clone, PartialEq)]
pub struct Look {
    /// Seconds until the next.
    pub next_s: u64,
    /// Why this look showed nothing, if so: that passes, and watching continues.
    pub problem: Option<Problem>,
}

impl Engine {
    /// Looks at the task of a running registration until it ends, after 1, 2, 4 and up to 30 seconds. `on_look` answers
    /// whether anybody still watches. One sign-in serves all looks.
    ///
    /// # Errors
    /// Why the task failed (recorded as refused), or a problem that no waiting solves. A task that Dell no longer knows
    /// leads to reading its list.
    pub async fn watch_running(&self, id: &str, on_look: &(dyn Fn(Look) -> bool + Send + Sync)) -> Result<()> {
        let connection = self.store.get(id)?;
        let Registration::Running { task, of, .. } = &connection.registration else { return Ok(()) };
        let dell = self.dell(&connection).await?;
        let mut pause = FIRST;
        loop {
            // Another act on it is running: its answer is as good.
            if let Ok(_alone) = self.alone(id) {
                if self.store.get(id)?.registration != connection.registration {
                    return Ok(());
                }
                let problem = match self.watch_within(id, &dell, (task, of), Duration::ZERO).await {
                    Err(problem) if problem.kind == Kind::DellTaskHangs => None,
                    Err(problem) if problem.kind == Kind::DellNotListed => return self.read_list(id).await,
                    Err(problem) if passes(problem.kind) => Some(problem),
                    ended => return ended,
                };
                if !on_look(Look { next_s: pause.as_secs(), problem }) {
                    return Ok(());
                }
            }
            // The signed-in client holds Dell's key, so it is dropped as soon as another act has decided the
            // registration.
            let until = tokio::time::Instant::now() + pause;
            while tokio::time::Instant::now() < until {
                tokio::time::sleep(SETTLED.min(pause)).await;
                if self.store.get(id)?.registration != connection.registration {
                    return Ok(());
                }
            }
            pause = (pause * 2).min(LONGEST);
        }
    }
}

/// Problems that may have passed by the next look.
fn passes(kind: Kind) -> bool {
    matches!(kind, Kind::DellThrottled | Kind::DellDown) || kind.code().starts_with("network-")
}
