//! What can be handed to others: the permission list before anything is granted, and the handover with its evidence, as
//! a page, a table or JSON. None holds a secret, and no name in it gives orders: others' text is text in a page, no
//! formula in a table, and shows each of its characters.

mod calendar;
mod change_request;
mod checked;
mod colleague;
mod diagnostics;
mod done;
mod handover;
mod list;
mod page;
mod permissions;
mod ticket;

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::locale::Language;
use model::connection::Connection;
use model::problem::{Kind, Problem, Result};
use secrets::redaction::visible;

use page::Page;

pub use calendar::calendar;
pub use change_request::change_request;
pub use checked::check_name;
pub use colleague::{Half, colleague, halves};
pub use diagnostics::Diagnostics;
pub use handover::handover;
pub use list::list;
pub use permissions::permissions;
pub use ticket::ticket;

/// What an audit entry says was done, and how it went, if its note says so.
pub fn did(act: &str, note: &str, language: Language) -> String {
    if act == "answered_keys" && !note.is_empty() {
        return language.t(&key("report-keys", note), &[]);
    }
    let what = language.t(&key("act", act), &[]);
    match how_it_went(act, note, language) {
        Some(how) => language.t("did-how", &[("what", &what), ("how", &how)]),
        None => what,
    }
}

/// How an act went, in words; `None` if its note says something else, or is empty.
pub fn how_it_went(act: &str, note: &str, language: Language) -> Option<String> {
    match act {
        _ if note.is_empty() => None,
        "proved" | "checked" | "proved_new_secret" | "checked_new_secret" => {
            let counts: Vec<(&str, &str)> = note.split(' ').filter_map(|part| part.split_once('=')).collect();
            Some(language.t("did-tally", &counts))
        }
        "console_said" | "console_said_again" => Some(language.t(&key("authorize-outcome", note), &[])),
        "todo_done" => Some(language.t(&key("finish-todo", note), &[])),
        // Dell's own words.
        "tried_dell_key" | "saw_status" => Some(note.to_owned()),
        _ => None,
    }
}

/// How an audit entry is known: tested, done by the app, or reported by a person.
pub fn how_known(act: &str, measured: bool, language: Language) -> String {
    let key = match (measured, looked(act)) {
        (true, true) => "report-by-app",
        (true, false) => "report-done-by-app",
        (false, _) => "report-by-person",
    };
    language.t(key, &[])
}

/// Whether the act was a look at something elsewhere. The app's other acts were done, and have nothing to test.
fn looked(act: &str) -> bool {
    act.starts_with("read_")
        || matches!(
            act,
            "named_organisation"
                | "proved"
                | "checked"
                | "proved_new_secret"
                | "checked_new_secret"
                | "audited_scopes"
                | "old_secret_refused"
                | "tried_dell_key"
                | "registered"
                | "not_listed"
                | "backups_on"
                | "backups_off"
                | "removed_at_dell"
                | "dell_unchanged"
                | "switched_keys_on"
                | "keys_stay_off"
        )
}

/// The org's address; words for "not known yet" before it has one.
pub fn org(connection: &Connection, language: Language) -> String {
    connection.host().map_or_else(|| language.t("report-organization-open", &[]), ToString::to_string)
}

/// The key of the words for a word of the engine's: these have underscores and dots, keys have hyphens.
fn key(area: &str, word: &str) -> String {
    format!("{area}-{}", word.replace(['_', '.'], "-"))
}

/// How a formula begins, in Latin or in Chinese width; a spreadsheet accepts both.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

words! {
    /// Format of a report, by the ending of the file's name.
    Format {
        /// A page that opens in any browser.
        Html = "html",
        /// A table.
        Csv = "csv",
        /// For programs.
        Json = "json",
    }
}

/// A report as tables with a heading: all three formats are made from it.
#[derive(Debug, Serialize)]
pub struct Report {
    /// Heading.
    pub title: String,
    /// The line above the tables; in practice mode, that this is no evidence.
    pub notes: Vec<String>,
    /// The tables.
    pub tables: Vec<Table>,
}

