//! The system's keychain on a real Secret Service: GNOME Keyring on a bus of its own.
//!
//! The bus's address is a variable of the whole process, so each test runs its own binary again inside its session, for
//! this test alone. The bus starts no services by itself: what isn't started is absent.

mod limits;
mod parts;
mod refusals;
mod scripted;

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use model::problem::Kind;
use secrets::secret::Secret;
use secrets::stores::{SERVICE, SecretStore, State, SystemKeychain};
use zeroize::Zeroizing;

const ACCOUNT: &str = "acme.okta.com/0123456789ab/okta/1";
const LABEL: &str = "Okta Dell Connect: acme.okta.com";
const INSIDE: &str = "ODC_TEST_INSIDE";
const PROMPTER: &str = "ODC_TEST_PROMPTER";
const BUS: &str = "ODC_TEST_BUS";

#[test]
fn ready_saves_reads_back_lists_and_erases() {
    in_session("keychain::ready_saves_reads_back_lists_and_erases", async || {
        let _daemon = Daemon::unlocked().await;
        let keychain = keychain();
        assert_eq!(keychain.state().await, State::Ready);
        assert_eq!(keychain.name(), "GNOME Keyring");
        assert!(keychain.read(ACCOUNT).await.expect("answers").is_none(), "nothing there yet");

        let (first, second) = (secret(), secret());
        keychain.save(ACCOUNT, LABEL, &first).await.expect("saves");
        assert!(keychain.read(ACCOUNT).await.expect("reads").expect("is there").same(&first));
        keychain.save(ACCOUNT, LABEL, &second).await.expect("saves over");
        assert!(keychain.read(ACCOUNT).await.expect("reads").expect("is there").same(&second));

        let found = secret_tool(&["search", "--all", "service", SERVICE]);
        assert!(found.contains(&format!("label = {LABEL}")), "secret-tool does not find the label");
        assert_eq!(found.matches("label = ").count(), 1, "written over, not beside");
        let looked_up = secret_tool(&["lookup", "service", SERVICE, "username", ACCOUNT]);
        // EXPOSE: the test's own value, against what another program reads.
        assert!(looked_up == second.expose(), "secret-tool reads another value");

        assert_eq!(keychain.list().await.expect("lists"), [ACCOUNT]);
        let practice = SystemKeychain::new(secrets::stores::PRACTICE_SERVICE);
        assert!(practice.list().await.expect("lists").is_empty(), "practice has its own service");

        keychain.erase(ACCOUNT).await.expect("erases");
        assert!(keychain.read(ACCOUNT).await.expect("answers").is_none());
        assert!(keychain.list().await.expect("lists").is_empty());
        assert_eq!(secret_tool(&["search", "--all", "service", SERVICE]), "");
        keychain.erase(ACCOUNT).await.expect("an item that is gone counts as erased");
    });
}

#[test]
fn locked_is_not_missing() {
    in_session("keychain::locked_is_not_missing", async || {
        let daemon = Daemon::unlocked().await;
        let keychain = keychain();
        let kept = secret();
        keychain.save(ACCOUNT, LABEL, &kept).await.expect("saves");
        lock();
        assert_eq!(keychain.state().await, State::Locked);
        // Nothing on this bus can show a prompt, so the keychain calls it dismissed.
        assert_eq!(keychain.read(ACCOUNT).await.map(|_| ()).map_err(|p| p.kind), Err(Kind::KeychainDenied));
        assert_eq!(keychain.erase(ACCOUNT).await.map_err(|p| p.kind), Err(Kind::KeychainDenied));
        assert_eq!(keychain.save(ACCOUNT, LABEL, &secret()).await.map_err(|p| p.kind), Err(Kind::KeychainDenied));
        assert_eq!(keychain.list().await.map_err(|p| p.kind), Err(Kind::KeychainDenied));
        drop(daemon);
        let _unlocked = Daemon::unlocked().await;
        assert!(keychain.read(ACCOUNT).await.expect("reads").expect("still there").same(&kept));
    });
}

