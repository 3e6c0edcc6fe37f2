//! A session of its own: a bus that starts nothing by itself, a keychain on it, and what other programs do to both.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use secrets::secret::Secret;
use secrets::stores::{SERVICE, SecretStore as _, State, SystemKeychain};
use zeroize::Zeroizing;

use super::{ACCOUNT, LABEL};

pub(super) const INSIDE: &str = "ODC_TEST_INSIDE";
pub(super) const PROMPTER: &str = "ODC_TEST_PROMPTER";
pub(super) const BUS: &str = "ODC_TEST_BUS";

/// Runs this binary again for this test, inside a new session; there, does the work.
pub fn in_session(test: &str, work: impl AsyncFnOnce()) {
    if std::env::var(INSIDE).as_deref() == Ok(test) {
        run(work());
    } else {
        let folder = tempfile::tempdir().expect("a folder");
        let bus = Bus::new(folder.path());
        again(test, folder.path(), (&bus.address, bus.running.0.id()));
    }
}

pub(super) fn run(work: impl Future<Output = ()>) {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime").block_on(work);
}

pub(super) fn again(test: &str, folder: &Path, (bus, process): (&str, u32)) {
    let Output { status, stdout, stderr } = Command::new(std::env::current_exe().expect("own path"))
        .args([test, "--exact", "--nocapture"])
        .env_clear()
        .envs(std::env::vars_os().filter(|(name, _)| name == "PATH" || name.to_string_lossy().starts_with("ODC_")))
        .envs([("HOME", folder), ("XDG_RUNTIME_DIR", folder)])
        .env(INSIDE, test)
        .env("DBUS_SESSION_BUS_ADDRESS", bus)
        .env(BUS, process.to_string())
        .output()
        .expect("runs itself again");
    let said = String::from_utf8_lossy(&stdout);
    assert!(status.success(), "{said}\n{}", String::from_utf8_lossy(&stderr));
    assert!(said.contains("1 passed"), "the test was not found inside: {said}");
}

pub(super) fn keychain() -> SystemKeychain {
    SystemKeychain::new(SERVICE)
}

/// A new value, made here.
pub(super) fn secret() -> Secret {
    use std::hash::{BuildHasher, RandomState};
    let random = || RandomState::new().hash_one(Instant::now());
    let text = format!("{:016x}{:016x}{:08x}", random(), random(), random() as u32);
    Secret::from_keychain(Zeroizing::new(text.into_bytes())).expect("text")
}

/// Asks until it is in this state; fails after ten seconds.
pub(super) async fn until(keychain: &SystemKeychain, state: State) {
    let begun = Instant::now();
    loop {
        let now = keychain.state().await;
        if now == state {
            return;
        }
        assert!(begun.elapsed() < Duration::from_secs(10), "still {now:?}");
    }
}

pub(super) fn secret_tool(args: &[&str]) -> String {
    let output = tool("secret-tool", "libsecret-tools").args(args).output().expect("runs");
    String::from_utf8(output.stdout).expect("text")
}

/// Another program writes over the item.
pub(super) fn store_with_secret_tool(value: &str) {
    let mut child = tool("secret-tool", "libsecret-tools")
        .args(["store", "--label", LABEL, "service", SERVICE, "username", ACCOUNT])
        .stdin(Stdio::piped())
        .spawn()
        .expect("runs");
    child.stdin.take().expect("piped").write_all(value.as_bytes()).expect("reads");
    assert!(child.wait().expect("ended").success());
}

/// Locks the collection that the daemon made, as a screen locker would.
pub(super) fn lock() {
    let sent = tool("dbus-send", "dbus")
        .args(["--session", "--print-reply", "--dest=org.freedesktop.secrets", "/org/freedesktop/secrets"])
        .args(["org.freedesktop.Secret.Service.Lock", "array:objpath:/org/freedesktop/secrets/collection/login"])
        .output()
        .expect("runs");
    assert!(sent.status.success(), "{}", String::from_utf8_lossy(&sent.stderr));
}

/// A program that must be installed; says which package it comes in.
pub(super) fn tool(program: &str, package: &str) -> Command {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path).any(|folder| folder.join(program).exists());
    assert!(found, "{program} is missing: apt-get install {package} (cargo xtask test does)");
    Command::new(program)
}

/// A process that ends with its owner.
pub(super) struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended already.
        let _gone = self.0.kill();
        let _gone = self.0.wait();
    }
}

