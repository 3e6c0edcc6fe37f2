//! Practice mode: the sandbox in this process (or one that runs by itself), and a player of both consoles.

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

/// More than any act's body needs, so that a secret in it leaves no copy by growing.
const ROOM: usize = 4096;

/// Practice mode, its sandbox, and the form of Dell's console as filled in the panel.
pub struct Practice {
    /// Its connections.
    pub engine: Arc<Engine>,
    /// The form's content.
    pub form: Mutex<Form>,
    token: Zeroizing<String>,
    // Dropping it ends the sandbox.
    _sandbox: Option<Sandbox>,
}

/// Dell's form in the panel. Of a pasted text it keeps only values that both consoles show openly, and marks of all
/// others: somebody may paste a live secret into any field.
#[derive(Default)]
pub struct Form {
    /// Okta Domain.
    pub domain: Pasted,
    /// Client ID.
    pub client_id: Pasted,
    /// Client Secret.
    pub secret: Pasted,
    /// The console's last answer.
    pub said: Option<model::connection::Outcome>,
}

/// Content of a field.
#[derive(Default, Clone)]
pub enum Pasted {
    /// Empty.
    #[default]
    Empty,
    /// A value that the consoles show openly.
    Known(String),
    /// Any other text: its length and its hash.
    Hidden(Mark),
}

impl Pasted {
    /// Keeps the text if it is one of `known`, else its mark.
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

    /// The text of an open field.
    fn text(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Known(text) => text.clone(),
            // No field has such a value, so it counts as unknown.
            Self::Hidden(mark) => format!("sha256:{}", mark.secret_hash),
        }
    }
}

impl Practice {
    /// Starts the sandbox, or uses the one that runs, and opens practice mode in `folder`.
    ///
    /// # Errors
    /// `practice-file`, `practice-unavailable` if it can't be started; those of the store.
    pub async fn start(folder: &Path, at: Option<&At>, consent: Arc<dyn Consent>) -> Result<Self> {
        let (at, running) = match at {
            Some(at) => (at.clone(), None),
            None => {
                store::make_private_folder(folder)?;
                let config =
                    sandbox::Config { state_file: Some(folder.join("sandbox.json")), ..sandbox::Config::default() };
                let sandbox = sandbox::start(config)
                    .await
                    .map_err(|error| Problem::practice_not_started(UnusableState::of(&error), &format!("{error:#}")))?;
                (sandbox.at.clone(), Some(sandbox))
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

    /// The same, for a caller that needs no answer.
    ///
    /// # Errors
    /// As [`Practice::act`].
    pub async fn order(&self, path: &str, body: Value) -> Result<()> {
        self.act(path, body).await.map(drop)
    }

    /// A secret that the sandbox shows once, for the clipboard.
    ///
    /// # Errors
    /// `practice-unavailable` if no dialog is open.
    pub async fn secret(&self, path: &str) -> Result<Zeroizing<String>> {
        let mut answer = self.act(path, json!({})).await?;
        match answer.get_mut("secret").map(Value::take) {
            Some(Value::String(secret)) => Ok(Zeroizing::new(secret)),
            _ => Err(Kind::PracticeUnavailable.into()),
        }
    }

    /// Dell's console: Authorize, or Re-Authorize App of the listed domain, with the form's content. Answers the
    /// console's outcome.
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
