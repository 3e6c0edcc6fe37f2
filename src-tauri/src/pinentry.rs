//! A native dialog for texts that must not pass the web view: a secret typed by hand where the clipboard can't be read,
//! a vault's passphrase, and the name for reports.
//!
//! Invariants: the text never goes to the page, and is in one wiped text on our side; it is visible only if the
//! question says so, which none for a secret does. The toolkit's own copy is overwritten where the toolkit allows it
//! (GTK does so by itself; macOS's `NSString` can't be). One dialog at a time.

#[cfg_attr(target_os = "linux", path = "pinentry/gtk.rs")]
#[cfg_attr(target_os = "macos", path = "pinentry/mac.rs")]
#[cfg_attr(windows, path = "pinentry/windows.rs")]
mod system;

use std::sync::LazyLock;

use engine::locale::Language;
use tauri::AppHandle;
use tokio::sync::{Mutex, MutexGuard, oneshot};
use zeroize::Zeroizing;

use crate::harden::{self, ProcessIsolation};

/// The dialog's texts, in the person's language.
#[derive(Debug, Clone)]
pub struct Question {
    /// The dialog's title.
    pub title: String,
    /// The field's label.
    pub label: String,
    /// A second field for the same text, with this label, if nobody could correct the text later: `Question { again:
    /// Some(label), ..Question::new(...) }`.
    pub again: Option<String>,
    /// Shown if the two differ.
    pub differ: String,
    /// For a text that is no secret: the field shows its text, and begins with this one.
    pub shown: Option<String>,
    /// The button that accepts.
    pub accept: String,
    /// The button that doesn't.
    pub cancel: String,
}

impl Question {
    /// One field that hides its text, with the usual buttons. `title` and `label` are words, not keys.
    #[must_use]
    pub fn new(language: Language, title: String, label: String) -> Self {
        let t = |key: &str| language.t(key, &[]);
        let (differ, accept, cancel) = (t("typed-differ"), t("typed-accept"), t("common-cancel"));
        Self { title, label, again: None, differ, shown: None, accept, cancel }
    }
}

/// Reserves the one native window; `None` if another is open. A click meant for the upper window could answer a
/// question under it.
pub fn alone() -> Option<MutexGuard<'static, ()>> {
    static OPEN: LazyLock<Mutex<()>> = LazyLock::new(Mutex::default);
    OPEN.try_lock().ok()
}

/// Asks for one text. `None`: the person canceled or closed the dialog, or another is open. An empty text is refused.
/// The text is as typed, with its white space.
///
/// The process's memory is closed to others while the dialog is open.
pub async fn ask(handle: &AppHandle, question: Question) -> Option<Zeroizing<String>> {
    let _one = alone()?;
    let _closed = ProcessIsolation::new();
    let (answer, answered) = oneshot::channel();
    let on_main = handle.clone();
    let begun = handle.run_on_main_thread(move || system::open(&on_main, question, answer));
    if let Err(error) = begun {
        tracing::warn!("the dialog was not opened: {error}");
        return None;
    }
    // A dialog that goes away unanswered, for example with its window, counts as canceled.
    let text = answered.await.ok().flatten();
    let _swept = handle.run_on_main_thread(harden::sweep);
    text
}

/// Who is waiting for the dialog.
type Answer = oneshot::Sender<Option<Zeroizing<String>>>;