/// One table of a report.
#[derive(Debug, Serialize)]
pub struct Table {
    /// Heading.
    pub title: String,
    /// Names of the columns.
    pub columns: Vec<String>,
    /// The rows, each as wide as the columns.
    pub rows: Vec<Vec<String>>,
}

impl Report {
    /// The text of a file in this format.
    ///
    /// # Errors
    /// `file-not-written` if it can't be put into words.
    pub fn write(&self, format: Format, language: Language) -> Result<String> {
        let shown = self.shown();
        Ok(match format {
            Format::Html => shown.html(language),
            Format::Csv => shown.csv(),
            Format::Json => serde_json::to_string_pretty(&shown).map_err(|_| Kind::FileNotWritten)?,
        })
    }

    /// With a mark for each character that controls or hides, wherever it comes from.
    fn shown(&self) -> Self {
        let text = |text: &String| visible(text).into_owned();
        let all = |texts: &Vec<String>| texts.iter().map(text).collect();
        let table = |table: &Table| Table {
            title: text(&table.title),
            columns: all(&table.columns),
            rows: table.rows.iter().map(all).collect(),
        };
        Self { title: text(&self.title), notes: all(&self.notes), tables: self.tables.iter().map(table).collect() }
    }

    fn html(&self, language: Language) -> String {
        let mut page = Page::new(&self.title, language);
        for note in &self.notes {
            page.paragraph(note);
        }
        for table in &self.tables {
            page.heading(&table.title);
            page.table(&table.columns, &table.rows);
        }
        page.end()
    }

    fn csv(&self) -> String {
        // A byte order mark: without it Excel misreads umlauts.
        let mut text = String::from("\u{feff}");
        let mut line = |cells: &[String]| {
            text.push_str(&cells.iter().map(|c| quote(c)).collect::<Vec<_>>().join(","));
            text.push_str("\r\n");
        };
        line(std::slice::from_ref(&self.title));
        for note in &self.notes {
            line(std::slice::from_ref(note));
        }
        for table in &self.tables {
            line(&[String::new()]);
            line(std::slice::from_ref(&table.title));
            line(&table.columns);
            for row in &table.rows {
                line(row);
            }
        }
        text
    }
}

/// Writes a report into a folder under a free name, and answers its path.
///
/// # Errors
/// `file-not-written`, with the system's reason.
pub fn save(folder: &Path, name: &str, ending: &str, text: &str) -> Result<PathBuf> {
    use std::io::Write as _;
    // The names are the app's today; a foreign one would still lead to no other folder.
    let name: String = name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let fail =
        |e: std::io::Error| Problem::new(Kind::FileNotWritten).with("folder", folder.display()).with("reason", e);
    std::fs::create_dir_all(folder).map_err(fail)?;
    for number in 1..1000 {
        let number = if number == 1 { String::new() } else { format!("-{number}") };
        let path = folder.join(format!("{name}{number}.{ending}"));
        match std::fs::OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(mut file) => {
                if let Err(e) = file.write_all(text.as_bytes()) {
                    // Half a file would pass for a whole one; the error also says if it can't be removed.
                    let _half = std::fs::remove_file(&path);
                    return Err(fail(e));
                }
                return Ok(path);
            }
            Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(e) => return Err(fail(e)),
        }
    }
    Err(Kind::FileNotWritten.into())
}

/// Where a browser would put it: Downloads, else the home folder.
pub fn folder() -> Option<PathBuf> {
    let user = directories::UserDirs::new()?;
    Some(user.download_dir().unwrap_or(user.home_dir()).to_owned())
}

