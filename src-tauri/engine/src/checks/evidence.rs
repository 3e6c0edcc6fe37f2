//! What is not recognized is not claimed: lists that may continue, tokens without a list, answers that are no reads.

use std::time::Duration;

use serde_json::json;

use super::tests::{HOST, REVOKE, TOKEN, asked, organization, proved, row, scopes};
use super::*;
use crate::http::scripted::{Reply, Scripted, Seen};

const GRANTS: &str = "GET /api/v1/apps/0oa1/grants";
const ORG: &str = "GET /api/v1/org";
/// Granted, and named on the second page only.
const BEYOND: &str = "okta.roles.manage";

fn grants(names: &[String]) -> String {
    json!(names.iter().map(|name| json!({ "scopeId": name, "status": "ACTIVE" })).collect::<Vec<_>>()).to_string()
}

/// An integration whose own grants take two pages; `link` is the Link header of the first.
async fn two_pages(link: &str) -> (TestResult, Scripted) {
    let header = format!("link: {link}\r\n");
    let server = organization(scopes(), move |seen| {
        (seen.what() == GRANTS).then(|| match seen.line.contains("after=") {
            false => Reply::Json(200, header.clone(), grants(&scopes())),
            true => Reply::json(200, grants(&[BEYOND.to_owned()])),
        })
    })
    .await;
    let proven = proved(&server, Level::All, None, &[]).await.proven;
    (proven, server)
}

#[tokio::test]
async fn the_next_page_is_found_in_each_spelling_of_a_link() {
    let page = format!("https://{HOST}/api/v1/apps/0oa1/grants?after=a");
    for link in [
        format!("<{page}>; rel=\"next\""),
        format!("<{page}>; rel=next"),
        format!("<{page}>; REL=\"NEXT\""),
        format!("<{page}>; rel = \"next\""),
        format!("<{page}>;rel=\"last next\""),
        format!("<{page}>; rel=\"next last\"; title=\"a, b; rel=self\""),
        format!("<https://{HOST}/x>; rel=\"self\", <{page},b>; rel=\"next\""),
        format!("<https://{HOST}/x>; rel=self\r\nlink: <{page}>; rel=next"),
        "</api/v1/apps/0oa1/grants?after=a>; rel=\"next\"".to_owned(),
        "<?after=a>; title*=UTF-8''n%C3%A4chste; rel=\"next\"".to_owned(),
    ] {
        let (proven, server) = two_pages(&link).await;
        assert_eq!(proven.extra, Some(vec![BEYOND.to_owned()]), "{link}");
        assert_eq!(server.count(GRANTS), 2, "{link}");
    }
}

/// A header that is not understood, or leads elsewhere, may hide a page: "none" would be false.
#[tokio::test]
async fn a_link_that_is_not_understood_leaves_open_whether_there_is_more() {
    let page = format!("https://{HOST}/api/v1/apps/0oa1/grants?after=a");
    for link in [
        format!("<{page}; rel=\"next\""),
        format!("{page}; rel=\"next\""),
        format!("<{page}>; rel=\"next"),
        format!("<{page}>; rel=\"next\", <{page}b>; rel=\"next\""),
        format!("<{page}>; rel=\"self\"; rel=\"next\""),
        format!("<{page}>; rel*=UTF-8''next"),
        format!("<{page}>; rev=\"prev\""),
        format!("<{page}>; rel=\"next\"; anchor=\"/api/v1/users\""),
        format!("<{page}>; rel=\"n\u{e4}chste\""),
        format!("<https://{HOST}/api/v1/apps/0oa2/grants?after=a>; rel=\"next\""),
        "<https://acme.evil.practice/api/v1/apps/0oa1/grants?after=a>; rel=\"next\"".to_owned(),
        format!("<http://{HOST}/api/v1/apps/0oa1/grants?after=a>; rel=\"next\""),
        format!("<https://user@{HOST}/api/v1/apps/0oa1/grants?after=a>; rel=\"next\""),
        "<>; rel=\"next\"".to_owned(),
    ] {
        let (proven, server) = two_pages(&link).await;
        assert_eq!(proven.extra, None, "{link}");
        assert_eq!(server.count(GRANTS), 1, "{link}");
        assert_eq!(row(&proven, "probe:okta.appGrants.manage").0, RowState::Pass, "{link}");
    }
}

/// The list says less than the token, so it is incomplete.
#[tokio::test]
async fn a_list_of_grants_that_contradicts_the_token_is_not_taken_for_whole() {
    for names in [vec![], scopes()[1..].to_vec()] {
        let body = grants(&names);
        let server = organization(scopes(), move |seen| (seen.what() == GRANTS).then(|| Reply::json(200, &body))).await;
        let proven = proved(&server, Level::All, None, &[]).await.proven;
        assert_eq!(proven.extra, None, "{names:?}");
    }
}

