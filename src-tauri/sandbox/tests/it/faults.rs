//! Each fault, against the same request without it.

use std::time::{Duration, Instant};

use reqwest::header::DATE;
use serde_json::{Value, json};

use crate::test_sandbox::{DELL, Installed, OKTA, TestSandbox, order, read, test_sandbox, text};

const DOMAINS: &str = "/okta/v1/domains";

async fn lift(test: &TestSandbox, name: &str) {
    test.act("/faults", json!({ "name": name, "on": false })).await;
}

async fn ask_token(test: &TestSandbox, installed: &Installed) -> (u16, Value) {
    test.token(installed, "okta.authenticators.manage").await
}

#[tokio::test]
async fn faults_of_the_token_endpoint() {
    let test = test_sandbox().await;
    let installed = test.install().await;
    for (fault, status, key, value) in [
        ("wrong-secret", 401, "error_description", "The client secret supplied for a confidential client is invalid."),
        ("rate-limit", 429, "errorCode", "E0000047"),
        ("network-zone", 403, "error", "access_denied"),
        ("okta-down", 503, "errorCode", "E0000010"),
        ("okta-error", 500, "error", "server_error"),
        ("maintenance", 400, "error", "temporarily_unavailable"),
        ("basic-stripped", 401, "error_description", "No client credentials found."),
    ] {
        assert_eq!(ask_token(&test, &installed).await.0, 200, "before {fault}");
        test.fault(fault, None).await;
        let (got, answer) = ask_token(&test, &installed).await;
        assert_eq!((got, answer[key].as_str()), (status, Some(value)), "{fault}: {answer}");
        lift(&test, fault).await;
    }
    assert_eq!(ask_token(&test, &installed).await.0, 200);
}

#[tokio::test]
async fn a_rate_limit_lifts_by_itself_at_its_reset() {
    let test = test_sandbox().await;
    let installed = test.install().await;
    test.fault("rate-limit", Some("1")).await;
    let token = test.client.post(format!("{OKTA}/oauth2/v1/token")).basic_auth(&installed.id, Some(&installed.secret));
    let answer = token.form(&[("grant_type", "client_credentials")]).send().await.expect("an answer");
    assert_eq!(answer.status(), 429);
    assert_eq!(answer.headers()["x-rate-limit-remaining"], "0");
    let start = Instant::now();
    while ask_token(&test, &installed).await.0 == 429 {
        assert!(start.elapsed() < Duration::from_secs(15), "it does not lift");
    }
    assert_eq!(test.state().await["faults"], json!([]));
}

#[tokio::test]
async fn something_on_the_way_answers_for_okta() {
    let test = test_sandbox().await;
    let url = format!("{OKTA}/.well-known/okta-organization");
    let ask = || async { test.client.get(&url).send().await };
    test.fault("html", None).await;
    let answer = ask().await.expect("an answer");
    assert_eq!(answer.status(), 200);
    assert!(answer.headers()["content-type"].to_str().expect("text").starts_with("text/html"));
    lift(&test, "html").await;
    test.fault("redirect", None).await;
    assert_eq!(ask().await.expect("an answer").status(), 302);
    lift(&test, "redirect").await;
    test.fault("garbage", None).await;
    assert_eq!(read(ask().await.expect("an answer")).await, (200, Value::Null));
    lift(&test, "garbage").await;
    test.fault("big-answer", None).await;
    assert!(ask().await.expect("an answer").bytes().await.expect("a body").len() >= 4 << 20);
    lift(&test, "big-answer").await;
    test.fault("okta-cut", None).await;
    assert!(ask().await.is_err());
    test.fault("unreachable", None).await;
    assert!(ask().await.is_err());
    let fresh =
        crate::test_sandbox::builder_of(&test.sandbox).no_proxy().resolve("acme.okta.practice", test.sandbox.addr);
    assert!(fresh.build().expect("a client").get(&url).send().await.is_err_and(|error| error.is_connect()));
    lift(&test, "unreachable").await;
    assert_eq!(read(ask().await.expect("an answer")).await.0, 200);
}

