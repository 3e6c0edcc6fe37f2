//! A sandbox in this process, a client for it, and a player of both consoles.

use engine::checks::{self, Ask, TestResult};
use engine::http::{Auth, Call, HttpClient, Payload, Token};
use model::connection::{Level, Row, RowState};
use secrets::secret::Secret;
use serde_json::{Value, json};
use zeroize::Zeroizing;

pub const HOST: &str = "acme.okta.practice";

pub struct TestServices {
    pub out: HttpClient,
    control: Token,
    sandbox: sandbox::Sandbox,
}

/// What an administrator takes from Okta's console.
pub struct Installed {
    pub client_id: String,
    pub secret: Secret,
}

impl TestServices {
    pub async fn start() -> Self {
        let sandbox = sandbox::start(sandbox::Config::default()).await.expect("the sandbox starts");
        let out = HttpClient::practice(sandbox.addr.port(), &sandbox.at.ca_pem).expect("a certificate");
        let control = Token::new(sandbox.at.control_token.clone());
        Self { out, control, sandbox }
    }

    /// The loopback port that it listens on.
    pub fn port(&self) -> u16 {
        self.sandbox.addr.port()
    }

    async fn ask(&self, call: Call<'_>) -> Value {
        let answer = self.out.send(call.by(Auth::Bearer(&self.control))).await.expect("control answers");
        assert!(answer.ok(), "control refused: {}", answer.status);
        answer.json().expect("JSON")
    }

    /// Reads at the control interface: `/state`, `/ledger`, `/trace`.
    pub async fn read(&self, path: &str) -> Value {
        self.ask(Call::get("control.practice", path)).await
    }

    /// Acts at the control interface.
    pub async fn act(&self, path: &str, body: &Value) -> Value {
        let payload = Payload::json(body, 512).expect("JSON");
        self.ask(Call::post("control.practice", path, payload)).await
    }

    pub async fn fault(&self, name: &str, arg: Option<&str>) {
        self.act("/faults", &json!({ "name": name, "arg": arg, "on": true })).await;
    }

    /// Installs the integration and takes its secret once.
    pub async fn install(&self) -> Installed {
        let state = self.act("/okta/install", &json!({})).await;
        let copied = self.act("/okta/secret/copy", &json!({})).await;
        self.act("/okta/secret/done", &json!({})).await;
        let value = Zeroizing::new(copied["secret"].as_str().expect("a secret").to_owned());
        Installed {
            client_id: state["okta"]["client_id"].as_str().expect("a Client ID").to_owned(),
            secret: Secret::take_okta(value).expect("a secret").0,
        }
    }

    /// How often Okta or Dell got `METHOD path`.
    pub async fn count(&self, method: &str, path: &str) -> usize {
        let trace = self.read("/trace").await;
        let entries = trace.as_array().expect("a list").iter();
        entries.filter(|entry| entry["method"] == method && entry["path"] == path).count()
    }

    /// Waits until `METHOD path` was requested so often; fails if that takes too long.
    pub async fn until(&self, method: &str, path: &str, times: usize) {
        let met = async {
            while self.count(method, path).await < times {
                tokio::task::yield_now().await;
            }
        };
        let limit = std::time::Duration::from_secs(10);
        tokio::time::timeout(limit, met).await.unwrap_or_else(|_| panic!("{method} {path} not asked {times} times"));
    }

    pub async fn prove(&self, installed: &Installed, level: Level) -> TestResult {
        let scopes = scopes();
        let ask = Ask {
            host: HOST,
            org_id: None,
            client_id: &installed.client_id,
            secret: &installed.secret,
            scopes: &scopes,
            level,
            only: None,
            before: &[],
        };
        checks::run(&self.out, ask, &|_: Row| {}).await
    }
}

pub fn scopes() -> Vec<String> {
    model::catalogue::scopes().iter().map(|scope| scope.name.clone()).collect()
}

/// State and problem code of a row.
pub fn row<'a>(proven: &'a TestResult, id: &str) -> (RowState, Option<&'a str>) {
    let row = proven.rows.iter().find(|row| row.id == id).unwrap_or_else(|| panic!("no row {id}"));
    (row.state, row.problem.as_ref().map(|problem| problem.code()))
}
