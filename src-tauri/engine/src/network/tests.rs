use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair, date_time_ymd};
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;

use super::*;
#[cfg(target_os = "linux")]
use crate::http::scripted::FullQueue;
use crate::http::scripted::{Reply, Scripted};
use crate::http::{Desktop, Proxy, ProxyAddress};
use crate::locale::Language;

const PRACTICE_HOST: &str = "acme.okta.practice";
const HOST: &str = "acme.okta.com";
const ISSUER: &str = "Contoso Inspection CA";

/// The finding of each layer, in order.
fn found(report: &Report) -> Vec<(Phase, Verdict, Finding)> {
    report.rows.iter().map(|row| (row.phase, row.verdict, row.found)).collect()
}

/// The first layer that fails.
fn fault(report: &Report) -> &Row {
    report.rows.iter().find(|row| row.verdict == Verdict::Fail).unwrap_or_else(|| panic!("{:?}", found(report)))
}

async fn look_at(out: &HttpClient, host: &str) -> Report {
    let shown = Mutex::new(Vec::new());
    let report = look(out, &[Target::okta(host, false)], &|row| shown.lock().expect("sound").push(row.clone())).await;
    assert_eq!(shown.into_inner().expect("sound"), report.rows, "each row is reported once, in order");
    assert_eq!(report.rows.iter().map(|row| row.phase).collect::<Vec<_>>(), Phase::ALL);
    for language in [Language::En, Language::De] {
        for row in &report.rows {
            let text = row.sentence(language);
            assert!(!text.contains(&row.key()) && !text.contains("{$"), "{text}");
            let todo = row.verdict == Verdict::Fail;
            assert!(!todo || row.remedy(language).is_some_and(|ask| !ask.contains("{$")), "{}", row.key());
        }
        assert!(report.text(language).contains(host));
    }
    report
}

fn organization(host: &str) -> String {
    serde_json::json!({"id": "00o1", "pipeline": "idx", "_links": {"organization": {"href": format!("https://{host}")}}})
        .to_string()
}

// Direct, under practice names: the service's own answers.

async fn practice(reply: Reply) -> Report {
    let server = Scripted::start(move |_| reply.clone()).await;
    look_at(&server.out, PRACTICE_HOST).await
}

fn dated(shift: jiff::SignedDuration) -> Reply {
    let date = jiff::fmt::rfc2822::to_string(&(Timestamp::now() - shift).to_zoned_datetime(jiff::tz::TimeZone::UTC));
    Reply::Json(200, format!("Date: {}\r\n", date.expect("a date")), organization(PRACTICE_HOST))
}

#[tokio::test]
async fn all_is_well() {
    let report = practice(dated(jiff::SignedDuration::ZERO)).await;
    let pass = |phase, found| (phase, Verdict::Pass, found);
    assert_eq!(
        found(&report),
        [
            pass(Phase::Proxy, Finding::Direct),
            pass(Phase::Dns, Finding::Resolved),
            pass(Phase::Tcp, Finding::Connected),
            pass(Phase::Tls, Finding::TrustedPractice),
            pass(Phase::Answer, Finding::Service),
            pass(Phase::Clock, Finding::Right),
        ]
    );
    assert!(report.ok() && report.whole && report.practice && report.opened_by().is_none());
    assert_eq!(report.rows[3].fact(What::Version), Some("TLS 1.3"));
}

#[tokio::test]
async fn a_portal_does_not_pass_for_okta() {
    assert_eq!(fault(&practice(Reply::html(200)).await).found, Finding::Page);
    let to = "Location: https://portal.acme.test/login?session=4711\r\n".to_owned();
    let report = practice(Reply::Json(302, to, String::new())).await;
    assert_eq!(
        (fault(&report).found, fault(&report).fact(What::Location)),
        (Finding::Redirect, Some("portal.acme.test"))
    );
    assert!(!report.text(Language::En).contains("4711"), "what a redirect carries is not shown");
    assert_eq!(fault(&practice(Reply::json(200, "{}")).await).found, Finding::Another);
    assert_eq!(fault(&practice(Reply::Cut).await).found, Finding::Broke);
    let troubled = practice(Reply::json(503, "{}")).await;
    assert_eq!((troubled.rows[4].verdict, troubled.rows[4].found), (Verdict::Unknown, Finding::Trouble));
}

