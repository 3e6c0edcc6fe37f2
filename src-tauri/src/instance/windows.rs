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
