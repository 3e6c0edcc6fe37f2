//! A request that something in between stops, and the network check beside it: both name the same layer.

use rcgen::SanType;

use super::*;
use crate::http::{Call, Failure};
use model::problem::Problem;

/// The problem of a request through a proxy to a server with this certificate, and the network check's finding.
async fn refused(made: &Made, params: CertificateParams, trusted: &str) -> (Problem, Finding) {
    let tls = showing(made, params);
    let port = serve(move |stream| {
        let tls = tls.clone();
        async move {
            // The client refuses it.
            let _ = tls.accept(stream).await;
        }
    })
    .await;
    let out = HttpClient::trusting(trusted);
    let address = ProxyAddress::read(&format!("127.0.0.1:{}", proxy_to(port).await)).expect("an address");
    out.set_proxy(Proxy::Manual(address));
    let failure: Failure = out.send(Call::get(HOST, "/")).await.err().expect("refused");
    assert!(!failure.sent);
    let report = look_at(&out, HOST).await;
    assert_eq!(fault(&report).phase, Phase::Tls);
    spoken(&failure.problem);
    (failure.problem, fault(&report).found)
}

/// Its words have no gap and no library's text.
fn spoken(problem: &Problem) {
    for language in [Language::En, Language::De] {
        let args: Vec<_> = problem.args.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let key = format!("problem-{}", problem.code());
        let of = |name: &str| language.attribute(&key, name, &args).unwrap_or_else(|| panic!("{key}.{name}"));
        for text in [language.t(&key, &args), of("why"), of("remedy")] {
            assert!(!text.contains("{$") && !text.contains("OtherError") && !text.contains("tunnel error"), "{text}");
        }
    }
}

fn params(name: &str) -> CertificateParams {
    let mut params = CertificateParams::new([name.to_owned()]).expect("a name");
    (params.not_before, params.not_after) = (date_time_ymd(2020, 1, 1), date_time_ymd(2099, 1, 1));
    params
}

#[tokio::test]
async fn each_fault_of_a_certificate_has_its_own_words() {
    let made = authority();
    let mut names_none = params(HOST);
    names_none.subject_alt_names = Vec::new();
    names_none.distinguished_name.push(DnType::CommonName, HOST);
    let mut ca = params(HOST);
    ca.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let mut past = params(HOST);
    past.not_after = date_time_ymd(2021, 1, 1);
    let mut future = params(HOST);
    future.not_before = date_time_ymd(2098, 1, 1);
    let mut other = params("portal.acme.test");
    other.subject_alt_names.push(SanType::DnsName("login.acme.test".try_into().expect("a name")));
    let mut client = params(HOST);
    client.extended_key_usages = vec![rcgen::ExtendedKeyUsagePurpose::ClientAuth];
    for (params, trusted, kind, found) in [
        (names_none, &made.1, Kind::NetworkTlsNameless, Finding::Nameless),
        (ca, &made.1, Kind::NetworkTlsCaAsServer, Finding::CaAsServer),
        (past, &made.1, Kind::NetworkTlsExpired, Finding::Expired),
        (future, &made.1, Kind::NetworkTlsNotYet, Finding::NotYet),
        (other, &made.1, Kind::NetworkTlsWrongName, Finding::WrongName),
        (client, &made.1, Kind::NetworkTlsCertificate, Finding::Purpose),
        (params(HOST), &stranger(), Kind::NetworkTls, Finding::UnknownIssuer),
        // A root of the same name and with another key, as after a renewal.
        (params(HOST), &authority().1, Kind::NetworkTlsBadSignature, Finding::BadSignature),
    ] {
        let (problem, looked) = refused(&made, params, trusted).await;
        assert_eq!((problem.kind, looked), (kind, found));
        // The issuer distinguishes a device of the network from Okta.
        assert_eq!((problem.args["host"].as_str(), problem.args["issuer"].as_str()), (HOST, ISSUER));
        let names = if kind == Kind::NetworkTlsWrongName { "portal.acme.test, login.acme.test" } else { "?" };
        assert_eq!(problem.args["names"], names, "{problem}");
        // No authority's certificate came with it.
        assert_eq!(problem.args["chain"], "alone");
        assert_eq!(problem.said.expect("details").status, None, "a library's words are nobody's answer");
    }
}

/// The problem of a request by this proxy, by its code and values.
async fn by_proxy(proxy: &str, ca: &str) -> Problem {
    let out = HttpClient::trusting(ca);
    out.set_proxy(Proxy::Manual(ProxyAddress::read(proxy).expect("an address")));
    let failure = out.send(Call::get(HOST, "/")).await.err().expect("no way");
    assert!(!failure.sent);
    spoken(&failure.problem);
    failure.problem
}

#[tokio::test]
async fn a_silent_proxy_differs_from_a_silent_host() {
    let hanging = serve(|mut stream| async move {
        head(&mut stream).await;
        std::future::pending::<()>().await;
    })
    .await;
    let ca = stranger();
    let out = HttpClient::trusting(&ca);
    out.set_proxy(Proxy::Manual(ProxyAddress::read(&format!("127.0.0.1:{hanging}")).expect("an address")));
    tokio::time::pause();
    let failure = out.send(Call::get(HOST, "/")).await.err().expect("no answer");
    assert_eq!((failure.problem.kind, failure.sent), (Kind::NetworkProxySilent, false));
}

