//! `catalogue/failures.toml`: what Okta, Dell and the network answer when something fails, and which problem it is
//! here.
//!
//! Invariant: free text decides only where the file has it letter for letter. An answer that fits no row is unknown.

use std::sync::LazyLock;

use serde::Deserialize;

use super::rows;
use crate::problem::Kind;

/// Whose answer a row describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Service {
    /// Okta's own refusals.
    Okta,
    /// Dell's own refusals.
    Dell,
    /// The network in between, and what discovery found.
    Network,
}

/// Which request was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum At {
    /// Org metadata.
    Discovery,
    /// For a token.
    Token,
    /// A call with a token.
    Api,
    /// A revocation.
    Revoke,
    /// Dell's Authorize by API.
    Register,
}

/// Whether a vendor states the fact, or it was concluded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// A vendor's page or specification states it.
    Documented,
    /// Concluded from such pages.
    Inferred,
}

/// One status, or a class of them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Status {
    /// Like 401.
    One(u16),
    /// Like `5xx`.
    Class(String),
}

impl Status {
    /// Whether a status is this one, or of this class.
    pub fn is(&self, status: u16) -> bool {
        match self {
            Self::One(one) => *one == status,
            // An answer over 599 counts as one of 500.
            Self::Class(class) => class.as_bytes().first() == Some(&(b'0' + (status / 100).min(5) as u8)),
        }
    }
}

/// One way to fail, and the problem that it is.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Failure {
    /// Its name in tests and logs.
    pub id: String,
    /// Rows of DOMAIN 5 that it shows.
    pub rows: Vec<u8>,
    pub service: Service,
    /// Which request was made.
    pub at: Vec<At>,
    /// HTTP status; `None` fits any, and no answer.
    pub status: Option<Status>,
    /// The service's error code; `None` fits any.
    pub error: Option<String>,
    /// Its words, where a trailing `*` fits any end; `None` fits any.
    pub description: Option<String>,
    /// Fits a page for people without Okta's own id.
    #[serde(default)]
    pub page: bool,
    /// Fits an answer without an error code.
    #[serde(default)]
    pub bare: bool,
    /// Dell says that the request may be tried again.
    #[serde(default)]
    pub retryable: bool,
    pub problem: Kind,
    /// The sandbox's fault that causes it: `name` or `name=argument`.
    pub fault: Option<String>,
    /// The case of `tests/it/catalogue.rs` that causes it, where no fault does.
    pub case: Option<String>,
    /// Where the fact comes from.
    pub source: String,
    /// The day it was read.
    pub date: String,
    pub standing: Standing,
}

/// The parts of an answer that rows compare.
#[derive(Debug, Clone, Copy, Default)]
pub struct Heard<'a> {
    pub status: u16,
    /// The service's error code.
    pub error: Option<&'a str>,
    /// Its words.
    pub description: Option<&'a str>,
    /// A page for people, without Okta's own id.
    pub page: bool,
    /// Dell says that the request may be tried again.
    pub retryable: bool,
}

impl Failure {
    /// Whether this row fits the answer.
    pub fn fits(&self, heard: &Heard<'_>) -> bool {
        let words = |pattern: &String| {
            let said = heard.description.unwrap_or_default();
            pattern.strip_suffix('*').map_or_else(|| *pattern == said, |start| said.starts_with(start))
        };
        self.page == heard.page
            && (!self.bare || heard.error.is_none())
            && (!self.retryable || heard.retryable)
            && self.status.as_ref().is_none_or(|status| status.is(heard.status))
            && self.error.as_deref().is_none_or(|error| heard.error == Some(error))
            && self.description.as_ref().is_none_or(words)
    }
}

static FAILURES: LazyLock<Vec<Failure>> =
    LazyLock::new(|| rows(include_str!("../../../../catalogue/failures.toml"), "failure"));

/// All rows, in the order in which they are tried.
pub fn failures() -> &'static [Failure] {
    &FAILURES
}

/// The service's first row that fits the answer; with `at`, rows about another request don't count.
pub fn failure(service: Service, at: Option<At>, heard: &Heard<'_>) -> Option<&'static Failure> {
    let asked = |row: &Failure| at.is_none_or(|at| row.at.contains(&at));
    failures().iter().find(|row| row.service == service && asked(row) && row.fits(heard))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_parses_and_each_row_is_whole() {
        assert!(!failures().is_empty(), "the file does not parse");
        let mut ids = std::collections::HashSet::new();
        for row in failures() {
            assert!(ids.insert(&row.id), "{} stands twice", row.id);
            assert!(!row.rows.is_empty() && !row.at.is_empty() && !row.source.is_empty(), "{}", row.id);
            assert!(row.fault.is_some() != row.case.is_some(), "{}: one thing makes it", row.id);
            assert!(row.date.parse::<jiff::civil::Date>().is_ok(), "{}", row.id);
            if let Some(Status::Class(class)) = &row.status {
                assert!(["3xx", "4xx", "5xx"].contains(&class.as_str()), "{}", row.id);
            }
        }
    }

    /// A row behind one that fits everything it fits would never decide.
    #[test]
    fn each_row_decides_something() {
        for row in failures().iter().filter(|row| row.service != Service::Network) {
            let status = match &row.status {
                Some(Status::One(status)) => *status,
                Some(Status::Class(class)) => u16::from(class.as_bytes()[0] - b'0') * 100,
                None => 400,
            };
            let words = row.description.as_ref().map(|text| text.replace('*', " and more"));
            let heard = Heard {
                status,
                error: row.error.as_deref(),
                description: words.as_deref(),
                page: row.page,
                retryable: row.retryable,
            };
            for at in &row.at {
                let found = failure(row.service, Some(*at), &heard).expect("itself at least");
                assert_eq!(found.id, row.id, "at {at:?}");
            }
        }
    }

    #[test]
    fn near_is_not_the_same() {
        let said = "The client secret supplied for a confidential client is invalid.";
        let kind = |status, description| {
            let heard =
                Heard { status, error: Some("invalid_client"), description: Some(description), ..Heard::default() };
            failure(Service::Okta, None, &heard).map(|row| row.problem)
        };
        assert_eq!(kind(401, said), Some(Kind::OktaSecretRefused));
        assert_eq!(kind(400, said), None);
        assert_eq!(kind(401, said.trim_end_matches('.')), None);
        assert_eq!(kind(401, ""), None);
    }
}
