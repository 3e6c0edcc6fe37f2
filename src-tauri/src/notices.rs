//! What the shell tells the page on its own: one channel, which the page opens when it starts.
//!
//! Nothing here carries a text from the clipboard.

use std::sync::{Mutex, MutexGuard, PoisonError};

use tauri::ipc::Channel;

use crate::view::Notice;

#[derive(Default)]
struct Line {
    page: Option<Channel<Notice>>,
    /// What no page has heard yet.
    kept: Option<Notice>,
}

static LINE: Mutex<Line> = Mutex::new(Line { page: None, kept: None });

fn line() -> MutexGuard<'static, Line> {
    LINE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A page has started: it hears what was kept for it, and everything from now on.
pub fn subscribe(page: Channel<Notice>) {
    let kept = {
        let mut line = line();
        line.page = Some(page.clone());
        line.kept.take()
    };
    tracing::info!("a page has started");
    if let Some(notice) = kept {
        if let Notice::Reloaded { problem } = &notice {
            tracing::info!(code = problem.code, "the page says why it was loaded again");
        }
        deliver(&page, notice);
    }
}

/// Tells the page that is there.
pub fn send(notice: Notice) {
    let page = line().page.clone();
    if let Some(page) = page {
        deliver(&page, notice);
    }
}

/// Keeps this for the next page: the one that is there goes away.
pub fn keep(notice: Notice) {
    let mut line = line();
    line.page = None;
    line.kept = Some(notice);
}

fn deliver(page: &Channel<Notice>, notice: Notice) {
    if let Err(error) = page.send(notice) {
        tracing::info!("the page did not hear a notice: {error}");
    }
}
