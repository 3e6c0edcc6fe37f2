use proptest::prelude::*;

use super::*;

fn words(text: &str, practice: bool) -> std::result::Result<(String, Vec<&'static str>), Kind> {
    read(text, practice)
        .map(|reading| (reading.host, reading.changes.into_iter().map(Change::word).collect()))
        .map_err(|problem| problem.kind)
}

fn check(text: &str, host: &str, changes: &[&str]) {
    assert_eq!(words(text, false), Ok((host.to_owned(), changes.to_vec())), "{text:?}");
}

fn refused(text: &str, kind: Kind) {
    assert_eq!(words(text, false), Err(kind), "{text:?}");
}

#[test]
fn whatever_is_pasted() {
    check("acme.okta.com", "acme.okta.com", &[]);
    check("https://acme.okta.com/", "acme.okta.com", &[]);
    check("http://acme.okta.com", "acme.okta.com", &["scheme"]);
    check("HTTPS://Acme.Okta.com", "acme.okta.com", &["case"]);
    check("acme\u{3002}okta\u{ff0e}com", "acme.okta.com", &["plain"]);
    check("https://acme.okta.com/app/UserHome?iss=x#y", "acme.okta.com", &["path", "query"]);
    check("acme.okta.com?x", "acme.okta.com", &["query"]);
    check("acme.okta.com:8443", "acme.okta.com", &["port"]);
    check("  acme.okta.com\n", "acme.okta.com", &["spaces"]);
    check("<acme.okta.com>", "acme.okta.com", &["spaces"]);
    check("ac\u{200b}me.okta.com\u{feff}", "acme.okta.com", &["invisible"]);
    check("acme.okta.com.", "acme.okta.com", &["trailing_dot"]);
    check("https://jane:pw@acme.okta.com", "acme.okta.com", &["userinfo"]);
    check("https://acme-admin.okta.com/admin/dashboard", "acme.okta.com", &["path", "admin"]);
    check("//acme.okta.com", "acme.okta.com", &["scheme"]);
    check("https:\\\\acme.okta.com\\@evil.test", "acme.okta.com", &["path"]);
}

#[test]
fn families_and_tiers() {
    for (host, tier) in [
        ("acme.okta.com", Tier::Production),
        ("acme.oktapreview.com", Tier::Preview),
        ("acme.okta-emea.com", Tier::Production),
        ("acme.okta-gov.com", Tier::Production),
        ("acme.okta.mil", Tier::Production),
        ("trial-1234567.okta.com", Tier::Trial),
        ("integrator-1234567.okta.com", Tier::Trial),
        ("dev-12345.okta.com", Tier::Trial),
    ] {
        check(host, host, &[]);
        let domain = OktaHost::of(host, false).expect("in a family");
        assert_eq!(domain.tier(), tier, "{host}");
        check(&host.replacen('.', "-admin.", 1), host, &["admin"]);
    }
}

#[test]
fn custom_domains_are_marked() {
    check("login.acme.com", "login.acme.com", &["custom"]);
    check("okta.acme.com", "okta.acme.com", &["custom"]);
    check("sso-okta.acme.co.uk", "sso-okta.acme.co.uk", &["custom"]);
    check("login.müller.de", "login.xn--mller-kva.de", &["custom"]);
    check("login.xn--mller-kva.de", "login.xn--mller-kva.de", &["custom"]);
    check("id.oktawave.com", "id.oktawave.com", &["custom"]);
    check("id.oktana.io", "id.oktana.io", &["custom"]);
    // Okta's letters inside a longer word, and look-alike letters in a name that is not Okta's.
    check("okta.commerce.de", "okta.commerce.de", &["custom"]);
    check("xokta.com.de", "xokta.com.de", &["custom"]);
    check("login.acme0.com", "login.acme0.com", &["custom"]);
}

#[test]
fn look_alikes_are_never_taken_for_okta() {
    for text in [
        "acme.okta.com.evil.test",
        "acme-okta.com",
        "acme.okta.co",
        "login.acme-okta.co.uk",
        "acme.oktapreview.net",
        "okta.com-login.test",
        "https://acme.okta.com@evil.test",
        "acme.0kta.com",
        "acme.trexcl0ud.com",
        "acme.оkta.com",
        "acme.oktа.com",
        "acme.òkta.com",
    ] {
        refused(text, Kind::DomainLookAlike);
    }
    refused(&url::quirks::domain_to_ascii("acme.оkta.com"), Kind::DomainLookAlike);
}

