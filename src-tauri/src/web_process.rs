//! The process that draws the page: if it ends or stops answering it is replaced, and the page is loaded again. All
//! state is in Rust, so nothing is lost, and a page that loads sends no request.

#[cfg_attr(target_os = "linux", path = "web_process/gtk.rs")]
#[cfg_attr(target_os = "macos", path = "web_process/mac.rs")]
#[cfg_attr(windows, path = "web_process/windows.rs")]
mod system;

use parking_lot::Mutex;
use std::collections::VecDeque;
use std::time::{Duration, Instant};

use engine::locale::Language;
use model::problem::{Kind, Problem};
use tauri::{AppHandle, Manager as _, WebviewWindow};
use tokio::sync::oneshot;

use crate::app::App;
use crate::view::Notice;
use crate::{main_window, notices};

/// Between two checks whether the page answers.
const BEAT: Duration = Duration::from_secs(3);
/// A page that doesn't answer within this time counts as silent (SECURITY.md).
const SILENCE: Duration = Duration::from_secs(12);
/// The first answer comes only once the process has started.
const FIRST: Duration = Duration::from_secs(60);
/// The time for a last answer: the whole app may have been stopped while the clock ran on.
const LAST: Duration = Duration::from_secs(3);
/// How long a second start waits for an answer of this window's page.
const AT_ONCE: Duration = Duration::from_secs(1);

/// The page is loaded again automatically at most so many times within [`WITHIN`]; then the person is asked.
const TIMES: usize = 3;
const WITHIN: Duration = Duration::from_secs(60);

/// Watches the process from now on.
pub fn watch(window: &WebviewWindow) {
    if let Err(error) = system::watch(window) {
        tracing::error!("the page's process is not watched: {error}");
    }
    let handle = window.app_handle().clone();
    tauri::async_runtime::spawn(async move {
        let mut patience = FIRST;
        loop {
            tokio::time::sleep(BEAT).await;
            if answers_within(&handle, patience).await || answers_within(&handle, LAST).await {
                patience = SILENCE;
                continue;
            }
            patience = FIRST;
            replace(&handle, Kind::PageSilent);
        }
    });
}

/// Ends the process and loads the page in a new one, with the problem that made it necessary.
pub fn replace(handle: &AppHandle, reason: Kind) {
    let Some(window) = handle.get_webview_window(main_window::LABEL) else { return };
    if let Err(error) = system::end(&window, reason) {
        tracing::error!("the page's process was not ended: {error}");
    }
}

/// Whether the page answers at once. Off the main thread.
pub fn answers(handle: &AppHandle) -> bool {
    tauri::async_runtime::block_on(answers_within(handle, AT_ONCE))
}

async fn answers_within(handle: &AppHandle, patience: Duration) -> bool {
    let Some(window) = handle.get_webview_window(main_window::LABEL) else { return true };
    let (answer, answered) = oneshot::channel();
    let answer = Mutex::new(Some(answer));
    let asked = window.eval_with_callback("0", move |said| {
        if let Some(answer) = answer.lock().take() {
            // A process that is gone answers with an error. On Linux WebKit has reported that already.
            let _unheard = answer.send(cfg!(target_os = "linux") || !said.is_empty());
        }
    });
    if asked.is_err() {
        // The window is going away.
        return true;
    }
    match tokio::time::timeout(patience, answered).await {
        Ok(Ok(true)) => true,
        // Dropped: it was asked before the first page.
        Ok(Err(_)) => true,
        Ok(Ok(false)) => {
            tokio::time::sleep(LAST).await;
            false
        }
        Err(_) => false,
    }
}

/// The process has ended: loads the page again, unless that happened too often.
fn ended(handle: &AppHandle, reason: Kind) {
    tracing::warn!(?reason, "the page's process is gone and the page is loaded again");
    if may_reload() {
        load(handle, reason);
        return;
    }
    tracing::error!("the page's process ended {TIMES} times within {WITHIN:?}");
    let language = handle.state::<App>().language().unwrap_or(Language::En);
    let key = format!("problem-{}", Kind::PageKeepsEnding.code());
    let part = |name: &str| language.attribute(&key, name, &[]).unwrap_or_default();
    let message = Message {
        title: language.t(&key, &[]),
        text: format!("{} {}", part("why"), part("remedy")),
        button: language.t("blocked-again", &[]),
    };
    let again = handle.clone();
    system::explain(handle, message, move || {
        ENDINGS.lock().clear();
        load(&again, reason);
    });
}

/// A native message's text, in the person's language.
struct Message {
    title: String,
    text: String,
    #[cfg_attr(windows, expect(dead_code, reason = "a message box has the system's own OK"))]
    button: String,
}

/// When the process ended.
static ENDINGS: Mutex<VecDeque<Instant>> = Mutex::new(VecDeque::new());

fn may_reload() -> bool {
    let mut endings = ENDINGS.lock();
    endings.retain(|at| at.elapsed() < WITHIN);
    endings.push_back(Instant::now());
    endings.len() <= TIMES
}

fn load(handle: &AppHandle, kind: Kind) {
    notices::keep(Notice::Reloaded { problem: Problem::new(kind).into() });
    if let Some(window) = handle.get_webview_window(main_window::LABEL)
        && let Err(error) = window.reload()
    {
        tracing::error!("the page was not loaded again: {error}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_keeps_ending_is_not_loaded_for_ever() {
        for _ in 0..TIMES {
            assert!(may_reload());
        }
        assert!(!may_reload());
    }
}
