//! The clipboard, in Rust alone: the web view never reads or writes it.
//!
//! Invariants: what was put or seen is remembered by a keyed hash, not by value; nothing is emptied that
//! is not still what was put or seen; a secret that was put is emptied after its time, on
//! leaving the step, on quitting, and by the next start after a crash. Emptying puts nothing there that
//! stood there before. Listening is told that something changed, and reads nothing. Buffers are wiped.
//!
//! What this cannot reach, and the page says: a clipboard history that took the value before it was
//! marked, and the far end of a remote session.

#[cfg(target_os = "linux")]
#[path = "clipboard/gtk.rs"]
mod system;
#[cfg(not(target_os = "linux"))]
#[path = "clipboard/plugin.rs"]
mod system;

#[path = "clipboard/left.rs"]
mod left;

use std::hash::{BuildHasher, RandomState};
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use connect::problem::{Kind, Result};
use tauri::AppHandle;
use zeroize::Zeroizing;

use crate::harden::Closed;

/// Seconds after which a secret that was put can be emptied by itself; the first is taken unless the person
/// chose another.
pub const EMPTIES_AFTER_S: [u32; 4] = [30, 15, 60, 120];

/// What is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Text {
    /// Stays until something else is put.
    Open,
    /// Marked as secret, and emptied after so many seconds.
    Secret(u32),
}

/// How long another program may take to hand over what it copied.
const PATIENCE: Duration = Duration::from_secs(5);

/// A text that stood in the clipboard, recognisable and not readable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen(u64);

/// A secret of ours that stands in the clipboard.
struct Ours {
    seen: Seen,
    /// Which put it was: an older countdown leaves a newer one alone.
    turn: u64,
    _closed: Closed,
}

struct Put {
    ours: Option<Ours>,
    turns: u64,
}

static PUT: Mutex<Put> = Mutex::new(Put { ours: None, turns: 0 });

fn put_state() -> MutexGuard<'static, Put> {
    PUT.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What stands in the clipboard, as text. Call it only on a person's press or key.
///
/// # Errors
/// `clipboard-empty` when it holds no text; `clipboard-unreadable` when it could not be read in time.
pub async fn take(handle: &AppHandle) -> Result<Zeroizing<String>> {
    match tokio::time::timeout(PATIENCE, system::read(handle)).await {
        Ok(Ok(Some(text))) if !text.trim().is_empty() => Ok(text),
        Ok(Ok(_)) => Err(Kind::ClipboardEmpty.into()),
        Ok(Err(problem)) => Err(problem),
        Err(_) => Err(Kind::ClipboardUnreadable.into()),
    }
}

/// Puts a text there. A secret is marked, so that histories leave it out where the platform can promise
/// or at least ask for that, and is emptied after its time. Answers whether it is hidden from
/// histories: nothing where that cannot be promised, or the text is no secret.
///
/// # Errors
/// `clipboard-unreadable` when the system did not take it.
pub async fn put(handle: &AppHandle, text: &str, kind: Text) -> Result<Option<bool>> {
    let secret = kind != Text::Open;
    if secret {
        left::note(handle, text)?;
    }
    let (turn, over) = {
        let mut put = put_state();
        put.turns += 1;
        let over = put.ours.is_some();
        put.ours = secret.then(|| Ours { seen: remember(text), turn: put.turns, _closed: Closed::new() });
        (put.turns, over)
    };
    if let Err(problem) = system::write(handle, Zeroizing::new(text.to_owned()), secret).await {
        if forget(turn) {
            left::forget(handle);
        }
        return Err(problem);
    }
    let Text::Secret(seconds) = kind else {
        // It stands where the secret stood.
        if over {
            left::forget(handle);
        }
        return Ok(None);
    };
    let handle = handle.clone();
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(Duration::from_secs(seconds.into())).await;
        if put_state().ours.as_ref().is_some_and(|ours| ours.turn == turn) {
            empty_if_ours(&handle).await;
        }
    });
    Ok(system::HIDDEN.or_else(system::hidden_here))
}

/// Remembers a text without keeping it.
#[must_use]
pub fn remember(text: &str) -> Seen {
    // Keyed anew in each process, so that it cannot be tried against guesses elsewhere.
    static KEY: LazyLock<RandomState> = LazyLock::new(RandomState::new);
    Seen(KEY.hash_one(text.trim()))
}

/// Whether this is a secret that the app put there.
#[must_use]
pub fn is_ours(text: &str) -> bool {
    put_state().ours.as_ref().is_some_and(|ours| ours.seen == remember(text))
}

/// Empties the clipboard if it still holds this. False: something else stood there, or it could not be.
pub async fn empty_what_was(handle: &AppHandle, seen: &Seen) -> bool {
    match take(handle).await {
        Ok(text) if remember(&text) == *seen => system::clear(handle).await.is_ok(),
        Ok(_) | Err(_) => false,
    }
}

/// Empties the clipboard if a secret that this app put still stands there.
pub async fn empty_if_ours(handle: &AppHandle) -> bool {
    let Some((seen, turn)) = put_state().ours.as_ref().map(|ours| (ours.seen, ours.turn)) else {
        return false;
    };
    let emptied = match take(handle).await {
        Ok(text) if remember(&text) == seen => system::clear(handle).await.is_ok(),
        Err(problem) if problem.kind == Kind::ClipboardUnreadable => false,
        Ok(_) | Err(_) => {
            // Something else stands there, or nothing: it is gone.
            if forget(turn) {
                left::forget(handle);
            }
            return false;
        }
    };
    // What could not be emptied now is tried again on leaving the step and on quitting.
    if emptied && forget(turn) {
        left::forget(handle);
    }
    emptied
}

/// Empties what an earlier run copied and did not live to empty, if it still stands there. Reads the
/// clipboard only when something was left.
pub async fn empty_left(handle: &AppHandle) {
    let Some(left) = left::noted(handle) else { return };
    let gone = match take(handle).await {
        Ok(text) if left.is(&text) => system::clear(handle).await.is_ok(),
        Err(problem) if problem.kind == Kind::ClipboardUnreadable => false,
        Ok(_) | Err(_) => true,
    };
    // What was copied meanwhile has a note of its own.
    if gone && left::noted(handle).as_ref() == Some(&left) {
        left::forget(handle);
    }
}

/// Tells of every change of the clipboard until [`stop_listening`] or the next call: that it changed, not to
/// what. Our own emptying is not told.
///
/// # Errors
/// `clipboard-unreadable` when the system cannot tell.
pub fn listen(handle: &AppHandle, told: impl Fn() + Send + 'static) -> Result<()> {
    system::listen(handle, told)
}

/// Ends [`listen`].
pub fn stop_listening(handle: &AppHandle) {
    system::stop_listening(handle);
}

/// The same on quitting: on the main thread, without waiting for another program.
pub fn empty_on_exit(handle: &AppHandle) {
    let Some(ours) = put_state().ours.take() else { return };
    // Otherwise the note stays, and the next start looks.
    if system::clear_on_exit(handle, &ours.seen) {
        left::forget(handle);
    }
}

/// Whether it was still that one.
fn forget(turn: u64) -> bool {
    let mut put = put_state();
    let same = put.ours.as_ref().is_some_and(|ours| ours.turn == turn);
    if same {
        put.ours = None;
    }
    same
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_recognised_without_outer_space() {
        assert_eq!(remember("one"), remember(" one\n"));
        assert_ne!(remember("one"), remember("two"));
    }
}
