//! The full audit: requests every known scope beyond the required ones alone, only when the person asks for it.
//!
//! Invariants: at most one token for each name, revoked before the name counts as tried; no faster than the rate limit
//! allows; a result only after a whole round, so that no total claims more than was tried.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use futures_util::stream::{self, StreamExt};
use jiff::Timestamp;
use serde::Serialize;

use super::Ask;
use super::plan::audited_names;
use super::run::{SIDE_BY_SIDE, about_scopes, same_organization};
use crate::http::HttpClient;
use crate::okta::Client;
use model::connection::{FoundBy, Look};
use model::problem::{Kind, Problem, Result};

/// The longest wait for a rate limit's window. Windows last about a minute (DOMAIN 3.7).
const PATIENCE: Duration = Duration::from_secs(300);
/// Time limit of an audit: some 150 names at a hundred a minute take a few minutes.
const WHOLE: Duration = Duration::from_secs(30 * 60);
/// How often one name is tried, if others used up the limit in between.
const ATTEMPTS: u32 = 3;

/// Progress of an audit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(rename = "AuditProgress")]
pub struct Progress {
    /// Names tried.
    pub done: u32,
    /// Names altogether.
    pub of: u32,
    /// Scopes found so far.
    pub found: u32,
    /// Seconds that it now waits for Okta's rate limit; `None` while it asks.
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

/// Tries each name alone but the required scopes, for which a test asks; four at a time. `on_progress` is called for each. Dropping the future ends it, and every token
/// that may exist is revoked.
///
/// # Errors
/// Whatever kept one name from being tried: then the audit claims nothing about any.
pub async fn audit(out: &HttpClient, ask: Ask<'_>, on_progress: &(dyn Fn(Progress) + Send + Sync)) -> Result<Audited> {
    audit_within(WHOLE, out, ask, on_progress).await
}

/// [`audit`] with another time limit.
pub(super) async fn audit_within(
    whole: Duration,
    out: &HttpClient,
    ask: Ask<'_>,
    on_progress: &(dyn Fn(Progress) + Send + Sync),
) -> Result<Audited> {
    let audited = tokio::time::timeout(whole, audit_all(out, ask, on_progress)).await;
    audited.unwrap_or_else(|_| {
        let minutes = whole.as_secs().div_ceil(60);
        Err(Problem::new(Kind::TimeUp).with("host", ask.host).with("minutes", minutes).at("audit"))
    })
}

async fn audit_all(out: &HttpClient, ask: Ask<'_>, on_progress: &(dyn Fn(Progress) + Send + Sync)) -> Result<Audited> {
    let _known = ask.secret.credential();
    let names = audited_names(ask.scopes);
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
            let more: Vec<String> = granted.into_iter().filter(|scope| !ask.scopes.contains(scope)).collect();
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
    let among = u32::try_from(ask.scopes.len()).unwrap_or(u32::MAX).saturating_add(of);
    let look = Look { by: FoundBy::Audit, among: Some(among), at: Timestamp::now(), partial: false };
    Ok(Audited { extra, look })
}

/// What a request for one scope grants; its token is revoked. The token's list counts, not its existence.
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
            // Somebody else used up the limit: the next one waits for the window that this answer reported.
            Err(problem) if problem.kind == Kind::OktaRateLimited && attempt < ATTEMPTS => attempt += 1,
            Err(problem) => return Err(problem),
        }
    }
}
