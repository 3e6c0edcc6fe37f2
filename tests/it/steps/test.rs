//! Step 4: what is requested, what each answer means, and what the person does then.

use engine::Engine;
use engine::checks;
use model::connection::{FoundBy, Level, Row, RowState, Step};
use model::problem::Kind;
use secrets::stores::State;
use serde_json::Value;

use crate::test_app::TestApp;
use crate::test_app::acts::{Act, DOMAIN, Ended, kind};

const WITHHELD: &str = "okta.groups.manage";

async fn prove(app: &TestApp, only: Option<&str>) {
    app.engine().test(&app.id, Level::All, only, &|_| ()).await.expect("rows, not an error");
}

fn rows(app: &TestApp) -> Vec<Row> {
    app.connection().okta.proof.expect("proved").rows
}

fn row(app: &TestApp, id: &str) -> (RowState, Option<Kind>) {
    let rows = rows(app);
    let row = rows.iter().find(|row| row.id == id).unwrap_or_else(|| panic!("no row {id}"));
    (row.state, row.problem.as_ref().map(|problem| problem.kind))
}

/// Issued and revoked tokens.
async fn tokens(app: &TestApp) -> (usize, usize) {
    let trace = app.act("/trace", Value::Null).await;
    let good = |path: &str| {
        let entries = trace.as_array().expect("a list").iter();
        entries.filter(|entry| entry["path"] == path && entry["status"] == 200).count()
    };
    (good("/oauth2/v1/token"), good("/oauth2/v1/revoke"))
}

#[tokio::test]
async fn with_everything_granted() {
    let (app, _) = TestApp::at_the_proof().await;
    let before = app.trace().await.len();
    prove(&app, None).await;
    let asked = app.trace().await.split_off(before);

    let plan = checks::plan(Level::All, &Engine::scopes(&app.connection()));
    assert_eq!(asked.len(), plan.requests as usize, "discovery, one token, the probes, one revocation");
    assert!(asked.iter().all(|(_, host, _)| host == DOMAIN));
    assert_eq!(tokens(&app).await, (1, 1));
    for row in rows(&app) {
        let untestable = row.id == "factors" || row.id == "writing";
        assert_eq!(row.state, if untestable { RowState::Untestable } else { RowState::Pass }, "{row:?}");
        assert!(row.at.is_some());
    }
    let proof = app.connection().okta.proof.expect("proved");
    assert_eq!((proof.granted.len(), proof.missing.len()), (15, 0));
    assert_eq!(proof.extra, Some(Vec::new()));
    app.engine().next(&app.id).await.expect("passed");
}

#[tokio::test]
async fn the_credential_alone_and_nothing_at_all() {
    let (app, _) = TestApp::at_the_proof().await;
    let before = app.trace().await.len();
    app.engine().test(&app.id, Level::Credential, None, &|_| ()).await.expect("proved");
    let plan = checks::plan(Level::Credential, &Engine::scopes(&app.connection()));
    let asked = app.trace().await.len() - before;
    assert_eq!(asked, plan.requests as usize, "discovery, a token and its revocation");
    assert_eq!(row(&app, "credential"), (RowState::Pass, None));
    app.engine().next(&app.id).await.expect("rows that were not asked for block nothing");

    app.engine().test(&app.id, Level::Nothing, None, &|_| ()).await.expect("left out");
    assert_eq!(app.trace().await.len() - before, asked, "nothing was sent");
    assert!(app.connection().okta.proof_skipped_at.is_some());
}

