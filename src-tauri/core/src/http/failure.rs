//! Why no answer came, told by the types in the chain of errors.

use std::error::Error;

use jiff::Timestamp;

use crate::problem::{Kind, Problem, Said};
use crate::redaction::Redactor;

/// A request without an answer.
#[derive(Debug, Clone)]
pub struct Failure {
    /// What to show.
    pub problem: Problem,
    /// Whether something may have left this computer for the host.
    pub sent: bool,
}

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Self {
        failure.problem
    }
}

/// Practice asked for a name outside Practice.
#[derive(Debug, thiserror::Error)]
#[error("not a practice name")]
pub(super) struct NotPractice;

/// `hyper_util`'s error of a refused tunnel is private; this is its exact text for 407.
const TUNNEL_407: &str = "tunnel error: proxy authorization required";

impl Failure {
    /// Nothing was sent.
    #[must_use]
    pub fn unsent(kind: Kind, host: &str) -> Self {
        Self { problem: Problem::new(kind).with("host", host), sent: false }
    }

    pub(super) fn of(redactor: &Redactor, host: &str, error: &reqwest::Error) -> Self {
        let (kind, text) = judged(error);
        let problem = Problem::new(kind).with("host", host).said(Said {
            host: host.to_owned(),
            status: None,
            error: None,
            text: Some(redactor.message(&text)),
            id: None,
            at: Timestamp::now(),
        });
        Self { problem, sent: !(error.is_connect() || error.is_builder()) }
    }
}

/// HTTP/2's library quotes what a peer sent with the end of a connection, byte by byte and escaped: nobody needs that, and
/// no gate reads it.
fn without_peers_bytes(text: String) -> String {
    match text.find(" (b\"") {
        Some(end) => text[..end].to_owned(),
        None => text,
    }
}

/// The kind, and the innermost cause in its own words, which may quote names from a certificate.
fn judged(error: &reqwest::Error) -> (Kind, String) {
    let mut kind = None;
    let mut innermost = String::new();
    let mut next: Option<&(dyn Error + 'static)> = error.source();
    while let Some(cause) = next {
        innermost = without_peers_bytes(cause.to_string());
        if cause.is::<rustls::Error>() {
            kind = Some(Kind::NetworkTls);
        } else if cause.is::<NotPractice>() {
            kind = Some(Kind::NetworkDns);
        } else if innermost == TUNNEL_407 {
            kind = Some(Kind::NetworkProxyAuth);
        }
        // An `io::Error` made from another error hides it from `source`.
        next = match cause.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref) {
            Some(inner) => Some(inner),
            None => cause.source(),
        };
    }
    let kind = kind.unwrap_or_else(|| {
        if error.is_dns() {
            Kind::NetworkDns
        } else if error.is_timeout() {
            Kind::NetworkTimeout
        } else if error.is_connect() {
            Kind::NetworkConnect
        } else {
            Kind::NetworkOther
        }
    });
    (kind, innermost)
}
