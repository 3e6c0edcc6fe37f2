//! What the fuzz targets of `fuzz/` may call: answers as they come, without a network. In no product build.

use hyper::header::{HeaderMap, HeaderValue};
use zeroize::Zeroizing;

use crate::http::Answer;
use crate::{dell, okta};
use model::problem::Problem;
use secrets::redaction::Redactor;

fn answer(status: u16, www_authenticate: Option<&str>, body: &[u8]) -> Answer {
    let mut headers = HeaderMap::new();
    if let Some(value) = www_authenticate.and_then(|value| HeaderValue::from_str(value).ok()) {
        headers.insert("www-authenticate", value);
    }
    Answer::new(
        Redactor::without_credentials(),
        ("acme.okta.practice", "/"),
        status,
        &headers,
        Zeroizing::new(body.to_vec()),
        1,
    )
}

/// What Okta's refusal means.
pub fn okta_refusal(status: u16, www_authenticate: Option<&str>, body: &[u8]) -> Problem {
    let answer = answer(status, www_authenticate, body);
    let _ = okta::refusal::passing(&answer);
    okta::refusal::of(&answer)
}

/// Reads a body as an org's metadata.
pub fn okta_organization(body: &[u8]) {
    okta::read_document(&answer(200, None, body));
}

/// Reads a body as Okta's token and as a list of grants.
pub fn token(body: &[u8]) {
    let _ = okta::issued(&answer(200, None, body), "okta.users.read");
    let _ = okta::Grants::on(&answer(200, None, body));
}

/// What Dell's refusal means in an answer, at the token endpoint, and in a task.
pub fn dell_refusals(status: u16, body: &[u8]) -> Vec<Problem> {
    dell::fuzzed::refusals(&answer(status, None, body))
}

/// Reads a body as each successful answer of Dell's.
pub fn dell_success(body: &[u8]) {
    dell::fuzzed::success(answer(200, None, body));
}
