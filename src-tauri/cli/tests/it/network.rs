//! A fault on the way to Okta is reported as the layer that failed, never as the Okta host's.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{Shutdown, SocketAddr, TcpListener};
use std::sync::{Arc, Mutex};

use crate::doctor::{JSON, layer, proxy};
use crate::settings::VERIFY;
use crate::test_odc::{HOST, TestOdc, code, made, object, odc, out, ran, row};

/// Answers every connection with this, before any request.
fn server(greeting: &'static [u8]) -> SocketAddr {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let addr = listener.local_addr().expect("an address");
    std::thread::spawn(move || {
        while let Ok((mut stream, _)) = listener.accept() {
            // The other side may have gone. What it sends is read: Windows discards an answer whose sender closes before.
            let _gone = stream
                .write_all(greeting)
                .and_then(|()| stream.shutdown(Shutdown::Write))
                .and_then(|()| std::io::copy(&mut stream, &mut std::io::sink()));
        }
    });
    addr
}

/// The test's problem by this proxy, with its evidence, and its words.
async fn problem_by(proxy: &str) -> (String, serde_json::Value, String) {
    let home = tempfile::tempdir().expect("a folder");
    let by = async |words: &[&str]| {
        let mut command = odc(home.path(), words);
        command.env("HTTPS_PROXY", proxy);
        ran(command, &made()).await
    };
    let done = by(&[&VERIFY[..], &["--json"]].concat()).await;
    let report = object(&done);
    let (verdict, problem) = row(&report, "domain");
    assert_eq!((code(&done), verdict), (3, "blocked"), "{report}");
    let evidence = report["rows"].as_array().expect("rows")[0]["evidence"].clone();
    let said = out(&by(&VERIFY).await);
    assert!(said.contains("odc doctor"), "{said}");
    assert!(!said.contains(&format!("{HOST} said")) && !said.contains("misspelt"), "{said}");
    (problem.expect("a problem").to_owned(), evidence, said)
}

#[tokio::test]
async fn a_proxy_s_no_is_the_proxy_s() {
    for (status, means, answer) in [
        (403, "refused", "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"),
        (502, "unreached", "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n"),
        (503, "unreached", "HTTP/1.1 503 No\r\nX-Squid-Error: ERR_DNS_FAIL 0\r\nContent-Length: 0\r\n\r\n"),
        (429, "busy", "HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\n\r\n"),
        (405, "another", "HTTP/1.1 405 Method Not Allowed\r\nContent-Length: 0\r\n\r\n"),
        (511, "portal", "HTTP/1.1 511 Sign in\r\nContent-Length: 0\r\n\r\n"),
        (302, "portal", "HTTP/1.1 302 Found\r\nLocation: https://portal.acme.test/\r\nContent-Length: 0\r\n\r\n"),
    ] {
        let at = proxy(answer);
        let (problem, evidence, said) = problem_by(&format!("http://{at}")).await;
        assert_eq!((problem.as_str(), &evidence["status"]), ("network-proxy-refused", &status.into()), "{evidence}");
        assert_eq!(evidence["proxy"], format!("http://{at}"));
        assert!(said.contains(&at.to_string()) && said.contains(&status.to_string()), "{said}");
        assert_eq!(evidence["means"], means);
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(said.contains(&format!("allow {HOST}")), ["refused", "another"].contains(&means), "{said}");
        let home = tempfile::tempdir().expect("a folder");
        let mut command = odc(home.path(), &JSON);
        command.env("HTTPS_PROXY", format!("http://{at}"));
        let report = object(&ran(command, "").await);
        assert_eq!(layer(&report, "tcp"), ("fail", &*format!("proxy-{means}")), "{report}");
    }
}

#[tokio::test]
async fn a_proxy_that_signs_in_by_windows_alone_is_reported() {
    let at = proxy(
        "HTTP/1.1 407 Sign in\r\nProxy-Authenticate: Negotiate\r\nProxy-Authenticate: NTLM\r\nContent-Length: 0\r\n\r\n",
    );
    let (problem, evidence, _) = problem_by(&format!("http://{at}")).await;
    assert_eq!((problem.as_str(), &evidence["proxy"]), ("network-proxy-auth-domain", &format!("http://{at}").into()));
}

