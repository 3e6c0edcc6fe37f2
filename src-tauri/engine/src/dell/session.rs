//! One API credential in one Dell environment: its token, and the calls made with it.

use std::sync::Arc;
use std::time::{Duration, Instant};

use reqwest::Method;
use serde::{Deserialize, Serialize};
use tokio::sync::Mutex;
use url::Url;

use super::domain::{Keys, Page, Task, TaskStarted};
use super::{Domain, Sent, Unsent, refusal};
use crate::http::{Answer, Auth, Basic, Call, Failure, HttpClient, Payload, Token};
use model::catalogue::{Environment, OnboardingPaths};
use model::problem::{Kind, Problem, Result};
use secrets::redaction::Credential;
use secrets::secret::Secret;

/// Dell may try the credential in Okta before it answers.
const AUTHORIZE: Duration = Duration::from_secs(60);
/// A token is not used in its last seconds.
const MARGIN: Duration = Duration::from_secs(30);
/// The longest life that a token is believed to have, in seconds: half an hour is documented (DOMAIN 2.2), and clock
/// arithmetic has limits.
const LONGEST_LIFE: u64 = 24 * 3600;
/// Pages of a list that are read at most.
const PAGES: usize = 200;

/// A signed-in API credential. It holds the Secret Key as long as it lives.
pub struct Dell {
    out: HttpClient,
    host: String,
    token_path: String,
    paths: Option<OnboardingPaths>,
    basic: Basic,
    held: Mutex<Option<Held>>,
    /// Okta's secret, once Dell got it here: a later answer may quote it.
    handed: parking_lot::Mutex<Vec<Arc<Credential>>>,
}

pub(super) struct Held {
    token: Arc<Token>,
    /// On a monotonic clock: the computer's time of day may be wrong or change.
    until: Instant,
}

#[derive(Deserialize)]
struct TokenBody {
    expires_in: u64,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Authorization<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    okta_domain: Option<&'a str>,
    #[serde(rename = "clientID")]
    client_id: &'a str,
    client_secret: &'a str,
}

#[derive(Serialize)]
struct Enabled {
    enabled: bool,
}

/// A request's body, made anew for each attempt.
type Make<'a> = &'a (dyn Fn() -> Result<Payload> + Send + Sync);

fn nothing() -> Result<Payload> {
    Ok(Payload::default())
}

impl Dell {
    /// Tries the credential with one token request.
    ///
    /// # Errors
    /// `dell-key-refused`, `dell-*`, `network-*`.
    pub async fn sign_in(out: HttpClient, environment: &Environment, client_id: &str, key: Secret) -> Result<Self> {
        let host = Url::parse(&environment.api_base).ok().and_then(|url| url.host_str().map(str::to_owned));
        let dell = Self {
            out,
            host: host.ok_or(Kind::DellUnknownAnswer)?,
            token_path: environment.token_path.clone(),
            paths: environment.onboarding_paths.clone(),
            basic: Basic::new(client_id, &key)?,
            held: Mutex::new(None),
            handed: parking_lot::Mutex::default(),
        };
        dell.token(None).await?;
        Ok(dell)
    }

    fn paths(&self) -> Result<&OnboardingPaths> {
        self.paths.as_ref().ok_or_else(|| Kind::DellFeatureOff.into())
    }

    fn below_domain(&self, id: &str, part: &str) -> Result<String> {
        Ok(below(&self.paths()?.domains, id)? + part)
    }

    /// The token, or a new one if it is old or `refused` was just turned away.
    async fn token(&self, refused: Option<&Token>) -> Result<Arc<Token>> {
        let mut held = self.held.lock().await;
        if let Some(known) = held.as_ref() {
            let turned_away = refused.is_some_and(|refused| std::ptr::eq(refused, &*known.token));
            if !turned_away && Instant::now() < known.until {
                return Ok(known.token.clone());
            }
        }
        let call = || {
            let form = Payload::form(&[("grant_type", "client_credentials"), ("scope", "read")]);
            Call::post(&self.host, self.token_path.as_str(), form).by(Auth::Basic(&self.basic)).small()
        };
        let answer = self.out.repeat(call, |_| false).await?;
        if !answer.ok() {
            return Err(refusal::of_token(&answer));
        }
        let issued = issued(answer)?;
        let token = issued.token.clone();
        *held = Some(issued);
        Ok(token)
    }

    /// Credentials that Dell got here, beside the token of the request.
    fn given(&self) -> Vec<Arc<Credential>> {
        let handed = self.handed.lock();
        self.basic.credentials().iter().chain(handed.iter()).cloned().collect()
    }

