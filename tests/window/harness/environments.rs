//! Step 1: the environment of a file is added.

use super::{PATIENCE, Window, desktop, until};

/// On step 1: adds the environment of this file. Answers its id.
pub fn add(window: &Window, file: &str) -> String {
    window.act_behind("consider-environment");
    paste(window, file);
    window.act("read-environment");
    window.see("[data-row=environment-understood]");
    agree_to(window)
}

/// Adds the environment that was read. Answers its id.
pub fn agree_to(window: &Window) -> String {
    window.act("add-environment");
    window.agree();
    window.see("[data-row=environment-added]");
    let view = window.view();
    let all = view["screen"]["dell"]["environments"].as_array().expect("a list");
    let one = all.iter().find(|one| !one["added"].is_null()).expect("the new one");
    one["id"].as_str().expect("an id").to_owned()
}

/// From the editor that has the file open, over the field's content.
pub fn paste(window: &Window, file: &str) {
    desktop::set_clipboard(file);
    window.press_in_field("environment_file", 'a');
    // By a real key: the app keeps a paste from the web view, and WebDriver's keys are made inside that.
    desktop::focus_window_of(window.app());
    desktop::press(&["ctrl+v"]);
    until("the file is pasted", PATIENCE, || (window.value("environment_file") == file).then_some(()));
    // The message about the former text goes, and the button below moves up.
    window.gone("[data-problem]");
}
