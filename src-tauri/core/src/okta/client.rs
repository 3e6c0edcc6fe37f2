//! One integration at one organisation: its tokens and what they can read.

use std::sync::Arc;

use serde::Deserialize;
use zeroize::Zeroizing;

use super::refusal;
use crate::http::{Answer, Auth, Basic, Call, Out, Payload, Token};
use crate::problem::{Kind, Problem, Result};
use crate::secret::Secret;

/// Okta as one integration sees it. Cheap to clone; the credential behind it is wiped with the last clone.
#[derive(Debug, Clone)]
pub struct Client {
    out: Out,
    host: Arc<str>,
    client_id: Arc<str>,
    basic: Basic,
}

/// A token that is revoked when it is let go.
#[derive(Debug)]
pub struct Held {
    client: Client,
    token: Option<Token>,
    /// Scopes it came with.
    pub scopes: Vec<String>,
    /// Milliseconds the request took.
    pub ms: u32,
}

#[derive(Deserialize)]
struct TokenBody {
    access_token: String,
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
        })
    }

    /// One token with these scopes. The request ends even when this future is dropped, so that a token that
    /// was already made is revoked.
    ///
    /// # Errors
    /// `okta-*` as [`refusal`] reads it, `network-*`, `answer-*`.
    pub async fn token(&self, scopes: &[String]) -> Result<Held> {
        let (client, asked) = (self.clone(), scopes.join(" "));
        let task = tokio::spawn(async move { client.ask_token(&asked).await });
        task.await.unwrap_or_else(|_| Err(Problem::new(Kind::NetworkOther).with("host", &self.host)))
    }

    async fn ask_token(self, scope: &str) -> Result<Held> {
        let call = || {
            let form = Payload::form(&[("grant_type", "client_credentials"), ("scope", scope)]);
            Call::post(&self.host, "/oauth2/v1/token", form).by(Auth::Basic(&self.basic)).small()
        };
        let answer = self.out.repeat(call, refusal::passing).await?;
        if !answer.ok() {
            let problem = refusal::of(&answer);
            return Err(if problem.kind == Kind::OktaScopeRefused { problem.with("scope", scope) } else { problem });
        }
        let body: TokenBody = answer.json()?;
        let token = Token::new(Zeroizing::new(body.access_token));
        let scopes = body.scope.split_whitespace().map(str::to_owned).collect();
        Ok(Held { client: self, token: Some(token), scopes, ms: answer.ms })
    }

    /// Tells Okta that a token is not needed any more. Sent once.
    async fn revoke(&self, token: &Token) -> Result<()> {
        let form = Payload::form(&[("token", token.value()), ("token_type_hint", "access_token")]);
        let call = Call::post(&self.host, "/oauth2/v1/revoke", form).by(Auth::Basic(&self.basic)).small();
        let answer = self.out.send(call).await?;
        if answer.ok() { Ok(()) } else { Err(refusal::of(&answer)) }
    }
}

impl Held {
    /// Revokes the token now. Dropping does it too, in the background.
    ///
    /// # Errors
    /// The token may then live on for up to an hour.
    pub async fn end(mut self) -> Result<()> {
        let Some(token) = &self.token else { return Ok(()) };
        let ended = self.client.revoke(token).await;
        self.token = None;
        ended
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

    /// The scopes that the integration itself was granted, by its own grants; `None` when Okta does not
    /// show them to it; then another app's grants, found by the token `apps`, show that the scope works
    /// (DOMAIN 7.3: inferred).
    ///
    /// # Errors
    /// As [`Held::probe`].
    pub async fn grants(&self, apps: Option<&Self>) -> Result<(Option<Vec<String>>, u32)> {
        let answer = match self.read(&format!("/api/v1/apps/{}/grants", self.client.client_id)).await {
            Err(problem) if problem.kind == Kind::OktaFeatureAbsent => {
                return Ok((None, self.another_apps_grants(apps).await?));
            }
            other => other?,
        };
        let grants: Vec<Grant> = answer.json()?;
        let active = |grant: &Grant| grant.status.as_deref().is_none_or(|status| status == "ACTIVE");
        Ok((Some(grants.into_iter().filter(active).map(|grant| grant.scope).collect()), answer.ms))
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
        let call = || Call::get(&self.client.host, path).by(Auth::Bearer(token));
        let answer = self.client.out.repeat(call, |_| false).await?;
        if answer.ok() { Ok(answer) } else { Err(refusal::of(&answer)) }
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let Some(token) = self.token.take() else { return };
        let client = self.client.clone();
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(async move {
                if let Err(problem) = client.revoke(&token).await {
                    tracing::warn!(%problem, "a token could not be revoked");
                }
            });
        }
    }
}
