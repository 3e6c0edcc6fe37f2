//! The recorded name: the one that Rust keeps, entered in a native dialog; never one from the page.

use serde_json::{Value, json};

use crate::harness::steps::NAME;
use crate::harness::{Home, PATIENCE, Window, desktop, desktop_alone, until};

/// Calls every command that records a reporter, each with extra names beside its arguments.
const CALLS: &str = "const [name, done] = arguments;
    const named = { by: name, name, reporter: name, confirmer: name };
    const shown = { app_status: 'Connected', last: 'Successful' };
    const calls = [
        ['save_draft', { field: 'confirm_name', value: name }],
        ['change_reporter_to', {}],
        ['console_said', { outcome: 'paste_blocked' }],
        ['answer_keys', { state: 'on' }],
        ['confirm_backup', { region: 'eu', frequency: 'Daily', retention: '30 days' }],
        ['saw_backup', {}],
        ...[{ do: 'saw_backups', on: true }, { do: 'saw_removed' }, { do: 'reauthorized', word: null }, { do: 'saw_dell', ...shown }]
            .map((act) => ['status_act', { act: { ...act, ...named } }]),
        ...[{ do: 'console_said', outcome: 'registered' }, { do: 'saw_status', word: 'Connected' },
            { do: 'deactivated' }, { do: 'deactivated_untested' }]
            .map((act) => ['rotation_act', { act: { ...act, ...named } }]),
    ];
    (async () => {
        const { invoke } = window.__TAURI_INTERNALS__;
        await invoke('start_connection');
        const recorded = [];
        for (const [command, given] of calls) {
            await invoke(command, { ...given, ...named }).then(() => recorded.push(command), () => {});
        }
        done(recorded);
    })();";

#[test]
fn a_name_that_the_page_gives_is_not_recorded() {
    let _desktop = desktop_alone();
    let home = Home::new().named(NAME);
    let window = Window::open(&home);
    window.at("home");
    let recorded = window.run_later(CALLS, &[json!("Mallory Forger")]);
    for command in ["answer_keys", "confirm_backup", "saw_backup"] {
        assert!(recorded.as_array().expect("a list").contains(&json!(command)), "{command} did nothing: {recorded}");
    }
    let view = window.view();
    assert_eq!(view["screen"]["reporter"], json!(NAME));
    assert_eq!(view["screen"]["dell"]["keys"]["known"]["by"], json!(NAME));
    assert!(!view.to_string().contains("Mallory"), "{view:#}");
    let log = view["screen"]["status"]["log"].as_array().expect("a log");
    let reports: Vec<_> =
        log.iter().filter(|row| row["measured"] == json!(false) && row["by"] != json!(NAME)).collect();
    assert!(log.len() >= 3 && reports.iter().all(|row| row["by"] == log[0]["by"]), "{log:#?}");
    window.close();
    let folder = home.home().join(".local/share/okta-dell-connect");
    for file in std::fs::read_dir(folder).expect("its data").flatten().filter(|file| file.path().is_file()) {
        let bytes = std::fs::read(file.path()).expect("read");
        assert!(memchr::memmem::find(&bytes, b"Mallory").is_none(), "{} has the name", file.path().display());
    }
}

/// Calls a command and continues; its answer is fetched later.
fn begin(window: &Window, command: &str) {
    window.run(
        "window.answered = null;
        window.__TAURI_INTERNALS__.invoke(arguments[0], { state: 'on' }).then((view) => (window.answered = { view }), (problem) => (window.answered = { problem }))",
        &[json!(command)],
    );
}

fn answered(window: &Window) -> Value {
    until("the command answers", PATIENCE, || {
        Some(window.run("return window.answered", &[])).filter(|answer| !answer.is_null())
    })
}

/// Begins a command that asks for the name, and answers its dialog by these keys.
fn in_dialog(window: &Window, command: &str, keys: impl FnOnce()) -> Value {
    desktop::in_dialog_of(window.app(), || begin(window, command), keys);
    answered(window)
}

#[test]
fn the_name_is_entered_in_a_native_dialog_and_rewrites_nothing() {
    let _desktop = desktop_alone();
    let home = Home::new();
    let window = Window::open(&home);
    window.at("home");
    window.run_later(
        "const done = arguments[0];
        const { invoke } = window.__TAURI_INTERNALS__;
        invoke('start_connection').then(done)",
        &[],
    );
    // An account with a full name is not asked for it.
    if window.view()["screen"]["reporter"].is_null() {
        let canceled = in_dialog(&window, "answer_keys", || desktop::press(&["Escape"]));
        assert_eq!(canceled["problem"]["code"], json!("name-needed"), "{canceled}");
        assert!(window.view()["screen"]["dell"]["keys"]["known"].is_null(), "recorded without a name");
        let given = in_dialog(&window, "answer_keys", || {
            desktop::type_text("  Grace Example ");
            desktop::press(&["Return"]);
        });
        assert_eq!(given["view"]["screen"]["reporter"], json!("Grace Example"), "{given}");
    } else {
        begin(&window, "answer_keys");
    }
    until("it is recorded", PATIENCE, || (!window.view()["screen"]["dell"]["keys"]["known"].is_null()).then_some(()));
    let first = window.view()["screen"]["dell"]["keys"]["known"].clone();

    // Typing replaces the field's content.
    let changed = in_dialog(&window, "change_reporter", || {
        desktop::type_text(NAME);
        desktop::press(&["Return"]);
    });
    assert_eq!(changed["view"]["screen"]["reporter"], json!(NAME), "{changed}");
    let long = in_dialog(&window, "change_reporter", || {
        desktop::type_text(&"x".repeat(81));
        desktop::press(&["Return"]);
    });
    assert_eq!(long["problem"]["code"], json!("name-bad"), "{long}");
    let kept = in_dialog(&window, "change_reporter", || desktop::press(&["Escape"]));
    assert_eq!(kept["view"]["screen"]["reporter"], json!(NAME), "{kept}");
    assert_eq!(window.view()["screen"]["dell"]["keys"]["known"], first, "a corrected name rewrote what was recorded");

    // The next report has it, and the next start, too.
    window.run_later("const done = arguments[0]; window.__TAURI_INTERNALS__.invoke('saw_backup').then(done)", &[]);
    assert_eq!(window.view()["screen"]["dell"]["backup"]["seen"]["by"], json!(NAME));
    window.close();
    let window = Window::open(&home);
    assert_eq!(window.view()["screen"]["reporter"], json!(NAME));
}