#[tokio::test]
async fn with_a_scope_withheld() {
    let (mut app, _) = TestApp::at_the_proof().await;
    app.grant(WITHHELD, false).await;
    prove(&app, None).await;

    let probe = format!("probe:{WITHHELD}");
    assert_eq!(row(&app, "credential"), (RowState::Pass, None));
    assert_eq!(row(&app, "scopes"), (RowState::Fail, Some(Kind::OktaScopesMissing)));
    assert_eq!(row(&app, &probe), (RowState::Fail, Some(Kind::OktaScopeRefused)));
    let failed = rows(&app).into_iter().filter(|row| row.state == RowState::Fail).count();
    assert_eq!(failed, 2, "the others pass");
    assert_eq!(app.connection().okta.proof.expect("proved").missing, [WITHHELD]);
    let (made, revoked) = tokens(&app).await;
    assert_eq!((made, revoked), (14, 14), "each scope alone, each token revoked");

    assert_eq!(kind(app.engine().next(&app.id).await), Some(Kind::ProofFailed));
    app.restart_unchanged();
    assert_eq!(kind(app.engine().accept_gaps(&app.id, "  ")), Some(Kind::WordsNeeded));
    app.engine().accept_gaps(&app.id, "Groups come later").expect("taken on");
    assert_eq!(app.step(), Step::Authorize);

    // Granted meanwhile: one row again, and the others stay as they were.
    app.grant(WITHHELD, true).await;
    let before = rows(&app);
    prove(&app, Some(&probe)).await;
    assert_eq!(row(&app, &probe), (RowState::Pass, None));
    assert_eq!(row(&app, "scopes"), (RowState::Pass, None));
    let kept = |rows: Vec<Row>| -> Vec<Row> {
        rows.into_iter().filter(|row| row.id.starts_with("probe:") && row.id != probe).collect()
    };
    assert_eq!(kept(rows(&app)), kept(before));
    assert_eq!(app.step(), Step::Test);
    app.engine().next(&app.id).await.expect("nothing to take on any more");
    let (made, revoked) = tokens(&app).await;
    assert_eq!(made, revoked);
}

/// Each obstacle, with the row that reports it. No request goes past it, and the step can be tried again.
#[tokio::test]
async fn with_something_in_the_way() {
    let (mut app, _) = TestApp::at_the_proof().await;
    for (fault, arg, id, state, expected) in [
        ("wrong_secret", None, "credential", RowState::Fail, Kind::OktaSecretRefused),
        ("network_zone", None, "credential", RowState::Blocked, Kind::OktaNetworkZone),
        ("basic_stripped", None, "credential", RowState::Blocked, Kind::OktaBasicStripped),
        ("rate_limit", Some("120"), "domain", RowState::Blocked, Kind::OktaRateLimited),
        ("okta_down", None, "domain", RowState::Blocked, Kind::OktaReadOnly),
        ("html", None, "domain", RowState::Blocked, Kind::NetworkHtml),
        ("garbage", None, "domain", RowState::Blocked, Kind::AnswerUnreadable),
        ("unreachable", None, "domain", RowState::Blocked, Kind::NetworkConnect),
    ] {
        app.fault(fault, arg).await;
        prove(&app, None).await;
        assert_eq!(row(&app, id), (state, Some(expected)), "{fault}");
        assert_eq!(row(&app, "scopes"), (RowState::Blocked, Some(Kind::NotTested)), "{fault}");
        assert_eq!(row(&app, "probe:okta.users.manage").1, Some(Kind::NotTested), "{fault}");
        assert_eq!(kind(app.engine().next(&app.id).await), Some(Kind::ProofFailed), "{fault}");
        app.restart_unchanged();
        app.lift(fault).await;
    }
    prove(&app, None).await;
    app.engine().next(&app.id).await.expect("nothing is in the way any more");
}

/// A Classic org is not blamed for a feature that it lacks.
#[tokio::test]
async fn in_a_classic_organization() {
    let (app, _) = TestApp::at_the_proof().await;
    app.fault("classic", None).await;
    prove(&app, None).await;
    assert_eq!(row(&app, "probe:okta.authenticators.manage"), (RowState::Untestable, Some(Kind::OktaFeatureAbsent)));
    let stopped = |row: &Row| matches!(row.state, RowState::Fail | RowState::Blocked);
    assert!(!rows(&app).iter().any(stopped), "{:?}", rows(&app));
    app.engine().next(&app.id).await.expect("passed");
}

/// A token that lists a scope and can't read with it is a failed row of that scope alone.
#[tokio::test]
async fn with_a_probe_refused() {
    let (app, _) = TestApp::at_the_proof().await;
    app.fault("probe_refused", Some("okta.users.manage")).await;
    prove(&app, None).await;
    assert_eq!(row(&app, "scopes"), (RowState::Pass, None));
    assert_eq!(row(&app, "probe:okta.users.manage"), (RowState::Fail, Some(Kind::OktaInsufficientScope)));
    assert_eq!(row(&app, "probe:okta.groups.manage"), (RowState::Pass, None));
}

