//! The window opens where it was closed.

use serde_json::{Value, json};

use crate::harness::{Home, PATIENCE, Window, desktop, desktop_alone, until};

#[test]
fn the_window_is_where_it_was_left_and_never_off_the_screen() {
    let _desktop = desktop_alone();
    let home = Home::new();
    let window = Window::open(&home);
    let size = |window: &Window| -> Value { window.run("return [innerWidth, innerHeight]", &[]) };
    let id = desktop::shown_window_of(window.app());
    desktop::place_window(&id, (60, 40), (900, 640));
    until("it is as large as it was made", PATIENCE, || (size(&window) == json!([900, 640])).then_some(()));
    until("it is where it was put", PATIENCE, || (desktop::place_of_window(&id) == (60, 40)).then_some(()));
    window.close();

    let window = Window::open(&home);
    until("it is as large as before", PATIENCE, || (size(&window) == json!([900, 640])).then_some(()));
    let id = desktop::shown_window_of(window.app());
    until("it is where it was", PATIENCE, || (desktop::place_of_window(&id) == (60, 40)).then_some(()));
    window.close();
}
