//! The Okta client and the test against the sandbox: success and refusal in pairs, and what was sent.

use engine::{checks, okta};
use model::connection::{Level, RowState};
use model::names;
use model::problem::Kind;
use serde_json::json;

use crate::test_services::{HOST, TestServices, row, scopes};

#[tokio::test]
async fn both_domains_return_the_orgs_name() {
    let services = TestServices::start().await;
    let org_id = services.read("/state").await["okta"]["org_id"].clone();
    for text in ["https://acme-admin.okta.practice/", "login.acme.practice"] {
        let reading = names::read(text, true).expect("readable");
        let found = okta::discover(&services.out, &reading).await.expect("found");
        assert_eq!(
            (found.host.as_str(), found.custom_domain.as_deref()),
            (HOST, Some("login.acme.practice")),
            "{text}"
        );
        assert_eq!(json!(found.metadata.org_id), org_id);
        assert_eq!(found.metadata.clock_off_s, None);
    }
    assert_eq!(services.count("GET", "/.well-known/okta-organization").await, 3);
    let nobody = names::read("nobody.okta.practice", true).expect("readable");
    assert!(okta::discover(&services.out, &nobody).await.is_err());
}

#[tokio::test]
async fn a_wrong_clock_is_reported() {
    let services = TestServices::start().await;
    services.fault("clock_skew", Some("86400")).await;
    let found = okta::organization(&services.out, HOST).await.expect("found");
    let off = found.metadata.clock_off_s.expect("off");
    assert!((-86_500..-86_300).contains(&off), "{off}");
}

#[tokio::test]
async fn a_whole_test_sends_what_it_announced_and_passes() {
    let services = TestServices::start().await;
    let installed = services.install().await;
    let before = services.read("/trace").await.as_array().expect("a list").len();
    let proven = services.prove(&installed, Level::All).await;
    for one in &proven.rows {
        let expected =
            if ["factors", "writing"].contains(&one.id.as_str()) { RowState::Untestable } else { RowState::Pass };
        assert_eq!(one.state, expected, "{one:?}");
    }
    assert_eq!((proven.granted, proven.missing), (scopes(), Vec::new()));
    let sent = services.read("/trace").await.as_array().expect("a list").len() - before;
    assert_eq!(sent, checks::plan(Level::All, &scopes()).calls.len());
    assert_eq!(services.count("POST", "/oauth2/v1/token").await, 1);
    assert_eq!(services.count("POST", "/oauth2/v1/revoke").await, 1);
    let trace = services.read("/trace").await;
    let token = trace.as_array().expect("a list").iter().find(|entry| entry["path"] == "/oauth2/v1/token");
    assert_eq!(token.expect("asked")["auth_scheme"], "Basic");
    assert!(!trace.to_string().contains("client_secret"));
}

#[tokio::test]
async fn a_withheld_scope_is_named_and_an_extra_one_too() {
    let services = TestServices::start().await;
    let installed = services.install().await;
    services.act("/okta/scopes", &json!({ "name": "okta.policies.manage", "granted": false })).await;
    services.act("/okta/scopes", &json!({ "name": "okta.logs.read", "granted": true })).await;
    let proven = services.prove(&installed, Level::All).await;
    assert_eq!(proven.missing, ["okta.policies.manage"]);
    assert_eq!(proven.extra, Some(vec!["okta.logs.read".to_owned()]));
    assert_eq!(row(&proven, "scopes"), (RowState::Fail, Some("okta-scopes-missing")));
    assert_eq!(row(&proven, "probe:okta.policies.manage"), (RowState::Fail, Some("okta-scope-refused")));
    assert_eq!(services.count("POST", "/oauth2/v1/token").await, 16);
    assert_eq!(services.count("POST", "/oauth2/v1/revoke").await, 14);
}

#[tokio::test]
async fn a_shorter_list_of_scopes_is_noticed_without_further_tokens() {
    let services = TestServices::start().await;
    let installed = services.install().await;
    services.act("/okta/scopes", &json!({ "name": "okta.policies.manage", "granted": false })).await;
    services.fault("short_scope", None).await;
    let proven = services.prove(&installed, Level::All).await;
    assert_eq!(proven.missing, ["okta.policies.manage"]);
    assert_eq!(services.count("POST", "/oauth2/v1/token").await, 1);
}

#[tokio::test]
async fn each_fault_has_its_row() {
    for (fault, arg, id, state, kind) in [
        ("wrong_secret", None, "credential", RowState::Fail, Kind::OktaSecretRefused),
        ("basic_stripped", None, "credential", RowState::Blocked, Kind::OktaBasicStripped),
        ("network_zone", None, "credential", RowState::Blocked, Kind::OktaNetworkZone),
        ("maintenance", None, "credential", RowState::Blocked, Kind::OktaBusy),
        ("rate_limit", Some("60"), "domain", RowState::Blocked, Kind::OktaRateLimited),
        ("okta_down", None, "domain", RowState::Blocked, Kind::OktaReadOnly),
        ("okta_error", None, "domain", RowState::Blocked, Kind::OktaDown),
        ("html", None, "domain", RowState::Blocked, Kind::NetworkHtml),
        ("redirect", None, "domain", RowState::Blocked, Kind::NetworkHtml),
        ("garbage", None, "domain", RowState::Blocked, Kind::AnswerUnreadable),
        ("big_answer", None, "domain", RowState::Blocked, Kind::AnswerTooLarge),
        ("classic", None, "probe:okta.authenticators.manage", RowState::Untestable, Kind::OktaFeatureAbsent),
        (
            "probe_refused",
            Some("okta.groups.manage"),
            "probe:okta.groups.manage",
            RowState::Fail,
            Kind::OktaInsufficientScope,
        ),
    ] {
        let services = TestServices::start().await;
        let installed = services.install().await;
        services.fault(fault, arg).await;
        let proven = services.prove(&installed, Level::All).await;
        assert_eq!(row(&proven, id), (state, Some(kind.code())), "{fault}: {proven:?}");
        assert!(proven.rows.iter().all(|row| !matches!(row.state, RowState::Waiting | RowState::Running)), "{fault}");
    }
}

#[tokio::test]
async fn a_passing_cut_is_repeated() {
    let services = TestServices::start().await;
    let installed = services.install().await;
    services.fault("okta_cut", None).await;
    let proven = services.prove(&installed, Level::All).await;
    assert_eq!(row(&proven, "domain"), (RowState::Pass, None));
}

#[tokio::test]
async fn a_revoked_integration_is_unknown() {
    let services = TestServices::start().await;
    let installed = services.install().await;
    services.act("/okta/revoke", &json!({})).await;
    let proven = services.prove(&installed, Level::Credential).await;
    assert_eq!(row(&proven, "credential"), (RowState::Fail, Some("okta-client-unknown")));
}

#[tokio::test]
async fn a_canceled_proof_revokes_its_token() {
    let services = TestServices::start().await;
    let installed = services.install().await;
    services.fault("slow", Some("400")).await;
    tokio::select! {
        _ = services.prove(&installed, Level::All) => panic!("the probes are slow"),
        () = services.until("POST", "/oauth2/v1/token", 1) => {}
    }
    services.until("POST", "/oauth2/v1/revoke", 1).await;
}
