//! `odc verify` against the sandbox.

use std::collections::BTreeSet;
#[cfg(unix)]
use std::process::Command;
#[cfg(target_os = "linux")]
use std::process::Stdio;

use serde_json::{Value, json};

use crate::test_odc::{
    Installed, SERVED, TestOdc, code, ended, err, made, object, odc, out, ran, ran_with, row, started,
};

fn keys(value: &Value) -> BTreeSet<&str> {
    value.as_object().unwrap_or_else(|| panic!("not an object: {value}")).keys().map(String::as_str).collect()
}

fn set<const N: usize>(names: [&'static str; N]) -> BTreeSet<&'static str> {
    BTreeSet::from(names)
}

/// The schema that other programs read, and nothing beside it.
fn check_schema(report: &Value) {
    assert_eq!(keys(report), set(["okta_domain", "org_id", "rows", "scopes", "tokens", "requests", "ms"]));
    assert_eq!(keys(&report["scopes"]), set(["granted", "listed", "missing", "extra", "audited", "doubt"]));
    assert_eq!(keys(&report["tokens"]), set(["given", "revoked"]));
    assert_eq!(keys(&report["requests"]), set(["token", "total"]));
    assert!(report["ms"].is_u64() && report["scopes"]["audited"].is_boolean());
    let rows = report["rows"].as_array().expect("rows");
    assert!(rows.len() > 10);
    for row in rows {
        assert_eq!(keys(row), set(["id", "verdict", "problem", "evidence", "ms"]));
        assert!(row["evidence"].is_object() && (row["ms"].is_u64() || row["ms"].is_null()));
        assert!(["pass", "fail", "blocked", "untestable"].contains(&row["verdict"].as_str().expect("a verdict")));
        assert_eq!(row["verdict"] == "pass", row["problem"].is_null(), "{row}");
    }
}

async fn json(test: &TestOdc, installed: &Installed, more: &[&str], expected: i32) -> Value {
    let done = test.verify(installed, &[&["--json"][..], more].concat()).await;
    let report = object(&done);
    assert_eq!(code(&done), expected, "{report}");
    check_schema(&report);
    assert!(!(out(&done) + &err(&done)).contains(installed.secret.as_str()), "the secret is printed");
    assert_eq!(err(&done), "", "nothing beside the object where nobody watches");
    report
}

#[tokio::test(flavor = "multi_thread")]
async fn all_is_well() {
    let test = TestOdc::start().await;
    let installed = test.install().await;
    let before = test.requests().await;
    let report = json(&test, &installed, &[], 0).await;
    assert_eq!((report["okta_domain"].as_str(), row(&report, "credential")), (Some(SERVED), ("pass", None)));
    assert!(report["org_id"].as_str().is_some_and(|id| id.starts_with("00o")));
    assert_eq!(report["requests"]["total"], test.requests().await - before);
    assert_eq!(report["requests"]["token"], 1);
    assert_eq!(test.tokens().await, (1, 1));
    let scopes = &report["scopes"];
    assert_eq!((scopes["missing"].clone(), scopes["extra"].clone()), (json!([]), json!([])));
    assert_eq!(scopes["granted"].as_array().map(Vec::len), Some(15));
    assert_eq!((&scopes["audited"], &scopes["listed"], &scopes["doubt"]), (&json!(true), &json!(true), &json!(null)));
    assert_eq!(report["tokens"], json!({ "given": 1, "revoked": 1 }));
}

/// What Okta did not list, and a list that may continue, are reported: in the object and in words.
#[tokio::test(flavor = "multi_thread")]
async fn what_okta_did_not_say_is_not_claimed() {
    let test = TestOdc::start().await;
    let installed = test.install().await;
    test.fault("unlisted_scopes", None).await;
    test.fault("odd_link", None).await;
    let report = json(&test, &installed, &[], 0).await;
    let scopes = &report["scopes"];
    assert_eq!((&scopes["listed"], &scopes["audited"], &scopes["missing"]), (&json!(false), &json!(false), &json!([])));
    let doubt = &scopes["doubt"];
    assert_eq!((&doubt["problem"], &doubt["about"]), (&json!("okta-grants-unclear"), &json!("link")));
    let words = out(&test.verify(&installed, &[]).await);
    for said in ["as requested; Okta didn't list them", "not known if there are more", "isn't understood"] {
        assert!(words.contains(said), "{said}: {words}");
    }
    assert!(!words.contains("Extra permissions: none"), "{words}");
}

/// A name of Okta's that is no org's: nothing is sent, and the org's own name is offered.
#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread")]
async fn a_name_of_an_okta_service_leads_to_the_org() {
    let test = TestOdc::start().await;
    let installed = test.install().await;
    let before = test.requests().await;
    let named = |more: &[&str]| {
        let domain = "https://acme.mtls.okta.com/login";
        let words = ["verify", "--okta-domain", domain, "--client-id", &installed.client_id, "--secret-from", "stdin"];
        test.odc(&[&words[..], more].concat())
    };
    let done = ran(named(&["--json"]), &installed.secret).await;
    let report = object(&done);
    assert_eq!((code(&done), row(&report, "domain")), (2, ("blocked", Some("domain-not-an-org"))));
    assert_eq!(report["requests"]["total"], 0);
    let said = out(&ran(named(&[]), &installed.secret).await);
    assert!(said.contains("Did you mean acme.okta.com?") && said.contains("Nothing was sent"), "{said}");
    assert_eq!(test.requests().await, before);
}

/// A token that Okta did not confirm as revoked may live on: that is reported, and revoked again.
#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_is_not_revoked_is_said() {
    let test = TestOdc::start().await;
    let installed = test.install().await;
    test.fault("revoke_fails", None).await;
    let report = json(&test, &installed, &[], 0).await;
    assert_eq!(report["tokens"], json!({ "given": 1, "revoked": 0 }));
    assert_eq!(test.tokens().await, (1, 3), "asked three times");
    let words = out(&test.verify(&installed, &[]).await);
    assert!(words.contains("didn't confirm that every token is revoked"), "{words}");
}

/// A blocked address is no failure of the integration.
#[tokio::test(flavor = "multi_thread")]
async fn a_blocked_address_is_three() {
    let test = TestOdc::start().await;
    let installed = test.install().await;
    for (fault, arg) in [("blocked_address", None), ("own_page", Some("403"))] {
        test.fault(fault, arg).await;
        assert_eq!(row(&json(&test, &installed, &[], 3).await, "domain"), ("blocked", Some("okta-blocked")), "{fault}");
        test.act("/faults", &json!({ "name": fault, "on": false })).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_failed_is_one_and_what_could_not_be_reached_is_three() {
    let test = TestOdc::start().await;
    let installed = test.install().await;
    test.act("/okta/scopes", &json!({ "name": "okta.groups.manage", "granted": false })).await;
    let report = json(&test, &installed, &[], 1).await;
    assert_eq!(report["scopes"]["missing"], json!(["okta.groups.manage"]));
    assert_eq!(row(&report, "scopes"), ("fail", Some("okta-scopes-missing")));
    let (asked, revoked) = test.tokens().await;
    assert_eq!(asked - 2, revoked, "the group's and the missing one's requests gave no token");

    test.fault("wrong_secret", None).await;
    let report = json(&test, &installed, &[], 1).await;
    assert_eq!(row(&report, "credential"), ("fail", Some("okta-secret-refused")));
    assert_eq!(row(&report, "scopes"), ("blocked", Some("not-measured")));

    test.act("/faults", &json!({ "name": "wrong_secret", "on": false })).await;
    test.fault("network_zone", None).await;
    assert_eq!(row(&json(&test, &installed, &[], 3).await, "credential"), ("blocked", Some("okta-network-zone")));
    test.fault("html", None).await;
    assert_eq!(row(&json(&test, &installed, &[], 3).await, "domain"), ("blocked", Some("network-html")));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_audit_finds_what_nobody_asked_for() {
    let test = TestOdc::start().await;
    let installed = test.install().await;
    test.act("/okta/scopes", &json!({ "name": "okta.logs.read", "granted": true })).await;
    let report = json(&test, &installed, &["--full-audit"], 0).await;
    assert_eq!((row(&report, "audit"), report["scopes"]["audited"].as_bool()), (("pass", None), Some(true)));
    assert_eq!(report["scopes"]["extra"], json!(["okta.logs.read"]));
    let (asked, revoked) = test.tokens().await;
    assert!(asked > 50, "{asked} requests for a token");
    assert_eq!((report["requests"]["token"].as_u64(), revoked), (u64::try_from(asked).ok(), 2));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_a_secret_is_refused_before_anything_is_sent() {
    let test = TestOdc::start().await;
    let mut installed = test.install().await;
    let before = test.requests().await;
    for (input, problem) in [
        (String::new(), "secret-needed"),
        (installed.client_id.clone(), "secret-is-client-id"),
        ("***abcd".to_owned(), "secret-is-masked"),
        (format!("ocs{}", &installed.client_id[3..]), "secret-is-secret-id"),
        ("two words of some length".to_owned(), "secret-has-space"),
    ] {
        *installed.secret = input;
        let done = test.verify(&installed, &["--json"]).await;
        let report = object(&done);
        check_schema(&report);
        assert_eq!((code(&done), row(&report, "credential")), (2, ("blocked", Some(problem))));
    }
    assert_eq!(test.requests().await, before);
}

/// What PowerShell, `echo`, an environment file or a Windows file make of a value: refused by name, and nothing is
/// sent. The app judges its clipboard and its dialog by the same rules.
#[tokio::test(flavor = "multi_thread")]
async fn what_wraps_a_secret_is_named_before_anything_is_sent() {
    let test = TestOdc::start().await;
    let installed = test.install().await;
    let before = test.requests().await;
    let value = installed.secret.as_str();
    let utf16 = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    for (input, problem, remedy) in [
        (format!("\"{value}\"\r\n").into_bytes(), "secret-in-quotes", "in cmd echo"),
        (format!("'{value}' \r\n").into_bytes(), "secret-in-quotes", "in PowerShell"),
        (format!("\u{201c}{value}\u{201d}\n").into_bytes(), "secret-in-quotes", "printf"),
        (format!("OKTA_SECRET={value}\n").into_bytes(), "secret-named", ".env"),
        (format!("client_secret: {value}\n").into_bytes(), "secret-named", "what follows the name"),
        (format!("{{\n  \"client_secret\": \"{value}\"\n}}\n").into_bytes(), "secret-named", "jq"),
        (b"$OKTA_SECRET\n".to_vec(), "secret-is-reference", "single quotes"),
        (format!("<td>{value}</td>\n").into_bytes(), "secret-in-markup", "plain text"),
        (utf16(&format!("\u{feff}{value}\r\n")), "secret-utf16", "Get-Content"),
        (utf16(&format!("{value}\r\n")), "secret-utf16", "iconv"),
        ([value.as_bytes(), b"\xfc\n"].concat(), "secret-not-utf8", "UTF-8"),
        (format!("{value},\n").into_bytes(), "secret-odd-characters", "the value alone"),
        (b"System.Security.SecureString\r\n".to_vec(), "secret-odd-characters", "the value alone"),
    ] {
        let words = ["verify", "--okta-domain", SERVED, "--client-id", &installed.client_id, "--secret-from", "stdin"];
        let done = ran_with(test.odc(&[&words[..], &["--json"]].concat()), &input).await;
        assert_eq!((code(&done), row(&object(&done), "credential")), (2, ("blocked", Some(problem))));
        let said = out(&ran_with(test.odc(&words), &input).await);
        assert!(said.contains(remedy), "{problem}: {said}");
        assert!(!said.contains(value) && !said.contains("take it here") && !said.contains("stored"), "{said}");
    }
    assert_eq!(test.requests().await, before);
}

/// Windows PowerShell pipes one before the value.
#[tokio::test(flavor = "multi_thread")]
async fn a_byte_order_mark_is_left_out() {
    let test = TestOdc::start().await;
    let mut installed = test.install().await;
    let value = installed.secret.clone();
    for before in ["\u{feff}", "\u{feff}\r\n"] {
        *installed.secret = format!("{before}{}\r\n", *value);
        assert_eq!(code(&test.verify(&installed, &[]).await), 0, "{before:?}");
    }
}

/// White space around it, and lines behind it, are not the secret's.
#[tokio::test(flavor = "multi_thread")]
async fn one_line_is_read() {
    let test = TestOdc::start().await;
    let mut installed = test.install().await;
    *installed.secret = format!("  {}\r\nuser: me\n", *installed.secret);
    assert_eq!(code(&test.verify(&installed, &[]).await), 0);
}

#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread")]
async fn without_its_authority_the_host_is_not_trusted() {
    let test = TestOdc::start().await;
    let words = ["verify", "--okta-domain", SERVED, "--client-id", "0oa0123456789abcdefg", "--secret-from", "stdin"];
    let mut command = test.odc(&[&words[..], &["--json"]].concat());
    command.env_remove("SSL_CERT_FILE");
    let done = ran(command, &made()).await;
    assert_eq!((code(&done), row(&object(&done), "domain")), (3, ("blocked", Some("network-tls"))));
    assert_eq!(test.requests().await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn when_time_is_up_the_token_is_given_back() {
    let test = TestOdc::start().await;
    let installed = test.install().await;
    test.fault("slow", Some("1000")).await;
    let report = json(&test, &installed, &["--timeout", "3"], 3).await;
    assert_eq!(test.tokens().await, (1, 1));
    assert_eq!(row(&report, "domain"), ("pass", None));
    assert_eq!(row(&report, "factors").0, "blocked");
}

/// The app's own limit is no fault of the network, and what was never requested is not revoked.
#[tokio::test(flavor = "multi_thread")]
async fn a_limit_of_the_app_is_reported_as_that() {
    let test = TestOdc::start().await;
    let installed = test.install().await;
    test.fault("slow", Some("9000")).await;
    let report = json(&test, &installed, &["--timeout", "1"], 3).await;
    assert_eq!(row(&report, "domain"), ("blocked", Some("time-up")));
    let done = test.verify(&installed, &["--timeout", "1"]).await;
    let said = out(&done);
    assert!(said.contains("--timeout") && said.contains("No token was requested"), "{said}");
    assert!(!said.contains("443") && !said.contains("were revoked"), "{said}");
}

/// Counted as the app counts: rows that nothing can test are separate.
#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_tested_is_not_counted() {
    let test = TestOdc::start().await;
    let installed = test.install().await;
    let said = out(&test.verify(&installed, &[]).await);
    assert!(said.contains("17 of 17 checks passed.") && said.contains("2 more can't be tested."), "{said}");
}

/// Words about the window's buttons and clipboard don't belong on a command line.
#[tokio::test(flavor = "multi_thread")]
async fn remedies_are_the_command_line_s() {
    let test = TestOdc::start().await;
    let mut installed = test.install().await;
    for (input, expected) in [
        ("two words of some length".to_owned(), "on one line"),
        (installed.client_id.clone(), "Pipe in the client secret"),
        (format!("{}\u{1f511}", made()), "plain text"),
        (String::new(), "No client secret came by standard input"),
    ] {
        *installed.secret = input;
        let said = out(&test.verify(&installed, &[]).await);
        assert!(said.contains(expected), "{said}");
        assert!(!said.contains("take it here") && !said.contains("stored") && !said.contains("clipboard,"), "{said}");
    }
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn a_signal_gives_the_token_back() {
    for (signal, expected) in [("INT", 130), ("TERM", 143), ("HUP", 129), ("QUIT", 131)] {
        let test = TestOdc::start().await;
        let installed = test.install().await;
        test.fault("slow", Some("1500")).await;
        let id = &installed.client_id;
        let words = ["verify", "--okta-domain", SERVED, "--client-id", id, "--secret-from", "stdin", "--json"];
        let child = started(test.odc(&words), &installed.secret);
        test.until("GET", "/api/v1/groups", 1).await;
        let sent = Command::new("kill").args(["-s", signal, &child.id().to_string()]).status().expect("runs");
        assert!(sent.success());
        let done = ended(child).await;
        let report = object(&done);
        check_schema(&report);
        assert_eq!(code(&done), expected);
        assert_eq!(row(&report, "probe:okta.groups.manage"), ("blocked", Some("cancelled")));
        assert_eq!(row(&report, "credential"), ("pass", None));
        assert_eq!(test.tokens().await, (1, 1));
    }
}

/// `nohup odc ...` outlives its terminal.
#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread")]
async fn an_ignored_signal_stays_ignored() {
    let test = TestOdc::start().await;
    let installed = test.install().await;
    test.fault("slow", Some("300")).await;
    let id = &installed.client_id;
    let words = ["verify", "--okta-domain", SERVED, "--client-id", id, "--secret-from", "stdin", "--json"];
    let odc = test.odc(&words);
    let mut command = Command::new("sh");
    command.args(["-c", "trap '' HUP; exec \"$@\"", "sh"]).arg(odc.get_program()).args(odc.get_args());
    command.env_clear().envs(odc.get_envs().filter_map(|(name, value)| Some((name, value?))));
    command.current_dir(test.home.path()).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let child = started(command, &installed.secret);
    test.until("GET", "/api/v1/groups", 1).await;
    let sent = Command::new("kill").args(["-s", "HUP", &child.id().to_string()]).status().expect("runs");
    assert!(sent.success());
    assert_eq!((code(&ended(child).await), test.tokens().await), (0, (1, 1)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_that_went_away_changes_nothing() {
    let test = TestOdc::start().await;
    let installed = test.install().await;
    for more in [&["--json"][..], &[]] {
        let words = ["verify", "--okta-domain", SERVED, "--client-id", &installed.client_id, "--secret-from", "stdin"];
        let mut child = started(test.odc(&[&words[..], more].concat()), &installed.secret);
        drop(child.stdout.take());
        let done = ended(child).await;
        assert_eq!((code(&done), err(&done).as_str()), (0, ""), "{done:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn words_are_the_environments() {
    let test = TestOdc::start().await;
    let installed = test.install().await;
    test.fault("wrong_secret", None).await;
    for (language, expected) in [("de_DE.UTF-8", "fehlgeschlagen"), ("fr_FR.UTF-8", "failed")] {
        let words = ["verify", "--okta-domain", SERVED, "--client-id", &installed.client_id, "--secret-from", "stdin"];
        let mut command = test.odc(&words);
        command.env("LC_ALL", language);
        let done = ran(command, &installed.secret).await;
        let said = out(&done);
        assert_eq!(code(&done), 1);
        assert!(said.contains(expected) && said.contains("Generate new secret"), "{said}");
        assert!(said.contains("The client secret supplied for a confidential client is invalid."), "{said}");
        assert!(!said.contains("\u{1b}") && !said.contains("**"), "marks in {said}");
    }
}

/// From the first request to the last revocation: one handshake.
#[tokio::test(flavor = "multi_thread")]
async fn all_requests_share_one_connection() {
    let test = TestOdc::start().await;
    let installed = test.install().await;
    let before = test.carried().await.len();
    json(&test, &installed, &[], 0).await;
    let carried = test.carried().await.split_off(before);
    assert!(carried.len() > 15);
    assert!(carried.iter().all(|carry| *carry == (carried[0].0, "HTTP/2.0".to_owned())), "{carried:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failed_check_claims_nothing() {
    let test = TestOdc::start().await;
    let installed = test.install().await;
    test.fault("wrong_secret", None).await;
    let text = out(&test.verify(&installed, &[]).await);
    assert!(text.contains("  failed        Client ID and secret\n") && !text.contains("are accepted"), "{text}");
}

/// The network is not to blame for a name that practice mode lacks.
#[tokio::test]
async fn a_name_unknown_to_practice_is_reported_as_that() {
    let home = tempfile::tempdir().expect("a folder");
    let words =
        ["verify", "--practice", "--okta-domain", "nosuch.okta.practice", "--client-id", "0oa0123456789abcdefg"];
    let words = [&words[..], &["--secret-from", "stdin"]].concat();
    let done = ran(odc(home.path(), &words), &made()).await;
    assert_eq!(code(&done), 1, "{}", out(&done));
    assert!(out(&done).contains("leave out --practice") && !out(&done).contains("443"), "{}", out(&done));
}
