//! How a connection stands at Dell, in both ways, with a picture of each and nothing that axe finds.

use serde_json::json;

use crate::api_way;
use crate::harness::{Home, Sandbox, Window, desktop_alone};
use crate::looks::Eye;
use crate::walk::hands::Panel;
use crate::walk::{self, PRACTICE_HOST};

#[test]
fn by_api_read_switched_off_and_removed() {
    let _desktop = desktop_alone();
    let home = Home::new().practice();
    let sandbox = Sandbox::start(&home);
    let window = Window::open(&home);
    walk::begin_practice(&window);
    walk::ready(&window);
    walk::organisation(&window, PRACTICE_HOST, "practice-api");
    walk::permissions(&window);
    walk::install(&window, &Panel);
    walk::secret(&window, &sandbox, &Panel);
    walk::client_id(&window, &Panel);
    walk::prove(&window);
    api_way::dell(&window);
    let mut eye = Eye::new(&window, "status-api");
    sandbox.fault("task-hangs");
    window.press_act("authorize");
    window.see("[data-row=watching]");
    eye.look("watching");
    sandbox.act("/faults", json!({ "name": "task-hangs", "on": false }));
    walk::on(&window, "authorize", "keys");
    window.choose("keys", "on");
    window.act("switch-keys-on");
    window.agree();
    walk::on(&window, "keys", "backup");
    window.act("backup-now");
    window.see("[data-row=backup-seen]");
    window.act("next");
    walk::done_keeping(&window);

    window.act("open-connection");
    window.at("status");
    window.act("check-now");
    window.see("[data-row=status-app][data-known=measured]");
    eye.look("status");
    window.act("disable");
    window.agree();
    window.see("[data-act=enable]");
    eye.look("disabled");
    window.act("go-home");
    window.see("tr[data-state=not_protected]");
    eye.look("home");
    window.act("open-connection");
    window.at("status");
    window.act("remove-at-dell");
    window.agree();
    window.see("[data-row=removed]");
    eye.look("removed");
    let removed = sandbox.ledger().iter().filter(|entry| entry["act"] == "remove").count();
    let sent = sandbox.ledger().iter().filter(|entry| entry["act"] == "authorize").count();
    assert_eq!((removed, sent), (1, 1));
}

#[test]
fn by_console_confirmed_in_dark_and_german() {
    let _desktop = desktop_alone();
    let home = Home::new().dark().practice();
    let sandbox = Sandbox::start(&home);
    let window = Window::open(&home);
    window.at("home");
    window.click("[data-field=language] option[value=de]");
    window.see("html[lang=de]");
    walk::begin_practice(&window);
    walk::to_done_by_console(&window, &sandbox, &Panel, PRACTICE_HOST, "practice-console");
    walk::done_keeping(&window);
    window.act("open-connection");
    window.at("status");
    let mut eye = Eye::new(&window, "status-console-dark-german");
    eye.look("status");
    window.choose("app_status", "Connected");
    window.choose("backup_enabled", "on");
    window.choose("last_backup", "Successful");
    window.act("confirm-status");
    window.see("[data-row=status-last][data-known=confirmed]");
    eye.look("confirmed");
    window.act("consider-disable");
    eye.look("disable");
    window.act("go-home");
    window.see("tr[data-state=protected]");
}
