//! How a test and an audit treat Okta: how many requests, how many at a time, and what a cancel leaves.

use std::future::Future;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use tokio::sync::Notify;

use super::tests::{HOST, REVOKE, TOKEN, asked, organization, scopes, secret};
use super::*;
use crate::http::scripted::{Reply, Scripted, Seen};
use crate::okta::settled;

/// How long Cancel may keep a person waiting.
const CANCELLED_WITHIN: Duration = Duration::from_millis(200);

/// Runs the act until `when`, drops it as Cancel does, and measures how long the drop took.
async fn canceled<T>(act: impl Future<Output = T>, when: impl Future<Output = ()>) -> Duration {
    let mut act = Box::pin(act);
    tokio::select! {
        biased;
        _ = &mut act => panic!("it ended before it was canceled"),
        () = when => {}
    }
    let at = Instant::now();
    drop(act);
    at.elapsed()
}

fn all<'a>(secret: &'a Secret, scopes: &'a [String]) -> Ask<'a> {
    let (org_id, only, level) = (None, None, Level::All);
    Ask { host: HOST, org_id, client_id: "0oa1", secret, scopes, level, only, before: &[] }
}

fn given(seen: &Seen) -> String {
    serde_json::json!({ "access_token": "t", "scope": asked(seen).join(" ") }).to_string()
}

/// Canceled while Okta takes its time with the token: the answer still comes, and the token is revoked.
#[tokio::test]
async fn a_cancel_during_a_slow_token_request_revokes_what_it_brought() {
    let said = Arc::new(Notify::new());
    let (late, one) = (said.clone(), AtomicUsize::new(0));
    let server = organization(scopes(), move |seen| {
        let first = seen.what() == TOKEN && one.fetch_add(1, Ordering::Relaxed) == 0;
        first.then(|| Reply::Late(late.clone(), 200, given(seen)))
    })
    .await;
    let (secret, scopes, on_row) = (secret(), scopes(), |_: Row| {});
    let took = canceled(run(&server.out, all(&secret, &scopes), &on_row), server.until(TOKEN, 1)).await;
    assert!(took < CANCELLED_WITHIN, "{took:?}");
    assert_eq!(server.count(REVOKE), 0, "there is nothing to revoke yet");
    said.notify_one();
    server.until(REVOKE, 1).await;
}

/// What a closing window waits for: the token of an interrupted slow read.
#[tokio::test]
async fn a_cancel_during_a_slow_probe_is_settled_when_its_token_is_revoked() {
    let server = organization(scopes(), |seen| seen.what().starts_with("GET /api/").then_some(Reply::Hang)).await;
    let (secret, scopes, on_row) = (secret(), scopes(), |_: Row| {});
    let took = canceled(run(&server.out, all(&secret, &scopes), &on_row), server.until("GET /api/v1/org", 1)).await;
    assert!(took < CANCELLED_WITHIN, "{took:?}");
    settled(Duration::from_secs(10)).await;
    assert_eq!(server.count(REVOKE), 1);
}

#[tokio::test]
async fn a_cancel_during_an_audit_leaves_no_token_behind() {
    let server = organization([scopes(), audited_all()].concat(), |_| None).await;
    let (secret, required) = (secret(), scopes());
    let ask = Ask::all(HOST, None, "0oa1", &secret, &required);
    let took = canceled(audit(&server.out, ask, &|_| ()), server.until(TOKEN, 20)).await;
    assert!(took < CANCELLED_WITHIN, "{took:?}");
    settled(Duration::from_secs(10)).await;
    let made = server.count(TOKEN);
    assert!(made < audited_all().len(), "it went on to its end");
    assert_eq!(server.count(REVOKE), made);
}

fn audited_all() -> Vec<String> {
    audited_names(&scopes()).into_iter().map(str::to_owned).collect()
}

/// Most requests to the token endpoint at one time.
struct Busiest(AtomicUsize, AtomicUsize);

/// Sixteen token requests in five rounds: all together, then each alone, four at a time (DOMAIN 7.4).
#[tokio::test]
async fn a_refused_group_costs_one_request_for_each_scope_four_at_a_time() {
    let busy = Arc::new(Busiest(AtomicUsize::new(0), AtomicUsize::new(0)));
    let (said, counts) = (Arc::new(Notify::new()), busy.clone());
    let late = said.clone();
    let withheld = "okta.groups.manage";
    let server = organization(Vec::new(), move |seen| {
        let [scope] = asked(seen).try_into().ok()?;
        let scope: String = scope;
        let now = counts.0.fetch_add(1, Ordering::Relaxed) + 1;
        counts.1.fetch_max(now, Ordering::Relaxed);
        let refused = serde_json::json!({ "error": "invalid_scope", "error_description": "no" }).to_string();
        let (status, body) = if scope == withheld { (400, refused) } else { (200, given(seen)) };
        Some(Reply::Late(late.clone(), status, body))
    })
    .await;
    let (secret, scopes, on_row) = (secret(), scopes(), |_: Row| {});
    let turns = async {
        let mut answered = 0;
        while answered < scopes.len() {
            let wave = (scopes.len() - answered).min(4);
            // The group, what was answered, and all that may be running now.
            server.until(TOKEN, 1 + answered + wave).await;
            assert_eq!(server.count(TOKEN), 1 + answered + wave, "more than four at a time");
            busy.0.fetch_sub(wave, Ordering::Relaxed);
            for _ in 0..wave {
                said.notify_one();
                tokio::task::yield_now().await;
            }
            answered += wave;
        }
    };
    let (proven, ()) = tokio::join!(run(&server.out, all(&secret, &scopes), &on_row), turns);
    assert_eq!(proven.missing, [withheld]);
    assert_eq!(server.count(TOKEN), scopes.len() + 1);
    assert_eq!(server.count(REVOKE), scopes.len() - 1);
    assert_eq!(busy.1.load(Ordering::Relaxed), 4);
}

