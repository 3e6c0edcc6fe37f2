//! The system's keychain on a real Secret Service: GNOME Keyring on a bus of its own.
//!
//! The bus's address is a variable of the whole process, so each test runs its own binary again inside its session, for
//! this test alone. The bus starts no services by itself: what isn't started is absent.

mod limits;
mod parts;
mod refusals;
mod scripted;
mod session;

use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use model::problem::Kind;
use secrets::stores::{SERVICE, SecretStore as _, State, SystemKeychain};

use session::{
    Bus, DeafPrompter, INSIDE, PROMPTER, again, end_the_bus, keychain, lock, on_the_bus, run, secret, secret_tool,
    store_with_secret_tool, until,
};
pub use session::{Daemon, in_session};

const ACCOUNT: &str = "acme.okta.com/0123456789ab/okta/1";
const LABEL: &str = "Okta Dell Connect: acme.okta.com";

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
        assert_eq!(keychain.state().await, State::Locked, "a look works while the prompt is open");
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
        assert!(keychain().list().await.expect("lists").is_empty(), "what was abandoned was not written late");
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
