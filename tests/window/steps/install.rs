//! Step 3: a wrong value for the secret or the Client ID is named, and not stored.

use crate::harness::consoles::Panel;
use crate::harness::steps::{self, PRACTICE_HOST};
use crate::harness::{PATIENCE, PRACTICE, desktop, practice, until};

#[test]
fn a_wrong_value_in_the_secret_field_is_named_and_not_stored() {
    let (_desktop, _home, sandbox, window) = practice();
    steps::to_secret(&window, &Panel, steps::CONSOLE);
    let secret = sandbox.secret();
    let client_id = sandbox.state()["okta"]["client_id"].as_str().expect("installed").to_owned();
    let mask = sandbox.state()["okta"]["secrets"][0]["mask"].as_str().expect("a mask").to_owned();

    for (text, code) in [
        (client_id, "secret-is-client-id"),
        (mask, "secret-is-masked"),
        (format!("https://{PRACTICE_HOST}"), "secret-is-url"),
        (secret[..10].to_owned(), "secret-too-short"),
        (format!("{secret}\u{1f511}"), "secret-odd-characters"),
        (format!("{}\n{}", &secret[..20], &secret[20..]), "secret-has-space"),
        (secret.repeat(8), "secret-too-long"),
    ] {
        desktop::set_clipboard(&text);
        window.press_act("save-secret");
        window.problem(code);
        assert!(window.has("[data-field=secret][data-held=no]"), "{code}: the field says it holds something");
        assert_eq!(desktop::secrets(PRACTICE), 0, "{code}: something was stored");
        assert_eq!(desktop::clipboard(), text, "{code}: another's clipboard was emptied");
    }
    desktop::set_clipboard("");
    window.press_act("save-secret");
    window.problem("clipboard-empty");

    // A line end around it is removed, as when it was copied from a file.
    desktop::set_clipboard(&format!("{secret}\n"));
    window.press_act("save-secret");
    window.see("[data-field=secret][data-held=yes]");
    assert!(desktop::secret(PRACTICE) == secret, "the line's end was stored too");
}

#[test]
fn a_secret_in_the_client_id_field_is_taken_out() {
    let (_desktop, _home, sandbox, window) = practice();
    steps::to_secret(&window, &Panel, steps::CONSOLE);
    steps::secret(&window, &sandbox, &Panel);
    desktop::set_clipboard(&"x7".repeat(20));
    desktop::focus_window_of(window.app());
    window.press_on("input[data-field=client_id]", 1);
    desktop::press(&["ctrl+v"]);
    window.problem("client-id-is-secret");
    until("the field is empty", PATIENCE, || window.value("client_id").is_empty().then_some(()));
    // The reason stays until something else is typed.
    window.act("add-client-id");
    window.problem("client-id-is-secret");
    window.fill("client_id", " ");
    window.act("add-client-id");
    window.problem("client-id-empty");
    // Text that is no client ID is named, and not accepted.
    for (text, code) in [
        ("0oa".to_owned(), "client-id-length"),
        (format!("0oa{}", "x7".repeat(40)), "client-id-length"),
        (format!("ocs{}", "x7".repeat(8)), "client-id-is-secret-id"),
    ] {
        window.fill("client_id", &text);
        window.act("add-client-id");
        window.problem(code);
    }
    // Its field asks about one of another length than Okta's; the person may use it.
    window.fill("client_id", "0oa123");
    window.act("add-client-id");
    window.problem("client-id-unusual");
    window.picture("client-id-unusual");
    assert!(window.view()["screen"]["okta"]["client_id"].is_null(), "accepted before the answer");
    assert!(!window.has("[data-act=next]:enabled"), "the step is left without an answer");
    window.act("use-anyway");
    window.see("[data-part=client-id][data-state=done]");
    assert_eq!(window.view()["screen"]["okta"]["client_id"], "0oa123");
}