#[tokio::test]
async fn one_grant_that_cannot_be_read_hides_no_other() {
    for odd in [
        json!({ "scopeId": null, "status": "ACTIVE" }),
        json!(null),
        json!({ "status": "ACTIVE" }),
        json!({ "scopeId": "okta.logs.read", "status": "PENDING" }),
        json!({ "scopeId": "okta.logs.read", "status": 5 }),
    ] {
        let mut all: Vec<_> = scopes().iter().map(|name| json!({ "scopeId": name, "status": "ACTIVE" })).collect();
        all.insert(3, odd.clone());
        let body = json!(all).to_string();
        let server = organization(scopes(), move |seen| (seen.what() == GRANTS).then(|| Reply::json(200, &body))).await;
        let proven = proved(&server, Level::All, None, &[]).await.proven;
        assert_eq!(row(&proven, "probe:okta.appGrants.manage").0, RowState::Pass, "{odd}");
        assert_eq!(proven.extra, None, "{odd}");
    }
}

/// Names of another family are extra, too.
#[tokio::test]
async fn a_grant_that_is_no_okta_scope_is_beyond_the_list() {
    let granted = [scopes(), vec!["ssf.manage".to_owned()]].concat();
    let server = organization(granted, |_| None).await;
    assert_eq!(proved(&server, Level::All, None, &[]).await.proven.extra, Some(vec!["ssf.manage".to_owned()]));
}

fn token(body: serde_json::Value) -> impl Fn(&Seen) -> Option<Reply> + Send + Sync + 'static {
    move |seen| (seen.what() == TOKEN).then(|| Reply::json(200, &body))
}

#[tokio::test]
async fn a_token_without_a_list_of_scopes_has_what_was_asked_for() {
    for body in [json!({ "access_token": "t", "token_type": "Bearer" }), json!({ "access_token": "t", "scope": null })]
    {
        let server = organization(scopes(), token(body)).await;
        let proven = proved(&server, Level::All, None, &[]).await.proven;
        assert_eq!((proven.granted.clone(), proven.missing.clone()), (scopes(), Vec::new()));
        assert!(proven.as_requested, "Okta did not list them");
        assert_eq!(row(&proven, "scopes").0, RowState::Pass);
        assert_eq!(row(&proven, "probe:okta.users.manage").0, RowState::Pass);
    }
}

#[tokio::test]
async fn a_token_of_a_type_that_is_not_understood_reads_nothing_and_is_ended() {
    for kind in ["DPoP", "dpop", "mac", "N_A"] {
        let body = json!({ "access_token": "t", "token_type": kind, "scope": scopes().join(" ") });
        let server = organization(scopes(), token(body)).await;
        let proven = proved(&server, Level::All, None, &[]).await.proven;
        let reads = server.seen().iter().filter(|seen| seen.what().starts_with("GET /api/")).count();
        assert_eq!((reads, server.count(REVOKE)), (0, 1), "{kind}");
        let problems: Vec<_> = proven.rows.iter().filter_map(|row| row.problem.as_ref().map(|p| p.kind)).collect();
        let unclear =
            |kind: &&Kind| !matches!(kind, Kind::NotTested | Kind::UntestableFactors | Kind::UntestableWriting);
        assert_eq!(problems.iter().filter(unclear).count(), 1, "{kind}: {problems:?}");
    }
}

/// A token may live although the rest of its answer can't be read.
#[tokio::test]
async fn a_token_in_an_answer_that_cannot_be_read_is_ended() {
    let good = scopes().join(" ");
    for (what, reply) in [
        ("scope a list", Reply::json(200, json!({ "access_token": "t", "scope": scopes() }))),
        ("scope blank", Reply::json(200, json!({ "access_token": "t", "scope": " " }))),
        ("scope twice", Reply::json(200, "{\"access_token\":\"t\",\"scope\":\"a\",\"scope\":\"b\"}")),
        ("an error", Reply::json(200, json!({ "access_token": "t", "scope": good, "error": "invalid_client" }))),
        ("a page", Reply::Json(200, "content-type: text/html\r\n".into(), "{\"access_token\":\"t\"}".into())),
        ("another of no form", Reply::json(200, json!({ "access_token": "t", "id_token": 7, "scope": 7 }))),
        ("refused", Reply::json(400, json!({ "access_token": "t", "error": "invalid_request" }))),
    ] {
        let server = organization(scopes(), move |seen| (seen.what() == TOKEN).then(|| reply.clone())).await;
        let proven = proved(&server, Level::All, None, &[]).await.proven;
        assert_eq!(server.count(REVOKE), 1, "{what}");
        assert_ne!(row(&proven, "credential").0, RowState::Pass, "{what}");
    }
}

async fn read(path: &'static str, reply: Reply) -> TestResult {
    let server = organization(scopes(), move |seen| (seen.what() == path).then(|| reply.clone())).await;
    proved(&server, Level::All, None, &[]).await.proven
}

