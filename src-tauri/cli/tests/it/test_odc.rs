//! A sandbox behind its own proxy, a player of the consoles, and a run of `odc` beside them.

use std::io::Write as _;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use engine::http::{Auth, Call, HttpClient, Payload, Token};
use sandbox::Sandbox;
use serde_json::{Value, json};
use tempfile::TempDir;
#[cfg(windows)]
use windows_sys::Win32::System::Threading::CREATE_NEW_PROCESS_GROUP;
use zeroize::Zeroizing;

pub const HOST: &str = "acme.okta.com";

/// The org of the sandbox, as it is reached here.
#[cfg(target_os = "linux")]
pub const SERVED: &str = HOST;
#[cfg(not(target_os = "linux"))]
pub const SERVED: &str = "acme.okta.practice";

/// Where the sandbox is, in the test's home.
pub const AT: &str = "at.json";

pub struct TestOdc {
    pub sandbox: Sandbox,
    control: HttpClient,
    token: Token,
    pub home: TempDir,
}

/// What an administrator takes from Okta's console.
pub struct Installed {
    pub client_id: String,
    pub secret: Zeroizing<String>,
}

impl TestOdc {
    pub async fn start() -> Self {
        let config = sandbox::Config { host: Some(SERVED.to_owned()), proxy: true, ..sandbox::Config::default() };
        let sandbox = sandbox::start(config).await.expect("the sandbox starts");
        let control = HttpClient::practice(sandbox.addr.port(), &sandbox.at.ca_pem).expect("a certificate");
        let token = Token::new(sandbox.at.control_token.clone());
        let home = tempfile::tempdir().expect("a folder");
        std::fs::write(home.path().join("ca.pem"), &sandbox.at.ca_pem).expect("written");
        sandbox.at.write(&home.path().join(AT)).expect("written");
        Self { sandbox, control, token, home }
    }

    async fn ask(&self, call: Call<'_>) -> Value {
        let answer = self.control.send(call.by(Auth::Bearer(&self.token))).await.expect("control answers");
        assert!(answer.ok(), "control refused: {}", answer.status);
        answer.json().expect("JSON")
    }

    pub async fn act(&self, path: &str, body: &Value) -> Value {
        self.ask(Call::post("control.practice", path, Payload::json(body, 512).expect("JSON"))).await
    }

    pub async fn fault(&self, name: &str, arg: Option<&str>) {
        self.act("/faults", &json!({ "name": name, "arg": arg, "on": true })).await;
    }

    pub async fn install(&self) -> Installed {
        let state = self.act("/okta/install", &json!({})).await;
        let copied = self.act("/okta/secret/copy", &json!({})).await;
        self.act("/okta/secret/done", &json!({})).await;
        Installed { client_id: text(&state["okta"]["client_id"]), secret: Zeroizing::new(text(&copied["secret"])) }
    }

    /// How often Okta got `METHOD path`.
    pub async fn count(&self, method: &str, path: &str) -> usize {
        let trace = self.ask(Call::get("control.practice", "/trace")).await;
        let entries = trace.as_array().expect("a list").iter();
        entries.filter(|entry| entry["method"] == method && entry["path"] == path).count()
    }

    pub async fn requests(&self) -> usize {
        self.ask(Call::get("control.practice", "/trace")).await.as_array().expect("a list").len()
    }

    /// Connection and HTTP version of each request to Okta.
    pub async fn carried(&self) -> Vec<(u64, String)> {
        let trace = self.ask(Call::get("control.practice", "/trace")).await;
        let carried = |entry: &Value| (entry["connection"].as_u64().expect("a number"), text(&entry["version"]));
        trace.as_array().expect("a list").iter().map(carried).collect()
    }

    pub async fn until(&self, method: &str, path: &str, times: usize) {
        let begun = Instant::now();
        while self.count(method, path).await < times {
            assert!(begun.elapsed() < Duration::from_secs(20), "{method} {path} not asked {times} times");
            tokio::task::yield_now().await;
        }
    }

