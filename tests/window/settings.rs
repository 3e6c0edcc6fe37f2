//! Help by F1, and settings that last.

use serde_json::json;

use crate::harness::steps;
use crate::harness::{Home, Window, desktop_alone};
use crate::screenshots::Eye;

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

    steps::settings(&window);
    eye.look("settings");
    window.click("[data-field=settings_clipboard] option[value='60']");
    window.click("[data-field=lookup_on_paste]");
    window.idle();
    window.act("close-settings");
    window.gone("[data-row=settings]");
    drop(eye);
    window.close();

    let window = Window::open(&home);
    steps::settings(&window);
    let kept = "return ['settings_clipboard', 'lookup_on_paste'].map((name) => {
        const field = document.querySelector(`[data-field=${name}]`); return field.value + field.checked })";
    assert_eq!(window.run(kept, &[]), json!(["60undefined", "onfalse"]));
    window.close();
}