#[test]
fn problems_that_repair() {
    refused("", Kind::DomainEmpty);
    refused(" \u{200b} ", Kind::DomainEmpty);
    refused("https://{yourOktaDomain}", Kind::DomainPlaceholder);
    refused("${yourOktaDomain}/oauth2", Kind::DomainPlaceholder);
    refused("https://company_name.okta.com", Kind::DomainPlaceholder);
    refused("https://Company_Name.okta.com/", Kind::DomainPlaceholder);
    refused("jane@acme.com", Kind::DomainMail);
    refused("mailto:jane@acme.com", Kind::DomainMail);
    refused("acme.okta.com.com", Kind::DomainDoubleCom);
    refused("10.0.0.1", Kind::DomainAddressLiteral);
    refused("https://[::1]/", Kind::DomainAddressLiteral);
    refused("::1", Kind::DomainAddressLiteral);
    refused("0x7f.1", Kind::DomainAddressLiteral);
    refused("2130706433", Kind::DomainAddressLiteral);
    refused("acme", Kind::DomainNotAHost);
    refused("acme okta.com", Kind::DomainNotAHost);
    refused("ac_me.okta.com", Kind::DomainNotAHost);
    refused("ftp://acme.okta.com", Kind::DomainNotAHost);
    refused("acme.okta.com..", Kind::DomainNotAHost);
    refused("acm%65.okta.com", Kind::DomainNotAHost);
    refused("-admin.okta.com", Kind::DomainNotAHost);
    refused("okta.com", Kind::DomainNotAnOrg);
    refused("a.b.okta.com", Kind::DomainNotAnOrg);
    refused("xn--acm-dma.okta.com", Kind::DomainPunycode);
    refused("acmé.okta.com", Kind::DomainPunycode);
    refused("acmе.okta.com", Kind::DomainPunycode);
}

#[test]
fn names_at_the_edge() {
    let long = |last: usize| format!("{0}.{0}.{0}.{1}", "a".repeat(63), "b".repeat(last));
    check(&long(61), &long(61), &["custom"]);
    refused(&long(62), Kind::DomainNotAHost);
    let label = "a".repeat(63);
    check(&format!("{label}.okta.com"), &format!("{label}.okta.com"), &[]);
    refused(&format!("{label}a.okta.com"), Kind::DomainNotAHost);
    refused("acme-.okta.com", Kind::DomainNotAHost);
    refused("acme..okta.com", Kind::DomainNotAHost);
    refused("acme.okta.com:84x", Kind::DomainNotAHost);
    refused("[acme.okta.com", Kind::DomainAddressLiteral);
    refused("%7ByourDomain%7D.acme.com", Kind::DomainPlaceholder);
    refused("yourOktaDomain.acme.com", Kind::DomainPlaceholder);
    // Without the ending no name is left.
    check("x--admin.okta.com", "x--admin.okta.com", &[]);
    check("acme.okta.com:", "acme.okta.com", &["port"]);
    check("acme.okta.com/#", "acme.okta.com", &["query"]);
    check("acme.okta.com/a", "acme.okta.com", &["path"]);
    check("acme.okta.com/?from=https://acme.test/x", "acme.okta.com", &["query"]);
    check("acme\u{7}.okta.com", "acme.okta.com", &["invisible"]);
    let padded = |length: usize| format!("acme.okta.com{}", " ".repeat(length - 13));
    check(&padded(LONGEST), "acme.okta.com", &["spaces"]);
    refused(&padded(LONGEST + 1), Kind::DomainNotAHost);
}

#[test]
fn a_host_that_was_named_is_taken_as_it_is_or_not_at_all() {
    let domain = OktaHost::of("acme.okta.com", false).expect("in a family");
    assert_eq!((domain.as_str(), domain.url().as_str()), ("acme.okta.com", "https://acme.okta.com"));
    for host in ["okta.com", "a.b.okta.com", "xn--acm-dma.okta.com", "Acme.okta.com", "acme-okta.com", "login.acme.com"]
    {
        let problem = OktaHost::of(host, false).expect_err("refused");
        assert_eq!((problem.kind, problem.args.get("host").map(String::as_str)), (Kind::DomainLookAlike, Some(host)));
    }
    let tier = |host: &str| OktaHost::parse(host).map(|host| host.tier());
    assert_eq!(tier("acme.oktapreview.com"), Some(Tier::Preview));
    assert_eq!((tier("acme.okta.practice"), tier("login.acme.com")), (Some(Tier::Production), None));
    assert!(serde_json::from_value::<OktaHost>("login.acme.com".into()).is_err());
}

