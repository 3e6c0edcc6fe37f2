//! Linux: WebKit reports when its process has ended, and can end it, even a stopped one.

use std::cell::Cell;

use gtk::prelude::*;
use gtk::{ButtonsType, DialogFlags, MessageDialog, MessageType, ResponseType};
use model::problem::Kind;
use tauri::{AppHandle, Manager as _, WebviewWindow};
use webkit2gtk::WebViewExt as _;

use super::{Message, ended};
use crate::main_window;

thread_local! {
    /// Why the app ends the process.
    static PLANNED: Cell<Option<Kind>> = const { Cell::new(None) };
}

pub(super) fn watch(window: &WebviewWindow) -> tauri::Result<()> {
    let handle = window.app_handle().clone();
    window.with_webview(move |webview| {
        webview.inner().connect_web_process_terminated(move |_, why| {
            let reason = PLANNED.take().unwrap_or(Kind::PageEnded);
            tracing::warn!(?why, "WebKit's process ended");
            ended(&handle, reason);
        });
    })
}

pub(super) fn end(window: &WebviewWindow, reason: Kind) -> tauri::Result<()> {
    window.with_webview(move |webview| {
        PLANNED.set(Some(reason));
        webview.inner().terminate_web_process();
    })
}

pub(super) fn explain(handle: &AppHandle, message: Message, again: impl FnOnce() + Send + 'static) {
    let parent = handle.get_webview_window(main_window::LABEL).and_then(|window| window.gtk_window().ok());
    let dialog = MessageDialog::new(
        parent.as_ref(),
        DialogFlags::MODAL | DialogFlags::DESTROY_WITH_PARENT,
        MessageType::Warning,
        ButtonsType::None,
        &message.title,
    );
    dialog.set_secondary_text(Some(&message.text));
    dialog.add_button(&message.button, ResponseType::Accept);
    let again = Cell::new(Some(again));
    dialog.connect_response(move |dialog, response| {
        dialog.close();
        if response == ResponseType::Accept
            && let Some(again) = again.take()
        {
            again();
        }
    });
    dialog.show_all();
    dialog.present();
}