#[test]
fn a_prompt_that_nobody_answers_ends_in_time() {
    in_session("keychain::a_prompt_that_nobody_answers_ends_in_time", async || {
        let _daemon = Daemon::unlocked().await;
        lock();
        let _prompter = DeafPrompter::new();
        let keychain = SystemKeychain::new(SERVICE).with_limits(Duration::from_secs(3), Duration::from_millis(600));
        let begun = Instant::now();
        assert_eq!(keychain.save(ACCOUNT, LABEL, &secret()).await.map_err(|p| p.kind), Err(Kind::KeychainLocked));
        assert!(begun.elapsed() < Duration::from_secs(3), "took {:?}", begun.elapsed());
        assert_eq!(keychain.state().await, State::Locked, "a look works while the prompt stands");
        assert_eq!(
            keychain.read(ACCOUNT).await.map(|_| ()).map_err(|p| p.kind),
            Err(Kind::KeychainLocked),
            "and the next act has its own time"
        );
    });
}

#[test]
fn a_keychain_that_hangs_is_slow_and_recovers() {
    in_session("keychain::a_keychain_that_hangs_is_slow_and_recovers", async || {
        let daemon = Daemon::unlocked().await;
        let hasty = SystemKeychain::new(SERVICE).with_limits(Duration::from_millis(300), Duration::from_millis(300));
        daemon.signal("STOP");
        assert_eq!(hasty.state().await, State::Slow);
        assert_eq!(hasty.save(ACCOUNT, LABEL, &secret()).await.map_err(|p| p.kind), Err(Kind::KeychainSlow));
        assert_eq!(hasty.read(ACCOUNT).await.map(|_| ()).map_err(|p| p.kind), Err(Kind::KeychainSlow));
        daemon.signal("CONT");
        until(&keychain(), State::Ready).await;
        assert!(keychain().list().await.expect("lists").is_empty(), "what was given up was not written late");
    });
}

#[test]
fn absent_is_typed_and_not_remembered() {
    in_session("keychain::absent_is_typed_and_not_remembered", async || {
        let keychain = keychain();
        assert_eq!(keychain.state().await, State::None, "a bus without a keychain");
        assert_eq!(keychain.read(ACCOUNT).await.map(|_| ()).map_err(|p| p.kind), Err(Kind::KeychainNone));
        let daemon = Daemon::unlocked().await;
        assert_eq!(keychain.state().await, State::Ready, "started later");
        let kept = secret();
        keychain.save(ACCOUNT, LABEL, &kept).await.expect("saves");
        drop(daemon);
        until(&keychain, State::None).await;
        assert_eq!(keychain.save(ACCOUNT, LABEL, &secret()).await.map_err(|p| p.kind), Err(Kind::KeychainNone));

        let _again = Daemon::unlocked().await;
        assert!(keychain.read(ACCOUNT).await.expect("reads").expect("still there").same(&kept));
    });
}

#[test]
fn changes_by_another_program_are_noticed() {
    in_session("keychain::changes_by_another_program_are_noticed", async || {
        let _daemon = Daemon::unlocked().await;
        let (keychain, kept) = (keychain(), secret());
        keychain.save(ACCOUNT, LABEL, &kept).await.expect("saves");
        store_with_secret_tool("something else");
        let read = keychain.read(ACCOUNT).await.expect("answers").expect("is there");
        assert!(!read.same(&kept), "changed behind our back");
        secret_tool(&["clear", "service", SERVICE, "username", ACCOUNT]);
        assert!(keychain.read(ACCOUNT).await.expect("answers").is_none(), "deleted behind our back");
        keychain.erase(ACCOUNT).await.expect("gone is gone");
    });
}

#[test]
fn locked_or_ended_between_two_acts() {
    in_session("keychain::locked_or_ended_between_two_acts", async || {
        let daemon = Daemon::unlocked().await;
        let (keychain, kept) = (keychain(), secret());
        keychain.save(ACCOUNT, LABEL, &kept).await.expect("saves");
        // Stored, and locked before it is read back.
        lock();
        assert_eq!(keychain.read(ACCOUNT).await.map(|_| ()).map_err(|p| p.kind), Err(Kind::KeychainDenied));
        daemon.signal("KILL");
        until(&keychain, State::None).await;
        assert_eq!(keychain.read(ACCOUNT).await.map(|_| ()).map_err(|p| p.kind), Err(Kind::KeychainNone));
        assert_eq!(keychain.erase(ACCOUNT).await.map_err(|p| p.kind), Err(Kind::KeychainNone));
        drop(daemon);
        let _again = Daemon::unlocked().await;
        assert!(keychain.read(ACCOUNT).await.expect("reads").expect("still there").same(&kept));
    });
}

