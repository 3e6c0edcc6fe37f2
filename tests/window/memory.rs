//! The memory of every process of the app, read as a debugger reads it, for copies of the secret.
//!
//! The sandbox is a process of its own, and Okta's page a program that copies (`xclip`); so any copy was left by the
//! app. Web processes never have the secret. The app's own process has it while it is used, and soon after no more.

use std::time::{Duration, Instant};

use serde_json::json;

use crate::api_way;
use crate::harness::guises::{Guise, guises, packed};
use crate::harness::{Home, PATIENCE, Sandbox, Window, desktop, desktop_alone, memory, processes, until};
use crate::walk;
use crate::walk::hands::{Browser, Consoles as _};

/// How long after a use a copy may still be in the app's own process (SECURITY.md).
const REST: Duration = Duration::from_secs(2);

/// Looks at all processes until the app has no copy; web processes have none at any look.
#[track_caller]
fn at_rest(window: &Window, needles: &[Guise], after: &str) {
    let end = Instant::now() + REST;
    loop {
        let own = looked_at(window, needles, after);
        if own.is_empty() {
            return;
        }
        assert!(Instant::now() < end, "{REST:?} after {after} the app holds:\n{}", own.join("\n"));
    }
}

/// Copies in the app's own process; any in its web processes is a failure at once.
#[track_caller]
fn looked_at(window: &Window, needles: &[Guise], when: &str) -> Vec<String> {
    let family = processes::family(window.app());
    assert!(family.len() >= 3, "the app, its web process and its network process: {family:?}");
    for process in family.into_iter().filter(|process| *process != window.app()) {
        let copies = memory::copies(process, needles);
        assert!(copies.is_empty(), "after {when} a web process holds:\n{}", copies.join("\n"));
    }
    memory::copies(window.app(), needles)
}

#[test]
fn no_copy_of_the_secret_stays_in_memory() {
    let _desktop = desktop_alone();
    let home = Home::new().practice();
    let sandbox = Sandbox::start(&home);
    let window = Window::open(&home);
    let hands = Browser(&sandbox);
    walk::to_secret(&window, &hands, walk::CONSOLE);
    let secret = sandbox.secret();
    let mut needles = guises(&secret);
    needles.push(packed(sandbox.state()["okta"]["client_id"].as_str().expect("installed"), &secret));

    walk::save_secret(&window, &hands);
    at_rest(&window, &needles, "it was taken");
    hands.done(&window);
    walk::client_id(&window, &hands);
    walk::run_test(&window);
    at_rest(&window, &needles, "it was used");

    sandbox.fault("wrong_secret");
    window.act("run-test");
    window.see("[data-row=cause][data-problem^=okta]");
    at_rest(&window, &needles, "Okta refused it");
    sandbox.act("/faults", json!({ "name": "wrong_secret", "on": false }));
    window.act("run-test");
    window.see("[data-row=credential][data-state=pass]");

    window.act("next");
    window.at("authorize");

    // While it is on the clipboard, the app serves it: so a copy is found.
    window.press_act("copy-secret");
    until("the app holds what it serves", PATIENCE, || {
        (!looked_at(&window, &needles, "it was copied").is_empty()).then_some(())
    });
    window.act("clear-clipboard");
    until("the clipboard is emptied", PATIENCE, || desktop::clipboard().is_empty().then_some(()));
    at_rest(&window, &needles, "the clipboard was emptied");
}

#[test]
fn no_copy_of_dells_key_stays_in_memory() {
    let _desktop = desktop_alone();
    let home = Home::new().practice();
    let sandbox = Sandbox::start(&home);
    let window = Window::open(&home);
    walk::to_secret(&window, &Browser(&sandbox), walk::API);
    let needles = guises(&walk::secret(&window, &sandbox, &Browser(&sandbox)));
    walk::client_id(&window, &Browser(&sandbox));
    walk::test(&window);

    // Made and copied in Dell's console, by another program.
    let (client_id, key) = api_way::make_credential(&sandbox);
    let dells = guises(&key);
    window.fill("dell_client_id", &client_id);
    desktop::set_clipboard(&key);
    window.press_act("take-dell-key");
    api_way::credential_works(&window);
    at_rest(&window, &dells, "Dell's key was used");
    window.press_act("authorize");
    walk::to_backups(&window);
    at_rest(&window, &needles, "the secret was sent to Dell");
    at_rest(&window, &dells, "the secret was sent to Dell");
}
