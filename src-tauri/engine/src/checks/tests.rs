use std::sync::Mutex;

use zeroize::Zeroizing;

use super::*;
use crate::http::HttpClient;
use crate::http::scripted::{Reply, Scripted, Seen};
use model::connection::FoundBy;

pub(super) const HOST: &str = "acme.okta.practice";
pub(super) const TOKEN: &str = "POST /oauth2/v1/token";
pub(super) const REVOKE: &str = "POST /oauth2/v1/revoke";

pub(super) fn scopes() -> Vec<String> {
    catalogue::scopes().iter().map(|scope| scope.name.clone()).collect()
}

pub(super) fn secret() -> Secret {
    let value: String = "aB3-".chars().cycle().take(40).collect();
    Secret::take_okta(Zeroizing::new(value)).expect("taken").0
}

/// Scopes of a token request, in its form.
pub(super) fn asked(seen: &Seen) -> Vec<String> {
    let form: Vec<(String, String)> = url::form_urlencoded::parse(seen.body.as_bytes()).into_owned().collect();
    form.into_iter()
        .find(|(name, _)| name == "scope")
        .map(|(_, text)| text.split(' ').map(str::to_owned).collect())
        .unwrap_or_default()
}

/// An org in which these scopes are granted; `special` answers first.
pub(super) async fn organization(
    granted: Vec<String>,
    special: impl Fn(&Seen) -> Option<Reply> + Send + Sync + 'static,
) -> Scripted {
    Scripted::start(move |seen| special(seen).unwrap_or_else(|| usual(&granted, seen))).await
}

/// The answers of an org in which these scopes are granted.
pub(super) fn usual(granted: &[String], seen: &Seen) -> Reply {
    match seen.what() {
        "GET /.well-known/okta-organization" => Reply::json(
            200,
            format!(
                "{{\"id\":\"00o1\",\"pipeline\":\"idx\",\"_links\":{{\"organization\":{{\"href\":\"https://{HOST}\"}}}}}}"
            ),
        ),
        TOKEN if asked(seen).iter().all(|scope| granted.contains(scope)) => {
            Reply::json(200, serde_json::json!({ "access_token": "t", "scope": asked(seen).join(" ") }))
        }
        TOKEN => Reply::json(
            400,
            serde_json::json!({ "error": "consent_required", "error_description": "You are not allowed any of the requested scopes." }),
        ),
        "GET /api/v1/apps/0oa1/grants" => {
            let grants: Vec<_> =
                granted.iter().map(|s| serde_json::json!({ "scopeId": s, "status": "ACTIVE" })).collect();
            Reply::json(200, serde_json::json!(grants))
        }
        "GET /api/v1/org" => {
            Reply::json(200, serde_json::json!({ "id": "00o1", "subdomain": "acme", "status": "ACTIVE" }))
        }
        "GET /api/v1/meta/schemas/group/default" => Reply::json(200, serde_json::json!({ "id": "group" })),
        _ => Reply::json(200, "[]"),
    }
}

pub(super) struct Heard {
    pub proven: TestResult,
    pub rows: Vec<Row>,
}

pub(super) async fn proved(server: &Scripted, level: Level, only: Option<&str>, before: &[Row]) -> Heard {
    let (secret, scopes, rows) = (secret(), scopes(), Mutex::new(Vec::new()));
    let ask = Ask {
        host: HOST,
        org_id: Some("00o1"),
        client_id: "0oa1",
        secret: &secret,
        scopes: &scopes,
        level,
        only,
        before,
    };
    let proven = run(&server.out, ask, &|row| rows.lock().expect("not poisoned").push(row)).await;
    Heard { proven, rows: rows.into_inner().expect("not poisoned") }
}

pub(super) fn row<'a>(proven: &'a TestResult, id: &str) -> (RowState, Option<Kind>, &'a Row) {
    let row = proven.rows.iter().find(|row| row.id == id).unwrap_or_else(|| panic!("no row {id}"));
    (row.state, row.problem.as_ref().map(|problem| problem.kind), row)
}