/// The session's bus ends: between two acts, and while one waits for its answer. Then both come back.
#[test]
fn a_bus_that_ends_is_no_keychain_and_both_come_back() {
    in_session("keychain::a_bus_that_ends_is_no_keychain_and_both_come_back", async || {
        let daemon = Daemon::unlocked().await;
        let (keychain, kept) = (keychain(), secret());
        keychain.save(ACCOUNT, LABEL, &kept).await.expect("saves");
        daemon.signal("STOP");
        let (begun, before) = (Instant::now(), on_the_bus());
        let (read, ()) = tokio::join!(keychain.read(ACCOUNT), async {
            // From here on it waits for an answer: the daemon is stopped.
            while on_the_bus().is_subset(&before) {
                assert!(begun.elapsed() < Duration::from_secs(10), "it does not ask");
                tokio::task::yield_now().await;
            }
            end_the_bus();
        });
        assert_eq!(read.map(|_| ()).map_err(|p| p.kind), Err(Kind::KeychainNone), "not an item that is gone");
        assert!(begun.elapsed() < Duration::from_secs(10), "answered at once, not by its time: {:?}", begun.elapsed());
        assert_eq!(keychain.state().await, State::None);
        assert_eq!(keychain.save(ACCOUNT, LABEL, &secret()).await.map_err(|p| p.kind), Err(Kind::KeychainNone));
        assert_eq!(keychain.erase(ACCOUNT).await.map_err(|p| p.kind), Err(Kind::KeychainNone));
        assert_eq!(keychain.list().await.map_err(|p| p.kind), Err(Kind::KeychainNone));
        drop(daemon);

        let home = std::env::var_os("HOME").expect("a home");
        let _bus = Bus::new(Path::new(&home));
        assert_eq!(keychain.state().await, State::None, "a bus without a keychain");
        let _again = Daemon::unlocked().await;
        assert!(keychain.read(ACCOUNT).await.expect("reads").expect("still there").same(&kept));
    });
}

/// Clients of the session's bus, by the socket numbers in the kernel's list; a mere count would miss one that left
/// while another came.
fn on_the_bus() -> BTreeSet<String> {
    let socket = Path::new(&std::env::var_os("HOME").expect("a home")).join("bus");
    let all = std::fs::read_to_string("/proc/net/unix").expect("Linux");
    let here = all.lines().filter(|line| line.ends_with(&*socket.to_string_lossy()));
    here.map(|line| line.split_whitespace().nth(6).expect("its number").to_owned()).collect()
}

/// As if it crashed.
fn end_the_bus() {
    let bus = std::env::var(BUS).expect("inside a session");
    assert!(Command::new("kill").args(["-s", "KILL", &bus]).status().expect("runs").success());
}

#[test]
fn without_a_bus_there_is_none() {
    let inside = "keychain::without_a_bus_there_is_none";
    if std::env::var(INSIDE).as_deref() == Ok(inside) {
        run(async {
            assert_eq!(keychain().state().await, State::None);
            assert_eq!(keychain().save(ACCOUNT, LABEL, &secret()).await.map_err(|p| p.kind), Err(Kind::KeychainNone));
            assert_eq!(keychain().list().await.map_err(|p| p.kind), Err(Kind::KeychainNone));
        });
    } else {
        let folder = tempfile::tempdir().expect("a folder");
        again(inside, folder.path(), (&format!("unix:path={}", folder.path().join("nothing").display()), 0));
    }
}

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

fn run(work: impl Future<Output = ()>) {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime").block_on(work);
}

