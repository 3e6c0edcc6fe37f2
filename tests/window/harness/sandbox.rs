//! The built-in Okta and Dell as a process of its own, and a player of their consoles.

use std::io::{BufRead as _, BufReader};
use std::net::{Ipv4Addr, SocketAddr};
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use tokio::runtime::Runtime;

use super::home::Home;
use super::processes::Tree;
use super::{given, runtime};

/// Host of the control interface.
const CONTROL: &str = "control.practice";

/// A running sandbox; it ends with the test.
pub struct Sandbox {
    said: Value,
    client: reqwest::Client,
    runtime: Runtime,
    _process: Tree,
}

impl Sandbox {
    /// Starts it with its state and its address in the home, where [`Home::practice`] looks for it.
    pub fn start(home: &Home) -> Self {
        Self::start_with(home, &[])
    }

    /// The same, with more arguments.
    pub fn start_with(home: &Home, arguments: &[&str]) -> Self {
        let folder = home.path("sandbox");
        let mut command = Command::new(given("ODC_BIN"));
        command.args(["sandbox", "--json", "--until-stdin-closes", "--at-out"]).arg(folder.join("at.json"));
        command.arg("--state").arg(folder.join("state.json")).arg("--ca-out").arg(folder.join("ca.pem"));
        command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut process = Tree::start(&mut command);
        let mut line = String::new();
        let output = process.head().stdout.take().expect("its output");
        BufReader::new(output).read_line(&mut line).expect("the sandbox speaks");
        let said: Value =
            serde_json::from_str(&line).unwrap_or_else(|error| panic!("the sandbox said {line:?}: {error}"));
        let client = client(&said);
        Self { said, client, runtime: runtime(), _process: process }
    }

    /// Address of its proxy.
    pub fn proxy(&self) -> String {
        format!("http://{}", self.said["proxy"].as_str().expect("a proxy was asked for"))
    }

    /// State of both consoles.
    pub fn state(&self) -> Value {
        self.call("/state", None)
    }

    /// Every registration attempt and effect.
    pub fn ledger(&self) -> Vec<Value> {
        self.call("/ledger", None).as_array().cloned().expect("a list")
    }

    /// Registrations that took effect, or still may.
    pub fn registrations(&self) -> Vec<Value> {
        let taken = |entry: &Value| matches!(entry["outcome"].as_str(), Some("accepted" | "registered"));
        self.ledger().into_iter().filter(|entry| entry["act"] == "authorize" && taken(entry)).collect()
    }

    /// How many requests of this kind reached Dell.
    pub fn sent(&self, act: &str) -> usize {
        self.ledger().iter().filter(|entry| entry["act"] == act).count()
    }

    /// Tokens that Okta issued, and tokens that the app revoked.
    pub fn tokens(&self) -> (usize, usize) {
        let trace = self.trace();
        let posted = |path: &str| {
            trace
                .iter()
                .filter(|call| call["method"] == "POST" && call["path"] == path && call["status"] == 200)
                .count()
        };
        (posted("/oauth2/v1/token"), posted("/oauth2/v1/revoke"))
    }

    /// Every request that it got.
    pub fn trace(&self) -> Vec<Value> {
        self.call("/trace", None).as_array().cloned().expect("a list")
    }

    /// Does something in a console.
    pub fn act(&self, path: &str, body: Value) -> Value {
        self.call(path, Some(body))
    }

    /// Orders a fault.
    pub fn fault(&self, name: &str) {
        self.act("/faults", json!({ "name": name, "on": true }));
    }

    /// The secret in the dialog that is open.
    pub fn secret(&self) -> String {
        self.act("/okta/secret/copy", json!({}))["secret"].as_str().expect("a secret").to_owned()
    }

    fn call(&self, path: &str, body: Option<Value>) -> Value {
        let address = format!("https://{CONTROL}:{}{path}", self.said["port"]);
        let request = match &body {
            None => self.client.get(address),
            Some(body) => self.client.post(address).json(body),
        };
        let token = self.said["control_token"].as_str().expect("a token");
        self.runtime.block_on(async {
            let answer = request.bearer_auth(token).send().await.expect("the sandbox answers");
            let status = answer.status();
            let text = answer.text().await.expect("a body");
            assert!(status.is_success(), "{path}: {status} {text}");
            serde_json::from_str(&text).expect("JSON")
        })
    }
}

/// Trusts only the sandbox's own authority, and knows one name.
fn client(said: &Value) -> reqwest::Client {
    let port = said["port"].as_u64().and_then(|port| u16::try_from(port).ok()).expect("a port");
    let ca = reqwest::Certificate::from_pem(said["ca_pem"].as_str().expect("a certificate").as_bytes());
    reqwest::Client::builder()
        .tls_certs_only([ca.expect("a certificate")])
        .no_proxy()
        .resolve(CONTROL, SocketAddr::from((Ipv4Addr::LOCALHOST, port)))
        .build()
        .expect("a client")
}