fn offered(text: &str, practice: bool) -> Option<String> {
    read(text, practice).expect_err("refused").args.get("suggestion").cloned()
}

#[test]
fn what_was_most_likely_meant_is_offered() {
    for (text, expected) in [
        ("acme", Some("acme.okta.com")),
        (" ACME ", Some("acme.okta.com")),
        ("acme okta.com", Some("acme.okta.com")),
        ("acme .okta. com", Some("acme.okta.com")),
        ("ftp://acme.oktapreview.com/x", Some("acme.oktapreview.com")),
        ("acme.okta.com.com", Some("acme.okta.com")),
        ("https://acme.okta.com.com.com/", Some("acme.okta.com")),
        ("jane@acme.okta-emea.com", Some("acme.okta-emea.com")),
        ("mailto:jane@trial-1234567.okta.com", Some("trial-1234567.okta.com")),
        ("www.acme.okta.mil", Some("acme.okta.mil")),
        ("", None),
        ("hello world", None),
        ("jane@acme.com", None),
        ("acme.com.com", None),
        ("https://{yourOktaDomain}", None),
        ("acme.okta.com.evil.test", None),
        ("acme-okta.com", None),
        ("acme.оkta.com", None),
        ("https://acme.okta.com@evil.test", None),
        ("10.0.0.1", None),
        ("jane@acme-admin.okta.com", None),
    ] {
        assert_eq!(offered(text, false).as_deref(), expected, "{text:?}");
    }
    assert_eq!(offered("acme", true).as_deref(), Some("acme.okta.practice"));
    assert_eq!(offered("acme.mtls.okta.practice", true).as_deref(), Some("acme.okta.practice"));
    assert_eq!(offered("acme.okta.com", true), None);
    let padded = |length: usize| format!("acme{}", " ".repeat(length - 4));
    assert_eq!(offered(&padded(LONGEST), false).as_deref(), Some("acme.okta.com"));
    assert_eq!(offered(&padded(LONGEST + 1), false), None);
}

/// Names of an org's services are recognized: no request goes there, and the org's name is offered.
#[test]
fn names_of_okta_s_services_lead_to_the_org() {
    for service in ["kerberos", "mtls", "workflows", "at", "pam"] {
        for (text, org) in [
            (format!("acme.{service}.okta.com"), "acme.okta.com"),
            (format!("https://acme.{service}.okta.com/login/cert"), "acme.okta.com"),
            (format!("ACME-admin.{service}.oktapreview.com."), "acme.oktapreview.com"),
            (format!("www.acme.{service}.okta-emea.com"), "acme.okta-emea.com"),
        ] {
            refused(&text, Kind::DomainNotAnOrg);
            assert_eq!(offered(&text, false).as_deref(), Some(org), "{text}");
        }
    }
    for text in ["acme.kerberos.okta.com.evil.test", "kerberos.okta.com.evil.test", "a.b.c.okta.com", "a.b.okta.com"] {
        assert_eq!(offered(text, false), None, "{text}");
    }
}

#[test]
fn practice_and_the_world_stay_apart() {
    assert_eq!(words("https://acme-admin.okta.practice/", true), Ok(("acme.okta.practice".into(), vec!["admin"])));
    assert_eq!(words("login.acme.practice", true), Ok(("login.acme.practice".into(), vec!["custom"])));
    assert_eq!(words("acme.okta.com", true), Err(Kind::DomainNotPractice));
    assert_eq!(words("login.acme.com", true), Err(Kind::DomainNotPractice));
    assert_eq!(words("apis.dell.practice", true), Err(Kind::DomainNotAnOrg));
    assert_eq!(words("acme.okta.practice.evil.test", true), Err(Kind::DomainLookAlike));
    for name in ["acme.okta.practice", "login.acme.practice", "control.practice"] {
        assert_eq!(words(name, false), Err(Kind::DomainNotAnOrg), "{name}");
    }
    assert_eq!(words("okta.com", true), Err(Kind::DomainNotAnOrg));
    assert_eq!(words("a.b.okta.com", true), Err(Kind::DomainNotAnOrg));
    assert!(in_practice("acme.okta.practice") && in_practice("login.acme.practice"));
    assert!(!in_practice("acme.okta.com") && !in_practice("control.practice"));
    assert!(OktaHost::of("acme.okta.practice", false).is_err());
    assert!(OktaHost::of("acme.okta.com", true).is_err());
}

