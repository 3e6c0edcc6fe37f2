//! The whole job by the API way, by mouse, with Dell's answer to the registration lost on the way.

use crate::harness::{Home, PATIENCE, Sandbox, Window, desktop, desktop_alone, until};
use crate::looks::Eye;
use crate::walk::hands::Panel;
use crate::walk::{self, PRACTICE_HOST};

#[test]
fn a_lost_answer_is_read_back_and_never_sent_twice() {
    let _desktop = desktop_alone();
    let home = Home::new().practice();
    let sandbox = Sandbox::start(&home);
    let mut window = Window::open(&home);
    walk::begin_practice(&window);
    walk::ready(&window);
    walk::organisation(&window, PRACTICE_HOST, "practice-api");
    walk::permissions(&window);
    walk::install(&window, &Panel);
    walk::secret(&window, &sandbox, &Panel);
    walk::client_id(&window, &Panel);
    walk::prove(&window);
    {
        let mut eye = Eye::new(&window, "api");
        window.at("dell");
        eye.look("dell");
        dell(&window);
        eye.look("authorize");
        sandbox.fault("lost_answer");
        window.press_act("authorize");
        window.see("[data-row=uncertain]");
        eye.look("authorize-uncertain");
    }
    assert!(!window.has("[data-act=send-again]"), "sending again is offered before Dell's list was read");
    // Nothing is sent again by itself: not at a new start either.
    window.kill();
    window = Window::open(&home);
    window.at("authorize");
    window.see("[data-row=uncertain]");
    window.act("read-dell-list");
    until("Dell's list settles it", PATIENCE, || {
        (window.has("[data-act=adopt-registration]")
            || window.view()["screen"]["registration"]["state"] == "registered")
            .then_some(())
    });
    if window.has("[data-act=adopt-registration]") {
        window.act("adopt-registration");
    }
    walk::on(&window, "authorize", "keys");
    let mut eye = Eye::new(&window, "api-later");
    eye.look("keys");
    let [registration] = &sandbox.registrations()[..] else { panic!("not one registration: {:?}", sandbox.ledger()) };
    assert_eq!(registration["secret_hash"], sandbox.state()["okta"]["secrets"][0]["secret_hash"]);
    assert_eq!(registration["outcome"], "registered");

    window.choose("keys", "on");
    window.act("switch-keys-on");
    window.agree();
    walk::on(&window, "keys", "backup");
    assert_eq!(sandbox.state()["dell"]["api"]["key_management"], true);

    window.act("read-backup");
    window.see("[data-row=backup] time");
    window.act("backup-now");
    window.see("[data-row=backup-seen]");
    eye.look("backup");
    window.act("next");
    window.at("done");
    eye.look("done");
    walk::done_keeping(&window);
    window.see("tr[data-state=protected]");
    eye.look("home");

    assert_eq!(desktop::secrets("okta-dell-connect-practice"), 2, "Okta's secret and Dell's key");
    assert_eq!(sandbox.ledger().iter().filter(|entry| entry["act"] == "authorize").count(), 1, "one attempt");
    assert_eq!(desktop::clipboard(), "");
}

/// Step 6 by API: a credential made in Dell's console, its key into the keychain, and a token for it.
pub fn dell(window: &Window) {
    window.at("dell");
    window.act("panel-make-dell-key");
    window.act("panel-copy-dell-client-id");
    let client_id = until("the Client ID is in the clipboard", PATIENCE, || {
        Some(desktop::clipboard()).filter(|text| text.starts_with("dell-"))
    });
    window.fill("dell_client_id", &client_id);
    window.act("panel-copy-dell-key");
    until("the key is in the clipboard", PATIENCE, || {
        Some(desktop::clipboard()).filter(|text| !text.is_empty() && *text != client_id)
    });
    window.press_act("take-dell-key");
    window.see("[data-field=dell_key][data-held=yes]");
    window.act("panel-dell-key-done");
    window.act("try-dell-key");
    walk::on(window, "dell", "authorize");
}
