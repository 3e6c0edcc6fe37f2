//! What outlives a restart, and what must not.

use std::fs;

use sandbox::Config;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::bench::{Bench, bench_with, order, text};

async fn started(folder: &TempDir) -> Bench {
    bench_with(Config { state_file: Some(folder.path().join("state.json")), ..Config::default() }).await
}

#[tokio::test]
async fn a_restart_changes_nothing_but_the_open_dialog() {
    let folder = tempfile::tempdir().expect("a folder");
    let bench = started(&folder).await;
    let installed = bench.install().await;
    bench.act("/okta/secret/generate", json!({})).await;
    bench.act("/okta/scopes", json!({ "name": "okta.logs.read", "granted": true })).await;
    let token = bench.dell_token().await;
    bench.fault("lost-answer", None).await;
    assert!(bench.try_dell("POST", &token, "/okta/v1/domains", order(&installed)).await.is_err());
    bench.fault("slow", Some("1")).await;
    bench.sandbox.stop().await;

    let bench = started(&folder).await;
    let state = bench.state().await;
    assert_eq!(
        (state["okta"]["dialog_open"].as_bool(), state["okta"]["client_id"].as_str()),
        (Some(false), Some(installed.id.as_str()))
    );
    assert_eq!(state["okta"]["secrets"].as_array().map(Vec::len), Some(2));
    assert_eq!(state["faults"], json!([{ "name": "slow", "arg": "1" }]));
    assert_eq!(bench.control("/okta/secret/copy", json!({})).await.0, 409);
    assert_eq!(bench.token(&installed, "okta.logs.read").await.0, 200);
    assert_eq!(bench.dell("GET", &token, "/okta/v1/domains", Value::Null).await.0, 401);
    let token = bench.dell_token().await;
    bench.dell_until(&token, "/okta/v1/domains", |list| list["domains"][0]["appStatus"] == "Connected").await;
    assert_eq!(bench.act("/ledger", Value::Null).await.as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn the_file_is_ahead_of_the_answer_and_holds_no_secret() {
    let folder = tempfile::tempdir().expect("a folder");
    let bench = started(&folder).await;
    let read = || fs::read_to_string(folder.path().join("state.json")).expect("a file");
    let mut secrets = Vec::new();
    let state = bench.act("/okta/install", json!({})).await;
    assert!(read().contains(&text(&state["okta"]["client_id"])));
    secrets.push(text(&bench.act("/okta/secret/copy", json!({})).await["secret"]));
    bench.act("/okta/secret/done", json!({})).await;
    let installed = crate::bench::Installed { id: text(&state["okta"]["client_id"]), secret: secrets[0].clone() };
    secrets.push(bench.good_token(&installed, "okta.orgs.manage").await);
    let token = bench.dell_token().await;
    secrets.push(text(&bench.act("/dell/api/credential/copy", json!({})).await["secret"]));
    bench.dell("POST", &token, "/okta/v1/domains", order(&installed)).await;
    secrets.push(token);
    let text = read();
    assert!(text.contains("authorize"));
    for secret in &secrets {
        assert!(!text.contains(secret.as_str()));
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = fs::metadata(folder.path().join("state.json")).expect("a file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[tokio::test]
async fn a_damaged_file_is_named_and_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("state.json");
    fs::write(&path, "{").expect("written");
    let refused =
        sandbox::start(Config { state_file: Some(path.clone()), ..Config::default() }).await.expect_err("refused");
    assert!(refused.to_string().contains("state.json"), "{refused}");
    assert_eq!(fs::read_to_string(path).expect("a file"), "{");
}

#[tokio::test]
async fn what_cannot_be_stored_does_not_happen() {
    let folder = tempfile::tempdir().expect("a folder");
    let inner = folder.path().join("inner");
    fs::create_dir(&inner).expect("a folder");
    let bench = bench_with(Config { state_file: Some(inner.join("state.json")), ..Config::default() }).await;
    let before = bench.state().await;
    fs::remove_dir_all(&inner).expect("removed");
    assert_eq!(bench.control("/okta/install", json!({})).await.0, 500);
    fs::create_dir(&inner).expect("a folder");
    assert_eq!(bench.state().await["okta"]["installed"], before["okta"]["installed"]);
    bench.act("/okta/install", json!({})).await;
}
