//! How many tokens there are: under way, given, and ended as Okta confirmed it.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use tokio::sync::watch;

/// Tokens that may exist and are not revoked yet, of all clients of this process: they outlive whoever asked.
static OPEN: LazyLock<watch::Sender<usize>> = LazyLock::new(|| watch::Sender::new(0));

/// Counts a token from before it is asked for until it is known to be none, or revoked as far as can be.
#[derive(Debug)]
pub(super) struct Counted;

impl Counted {
    pub(super) fn new() -> Self {
        OPEN.send_modify(|open| *open += 1);
        Self
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        OPEN.send_modify(|open| *open = open.saturating_sub(1));
    }
}

/// Waits until every token of this process is revoked, at most so long; whether it is.
pub async fn settled(within: Duration) -> bool {
    let mut open = OPEN.subscribe();
    let none = open.wait_for(|open| *open == 0);
    tokio::time::timeout(within, none).await.is_ok()
}

/// How many tokens Okta gave, and of how many it confirmed the end.
#[derive(Debug, Default)]
pub(super) struct Tally {
    given: AtomicU32,
    ended: AtomicU32,
}

/// Of all clients of this process.
static TALLY: Tally = Tally { given: AtomicU32::new(0), ended: AtomicU32::new(0) };

impl Tally {
    /// One came.
    pub(super) fn given(&self) {
        for tally in [self, &TALLY] {
            tally.given.fetch_add(1, Ordering::AcqRel);
        }
    }

    /// Okta confirmed that one is ended.
    pub(super) fn ended(&self) {
        for tally in [self, &TALLY] {
            tally.ended.fetch_add(1, Ordering::AcqRel);
        }
    }

    pub(super) fn count(&self) -> Tokens {
        let ended = self.ended.load(Ordering::Acquire);
        Tokens { given: self.given.load(Ordering::Acquire), ended }
    }
}

/// Tokens of this process so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tokens {
    /// Those that Okta gave.
    pub given: u32,
    /// Those of which it confirmed the end.
    pub ended: u32,
}

impl Tokens {
    /// Those that may live on.
    #[must_use]
    pub const fn not_ended(self) -> u32 {
        self.given.saturating_sub(self.ended)
    }
}

/// How many tokens Okta gave to this process, and of how many it confirmed the end.
#[must_use]
pub fn tokens() -> Tokens {
    TALLY.count()
}
