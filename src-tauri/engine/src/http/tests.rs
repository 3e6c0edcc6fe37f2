use std::time::Duration;

use zeroize::Zeroizing;

#[cfg(target_os = "linux")]
use super::scripted::FullQueue;
use super::scripted::{Reply, Scripted};
use super::*;
use model::problem::Kind;
use secrets::secret::Secret;

const HOST: &str = "acme.okta.practice";

async fn kind_of(reply: Reply) -> (Kind, bool) {
    // Only a server that never answers must reach the limit; a slow machine must not.
    let limit = if matches!(reply, Reply::Hang) { Duration::from_millis(400) } else { Duration::from_secs(20) };
    let server = Scripted::start(move |_| reply.clone()).await;
    let call = Call::get(HOST, "/x").small().within(limit);
    match server.out.send(call).await {
        Ok(answer) => (answer.json::<serde_json::Value>().expect_err("unreadable").kind, true),
        Err(failure) => (failure.problem.kind, failure.sent),
    }
}

#[tokio::test]
async fn an_answer_is_read_to_its_end() {
    let server = Scripted::start(|_| {
        Reply::Json(200, "X-Okta-Request-Id: r1\r\nDate: Mon, 23 Nov 2026 20:00:00 GMT\r\nX-Rate-Limit-Reset: 1795464012\r\nX-Rate-Limit-Remaining: 7\r\n".into(), "{\"a\":1}".into())
    })
    .await;
    let answer = server.out.send(Call::get(HOST, "/x?y=1")).await.expect("answered");
    assert_eq!(answer.json::<serde_json::Value>().expect("JSON")["a"], 1);
    assert_eq!((answer.status, answer.request_id.as_deref()), (200, Some("r1")));
    assert_eq!(answer.rate, RateLimit { remaining: Some(7), reset_in_s: Some(12) });
    assert!(answer.clock_off_s.is_some());
    let seen = &server.seen()[0];
    assert_eq!((seen.host.as_str(), seen.line.as_str()), (HOST, "GET /x?y=1"));
    assert!(!seen.head.to_lowercase().contains("referer") && !seen.head.to_lowercase().contains("authorization"));
}

#[tokio::test]
async fn failures_are_distinguished() {
    assert_eq!(kind_of(Reply::html(200)).await, (Kind::NetworkHtml, true));
    assert_eq!(kind_of(Reply::json(200, "{")).await, (Kind::AnswerUnreadable, true));
    assert_eq!(kind_of(Reply::Hang).await, (Kind::NetworkTimeout, true));
    assert_eq!(kind_of(Reply::Cut).await, (Kind::NetworkOther, true));
    assert_eq!(kind_of(Reply::Raw(b"nonsense".to_vec())).await, (Kind::NetworkOther, true));
    let short = b"HTTP/1.1 200 x\r\ncontent-length: 99\r\n\r\n{}".to_vec();
    assert_eq!(kind_of(Reply::Raw(short)).await, (Kind::NetworkOther, true));
    assert_eq!(kind_of(Reply::json(200, "x".repeat(70_000))).await, (Kind::AnswerTooLarge, true));
    let mut endless = b"HTTP/1.1 200 x\r\n\r\n".to_vec();
    endless.resize(3_000_000, b'x');
    assert_eq!(kind_of(Reply::Raw(endless)).await, (Kind::AnswerTooLarge, true));
}

/// Its buffers hold the credential as long as it is open.
#[tokio::test]
async fn a_connection_that_carried_a_credential_is_given_up() {
    let mut server = Scripted::start(|_| Reply::json(200, "{}")).await;
    let (secret, _) = Secret::take_okta(Zeroizing::new("aB3-".repeat(10))).expect("taken");
    let basic = Basic::new("id1", &secret).expect("a header");
    server.out.send(Call::get(HOST, "/a")).await.expect("answered");
    server.out.send(Call::get(HOST, "/b").by(Auth::Basic(&basic))).await.expect("answered");
    assert_eq!(server.open(), 1, "the requests of one act share a connection");
    server.left_alone().await;
    server.out.send(Call::get(HOST, "/c")).await.expect("answered on another");
}

