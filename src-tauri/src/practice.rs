//! Practice: the sandbox in process (or one that runs by itself), and the hand that plays both consoles.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::Arc;

use engine::consent::Consent;
use engine::http::{Auth, Call, Payload, Token};
use engine::store;
use engine::{Engine, Mode};
use model::mark::Mark;
use model::problem::{Kind, Problem, Result};
use sandbox::{At, Sandbox, UnusableState};
use secrets::secret::Secret;
use secrets::stores::{PRACTICE_SERVICE, SystemKeychain};
use serde_json::{Value, json};
use tokio::sync::Mutex;
use zeroize::Zeroizing;

/// Host of the sandbox's control endpoint.
const CONTROL: &str = "control.practice";

/// More than any act's body takes, so that a secret in it leaves no copy by growing.
const ROOM: usize = 4096;

/// The practice space, its sandbox, and the form of Dell's console as filled in the panel.
pub struct Practice {
    /// Its connections.
    pub engine: Arc<Engine>,
    /// What stands in the form.
    pub form: Mutex<Form>,
    token: Zeroizing<String>,
    // Held for its life: dropping it ends the sandbox.
    _sandbox: Option<Sandbox>,
}

/// Dell's form in the panel. Of what is pasted there it keeps what both consoles show openly, and marks of all else: a
/// secret of the real world may come into any field.
#[derive(Default)]
pub struct Form {
    /// Okta Domain.
    pub domain: Pasted,
    /// Client ID.
    pub client_id: Pasted,
    /// Client Secret.
    pub secret: Pasted,
    /// What the console said last.
    pub said: Option<model::connection::Outcome>,
}

/// What a field got.
#[derive(Default, Clone)]
pub enum Pasted {
    /// Nothing yet.
    #[default]
    Empty,
    /// A value that the consoles show openly.
    Known(String),
    /// Any other text: how long it is, and its hash.
    Hidden(Mark),
}

impl Pasted {
    /// Keeps the text if it is one of `known`, and its mark if it is not.
    ///
    /// # Errors
    /// `keychain-differs` for a text of many pages.
    pub fn of(text: &str, known: &[&str]) -> Result<Self> {
        match known.iter().find(|known| **known == text.trim()) {
            Some(known) => Ok(Self::Known((*known).to_owned())),
            None => {
                let secret = Secret::from_keychain(Zeroizing::new(text.trim().as_bytes().to_vec()))?;
                Ok(Self::Hidden(secret.mark()))
            }
        }
    }

    /// For an open field.
    fn text(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Known(text) => text.clone(),
            // No field's value looks so: it is judged as what it is, unknown.
            Self::Hidden(mark) => format!("sha256:{}", mark.secret_hash),
        }
    }
}

impl Practice {
    /// Starts the sandbox, or goes to the one that runs, and opens the practice space in `folder`.
    ///
    /// # Errors
    /// `practice-file`, `practice-unavailable` when it cannot be started; those of the store.
    pub async fn start(folder: &Path, at: Option<&At>, consent: Arc<dyn Consent>) -> Result<Self> {
        let (at, running) = match at {
            Some(at) => (at.clone(), None),
            None => {
                store::make_private_folder(folder)?;
                let config = sandbox::Config {
                    listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
                    state_file: Some(folder.join("sandbox.json")),
                    ..sandbox::Config::default()
                };
                let sandbox = sandbox::start(config)
                    .await
                    .map_err(|error| Problem::practice_not_started(UnusableState::of(&error), &format!("{error:#}")))?;
                (sandbox.at(), Some(sandbox))
            }
        };
        let world = Mode::Practice { port: at.port, ca_pem: at.ca_pem };
        let engine = Engine::open(folder, world, Arc::new(SystemKeychain::new(PRACTICE_SERVICE)))?.asking(consent);
        Ok(Self { engine: Arc::new(engine), form: Mutex::default(), token: at.control_token, _sandbox: running })
    }

    /// The sandbox's state.
    ///
    /// # Errors
    /// `practice-unavailable`.
    pub async fn state(&self) -> Result<Value> {
        self.control("/state", None).await
    }

    /// The faults it knows.
    ///
    /// # Errors
    /// `practice-unavailable`.
    pub async fn faults(&self) -> Result<Value> {
        self.control("/faults", None).await
    }

    /// An act at the control endpoint.
    ///
    /// # Errors
    /// `practice-unavailable`, with what the sandbox said.
    pub async fn act(&self, path: &str, body: Value) -> Result<Value> {
        self.control(path, Some(&body)).await
    }

    /// A secret that the sandbox shows once, for the clipboard.
    ///
    /// # Errors
    /// `practice-unavailable` when no dialog is open.
    pub async fn secret(&self, path: &str) -> Result<Zeroizing<String>> {
        let mut answer = self.act(path, json!({})).await?;
        match answer.get_mut("secret").map(Value::take) {
            Some(Value::String(secret)) => Ok(Zeroizing::new(secret)),
            _ => Err(Kind::PracticeUnavailable.into()),
        }
    }

    /// Dell's console: Authorize, or Re-Authorize App of the domain that is listed, with what stands in the form. Answers the console's outcome word.
    ///
    /// # Errors
    /// `practice-unavailable`.
    pub async fn authorize(&self, again: bool) -> Result<Value> {
        let form = self.form.lock().await;
        let secret_hash = match &form.secret {
            Pasted::Hidden(mark) => mark.secret_hash.clone(),
            Pasted::Empty | Pasted::Known(_) => String::new(),
        };
        let body = json!({
            "okta_domain": form.domain.text(),
            "client_id": form.client_id.text(),
            "secret_hash": secret_hash,
        });
        self.act(if again { "/dell/console/reauthorize" } else { "/dell/console/authorize" }, body).await
    }

    async fn control(&self, path: &str, body: Option<&Value>) -> Result<Value> {
        let token = Token::new(self.token.clone());
        let call = match body {
            None => Call::get(CONTROL, path),
            Some(body) => Call::post(CONTROL, path, Payload::json(body, ROOM)?),
        };
        let answer = self.engine.out()?.send(call.by(Auth::Bearer(&token))).await?;
        if !answer.ok() {
            let said: Option<Value> = answer.try_json();
            let text = said.as_ref().and_then(|s| s["error"].as_str().or(s["message"].as_str())).map(str::to_owned);
            return Err(answer.problem(Kind::PracticeUnavailable, None, text));
        }
        answer.json()
    }
}
