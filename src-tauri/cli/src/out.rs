//! The only place that prints.
//!
//! Invariants: a reader that closed its end is no failure. Nothing more is written then, and the exit code stays that
//! of the work. No output controls a terminal: others' text has passed the engine's redactor, and everything that
//! reaches this file passes [`safe`] once more, whether it goes to a terminal, a file or a program. A terminal gets
//! lines of its own width, and every reader the locale's character set.

use std::io::{self, IsTerminal as _, Write as _};
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::Context as _;
use engine::charset::Charset;
use engine::locale::Language;
use model::problem::Problem;
use secrets::redaction::visible;
use serde_json::Value;
use terminal_size::{Width, terminal_size_of};
use textwrap::core::display_width;
use textwrap::{Options, WordSplitter};
use unicode_width::UnicodeWidthChar as _;

/// Columns of the longest example in help.
const WIDEST: usize = 120;

/// A line on standard output, flushed at once: a program may be waiting for it.
///
/// # Errors
/// Standard output is closed.
pub(crate) fn line(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    write(&mut out, &format!("{}\n", safe(text)))
}

/// A whole answer for people on standard output.
///
/// # Errors
/// It could not be written, for another reason than that its reader is gone.
pub(crate) fn answer(text: &str) -> anyhow::Result<()> {
    exact(&wrapped(text, width(&io::stdout())))
}

/// A whole answer for programs on standard output: its lines are not wrapped.
///
/// # Errors
/// As [`answer`].
pub(crate) fn exact(text: &str) -> anyhow::Result<()> {
    match line(text.trim_end()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        done => done.with_context(|| t("odc-not-written", &[])),
    }
}

/// A whole answer as JSON, in UTF-8 or, if the locale has another character set, in ASCII with escapes.
///
/// # Errors
/// As [`answer`].
pub(crate) fn json(value: &Value) -> anyhow::Result<()> {
    let text = value.to_string();
    exact(&if Charset::of_locale() == Charset::Utf8 { text } else { escaped(&text) })
}

fn escaped(json: &str) -> String {
    let mut units = [0; 2];
    let one = |letter: char| match letter.is_ascii() {
        true => letter.to_string(),
        false => letter.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")).collect(),
    };
    json.chars().map(one).collect()
}

fn write(out: &mut impl io::Write, text: &str) -> io::Result<()> {
    out.write_all(&Charset::of_locale().encoded(text))?;
    out.flush()
}

/// Columns of this stream's terminal; `None` without one.
#[cfg(unix)]
fn width(stream: &impl std::os::fd::AsFd) -> Option<usize> {
    terminal_size_of(stream).map(|(Width(columns), _)| columns.into())
}

/// Columns of this stream's terminal; `None` without one.
#[cfg(windows)]
fn width(stream: &impl std::os::windows::io::AsHandle) -> Option<usize> {
    terminal_size_of(stream).map(|(Width(columns), _)| columns.into())
}

/// Columns for help: the terminal's, up to a comfortable width; without a terminal, those of the longest example.
pub(crate) fn help_width() -> usize {
    width(&io::stdout()).filter(|width| *width > 0).unwrap_or(WIDEST).min(WIDEST)
}

/// Lines no wider than this, broken between words, each with the indent of the line that it belongs to. So no foreign
/// text can look like a line of ours.
fn wrapped(text: &str, width: Option<usize>) -> String {
    let Some(width) = width.filter(|width| *width > 0) else { return text.to_owned() };
    let wrap = |line: &str| {
        let begins = line.len() - line.trim_start_matches(' ').len();
        // The second column of a list continues under itself.
        let gap = line[begins..].find("  ").map(|at| line[begins + at..].trim_start_matches(' '));
        let column = gap.map(|second| display_width(&line[..line.len() - second.len()]));
        let indent = " ".repeat(column.filter(|column| begins > 0 && *column <= width / 2).unwrap_or(begins));
        // A broken address or hash is useless.
        let whole = Options::new(width).subsequent_indent(&indent).break_words(false);
        textwrap::fill(line, whole.word_splitter(WordSplitter::NoHyphenation))
    };
    text.lines().map(wrap).collect::<Vec<_>>().join("\n")
}

