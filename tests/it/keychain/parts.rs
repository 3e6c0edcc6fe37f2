//! A keychain has several parts, each open or locked: the state of one shows nothing about the others.

use std::path::PathBuf;
use std::sync::Arc;

use engine::{Engine, Mode, listed_in};
use model::problem::{Kind, Problem};
use secrets::stores::{Inventory, LockedPart, SERVICE, SecretStore as _, SecretStores, State, SystemKeychain};

use super::scripted::{Action, At, Scripted};
use super::{Daemon, LABEL, in_session, keychain, secret};

/// As the app names its items.
const HERE: &str = "acme.okta.com/0123456789ab/okta-secret/1";
const ELSEWHERE: &str = "acme.okta.com/ba9876543210/okta-secret/1";

fn keyrings() -> PathBuf {
    let home = std::env::var_os("HOME").expect("a home");
    PathBuf::from(home).join(".local/share/keyrings")
}

/// An open default keyring, and a second, locked one with an item of ours.
async fn two_keyrings() -> Daemon {
    let daemon = Daemon::unlocked().await;
    keychain().save(ELSEWHERE, LABEL, &secret()).await.expect("saves");
    drop(daemon);
    std::fs::rename(keyrings().join("login.keyring"), keyrings().join("second.keyring")).expect("renamed");
    Daemon::unlocked().await
}

fn refused<T>(answer: Result<T, Problem>) -> Option<(Kind, Option<String>)> {
    answer.err().map(|problem| (problem.kind, problem.at_field))
}

#[test]
fn a_keychain_without_a_default_keyring_runs_and_reports_it() {
    in_session("keychain::parts::a_keychain_without_a_default_keyring_runs_and_reports_it", async || {
        let _daemon = Daemon::without_a_keyring().await;
        let keychain = keychain();
        assert_eq!((keychain.state().await, keychain.name().as_str()), (State::NoDefault, "GNOME Keyring"));
        assert_eq!(refused(keychain.save(HERE, LABEL, &secret()).await), Some((Kind::KeychainNoDefault, None)));
        assert!(keychain.read(HERE).await.expect("answers").is_none(), "every keyring was looked into");
        assert_eq!(keychain.list().await, Ok(Vec::new()));
        keychain.erase(HERE).await.expect("it is nowhere");
    });
}

/// Two sentences on one screen are about one moment: a keychain that ended leaves no name behind.
#[test]
fn a_keychain_that_ended_leaves_no_name() {
    in_session("keychain::parts::a_keychain_that_ended_leaves_no_name", async || {
        let daemon = Daemon::unlocked().await;
        let keychain = keychain();
        assert_eq!((keychain.state().await, keychain.name().as_str()), (State::Ready, "GNOME Keyring"));
        drop(daemon);
        super::until(&keychain, State::None).await;
        assert_eq!(keychain.name(), "Secret Service");
    });
}

#[test]
fn a_second_locked_keyring_does_not_hide_the_first() {
    in_session("keychain::parts::a_second_locked_keyring_does_not_hide_the_first", async || {
        let _daemon = two_keyrings().await;
        let (keychain, kept) = (keychain(), secret());
        assert_eq!(keychain.state().await, State::Ready);
        keychain.save(HERE, LABEL, &kept).await.expect("saves");
        assert!(keychain.read(HERE).await.expect("reads").expect("is there").same(&kept));

        // It is there, and nobody here can unlock it.
        let dismissed = Some((Kind::KeychainDenied, Some("dismissed".to_owned())));
        assert_eq!(refused(keychain.read(ELSEWHERE).await), dismissed);
        assert_eq!(refused(keychain.erase(ELSEWHERE).await), dismissed);
        assert_eq!(refused(keychain.unlock_by_prompt().await), dismissed);

        let locked = vec![LockedPart { name: "Login".to_owned(), items: Some(1) }];
        let seen = Inventory { accounts: vec![HERE.to_owned()], locked };
        assert_eq!(keychain.look_through().await, Ok(seen.clone()));
        let whole = keychain.list().await.expect_err("not all is known");
        assert_eq!((whole.kind, whole.args["part"].as_str()), (Kind::KeychainLocked, "Login"));

        // odc's list, what a start finds, and a new secret beside it.
        let folder = tempfile::tempdir().expect("a folder");
        let places = SecretStores::new(Arc::new(SystemKeychain::new(SERVICE)), folder.path());
        let listed = listed_in(&places, &[]).await;
        assert_eq!(listed.seen.values().collect::<Vec<_>>(), [&seen]);
        assert_eq!(listed.missing().kind, Kind::KeychainLocked, "an item that is not listed may be in there");
        let engine = Engine::open(folder.path(), Mode::Live, Arc::new(SystemKeychain::new(SERVICE))).expect("opens");
        let orphans = engine.orphans().await.expect("looks");
        assert_eq!(orphans.iter().map(|orphan| orphan.id.as_str()).collect::<Vec<_>>(), ["0123456789ab"]);
        assert_eq!(engine.keychain_unknown().await, Ok(vec!["Login".to_owned()]));
        let problem = engine.forget(ELSEWHERE, true).await.expect_err("it was not found");
        assert_eq!(problem.kind, Kind::KeychainLocked, "not: no such item");

        keychain.erase(HERE).await.expect("erases");
        assert!(keychain.read(HERE).await.expect("answers").is_none());
    });
}

