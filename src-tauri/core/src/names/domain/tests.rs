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
        let domain = OktaDomain::of(host, false).expect("in a family");
        assert_eq!(domain.tier(), tier, "{host}");
        check(&domain.admin_host(), host, &["admin"]);
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
    refused("okta.com", Kind::DomainUnknownOrganisation);
    refused("a.b.okta.com", Kind::DomainUnknownOrganisation);
    refused("xn--acm-dma.okta.com", Kind::DomainPunycode);
    refused("acmé.okta.com", Kind::DomainPunycode);
    refused("acmе.okta.com", Kind::DomainPunycode);
}

#[test]
fn practice_and_the_world_stay_apart() {
    assert_eq!(words("https://acme-admin.okta.practice/", true), Ok(("acme.okta.practice".into(), vec!["admin"])));
    assert_eq!(words("login.acme.practice", true), Ok(("login.acme.practice".into(), vec!["custom"])));
    assert_eq!(words("acme.okta.com", true), Err(Kind::DomainNotPractice));
    assert_eq!(words("login.acme.com", true), Err(Kind::DomainNotPractice));
    assert_eq!(words("apis.dell.practice", true), Err(Kind::DomainUnknownOrganisation));
    assert_eq!(words("acme.okta.practice.evil.test", true), Err(Kind::DomainLookAlike));
    for name in ["acme.okta.practice", "login.acme.practice", "control.practice"] {
        assert_eq!(words(name, false), Err(Kind::DomainUnknownOrganisation), "{name}");
    }
    assert!(OktaDomain::of("acme.okta.practice", false).is_err());
    assert!(OktaDomain::of("acme.okta.com", true).is_err());
}

fn holds(text: &str, practice: bool) {
    let Ok(reading) = read(text, practice) else { return };
    let in_family = OktaDomain::of(&reading.host, practice).is_ok();
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
    fn no_organisation_is_blocked(label in "[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?") {
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