#[tokio::test]
async fn a_clock_a_day_off_is_reported() {
    for (shift, seconds) in
        [(jiff::SignedDuration::from_hours(24), 86_400), (jiff::SignedDuration::from_hours(-24), -86_400)]
    {
        let report = practice(dated(shift)).await;
        let row = fault(&report);
        assert_eq!((row.phase, row.found), (Phase::Clock, Finding::Off));
        let shown: i64 = row.fact(What::Seconds).and_then(|shown| shown.parse().ok()).expect("seconds");
        assert!((shown - seconds).abs() < 60, "{shown}");
    }
    let report = practice(Reply::json(200, organization(PRACTICE_HOST))).await;
    assert_eq!((report.rows[5].verdict, report.rows[5].found), (Verdict::Unknown, Finding::NoTime));
}

#[tokio::test]
async fn dells_hosts_are_looked_at_beside() {
    let server = Scripted::start(|seen| match seen.what() {
        "GET /token" => Reply::json(401, "{}"),
        _ => dated(jiff::SignedDuration::ZERO),
    })
    .await;
    let environment = model::catalogue::environment("practice-console").expect("in the catalogue");
    let mut targets = vec![Target::okta(PRACTICE_HOST, false)];
    targets.extend(Target::dell(environment, None));
    let report = look(&server.out, &targets, &|_| ()).await;
    let answers: Vec<_> =
        report.rows.iter().filter(|row| row.phase == Phase::Answer).map(|row| (row.service, row.found)).collect();
    assert_eq!(answers, [(Service::Okta, Finding::Service), (Service::DellApi, Finding::Service)]);
    let commercial = model::catalogue::environment("dell-commercial").expect("in the catalogue");
    let hosts: Vec<_> = Target::dell(commercial, None).into_iter().map(|target| target.host).collect();
    assert_eq!(hosts, ["apis.druva.com", "login.druva.com"]);
    let own = Target::dell(commercial, Some("https://dell.acme.test/console"));
    assert_eq!(own[1].host, "dell.acme.test");
}

#[tokio::test]
async fn a_closed_port_is_refused() {
    let server = Scripted::start(|_| Reply::Hang).await;
    let port = {
        let closed = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        closed.local_addr().expect("an address").port()
    };
    let out = HttpClient::practice(port, &server.ca_pem).expect("a certificate");
    let report = look_at(&out, PRACTICE_HOST).await;
    assert_eq!((fault(&report).phase, fault(&report).found), (Phase::Tcp, Finding::Refused));
    assert_eq!(report.rows[5].verdict, Verdict::Blocked);
    let outside = look_at(&out, HOST).await;
    assert_eq!((fault(&outside).phase, fault(&outside).found), (Phase::Dns, Finding::NoName), "Practice asks nobody");
}

#[cfg(target_os = "linux")]
#[tokio::test(start_paused = true)]
async fn a_black_hole_ends_in_time() {
    let full = FullQueue::listen();
    let server = Scripted::start(|_| Reply::Hang).await;
    let out = HttpClient::practice(full.port(), &server.ca_pem).expect("a certificate");
    let begun = tokio::time::Instant::now();
    let report = look_at(&out, PRACTICE_HOST).await;
    assert_eq!((fault(&report).phase, fault(&report).found), (Phase::Tcp, Finding::Silent));
    assert!(begun.elapsed() < LONGEST);
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_never_comes_ends_in_time() {
    let server = Scripted::start(|_| Reply::Hang).await;
    let begun = tokio::time::Instant::now();
    let report = look(&server.out, &[Target::okta(PRACTICE_HOST, false)], &|_| ()).await;
    assert!(!report.ok() && begun.elapsed() <= LONGEST);
}

#[tokio::test]
async fn an_unknown_name_is_reported() {
    let report = look_at(&HttpClient::trusting(&authority().1), "acme.okta.invalid").await;
    assert_eq!(report.rows[1].verdict, Verdict::Fail);
    assert!(matches!(report.rows[1].found, Finding::NoName | Finding::Silent), "{:?}", report.rows[1]);
    assert_eq!(report.rows[2].verdict, Verdict::Blocked);
}

#[tokio::test]
async fn dropping_it_ends_it() {
    let server = Scripted::start(|_| Reply::Hang).await;
    let targets = [Target::okta(PRACTICE_HOST, false)];
    let begun = Instant::now();
    let asked = async {
        server.until("GET /.well-known/okta-organization", 1).await;
        Instant::now()
    };
    let ended = tokio::select! {
        _ = look(&server.out, &targets, &|_| ()) => panic!("nothing answers"),
        ended = asked => ended,
    };
    assert!(ended.elapsed() < Duration::from_millis(200), "{:?} of {:?}", ended.elapsed(), begun.elapsed());
}

// By a proxy, with an authority of the test's own in place of the system's trust.

type Made = (CertificateParams, String, KeyPair);

fn authority() -> Made {
    let key = KeyPair::generate().expect("a key");
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.distinguished_name.push(DnType::CommonName, ISSUER);
    let pem = params.self_signed(&key).expect("signed").pem();
    (params, pem, key)
}

/// The certificate of an authority that signed nothing here.
fn stranger() -> String {
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.distinguished_name.push(DnType::CommonName, "Somebody else");
    params.self_signed(&KeyPair::generate().expect("a key")).expect("signed").pem()
}

fn acceptor(made: &Made, name: &str, years: (i32, i32)) -> TlsAcceptor {
    let mut params = CertificateParams::new([name.to_owned()]).expect("a name");
    (params.not_before, params.not_after) = (date_time_ymd(years.0, 1, 1), date_time_ymd(years.1, 1, 1));
    showing(made, params)
}

/// A server with this certificate.
fn showing((ca, _, ca_key): &Made, params: CertificateParams) -> TlsAcceptor {
    let key = KeyPair::generate().expect("a key");
    let leaf = params.signed_by(&key, &Issuer::from_params(ca, ca_key)).expect("signed");
    let config = rustls::ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(vec![leaf.der().clone()], PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der())))
        .expect("a certificate");
    TlsAcceptor::from(Arc::new(config))
}