#[tokio::test]
async fn an_answer_that_is_no_read_does_not_pass() {
    let refusal = json!({ "errorCode": "E0000006", "errorSummary": "You do not have permission" });
    for (path, probe) in [
        ("GET /api/v1/users", "probe:okta.users.manage"),
        ("GET /api/v1/meta/schemas/group/default", "probe:okta.schemas.manage"),
        (ORG, "probe:okta.orgs.manage"),
        (GRANTS, "probe:okta.appGrants.manage"),
    ] {
        for body in [refusal.clone(), json!({}), json!(null), json!("nope"), json!([refusal]), json!(["a"]), json!(7)] {
            let proven = read(path, Reply::json(200, &body)).await;
            assert_eq!(row(&proven, probe).0, RowState::Blocked, "{path}: {body}");
        }
        for status in [201, 202, 203, 206, 299] {
            let whole = if path == GRANTS { grants(&scopes()) } else { "[]".to_owned() };
            let proven = read(path, Reply::json(status, whole)).await;
            assert_eq!(row(&proven, probe).0, RowState::Blocked, "{path}: {status}");
        }
    }
}

#[tokio::test]
async fn an_org_that_says_it_is_another_or_closed_does_not_pass() {
    for org in [
        json!({ "id": "00o2", "subdomain": "acme", "status": "ACTIVE" }),
        json!({ "id": "00o1", "subdomain": "victim", "status": "ACTIVE" }),
        json!({ "id": "00o1", "subdomain": "acme", "status": "INACTIVE" }),
    ] {
        let proven = read(ORG, Reply::json(200, &org)).await;
        assert_eq!(row(&proven, "probe:okta.orgs.manage").0, RowState::Fail, "{org}");
    }
}

#[tokio::test]
async fn a_document_with_a_null_is_read_all_the_same() {
    let link = format!("{{\"organization\":{{\"href\":\"https://{HOST}\"}},\"alternate\":null}}");
    for pipeline in ["null", "7", "\"idx\""] {
        let body = format!("{{\"id\":\"00o1\",\"pipeline\":{pipeline},\"_links\":{link}}}");
        let document = |seen: &Seen| seen.what() == "GET /.well-known/okta-organization";
        let server = organization(scopes(), move |seen| document(seen).then(|| Reply::json(200, &body))).await;
        let proven = proved(&server, Level::All, None, &[]).await.proven;
        assert_eq!(row(&proven, "domain").0, RowState::Pass, "{pipeline}");
    }
}

/// A token request is repeated where Okta fails, and so is the revocation.
#[tokio::test]
async fn a_revocation_that_fails_is_tried_again() {
    let failed = std::sync::atomic::AtomicUsize::new(0);
    let server = organization(scopes(), move |seen| {
        let first = seen.what() == REVOKE && failed.fetch_add(1, std::sync::atomic::Ordering::Relaxed) < 2;
        first.then(|| Reply::json(503, "{}"))
    })
    .await;
    proved(&server, Level::Credential, None, &[]).await;
    assert_eq!(server.count(REVOKE), 3);
    assert_eq!(server.seen().iter().filter(|seen| seen.what() == TOKEN).map(asked).count(), 1);
}

/// A test has a time limit, reports it, and leaves no token behind.
#[tokio::test]
async fn a_test_that_takes_too_long_ends_and_says_so() {
    let server = organization(scopes(), |seen| (seen.what() == ORG).then_some(Reply::Hang)).await;
    let (secret, required) = (super::tests::secret(), scopes());
    let (only, level) = (None, Level::All);
    let ask = Ask {
        host: HOST,
        org_id: None,
        client_id: "0oa1",
        secret: &secret,
        scopes: &required,
        level,
        only,
        before: &[],
    };
    let proven = super::run::run_within(Duration::from_millis(1500), &server.out, ask, &|_| ()).await;
    let (state, kind, late) = row(&proven, "probe:okta.orgs.manage");
    assert_eq!((state, kind), (RowState::Blocked, Some(Kind::TimeUp)));
    assert_eq!(late.problem.as_ref().and_then(|problem| problem.at_field.as_deref()), Some("test"));
    assert_eq!(row(&proven, "probe:okta.users.manage").0, RowState::Pass);
    assert_eq!((server.count(REVOKE), proven.not_ended), (1, 0));
}

#[tokio::test]
async fn an_audit_that_takes_too_long_ends_and_says_so() {
    let server = organization(scopes(), |seen| (seen.what() == TOKEN).then_some(Reply::Hang)).await;
    let (secret, required) = (super::tests::secret(), scopes());
    let ask = Ask::all(HOST, None, "0oa1", &secret, &required);
    let audited = super::audit::audit_within(Duration::from_millis(300), &server.out, ask, &|_| ()).await;
    let problem = audited.expect_err("too long");
    assert_eq!((problem.kind, problem.at_field.as_deref()), (Kind::TimeUp, Some("audit")));
}

/// A token that lists other scopes is no proof of the requested one.
#[tokio::test]
async fn an_audit_believes_what_the_token_lists() {
    let server = organization(scopes(), |seen| {
        let body = json!({ "access_token": "t", "scope": "okta.users.manage okta.roles.read" });
        (seen.what() == TOKEN).then(|| Reply::json(200, body))
    })
    .await;
    let (secret, required) = (super::tests::secret(), scopes());
    let ask = Ask::all(HOST, None, "0oa1", &secret, &required);
    assert_eq!(audit(&server.out, ask, &|_| ()).await.expect("audited").extra, ["okta.roles.read"]);
}
