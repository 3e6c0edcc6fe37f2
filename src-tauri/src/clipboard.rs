//! The clipboard, in Rust alone: the web view never reads or writes it.
//!
//! Invariants: a copied or read text is remembered by a keyed hash, not by value. Only a text that is still the one
//! copied or read is emptied. A copied secret is emptied after its time, on leaving the step, the connection or the
//! mode, on quitting, and by the next start after a crash. A text that was copied openly never counts as a secret.
//! Emptying doesn't restore an earlier text. A listener hears that something changed, and reads nothing. Buffers are
//! wiped.
//!
//! What this can't reach, and the page says so: a clipboard history that took the value before it was marked, and the
//! far end of a remote session.

#[cfg_attr(target_os = "linux", path = "clipboard/gtk.rs")]
#[cfg_attr(not(target_os = "linux"), path = "clipboard/plugin.rs")]
mod system;

#[cfg(any(test, not(target_os = "linux")))]
mod answer;
mod left;
mod offered;
#[cfg(all(test, windows))]
#[path = "clipboard/windows_tests.rs"]
mod windows_tests;

use parking_lot::Mutex;
use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use engine::Engine;
use model::problem::{Kind, Problem, Result};
use secrets::custody::Clipboard;
use secrets::fingerprint::TextHash;
use secrets::stores::Answer;
use tauri::{AppHandle, Manager as _};
use zeroize::Zeroizing;

use crate::harden::ProcessIsolation;
use crate::live::Live;

/// Seconds after which a copied secret may be emptied; the first is the default.
pub const EMPTIES_AFTER_S: [u32; 4] = [30, 15, 60, 120];

/// What is copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Text {
    /// Stays until something else is copied, and is no secret.
    Open,
    /// A secret of practice mode, unmarked, as a console's page leaves it: stays until the connection or the mode is
    /// left.
    Console,
    /// Marked as a secret, and emptied after so many seconds.
    Secret(u32),
}

/// How long another program may take to hand over what it copied.
const PATIENCE: Duration = Duration::from_secs(5);

/// Until the next try, if another program held the clipboard when the time was over.
const AGAIN: Duration = Duration::from_secs(5);

/// A text of the clipboard, recognizable and not readable.
pub type Seen = TextHash;

/// A secret that this app put on the clipboard.
struct Ours {
    seen: Seen,
    /// Number of the copy: an older countdown leaves a newer copy alone.
    turn: u64,
    /// Not of practice mode: a note on disk outlives a crash.
    noted: bool,
    _closed: ProcessIsolation,
}

struct Put {
    ours: Option<Ours>,
    turns: u64,
    /// Texts that were copied openly, the newest last.
    openly: VecDeque<Seen>,
}

/// More than anybody copies while one of them can still return from a clipboard history.
const OPENLY: usize = 1_000;

static PUT: Mutex<Put> = Mutex::new(Put { ours: None, turns: 0, openly: VecDeque::new() });

/// The clipboard for custody.
pub struct Desktop(pub AppHandle);

impl Clipboard for Desktop {
    fn read(&self) -> Answer<'_, Zeroizing<String>> {
        Box::pin(take(&self.0))
    }

    fn empty(&self) -> Answer<'_, ()> {
        Box::pin(system::clear(&self.0))
    }

    fn put_openly(&self, text: TextHash) -> bool {
        PUT.lock().openly.contains(&text)
    }
}

/// The text of the clipboard. Only for a person's press or key.
///
/// # Errors
/// `clipboard-empty` if it has no text, with what it has; `clipboard-unreadable` if it could not be read in time, or
/// its owner offered text and did not deliver it.
pub async fn take(handle: &AppHandle) -> Result<Zeroizing<String>> {
    match tokio::time::timeout(PATIENCE, system::read(handle)).await {
        Ok(Ok(Some(text))) if !text.trim().is_empty() => Ok(text),
        Ok(Ok(Some(_))) => Err(Problem::new(Kind::ClipboardEmpty).at("blank")),
        Ok(Ok(None)) => Err(Kind::ClipboardEmpty.into()),
        Ok(Err(problem)) => Err(problem),
        Err(_) => Err(Kind::ClipboardUnreadable.into()),
    }
}

