//! A message box (Windows). Untested where the rest of the tests run. Its buttons are the system's Yes and No: with a
//! task dialog every program of this code would need a manifest to start. It runs on the main thread until it is
//! answered, so one that nobody waits for stays until then.

use tauri::{AppHandle, Manager as _};
use tokio::sync::oneshot;
use windows::Win32::UI::WindowsAndMessaging::{
    IDYES, MB_DEFBUTTON2, MB_ICONQUESTION, MB_ICONWARNING, MB_SETFOREGROUND, MB_YESNO, MessageBoxW,
};
use windows::core::HSTRING;

use super::Words;
use crate::main_window;

/// Opens it over the app's window and waits, as the system's own dialogs do.
pub(super) fn open(handle: &AppHandle, _number: u64, words: &Words, answer: oneshot::Sender<bool>) {
    let parent = handle.get_webview_window(main_window::LABEL).and_then(|window| window.hwnd().ok());
    let icon = if words.destroys { MB_ICONWARNING } else { MB_ICONQUESTION };
    let text = HSTRING::from(format!("{}\n\n{}", words.question, words.why));
    #[expect(unsafe_code, reason = "Win32's dialogs have no safe door")]
    // SAFETY: both texts live until the call returns.
    let pressed = unsafe {
        MessageBoxW(
            parent,
            &text,
            &HSTRING::from("Okta Dell Connect"),
            MB_YESNO | MB_DEFBUTTON2 | MB_SETFOREGROUND | icon,
        )
    };
    let _unheard = answer.send(pressed == IDYES);
}

/// A message box closes by its buttons only.
pub(super) fn close(_number: u64) {}
