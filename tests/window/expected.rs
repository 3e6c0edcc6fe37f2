//! What people expect of any desktop app: Help by F1, settings and a window as they left them, and diagnostics without
//! secrets.

use serde_json::{Value, json};

use crate::harness::guises::{contains, guises};
use crate::harness::{Home, PATIENCE, Sandbox, Window, desktop, desktop_alone, until};
use crate::screenshots::Eye;
use crate::walk;
use crate::walk::hands::Panel;

#[test]
fn help_opens_at_the_step_and_settings_outlive_a_restart() {
    let _desktop = desktop_alone();
    let home = Home::new();
    let window = Window::open(&home);
    let mut eye = Eye::new(&window, "expected");
    window.act("connect-org");
    window.at("org");
    window.chord("F1");
    window.see("[data-row=guide][data-value=org]");
    eye.look("help");
    window.act_on("guide-page", "rotate");
    window.see("[data-row=guide][data-value=rotate]");
    window.act("open-about");
    window.see("[data-row=about][data-state=done]");
    window.act("close-about");
    window.gone("[data-row=about]");
    window.act("close-help");
    window.gone("[data-row=help]");
    // The page's title equals the window's.
    assert_eq!(window.run("return document.title", &[]), json!(window.title()));

    walk::settings(&window);
    eye.look("settings");
    window.click("[data-field=settings_clipboard] option[value='60']");
    window.click("[data-field=lookup_on_paste]");
    window.idle();
    window.act("close-settings");
    window.gone("[data-row=settings]");
    drop(eye);
    window.close();

    let window = Window::open(&home);
    walk::settings(&window);
    let kept = "return ['settings_clipboard', 'lookup_on_paste'].map((name) => {
        const field = document.querySelector(`[data-field=${name}]`); return field.value + field.checked })";
    assert_eq!(window.run(kept, &[]), json!(["60undefined", "onfalse"]));
    window.close();
}

/// A secret went through the app, and the diagnostics contain it in no spelling, neither as shown nor as saved; the two
/// are equal.
#[test]
fn diagnostics_hold_no_secret_and_are_saved_as_shown() {
    let _desktop = desktop_alone();
    let home = Home::new().practice();
    let sandbox = Sandbox::start(&home);
    let window = Window::open(&home);
    let secret = walk::to_finish(&window, &sandbox, &Panel);
    window.chord("F1");
    window.see("[data-row=guide][data-value=finish]");
    window.act("open-diagnostics");
    window.see("[data-row=diagnostics][data-state=done]");
    let shown = window.text("[data-row=diagnostics-text]");
    assert!(shown.contains(env!("CARGO_PKG_VERSION")), "{shown}");
    assert!(!shown.contains("acme"), "an org is named: {shown}");
    let mut eye = Eye::new(&window, "expected");
    eye.look("diagnostics");
    window.click("[data-field=diagnostics_orgs]");
    until("orgs are named", PATIENCE, || window.text("[data-row=diagnostics-text]").contains("acme").then_some(()));
    let shown = window.text("[data-row=diagnostics-text]");
    let file = walk::saved_by(&window, || window.act("save-diagnostics"));
    let saved = std::fs::read_to_string(&file).expect("read");
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(words(&saved), words(&shown));
    for (guise, needle) in guises(&secret) {
        assert!(!contains(saved.as_bytes(), &needle), "the diagnostics contain the secret ({guise})");
    }
    drop(eye);
    window.close();
}

#[test]
fn the_window_is_where_it_was_left_and_never_off_the_screen() {
    let _desktop = desktop_alone();
    let home = Home::new();
    let window = Window::open(&home);
    let size = |window: &Window| -> Value { window.run("return [innerWidth, innerHeight]", &[]) };
    let id = desktop::shown_window_of(window.app());
    desktop::place_window(&id, (60, 40), (900, 640));
    until("it is as large as it was made", PATIENCE, || (size(&window) == json!([900, 640])).then_some(()));
    until("it is where it was put", PATIENCE, || (desktop::place_of_window(&id) == (60, 40)).then_some(()));
    window.close();

    let window = Window::open(&home);
    until("it is as large as before", PATIENCE, || (size(&window) == json!([900, 640])).then_some(()));
    let id = desktop::shown_window_of(window.app());
    until("it is where it was", PATIENCE, || (desktop::place_of_window(&id) == (60, 40)).then_some(()));
    window.close();
}
