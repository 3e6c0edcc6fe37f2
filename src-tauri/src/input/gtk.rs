//! GTK's events of the web view (Linux). A script's events in the page never come here; another program's are marked as
//! sent and don't count.

use parking_lot::Mutex;
use std::time::Instant;

use gtk::gdk::keys::{Key, constants};
use gtk::gdk::{Event, EventType};
use gtk::glib::Propagation;
use gtk::prelude::*;
use tauri::{AppHandle, WebviewWindow};

/// Keys that press the focused button.
const PRESS_A_BUTTON: [&Key; 4] = [&constants::Return, &constants::KP_Enter, &constants::ISO_Enter, &constants::space];

/// When the last one came.
static LAST: Mutex<Option<Instant>> = Mutex::new(None);

pub(super) fn watch(window: &WebviewWindow) {
    let watched = window.with_webview(|view| {
        let view = view.inner();
        view.connect_event(|_, event| {
            if presses(event) {
                *LAST.lock() = Some(Instant::now());
            }
            Propagation::Proceed
        });
    });
    if let Err(error) = watched {
        // Then every such act is asked about.
        tracing::warn!("input can't be seen: {error}");
    }
}

pub(super) fn last(_handle: &AppHandle) -> Option<Instant> {
    *LAST.lock()
}

/// The end of a click or touch, or a key that presses a button. One for each press: other events of the same movement
/// don't count.
fn presses(event: &Event) -> bool {
    if event.is_send_event() {
        return false;
    }
    match event.event_type() {
        EventType::ButtonRelease => event.button() == Some(1),
        EventType::TouchEnd => true,
        EventType::KeyPress => {
            event.keyval().map(Key::from).is_some_and(|key| PRESS_A_BUTTON.iter().any(|one| **one == key))
        }
        _ => false,
    }
}
