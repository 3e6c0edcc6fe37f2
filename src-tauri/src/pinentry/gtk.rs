//! A GTK dialog (Linux). GTK's entry overwrites its own text on every change and at its end; one that hides its text
//! gives nothing to selections, copies or screen readers.

use std::cell::Cell;

use gtk::prelude::*;
use gtk::{Align, Dialog, Entry, InputPurpose, Label, Orientation, ResponseType};
use tauri::{AppHandle, Manager as _};
use zeroize::Zeroizing;

use super::{Answer, Question};
use crate::{harden, main_window};

/// Wide enough for a client secret.
const CHARACTERS: i32 = 44;

/// Opens it over the app's window. On GTK's thread.
pub(super) fn open(handle: &AppHandle, question: Question, answer: Answer) {
    let dialog = Dialog::builder().title(&question.title).modal(true).resizable(false).build();
    main_window::no_inspector(&dialog);
    let parent = handle.get_webview_window(main_window::LABEL).and_then(|window| window.gtk_window().ok());
    if let Some(parent) = &parent {
        dialog.set_transient_for(Some(parent));
        dialog.set_destroy_with_parent(true);
    }
    let area = gtk::Box::new(Orientation::Vertical, 8);
    area.set_margin(16);
    dialog.content_area().add(&area);

    let first = field(&area, &question.label, question.shown.as_deref());
    let second = question.again.as_deref().map(|label| field(&area, label, question.shown.as_deref()));
    let note = Label::builder().label("").halign(Align::Start).wrap(true).xalign(0.0).build();
    area.add(&note);

    dialog.add_button(&question.cancel, ResponseType::Cancel);
    dialog.add_button(&question.accept, ResponseType::Accept);
    dialog.set_default_response(ResponseType::Accept);
    let ready = {
        let (dialog, first, second) = (dialog.downgrade(), first.clone(), second.clone());
        move || {
            let filled = |entry: &Entry| entry.text_length() > 0;
            if let Some(dialog) = dialog.upgrade() {
                let all = filled(&first) && second.as_ref().is_none_or(filled);
                dialog.set_response_sensitive(ResponseType::Accept, all);
            }
        }
    };
    ready();
    for entry in std::iter::once(&first).chain(&second) {
        let ready = ready.clone();
        entry.connect_changed(move |_| ready());
    }

    let answer = Cell::new(Some(answer));
    // Escape and the close button answer, too, and GTK destroys a closed dialog.
    dialog.connect_response(move |dialog, response| {
        let given = if response == ResponseType::Accept {
            let text = take(&first);
            if second.as_ref().is_some_and(|second| *take(second) != *text) {
                note.set_text(&question.differ);
                first.grab_focus();
                return;
            }
            Some(text)
        } else {
            // Not read, only overwritten.
            for entry in std::iter::once(&first).chain(&second) {
                entry.buffer().delete_text(0, None);
            }
            None
        };
        if let Some(answer) = answer.take() {
            let _unheard = answer.send(given);
        }
        dialog.close();
        gtk::glib::idle_add_local_once(harden::sweep);
    });
    dialog.show_all();
    dialog.present();
}

/// A label, and a field that shows dots, or begins with this text.
fn field(area: &gtk::Box, label: &str, shown: Option<&str>) -> Entry {
    let entry = Entry::builder()
        .visibility(shown.is_some())
        .input_purpose(if shown.is_some() { InputPurpose::Name } else { InputPurpose::Password })
        .text(shown.unwrap_or_default())
        .activates_default(true)
        .width_chars(CHARACTERS)
        .build();
    let label = Label::builder().label(label).halign(Align::Start).mnemonic_widget(&entry).build();
    area.add(&label);
    area.add(&entry);
    entry
}

/// The typed text; GTK's own copy is overwritten.
fn take(entry: &Entry) -> Zeroizing<String> {
    let text = Zeroizing::new(entry.buffer().text());
    entry.buffer().delete_text(0, None);
    text
}
