//! The app on a Windows without WebView2, which Wine is. Where WebView2 is installed, the start would open the window.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use engine::locale::Language;
use windows::Win32::Foundation::{HWND, LPARAM, WPARAM};
use windows::Win32::UI::WindowsAndMessaging::{
    FindWindowExW, GetWindowThreadProcessId, IDOK, PostMessageW, SendMessageW, WM_COMMAND, WM_GETTEXT,
};
use windows::core::{PCWSTR, w};

#[test]
fn without_webview2_a_box_says_so_in_the_person_s_language_and_the_app_ends() {
    if std::env::var_os("ODC_WINE").is_none() {
        return;
    }
    for language in [Language::De, Language::En] {
        let mut app = Command::new(env!("CARGO_BIN_EXE_okta-dell-connect"))
            .env("LC_ALL", language.tag())
            .stderr(Stdio::piped())
            .spawn()
            .expect("starts");
        let shown = answered(app.id());
        let words = language.t("app-no-web-view", &[]);
        assert_eq!(Some(shown.as_str()), words.strip_prefix("okta-dell-connect: "));
        assert_eq!(app.wait().expect("ends").code(), Some(1));
        let mut said = String::new();
        std::io::Read::read_to_string(&mut app.stderr.take().expect("piped"), &mut said).expect("text");
        assert_eq!(said.trim_end(), words);
    }
}

/// Waits for the process's box, presses OK, and returns its text.
fn answered(process: u32) -> String {
    let begun = Instant::now();
    loop {
        let text = boxes(process).into_iter().find_map(|window| {
            let parts = children(Some(window));
            let text = parts.into_iter().map(text_of).find(|text| text.contains(' '))?;
            #[expect(unsafe_code, reason = "Win32 has no safe door")]
            // SAFETY: takes numbers.
            unsafe { PostMessageW(Some(window), WM_COMMAND, WPARAM(IDOK.0.cast_unsigned() as usize), LPARAM(0)) }
                .expect("pressed");
            Some(text)
        });
        if let Some(text) = text {
            return text;
        }
        assert!(begun.elapsed() < Duration::from_secs(60), "no box");
        std::thread::yield_now();
    }
}

fn boxes(process: u32) -> Vec<HWND> {
    let mut own = children(None);
    own.retain(|window| {
        let mut of = 0;
        #[expect(unsafe_code, reason = "Win32 has no safe door")]
        // SAFETY: the number outlives the call.
        let _thread = unsafe { GetWindowThreadProcessId(*window, Some(&raw mut of)) };
        of == process
    });
    own
}

fn children(of: Option<HWND>) -> Vec<HWND> {
    let mut found: Vec<HWND> = Vec::new();
    let class = if of.is_some() { w!("Static") } else { PCWSTR::null() };
    #[expect(unsafe_code, reason = "Win32 has no safe door")]
    // SAFETY: handles are only passed back to the system, which answers for one that is gone.
    while let Ok(window) = unsafe { FindWindowExW(of, found.last().copied(), class, PCWSTR::null()) } {
        found.push(window);
    }
    found
}

fn text_of(window: HWND) -> String {
    let mut units = [0_u16; 1024];
    #[expect(unsafe_code, reason = "Win32 has no safe door")]
    // SAFETY: the system writes no more than the length that it gets.
    let length = unsafe {
        SendMessageW(window, WM_GETTEXT, Some(WPARAM(units.len())), Some(LPARAM(units.as_mut_ptr() as isize)))
    };
    String::from_utf16_lossy(&units[..usize::try_from(length.0).expect("a length")])
}
