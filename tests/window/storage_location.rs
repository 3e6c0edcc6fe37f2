//! A computer without a keychain, and the person's choice: the vault with its passphrase, or this session only. Later
//! there is a keychain, and one click moves the secret there.

use crate::disk::damage;
use crate::harness::consoles::{Consoles as _, Panel};
use crate::harness::encodings::encodings;
use crate::harness::steps;
use crate::harness::{Home, PATIENCE, PRACTICE, Window, desktop, processes, until, without_keychain};
use crate::screenshots::Eye;
use crate::secret_leaks::assert_absent_below;

/// The text typed into the native dialog.
const PASSPHRASE: &str = "quiet river borrows nine";

/// Step 1 without a keychain: chooses this store, and continues.
fn choose(window: &Window, keep: &str) {
    if keep == "session" {
        window.click("[data-field='keep'][data-value='session']");
        assert!(window.agree().contains("session"));
    } else {
        window.choose("keep", keep);
    }
    is_chosen(window, keep);
    window.gone("[data-problem=keychain-none]");
}

/// The choice is made, and what asked for it has closed.
fn is_chosen(window: &Window, keep: &str) {
    until("it is chosen", PATIENCE, || (window.view()["screen"]["ready"]["store"] == keep).then_some(()));
}

fn to_the_secret(window: &Window) {
    steps::again_to_secret(window, steps::CONSOLE);
    steps::install(window, &Panel);
}

fn saved_in(window: &Window, keep: &str) {
    window.reveal(&format!("[data-row=location][data-value={keep}]"));
    window.see(&format!("[data-row=location][data-value={keep}]"));
}

/// Waits for the native dialog that an act opens, types into each of its fields, and accepts.
fn type_into_dialog(window: &Window, opens: impl FnOnce(), texts: &[&str]) {
    desktop::in_dialog_of(window.app(), opens, || {
        for (at, text) in texts.iter().enumerate() {
            if at > 0 {
                desktop::press(&["Tab"]);
            }
            desktop::type_text(text);
        }
        desktop::press(&["Return"]);
    });
}

/// Chooses the vault: a passphrase that is too easy is refused and nothing is created, then a good one is taken.
fn choose_vault(window: &Window, easy: &str) {
    type_into_dialog(window, || window.choose("keep", "vault"), &[easy, easy]);
    window.problem("passphrase-short");
    assert!(window.has("[data-row=keep][data-value=keychain]"));
    type_into_dialog(window, || window.choose("keep", "vault"), &[PASSPHRASE, PASSPHRASE]);
    is_chosen(window, "vault");
}

/// From step 1 to the saved secret.
fn save_in_vault(window: &Window) {
    to_the_secret(window);
    steps::save_secret(window, &Panel);
    saved_in(window, "vault");
}

fn enter_wrong_passphrase(window: &Window) {
    type_into_dialog(window, || window.act_on("unlock", "vault"), &["another one than it is"]);
    window.see("[data-row=unlock][data-value=vault-passphrase]");
}

fn for_this_session(theme: &str, dress: impl FnOnce(Home) -> Home) {
    let (_desktop, own, sandbox) = without_keychain(dress);
    let window = Window::open(&own.home);
    steps::begin_practice(&window);
    let pictures = [format!("keep-session-{theme}"), format!("keep-session-{theme}-over")];
    let mut eye = Eye::new(&window, &pictures[0]);
    window.see("[data-row=computer][data-state=none]");
    window.problem("keychain-none");
    eye.look("no-keychain");
    choose(&window, "session");
    eye.look("chosen");
    to_the_secret(&window);
    steps::save_secret(&window, &Panel);
    saved_in(&window, "session");
    eye.look("stored");
    let secret = sandbox.secret();
    Panel.done(&window);
    steps::client_id(&window, &Panel);
    steps::test(&window);
    steps::authorize_console(&window, &Panel);
    steps::backups_console(&window, &Panel);
    saved_in(&window, "session");
    eye.look("finish");
    steps::finish_keeping(&window);
    eye.look("home");
    assert_absent_below(own.home.folder(), &encodings(&secret));
    drop(eye);
    window.close();

    // The session has ended: the screens say so, and none calls it a failure.
    let window = Window::open(&own.home);
    window.at("home");
    assert_eq!(window.view()["screen"]["okta"]["secret"]["session_ended"], true);
    let mut eye = Eye::new(&window, &pictures[1]);
    eye.look("home");
    assert!(!window.has("[data-problem]"));
    drop(eye);
    assert_absent_below(own.home.folder(), &encodings(&secret));
}

#[test]
fn for_this_session_only_to_the_end_in_light() {
    for_this_session("light", |home| home);
}

#[test]
fn for_this_session_only_to_the_end_in_dark() {
    for_this_session("dark", Home::dark);
}

