//! A signal ends the app as closing its window does; and a command line that needs no window opens none.

use serde_json::json;

use crate::harness::consoles::Panel;
use crate::harness::steps;
use crate::harness::{Home, PATIENCE, Window, desktop, desktop_alone, practice, processes, until};

/// Begins a test, and doesn't wait for its end.
const BEGIN_PROOF: &str = "const { invoke, transformCallback } = window.__TAURI_INTERNALS__;
    void invoke('verify', { level: 'all', onRow: `__CHANNEL__:${transformCallback(() => {})}`, onWait: `__CHANNEL__:${transformCallback(() => {})}` }).catch(() => {})";

#[test]
fn a_signal_revokes_the_token_and_empties_the_clipboard() {
    let (_desktop, home, sandbox, mut window) = practice();
    let secret = steps::to_authorize(&window, &sandbox, &Panel, steps::CONSOLE);
    sandbox.act("/faults", json!({ "name": "slow", "arg": "700", "on": true }));
    for signal in ["TERM", "INT", "HUP"] {
        steps::copy_secret(&window, &secret);
        let before = sandbox.tokens();
        assert_eq!(before.0, before.1, "a token of before is not given back");
        window.run(BEGIN_PROOF, &[]);
        until("a token is issued and used", PATIENCE, || (sandbox.tokens().0 == before.0 + 1).then_some(()));
        processes::send(window.app(), signal);
        until("the app is gone", PATIENCE, || (!processes::alive(window.app())).then_some(()));
        let after = sandbox.tokens();
        assert_eq!(after, (before.0 + 1, before.1 + 1), "after SIG{signal}: issued, given back");
        desktop::wait_for_clipboard("");
        window = Window::open(&home);
    }
}

/// A missing or silent display is reported in one sentence, and nothing is opened.
#[test]
fn without_a_display_one_sentence_says_so() {
    let _desktop = desktop_alone();
    let home = Home::new();
    for display in [None, Some(":4711"), Some("")] {
        let mut command = home.command(home.binary());
        command.env_remove("WAYLAND_DISPLAY").env_remove("DISPLAY").envs(display.map(|display| ("DISPLAY", display)));
        let ended = command.env("LC_ALL", "de_DE.ISO-8859-1").output().expect("runs");
        let said: String = ended.stderr.iter().map(|byte| char::from(*byte)).collect();
        assert_eq!(ended.status.code(), Some(1), "{display:?}: {said}");
        let ours: Vec<&str> = said.lines().filter(|line| line.starts_with("okta-dell-connect: ")).collect();
        assert!(ours.len() == 1 && ours[0].contains("lässt sich kein Fenster öffnen"), "{display:?}: {said}");
        assert!(said.contains("odc --help") && !said.contains("panicked"), "{display:?}: {said}");
    }
    assert!(!home.home().join(".local").exists(), "something was opened for it");
}

/// No display, no store, no keychain: they answer all the same.
#[test]
fn help_and_version_need_no_display() {
    let _desktop = desktop_alone();
    let home = Home::new();
    let run = |words: &[&str], language: &str| {
        let mut command = home.command(home.binary());
        for variable in ["DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR", "LC_ALL"] {
            command.env_remove(variable);
        }
        let ended = command.args(words).env("LANG", language).output().expect("runs");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
        (ended.status.code(), text(ended.stdout), text(ended.stderr))
    };
    let (code, help, quiet) = run(&["--help"], "C.UTF-8");
    assert!(code == Some(0) && help.contains("--practice-at FILE") && quiet.is_empty(), "{code:?} {help} {quiet}");
    let (code, help, _) = run(&["--help"], "de_DE.UTF-8");
    assert!(code == Some(0) && help.contains("--practice-at DATEI"), "{code:?} {help}");
    let (code, version, quiet) = run(&["--version"], "C.UTF-8");
    assert_eq!(
        (code, version.as_str(), quiet.as_str()),
        (Some(0), concat!("okta-dell-connect ", env!("CARGO_PKG_VERSION"), "\n"), "")
    );
    let (code, nothing, hint) = run(&["--hlep"], "C.UTF-8");
    assert!(
        code == Some(2) && nothing.is_empty() && hint.contains("--hlep") && hint.contains("--help"),
        "{code:?} {hint}"
    );
    assert!(!home.home().join(".local").exists(), "something was opened for it");
}