/// A cell that a spreadsheet reads as text. One that begins like a formula, even after white space, would be run. A
/// spreadsheet that separates cells by semicolons, as German ones do, would begin a new cell at each.
fn quote(cell: &str) -> String {
    let parts = cell.split(';').map(|part| {
        let formula = part.trim_start_matches(|c: char| c.is_whitespace() || c == '"').starts_with(FORMULA);
        if formula { format!("'{part}") } else { part.to_owned() }
    });
    format!("\"{}\"", parts.collect::<Vec<_>>().join(";").replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use sha2::{Digest as _, Sha256};

    use super::*;

    fn report(cell: &str) -> Report {
        Report {
            title: "T".into(),
            notes: vec![],
            tables: vec![Table { title: "A".into(), columns: vec!["C".into()], rows: vec![vec![cell.into()]] }],
        }
    }

    #[test]
    fn a_page_and_a_table_take_no_orders_from_a_cell() {
        let hostile = report("<script>=1");
        assert!(hostile.html(Language::En).contains("&lt;script&gt;=1"));
        assert!(report("=HYPERLINK(\"x\")").csv().contains("\"'=HYPERLINK(\"\"x\"\")\""));
    }

    #[test]
    fn no_cell_begins_like_a_formula() {
        let cell = |text: &str| {
            let csv = report(text).write(Format::Csv, Language::En).expect("written");
            let last = csv.trim_end().lines().next_back().unwrap_or_default().to_owned();
            last.strip_prefix('"').and_then(|cell| cell.strip_suffix('"')).expect("quoted").replace("\"\"", "\"")
        };
        for start in ["=", "+", "-", "@", "＝", "＋", "－", "＠"] {
            for before in ["", " ", "\u{a0}", "\u{3000}", "\"", "\" "] {
                let text = format!("{before}{start}cmd|'/C calc'!A0");
                assert_eq!(cell(&text), format!("'{text}"));
                assert_eq!(cell(&format!("Acme;{text}")), format!("Acme;'{text}"));
            }
        }
        // A line break or a tab begins no new cell.
        assert_eq!(cell("Acme\r\n=1\t=2\u{2028}=3"), "Acme  =1␉=2 =3");
        assert_eq!(cell("\t=1"), "␉=1");
        assert_eq!(cell("a-b; c=d, 1+1 @ home"), "a-b; c=d, 1+1 @ home");
    }

    #[test]
    fn a_page_holds_its_own_style_and_nothing_that_runs() {
        let hostile = "</td></table><img src=x onerror='alert(1)'>\u{202e}\u{1b}[2J\"&";
        let page = report(hostile).write(Format::Html, Language::En).expect("written");
        assert!(page.contains("&lt;img src=x onerror=&#39;alert(1)&#39;&gt;[U+202E]␛[2J&quot;&amp;"), "{page}");
        assert_eq!(page.matches("<style>").count() + page.matches("<meta ").count() + page.matches("<td").count(), 5);
        assert!(!page.contains("<img") && !page.contains("<script") && !page.contains("unsafe-inline"));
        let inside = page.split("<style>").nth(1).and_then(|rest| rest.split("</style>").next()).expect("a style");
        let hash = STANDARD.encode(Sha256::digest(inside));
        assert!(page.contains(&format!("default-src 'none'; style-src 'sha256-{hash}'")), "{page}");
        assert!(page.find("Content-Security-Policy") < page.find("<title>"));
    }

    #[test]
    fn each_format_shows_the_same_text() {
        let json = report("a\u{202e}b\u{7f}").write(Format::Json, Language::En).expect("written");
        assert!(json.contains("a[U+202E]b␡"), "{json}");
    }

    #[test]
    fn a_name_leads_to_no_other_folder() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = save(folder.path(), "../../a\\b:c\u{202e}.exe", "html", "1").expect("written");
        assert_eq!(path, folder.path().join("------a-b-c--exe.html"));
    }

    #[test]
    fn no_file_is_written_over() {
        let folder = tempfile::tempdir().expect("a folder");
        let one = save(folder.path(), "list", "csv", "1").expect("written");
        let two = save(folder.path(), "list", "csv", "2").expect("written");
        assert_ne!(one, two);
        assert_eq!(std::fs::read_to_string(one).expect("read"), "1");
    }
}
