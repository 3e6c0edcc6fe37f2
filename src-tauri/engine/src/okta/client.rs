//! One integration in one org: its tokens, and what they can read.

use parking_lot::Mutex;
use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use serde::Deserialize;
use serde::de::IgnoredAny;
use tokio::task::JoinHandle;

use super::grants::{self, Grants};
use super::rate_limit::{Care, Pace, Pass, bucket_of};
use super::refusal;
use super::tally::{Counted, Tally};
use crate::http::{Answer, Auth, Basic, Call, HttpClient, NextPage, Payload, Token};
use model::catalogue::Shape;
use model::problem::{Kind, Problem, Result};
use secrets::secret::Secret;

/// The longest wait for a rate limit's window; one that ends later is reported.
const PATIENCE: Duration = Duration::from_secs(30);
/// Pages of an integration's own grants: some hundred names in all.
const PAGES: usize = 20;

const TOKEN: &str = "/oauth2/v1/token";
const REVOKE: &str = "/oauth2/v1/revoke";

/// Okta as one integration sees it. Cheap to clone; its credential is wiped with the last clone.
#[derive(Debug, Clone)]
pub struct Client {
    out: HttpClient,
    host: Arc<str>,
    client_id: Arc<str>,
    basic: Basic,
    pace: Arc<Pace>,
    tally: Arc<Tally>,
}

/// A token that is revoked when it is dropped.
#[derive(Debug)]
pub struct Held {
    client: Client,
    token: Option<Token>,
    counted: Option<Counted>,
    /// Its scopes.
    pub scopes: Vec<String>,
    /// Whether Okta listed them; else they are the requested ones (RFC 6749, 5.1).
    pub listed: bool,
    /// Milliseconds the request took.
    pub ms: u32,
}

#[derive(Deserialize)]
struct TokenBody {
    scope: Option<String>,
    token_type: Option<String>,
    error: Option<IgnoredAny>,
}

#[derive(Deserialize)]
struct WithId {
    id: String,
}

/// `GET /api/v1/org`, the fields that identify the org.
#[derive(Deserialize)]
struct Org {
    id: String,
    subdomain: Option<String>,
    status: Option<String>,
}

impl Client {
    /// The integration `client_id` at this okta host.
    ///
    /// # Errors
    /// `network-other` for a client ID that no header can hold.
    pub fn new(out: &HttpClient, host: &str, client_id: &str, secret: &Secret) -> Result<Self> {
        Ok(Self {
            out: out.clone(),
            host: host.into(),
            client_id: client_id.into(),
            basic: Basic::new(client_id, secret)?,
            pace: Arc::default(),
            tally: Arc::default(),
        })
    }

    /// One token with these scopes. The request ends even if this future is dropped, so that a token already issued is
    /// revoked.
    ///
    /// # Errors
    /// `okta-*` as [`refusal`] reads it, `network-*`, `answer-*`.
    pub async fn token(&self, scopes: &[String]) -> Result<Held> {
        self.token_when(scopes, PATIENCE, &|_| ()).await
    }

    /// The same, but waits at most `patience` for room in the rate limit; `on_wait` hears for how long.
    ///
    /// # Errors
    /// As [`Client::token`]; `okta-rate-limited`, without a request, if there is no room in that time.
    pub async fn token_when(
        &self,
        scopes: &[String],
        patience: Duration,
        on_wait: &(dyn Fn(Duration) + Send + Sync),
    ) -> Result<Held> {
        let pass = self.enter(TOKEN, Care::Alone, patience, on_wait).await?;
        let (client, asked) = (self.clone(), scopes.join(" "));
        let task = tokio::spawn(async move { client.ask_token(&asked, &pass, Counted::new()).await });
        task.await.unwrap_or_else(|_| Err(Problem::new(Kind::NetworkOther).with("host", &self.host)))
    }

    /// How many tokens may still live because Okta didn't confirm their end.
    pub fn not_ended(&self) -> u32 {
        self.tally.count().not_ended()
    }

    fn named(&self, problem: Problem) -> Problem {
        problem.with("host", &self.host)
    }

    /// [`Pace::enter`]; a wait is announced until it ends.
    async fn enter(
        &self,
        bucket: &str,
        care: Care,
        patience: Duration,
        on_wait: &(dyn Fn(Duration) + Send + Sync),
    ) -> Result<Pass> {
        let waiting = Mutex::new(None);
        let on_wait = |wait: Duration| {
            *waiting.lock() = Some(self.out.waiting(&self.host, wait));
            on_wait(wait);
        };
        self.pace.enter(bucket, care, patience, &on_wait).await.map_err(|limit| self.named(limit))
    }