/// As much of a line as fits.
fn cut(text: &str, width: usize) -> &str {
    let mut room = width;
    let over = text.char_indices().find(|(_, letter)| match room.checked_sub(letter.width().unwrap_or(0)) {
        Some(left) => {
            room = left;
            false
        }
        None => true,
    });
    over.map_or(text, |(at, _)| &text[..at])
}

/// Clap's help on standard output.
///
/// # Errors
/// It could not be written, for another reason than that its reader is gone.
pub(crate) fn help(error: &clap::Error) -> anyhow::Result<()> {
    match error.print().and_then(|()| io::stdout().flush()) {
        Err(failed) if failed.kind() != io::ErrorKind::BrokenPipe => Err(failed.into()),
        _ => Ok(()),
    }
}

/// A line for people beside the answer. Without a reader it is left out.
pub(crate) fn said(text: &str) {
    let text = wrapped(text, width(&io::stderr()));
    let _unseen = write(&mut io::stderr().lock(), &format!("{}\n", safe(&text)));
}

/// The text with line ends, tabs and this file's own colors kept, and a visible mark for every other character that
/// controls a terminal or hides text.
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

/// The language of this run, from the environment.
pub(crate) fn language() -> Language {
    Language::of(None)
}

pub(crate) fn t(key: &str, args: &[(&str, &str)]) -> String {
    language().t(key, args)
}

/// A problem in words: what happened, why, and what to do, each on a line. Words for its field come first, as in the
/// page; `.why-odc` and `.remedy-odc` replace a why or remedy about a window.
pub(crate) fn explained(problem: &Problem) -> String {
    explained_in(problem, language())
}

fn explained_in(problem: &Problem, language: Language) -> String {
    let words = |attribute: Option<&str>| language.explain(problem, attribute);
    let own = |name: &str| words(Some(&format!("{name}-odc"))).or_else(|| words(Some(name))).unwrap_or_default();
    let (what, why, remedy) = (words(None).unwrap_or_default(), own("why"), own("remedy"));
    plain(&format!("{what}.\n{why}\n{remedy}"))
}

/// Without the marks by which the page shows a console's labels and values.
pub(crate) fn plain(text: &str) -> String {
    text.replace("**", "").replace('`', "")
}

const OFF: &str = "\x1b[0m";
pub(crate) const BOLD: &str = "\x1b[1m";
pub(crate) const RED: &str = "\x1b[31m";
pub(crate) const GREEN: &str = "\x1b[32m";
pub(crate) const YELLOW: &str = "\x1b[33m";
const COLORS: [&str; 5] = [OFF, BOLD, RED, GREEN, YELLOW];

/// Words in color, on a terminal whose user has not turned colors off.
pub(crate) struct Paint(bool);

impl Paint {
    pub(crate) fn of_stdout() -> Self {
        let unwanted = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        Self(io::stdout().is_terminal() && !unwanted && obeys_escapes())
    }

    /// The text in one of this file's colors.
    pub(crate) fn with(&self, color: &str, text: &str) -> String {
        if self.0 { format!("{color}{text}{OFF}") } else { text.to_owned() }
    }
}

/// Whether the terminal interprets escapes; else it would print them.
fn obeys_escapes() -> bool {
    // Consoles older than Windows Terminal interpret them on request.
    #[cfg(windows)]
    if anstyle_query::windows::enable_ansi_colors() == Some(false) {
        return false;
    }
    match std::env::var_os("TERM") {
        Some(term) => !term.is_empty() && term != "dumb",
        // Windows' consoles report none.
        None => cfg!(windows),
    }
}

/// One line on a terminal's standard error that is overwritten during the work.
pub(crate) struct Progress {
    shows: bool,
    written: AtomicBool,
}

impl Progress {
    pub(crate) fn new() -> Self {
        Self { shows: io::stderr().is_terminal() && obeys_escapes(), written: AtomicBool::new(false) }
    }

