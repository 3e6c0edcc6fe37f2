//! An environment from a file, and re-authorizing outside a rotation, with a picture of each, and axe finds nothing.

use crate::api_way;
use crate::harness::{Home, PATIENCE, Sandbox, Window, desktop, desktop_alone, until};
use crate::screenshots::Eye;
use crate::walk::hands::Panel;
use crate::walk::{self, PRACTICE_HOST};

const DOCUMENTED: &str = include_str!("../../docs/environment.example.toml");

#[test]
fn an_environment_from_a_file_and_authorized_again_by_api() {
    let _desktop = desktop_alone();
    let home = Home::new().practice();
    let sandbox = Sandbox::start(&home);
    let window = Window::open(&home);
    walk::begin_practice(&window);
    let mut eye = Eye::new(&window, "environment");
    let id = add_environment(&window, &mut eye);
    walk::org(&window, PRACTICE_HOST, &id);
    walk::permissions(&window);
    walk::install(&window, &Panel);
    walk::secret(&window, &sandbox, &Panel);
    walk::client_id(&window, &Panel);
    walk::test(&window);
    api_way::add_credential(&window);
    eye.look("authorize");
    api_way::authorize(&window, &sandbox);
    api_way::switch_keys_on(&window);
    window.act("next");
    walk::finish_keeping(&window);
    eye.look("home");

    window.open_connection();
    window.at("status");
    walk::in_status_menu(&window, "reauthorize");
    window.at("reauthorize");
    eye.look("reauthorize");
    sandbox.fault("lost-answer");
    window.press_act("authorize");
    window.see("[data-row=unclear]");
    eye.look("reauthorize-unclear");
    let sent = || sandbox.ledger().iter().filter(|entry| entry["act"] == "reauthorize").count();
    assert_eq!(sent(), 1, "sent again by itself");
    window.press_act("authorize");
    window.at("status");
    assert_eq!(sent(), 2);
    assert_eq!(sandbox.ledger().iter().filter(|entry| entry["act"] == "authorize").count(), 1);
    assert_eq!(sandbox.state()["dell"]["api"]["domains"].as_array().map(Vec::len), Some(1));
}

/// A file that is refused first, then the documented one with the sandbox's host. Answers the new one's id.
fn add_environment(window: &Window, eye: &mut Eye<'_>) -> String {
    let file = DOCUMENTED.replace("dell.example", "dell.practice");
    window.act_behind("consider-environment");
    paste(window, &file.replacen("https://", "http://", 1));
    window.act("read-environment");
    window.problem("environment-address");
    eye.look("refused");
    paste(window, &file);
    window.act("read-environment");
    window.see("[data-row=environment-understood]");
    eye.look("understood");
    let id = agree_to(window);
    eye.look("added");
    id
}

/// On step 1: adds the environment of this file. Answers its id.
pub fn add(window: &Window, file: &str) -> String {
    window.act_behind("consider-environment");
    paste(window, file);
    window.act("read-environment");
    window.see("[data-row=environment-understood]");
    agree_to(window)
}

/// Adds the environment that was read. Answers its id.
fn agree_to(window: &Window) -> String {
    window.act("add-environment");
    window.agree();
    window.see("[data-row=environment-added]");
    let view = window.view();
    let all = view["screen"]["environments"].as_array().expect("a list");
    let one = all.iter().find(|one| !one["added"].is_null()).expect("the new one");
    one["id"].as_str().expect("an id").to_owned()
}

/// From the editor that has the file open, over the field's content.
fn paste(window: &Window, file: &str) {
    desktop::set_clipboard(file);
    window.press_in_field("environment_file", 'a');
    // By a real key: the app keeps a paste from the web view, and WebDriver's keys are made inside that.
    desktop::focus_window_of(window.app());
    desktop::press(&["ctrl+v"]);
    until("the file is pasted", PATIENCE, || (window.value("environment_file") == file).then_some(()));
    // The message about the former text goes, and the button below moves up.
    window.gone("[data-problem]");
}

#[test]
fn authorized_again_by_console_in_dark_and_german() {
    let _desktop = desktop_alone();
    let home = Home::new().dark().practice();
    let sandbox = Sandbox::start(&home);
    let window = Window::open(&home);
    walk::speak(&window, "de");
    walk::to_finish(&window, &sandbox, &Panel);
    walk::finish_keeping(&window);
    walk::in_status_menu(&window, "reauthorize");
    window.at("reauthorize");
    let mut eye = Eye::new(&window, "reauthorize-dark-german");
    eye.look("copy-rows");
    assert!(!window.has("input[type=radio]"), "asks with which credential");
    window.act("reinstalled");
    eye.look("reinstalled");
    window.act("something-else");
    window.act_on("outcome", "paste_blocked");
    window.see("[data-row=refused][data-problem=paste_blocked]");
    eye.look("refused");
    Panel.reauthorize(&window);
    window.act("app-status-connected");
    window.at("status");
    assert_eq!(window.view()["screen"]["backup"]["app_status"]["word"], "Connected");
    assert_eq!(sandbox.state()["dell"]["console"]["domains"].as_array().map(Vec::len), Some(1));
}
