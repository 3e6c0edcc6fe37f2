//! Steps 5 and 6 by API, a function for each part.

use serde_json::json;

use super::consoles::Panel;
use super::steps;
use super::{PATIENCE, Sandbox, Window, desktop, until};

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
    steps::to_backups(window);
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
