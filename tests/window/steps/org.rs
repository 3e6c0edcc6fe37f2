//! Step 1: what a person may type as the address, and what the window says about it.

use crate::harness::steps::{self, PRACTICE_HOST};
use crate::harness::{Home, Window, desktop, desktop_alone, practice};
use crate::screenshots::Eye;

#[test]
fn an_impossible_domain_is_reported_and_gets_no_request() {
    let (_desktop, _home, sandbox, window) = practice();
    steps::begin_practice(&window);
    let before = sandbox.trace().len();
    for (text, code) in [
        ("", "domain-empty"),
        ("hello there", "domain-not-a-host"),
        ("https://company_name.okta.com", "domain-placeholder"),
        ("127.0.0.1", "domain-address-literal"),
        ("ada@acme.okta.com", "domain-mail"),
        ("acme.okta.com.evil.test", "domain-look-alike"),
    ] {
        window.fill("domain", text);
        window.act(if text.is_empty() { "next" } else { "find-org" });
        let said = window.text(&format!("[data-problem='{code}']"));
        assert!(said.split_whitespace().count() > 4, "{code} says no remedy: {said}");
        assert_eq!(window.value("domain"), text, "what was typed stays");
        assert_eq!(window.step(), "org");
        assert!(window.has("[data-field=domain][aria-invalid=true][aria-describedby~=field-domain-problem]"));
    }
    assert_eq!(sandbox.trace().len(), before, "something was asked");

    // Merely untidy text is understood, and the change is shown.
    let (label, family) = PRACTICE_HOST.split_once('.').expect("a host");
    window.fill("domain", &format!(" HTTPS://{label}-admin.{family}/admin/dashboard?x=1 "));
    window.act("find-org");
    steps::found(&window);
    assert!(window.text("[data-row=found]").contains(PRACTICE_HOST));
    window.click("[data-row=found] summary");
    let changed = window.text("[data-row=found] .inner");
    assert!(changed.contains("-admin") && changed.contains("path"), "{changed}");
}

#[test]
fn a_wrong_address_is_reported_on_leaving_the_field() {
    let _desktop = desktop_alone();
    let home = Home::new();
    let window = Window::open(&home);
    steps::begin_real(&window);
    let mut eye = Eye::new(&window, "failures-org");
    for (text, code) in [
        ("ada@acme.okta.com", "domain-mail"),
        ("acme.okta.com.evil.test", "domain-look-alike"),
        ("acme.okta.com.com", "domain-double-com"),
    ] {
        window.fill("domain", text);
        desktop::focus_window_of(window.app());
        desktop::press(&["Tab"]);
        window.problem(code);
        assert_eq!(window.problems(), 1, "{code} is said once");
        eye.look(code);
    }
}
