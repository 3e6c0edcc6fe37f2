//! Okta's refusals, by the rows of `catalogue/failures.toml` (DOMAIN 3.6).
//!
//! An answer that no row knows is `okta-unknown-answer`, with Okta's own words: never a guess.

use serde::Deserialize;

use crate::http::Answer;
use model::catalogue::{self, Heard, Service};
use model::problem::{Kind, Problem};

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
    /// A gateway's.
    message: Option<String>,
}

/// Whether an error is in an answer, whatever its status.
#[must_use]
pub fn has_error(answer: &Answer) -> bool {
    words(answer).0.is_some()
}

/// Whether a refusal passes by itself: the one 400 that may be repeated.
#[must_use]
pub fn passing(answer: &Answer) -> bool {
    answer.status == 400
        && answer.try_json::<Envelope>().is_some_and(|said| said.error.as_deref() == Some("temporarily_unavailable"))
}

/// What an answer that is not a success means: its status, and what Okta puts beside it, count before the form of the
/// body. A page is somebody else's only where Okta's own request id is missing.
#[must_use]
pub fn of(answer: &Answer) -> Problem {
    // What a network alone answers, in the place of the service: a proxy that wants a sign-in, or its page for that.
    match answer.status {
        407 => {
            let problem = answer.problem(Kind::NetworkProxyAuth, None, None);
            return problem.with("proxy", "unknown").with("signed", "unknown");
        }
        511 => return answer.problem(Kind::NetworkHtml, None, None),
        _ => {}
    }
    let (error, text, id) = words(answer);
    let heard = Heard {
        status: answer.status,
        error: error.as_deref(),
        description: text.as_deref(),
        page: answer.is_foreign_page() && error.is_none(),
        retryable: false,
    };
    let row = catalogue::failure(Service::Okta, None, &heard);
    let kind = row.map_or(Kind::OktaUnknownAnswer, |row| row.problem);
    let said_something = error.is_some();
    let problem = said(answer.problem(kind, error, text), answer, id);
    match (kind, answer.rate.reset_in_s) {
        (Kind::OktaRateLimited, Some(seconds)) => problem.with("seconds", seconds.max(1)),
        (Kind::OktaRateLimited, None) => problem.at("untimed"),
        // Who failed is not said: Okta, or a gateway on the way.
        (Kind::OktaDown, _) if !said_something && answer.request_id.is_none() => {
            problem.at("gateway").with("status", answer.status)
        }
        // That it is not there is said, and not why.
        (Kind::OktaFeatureAbsent, _) if answer.status == 404 => problem.at("absent"),
        _ => problem,
    }
}

/// What a success that is not the answer to the question means: nothing was taken from it. An error of Okta's in it is
/// under its details.
#[must_use]
pub fn unread(answer: &Answer) -> Problem {
    let kind = if answer.is_foreign_page() { Kind::NetworkHtml } else { Kind::AnswerUnreadable };
    let (error, text, id) = words(answer);
    said(answer.problem(kind, error, text), answer, id)
}

/// With Okta's own id of the error, which says more than that of the request.
fn said(mut problem: Problem, answer: &Answer, id: Option<String>) -> Problem {
    if let (Some(id), Some(words)) = (id, problem.said.as_mut()) {
        words.id = Some(answer.message(&id));
    }
    problem
}

/// Code, text and id of the error that an answer carries.
fn words(answer: &Answer) -> (Option<String>, Option<String>, Option<String>) {
    // Whatever type it is said to have: a page is no JSON.
    let said: Envelope = answer.try_json().unwrap_or_default();
    let header = answer.www_authenticate.as_deref().unwrap_or_default();
    let error = said.code.or(said.error).or_else(|| quoted(header, "error"));
    let text = said.description.or(said.summary).or(said.message).or_else(|| quoted(header, "error_description"));
    (error, text, said.id)
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
