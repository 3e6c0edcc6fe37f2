use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use zeroize::Zeroizing;

use super::*;
use crate::http::scripted::{Reply, Scripted, Seen};
use model::catalogue;
use model::problem::{Kind, Result};
use secrets::secret::Secret;

const TOKEN: &str = "POST /token";
const LIST: &str = "GET /okta/v1/domains";
const REGISTER: &str = "POST /okta/v1/domains";
const DENY: &str = "User is not authorized to access this resource with an explicit deny";

fn made(length: usize) -> Zeroizing<String> {
    Zeroizing::new("aB3-".chars().cycle().take(length).collect())
}

fn secret() -> Secret {
    Secret::take_okta(made(40)).expect("taken").0
}

fn error(code: &str, message: &str) -> String {
    serde_json::json!({ "code": code, "message": message }).to_string()
}

fn domain() -> String {
    serde_json::json!({
        "domainID": "d1", "oktaDomain": "https://acme.okta.practice", "clientID": "0oa1", "appStatus": "Connected",
        "backupEnabled": true, "storageRegion": "eu-central-1", "backupFrequency": "Daily", "backupRetention": "One year",
        "lastBackup": { "state": "Successful", "endedOn": "2026-11-23T20:00:00Z" }, "protectedItems": { "users": 3 },
    })
    .to_string()
}

/// A Dell whose tokens are `t1`, `t2`, ...; `special` answers everything else.
async fn dell_with(
    expires_in: u64,
    special: impl Fn(&Seen) -> Reply + Send + Sync + 'static,
) -> (Scripted, Result<Dell>) {
    let tokens = AtomicUsize::new(0);
    let server = Scripted::start(move |seen| {
        if seen.what() != TOKEN {
            return special(seen);
        }
        let number = tokens.fetch_add(1, Ordering::SeqCst) + 1;
        let body = serde_json::json!({ "access_token": format!("t{number}"), "token_type": "bearer", "expires_in": expires_in });
        Reply::json(200, body)
    })
    .await;
    let environment = catalogue::environment("practice-api").expect("listed");
    let (key, _) = Secret::take_dell(made(24)).expect("taken");
    let dell = Dell::sign_in(server.out.clone(), environment, "key1", key).await;
    (server, dell)
}

async fn dell(special: impl Fn(&Seen) -> Reply + Send + Sync + 'static) -> (Scripted, Dell) {
    let (server, dell) = dell_with(1800, special).await;
    (server, dell.expect("signed in"))
}

async fn authorized(reply: Reply) -> (Scripted, std::result::Result<Sent, Unsent>) {
    let (server, dell) = dell(move |_| reply.clone()).await;
    let result = dell.authorize("https://acme.okta.practice", "0oa1", &secret()).await;
    (server, result)
}

/// The token of a request.
fn bearer(seen: &Seen) -> String {
    let line = seen.head.lines().find(|line| line.to_lowercase().starts_with("authorization: bearer "));
    line.map(|line| line[22..].to_owned()).unwrap_or_default()
}

