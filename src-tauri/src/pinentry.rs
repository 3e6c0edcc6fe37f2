//! A native dialog for what may not pass the web view: a secret typed by hand where the clipboard cannot
//! be read, the passphrase of a vault, and the name that reports are recorded under.
//!
//! Invariants: what is typed is never sent to the page by this, and stands in one wiped text on our side; it is shown
//! only where the question says so, which none for a secret does. The toolkit's own copy is overwritten where the toolkit lets us (GTK does so by itself; an
//! `NSString` of macOS cannot be). One dialog at a time.

#[cfg(target_os = "linux")]
#[path = "pinentry/gtk.rs"]
mod system;
#[cfg(target_os = "macos")]
#[path = "pinentry/mac.rs"]
mod system;
#[cfg(windows)]
#[path = "pinentry/windows.rs"]
mod system;

use std::sync::LazyLock;

use engine::locale::Language;
use tauri::AppHandle;
use tokio::sync::{Mutex, MutexGuard, oneshot};
use zeroize::Zeroizing;

use crate::harden::{self, ProcessIsolation};

/// What the dialog says. Every text is already in the person's language.
#[derive(Debug, Clone)]
pub struct Question {
    /// The dialog's title.
    pub title: String,
    /// The field's label.
    pub label: String,
    /// A second field for the same text once more, with this label, for what nobody could correct later:
    /// `Question { again: Some(label), ..Question::new(...) }`.
    pub again: Option<String>,
    /// Said when the two differ.
    pub differ: String,
    /// For what is no secret: the field shows its text, and begins with this one.
    pub shown: Option<String>,
    /// The button that takes it.
    pub accept: String,
    /// The button that does not.
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

/// Holds the place of the one native window; nothing where one is open. A question under another window could be answered
/// by a click that was meant for that one.
pub fn alone() -> Option<MutexGuard<'static, ()>> {
    static OPEN: LazyLock<Mutex<()>> = LazyLock::new(Mutex::default);
    OPEN.try_lock().ok()
}

/// Asks for one text. Nothing: the person canceled, closed the dialog, or one is open
/// already. An empty text cannot be given. The text is as typed, white space and all.
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
    // A dialog that goes away unanswered, as with the window it belongs to, is a canceled one.
    let text = answered.await.ok().flatten();
    let _swept = handle.run_on_main_thread(harden::sweep);
    text
}

/// Who is waiting for the dialog.
type Answer = oneshot::Sender<Option<Zeroizing<String>>>;
