//! Each way in which a Secret Service can refuse, by a scripted one: every refusal has its kind, and none changes the
//! keychain.

use std::time::{Duration, Instant};

use model::problem::Kind;
use secrets::stores::{SERVICE, SecretStore as _, State, SystemKeychain};

use super::scripted::{Action, At, ENCRYPTED, NO_SUCH_OBJECT, PLAIN, Scripted};
use super::{ACCOUNT, LABEL, in_session, secret};

const LOCKED: &str = "org.freedesktop.Secret.Error.IsLocked";
const NO_SESSION: &str = "org.freedesktop.Secret.Error.NoSession";
const DENIED: &str = "org.freedesktop.DBus.Error.AccessDenied";
const UNSUPPORTED: &str = "org.freedesktop.DBus.Error.NotSupported";
const LIMITS: &str = "org.freedesktop.DBus.Error.LimitsExceeded";
const TIMEOUT: &str = "org.freedesktop.DBus.Error.Timeout";
const UNKNOWN: &str = "example.Keeper.Error.Quux";

/// Short enough for a test, long enough for a busy machine.
const LOOK: Duration = Duration::from_secs(5);
const ACT: Duration = Duration::from_secs(5);
/// A call that hangs is waited for all of the time.
const HANGS: Duration = Duration::from_millis(400);

fn keychain(action: Action) -> SystemKeychain {
    let (look, act) = if action == Action::Hang { (HANGS, HANGS) } else { (LOOK, ACT) };
    SystemKeychain::new(SERVICE).with_limits(look, act)
}

/// Where, how, and what the person learns about a read, a save and an erase; `None` where it doesn't matter.
type Row = (At, Action, Option<Kind>, Option<Kind>, Option<Kind>);

const fn all(at: At, action: Action, kind: Kind) -> Row {
    (at, action, Some(kind), Some(kind), Some(kind))
}

const ROWS: &[Row] = &[
    // The session.
    all(At::OpenSession, Action::Refuse(UNSUPPORTED), Kind::KeychainFailed),
    all(At::OpenSession, Action::Refuse(DENIED), Kind::KeychainDenied),
    all(At::OpenSession, Action::Refuse(UNKNOWN), Kind::KeychainFailed),
    all(At::OpenSession, Action::Hang, Kind::KeychainSlow),
    all(At::OpenSession, Action::Leave, Kind::KeychainNone),
    // The place.
    (At::ReadAlias, Action::Refuse(DENIED), None, Some(Kind::KeychainDenied), None),
    (At::ReadAlias, Action::Hang, None, Some(Kind::KeychainSlow), None),
    (At::ReadAlias, Action::Nowhere, None, Some(Kind::KeychainNoDefault), None),
    (At::ReadAlias, Action::Deleted, None, Some(Kind::KeychainNoDefault), None),
    (At::ReadAlias, Action::SessionOnly, None, Some(Kind::KeychainSessionOnly), None),
    (At::IsLocked, Action::Refuse(DENIED), None, Some(Kind::KeychainDenied), None),
    // Unlocking.
    all(At::Unlock, Action::Dismissed, Kind::KeychainDenied),
    all(At::Unlock, Action::Refuse(DENIED), Kind::KeychainDenied),
    all(At::Unlock, Action::StaysLocked, Kind::KeychainLocked),
    all(At::Unlock, Action::LeaveAtPrompt, Kind::KeychainNone),
    all(At::Unlock, Action::Hang, Kind::KeychainLocked),
    // Looking for the item.
    (At::Search, Action::Refuse(LOCKED), Some(Kind::KeychainLocked), None, Some(Kind::KeychainLocked)),
    (At::Search, Action::Refuse(UNKNOWN), Some(Kind::KeychainFailed), None, Some(Kind::KeychainFailed)),
    (At::Search, Action::LockedItem, Some(Kind::KeychainLocked), None, Some(Kind::KeychainLocked)),
    (At::Search, Action::Twice, Some(Kind::KeychainTwice), None, None),
    (At::Search, Action::Hang, Some(Kind::KeychainSlow), None, Some(Kind::KeychainSlow)),
    (At::Search, Action::Leave, Some(Kind::KeychainNone), None, Some(Kind::KeychainNone)),
    // Reading it.
    (At::Read, Action::Refuse(LOCKED), Some(Kind::KeychainLocked), None, None),
    (At::Read, Action::Refuse(NO_SESSION), Some(Kind::KeychainFailed), None, None),
    (At::Read, Action::Refuse(NO_SUCH_OBJECT), Some(Kind::KeychainFailed), None, None),
    (At::Read, Action::Refuse(DENIED), Some(Kind::KeychainDenied), None, None),
    (At::Read, Action::Refuse(TIMEOUT), Some(Kind::KeychainSlow), None, None),
    (At::Read, Action::Refuse(UNKNOWN), Some(Kind::KeychainFailed), None, None),
    (At::Read, Action::Garbage, Some(Kind::KeychainFailed), None, None),
    (At::Read, Action::Hang, Some(Kind::KeychainSlow), None, None),
    (At::Read, Action::Leave, Some(Kind::KeychainNone), None, None),
    // Writing it.
    (At::Create, Action::Refuse(LOCKED), None, Some(Kind::KeychainLocked), None),
    (At::Create, Action::Refuse(LIMITS), None, Some(Kind::KeychainFailed), None),
    (At::Create, Action::Refuse(NO_SESSION), None, Some(Kind::KeychainFailed), None),
    (At::Create, Action::Refuse(DENIED), None, Some(Kind::KeychainDenied), None),
    (At::Create, Action::Hang, None, Some(Kind::KeychainSlow), None),
    (At::Create, Action::Leave, None, Some(Kind::KeychainNone), None),
    // Erasing it.
    (At::Delete, Action::Refuse(LOCKED), None, None, Some(Kind::KeychainLocked)),
    (At::Delete, Action::Refuse(DENIED), None, None, Some(Kind::KeychainDenied)),
    (At::Delete, Action::Hang, None, None, Some(Kind::KeychainSlow)),
    (At::Delete, Action::Leave, None, None, Some(Kind::KeychainNone)),
];

