//! Counts tokens: requested, issued, and ended as Okta confirmed.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use tokio::sync::watch;

/// Tokens of all clients of this process that may exist and are not revoked yet: they outlive the caller.
static OPEN: LazyLock<watch::Sender<usize>> = LazyLock::new(|| watch::Sender::new(0));

/// Counts a token from before its request until it is known not to exist, or is revoked as far as possible.
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

/// Waits until every token of this process is revoked, at most so long; answers whether it is.
pub async fn settled(within: Duration) -> bool {
    let mut open = OPEN.subscribe();
    let none = open.wait_for(|open| *open == 0);
    tokio::time::timeout(within, none).await.is_ok()
}

/// How many tokens Okta issued, and how many of them it confirmed as ended.
#[derive(Debug, Default)]
pub(super) struct Tally {
    given: AtomicU32,
    ended: AtomicU32,
}

/// Of all clients of this process.
static TALLY: Tally = Tally { given: AtomicU32::new(0), ended: AtomicU32::new(0) };

impl Tally {
    /// One was issued.
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
    /// Issued by Okta.
    pub given: u32,
    /// Confirmed as ended.
    pub ended: u32,
}

impl Tokens {
    /// Those that may live on.
    pub const fn not_ended(self) -> u32 {
        self.given.saturating_sub(self.ended)
    }
}

/// How many tokens Okta issued to this process, and how many it confirmed as ended.
pub fn tokens() -> Tokens {
    TALLY.count()
}
