//! Windows: the first start writes its process id to a file beside the connections; the second, which the person has
//! just started and which may therefore do so, brings its window to the front.

use std::fs;
use std::io::{Error, Result};
use std::path::Path;

use windows::Win32::Foundation::HWND;
use windows::Win32::UI::WindowsAndMessaging::{
    FindWindowExW, GetWindowThreadProcessId, IsWindowVisible, SW_RESTORE, SetForegroundWindow, ShowWindow,
};
use windows::core::PCWSTR;

const PROCESS: &str = "connections.pid";

#[expect(unsafe_code, reason = "windows of another process are found and shown by C calls")]
pub(super) fn ask(folder: &Path) -> Result<bool> {
    let first: u32 = fs::read_to_string(folder.join(PROCESS))?.trim().parse().map_err(Error::other)?;
    let mut last: Option<HWND> = None;
    // SAFETY: handles are only passed back to the system, which answers for one that is gone.
    unsafe {
        while let Ok(window) = FindWindowExW(None, last, PCWSTR::null(), PCWSTR::null()) {
            let mut process = 0;
            GetWindowThreadProcessId(window, Some(&raw mut process));
            if process == first && IsWindowVisible(window).as_bool() {
                let _was_hidden = ShowWindow(window, SW_RESTORE);
                return Ok(SetForegroundWindow(window).as_bool());
            }
            last = Some(window);
        }
    }
    Ok(false)
}

/// The second does everything; it only needs to know which process.
pub(super) fn listen(folder: &Path, _raise: impl Fn() -> bool + Send + Sync + 'static) -> Result<()> {
    fs::write(folder.join(PROCESS), std::process::id().to_string())
}

#[cfg(test)]
mod tests {
    use windows::Win32::UI::WindowsAndMessaging::{
        CreateWindowExW, DestroyWindow, IsIconic, SW_MINIMIZE, WINDOW_EX_STYLE, WS_OVERLAPPEDWINDOW, WS_VISIBLE,
    };
    use windows::core::w;

    use super::*;

    #[test]
    fn a_second_start_without_a_first_one_finds_none() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(ask(folder.path()).is_err(), "no file");
        fs::write(folder.path().join(PROCESS), "not a number").expect("written");
        assert!(ask(folder.path()).is_err());
        // A process that is gone: no window is its.
        fs::write(folder.path().join(PROCESS), u32::MAX.to_string()).expect("written");
        assert!(!ask(folder.path()).expect("looked"));
    }

    #[test]
    fn a_second_start_restores_the_first_one_s_window() {
        let folder = tempfile::tempdir().expect("a folder");
        listen(folder.path(), || true).expect("listens");
        let (plain, style) = (WINDOW_EX_STYLE(0), WS_OVERLAPPEDWINDOW | WS_VISIBLE);
        #[expect(unsafe_code, reason = "Win32 has no safe door")]
        // SAFETY: the class is the system's, and the window is destroyed by the thread that made it.
        unsafe {
            let window =
                CreateWindowExW(plain, w!("STATIC"), w!("first"), style, 0, 0, 200, 100, None, None, None, None);
            let window = window.expect("a window");
            let _was_shown = ShowWindow(window, SW_MINIMIZE);
            assert!(IsIconic(window).as_bool());
            ask(folder.path()).expect("looked");
            assert!(!IsIconic(window).as_bool(), "still minimized");
            DestroyWindow(window).expect("destroyed");
        }
    }
}