fn page(names: &[&str], next: &str) -> Reply {
    let grants: Vec<_> = names.iter().map(|name| serde_json::json!({ "scopeId": name, "status": "ACTIVE" })).collect();
    let own = format!("link: <https://{HOST}/api/v1/apps/0oa1/grants>; rel=\"self\"\r\n");
    let next = if next.is_empty() { String::new() } else { format!("link: <{next}>; rel=\"next\"\r\n") };
    Reply::Json(200, own + &next, serde_json::json!(grants).to_string())
}

async fn paged(next: &'static str) -> (TestResult, Scripted) {
    let server = organization(scopes(), move |seen| {
        let grants = seen.what() == "GET /api/v1/apps/0oa1/grants";
        let second = seen.line.contains("after=g1");
        grants.then(|| if second { page(&["okta.roles.read"], "") } else { page(&["okta.logs.read"], next) })
    })
    .await;
    let (secret, scopes, on_row) = (secret(), scopes(), |_: Row| {});
    let proven = run(&server.out, all(&secret, &scopes), &on_row).await;
    (proven, server)
}

#[tokio::test]
async fn own_grants_are_read_to_their_last_page() {
    let (proven, server) = paged("https://acme.okta.practice/api/v1/apps/0oa1/grants?after=g1&limit=20").await;
    assert_eq!(proven.extra.expect("reported"), ["okta.logs.read", "okta.roles.read"]);
    assert_eq!(server.count("GET /api/v1/apps/0oa1/grants"), 2);
}

/// A token with more scopes than requested is believed over a list of grants with fewer.
#[tokio::test]
async fn what_a_token_names_beyond_is_not_none() {
    let server = organization(scopes(), |seen| {
        let scope = format!("{} okta.roles.manage", asked(seen).join(" "));
        let token = serde_json::json!({ "access_token": "t", "scope": scope }).to_string();
        (seen.what() == TOKEN).then(|| Reply::Json(200, String::new(), token))
    })
    .await;
    let (secret, scopes, on_row) = (secret(), scopes(), |_: Row| {});
    let proven = run(&server.out, all(&secret, &scopes), &on_row).await;
    assert_eq!(proven.extra.expect("looked for"), ["okta.roles.manage"]);
}

/// Half a list claims nothing about the other half: its names are reported, and "none" is not. The token goes to no
/// other host.
#[tokio::test]
async fn a_list_that_leads_elsewhere_claims_nothing() {
    for next in ["https://elsewhere.okta.practice/api/v1/apps/0oa1/grants?after=g1", "http://acme.okta.practice/x", "x"]
    {
        let (proven, server) = paged(next).await;
        assert_eq!(proven.extra, Some(vec!["okta.logs.read".to_owned()]), "{next}");
        assert!(proven.look.is_some_and(|look| look.partial), "{next}");
        let doubt = proven.doubt.expect("a doubt");
        let about = if next == "x" { "link" } else { "elsewhere" };
        assert_eq!((doubt.kind, doubt.at_field.as_deref()), (Kind::OktaGrantsUnclear, Some(about)), "{next}");
        let named = next.starts_with("https://elsewhere").then_some("elsewhere.okta.practice");
        assert!(named.is_none() || doubt.args.get("other").map(String::as_str) == named, "{next}");
        assert!(server.seen().iter().all(|seen| seen.host.starts_with(HOST)));
    }
}

/// Everything granted: metadata, one token, all probes on connections that stay open, and a revocation, which is
/// repeated where Okta fails. A token that may live on is reported.
#[tokio::test]
async fn a_token_that_okta_does_not_end_is_counted() {
    let server = organization(scopes(), |seen| (seen.what() == REVOKE).then(|| Reply::json(500, "{}"))).await;
    let (secret, scopes, on_row) = (secret(), scopes(), |_: Row| {});
    let proven = run(&server.out, all(&secret, &scopes), &on_row).await;
    assert_eq!((server.count(TOKEN), server.count(REVOKE), proven.not_ended), (1, 3, 1));
    assert_eq!(u32::try_from(server.seen().len()).expect("few"), plan(Level::All, &scopes).requests + 2);
}