#[tokio::test]
async fn everything_granted_takes_what_the_plan_says() {
    let mut granted = scopes();
    granted.push("okta.logs.read".to_owned());
    let server = organization(granted, |_| None).await;
    let Heard { proven, rows } = proved(&server, Level::All, None, &[]).await;
    assert_eq!(proven.rows.iter().map(|row| row.id.clone()).collect::<Vec<_>>(), ids(&scopes()));
    for row in &proven.rows {
        let expected =
            if ["factors", "writing"].contains(&row.id.as_str()) { RowState::Untestable } else { RowState::Pass };
        assert_eq!(row.state, expected, "{row:?}");
    }
    assert_eq!((proven.granted, proven.missing), (scopes(), Vec::new()));
    assert_eq!(proven.extra.expect("from the grants"), ["okta.logs.read"]);
    let plan = plan(Level::All, &scopes());
    assert_eq!((server.seen().len(), plan.requests), (17, 17));
    assert_eq!((server.count(TOKEN), server.count(REVOKE)), (1, 1));
    assert!(rows.iter().any(|row| row.id == "probe:okta.users.manage" && row.state == RowState::Running));
}

#[tokio::test]
async fn nothing_is_asked_at_level_nothing_and_one_token_at_credential() {
    let server = organization(scopes(), |_| None).await;
    let nothing = proved(&server, Level::Nothing, None, &[]).await.proven;
    assert!(server.seen().is_empty());
    assert_eq!(row(&nothing, "credential").1, Some(Kind::NotTested));
    let credential = proved(&server, Level::Credential, None, &[]).await.proven;
    assert_eq!(row(&credential, "credential").0, RowState::Pass);
    assert_eq!(row(&credential, "domain").0, RowState::Pass);
    assert_eq!(row(&credential, "scopes").1, Some(Kind::NotTested));
    assert!(credential.granted.is_empty() && credential.missing.is_empty());
    let asked_for: Vec<_> = server.seen().iter().filter(|seen| seen.what() == TOKEN).map(asked).collect();
    assert_eq!(asked_for, [["okta.clients.read"]]);
    assert_eq!(row(&credential, "probe:okta.users.manage").1, Some(Kind::NotTested));
    assert_eq!(u32::try_from(server.seen().len()).expect("few"), plan(Level::Credential, &scopes()).requests);
}

#[tokio::test]
async fn missing_scopes_are_found_one_by_one_and_every_token_is_revoked() {
    let without = |name: &str| scopes().into_iter().filter(|scope| scope != name).collect::<Vec<_>>();
    let server = organization(without("okta.groups.manage"), |_| None).await;
    let proven = proved(&server, Level::All, None, &[]).await.proven;
    assert_eq!(proven.missing, ["okta.groups.manage"]);
    assert_eq!(proven.granted, without("okta.groups.manage"));
    let (state, kind, scopes_row) = row(&proven, "scopes");
    assert_eq!((state, kind), (RowState::Fail, Some(Kind::OktaScopesMissing)));
    assert_eq!(scopes_row.problem.as_ref().expect("a problem").args["scopes"], "okta.groups.manage");
    assert_eq!(row(&proven, "probe:okta.groups.manage").1, Some(Kind::OktaScopeRefused));
    assert_eq!(row(&proven, "probe:okta.users.manage").0, RowState::Pass);
    assert_eq!((server.count(TOKEN), server.count(REVOKE)), (16, 14));
}

#[tokio::test]
async fn fewer_scopes_than_asked_for_are_noticed() {
    let server = organization(scopes(), |seen| {
        (seen.what() == TOKEN).then(|| Reply::json(200, "{\"access_token\":\"t\",\"scope\":\"okta.users.manage\"}"))
    })
    .await;
    let proven = proved(&server, Level::All, None, &[]).await.proven;
    assert_eq!((proven.granted.len(), proven.missing.len()), (1, 14));
    assert_eq!(proven.extra, None);
    assert_eq!((server.count(TOKEN), server.count(REVOKE)), (1, 1));
}

