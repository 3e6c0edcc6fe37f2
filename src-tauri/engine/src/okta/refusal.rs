//! Okta's refusals, by the rows of `catalogue/failures.toml` (DOMAIN 3.6).
//!
//! An answer that fits no row is `okta-unknown-answer`, with Okta's own words: never a guess.

use serde::Deserialize;

use crate::http::Answer;
use model::catalogue::{self, Heard, Service};
use model::problem::{Kind, Problem};

/// Okta's two forms of an error.
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
    /// A gateway's form.
    message: Option<String>,
}

/// Whether an answer contains an error, whatever its status.
pub fn has_error(answer: &Answer) -> bool {
    words(answer).0.is_some()
}

/// Whether a refusal passes by itself: the one 400 that may be repeated.
pub fn passing(answer: &Answer) -> bool {
    answer.status == 400
        && answer.try_json::<Envelope>().is_some_and(|said| said.error.as_deref() == Some("temporarily_unavailable"))
}

/// What an unsuccessful answer means. Its status and Okta's headers count before the form of the body. A page is
/// somebody else's only without Okta's request id.
pub fn of(answer: &Answer) -> Problem {
    // What only a network answers in the service's place: a proxy that requires a sign-in, or its sign-in page.
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
        // Okta or a gateway in between failed; the answer doesn't say which.
        (Kind::OktaDown, _) if !said_something && answer.request_id.is_none() => {
            problem.at("gateway").with("status", answer.status)
        }
        // It says that it is not there, and not why.
        (Kind::OktaFeatureAbsent, _) if answer.status == 404 => problem.at("absent"),
        _ => problem,
    }
}

/// What a successful answer of the wrong form means: its content was not used. An error of Okta's in it is shown under
/// the details.
pub fn unread(answer: &Answer) -> Problem {
    let kind = if answer.is_foreign_page() { Kind::NetworkHtml } else { Kind::AnswerUnreadable };
    let (error, text, id) = words(answer);
    said(answer.problem(kind, error, text), answer, id)
}

/// With Okta's own id of the error, which says more than the request's.
fn said(mut problem: Problem, answer: &Answer, id: Option<String>) -> Problem {
    if let (Some(id), Some(words)) = (id, problem.said.as_mut()) {
        words.id = Some(answer.message(&id));
    }
    problem
}

/// Code, text and id of an answer's error.
fn words(answer: &Answer) -> (Option<String>, Option<String>, Option<String>) {
    // Whatever its type claims: a page is no JSON.
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