fn holds(text: &str, practice: bool) {
    let reading = match read(text, practice) {
        Ok(reading) => reading,
        Err(problem) => {
            if let Some(host) = problem.args.get("suggestion") {
                assert_ne!(problem.kind, Kind::DomainLookAlike);
                let again = read(host, practice).expect("a suggestion is readable");
                assert!(!again.custom && again.changes.is_empty(), "{text:?} offers {host}");
            }
            return;
        }
    };
    let again = read(&reading.host, practice).expect("what was understood is understood again");
    assert_eq!((&again.host, again.custom), (&reading.host, reading.custom), "{text:?}");
    let in_family = OktaHost::of(&reading.host, practice).is_ok();
    assert_eq!(in_family, !reading.custom, "{text:?} became {}", reading.host);
    assert_eq!(reading.custom, reading.family.is_none());
    assert!(reading.host.is_ascii() && !reading.host.contains(['@', ':', '/', '?', '#', '%', ' ']));
    assert_eq!(practice, reading.host.ends_with(".practice"), "{text:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn any_text_is_read_without_panic(text in any::<String>(), practice in any::<bool>()) {
        holds(&text, practice);
    }

    #[test]
    fn any_dress_of_a_host(
        head in "(https?:/{0,3}|//|)([a-z0-9.:]{0,9}@)?",
        label in "[a-zA-Z0-9-]{0,12}",
        family in "\\.?(okta|oktapreview|0kta|оkta|okta-emea)\\.?(com|mil|practice|co|com\\.com|com\\.evil\\.test)\\.?",
        tail in "(:[0-9]{0,5})?[/?#\\\\]?[ -~]{0,12}",
        practice in any::<bool>(),
    ) {
        holds(&format!("{head}{label}{family}{tail}"), practice);
    }

    #[test]
    fn no_organization_is_blocked(label in "[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?") {
        prop_assume!(!label.starts_with("xn--") && !label.ends_with("-admin") && !label.contains("okta"));
        for family in ["okta.com", "oktapreview.com", "okta-emea.com", "okta-gov.com", "okta.mil"] {
            let host = format!("{label}.{family}");
            prop_assert_eq!(read(&format!("https://{host}/"), false).map(|r| r.host), Ok(host));
        }
    }

    #[test]
    fn other_names_do_not_panic_either(text in any::<String>()) {
        let _ = crate::names::ClientId::read(&text).is_ok();
        let _ = crate::names::ConsoleAddress::read(&text).is_ok();
        let _ = crate::names::scope_name(&text).is_ok();
        prop_assert!(crate::names::scopes_in(&text).iter().all(|name| crate::names::scope_name(name).is_ok()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    /// A company's own name is accepted, whatever letters it has, unless it imitates Okta's.
    #[test]
    fn no_custom_domain_is_blocked(
        label in "[a-z][a-z0-9]{0,10}(-[a-z0-9]{1,8})?", name in "[a-np-z][a-z0-9]{2,12}", top in "(com|de|co\\.uk|io|org)",
    ) {
        let host = format!("{label}.{name}.{top}");
        let expected = Ok((host.clone(), true));
        prop_assert_eq!(read(&format!("https://{host}/login"), false).map(|r| (r.host, r.custom)), expected);
    }

    /// The org's label in another registry's or company's name never passes for Okta's, and gets no request.
    #[test]
    fn no_look_alike_is_taken(
        label in "[a-z][a-z0-9]{0,10}", between in "(\\.|-)", family in "(okta\\.com|oktapreview\\.com|okta-gov\\.com|okta\\.mil)",
        after in "[.-][a-z]{1,8}\\.(test|com|net)",
    ) {
        let refused = read(&format!("{label}{between}{family}{after}"), false).map_err(|problem| problem.kind);
        prop_assert_eq!(refused.map(|r| r.host), Err(Kind::DomainLookAlike));
    }

    /// Letters drawn like Okta's don't pass for Okta's, in any mixture of scripts.
    #[test]
    fn no_mixed_script_is_taken(label in "[a-z]{1,8}", at in 0_usize..4, other in 0_usize..4) {
        let drawn = [["о", "ο", "ö", "ø"], ["κ", "к", "ķ", "ḳ"], ["т", "τ", "ť", "ṭ"], ["а", "α", "ä", "å"]];
        let plain = ["o", "k", "t", "a"];
        let word: String = (0..4).map(|n| if n == at { drawn[n][other] } else { plain[n] }).collect();
        let refused = read(&format!("{label}.{word}.com"), false).map_err(|problem| problem.kind);
        prop_assert_eq!(refused.map(|r| r.host), Err(Kind::DomainLookAlike));
    }
}