/// Asking about the place for new items asks nothing about an existing item.
#[test]
fn a_refusal_of_the_default_keyring_proves_no_item_missing() {
    in_session("keychain::parts::a_refusal_of_the_default_keyring_proves_no_item_missing", async || {
        const DENIED: &str = "org.freedesktop.DBus.Error.AccessDenied";
        for (at, action, state, saved) in [
            (At::ReadAlias, Action::Nowhere, State::NoDefault, Kind::KeychainNoDefault),
            (At::ReadAlias, Action::Deleted, State::NoDefault, Kind::KeychainNoDefault),
            (At::ReadAlias, Action::SessionOnly, State::SessionOnly, Kind::KeychainSessionOnly),
            (At::ReadAlias, Action::Refuse(DENIED), State::Denied, Kind::KeychainDenied),
            (At::IsLocked, Action::Refuse(DENIED), State::Denied, Kind::KeychainDenied),
        ] {
            let service = Scripted::start().await;
            let (keychain, kept) = (SystemKeychain::new(SERVICE), secret());
            keychain.save(super::ACCOUNT, LABEL, &kept).await.expect("saves while all is well");
            service.with_script(|script| script.action = Some((at, action)));
            assert_eq!(keychain.state().await, state, "{at:?} {action:?}");
            let save = keychain.save("another", LABEL, &secret()).await.map_err(|problem| problem.kind);
            assert_eq!(save, Err(saved), "{at:?} {action:?}");
            let read = keychain.read(super::ACCOUNT).await.expect("reads").expect("is there");
            assert!(read.same(&kept), "{at:?} {action:?}");
            keychain.erase(super::ACCOUNT).await.expect("erases");
            assert_eq!(service.with_script(|script| script.changes.clone()), ["create", "delete"], "{at:?} {action:?}");
            service.gone().await;
        }
    });
}

/// Nobody refused: a window was closed, or there is no screen for it. And two items under one name are no changed one.
#[test]
fn only_a_refusal_is_reported_as_one() {
    in_session("keychain::parts::only_a_refusal_is_reported_as_one", async || {
        for (at, action, kind, field) in [
            (At::Unlock, Action::Dismissed, Kind::KeychainDenied, Some("dismissed")),
            (At::Unlock, Action::Refuse("org.freedesktop.DBus.Error.AccessDenied"), Kind::KeychainDenied, None),
            (At::Unlock, Action::StaysLocked, Kind::KeychainLocked, Some("part")),
            (At::Search, Action::Twice, Kind::KeychainTwice, None),
        ] {
            let service = Scripted::start().await;
            let keychain = SystemKeychain::new(SERVICE);
            keychain.save(super::ACCOUNT, LABEL, &secret()).await.expect("saves while all is well");
            service.with_script(|script| script.action = Some((at, action)));
            let problem = keychain.read(super::ACCOUNT).await.map(|_| ()).expect_err("refused");
            assert_eq!((problem.kind, problem.at_field.as_deref()), (kind, field), "{at:?} {action:?}");
            service.gone().await;
        }
    });
}

/// As KDE's and KeePassXC's: a search doesn't find items in a locked part, so they don't count as gone.
#[test]
fn an_item_that_a_locked_keyring_may_hold_is_not_missing() {
    in_session("keychain::parts::an_item_that_a_locked_keyring_may_hold_is_not_missing", async || {
        let service = Scripted::start().await;
        let keychain = SystemKeychain::new(SERVICE);
        service.with_script(|script| script.action = Some((At::Unlock, Action::StaysLocked)));
        assert_eq!(refused(keychain.read(super::ACCOUNT).await), Some((Kind::KeychainLocked, None)));
        service.with_script(|script| script.action = Some((At::Search, Action::Beside)));
        assert_eq!(keychain.state().await, State::Ready);
        let closed = Some((Kind::KeychainLocked, Some("closed".to_owned())));
        assert_eq!(refused(keychain.read(super::ACCOUNT).await), closed);
        assert_eq!(refused(keychain.erase(super::ACCOUNT).await), closed);
        let seen = keychain.look_through().await.expect("looks");
        assert_eq!(seen.locked, [LockedPart { name: "wallet".to_owned(), items: None }]);
        // Existing items are read and erased beside it.
        keychain.save(super::ACCOUNT, LABEL, &secret()).await.expect("saves");
        assert!(keychain.read(super::ACCOUNT).await.expect("reads").is_some());
        keychain.erase(super::ACCOUNT).await.expect("erases");
        service.with_script(|script| script.action = None);
        assert!(keychain.read(super::ACCOUNT).await.expect("answers").is_none(), "all is open: it is gone");
    });
}
