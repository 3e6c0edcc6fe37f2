//! The console account, which only the control interface plays.

use serde_json::{Value, json};

use crate::test_sandbox::{Installed, OKTA, TestSandbox, read, test_sandbox, text};

async fn authorize(test: &TestSandbox, domain: &str, installed: &Installed) -> Value {
    let form = json!({ "okta_domain": domain, "client_id": installed.id, "client_secret": installed.secret });
    test.act("/dell/console/authorize", form).await
}

#[tokio::test]
async fn the_console_registers_what_okta_takes_and_says_why_not() {
    let test = test_sandbox().await;
    let installed = test.install().await;
    let wrong = Installed { id: installed.id.clone(), secret: "not-the-secret".to_owned() };
    assert_eq!(authorize(&test, OKTA, &wrong).await["outcome"], "credential_refused");
    for elsewhere in
        ["https://other.okta.practice", "https://acme-admin.okta.practice", "https://acme.okta.practice/login"]
    {
        assert_eq!(authorize(&test, elsewhere, &installed).await["outcome"], "domain_not_found", "{elsewhere}");
    }
    test.act("/okta/scopes", json!({ "name": "okta.orgs.manage", "granted": false })).await;
    let missing = authorize(&test, OKTA, &installed).await;
    assert_eq!(
        (missing["outcome"].as_str(), &missing["missing_scopes"]),
        (Some("permission_missing"), &json!(["okta.orgs.manage"]))
    );
    test.act("/okta/scopes", json!({ "name": "okta.orgs.manage", "granted": true })).await;
    let done = authorize(&test, OKTA, &installed).await;
    assert_eq!(done["outcome"], "registered");
    assert_eq!(done["state"]["dell"]["console"]["domains"][0]["appStatus"], "Connected");
    assert_eq!(done["state"]["dell"]["api"]["domains"], json!([]));
    assert_eq!(authorize(&test, OKTA, &installed).await["outcome"], "already_registered");
    let ledger = test.act("/ledger", Value::Null).await;
    let registered = ledger.as_array().expect("a list").iter().filter(|entry| entry["outcome"] == "registered").count();
    assert_eq!((registered, ledger.as_array().map(Vec::len)), (1, Some(7)));
}

#[tokio::test]
async fn keys_stay_on_and_a_scheduled_backup_needs_them() {
    let test = test_sandbox().await;
    let installed = test.install().await;
    assert_eq!(test.control("/dell/console/backup/run", json!({})).await.0, 409);
    authorize(&test, OKTA, &installed).await;
    let (status, answer) = test.control("/dell/console/backup/run", json!({})).await;
    assert_eq!((status, answer["error"].as_str()), (409, Some("keys_off")));
    let state = test.act("/dell/console/keymanagement", json!({ "enabled": true })).await;
    assert_eq!(state["dell"]["console"]["key_management"], true);
    assert_eq!(test.control("/dell/console/keymanagement", json!({ "enabled": false })).await.0, 409);
    test.act("/dell/console/backup", json!({ "enabled": false })).await;
    assert_eq!(test.control("/dell/console/backup/run", json!({})).await.0, 409);
    test.act("/dell/console/backup", json!({ "enabled": true })).await;
    test.act("/dell/console/backup/run", json!({})).await;
}

#[tokio::test]
async fn a_rotated_secret_is_given_to_the_console_again() {
    let test = test_sandbox().await;
    let first = test.install().await;
    authorize(&test, OKTA, &first).await;
    let state = test.act("/okta/secret/generate", json!({})).await;
    let second = text(&test.act("/okta/secret/copy", json!({})).await["secret"]);
    let path = format!("/okta/secret/{}/deactivate", text(&state["okta"]["secrets"][0]["id"]));
    let state = test.act(&path, json!({})).await;
    assert_eq!(state["dell"]["console"]["domains"][0]["appStatus"], "Unauthorized");
    let form = |secret: &str| json!({ "client_id": first.id, "client_secret": secret });
    assert_eq!(test.act("/dell/console/reauthorize", form(&first.secret)).await["outcome"], "credential_refused");
    let done = test.act("/dell/console/reauthorize", form(&second)).await;
    assert_eq!(done["outcome"], "registered");
    assert_eq!(done["state"]["dell"]["console"]["domains"][0]["appStatus"], "Connected");
    test.act("/dell/console/remove", json!({})).await;
    assert_eq!(test.control("/dell/console/remove", json!({})).await.0, 409);
}

#[tokio::test]
async fn the_control_interface_wants_its_token_and_known_acts() {
    let test = test_sandbox().await;
    let url = "https://control.practice/state";
    assert_eq!(read(test.client.get(url).send().await.expect("an answer")).await.0, 401);
    assert_eq!(read(test.client.get(url).bearer_auth("wrong").send().await.expect("an answer")).await.0, 401);
    assert_eq!(test.control("/state", Value::Null).await.0, 200);
    assert_eq!(test.control("/nothing", json!({})).await.0, 404);
    assert_eq!(test.control("/okta/scopes", json!({ "name": "nonsense", "granted": true })).await.0, 400);
    assert_eq!(test.control("/faults", json!({ "name": "nonsense", "on": true })).await.0, 400);
}

#[tokio::test]
async fn a_reset_begins_anew_in_the_same_organization() {
    let test = test_sandbox().await;
    let before = test.state().await;
    let installed = test.install().await;
    authorize(&test, OKTA, &installed).await;
    test.fault("html", None).await;
    assert_eq!(test.act("/reset", json!({})).await, before);
    assert_eq!(test.act("/ledger", Value::Null).await, json!([]));
    assert_eq!(test.act("/trace", Value::Null).await, json!([]));
}

#[tokio::test]
async fn the_trace_shows_shapes_and_never_a_secret() {
    let test = test_sandbox().await;
    let installed = test.install().await;
    let okta_token = test.good_token(&installed, "okta.users.manage").await;
    let token = test.dell_token().await;
    test.dell("POST", &token, "/okta/v1/domains?x=1", crate::test_sandbox::order(&installed)).await;
    let trace = test.act("/trace", Value::Null).await;
    let last = trace.as_array().and_then(|entries| entries.last()).expect("an entry");
    assert_eq!(last["body"], json!({ "oktaDomain": "string", "clientID": "string", "clientSecret": "string" }));
    assert_eq!(
        (&last["query"], last["status"].as_u64(), last["auth_scheme"].as_str()),
        (&json!(["x"]), Some(202), Some("Bearer"))
    );
    assert_eq!(trace[0]["body"], json!({ "grant_type": "client_credentials", "scope": "okta.users.manage" }));
    let all = trace.to_string();
    assert!([&installed.secret, &okta_token, &token].iter().all(|secret| !all.contains(secret.as_str())));
}
