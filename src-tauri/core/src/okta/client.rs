//! One integration at one organisation: its tokens and what they can read.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use serde::Deserialize;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::pace::{Care, Pace, Pass, bucket_of};
use super::refusal;
use crate::http::{Answer, Auth, Basic, Call, Out, Payload, Token};
use crate::problem::{Kind, Problem, Result};
use crate::secret::Secret;

/// Longest wait for a rate limit's window; what ends later is told instead.
const PATIENCE: Duration = Duration::from_secs(30);
/// Pages of an integration's own grants: some hundred names in all.
const PAGES: usize = 20;

const TOKEN: &str = "/oauth2/v1/token";
const REVOKE: &str = "/oauth2/v1/revoke";

/// Tokens that may exist and are not revoked yet, of all clients of this process: they outlive whoever asked.
static OPEN: LazyLock<watch::Sender<usize>> = LazyLock::new(|| watch::Sender::new(0));

/// Counts a token from before it is asked for until it is known to be none, or revoked as far as can be.
#[derive(Debug)]
struct Counted;

impl Counted {
    fn new() -> Self {
        OPEN.send_modify(|open| *open += 1);
        Self
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        OPEN.send_modify(|open| *open = open.saturating_sub(1));
    }
}

/// Waits until every token of this process is revoked, at most so long; whether it is.
pub async fn settled(within: Duration) -> bool {
    let mut open = OPEN.subscribe();
    let none = open.wait_for(|open| *open == 0);
    tokio::time::timeout(within, none).await.is_ok()
}

/// Okta as one integration sees it. Cheap to clone; the credential behind it is wiped with the last clone.
#[derive(Debug, Clone)]
pub struct Client {
    out: Out,
    host: Arc<str>,
    client_id: Arc<str>,
    basic: Basic,
    pace: Arc<Pace>,
}

/// A token that is revoked when it is let go.
#[derive(Debug)]
pub struct Held {
    client: Client,
    token: Option<Token>,
    counted: Option<Counted>,
    /// Scopes it came with.
    pub scopes: Vec<String>,
    /// Milliseconds the request took.
    pub ms: u32,
}

#[derive(Deserialize)]
struct TokenBody {
    #[serde(default)]
    scope: String,
}

#[derive(Deserialize)]
struct Grant {
    #[serde(rename = "scopeId")]
    scope: String,
    #[serde(default)]
    status: Option<String>,
}

#[derive(Deserialize)]
struct WithId {
    id: String,
}

impl Client {
    /// The integration `client_id` at this okta host.
    ///
    /// # Errors
    /// `network-other`, for a Client ID that no header can hold.
    pub fn new(out: &Out, host: &str, client_id: &str, secret: &Secret) -> Result<Self> {
        Ok(Self {
            out: out.clone(),
            host: host.into(),
            client_id: client_id.into(),
            basic: Basic::new(client_id, secret)?,
            pace: Arc::default(),
        })
    }

    /// One token with these scopes. The request ends even when this future is dropped, so that a token that
    /// was already made is revoked.
    ///
    /// # Errors
    /// `okta-*` as [`refusal`] reads it, `network-*`, `answer-*`.
    pub async fn token(&self, scopes: &[String]) -> Result<Held> {
        self.token_when(scopes, PATIENCE, &|_| ()).await
    }

    /// The same, waiting at most for `patience` until the rate limit has room; `on_wait` hears for how long.
    ///
    /// # Errors
    /// As [`Client::token`]; `okta-rate-limited` without having asked, when there is no room in that time.
    pub async fn token_when(
        &self,
        scopes: &[String],
        patience: Duration,
        on_wait: &(dyn Fn(Duration) + Send + Sync),
    ) -> Result<Held> {
        let pass = self.pace.enter(TOKEN, Care::Alone, patience, on_wait).await.map_err(|limit| self.named(limit))?;
        let (client, asked) = (self.clone(), scopes.join(" "));
        let task = tokio::spawn(async move { client.ask_token(&asked, &pass, Counted::new()).await });
        task.await.unwrap_or_else(|_| Err(Problem::new(Kind::NetworkOther).with("host", &self.host)))
    }

    fn named(&self, problem: Problem) -> Problem {
        problem.with("host", &self.host)
    }

    async fn ask_token(self, scope: &str, pass: &Pass, counted: Counted) -> Result<Held> {
        let call = || {
            let form = Payload::form(&[("grant_type", "client_credentials"), ("scope", scope)]);
            Call::post(&self.host, TOKEN, form).by(Auth::Basic(&self.basic)).small()
        };
        let answer = self.out.repeat(call, refusal::passing).await?;
        pass.told(answer.rate);
        if !answer.ok() {
            let problem = refusal::of(&answer);
            return Err(if problem.kind == Kind::OktaScopeRefused { problem.with("scope", scope) } else { problem });
        }
        let ms = answer.ms;
        let (token, scopes) = issued(answer)?;
        Ok(Held { client: self, token: Some(token), counted: Some(counted), scopes, ms })
    }

