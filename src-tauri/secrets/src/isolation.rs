//! Process isolation: while a credential is in memory, other programs of the same user can't read the process.
//!
//! This module counts what holds a credential. The host knows the system and closes its memory ([`by`]).
//!
//! Invariants: memory is closed before the first [`ProcessIsolation`] exists, and opens only after the last one is
//! dropped. Each value in locked pages holds one; so do tokens, calls to the keychain that carry a secret, and
//! connections that may have carried a credential (`http/carried.rs`). An act that is canceled, fails or times out
//! opens nothing before its last buffer is gone.

use parking_lot::Mutex;

/// How many hold memory closed, and who closes it.
struct State {
    held: usize,
    host: Option<fn(bool)>,
}

static STATE: Mutex<State> = Mutex::new(State { held: 0, host: None });

/// Sets the function that closes memory (`true`) and opens it (`false`). One thread at a time calls it, and it must
/// neither make nor drop a [`ProcessIsolation`].
pub fn by(host: fn(bool)) {
    let mut state = STATE.lock();
    state.host = Some(host);
    if state.held > 0 {
        host(true);
    }
}

/// While one lives, other programs can't read the process's memory.
#[must_use = "the memory is closed only while this lives"]
#[derive(Debug)]
pub struct ProcessIsolation(());

impl ProcessIsolation {
    /// Closes the memory.
    #[expect(clippy::new_without_default, reason = "closing memory is an act, not a default")]
    pub fn new() -> Self {
        let mut state = STATE.lock();
        state.held += 1;
        if let (1, Some(host)) = (state.held, state.host) {
            host(true);
        }
        Self(())
    }
}

impl Drop for ProcessIsolation {
    fn drop(&mut self) {
        let mut state = STATE.lock();
        state.held -= 1;
        if let (0, Some(host)) = (state.held, state.host) {
            host(false);
        }
    }
}