#[tokio::test]
async fn another_organization_gets_no_credential() {
    let server = organization(scopes(), |seen| {
        let other = format!("{{\"id\":\"00o2\",\"_links\":{{\"organization\":{{\"href\":\"https://{HOST}\"}}}}}}");
        (seen.what() == "GET /.well-known/okta-organization").then(|| Reply::json(200, other))
    })
    .await;
    let proven = proved(&server, Level::All, None, &[]).await.proven;
    assert_eq!(row(&proven, "domain").1, Some(Kind::DomainNamesAnother));
    assert_eq!(row(&proven, "credential").1, Some(Kind::NotTested));
    assert_eq!(server.count(TOKEN), 0);
}

#[tokio::test]
async fn a_refused_secret_stops_there() {
    let server = organization(scopes(), |seen| {
        let (error, text) = ("invalid_client", "The client secret supplied for a confidential client is invalid.");
        (seen.what() == TOKEN)
            .then(|| Reply::json(401, serde_json::json!({ "error": error, "error_description": text })))
    })
    .await;
    let proven = proved(&server, Level::All, None, &[]).await.proven;
    assert_eq!(
        (row(&proven, "credential").0, row(&proven, "credential").1),
        (RowState::Fail, Some(Kind::OktaSecretRefused))
    );
    assert_eq!(server.seen().len(), 2);
    assert!(proven.rows.iter().all(|row| !matches!(row.state, RowState::Waiting | RowState::Running)));
}

#[tokio::test]
async fn a_probe_that_fails_or_has_no_feature_affects_no_other() {
    let server = organization(scopes(), |seen| match seen.what() {
        "GET /api/v1/authenticators" => Some(Reply::json(401, "{\"errorCode\":\"E0000015\"}")),
        "GET /api/v1/zones" => Some(Reply::html(200)),
        "GET /api/v1/apps/0oa1/grants" => Some(Reply::json(404, "{\"errorCode\":\"E0000007\"}")),
        "GET /api/v1/apps" => Some(Reply::json(200, "[{\"id\":\"0oa2\"}]")),
        _ => None,
    })
    .await;
    let proven = proved(&server, Level::All, None, &[]).await.proven;
    assert_eq!(row(&proven, "probe:okta.authenticators.manage").0, RowState::Untestable);
    assert_eq!(row(&proven, "probe:okta.networkZones.manage").0, RowState::Blocked);
    assert_eq!(row(&proven, "probe:okta.appGrants.manage").0, RowState::Pass);
    assert_eq!(server.count("GET /api/v1/apps/0oa2/grants"), 1);
    assert_eq!(proven.extra, None);
    assert_eq!(server.count(REVOKE), 1);
}

#[tokio::test]
async fn one_row_again_asks_only_for_it() {
    let server = organization(scopes(), |_| None).await;
    let before = proved(&server, Level::All, None, &[]).await.proven;
    let asked_before = server.seen().len();
    let again = proved(&server, Level::All, Some("probe:okta.apps.manage"), &before.rows).await.proven;
    let asked: Vec<String> = server.seen().iter().skip(asked_before).map(|seen| seen.what().to_owned()).collect();
    assert_eq!(asked, ["GET /.well-known/okta-organization", TOKEN, "GET /api/v1/apps", REVOKE]);
    assert_eq!(row(&again, "probe:okta.users.manage").2, row(&before, "probe:okta.users.manage").2);
    let domain = proved(&server, Level::All, Some("domain"), &before.rows).await.proven;
    assert_eq!((domain.granted, domain.missing), (before.granted, before.missing));
}

/// A test that is dropped while its first read is under way.
async fn dropped(server: &Scripted, out: &HttpClient) {
    let (secret, scopes) = (secret(), scopes());
    let ask = Ask {
        host: HOST,
        org_id: None,
        client_id: "0oa1",
        secret: &secret,
        scopes: &scopes,
        level: Level::All,
        only: None,
        before: &[],
    };
    let on_row = |_: Row| {};
    tokio::select! {
        _ = run(out, ask, &on_row) => panic!("the probes hang"),
        () = server.until("GET /api/v1/org", 1) => {}
    }
}

#[tokio::test]
async fn a_proof_that_is_dropped_revokes_its_token() {
    let server = organization(scopes(), |seen| seen.what().starts_with("GET /api/").then_some(Reply::Hang)).await;
    dropped(&server, &server.out).await;
    server.until(REVOKE, 1).await;
}