#[tokio::test]
async fn unreached_is_unsent() {
    let server = Scripted::start(|_| Reply::json(200, "{}")).await;
    let outside = server.out.send(Call::get("acme.okta.com", "/")).await.err().expect("no such name in practice");
    assert_eq!((outside.problem.kind, outside.sent), (Kind::NetworkDns, false));
    // An address literal needs no resolver to answer.
    let literal = server.out.send(Call::get("192.0.2.1", "/")).await.err().expect("no such name in practice");
    assert_eq!((literal.problem.kind, literal.sent), (Kind::NetworkDns, false));
    let unnamed = server.out.send(Call::get("control.practice", "/")).await.err().expect("not in the certificate");
    assert_eq!((unnamed.problem.kind, unnamed.sent), (Kind::NetworkTlsWrongName, false));
    let other = Scripted::start(|_| Reply::json(200, "{}")).await;
    let crossed = HttpClient::practice(other.port, &server_ca(&server)).expect("a certificate");
    let stranger = crossed.send(Call::get(HOST, "/")).await.err().expect("another authority");
    assert_eq!((stranger.problem.kind, stranger.sent), (Kind::NetworkTlsBadSignature, false));
    let port = {
        let closed = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        closed.local_addr().expect("an address").port()
    };
    let nobody = HttpClient::practice(port, &server_ca(&server)).expect("a certificate");
    let refused = nobody.send(Call::get(HOST, "/")).await.err().expect("nobody listens");
    assert_eq!((refused.problem.kind, refused.sent), (Kind::NetworkConnect, false));
    assert_eq!(refused.problem.said.expect("said").host, HOST);
    assert!(server.seen().is_empty());
}

fn server_ca(server: &Scripted) -> String {
    server.ca_pem.clone()
}

