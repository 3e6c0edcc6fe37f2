use std::sync::Arc;

use tokio::sync::Notify;
use zeroize::Zeroizing;

use super::*;
use crate::http::scripted::{Reply, Scripted, Seen};
use model::catalogue::Shape;
use model::names;
use model::problem::{Kind, Problem, Result};
use secrets::secret::Secret;

const HOST: &str = "acme.okta.practice";

fn secret() -> Secret {
    let value: String = "aB3-".chars().cycle().take(40).collect();
    Secret::take_okta(Zeroizing::new(value)).expect("taken").0
}

fn document(id: &str, href: &str, alternate: Option<&str>) -> Reply {
    let alternate = alternate.map(|to| format!(",\"alternate\":{{\"href\":\"https://{to}\"}}")).unwrap_or_default();
    let links = format!("{{\"organization\":{{\"href\":\"https://{href}\"}}{alternate}}}");
    Reply::json(200, format!("{{\"id\":\"{id}\",\"pipeline\":\"idx\",\"_links\":{links}}}"))
}

async fn discovered(text: &str, answer: impl Fn(&Seen) -> Reply + Send + Sync + 'static) -> (Result<Found>, Scripted) {
    let server = Scripted::start(answer).await;
    let reading = names::read(text, true).expect("readable");
    (discover(&server.out, &reading).await, server)
}

#[tokio::test]
async fn an_organization_names_itself() {
    let (found, server) = discovered(HOST, |_| document("00o1", HOST, Some("login.acme.practice"))).await;
    let found = found.expect("found");
    assert_eq!((found.host.as_str(), found.custom_domain.as_deref()), (HOST, Some("login.acme.practice")));
    assert_eq!((found.metadata.org_id.as_str(), found.metadata.engine.as_str()), ("00o1", "idx"));
    assert_eq!(server.count("GET /.well-known/okta-organization"), 1);
}

#[tokio::test]
async fn a_custom_domain_is_asked_twice() {
    let (found, server) =
        discovered("login.acme.practice", |_| document("00o1", HOST, Some("login.acme.practice"))).await;
    assert_eq!(found.expect("found").host, HOST);
    let hosts: Vec<String> = server.seen().into_iter().map(|seen| seen.host).collect();
    assert_eq!(hosts, ["login.acme.practice", HOST]);
}

#[tokio::test]
async fn two_answers_must_agree() {
    let custom = |seen: &Seen| seen.host == "login.acme.practice";
    let other_id =
        move |seen: &Seen| document(if custom(seen) { "00o1" } else { "00o2" }, HOST, Some("login.acme.practice"));
    let no_way_back = move |_: &Seen| document("00o1", HOST, None);
    let elsewhere = move |_: &Seen| document("00o1", "acme.evil.test", Some("login.acme.practice"));
    let kinds = [
        discovered("login.acme.practice", other_id).await.0,
        discovered("login.acme.practice", no_way_back).await.0,
        discovered("login.acme.practice", elsewhere).await.0,
        discovered(HOST, |_| document("00o1", "other.okta.practice", None)).await.0,
    ]
    .map(|found| found.expect_err("refused").kind);
    assert_eq!(kinds, [Kind::DomainNamesAnother; 4]);
}

#[tokio::test]
async fn where_no_okta_answers() {
    for (text, reply, kind) in [
        (HOST, Reply::html(404), Kind::DomainUnknownOrganization),
        (HOST, Reply::json(404, "{}"), Kind::DomainUnknownOrganization),
        (HOST, Reply::html(200), Kind::NetworkHtml),
        (HOST, Reply::Json(302, "location: https://portal.test/\r\n".into(), String::new()), Kind::NetworkHtml),
        (HOST, Reply::json(200, "{\"id\":"), Kind::AnswerUnreadable),
        (HOST, Reply::json(429, "{\"errorCode\":\"E0000047\"}"), Kind::OktaRateLimited),
        ("login.acme.practice", Reply::html(200), Kind::DomainUnknownOrganization),
        ("login.acme.practice", Reply::json(200, "{}"), Kind::DomainUnknownOrganization),
    ] {
        let (found, _server) = discovered(text, move |_| reply.clone()).await;
        assert_eq!(found.expect_err("refused").kind, kind, "{text}");
    }
}

