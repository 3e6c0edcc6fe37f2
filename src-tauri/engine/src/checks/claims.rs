//! Each sentence about a test follows from an event of that run.
//!
//! [`CLAIMS`] names what each message presupposes. A message without an entry fails; a phrase that names an event is
//! allowed only with that event in the entry, in both languages; and a walk through every problem that a test can give
//! compares the entries with the requests and answers of the run.

use parking_lot::Mutex;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use futures_util::stream::{self, StreamExt};
use serde_json::{Value, json};

use super::run::run_within;
use super::tests::{HOST, REVOKE, TOKEN, asked, scopes, secret, usual};
use super::*;
use crate::http::scripted::{Reply, Scripted, Seen};
use crate::locale::Language;
use model::catalogue::{At, Failure, Service, Status};
use model::names;

/// An event that a message presupposes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Event {
    /// Nothing was sent.
    NothingSent,
    /// No token was used to read.
    NothingRead,
    /// A request had no answer.
    Unanswered,
    /// A success came.
    Success,
    /// A refusal came: 400 to 499.
    Refusal,
    /// The credential was refused: 401, or 400 to a client's request.
    CredentialRefused,
    /// A token request was refused.
    TokenRefused,
    /// A token was issued.
    TokenGiven,
    /// None of the issued tokens has the named scope.
    NotGranted,
    /// No token was issued.
    NoToken,
    /// A read was refused.
    ReadRefused,
    /// A 403 with an error of Okta's came.
    ForbiddenWithWords,
    /// A 403 without one came.
    ForbiddenWithout,
    /// 500 or above with Okta's words or request id.
    OktaFailed,
    /// 500 or above with neither.
    SomebodyFailed,
    /// An answer said when the next request is allowed.
    WaitNamed,
    /// A 429 didn't say so.
    WaitUnnamed,
    /// A page without Okta's request id.
    ForeignPage,
    /// A redirect without Okta's request id.
    Redirected,
    /// A 404 came.
    NotFound,
    /// The integration's own grants were read.
    GrantsRead,
    /// Their answer had a Link header.
    Linked,
    /// The org's own record was read.
    OrgRead,
}

use Event::*;

/// By key, what each message about a test presupposes. Empty: it claims no event of the run.
const CLAIMS: &[(&str, &[Event])] = &[
    ("domain-not-an-org", &[NothingSent]),
    ("domain-not-practice", &[NothingSent]),
    ("domain-look-alike", &[NothingSent]),
    ("domain-unknown-organisation", &[NotFound]),
    ("domain-names-another", &[Success]),
    ("network-other", &[Unanswered]),
    ("network-html", &[ForeignPage]),
    ("network-html-redirect", &[Redirected]),
    ("answer-unreadable", &[Success]),
    ("answer-too-large", &[Success]),
    ("time-up-test", &[Unanswered]),
    ("time-up-audit", &[Unanswered]),
    ("okta-secret-refused", &[CredentialRefused]),
    ("okta-client-unknown", &[CredentialRefused]),
    ("okta-client-refused", &[CredentialRefused]),
    ("okta-wrong-kind-of-app", &[Refusal]),
    ("okta-basic-stripped", &[CredentialRefused]),
    ("okta-network-zone", &[ForbiddenWithWords]),
    ("okta-blocked", &[ForbiddenWithout]),
    ("okta-rate-limited", &[WaitNamed]),
    ("okta-rate-limited-untimed", &[WaitUnnamed]),
    ("okta-busy", &[TokenRefused]),
    ("okta-down", &[OktaFailed]),
    ("okta-down-gateway", &[SomebodyFailed]),
    ("okta-read-only", &[OktaFailed]),
    ("okta-scope-refused", &[NotGranted]),
    ("okta-scopes-missing", &[TokenGiven]),
    ("okta-no-scope-granted", &[TokenRefused, NoToken]),
    ("okta-token-refused", &[TokenGiven, ReadRefused]),
    ("okta-feature-absent", &[ReadRefused]),
    ("okta-feature-absent-absent", &[ReadRefused, NotFound]),
    ("okta-feature-absent-no-app", &[Success, NotFound]),
    ("okta-insufficient-scope", &[ReadRefused]),
    ("okta-role-too-small", &[ReadRefused]),
    ("okta-request-refused", &[Refusal]),
    ("okta-dpop-wanted", &[TokenRefused]),
    ("okta-dpop-wanted-token", &[TokenGiven, NothingRead]),
    ("okta-token-type", &[TokenGiven, NothingRead]),
    ("okta-org-differs", &[OrgRead]),
    ("okta-org-inactive", &[OrgRead]),
    ("okta-grants-unclear-link", &[GrantsRead, Linked]),
    ("okta-grants-unclear-elsewhere", &[GrantsRead, Linked]),
    ("okta-grants-unclear-page", &[GrantsRead, Linked]),
    ("okta-grants-unclear-end", &[GrantsRead, Linked]),
    ("okta-grants-unclear-grant", &[GrantsRead]),
    ("okta-grants-unclear-token", &[GrantsRead, TokenGiven]),
    ("okta-unknown-answer", &[Refusal]),
    ("not-measured", &[]),
    ("untestable-writing", &[]),
    ("untestable-factors", &[]),
];

