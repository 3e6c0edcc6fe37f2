//! Step 5: each refusal of Dell has a first remedy, and a lost answer is one box that says what is known.

use crate::harness::consoles::{Browser, Panel};
use crate::harness::steps;
use crate::harness::steps_by_api;
use crate::harness::{Home, Window, desktop_alone, practice};
use crate::screenshots::Eye;

#[test]
fn each_refusal_of_dells_console_has_a_first_remedy() {
    let _desktop = desktop_alone();
    let (home, sandbox) = steps::real(Home::new().named(steps::NAME), "acme.okta.com");
    let window = Window::open(&home);
    let consoles = Browser(&sandbox);
    steps::begin_real(&window);
    steps::org(&window, "acme.okta.com", "dell-commercial");
    steps::permissions_to_authorize(&window, &sandbox, &consoles);
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
    let (_desktop, _home, sandbox, window) = practice();
    steps::to_authorize(&window, &sandbox, &Panel, steps::API);
    steps_by_api::add_credential(&window);
    sandbox.fault("lost_answer");
    window.press_act("authorize");
    window.see("[data-row=uncertain]");
    let mut eye = Eye::new(&window, "failures-lost");
    eye.look("uncertain");
    assert_eq!(window.problems(), 0, "a red box beside the amber one");
    window.act("read-list");
    window.see("[data-act=use-registration]");
    eye.look("read");
    assert_eq!(window.problems(), 0, "what was known before the list was read is still said");
}