#[tokio::test]
async fn a_proxy_that_is_not_there_is_named() {
    let closed = TcpListener::bind(("127.0.0.1", 0)).expect("a port").local_addr().expect("an address");
    let (problem, evidence, said) = problem_by(&format!("http://{closed}")).await;
    assert_eq!((problem.as_str(), &evidence["proxy"]), ("network-proxy-connect", &format!("http://{closed}").into()));
    assert!(said.contains(&closed.to_string()), "{said}");
    let (problem, _, said) = problem_by("http://proxy.acme.invalid:8080").await;
    assert_eq!(problem, "network-proxy-name");
    assert!(said.contains("proxy.acme.invalid"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proxy_s_wrong_scheme_is_reported() {
    let at = proxy("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
    let plain = server(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
    let (problem, _, said) = problem_by(&format!("https://{plain}")).await;
    assert_eq!(problem, "network-proxy-plain");
    assert!(said.contains(&format!("http://{plain}")), "{said}");
    // The reverse: it speaks TLS, and gets plain text.
    let test = TestOdc::start().await;
    let (problem, _, _) = problem_by(&format!("http://{}", test.sandbox.addr)).await;
    assert_eq!(problem, "network-proxy-broke");
    assert_eq!(problem_by(&format!("http://{at}")).await.0, "network-proxy-refused");
    // Not a proxy at all.
    assert_eq!(problem_by(&format!("http://{}", server(b"SSH-2.0-OpenSSH_9.6\r\n"))).await.0, "network-proxy-broke");
    // A TLS proxy whose certificate nobody here trusts. Wine's verifier has another reason.
    if cfg!(not(windows)) {
        let (problem, evidence, _) = problem_by(&format!("https://{}", test.sandbox.addr)).await;
        assert_eq!(problem, "network-proxy-tls", "{evidence}");
    }
}

/// A proxy gets the user name and password decoded, and not again after it refused them.
#[tokio::test]
async fn a_sign_in_is_sent_decoded_and_once() {
    use base64::Engine as _;
    let seen = Arc::new(Mutex::new(Vec::new()));
    let at = {
        let seen = seen.clone();
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        let at = listener.local_addr().expect("an address");
        std::thread::spawn(move || {
            while let Ok((mut stream, _)) = listener.accept() {
                let lines = BufReader::new(stream.try_clone().expect("a second one")).lines();
                let head: Vec<String> = lines.map_while(Result::ok).take_while(|line| !line.is_empty()).collect();
                seen.lock().expect("sound").push(head.join("\n").to_lowercase());
                // The other side may have gone.
                let _gone = stream.write_all(
                    b"HTTP/1.1 407 Sign in\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n",
                );
            }
        });
        at
    };
    let home = tempfile::tempdir().expect("a folder");
    let word = made();
    let mut command = odc(home.path(), &[&VERIFY[..], &["--json"]].concat());
    command.env("HTTPS_PROXY", format!("http://CORP%5Cjdoe:{word}%40@{at}"));
    let report = object(&ran(command, &made()).await);
    assert_eq!(row(&report, "domain"), ("blocked", Some("network-proxy-auth")), "{report}");
    assert_eq!(report["rows"][0]["evidence"]["signed"], "yes");
    let sent = base64::engine::general_purpose::STANDARD.encode(format!("CORP\\jdoe:{word}@")).to_lowercase();
    let seen = seen.lock().expect("sound");
    let carried: Vec<bool> =
        seen.iter().map(|head| head.contains(&format!("proxy-authorization: basic {sent}"))).collect();
    assert_eq!(carried, [true, false], "{seen:?}");
}

/// A library's words are no words of Okta's.
#[tokio::test]
async fn what_a_library_said_is_under_details_alone() {
    let closed = TcpListener::bind(("127.0.0.1", 0)).expect("a port").local_addr().expect("an address");
    let (_, evidence, said) = problem_by(&format!("http://{closed}")).await;
    assert!(evidence["details"].is_string() && evidence["text"].is_null(), "{evidence}");
    let details = evidence["details"].as_str().expect("text");
    let holds = |line: &&str| line.contains(details);
    assert!(said.lines().filter(holds).all(|line| line.trim_start().starts_with("Details:")), "{said}");
}

/// The network check distinguishes a proxy that doesn't answer at all from one that accepts the connection and is
/// silent.
#[tokio::test]
async fn the_doctor_names_what_answers_at_the_proxy() {
    let home = tempfile::tempdir().expect("a folder");
    for (proxy, found) in [
        (format!("https://{}", server(b"HTTP/1.1 400 Bad Request\r\n\r\n")), "proxy-plain"),
        (format!("http://{}", server(b"SSH-2.0-OpenSSH_9.6\r\n")), "proxy-broke"),
    ] {
        let mut command = odc(home.path(), &JSON);
        command.env("HTTPS_PROXY", &proxy);
        let report = object(&ran(command, "").await);
        assert_eq!(layer(&report, "tcp"), ("fail", found), "{report}");
    }
}
