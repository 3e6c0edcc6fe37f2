//! The process that draws the page ends or hangs: the page is loaded again, says so, and nothing is sent again.

use crate::harness::consoles::Browser;
use crate::harness::steps;
use crate::harness::{Home, PATIENCE, Sandbox, Window, desktop, desktop_alone, practice, processes, until};

/// To the test step, with everything tested once.
fn at_proof(window: &Window, sandbox: &Sandbox) {
    steps::to_test(window, sandbox, &Browser(sandbox), steps::CONSOLE);
    steps::run_test(window);
}

#[test]
fn a_killed_web_process_is_replaced_and_nothing_is_sent_again() {
    let (_desktop, home, sandbox, window) = practice();
    at_proof(&window, &sandbox);
    let (sent, title) = (sandbox.trace().len(), window.title());
    let (before, next) = (window.web_process(), window.place_of("[data-act=next]"));
    processes::kill(before);
    window.loaded_again(&home, before);
    let log = home.log();
    assert!(log.contains("the page's process is gone") && log.contains("page-ended"), "not in the log: {log}");
    assert_eq!(sandbox.trace().len(), sent, "something was sent again");
    // The same step with its results: the button that leads on is where it was.
    assert_eq!(window.title(), title);
    until("the next step is there", PATIENCE, || {
        desktop::press_button(next, 1);
        (window.title() != title).then_some(())
    });
    assert_eq!(sandbox.trace().len(), sent, "something was sent again");
}

#[test]
fn a_stopped_web_process_is_replaced_and_never_called_raised() {
    let (_desktop, home, sandbox, window) = practice();
    steps::begin_practice(&window);
    let before = window.web_process();
    processes::send(before, "STOP");
    let mut second = home.start_again();
    // It stays and says what it knows. One that believes the first to be in front would end at once, with success.
    desktop::shown_window_of(second.id());
    assert_eq!(second.head().try_wait().expect("its state"), None, "the second start calls a dead picture raised");
    drop(second);
    window.loaded_again(&home, before);
    assert!(home.log().contains("page-silent"));
    assert!(!processes::alive(before));
    assert_eq!(sandbox.trace().len(), 0);
}

#[test]
fn a_process_that_keeps_ending_is_asked_about() {
    let _desktop = desktop_alone();
    let home = Home::new();
    let window = Window::open(&home);
    window.at("home");
    for _ in 0..3 {
        let before = window.web_process();
        processes::kill(before);
        window.loaded_again(&home, before);
    }
    let beside = desktop::visible_windows_of(window.app());
    let before = window.web_process();
    processes::kill(before);
    desktop::focus_dialog_of(window.app(), &beside);
    assert_eq!(processes::child_named(window.app(), "WebKitWebProcess"), None, "it was started without a question");
    desktop::press(&["Return"]);
    window.loaded_again(&home, before);
    until("the message is closed", PATIENCE, || {
        (desktop::visible_windows_of(window.app()).len() == beside.len()).then_some(())
    });
}