/// Messages of these areas that no walk here causes, and why.
const ELSEWHERE: &[(&str, &str)] = &[
    ("network-dns", "the way there: tests/it/catalogue.rs"),
    ("network-connect", "the way there: tests/it/catalogue.rs"),
    ("network-timeout", "takes as long as its limit: tests/it/catalogue.rs"),
    ("network-tls", "the way there: tests/it/catalogue.rs"),
    ("network-proxy-auth", "the way there: tests/it/catalogue.rs"),
    ("network-tls-wrong-name", "the certificate that came: network/tests/between.rs"),
    ("network-tls-nameless", "the certificate that came: network/tests/between.rs"),
    ("network-tls-expired", "the certificate that came: network/tests/between.rs"),
    ("network-tls-not-yet", "the certificate that came: network/tests/between.rs"),
    ("network-tls-ca-as-server", "the certificate that came: network/tests/between.rs"),
    ("network-tls-revoked", "the certificate that came: network/tests/between.rs"),
    ("network-tls-bad-signature", "the certificate that came: network/tests/between.rs"),
    ("network-tls-certificate", "the certificate that came: network/tests/between.rs"),
    ("network-tls-plain", "the certificate that came: network/tests/between.rs"),
    ("network-tls-broke", "the certificate that came: network/tests/between.rs"),
    ("network-no-trust", "nothing is sent: src-tauri/cli/tests/it/settings.rs"),
    ("network-trust-unreadable", "nothing is sent: src-tauri/cli/tests/it/settings.rs"),
    ("network-proxy-unreadable", "nothing is sent: src-tauri/cli/tests/it/settings.rs"),
    ("network-no-proxy-unreadable", "nothing is sent: src-tauri/cli/tests/it/settings.rs"),
    ("network-proxy-name", "the proxy's answer: src-tauri/cli/tests/it/network.rs"),
    ("network-proxy-connect", "the proxy's answer: src-tauri/cli/tests/it/network.rs"),
    ("network-proxy-plain", "the proxy's answer: src-tauri/cli/tests/it/network.rs"),
    ("network-proxy-tls", "the proxy's answer: src-tauri/cli/tests/it/network.rs"),
    ("network-proxy-silent", "the proxy's answer: src-tauri/cli/tests/it/network.rs"),
    ("network-proxy-broke", "the proxy's answer: src-tauri/cli/tests/it/network.rs"),
    ("network-proxy-passing", "the proxy's answer: src-tauri/engine/src/network/tests/between.rs"),
    ("network-proxy-refused", "the proxy's answer: src-tauri/cli/tests/it/network.rs"),
    ("network-proxy-auth-domain", "the proxy's answer: src-tauri/cli/tests/it/network.rs"),
    ("time-up", "the limit of odc: src-tauri/cli/tests/it/verify.rs"),
    ("okta-grants-unclear", "each doubt names its reason"),
];