/// A listener whose connections all do this.
async fn serve<F: Future<Output = ()> + Send>(each: impl Fn(TcpStream) -> F + Send + Sync + 'static) -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    tokio::spawn(async move {
        let mut running = tokio::task::JoinSet::new();
        let each = Arc::new(each);
        while let Ok((stream, _)) = listener.accept().await {
            let each = each.clone();
            running.spawn(async move { each(stream).await });
        }
    });
    port
}

async fn head(stream: &mut TcpStream) -> String {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let Ok(byte) = stream.read_u8().await else { break };
        head.push(byte);
    }
    String::from_utf8_lossy(&head).into_owned()
}

/// A proxy with this answer to CONNECT.
async fn proxy_saying(said: &'static str) -> u16 {
    serve(move |mut stream| async move {
        head(&mut stream).await;
        // The client may have gone.
        let _ = stream.write_all(said.as_bytes()).await;
    })
    .await
}

/// A proxy that leads every host to this port.
async fn proxy_to(port: u16) -> u16 {
    serve(move |mut stream| async move {
        head(&mut stream).await;
        let mut there = TcpStream::connect(("127.0.0.1", port)).await.expect("served");
        stream.write_all(b"HTTP/1.1 200 Connection established\r\n\r\n").await.expect("sent");
        // The client ends it once it has seen enough.
        let _ = copy_bidirectional(&mut stream, &mut there).await;
    })
    .await
}

async fn by(proxy: &str, ca_pem: &str) -> Report {
    let out = HttpClient::trusting(ca_pem);
    out.set_proxy(Proxy::Manual(ProxyAddress::read(proxy).expect("an address")));
    look_at(&out, HOST).await
}

/// A look through a proxy at a server with this certificate.
async fn past(made: &Made, name: &str, years: (i32, i32), trusted: &str) -> Report {
    let tls = acceptor(made, name, years);
    let port = serve(move |stream| {
        let tls = tls.clone();
        async move {
            let Ok(mut stream) = tls.accept(stream).await else { return };
            let mut asked = [0; 1024];
            let _ = stream.read(&mut asked).await;
            let body = organization(HOST);
            let text = format!("HTTP/1.1 200 x\r\ncontent-length: {}\r\n\r\n{body}", body.len());
            let _ = stream.write_all(text.as_bytes()).await;
        }
    })
    .await;
    by(&format!("127.0.0.1:{}", proxy_to(port).await), trusted).await
}

#[tokio::test]
async fn opened_tls_names_its_issuer() {
    let made = authority();
    let report = past(&made, HOST, (2020, 2099), &made.1).await;
    assert_eq!(report.rows[0].found, Finding::ByProxy);
    assert_eq!(report.rows[0].fact(What::Place), Some("manual"));
    assert_eq!((report.rows[2].verdict, report.rows[2].found), (Verdict::Pass, Finding::Tunnel));
    assert_eq!((report.rows[3].verdict, report.rows[3].found), (Verdict::Pass, Finding::Opened));
    assert_eq!(report.opened_by(), Some(ISSUER));
    assert!(report.rows[3].fact(What::Certificate).is_some_and(|chain| chain.ends_with(&format!("<- CN={ISSUER}"))));
    assert_eq!(report.rows[4].found, Finding::Service);
    assert!(report.text(Language::En).contains(&format!("issuer {ISSUER}")));
}

