//! Rotating the secret by mouse, in both ways, with a picture of each stage and nothing that axe finds.

use serde_json::Value;

use crate::api_way;
use crate::harness::{Home, PATIENCE, Sandbox, Window, desktop, desktop_alone, until};
use crate::looks::Eye;
use crate::walk;
use crate::walk::hands::{Hands as _, Panel};

const SERVICE: &str = "okta-dell-connect-practice";

#[test]
fn by_console_in_light() {
    by_console("rotate", |home| home, "en");
}

#[test]
fn by_console_in_dark_and_german() {
    by_console("rotate-dark-german", Home::dark, "de");
}

/// From Home and back to it; the app is ended in the middle and stands where it stood.
fn by_console(theme: &str, dressed: fn(Home) -> Home, language: &str) {
    let _desktop = desktop_alone();
    let home = dressed(Home::new()).practice();
    let sandbox = Sandbox::start(&home);
    let mut window = Window::open(&home);
    walk::speak(&window, language);
    let old = walk::to_finish(&window, &sandbox, &Panel);
    walk::finish_keeping(&window);
    window.act_behind("rotate");
    {
        let mut eye = Eye::new(&window, theme);
        slots_and_take(&window, &mut eye);
    }
    let new = sandbox.secret();
    // Ended here, the next start stands here.
    window.kill();
    window = Window::open(&home);
    let later = format!("{theme}-later");
    let mut eye = Eye::new(&window, &later);
    window.at("rotate-prove");
    window.act("go-home");
    window.at("home");
    window.see("[data-row=rotation]");
    eye.look("home-unfinished");
    window.act_behind("rotate");
    prove(&window, &mut eye);

    window.at("rotate-reauthorize");
    eye.look("hand-over");
    Panel.reauthorize(&window);
    window.choose("outcome", "registered");
    window.act("console-said");
    window.at("rotate-at-dell");
    eye.look("at-dell");
    window.choose("app_status", "Connected");
    window.act("saw-status");
    out_with_the_old(&window, &mut eye, &sandbox);
    assert!(desktop::secret(SERVICE) == new && new != old, "the keychain holds another value than the new one");
    assert_eq!(desktop::clipboard(), "", "something stays in the clipboard");
    assert_eq!(sandbox.state()["dell"]["console"]["domains"][0]["appStatus"], "Connected");
}

#[test]
fn by_api_with_a_lost_answer() {
    let _desktop = desktop_alone();
    let home = Home::new().practice();
    let sandbox = Sandbox::start(&home);
    let window = Window::open(&home);
    walk::to_authorize(&window, &sandbox, &Panel, walk::API);
    api_way::add_credential(&window);
    api_way::authorize(&window, &sandbox);
    window.act("go-home");
    window.at("home");

    window.act_behind("rotate");
    let mut eye = Eye::new(&window, "rotate-api");
    slots_and_take(&window, &mut eye);
    prove(&window, &mut eye);
    window.at("rotate-reauthorize");
    sandbox.fault("lost-answer");
    window.press_act("reauthorize");
    window.see("[data-row=unclear]");
    eye.look("hand-over-unclear");
    let sent = |sandbox: &Sandbox| sandbox.ledger().iter().filter(|entry| entry["act"] == "reauthorize").count();
    assert_eq!(sent(&sandbox), 1, "sent again by itself");
    if window.has("footer [data-act=read-dell], .bar .end [data-act=read-dell].primary") {
        window.act("read-dell");
        window.see("[data-act=reauthorize]");
    }
    window.press_act("reauthorize");
    window.at("rotate-at-dell");
    assert_eq!(sent(&sandbox), 2);
    eye.look("at-dell");
    window.act("read-status");
    out_with_the_old(&window, &mut eye, &sandbox);
    assert_eq!(sandbox.state()["dell"]["api"]["domains"][0]["appStatus"], "Connected");
    assert_eq!(sandbox.ledger().iter().filter(|entry| entry["act"] == "authorize").count(), 1);
}