/// A phrase that names an event, in both languages, and the events that allow it.
const PHRASES: &[(&str, &str, &[Event])] = &[
    ("othing was sent", "nichts gesendet", &[NothingSent]),
    ("othing was read", "nichts gelesen", &[NothingRead]),
    ("asks you to wait", "bittet", &[WaitNamed]),
    ("say clearly when", "sagt die Antwort nicht eindeutig", &[WaitUnnamed]),
    ("answered with a web page", "mit einer Webseite geantwortet", &[ForeignPage]),
    ("answered with a redirect", "mit einer Weiterleitung geantwortet", &[Redirected]),
    ("refused this read", "hat diesen Lesezugriff", &[ReadRefused]),
    ("No Okta org answered", "antwortet keine Okta-Organisation", &[NotFound]),
    ("Okta gave a token", "Okta gab ein Token", &[TokenGiven]),
    ("answered 403", "mit 403 geantwortet", &[ForbiddenWithout]),
    ("didn't grant", "} nicht erteilt", &[NotGranted, TokenGiven]),
    ("error of its own", "eigenen Fehler", &[OktaFailed]),
    ("answered 404", "mit 404 geantwortet", &[NotFound]),
    ("list continues", "auf einer Seite weiter", &[Linked]),
    ("the token it gave", "das es gab", &[TokenGiven, ReadRefused]),
];

/// One request, and its answer.
type Exchange = (Seen, Reply);

struct Walked {
    log: Vec<Exchange>,
    problems: Vec<Problem>,
}

impl Walked {
    fn any(&self, fits: impl Fn(&Seen, u16, &str, &Value) -> bool) -> bool {
        self.log.iter().any(|(seen, reply)| match reply {
            Reply::Json(status, headers, body) => {
                let body = serde_json::from_str(body).unwrap_or_else(|_| Value::String(body.clone()));
                fits(seen, *status, &headers.to_ascii_lowercase(), &body)
            }
            _ => false,
        })
    }

    fn happened(&self, event: Event, problem: &Problem) -> bool {
        let id = |headers: &str| headers.contains("x-okta-request-id");
        let page = |headers: &str| headers.contains("text/html");
        let worded = |headers: &str, body: &Value| {
            body.get("error").is_some() || body.get("errorCode").is_some() || headers.contains("error=")
        };
        let wait = |headers: &str| headers.contains("x-rate-limit-reset") || headers.contains("retry-after");
        let token = |seen: &Seen, status: u16, body: &Value| {
            seen.what() == TOKEN && status == 200 && body.get("access_token").is_some()
        };
        let with_token = |seen: &Seen| seen.head.to_ascii_lowercase().contains("authorization: bearer");
        match event {
            NothingSent => self.log.is_empty(),
            NothingRead => !self.log.iter().any(|(seen, _)| with_token(seen)),
            Unanswered => self.log.iter().any(|(_, reply)| matches!(reply, Reply::Cut | Reply::Hang)),
            Success => self.any(|_, status, _, _| (200..300).contains(&status)),
            Refusal => self.any(|_, status, _, _| (300..500).contains(&status)),
            CredentialRefused => self.any(|_, status, _, _| matches!(status, 400 | 401)),
            TokenRefused => self.any(|seen, status, _, _| seen.what() == TOKEN && (400..500).contains(&status)),
            TokenGiven => self.any(|seen, status, _, body| token(seen, status, body)),
            NoToken => !self.any(|seen, status, _, body| token(seen, status, body)),
            NotGranted => {
                let named: Vec<&str> =
                    problem.args.get("scope").map(|names| names.split(' ').collect()).unwrap_or_default();
                let wanted =
                    self.log.iter().any(|(seen, _)| named.iter().all(|name| asked(seen).iter().any(|a| a == name)));
                let has = |body: &Value| {
                    let listed = body["scope"].as_str().unwrap_or_default();
                    named.iter().all(|name| listed.split(' ').any(|one| one == *name))
                };
                !named.is_empty() && wanted && !self.any(|seen, status, _, body| token(seen, status, body) && has(body))
            }
            ReadRefused => self.any(|seen, status, _, _| with_token(seen) && (400..500).contains(&status)),
            ForbiddenWithWords => self.any(|_, status, headers, body| status == 403 && worded(headers, body)),
            ForbiddenWithout => self.any(|_, status, headers, body| status == 403 && !worded(headers, body)),
            OktaFailed => self.any(|_, status, headers, body| status >= 500 && (id(headers) || worded(headers, body))),
            SomebodyFailed => {
                self.any(|_, status, headers, body| status >= 500 && !id(headers) && !worded(headers, body))
            }
            WaitNamed => problem.args.contains_key("seconds") && self.any(|_, _, headers, _| wait(headers)),
            WaitUnnamed => {
                !problem.args.contains_key("seconds")
                    && self.any(|_, status, headers, _| status == 429 && !wait(headers))
            }
            ForeignPage => self.any(|_, _, headers, _| page(headers) && !id(headers)),
            Redirected => self.any(|_, status, headers, _| (300..400).contains(&status) && !id(headers)),
            NotFound => self.any(|_, status, _, _| status == 404),
            GrantsRead => self.any(|seen, status, _, _| seen.what() == GRANTS && status == 200),
            Linked => self.any(|seen, _, headers, _| seen.what() == GRANTS && headers.contains("link:")),
            OrgRead => self.any(|seen, status, _, _| seen.what() == ORG && status == 200),
        }
    }
}

