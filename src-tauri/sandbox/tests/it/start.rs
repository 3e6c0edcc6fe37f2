//! Starting, stopping, names and the proxy.

use std::net::TcpListener;
use std::time::{Duration, Instant};

use reqwest::Proxy;
use sandbox::Config;
use serde_json::Value;

use crate::test_sandbox::{TestSandbox, builder_of, read, test_sandbox, test_sandbox_with};

#[tokio::test]
async fn only_loopback_and_only_a_free_port() {
    let open = Config { listen: Some(([0, 0, 0, 0], 0).into()), ..Config::default() };
    let refused = sandbox::start(open).await.expect_err("refused");
    assert!(refused.to_string().contains("127.0.0.1"), "{refused}");
    let taken = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let config = Config { listen: taken.local_addr().ok(), ..Config::default() };
    let refused = sandbox::start(config).await.expect_err("refused");
    assert!(refused.to_string().contains("taken"), "{refused}");
    let unknown = Config { faults: vec![("nonsense".into(), None)], ..Config::default() };
    assert!(sandbox::start(unknown).await.is_err());
}

/// A new connection costs two round trips and each answer one; the control interface has no delay.
#[tokio::test]
async fn latency_is_a_round_trip() {
    let test = test_sandbox_with(Config { latency_ms: 150, ..Config::default() }).await;
    let began = Instant::now();
    test.state().await;
    assert!(began.elapsed() < Duration::from_millis(150), "control: {:?}", began.elapsed());
    let url = "https://acme.okta.practice/.well-known/okta-organization";
    for trips in [3, 1] {
        let began = Instant::now();
        test.client.get(url).send().await.expect("an answer");
        let took = began.elapsed();
        assert!(took >= Duration::from_millis(150) * trips, "{trips} round trips: {took:?}");
    }
}

#[tokio::test]
async fn a_stopped_sandbox_frees_its_port() {
    let test = test_sandbox().await;
    test.state().await;
    let addr = test.sandbox.addr;
    test.sandbox.stop().await;
    let again = sandbox::start(Config { listen: Some(addr), ..Config::default() }).await.expect("the port is free");
    assert_eq!(again.addr, addr);
}

#[tokio::test]
async fn both_versions_of_http_are_spoken_and_foreign_names_are_not() {
    let test = test_sandbox().await;
    let url = "https://acme.okta.practice/.well-known/okta-organization";
    let answer = test.client.get(url).send().await.expect("an answer");
    assert_eq!(answer.version(), reqwest::Version::HTTP_2);
    let addr = test.sandbox.addr;
    let client = || builder_of(&test.sandbox).no_proxy();
    let old = client().http1_only().resolve("acme.okta.practice", addr).build().expect("a client");
    let answer = old.get(url).send().await.expect("an answer");
    assert_eq!((answer.version(), answer.status().as_u16()), (reqwest::Version::HTTP_11, 200));
    let foreign = client().resolve("acme.okta.com", addr).build().expect("a client");
    assert!(foreign.get("https://acme.okta.com/").send().await.is_err());
}

#[tokio::test]
async fn a_proxy_serves_a_real_looking_name_and_reaches_nothing_else() {
    let config = Config { host: Some("acme.okta.com".into()), proxy: true, ..Config::default() };
    let sandbox = sandbox::start(config).await.expect("starts");
    let proxy = Proxy::all(format!("http://{}", sandbox.proxy_addr.expect("a proxy"))).expect("a proxy");
    let client = builder_of(&sandbox).proxy(proxy).build().expect("a client");
    let test = TestSandbox { sandbox, client };
    let url = "https://acme.okta.com/.well-known/okta-organization";
    let (status, answer) = read(test.client.get(url).send().await.expect("an answer")).await;
    assert_eq!((status, answer["_links"]["organization"]["href"].as_str()), (200, Some("https://acme.okta.com")));
    assert!(answer["_links"].get("alternate").is_none());
    for outside in ["https://example.com/", "https://acme.okta.com:8443/", "https://acme.okta.practice/"] {
        assert!(test.client.get(outside).send().await.is_err(), "{outside}");
    }
    let plain = test.client.get("http://acme.okta.com/").send().await.expect("an answer");
    assert_eq!(plain.status(), 502);
    let trace = test.act("/trace", Value::Null).await;
    let refused: Vec<&str> = trace
        .as_array()
        .expect("a list")
        .iter()
        .filter(|entry| entry["status"] == 502)
        .filter_map(|entry| entry["host"].as_str())
        .collect();
    assert_eq!(refused, ["example.com:443", "acme.okta.com:8443", "acme.okta.practice:443", ""]);
}