/// A filter's page, and an error with a status of success, confirm nothing.
#[tokio::test]
async fn what_is_no_word_of_okta_s_ends_no_token() {
    for reply in [Reply::html(200), Reply::json(200, "{\"error\":\"unsupported_token_type\"}")] {
        let answer = reply.clone();
        let server = organization(scopes(), move |seen| (seen.what() == REVOKE).then(|| answer.clone())).await;
        let (secret, scopes, on_row) = (secret(), scopes(), |_: Row| {});
        let proven = run(&server.out, all(&secret, &scopes), &on_row).await;
        assert_eq!((server.count(TOKEN), proven.not_ended), (1, 1), "{reply:?}");
    }
}

/// If a bucket stays empty for longer than anybody waits, the read is not sent: it would be refused.
#[tokio::test]
async fn a_read_is_not_sent_into_an_empty_bucket() {
    let server = organization(scopes(), |seen| match seen.what() {
        "GET /api/v1/apps/0oa1/grants" => Some(Reply::json(404, "{\"errorCode\":\"E0000007\"}")),
        "GET /api/v1/apps" => {
            let ends = jiff::Timestamp::now().as_second() + 600;
            let headers = format!("x-rate-limit-remaining: 0\r\nx-rate-limit-reset: {ends}\r\n");
            Some(Reply::Json(200, headers, "[{\"id\":\"0oa2\"}]".to_owned()))
        }
        _ => None,
    })
    .await;
    let (secret, scopes, on_row) = (secret(), scopes(), |_: Row| {});
    let proven = run(&server.out, all(&secret, &scopes), &on_row).await;
    let row = proven.rows.iter().find(|row| row.id == "probe:okta.appGrants.manage").expect("a row");
    assert_eq!(row.problem.as_ref().map(|problem| problem.kind), Some(Kind::OktaRateLimited));
    assert_eq!(server.count("GET /api/v1/apps/0oa2/grants"), 0);
}

/// Headers that report what is left of a window and in how many seconds it ends.
fn window(remaining: u32, seconds: u32) -> String {
    let ends = 1_795_464_000 + seconds;
    format!(
        "Date: Mon, 23 Nov 2026 20:00:00 GMT\r\nX-Rate-Limit-Remaining: {remaining}\r\nX-Rate-Limit-Reset: {ends}\r\n"
    )
}

/// A whole test, and the waits that it reported.
async fn reported_waits(server: &Scripted) -> (TestResult, Vec<Option<u64>>) {
    let (secret, scopes, on_row) = (secret(), scopes(), |_: Row| {});
    let reported = Mutex::new(Vec::new());
    let on_wait = |seconds: Option<u64>| reported.lock().expect("not poisoned").push(seconds);
    let proven = server.out.telling_waits(HOST, &on_wait, run(&server.out, all(&secret, &scopes), &on_row)).await;
    (proven, reported.into_inner().expect("not poisoned"))
}

/// A refused request waits to the end of its window and a second more, since the header counts whole seconds.
#[tokio::test]
async fn a_wait_after_a_refusal_is_reported_with_its_seconds_and_its_end() {
    let first = AtomicUsize::new(0);
    let server = organization(scopes(), move |seen| {
        let limited = seen.what() == TOKEN && first.fetch_add(1, Ordering::Relaxed) == 0;
        limited.then(|| Reply::Json(429, window(0, 2), "{\"errorCode\":\"E0000047\"}".to_owned()))
    })
    .await;
    let (proven, reported) = reported_waits(&server).await;
    assert_eq!(reported, [Some(3), None]);
    assert!(proven.rows.iter().all(|row| row.state == RowState::Pass || row.id == "factors" || row.id == "writing"));
    assert_eq!((server.count(TOKEN), server.count(REVOKE)), (2, 1), "it is asked as often as before");
}

#[tokio::test]
async fn a_wait_for_an_empty_window_is_reported_with_its_seconds_and_its_end() {
    let server = organization(scopes(), |seen| match seen.what() {
        "GET /api/v1/apps/0oa1/grants" => Some(Reply::json(404, "{\"errorCode\":\"E0000007\"}")),
        "GET /api/v1/apps" => Some(Reply::Json(200, window(0, 0), "[{\"id\":\"0oa2\"}]".to_owned())),
        _ => None,
    })
    .await;
    let (_, reported) = reported_waits(&server).await;
    assert!(!reported.is_empty() && reported.chunks(2).all(|wait| wait == [Some(1), None]), "{reported:?}");
    assert_eq!(server.count("GET /api/v1/apps/0oa2/grants"), 1);
}

#[tokio::test]
async fn a_wait_for_another_host_is_not_reported() {
    let server = organization(scopes(), |_| None).await;
    let elsewhere = server.out.waiting("other.okta.practice", Duration::from_secs(8));
    let (_, reported) = reported_waits(&server).await;
    assert_eq!(reported, []);
    drop(elsewhere);
}
