//! Each fault, against the same request without it.

use std::time::{Duration, Instant};

use reqwest::header::DATE;
use serde_json::{Value, json};

use crate::test_sandbox::{Bench, DELL, Installed, OKTA, bench, order, read, text};

const DOMAINS: &str = "/okta/v1/domains";

async fn lift(bench: &Bench, name: &str) {
    bench.act("/faults", json!({ "name": name, "on": false })).await;
}

async fn ask_token(bench: &Bench, installed: &Installed) -> (u16, Value) {
    bench.token(installed, "okta.authenticators.manage").await
}

#[tokio::test]
async fn faults_of_the_token_endpoint() {
    let bench = bench().await;
    let installed = bench.install().await;
    for (fault, status, key, value) in [
        ("wrong-secret", 401, "error_description", "The client secret supplied for a confidential client is invalid."),
        ("rate-limit", 429, "errorCode", "E0000047"),
        ("network-zone", 403, "error", "access_denied"),
        ("okta-down", 503, "errorCode", "E0000010"),
        ("okta-error", 500, "error", "server_error"),
        ("maintenance", 400, "error", "temporarily_unavailable"),
        ("basic-stripped", 401, "error_description", "No client credentials found."),
    ] {
        assert_eq!(ask_token(&bench, &installed).await.0, 200, "before {fault}");
        bench.fault(fault, None).await;
        let (got, answer) = ask_token(&bench, &installed).await;
        assert_eq!((got, answer[key].as_str()), (status, Some(value)), "{fault}: {answer}");
        lift(&bench, fault).await;
    }
    assert_eq!(ask_token(&bench, &installed).await.0, 200);
}

#[tokio::test]
async fn a_rate_limit_lifts_by_itself_at_its_reset() {
    let bench = bench().await;
    let installed = bench.install().await;
    bench.fault("rate-limit", Some("1")).await;
    let token = bench.client.post(format!("{OKTA}/oauth2/v1/token")).basic_auth(&installed.id, Some(&installed.secret));
    let answer = token.form(&[("grant_type", "client_credentials")]).send().await.expect("an answer");
    assert_eq!(answer.status(), 429);
    assert_eq!(answer.headers()["x-rate-limit-remaining"], "0");
    let start = Instant::now();
    while ask_token(&bench, &installed).await.0 == 429 {
        assert!(start.elapsed() < Duration::from_secs(15), "it does not lift");
    }
    assert_eq!(bench.state().await["faults"], json!([]));
}

#[tokio::test]
async fn something_on_the_way_answers_for_okta() {
    let bench = bench().await;
    let url = format!("{OKTA}/.well-known/okta-organization");
    let ask = || async { bench.client.get(&url).send().await };
    bench.fault("html", None).await;
    let answer = ask().await.expect("an answer");
    assert_eq!(answer.status(), 200);
    assert!(answer.headers()["content-type"].to_str().expect("text").starts_with("text/html"));
    lift(&bench, "html").await;
    bench.fault("redirect", None).await;
    assert_eq!(ask().await.expect("an answer").status(), 302);
    lift(&bench, "redirect").await;
    bench.fault("garbage", None).await;
    assert_eq!(read(ask().await.expect("an answer")).await, (200, Value::Null));
    lift(&bench, "garbage").await;
    bench.fault("big-answer", None).await;
    assert!(ask().await.expect("an answer").bytes().await.expect("a body").len() >= 4 << 20);
    lift(&bench, "big-answer").await;
    bench.fault("okta-cut", None).await;
    assert!(ask().await.is_err());
    bench.fault("unreachable", None).await;
    assert!(ask().await.is_err());
    let fresh =
        crate::test_sandbox::builder_of(&bench.sandbox).no_proxy().resolve("acme.okta.practice", bench.sandbox.addr());
    assert!(fresh.build().expect("a client").get(&url).send().await.is_err_and(|error| error.is_connect()));
    lift(&bench, "unreachable").await;
    assert_eq!(read(ask().await.expect("an answer")).await.0, 200);
}

#[tokio::test]
async fn faults_of_reading() {
    let bench = bench().await;
    let installed = bench.install().await;
    let token = bench.good_token(&installed, "okta.authenticators.manage okta.orgs.manage").await;
    let probe = "/api/v1/authenticators";
    assert_eq!(bench.okta(&token, probe).await.status(), 200);
    bench.fault("classic", None).await;
    let (status, answer) = read(bench.okta(&token, probe).await).await;
    assert_eq!((status, answer["errorCode"].as_str()), (401, Some("E0000015")));
    lift(&bench, "classic").await;
    bench.fault("probe-refused", Some("okta.authenticators.manage")).await;
    assert_eq!(bench.okta(&token, probe).await.status(), 403);
    assert_eq!(bench.okta(&token, "/api/v1/org").await.status(), 200);
    lift(&bench, "probe-refused").await;
    bench.fault("okta-token-expired", None).await;
    assert_eq!(bench.okta(&token, probe).await.status(), 401);
    let token = bench.good_token(&installed, "okta.authenticators.manage").await;
    assert_eq!(bench.okta(&token, probe).await.status(), 200);
    let (_, refused) = bench.token(&installed, "okta.orgs.manage okta.logs.read").await;
    assert_eq!(refused["error"], "invalid_scope");
    bench.fault("short-scope", None).await;
    let (status, short) = bench.token(&installed, "okta.orgs.manage okta.logs.read").await;
    assert_eq!((status, short["scope"].as_str()), (200, Some("okta.orgs.manage")));
}