#[tokio::test]
async fn a_proxy_s_own_certificate_is_the_proxy_s() {
    let made = authority();
    let tls = acceptor(&made, "proxy.acme.test", (2020, 2099));
    let port = serve(move |stream| {
        let tls = tls.clone();
        async move {
            // The client refuses it.
            let _ = tls.accept(stream).await;
        }
    })
    .await;
    let problem = by_proxy(&format!("https://127.0.0.1:{port}"), &made.1).await;
    assert_eq!((problem.kind, problem.args["fault"].as_str()), (Kind::NetworkProxyTls, "network-tls-wrong-name"));
    for (trusted, found) in [(made.1.clone(), Finding::ProxyCertificate), (stranger(), Finding::ProxyTls)] {
        let out = HttpClient::trusting(&trusted);
        out.set_proxy(Proxy::Manual(ProxyAddress::read(&format!("https://127.0.0.1:{port}")).expect("an address")));
        assert_eq!(fault(&look_at(&out, HOST).await).found, found);
    }
    let unknown = by_proxy(&format!("https://127.0.0.1:{port}"), &stranger()).await;
    assert_eq!(unknown.args["fault"], "network-tls");
}

/// A tunnel that opens and ends at the handshake was not refused.
#[tokio::test]
async fn a_handshake_that_is_cut_off_is_the_handshake_s() {
    let cut = proxy_to(serve(|stream| async move { drop(stream) }).await).await;
    let problem = by_proxy(&format!("127.0.0.1:{cut}"), &stranger()).await;
    assert_eq!(problem.kind, Kind::NetworkTlsBroke);
    let plain = serve(|mut stream| async move {
        let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").await;
        let _ = stream.read(&mut [0; 1024]).await;
    })
    .await;
    let problem = by_proxy(&format!("127.0.0.1:{}", proxy_to(plain).await), &stranger()).await;
    assert_eq!(problem.kind, Kind::NetworkTlsPlain);
}

/// A proxy that refused the user name and password doesn't get them again.
#[tokio::test]
async fn a_sign_in_that_was_refused_is_not_repeated() {
    let problem = by_proxy(
        &format!(
            "127.0.0.1:{}",
            proxy_saying("HTTP/1.1 407 x\r\nProxy-Authenticate: NTLM\r\ncontent-length: 0\r\n\r\n").await
        ),
        &stranger(),
    )
    .await;
    assert_eq!((problem.kind, problem.args["schemes"].as_str()), (Kind::NetworkProxyAuthDomain, "NTLM"));
    let basic = "HTTP/1.1 407 x\r\nProxy-Authenticate: Basic realm=\"x\"\r\ncontent-length: 0\r\n\r\n";
    let problem = by_proxy(&format!("127.0.0.1:{}", proxy_saying(basic).await), &stranger()).await;
    assert_eq!((problem.kind, problem.args["signed"].as_str()), (Kind::NetworkProxyAuth, "no"));
}

/// One passing answer of the proxy ends nothing: the request is repeated, and the first attempt sent nothing.
#[tokio::test]
async fn a_refusal_of_the_proxy_that_passes_is_repeated() {
    for first in ["502 Bad Gateway", "503 No", "504 No", "429 No\r\nRetry-After: 1", "403 No", "407 Sign in"] {
        let made = authority();
        let tls = showing(&made, params(HOST));
        let port = serve(move |stream| {
            let tls = tls.clone();
            async move {
                let Ok(mut stream) = tls.accept(stream).await else { return };
                let _ = stream.read(&mut [0; 4096]).await;
                let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}").await;
                let _ = stream.shutdown().await;
            }
        })
        .await;
        // The next one gets through, whether it is a request or a look.
        let passing = async || {
            let asked = Arc::new(std::sync::atomic::AtomicBool::new(false));
            let at = serve(move |mut stream| {
                let asked = asked.clone();
                async move {
                    head(&mut stream).await;
                    if !asked.swap(true, std::sync::atomic::Ordering::AcqRel) {
                        let answer = format!("HTTP/1.1 {first}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                        let _ = stream.write_all(answer.as_bytes()).await;
                        return;
                    }
                    let mut there = TcpStream::connect(("127.0.0.1", port)).await.expect("served");
                    stream.write_all(b"HTTP/1.1 200 Connection established\r\n\r\n").await.expect("sent");
                    let _ = copy_bidirectional(&mut stream, &mut there).await;
                }
            })
            .await;
            format!("127.0.0.1:{at}")
        };
        let problem = by_proxy(&passing().await, &made.1).await;
        assert_eq!(problem.kind, Kind::NetworkProxyPassing, "{first}");
        assert_eq!(problem.said.expect("details").status, None, "no status that a library did not tell");
        let out = HttpClient::trusting(&made.1);
        out.set_proxy(Proxy::Manual(ProxyAddress::read(&passing().await).expect("an address")));
        let answer = out.repeat(|| Call::get(HOST, "/"), |_| false).await;
        assert_eq!(answer.map_err(|failure| failure.problem).expect("an answer").status, 200, "{first}");
    }
}

/// `https://` for a proxy that speaks http and waits for a whole request: both name TLS with the proxy.
#[tokio::test]
async fn a_proxy_that_hangs_at_the_handshake_is_offered_without_tls() {
    let waiting = serve(|mut stream| async move {
        head(&mut stream).await;
        std::future::pending::<()>().await;
    })
    .await;
    let out = HttpClient::trusting(&stranger());
    out.set_proxy(Proxy::Manual(ProxyAddress::read(&format!("https://127.0.0.1:{waiting}")).expect("an address")));
    tokio::time::pause();
    let problem = out.send(Call::get(HOST, "/")).await.err().expect("no way").problem;
    let report = look_at(&out, HOST).await;
    spoken(&problem);
    assert_eq!((problem.kind, problem.args["tls"].as_str()), (Kind::NetworkProxySilent, "yes"));
    assert_eq!(problem.args["plain"], format!("http://127.0.0.1:{waiting}"));
    assert_eq!(fault(&report).found, Finding::ProxyTlsSilent);
}
