//! Practice mode's named cases: ordering one causes what its line in the window promises, and stopping it ends it.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::test_sandbox::{Installed, OKTA, TestSandbox, order, read, test_sandbox, text};

const DOMAINS: &str = "/okta/v1/domains";
const GROUPS: &str = "okta.groups.manage";
const EXTRA: &str = "okta.logs.read";

async fn case(test: &TestSandbox, name: &str, on: bool) {
    test.act("/cases", json!({ "name": name, "on": on })).await;
}

/// The cases that are on.
async fn active(test: &TestSandbox) -> BTreeSet<String> {
    let state = test.state().await;
    let cases = state["cases"].as_array().expect("a list").iter();
    cases.filter(|case| case["on"] == true).map(|case| text(&case["name"])).collect()
}

async fn discovery(test: &TestSandbox) -> (u16, Value) {
    let url = format!("{OKTA}/.well-known/okta-organization");
    read(test.client.get(url).send().await.expect("an answer")).await
}

async fn authorize(test: &TestSandbox, installed: &Installed) -> Value {
    let form = json!({ "okta_domain": OKTA, "client_id": installed.id, "client_secret": installed.secret });
    test.act("/dell/console/authorize", form).await
}

fn listed(state: &Value) -> &Value {
    &state["dell"]["console"]["domains"][0]
}

/// Runs the console's scheduled backup, and waits for its end.
async fn backup(test: &TestSandbox) -> String {
    test.act("/dell/console/backup/run", json!({})).await;
    let start = Instant::now();
    loop {
        let state = text(&listed(&test.state().await)["lastBackup"]["state"]);
        if !["Queued", "Running"].contains(&state.as_str()) {
            return state;
        }
        assert!(start.elapsed() < Duration::from_secs(15), "the backup stays {state}");
    }
}

#[tokio::test]
async fn every_case_starts_shows_as_active_and_stops() {
    let test = test_sandbox().await;
    test.install().await;
    let names: Vec<&str> = sandbox::known_cases().iter().map(|case| case.name).collect();
    assert!(names.len() >= 12, "{names:?}");
    for name in &names {
        case(&test, name, true).await;
        assert_eq!(active(&test).await, BTreeSet::from([(*name).to_owned()]));
        case(&test, name, false).await;
        assert_eq!(active(&test).await, BTreeSet::new(), "after {name}");
    }
    let state = test.state().await;
    assert_eq!(state["faults"], json!([]));
    assert!(state["okta"]["scopes"].as_array().expect("a list").iter().all(|scope| scope["granted"] == true));
    assert_eq!(test.control("/cases", json!({ "name": "nonsense", "on": true })).await.0, 400);
}

#[tokio::test]
async fn cases_of_okta() {
    let test = test_sandbox().await;
    let installed = test.install().await;
    let token = test.good_token(&installed, "okta.users.manage okta.groups.manage").await;

    case(&test, "wrong-secret", true).await;
    assert_eq!(test.token(&installed, GROUPS).await.1["error"], "invalid_client");
    case(&test, "wrong-secret", false).await;

    case(&test, "missing-permission", true).await;
    assert_eq!(test.token(&installed, GROUPS).await.1["error"], "consent_required");
    case(&test, "missing-permission", false).await;

    assert_eq!(test.token(&installed, EXTRA).await.0, 400);
    case(&test, "extra-permission", true).await;
    assert_eq!(test.token(&installed, EXTRA).await.0, 200);
    case(&test, "extra-permission", false).await;
    assert_eq!(test.token(&installed, EXTRA).await.0, 400);

    case(&test, "role-too-small", true).await;
    assert_eq!(test.okta(&token, "/api/v1/users").await.status(), 403);
    case(&test, "role-too-small", false).await;

    case(&test, "rate-limit", true).await;
    assert_eq!(test.token(&installed, GROUPS).await.0, 429);
    case(&test, "rate-limit", false).await;

    case(&test, "network-zone", true).await;
    assert_eq!(test.token(&installed, GROUPS).await.1["error"], "access_denied");
    case(&test, "network-zone", false).await;

    case(&test, "captive-portal", true).await;
    assert_eq!(discovery(&test).await, (200, Value::Null));
    case(&test, "captive-portal", false).await;

    case(&test, "okta-down", true).await;
    assert_eq!(discovery(&test).await.0, 503);
    case(&test, "okta-down", false).await;
    assert_eq!(discovery(&test).await.1["_links"]["organization"]["href"], OKTA);
}

