//! What this app copied or saved, in the real window: rotation, a move to another store, a hostile page, and a secret
//! pasted into a wrong field of practice mode.

use serde_json::{Value, json};

use crate::harness::consoles::{Consoles as _, Panel};
use crate::harness::encodings::encodings;
use crate::harness::steps::{self, PRACTICE_HOST};
use crate::harness::{Home, PATIENCE, PRACTICE, Window, desktop, desktop_alone, made_up_secret, practice, until};
use crate::secret_leaks::assert_absent_below;

/// What a hostile page can do: any command, without a click. Answers its problem, if any.
fn invoke(window: &Window, command: &str, arguments: Value) -> Value {
    let script = "const done = arguments[2];
        window.__TAURI_INTERNALS__.invoke(arguments[0], arguments[1]).then(() => done(null), (problem) => done(problem))";
    window.run_later(script, &[json!(command), arguments])
}

/// The same, with the person agreeing to the system's questions.
fn invoke_agreed(window: &Window, command: &str, arguments: Value) -> Value {
    let script = "window.came = undefined;
        window.__TAURI_INTERNALS__.invoke(arguments[0], arguments[1])
            .then(() => (window.came = [null]), (problem) => (window.came = [problem]))";
    window.run(script, &[json!(command), arguments]);
    window.agree();
    until("the answer came", PATIENCE, || {
        let came = window.run("return window.came ?? []", &[]);
        came.get(0).cloned()
    })
}

#[test]
fn a_new_secret_that_is_pasted_into_the_dialog_leaves_the_clipboard() {
    let (_desktop, _home, sandbox, window) = practice();
    steps::to_finish(&window, &sandbox, &Panel);
    steps::finish_keeping(&window);
    window.act_behind("rotate");
    window.at("rotate-add");
    Panel.generate_secret(&window);
    Panel.copy_secret(&window);
    let open = || window.click("[data-act=type-secret], [data-act=take-secret-typed]");
    desktop::in_dialog_of(window.app(), open, || desktop::press(&["ctrl+v", "Return"]));
    window.at("rotate-update");
    assert_eq!(desktop::secrets(PRACTICE), 2, "the new one beside the one in use");
    desktop::wait_for_clipboard("");
}

#[test]
fn leaving_the_screen_clears_what_was_copied() {
    let (_desktop, _home, sandbox, window) = practice();
    let secret = steps::to_authorize(&window, &sandbox, &Panel, steps::CONSOLE);
    window.at("authorize");
    let id = window.view()["screen"]["id"].as_str().expect("a connection").to_owned();
    for (command, arguments) in [
        ("enter_practice", json!({})),
        ("open_connection", json!({ "id": id })),
        ("start_connection", json!({})),
        ("go_home", json!({})),
        ("leave_practice", json!({})),
    ] {
        // Back to the connection, whatever the last command left on the screen.
        assert_eq!(invoke(&window, "enter_practice", json!({})), Value::Null);
        assert_eq!(invoke(&window, "open_connection", json!({ "id": id })), Value::Null);
        steps::copy_secret(&window, &secret);
        assert_eq!(invoke(&window, command, arguments), Value::Null);
        assert_eq!(desktop::clipboard(), "", "after {command}");
    }

    // What practice mode's console copied is emptied, too; what somebody else copied stays.
    assert_eq!(invoke(&window, "enter_practice", json!({})), Value::Null);
    assert_eq!(invoke(&window, "panel_act", json!({ "act": { "do": "generate_secret" } })), Value::Null);
    assert_eq!(invoke(&window, "panel_act", json!({ "act": { "do": "copy_secret" } })), Value::Null);
    assert_eq!(desktop::clipboard(), sandbox.secret());
    assert_eq!(invoke(&window, "leave_practice", json!({})), Value::Null);
    assert_eq!(desktop::clipboard(), "");
    desktop::set_clipboard("of another program");
    assert_eq!(invoke(&window, "enter_practice", json!({})), Value::Null);
    assert_eq!(desktop::clipboard(), "of another program");
}

#[test]
fn a_page_cannot_have_its_own_text_taken_for_a_secret() {
    let (_desktop, _home, _sandbox, window) = practice();
    steps::begin_practice(&window);
    steps::org(&window, PRACTICE_HOST, steps::API);
    let key = made_up_secret();
    for (command, arguments) in [("take_dell_key", json!({ "clientId": "dell-client" })), ("take_secret", json!({}))] {
        assert_eq!(invoke(&window, "copy_text", json!({ "text": key })), Value::Null);
        assert_eq!(desktop::clipboard(), key);
        assert_eq!(invoke_agreed(&window, command, arguments)["code"], "clipboard-own-text", "{command}");
        assert_eq!((desktop::secrets(PRACTICE), desktop::clipboard()), (0, key.clone()));
    }
    // The same value copied by anybody else is theirs, and a value of the page's stays refused after another.
    assert_eq!(invoke(&window, "copy_text", json!({ "text": "another" })), Value::Null);
    desktop::set_clipboard(&key);
    assert_eq!(invoke_agreed(&window, "take_secret", json!({}))["code"], "clipboard-own-text");
    desktop::set_clipboard(&made_up_secret());
    assert_eq!(invoke_agreed(&window, "take_secret", json!({})), Value::Null);
    assert_eq!((desktop::secrets(PRACTICE), desktop::clipboard()), (1, String::new()));
}

/// Practice mode runs inside the app here, with its file in the app's folder.
#[test]
fn a_real_secret_pasted_into_practice_is_in_no_file() {
    let _desktop = desktop_alone();
    let home = Home::new();
    let window = Window::open(&home);
    steps::begin_practice(&window);
    Panel.install(&window);
    Panel.done(&window);
    // WebDriver calls this tab hidden while no step needs it, though it is visible: a script presses it.
    window.run("document.querySelector('[data-act=panel-side][data-value=dell]').click()", &[]);
    Panel.open_form(&window);
    let secret = made_up_secret();
    for field in ["domain", "client_id", "secret"] {
        desktop::set_clipboard(&secret);
        window.act_on("panel-paste", field);
        let css = format!("[data-field=panel-{field}]");
        until("the field is filled", PATIENCE, || {
            (window.text(&css).contains('•') || window.text(&css).contains("40")).then_some(())
        });
        window.act("panel-authorize");
        window.see("[data-row=panel-said]:not([data-value=''])");
        assert_absent_below(home.folder(), &encodings(&secret));
    }
    // A value of practice mode's own is shown as it is.
    desktop::set_clipboard(&format!("https://{PRACTICE_HOST}"));
    window.act_on("panel-paste", "domain");
    until("it is shown", PATIENCE, || window.text("[data-field=panel-domain]").contains(PRACTICE_HOST).then_some(()));
    assert!(window.wire().iter().all(|message| !message.contains(&secret)), "the page got the secret");
    window.close();
    let files = assert_absent_below(home.folder(), &encodings(&secret));
    assert!(files.iter().any(|file| file.ends_with("sandbox.json")), "Practice's file was not looked at: {files:?}");
}