    /// A GET: repeated after passing failures, and once with a new token after 401 and 403.
    async fn read(&self, path: &str) -> Result<Answer> {
        let mut token = self.token(None).await?;
        let mut renewed = false;
        loop {
            let call = || Call::get(&self.host, path).by(Auth::Bearer(&token)).hiding(&self.given());
            let answer = self.out.repeat(call, |_| false).await?;
            if answer.ok() {
                return Ok(answer);
            }
            if renewed || !refusal::token_may_be_old(&answer) {
                return Err(refusal::of(&answer));
            }
            token = self.token(Some(&token)).await?;
            renewed = true;
        }
    }

    /// A changing request: never repeated, except a POST once with a new token if the gate turned the first away. The
    /// outer error is from before anything was sent.
    async fn write(&self, method: Method, path: &str, make: Make<'_>) -> Result<std::result::Result<Answer, Failure>> {
        let once = |token: Arc<Token>, payload| {
            let mut call = Call::new(method.clone(), &self.host, path).within(AUTHORIZE);
            call = call.carrying(payload).hiding(&self.given());
            async move { self.out.send(call.by(Auth::Bearer(&token))).await }
        };
        let token = self.token(None).await?;
        let first = once(token.clone(), make()?).await;
        match &first {
            Ok(answer) if method == Method::POST && refusal::turned_away_at_the_gate(answer) => {
                let token = self.token(Some(&token)).await?;
                Ok(once(token, make()?).await)
            }
            Ok(_) | Err(_) => Ok(first),
        }
    }

    /// The registrations for this host, including running ones, from every page.
    ///
    /// # Errors
    /// `dell-*`, `network-*`.
    pub async fn domains(&self, host: &str) -> Result<Vec<Domain>> {
        let base = &self.paths()?.domains;
        let mut all = Vec::new();
        let mut next: Option<String> = None;
        for _ in 0..PAGES {
            let query = match &next {
                Some(token) => encoded("pageToken", token),
                None => encoded("domain", host),
            };
            let answer = self.read(&format!("{base}?{query}")).await?;
            let page: Page = answer.json()?;
            all.extend(page.domains);
            match page.next.filter(|token| !token.is_empty()) {
                // A page that names itself as the next would be read forever.
                Some(token) if next.as_ref() != Some(&token) => next = Some(token),
                Some(_) | None => return Ok(all),
            }
        }
        Err(Kind::DellUnknownAnswer.into())
    }

    /// Registers an org: the console's Authorize.
    ///
    /// # Errors
    /// See [`Unsent`].
    pub async fn authorize(
        &self,
        okta_domain: &str,
        client_id: &str,
        secret: &Secret,
    ) -> std::result::Result<Sent, Unsent> {
        self.hand(secret);
        let path = self.paths().map(|paths| paths.domains.clone());
        let answer = self.hand_over(Method::POST, path, &|| credential(Some(okta_domain), client_id, secret)).await?;
        let read = match answer.status {
            202 => answer.json::<TaskStarted>().map(|started| Sent::Running(started.task)),
            _ => answer.json().map(Sent::Registered),
        };
        read.map_err(Unsent::Ambiguous)
    }

    /// Notes that Dell gets this from now on.
    fn hand(&self, secret: &Secret) {
        self.handed.lock().extend(secret.credential());
    }

    /// Sends the credential once, and says for every failure whether Dell may have accepted it.
    async fn hand_over(
        &self,
        method: Method,
        path: Result<String>,
        make: Make<'_>,
    ) -> std::result::Result<Answer, Unsent> {
        let answer = match self.write(method, &path.map_err(Unsent::NotSent)?, make).await {
            Ok(Ok(answer)) => answer,
            Ok(Err(failure)) if failure.sent => return Err(Unsent::Ambiguous(failure.problem)),
            Ok(Err(failure)) => return Err(Unsent::NotSent(failure.problem)),
            Err(problem) => return Err(Unsent::NotSent(problem)),
        };
        match answer.status {
            200..=299 => Ok(answer),
            // A page, or a gateway's answer, is no refusal by Dell.
            400..=499 if !answer.is_html() && answer.status != 408 => Err(Unsent::Refused(refusal::of(&answer))),
            _ => Err(Unsent::Ambiguous(refusal::of(&answer))),
        }
    }

    /// State of a task: its domain once it succeeded, `None` while it runs.
    ///
    /// # Errors
    /// `dell-task-failed` or what its error names, `dell-*`, `network-*`.
    pub async fn task(&self, id: &str) -> Result<Option<Domain>> {
        let answer = self.read(&below(&self.paths()?.tasks, id)?).await?;
        let task: Task = answer.json()?;
        match task.state.as_str() {
            "Queued" | "Running" => Ok(None),
            "Succeeded" if task.domain.is_some() => Ok(task.domain),
            "Succeeded" => Err(answer.problem(Kind::DellUnknownAnswer, None, None)),
            "Failed" => Err(refusal::of_task(&answer, task.error.as_ref())),
            other => Err(answer.problem(Kind::DellUnknownAnswer, Some(other.to_owned()), None)),
        }
    }

