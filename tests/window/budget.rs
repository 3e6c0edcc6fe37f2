//! The straight path's figures, before.

use crate::api_way;
use crate::harness::{Home, Sandbox, Window, desktop_alone, given};
use crate::walk::hands::{Browser, Panel};
use crate::walk::{self, PRACTICE_HOST};

const HOST: &str = "acme.okta.com";

fn keep(window: &Window, name: &str) {
    let table = window.counted().table(name);
    std::fs::write(format!("{}/{name}.walk", given("ODC_SCREENS")), table).expect("written");
}

#[test]
fn the_straight_path_practice_console() {
    let _desktop = desktop_alone();
    let home = Home::new().practice();
    let sandbox = Sandbox::start(&home);
    let window = Window::open(&home);
    window.resize(1040, 720);
    window.count();
    walk::begin_practice(&window);
    walk::to_done_by_console(&window, &sandbox, &Panel, PRACTICE_HOST, "practice-console");
    walk::done_keeping(&window);
    keep(&window, "practice-console");
}

#[test]
fn the_straight_path_real_console() {
    let _desktop = desktop_alone();
    let home = Home::new().named(walk::NAME);
    let sandbox = Sandbox::start_with(&home, &["--host", HOST, "--proxy"]);
    let authority = home.path("sandbox/ca.pem").display().to_string();
    let home = home.with("HTTPS_PROXY", &sandbox.proxy()).with("SSL_CERT_FILE", &authority);
    let window = Window::open(&home);
    window.resize(1040, 720);
    window.count();
    window.act("start-connection");
    walk::to_done_by_console(&window, &sandbox, &Browser(&sandbox), HOST, "dell-commercial");
    walk::done_keeping(&window);
    keep(&window, "real-console");
}

#[test]
fn the_straight_path_practice_api() {
    let _desktop = desktop_alone();
    let home = Home::new().practice();
    let sandbox = Sandbox::start(&home);
    let window = Window::open(&home);
    window.resize(1040, 720);
    window.count();
    walk::begin_practice(&window);
    walk::ready(&window);
    walk::organisation(&window, PRACTICE_HOST, "practice-api");
    walk::permissions(&window);
    walk::install(&window, &Panel);
    walk::secret(&window, &sandbox, &Panel);
    walk::client_id(&window, &Panel);
    walk::prove(&window);
    api_way::dell(&window);
    sandbox.fault("dell-at-once");
    window.press_act("authorize");
    walk::on(&window, "authorize", "keys");
    window.choose("keys", "on");
    window.act("switch-keys-on");
    window.agree();
    walk::on(&window, "keys", "backup");
    window.act("backup-now");
    window.see("[data-row=backup-seen]");
    window.act("next");
    walk::done_keeping(&window);
    keep(&window, "practice-api");
}
