//! What a problem keeps and shows.

use super::*;

/// Of Okta's own refusals only those that say nothing about the org. A new kind has no way on until it is listed.
#[test]
fn each_kind_that_leaves_an_org_unanswered_is_known() {
    let unanswered = |kind: &&Kind| kind.is_unanswered();
    let (network, others): (Vec<&str>, Vec<&str>) =
        Kind::ALL.iter().filter(unanswered).map(|kind| kind.code()).partition(|code| code.starts_with("network-"));
    assert_eq!(network.len(), Kind::ALL.iter().filter(|kind| kind.code().starts_with("network-")).count());
    let expected = ["time-up", "answer-unreadable", "answer-too-large", "cancelled"];
    let okta = ["okta-rate-limited", "okta-busy", "okta-down", "okta-read-only", "okta-blocked"];
    assert_eq!(others, [expected.as_slice(), &okta].concat());
}

#[test]
fn values_that_an_earlier_version_did_not_store_are_filled_in() {
    let read = |code: &str, args: serde_json::Value| {
        let stored = serde_json::json!({ "kind": code, "args": args });
        let problem: Problem = serde_json::from_value(stored).expect("reads");
        problem.args.into_iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join(" ")
    };
    let none = || serde_json::json!({});
    for (kind, expected) in [
        (Kind::NetworkTls, "chain=more issuer=unknown part=no roots=system"),
        (Kind::NetworkTlsCertificate, "fault=other issuer=unknown"),
        (Kind::NetworkProxySilent, "tls=no"),
        (Kind::NetworkProxyRefused, "means=refused"),
        (Kind::NetworkProxyAuth, "proxy=unknown signed=unknown"),
        (Kind::NetworkDns, ""),
    ] {
        assert_eq!(read(kind.code(), none()), expected);
    }
    assert_eq!(read(Kind::NetworkProxySilent.code(), serde_json::json!({ "tls": "yes" })), "tls=yes");
}

#[test]
fn logs_have_its_code_and_its_values() {
    let problem = Problem::new(Kind::DomainLookAlike).with("host", "acme-okta.com").with("a", 1);
    assert_eq!(problem.to_string(), "domain-look-alike a=1 host=acme-okta.com");
    assert_eq!(problem.code(), "domain-look-alike");
}

#[test]
fn a_password_store_that_is_gone_is_another_problem_for_a_saved_secret() {
    let of_saved = |kind: Kind| Problem::new(kind).of_what_is_kept().at_field;
    assert_eq!(of_saved(Kind::KeychainNone).as_deref(), Some("kept"));
    assert_eq!(of_saved(Kind::KeychainLocked), None);
}

#[test]
fn codes_are_unique_and_kebab() {
    let mut seen = std::collections::HashSet::new();
    for kind in Kind::ALL {
        let code = kind.code();
        assert!(seen.insert(code), "{code} twice");
        assert!(code.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'), "{code}");
    }
}

#[test]
fn a_problem_survives_the_store() {
    let problem = Problem::new(Kind::DomainLookAlike).with("host", "acme-okta.com");
    let json = serde_json::to_string(&problem).expect("serializes");
    assert_eq!(problem, serde_json::from_str(&json).expect("reads back"));
}
