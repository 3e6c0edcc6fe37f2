//! Pasting: Rust reads the clipboard and judges the text before the web view gets it.
//!
//! Invariants: the web view itself never reads the clipboard, the primary selection or a dragged text. A text with a
//! credential never enters the page. One key or button of the person's pays for one paste.
//!
//! The platform's file sees the key, button or menu item before the web view, keeps it from the web view, and calls
//! [`requested`]. The page then names the focused field with the command `paste`, and the text is inserted there unless
//! it is a saved value, a secret that the app copied, or something of the shape of a secret or token.

#[cfg_attr(target_os = "linux", path = "paste/gtk.rs")]
#[cfg_attr(target_os = "macos", path = "paste/mac.rs")]
#[cfg_attr(windows, path = "paste/windows.rs")]
mod system;

use parking_lot::Mutex;
use std::time::{Duration, Instant};

use engine::Engine;
use model::names::ClientId;
use model::problem::{Kind, Problem, Result};
use secrets::detection::{carries, looks_like_secret};
use tauri::{AppHandle, Manager as _, WebviewWindow};

use crate::app::App;
use crate::harden::ProcessIsolation;
use crate::view::Notice;
use crate::{clipboard, notices};

/// Where the text comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The clipboard.
    Clipboard,
    /// The primary selection, by a middle click (X11 and Wayland).
    #[cfg_attr(
        not(any(target_os = "linux", test)),
        expect(dead_code, reason = "only these systems have a primary selection")
    )]
    Primary,
}

/// How long the page may take to name the field after a key or a button.
const VALID_FOR: Duration = Duration::from_secs(3);

/// The last request that no paste has used yet.
static REQUEST: Mutex<Option<(Source, Instant)>> = Mutex::new(None);

/// Watches the person's keys and buttons in this window before the web view gets them.
pub fn watch(window: &WebviewWindow) {
    if let Err(error) = system::watch(window) {
        tracing::error!("pasting is not watched: {error}");
    }
}

/// The person asked for a paste. The page is notified for the clipboard; it sees a middle click itself.
fn requested(source: Source) {
    tracing::debug!(?source, "a paste is asked for");
    *REQUEST.lock() = Some((source, Instant::now()));
    if source == Source::Clipboard {
        notices::send(Notice::Paste);
    }
}

/// Inserts the text into the focused field, which the page calls `field`. Without a person's request it does nothing.
///
/// # Errors
/// `client-id-is-secret`, `paste-is-secret`: the text carries a credential, and is not inserted.
/// `clipboard-unreadable`.
pub async fn paste(handle: &AppHandle, field: &str) -> Result<()> {
    let Some(source) = take_request() else {
        tracing::debug!(field, "nobody asked for this paste");
        return Ok(());
    };
    tracing::debug!(field, ?source, "pasting");
    let _closed = ProcessIsolation::new();
    let text = match source {
        Source::Clipboard => clipboard::take(handle).await,
        Source::Primary => system::read_primary(handle).await,
    };
    let text = match text {
        Ok(text) => text,
        Err(problem) if problem.kind == Kind::ClipboardEmpty => return Ok(()),
        Err(problem) => return Err(problem.at(field)),
    };
    let engine = handle.state::<App>().engine().await.ok();
    let unfit = field == "client_id" && ClientId::read(&text).is_err_and(|p| p.kind == Kind::ClientIdIsSecret);
    if unfit || is_credential(handle, engine.as_deref(), &text) {
        let kind = if field == "client_id" { Kind::ClientIdIsSecret } else { Kind::PasteIsSecret };
        return Err(Problem::new(kind).at(field));
    }
    system::insert(handle, text)
}

/// For systems whose web view has no call for it: `insertText` needs no permission and fires the usual events.
#[cfg(not(target_os = "linux"))]
fn insert_by_script(handle: &AppHandle, text: &str) -> Result<()> {
    let failed = || Problem::new(Kind::ClipboardUnreadable);
    let window = handle.get_webview_window(crate::main_window::LABEL).ok_or_else(failed)?;
    let text = serde_json::to_string(text).map_err(|_| failed())?;
    window.eval(format!("document.execCommand('insertText', false, {text})")).map_err(|_| failed())
}

/// Spends the person's last paste of the clipboard, if it is recent and unused.
pub fn spend() -> bool {
    take_request() == Some(Source::Clipboard)
}

fn take_request() -> Option<Source> {
    let (source, at) = REQUEST.lock().take()?;
    (at.elapsed() < VALID_FOR).then_some(source)
}

/// Whether a text carries a credential: by its shape, because the app copied it, or because a connection of live mode
/// or of the open mode has it saved.
fn is_credential(handle: &AppHandle, open: Option<&Engine>, text: &str) -> bool {
    let kept = |engine: &Engine| {
        let all = engine.store().all().unwrap_or_default();
        all.iter().flat_map(model::connection::Connection::custodies).any(|custody| carries(text, &custody.mark))
    };
    looks_like_secret(text)
        || clipboard::is_ours(text)
        || open.is_some_and(kept)
        || handle.state::<App>().real().is_ok_and(|engine| kept(&engine))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_press_pays_for_one_paste() {
        assert_eq!(take_request(), None);
        requested(Source::Primary);
        requested(Source::Primary);
        assert_eq!(take_request(), Some(Source::Primary));
        assert_eq!(take_request(), None);
    }
}
