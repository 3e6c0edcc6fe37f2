//! Practice mode's named cases: ordering one causes what its line in the window promises, and stopping it ends it.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::test_sandbox::{Bench, Installed, OKTA, bench, order, read, text};

const DOMAINS: &str = "/okta/v1/domains";
const GROUPS: &str = "okta.groups.manage";
const EXTRA: &str = "okta.logs.read";

async fn case(bench: &Bench, name: &str, on: bool) {
    bench.act("/cases", json!({ "name": name, "on": on })).await;
}

/// The cases that are on.
async fn active(bench: &Bench) -> BTreeSet<String> {
    let state = bench.state().await;
    let cases = state["cases"].as_array().expect("a list").iter();
    cases.filter(|case| case["on"] == true).map(|case| text(&case["name"])).collect()
}

async fn discovery(bench: &Bench) -> (u16, Value) {
    let url = format!("{OKTA}/.well-known/okta-organization");
    read(bench.client.get(url).send().await.expect("an answer")).await
}

async fn authorize(bench: &Bench, installed: &Installed) -> Value {
    let form = json!({ "okta_domain": OKTA, "client_id": installed.id, "client_secret": installed.secret });
    bench.act("/dell/console/authorize", form).await
}

fn listed(state: &Value) -> &Value {
    &state["dell"]["console"]["domains"][0]
}

/// Runs the console's scheduled backup, and waits for its end.
async fn backup(bench: &Bench) -> String {
    bench.act("/dell/console/backup/run", json!({})).await;
    let start = Instant::now();
    loop {
        let state = text(&listed(&bench.state().await)["lastBackup"]["state"]);
        if !["Queued", "Running"].contains(&state.as_str()) {
            return state;
        }
        assert!(start.elapsed() < Duration::from_secs(15), "the backup stays {state}");
    }
}

#[tokio::test]
async fn every_case_starts_shows_as_active_and_stops() {
    let bench = bench().await;
    bench.install().await;
    let names: Vec<&str> = sandbox::known_cases().iter().map(|case| case.name).collect();
    assert!(names.len() >= 12, "{names:?}");
    for name in &names {
        case(&bench, name, true).await;
        assert_eq!(active(&bench).await, BTreeSet::from([(*name).to_owned()]));
        case(&bench, name, false).await;
        assert_eq!(active(&bench).await, BTreeSet::new(), "after {name}");
    }
    let state = bench.state().await;
    assert_eq!(state["faults"], json!([]));
    assert!(state["okta"]["scopes"].as_array().expect("a list").iter().all(|scope| scope["granted"] == true));
    assert_eq!(bench.control("/cases", json!({ "name": "nonsense", "on": true })).await.0, 400);
}

#[tokio::test]
async fn cases_of_okta() {
    let bench = bench().await;
    let installed = bench.install().await;
    let token = bench.good_token(&installed, "okta.users.manage okta.groups.manage").await;

    case(&bench, "wrong-secret", true).await;
    assert_eq!(bench.token(&installed, GROUPS).await.1["error"], "invalid_client");
    case(&bench, "wrong-secret", false).await;

    case(&bench, "missing-permission", true).await;
    assert_eq!(bench.token(&installed, GROUPS).await.1["error"], "consent_required");
    case(&bench, "missing-permission", false).await;

    assert_eq!(bench.token(&installed, EXTRA).await.0, 400);
    case(&bench, "extra-permission", true).await;
    assert_eq!(bench.token(&installed, EXTRA).await.0, 200);
    case(&bench, "extra-permission", false).await;
    assert_eq!(bench.token(&installed, EXTRA).await.0, 400);

    case(&bench, "role-too-small", true).await;
    assert_eq!(bench.okta(&token, "/api/v1/users").await.status(), 403);
    case(&bench, "role-too-small", false).await;

    case(&bench, "rate-limit", true).await;
    assert_eq!(bench.token(&installed, GROUPS).await.0, 429);
    case(&bench, "rate-limit", false).await;

    case(&bench, "network-zone", true).await;
    assert_eq!(bench.token(&installed, GROUPS).await.1["error"], "access_denied");
    case(&bench, "network-zone", false).await;

    case(&bench, "captive-portal", true).await;
    assert_eq!(discovery(&bench).await, (200, Value::Null));
    case(&bench, "captive-portal", false).await;

    case(&bench, "okta-down", true).await;
    assert_eq!(discovery(&bench).await.0, 503);
    case(&bench, "okta-down", false).await;
    assert_eq!(discovery(&bench).await.1["_links"]["organization"]["href"], OKTA);
}

