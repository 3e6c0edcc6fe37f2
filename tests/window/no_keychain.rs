//! A computer without a store for the secret, or with a locked one: step 1 stops, says what to do, and continues once
//! there is one.

use std::io::Write as _;
use std::process::{Command, Stdio};

use crate::harness::processes::{self, Tree};
use crate::harness::{Home, PATIENCE, Sandbox, Window, desktop_alone, until};
use crate::walk::hands::{Browser, Consoles as _};
use crate::walk::{self, PRACTICE_HOST};

#[test]
fn step_one_stops_without_a_keychain_until_one_is_there() {
    let _desktop = desktop_alone();
    let desk = TestApp::new(Home::new().practice());
    let _sandbox = Sandbox::start(&desk.home);
    let window = Window::open(&desk.home);
    walk::begin_practice(&window);
    window.see("[data-row=computer][data-state=none]");
    window.problem("keychain-none");
    window.picture("org-no-keychain");
    cannot_go_on(&window, "keychain-none");
    try_again(&window, "none");

    let _bus = desk.bus();
    let _keychain = desk.keychain();
    try_again(&window, "ready");
    walk::org(&window, PRACTICE_HOST, walk::CONSOLE);
}

#[test]
fn step_one_stops_at_a_locked_keychain_until_it_is_unlocked() {
    let _desktop = desktop_alone();
    let desk = TestApp::new(Home::new().practice());
    let _sandbox = Sandbox::start(&desk.home);
    let _bus = desk.bus();
    let keychain = desk.keychain();
    desk.lock();
    let window = Window::open(&desk.home);
    walk::begin_practice(&window);
    window.see("[data-row=computer][data-state=locked]");
    window.problem("keychain-locked");
    window.picture("org-locked-keychain");
    cannot_go_on(&window, "keychain-locked");

    // As a person unlocks it: here the daemon restarts with the password.
    processes::terminate(keychain.id());
    drop(keychain);
    let _keychain = desk.keychain();
    try_again(&window, "ready");
    walk::org(&window, PRACTICE_HOST, walk::CONSOLE);
}

/// A keychain that answers nobody: the page moves and the engine answers meanwhile, and the person may cancel. The pace
/// is compared with the same window's a moment before, so that a busy machine doesn't pass for a blocked one.
#[test]
fn the_window_answers_while_the_keychain_hangs() {
    let _desktop = desktop_alone();
    let desk = TestApp::new(Home::new().practice());
    let sandbox = Sandbox::start(&desk.home);
    let _bus = desk.bus();
    let keychain = desk.keychain();
    let window = Window::open(&desk.home);
    walk::to_secret(&window, &Browser(&sandbox), walk::CONSOLE);
    Browser(&sandbox).copy_secret(&window);
    window.idle();
    let before = Pace::of(&window);

    processes::send(keychain.id(), "STOP");
    window.press_act("save-secret");
    let meanwhile = Pace::of(&window);
    assert!(!window.has("[data-field=secret][data-held=yes]"), "the keychain did not hang");
    #[expect(clippy::print_stderr, reason = "figures for whoever reads the run")]
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
                await window.__TAURI_INTERNALS__.invoke('title', { text: document.title });
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
    walk::found(window);
    window.idle();
    window.problem(code);
    assert_eq!(window.step(), "org");
}

fn try_again(window: &Window, state: &str) {
    window.act("check-computer");
    window.see(&format!("[data-row=computer][data-state={state}]"));
}

/// A bus and a keychain of the test's own, so that the session's stay as they are.
pub struct TestApp {
    pub home: Home,
    pub address: String,
}

impl TestApp {
    pub fn new(home: Home) -> Self {
        let address = format!("unix:path={}", home.path("bus").display());
        Self { home: home.with("DBUS_SESSION_BUS_ADDRESS", &address), address }
    }

    /// Starts the bus; it starts nothing by itself.
    pub fn bus(&self) -> Tree {
        let config = self.home.path("bus.conf");
        let text = format!(
            "<busconfig><type>session</type><listen>{}</listen><auth>EXTERNAL</auth>\
             <policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>\
             <allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>",
            self.address
        );
        std::fs::write(&config, text).expect("the bus's settings");
        let mut command = Command::new("dbus-daemon");
        command.arg(format!("--config-file={}", config.display())).arg("--nofork").stderr(Stdio::null());
        let bus = Tree::start(&mut command);
        until("the bus listens", 10, || self.home.path("bus").exists().then_some(()));
        bus
    }

    /// Starts a keychain there and unlocks it; the same in every start, so that a second one opens the first one's.
    pub fn keychain(&self) -> Tree {
        let mut command = self.home.command("gnome-keyring-daemon");
        command
            .args(["--foreground", "--unlock", "--components=secrets"])
            .env("XDG_RUNTIME_DIR", self.home.path("tmp"));
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut keychain = Tree::start(&mut command);
        keychain.head().stdin.take().expect("its input").write_all(b"test").expect("it reads");
        until("the keychain is on the bus", PATIENCE, || self.read_alias().then_some(()));
        keychain
    }

    /// Locks it, as a screen locker does.
    fn lock(&self) {
        assert!(
            self.send(&[
                "org.freedesktop.Secret.Service.Lock",
                "array:objpath:/org/freedesktop/secrets/collection/login"
            ])
        );
    }

    fn read_alias(&self) -> bool {
        self.send(&["org.freedesktop.Secret.Service.ReadAlias", "string:default"])
    }

    fn send(&self, message: &[&str]) -> bool {
        let mut command = Command::new("dbus-send");
        command.arg(format!("--bus={}", self.address)).args(["--print-reply", "--dest=org.freedesktop.secrets"]);
        command.arg("/org/freedesktop/secrets").args(message).stdout(Stdio::null()).stderr(Stdio::null());
        command.status().expect("dbus-send runs").success()
    }
}