#[tokio::test]
async fn a_certificate_that_is_refused_says_why() {
    let made = authority();
    let faulty = |report: &Report| (fault(report).phase, fault(report).found);
    assert_eq!(faulty(&past(&made, "portal.acme.test", (2020, 2099), &made.1).await), (Phase::Tls, Finding::WrongName));
    assert_eq!(faulty(&past(&made, HOST, (2020, 2021), &made.1).await), (Phase::Tls, Finding::Expired));
    assert_eq!(faulty(&past(&made, HOST, (2098, 2099), &made.1).await), (Phase::Tls, Finding::NotYet));
    let stranger = past(&made, HOST, (2020, 2099), &stranger()).await;
    assert_eq!(faulty(&stranger), (Phase::Tls, Finding::UnknownIssuer));
    // Refused, and still named.
    assert_eq!(fault(&stranger).fact(What::Issuer), Some(ISSUER));
}

#[tokio::test]
async fn no_tls_at_all_is_reported() {
    let ca = authority().1;
    let plain = serve(|mut stream| async move {
        let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").await;
        let _ = stream.read(&mut [0; 1024]).await;
    })
    .await;
    let report = by(&format!("127.0.0.1:{}", proxy_to(plain).await), &ca).await;
    assert_eq!((fault(&report).phase, fault(&report).found), (Phase::Tls, Finding::Plain));
    let cut = serve(|stream| async move { drop(stream) }).await;
    let report = by(&format!("127.0.0.1:{}", proxy_to(cut).await), &ca).await;
    assert_eq!((fault(&report).phase, fault(&report).found), (Phase::Tls, Finding::Broke));
}

#[tokio::test]
async fn a_proxy_says_no_in_its_ways() {
    let ca = authority().1;
    for (said, found, schemes) in [
        ("Proxy-Authenticate: Basic realm=\"x\"\r\n", Finding::ProxySignIn, "Basic"),
        (
            "Proxy-Authenticate: Negotiate\r\nProxy-Authenticate: NTLM\r\n",
            Finding::ProxySignInDomain,
            "Negotiate, NTLM",
        ),
        ("Proxy-Authenticate: NTLM, Basic realm=\"x\"\r\n", Finding::ProxySignIn, "NTLM, Basic"),
        ("", Finding::ProxySignIn, ""),
    ] {
        let said = format!("HTTP/1.1 407 Proxy Authentication Required\r\n{said}content-length: 0\r\n\r\n").leak();
        let report = by(&format!("127.0.0.1:{}", proxy_saying(said).await), &ca).await;
        assert_eq!((fault(&report).phase, fault(&report).found), (Phase::Tcp, found));
        assert_eq!(fault(&report).fact(What::Schemes), Some(schemes));
    }
    let no = proxy_saying("HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n").await;
    let report = by(&format!("127.0.0.1:{no}"), &ca).await;
    assert_eq!((fault(&report).found, fault(&report).fact(What::Status)), (Finding::ProxyRefused, Some("403")));
    let closed = by("127.0.0.1:1", &ca).await;
    assert_eq!(fault(&closed).found, Finding::ProxyUnreachable);
    let nameless = by("proxy.acme.invalid:8080", &ca).await;
    assert!(matches!(fault(&nameless).found, Finding::ProxyNoName | Finding::ProxySilent), "{:?}", fault(&nameless));
    let plain = serve(|mut stream| async move {
        let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").await;
        let _ = stream.read(&mut [0; 1024]).await;
    })
    .await;
    assert_eq!(fault(&by(&format!("https://127.0.0.1:{plain}"), &ca).await).found, Finding::ProxyPlain);
}