const DOCUMENT: &str = "GET /.well-known/okta-organization";
const GRANTS: &str = "GET /api/v1/apps/0oa1/grants";
const ORG: &str = "GET /api/v1/org";

type Answering = Box<dyn Fn(&Seen) -> Option<Reply> + Send + Sync>;

/// One run against an org with these answers, and every problem that it gave.
async fn walk(answering: Answering, granted: Vec<String>, org_id: Option<&str>, whole: Duration) -> Walked {
    let log = Arc::new(Mutex::new(Vec::<Exchange>::new()));
    let kept = log.clone();
    let server = Scripted::start(move |seen| {
        let reply = answering(seen).unwrap_or_else(|| usual(&granted, seen));
        kept.lock().push((seen.clone(), reply.clone()));
        reply
    })
    .await;
    let (secret, required) = (secret(), scopes());
    let (only, level) = (None, Level::All);
    let ask =
        Ask { host: HOST, org_id, client_id: "0oa1", secret: &secret, scopes: &required, level, only, before: &[] };
    let proven = run_within(whole, &server.out, ask, &|_| ()).await;
    let problems = proven.rows.into_iter().filter_map(|row| row.problem).chain(proven.doubt).collect();
    let log = log.lock().clone();
    Walked { log, problems }
}

/// The answer that a row of the catalogue describes.
fn reply_of(row: &Failure) -> Reply {
    let status = match &row.status {
        Some(Status::One(status)) => *status,
        Some(Status::Class(class)) => u16::from(class.as_bytes()[0] - b'0') * 100,
        None => 400,
    };
    if row.page {
        return Reply::html(status);
    }
    let text = row.description.as_deref().unwrap_or("Some words.").replace('*', "");
    let body = match row.error.as_deref() {
        Some(code) if code.starts_with("E0") => json!({ "errorCode": code, "errorSummary": text }).to_string(),
        Some(error) => json!({ "error": error, "error_description": text }).to_string(),
        None => String::new(),
    };
    Reply::json(status, body)
}

fn at(place: At, reply: Reply) -> Answering {
    Box::new(move |seen| {
        let what = seen.what();
        let here = match place {
            At::Discovery => what == DOCUMENT,
            At::Token => what == TOKEN,
            At::Api => what.starts_with("GET /api/") || what == "GET /oauth2/v1/clients",
            At::Revoke => what == REVOKE,
            At::Register => false,
        };
        here.then(|| reply.clone())
    })
}

fn on(what: &'static str, reply: Reply) -> Answering {
    Box::new(move |seen| (seen.what() == what).then(|| reply.clone()))
}