#[tokio::test]
async fn a_slow_answer_and_a_clock_that_runs_ahead() {
    let bench = bench().await;
    let url = format!("{OKTA}/.well-known/okta-organization");
    let date = || async {
        let answer = bench.client.get(&url).send().await.expect("an answer");
        assert_eq!(answer.headers().get_all(DATE).iter().count(), 1);
        answer.headers()[DATE].to_str().expect("text").to_owned()
    };
    let now = date().await;
    bench.fault("clock-skew", Some("864000")).await;
    assert_ne!(date().await[..16], now[..16]);
    lift(&bench, "clock-skew").await;
    bench.fault("slow", Some("300")).await;
    let start = Instant::now();
    date().await;
    assert!(start.elapsed() >= Duration::from_millis(300));
}

#[tokio::test]
async fn a_lost_answer_took_effect_and_one_lost_before_did_not() {
    let bench = bench().await;
    let installed = bench.install().await;
    let token = bench.dell_token().await;
    bench.fault("lost-answer-before", None).await;
    assert!(bench.try_dell("POST", &token, DOMAINS, order(&installed)).await.is_err());
    assert_eq!(bench.dell("GET", &token, DOMAINS, Value::Null).await.1, json!({ "domains": [] }));
    bench.fault("lost-answer", None).await;
    assert!(bench.try_dell("POST", &token, DOMAINS, order(&installed)).await.is_err());
    let list = bench.dell_until(&token, DOMAINS, |list| list["domains"][0]["appStatus"] == "Connected").await;
    assert_eq!(list["domains"][0]["clientID"], installed.id.as_str());
    let ledger = bench.act("/ledger", Value::Null).await;
    assert_eq!(
        (text(&ledger[0]["outcome"]), text(&ledger[1]["outcome"])),
        ("cut_before_effect".to_owned(), "registered".to_owned())
    );
    assert_eq!(bench.state().await["faults"], json!([]));
}

#[tokio::test]
async fn faults_of_dells_api() {
    let bench = bench().await;
    let token = bench.dell_token().await;
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
        assert_eq!(bench.dell("GET", &token, DOMAINS, Value::Null).await.0, 200, "before {fault}");
        bench.fault(fault, arg).await;
        let (got, answer) = bench.dell("GET", &token, DOMAINS, Value::Null).await;
        assert_eq!((got, &answer[key]), (status, &value), "{fault}: {answer}");
        lift(&bench, fault).await;
    }
    for (arg, status) in [(None, 401), (Some("403"), 403)] {
        let token = bench.dell_token().await;
        bench.fault("dell-token-expired", arg).await;
        assert_eq!(bench.dell("GET", &token, DOMAINS, Value::Null).await.0, status);
        assert_eq!(bench.dell("GET", &bench.dell_token().await, DOMAINS, Value::Null).await.0, 200);
    }
    bench.fault("dell-unreachable", None).await;
    assert!(bench.client.get(format!("{DELL}{DOMAINS}")).send().await.is_err());
}

#[tokio::test]
async fn tasks_fail_hang_or_answer_at_once() {
    let bench = bench().await;
    let installed = bench.install().await;
    let token = bench.dell_token().await;
    bench.fault("task-fails", None).await;
    let (_, task) = bench.dell("POST", &token, DOMAINS, order(&installed)).await;
    let path = format!("/okta/v1/tasks/{}", text(&task["taskID"]));
    let failed = bench.dell_until(&token, &path, |task| task["state"] == "Failed").await;
    assert_eq!(failed["error"]["retryable"], true);
    assert_eq!(bench.dell("GET", &token, DOMAINS, Value::Null).await.1, json!({ "domains": [] }));
    bench.fault("task-hangs", None).await;
    let (_, task) = bench.dell("POST", &token, DOMAINS, order(&installed)).await;
    let path = format!("/okta/v1/tasks/{}", text(&task["taskID"]));
    let start = Instant::now();
    let hanging = |task: &Value| task["state"] == "Running" && start.elapsed() > Duration::from_secs(2);
    bench.dell_until(&token, &path, hanging).await;
    lift(&bench, "task-hangs").await;
    let done = bench.dell_until(&token, &path, |task| task["state"] == "Succeeded").await;
    let domain = format!("{DOMAINS}/{}", text(&done["domain"]["domainID"]));
    assert_eq!(bench.dell("DELETE", &token, &domain, Value::Null).await.0, 204);
    bench.fault("dell-zone-blocked", None).await;
    assert_eq!(bench.dell("POST", &token, DOMAINS, order(&installed)).await.0, 422);
    lift(&bench, "dell-zone-blocked").await;
    bench.fault("dell-at-once", None).await;
    let (status, domain) = bench.dell("POST", &token, DOMAINS, order(&installed)).await;
    assert_eq!((status, domain["appStatus"].as_str()), (201, Some("Connected")));
    bench.fault("okta-down", None).await;
    let (_, list) = bench.dell("GET", &token, DOMAINS, Value::Null).await;
    assert_eq!(list["domains"][0]["appStatus"], "Disconnected");
}

#[tokio::test]
async fn a_backup_fails_or_ends_with_errors() {
    let bench = bench().await;
    let installed = bench.install().await;
    let token = bench.dell_token().await;
    bench.fault("dell-at-once", None).await;
    let (_, domain) = bench.dell("POST", &token, DOMAINS, order(&installed)).await;
    let path = format!("{DOMAINS}/{}", text(&domain["domainID"]));
    bench.dell("PUT", &token, "/okta/v1/keymanagement", json!({ "enabled": true })).await;
    for (fault, state) in [("backup-fails", "Failed"), ("backup-errors", "Successful with errors")] {
        bench.fault(fault, None).await;
        assert_eq!(bench.dell("POST", &token, &format!("{path}/backup"), Value::Null).await.0, 202);
        bench.dell_until(&token, &path, |domain| domain["lastBackup"]["state"] == state).await;
    }
}
