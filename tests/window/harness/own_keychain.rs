//! A computer whose bus and keychain are the test's own, so that the session's stay as they are.

use std::io::Write as _;
use std::process::{Command, Stdio};

use super::processes::Tree;
use super::{Desktop, Home, PATIENCE, PRACTICE, Sandbox, desktop_alone, until};

/// Practice on a computer without a keychain; a test may start one. The window is not open yet.
#[track_caller]
pub fn without_keychain(settings: impl FnOnce(Home) -> Home) -> (Desktop, OwnKeychain, Sandbox) {
    let desktop = desktop_alone();
    let own = OwnKeychain::new(settings(Home::new().practice()));
    let sandbox = Sandbox::start(&own.home);
    (desktop, own, sandbox)
}

/// The home whose app finds this bus, and the keychain on it once that runs.
pub struct OwnKeychain {
    pub home: Home,
    address: String,
}

impl OwnKeychain {
    fn new(home: Home) -> Self {
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
    pub fn lock(&self) {
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

    pub fn secret_tool(&self, arguments: &[&str]) -> String {
        let mut tool = Command::new("secret-tool");
        tool.args(arguments).env("DBUS_SESSION_BUS_ADDRESS", &self.address);
        String::from_utf8(tool.output().expect("secret-tool runs").stdout).expect("text")
    }

    /// Practice's secret in this keychain; empty if there is none.
    pub fn secret(&self) -> String {
        self.secret_tool(&["lookup", "service", PRACTICE])
    }
}