    /// Watches a task until it ends, at growing intervals.
    ///
    /// # Errors
    /// As [`Dell::task`]; `dell-task-hangs` if it still runs after `cap`.
    pub async fn watch(&self, task: &str, cap: Duration) -> Result<Domain> {
        let begun = Instant::now();
        let mut pause = Duration::from_millis(200);
        loop {
            if let Some(domain) = self.task(task).await? {
                return Ok(domain);
            }
            if begun.elapsed() + pause > cap {
                return Err(Problem::new(Kind::DellTaskHangs).with("task", task));
            }
            tokio::time::sleep(pause).await;
            pause = (pause * 2).min(Duration::from_secs(5));
        }
    }

    /// One registration.
    ///
    /// # Errors
    /// `dell-not-listed`, `dell-*`, `network-*`.
    pub async fn domain(&self, id: &str) -> Result<Domain> {
        self.read(&self.below_domain(id, "")?).await?.json()
    }

    /// Sets a new credential: the dashboard's Re-Authorize App. Sent once.
    ///
    /// # Errors
    /// See [`Unsent`].
    pub async fn reauthorize(&self, id: &str, client_id: &str, secret: &Secret) -> std::result::Result<Domain, Unsent> {
        self.hand(secret);
        let make = || credential(None, client_id, secret);
        let answer = self.hand_over(Method::PUT, self.below_domain(id, "/authorization"), &make).await?;
        answer.json().map_err(Unsent::Ambiguous)
    }

    /// Whether Cloud Key Management is on.
    ///
    /// # Errors
    /// `dell-*`, `network-*`.
    pub async fn keys(&self) -> Result<bool> {
        let path = self.paths()?.key_management.clone();
        Ok(self.read(&path).await?.json::<Keys>()?.enabled)
    }

    /// Turns Cloud Key Management on; Dell cannot turn it off again. Sent once.
    ///
    /// # Errors
    /// See [`Unsent`].
    pub async fn set_keys(&self) -> std::result::Result<(), Unsent> {
        let path = self.paths().map(|paths| paths.key_management.clone());
        self.hand_over(Method::PUT, path, &|| Payload::json(&Enabled { enabled: true }, 32)).await.map(|_| ())
    }

    /// Turns scheduled backups on or off: the dashboard's Disable Backup and its opposite. Sent once.
    ///
    /// # Errors
    /// See [`Unsent`].
    pub async fn set_backups(&self, id: &str, enabled: bool) -> std::result::Result<(), Unsent> {
        let make = || Payload::json(&Enabled { enabled }, 32);
        self.hand_over(Method::PUT, self.below_domain(id, "/backup"), &make).await.map(|_| ())
    }

    /// Removes the org at Dell. Sent once.
    ///
    /// # Errors
    /// See [`Unsent`].
    pub async fn remove(&self, id: &str) -> std::result::Result<(), Unsent> {
        self.hand_over(Method::DELETE, self.below_domain(id, ""), &nothing).await.map(|_| ())
    }

    /// Starts a backup. Sent once.
    ///
    /// # Errors
    /// See [`Unsent`]; refused with `dell-keys-off` while key management is off.
    pub async fn backup_now(&self, id: &str) -> std::result::Result<(), Unsent> {
        self.hand_over(Method::POST, self.below_domain(id, "/backup"), &nothing).await.map(|_| ())
    }
}

/// The token of an answer.
pub(super) fn issued(mut answer: Answer) -> Result<Held> {
    let body: TokenBody = answer.json()?;
    let token = answer.take_token().filter(|token| Auth::Bearer(token).header().is_some());
    let token = token.ok_or_else(|| answer.problem(Kind::AnswerUnreadable, None, None))?;
    let life = Duration::from_secs(body.expires_in.min(LONGEST_LIFE)).saturating_sub(MARGIN);
    Ok(Held { token: Arc::new(token), until: Instant::now() + life })
}

/// The one body in which Dell gets the credential.
fn credential(okta_domain: Option<&str>, client_id: &str, secret: &Secret) -> Result<Payload> {
    // EXPOSE: Dell's Authorize has the secret in its JSON body; the buffer is sized beforehand and wiped.
    let client_secret = secret.expose();
    let room = 128 + okta_domain.map_or(0, str::len) + client_id.len() + 6 * client_secret.len();
    let body = Payload::json(&Authorization { okta_domain, client_id, client_secret }, room)?;
    Ok(body.holding(secret.credential()))
}

/// An id of Dell's as one part of a path, of an id's characters only: nothing that climbs up.
fn below(base: &str, id: &str) -> Result<String> {
    let sane = (1..=200).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    if sane { Ok(format!("{base}/{id}")) } else { Err(Kind::DellUnknownAnswer.into()) }
}

fn encoded(name: &str, value: &str) -> String {
    url::form_urlencoded::Serializer::new(String::new()).append_pair(name, value).finish()
}
