//! The way out by the system's trust and the environment's proxy, as people have it: in a process of its own,
//! since both are read from the environment. `acme.okta.com` is the sandbox behind its own proxy.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::process::Command;

use connect::http::Out;
use connect::{names, okta};

const ASKED: &str = "OKTA_DELL_CONNECT_TEST_ASKS";
const DOMAIN: &str = "acme.okta.com";

/// Does nothing by itself; started by the tests below with an environment, it prints what it was told.
#[tokio::test]
async fn asks_by_the_environment() {
    if std::env::var_os(ASKED).is_none() {
        return;
    }
    let out = Out::system().expect("a way out");
    let reading = names::read(DOMAIN, false).expect("readable");
    let told = match okta::discover(&out, &reading).await {
        Ok(found) => format!("found {}", found.host),
        Err(problem) => format!("problem {}", problem.code()),
    };
    let proxy = out.proxy_for(DOMAIN).unwrap_or_default();
    std::io::stdout().write_all(format!("\ntold {told} by {proxy}\n").as_bytes()).expect("printed");
}

/// Runs the test above with this proxy and these roots; the line it printed.
async fn told(proxy: String, roots: Option<&str>) -> String {
    let mut command = Command::new(std::env::current_exe().expect("this binary"));
    command.args(["real_path::asks_by_the_environment", "--exact", "--nocapture"]);
    for name in ["HTTP_PROXY", "http_proxy", "https_proxy", "ALL_PROXY", "all_proxy", "NO_PROXY", "no_proxy"] {
        command.env_remove(name);
    }
    command.env(ASKED, "1").env("HTTPS_PROXY", proxy);
    let folder = tempfile::tempdir().expect("a folder");
    if let Some(pem) = roots {
        let file = folder.path().join("roots.pem");
        std::fs::write(&file, pem).expect("written");
        command.env("SSL_CERT_FILE", file).env_remove("SSL_CERT_DIR");
    }
    let done = tokio::task::spawn_blocking(move || command.output()).await.expect("joined").expect("ran");
    let text = String::from_utf8_lossy(&done.stdout).into_owned();
    text.lines().find_map(|line| line.strip_prefix("told ")).unwrap_or_else(|| panic!("{text}")).to_owned()
}

#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread")]
async fn through_the_proxy_with_the_systems_trust() {
    let config = sandbox::Config { host: Some(DOMAIN.to_owned()), proxy: true, ..sandbox::Config::default() };
    let sandbox = sandbox::start(config).await.expect("the sandbox starts");
    let proxy = format!("http://user:word@{}", sandbox.proxy_addr().expect("a proxy"));
    let shown = format!("http://{}", sandbox.proxy_addr().expect("a proxy"));
    assert_eq!(told(proxy.clone(), Some(sandbox.ca_pem())).await, format!("found {DOMAIN} by {shown}"));
    // Without its authority among the system's, the same host is not trusted.
    assert_eq!(told(proxy, None).await, format!("problem network-tls by {shown}"));
}

/// What is told behind a proxy that answers 407, and that proxy.
pub async fn told_behind_a_proxy_that_wants_a_sign_in() -> (String, String) {
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
    (told(proxy.clone(), None).await, proxy)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proxy_that_wants_a_sign_in_is_named() {
    let (told, proxy) = told_behind_a_proxy_that_wants_a_sign_in().await;
    assert_eq!(told, format!("problem network-proxy-auth by {proxy}"));
}
