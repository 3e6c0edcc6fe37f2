//! The memory of every process of the app, read as a debugger reads it, for copies of the secret.
//!
//! The sandbox is a process of its own, and Okta's page a program that copies (`xclip`); so any copy was left by the
//! app. Web processes never have the secret. The app's own process has it while it is used, and soon after no more.

use std::time::{Duration, Instant};

use serde_json::json;

use crate::harness::consoles::{Browser, Consoles as _};
use crate::harness::encodings::{Encoding, encodings, packed};
use crate::harness::steps;
use crate::harness::steps_by_api;
use crate::harness::{PATIENCE, Window, desktop, held_by_no_web_process, memory, practice, until};

/// How long after a use a copy may still be in the app's own process (SECURITY.md).
const REST: Duration = Duration::from_secs(2);

/// Looks at all processes until the app has no copy; web processes have none at any look.
#[track_caller]
fn at_rest(window: &Window, needles: &[Encoding], after: &str) {
    let end = Instant::now() + REST;
    loop {
        let own = looked_at(window, needles, after);
        if own.is_empty() {
            return;
        }
        assert!(Instant::now() < end, "{REST:?} after {after} the app holds:\n{}", own.join("\n"));
    }
}

/// Copies in the app's own process. None is in its web processes at any look.
#[track_caller]
fn looked_at(window: &Window, needles: &[Encoding], when: &str) -> Vec<String> {
    held_by_no_web_process(window, needles, when);
    memory::copies(window.app(), needles)
}

#[test]
fn no_copy_of_the_secret_stays_in_memory() {
    let (_desktop, _home, sandbox, window) = practice();
    let consoles = Browser(&sandbox);
    steps::to_secret(&window, &consoles, steps::CONSOLE);
    let secret = sandbox.secret();
    let mut needles = encodings(&secret);
    needles.push(packed(sandbox.state()["okta"]["client_id"].as_str().expect("installed"), &secret));

    steps::save_secret(&window, &consoles);
    at_rest(&window, &needles, "it was taken");
    consoles.done(&window);
    steps::client_id(&window, &consoles);
    steps::run_test(&window);
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
    desktop::wait_for_clipboard("");
    at_rest(&window, &needles, "the clipboard was emptied");
}

#[test]
fn no_copy_of_dells_key_stays_in_memory() {
    let (_desktop, _home, sandbox, window) = practice();
    steps::to_secret(&window, &Browser(&sandbox), steps::API);
    let needles = encodings(&steps::secret(&window, &sandbox, &Browser(&sandbox)));
    steps::client_id(&window, &Browser(&sandbox));
    steps::test(&window);

    // Made and copied in Dell's console, by another program.
    let (client_id, key) = steps_by_api::make_credential(&sandbox);
    let dells = encodings(&key);
    window.fill("dell_client_id", &client_id);
    desktop::set_clipboard(&key);
    window.press_act("take-dell-key");
    steps_by_api::credential_works(&window);
    at_rest(&window, &dells, "Dell's key was used");
    window.press_act("authorize");
    steps::to_backups(&window);
    at_rest(&window, &needles, "the secret was sent to Dell");
    at_rest(&window, &dells, "the secret was sent to Dell");
}
