//! `odc doctor`: each layer in turn, and the obstacle.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{SocketAddr, TcpListener};

use serde_json::Value;

#[cfg(target_os = "linux")]
use crate::test_odc::TestOdc;
use crate::test_odc::{HOST, code, err, object, odc, out, ran};

pub const LOOK: [&str; 3] = ["doctor", "--okta-domain", HOST];
pub const JSON: [&str; 4] = ["doctor", "--okta-domain", HOST, "--json"];

/// Verdict and finding of a layer, in the schema that other programs read.
pub fn layer<'a>(report: &'a Value, layer: &str) -> (&'a str, &'a str) {
    let keys = |value: &Value| value.as_object().expect("an object").keys().cloned().collect::<BTreeSet<_>>();
    let set = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
    assert_eq!(keys(report), set(&["rows", "settings", "whole", "opened_by", "practice", "at", "ms"]));
    let rows = report["rows"].as_array().expect("rows");
    for row in rows {
        assert_eq!(keys(row), set(&["id", "host", "layer", "verdict", "found", "evidence", "ms"]));
        assert!(["pass", "fail", "blocked", "unknown"].contains(&row["verdict"].as_str().expect("a verdict")));
    }
    let row = rows.iter().find(|row| row["layer"] == layer).unwrap_or_else(|| panic!("no {layer}: {report}"));
    (row["verdict"].as_str().expect("a verdict"), row["found"].as_str().expect("a finding"))
}

#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread")]
async fn a_host_behind_a_proxy_is_reported_layer_by_layer() {
    let test = TestOdc::start().await;
    let done = ran(test.odc(&JSON), "").await;
    let report = object(&done);
    assert_eq!((code(&done), err(&done).as_str()), (0, ""), "{report}");
    assert_eq!(layer(&report, "proxy"), ("pass", "by-proxy"));
    assert_eq!(layer(&report, "tcp"), ("pass", "tunnel"));
    assert_eq!(layer(&report, "answer"), ("pass", "service"));
    // The sandbox's authority is trusted here, and is no public one.
    assert_eq!(layer(&report, "tls"), ("pass", "opened"));
    assert!(report["opened_by"].is_string() && report["whole"] == true && report["practice"] == false);
    assert_eq!(test.tokens().await, (0, 0));
}

#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread")]
async fn an_authority_that_is_not_trusted_is_named() {
    let test = TestOdc::start().await;
    let mut command = test.odc(&JSON);
    command.env_remove("SSL_CERT_FILE");
    let done = ran(command, "").await;
    let report = object(&done);
    assert_eq!(code(&done), 3, "{report}");
    assert_eq!((layer(&report, "tls"), layer(&report, "answer").0), (("fail", "unknown-issuer"), "blocked"));
    assert_eq!(test.requests().await, 0);
}

#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread")]
async fn a_service_with_trouble_of_its_own_is_a_failure() {
    let test = TestOdc::start().await;
    test.fault("okta-error", None).await;
    let done = ran(test.odc(&JSON), "").await;
    let report = object(&done);
    assert_eq!((code(&done), layer(&report, "answer")), (1, ("unknown", "trouble")), "{report}");
}

#[tokio::test]
async fn a_proxy_that_nobody_serves_is_not_reached() {
    let home = tempfile::tempdir().expect("a folder");
    let closed = TcpListener::bind(("127.0.0.1", 0)).expect("a port").local_addr().expect("an address");
    let mut command = odc(home.path(), &JSON);
    command.env("HTTPS_PROXY", format!("http://{closed}"));
    let done = ran(command, "").await;
    let report = object(&done);
    assert_eq!((code(&done), layer(&report, "tcp")), (3, ("fail", "proxy-unreachable")), "{report}");
}

/// Answers each CONNECT so.
pub fn proxy(answer: &'static str) -> SocketAddr {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let addr = listener.local_addr().expect("an address");
    std::thread::spawn(move || {
        while let Ok((mut stream, _)) = listener.accept() {
            let mut lines = BufReader::new(stream.try_clone().expect("a second one")).lines();
            while lines.next().and_then(Result::ok).is_some_and(|line| !line.is_empty()) {}
            // The other side may have gone.
            let _gone = stream.write_all(answer.as_bytes());
        }
    });
    addr
}

const SIGN_IN: &str =
    "HTTP/1.1 407 Sign in\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

#[tokio::test]
async fn the_proxys_password_is_in_no_text() {
    let home = tempfile::tempdir().expect("a folder");
    let at = proxy(SIGN_IN);
    let password = crate::test_odc::made();
    for (words, language) in [(&JSON[..], "C"), (&LOOK, "C"), (&LOOK, "de_DE.UTF-8")] {
        let mut command = odc(home.path(), words);
        command.env("HTTPS_PROXY", format!("http://me:{password}@{at}")).env("LC_ALL", language);
        let done = ran(command, "").await;
        let all = out(&done) + &err(&done);
        assert_eq!(code(&done), 3, "{all}");
        assert!(all.contains("407") && all.contains(&at.to_string()), "{all}");
        assert!(!all.contains(&password) && !all.contains("**") && !all.contains('\u{1b}'), "{all}");
        let german = engine::locale::Language::of(Some("de")).t("network-text-why", &[]);
        assert_eq!(all.contains(&german), language.starts_with("de"), "{all}");
        if words.contains(&"--json") {
            assert_eq!(layer(&object(&done), "tcp"), ("fail", "proxy-sign-in"));
        }
    }
}