    /// Tells Okta that a token is not needed any more. Sent once.
    async fn revoke(&self, token: &Token) -> Result<()> {
        let form = Payload::form(&[("token", token.value()), ("token_type_hint", "access_token")]);
        let form = form.holding(token.credential());
        let call = Call::post(&self.host, REVOKE, form).by(Auth::Basic(&self.basic)).small();
        let answer = self.out.send(call).await?;
        self.pace.told(TOKEN, answer.rate);
        if answer.ok() { Ok(()) } else { Err(refusal::of(&answer)) }
    }
}

/// The token that an answer carries, and its scopes.
pub(crate) fn issued(mut answer: Answer) -> Result<(Token, Vec<String>)> {
    let body: TokenBody = answer.json()?;
    // What no header can carry would ask without a token, which reads like one that Okta refused.
    let token = answer.take_token().filter(|token| Auth::Bearer(token).header().is_some());
    let token = token.ok_or_else(|| answer.problem(Kind::AnswerUnreadable, None, None))?;
    Ok((token, body.scope.split_whitespace().map(str::to_owned).collect()))
}

/// The scopes that a list of grants names as active.
pub(crate) fn active_grants(answer: &Answer) -> Result<Vec<String>> {
    let grants: Vec<Grant> = answer.json()?;
    let active = |grant: &Grant| grant.status.as_deref().is_none_or(|status| status == "ACTIVE");
    Ok(grants.into_iter().filter(active).map(|grant| grant.scope).collect())
}

impl Held {
    /// Revokes the token now. Dropping does it too, in the background, and so does a drop of this future: it is
    /// sent once, whoever waits for the answer.
    ///
    /// # Errors
    /// The token may then live on for up to an hour.
    pub async fn end(mut self) -> Result<()> {
        let Some(ended) = self.give_back() else { return Ok(()) };
        ended.await.unwrap_or_else(|_| Err(Kind::NetworkOther.into()))
    }

    fn give_back(&mut self) -> Option<JoinHandle<Result<()>>> {
        let token = self.token.take()?;
        let (client, counted) = (self.client.clone(), self.counted.take());
        let runtime = tokio::runtime::Handle::try_current().ok()?;
        Some(runtime.spawn(async move {
            let ended = client.revoke(&token).await;
            if let Err(problem) = &ended {
                tracing::warn!(%problem, "a token could not be revoked");
            }
            drop(counted);
            ended
        }))
    }

    /// Reads a path and discards what it says: milliseconds it took.
    ///
    /// # Errors
    /// `okta-*`, `network-*`, `answer-*`.
    pub async fn probe(&self, path: &str) -> Result<u32> {
        let answer = self.read(path).await?;
        answer.json::<serde::de::IgnoredAny>()?;
        Ok(answer.ms)
    }

    /// The scopes that the integration itself was granted, by its own grants, page by page; `None` when Okta does
    /// not show them to it; then another app's grants, found by the token `apps`, show that the scope works
    /// (DOMAIN 7.3: inferred).
    ///
    /// # Errors
    /// As [`Held::probe`]; `answer-unreadable` for a list that leads elsewhere or does not end.
    pub async fn grants(&self, apps: Option<&Self>) -> Result<(Option<Vec<String>>, u32)> {
        let mut path = format!("/api/v1/apps/{}/grants", self.client.client_id);
        let (mut scopes, mut ms) = (Vec::new(), 0_u32);
        for page in 0..PAGES {
            let answer = match self.read(&path).await {
                Err(problem) if page == 0 && problem.kind == Kind::OktaFeatureAbsent => {
                    return Ok((None, self.another_apps_grants(apps).await?));
                }
                other => other?,
            };
            scopes.extend(active_grants(&answer)?);
            ms = ms.saturating_add(answer.ms);
            match answer.next_page()? {
                Some(next) => path = next,
                None => return Ok((Some(scopes), ms)),
            }
        }
        Err(self.client.named(Kind::AnswerUnreadable.into()))
    }

    async fn another_apps_grants(&self, apps: Option<&Self>) -> Result<u32> {
        let answer = apps.unwrap_or(self).read("/api/v1/apps?limit=1").await?;
        match answer.json::<Vec<WithId>>()?.first() {
            Some(app) if app.id.bytes().all(|b| b.is_ascii_alphanumeric()) => {
                self.probe(&format!("/api/v1/apps/{}/grants", app.id)).await
            }
            Some(_) | None => Err(answer.problem(Kind::OktaFeatureAbsent, None, None)),
        }
    }

    async fn read(&self, path: &str) -> Result<Answer> {
        let Some(token) = &self.token else { return Err(Kind::NotMeasured.into()) };
        let client = &self.client;
        let entered = client.pace.enter(&bucket_of(path), Care::Together, PATIENCE, &|_| ()).await;
        let pass = entered.map_err(|limit| client.named(limit))?;
        let call = || Call::get(&client.host, path).by(Auth::Bearer(token)).hiding(client.basic.credentials());
        let answer = client.out.repeat(call, |_| false).await?;
        pass.told(answer.rate);
        if answer.ok() { Ok(answer) } else { Err(refusal::of(&answer)) }
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        // Nobody is left to hear how it ends.
        drop(self.give_back());
    }
}
