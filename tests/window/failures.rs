//! Every failure that a person is likely to meet, with a picture of it: the cause is the title, shown once, with one
//! button for the first remedy, in few words.

use serde_json::json;

use crate::api_way;
use crate::harness::{Home, PATIENCE, Sandbox, Window, desktop, desktop_alone, until};
use crate::screenshots::Eye;
use crate::walk;
use crate::walk::hands::{Browser, Panel};

/// The heading of a screen's failure.
fn title(window: &Window) -> String {
    window.text("main h1")
}

/// Visible problems.
fn boxes(window: &Window) -> usize {
    window.words().problems.len()
}

#[test]
fn what_is_wrong_with_an_address_is_said_on_leaving_the_field() {
    let _desktop = desktop_alone();
    let home = Home::new();
    let window = Window::open(&home);
    walk::begin_real(&window);
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
        assert_eq!(boxes(&window), 1, "{code} is said once");
        eye.look(code);
    }
}

#[test]
fn a_dead_proxy_is_named_where_it_is_the_cause() {
    let _desktop = desktop_alone();
    let home = Home::new().with("HTTPS_PROXY", "http://127.0.0.1:9");
    let window = Window::open(&home);
    walk::begin_real(&window);
    window.see("[data-row=computer][data-state=ready]");
    desktop::set_clipboard("acme.okta.com");
    window.paste_into("domain");
    let said = window.text("[data-problem^=network-proxy]");
    assert!(said.lines().next().is_some_and(|first| first.contains("127.0.0.1:9")), "the title names it: {said}");
    assert_eq!(boxes(&window), 1);
    let mut eye = Eye::new(&window, "failures-proxy");
    eye.look("dead-proxy");
    window.click("[data-problem^=network-proxy] [data-act=open-network]");
    window.see("[data-row=network][data-state=done]");
    eye.look("network");
}

#[test]
fn a_failed_test_says_its_cause_once() {
    let _desktop = desktop_alone();
    let home = Home::new().practice();
    let sandbox = Sandbox::start(&home);
    let window = Window::open(&home);
    walk::to_test(&window, &sandbox, &Panel, walk::CONSOLE);
    let before = title(&window);
    let mut eye = Eye::new(&window, "failures-test");
    for (case, cause, first) in [
        ("wrong-secret", "secret", Some("renew-secret")),
        ("missing-permission", "okta.groups.manage", Some("copy-question")),
        ("role-too-small", "", None),
        ("network-zone", "", None),
        ("captive-portal", "", None),
        ("okta-down", "", None),
    ] {
        sandbox.act("/cases", json!({ "name": case, "on": true }));
        window.act("run-test");
        until(&format!("{case} shows"), PATIENCE, || {
            (window.shows("main [data-problem]") && title(&window) != before).then_some(())
        });
        window.idle();
        eye.look(case);
        assert_eq!(boxes(&window), 1, "{case}: one cause, one box");
        let said = window.text("main");
        assert!(said.contains(cause), "{case} names its cause: {said}");
        if let Some(first) = first {
            assert!(window.shows(&format!("[data-act={first}]")), "{case}: its first remedy is a button");
        }
        assert!(!window.has("[data-act=next]:enabled"), "{case}: the step is left as if it had passed");
        sandbox.act("/cases", json!({ "name": case, "on": false }));
    }
}

#[test]
fn a_person_who_waits_sees_for_what() {
    let _desktop = desktop_alone();
    let home = Home::new().practice();
    let sandbox = Sandbox::start(&home);
    let window = Window::open(&home);
    walk::to_test(&window, &sandbox, &Panel, walk::CONSOLE);
    sandbox.act("/cases", json!({ "name": "rate-limit", "on": true }));
    window.act("run-test");
    until("it says how long Okta's rate limit takes", PATIENCE, || {
        // In one look: the line is redrawn while it counts.
        let waiting = window.run("return document.querySelector('[data-row=waits-for]')?.textContent ?? ''", &[]);
        let waiting = waiting.as_str().expect("text").to_owned();
        (waiting.contains("rate limit") && waiting.contains(|c: char| c.is_ascii_digit())).then_some(())
    });
    let mut eye = Eye::new(&window, "failures-wait");
    eye.look("rate-limit");
    window.run("document.querySelector('[data-act=cancel]').click()", &[]);
    window.problem("cancelled");
}

