//! How a connection stands at Dell, in both ways, with a picture of each and nothing that axe finds.

use serde_json::json;

use crate::api_way;
use crate::harness::{Home, Sandbox, Window, desktop_alone};
use crate::looks::Eye;
use crate::walk;
use crate::walk::hands::Panel;

#[test]
fn by_api_read_switched_off_and_removed() {
    let _desktop = desktop_alone();
    let home = Home::new().practice();
    let sandbox = Sandbox::start(&home);
    let window = Window::open(&home);
    walk::to_authorize(&window, &sandbox, &Panel, walk::API);
    api_way::add_credential(&window);
    let mut eye = Eye::new(&window, "status-api");
    sandbox.fault("task-hangs");
    window.press_act("authorize");
    window.see("[data-row=watching]");
    eye.look("watching");
    sandbox.act("/faults", json!({ "name": "task-hangs", "on": false }));
    walk::to_backups(&window);
    api_way::switch_keys_on(&window);
    api_way::start_backup(&window);
    window.act("next");
    walk::finish_keeping(&window);

    window.open_connection();
    window.at("status");
    window.act("check-now");
    window.see("[data-row=status-app][data-known=measured]");
    eye.look("status");
    window.act_behind("disable");
    window.agree();
    window.see("[data-act=enable]");
    eye.look("disabled");
    window.is("not_protected");
    eye.look("home");
    window.open_connection();
    window.at("status");
    window.act_behind("remove-at-dell");
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
    walk::speak(&window, "de");
    walk::to_finish(&window, &sandbox, &Panel);
    walk::finish_keeping(&window);
    window.open_connection();
    window.at("status");
    let mut eye = Eye::new(&window, "status-console-dark-german");
    eye.look("status");
    window.choose("app_status", "Connected");
    window.choose("backup_enabled", "on");
    window.choose("last_backup", "Successful");
    window.act("confirm-status");
    window.see("[data-row=status-last][data-known=confirmed]");
    eye.look("confirmed");
    window.act_behind("consider-disable");
    eye.look("disable");
    window.is("protected");
}
