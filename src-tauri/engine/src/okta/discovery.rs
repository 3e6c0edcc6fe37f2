//! `GET /.well-known/okta-organization`: which org answers at a host (DOMAIN 3.3).

use serde::Deserialize;
use serde_json::Value;
use url::Url;

use super::refusal;
use crate::http::{Answer, Call, HttpClient};
use model::connection::OrgMetadata;
use model::names::{self, OktaHost, Reading};
use model::problem::{Kind, Problem, Result};

/// An org by its own metadata.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The okta host: every call goes there.
    pub host: OktaHost,
    /// Its custom domain, typed or from its metadata.
    pub custom_domain: Option<String>,
    /// Id, engine, time.
    pub metadata: OrgMetadata,
}

/// The fields that decide whose it is are required; the others may have any form.
#[derive(Deserialize)]
struct Document {
    id: String,
    #[serde(default)]
    pipeline: Value,
    #[serde(rename = "_links")]
    links: Links,
}

#[derive(Deserialize)]
struct Links {
    organization: Link,
    #[serde(default)]
    alternate: Value,
}

impl Links {
    /// The custom domain, if there is one; an error if it can't be read.
    fn custom(&self) -> std::result::Result<Option<String>, ()> {
        match &self.alternate {
            Value::Null => Ok(None),
            other => match other["href"].as_str().map(|href| Link { href: href.to_owned() }) {
                Some(link) => link.host().map(Some).ok_or(()),
                None => Err(()),
            },
        }
    }
}

#[derive(Deserialize)]
struct Link {
    href: String,
}

impl Link {
    fn host(&self) -> Option<String> {
        let url = Url::parse(&self.href).ok()?;
        (url.scheme() == "https" && url.port().is_none()).then(|| url.host_str().map(str::to_owned))?
    }
}

/// Asks which org is at a domain. A custom domain names its okta host, which is asked, too, and must say the same.
///
/// # Errors
/// `domain-unknown-organisation` if nobody, or no Okta, answers there; `domain-names-another` if the two answers
/// differ; `domain-look-alike` if the named host is not in a family; `okta-*`, `network-*`.
pub async fn discover(out: &HttpClient, reading: &Reading) -> Result<Found> {
    let first = ask(out, &reading.host, reading.custom).await?;
    if !reading.custom {
        return named(out, first, OktaHost::of(&reading.host, out.is_practice())?);
    }
    let links = &first.document.links;
    let Some(host) = links.organization.host() else {
        return Err(first.answer.problem(Kind::AnswerUnreadable, None, None));
    };
    let another = |other: &str| Problem::new(Kind::DomainNamesAnother).with("host", &reading.host).with("other", other);
    let okta = OktaHost::of(&host, out.is_practice()).map_err(|_| another(&links.organization.href))?;
    let second = ask(out, &okta, false).await?;
    let same = first.document.id == second.document.id;
    // Whether it names the custom domain is unknown.
    if same && second.document.links.custom().is_err() {
        return Err(second.answer.problem(Kind::AnswerUnreadable, None, None));
    }
    let found = named(out, second, okta)?;
    if !same || found.custom_domain.as_deref() != Some(&reading.host) {
        return Err(another(&found.host));
    }
    Ok(found)
}

/// Asks only the okta host.
///
/// # Errors
/// As [`discover`].
pub async fn organization(out: &HttpClient, host: &str) -> Result<Found> {
    let host = OktaHost::of(host, out.is_practice())?;
    named(out, ask(out, &host, false).await?, host)
}

struct Response {
    document: Document,
    answer: Answer,
}

async fn ask(out: &HttpClient, host: &str, custom: bool) -> Result<Response> {
    let call = || Call::get(host, "/.well-known/okta-organization").small();
    let answer = out.repeat(call, |_| false).await.map_err(|failed| of_unknown_name(out, host, failed.into()))?;
    let unknown = |answer: &Answer| Err(answer.problem(Kind::DomainUnknownOrganization, None, None));
    match answer.status {
        200 if answer.is_html() && custom => unknown(&answer),
        200 => match answer.json::<Document>() {
            Ok(document) if sane(&document) => Ok(Response { document, answer }),
            Ok(_) => Err(answer.problem(Kind::AnswerUnreadable, None, None)),
            // Another service answers JSON there.
            Err(_) if custom => unknown(&answer),
            Err(problem) => Err(problem),
        },
        429 | 500.. => Err(refusal::of(&answer)),
        // Okta never redirects there: a portal or a filter is in between.
        300..=399 if !custom && answer.request_id.is_none() => {
            Err(answer.problem(Kind::NetworkHtml, None, None).at("redirect"))
        }
        404 => unknown(&answer),
        // A blocked address shows nothing about who would answer another.
        403 if custom && !answer.is_html() => Err(refusal::of(&answer)),
        _ if custom && answer.request_id.is_none() => unknown(&answer),
        // Okta has this name; who refuses, and why, is in the answer or nowhere.
        _ => Err(refusal::of(&answer)),
    }
}

/// In practice mode an unknown name is not the network's fault.
fn of_unknown_name(out: &HttpClient, host: &str, problem: Problem) -> Problem {
    let unknown = problem.code().starts_with("network-") && out.is_practice() && !names::in_practice(host);
    if unknown { Problem::new(Kind::DomainNotPractice).with("host", host) } else { problem }
}

/// Reads a body as the metadata, with its links: for the fuzz target.
#[cfg(feature = "fuzz")]
pub(crate) fn read(answer: &Answer) {
    let Ok(document) = answer.json::<Document>() else { return };
    let _ = (sane(&document), document.links.organization.host());
    let _ = document.links.custom();
}

fn sane(document: &Document) -> bool {
    let id = &document.id;
    (1..=64).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
}

/// The metadata of a host of a family, which must be about that host.
fn named(out: &HttpClient, Response { document, answer }: Response, host: OktaHost) -> Result<Found> {
    let Some(other) = document.links.organization.host() else {
        return Err(answer.problem(Kind::AnswerUnreadable, None, None));
    };
    if host != other {
        return Err(Problem::new(Kind::DomainNamesAnother).with("host", host).with("other", other));
    }
    let off = answer.clock_off_s.filter(|seconds| seconds.abs() > 60);
    Ok(Found {
        custom_domain: document.links.custom().ok().flatten().filter(|custom| host != *custom),
        metadata: OrgMetadata {
            org_id: document.id,
            engine: document.pipeline.as_str().unwrap_or_default().chars().take(20).collect(),
            at: answer.at,
            ms: answer.ms,
            clock_off_s: off
                .map(|seconds| i32::try_from(seconds).unwrap_or(if seconds > 0 { i32::MAX } else { i32::MIN })),
            opened_by: out.opened_by(&host),
        },
        host,
    })
}
