//! An alert (macOS). The workflow file compiles it; untested where the rest of the tests run. It runs on the main
//! thread until it is answered, so one that nobody waits for stays until then.

use objc2::MainThreadMarker;
use objc2_app_kit::{NSAlert, NSAlertSecondButtonReturn, NSAlertStyle};
use objc2_foundation::NSString;
use tauri::AppHandle;
use tokio::sync::oneshot;

use super::Words;

/// Opens it and waits, as the system's own alerts do.
pub(super) fn open(_handle: &AppHandle, _number: u64, words: &Words, answer: oneshot::Sender<bool>) {
    let agreed = MainThreadMarker::new().is_some_and(|main| {
        let alert = NSAlert::new(main);
        alert.setAlertStyle(if words.destroys { NSAlertStyle::Critical } else { NSAlertStyle::Informational });
        alert.setMessageText(&NSString::from_str(&words.question));
        alert.setInformativeText(&NSString::from_str(&words.why));
        // The first button is the default one.
        alert.addButtonWithTitle(&NSString::from_str(&words.no));
        alert.addButtonWithTitle(&NSString::from_str(&words.yes));
        alert.runModal() == NSAlertSecondButtonReturn
    });
    let _unheard = answer.send(agreed);
}

/// An alert closes by its buttons only.
pub(super) fn close(_number: u64) {}