    /// Tokens requested and revoked.
    pub async fn tokens(&self) -> (usize, usize) {
        (self.count("POST", "/oauth2/v1/token").await, self.count("POST", "/oauth2/v1/revoke").await)
    }

    /// `odc` with these arguments, reaching the sandbox in practice mode.
    #[cfg(not(target_os = "linux"))]
    pub fn odc(&self, words: &[&str]) -> Command {
        let at = self.home.path().join(AT);
        odc(self.home.path(), &[words, &["--practice", "--practice-at", at.to_str().expect("text")]].concat())
    }

    /// `odc` with these arguments, reaching the sandbox by its proxy.
    #[cfg(target_os = "linux")]
    pub fn odc(&self, words: &[&str]) -> Command {
        let proxy = format!("http://{}", self.sandbox.proxy_addr.expect("a proxy"));
        let mut command = odc(self.home.path(), words);
        command.env("HTTPS_PROXY", proxy).env("SSL_CERT_FILE", self.home.path().join("ca.pem"));
        command
    }

    /// Verifies the installed integration, with these arguments added.
    pub async fn verify(&self, installed: &Installed, more: &[&str]) -> Output {
        let words = ["verify", "--okta-domain", SERVED, "--client-id", &installed.client_id, "--secret-from", "stdin"];
        let command = self.odc(&[&words[..], more].concat());
        ran(command, &installed.secret).await
    }
}

/// `odc` with a home of its own and none of this process's environment.
pub fn odc(home: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_odc"));
    command.args(words).env_clear().env("HOME", home).env("LC_ALL", "C").current_dir(home);
    // In a group of its own it hears no Ctrl+C that is meant for another. Sockets and encryption look for their
    // libraries in the system's folder.
    #[cfg(windows)]
    std::os::windows::process::CommandExt::creation_flags(&mut command, CREATE_NEW_PROCESS_GROUP);
    #[cfg(windows)]
    command.envs(std::env::var_os("SystemRoot").map(|folder| ("SystemRoot", folder)));
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Starts it and writes its input.
pub fn started(command: Command, input: &str) -> Child {
    started_with(command, input.as_bytes())
}

fn started_with(mut command: Command, input: &[u8]) -> Child {
    let mut child = command.spawn().expect("starts");
    // One that refuses its command line doesn't read.
    let _unread = child.stdin.take().expect("piped").write_all(input);
    child
}

/// With an input that may be no text.
pub async fn ran_with(command: Command, input: &[u8]) -> Output {
    ended(started_with(command, input)).await
}

pub async fn ran(command: Command, input: &str) -> Output {
    ended(started(command, input)).await
}

pub async fn ended(child: Child) -> Output {
    tokio::task::spawn_blocking(move || child.wait_with_output()).await.expect("joined").expect("ran")
}

pub fn code(output: &Output) -> i32 {
    output.status.code().unwrap_or_else(|| panic!("no exit code: {output:?}"))
}

pub fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("text")
}

pub fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("text")
}

/// The one object on standard output.
pub fn object(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"))
}

pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("not a text: {value}")).to_owned()
}

/// Row `id` of a report: verdict and problem.
pub fn row<'a>(report: &'a Value, id: &str) -> (&'a str, Option<&'a str>) {
    let rows = report["rows"].as_array().expect("rows");
    let row = rows.iter().find(|row| row["id"] == id).unwrap_or_else(|| panic!("no row {id}"));
    (row["verdict"].as_str().expect("a verdict"), row["problem"].as_str())
}

/// A value of a secret's shape, made here.
pub fn made() -> String {
    use std::hash::{BuildHasher as _, RandomState};
    let random = || RandomState::new().hash_one(Instant::now());
    format!("{:016x}{:016x}{:08x}", random(), random(), random() >> 32)
}
