//! Typing the secret: a native dialog, whose text goes to the keychain and never to the page.

use crate::harness::{Home, PATIENCE, Sandbox, Window, desktop, desktop_alone, until};
use crate::walk;
use crate::walk::hands::{Consoles as _, Panel};

const SERVICE: &str = "okta-dell-connect-practice";

/// To the step that saves the secret; Okta's dialog shows it.
fn at_secret(window: &Window) {
    walk::to_secret(window, &Panel, walk::CONSOLE);
}

/// Opens the dialog and gives it the keyboard.
fn dialog(window: &Window, act: &str) -> String {
    let beside = desktop::visible_windows_of(window.app());
    window.act(act);
    desktop::focus_dialog_of(window.app(), &beside)
}

fn dialog_gone(window: &Window, dialog: &str) {
    until("the dialog is closed", PATIENCE, || {
        (!desktop::visible_windows_of(window.app()).iter().any(|shown| shown == dialog)).then_some(())
    });
}

#[test]
fn a_typed_secret_ends_in_the_keychain_and_not_in_the_page() {
    let _desktop = desktop_alone();
    let home = Home::new().practice();
    let sandbox = Sandbox::start(&home);
    let window = Window::open(&home);
    at_secret(&window);
    let secret = sandbox.secret();
    desktop::set_clipboard("stands in the clipboard");

    // Canceled: nothing is saved, and no problem is shown.
    let canceled = dialog(&window, "type-secret");
    desktop::type_text("half of");
    desktop::press(&["Escape"]);
    dialog_gone(&window, &canceled);
    window.idle();
    assert!(!window.has("[data-problem]") && desktop::secrets(SERVICE) == 0);

    // The same checks as for a paste.
    let refused = dialog(&window, "type-secret");
    desktop::type_text("too-short");
    desktop::press(&["Return"]);
    dialog_gone(&window, &refused);
    window.problem("secret-too-short");
    assert_eq!(desktop::secrets(SERVICE), 0);

    let taken = dialog(&window, "type-secret");
    desktop::type_text(&secret);
    desktop::press(&["Return"]);
    dialog_gone(&window, &taken);
    window.see("[data-field=secret][data-held=yes]");
    assert!(desktop::secret(SERVICE) == secret, "the keychain holds another value than was typed");
    assert_eq!(desktop::clipboard(), "stands in the clipboard", "another's text was emptied");
    assert!(window.wire().iter().all(|message| !message.contains(&secret)), "the page got the secret");
}

#[test]
fn a_pasted_secret_is_taken_by_the_dialog_too() {
    let _desktop = desktop_alone();
    let home = Home::new().practice();
    let sandbox = Sandbox::start(&home);
    let window = Window::open(&home);
    at_secret(&window);
    Panel.copy_secret(&window);
    let dialog = dialog(&window, "type-secret");
    desktop::press(&["ctrl+v", "Return"]);
    dialog_gone(&window, &dialog);
    window.see("[data-field=secret][data-held=yes]");
    assert!(desktop::secret(SERVICE) == sandbox.secret(), "the keychain holds another value than was pasted");
    until("the clipboard is emptied", PATIENCE, || desktop::clipboard().is_empty().then_some(()));
}
