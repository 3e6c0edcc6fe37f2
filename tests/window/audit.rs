//! The full audit in the window: announced before it is requested, canceled at once, and its findings in the list; a
//! window closed in the middle revokes its tokens.

use std::time::{Duration, Instant};

use serde_json::json;

use crate::harness::consoles::Panel;
use crate::harness::steps;
use crate::harness::{PATIENCE, Sandbox, Window, practice, until};

/// In practice mode, at the test, while Okta doesn't show the integration its own grants.
fn at_the_proof(window: &Window, sandbox: &Sandbox) {
    steps::to_test(window, sandbox, &Panel, steps::CONSOLE);
    sandbox.act("/okta/scopes", json!({ "name": "okta.appGrants.manage", "granted": false }));
    sandbox.act("/okta/scopes", json!({ "name": "okta.logs.read", "granted": true }));
}

#[test]
fn an_audit_is_asked_for_canceled_and_made() {
    let (_desktop, _home, sandbox, window) = practice();
    at_the_proof(&window, &sandbox);
    window.act("run-test");
    let granted = window.text("[data-row=granted] .text");
    assert!(granted.contains("14 of 15") && granted.contains("not checked"), "{granted}");
    window.reveal("[data-row=list-missing] [data-row='okta.appGrants.manage']");

    let before = sandbox.trace().len();
    window.act("offer-audit");
    window.see("[data-row=audit]");
    assert!(window.text("[data-row=audit]").contains("System Log"));
    assert_eq!(sandbox.trace().len(), before, "nothing is asked before the person says so");

    sandbox.act("/faults", json!({ "name": "slow", "arg": "1500", "on": true }));
    window.act("test-extra");
    window.see("[data-row=audit-progress]");
    until("the first is under way", PATIENCE, || window.has("progress").then_some(()));
    let canceled = Instant::now();
    window.run("document.querySelector('[data-act=cancel]').click()", &[]);
    window.problem("cancelled");
    // WebDriver's own look at the page is in this time, twice.
    assert!(canceled.elapsed() < Duration::from_millis(700), "{:?}", canceled.elapsed());
    sandbox.act("/faults", json!({ "name": "slow", "on": false }));
    until("every token is given back", PATIENCE, || {
        let (made, revoked) = sandbox.tokens();
        (made == revoked).then_some(())
    });
    assert!(!window.has("[data-row=list-extra] [data-row='okta.logs.read']"), "half an audit claims nothing");

    window.act("test-extra");
    window.see("[data-row=granted]");
    window.reveal("[data-row=list-extra] [data-row='okta.logs.read']");
    window.reveal("[data-row=looked]");
    assert!(window.text("[data-row=looked]").contains("147"));
    let (made, revoked) = sandbox.tokens();
    assert_eq!(made, revoked);
    assert!(!sandbox.trace().iter().any(|call| call["path"] == "/oauth2/v1/token" && call["status"] == 429));
}

#[test]
fn a_window_closed_during_a_proof_gives_its_token_back() {
    let (_desktop, _home, sandbox, window) = practice();
    at_the_proof(&window, &sandbox);
    sandbox.act("/faults", json!({ "name": "slow", "arg": "400", "on": true }));
    window.act("run-test");
    until("a token was made", PATIENCE, || (sandbox.tokens().0 > 0).then_some(()));
    window.close();
    let (made, revoked) = sandbox.tokens();
    assert!(made > 0);
    assert_eq!(made, revoked, "a token outlives the app");
}