/// Tokens that are always refused are not requested forever.
#[tokio::test]
async fn a_refused_token_is_replaced_once() {
    let refuse = |seen: &Seen| {
        seen.what().starts_with("GET /api/").then(|| Reply::json(401, serde_json::json!({ "errorCode": "E0000011" })))
    };
    let server = organization(scopes(), refuse).await;
    let heard = proved(&server, Level::All, None, &[]).await;
    let made = server.seen().iter().filter(|seen| seen.what() == TOKEN).count();
    assert_eq!(made, 2);
    let refused = |row: &&Row| row.problem.as_ref().is_some_and(|problem| problem.kind == Kind::OktaTokenRefused);
    assert!(heard.proven.rows.iter().filter(refused).count() > 1);
}

/// A program that ends waits for the revocation of a dropped test.
#[tokio::test]
async fn a_way_out_ends_with_its_last_revocation() {
    let server = organization(scopes(), |seen| seen.what().starts_with("GET /api/").then_some(Reply::Hang)).await;
    let heard = std::sync::Arc::new(Mutex::new(Vec::new()));
    let hears = heard.clone();
    let watch = move |method: &str, _: &str, path: &str| {
        hears.lock().expect("not poisoned").push(format!("{method} {path}"));
    };
    let out = server.out.watched(std::sync::Arc::new(watch));
    dropped(&server, &out).await;
    out.ended().await;
    assert_eq!(server.count(REVOKE), 1);
    assert_eq!(heard.lock().expect("not poisoned").last().map(String::as_str), Some(REVOKE));
}

fn audit_of<'a>(secret: &'a Secret, required: &'a [String]) -> Ask<'a> {
    Ask::all(HOST, Some("00o1"), "0oa1", secret, required)
}

#[tokio::test]
async fn an_audit_asks_for_each_known_name_once_and_revokes_what_it_gets() {
    let granted = [scopes(), vec!["okta.logs.read".to_owned(), "okta.roles.manage".to_owned()]].concat();
    let server = organization(granted, |_| None).await;
    let (secret, required, heard) = (secret(), scopes(), Mutex::new(Vec::new()));
    let on_progress = |progress| heard.lock().expect("not poisoned").push(progress);
    let audited = audit(&server.out, audit_of(&secret, &required), &on_progress).await.expect("audited");
    assert_eq!(audited.extra, ["okta.logs.read", "okta.roles.manage"]);
    let all = u32::try_from(catalogue::okta_scopes().count()).expect("few");
    assert_eq!((audited.look.by, audited.look.among), (FoundBy::Audit, Some(all)));

    let mut names: Vec<String> = server.seen().iter().filter(|seen| seen.what() == TOKEN).flat_map(asked).collect();
    names.sort_unstable();
    let mut expected: Vec<&str> = audited_names(&required);
    expected.sort_unstable();
    assert_eq!(names, expected);
    assert_eq!(server.count(REVOKE), 2);
    assert_eq!(server.seen().len(), plan_audit(&required).calls.len() + 2);
    let heard = heard.into_inner().expect("not poisoned");
    let of = u32::try_from(expected.len()).expect("few");
    assert_eq!(heard.first(), Some(&Progress { done: 0, of, found: 0, waits_s: None }));
    assert_eq!(heard.last(), Some(&Progress { done: of, of, found: 2, waits_s: None }));
}

/// Half an audit would claim that the other half was tried.
#[tokio::test]
async fn an_audit_that_is_stopped_claims_nothing() {
    let down = |seen: &Seen| asked(seen).contains(&"okta.logs.read".to_owned()).then(|| Reply::html(200));
    let server = organization(scopes(), down).await;
    let (secret, required) = (secret(), scopes());
    let problem = audit(&server.out, audit_of(&secret, &required), &|_| ()).await.expect_err("stopped");
    assert_eq!(problem.kind, Kind::NetworkHtml);
    let server = organization(scopes(), |_| None).await;
    let elsewhere = Ask { org_id: Some("00o2"), ..audit_of(&secret, &required) };
    let problem = audit(&server.out, elsewhere, &|_| ()).await.expect_err("another organization");
    assert_eq!((problem.kind, server.count(TOKEN)), (Kind::DomainNamesAnother, 0));
}

