//! `odc verify --practice`: on the app's practice, and on a sandbox in another process.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::Child;

use engine::http::{Auth, Call, HttpClient, Payload, Token};
use serde_json::{Value, json};

use crate::test_odc::{Installed, code, odc, out, ran, text};

/// Practice mode starts from the app's state, in this process, and leaves it as it is.
#[tokio::test(flavor = "multi_thread")]
async fn practice_is_the_apps_and_is_left_alone() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path().join(".local/share/okta-dell-connect/practice");
    std::fs::create_dir_all(&folder).expect("a folder");
    let state = folder.join("sandbox.json");
    let at = home.path().join("at.json");
    let serve = ["sandbox", "--state", state.to_str().expect("text"), "--at-out", at.to_str().expect("text")];
    let mut running = started_sandbox(home.path(), &serve);
    let installed = {
        let at = sandbox::At::read(&at).expect("written");
        let out = HttpClient::practice(at.port, &at.ca_pem).expect("a way out");
        let token = Token::new(at.control_token);
        let act = async |path: &str| -> Value {
            let body = Payload::json(&json!({}), 16).expect("JSON");
            let call = Call::post("control.practice", path, body);
            out.send(call.by(Auth::Bearer(&token))).await.expect("answers").json().expect("JSON")
        };
        let state = act("/okta/install").await;
        let secret = act("/okta/secret/copy").await;
        Installed { client_id: text(&state["okta"]["client_id"]), secret: text(&secret["secret"]).into() }
    };
    let words = ["verify", "--practice", "--okta-domain", "acme.okta.practice", "--client-id", &installed.client_id];
    let words = [&words[..], &["--secret-from", "stdin", "--json"]].concat();
    let there = [&words[..], &["--practice-at", at.to_str().expect("text")]].concat();
    assert_eq!(code(&ran(odc(home.path(), &there), &installed.secret).await), 0);
    running.kill().expect("ends");
    running.wait().expect("ended");

    let before = std::fs::read(&state).expect("read");
    let done = ran(odc(home.path(), &words), &installed.secret).await;
    assert_eq!(code(&done), 0, "{}", out(&done));
    assert_eq!(std::fs::read(&state).expect("read"), before);
}

fn started_sandbox(home: &Path, words: &[&str]) -> Child {
    let mut child = odc(home, words).spawn().expect("starts");
    let mut line = String::new();
    let said = child.stdout.as_mut().expect("piped");
    BufReader::new(said).read_line(&mut line).expect("says that it serves");
    child
}
