//! The one place that prints.
//!
//! Invariants: a reader that went away is no failure. Nothing more is written then, and the exit code stays what the
//! work says. What is printed steers no terminal: text that others wrote has passed the engine's redactor, and whatever
//! reaches this file passes [`safe`] once more, to a terminal, a file or a program alike.

use std::io::{self, IsTerminal as _, Write as _};
use std::sync::atomic::{AtomicBool, Ordering};

use connect::problem::Problem;
use connect::redaction::visible;
use connect::words::Language;

/// A line on standard output, handed on at once: a program may be waiting for it.
///
/// # Errors
/// Standard output is closed.
pub(crate) fn line(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{}", safe(text))?;
    out.flush()
}

/// A whole answer on standard output.
///
/// # Errors
/// It could not be written, for another reason than that nobody reads it any more.
pub(crate) fn answer(text: &str) -> anyhow::Result<()> {
    match line(text.trim_end()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        done => Ok(done?),
    }
}

/// What clap has to say: help on standard output, a refusal beside it.
///
/// # Errors
/// Help could not be written, for another reason than that nobody reads it any more.
pub(crate) fn clap(error: &clap::Error) -> anyhow::Result<()> {
    if error.use_stderr() {
        // It quotes words of the command line, which a script may have from elsewhere.
        said(error.render().to_string().trim_end());
        return Ok(());
    }
    match error.print().and_then(|()| io::stdout().flush()) {
        Err(failed) if failed.kind() != io::ErrorKind::BrokenPipe => Err(failed.into()),
        _ => Ok(()),
    }
}

/// What went wrong and what to do, for people.
pub(crate) fn problem(error: &anyhow::Error) {
    said(&format!("odc: {error:#}"));
}

/// A line for people beside the answer. Where nobody can see it, it is left out.
pub(crate) fn said(text: &str) {
    let _unseen = writeln!(io::stderr().lock(), "{}", safe(text));
}

/// The text with line ends, tabs and this file's own colors as they are, and a visible mark for every other character that
/// steers a terminal or hides text.
fn safe(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['\n', '\t', '\u{1b}']) {
        let (plain, from) = rest.split_at(at);
        safe.push_str(&visible(plain));
        let kept = ["\n", "\t"].into_iter().chain(COLORS).find(|kept| from.starts_with(kept));
        match kept {
            Some(kept) => safe.push_str(kept),
            None => safe.push_str(&visible(&from[..1])),
        }
        rest = &from[kept.map_or(1, str::len)..];
    }
    safe.push_str(&visible(rest));
    safe
}

/// The words of this run: the language of the environment.
pub(crate) fn language() -> Language {
    Language::of(None)
}

/// Words by key.
pub(crate) fn t(key: &str, args: &[(&str, &str)]) -> String {
    language().t(key, args)
}

/// A problem in words: what happened, why, and what to do, each on a line. Words of the field it is tied to come first,
/// as in the page; where why and remedy speak of a window, `.why-odc` and `.remedy-odc` stand in their place.
pub(crate) fn explained(problem: &Problem) -> String {
    let args: Vec<(&str, &str)> = problem.args.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let language = language();
    let key = language.key_of(problem);
    let what = language.t(&key, &args);
    let own = |name: &str| {
        let here = language.attribute(&key, &format!("{name}-odc"), &args);
        here.or_else(|| language.attribute(&key, name, &args)).unwrap_or_default()
    };
    let (why, remedy) = (own("why"), own("remedy"));
    plain(&format!("{what}.\n{why}\n{remedy}"))
}

/// Without the marks by which the page shows a console's labels and values.
pub(crate) fn plain(text: &str) -> String {
    text.replace("**", "").replace('`', "")
}

const OFF: &str = "\x1b[0m";
const BOLD: &str = "\x1b[1m";
const RED: &str = "\x1b[31m";
const GREEN: &str = "\x1b[32m";
const YELLOW: &str = "\x1b[33m";
const COLORS: [&str; 5] = [OFF, BOLD, RED, GREEN, YELLOW];

/// Words in colour, where somebody sees them and has not asked for none.
pub(crate) struct Paint(bool);

impl Paint {
    pub(crate) fn of_stdout() -> Self {
        Self(io::stdout().is_terminal() && plain_terminal().is_none())
    }

    pub(crate) fn green(&self, text: &str) -> String {
        self.with(GREEN, text)
    }

    pub(crate) fn red(&self, text: &str) -> String {
        self.with(RED, text)
    }

    pub(crate) fn yellow(&self, text: &str) -> String {
        self.with(YELLOW, text)
    }

    pub(crate) fn bold(&self, text: &str) -> String {
        self.with(BOLD, text)
    }

    fn with(&self, code: &str, text: &str) -> String {
        if self.0 { format!("{code}{text}{OFF}") } else { text.to_owned() }
    }
}

/// Why no colour is to be used, if so.
fn plain_terminal() -> Option<()> {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    let dumb = set("TERM").is_some_and(|term| term == "dumb");
    (set("NO_COLOR").is_some() || dumb).then_some(())
}

/// One line on a terminal's standard error that is written over while the work goes on.
pub(crate) struct Progress {
    shows: bool,
    written: AtomicBool,
}

impl Progress {
    pub(crate) fn new() -> Self {
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        Self { shows: io::stderr().is_terminal() && !dumb, written: AtomicBool::new(false) }
    }

    pub(crate) fn show(&self, text: &str) {
        if self.shows {
            self.written.store(true, Ordering::Release);
            let mut out = io::stderr().lock();
            let _unseen = write!(out, "\r\x1b[2K{}", visible(text)).and_then(|()| out.flush());
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.written.load(Ordering::Acquire) {
            let _unseen = write!(io::stderr().lock(), "\r\x1b[2K");
        }
    }
}

/// Asks for something on the same line.
pub(crate) fn prompt(text: &str) {
    let mut out = io::stderr().lock();
    let _unseen = write!(out, "{} ", safe(text)).and_then(|()| out.flush());
}

/// A moment for people, the same everywhere.
pub(crate) fn utc(at: jiff::Timestamp) -> String {
    at.strftime("%Y-%m-%d %H:%M:%S UTC").to_string()
}

#[cfg(test)]
mod tests {
    use super::{GREEN, OFF, safe};

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(safe("a.okta.com/\x1b[2J\u{7}\r/ü\u{202e}"), "a.okta.com/␛[2J␇ /ü[U+202E]");
        assert_eq!(safe("\x1b]52;c;eA==\u{7}\u{9b}8m"), "␛]52;c;eA==␇[U+009B]8m");
    }

    #[test]
    fn lines_and_colors_stay() {
        let text = format!("{GREEN}passed{OFF}\nall\n");
        assert_eq!(safe(&text), text);
        assert_eq!(safe(""), "");
    }
}