/// A token that ends during the test shows nothing about the scopes: another is requested automatically, once.
#[tokio::test]
async fn with_a_token_that_ends_under_way() {
    let (app, _) = TestApp::at_the_proof().await;
    app.fault("okta_token_expired", None).await;
    prove(&app, None).await;
    let stopped = |row: &Row| matches!(row.state, RowState::Fail | RowState::Blocked);
    assert!(!rows(&app).iter().any(stopped), "{:?}", rows(&app));
    assert_eq!(tokens(&app).await.0, 2);
    app.engine().next(&app.id).await.expect("passed");
}

/// The test was about another secret: it is history, and must be repeated.
#[tokio::test]
async fn a_changed_secret_makes_it_stale() {
    let (mut app, mut consoles) = TestApp::at_the_proof().await;
    app.walk(&[(Act::Prove, Step::Test), (Act::Continue, Step::Authorize)], &mut consoles, Ended::Never).await;
    consoles.secret = app.new_secret().await;
    app.engine().go_to(&app.id, Step::Install).expect("open");
    let replaced = [(Act::TakeSecret, Step::Install), (Act::Continue, Step::Test)];
    for (act, _) in replaced {
        act.on(&app, &mut consoles).await.expect("good");
    }
    assert!(app.connection().proof_stale());
    app.engine().go_to(&app.id, Step::Test).expect("open");
    assert_eq!(kind(app.engine().next(&app.id).await), Some(Kind::ChangedSinceProof));
    app.restart_unchanged();
    assert!(app.connection().proof_stale());
    // One row alone would join rows about another secret: all are tested.
    prove(&app, Some("credential")).await;
    assert!(!app.connection().proof_stale() && rows(&app).iter().all(|row| row.state != RowState::Waiting));
    assert_eq!(row(&app, "probe:okta.users.manage"), (RowState::Pass, None));
    app.engine().next(&app.id).await.expect("passed");
}

/// The test did not look at a scope that was added later: the step is open until it is repeated.
#[tokio::test]
async fn another_scope_makes_it_stale() {
    const NEW: &str = "okta.devices.read";
    let (mut app, mut consoles) = TestApp::at_the_proof().await;
    app.walk(&[(Act::Prove, Step::Test), (Act::Continue, Step::Authorize)], &mut consoles, Ended::Never).await;
    app.engine().add_scope(&app.id, NEW).expect("added");
    app.restart_unchanged();
    assert!(app.connection().proof_stale());
    assert_eq!(app.step(), Step::Test);
    assert_eq!(kind(app.engine().next(&app.id).await), Some(Kind::ChangedSinceProof));
    // Without that scope it is the test of the requested ones.
    app.engine().remove_scope(&app.id, NEW).expect("taken off");
    assert_eq!((app.connection().proof_stale(), app.step()), (false, Step::Authorize));
    app.engine().add_scope(&app.id, NEW).expect("added");
    prove(&app, Some("scopes")).await;
    assert!(
        !app.connection().proof_stale()
            && app.connection().okta.proof.expect("proved").missing.contains(&NEW.to_owned())
    );
}

/// A locked keychain stops it before any request.
#[tokio::test]
async fn with_the_keychain_locked() {
    let (app, _) = TestApp::at_the_proof().await;
    let asked = app.trace().await.len();
    app.keychain.set_state(State::Locked);
    let refused = app.engine().test(&app.id, Level::All, None, &|_| ()).await;
    assert_eq!((kind(refused), app.connection().okta.proof), (Some(Kind::KeychainLocked), None));
    assert_eq!(app.trace().await.len(), asked);
}

