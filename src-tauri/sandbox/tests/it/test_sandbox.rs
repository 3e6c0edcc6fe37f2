//! A running sandbox and a client that trusts only it.

use std::time::{Duration, Instant};

use reqwest::{Certificate, Client, Response};
use sandbox::{Config, Sandbox};
use serde_json::{Value, json};

pub const OKTA: &str = "https://acme.okta.practice";
pub const DELL: &str = "https://apis.dell.practice";

pub struct TestSandbox {
    pub sandbox: Sandbox,
    pub client: Client,
}

/// The integration's two values.
pub struct Installed {
    pub id: String,
    pub secret: String,
}

pub async fn test_sandbox() -> TestSandbox {
    test_sandbox_with(Config::default()).await
}

pub async fn test_sandbox_with(config: Config) -> TestSandbox {
    let sandbox = sandbox::start(config).await.expect("starts");
    let client = client_of(&sandbox);
    TestSandbox { sandbox, client }
}

pub fn builder_of(sandbox: &Sandbox) -> reqwest::ClientBuilder {
    // Another test may have been first: either way the ring provider is the default now.
    let _first = rustls::crypto::ring::default_provider().install_default();
    let ca = Certificate::from_pem(sandbox.at.ca_pem.as_bytes()).expect("a certificate");
    Client::builder().tls_certs_only([ca]).timeout(Duration::from_secs(20)).redirect(reqwest::redirect::Policy::none())
}

fn client_of(sandbox: &Sandbox) -> Client {
    let names = [
        "acme.okta.practice",
        "acme-admin.okta.practice",
        "login.acme.practice",
        "apis.dell.practice",
        "control.practice",
    ];
    let builder =
        names.iter().fold(builder_of(sandbox).no_proxy(), |builder, name| builder.resolve(name, sandbox.addr));
    builder.build().expect("a client")
}

/// The status and the JSON of an answer; null without JSON.
pub async fn read(response: Response) -> (u16, Value) {
    let status = response.status().as_u16();
    let bytes = response.bytes().await.expect("a whole body");
    (status, serde_json::from_slice(&bytes).unwrap_or(Value::Null))
}

impl TestSandbox {
    pub async fn control(&self, path: &str, body: Value) -> (u16, Value) {
        let url = format!("https://control.practice{path}");
        let request = if body.is_null() { self.client.get(url) } else { self.client.post(url).json(&body) };
        read(request.bearer_auth(&*self.sandbox.at.control_token).send().await.expect("an answer")).await
    }

    /// An act of the control interface, which must succeed.
    pub async fn act(&self, path: &str, body: Value) -> Value {
        let (status, answer) = self.control(path, body).await;
        assert_eq!(status, 200, "{path}: {answer}");
        answer
    }

    pub async fn state(&self) -> Value {
        self.act("/state", Value::Null).await
    }

    pub async fn fault(&self, name: &str, arg: Option<&str>) {
        self.act("/faults", json!({ "name": name, "arg": arg, "on": true })).await;
    }

    pub async fn install(&self) -> Installed {
        let state = self.act("/okta/install", json!({})).await;
        let copied = self.act("/okta/secret/copy", json!({})).await;
        self.act("/okta/secret/done", json!({})).await;
        Installed { id: text(&state["okta"]["client_id"]), secret: text(&copied["secret"]) }
    }

    pub async fn token(&self, installed: &Installed, scope: &str) -> (u16, Value) {
        let request =
            self.client.post(format!("{OKTA}/oauth2/v1/token")).basic_auth(&installed.id, Some(&installed.secret));
        let form = [("grant_type", "client_credentials"), ("scope", scope)];
        read(request.form(&form).send().await.expect("an answer")).await
    }

    pub async fn good_token(&self, installed: &Installed, scope: &str) -> String {
        let (status, answer) = self.token(installed, scope).await;
        assert_eq!(status, 200, "{answer}");
        text(&answer["access_token"])
    }

    pub async fn okta(&self, token: &str, path: &str) -> Response {
        self.client.get(format!("{OKTA}{path}")).bearer_auth(token).send().await.expect("an answer")
    }

    /// A token for Dell's API, by a credential made for it.
    pub async fn dell_token(&self) -> String {
        let state = self.act("/dell/api/credential", json!({})).await;
        let id = text(&state["dell"]["api"]["credential"]["client_id"]);
        let secret = text(&self.act("/dell/api/credential/copy", json!({})).await["secret"]);
        let form = [("grant_type", "client_credentials"), ("scope", "read")];
        let request = self.client.post(format!("{DELL}/token")).basic_auth(id, Some(secret)).form(&form);
        let (status, answer) = read(request.send().await.expect("an answer")).await;
        assert_eq!(status, 200, "{answer}");
        text(&answer["access_token"])
    }

    pub async fn dell(&self, method: &str, token: &str, path: &str, body: Value) -> (u16, Value) {
        read(self.try_dell(method, token, path, body).await.expect("an answer")).await
    }

    pub async fn try_dell(&self, method: &str, token: &str, path: &str, body: Value) -> reqwest::Result<Response> {
        let method = method.parse().expect("a method");
        let request = self.client.request(method, format!("{DELL}{path}")).bearer_auth(token);
        if body.is_null() { request.send().await } else { request.json(&body).send().await }
    }

    /// Asks Dell until the answer is as wanted.
    pub async fn dell_until(&self, token: &str, path: &str, wanted: impl Fn(&Value) -> bool) -> Value {
        let start = Instant::now();
        loop {
            let (_, answer) = self.dell("GET", token, path, Value::Null).await;
            if wanted(&answer) {
                return answer;
            }
            assert!(start.elapsed() < Duration::from_secs(15), "{path} stays {answer}");
        }
    }
}

pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("not a text: {value}")).to_owned()
}

pub fn order(installed: &Installed) -> Value {
    json!({ "oktaDomain": OKTA, "clientID": installed.id, "clientSecret": installed.secret })
}