async fn refused(status: u16, body: String) -> Problem {
    let server = Scripted::start(move |_| Reply::json(status, &body)).await;
    let client = Client::new(&server.out, HOST, "0oa", &secret()).expect("a client");
    let problem = client.token(&["okta.users.manage".to_owned()]).await.expect_err("refused");
    let times = if problem.kind == Kind::OktaBusy { 3 } else { 1 };
    assert_eq!(server.count("POST /oauth2/v1/token"), times, "{}", problem.code());
    problem
}

fn oauth(error: &str, text: &str) -> String {
    serde_json::json!({ "error": error, "error_description": text }).to_string()
}

#[tokio::test]
async fn the_words_of_a_refusal_are_kept() {
    let text = "The client secret supplied for a confidential client is invalid.";
    let problem = refused(401, oauth("invalid_client", text)).await;
    assert_eq!(problem.kind, Kind::OktaSecretRefused);
    let said = problem.said.expect("said");
    assert_eq!(
        (said.status, said.error.as_deref(), said.text.as_deref()),
        (Some(401), Some("invalid_client"), Some(text))
    );
}

#[tokio::test]
async fn an_unknown_refusal_is_not_guessed() {
    let near = "The client secret supplied for a confidential client is invalid";
    for (status, body) in [
        (401, oauth("invalid_client", near)),
        (400, oauth("invalid_client", &format!("{near}."))),
        (400, oauth("invalid_dpop_proof", "x")),
        (403, oauth("access_denied", "x")),
        (418, "{}".into()),
    ] {
        let problem = refused(status, body).await;
        assert_eq!(problem.kind, Kind::OktaUnknownAnswer);
        assert_eq!(problem.said.expect("said").status, Some(status));
    }
}

#[tokio::test]
async fn a_token_goes_out_by_basic_and_is_revoked_when_let_go() {
    let server = Scripted::start(|seen| match seen.what() {
        "POST /oauth2/v1/token" => Reply::json(200, "{\"access_token\":\"t0\",\"expires_in\":3600,\"scope\":\"a b\"}"),
        _ => Reply::json(200, "[]"),
    })
    .await;
    let client = Client::new(&server.out, HOST, "0oa", &secret()).expect("a client");
    let held = client.token(&["a".to_owned(), "b".to_owned()]).await.expect("a token");
    assert_eq!(held.scopes, ["a", "b"]);
    assert!(!format!("{held:?}").contains("t0"));
    held.probe("/api/v1/groups?limit=1", Shape::List).await.expect("readable");
    held.end().await.expect("revoked");
    let seen = server.seen();
    assert!(seen[0].head.to_lowercase().contains("authorization: basic "));
    assert_eq!(seen[0].body, "grant_type=client_credentials&scope=a+b");
    assert!(seen[1].head.to_lowercase().contains("authorization: bearer t0"));
    assert_eq!(seen[2].body, "token=t0&token_type_hint=access_token");

    drop(client.token(&["a".to_owned()]).await.expect("a token"));
    server.until("POST /oauth2/v1/revoke", 2).await;
}

#[tokio::test]
async fn a_token_asked_for_in_vain_is_revoked_too() {
    let said = Arc::new(Notify::new());
    let waits = said.clone();
    let server = Scripted::start(move |seen| match seen.what() {
        "POST /oauth2/v1/token" => Reply::Late(waits.clone(), 200, "{\"access_token\":\"t0\",\"scope\":\"a\"}".into()),
        _ => Reply::json(200, ""),
    })
    .await;
    let client = Client::new(&server.out, HOST, "0oa", &secret()).expect("a client");
    let scopes = ["a".to_owned()];
    tokio::select! {
        _ = client.token(&scopes) => panic!("nothing was answered yet"),
        () = server.until("POST /oauth2/v1/token", 1) => {}
    }
    said.notify_one();
    server.until("POST /oauth2/v1/revoke", 1).await;
}

async fn probed(reply: Reply) -> Kind {
    let server = Scripted::start(move |seen| match seen.what() {
        "POST /oauth2/v1/token" => Reply::json(200, "{\"access_token\":\"t0\",\"scope\":\"a\"}"),
        "POST /oauth2/v1/revoke" => Reply::json(200, ""),
        _ => reply.clone(),
    })
    .await;
    let client = Client::new(&server.out, HOST, "0oa", &secret()).expect("a client");
    let held = client.token(&["a".to_owned()]).await.expect("a token");
    held.probe("/api/v1/zones?limit=1", Shape::List).await.expect_err("refused").kind
}

