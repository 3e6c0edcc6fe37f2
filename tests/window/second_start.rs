//! The app started twice: the second start shows the first window, or says that there is one.

use crate::harness::steps::{self, PRACTICE_HOST};
use crate::harness::{PATIENCE, Window, desktop, practice, until};

#[test]
fn a_second_start_shows_the_first_window() {
    let (_desktop, home, _sandbox, first) = practice();
    steps::begin_practice(&first);
    let mut second = home.start_again();
    let ended = until("the second start ends by itself", PATIENCE, || second.head().try_wait().expect("its state"));
    assert!(ended.success(), "{ended}");
    until("the first window has the keyboard", PATIENCE, || {
        (desktop::process_with_the_keyboard() == Some(first.app())).then_some(())
    });
    steps::find_org(&first, PRACTICE_HOST);
}

#[test]
fn a_second_window_is_refused_and_changes_nothing() {
    let (_desktop, home, _sandbox, first) = practice();
    steps::begin_practice(&first);
    // The first can't be asked to come to the front, so the second must say so.
    std::fs::remove_file(home.path("home/.local/share/okta-dell-connect/show")).expect("the first listens");
    let second = Window::open(&home);
    second.problem("another-window");
    second.at("blocked");
    second.picture("another-window");
    first.at("org");
    steps::org(&first, PRACTICE_HOST, steps::CONSOLE);
    first.kill();
    // Once the first is closed, the second can continue in its place.
    second.act("view");
    second.at("permissions");
}