    async fn ask_token(self, scope: &str, pass: &Pass, counted: Counted) -> Result<Held> {
        let call = || {
            let form = Payload::form(&[("grant_type", "client_credentials"), ("scope", scope)]);
            Call::post(&self.host, TOKEN, form).by(Auth::Basic(&self.basic)).small()
        };
        let mut answer = self.out.repeat(call, refusal::passing).await?;
        pass.note(answer.rate);
        let ms = answer.ms;
        let token = answer.take_token();
        if token.is_some() {
            self.tally.given();
        }
        match (issued(&answer, scope), token) {
            // A value that no header can carry would be a request without a token, which reads like a refused one.
            (Ok((scopes, listed)), Some(token)) if Auth::Bearer(&token).header().is_some() => {
                Ok(Held { client: self, token: Some(token), counted: Some(counted), scopes, listed, ms })
            }
            (said, token) => {
                // It lives, whatever else its answer says.
                if let Some(token) = token {
                    self.end(&token).await.ok();
                }
                Err(said.err().unwrap_or_else(|| answer.problem(Kind::AnswerUnreadable, None, None)))
            }
        }
    }

    /// Revokes a token, and notes whether Okta confirmed it.
    async fn end(&self, token: &Token) -> Result<()> {
        let ended = self.revoke(token).await;
        match &ended {
            Ok(()) => self.tally.ended(),
            Err(problem) => tracing::warn!(%problem, "a token could not be revoked"),
        }
        ended
    }

    /// Revokes a token. Repeating it does no harm (RFC 7009), so a failure that may pass is repeated.
    async fn revoke(&self, token: &Token) -> Result<()> {
        let call = || {
            let form = Payload::form(&[("token", token.value()), ("token_type_hint", "access_token")]);
            let form = form.holding(token.credential());
            Call::post(&self.host, REVOKE, form).by(Auth::Basic(&self.basic)).small()
        };
        let answer = self.out.repeat(call, refusal::passing).await?;
        self.pace.note(TOKEN, answer.rate);
        // A page, or an error with a status of success, is no confirmation by Okta.
        match answer.ok() {
            true if answer.is_html() || refusal::has_error(&answer) => Err(refusal::unread(&answer)),
            true => Ok(()),
            false => Err(refusal::of(&answer)),
        }
    }
}

/// The scopes of an answer's token, and whether it lists them: without a list it grants what was requested (RFC 6749,
/// 5.1).
pub(crate) fn issued(answer: &Answer, asked: &str) -> Result<(Vec<String>, bool)> {
    if !answer.ok() {
        let problem = refusal::of(answer);
        return Err(if problem.kind == Kind::OktaScopeRefused { problem.with("scope", asked) } else { problem });
    }
    let unreadable = || refusal::unread(answer);
    let body: TokenBody = answer.json().map_err(|_| unreadable())?;
    match body.token_type.as_deref() {
        None => {}
        Some(kind) if kind.eq_ignore_ascii_case("Bearer") => {}
        Some(kind) if kind.eq_ignore_ascii_case("DPoP") => {
            return Err(answer.problem(Kind::OktaDpopWanted, None, None).at("token"));
        }
        Some(kind) => {
            return Err(answer
                .problem(Kind::OktaTokenType, None, None)
                .with("type", answer.message(kind).shortened(40)));
        }
    }
    let Some(text) = &body.scope else {
        return Ok((asked.split(' ').map(str::to_owned).collect(), false));
    };
    let scopes: Vec<String> = text.split_ascii_whitespace().map(str::to_owned).collect();
    if body.error.is_some() || scopes.is_empty() || !scopes.iter().all(|scope| grants::is_name(scope)) {
        return Err(unreadable());
    }
    Ok((scopes, true))
}

impl Held {
    /// Revokes the token now. Dropping it does so too, in the background, as does dropping this future.
    ///
    /// # Errors
    /// The token may then live for up to an hour.
    pub async fn end(mut self) -> Result<()> {
        let Some(ended) = self.give_back() else { return Ok(()) };
        ended.await.unwrap_or_else(|_| Err(Kind::NetworkOther.into()))
    }

    fn give_back(&mut self) -> Option<JoinHandle<Result<()>>> {
        let token = self.token.take()?;
        let (client, counted) = (self.client.clone(), self.counted.take());
        let runtime = tokio::runtime::Handle::try_current().ok()?;
        Some(runtime.spawn(async move {
            let ended = client.end(&token).await;
            drop(counted);
            ended
        }))
    }

    /// Reads a path and discards the content if it has this shape; answers the milliseconds it took.
    ///
    /// # Errors
    /// `okta-*`, `network-*`, `answer-*`.
    pub async fn probe(&self, path: &str, shape: Shape) -> Result<u32> {
        let answer = self.read(path).await?;
        if !grants::fits(shape, &answer) {
            return Err(refusal::unread(&answer));
        }
        Ok(answer.ms)
    }