#[tokio::test]
async fn probes_tell_why() {
    let header = "WWW-Authenticate: Bearer realm=\"x\", scope=\"okta.users.read\", error=\"insufficient_scope\", error_description=\"y\"\r\n";
    let invalid = "WWW-Authenticate: Bearer error=\"invalid_token\", error_description=\"The token has expired.\"\r\n";
    let code = |code: &str| serde_json::json!({ "errorCode": code, "errorSummary": "s", "errorId": "i" }).to_string();
    for (reply, kind) in [
        (Reply::Json(403, header.into(), String::new()), Kind::OktaInsufficientScope),
        (Reply::Json(401, invalid.into(), String::new()), Kind::OktaTokenRefused),
        (Reply::json(401, code("E0000011")), Kind::OktaTokenRefused),
        (Reply::json(401, code("E0000015")), Kind::OktaFeatureAbsent),
        (Reply::json(404, code("E0000008")), Kind::OktaFeatureAbsent),
        (Reply::json(403, code("E0000006")), Kind::OktaRoleTooSmall),
        (Reply::json(503, code("E0000010")), Kind::OktaReadOnly),
        (Reply::json(500, code("E0000009")), Kind::OktaDown),
        (Reply::json(429, code("E0000047")), Kind::OktaRateLimited),
        (Reply::html(200), Kind::NetworkHtml),
        (Reply::html(502), Kind::OktaDown),
    ] {
        assert_eq!(probed(reply).await, kind);
    }
}

const ID: &str = "x-okta-request-id: reqE\r\n";

fn page(status: u16, headers: &str) -> Reply {
    Reply::Json(status, format!("content-type: text/html\r\n{headers}"), "<html>403</html>".into())
}

/// The status and Okta's headers count before the form of the body.
#[tokio::test]
async fn a_page_with_okta_s_own_id_means_what_its_status_says() {
    for (reply, kind) in [
        (page(403, ID), Kind::OktaBlocked),
        (page(429, ID), Kind::OktaRateLimited),
        (page(503, ID), Kind::OktaDown),
        (page(404, ID), Kind::OktaUnknownAnswer),
        (page(200, ID), Kind::AnswerUnreadable),
        (page(403, ""), Kind::NetworkHtml),
        (page(429, ""), Kind::NetworkHtml),
        (page(200, ""), Kind::NetworkHtml),
        // Its rate limit is a sign of Okta, too.
        (page(429, "x-rate-limit-remaining: 0\r\n"), Kind::OktaRateLimited),
        (page(429, "retry-after: 33\r\n"), Kind::OktaRateLimited),
        // A network's own answers, whatever headers they have.
        (page(511, ""), Kind::NetworkHtml),
        (Reply::json(407, "{}"), Kind::NetworkProxyAuth),
    ] {
        let said = format!("{reply:?}");
        assert_eq!(probed(reply).await, kind, "{said}");
    }
}

/// Okta's error is recognized by its content, not by the type that something in between gave it, nor by a mark before
/// it.
#[tokio::test]
async fn an_error_of_okta_s_is_read_whatever_its_type_says() {
    let error = "{\"errorCode\":\"E0000006\",\"errorSummary\":\"You do not have permission\"}";
    for (headers, mark) in [("content-type: text/html\r\n", ""), ("content-type: text/plain\r\n", ""), ("", "\u{feff}")]
    {
        let reply = Reply::Json(403, headers.into(), format!("{mark}{error}"));
        assert_eq!(probed(reply).await, Kind::OktaRoleTooSmall, "{headers:?} {mark:?}");
    }
}

/// A 403 without an error of Okta's is a blocked address, wherever it comes from; one with an unknown error is not.
#[tokio::test]
async fn a_403_without_a_reason_is_a_blocked_address() {
    for (headers, body) in
        [("", ""), (ID, ""), (ID, "{}"), ("", "{\"message\":\"Forbidden\"}"), ("", "Forbidden"), ("", "[]")]
    {
        let reply = Reply::Json(403, headers.into(), body.into());
        assert_eq!(probed(reply.clone()).await, Kind::OktaBlocked, "{body}");
        let refused = reply.clone();
        let (found, _server) = discovered(HOST, move |_| refused.clone()).await;
        assert_eq!(found.expect_err("blocked").kind, Kind::OktaBlocked, "{body}");
        let (found, _server) = discovered("login.acme.practice", move |_| reply.clone()).await;
        assert_eq!(found.expect_err("blocked").kind, Kind::OktaBlocked, "{body}");
    }
    assert_eq!(probed(Reply::json(403, oauth("access_denied", "x"))).await, Kind::OktaUnknownAnswer);
}

