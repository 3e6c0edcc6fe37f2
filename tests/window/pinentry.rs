//! Typing the secret: a native dialog, whose text goes to the keychain and never to the page.

use crate::harness::consoles::{Consoles as _, Panel};
use crate::harness::steps;
use crate::harness::{PRACTICE, Window, desktop, practice};

/// Opens the dialog, and does this in it.
fn in_dialog(window: &Window, work: impl FnOnce()) {
    desktop::in_dialog_of(window.app(), || window.act("type-secret"), work);
}

#[test]
fn a_typed_secret_ends_in_the_keychain_and_not_in_the_page() {
    let (_desktop, _home, sandbox, window) = practice();
    steps::to_secret(&window, &Panel, steps::CONSOLE);
    let secret = sandbox.secret();
    desktop::set_clipboard("on the clipboard");

    // Canceled: nothing is saved, and no problem is shown.
    in_dialog(&window, || {
        desktop::type_text("half of");
        desktop::press(&["Escape"]);
    });
    window.idle();
    assert!(!window.has("[data-problem]") && desktop::secrets(PRACTICE) == 0);

    // The same checks as for a paste.
    in_dialog(&window, || {
        desktop::type_text("too-short");
        desktop::press(&["Return"]);
    });
    window.problem("secret-too-short");
    assert_eq!(desktop::secrets(PRACTICE), 0);

    in_dialog(&window, || {
        desktop::type_text(&secret);
        desktop::press(&["Return"]);
    });
    window.see("[data-field=secret][data-held=yes]");
    assert!(desktop::secret(PRACTICE) == secret, "the keychain holds another value than was typed");
    assert_eq!(desktop::clipboard(), "on the clipboard", "another's text was emptied");
    assert!(window.wire().iter().all(|message| !message.contains(&secret)), "the page got the secret");
}

#[test]
fn a_pasted_secret_is_taken_by_the_dialog_too() {
    let (_desktop, _home, sandbox, window) = practice();
    steps::to_secret(&window, &Panel, steps::CONSOLE);
    Panel.copy_secret(&window);
    in_dialog(&window, || desktop::press(&["ctrl+v", "Return"]));
    window.see("[data-field=secret][data-held=yes]");
    assert!(desktop::secret(PRACTICE) == sandbox.secret(), "the keychain holds another value than was pasted");
    desktop::wait_for_clipboard("");
}
