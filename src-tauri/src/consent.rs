//! Questions outside the page: a native dialog, whose answer no script can give.
//!
//! Invariants: the safe answer is the default, also for Escape, the close button and a dialog that goes away; the other
//! one can be given only after a moment in front without a key or click, so that one meant for something else can't
//! give it; one native window at a time, and a question that comes meanwhile is a no.

#[cfg_attr(target_os = "linux", path = "consent/gtk.rs")]
#[cfg_attr(target_os = "macos", path = "consent/mac.rs")]
#[cfg_attr(windows, path = "consent/windows.rs")]
mod system;

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use engine::consent::{Answer, Consent, Question};
use engine::locale::Language;
use tauri::{AppHandle, Manager as _};
use tokio::sync::oneshot;

use crate::live::Live;
use crate::pinentry;

/// Asks over the app's window, once there is one.
#[derive(Debug, Default)]
pub struct Native(OnceLock<AppHandle>);

impl Native {
    /// From now on there is a window to ask over.
    pub fn attach(&self, handle: &AppHandle) {
        // The window is opened once.
        let _first = self.0.set(handle.clone());
    }
}

impl Consent for Native {
    fn ask(&self, question: Question) -> Answer<'_> {
        Box::pin(async move {
            let Some(handle) = self.0.get() else { return false };
            let answer = match handle.state::<Arc<Live>>().language() {
                Ok(language) => ask(handle, &Words::of(&question, language)).await,
                Err(_) => false,
            };
            tracing::info!(question = question.word(), answer, "asked outside the page");
            answer
        })
    }
}

/// A dialog's texts, in the person's language.
#[derive(Debug, Clone)]
struct Words {
    /// The question.
    question: String,
    /// The consequence of a yes.
    why: String,
    /// The button that agrees, named after what it does.
    #[cfg_attr(windows, expect(dead_code, reason = "a message box has the system's own Yes"))]
    yes: String,
    /// The button that doesn't.
    #[cfg_attr(windows, expect(dead_code, reason = "a message box has the system's own No"))]
    no: String,
    /// Agreeing destroys something.
    destroys: bool,
}

impl Words {
    fn of(question: &Question, language: Language) -> Self {
        let unnamed = language.t("consent-unnamed", &[]);
        let args: Vec<(&str, &str)> = question
            .args()
            .into_iter()
            .map(|(name, value)| (name, if value.is_empty() { unnamed.as_str() } else { value }))
            .collect();
        let word = |part: &str| language.t(&format!("consent-{}-{part}", question.word()), &args);
        Self {
            question: word("title"),
            why: word("why"),
            yes: word("yes"),
            no: word("no"),
            destroys: question.destroys(),
        }
    }
}

/// Closes the dialog of a question that nobody waits for any more.
struct Asked {
    handle: AppHandle,
    number: u64,
}

impl Drop for Asked {
    fn drop(&mut self) {
        let number = self.number;
        let _ended = self.handle.run_on_main_thread(move || system::close(number));
    }
}

async fn ask(handle: &AppHandle, words: &Words) -> bool {
    static NUMBERS: AtomicU64 = AtomicU64::new(0);
    let Some(_one) = pinentry::alone() else { return false };
    let asked = Asked { handle: handle.clone(), number: NUMBERS.fetch_add(1, Ordering::Relaxed) };
    let (answer, answered) = oneshot::channel();
    let (on_main, words, number) = (handle.clone(), words.clone(), asked.number);
    if let Err(error) = handle.run_on_main_thread(move || system::open(&on_main, number, &words, answer)) {
        tracing::warn!("the question was not asked: {error}");
        return false;
    }
    answered.await.unwrap_or(false)
}