#[tokio::test]
async fn signing_in_is_one_token_request_by_basic() {
    let (server, dell) = dell_with(1800, |_| Reply::json(500, "")).await;
    assert!(dell.is_ok());
    let seen = &server.seen()[0];
    assert_eq!(
        (seen.host.as_str(), seen.body.as_str()),
        ("apis.dell.practice", "grant_type=client_credentials&scope=read")
    );
    assert!(seen.head.to_lowercase().contains("authorization: basic "));
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
async fn a_refused_key_is_reported() {
    for (status, body) in [(400, String::new()), (401, error("1", "no")), (403, error("1", DENY))] {
        let server = Scripted::start(move |_| Reply::json(status, &body)).await;
        let environment = catalogue::environment("practice-api").expect("listed");
        let (key, _) = Secret::take_dell(made(24)).expect("taken");
        let problem = Dell::sign_in(server.out.clone(), environment, "key1", key).await.err().expect("refused");
        assert_eq!((problem.kind, server.seen().len()), (Kind::DellKeyRefused, 1), "{status}");
    }
}

#[tokio::test]
async fn a_registration_is_sent_once_and_answered() {
    let (server, sent) = authorized(Reply::json(201, domain())).await;
    let Ok(Sent::Registered(registered)) = sent else { panic!("{sent:?}") };
    assert_eq!((registered.id.as_str(), registered.status.word()), ("d1", "Connected"));
    assert_eq!(registered.items["users"], 3);
    assert!(registered.last_ended().is_some());
    assert_eq!(server.count(REGISTER), 1);
    let body: serde_json::Value = serde_json::from_str(&server.seen()[1].body).expect("JSON");
    let expected = serde_json::json!({ "oktaDomain": "https://acme.okta.practice", "clientID": "0oa1", "clientSecret": &*made(40) });
    assert_eq!(body, expected);

    let (server, sent) = authorized(Reply::json(202, "{\"taskID\":\"k1\"}")).await;
    assert_eq!(sent, Ok(Sent::Running("k1".into())));
    assert_eq!(server.count(REGISTER), 1);
}

#[tokio::test]
async fn what_dell_refuses_is_not_sent_again() {
    for (status, body, kind) in [
        (
            409,
            serde_json::json!({ "code": "OKTA-1409", "message": "m", "data": { "domainID": "d9" } }).to_string(),
            Kind::DellAlready,
        ),
        (422, error("OKTA-1401", "m"), Kind::DellCredentialRefused),
        (
            422,
            serde_json::json!({ "code": "OKTA-1403", "message": "m", "data": { "missingScopes": ["a", "b"] } })
                .to_string(),
            Kind::DellScopesMissing,
        ),
        (403, error("OKTA-1003", DENY), Kind::DellFeatureOff),
        (403, error("OKTA-1999", DENY), Kind::DellForbidden),
        (403, error("7", "another text"), Kind::DellForbidden),
        (401, error("OKTA-1003", "m"), Kind::DellFeatureOff),
        (400, "{\"code\":12,\"message\":\"m\"}".into(), Kind::DellUnknownAnswer),
        (400, String::new(), Kind::DellUnknownAnswer),
        (429, String::new(), Kind::DellThrottled),
    ] {
        let (server, sent) = authorized(Reply::json(status, &body)).await;
        let Err(Unsent::Refused(problem)) = sent else { panic!("{status} {body}: {sent:?}") };
        assert_eq!((problem.kind, server.count(REGISTER)), (kind, 1), "{status} {body}");
        assert!(!format!("{problem:?}").contains(&**made(40)));
        match kind {
            Kind::DellAlready => {
                assert_eq!((problem.args["domain_id"].as_str(), problem.args["status"].as_str()), ("d9", "Registered"))
            }
            Kind::DellScopesMissing => assert_eq!(problem.args["scopes"], "a b"),
            _ => {}
        }
    }
}

#[tokio::test]
async fn what_nobody_knows_is_ambiguous_and_not_sent_again() {
    for (reply, kind) in [
        (Reply::Cut, Kind::NetworkOther),
        (Reply::Raw(b"HTTP/1.1 201 x\r\ncontent-length: 99\r\n\r\n{".to_vec()), Kind::NetworkOther),
        (Reply::json(201, "{"), Kind::AnswerUnreadable),
        (Reply::json(202, "{}"), Kind::AnswerUnreadable),
        (Reply::html(200), Kind::NetworkHtml),
        (Reply::html(403), Kind::NetworkHtml),
        (Reply::html(503), Kind::DellDown),
        (Reply::json(500, "{\"code\":\"X-1\",\"message\":\"m\",\"retryable\":true}"), Kind::DellThrottled),
        (Reply::json(500, ""), Kind::DellDown),
        (Reply::Json(302, "location: https://x.test/\r\n".into(), String::new()), Kind::DellUnknownAnswer),
    ] {
        let (server, sent) = authorized(reply.clone()).await;
        let Err(Unsent::Ambiguous(problem)) = sent else { panic!("{reply:?}: {sent:?}") };
        assert_eq!((problem.kind, server.count(REGISTER)), (kind, 1), "{reply:?}");
    }
}

#[tokio::test]
async fn what_never_left_is_not_sent() {
    // A token that is old at once, and a second one that is refused: the registration never starts.
    let first = AtomicUsize::new(0);
    let server = Scripted::start(move |_| match first.fetch_add(1, Ordering::SeqCst) {
        0 => Reply::json(200, "{\"access_token\":\"t\",\"expires_in\":1}"),
        _ => Reply::json(401, ""),
    })
    .await;
    let environment = catalogue::environment("practice-api").expect("listed");
    let (key, _) = Secret::take_dell(made(24)).expect("taken");
    let dell = Dell::sign_in(server.out.clone(), environment, "key1", key).await.expect("signed in");
    let sent = dell.authorize("https://acme.okta.practice", "0oa1", &secret()).await;
    assert!(matches!(sent, Err(Unsent::NotSent(ref problem)) if problem.kind == Kind::DellKeyRefused), "{sent:?}");
    assert_eq!(server.count(REGISTER), 0);

    let environment = catalogue::environment("practice-console").expect("listed");
    let (server, _) = dell_with(1800, |_| Reply::json(500, "")).await;
    let (key, _) = Secret::take_dell(made(24)).expect("taken");
    let console = Dell::sign_in(server.out.clone(), environment, "key1", key).await.expect("signed in");
    let sent = console.authorize("https://acme.okta.practice", "0oa1", &secret()).await;
    assert!(matches!(sent, Err(Unsent::NotSent(ref problem)) if problem.kind == Kind::DellFeatureOff), "{sent:?}");
    assert_eq!(server.count(REGISTER), 0);
}

#[tokio::test]
async fn a_post_turned_away_at_the_gate_goes_once_with_a_new_token() {
    for (status, body) in
        [(401, String::new()), (403, error("7", DENY)), (401, "{\"code\":3,\"message\":\"m\"}".into())]
    {
        let (server, dell) = dell(move |seen| match bearer(seen).as_str() {
            "t1" => Reply::json(status, &body),
            _ => Reply::json(201, domain()),
        })
        .await;
        let sent = dell.authorize("https://acme.okta.practice", "0oa1", &secret()).await;
        assert!(matches!(sent, Ok(Sent::Registered(_))), "{sent:?}");
        assert_eq!((server.count(REGISTER), server.count(TOKEN)), (2, 2));
    }
    let (server, sent) = authorized(Reply::json(401, "")).await;
    assert!(matches!(sent, Err(Unsent::Refused(ref problem)) if problem.kind == Kind::DellForbidden), "{sent:?}");
    assert_eq!((server.count(REGISTER), server.count(TOKEN)), (2, 2));
}

#[tokio::test]
async fn an_answer_that_repeats_the_secret_is_kept_without_it() {
    let body = error("OKTA-1401", &format!("no such secret: {}", *made(40)));
    let (_server, dell) = dell(move |_| Reply::json(422, &body)).await;
    let refused = dell.authorize("https://acme.okta.practice", "0oa1", &secret()).await.expect_err("refused");
    assert_eq!(refused.problem().kind, Kind::DellCredentialRefused);
    let again = dell.reauthorize("d1", "0oa1", &secret()).await.expect_err("refused");
    for problem in [refused.problem(), again.problem()] {
        assert_eq!(problem.said.as_ref().and_then(|said| said.text.as_deref()), Some("no such secret: …"));
    }
}

#[tokio::test]
async fn a_get_goes_once_with_a_new_token() {
    for status in [401, 403] {
        let (server, dell) = dell(move |seen| match bearer(seen).as_str() {
            "t1" => Reply::json(status, error("OKTA-1003", "m")),
            _ => Reply::json(200, "{\"domains\":[]}"),
        })
        .await;
        assert_eq!(dell.domains("acme.okta.practice").await, Ok(Vec::new()));
        assert_eq!((server.count(LIST), server.count(TOKEN)), (2, 2));
    }
    let (server, dell) = dell(|_| Reply::json(403, error("7", DENY))).await;
    assert_eq!(dell.keys().await.expect_err("refused").kind, Kind::DellForbidden);
    assert_eq!((server.count("GET /okta/v1/keymanagement"), server.count(TOKEN)), (2, 2));
}

#[tokio::test]
async fn a_put_is_not_repeated() {
    let (server, dell) = dell(|_| Reply::json(401, "")).await;
    assert!(matches!(dell.set_keys().await, Err(Unsent::Refused(problem)) if problem.kind == Kind::DellForbidden));
    assert!(dell.reauthorize("d1", "0oa1", &secret()).await.is_err());
    assert_eq!(server.count("PUT /okta/v1/keymanagement"), 1);
    assert_eq!(server.count("PUT /okta/v1/domains/d1/authorization"), 1);
    assert_eq!(server.count(TOKEN), 1);
}

#[tokio::test]
async fn a_token_is_used_until_it_is_old() {
    for (life, tokens) in [(1800, 1), (30, 3)] {
        let (server, dell) = dell_with(life, |_| Reply::json(200, "{\"enabled\":true}")).await;
        let dell = dell.expect("signed in");
        assert_eq!(dell.keys().await, Ok(true));
        assert_eq!(dell.keys().await, Ok(true));
        assert_eq!(server.count(TOKEN), tokens);
    }
}

#[tokio::test]
async fn every_page_of_the_list_is_read() {
    let (server, dell) = dell(|seen| {
        let next = if seen.line.contains("pageToken=p%2B2") { "" } else { ",\"nextPageToken\":\"p+2\"" };
        Reply::json(200, format!("{{\"domains\":[{}]{next}}}", domain()))
    })
    .await;
    assert_eq!(dell.domains("acme.okta.practice").await.expect("read").len(), 2);
    let lines: Vec<String> = server.seen().iter().skip(1).map(|seen| seen.line.clone()).collect();
    assert_eq!(lines, ["GET /okta/v1/domains?domain=acme.okta.practice", "GET /okta/v1/domains?pageToken=p%2B2"]);
}

#[tokio::test]
async fn a_list_that_names_itself_ends() {
    let (server, dell) = dell(|_| Reply::json(200, "{\"domains\":[],\"nextPageToken\":\"p\"}")).await;
    assert_eq!(dell.domains("acme.okta.practice").await, Ok(Vec::new()));
    assert_eq!(server.count(LIST), 2);
}

#[tokio::test]
async fn tasks_are_watched_to_their_end() {
    let asked = AtomicUsize::new(0);
    let (server, watched) = dell(move |_| match asked.fetch_add(1, Ordering::SeqCst) {
        0 => Reply::json(200, "{\"taskID\":\"k1\",\"state\":\"Queued\"}"),
        1 => Reply::json(200, "{\"taskID\":\"k1\",\"state\":\"Running\"}"),
        _ => Reply::json(200, format!("{{\"taskID\":\"k1\",\"state\":\"Succeeded\",\"domain\":{}}}", domain())),
    })
    .await;
    assert_eq!(watched.watch("k1", Duration::from_secs(20)).await.expect("registered").id, "d1");
    assert_eq!(server.count("GET /okta/v1/tasks/k1"), 3);

    for (body, kind) in [
        ("{\"taskID\":\"k1\",\"state\":\"Failed\"}".to_owned(), Kind::DellTaskFailed),
        (
            format!("{{\"taskID\":\"k1\",\"state\":\"Failed\",\"error\":{}}}", error("OKTA-1401", "m")),
            Kind::DellCredentialRefused,
        ),
        // It has ended, whatever its code means elsewhere: watching must stop.
        (
            format!("{{\"taskID\":\"k1\",\"state\":\"Failed\",\"error\":{}}}", error("OKTA-1003", "m")),
            Kind::DellTaskFailed,
        ),
        ("{\"taskID\":\"k1\",\"state\":\"Running\"}".to_owned(), Kind::DellTaskHangs),
        ("{\"taskID\":\"k1\",\"state\":\"Paused\"}".to_owned(), Kind::DellUnknownAnswer),
        ("{\"taskID\":\"k1\",\"state\":\"Succeeded\"}".to_owned(), Kind::DellUnknownAnswer),
    ] {
        let (_server, dell) = dell(move |_| Reply::json(200, &body)).await;
        assert_eq!(dell.watch("k1", Duration::ZERO).await.expect_err("no domain").kind, kind);
    }
}

#[tokio::test]
async fn backups_and_what_is_gone() {
    let (server, dell) = dell(|seen| match seen.what() {
        "POST /okta/v1/domains/d1/backup" => Reply::json(409, error("OKTA-1410", "m")),
        "GET /okta/v1/domains/gone" => Reply::json(404, ""),
        _ => Reply::json(200, domain()),
    })
    .await;
    let refused = dell.backup_now("d1").await.expect_err("refused");
    assert_eq!(refused.problem().kind, Kind::DellKeysOff);
    assert_eq!(dell.domain("gone").await.expect_err("gone").kind, Kind::DellNotListed);
    let before = server.seen().len();
    for id in ["", "..", "d1/../x", "d1?x", "%2e%2e"] {
        assert!(dell.domain(id).await.is_err(), "{id}");
    }
    assert_eq!(server.seen().len(), before);
}

/// A page, an empty body, or half an answer in place of JSON: reported as what it is, and never read as an empty list.
#[tokio::test]
async fn what_cannot_be_read_is_reported() {
    for (reply, kind) in [
        (Reply::html(200), Kind::NetworkHtml),
        (Reply::html(404), Kind::NetworkHtml),
        (Reply::json(200, ""), Kind::AnswerUnreadable),
        (Reply::json(200, "{"), Kind::AnswerUnreadable),
        (Reply::json(204, ""), Kind::AnswerUnreadable),
    ] {
        let (_server, dell) = dell(move |_| reply.clone()).await;
        let kinds = [
            dell.domains("acme.okta.practice").await.expect_err("no list").kind,
            dell.task("k1").await.expect_err("no task").kind,
            dell.domain("d1").await.expect_err("no domain").kind,
            dell.keys().await.expect_err("no answer").kind,
        ];
        assert_eq!(kinds, [kind; 4]);
    }
}

/// A list whose pages never end is given up, and doesn't count as read.
#[tokio::test]
async fn a_list_without_an_end_is_no_list() {
    let page = AtomicUsize::new(0);
    let (_server, dell) = dell(move |_| {
        let next = page.fetch_add(1, Ordering::SeqCst);
        Reply::json(200, format!("{{\"domains\":[],\"nextPageToken\":\"p{next}\"}}"))
    })
    .await;
    assert_eq!(dell.domains("acme.okta.practice").await.expect_err("no end").kind, Kind::DellUnknownAnswer);
}