#[test]
fn given_up_before_dell_was_given_it() {
    let _desktop = desktop_alone();
    let home = Home::new().practice();
    let sandbox = Sandbox::start(&home);
    let window = Window::open(&home);
    let old = walk::to_finish(&window, &sandbox, &Panel);
    walk::finish_keeping(&window);
    window.act_behind("rotate");
    let mut eye = Eye::new(&window, "rotate-given-up");
    slots_and_take(&window, &mut eye);
    window.act("consider-change-of-mind");
    window.see("[data-row=change-of-mind]");
    eye.look("change-of-mind");
    window.act("give-up");
    window.at("rotate-deactivate");
    eye.look("deactivate");
    in_okta(&window, &sandbox, 1, "deactivate");
    window.act("set-inactive");
    window.at("rotate-refused");
    window.act("prove-refused");
    window.at("rotate-wipe");
    window.act("wipe");
    window.agree();
    window.at("rotate-ended");
    eye.look("ended");
    window.act("finish-rotation");
    window.at("home");
    assert_eq!(desktop::secrets(SERVICE), 1);
    assert!(desktop::secret(SERVICE) == old, "the keychain holds another value than the old one");
    assert_eq!(sandbox.state()["dell"]["console"]["domains"][0]["appStatus"], "Connected");
}

fn slots_and_take(window: &Window, eye: &mut Eye<'_>) {
    window.at("rotate-slots");
    eye.look("slots");
    window.choose("listed", "2");
    window.act("listed");
    window.see("[data-row=two-listed]");
    eye.look("slots-full");
    window.choose("listed", "1");
    window.act("listed");
    window.at("rotate-take");
    Panel.generate_secret(window);
    eye.look("take");
    Panel.copy_secret(window);
    walk::press_save(window);
    window.at("rotate-prove");
    until("the clipboard is emptied", PATIENCE, || desktop::clipboard().is_empty().then_some(()));
    eye.look("prove");
}

fn prove(window: &Window, eye: &mut Eye<'_>) {
    window.at("rotate-prove");
    if window.has("[data-row=panel-secret-dialog]") {
        Panel.done(window);
    }
    window.choose("level", "credential");
    window.act("prove-new");
    window.at("rotate-reauthorize");
    eye.look("proven");
}

/// From the look at Okta's list to Home: still accepted first, then refused, wiped, finished.
fn out_with_the_old(window: &Window, eye: &mut Eye<'_>, sandbox: &Sandbox) {
    window.at("rotate-deactivate");
    eye.look("deactivate");
    window.act("set-inactive");
    window.at("rotate-refused");
    window.act("prove-refused");
    window.problem("old-still-accepted");
    eye.look("still-accepted");
    in_okta(window, sandbox, 0, "deactivate");
    window.act("prove-refused");
    window.at("rotate-wipe");
    eye.look("wipe");
    window.act("wipe");
    window.agree();
    window.at("rotate-ended");
    eye.look("ended");
    in_okta(window, sandbox, 0, "delete");
    window.act("finish-rotation");
    window.at("home");
    assert!(!window.has("[data-row=rotation]"), "still told as unfinished");
    assert_eq!(sandbox.state()["okta"]["secrets"].as_array().map(Vec::len), Some(1));
    eye.look("home");
}

/// What Okta's list offers beside one of its secrets, in the panel.
fn in_okta(window: &Window, sandbox: &Sandbox, at: usize, what: &str) {
    let state = sandbox.state();
    let id = state["okta"]["secrets"][at]["id"].as_str().expect("a secret").to_owned();
    Panel.in_secrets_menu(window, &id, what);
    let told = |state: &Value| state["okta"]["secrets"].clone();
    until("Okta did it", PATIENCE, || (told(&sandbox.state()) != told(&state)).then_some(()));
}
