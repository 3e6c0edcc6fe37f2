//! A bus that starts no service by itself, and GNOME Keyring on it.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Processes that run as long as the test does.
pub struct Session {
    pub address: String,
    _keyring: Running,
    _bus: Running,
}

struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended already.
        let _gone = self.0.kill();
        let _gone = self.0.wait();
    }
}

impl Session {
    pub fn start(home: &Path) -> Self {
        let config = home.join("bus.conf");
        let text = format!(
            "<busconfig><type>session</type><listen>unix:dir={}</listen><auth>EXTERNAL</auth>\
             <policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>\
             <allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>",
            home.display()
        );
        std::fs::write(&config, text).expect("writes");
        let mut bus = Command::new("dbus-daemon")
            .arg(format!("--config-file={}", config.display()))
            .args(["--nofork", "--print-address=1"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("dbus-daemon starts (apt-get install dbus)");
        let mut address = String::new();
        BufReader::new(bus.stdout.take().expect("piped")).read_line(&mut address).expect("tells its address");
        let address = address.trim().to_owned();
        let mut keyring = Command::new("gnome-keyring-daemon")
            .args(["--foreground", "--unlock", "--components=secrets"])
            .envs([("HOME", home), ("XDG_RUNTIME_DIR", home)])
            .env_remove("XDG_DATA_HOME")
            .env("DBUS_SESSION_BUS_ADDRESS", &address)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("gnome-keyring-daemon starts (apt-get install gnome-keyring)");
        keyring.stdin.take().expect("piped").write_all(b"test").expect("takes the password");
        let session = Self { address, _keyring: Running(keyring), _bus: Running(bus) };
        let begun = Instant::now();
        while !session.owned() {
            assert!(begun.elapsed() < Duration::from_secs(10), "the keychain does not come up");
        }
        session
    }

    /// Locks the keyring, as its owner does: its items can be named then, and not read.
    pub fn lock(&self) {
        let locked = Command::new("dbus-send")
            .args(["--session", "--print-reply", "--dest=org.freedesktop.secrets", "/org/freedesktop/secrets"])
            .args(["org.freedesktop.Secret.Service.Lock", "array:objpath:/org/freedesktop/secrets/collection/login"])
            .env("DBUS_SESSION_BUS_ADDRESS", &self.address)
            .stdout(Stdio::null())
            .status();
        assert!(locked.expect("dbus-send runs").success());
    }

    fn owned(&self) -> bool {
        let asked = Command::new("dbus-send")
            .args(["--session", "--print-reply", "--dest=org.freedesktop.DBus", "/"])
            .args(["org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.secrets"])
            .env("DBUS_SESSION_BUS_ADDRESS", &self.address)
            .output()
            .expect("dbus-send runs");
        String::from_utf8_lossy(&asked.stdout).contains("true")
    }

    /// Writes an item, as another program would.
    pub fn store(&self, account: &str, value: &str) {
        let mut tool = Command::new("secret-tool")
            .args(["store", "--label=Okta Dell Connect", "service", secrets::stores::SERVICE, "username", account])
            .env("DBUS_SESSION_BUS_ADDRESS", &self.address)
            .stdin(Stdio::piped())
            .spawn()
            .expect("secret-tool starts (apt-get install libsecret-tools)");
        tool.stdin.take().expect("piped").write_all(value.as_bytes()).expect("takes it");
        assert!(tool.wait().expect("ended").success());
    }
}
