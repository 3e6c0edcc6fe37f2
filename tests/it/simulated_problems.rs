//! Practice mode's named problems, as the app shows them: each is where its line says.

use model::connection::{Level, RowState};
use model::problem::Kind;
use serde_json::json;

use crate::steps::authorize::authorize;
use crate::test_app::TestApp;
use crate::test_services::{TestServices, row};

/// The result of step 4's test.
#[tokio::test]
async fn those_of_okta_show_in_the_test() {
    for (case, id, state, kind) in [
        ("wrong-secret", "credential", RowState::Fail, Kind::OktaSecretRefused),
        ("missing-permission", "scopes", RowState::Fail, Kind::OktaScopesMissing),
        ("role-too-small", "probe:okta.users.manage", RowState::Fail, Kind::OktaRoleTooSmall),
        ("network-zone", "credential", RowState::Blocked, Kind::OktaNetworkZone),
        ("captive-portal", "domain", RowState::Blocked, Kind::NetworkHtml),
        ("okta-down", "domain", RowState::Blocked, Kind::OktaReadOnly),
    ] {
        let services = TestServices::start().await;
        let installed = services.install().await;
        services.act("/cases", &json!({ "name": case, "on": true })).await;
        let proven = services.prove(&installed, Level::All).await;
        assert_eq!(row(&proven, id), (state, Some(kind.code())), "{case}: {proven:?}");
        services.act("/cases", &json!({ "name": case, "on": false })).await;
        let proven = services.prove(&installed, Level::All).await;
        let fails = proven.rows.iter().any(|row| matches!(row.state, RowState::Fail | RowState::Blocked));
        assert!(!fails, "after {case}: {proven:?}");
    }
}

#[tokio::test]
async fn an_extra_permission_is_named() {
    let services = TestServices::start().await;
    let installed = services.install().await;
    services.act("/cases", &json!({ "name": "extra-permission", "on": true })).await;
    let proven = services.prove(&installed, Level::All).await;
    assert_eq!(proven.extra, Some(vec!["okta.logs.read".to_owned()]));
}

/// The result of step 5's Authorize by API; the sandbox's own tests check it by console.
#[tokio::test]
async fn those_of_dell_show_when_it_is_authorized() {
    let (app, _) = TestApp::at_authorize().await;
    app.fault("dell_at_once", None).await;
    for (case, kind) in [
        ("menu-missing", Kind::DellFeatureOff),
        ("credential-refused", Kind::DellCredentialRefused),
        ("safe-mode", Kind::DellKeyRefused),
        ("lost-answer", Kind::DellNoAnswer),
    ] {
        app.act("/cases", json!({ "name": case, "on": true })).await;
        assert_eq!(authorize(&app).await, Some(kind), "{case}");
        app.act("/cases", json!({ "name": case, "on": false })).await;
    }
}
