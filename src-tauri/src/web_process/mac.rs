//! macOS: a process that has ended answers no question, which is how it is noticed. WebKit ends none on request: a
//! reloaded page may stay in the same process. Type-checked only; not run where the other tests run.

use model::problem::Kind;
use objc2::MainThreadMarker;
use objc2_app_kit::NSAlert;
use objc2_foundation::NSString;
use tauri::{AppHandle, Manager as _, WebviewWindow};

use super::{Message, ended};

/// The questions of [`super::watch`] are the only signal.
pub(super) fn watch(_window: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
}

pub(super) fn end(window: &WebviewWindow, reason: Kind) -> tauri::Result<()> {
    ended(window.app_handle(), reason);
    Ok(())
}

pub(super) fn explain(handle: &AppHandle, message: Message, again: impl FnOnce() + Send + 'static) {
    let shown = handle.run_on_main_thread(move || {
        let Some(main) = MainThreadMarker::new() else { return };
        let alert = NSAlert::new(main);
        alert.setMessageText(&NSString::from_str(&message.title));
        alert.setInformativeText(&NSString::from_str(&message.text));
        alert.addButtonWithTitle(&NSString::from_str(&message.button));
        let _only_button = alert.runModal();
        again();
    });
    if let Err(error) = shown {
        tracing::error!("the message was not shown: {error}");
    }
}
