//! What can be handed to others: the permission list before anything is granted, and the handover with
//! its evidence. As a page, a table or JSON; none holds a secret.

mod handover;
mod permissions;

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::problem::{Kind, Problem, Result};
use crate::words::Language;

pub use handover::handover;
pub use permissions::permissions;

/// What an entry of the audit chain says was done, and how it went where its note tells that.
#[must_use]
pub fn did(act: &str, note: &str, language: Language) -> String {
    let what = language.t(&key("act", act), &[]);
    match how_it_went(act, note, language) {
        Some(how) => language.t("did-how", &[("what", &what), ("how", &how)]),
        None => what,
    }
}

/// How an act went, in words; nothing where its note says something else, or nothing.
#[must_use]
pub fn how_it_went(act: &str, note: &str, language: Language) -> Option<String> {
    match act {
        _ if note.is_empty() => None,
        "proved" | "checked" | "proved_new_secret" | "checked_new_secret" => {
            let counts: Vec<(&str, &str)> = note.split(' ').filter_map(|part| part.split_once('=')).collect();
            Some(language.t("did-tally", &counts))
        }
        "console_said" | "console_said_again" => Some(language.t(&key("outcome", note), &[])),
        "tried_dell_key" => Some(note.to_owned()),
        _ => None,
    }
}

/// How an entry of the audit chain is known: measured, done by the app, or confirmed by a person.
#[must_use]
pub fn how_known(act: &str, measured: bool, language: Language) -> String {
    let key = match (measured, looked(act)) {
        (true, true) => "report-by-app",
        (true, false) => "report-done-by-app",
        (false, _) => "report-by-person",
    };
    language.t(key, &[])
}

/// Whether the act was to look at something elsewhere. The app's other acts were done, and there is nothing in them
/// to measure.
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

/// The words' key of one of the engine's own words: these have underscores and dots, keys have hyphens.
fn key(area: &str, word: &str) -> String {
    format!("{area}-{}", word.replace(['_', '.'], "-"))
}

/// How a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// A page that opens in any browser.
    Html,
    /// A table.
    Csv,
    /// For programs.
    Json,
}

impl Format {
    /// Ending of the file's name.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }
}

/// A report as a table with a heading: what all three formats are made from.
#[derive(Debug, Serialize)]
pub struct Report {
    /// Heading.
    pub title: String,
    /// Said above the tables; in practice that this is not evidence.
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
    /// `file-not-written` when it cannot be put into words.
    pub fn write(&self, format: Format, language: Language) -> Result<String> {
        Ok(match format {
            Format::Html => self.html(language),
            Format::Csv => self.csv(),
            Format::Json => serde_json::to_string_pretty(self).map_err(|_| Kind::FileNotWritten)?,
        })
    }

    fn html(&self, language: Language) -> String {
        let mut page = format!(
            "<!doctype html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n<title>{}</title>\n<style>\n\
             body{{font:15px/22px system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1c2127}}\n\
             table{{border-collapse:collapse;width:100%;margin:.5rem 0 2rem}}\n\
             th,td{{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid #d7dde3}}\n\
             </style>\n<h1>{}</h1>\n",
            language.tag(),
            escape(&self.title),
            escape(&self.title)
        );
        for note in &self.notes {
            page.push_str(&format!("<p>{}</p>\n", escape(note)));
        }
        for table in &self.tables {
            page.push_str(&format!("<h2>{}</h2>\n<table>\n<tr>", escape(&table.title)));
            for column in &table.columns {
                page.push_str(&format!("<th scope=\"col\">{}</th>", escape(column)));
            }
            page.push_str("</tr>\n");
            for row in &table.rows {
                page.push_str("<tr>");
                for cell in row {
                    page.push_str(&format!("<td>{}</td>", escape(cell)));
                }
                page.push_str("</tr>\n");
            }
            page.push_str("</table>\n");
        }
        page.push_str("</html>\n");
        page
    }

    fn csv(&self) -> String {
        // A byte order mark: without it Excel reads umlauts as something else.
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

/// Writes a report into a folder under a name that is not taken, and answers where.
///
/// # Errors
/// `file-not-written`, with the system's reason.
pub fn save(folder: &Path, name: &str, ending: &str, text: &str) -> Result<PathBuf> {
    use std::io::Write as _;
    let fail =
        |e: std::io::Error| Problem::new(Kind::FileNotWritten).with("folder", folder.display()).with("reason", e);
    std::fs::create_dir_all(folder).map_err(fail)?;
    for number in 1..1000 {
        let path = if number == 1 {
            folder.join(format!("{name}.{ending}"))
        } else {
            folder.join(format!("{name}-{number}.{ending}"))
        };
        match std::fs::OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(mut file) => {
                if let Err(e) = file.write_all(text.as_bytes()) {
                    // Half a file would be taken for a whole one; that it cannot be removed is said by the error too.
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

/// The folder where a browser would put it: Downloads, else the home folder.
#[must_use]
pub fn folder() -> Option<PathBuf> {
    let user = directories::UserDirs::new()?;
    Some(user.download_dir().unwrap_or(user.home_dir()).to_owned())
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn quote(cell: &str) -> String {
    // A cell that begins like a formula would be run by a spreadsheet.
    let cell = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() };
    format!("\"{}\"", cell.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
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
    fn no_file_is_written_over() {
        let folder = tempfile::tempdir().expect("a folder");
        let one = save(folder.path(), "list", "csv", "1").expect("written");
        let two = save(folder.path(), "list", "csv", "2").expect("written");
        assert_ne!(one, two);
        assert_eq!(std::fs::read_to_string(one).expect("read"), "1");
    }
}