/// As many in a window as the limit allows, then a wait for its end: no answer is a refusal for being too fast.
#[tokio::test]
async fn an_audit_is_never_too_fast() {
    const LIMIT: usize = 150;
    let window = Mutex::new((Vec::<std::time::Instant>::new(), 0_usize));
    let refused = std::sync::Arc::new(std::sync::atomic::AtomicUsize::new(0));
    let counted = refused.clone();
    let limited = move |seen: &Seen| {
        if seen.what() != TOKEN && seen.what() != REVOKE {
            return None;
        }
        let mut window = window.lock().expect("not poisoned");
        let now = std::time::Instant::now();
        // The window doesn't end before it is empty: a slow machine makes fewer requests in its second.
        let used = window.1 >= LIMIT;
        if window.0.first().is_none_or(|begun| used && begun.elapsed().as_secs() >= 1) {
            *window = (vec![now], 0);
        }
        window.1 += 1;
        let left = LIMIT.saturating_sub(window.1);
        let ends = jiff::Timestamp::now().as_second() + 1;
        let headers = format!("x-rate-limit-remaining: {left}\r\nx-rate-limit-reset: {ends}\r\n");
        if window.1 > LIMIT {
            counted.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            return Some(Reply::Json(429, headers, "{\"errorCode\":\"E0000047\"}".to_owned()));
        }
        let good = asked(seen).first().is_some_and(|scope| scope.ends_with(".read")) || seen.what() == REVOKE;
        let (status, body) = match good {
            true => (200, serde_json::json!({ "access_token": "t", "scope": asked(seen).join(" ") })),
            false => (400, serde_json::json!({ "error": "invalid_scope", "error_description": "no" })),
        };
        Some(Reply::Json(status, headers, body.to_string()))
    };
    let server = organization(scopes(), limited).await;
    let (secret, required, waits) = (secret(), scopes(), Mutex::new(0));
    let on_progress =
        |progress: Progress| *waits.lock().expect("not poisoned") += u32::from(progress.waits_s.is_some());
    let audited = audit(&server.out, audit_of(&secret, &required), &on_progress).await.expect("audited");
    let reads = audited_names(&required).iter().filter(|name| name.ends_with(".read")).count();
    assert_eq!((audited.extra.len(), server.count(REVOKE)), (reads, reads));
    assert_eq!(refused.load(std::sync::atomic::Ordering::Relaxed), 0, "too fast");
    assert!(waits.into_inner().expect("not poisoned") > 0, "the wait is reported");
}

/// Whether a new kind of Okta's answers fails or blocks a row is decided here, not by what the rest of the kinds do.
#[test]
fn each_kind_of_okta_s_answers_has_its_verdict() {
    let codes = |state: RowState| -> Vec<&str> {
        let of_okta = Kind::ALL.iter().filter(|kind| kind.code().starts_with("okta-"));
        of_okta.filter(|kind| super::verdict(**kind) == state).map(|kind| kind.code()).collect()
    };
    let blocked = [
        "okta-basic-stripped",
        "okta-network-zone",
        "okta-rate-limited",
        "okta-busy",
        "okta-down",
        "okta-read-only",
        "okta-request-refused",
        "okta-blocked",
    ];
    let fails = [
        "okta-secret-refused",
        "okta-client-unknown",
        "okta-client-refused",
        "okta-wrong-kind-of-app",
        "okta-scope-refused",
        "okta-scopes-missing",
        "okta-no-scope-granted",
        "okta-token-refused",
        "okta-insufficient-scope",
        "okta-role-too-small",
        "okta-dpop-wanted",
        "okta-token-type",
        "okta-org-differs",
        "okta-org-inactive",
        "okta-grants-unclear",
        "okta-unknown-answer",
    ];
    assert_eq!(codes(RowState::Blocked), blocked);
    assert_eq!(codes(RowState::Fail), fails);
    assert_eq!(codes(RowState::Untestable), ["okta-feature-absent"]);
}
