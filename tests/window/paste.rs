//! Every way to paste, by keys and buttons of the X server: a text with a secret is kept out of the web process, and
//! any other gets where it was meant to go.

use std::process::{Command, Stdio};

use gtk::prelude::*;
use serde_json::json;

use crate::harness::consoles::Browser;
use crate::harness::encodings::encodings;
use crate::harness::processes::Tree;
use crate::harness::steps::{self, PRACTICE_HOST};
use crate::harness::{
    PATIENCE, Sandbox, Window, desktop, held_by_no_web_process, made_up_secret, practice, processes, until,
};
use crate::secret_leaks::assert_absent_below;

const FIELD: &str = "input[data-field=client_id]";

/// To the step that saves the secret; Okta's dialog shows it.
fn at_secret(window: &Window, sandbox: &Sandbox) {
    steps::to_secret(window, &Browser(sandbox), steps::CONSOLE);
}

/// To the client ID. Answers the secret, which is saved by then.
fn at_client_id(window: &Window, sandbox: &Sandbox) -> String {
    at_secret(window, sandbox);
    let secret = steps::secret(window, sandbox, &Browser(sandbox));
    window.at("install");
    desktop::focus_window_of(window.app());
    secret
}

/// Gives the field the focus, empty and without a problem beside it.
fn begin_in_field(window: &Window) {
    window.fill("client_id", " ");
    window.gone("[data-problem]");
    window.fill("client_id", "");
    window.press_on(FIELD, 1);
}

/// Opens the field's menu and chooses Paste. Nothing is selected, so it is the first enabled item.
fn paste_by_menu(window: &Window) {
    window.press_on(FIELD, 3);
    until("the menu is open", PATIENCE, || (desktop::visible_windows_of(window.app()).len() > 1).then_some(()));
    desktop::press(&["Down", "Return"]);
}

#[test]
fn no_paste_brings_a_secret_into_the_web_process() {
    let (_desktop, _home, sandbox, window) = practice();
    let secret = at_client_id(&window, &sandbox);
    let stranger = made_up_secret();
    for text in [secret.clone(), format!("Client secret: {secret}"), stranger.clone()] {
        let needles = [encodings(&secret), encodings(&stranger)].concat();
        desktop::set_clipboard(&text);
        for keys in ["ctrl+v", "ctrl+shift+v", "shift+Insert", "XF86Paste"] {
            begin_in_field(&window);
            desktop::press(&[keys]);
            window.problem("client-id-is-secret");
            assert_eq!(window.value("client_id"), "", "{keys} brought something");
            held_by_no_web_process(&window, &needles, keys);
        }
        begin_in_field(&window);
        paste_by_menu(&window);
        window.problem("client-id-is-secret");
        held_by_no_web_process(&window, &needles, "the menu");

        begin_in_field(&window);
        desktop::set_primary(&text);
        window.press_on(FIELD, 2);
        window.problem("client-id-is-secret");
        assert_eq!(window.value("client_id"), "");
        held_by_no_web_process(&window, &needles, "the middle button");
    }
    window.picture("paste-refused");
    // The reason stays until something else is typed.
    window.act("add-client-id");
    window.problem("client-id-is-secret");
    assert_eq!(desktop::clipboard(), stranger, "another's clipboard was emptied");
}

#[test]
fn other_text_is_pasted_as_in_any_app() {
    let (_desktop, _home, sandbox, window) = practice();
    at_client_id(&window, &sandbox);
    // One of Okta's own length would be accepted at once, and the field would be gone.
    let id = "0oaShort".to_owned();
    let holds = |text: &str| {
        until(&format!("the field holds {text}"), PATIENCE, || (window.value("client_id") == text).then_some(()));
    };
    desktop::set_clipboard(&format!("{id}\n"));
    for keys in ["ctrl+v", "ctrl+shift+v", "shift+Insert", "XF86Paste"] {
        begin_in_field(&window);
        desktop::press(&[keys]);
        until(keys, PATIENCE, || (window.value("client_id").trim() == id).then_some(()));
    }
    begin_in_field(&window);
    paste_by_menu(&window);
    until("the menu", PATIENCE, || (window.value("client_id").trim() == id).then_some(()));
    begin_in_field(&window);
    // A selection in the field is the primary selection, too, so the other program's comes last.
    desktop::set_primary(&id);
    window.press_on(FIELD, 2);
    holds(&id);
    // The middle button was released: moving the pointer selects nothing, and keys continue typing.
    desktop::move_pointer(window.place_of("h1"));
    desktop::press(&["End", "x"]);
    holds(&format!("{id}x"));
    // Over the selected text, as a paste does.
    desktop::set_clipboard(&id);
    desktop::press(&["ctrl+a", "ctrl+v"]);
    holds(&id);
    let id = sandbox.state()["okta"]["client_id"].as_str().expect("installed").to_owned();
    desktop::set_clipboard(&id);
    desktop::press(&["ctrl+a", "ctrl+v"]);
    window.see("[data-part=client-id][data-state=done]");
    assert_eq!(window.view()["screen"]["okta"]["client_id"], json!(id));
}