#[test]
fn what_dells_console_refuses_has_one_first_act() {
    let _desktop = desktop_alone();
    let (home, sandbox) = walk::real(Home::new().named(walk::NAME), "acme.okta.com");
    let window = Window::open(&home);
    let hands = Browser(&sandbox);
    walk::begin_real(&window);
    walk::org(&window, "acme.okta.com", "dell-commercial");
    walk::permissions(&window);
    walk::install(&window, &hands);
    walk::secret(&window, &sandbox, &hands);
    walk::client_id(&window, &hands);
    walk::test(&window);
    window.act("something-else");
    window.see("[data-act=outcome]");
    let script = "return [...document.querySelectorAll('[data-act=outcome]')].map((e) => e.dataset.value)";
    let outcomes: Vec<String> = serde_json::from_value(window.run(script, &[])).expect("names");
    assert_eq!(outcomes.len(), 10, "{outcomes:?}");
    let mut eye = Eye::new(&window, "failures-dell");
    eye.look_open("something-else");
    for outcome in outcomes {
        if !window.shows("[data-act=outcome]") {
            window.act("something-else");
        }
        window.act_on("outcome", &outcome);
        window.see(&format!("[data-row=refused][data-problem={outcome}]"));
        window.idle();
        eye.look(&outcome);
        assert!(window.shows("[data-row=refused] button"), "{outcome}: its first remedy is a button");
    }
    assert!(sandbox.registrations().is_empty(), "{:?}", sandbox.ledger());
}

#[test]
fn a_lost_answer_is_one_box_that_says_how_it_is_now() {
    let _desktop = desktop_alone();
    let home = Home::new().practice();
    let sandbox = Sandbox::start(&home);
    let window = Window::open(&home);
    walk::to_authorize(&window, &sandbox, &Panel, walk::API);
    api_way::add_credential(&window);
    sandbox.fault("lost_answer");
    window.press_act("authorize");
    window.see("[data-row=uncertain]");
    let mut eye = Eye::new(&window, "failures-lost");
    eye.look("uncertain");
    assert_eq!(boxes(&window), 0, "a red box beside the amber one");
    window.act("read-list");
    window.see("[data-act=use-registration]");
    eye.look("read");
    assert_eq!(boxes(&window), 0, "what was known before the list was read is still said");
}

#[test]
fn key_management_that_was_skipped_is_named_and_offered_everywhere() {
    let _desktop = desktop_alone();
    let home = Home::new().practice();
    let sandbox = Sandbox::start(&home);
    let window = Window::open(&home);
    walk::to_authorize(&window, &sandbox, &Panel, walk::CONSOLE);
    walk::authorize_console(&window, &Panel);
    let mut eye = Eye::new(&window, "failures-keys");
    window.act("keys-skip");
    window.see("[data-act=keys-skip-confirm]");
    eye.look("not-now");
    window.act("keys-skip-confirm");
    window.see("[data-row=keys][data-value=skipped]");
    eye.look("skipped");
    window.act("next");
    window.at("finish");
    eye.look("finish");
    assert!(!title(&window).contains("protected"), "{}", title(&window));
    window.see("[data-act=turn-on-keys]");
    let report = walk::save_report(&window, "html");
    let report = std::fs::read_to_string(report).expect("the report");
    assert!(report.contains("skipped, reported by") && report.contains(walk::NAME), "not in the report");
    walk::finish_keeping(&window);
    eye.look("home");
    window.see("[data-act=turn-on-keys]");
    window.open_connection();
    window.at("status");
    eye.look("status");
    window.act("turn-on-keys");
    window.at("backups");
    // A later report corrects the earlier one.
    walk::keys_console(&window, &Panel);
    window.act("next");
    window.at("finish");
    window.gone("[data-act=turn-on-keys]");
}

#[test]
fn a_problem_is_simulated_by_its_name() {
    let _desktop = desktop_alone();
    let home = Home::new().practice();
    let sandbox = Sandbox::start(&home);
    let window = Window::open(&home);
    walk::to_test(&window, &sandbox, &Panel, walk::CONSOLE);
    window.act("simulate");
    window.see("[data-row=simulate]");
    let mut eye = Eye::new(&window, "failures-simulate");
    eye.look("list");
    window.fill("simulate-search", "rate");
    window.gone("[data-case=wrong-secret]");
    window.fill("simulate-search", "");
    window.act_on("simulate-case", "wrong-secret");
    window.see("[data-case=wrong-secret][data-state=on]");
    eye.look("on");
    window.act("simulate-close");
    window.gone("[data-row=simulate]");
    window.act("run-test");
    window.see("[data-row=cause]");
    window.act("simulate");
    window.act_on("simulate-case", "wrong-secret");
    window.see("[data-case=wrong-secret][data-state=off]");
    window.act("simulate-close");
    walk::run_test(&window);
}
