//! Asks the system when the last input happened, and counts it while the app's window is in front (Windows): WebView2
//! has its input in a process of its own. Untested where the rest of the tests run.

use std::time::{Duration, Instant};

use tauri::{AppHandle, Manager as _, WebviewWindow};
use windows::Win32::System::SystemInformation::GetTickCount;
use windows::Win32::UI::Input::KeyboardAndMouse::{GetLastInputInfo, LASTINPUTINFO};
use windows::Win32::UI::WindowsAndMessaging::{GA_ROOT, GetAncestor, GetForegroundWindow};

use crate::main_window;

pub(super) fn watch(_window: &WebviewWindow) {}

pub(super) fn last(handle: &AppHandle) -> Option<Instant> {
    let own = handle.get_webview_window(main_window::LABEL)?.hwnd().ok()?;
    let mut info = LASTINPUTINFO { cbSize: u32::try_from(size_of::<LASTINPUTINFO>()).ok()?, dwTime: 0 };
    #[expect(unsafe_code, reason = "Win32 has no safe door")]
    // SAFETY: the structure has its size in it and lives until the call returns; the others take and return handles.
    let (in_front, known, now) = unsafe {
        let front = GetAncestor(GetForegroundWindow(), GA_ROOT);
        (front == own, GetLastInputInfo(&raw mut info).as_bool(), GetTickCount())
    };
    // Both wrap around after 49 days.
    let since = Duration::from_millis(now.wrapping_sub(info.dwTime).into());
    if in_front && known { Instant::now().checked_sub(since) } else { None }
}