/// What a test meets beyond the rows of the catalogue.
fn checks_of_our_own() -> Vec<(Answering, Vec<String>)> {
    let all = scopes;
    let list = |names: &[String]| json!(names.iter().map(|name| json!({ "scopeId": name })).collect::<Vec<_>>());
    let linked = move |link: &str| Reply::Json(200, format!("link: {link}\r\n"), list(&scopes()).to_string());
    let token = |body: Value| on(TOKEN, Reply::json(200, body));
    let until = jiff::Timestamp::now().as_second() + 600;
    let limited = format!("x-rate-limit-remaining: 0\r\nx-rate-limit-reset: {until}\r\n");
    let html_with_id =
        |status| Reply::Json(status, "content-type: text/html\r\nx-okta-request-id: req1\r\n".into(), "<html>".into());
    let mut walks: Vec<(Answering, Vec<String>)> = vec![
        (on(DOCUMENT, Reply::html(404)), all()),
        (
            on(
                DOCUMENT,
                Reply::json(
                    200,
                    json!({ "id": "00o1", "_links": { "organization": { "href": "https://other.okta.practice" } } }),
                ),
            ),
            all(),
        ),
        (on(DOCUMENT, Reply::html(200)), all()),
        (on(DOCUMENT, Reply::Json(302, "location: https://portal.test/\r\n".into(), String::new())), all()),
        (on(DOCUMENT, Reply::json(200, "{\"id\":")), all()),
        (on(DOCUMENT, Reply::json(200, "x".repeat(70_000))), all()),
        (on(DOCUMENT, Reply::Cut), all()),
        (on(DOCUMENT, Reply::json(418, "{}")), all()),
        (token(json!({ "access_token": "t", "token_type": "DPoP" })), all()),
        (token(json!({ "access_token": "t", "token_type": "mac" })), all()),
        (token(json!({ "access_token": "t", "scope": [] })), all()),
        (token(json!({ "access_token": "t", "scope": "okta.users.manage" })), all()),
        (Box::new(|_| None), all()[1..].to_vec()),
        (Box::new(|_| None), Vec::new()),
        (on(ORG, Reply::json(200, json!({ "id": "00o2" }))), all()),
        (on(ORG, Reply::json(200, json!({ "id": "00o1", "status": "INACTIVE" }))), all()),
        (on(ORG, Reply::json(200, json!({ "errorCode": "E0000006" }))), all()),
        (on(ORG, Reply::Hang), all()),
        (on(GRANTS, Reply::json(200, "[]")), all()),
        (on(GRANTS, Reply::json(200, json!([{ "scopeId": null }, { "scopeId": "okta.users.manage" }]))), all()),
        (on(GRANTS, linked("nowhere")), all()),
        (on(GRANTS, linked("<https://other.okta.practice/x>; rel=next")), all()),
        (on(GRANTS, linked("<?after=a>; rel=next")), all()),
        (on(GRANTS, Reply::json(404, json!({ "errorCode": "E0000007" }))), all()),
        (
            Box::new(move |seen| match seen.what() {
                GRANTS => Some(Reply::json(404, json!({ "errorCode": "E0000007" }))),
                "GET /api/v1/apps" => Some(Reply::Json(200, limited.clone(), "[{\"id\":\"0oa2\"}]".into())),
                _ => None,
            }),
            all(),
        ),
        (
            Box::new(|seen| {
                let second = seen.line.contains("after=");
                let first = || Reply::Json(200, "link: <?after=a>; rel=next\r\n".into(), "[]".into());
                (seen.what() == GRANTS).then(|| if second { Reply::json(403, "") } else { first() })
            }),
            all(),
        ),
    ];
    for place in [At::Discovery, At::Token, At::Api, At::Revoke] {
        for status in [403, 429, 503] {
            walks.push((at(place, html_with_id(status)), all()));
        }
        let reset = jiff::Timestamp::now().as_second() + 90;
        for headers in [format!("x-rate-limit-reset: {reset}\r\n"), "retry-after: 90\r\n".to_owned()] {
            walks.push((at(place, Reply::Json(429, headers, "{\"errorCode\":\"E0000047\"}".into())), all()));
        }
    }
    walks
}

fn key_of(problem: &Problem, language: Language) -> String {
    language.key_of(problem).trim_start_matches("problem-").to_owned()
}