#[tokio::test]
async fn faults_of_reading() {
    let test = test_sandbox().await;
    let installed = test.install().await;
    let token = test.good_token(&installed, "okta.authenticators.manage okta.orgs.manage").await;
    let probe = "/api/v1/authenticators";
    assert_eq!(test.okta(&token, probe).await.status(), 200);
    test.fault("classic", None).await;
    let (status, answer) = read(test.okta(&token, probe).await).await;
    assert_eq!((status, answer["errorCode"].as_str()), (401, Some("E0000015")));
    lift(&test, "classic").await;
    test.fault("probe-refused", Some("okta.authenticators.manage")).await;
    assert_eq!(test.okta(&token, probe).await.status(), 403);
    assert_eq!(test.okta(&token, "/api/v1/org").await.status(), 200);
    lift(&test, "probe-refused").await;
    test.fault("okta-token-expired", None).await;
    assert_eq!(test.okta(&token, probe).await.status(), 401);
    let token = test.good_token(&installed, "okta.authenticators.manage").await;
    assert_eq!(test.okta(&token, probe).await.status(), 200);
    let (_, refused) = test.token(&installed, "okta.orgs.manage okta.logs.read").await;
    assert_eq!(refused["error"], "invalid_scope");
    test.fault("short-scope", None).await;
    let (status, short) = test.token(&installed, "okta.orgs.manage okta.logs.read").await;
    assert_eq!((status, short["scope"].as_str()), (200, Some("okta.orgs.manage")));
}

#[tokio::test]
async fn a_slow_answer_and_a_clock_that_runs_ahead() {
    let test = test_sandbox().await;
    let url = format!("{OKTA}/.well-known/okta-organization");
    let date = || async {
        let answer = test.client.get(&url).send().await.expect("an answer");
        assert_eq!(answer.headers().get_all(DATE).iter().count(), 1);
        answer.headers()[DATE].to_str().expect("text").to_owned()
    };
    let now = date().await;
    test.fault("clock-skew", Some("864000")).await;
    assert_ne!(date().await[..16], now[..16]);
    lift(&test, "clock-skew").await;
    test.fault("slow", Some("300")).await;
    let start = Instant::now();
    date().await;
    assert!(start.elapsed() >= Duration::from_millis(300));
}

#[tokio::test]
async fn a_lost_answer_took_effect_and_one_lost_before_did_not() {
    let test = test_sandbox().await;
    let installed = test.install().await;
    let token = test.dell_token().await;
    test.fault("lost-answer-before", None).await;
    assert!(test.try_dell("POST", &token, DOMAINS, order(&installed)).await.is_err());
    assert_eq!(test.dell("GET", &token, DOMAINS, Value::Null).await.1, json!({ "domains": [] }));
    test.fault("lost-answer", None).await;
    assert!(test.try_dell("POST", &token, DOMAINS, order(&installed)).await.is_err());
    let list = test.dell_until(&token, DOMAINS, |list| list["domains"][0]["appStatus"] == "Connected").await;
    assert_eq!(list["domains"][0]["clientID"], installed.id.as_str());
    let ledger = test.act("/ledger", Value::Null).await;
    assert_eq!(
        (text(&ledger[0]["outcome"]), text(&ledger[1]["outcome"])),
        ("cut_before_effect".to_owned(), "registered".to_owned())
    );
    assert_eq!(test.state().await["faults"], json!([]));
}

