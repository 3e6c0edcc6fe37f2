//! The API account, in pairs of success and refusal.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::test_sandbox::{DELL, OKTA, TestSandbox, order, read, test_sandbox, text};

const DOMAINS: &str = "/okta/v1/domains";

/// Registers and waits for the task; answers the domain's id.
async fn registered(test: &TestSandbox, token: &str, body: Value) -> String {
    let (status, answer) = test.dell("POST", token, DOMAINS, body).await;
    assert_eq!(status, 202, "{answer}");
    let task = format!("/okta/v1/tasks/{}", text(&answer["taskID"]));
    let task = test.dell_until(token, &task, |task| task["state"] == "Succeeded").await;
    text(&task["domain"]["domainID"])
}

async fn refused(test: &TestSandbox, token: &str, body: Value, status: u16, code: &str) -> Value {
    let (got, answer) = test.dell("POST", token, DOMAINS, body).await;
    assert_eq!((got, answer["code"].as_str()), (status, Some(code)), "{answer}");
    answer
}

#[tokio::test]
async fn a_token_needs_the_credential() {
    let test = test_sandbox().await;
    let token = test.dell_token().await;
    assert_eq!(test.dell("GET", &token, DOMAINS, Value::Null).await, (200, json!({ "domains": [] })));
    assert_eq!(test.dell("GET", "nonsense", DOMAINS, Value::Null).await.0, 401);
    let form = [("grant_type", "client_credentials"), ("scope", "read")];
    let wrong = test.client.post(format!("{DELL}/token")).basic_auth("someone", Some("else")).form(&form);
    assert_eq!(wrong.send().await.expect("an answer").status(), 401);
    let odd = test
        .client
        .post(format!("{DELL}/token"))
        .basic_auth("someone", Some("else"))
        .form(&[("grant_type", "password")]);
    assert_eq!(odd.send().await.expect("an answer").status(), 400);
    test.act("/dell/api/credential/done", json!({})).await;
    assert_eq!(test.control("/dell/api/credential/copy", json!({})).await.0, 409);
}

#[tokio::test]
async fn a_registration_runs_as_a_task_and_is_listed_meanwhile() {
    let test = test_sandbox().await;
    let installed = test.install().await;
    let token = test.dell_token().await;
    test.fault("task-hangs", None).await;
    let start = Instant::now();
    let (status, accepted) = test.dell("POST", &token, DOMAINS, order(&installed)).await;
    assert_eq!(status, 202);
    let (_, list) = test.dell("GET", &token, DOMAINS, Value::Null).await;
    let running = &list["domains"][0];
    assert_eq!((&running["taskID"], running["appStatus"].as_str()), (&accepted["taskID"], Some("Pending")));
    let answer = refused(&test, &token, order(&installed), 409, "OKTA-1409").await;
    assert_eq!(answer["data"]["taskID"], accepted["taskID"]);
    test.act("/faults", json!({ "name": "task-hangs", "on": false })).await;
    let path = format!("/okta/v1/tasks/{}", text(&accepted["taskID"]));
    let task = test.dell_until(&token, &path, |task| task["state"] == "Succeeded").await;
    assert!(start.elapsed() >= Duration::from_secs(1), "a task takes real time");
    let domain = &task["domain"];
    assert_eq!(domain["appStatus"], "Connected");
    assert_eq!((domain["oktaDomain"].as_str(), domain["clientID"].as_str()), (Some(OKTA), Some(installed.id.as_str())));
    assert!(domain.get("taskID").is_none());
    let answer = refused(&test, &token, order(&installed), 409, "OKTA-1409").await;
    assert_eq!(answer["data"]["domainID"], domain["domainID"]);
    let ledger = test.act("/ledger", Value::Null).await;
    let outcomes: Vec<String> =
        ledger.as_array().expect("a list").iter().map(|entry| text(&entry["outcome"])).collect();
    assert_eq!(outcomes, ["registered", "already_registered", "already_registered"]);
    assert_eq!(ledger[0]["secret_hash"], test.state().await["okta"]["secrets"][0]["secret_hash"]);
    assert_eq!(test.dell("GET", &token, "/okta/v1/tasks/nothing", Value::Null).await.0, 404);
}

