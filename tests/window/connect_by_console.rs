//! The whole job by the console way, by mouse, in practice.

use crate::harness::consoles::{Consoles as _, Panel};
use crate::harness::steps;
use crate::harness::{LIVE, PRACTICE, desktop, practice};

#[test]
fn from_nothing_to_protected_by_mouse() {
    let (_desktop, _home, sandbox, window) = practice();
    let secret = steps::to_finish(&window, &sandbox, &Panel);

    assert!(desktop::secret(PRACTICE) == secret, "the keychain holds another value than Okta showed");
    assert_eq!(desktop::clipboard(), "", "something stays in the clipboard");
    assert_eq!(desktop::secrets(LIVE), 0, "practice put an item among the real ones");
    let state = sandbox.state();
    let [registration] = &sandbox.registrations()[..] else { panic!("not one registration: {:?}", sandbox.ledger()) };
    assert_eq!(registration["secret_hash"], state["okta"]["secrets"][0]["secret_hash"]);
    assert_eq!(sandbox.sent("authorize"), 1);
    assert_eq!(state["dell"]["console"]["key_management"], true);

    steps::finish_keeping(&window);
    window.is("connected");

    window.open_connection();
    window.at("status");
    steps::in_status_menu(&window, "open-path");
    window.at("finish");
    Panel.backup(&window);
    window.see("[data-row=panel-last-backup]");
    window.act("saw-backup");
    window.see("[data-row=backup][data-good=yes]");
    steps::finish_keeping(&window);
    window.is("protected");
    assert_eq!(desktop::secrets(PRACTICE), 1, "a kept secret is kept");
}

#[test]
fn erase_and_finish_leaves_no_item() {
    let (_desktop, _home, sandbox, window) = practice();
    steps::to_finish(&window, &sandbox, &Panel);

    assert_eq!(desktop::secrets(PRACTICE), 1);
    // After a no the path stays, and so does the secret.
    window.act("erase-and-finish");
    window.decline();
    window.idle();
    window.at("finish");
    assert_eq!(desktop::secrets(PRACTICE), 1, "erased without a yes");
    steps::finish_erasing(&window);
    assert_eq!(desktop::secrets(PRACTICE), 0, "the item is still there");
    window.is("connected");
}

#[test]
fn a_secret_that_was_copied_is_emptied_on_leaving_and_on_quitting() {
    let (_desktop, _home, sandbox, window) = practice();
    let secret = steps::to_authorize(&window, &sandbox, &Panel, steps::CONSOLE);
    let copy = || steps::copy_secret(&window, &secret);
    let emptied = || desktop::wait_for_clipboard("");

    copy();
    window.act("clear-clipboard");
    emptied();
    copy();
    window.act("go-home");
    window.at("home");
    emptied();
    window.open_connection();
    copy();
    // What another program copied meanwhile stays.
    desktop::set_clipboard("another's");
    window.act("go-home");
    window.at("home");
    assert_eq!(desktop::clipboard(), "another's");
    window.open_connection();
    copy();
    window.close();
    emptied();
}