#[tokio::test]
async fn a_script_that_names_proxies_is_reported_and_not_run() {
    let address = "http://wpad.acme.test/proxy.pac";
    let desktop = || Desktop { script: Some("http://wpad.acme.test/proxy.pac".to_owned()), ..Desktop::default() };
    let report = look_at(&HttpClient::trusting(&stranger()).with_desktop(desktop), "localhost").await;
    let row = &report.rows[0];
    assert_eq!((row.phase, row.verdict, row.found), (Phase::Proxy, Verdict::Unknown, Finding::Script));
    assert_eq!(row.fact(What::Script), Some(address));
    let out = HttpClient::trusting(&stranger()).with_desktop(desktop);
    assert_eq!((out.direct_by(HOST), out.proxy_for(HOST)), (Some("script"), None));
    out.set_proxy(Proxy::None);
    assert_eq!(out.direct_by(HOST), Some("off"));
    assert!(report.text(Language::En).contains(address));
    assert!(row.remedy(Language::En).is_some_and(|ask| report.text(Language::En).contains(&ask)));
}

#[tokio::test]
async fn a_search_for_a_script_is_reported_and_asked_about_only_where_a_host_fails() {
    let desktop = || Desktop { detects: true, ..Desktop::default() };
    let out = HttpClient::trusting(&stranger()).with_desktop(desktop);
    let report = look_at(&out, "localhost").await;
    let row = &report.rows[0];
    assert_eq!((row.phase, row.verdict, row.found), (Phase::Proxy, Verdict::Pass, Finding::Detection));
    let ask = row.remedy(Language::En).expect("words");
    assert_eq!(
        report.text(Language::En).contains(&ask),
        report.rows.iter().any(|row| row.verdict == Verdict::Fail),
        "{}",
        report.text(Language::En)
    );
    assert_eq!(out.direct_by(HOST), Some("nothing"));
}

#[tokio::test(start_paused = true)]
async fn a_proxy_that_says_nothing_ends_in_time() {
    let hanging = serve(|mut stream| async move {
        head(&mut stream).await;
        std::future::pending::<()>().await;
    })
    .await;
    let begun = tokio::time::Instant::now();
    let report = by(&format!("127.0.0.1:{hanging}"), &stranger()).await;
    assert_eq!((fault(&report).phase, fault(&report).found), (Phase::Tcp, Finding::ProxySilent));
    assert!(begun.elapsed() <= LONGEST);
}

mod between;

// The way out itself.

#[tokio::test]
async fn a_request_goes_by_the_proxy_that_was_chosen_and_tells_who_opened_it() {
    let made = authority();
    let tls = acceptor(&made, HOST, (2020, 2099));
    let port = serve(move |stream| {
        let tls = tls.clone();
        async move {
            let Ok(mut stream) = tls.accept(stream).await else { return };
            let _ = stream.read(&mut [0; 1024]).await;
            let _ = stream.write_all(b"HTTP/1.1 200 x\r\ncontent-length: 2\r\n\r\n{}").await;
        }
    })
    .await;
    let out = HttpClient::trusting(&made.1);
    let proxy = ProxyAddress::read(&format!("127.0.0.1:{}", proxy_to(port).await)).expect("an address");
    out.set_proxy(Proxy::Manual(proxy.clone()));
    assert_eq!(out.opened_by(HOST), None, "nothing is claimed before a handshake");
    out.send(crate::http::Call::get(HOST, "/")).await.expect("answered");
    assert_eq!(out.opened_by(HOST).as_deref(), Some(ISSUER));
    assert_eq!(out.proxy_for(HOST).as_deref(), Some(proxy.as_str()));
    out.set_proxy(Proxy::None);
    assert_eq!((out.proxy_for(HOST), out.opened_by(HOST)), (None, None));
}

/// A proxy that all hosts are excepted from is not shown as used beside a direct way.
#[test]
fn a_proxy_that_every_host_is_excepted_from_is_not_used() {
    let row = |host: &str, place: Place| Row {
        host: host.to_owned(),
        service: Service::Okta,
        phase: Phase::Proxy,
        verdict: Verdict::Pass,
        found: Finding::Direct,
        facts: vec![Fact::new(What::Place, place.word())],
        ms: None,
    };
    let state = |name: &str, rows: &[Row]| but_for_exceptions(Setting::new(name, SettingState::Used), rows).state;
    let all = [row("acme.okta.com", Place::Exception), row("apis.druva.com", Place::Exception)];
    assert_eq!(state("HTTPS_PROXY", &all), SettingState::Excepted);
    assert_eq!(state("NO_PROXY", &all), SettingState::Used);
    assert_eq!(state("SSL_CERT_FILE", &all), SettingState::Used);
    let one = [row("acme.okta.com", Place::Exception), row("apis.druva.com", Place::Environment)];
    assert_eq!(state("HTTPS_PROXY", &one), SettingState::Used);
    assert_eq!(state("HTTPS_PROXY", &[]), SettingState::Used);
}
