//! A GTK message dialog (Linux).

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use gtk::gdk::{EventMask, EventType};
use gtk::glib::Propagation;
use gtk::prelude::*;
use gtk::{ButtonsType, MessageDialog, MessageType, ResponseType};
use tauri::{AppHandle, Manager as _};
use tokio::sync::oneshot;

use super::Words;
use crate::main_window;

/// How long the question is shown before a yes is possible.
const MOMENT: Duration = Duration::from_millis(500);

thread_local! {
    static SHOWN: RefCell<Option<(u64, MessageDialog)>> = const { RefCell::new(None) };
}

/// Opens it over the app's window. On GTK's thread.
pub(super) fn open(handle: &AppHandle, number: u64, words: &Words, answer: oneshot::Sender<bool>) {
    let dialog = MessageDialog::builder()
        .modal(true)
        .message_type(if words.destroys { MessageType::Warning } else { MessageType::Question })
        .buttons(ButtonsType::None)
        .title(&words.question)
        .text(&words.question)
        .secondary_text(&words.why)
        .build();
    if let Some(parent) = handle.get_webview_window(main_window::LABEL).and_then(|window| window.gtk_window().ok()) {
        dialog.set_transient_for(Some(&parent));
        dialog.set_destroy_with_parent(true);
    }
    dialog.add_button(&words.no, ResponseType::Cancel);
    let yes = dialog.add_button(&words.yes, ResponseType::Accept);
    if words.destroys {
        yes.style_context().add_class("destructive-action");
    }
    dialog.set_default_response(ResponseType::Cancel);
    guard(&dialog);
    let answer = Cell::new(Some(answer));
    // Escape and the close button answer, too.
    dialog.connect_response(move |dialog, response| {
        if let Some(answer) = answer.take() {
            let _unheard = answer.send(response == ResponseType::Accept);
        }
        dialog.close();
    });
    dialog.show_all();
    dialog.present();
    SHOWN.set(Some((number, dialog)));
}

/// Prevents the yes until the dialog was in front for a moment without a key or click.
fn guard(dialog: &MessageDialog) {
    // Only the last moment that began counts.
    let last = Rc::new(Cell::new(0_u32));
    let begin = {
        let (dialog, last) = (dialog.downgrade(), last.clone());
        move || {
            let Some(shown) = dialog.upgrade() else { return };
            shown.set_response_sensitive(ResponseType::Accept, false);
            let number = last.get().wrapping_add(1);
            last.set(number);
            let (dialog, last) = (dialog.clone(), last.clone());
            gtk::glib::timeout_add_local_once(MOMENT, move || {
                if let Some(dialog) = dialog.upgrade().filter(|_| last.get() == number) {
                    dialog.set_response_sensitive(ResponseType::Accept, true);
                    last.set(0);
                }
            });
        }
    };
    begin();
    // Another window was in front, and a key or click was on its way to it.
    let again = begin.clone();
    dialog.connect_is_active_notify(move |dialog| {
        if dialog.is_active() {
            again();
        }
    });
    dialog.add_events(EventMask::BUTTON_PRESS_MASK | EventMask::KEY_PRESS_MASK);
    dialog.connect_event(move |_, event| {
        let meant_for_another = last.get() != 0;
        if meant_for_another && matches!(event.event_type(), EventType::KeyPress | EventType::ButtonPress) {
            begin();
        }
        Propagation::Proceed
    });
}

/// Closes that dialog, if it is still open.
pub(super) fn close(number: u64) {
    let shown = SHOWN.with_borrow_mut(|shown| shown.take_if(|(open, _)| *open == number));
    if let Some((_, dialog)) = shown {
        dialog.close();
    }
}
