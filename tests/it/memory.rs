//! The engine's memory after each way out of a use of the secret, read from outside as a debugger reads it.
//!
//! The engine is a process of its own ([`holder`]), with the app's allocator and its log at the most verbose; the
//! sandbox is this process. So any copy was left by the engine or a library below it, without GTK's share (which
//! `tests/window/memory.rs` covers).

mod closed;
mod holder;
#[path = "../reading/memory.rs"]
mod reading;

use std::io::{BufRead, BufReader, Lines, Write as _};
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Stdio};
use std::time::{Duration, Instant};

use serde_json::json;

use crate::encodings::{self, Encoding, contains, encodings, packed};
use crate::test_app::TestApp;

/// How long after a use a copy may still exist (SECURITY.md).
const REST: Duration = Duration::from_secs(2);

/// How long an answer may be silent before its request is abandoned.
const SILENCE: Duration = Duration::from_secs(10);

#[tokio::test(flavor = "multi_thread")]
async fn nothing_stays_after_a_success() {
    let (_desk, mut holder) = held().await;
    holder.at_rest("it was taken");
    holder.tell("prove");
    holder.hear("credential");
    assert!(!holder.copies().is_empty(), "a search that finds nothing while the secret is used shows nothing");
    holder.tell("go on");
    holder.hear("answered");
    holder.tell("go on");
    holder.hear("proven");
    holder.at_rest("it was proven");
    holder.ended();
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_stays_after_a_refusal() {
    let (app, mut holder) = held().await;
    app.fault("wrong-secret", None).await;
    holder.tell("prove");
    holder.hear("credential");
    holder.tell("go on");
    holder.hear("answered");
    holder.tell("go on");
    holder.hear("refused OktaSecretRefused");
    holder.at_rest("Okta refused it");
    holder.ended();
}

/// The app waits for ten seconds.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_stays_after_a_timeout() {
    let (app, mut holder) = held().await;
    holder.tell("prove");
    holder.hear("credential");
    app.fault("slow", Some("600000")).await;
    holder.tell("go on");
    holder.hear("answered");
    holder.tell("go on");
    holder.hear("refused NetworkTimeout");
    holder.at_rest("Okta did not answer");
    holder.ended();
}

/// The request continues without the person, so that an issued token is revoked.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_stays_after_a_cancel() {
    let (app, mut holder) = held().await;
    canceled(&app, &mut holder, "400").await;
    app.until("/trace", |trace| trace.to_string().contains("/oauth2/v1/revoke")).await;
    holder.at_rest("the person canceled and the token was revoked");
    holder.ended();
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_stays_after_a_cancel_when_no_answer_comes() {
    let (app, mut holder) = held().await;
    canceled(&app, &mut holder, "600000").await;
    holder.at_rest_within(SILENCE + REST, "the person canceled");
    holder.ended();
}

async fn canceled(app: &TestApp, holder: &mut Holder, slow: &str) {
    holder.tell("prove");
    holder.hear("credential");
    app.fault("slow", Some(slow)).await;
    holder.tell("go on");
    app.until("/trace", |trace| trace.to_string().contains("/oauth2/v1/token")).await;
    holder.tell("cancel");
    holder.hear("cancelled");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_stays_after_a_panic_and_it_says_nothing() {
    let (_desk, mut holder) = held().await;
    holder.tell("prove");
    holder.hear("credential");
    // The token exists, and with it the client that holds the credential.
    holder.tell("go on");
    holder.hear("answered");
    holder.tell("panic");
    holder.hear("panicked");
    holder.at_rest("it panicked");
    let said = holder.ended();
    assert!(contains(&said, b"asked to panic"), "{}", String::from_utf8_lossy(&said));
}

async fn held() -> (TestApp, Holder) {
    held_by(None).await
}

/// By a process of this user, if the test can choose.
async fn held_by(user: Option<u32>) -> (TestApp, Holder) {
    let app = TestApp::new().await;
    let (client_id, secret) = app.install().await;
    let (port, ca_pem) = app.address();
    let mut needles = encodings(&secret);
    needles.push(packed(&client_id, &secret));
    let input = json!({ "port": port, "ca_pem": ca_pem, "client_id": client_id, "secret": secret.as_str() });
    let mut holder = Holder::start(&input.to_string(), needles, user);
    holder.hear("taken");
    (app, holder)
}

struct Holder {
    child: Child,
    lines: Lines<BufReader<ChildStdout>>,
    needles: Vec<Encoding>,
    folder: tempfile::TempDir,
    _copied: Option<tempfile::TempDir>,
}

impl Holder {
    fn start(input: &str, needles: Vec<Encoding>, user: Option<u32>) -> Self {
        let folder = crate::test_app::folder();
        let errors = std::fs::File::create(folder.path().join("errors")).expect("a file");
        let mut program = std::env::current_exe().expect("own path");
        let copied = user.map(|_| closed::given(&folder, &mut program, user));
        let mut child = closed::by_user(user, &program)
            .args(["memory::holder::holds_when_asked", "--exact", "--nocapture"])
            .env(holder::FOLDER, folder.path())
            .env("RUST_BACKTRACE", "full")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(errors)
            .spawn()
            .expect("runs itself again");
        let lines = BufReader::new(child.stdout.take().expect("piped")).lines();
        let mut holder = Self { child, lines, needles, folder, _copied: copied };
        holder.tell(input);
        holder
    }

    fn tell(&mut self, what: &str) {
        let input = self.child.stdin.as_mut().expect("piped");
        input.write_all(format!("{what}\n").as_bytes()).expect("written");
    }

    /// Waits until it prints this word.
    fn hear(&mut self, word: &str) {
        let wanted = format!("holder: {word}");
        let mut said = Vec::new();
        for line in self.lines.by_ref().map_while(Result::ok) {
            if line == wanted {
                return;
            }
            let another = line.starts_with("holder: ");
            said.push(line);
            // It waits for another word than the next one.
            if another {
                break;
            }
        }
        let errors = std::fs::read_to_string(self.file("errors")).unwrap_or_default();
        panic!("it did not say {word:?} but {said:?}\n{errors}");
    }

    fn copies(&self) -> Vec<String> {
        reading::copies(self.child.id(), &self.needles)
    }

    fn at_rest(&self, after: &str) {
        self.at_rest_within(REST, after);
    }

    fn at_rest_within(&self, time: Duration, after: &str) {
        let end = Instant::now() + time;
        loop {
            let copies = self.copies();
            if copies.is_empty() {
                break;
            }
            assert!(Instant::now() < end, "{time:?} after {after} it holds:\n{}", copies.join("\n"));
        }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Ends it; answers what it printed. Neither that nor its log contains the secret.
    fn ended(mut self) -> Vec<u8> {
        drop(self.child.stdin.take());
        let status = self.child.wait().expect("ended");
        assert!(status.success(), "{status}");
        let log = std::fs::read(self.file("log")).expect("a log");
        assert!(contains(&log, b"TRACE"), "the log is not at its most verbose");
        let mut said = std::fs::read(self.file("errors")).expect("its words");
        said.extend(self.lines.by_ref().map_while(Result::ok).flat_map(String::into_bytes));
        for (encoding, needle) in &self.needles {
            assert!(!contains(&log, needle), "the log tells it, {encoding}");
            assert!(!contains(&said, needle), "it printed it, {encoding}");
        }
        said
    }
}

impl Drop for Holder {
    fn drop(&mut self) {
        // It may have ended already.
        let _gone = self.child.kill();
        let _gone = self.child.wait();
    }
}
