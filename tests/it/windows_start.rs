//! A start that fails on Windows says why in a box: a program with a window has no terminal there.

use std::process::Command;
use std::time::{Duration, Instant};

use engine::locale::Language;
use windows::Win32::Foundation::{HWND, LPARAM, WPARAM};
use windows::Win32::UI::WindowsAndMessaging::{
    FindWindowExW, GetWindowThreadProcessId, PostMessageW, SendMessageW, WM_CLOSE, WM_GETTEXT,
};
use windows::core::{PCWSTR, w};

#[test]
fn a_start_without_the_web_view_shows_a_box_and_fails() {
    for (locale, language) in [("en_US.UTF-8", Language::En), ("de_DE.UTF-8", Language::De)] {
        let mut app = Command::new(env!("CARGO_BIN_EXE_okta-dell-connect"));
        let mut app = app.env("LC_ALL", locale).spawn().expect("starts");
        let shown = MessageBox::of(app.id());
        let words = language.t("app-no-web-view", &[]);
        assert_eq!(shown.text(), words.strip_prefix("okta-dell-connect: ").expect("the name"), "{locale}");
        shown.close();
        assert_eq!(app.wait().expect("ends").code(), Some(1), "{locale}");
    }
}

/// What the app shows in its own name.
struct MessageBox(HWND);

#[expect(unsafe_code, reason = "windows of another process are reached by C calls")]
impl MessageBox {
    /// Waits for that of a process.
    fn of(process: u32) -> Self {
        let begun = Instant::now();
        loop {
            let mut last = None;
            // SAFETY: handles are only passed back to the system, which answers for one that is gone.
            while let Ok(window) = unsafe { FindWindowExW(None, last, PCWSTR::null(), w!("Okta Dell Connect")) } {
                let mut owner = 0;
                // SAFETY: the number outlives the call.
                unsafe { GetWindowThreadProcessId(window, Some(&raw mut owner)) };
                let shown = Self(window);
                if owner == process && !shown.text().is_empty() {
                    return shown;
                }
                last = Some(window);
            }
            assert!(begun.elapsed() < Duration::from_secs(60), "no box");
            std::thread::yield_now();
        }
    }

    /// The text beside the icon, which is a part without one.
    fn text(&self) -> String {
        let mut last = None;
        // SAFETY: as above.
        while let Ok(part) = unsafe { FindWindowExW(Some(self.0), last, w!("STATIC"), PCWSTR::null()) } {
            let mut units = [0_u16; 1024];
            let (room, to) = (WPARAM(units.len()), LPARAM(units.as_mut_ptr() as isize));
            // SAFETY: the system writes no more than the buffer holds.
            let length = unsafe { SendMessageW(part, WM_GETTEXT, Some(room), Some(to)) };
            if length.0 > 0 {
                return String::from_utf16_lossy(&units[..length.0.unsigned_abs()]);
            }
            last = Some(part);
        }
        String::new()
    }

    fn close(&self) {
        // SAFETY: takes numbers.
        unsafe { PostMessageW(Some(self.0), WM_CLOSE, WPARAM(0), LPARAM(0)) }.expect("closed");
    }
}
