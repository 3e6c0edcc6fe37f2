//! A computer without a store for the secret, or with a locked one: step 1 stops, says what to do, and continues once
//! there is one.

use crate::harness::consoles::{Browser, Consoles as _};
use crate::harness::steps::{self, PRACTICE_HOST};
use crate::harness::{Window, processes, without_keychain};

#[test]
fn step_one_stops_without_a_keychain_until_one_is_there() {
    let (_desktop, own, _sandbox) = without_keychain(|home| home);
    let window = Window::open(&own.home);
    steps::begin_practice(&window);
    window.see("[data-row=computer][data-state=none]");
    window.problem("keychain-none");
    window.picture("org-no-keychain");
    cannot_go_on(&window, "keychain-none");
    try_again(&window, "none");

    let _bus = own.bus();
    let _keychain = own.keychain();
    try_again(&window, "ready");
    steps::org(&window, PRACTICE_HOST, steps::CONSOLE);
}

#[test]
fn step_one_stops_at_a_locked_keychain_until_it_is_unlocked() {
    let (_desktop, own, _sandbox) = without_keychain(|home| home);
    let _bus = own.bus();
    let keychain = own.keychain();
    own.lock();
    let window = Window::open(&own.home);
    steps::begin_practice(&window);
    window.see("[data-row=computer][data-state=locked]");
    window.problem("keychain-locked");
    window.picture("org-locked-keychain");
    cannot_go_on(&window, "keychain-locked");

    // As a person unlocks it: here the daemon restarts with the password.
    processes::terminate(keychain.id());
    drop(keychain);
    let _keychain = own.keychain();
    try_again(&window, "ready");
    steps::org(&window, PRACTICE_HOST, steps::CONSOLE);
}

/// A keychain that answers nobody: the page moves and the engine answers meanwhile, and the person may cancel. The pace
/// is compared with the same window's a moment before, so that a busy machine doesn't pass for a blocked one.
#[test]
fn the_window_answers_while_the_keychain_hangs() {
    let (_desktop, own, sandbox) = without_keychain(|home| home);
    let _bus = own.bus();
    let keychain = own.keychain();
    let window = Window::open(&own.home);
    steps::to_secret(&window, &Browser(&sandbox), steps::CONSOLE);
    Browser(&sandbox).copy_secret(&window);
    window.idle();
    let before = Pace::of(&window);

    processes::send(keychain.id(), "STOP");
    window.press_act("save-secret");
    let meanwhile = Pace::of(&window);
    assert!(!window.has("[data-field=secret][data-held=yes]"), "the keychain did not hang");
    #[expect(clippy::print_stderr, reason = "figures for a person who reads the run")]
    {
        eprintln!("before: {before:?}; while the keychain hangs: {meanwhile:?}");
    }
    let bound = before.usual.max(100.0);
    assert!(meanwhile.usual <= bound * 1.5, "{meanwhile:?} while the keychain hangs, {before:?} before");
    assert!(meanwhile.longest < 1000.0, "{meanwhile:?} while the keychain hangs, {before:?} before");

    processes::send(keychain.id(), "CONT");
    window.see("[data-field=secret][data-held=yes]");
}

/// The window's pace: between two frames of the page, and from a call to the engine's answer.
#[derive(Debug)]
struct Pace {
    /// 95 of 100 were at most this slow, in milliseconds.
    usual: f64,
    longest: f64,
}

impl Pace {
    /// Over 150 frames and 100 calls. A call goes through the thread that draws.
    fn of(window: &Window) -> Self {
        let script = "const done = arguments[0], gaps = []; let frames = 150, calls = 100, last = performance.now();
            const end = () => { if (frames === 0 && calls === 0) done(gaps); };
            const frame = (now) => {
                gaps.push(performance.now() - last); last = performance.now();
                frames -= 1; if (frames > 0) requestAnimationFrame(frame); else end();
            };
            const call = async () => {
                const sent = performance.now();
                await window.__TAURI_INTERNALS__.invoke('shown');
                gaps.push(performance.now() - sent);
                calls -= 1; if (calls > 0) setTimeout(call, 10); else end();
            };
            requestAnimationFrame(frame); call();";
        let gaps = window.run_later(script, &[]);
        let mut gaps: Vec<f64> = serde_json::from_value(gaps).expect("milliseconds");
        gaps.sort_by(f64::total_cmp);
        let usual = gaps[gaps.len() * 95 / 100];
        Self { usual, longest: gaps[gaps.len() - 1] }
    }
}

fn cannot_go_on(window: &Window, code: &str) {
    window.act("next");
    steps::found(window);
    window.idle();
    window.problem(code);
    assert_eq!(window.step(), "org");
}

fn try_again(window: &Window, state: &str) {
    window.act("check-computer");
    window.see(&format!("[data-row=computer][data-state={state}]"));
}