    pub(crate) fn show(&self, text: &str) {
        if self.shows {
            self.written.store(true, Ordering::Release);
            let text = visible(text);
            // A line that wraps could not be overwritten. In the last column some terminals wrap already.
            let room = width(&io::stderr()).filter(|width| *width > 0).unwrap_or(80) - 1;
            let _unseen = write(&mut io::stderr().lock(), &format!("\r\x1b[2K{}", cut(&text, room)));
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
    let _unseen = write(&mut io::stderr().lock(), &format!("{} ", safe(text)));
}

/// A moment for people, the same everywhere.
pub(crate) fn utc(at: jiff::Timestamp) -> String {
    at.strftime("%Y-%m-%d %H:%M:%S UTC").to_string()
}

#[cfg(test)]
mod tests {
    use engine::locale::Language;
    use model::problem::{Kind, Problem};

    use super::{GREEN, OFF, cut, escaped, explained_in, safe, wrapped};

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(safe("a.okta.com/\x1b[2J\u{7}\r/ü\u{202e}"), "a.okta.com/␛[2J␇ /ü[U+202E]");
        assert_eq!(safe("\x1b]52;c;eA==\u{7}\u{9b}8m"), "␛]52;c;eA==␇[U+009B]8m");
    }

    /// Problems that only the app's window can have.
    const OF_THE_WINDOW: [&str; 17] = [
        "app-failed",
        "clipboard-",
        "cancelled",
        "client-id-empty-dell",
        "dell-",
        "environment-",
        "name-",
        "not-measured",
        "page-",
        "paste-is-secret",
        "proof-",
        "ready-",
        "secret-in-page",
        "step-not-done",
        "choice-needed",
        "scope-name",
        "link-unknown",
    ];

    #[test]
    fn no_words_send_somebody_without_a_window_to_one() {
        let window = [
            "this window",
            "the window",
            "a button",
            "this screen",
            "this step",
            "the step",
            "the field",
            "above",
            "dieses Fenster",
            "der Schritt",
            "diesem Schritt",
            "Das Feld",
            "weiter oben",
        ];
        let mut wrong = Vec::new();
        for kind in Kind::ALL.iter().filter(|kind| !OF_THE_WINDOW.iter().any(|app| kind.code().starts_with(app))) {
            for language in [Language::En, Language::De] {
                let text = explained_in(&Problem::new(*kind), language);
                wrong.extend(
                    window.iter().filter(|word| text.contains(*word)).map(|word| format!("{word:?} in {text}")),
                );
            }
        }
        assert_eq!(wrong, [""; 0], "add `.why-odc` or `.remedy-odc`");
    }

    #[test]
    fn lines_and_colors_stay() {
        let text = format!("{GREEN}passed{OFF}\nall\n");
        assert_eq!(safe(&text), text);
        assert_eq!(safe(""), "");
    }

    #[test]
    fn a_line_keeps_to_the_terminal_and_its_indent() {
        let text = format!("  {GREEN}passed{OFF}  Client ID and secret\nhttps://acme.okta.com/an/address/that/is/long");
        let shown = wrapped(&text, Some(20));
        assert_eq!(
            shown,
            format!(
                "  {GREEN}passed{OFF}  Client ID\n          and secret\nhttps://acme.okta.com/an/address/that/is/long"
            )
        );
        assert_eq!(wrapped(&text, None), text);
        let padded = format!("acme.okta.com said:{}17 of 17 checks passed.", " ".repeat(61));
        assert!(wrapped(&format!("  {padded}"), Some(80)).lines().all(|line| line.starts_with("  ")));
    }

    #[test]
    fn progress_is_cut_by_columns() {
        assert_eq!((cut("3 of 17: Users", 8), cut("漢字", 3), cut("e\u{301}e", 1)), ("3 of 17:", "漢", "e\u{301}"));
    }

    #[test]
    fn json_is_the_same_in_ascii() {
        let value = serde_json::json!({ "text": "für 🔑" });
        let text = escaped(&value.to_string());
        assert!(text.is_ascii());
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).expect("reads"), value);
    }
}
