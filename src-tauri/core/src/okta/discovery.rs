//! `GET /.well-known/okta-organization`: who answers at a host (DOMAIN 3.3).

use serde::Deserialize;
use url::Url;

use super::refusal;
use crate::facts::Told;
use crate::http::{Answer, Call, Out};
use crate::names::{self, OktaDomain, Reading};
use crate::problem::{Kind, Problem, Result};

/// An organisation as it told of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The okta host: every call goes there.
    pub host: String,
    /// Its custom domain, typed or told.
    pub custom_domain: Option<String>,
    /// Id, engine, time.
    pub told: Told,
}

#[derive(Deserialize)]
struct Document {
    id: String,
    #[serde(default)]
    pipeline: String,
    #[serde(rename = "_links")]
    links: Links,
}

#[derive(Deserialize)]
struct Links {
    organization: Link,
    #[serde(default)]
    alternate: Option<Link>,
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

/// Asks who the organisation at a read domain is. A custom domain names its okta host, which is asked
/// again and has to say the same.
///
/// # Errors
/// `domain-unknown-organisation` when nobody or no Okta answers there, `domain-names-another` when the two
/// answers differ, `domain-look-alike` when the named host is not in a family, `okta-*`, `network-*`.
pub async fn discover(out: &Out, reading: &Reading) -> Result<Found> {
    let first = ask(out, &reading.host, reading.custom).await?;
    if !reading.custom {
        return named(out, first, &reading.host);
    }
    let host = first.document.links.organization.host().unwrap_or_default();
    let another = |other: &str| Problem::new(Kind::DomainNamesAnother).with("host", &reading.host).with("other", other);
    let okta =
        OktaDomain::of(&host, out.is_practice()).map_err(|_| another(&first.document.links.organization.href))?;
    let second = ask(out, okta.host(), false).await?;
    let same = first.document.id == second.document.id;
    let found = named(out, second, okta.host())?;
    if !same || found.custom_domain.as_deref() != Some(&reading.host) {
        return Err(another(okta.host()));
    }
    Ok(found)
}

/// Asks the okta host alone who it is.
///
/// # Errors
/// As [`discover`].
pub async fn organisation(out: &Out, host: &str) -> Result<Found> {
    named(out, ask(out, host, false).await?, host)
}

struct Heard {
    document: Document,
    answer: Answer,
}

async fn ask(out: &Out, host: &str, custom: bool) -> Result<Heard> {
    let call = || Call::get(host, "/.well-known/okta-organization").small();
    let answer = out.repeat(call, |_| false).await.map_err(|failed| elsewhere(out, host, failed.into()))?;
    let unknown = |answer: &Answer| Err(answer.problem(Kind::DomainUnknownOrganisation, None, None));
    match answer.status {
        200 if answer.is_html() && custom => unknown(&answer),
        200 => match answer.json::<Document>() {
            Ok(document) if sane(&document) => Ok(Heard { document, answer }),
            Ok(_) => Err(answer.problem(Kind::AnswerUnreadable, None, None)),
            // Some other service answers JSON there.
            Err(_) if custom => unknown(&answer),
            Err(problem) => Err(problem),
        },
        429 | 500.. => Err(refusal::of(&answer)),
        // A page where Okta redirects nobody: a portal or filter on the way.
        300..=399 if !custom => Err(answer.problem(Kind::NetworkHtml, None, None)),
        404 => unknown(&answer),
        _ if custom => unknown(&answer),
        // Okta has this name; who refuses, and why, is in the answer or nowhere.
        _ => Err(refusal::of(&answer)),
    }
}

/// In Practice a name that the sandbox does not serve is no matter of the network.
fn elsewhere(out: &Out, host: &str, problem: Problem) -> Problem {
    let unheard = problem.code().starts_with("network-") && out.is_practice() && !names::in_practice(host);
    if unheard { Problem::new(Kind::DomainNotPractice).with("host", host) } else { problem }
}

/// Reads a body as the document, with its links: for the fuzz target.
#[cfg(feature = "fuzz")]
pub(crate) fn read(answer: &Answer) {
    let Ok(document) = answer.json::<Document>() else { return };
    let _ = (sane(&document), document.links.organization.host());
    let _ = document.links.alternate.as_ref().and_then(Link::host);
}

fn sane(document: &Document) -> bool {
    let id = &document.id;
    (1..=64).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
}

/// What a host of a family told, which must be about itself.
fn named(out: &Out, told: Heard, host: &str) -> Result<Found> {
    let Heard { document, answer } = told;
    let own = document.links.organization.host();
    if own.as_deref() != Some(host) {
        let other = own.unwrap_or_default();
        return Err(Problem::new(Kind::DomainNamesAnother).with("host", host).with("other", other));
    }
    let off = answer.clock_off_s.filter(|seconds| seconds.abs() > 60);
    Ok(Found {
        host: host.to_owned(),
        custom_domain: document.links.alternate.as_ref().and_then(Link::host).filter(|custom| custom != host),
        told: Told {
            org_id: document.id,
            engine: document.pipeline.chars().take(20).collect(),
            at: answer.at,
            ms: answer.ms,
            clock_off_s: off
                .map(|seconds| i32::try_from(seconds).unwrap_or(if seconds > 0 { i32::MAX } else { i32::MIN })),
            opened_by: out.opened_by(host),
        },
    })
}