#[tokio::test]
async fn a_credential_is_tried_against_okta_first() {
    let test = test_sandbox().await;
    let installed = test.install().await;
    let token = test.dell_token().await;
    let mut wrong = order(&installed);
    wrong["clientSecret"] = json!("a-secret-that-okta-never-made");
    refused(&test, &token, wrong, 422, "OKTA-1401").await;
    let mut elsewhere = order(&installed);
    elsewhere["oktaDomain"] = json!("https://other.okta.practice");
    refused(&test, &token, elsewhere, 400, "OKTA-1400").await;
    refused(&test, &token, json!({ "oktaDomain": OKTA }), 400, "OKTA-1000").await;
    let mut more = order(&installed);
    more["extra"] = json!(1);
    refused(&test, &token, more, 400, "OKTA-1000").await;
    test.act("/okta/scopes", json!({ "name": "okta.apps.manage", "granted": false })).await;
    let answer = refused(&test, &token, order(&installed), 422, "OKTA-1403").await;
    assert_eq!(answer["data"]["missingScopes"], json!(["okta.apps.manage"]));
    assert_eq!(test.dell("GET", &token, DOMAINS, Value::Null).await.1, json!({ "domains": [] }));
    test.act("/okta/scopes", json!({ "name": "okta.apps.manage", "granted": true })).await;
    registered(&test, &token, order(&installed)).await;
}

#[tokio::test]
async fn a_new_credential_replaces_one_that_okta_no_longer_takes() {
    let test = test_sandbox().await;
    let installed = test.install().await;
    let token = test.dell_token().await;
    let domain = format!("{DOMAINS}/{}", registered(&test, &token, order(&installed)).await);
    test.act("/okta/revoke", json!({})).await;
    assert_eq!(test.dell("GET", &token, &domain, Value::Null).await.1["appStatus"], "Unauthorized");
    let again = test.install().await;
    let path = format!("{domain}/authorization");
    let body = |secret: &str| json!({ "clientID": again.id, "clientSecret": secret });
    assert_eq!(test.dell("PUT", &token, &path, body("a-secret-that-okta-never-made")).await.0, 422);
    let (status, answer) = test.dell("PUT", &token, &path, body(&again.secret)).await;
    assert_eq!(
        (status, answer["appStatus"].as_str(), answer["clientID"].as_str()),
        (200, Some("Connected"), Some(again.id.as_str()))
    );
    let (status, _) = test.dell("PUT", &token, &format!("{DOMAINS}/nothing/authorization"), body(&again.secret)).await;
    assert_eq!(status, 404);
}

#[tokio::test]
async fn keys_go_on_once_and_stay_on() {
    let test = test_sandbox().await;
    let token = test.dell_token().await;
    let path = "/okta/v1/keymanagement";
    assert_eq!(test.dell("GET", &token, path, Value::Null).await, (200, json!({ "enabled": false })));
    let (status, on) = test.dell("PUT", &token, path, json!({ "enabled": true })).await;
    assert_eq!((status, on["enabled"].as_bool()), (200, Some(true)));
    assert_eq!(test.dell("PUT", &token, path, json!({ "enabled": true })).await, (200, on.clone()));
    assert_eq!(test.dell("PUT", &token, path, json!({ "enabled": false })).await.0, 409);
    assert_eq!(test.dell("PUT", &token, path, json!({})).await.0, 400);
    assert_eq!(test.dell("GET", &token, path, Value::Null).await, (200, on));
}