#[tokio::test]
async fn cases_of_dells_console() {
    let bench = bench().await;
    let installed = bench.install().await;
    for (name, outcome) in [
        ("menu-missing", "feature_off"),
        ("credential-refused", "credential_refused"),
        ("paste-blocked", "paste_blocked"),
        ("safe-mode", "safe_mode"),
    ] {
        case(&bench, name, true).await;
        assert_eq!(authorize(&bench, &installed).await["outcome"], outcome, "{name}");
        // The credential is good: only Dell refuses it.
        assert_eq!(bench.token(&installed, GROUPS).await.0, 200, "{name}");
        case(&bench, name, false).await;
    }
    assert_eq!(bench.state().await["dell"]["console"]["domains"], json!([]));

    case(&bench, "lost-answer", true).await;
    let said = authorize(&bench, &installed).await;
    assert_eq!(said["outcome"], "no_answer");
    assert_eq!(listed(&said["state"])["appStatus"], "Connected", "it took effect");
    assert_eq!(active(&bench).await, BTreeSet::new(), "it happens once");
    assert_eq!(authorize(&bench, &installed).await["outcome"], "already_registered");
}

#[tokio::test]
async fn an_answer_lost_before_it_took_effect_registers_nothing() {
    let bench = bench().await;
    let installed = bench.install().await;
    bench.fault("lost-answer-before", None).await;
    assert_eq!(authorize(&bench, &installed).await["outcome"], "no_answer");
    assert_eq!(bench.state().await["dell"]["console"]["domains"], json!([]));
    assert_eq!(authorize(&bench, &installed).await["outcome"], "registered");
}

#[tokio::test]
async fn cases_of_backups() {
    let bench = bench().await;
    let installed = bench.install().await;
    authorize(&bench, &installed).await;
    let run = || bench.control("/dell/console/backup/run", json!({}));
    let keys_on = || bench.act("/dell/console/keymanagement", json!({ "enabled": true }));

    case(&bench, "keys-skipped", true).await;
    assert_eq!(run().await.1["error"], "keys_off");
    // Turning key management on is the end of having skipped it.
    assert_eq!(keys_on().await["dell"]["console"]["key_management"], true);
    assert_eq!(active(&bench).await, BTreeSet::new());
    case(&bench, "keys-skipped", true).await;
    assert_eq!(bench.state().await["dell"]["console"]["key_management"], false);
    keys_on().await;

    case(&bench, "backup-fails", true).await;
    assert_eq!(backup(&bench).await, "Failed");
    assert_eq!(active(&bench).await, BTreeSet::new(), "it happens once");

    case(&bench, "backup-disabled", true).await;
    assert_eq!(listed(&bench.state().await)["backupEnabled"], false);
    assert_eq!(run().await.1["error"], "backup_off");
    case(&bench, "backup-disabled", false).await;
    assert_eq!(backup(&bench).await, "Successful");

    case(&bench, "safe-mode", true).await;
    assert_eq!(run().await.1["error"], "safe_mode");
}

#[tokio::test]
async fn cases_of_dells_api() {
    let bench = bench().await;
    let installed = bench.install().await;
    let token = bench.dell_token().await;
    case(&bench, "safe-mode", true).await;
    assert_eq!(bench.dell("GET", &token, DOMAINS, Value::Null).await.0, 403);
    case(&bench, "safe-mode", false).await;

    bench.fault("dell-at-once", None).await;
    let (_, domain) = bench.dell("POST", &token, DOMAINS, order(&installed)).await;
    let path = format!("{DOMAINS}/{}", text(&domain["domainID"]));
    bench.dell("PUT", &token, "/okta/v1/keymanagement", json!({ "enabled": true })).await;
    case(&bench, "keys-skipped", true).await;
    let (_, keys) = bench.dell("GET", &token, "/okta/v1/keymanagement", Value::Null).await;
    assert_eq!(keys, json!({ "enabled": false }));
    bench.dell("PUT", &token, "/okta/v1/keymanagement", json!({ "enabled": true })).await;

    case(&bench, "backup-disabled", true).await;
    assert_eq!(bench.dell("GET", &token, &path, Value::Null).await.1["backupEnabled"], false);
    let on = bench.dell("PUT", &token, &format!("{path}/backup"), json!({ "enabled": true })).await;
    assert_eq!(on.1["backupEnabled"], true);
    assert_eq!(active(&bench).await, BTreeSet::new());
}

/// Granting fewer permissions silently shows only while one is withheld: the fault withholds one.
#[tokio::test]
async fn a_short_scope_withholds_one_where_none_is_withheld() {
    let bench = bench().await;
    let installed = bench.install().await;
    let asked = format!("okta.users.manage {GROUPS}");
    bench.fault("short-scope", None).await;
    let (status, short) = bench.token(&installed, &asked).await;
    assert_eq!((status, short["scope"].as_str()), (200, Some("okta.users.manage")));
    assert_eq!(authorize(&bench, &installed).await["missing_scopes"], json!([GROUPS]));
    // One that a person withholds is enough.
    bench.act("/okta/scopes", json!({ "name": "okta.users.manage", "granted": false })).await;
    assert_eq!(bench.token(&installed, &asked).await.1["scope"], GROUPS);
}
