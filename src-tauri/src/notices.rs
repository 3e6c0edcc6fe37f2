//! The shell's notices to the page: one channel, which the page opens when it starts.
//!
//! No notice carries a text from the clipboard.

use parking_lot::Mutex;

use tauri::ipc::Channel;

use crate::view::Notice;

#[derive(Default)]
struct Line {
    page: Option<Channel<Notice>>,
    /// Notices that no page has received yet.
    kept: Option<Notice>,
}

static LINE: Mutex<Line> = Mutex::new(Line { page: None, kept: None });

/// A page has started: it gets the kept notices, and every later one.
pub fn subscribe(page: Channel<Notice>) {
    let kept = {
        let mut line = LINE.lock();
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

/// Sends it to the present page.
pub fn send(notice: Notice) {
    let page = LINE.lock().page.clone();
    if let Some(page) = page {
        deliver(&page, notice);
    }
}

/// Keeps it for the next page: the present one is about to go.
pub fn keep(notice: Notice) {
    let mut line = LINE.lock();
    line.page = None;
    line.kept = Some(notice);
}

fn deliver(page: &Channel<Notice>, notice: Notice) {
    if let Err(error) = page.send(notice) {
        tracing::info!("the page did not hear a notice: {error}");
    }
}
