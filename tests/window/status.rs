//! A finished connection: its state in both ways, what is copied and saved of it, with a picture of each, and axe finds
//! nothing.

use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use serde_json::json;

use crate::harness::consoles::Panel;
use crate::harness::steps;
use crate::harness::steps::NAME;
use crate::harness::steps_by_api;
use crate::harness::{Home, PATIENCE, Sandbox, Window, desktop, desktop_alone, practice, practice_in, until};
use crate::screenshots::Eye;

#[test]
fn by_api_read_switched_off_and_removed() {
    let (_desktop, _home, sandbox, window) = practice();
    steps::to_authorize(&window, &sandbox, &Panel, steps::API);
    steps_by_api::add_credential(&window);
    let mut eye = Eye::new(&window, "status-api");
    sandbox.fault("task-hangs");
    window.press_act("authorize");
    window.see("[data-row=watching]");
    eye.look("watching");
    sandbox.act("/faults", json!({ "name": "task-hangs", "on": false }));
    steps::to_backups(&window);
    steps_by_api::switch_keys_on(&window);
    steps_by_api::start_backup(&window);
    window.act("next");
    steps::finish_keeping(&window);

    steps::open_status(&window);
    window.act("check-now");
    window.see("[data-row=status-dell][data-known=measured]");
    assert!(window.title().contains("is protected"), "{}", window.title());
    eye.look("status");
    window.act("test-now");
    window.see("[data-row=test][data-state=passed]");
    steps::in_status_menu(&window, "disable");
    window.agree();
    window.see("[data-row=next][data-value=schedules]");
    eye.look("disabled");
    steps::in_status_menu(&window, "remove-at-dell");
    window.agree();
    window.see("[data-row=next][data-value=removed]");
    eye.look("removed");
    let removed = sandbox.sent("remove");
    let sent = sandbox.sent("authorize");
    assert_eq!((removed, sent), (1, 1));
}

#[test]
fn by_console_one_question_in_dark_and_german() {
    let (_desktop, _home, sandbox, window) = practice_in(Home::dark);
    steps::speak(&window, "de");
    steps::to_finish(&window, &sandbox, &Panel);
    steps::finish_keeping(&window);
    steps::open_status(&window);
    let mut eye = Eye::new(&window, "status-console-dark-german");
    eye.look("status");
    assert_eq!(window.run("return document.querySelectorAll('form input').length", &[]), json!(0), "a form");

    window.act_on("update", "dell");
    window.see("[data-row=ask][data-value=both]");
    eye.look("question");
    window.act("not-both");
    window.see("[data-row=ask][data-value=which]");
    eye.look("which");
    window.choose("app_status", "Unauthorized");
    window.act("record-dell");
    window.see("[data-row=next][data-value=cut_off]");
    eye.look("cut-off");

    window.act_on("update", "dell");
    window.act("both-well");
    until("the state is protected", PATIENCE, || window.title().contains("gesch\u{fc}tzt").then_some(()));
    let backup = window.view()["screen"]["dell"]["backup"].clone();
    assert_eq!([&backup["app_status"]["by"], &backup["seen"]["by"]], [&json!(NAME), &json!(NAME)]);
    eye.look("protected");

    window.act("add-details");
    window.fill("status_region", "eu-central-1");
    window.act("save-details");
    window.see("[data-row=status-backups]");
    steps::in_status_menu(&window, "consider-disable");
    eye.look("disable");
}

/// Ten lines on the real clipboard; a calendar and the Dell part as files; and only written files can be opened.
#[test]
fn copies_and_saved_files_hold_no_secret_and_open() {
    let _desktop = desktop_alone();
    let home = Home::new().practice();
    let opened = home.path("out").join("opened");
    let home = with_opener(home, &opened);
    let sandbox = Sandbox::start(&home);
    let window = Window::open(&home);
    let secret = steps::to_finish(&window, &sandbox, &Panel);
    steps::finish_keeping(&window);
    steps::open_status(&window);

    let refused = |given: serde_json::Value| {
        let script = "const [given, done] = arguments;
            window.__TAURI_INTERNALS__.invoke('open_file', given).then(() => done('opened'), (problem) => done(problem.code ?? 'refused'))";
        window.run_later(script, &[given])
    };
    assert_eq!(refused(json!({ "number": 1 })), json!("file-gone"), "nothing was written yet");
    assert_eq!(refused(json!({ "path": "/etc/passwd" })), json!("refused"));

    window.act("copy-summary");
    let copied = until("the summary is on the clipboard", PATIENCE, || {
        Some(desktop::clipboard()).filter(|text| text.contains("Okta Dell Connect"))
    });
    until("it says that it was copied", PATIENCE, || window.has("[data-row=copied] p").then_some(()));
    for said in
        [steps::PRACTICE_HOST, "Practice, not evidence", NAME, "Client secret: ends in", "Latest backup: not seen yet"]
    {
        assert!(copied.contains(said), "{said}: {copied}");
    }
    assert!((9..=13).contains(&copied.trim().lines().count()), "{copied}");
    assert!(!copied.contains(&secret), "the secret is in the summary");

    let calendar = steps::saved_by(&window, || window.act_on("add-to-calendar", "test-restore"));
    let text = std::fs::read_to_string(&calendar).expect("the calendar");
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"), "{text}");
    assert!(text.contains("\r\nDTSTART;VALUE=DATE:") && text.contains(steps::PRACTICE_HOST), "{text}");

    let colleague = steps::saved_by(&window, || steps::in_status_menu(&window, "save-colleague-file"));
    let text = std::fs::read_to_string(&colleague).expect("the file");
    assert!(text.contains("Backup Now") && !text.contains(&secret), "{text}");

    window.act("open-file");
    window.act("show-in-folder");
    let folder = Path::new(&colleague).parent().expect("a folder").display().to_string();
    until("the file and its folder were opened", PATIENCE, || {
        let opened_files = std::fs::read_to_string(&opened).unwrap_or_default();
        (opened_files.lines().any(|line| line == colleague) && opened_files.lines().any(|line| line == folder))
            .then_some(())
    });
    std::fs::remove_file(&colleague).expect("removed");
    window.act("open-file");
    until("the app says that it is gone", PATIENCE, || {
        window.text("[data-row=toast]").contains("isn't there anymore").then_some(())
    });
}

/// The same home, with a program for opening files that notes its arguments. No file manager answers on these tests'
/// bus.
fn with_opener(home: Home, notes: &Path) -> Home {
    let programs = home.path("programs");
    std::fs::create_dir(&programs).expect("a folder");
    let program = programs.join("xdg-open");
    std::fs::write(&program, format!("#!/bin/sh\nprintf '%s\\n' \"$1\" >> '{}'\n", notes.display())).expect("written");
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).expect("may run");
    let path = std::env::var("PATH").expect("programs are found");
    home.with("PATH", &format!("{}:{path}", programs.display()))
}