#[tokio::test]
async fn each_sentence_of_a_proof_follows_from_an_event_of_its_run() {
    const LONG: Duration = Duration::from_secs(60);
    let rows = model::catalogue::failures().iter().filter(|row| row.service == Service::Okta);
    let of_catalogue = rows.flat_map(|row| row.at.iter().map(|place| (at(*place, reply_of(row)), scopes())));
    let of_ours = checks_of_our_own().into_iter();
    let whole = |answering: &Answering| {
        let hangs =
            answering(&Seen { host: String::new(), line: ORG.into(), head: String::new(), body: String::new() });
        if matches!(hangs, Some(Reply::Hang)) { Duration::from_secs(3) } else { LONG }
    };
    let walks = of_catalogue.chain(of_ours).map(|(answering, granted)| {
        let whole = whole(&answering);
        walk(answering, granted, Some("00o1"), whole)
    });
    // A few at a time: what the process holds of one run is searched for in the answers of all.
    let mut walked: Vec<Walked> = stream::iter(walks).buffer_unordered(4).collect().await;
    let unsent = |text: &str, practice| Walked {
        log: Vec::new(),
        problems: names::read(text, practice).err().into_iter().collect(),
    };
    walked.extend([
        unsent("acme.kerberos.okta.com", false),
        unsent("okta.com", false),
        unsent("acme.okta.com", true),
        unsent("acme.0kta.com", false),
    ]);
    let (walk_of_audit, problem) = audit_that_hangs().await;
    walked.push(Walked { log: walk_of_audit, problems: vec![problem] });

    let mut met = BTreeSet::new();
    for run in &walked {
        for problem in &run.problems {
            for language in [Language::En, Language::De] {
                let key = key_of(problem, language);
                let Some((name, events)) = CLAIMS.iter().find(|(name, _)| *name == key) else {
                    panic!("{key} has no entry: what does its sentence presuppose? {:?}", run.log.last());
                };
                met.insert(*name);
                for event in *events {
                    let asked: Vec<_> = run.log.iter().map(|(seen, reply)| (&seen.line, reply)).collect();
                    assert!(run.happened(*event, problem), "{key} claims {event:?}: {problem:?} of {asked:?}");
                }
            }
        }
    }
    let unmet: Vec<&str> = CLAIMS.iter().map(|(key, _)| *key).filter(|key| !met.contains(key)).collect();
    assert_eq!(unmet, [""; 0], "no walk gives these");
}

/// An audit that its time limit ends.
async fn audit_that_hangs() -> (Vec<Exchange>, Problem) {
    let server = super::tests::organization(scopes(), |seen| (seen.what() == TOKEN).then_some(Reply::Hang)).await;
    let (secret, required) = (secret(), scopes());
    let ask = Ask::all(HOST, None, "0oa1", &secret, &required);
    let ended = super::audit::audit_within(Duration::from_millis(300), &server.out, ask, &|_| ()).await;
    let log = server.seen().into_iter().map(|seen| (seen, Reply::Hang)).collect();
    (log, ended.expect_err("too long"))
}

/// Every message of these areas has an entry, and the entry allows each phrase that names an event.
#[test]
fn each_message_of_a_proof_says_what_it_presupposes() {
    for (language, source) in [
        (Language::En, include_str!("../../../../words/en/problems.ftl")),
        (Language::De, include_str!("../../../../words/de/problems.ftl")),
    ] {
        let keys = source.lines().filter_map(|line| line.strip_prefix("problem-")?.split(" = ").next());
        let of_a_proof = |key: &&str| {
            ["okta-", "network-", "answer-", "time-up", "untestable-", "not-measured"]
                .iter()
                .any(|area| key.starts_with(area))
        };
        for key in keys.filter(of_a_proof) {
            let entry = CLAIMS.iter().any(|(name, _)| *name == key) || ELSEWHERE.iter().any(|(name, _)| *name == key);
            assert!(entry, "{} {key}: what does it presuppose?", language.tag());
        }
        for (key, events) in CLAIMS {
            let of = |name: &str| language.attribute(&format!("problem-{key}"), name, &[]).unwrap_or_default();
            let text = [language.t(&format!("problem-{key}"), &[]), of("why")].join(" ");
            for (english, german, allowing) in PHRASES {
                let phrase = if language == Language::En { english } else { german };
                let allowed = allowing.iter().any(|event| events.contains(event));
                assert!(!text.contains(phrase) || allowed, "{} {key} says {phrase:?}: {text}", language.tag());
            }
        }
    }
    for (english, german, _) in PHRASES {
        for (language, phrase) in [(Language::En, english), (Language::De, german)] {
            let used = CLAIMS.iter().any(|(key, _)| {
                let why = language.attribute(&format!("problem-{key}"), "why", &[]).unwrap_or_default();
                language.t(&format!("problem-{key}"), &[]).contains(phrase) || why.contains(phrase)
            });
            assert!(used, "{}: no message says {phrase:?}: the list is out of date", language.tag());
        }
    }
}
