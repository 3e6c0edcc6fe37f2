//! The system's trust and the environment's proxy, as people have them: in a process of its own, since both are read
//! from the environment. `acme.okta.com` is the sandbox behind its own proxy.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::process::Command;

use engine::http::HttpClient;
use engine::network::{self, Finding, Phase, Target, What};
use engine::okta;
use model::names;

const ASKED: &str = "OKTA_DELL_CONNECT_TEST_ASKS";
const DOMAIN: &str = "acme.okta.com";
/// The sandbox's authority, by its common name.
#[cfg(target_os = "linux")]
const AUTHORITY: &str = "Okta Dell Connect practice authority";

/// Does nothing by itself; the tests below start it with an environment, and it prints what it found.
#[tokio::test]
async fn sends_by_the_environments_settings() {
    if std::env::var_os(ASKED).is_none() {
        return;
    }
    let out = HttpClient::system().expect("a way out");
    let reading = names::read(DOMAIN, false).expect("readable");
    let outcome = match okta::discover(&out, &reading).await {
        Ok(found) => format!("found {} opened by {}", found.host, found.metadata.opened_by.unwrap_or_default()),
        Err(problem) => format!("problem {}", problem.code()),
    };
    let proxy = out.proxy_for(DOMAIN).unwrap_or_default();
    let report = network::look(&out, &[Target::okta(DOMAIN, false)], &|_| ()).await;
    let of = |phase| report.rows.iter().find(|row| row.phase == phase).expect("each layer has a row");
    let variable = of(Phase::Proxy).fact(What::Variable).unwrap_or_default();
    let fault = report
        .rows
        .iter()
        .find(|row| !matches!(row.found, Finding::LeftToProxy | Finding::NotReached) && !report_passed(row));
    let fault = fault.map_or_else(|| "nothing".to_owned(), engine::network::Row::key);
    let opened = report.opened_by().unwrap_or_default();
    let line = format!("\noutcome {outcome} by {proxy}\nlooked {variable}, {fault} fails, opened by {opened}\n");
    let text = report.text(engine::locale::Language::En);
    assert!(!text.contains("user:"), "the proxy's password is shown: {text}");
    std::io::stdout().write_all(line.as_bytes()).expect("printed");
}

fn report_passed(row: &network::Row) -> bool {
    matches!(row.verdict, network::Verdict::Pass)
}

/// Runs the test above with this proxy and these roots; the lines it printed.
async fn run(proxy: String, roots: Option<&str>) -> [String; 2] {
    let mut command = Command::new(std::env::current_exe().expect("this binary"));
    command.args(["proxy::sends_by_the_environments_settings", "--exact", "--nocapture"]);
    for name in ["HTTP_PROXY", "http_proxy", "https_proxy", "ALL_PROXY", "all_proxy", "NO_PROXY", "no_proxy"] {
        command.env_remove(name);
    }
    command.env(ASKED, "1").env("HTTPS_PROXY", proxy);
    let folder = tempfile::tempdir().expect("a folder");
    if let Some(pem) = roots {
        let file = folder.path().join("roots.pem");
        std::fs::write(&file, pem).expect("written");
        command.env("SSL_CERT_FILE", file).env_remove("SSL_CERT_DIR");
    } else {
        command.env_remove("SSL_CERT_FILE").env_remove("SSL_CERT_DIR");
    }
    let done = tokio::task::spawn_blocking(move || command.output()).await.expect("joined").expect("ran");
    let text = String::from_utf8_lossy(&done.stdout).into_owned();
    ["outcome ", "looked "].map(|begun| {
        text.lines().find_map(|line| line.strip_prefix(begun)).unwrap_or_else(|| panic!("{text}")).to_owned()
    })
}

#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread")]
async fn through_the_proxy_with_the_systems_trust() {
    let config = sandbox::Config { host: Some(DOMAIN.to_owned()), proxy: true, ..sandbox::Config::default() };
    let sandbox = sandbox::start(config).await.expect("the sandbox starts");
    let proxy = format!("http://user:word@{}", sandbox.proxy_addr.expect("a proxy"));
    let shown = format!("http://{}", sandbox.proxy_addr.expect("a proxy"));
    // Trusted by the system and not public: as on a network that opens TLS, and by the real verifier.
    let trusted = run(proxy.clone(), Some(&sandbox.at.ca_pem)).await;
    assert_eq!(trusted[0], format!("found {DOMAIN} opened by {AUTHORITY} by {shown}"));
    assert_eq!(trusted[1], format!("HTTPS_PROXY, nothing fails, opened by {AUTHORITY}"));
    // Without its authority among the system's, the same host is not trusted.
    let refused = run(proxy, None).await;
    assert_eq!(refused[0], format!("problem network-tls by {shown}"));
    assert_eq!(refused[1], "HTTPS_PROXY, network-tls-unknown-issuer fails, opened by ");
}

/// What is reported behind a proxy that answers 407, and that proxy.
pub async fn outcome_behind_a_proxy_that_wants_a_sign_in() -> (String, String) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let address = listener.local_addr().expect("an address");
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { return };
            // One request line is enough to refuse.
            let _ = stream.read(&mut [0; 1024]);
            let _ = stream.write_all(b"HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n");
        }
    });
    let proxy = format!("http://{address}");
    let [outcome, looked] = run(proxy.clone(), None).await;
    assert_eq!(looked, "HTTPS_PROXY, network-tcp-proxy-sign-in fails, opened by ");
    (outcome, proxy)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proxy_that_wants_a_sign_in_is_named() {
    let (outcome, proxy) = outcome_behind_a_proxy_that_wants_a_sign_in().await;
    assert_eq!(outcome, format!("problem network-proxy-auth by {proxy}"));
}
