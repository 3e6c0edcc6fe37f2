//! The command line of the app.

use std::ffi::OsString;
use std::path::Path;

use engine::locale::Language;
use sandbox::At;

/// Options of the app.
#[derive(Debug, Default)]
pub struct Options {
    /// A sandbox that runs as a process of its own.
    pub practice_at: Option<At>,
}

/// What a command line asks for.
#[derive(Debug)]
pub enum Asked {
    /// The window.
    Start(Options),
    /// This text, and nothing else.
    Print(String),
    /// Why it can't be understood.
    Refuse(String),
}

/// Reads the arguments behind the program's name. Opens nothing, so it works without a display.
pub fn read(words: impl IntoIterator<Item = OsString>) -> Asked {
    let language = Language::of(None);
    let refuse = |key: &str, option: &str| {
        let hint = language.t("app-option-hint", &[]);
        Asked::Refuse(format!("{}\n{hint}", language.t(key, &[("option", option)])))
    };
    let mut options = Options::default();
    let mut words = words.into_iter();
    while let Some(word) = words.next() {
        match word.to_str() {
            Some("--help" | "-h") => return Asked::Print(language.t("app-help", &[])),
            Some("--version" | "-V") => {
                return Asked::Print(format!("okta-dell-connect {}", env!("CARGO_PKG_VERSION")));
            }
            Some("--practice-at") => {
                let Some(file) = words.next() else { return refuse("app-option-file", "--practice-at") };
                match At::read(Path::new(&file)) {
                    Ok(at) => options.practice_at = Some(at),
                    Err(error) => return refuse("app-option-unreadable", &format!("--practice-at: {error:#}")),
                }
            }
            // macOS passes a process number to apps that the Finder starts.
            Some(other) if other.starts_with("-psn_") => {}
            _ => {
                // An argument that can't be understood may contain anything: it is shown without control characters.
                let shown = word.to_string_lossy();
                let shown: String =
                    shown.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).take(80).collect();
                return refuse("app-option-unknown", &shown);
            }
        }
    }
    Asked::Start(options)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(words: &[&str]) -> Asked {
        read(words.iter().map(OsString::from))
    }

    #[test]
    fn help_and_version_open_nothing() {
        for words in [&["--help"][..], &["-h"], &["-psn_0_1", "--help"]] {
            let Asked::Print(text) = asked(words) else { panic!("{words:?} starts the app") };
            assert!(text.contains("--practice-at") && text.contains("--version") && text.lines().count() > 4, "{text}");
        }
        let Asked::Print(text) = asked(&["--version"]) else { panic!("it starts the app") };
        assert_eq!(text, format!("okta-dell-connect {}", env!("CARGO_PKG_VERSION")));
    }

    #[test]
    fn what_is_unknown_is_refused_with_a_hint() {
        for words in
            [&["--hlep"][..], &["file"], &["--practice-at"], &["--practice-at", "/no/such/file"], &["\u{1b}[2J"]]
        {
            let Asked::Refuse(text) = asked(words) else { panic!("{words:?} is not refused") };
            assert!(text.contains("--help") && !text.contains('\u{1b}'), "{text}");
        }
        assert!(matches!(asked(&[]), Asked::Start(_)) && matches!(asked(&["-psn_0_1"]), Asked::Start(_)));
    }
}