#[tokio::test]
async fn a_backup_runs_only_when_ordered_and_only_with_keys() {
    let test = test_sandbox().await;
    let installed = test.install().await;
    let token = test.dell_token().await;
    let domain = format!("{DOMAINS}/{}", registered(&test, &token, order(&installed)).await);
    let backup = format!("{domain}/backup");
    let (status, answer) = test.dell("POST", &token, &backup, Value::Null).await;
    assert_eq!((status, answer["code"].as_str()), (409, Some("OKTA-1410")));
    assert_eq!(test.control("/dell/api/backup/run", json!({})).await.0, 409);
    test.dell("PUT", &token, "/okta/v1/keymanagement", json!({ "enabled": true })).await;
    assert_eq!(test.dell("GET", &token, &domain, Value::Null).await.1["lastBackup"], json!({ "state": "Never" }));
    test.fault("backup-hangs", None).await;
    let start = Instant::now();
    let (status, answer) = test.dell("POST", &token, &backup, Value::Null).await;
    assert_eq!(status, 202);
    assert!(text(&answer["jobID"]).starts_with("job"));
    test.dell_until(&token, &domain, |domain| domain["lastBackup"]["state"] == "Running").await;
    assert_eq!(test.dell("POST", &token, &backup, Value::Null).await.0, 409);
    test.act("/faults", json!({ "name": "backup-hangs", "on": false })).await;
    let done = test.dell_until(&token, &domain, |domain| domain["lastBackup"]["state"] == "Successful").await;
    assert!(start.elapsed() >= Duration::from_secs(1), "a backup takes real time");
    assert_eq!(done["protectedItems"]["users"], 48);
    let (status, off) = test.dell("PUT", &token, &backup, json!({ "enabled": false })).await;
    assert_eq!((status, off["backupEnabled"].as_bool()), (200, Some(false)));
    let (status, answer) = test.control("/dell/api/backup/run", json!({})).await;
    assert_eq!((status, answer["error"].as_str()), (409, Some("backup_off")));
    test.dell("PUT", &token, &backup, json!({ "enabled": true })).await;
    test.act("/dell/api/backup/run", json!({})).await;
}

#[tokio::test]
async fn a_removed_domain_is_gone_and_may_come_again() {
    let test = test_sandbox().await;
    let installed = test.install().await;
    let token = test.dell_token().await;
    let domain = format!("{DOMAINS}/{}", registered(&test, &token, order(&installed)).await);
    assert_eq!(test.dell("DELETE", &token, &domain, Value::Null).await.0, 204);
    assert_eq!(test.dell("DELETE", &token, &domain, Value::Null).await.0, 404);
    assert_eq!(test.dell("GET", &token, &domain, Value::Null).await.0, 404);
    registered(&test, &token, order(&installed)).await;
}

#[tokio::test]
async fn events_come_page_by_page_and_filters_stay_with_the_first() {
    let test = test_sandbox().await;
    let installed = test.install().await;
    let token = test.dell_token().await;
    registered(&test, &token, order(&installed)).await;
    test.dell("PUT", &token, "/okta/v1/keymanagement", json!({ "enabled": true })).await;
    let path = "/platform/eventmanagement/v3/events";
    let (_, first) = test.dell("GET", &token, &format!("{path}?pageSize=1"), Value::Null).await;
    assert_eq!(first["events"][0]["type"], "CloudKeyManagementEnabled");
    let next = text(&first["nextPageToken"]);
    let (_, second) = test.dell("GET", &token, &format!("{path}?pageSize=1&pageToken={next}"), Value::Null).await;
    assert_eq!(second["events"][0]["type"], "AppAuthorized");
    assert!(second.get("nextPageToken").is_none());
    let both = format!("{path}?type=Login&pageToken={next}");
    assert_eq!(test.dell("GET", &token, &both, Value::Null).await.0, 400);
    assert_eq!(test.dell("GET", &token, &format!("{path}?pageSize=501"), Value::Null).await.0, 400);
    let wrong = test.client.get(format!("{DELL}/nothing")).bearer_auth(&token).send().await.expect("an answer");
    assert_eq!(read(wrong).await.0, 404);
}
