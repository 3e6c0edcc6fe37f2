//! What outlives a restart, and what must not.

use std::fs;

use sandbox::Config;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::test_sandbox::{TestSandbox, order, test_sandbox_with, text};

async fn started(folder: &TempDir) -> TestSandbox {
    test_sandbox_with(Config { state_file: Some(folder.path().join("state.json")), ..Config::default() }).await
}

#[tokio::test]
async fn a_restart_changes_nothing_but_the_open_dialog() {
    let folder = tempfile::tempdir().expect("a folder");
    let test = started(&folder).await;
    let installed = test.install().await;
    test.act("/okta/secret/generate", json!({})).await;
    test.act("/okta/scopes", json!({ "name": "okta.logs.read", "granted": true })).await;
    let token = test.dell_token().await;
    test.fault("lost-answer", None).await;
    assert!(test.try_dell("POST", &token, "/okta/v1/domains", order(&installed)).await.is_err());
    test.fault("slow", Some("1")).await;
    test.sandbox.stop().await;

    let test = started(&folder).await;
    let state = test.state().await;
    assert_eq!(
        (state["okta"]["dialog_open"].as_bool(), state["okta"]["client_id"].as_str()),
        (Some(false), Some(installed.id.as_str()))
    );
    assert_eq!(state["okta"]["secrets"].as_array().map(Vec::len), Some(2));
    assert_eq!(state["faults"], json!([{ "name": "slow", "arg": "1" }]));
    assert_eq!(test.control("/okta/secret/copy", json!({})).await.0, 409);
    assert_eq!(test.token(&installed, "okta.logs.read").await.0, 200);
    assert_eq!(test.dell("GET", &token, "/okta/v1/domains", Value::Null).await.0, 401);
    let token = test.dell_token().await;
    test.dell_until(&token, "/okta/v1/domains", |list| list["domains"][0]["appStatus"] == "Connected").await;
    assert_eq!(test.act("/ledger", Value::Null).await.as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn the_file_is_ahead_of_the_answer_and_holds_no_secret() {
    let folder = tempfile::tempdir().expect("a folder");
    let test = started(&folder).await;
    let read = || fs::read_to_string(folder.path().join("state.json")).expect("a file");
    let mut secrets = Vec::new();
    let state = test.act("/okta/install", json!({})).await;
    assert!(read().contains(&text(&state["okta"]["client_id"])));
    secrets.push(text(&test.act("/okta/secret/copy", json!({})).await["secret"]));
    test.act("/okta/secret/done", json!({})).await;
    let installed =
        crate::test_sandbox::Installed { id: text(&state["okta"]["client_id"]), secret: secrets[0].clone() };
    secrets.push(test.good_token(&installed, "okta.orgs.manage").await);
    let token = test.dell_token().await;
    secrets.push(text(&test.act("/dell/api/credential/copy", json!({})).await["secret"]));
    test.dell("POST", &token, "/okta/v1/domains", order(&installed)).await;
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

/// In the app a person may paste a live secret into any field of Dell's form.
#[tokio::test]
async fn of_what_a_form_got_the_file_keeps_hashes() {
    let folder = tempfile::tempdir().expect("a folder");
    let test = started(&folder).await;
    let installed = test.install().await;
    let read = || fs::read_to_string(folder.path().join("state.json")).expect("a file");
    let pasted: String = "zQ7_".chars().cycle().take(40).collect();
    let own = [crate::test_sandbox::OKTA, installed.id.as_str(), installed.secret.as_str()];
    for field in 0..own.len() {
        let mut form = own;
        form[field] = &pasted;
        let form = json!({ "okta_domain": form[0], "client_id": form[1], "client_secret": form[2] });
        test.act("/dell/console/authorize", form.clone()).await;
        test.control("/dell/console/reauthorize", form).await;
        let token = test.dell_token().await;
        let order = json!({
            "oktaDomain": if field == 0 { &pasted } else { own[0] },
            "clientID": if field == 1 { &pasted } else { own[1] },
            "clientSecret": if field == 2 { &pasted } else { own[2] },
        });
        test.dell("POST", &token, "/okta/v1/domains", order).await;
    }
    let text = read();
    assert!(!text.contains(&pasted), "{text}");
    assert!(text.contains("sha256:") && text.contains(own[0]) && text.contains(own[1]));
    test.sandbox.stop().await;

    // A text that an earlier version wrote down is removed at the next start.
    let old = text.replacen("sha256:", &format!("sha256:{pasted}"), 1);
    fs::write(folder.path().join("state.json"), old).expect("written");
    let test = started(&folder).await;
    assert!(!read().contains(&pasted));
    test.sandbox.stop().await;
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
    let test = test_sandbox_with(Config { state_file: Some(inner.join("state.json")), ..Config::default() }).await;
    let before = test.state().await;
    fs::remove_dir_all(&inner).expect("removed");
    assert_eq!(test.control("/okta/install", json!({})).await.0, 500);
    fs::create_dir(&inner).expect("a folder");
    assert_eq!(test.state().await["okta"]["installed"], before["okta"]["installed"]);
    test.act("/okta/install", json!({})).await;
}
