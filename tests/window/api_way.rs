//! The whole job by the API way, by mouse, with Dell's answer to the registration lost on the way.

use serde_json::json;

use crate::harness::{Home, PATIENCE, Sandbox, Window, desktop, desktop_alone, until};
use crate::screenshots::Eye;
use crate::walk;
use crate::walk::hands::Panel;

#[test]
fn a_lost_answer_is_read_back_and_never_sent_twice() {
    let _desktop = desktop_alone();
    let home = Home::new().practice();
    let sandbox = Sandbox::start(&home);
    let mut window = Window::open(&home);
    walk::to_authorize(&window, &sandbox, &Panel, walk::API);
    {
        let mut eye = Eye::new(&window, "api");
        eye.look("credential");
        add_credential(&window);
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
        (window.has("[data-act=use-registration]") || window.view()["screen"]["registration"]["state"] == "registered")
            .then_some(())
    });
    if window.has("[data-act=use-registration]") {
        window.act("use-registration");
    }
    walk::to_backups(&window);
    let mut eye = Eye::new(&window, "api-later");
    eye.look("backups");
    let [registration] = &sandbox.registrations()[..] else { panic!("not one registration: {:?}", sandbox.ledger()) };
    assert_eq!(registration["secret_hash"], sandbox.state()["okta"]["secrets"][0]["secret_hash"]);
    assert_eq!(registration["outcome"], "registered");

    switch_keys_on(&window);
    assert_eq!(sandbox.state()["dell"]["api"]["key_management"], true);

    window.act("read-backup");
    until("the backups are read", PATIENCE, || window.text("[data-row=backup]").contains("eu-central-1").then_some(()));
    start_backup(&window);
    eye.look("backups-seen");
    window.act("next");
    window.at("finish");
    eye.look("finish");
    walk::finish_keeping(&window);
    window.is("protected");
    eye.look("home");

    assert_eq!(desktop::secrets("okta-dell-connect-practice"), 2, "Okta's secret and Dell's key");
    assert_eq!(sandbox.ledger().iter().filter(|entry| entry["act"] == "authorize").count(), 1, "one attempt");
    assert_eq!(desktop::clipboard(), "");
}

/// Step 5 by API, part 1: a credential made in Dell's console, its key saved, and a token for it.
pub fn add_credential(window: &Window) {
    window.at("authorize");
    Panel.new_credential(window);
    window.act("panel-copy-dell-client-id");
    let client_id = until("the Client ID is in the clipboard", PATIENCE, || {
        Some(desktop::clipboard()).filter(|text| text.starts_with("dell-"))
    });
    window.paste_into("dell_client_id");
    window.act("panel-copy-dell-key");
    until("the key is in the clipboard", PATIENCE, || {
        Some(desktop::clipboard()).filter(|text| !text.is_empty() && *text != client_id)
    });
    window.press_act("take-dell-key");
    credential_works(window);
    window.act("panel-dell-key-done");
}

/// The same by a person in a browser.
pub fn add_credential_made_elsewhere(window: &Window, sandbox: &Sandbox) {
    let (client_id, key) = make_credential(sandbox);
    desktop::set_clipboard(&client_id);
    window.paste_into("dell_client_id");
    desktop::set_clipboard(&key);
    window.press_act("take-dell-key");
    // A question comes before anything goes to an added cloud's host.
    until("Dell gave a token, or it is asked about", PATIENCE, || {
        (window.has("[data-part=credential][data-state=done]") || desktop::question_of(window.app()).is_some())
            .then_some(())
    });
    if desktop::question_of(window.app()).is_some() {
        window.agree();
    }
    credential_works(window);
}

/// A credential of Dell's console: its client ID and its key.
pub fn make_credential(sandbox: &Sandbox) -> (String, String) {
    sandbox.act("/dell/api/credential", json!({}));
    let client_id = sandbox.state()["dell"]["api"]["credential"]["client_id"].as_str().expect("made").to_owned();
    let key = sandbox.act("/dell/api/credential/copy", json!({}))["secret"].as_str().expect("shown").to_owned();
    (client_id, key)
}

/// Dell issued a token for the credential.
pub fn credential_works(window: &Window) {
    window.see("[data-part=credential][data-state=done]");
}

/// Step 5 by API, part 2: Dell answers at once.
pub fn authorize(window: &Window, sandbox: &Sandbox) {
    sandbox.fault("dell-at-once");
    window.press_act("authorize");
    walk::to_backups(window);
}

/// Step 6 by API, part 1.
pub fn switch_keys_on(window: &Window) {
    window.at("backups");
    window.act("switch-keys-on");
    window.agree();
    window.see("[data-part=keys][data-state=done]");
}

/// Step 6 by API, part 2: a backup that ends at once.
pub fn start_backup(window: &Window) {
    window.act("backup-now");
    window.see("[data-row=backup-seen]");
}
