//! The clipboard, in Rust alone: the web view never reads or writes it.
//!
//! Invariants: what was put or seen is remembered by a keyed hash, not by value; nothing is emptied that
//! is not still what was put or seen; a secret that was put is emptied after its time, on
//! leaving the step, the connection or the space, on quitting, and by the next start after a crash. A text that was put
//! openly is never taken for a secret. Emptying puts nothing there that
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

#[cfg(any(test, not(target_os = "linux")))]
#[path = "clipboard/answer.rs"]
mod answer;
#[path = "clipboard/left.rs"]
mod left;
#[path = "clipboard/offered.rs"]
mod offered;

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use model::problem::{Kind, Problem, Result};
use secrets::custody::Clipboard;
use secrets::fingerprint::TextHash;
use secrets::stores::Answer;
use tauri::AppHandle;
use zeroize::Zeroizing;

use crate::harden::ProcessIsolation;

/// Seconds after which a secret that was put can be emptied by itself; the first is taken unless the person
/// chose another.
pub const EMPTIES_AFTER_S: [u32; 4] = [30, 15, 60, 120];

/// What is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Text {
    /// Stays until something else is put, and is no secret.
    Open,
    /// A secret of Practice, unmarked, as the page of a console leaves it there: stays until the connection or the space
    /// is left.
    Console,
    /// Marked as secret, and emptied after so many seconds.
    Secret(u32),
}

/// How long another program may take to hand over what it copied.
const PATIENCE: Duration = Duration::from_secs(5);

/// Until the next try to empty what another program held when its time was over.
const AGAIN: Duration = Duration::from_secs(5);

/// A text that stood in the clipboard, recognizable and not readable.
pub type Seen = TextHash;

/// A secret of ours that stands in the clipboard.
struct Ours {
    seen: Seen,
    /// Which put it was: an older countdown leaves a newer one alone.
    turn: u64,
    /// Not one of Practice: a note on disk outlives a crash.
    noted: bool,
    _closed: ProcessIsolation,
}

struct Put {
    ours: Option<Ours>,
    turns: u64,
    /// Texts that were put openly, the newest last.
    openly: VecDeque<Seen>,
}

/// More than anybody copies while one of them can still come back from a clipboard history.
const OPENLY: usize = 1_000;

static PUT: Mutex<Put> = Mutex::new(Put { ours: None, turns: 0, openly: VecDeque::new() });

fn put_state() -> MutexGuard<'static, Put> {
    PUT.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The clipboard as custody uses it.
pub struct Desktop(pub AppHandle);

impl Clipboard for Desktop {
    fn read(&self) -> Answer<'_, Zeroizing<String>> {
        Box::pin(take(&self.0))
    }

    fn empty(&self) -> Answer<'_, ()> {
        Box::pin(system::clear(&self.0))
    }

    fn put_openly(&self, text: TextHash) -> bool {
        put_state().openly.contains(&text)
    }
}

/// What stands in the clipboard, as text. Call it only on a person's press or key.
///
/// # Errors
/// `clipboard-empty` when it holds no text, told by what it holds; `clipboard-unreadable` when it could not be read in
/// time, or its owner offered text and did not hand it over.
pub async fn take(handle: &AppHandle) -> Result<Zeroizing<String>> {
    match tokio::time::timeout(PATIENCE, system::read(handle)).await {
        Ok(Ok(Some(text))) if !text.trim().is_empty() => Ok(text),
        Ok(Ok(Some(_))) => Err(Problem::new(Kind::ClipboardEmpty).at("blank")),
        Ok(Ok(None)) => Err(Kind::ClipboardEmpty.into()),
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
    let secret = matches!(kind, Text::Secret(_));
    if secret {
        left::note(handle, text)?;
    }
    let (turn, over) = {
        let mut put = put_state();
        put.turns += 1;
        let (seen, turn) = (remember(text), put.turns);
        let over = put.ours.as_ref().is_some_and(|ours| ours.noted);
        put.ours = (kind != Text::Open).then(|| Ours { seen, turn, noted: secret, _closed: ProcessIsolation::new() });
        if kind == Text::Open {
            put.openly.retain(|known| *known != seen);
            put.openly.push_back(seen);
            if put.openly.len() > OPENLY {
                put.openly.pop_front();
            }
        }
        (turn, over)
    };
    if let Err(problem) = system::write(handle, Zeroizing::new(text.to_owned()), secret).await {
        forget(handle, turn);
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
        // What could not be looked at, since another program holds it, is tried again.
        while put_state().ours.as_ref().is_some_and(|ours| ours.turn == turn) && !empty_if_ours(&handle).await {
            tokio::time::sleep(AGAIN).await;
        }
    });
    Ok(system::HIDDEN.or_else(system::hidden_here))
}

/// Remembers a text without keeping it.
#[must_use]
pub fn remember(text: &str) -> Seen {
    TextHash::of(text)
}

/// Whether this is a secret that the app put there.
#[must_use]
pub fn is_ours(text: &str) -> bool {
    put_state().ours.as_ref().is_some_and(|ours| ours.seen == remember(text))
}

/// Empties the clipboard if a secret that this app put still stands there. One of Practice's consoles stays.
pub async fn empty_if_ours(handle: &AppHandle) -> bool {
    empty_if(handle, |ours| ours.noted).await
}

/// Empties the clipboard of each secret that this app put, one of Practice's consoles among them: the connection or the
/// space it belongs to is left.
pub async fn empty_on_leaving(handle: &AppHandle) -> bool {
    empty_if(handle, |_| true).await
}

async fn empty_if(handle: &AppHandle, meant: impl Fn(&Ours) -> bool) -> bool {
    let Some((seen, turn)) = put_state().ours.as_ref().filter(|ours| meant(ours)).map(|ours| (ours.seen, ours.turn))
    else {
        return false;
    };
    let emptied = match take(handle).await {
        Ok(text) if remember(&text) == seen => system::clear(handle).await.is_ok(),
        Err(problem) if problem.kind == Kind::ClipboardUnreadable => false,
        Ok(_) | Err(_) => {
            // Something else stands there, or nothing: it is gone.
            forget(handle, turn);
            return false;
        }
    };
    // What could not be emptied now is tried again on leaving the step and on quitting.
    if emptied {
        forget(handle, turn);
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
    if system::clear_on_exit(handle, &ours.seen) && ours.noted {
        left::forget(handle);
    }
}

/// It is gone, if it is still that one.
fn forget(handle: &AppHandle, turn: u64) {
    let gone = {
        let mut put = put_state();
        let same = put.ours.as_ref().is_some_and(|ours| ours.turn == turn);
        if same { put.ours.take() } else { None }
    };
    if gone.is_some_and(|ours| ours.noted) {
        left::forget(handle);
    }
}