/// Without a header no time is named.
#[tokio::test]
async fn a_wait_is_named_only_where_a_header_names_it() {
    let now = jiff::Timestamp::now().as_second();
    for (headers, seconds) in [
        (String::new(), false),
        (format!("x-rate-limit-reset: {}\r\n", (now + 45) * 1000), false),
        (format!("x-rate-limit-reset: {}\r\n", now + 86_400), false),
        (format!("x-rate-limit-reset: {}\r\n", now - 3_600), false),
        ("x-rate-limit-reset: -1\r\n".to_owned(), false),
        (format!("x-rate-limit-reset: {}\r\n", now + 45), true),
        ("retry-after: 45\r\n".to_owned(), true),
    ] {
        let reply = Reply::Json(429, headers.clone(), "{\"errorCode\":\"E0000047\"}".into());
        let (found, _server) = discovered(HOST, move |_| reply.clone()).await;
        let problem = found.expect_err("limited");
        assert_eq!(problem.kind, Kind::OktaRateLimited);
        assert_eq!(problem.args.contains_key("seconds"), seconds, "{headers}");
        assert_eq!(problem.at_field.as_deref(), (!seconds).then_some("untimed"), "{headers}");
    }
}

/// A gateway's page passes like an error of Okta's own.
#[tokio::test]
async fn a_passing_page_of_a_gateway_is_repeated() {
    for status in [502, 503, 504] {
        let first = std::sync::atomic::AtomicBool::new(true);
        let (found, server) = discovered(HOST, move |_| match first.swap(false, std::sync::atomic::Ordering::SeqCst) {
            true => page(status, ""),
            false => document("00o1", HOST, None),
        })
        .await;
        assert!(found.is_ok(), "{status}");
        assert_eq!(server.seen().len(), 2, "{status}");
    }
}

/// Nobody knows whose fault a 502 without Okta's words is.
#[tokio::test]
async fn a_gateway_is_not_called_okta() {
    for (reply, field) in [
        (page(502, ""), Some("gateway")),
        (Reply::json(503, ""), Some("gateway")),
        (page(502, ID), None),
        (Reply::json(500, "{\"errorCode\":\"E0000009\"}"), None),
    ] {
        let said = format!("{reply:?}");
        let (found, _server) = discovered(HOST, move |_| reply.clone()).await;
        let problem = found.expect_err("down");
        assert_eq!((problem.kind, problem.at_field.as_deref()), (Kind::OktaDown, field), "{said}");
    }
}

/// Metadata that name no org lead to none.
#[tokio::test]
async fn a_link_that_cannot_be_read_names_no_other_org() {
    for href in ["http://acme.okta.practice", "acme.okta.practice", "https://acme.okta.practice:8443", ""] {
        let body = format!("{{\"id\":\"00o1\",\"_links\":{{\"organization\":{{\"href\":\"{href}\"}}}}}}");
        for host in [HOST, "login.acme.practice"] {
            let body = body.clone();
            let (found, _server) = discovered(host, move |_| Reply::json(200, &body)).await;
            assert_eq!(found.expect_err("unreadable").kind, Kind::AnswerUnreadable, "{href} at {host}");
        }
    }
    let odd = move |_: &Seen| {
        let links = format!("{{\"organization\":{{\"href\":\"https://{HOST}\"}},\"alternate\":[]}}");
        Reply::json(200, format!("{{\"id\":\"00o1\",\"_links\":{links}}}"))
    };
    assert_eq!(discovered("login.acme.practice", odd).await.0.expect_err("unreadable").kind, Kind::AnswerUnreadable);
    assert_eq!(discovered(HOST, odd).await.0.expect("found").custom_domain, None);
}

/// A redirect is no page, and is reported as what it is.
#[tokio::test]
async fn a_redirect_is_called_a_redirect() {
    let moved = Reply::Json(302, "location: https://portal.test/\r\n".into(), String::new());
    let (found, _server) = discovered(HOST, move |_| moved.clone()).await;
    let problem = found.expect_err("moved");
    assert_eq!((problem.kind, problem.at_field.as_deref()), (Kind::NetworkHtml, Some("redirect")));
}
