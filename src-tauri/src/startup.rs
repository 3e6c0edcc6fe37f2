//! Starts that end before there is a window: one sentence, with the way to the same checks without one.

use std::io::Write;

use engine::charset::Charset;
use engine::locale::Language;

/// Whether windows can be opened here: GTK finds a display that answers. This starts GTK, which the window needs
/// anyway; the window's library would panic at a display that doesn't answer.
#[cfg(target_os = "linux")]
pub fn has_display() -> bool {
    gtk::init().is_ok()
}

/// Whether windows can be opened here.
#[cfg(not(target_os = "linux"))]
pub fn has_display() -> bool {
    true
}

/// Reports that no display answers.
pub fn say_no_display() {
    say(std::io::stderr(), &Language::of(None).t("app-no-display", &[]));
}

/// Reports that the window could not be made, with the system's reason.
pub fn say_no_window(reason: &str) {
    tracing::error!(reason, "the window could not be opened");
    let text = Language::of(None).t("app-no-window", &[("reason", reason)]);
    say(std::io::stderr(), &text);
    show(&text);
}

/// On Windows a program with a window has no terminal, so it is a message box.
#[cfg(windows)]
fn show(text: &str) {
    use windows::Win32::UI::WindowsAndMessaging::{MB_ICONERROR, MB_OK, MessageBoxW};
    use windows::core::HSTRING;

    let (text, title) = (HSTRING::from(text), HSTRING::from("Okta Dell Connect"));
    #[expect(unsafe_code, reason = "Win32's dialogs have no safe door")]
    // SAFETY: both texts live until the call returns.
    let _closed = unsafe { MessageBoxW(None, &text, &title, MB_OK | MB_ICONERROR) };
}

#[cfg(not(windows))]
fn show(_text: &str) {}

/// Prints a line in the locale's character set. A reader that is gone is no failure.
pub fn say(mut out: impl Write, text: &str) {
    let _unread = out.write_all(&Charset::of_locale().encoded(&format!("{text}\n")));
}
