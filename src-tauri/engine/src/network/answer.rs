//! The question that anybody may ask, and who answers it.

use http_body_util::{BodyExt as _, Empty, Limited};
use hyper::Request;
use hyper::body::Bytes;
use hyper::header::{ACCEPT, CONTENT_TYPE, DATE, HOST, HeaderMap, HeaderName, LOCATION, SERVER, USER_AGENT};
use hyper_util::rt::TokioIo;
use jiff::Timestamp;
use tokio::task::JoinSet;

use super::way::Shut;
use super::{Fact, Finding, Service, Target, Verdict, What};
use crate::http::{self, Pipe, innermost};
use secrets::redaction::Redactor;

/// Bytes of an answer that are read at most: enough to recognize it.
const LIMIT: usize = 64 * 1024;
/// A clock off by less than this causes no trouble.
const CLOCK_S: i64 = 60;

/// The parts of an answer that are examined.
pub(super) struct Heard {
    status: u16,
    headers: HeaderMap,
    body: Bytes,
    at: Timestamp,
}

/// Asks; the connection is not used again.
pub(super) async fn ask(pipe: Box<dyn Pipe>, target: &Target) -> Result<Heard, Shut> {
    let broke = |error: &dyn std::error::Error| Shut::new(Finding::Broke).with(What::Said, innermost(error));
    let request = Request::get(&target.path)
        .header(HOST, &target.host)
        .header(USER_AGENT, http::USER_AGENT)
        .header(ACCEPT, "application/json")
        .body(Empty::<Bytes>::new())
        .map_err(|error| broke(&error))?;
    let (mut sender, connection) =
        hyper::client::conn::http1::handshake(TokioIo::new(pipe)).await.map_err(|error| broke(&error))?;
    let mut running = JoinSet::new();
    running.spawn(async move {
        // The request reports its end.
        let _ = connection.await;
    });
    let (parts, body) = sender.send_request(request).await.map_err(|error| broke(&error))?.into_parts();
    let at = Timestamp::now();
    // A longer body is somebody else's, and its beginning is enough to say so.
    let body = Limited::new(body, LIMIT).collect().await.map(http_body_util::Collected::to_bytes).unwrap_or_default();
    Ok(Heard { status: parts.status.as_u16(), headers: parts.headers, body, at })
}

impl Heard {
    fn header(&self, name: HeaderName) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    fn is_page(&self) -> bool {
        let html = self.header(CONTENT_TYPE).is_some_and(|kind| kind.to_ascii_lowercase().starts_with("text/html"));
        html || self.body.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'<')
    }

    /// Who answered.
    pub(super) fn judged(&self, service: Service) -> (Verdict, Finding, Vec<Fact>) {
        let json = || serde_json::from_slice::<serde_json::Value>(&self.body).ok();
        let okta = || json().is_some_and(|body| body["id"].is_string() && body["_links"]["organization"].is_object());
        let (verdict, found) = match (service, self.status) {
            (_, 429 | 500..) => (Verdict::Unknown, Finding::Trouble),
            (Service::DellConsole, _) => (Verdict::Pass, Finding::Service),
            (Service::Okta | Service::OktaCustom | Service::DellApi, 300..=399) => (Verdict::Fail, Finding::Redirect),
            (Service::Okta | Service::OktaCustom, 200) if okta() => (Verdict::Pass, Finding::Service),
            (Service::Okta | Service::OktaCustom, _) if self.is_page() => (Verdict::Fail, Finding::Page),
            (Service::Okta | Service::OktaCustom, _) => (Verdict::Fail, Finding::Another),
            (Service::DellApi, 200..=299) if self.is_page() => (Verdict::Fail, Finding::Page),
            // A gateway may refuse with a page of its own, so it is unknown whose it is.
            (Service::DellApi, _) if self.is_page() => (Verdict::Unknown, Finding::Somebody),
            (Service::DellApi, _) => (Verdict::Pass, Finding::Service),
        };
        let mut facts = vec![Fact::new(What::Status, self.status)];
        if let Some(server) = self.header(SERVER) {
            let server = Redactor::without_credentials().message(server).shortened(80);
            facts.push(Fact { what: What::Server, value: server });
        }
        // Only a redirect's host: its path may name the person or carry a session.
        let to = self.header(LOCATION).and_then(|to| url::Url::parse(to).ok());
        if let Some(host) = to.as_ref().and_then(url::Url::host_str).filter(|_| found == Finding::Redirect) {
            facts.push(Fact::new(What::Location, host));
        }
        (verdict, found, facts)
    }

    /// This computer's clock against the answer's.
    pub(super) fn clock(&self) -> (Verdict, Finding, Vec<Fact>) {
        let theirs = self.header(DATE).and_then(|date| jiff::fmt::rfc2822::parse(date).ok());
        let Some(theirs) = theirs.map(|date| date.timestamp()) else {
            return (Verdict::Unknown, Finding::NoTime, Vec::new());
        };
        let seconds = self.at.as_second() - theirs.as_second();
        let facts = vec![Fact::new(What::Date, theirs), Fact::new(What::Seconds, seconds)];
        if seconds.abs() > CLOCK_S {
            (Verdict::Fail, Finding::Off, facts)
        } else {
            (Verdict::Pass, Finding::Right, facts)
        }
    }
}
