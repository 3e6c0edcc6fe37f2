//! A GTK message dialog (Linux).

use std::cell::{Cell, RefCell};
use std::time::Duration;

use gtk::prelude::*;
use gtk::{ButtonsType, MessageDialog, MessageType, ResponseType};
use tauri::{AppHandle, Manager as _};
use tokio::sync::oneshot;

use super::Words;
use crate::window;

/// How long the question is shown before it can be agreed to.
const MOMENT: Duration = Duration::from_millis(500);

thread_local! {
    static SHOWN: RefCell<Option<(u64, MessageDialog)>> = const { RefCell::new(None) };
}

/// Opens it over the app's window. Called on GTK's thread.
pub(super) fn open(handle: &AppHandle, number: u64, words: &Words, answer: oneshot::Sender<bool>) {
    let dialog = MessageDialog::builder()
        .modal(true)
        .message_type(if words.destroys { MessageType::Warning } else { MessageType::Question })
        .buttons(ButtonsType::None)
        .title(&words.question)
        .text(&words.question)
        .secondary_text(&words.why)
        .build();
    if let Some(parent) = handle.get_webview_window(window::LABEL).and_then(|window| window.gtk_window().ok()) {
        dialog.set_transient_for(Some(&parent));
        dialog.set_destroy_with_parent(true);
    }
    dialog.add_button(&words.no, ResponseType::Cancel);
    let yes = dialog.add_button(&words.yes, ResponseType::Accept);
    if words.destroys {
        yes.style_context().add_class("destructive-action");
    }
    dialog.set_default_response(ResponseType::Cancel);
    dialog.set_response_sensitive(ResponseType::Accept, false);
    let later = dialog.downgrade();
    gtk::glib::timeout_add_local_once(MOMENT, move || {
        if let Some(dialog) = later.upgrade() {
            dialog.set_response_sensitive(ResponseType::Accept, true);
        }
    });
    let answer = Cell::new(Some(answer));
    // Escape and the close button answer too.
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

/// Closes that dialog, if it is still open.
pub(super) fn close(number: u64) {
    let shown = SHOWN.with_borrow_mut(|shown| shown.take_if(|(open, _)| *open == number));
    if let Some((_, dialog)) = shown {
        dialog.close();
    }
}