#[tokio::test]
async fn a_redirect_is_an_answer_and_is_not_followed() {
    let server =
        Scripted::start(|_| Reply::Json(302, "location: https://login.acme.practice/\r\n".into(), String::new())).await;
    let answer = server.out.send(Call::get(HOST, "/x")).await.expect("answered");
    assert_eq!(answer.status, 302);
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
async fn a_path_cannot_lead_to_another_host() {
    let server = Scripted::start(|_| Reply::json(200, "{}")).await;
    for path in ["@login.acme.practice/", ":1/", ".evil.test/", ""] {
        let failure = server.out.send(Call::get(HOST, path)).await.err().expect("refused");
        assert!(!failure.sent, "{path}");
    }
    assert!(server.seen().is_empty());
}

#[tokio::test]
async fn the_credential_is_a_basic_header() {
    let value: String = "aB3-".chars().cycle().take(40).collect();
    let (secret, _) = Secret::take_okta(Zeroizing::new(value.clone())).expect("taken");
    let basic = Basic::new("id", &secret).expect("a header");
    let server = Scripted::start(|_| Reply::json(200, "{}")).await;
    let call = Call::post(HOST, "/t", Payload::form(&[("a", "b c"), ("d", "&=")])).by(Auth::Basic(&basic));
    let header = Auth::Basic(&basic).header().expect("a header");
    assert!(header.is_sensitive() && !format!("{header:?}").contains("Basic"));
    server.out.send(call).await.expect("answered");
    let seen = &server.seen()[0];
    use base64::Engine as _;
    let expected = base64::engine::general_purpose::STANDARD.encode(format!("id:{value}"));
    assert!(seen.head.contains(&format!("Basic {expected}")));
    assert_eq!(seen.body, "a=b+c&d=%26%3D");
}

#[tokio::test]
async fn passing_failures_are_repeated_and_refusals_are_not() {
    for (status, times) in [(500, 3), (503, 3), (400, 1), (401, 1), (403, 1), (404, 1), (200, 1)] {
        let server = Scripted::start(move |_| Reply::json(status, "{}")).await;
        let answer = server.out.repeat(|| Call::get(HOST, "/x"), |_| false).await.expect("answered");
        assert_eq!((answer.status, server.seen().len()), (status, times));
    }
    let cut = Scripted::start(|_| Reply::Cut).await;
    assert!(cut.out.repeat(|| Call::get(HOST, "/x"), |_| false).await.is_err());
    assert_eq!(cut.seen().len(), 3);
}

#[tokio::test]
async fn a_window_that_ends_late_is_not_waited_for() {
    let server = Scripted::start(|_| {
        Reply::Json(
            429,
            "Date: Mon, 23 Nov 2026 20:00:00 GMT\r\nX-Rate-Limit-Reset: 1795464045\r\n".into(),
            "{}".into(),
        )
    })
    .await;
    let answer = server.out.repeat(|| Call::get(HOST, "/x"), |_| false).await.expect("answered");
    assert_eq!((answer.status, answer.rate.reset_in_s, server.seen().len()), (429, Some(45), 1));
}

#[tokio::test]
async fn a_window_that_ends_now_is_waited_for() {
    let first = std::sync::atomic::AtomicBool::new(true);
    let server = Scripted::start(move |_| {
        if first.swap(false, std::sync::atomic::Ordering::SeqCst) {
            Reply::Json(
                429,
                "Date: Mon, 23 Nov 2026 20:00:00 GMT\r\nX-Rate-Limit-Reset: 1795464000\r\n".into(),
                "{}".into(),
            )
        } else {
            Reply::json(200, "{}")
        }
    })
    .await;
    let answer = server.out.repeat(|| Call::get(HOST, "/x"), |_| false).await.expect("answered");
    assert_eq!((answer.status, server.seen().len()), (200, 2));
}

/// The runtime's clock: it stops while something happens and advances when nothing does.
#[tokio::test(start_paused = true)]
#[cfg(target_os = "linux")]
async fn a_connection_may_take_five_seconds() {
    let full = FullQueue::listen();
    let server = Scripted::start(|_| Reply::Hang).await;
    let out = HttpClient::practice(full.port(), &server.ca_pem).expect("a certificate");
    let begun = tokio::time::Instant::now();
    let failure = out.send(Call::get(HOST, "/x")).await.err().expect("nobody answers");
    assert_eq!((failure.problem.kind, failure.sent), (Kind::NetworkTimeout, false));
    assert_eq!(begun.elapsed().as_secs(), 5);
}

#[tokio::test]
async fn an_answer_may_be_silent_for_ten_seconds() {
    let server =
        Scripted::start(|seen| if seen.line.ends_with("hang") { Reply::Hang } else { Reply::json(200, "{}") }).await;
    // The connection exists before the clock is the runtime's.
    server.out.send(Call::get(HOST, "/x")).await.expect("answered");
    tokio::time::pause();
    // As a whole it might take longer.
    for (whole, silent) in [(15, 10), (30, 30), (90, 60), (4, 4)] {
        let begun = tokio::time::Instant::now();
        let call = Call::get(HOST, "/hang").within(Duration::from_secs(whole));
        let failure = server.out.send(call).await.err().expect("nothing comes");
        assert_eq!((failure.problem.kind, failure.sent), (Kind::NetworkTimeout, true));
        assert_eq!(begun.elapsed().as_secs(), silent);
        tokio::time::resume();
        server.out.send(Call::get(HOST, "/x").within(Duration::from_secs(whole))).await.expect("answered");
        tokio::time::pause();
    }
}

#[test]
fn nothing_but_a_certificate_opens_practice() {
    assert_eq!(HttpClient::practice(1, "").expect_err("refused").kind, Kind::PracticeUnavailable);
    assert_eq!(HttpClient::practice(1, "nonsense").expect_err("refused").kind, Kind::PracticeUnavailable);
}