/// Erasing fails and the person keeps it: it stays. Then somebody removes it: no screen calls it saved.
fn missing_secret(theme: &str, dress: impl FnOnce(Home) -> Home) {
    let (_desktop, own, sandbox) = without_keychain(dress);
    let _bus = own.bus();
    let keychain = own.keychain();
    let window = Window::open(&own.home);
    steps::to_finish(&window, &sandbox, &Panel);
    let title = format!("taken-away-{theme}");
    let mut eye = Eye::new(&window, &title);

    processes::terminate(keychain.id());
    drop(keychain);
    window.act("erase-and-finish");
    window.agree();
    window.problem("keychain-none");
    window.at("finish");
    eye.look("erase-failed");
    let _keychain = own.keychain();
    steps::finish_keeping(&window);
    window.idle();
    assert!(!own.secret().is_empty(), "erased against the person's answer");

    own.secret_tool(&["clear", "service", PRACTICE]);
    window.open_connection();
    window.at("status");
    steps::in_status_menu(&window, "open-path");
    window.at("finish");
    window.act_on("go-to", "test");
    window.at("test");
    window.act("run-test");
    window.problem("keychain-item-gone");
    window.act("go-home");
    window.at("home");
    assert!(!window.view()["screen"]["okta"]["secret"]["missing"].is_null());
    eye.look("home");
    window.open_connection();
    window.at("status");
    window.problem("keychain-item-gone");
    // Not only in the finished test: where it was left, and wherever the secret is mentioned.
    steps::in_status_menu(&window, "open-path");
    window.at("test");
    window.problem("keychain-item-gone");
    eye.look("test");
    window.act_on("go-to", "install");
    window.at("install");
    window.see("[data-field=secret][data-held=no]");
    window.problem("keychain-item-gone");
    eye.look("install");
    // The steps after it stay open; from the last one Continue leads to Finish.
    window.act_on("go-to", "backups");
    window.at("backups");
    window.act("next");
    window.at("finish");
    window.problem("keychain-item-gone");
    assert!(!window.has("[data-act=keep-and-finish]:enabled"), "offered to stay");
    eye.look("finish");
}

#[test]
fn a_missing_secret_is_reported_on_every_screen_in_light() {
    missing_secret("light", |home| home);
}

#[test]
fn a_missing_secret_is_reported_on_every_screen_in_dark() {
    missing_secret("dark", Home::dark);
}

#[test]
fn a_vault_survives_a_kill_and_moves_to_the_keychain_by_one_click() {
    let (_desktop, own, sandbox) = without_keychain(|home| home);
    let window = Window::open(&own.home);
    steps::begin_practice(&window);
    window.problem("keychain-none");

    // Canceled: nothing was chosen. Too short: refused, and no file was made.
    choose_vault(&window, "short");
    window.picture("keep-vault-chosen");
    save_in_vault(&window);
    window.picture("keep-vault-stored");
    let secret = sandbox.secret();
    Panel.done(&window);
    steps::client_id(&window, &Panel);
    window.kill();

    // The same step; the vault is locked, and an act that needs it offers to open it and then continues.
    let window = Window::open(&own.home);
    window.at("test");
    window.act("run-test");
    window.problem("vault-locked");
    window.picture("keep-vault-locked");
    enter_wrong_passphrase(&window);
    window.picture("keep-vault-wrong-passphrase");
    type_into_dialog(&window, || window.act_on("unlock", "vault"), &[PASSPHRASE]);
    window.see("[data-row=credential][data-state=pass]");
    window.see("[data-act=next]");

    // There is a keychain now: one click.
    let _bus = own.bus();
    let _keychain = own.keychain();
    window.act_on("go-to", "install");
    window.at("install");
    window.act_behind("move-to-keychain");
    saved_in(&window, "keychain");
    window.picture("keep-moved");
    assert!(own.secret() == secret, "the keychain holds another value");
    for message in window.wire() {
        assert!(!message.contains(&secret) && !message.contains(PASSPHRASE), "the page got it");
    }
    window.close();
    assert_absent_below(own.home.folder(), &encodings(&secret));
    assert_absent_below(own.home.folder(), &encodings(PASSPHRASE));

    // It is empty and unused: no file stays that a person would wonder about.
    let folder = own.home.home().join(".local/share/okta-dell-connect/practice");
    assert!(folder.join("connections.db").exists() && !folder.join("vault.age").exists());
}

/// The database is lost, the vault beside it is not: Home names it, opens it, and recovers its secret.
#[test]
fn a_vault_beside_a_lost_database_is_opened_and_its_secret_recovered() {
    let (_desktop, own, sandbox) = without_keychain(|home| home);
    let window = Window::open(&own.home);
    steps::begin_practice(&window);
    window.problem("keychain-none");
    choose_vault(&window, "aaaaaaaaaaaaaaaa");
    save_in_vault(&window);
    let id = window.view()["screen"]["id"].as_str().expect("an id").to_owned();
    window.kill();
    damage(&own.home);

    let window = Window::open(&own.home);
    window.at("home");
    window.see("[data-row=set-aside]");
    let mut eye = Eye::new(&window, "found-vault");
    window.see("[data-row=found-secrets] [data-act=unlock]");
    eye.look("locked");
    assert!(!window.has(&format!("[data-found='{id}']")), "nobody can know yet");
    enter_wrong_passphrase(&window);
    type_into_dialog(&window, || window.act_on("unlock", "vault"), &[PASSPHRASE]);
    window.see(&format!("[data-found='{id}']"));
    eye.look("opened");
    window.act_on("adopt-secret", &id);
    window.at("org");
    window.reveal("[data-row=keep][data-value=vault]");
    window.see("[data-row=keep][data-value=vault]");
    steps::again_to_secret(&window, steps::CONSOLE);
    window.see("[data-field=secret][data-held=yes]");
    saved_in(&window, "vault");
    drop(eye);
    assert_absent_below(own.home.folder(), &encodings(&sandbox.secret()));
}