#[test]
fn each_refusal_has_its_kind_and_changes_nothing() {
    in_session("keychain::refusals::each_refusal_has_its_kind_and_changes_nothing", async || {
        let mut wrong = Vec::new();
        for (at, action, read, save, erase) in ROWS {
            for (act, expected) in [("read", read), ("save", save), ("erase", erase)] {
                let Some(expected) = expected else { continue };
                let service = Scripted::start().await;
                let quiet = SystemKeychain::new(SERVICE);
                let kept = secret();
                quiet.save(ACCOUNT, LABEL, &kept).await.expect("saves while all is well");
                service.with_script(|script| {
                    script.action = Some((*at, *action));
                    script.changes.clear();
                });
                let keychain = keychain(*action);
                let begun = Instant::now();
                let answer = match act {
                    "read" => keychain.read(ACCOUNT).await.map(|found| assert!(found.is_some(), "{at:?} {action:?}")),
                    "save" => keychain.save("another", LABEL, &secret()).await,
                    _ => keychain.erase(ACCOUNT).await,
                };
                assert!(begun.elapsed() < ACT * 2, "{act}, {at:?} {action:?}: {:?}", begun.elapsed());
                let kind = answer.map_err(|problem| problem.kind);
                if kind != Err(*expected) {
                    wrong.push(format!("{act}, {at:?} {action:?}: {kind:?}, not {expected:?}"));
                }
                let changes = service.with_script(|script| std::mem::take(&mut script.changes));
                assert!(changes.is_empty(), "{act}, {at:?} {action:?}: {changes:?}");
                service.gone().await;
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    });
}

#[test]
fn a_false_answer_is_verified() {
    in_session("keychain::refusals::a_false_answer_is_verified", async || {
        let service = Scripted::start().await;
        let keychain = SystemKeychain::new(SERVICE);
        let kept = secret();
        keychain.save(ACCOUNT, LABEL, &kept).await.expect("saves");
        let now = |action| service.with_script(|script| script.action = action);

        now(Some((At::Read, Action::AnotherValue)));
        let read = keychain.read(ACCOUNT).await.expect("answers").expect("something");
        assert!(!read.same(&kept), "the caller compares, and can");

        now(Some((At::Delete, Action::Keeps)));
        let kept_all_the_same = keychain.erase(ACCOUNT).await.expect_err("read back as there");
        assert_eq!((kept_all_the_same.kind, kept_all_the_same.field()), (Kind::KeychainDiffers, Some("still-there")));

        // It vanishes between the search and the read: a failure, and only the next search reports it as gone.
        now(Some((At::Read, Action::Refuse(NO_SUCH_OBJECT))));
        let vanished = keychain.read(ACCOUNT).await.map(|_| ()).map_err(|p| p.kind);
        assert_eq!(vanished, Err(Kind::KeychainFailed));
        now(None);
        service.with_script(|script| script.item = None);
        assert!(keychain.read(ACCOUNT).await.expect("answers").is_none());
    });
}

#[test]
fn a_probe_distinguishes_the_refusals_too() {
    in_session("keychain::refusals::a_probe_distinguishes_the_refusals_too", async || {
        for (at, action, state) in [
            (At::OpenSession, Action::Refuse(DENIED), State::Denied),
            (At::OpenSession, Action::Hang, State::Slow),
            (At::ReadAlias, Action::Leave, State::None),
            (At::ReadAlias, Action::Refuse(UNKNOWN), State::Failed),
            (At::ReadAlias, Action::Nowhere, State::NoDefault),
            (At::IsLocked, Action::Refuse(DENIED), State::Denied),
            // A look opens no prompt: this one would never be answered.
            (At::Unlock, Action::Hang, State::Locked),
        ] {
            let service = Scripted::start().await;
            service.with_script(|script| script.action = Some((at, action)));
            let keychain = if action == Action::Hang && state == State::Slow {
                keychain(action)
            } else {
                SystemKeychain::new(SERVICE).with_limits(LOOK, ACT)
            };
            assert_eq!(keychain.state().await, state, "{at:?} {action:?}");
            service.gone().await;
        }
    });
}

/// What KDE's and GNOME's answer to an algorithm that they lack.
const LACKING: [&str; 2] = [UNSUPPORTED, "org.freedesktop.DBus.Error.InvalidArgs"];

/// A keychain without sessions of this algorithm.
async fn lacking(algorithm: &'static str, error: &'static str) -> (Scripted, SystemKeychain) {
    let service = Scripted::start().await;
    service.with_script(|script| script.action = Some((At::OpenSession, Action::Lacks(algorithm, error))));
    (service, SystemKeychain::new(SERVICE).with_limits(LOOK, ACT))
}

#[test]
fn only_a_session_that_carries_a_secret_is_encrypted() {
    in_session("keychain::refusals::only_a_session_that_carries_a_secret_is_encrypted", async || {
        let service = Scripted::start().await;
        let keychain = SystemKeychain::new(SERVICE).with_limits(LOOK, ACT);
        let asked = || service.with_script(|script| std::mem::take(&mut script.algorithms));
        keychain.save(ACCOUNT, LABEL, &secret()).await.expect("saved");
        assert!(keychain.read(ACCOUNT).await.expect("read").is_some());
        // Whether a secret could be saved, the state has to find out.
        assert_eq!(keychain.state().await, State::Ready);
        assert_eq!(asked(), [ENCRYPTED; 3]);
        assert_eq!(keychain.list().await.expect("listed"), [ACCOUNT]);
        keychain.erase(ACCOUNT).await.expect("erased");
        assert_eq!(asked(), [PLAIN; 3]);
    });
}

#[test]
fn a_keychain_that_lacks_unencrypted_sessions_is_used_all_the_same() {
    in_session("keychain::refusals::a_keychain_that_lacks_unencrypted_sessions_is_used_all_the_same", async || {
        for error in LACKING {
            let (service, keychain) = lacking(PLAIN, error).await;
            keychain.save(ACCOUNT, LABEL, &secret()).await.expect("saved");
            assert_eq!(keychain.list().await.expect("listed"), [ACCOUNT], "{error}");
            keychain.erase(ACCOUNT).await.expect("erased");
            service.gone().await;
        }
    });
}

/// Step 1 has to find it: at step 3 Okta has shown the secret already.
#[test]
fn a_keychain_that_lacks_encrypted_sessions_is_not_ready() {
    in_session("keychain::refusals::a_keychain_that_lacks_encrypted_sessions_is_not_ready", async || {
        for error in LACKING {
            let (service, keychain) = lacking(ENCRYPTED, error).await;
            assert_eq!(keychain.state().await, State::Failed, "{error}");
            let refused = keychain.save(ACCOUNT, LABEL, &secret()).await.expect_err("not in the clear");
            assert_eq!(refused.kind, Kind::KeychainFailed, "{error}");
            assert!(service.with_script(|script| script.item.is_none() && script.changes.is_empty()));
            service.gone().await;
        }
    });
}
