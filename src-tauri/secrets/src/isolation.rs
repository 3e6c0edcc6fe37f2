//! Process isolation: while a credential is in memory, other programs of the same user are kept out of it.
//!
//! The engine counts what holds a credential; how memory is closed is the host's ([`by`]), which knows the system.
//!
//! Invariants: memory is closed before the first [`ProcessIsolation`] is there, and opens only after the last one is gone. Each
//! value in locked pages has one, so do tokens, calls of the keychain that carry a secret, and connections that may
//! have carried a credential (`http/carried.rs`): an act that is canceled, fails or takes too long opens nothing
//! before its last buffer is gone.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// How many hold memory closed, and who closes it.
struct State {
    held: usize,
    host: Option<fn(bool)>,
}

static STATE: Mutex<State> = Mutex::new(State { held: 0, host: None });

fn state() -> MutexGuard<'static, State> {
    STATE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// From now on this closes memory (`true`) and opens it again (`false`). It is called by one thread at a time and must
/// not make or drop a [`ProcessIsolation`].
pub fn by(host: fn(bool)) {
    let mut state = state();
    state.host = Some(host);
    if state.held > 0 {
        host(true);
    }
}

/// While one lives, the process's memory is closed to others.
#[must_use = "the memory is closed only while this lives"]
#[derive(Debug)]
pub struct ProcessIsolation(());

impl ProcessIsolation {
    /// Closes the memory.
    #[expect(clippy::new_without_default, reason = "closing memory is an act, not a default")]
    pub fn new() -> Self {
        let mut state = state();
        state.held += 1;
        if let (1, Some(host)) = (state.held, state.host) {
            host(true);
        }
        Self(())
    }
}

impl Drop for ProcessIsolation {
    fn drop(&mut self) {
        let mut state = state();
        state.held -= 1;
        if let (0, Some(host)) = (state.held, state.host) {
            host(false);
        }
    }
}
