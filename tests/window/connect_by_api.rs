//! The whole job by the API way, by mouse, with Dell's answer to the registration lost on the way.

use crate::harness::consoles::Panel;
use crate::harness::steps;
use crate::harness::steps_by_api;
use crate::harness::{PATIENCE, PRACTICE, Window, desktop, practice, until};
use crate::screenshots::Eye;

#[test]
fn a_lost_answer_is_read_back_and_never_sent_twice() {
    let (_desktop, home, sandbox, mut window) = practice();
    steps::to_authorize(&window, &sandbox, &Panel, steps::API);
    {
        let mut eye = Eye::new(&window, "api");
        eye.look("credential");
        steps_by_api::add_credential(&window);
        eye.look("authorize");
        sandbox.fault("lost_answer");
        window.press_act("authorize");
        window.see("[data-row=uncertain]");
        eye.look("authorize-uncertain");
    }
    assert!(!window.has("[data-act=send-again]"), "sending again is offered before Dell's list was read");
    // Nothing is sent again automatically, not even after a new start.
    window.kill();
    window = Window::open(&home);
    window.at("authorize");
    window.see("[data-row=uncertain]");
    window.act("read-list");
    until("Dell's list settles it", PATIENCE, || {
        (window.has("[data-act=use-registration]")
            || window.view()["screen"]["dell"]["registration"]["state"] == "registered")
            .then_some(())
    });
    if window.has("[data-act=use-registration]") {
        window.act("use-registration");
    }
    steps::to_backups(&window);
    let mut eye = Eye::new(&window, "api-later");
    eye.look("backups");
    let [registration] = &sandbox.registrations()[..] else { panic!("not one registration: {:?}", sandbox.ledger()) };
    assert_eq!(registration["secret_hash"], sandbox.state()["okta"]["secrets"][0]["secret_hash"]);
    assert_eq!(registration["outcome"], "registered");

    steps_by_api::switch_keys_on(&window);
    assert_eq!(sandbox.state()["dell"]["api"]["key_management"], true);

    window.act("read-backup");
    until("the backups are read", PATIENCE, || window.text("[data-row=backup]").contains("eu-central-1").then_some(()));
    steps_by_api::start_backup(&window);
    eye.look("backups-seen");
    window.act("next");
    window.at("finish");
    eye.look("finish");
    steps::finish_keeping(&window);
    window.is("protected");
    eye.look("home");

    assert_eq!(desktop::secrets(PRACTICE), 2, "Okta's secret and Dell's key");
    assert_eq!(sandbox.sent("authorize"), 1, "one attempt");
    assert_eq!(desktop::clipboard(), "");
}