/// Canceled halfway: nothing is recorded, the issued token is revoked, and it can begin again.
#[tokio::test]
async fn canceled() {
    let (app, _) = TestApp::at_the_proof().await;
    let begun = tokio::sync::Notify::new();
    let on_row = |row: Row| {
        if row.id.starts_with("probe:") && row.state == RowState::Running {
            begun.notify_one();
        }
    };
    tokio::select! {
        biased;
        () = begun.notified() => {}
        _ = app.engine().test(&app.id, Level::All, None, &on_row) => panic!("it ended before its probes"),
    }
    assert_eq!(app.connection().okta.proof, None);
    let revoked = |trace: &Value| {
        trace.as_array().is_some_and(|entries| entries.iter().any(|entry| entry["path"] == "/oauth2/v1/revoke"))
    };
    app.until("/trace", revoked).await;
    prove(&app, None).await;
    assert_eq!(row(&app, "scopes"), (RowState::Pass, None));
}

/// Okta shows an integration its own grants only with a scope for that: without it the app claims nothing about others
/// until the person has them looked for.
#[tokio::test]
async fn with_an_audit_that_the_person_asked_for() {
    const EXTRA: &str = "okta.logs.read";
    let (mut app, _) = TestApp::at_the_proof().await;
    app.grant("okta.appGrants.manage", false).await;
    app.grant(EXTRA, true).await;
    assert_eq!(kind(app.engine().audit(&app.id, &|_| ()).await), Some(Kind::ProofNeeded));
    prove(&app, None).await;
    assert_eq!(app.connection().okta.proof.expect("proved").extra, None);

    let before = app.trace().await.len();
    app.engine().audit(&app.id, &|_| ()).await.expect("audited");
    let scopes = Engine::scopes(&app.connection());
    let asked = app.trace().await.len() - before;
    assert_eq!(asked, checks::plan_audit(&scopes).calls.len() + 1, "the plan, and one revocation");
    let (made, revoked) = tokens(&app).await;
    assert_eq!(made, revoked);
    let proof = app.connection().okta.proof.expect("proved");
    let look = proof.look.expect("looked");
    assert_eq!((proof.extra, look.by), (Some(vec![EXTRA.to_owned()]), FoundBy::Audit));
    assert!(app.log().contains(&("audited_scopes".to_owned(), true)));
    app.restart_unchanged();

    // Another test that can't see them leaves the earlier findings, with their own date, and doesn't call them its own.
    assert!(!app.connection().okta.proof.expect("proved").extra_from_before());
    prove(&app, None).await;
    let proof = app.connection().okta.proof.expect("proved");
    assert!(proof.extra_from_before());
    assert_eq!((proof.extra, proof.look.map(|look| look.at)), (Some(vec![EXTRA.to_owned()]), Some(look.at)));
}

/// What was granted, missing and extra before is shown beside what is now.
#[tokio::test]
async fn what_changed_since_the_last_time() {
    const EXTRA: &str = "okta.logs.read";
    let (mut app, _) = TestApp::at_the_proof().await;
    app.grant(WITHHELD, false).await;
    prove(&app, None).await;
    assert!(checks::changed(&app.connection().okta.proof.expect("proved")).is_none(), "there was no time before");
    app.grant(WITHHELD, true).await;
    app.grant("okta.users.manage", false).await;
    app.grant(EXTRA, true).await;
    prove(&app, None).await;
    app.restart_unchanged();
    let proof = app.connection().okta.proof.expect("proved");
    let (changed, _) = checks::changed(&proof).expect("two proofs");
    assert_eq!((changed.gained, changed.lost), (vec![WITHHELD.to_owned()], vec!["okta.users.manage".to_owned()]));
    assert_eq!((changed.extra, changed.extra_gone), (vec![EXTRA.to_owned()], Vec::new()));
    // A row that changes no list leaves the comparison as it was.
    prove(&app, Some("probe:okta.groups.manage")).await;
    let again = app.connection().okta.proof.expect("proved");
    assert_eq!(again.earlier, proof.earlier);
}

/// One row again costs the metadata, a token and its revocation, and its own read: nothing else is sent.
#[tokio::test]
async fn one_check_repeated_sends_only_what_it_needs() {
    let (app, _) = TestApp::at_the_proof().await;
    prove(&app, None).await;
    for (row, costs) in [("probe:okta.users.manage", 4), ("credential", 3), ("scopes", 3), ("domain", 1)] {
        let before = app.trace().await.len();
        prove(&app, Some(row)).await;
        assert_eq!(app.trace().await.len() - before, costs, "{row}");
    }
}
