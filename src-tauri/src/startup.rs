//! Starts that end before there is a window: one sentence, with the way to the same checks without one.

use std::io::Write;

use engine::charset::Charset;
use engine::locale::Language;
use model::problem::Problem;

/// What a line begins with on a terminal. A box has the name in its title.
const NAME: &str = "okta-dell-connect: ";

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

/// Whether the web view is installed; elsewhere than on Windows the app does not start without it. The window's library
/// would panic.
#[cfg(windows)]
pub fn has_web_view() -> bool {
    tauri::webview_version().is_ok()
}

/// Whether the web view is installed.
#[cfg(not(windows))]
pub fn has_web_view() -> bool {
    true
}

/// Reports that the web view is not installed.
pub fn say_no_web_view() {
    say_and_show(&Language::of(None).t("app-no-web-view", &[]));
}

/// Reports that the window could not be made, with the system's reason.
pub fn say_no_window(language: Language, reason: &str) {
    tracing::error!(reason, "the window could not be opened");
    say_and_show(&language.t("app-no-window", &[("reason", reason)]));
}

/// Reports why the app did not start.
pub fn say_failed(error: &anyhow::Error) {
    match error.downcast_ref::<Problem>() {
        Some(problem) => say_and_show(&explained(problem, Language::of(None))),
        None => say_no_window(Language::of(None), &format!("{error:#}")),
    }
}

fn explained(problem: &Problem, language: Language) -> String {
    let words = |attribute| language.explain(problem, attribute).unwrap_or_default();
    format!("{NAME}{}. {} {}", words(None), words(Some("why")), words(Some("remedy")))
}

fn say_and_show(text: &str) {
    say(std::io::stderr(), text);
    show(text.strip_prefix(NAME).unwrap_or(text));
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

#[cfg(test)]
mod tests {
    use model::problem::Kind;

    use super::*;

    #[test]
    fn a_start_that_fails_says_what_and_why_and_what_to_do() {
        let problem = Problem::new(Kind::HomeUnknown);
        for language in [Language::En, Language::De] {
            let text = explained(&problem, language);
            for attribute in [None, Some("why"), Some("remedy")] {
                let words = language.explain(&problem, attribute).expect("words");
                assert!(text.contains(&words), "{text}");
            }
        }
    }
}
