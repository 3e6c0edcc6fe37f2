//! Step 4: a test that fails names its cause once, with its first remedy; one that waits says for what.

use serde_json::json;

use crate::harness::consoles::Panel;
use crate::harness::steps;
use crate::harness::{PATIENCE, practice, until};
use crate::screenshots::Eye;

#[test]
fn a_failed_test_says_its_cause_once() {
    let (_desktop, _home, sandbox, window) = practice();
    steps::to_test(&window, &sandbox, &Panel, steps::CONSOLE);
    let before = window.heading();
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
            (window.shows("main [data-problem]") && window.heading() != before).then_some(())
        });
        window.idle();
        eye.look(case);
        assert_eq!(window.problems(), 1, "{case}: one cause, one box");
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
    let (_desktop, _home, sandbox, window) = practice();
    steps::to_test(&window, &sandbox, &Panel, steps::CONSOLE);
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
fn a_problem_is_simulated_by_its_name() {
    let (_desktop, _home, sandbox, window) = practice();
    steps::to_test(&window, &sandbox, &Panel, steps::CONSOLE);
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
    steps::run_test(&window);
}
