//! Okta's refusals, by the rows of `catalogue/failures.toml` (DOMAIN 3.6).
//!
//! An answer that no row knows is `okta-unknown-answer`, with Okta's own words: never a guess.

use serde::Deserialize;

use crate::catalogue::{self, Heard, Service};
use crate::http::Answer;
use crate::problem::{Kind, Problem};

/// Either envelope.
#[derive(Debug, Default, Deserialize)]
struct Envelope {
    error: Option<String>,
    #[serde(rename = "error_description")]
    description: Option<String>,
    #[serde(rename = "errorCode")]
    code: Option<String>,
    #[serde(rename = "errorSummary")]
    summary: Option<String>,
    #[serde(rename = "errorId")]
    id: Option<String>,
}

/// Whether a refusal passes by itself: the one 400 that may be repeated.
#[must_use]
pub fn passing(answer: &Answer) -> bool {
    answer.status == 400
        && answer.try_json::<Envelope>().is_some_and(|said| said.error.as_deref() == Some("temporarily_unavailable"))
}

/// What an answer that is not a success means.
#[must_use]
pub fn of(answer: &Answer) -> Problem {
    let page = answer.is_html();
    let said: Envelope = if page { Envelope::default() } else { answer.try_json().unwrap_or_default() };
    let header = answer.www_authenticate.as_deref().unwrap_or_default();
    let error = said.code.or(said.error).or_else(|| quoted(header, "error"));
    let text = said.description.or(said.summary).or_else(|| quoted(header, "error_description"));
    let heard =
        Heard { status: answer.status, error: error.as_deref(), description: text.as_deref(), page, retryable: false };
    let row = catalogue::failure(Service::Okta, None, &heard);
    let kind = row.map_or(Kind::OktaUnknownAnswer, |row| row.problem);
    let mut problem = answer.problem(kind, error, text);
    if let (Some(id), Some(words)) = (said.id, problem.said.as_mut()) {
        words.id = Some(answer.message(&id));
    }
    if kind == Kind::OktaRateLimited {
        problem = problem.with("seconds", answer.rate.reset_in_s.unwrap_or(60).max(1));
    }
    problem
}

/// `name="value"` of a `WWW-Authenticate` header.
fn quoted(header: &str, name: &str) -> Option<String> {
    header.match_indices(name).find_map(|(at, _)| {
        let before = header[..at].chars().next_back();
        let value = header[at + name.len()..].strip_prefix("=\"")?;
        let inside = &value[..value.find('"')?];
        matches!(before, None | Some(' ' | ',')).then(|| inside.to_owned())
    })
}