#[tokio::test]
async fn cases_of_dells_console() {
    let test = test_sandbox().await;
    let installed = test.install().await;
    for (name, outcome) in [
        ("menu-missing", "feature_off"),
        ("credential-refused", "credential_refused"),
        ("paste-blocked", "paste_blocked"),
        ("safe-mode", "safe_mode"),
    ] {
        case(&test, name, true).await;
        assert_eq!(authorize(&test, &installed).await["outcome"], outcome, "{name}");
        // The credential is good: only Dell refuses it.
        assert_eq!(test.token(&installed, GROUPS).await.0, 200, "{name}");
        case(&test, name, false).await;
    }
    assert_eq!(test.state().await["dell"]["console"]["domains"], json!([]));

    case(&test, "lost-answer", true).await;
    let said = authorize(&test, &installed).await;
    assert_eq!(said["outcome"], "no_answer");
    assert_eq!(listed(&said["state"])["appStatus"], "Connected", "it took effect");
    assert_eq!(active(&test).await, BTreeSet::new(), "it happens once");
    assert_eq!(authorize(&test, &installed).await["outcome"], "already_registered");
}

#[tokio::test]
async fn an_answer_lost_before_it_took_effect_registers_nothing() {
    let test = test_sandbox().await;
    let installed = test.install().await;
    test.fault("lost-answer-before", None).await;
    assert_eq!(authorize(&test, &installed).await["outcome"], "no_answer");
    assert_eq!(test.state().await["dell"]["console"]["domains"], json!([]));
    assert_eq!(authorize(&test, &installed).await["outcome"], "registered");
}

#[tokio::test]
async fn cases_of_backups() {
    let test = test_sandbox().await;
    let installed = test.install().await;
    authorize(&test, &installed).await;
    let run = || test.control("/dell/console/backup/run", json!({}));
    let keys_on = || test.act("/dell/console/keymanagement", json!({ "enabled": true }));

    case(&test, "keys-skipped", true).await;
    assert_eq!(run().await.1["error"], "keys_off");
    // Turning key management on is the end of having skipped it.
    assert_eq!(keys_on().await["dell"]["console"]["key_management"], true);
    assert_eq!(active(&test).await, BTreeSet::new());
    case(&test, "keys-skipped", true).await;
    assert_eq!(test.state().await["dell"]["console"]["key_management"], false);
    keys_on().await;

    case(&test, "backup-fails", true).await;
    assert_eq!(backup(&test).await, "Failed");
    assert_eq!(active(&test).await, BTreeSet::new(), "it happens once");

    case(&test, "backup-disabled", true).await;
    assert_eq!(listed(&test.state().await)["backupEnabled"], false);
    assert_eq!(run().await.1["error"], "backup_off");
    case(&test, "backup-disabled", false).await;
    assert_eq!(backup(&test).await, "Successful");

    case(&test, "safe-mode", true).await;
    assert_eq!(run().await.1["error"], "safe_mode");
}

#[tokio::test]
async fn cases_of_dells_api() {
    let test = test_sandbox().await;
    let installed = test.install().await;
    let token = test.dell_token().await;
    case(&test, "safe-mode", true).await;
    assert_eq!(test.dell("GET", &token, DOMAINS, Value::Null).await.0, 403);
    case(&test, "safe-mode", false).await;

    test.fault("dell-at-once", None).await;
    let (_, domain) = test.dell("POST", &token, DOMAINS, order(&installed)).await;
    let path = format!("{DOMAINS}/{}", text(&domain["domainID"]));
    test.dell("PUT", &token, "/okta/v1/keymanagement", json!({ "enabled": true })).await;
    case(&test, "keys-skipped", true).await;
    let (_, keys) = test.dell("GET", &token, "/okta/v1/keymanagement", Value::Null).await;
    assert_eq!(keys, json!({ "enabled": false }));
    test.dell("PUT", &token, "/okta/v1/keymanagement", json!({ "enabled": true })).await;

    case(&test, "backup-disabled", true).await;
    assert_eq!(test.dell("GET", &token, &path, Value::Null).await.1["backupEnabled"], false);
    let on = test.dell("PUT", &token, &format!("{path}/backup"), json!({ "enabled": true })).await;
    assert_eq!(on.1["backupEnabled"], true);
    assert_eq!(active(&test).await, BTreeSet::new());
}

/// Granting fewer permissions silently shows only while one is withheld: the fault withholds one.
#[tokio::test]
async fn a_short_scope_withholds_one_where_none_is_withheld() {
    let test = test_sandbox().await;
    let installed = test.install().await;
    let asked = format!("okta.users.manage {GROUPS}");
    test.fault("short-scope", None).await;
    let (status, short) = test.token(&installed, &asked).await;
    assert_eq!((status, short["scope"].as_str()), (200, Some("okta.users.manage")));
    assert_eq!(authorize(&test, &installed).await["missing_scopes"], json!([GROUPS]));
    // One that a person withholds is enough.
    test.act("/okta/scopes", json!({ "name": "okta.users.manage", "granted": false })).await;
    assert_eq!(test.token(&installed, &asked).await.1["scope"], GROUPS);
}