/// The proxy chosen in the app applies to the command line, too, before the environment.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn the_proxy_chosen_in_the_app_is_used() {
    let home = tempfile::tempdir().expect("a folder");
    let chosen = proxy(SIGN_IN);
    let folder = home.path().join(".local/share/okta-dell-connect");
    {
        let engine = engine::Engine::open(
            &folder,
            engine::Mode::Live,
            std::sync::Arc::new(secrets::stores::SystemKeychain::new(secrets::stores::SERVICE)),
        )
        .expect("opens")
        .asking(std::sync::Arc::new(engine::consent::Typed));
        engine.set_proxy(Some(&format!("http://{chosen}"))).await.expect("kept");
    }
    let verify = ["verify", "--client-id", "0oa0123456789abcdefg", "--secret-from", "stdin"];
    for words in [JSON.to_vec(), [&verify[..], &JSON[1..]].concat()] {
        let done = ran(odc(home.path(), &words), &crate::test_odc::made()).await;
        let all = out(&done);
        assert_eq!(code(&done), 3, "{all}");
        assert!(all.contains("proxy-sign-in") || all.contains("network-proxy-auth"), "{all}");
    }
}

/// A desktop whose settings a program prints, as GNOME's does.
#[cfg(target_os = "linux")]
pub fn gnome(command: &mut std::process::Command, home: &std::path::Path, settings: &str) {
    use std::os::unix::fs::PermissionsExt as _;
    let program = home.join("gsettings");
    std::fs::write(&program, format!("#!/bin/sh\ncat <<'END'\n{settings}END\n")).expect("written");
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o700)).expect("made a program");
    command.env("PATH", format!("{}:/usr/bin:/bin", home.display())).env("XDG_CURRENT_DESKTOP", "ubuntu:GNOME");
}

/// A program started from GNOME's menu has no variables: only its settings name the proxy.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn the_proxy_of_gnome_s_settings_is_used() {
    let home = tempfile::tempdir().expect("a folder");
    let at = proxy(SIGN_IN);
    let settings = format!(
        "org.gnome.system.proxy mode 'manual'\norg.gnome.system.proxy ignore-hosts ['localhost']\n\
         org.gnome.system.proxy.https host '{}'\norg.gnome.system.proxy.https port {}\n",
        at.ip(),
        at.port()
    );
    let mut command = odc(home.path(), &JSON);
    gnome(&mut command, home.path(), &settings);
    let report = object(&ran(command, "").await);
    assert_eq!((layer(&report, "proxy"), layer(&report, "tcp")), (("pass", "by-proxy"), ("fail", "proxy-sign-in")));
    assert_eq!(report["rows"][0]["evidence"]["place"][0], "system", "{report}");

    let verify = ["verify", "--client-id", "0oa0123456789abcdefg", "--secret-from", "stdin"];
    let mut command = odc(home.path(), &[&verify[..], &JSON[1..]].concat());
    gnome(&mut command, home.path(), &settings);
    let done = ran(command, &crate::test_odc::made()).await;
    assert!(out(&done).contains("network-proxy-auth"), "{}", out(&done));
}

#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread")]
async fn when_time_is_up_what_was_seen_is_printed() {
    let test = TestOdc::start().await;
    test.fault("slow", Some("4000")).await;
    let done = ran(test.odc(&[&JSON[..], &["--timeout", "1"]].concat()), "").await;
    let report = object(&done);
    assert_eq!((code(&done), report["whole"].as_bool()), (3, Some(false)), "{report}");
    assert_eq!(layer(&report, "tls").0, "pass");
    // Nothing answered, so it doesn't claim that it works.
    let said = out(&ran(test.odc(&[&LOOK[..], &["--timeout", "1"]].concat()), "").await);
    assert!(said.contains("inspects TLS") && !said.contains("You can continue"), "{said}");
}

#[tokio::test]
async fn practice_reaches_both_of_its_services() {
    let home = tempfile::tempdir().expect("a folder");
    for environment in model::catalogue::environments().iter().filter(|environment| environment.practice) {
        let words = ["doctor", "--practice", "--okta-domain", "acme.okta.practice", "--json"];
        let words = [&words[..], &["--environment", &environment.id]].concat();
        let done = ran(odc(home.path(), &words), "").await;
        let report = object(&done);
        assert_eq!((code(&done), layer(&report, "tls")), (0, ("pass", "trusted-practice")), "{report}");
        assert_eq!(report["practice"], true);
    }
    let alone = object(&ran(odc(home.path(), &["doctor", "--practice", "--json"]), "").await);
    let hosts: Vec<&str> =
        alone["rows"].as_array().expect("rows").iter().filter_map(|row| row["host"].as_str()).collect();
    assert!(hosts.contains(&"acme.okta.practice") && hosts.contains(&"apis.dell.practice"), "{alone}");
    assert_eq!(std::fs::read_dir(home.path()).expect("a folder").count(), 0);
}