#[tokio::test]
async fn faults_of_dells_api() {
    let test = test_sandbox().await;
    let token = test.dell_token().await;
    for (fault, arg, status, key, value) in [
        ("dell-feature-off", None, 403, "code", json!("OKTA-1003")),
        ("dell-throttled", None, 500, "retryable", json!(true)),
        ("dell-down", None, 503, "code", Value::Null),
        (
            "dell-wrong-cloud",
            None,
            403,
            "message",
            json!("User is not authorized to access this resource with an explicit deny"),
        ),
    ] {
        assert_eq!(test.dell("GET", &token, DOMAINS, Value::Null).await.0, 200, "before {fault}");
        test.fault(fault, arg).await;
        let (got, answer) = test.dell("GET", &token, DOMAINS, Value::Null).await;
        assert_eq!((got, &answer[key]), (status, &value), "{fault}: {answer}");
        lift(&test, fault).await;
    }
    for (arg, status) in [(None, 401), (Some("403"), 403)] {
        let token = test.dell_token().await;
        test.fault("dell-token-expired", arg).await;
        assert_eq!(test.dell("GET", &token, DOMAINS, Value::Null).await.0, status);
        assert_eq!(test.dell("GET", &test.dell_token().await, DOMAINS, Value::Null).await.0, 200);
    }
    test.fault("dell-unreachable", None).await;
    assert!(test.client.get(format!("{DELL}{DOMAINS}")).send().await.is_err());
}

#[tokio::test]
async fn tasks_fail_hang_or_answer_at_once() {
    let test = test_sandbox().await;
    let installed = test.install().await;
    let token = test.dell_token().await;
    test.fault("task-fails", None).await;
    let (_, task) = test.dell("POST", &token, DOMAINS, order(&installed)).await;
    let path = format!("/okta/v1/tasks/{}", text(&task["taskID"]));
    let failed = test.dell_until(&token, &path, |task| task["state"] == "Failed").await;
    assert_eq!(failed["error"]["retryable"], true);
    assert_eq!(test.dell("GET", &token, DOMAINS, Value::Null).await.1, json!({ "domains": [] }));
    test.fault("task-hangs", None).await;
    let (_, task) = test.dell("POST", &token, DOMAINS, order(&installed)).await;
    let path = format!("/okta/v1/tasks/{}", text(&task["taskID"]));
    let start = Instant::now();
    let hanging = |task: &Value| task["state"] == "Running" && start.elapsed() > Duration::from_secs(2);
    test.dell_until(&token, &path, hanging).await;
    lift(&test, "task-hangs").await;
    let done = test.dell_until(&token, &path, |task| task["state"] == "Succeeded").await;
    let domain = format!("{DOMAINS}/{}", text(&done["domain"]["domainID"]));
    assert_eq!(test.dell("DELETE", &token, &domain, Value::Null).await.0, 204);
    test.fault("dell-zone-blocked", None).await;
    assert_eq!(test.dell("POST", &token, DOMAINS, order(&installed)).await.0, 422);
    lift(&test, "dell-zone-blocked").await;
    test.fault("dell-at-once", None).await;
    let (status, domain) = test.dell("POST", &token, DOMAINS, order(&installed)).await;
    assert_eq!((status, domain["appStatus"].as_str()), (201, Some("Connected")));
    test.fault("okta-down", None).await;
    let (_, list) = test.dell("GET", &token, DOMAINS, Value::Null).await;
    assert_eq!(list["domains"][0]["appStatus"], "Disconnected");
}

#[tokio::test]
async fn a_backup_fails_or_ends_with_errors() {
    let test = test_sandbox().await;
    let installed = test.install().await;
    let token = test.dell_token().await;
    test.fault("dell-at-once", None).await;
    let (_, domain) = test.dell("POST", &token, DOMAINS, order(&installed)).await;
    let path = format!("{DOMAINS}/{}", text(&domain["domainID"]));
    test.dell("PUT", &token, "/okta/v1/keymanagement", json!({ "enabled": true })).await;
    for (fault, state) in [("backup-fails", "Failed"), ("backup-errors", "Successful with errors")] {
        test.fault(fault, None).await;
        assert_eq!(test.dell("POST", &token, &format!("{path}/backup"), Value::Null).await.0, 202);
        test.dell_until(&token, &path, |domain| domain["lastBackup"]["state"] == state).await;
    }
}