#[test]
fn a_paste_of_many_lines_keeps_them() {
    let (_desktop, _home, _sandbox, window) = practice();
    steps::begin_practice(&window);
    let list = "okta.users.read\nokta.groups.manage\n\nokta.authorizationServers.manage";
    steps::org(&window, PRACTICE_HOST, steps::CONSOLE);
    window.run("document.querySelectorAll('details').forEach((one) => (one.open = true))", &[]);
    desktop::focus_window_of(window.app());
    desktop::set_clipboard(list);
    window.press_on("textarea[data-field=consent_list]", 1);
    desktop::press(&["ctrl+v"]);
    until("the box holds the list", PATIENCE, || (window.value("consent_list") == list).then_some(()));
}

#[test]
fn the_key_takes_the_secret_and_the_web_view_reads_nothing() {
    let (_desktop, _home, sandbox, window) = practice();
    at_secret(&window, &sandbox);
    let secret = sandbox.secret();
    desktop::focus_window_of(window.app());
    desktop::set_clipboard(&secret);
    desktop::press(&["ctrl+v"]);
    window.see("[data-field=secret][data-held=yes]");
    held_by_no_web_process(&window, &encodings(&secret), "the key took it");
}

/// WebKit consoles a dragged text to its process while it only hovers.
#[test]
fn a_drag_brings_nothing_into_the_web_process() {
    if let Some(text) = std::env::var_os(DRAGGED) {
        return drag_source(&text.to_string_lossy());
    }
    let (_desktop, _home, sandbox, window) = practice();
    let secret = at_client_id(&window, &sandbox);
    let mut source = Command::new(std::env::current_exe().expect("own path"));
    source.args(["paste::a_drag_brings_nothing_into_the_web_process", "--exact"]).env(DRAGGED, &secret);
    let source = Tree::start(source.stdout(Stdio::null()).stderr(Stdio::null()));
    let shown = desktop::shown_window_of(source.id());
    let place = desktop::place_of_window(&shown);

    let field = window.place_of(FIELD);
    desktop::move_pointer((place.0 + 20, place.1 + 20));
    desktop::hold_button(true);
    for step in 1..=20 {
        let on = |from: i32, to: i32| from + (to - from) * step / 20;
        desktop::move_pointer((on(place.0 + 20, field.0), on(place.1 + 20, field.1)));
    }
    held_by_no_web_process(&window, &encodings(&secret), "it hovered");
    desktop::hold_button(false);
    // A key typed afterwards is there, so the drop has been handled.
    window.press_on(FIELD, 1);
    desktop::press(&["z"]);
    until("the key is typed", PATIENCE, || (window.value("client_id") == "z").then_some(()));
    held_by_no_web_process(&window, &encodings(&secret), "it was dropped");
}

const DRAGGED: &str = "ODC_TEST_DRAGGED";

/// Another program, whose window gives this text to whatever it is dragged to.
fn drag_source(text: &str) {
    gtk::init().expect("a display");
    let window = gtk::Window::new(gtk::WindowType::Popup);
    window.move_(1100, 760);
    window.set_default_size(100, 100);
    let events = gtk::EventBox::new();
    events.drag_source_set(gtk::gdk::ModifierType::BUTTON1_MASK, &[], gtk::gdk::DragAction::COPY);
    events.drag_source_add_text_targets();
    let text = text.to_owned();
    events.connect_drag_data_get(move |_, _, data, _, _| {
        data.set_text(&text);
    });
    window.add(&events);
    window.show_all();
    gtk::main();
}

/// Key by key, as a password manager types: nobody can know before it is complete.
#[test]
fn a_typed_secret_costs_the_page_its_process() {
    let (_desktop, home, sandbox, window) = practice();
    let secret = at_client_id(&window, &sandbox);
    let id = sandbox.state()["okta"]["client_id"].as_str().expect("installed").to_owned();
    let (before, title) = (window.web_process(), window.title());
    let (next, field) = (window.place_of("[data-act=next]"), window.place_of(FIELD));
    window.press_on(FIELD, 1);
    desktop::type_text(&secret);
    window.loaded_again(&home, before);
    assert!(home.log().contains("secret-in-page"), "the person is not asked to rotate");
    assert!(!processes::alive(before), "the process that had it is still there");
    // All but its last characters, which were typed while the page was loaded.
    let beginning: String = secret.chars().take(24).collect();
    let needles = [encodings(&secret), encodings(&beginning)].concat();
    held_by_no_web_process(&window, &needles, "it was typed");
    assert_absent_below(home.folder(), &needles);
    // The same step, and it works.
    until("the Client ID is accepted, and Continue leads on", PATIENCE, || {
        desktop::press_button(field, 1);
        desktop::press(&["ctrl+a"]);
        desktop::type_text(&id);
        desktop::press(&["Return"]);
        desktop::press_button(next, 1);
        (window.title() != title).then_some(())
    });
}