fn again(test: &str, folder: &Path, (bus, process): (&str, u32)) {
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

fn keychain() -> SystemKeychain {
    SystemKeychain::new(SERVICE)
}

/// A new value, made here.
fn secret() -> Secret {
    use std::hash::{BuildHasher, RandomState};
    let random = || RandomState::new().hash_one(Instant::now());
    let text = format!("{:016x}{:016x}{:08x}", random(), random(), random() as u32);
    Secret::from_keychain(Zeroizing::new(text.into_bytes())).expect("text")
}

/// Asks until it is in this state; fails after ten seconds.
async fn until(keychain: &SystemKeychain, state: State) {
    let begun = Instant::now();
    loop {
        let now = keychain.state().await;
        if now == state {
            return;
        }
        assert!(begun.elapsed() < Duration::from_secs(10), "still {now:?}");
    }
}

fn secret_tool(args: &[&str]) -> String {
    let output = tool("secret-tool", "libsecret-tools").args(args).output().expect("runs");
    String::from_utf8(output.stdout).expect("text")
}

/// Another program writes over the item.
fn store_with_secret_tool(value: &str) {
    let mut child = tool("secret-tool", "libsecret-tools")
        .args(["store", "--label", LABEL, "service", SERVICE, "username", ACCOUNT])
        .stdin(Stdio::piped())
        .spawn()
        .expect("runs");
    child.stdin.take().expect("piped").write_all(value.as_bytes()).expect("reads");
    assert!(child.wait().expect("ended").success());
}

/// Locks the collection that the daemon made, as a screen locker would.
fn lock() {
    let sent = tool("dbus-send", "dbus")
        .args(["--session", "--print-reply", "--dest=org.freedesktop.secrets", "/org/freedesktop/secrets"])
        .args(["org.freedesktop.Secret.Service.Lock", "array:objpath:/org/freedesktop/secrets/collection/login"])
        .output()
        .expect("runs");
    assert!(sent.status.success(), "{}", String::from_utf8_lossy(&sent.stderr));
}

/// A program that must be installed; says which package it comes in.
fn tool(program: &str, package: &str) -> Command {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path).any(|folder| folder.join(program).exists());
    assert!(found, "{program} is missing: apt-get install {package} (cargo xtask test does)");
    Command::new(program)
}

/// A process that ends with its owner.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended already.
        let _gone = self.0.kill();
        let _gone = self.0.wait();
    }
}

/// A session bus that starts nothing by itself.
struct Bus {
    running: Running,
    address: String,
}

impl Bus {
    fn new(folder: &Path) -> Self {
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
    async fn without_a_keyring() -> Self {
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

fn signal(running: &Running, name: &str) {
    let sent = Command::new("kill").args(["-s", name, &running.0.id().to_string()]).status().expect("runs");
    assert!(sent.success());
}

/// Owns the prompter's name and never answers: a prompt that nobody sees. Its process is stopped, since a running bus
/// connection would answer that it knows no such method.
struct DeafPrompter {
    _stopped: Running,
}

impl DeafPrompter {
    fn new() -> Self {
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

/// The process behind [`DeafPrompter`]; by itself it tests nothing.
#[test]
fn owns_the_prompter_when_asked() {
    use gtk::gio::{Cancellable, DBusCallFlags, DBusConnection, DBusConnectionFlags};
    use gtk::glib::ToVariant;

    if std::env::var_os(PROMPTER).is_none() {
        return;
    }
    let address = std::env::var("DBUS_SESSION_BUS_ADDRESS").expect("inside a session");
    let flags = DBusConnectionFlags::AUTHENTICATION_CLIENT | DBusConnectionFlags::MESSAGE_BUS_CONNECTION;
    let bus = DBusConnection::for_address_sync(&address, flags, None, Cancellable::NONE).expect("connects");
    let name = ("org.gnome.keyring.SystemPrompter", 0_u32).to_variant();
    let (to, at) = ("org.freedesktop.DBus", "/org/freedesktop/DBus");
    bus.call_sync(Some(to), at, to, "RequestName", Some(&name), None, DBusCallFlags::NONE, -1, Cancellable::NONE)
        .expect("owns");
    std::io::stdout().write_all(b"\ndeaf\n").expect("tells");
    // Until it is killed, or its starter is gone.
    std::io::stdin().lines().for_each(drop);
}