/// Copies a text. A secret is marked, so that histories skip it where the platform promises that or can be asked for
/// it, and is emptied after its time. Answers whether histories skip it; `None` where nobody promises, or for a text
/// that is no secret.
///
/// # Errors
/// `clipboard-unreadable` if the system refused it.
pub async fn put(handle: &AppHandle, text: &str, kind: Text) -> Result<Option<bool>> {
    let secret = matches!(kind, Text::Secret(_));
    if secret {
        left::note(real(handle)?.store(), text)?;
    }
    let (turn, over) = {
        let mut put = PUT.lock();
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
        // It replaced the secret.
        if over {
            forget_left(handle);
        }
        return Ok(None);
    };
    let handle = handle.clone();
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(Duration::from_secs(seconds.into())).await;
        // If another program holds the clipboard, it is tried again.
        while PUT.lock().ours.as_ref().is_some_and(|ours| ours.turn == turn) && !empty_if_ours(&handle).await {
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

/// Whether this is a secret that the app copied.
#[must_use]
pub fn is_ours(text: &str) -> bool {
    PUT.lock().ours.as_ref().is_some_and(|ours| ours.seen == remember(text))
}

/// Empties the clipboard if it still has a secret that this app copied. One of practice mode's consoles stays.
pub async fn empty_if_ours(handle: &AppHandle) -> bool {
    empty_if(handle, |ours| ours.noted).await
}

/// Empties the clipboard of any secret that this app copied, also one of practice mode's consoles: its connection or
/// mode is left.
pub async fn empty_on_leaving(handle: &AppHandle) -> bool {
    empty_if(handle, |_| true).await
}

async fn empty_if(handle: &AppHandle, meant: impl Fn(&Ours) -> bool) -> bool {
    let Some((seen, turn)) = PUT.lock().ours.as_ref().filter(|ours| meant(ours)).map(|ours| (ours.seen, ours.turn))
    else {
        return false;
    };
    let emptied = match take(handle).await {
        Ok(text) if remember(&text) == seen => system::clear(handle).await.is_ok(),
        Err(problem) if problem.kind == Kind::ClipboardUnreadable => false,
        Ok(_) | Err(_) => {
            // Another text is there, or none: the secret is gone.
            forget(handle, turn);
            return false;
        }
    };
    // If it could not be emptied now, leaving the step or quitting tries again.
    if emptied {
        forget(handle, turn);
    }
    emptied
}

/// Empties what an earlier run copied and did not empty, if it is still there. Reads the clipboard only if something
/// was left.
pub async fn empty_left(handle: &AppHandle) {
    let Ok(real) = real(handle) else { return };
    let Some(left) = left::noted(real.store()) else { return };
    let gone = match take(handle).await {
        Ok(text) if left.is(&text) => system::clear(handle).await.is_ok(),
        Err(problem) if problem.kind == Kind::ClipboardUnreadable => false,
        Ok(_) | Err(_) => true,
    };
    // A later copy has a note of its own.
    if gone && left::noted(real.store()).as_ref() == Some(&left) {
        forget_left(handle);
    }
}

/// Reports every change of the clipboard until [`stop_listening`] or the next call, without its content. The app's own
/// emptying is not reported.
///
/// # Errors
/// `clipboard-unreadable` if the system reports no changes.
pub fn listen(handle: &AppHandle, on_change: impl Fn() + Send + 'static) -> Result<()> {
    system::listen(handle, on_change)
}

/// Ends [`listen`].
pub fn stop_listening(handle: &AppHandle) {
    system::stop_listening(handle);
}

/// The same on quitting: on the main thread, without waiting for another program.
pub fn empty_on_exit(handle: &AppHandle) {
    let Some(ours) = PUT.lock().ours.take() else { return };
    // Otherwise the note stays, and the next start looks.
    if system::clear_on_exit(handle, &ours.seen) && ours.noted {
        forget_left(handle);
    }
}

/// Where it is on disk that a secret was copied: practice has no clipboard of its own.
fn real(handle: &AppHandle) -> Result<Arc<Engine>> {
    handle.state::<Arc<Live>>().engine()
}

/// What was copied is gone.
fn forget_left(handle: &AppHandle) {
    if let Ok(real) = real(handle) {
        left::forget(real.store());
    }
}

/// Forgets the secret, if it is still that one.
fn forget(handle: &AppHandle, turn: u64) {
    let gone = {
        let mut put = PUT.lock();
        let same = put.ours.as_ref().is_some_and(|ours| ours.turn == turn);
        if same { put.ours.take() } else { None }
    };
    if gone.is_some_and(|ours| ours.noted) {
        forget_left(handle);
    }
}