/// A session bus that starts nothing by itself.
pub(super) struct Bus {
    running: Running,
    address: String,
}

impl Bus {
    pub(super) fn new(folder: &Path) -> Self {
        std::fs::create_dir_all(folder).expect("makes the folder");
        let config = folder.join("bus.conf");
        let text = format!(
            "<busconfig><type>session</type><listen>unix:path={}/bus</listen><auth>EXTERNAL</auth>\
             <policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>\
             <allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>",
            folder.display()
        );
        std::fs::write(&config, text).expect("writes");
        let mut child = tool("dbus-daemon", "dbus")
            .arg(format!("--config-file={}", config.display()))
            .args(["--nofork", "--print-address=1"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("starts a bus");
        let mut address = String::new();
        BufReader::new(child.stdout.take().expect("piped")).read_line(&mut address).expect("tells its address");
        // Without its id: a bus that replaces it has the same address.
        let address = address.trim().split(',').next().expect("one").to_owned();
        Self { running: Running(child), address }
    }
}

/// GNOME Keyring on this session's bus, with the login collection unlocked.
pub struct Daemon(Running);

impl Daemon {
    pub async fn unlocked() -> Self {
        let mut child = tool("gnome-keyring-daemon", "gnome-keyring")
            .args(["--foreground", "--unlock", "--components=secrets"])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("starts a keychain");
        // The same in every start, so that a second one opens the first one's collection.
        child.stdin.take().expect("piped").write_all(b"test").expect("takes the password");
        let daemon = Self(Running(child));
        until(&keychain(), State::Ready).await;
        daemon
    }

    /// Running, with no keyring but the session's.
    pub(super) async fn without_a_keyring() -> Self {
        let child = tool("gnome-keyring-daemon", "gnome-keyring")
            .args(["--foreground", "--components=secrets"])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("starts a keychain");
        let daemon = Self(Running(child));
        until(&keychain(), State::NoDefault).await;
        daemon
    }

    /// Starts it again if it ended by itself. Answers whether it had.
    pub async fn came_back_after_its_end(&mut self) -> bool {
        if keychain().state().await != State::None {
            return false;
        }
        // The bus notices an end before the process is through with it.
        let begun = Instant::now();
        while self.0.0.try_wait().expect("a child").is_none() {
            assert!(begun.elapsed() < Duration::from_secs(10), "it lives, and nobody answers");
            tokio::task::yield_now().await;
        }
        *self = Self::unlocked().await;
        true
    }

    pub fn signal(&self, name: &str) {
        signal(&self.0, name);
    }
}

pub(super) fn signal(running: &Running, name: &str) {
    let sent = Command::new("kill").args(["-s", name, &running.0.id().to_string()]).status().expect("runs");
    assert!(sent.success());
}

/// Owns the prompter's name and never answers: a prompt that nobody sees. Its process is stopped, since a running bus
/// connection would answer that it knows no such method.
pub(super) struct DeafPrompter {
    _stopped: Running,
}

impl DeafPrompter {
    pub(super) fn new() -> Self {
        let mut child = Command::new(std::env::current_exe().expect("own path"))
            .args(["keychain::owns_the_prompter_when_asked", "--exact", "--nocapture"])
            .env(PROMPTER, "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("runs itself again");
        let mut lines = BufReader::new(child.stdout.take().expect("piped")).lines();
        let running = Running(child);
        assert!(lines.any(|line| line.expect("reads") == "deaf"), "the prompter did not get its name");
        signal(&running, "STOP");
        Self { _stopped: running }
    }
}

/// Clients of the session's bus, by the socket numbers in the kernel's list; a mere count would miss one that left
/// while another came.
pub(super) fn on_the_bus() -> BTreeSet<String> {
    let socket = Path::new(&std::env::var_os("HOME").expect("a home")).join("bus");
    let all = std::fs::read_to_string("/proc/net/unix").expect("Linux");
    let here = all.lines().filter(|line| line.ends_with(&*socket.to_string_lossy()));
    here.map(|line| line.split_whitespace().nth(6).expect("its number").to_owned()).collect()
}

/// As if it crashed.
pub(super) fn end_the_bus() {
    let bus = std::env::var(BUS).expect("inside a session");
    assert!(Command::new("kill").args(["-s", "KILL", &bus]).status().expect("runs").success());
}