    /// Reads which org this is; answers the milliseconds it took.
    ///
    /// # Errors
    /// As [`Held::probe`]; `okta-org-differs` if it is not `org_id`, or not named like its host; `okta-org-inactive`.
    pub async fn org(&self, path: &str, org_id: Option<&str>) -> Result<u32> {
        let answer = self.read(path).await?;
        let org: Org = answer
            .json()
            .ok()
            .filter(|_| grants::fits(Shape::Object, &answer))
            .ok_or_else(|| refusal::unread(&answer))?;
        let differs = |other: &str| {
            Err(answer.problem(Kind::OktaOrgDiffers, None, None).with("other", answer.message(other).shortened(60)))
        };
        let label = self.client.host.split('.').next().unwrap_or_default();
        match (&org.subdomain, &org.status) {
            _ if org_id.is_some_and(|id| id != org.id) => differs(&org.id),
            (Some(name), _) if !name.eq_ignore_ascii_case(label) => differs(name),
            (_, Some(status)) if status != "ACTIVE" => Err(answer
                .problem(Kind::OktaOrgInactive, None, None)
                .with("status", answer.message(status).shortened(60))),
            _ => Ok(answer.ms),
        }
    }

    /// The scopes granted to the integration, by its own grants, page by page, with a doubt if there may be more.
    /// `None` if Okta doesn't show them to it; then another app's grants, found with the token `apps`, show that the
    /// scope works (DOMAIN 7.3: inferred).
    ///
    /// # Errors
    /// As [`Held::probe`], of the first page.
    pub async fn grants(&self, apps: Option<&Self>) -> Result<(Option<Grants>, u32)> {
        let list = format!("/api/v1/apps/{}/grants", self.client.client_id);
        let doubt = |about: &str| Some(self.client.named(Kind::OktaGrantsUnclear.into()).at(about));
        let (mut path, mut seen) = (list.clone(), HashSet::new());
        let (mut grants, mut ms) = (Grants::default(), 0_u32);
        grants.doubt = loop {
            if !seen.insert(path.clone()) || seen.len() > PAGES {
                break doubt("end").map(|doubt| doubt.with("pages", PAGES));
            }
            let page = match self.read(&path).await {
                Err(problem) if seen.len() == 1 && problem.kind == Kind::OktaFeatureAbsent => {
                    return Ok((None, self.another_apps_grants(apps).await?));
                }
                read => read.and_then(|answer| Ok((Grants::on(&answer)?, answer))),
            };
            let (found, answer) = match page {
                Ok(page) => page,
                Err(problem) if seen.len() == 1 => return Err(problem),
                Err(_) => break doubt("page"),
            };
            ms = ms.saturating_add(answer.ms);
            grants.add(found);
            match answer.next_page().clone() {
                NextPage::Last => break grants.doubt.take(),
                NextPage::At(next) if next.split('?').next() == Some(&list) => path = next,
                NextPage::Elsewhere(host) => {
                    break doubt("elsewhere").map(|doubt| doubt.with("other", answer.message(&host)));
                }
                NextPage::At(_) | NextPage::Unclear => break doubt("link"),
            }
        };
        Ok((Some(grants), ms))
    }

    async fn another_apps_grants(&self, apps: Option<&Self>) -> Result<u32> {
        let answer = apps.unwrap_or(self).read("/api/v1/apps?limit=1").await?;
        let listed: Vec<WithId> = answer.json().map_err(|_| refusal::unread(&answer))?;
        match listed.first() {
            Some(app) if app.id.bytes().all(|b| b.is_ascii_alphanumeric()) => {
                self.probe(&format!("/api/v1/apps/{}/grants", app.id), Shape::List).await
            }
            // An unreadable body: Okta said nothing about the feature.
            Some(_) | None => Err(answer.problem(Kind::OktaFeatureAbsent, None, None).at("no-app")),
        }
    }

    async fn read(&self, path: &str) -> Result<Answer> {
        let Some(token) = &self.token else { return Err(Kind::NotTested.into()) };
        let client = &self.client;
        let pass = client.enter(&bucket_of(path), Care::Together, PATIENCE, &|_| ()).await?;
        let call = || Call::get(&client.host, path).by(Auth::Bearer(token)).hiding(client.basic.credentials());
        let answer = client.out.repeat(call, |_| false).await?;
        pass.note(answer.rate);
        match answer.status {
            200 => Ok(answer),
            // Accepted, created, partial or transformed: no request asks for that.
            201..=299 => Err(refusal::unread(&answer)),
            _ => Err(refusal::of(&answer)),
        }
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        // Nobody is left to hear how it ends.
        drop(self.give_back());
    }
}
