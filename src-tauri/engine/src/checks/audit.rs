//! The full audit: every known scope beyond the required ones is asked for alone, on request only.
//!
//! Invariants: one token at most for each name, revoked before the name counts as looked for; no faster than the
//! rate limit tells; a result only of a whole round, so that no total claims more than was looked for.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use futures_util::stream::{self, StreamExt};
use jiff::Timestamp;
use serde::Serialize;

use super::plan::audited_names;
use super::run::{SIDE_BY_SIDE, about_scopes, same_organization};
use crate::http::HttpClient;
use crate::okta::Client;
use model::connection::{FoundBy, Look};
use model::problem::{Kind, Problem, Result};
use secrets::secret::Secret;

/// Longest wait for a rate limit's window. Windows last about a minute (DOMAIN 3.7).
const PATIENCE: Duration = Duration::from_secs(300);
/// Longest time of an audit: some 150 names within a rate limit of a hundred a minute take a few.
const WHOLE: Duration = Duration::from_secs(30 * 60);
/// How often one name is asked for, when others used up the limit in between.
const ATTEMPTS: u32 = 3;

/// What to audit.
#[derive(Debug, Clone, Copy)]
pub struct Audit<'a> {
    /// The okta host.
    pub host: &'a str,
    /// Id of the organization as told before; nothing when it was never asked.
    pub org_id: Option<&'a str>,
    /// The integration.
    pub client_id: &'a str,
    /// Its secret in custody.
    pub secret: &'a Secret,
    /// Scopes that are required: a proof asks for these, so the audit does not.
    pub required: &'a [String],
}

/// How far an audit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS))]
#[cfg_attr(feature = "wire", ts(rename = "AuditProgress"))]
pub struct Progress {
    /// Names looked for.
    pub done: u32,
    /// Names there are.
    pub of: u32,
    /// Scopes found so far.
    pub found: u32,
    /// Seconds it now waits for Okta's rate limit; nothing while it asks.
    pub waits_s: Option<u32>,
}

/// What an audit found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audited {
    /// Granted and not required, in order.
    pub extra: Vec<String>,
    /// How and when.
    pub look: Look,
}

/// Asks for each name alone, four at a time; `on_progress` hears of each. Dropping the future ends it, and every
/// token that may exist is revoked.
///
/// # Errors
/// Whatever kept one name from being looked for: then nothing is claimed of any.
pub async fn audit(
    out: &HttpClient,
    ask: Audit<'_>,
    on_progress: &(dyn Fn(Progress) + Send + Sync),
) -> Result<Audited> {
    audit_within(WHOLE, out, ask, on_progress).await
}

/// [`audit`] with a time of its own.
pub(super) async fn audit_within(
    whole: Duration,
    out: &HttpClient,
    ask: Audit<'_>,
    on_progress: &(dyn Fn(Progress) + Send + Sync),
) -> Result<Audited> {
    let audited = tokio::time::timeout(whole, audit_all(out, ask, on_progress)).await;
    audited.unwrap_or_else(|_| {
        let minutes = whole.as_secs().div_ceil(60);
        Err(Problem::new(Kind::TimeUp).with("host", ask.host).with("minutes", minutes).at("audit"))
    })
}

async fn audit_all(
    out: &HttpClient,
    ask: Audit<'_>,
    on_progress: &(dyn Fn(Progress) + Send + Sync),
) -> Result<Audited> {
    let _known = ask.secret.credential();
    let names = audited_names(ask.required);
    let of = u32::try_from(names.len()).unwrap_or(u32::MAX);
    let (done, found) = (AtomicU32::new(0), AtomicU32::new(0));
    let tell = |waits_s: Option<u32>| {
        let (done, found) = (done.load(Ordering::Relaxed), found.load(Ordering::Relaxed));
        on_progress(Progress { done, of, found, waits_s });
    };
    tell(None);
    same_organization(out, ask.host, ask.org_id).await?;
    let client = Client::new(out, ask.host, ask.client_id, ask.secret)?;
    let one = |name: String| {
        let (client, tell, done, found) = (&client, &tell, &done, &found);
        async move {
            let waits = |wait: Duration| tell(Some(u32::try_from(wait.as_secs()).unwrap_or(u32::MAX)));
            let granted = granted(client, &name, &waits).await?;
            let more: Vec<String> = granted.into_iter().filter(|scope| !ask.required.contains(scope)).collect();
            done.fetch_add(1, Ordering::Relaxed);
            found.fetch_add(u32::from(more.contains(&name)), Ordering::Relaxed);
            tell(None);
            Ok::<_, Problem>(more)
        }
    };
    let mut asked = stream::iter(names.into_iter().map(str::to_owned).map(one)).buffer_unordered(SIDE_BY_SIDE);
    let mut extra = Vec::new();
    while let Some(answer) = asked.next().await {
        extra.extend(answer?);
    }
    extra.sort_unstable();
    extra.dedup();
    let among = u32::try_from(ask.required.len()).unwrap_or(u32::MAX).saturating_add(of);
    let look = Look { by: FoundBy::Audit, among: Some(among), at: Timestamp::now(), partial: false };
    Ok(Audited { extra, look })
}

/// What is granted when one scope is asked for, its token given back: the token says so, not that there is one.
async fn granted(client: &Client, name: &str, waits: &(dyn Fn(Duration) + Send + Sync)) -> Result<Vec<String>> {
    let mut attempt = 1;
    loop {
        match client.token_when(&[name.to_owned()], PATIENCE, waits).await {
            Ok(mut held) => {
                let granted = std::mem::take(&mut held.scopes);
                // A token that could not be revoked was granted all the same; the log says so.
                let _ = held.end().await;
                return Ok(granted);
            }
            Err(problem) if about_scopes(&problem) => return Ok(Vec::new()),
            // Somebody else used the limit up: the next one waits for the window that this answer told of.
            Err(problem) if problem.kind == Kind::OktaRateLimited && attempt < ATTEMPTS => attempt += 1,
            Err(problem) => return Err(problem),
        }
    }
}
