//! An environment from a file, and re-authorizing outside a rotation, with a picture of each, and axe finds nothing.

use crate::harness::consoles::Panel;
use crate::harness::environments;
use crate::harness::steps::{self, PRACTICE_HOST};
use crate::harness::steps_by_api;
use crate::harness::{Home, Window, practice, practice_in};
use crate::screenshots::Eye;

const DOCUMENTED: &str = include_str!("../../docs/environment.example.toml");

#[test]
fn an_environment_from_a_file_and_authorized_again_by_api() {
    let (_desktop, _home, sandbox, window) = practice();
    steps::begin_practice(&window);
    let mut eye = Eye::new(&window, "environment");
    let id = add_environment(&window, &mut eye);
    steps::org(&window, PRACTICE_HOST, &id);
    steps::permissions_to_authorize(&window, &sandbox, &Panel);
    steps_by_api::add_credential(&window);
    eye.look("authorize");
    steps_by_api::authorize(&window, &sandbox);
    steps_by_api::switch_keys_on(&window);
    window.act("next");
    steps::finish_keeping(&window);
    eye.look("home");

    window.open_connection();
    window.at("status");
    steps::in_status_menu(&window, "reauthorize");
    window.at("reauthorize");
    eye.look("reauthorize");
    sandbox.fault("lost-answer");
    window.press_act("authorize");
    window.see("[data-row=unclear]");
    eye.look("reauthorize-unclear");
    let sent = || sandbox.sent("reauthorize");
    assert_eq!(sent(), 1, "sent again by itself");
    window.press_act("authorize");
    window.at("status");
    assert_eq!(sent(), 2);
    assert_eq!(sandbox.sent("authorize"), 1);
    assert_eq!(sandbox.state()["dell"]["api"]["domains"].as_array().map(Vec::len), Some(1));
}

/// A file that is refused first, then the documented one with the sandbox's host. Answers the new one's id.
fn add_environment(window: &Window, eye: &mut Eye<'_>) -> String {
    let file = DOCUMENTED.replace("dell.example", "dell.practice");
    window.act_behind("consider-environment");
    environments::paste(window, &file.replacen("https://", "http://", 1));
    window.act("read-environment");
    window.problem("environment-address");
    eye.look("refused");
    environments::paste(window, &file);
    window.act("read-environment");
    window.see("[data-row=environment-understood]");
    eye.look("understood");
    let id = environments::agree_to(window);
    eye.look("added");
    id
}

#[test]
fn authorized_again_by_console_in_dark_and_german() {
    let (_desktop, _home, sandbox, window) = practice_in(Home::dark);
    steps::speak(&window, "de");
    steps::to_finish(&window, &sandbox, &Panel);
    steps::finish_keeping(&window);
    steps::in_status_menu(&window, "reauthorize");
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
    assert_eq!(window.view()["screen"]["dell"]["backup"]["app_status"]["word"], "Connected");
    assert_eq!(sandbox.state()["dell"]["console"]["domains"].as_array().map(Vec::len), Some(1));
}
