//! The Okta client and the test against the sandbox: success and refusal in pairs, and what was sent.

use engine::{checks, okta};
use model::connection::{Level, RowState};
use model::names;
use model::problem::Kind;
use serde_json::json;

use crate::test_services::{HOST, World, row, scopes};

#[tokio::test]
async fn the_organization_tells_its_name_to_both_domains() {
    let world = World::start().await;
    let org_id = world.read("/state").await["okta"]["org_id"].clone();
    for text in ["https://acme-admin.okta.practice/", "login.acme.practice"] {
        let reading = names::read(text, true).expect("readable");
        let found = okta::discover(&world.out, &reading).await.expect("found");
        assert_eq!(
            (found.host.as_str(), found.custom_domain.as_deref()),
            (HOST, Some("login.acme.practice")),
            "{text}"
        );
        assert_eq!(json!(found.metadata.org_id), org_id);
        assert_eq!(found.metadata.clock_off_s, None);
    }
    assert_eq!(world.count("GET", "/.well-known/okta-organization").await, 3);
    let nobody = names::read("nobody.okta.practice", true).expect("readable");
    assert!(okta::discover(&world.out, &nobody).await.is_err());
}

#[tokio::test]
async fn a_clock_that_is_off_is_said() {
    let world = World::start().await;
    world.fault("clock_skew", Some("86400")).await;
    let found = okta::organization(&world.out, HOST).await.expect("found");
    let off = found.metadata.clock_off_s.expect("off");
    assert!((-86_500..-86_300).contains(&off), "{off}");
}

#[tokio::test]
async fn a_whole_proof_sends_what_it_said_and_passes() {
    let world = World::start().await;
    let installed = world.install().await;
    let before = world.read("/trace").await.as_array().expect("a list").len();
    let proven = world.prove(&installed, Level::All).await;
    for one in &proven.rows {
        let expected =
            if ["factors", "writing"].contains(&one.id.as_str()) { RowState::Untestable } else { RowState::Pass };
        assert_eq!(one.state, expected, "{one:?}");
    }
    assert_eq!((proven.granted, proven.missing), (scopes(), Vec::new()));
    let sent = world.read("/trace").await.as_array().expect("a list").len() - before;
    assert_eq!(sent, checks::plan(Level::All, &scopes()).calls.len());
    assert_eq!(world.count("POST", "/oauth2/v1/token").await, 1);
    assert_eq!(world.count("POST", "/oauth2/v1/revoke").await, 1);
    let trace = world.read("/trace").await;
    let token = trace.as_array().expect("a list").iter().find(|entry| entry["path"] == "/oauth2/v1/token");
    assert_eq!(token.expect("asked")["auth_scheme"], "Basic");
    assert!(!trace.to_string().contains("client_secret"));
}

#[tokio::test]
async fn a_withheld_scope_is_named_and_an_extra_one_too() {
    let world = World::start().await;
    let installed = world.install().await;
    world.act("/okta/scopes", &json!({ "name": "okta.policies.manage", "granted": false })).await;
    world.act("/okta/scopes", &json!({ "name": "okta.logs.read", "granted": true })).await;
    let proven = world.prove(&installed, Level::All).await;
    assert_eq!(proven.missing, ["okta.policies.manage"]);
    assert_eq!(proven.extra, Some(vec!["okta.logs.read".to_owned()]));
    assert_eq!(row(&proven, "scopes"), (RowState::Fail, Some("okta-scopes-missing")));
    assert_eq!(row(&proven, "probe:okta.policies.manage"), (RowState::Fail, Some("okta-scope-refused")));
    assert_eq!(world.count("POST", "/oauth2/v1/token").await, 16);
    assert_eq!(world.count("POST", "/oauth2/v1/revoke").await, 14);
}

#[tokio::test]
async fn a_shorter_list_of_scopes_is_noticed_without_further_tokens() {
    let world = World::start().await;
    let installed = world.install().await;
    world.act("/okta/scopes", &json!({ "name": "okta.policies.manage", "granted": false })).await;
    world.fault("short_scope", None).await;
    let proven = world.prove(&installed, Level::All).await;
    assert_eq!(proven.missing, ["okta.policies.manage"]);
    assert_eq!(world.count("POST", "/oauth2/v1/token").await, 1);
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
        let world = World::start().await;
        let installed = world.install().await;
        world.fault(fault, arg).await;
        let proven = world.prove(&installed, Level::All).await;
        assert_eq!(row(&proven, id), (state, Some(kind.code())), "{fault}: {proven:?}");
        assert!(proven.rows.iter().all(|row| !matches!(row.state, RowState::Waiting | RowState::Running)), "{fault}");
    }
}

#[tokio::test]
async fn a_passing_cut_is_repeated() {
    let world = World::start().await;
    let installed = world.install().await;
    world.fault("okta_cut", None).await;
    let proven = world.prove(&installed, Level::All).await;
    assert_eq!(row(&proven, "domain"), (RowState::Pass, None));
}

#[tokio::test]
async fn a_revoked_integration_is_unknown() {
    let world = World::start().await;
    let installed = world.install().await;
    world.act("/okta/revoke", &json!({})).await;
    let proven = world.prove(&installed, Level::Credential).await;
    assert_eq!(row(&proven, "credential"), (RowState::Fail, Some("okta-client-unknown")));
}

#[tokio::test]
async fn a_canceled_proof_revokes_its_token() {
    let world = World::start().await;
    let installed = world.install().await;
    world.fault("slow", Some("400")).await;
    tokio::select! {
        _ = world.prove(&installed, Level::All) => panic!("the probes are slow"),
        () = world.until("POST", "/oauth2/v1/token", 1) => {}
    }
    world.until("POST", "/oauth2/v1/revoke", 1).await;
}
