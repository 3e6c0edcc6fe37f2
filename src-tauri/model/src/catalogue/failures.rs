//! `catalogue/failures.toml`: what Okta, Dell and the network say when something goes wrong, and what it means here.
//!
//! Invariant: free text decides only where it is, letter for letter, in the file. What no row fits is unknown.

use std::sync::LazyLock;

use serde::Deserialize;

use super::parsed;
use crate::problem::Kind;

/// Whose answer a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Service {
    /// Okta's own refusals.
    Okta,
    /// Dell's own refusals.
    Dell,
    /// The way there, and what discovery found.
    Network,
}

/// What was being asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum At {
    /// Who the organization is.
    Discovery,
    /// For a token.
    Token,
    /// With a token.
    Api,
    /// To end a token.
    Revoke,
    /// Dell's Authorize by API.
    Register,
}

/// Whether a vendor says so, or it was concluded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// A vendor's page or specification says it.
    Documented,
    /// Concluded from such pages.
    Inferred,
}

/// A status, or all of a hundred.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Status {
    /// Like 401.
    One(u16),
    /// Like `5xx`.
    Class(String),
}

impl Status {
    /// Whether a status is this, or of this class.
    #[must_use]
    pub fn is(&self, status: u16) -> bool {
        match self {
            Self::One(one) => *one == status,
            // An answer over 599 is no better than one of 500.
            Self::Class(class) => class.as_bytes().first() == Some(&(b'0' + (status / 100).min(5) as u8)),
        }
    }
}

/// A row: a way to fail, and the problem it is.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Failure {
    /// Its name in tests and logs.
    pub id: String,
    /// Rows of DOMAIN 5 that it shows.
    pub rows: Vec<u8>,
    /// Whose answer.
    pub service: Service,
    /// What was being asked.
    pub at: Vec<At>,
    /// HTTP status; nothing: any, or none came.
    #[serde(default)]
    pub status: Option<Status>,
    /// The machine's code; nothing: any.
    #[serde(default)]
    pub error: Option<String>,
    /// Its words, a trailing `*` for any end; nothing: any.
    #[serde(default)]
    pub description: Option<String>,
    /// A page for people, without Okta's own id beside it.
    #[serde(default)]
    pub page: bool,
    /// No code of the machine came.
    #[serde(default)]
    pub bare: bool,
    /// Dell's word that it may be tried again.
    #[serde(default)]
    pub retryable: bool,
    /// What it is here.
    pub problem: Kind,
    /// Fault of the sandbox that makes it, `name` or `name=argument`.
    #[serde(default)]
    pub fault: Option<String>,
    /// Case of `tests/it/failures.rs` that makes it, where no fault does.
    #[serde(default)]
    pub case: Option<String>,
    /// Where the fact comes from.
    pub source: String,
    /// When it was read.
    pub date: String,
    /// How sure it is.
    pub standing: Standing,
}

/// An answer as far as the rows look at it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Heard<'a> {
    /// HTTP status.
    pub status: u16,
    /// The machine's code.
    pub error: Option<&'a str>,
    /// Its words.
    pub description: Option<&'a str>,
    /// Whether it is a page for people, without Okta's own id beside it.
    pub page: bool,
    /// Dell's word that it may be tried again.
    pub retryable: bool,
}

impl Failure {
    /// Whether the answer is this one.
    #[must_use]
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

#[derive(Deserialize)]
struct Failures {
    failure: Vec<Failure>,
}

static FAILURES: LazyLock<Vec<Failure>> = LazyLock::new(|| {
    parsed::<Failures>(include_str!("../../../../catalogue/failures.toml")).map(|file| file.failure).unwrap_or_default()
});

/// Every known way to fail, in the order in which they are tried.
#[must_use]
pub fn failures() -> &'static [Failure] {
    &FAILURES
}

/// The first row of a service that an answer fits; `at` leaves out rows about something else that was asked.
#[must_use]
pub fn failure(service: Service, at: Option<At>, heard: &Heard<'_>) -> Option<&'static Failure> {
    let asked = |row: &Failure| at.is_none_or(|at| row.at.contains(&at));
    failures().iter().find(|row| row.service == service && asked(row) && row.fits(heard))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_parses_and_each_row_is_whole() {
        toml::from_str::<Failures>(include_str!("../../../../catalogue/failures.toml")).expect("failures");
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

    /// A row that an earlier one always forestalls decides nothing.
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
