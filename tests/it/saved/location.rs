//! Secrets outside the keychain, by choice: in memory for one session, or in the vault. And moved from there to the
//! keychain, killed at every instant.

use jiff::Timestamp;
use model::connection::{Connection, Direction, Evidence, Retiring, Rotation, Step, StoreKind};
use model::problem::{Kind, Result};
use secrets::stores::{SecretStore as _, State};
use zeroize::Zeroizing;

use crate::test_app::acts::{Act, Consoles, kind};
use crate::test_app::{TestApp, hash};

pub(super) fn passphrase() -> Zeroizing<String> {
    Zeroizing::new("four words that differ".to_owned())
}

pub(super) async fn at_the_secret(app: &mut TestApp, consoles: &mut Consoles, keep: StoreKind) {
    if keep == StoreKind::Vault {
        app.engine().unlock_vault(passphrase()).await.expect("made");
    }
    app.engine().keep_in(&app.id, keep).await.expect("chosen");
    for act in [Act::AnswerReady, Act::Name("acme.okta.practice"), Act::Continue, Act::InstallInOkta] {
        act.on(app, consoles).await.expect("good");
    }
}

pub(super) async fn take(app: &TestApp, consoles: &Consoles) -> Result<()> {
    app.engine().take_secret(&app.id, consoles.secret.clone()).await
}

pub(super) async fn held(app: &TestApp) -> Option<String> {
    app.engine().secret(&app.id).await.ok().map(|secret| secret.mark().secret_hash)
}

pub(super) fn keep(connection: &Connection) -> StoreKind {
    connection.okta.secret.current().expect("saved").store
}

/// Without a keychain the path stops, and continues only after the person chose a store.
#[tokio::test]
async fn no_store_is_chosen_automatically() {
    let (app, mut consoles) = (TestApp::new().await, Consoles::default());
    app.keychain.set_state(State::None);
    Act::Name("acme.okta.practice").on(&app, &mut consoles).await.expect("good");
    assert_eq!(kind(app.engine().next(&app.id).await), Some(Kind::KeychainNone));
    assert_eq!(app.connection().ready.store, StoreKind::Keychain);
    // A vault is chosen once it is open.
    assert_eq!(kind(app.engine().keep_in(&app.id, StoreKind::Vault).await), Some(Kind::VaultGone));
    app.engine().keep_in(&app.id, StoreKind::Session).await.expect("chosen");
    app.engine().next(&app.id).await.expect("continues");
    assert_eq!(app.step(), Step::Permissions);
    assert!(app.log().iter().any(|(act, _)| act == "chose_place"));
}

#[tokio::test]
async fn a_secret_for_this_session_only_is_used_and_ends_with_it() {
    let (mut app, mut consoles) = (TestApp::new().await, Consoles::default());
    app.keychain.set_state(State::None);
    at_the_secret(&mut app, &mut consoles, StoreKind::Session).await;
    take(&app, &consoles).await.expect("taken");
    assert_eq!(held(&app).await, Some(hash(&consoles.secret)));
    assert!(app.items().await.is_empty() && !app.on_disk(&[consoles.secret.clone()]));
    app.engine().secret_stores().end();
    assert_eq!(held(&app).await, None, "wiped on the way out");

    app.restart();
    let connection = app.connection();
    assert!(connection.okta.secret.current().is_some_and(|custody| custody.session_has_ended()));
    // It is said as what it is, and the path stands where another can be taken.
    assert_eq!(kind(app.engine().secret(&app.id).await), Some(Kind::SessionOver));
    let needs = model::journey::needs(Step::Install, &connection, app.engine().way(&connection));
    assert_eq!(kind(needs), Some(Kind::SessionOver));
    assert!(app.log().contains(&("session_over".to_owned(), true)));
    let once = app.log().len();
    app.restart_unchanged();
    assert_eq!(app.log().len(), once, "said once");

    consoles.secret = app.new_secret().await;
    take(&app, &consoles).await.expect("taken");
    assert_eq!(held(&app).await, Some(hash(&consoles.secret)));
    app.engine().erase_secret(&app.id).await.expect("erased");
    assert_eq!(kind(app.engine().secret(&app.id).await), Some(Kind::SecretGone));
    app.engine().remove(&app.id).await.expect("removed without a keychain");
    assert!(app.chain_holds());
}

#[tokio::test]
async fn a_secret_in_the_vault_waits_for_its_passphrase() {
    let (mut app, mut consoles) = (TestApp::new().await, Consoles::default());
    app.keychain.set_state(State::None);
    at_the_secret(&mut app, &mut consoles, StoreKind::Vault).await;
    take(&app, &consoles).await.expect("taken");
    assert!(app.items().await.is_empty() && !app.on_disk(&[consoles.secret.clone(), passphrase()]));

    app.restart_unchanged();
    assert_eq!(kind(app.engine().secret(&app.id).await), Some(Kind::VaultLocked));
    let other = app.new_secret().await;
    assert_eq!(kind(app.engine().take_secret(&app.id, other).await), Some(Kind::VaultLocked));
    assert_eq!(kind(app.engine().erase_secret(&app.id).await), Some(Kind::VaultLocked));
    let wrong = Zeroizing::new("four words that are wrong".to_owned());
    assert_eq!(kind(app.engine().unlock_vault(wrong).await), Some(Kind::VaultPassphrase));
    app.engine().unlock_vault(passphrase()).await.expect("opened");
    assert_eq!(held(&app).await, Some(hash(&consoles.secret)), "nothing was lost meanwhile");
    app.engine().settle(&app.id).await.expect("settled");
    app.engine().erase_secret(&app.id).await.expect("erased");
    assert_eq!(kind(app.engine().secret(&app.id).await), Some(Kind::SecretGone));
}

/// A file that was moved away was not erased. The connection may be removed all the same, and that is recorded.
#[tokio::test]
async fn a_missing_vault_does_not_count_as_erased() {
    let (mut app, mut consoles) = (TestApp::new().await, Consoles::default());
    at_the_secret(&mut app, &mut consoles, StoreKind::Vault).await;
    take(&app, &consoles).await.expect("taken");
    let account = app.connection().okta.secret.current().cloned().expect("saved").item;
    let file = app.engine().secret_stores().vault().path().to_owned();
    std::fs::rename(&file, file.with_extension("away")).expect("moved");
    assert_eq!(kind(app.engine().erase_secret(&app.id).await), Some(Kind::VaultGone));
    assert_eq!((app.connection().secret_choice(), app.connection().items.intent), (None, None));
    assert_eq!(kind(app.engine().forget(&account, false).await), Some(Kind::ItemInUse), "nobody could look");
    assert_eq!(kind(app.engine().forget(&account, true).await), Some(Kind::VaultGone));
    app.engine().remove(&app.id).await.expect("removed without it");
    assert!(app.log().contains(&("vault_gone".to_owned(), true)));
    assert!(app.chain_holds());
}

/// A connection with Okta's secret, the one it replaced, and Dell's key, all in a fallback.
async fn with_three(app: &mut TestApp, consoles: &mut Consoles, keep: StoreKind) {
    at_the_secret(app, consoles, keep).await;
    take(app, consoles).await.expect("taken");
    consoles.secret = app.new_secret().await;
    take(app, consoles).await.expect("replaced");
    consoles.key = app.credential().await;
    app.engine().take_dell_key(&app.id, &consoles.key.0, consoles.key.1.clone()).await.expect("taken");
}

async fn killed_while_it_is_moved_from(keep_there: StoreKind) {
    let mut app = TestApp::new().await;
    for instant in 0.. {
        app.anew().await;
        let mut consoles = Consoles::default();
        with_three(&mut app, &mut consoles, keep_there).await;
        app.keychain.stop_at(instant);
        let keychain = app.keychain.clone();
        let ended = app.killed_when(async |engine, id| engine.move_to_keychain(id).await, keychain.stopped()).await;
        app.keychain.go_on();
        if keep_there == StoreKind::Vault {
            app.engine().unlock_vault(passphrase()).await.expect("opened");
        }
        app.engine().settle(&app.id).await.expect("settled");
        assert_eq!(app.connection().items.intent, None);
        // Wherever it stopped: a vault's secret is readable in one of the two stores. A session's is there if it
        // reached the keychain, and else ended with the session.
        let items = app.items().await;
        for custody in app.connection().custodies() {
            let there = items.iter().any(|item| custody.item == *item);
            assert_eq!(there, custody.store == StoreKind::Keychain, "at instant {instant}");
            match custody.store {
                StoreKind::Keychain => assert!(!custody.session_has_ended()),
                StoreKind::Vault => {
                    assert!(app.engine().secret_stores().read(custody).await.is_ok(), "at instant {instant}")
                }
                StoreKind::Session => assert!(custody.session_has_ended()),
            }
        }
        if keep_there == StoreKind::Vault {
            assert_eq!(held(&app).await, Some(hash(&consoles.secret)), "at instant {instant}");
            assert_eq!(app.connection().custodies().count(), 3);
        }
        assert!(app.chain_holds());
        if let Some(ended) = ended {
            assert!(instant >= 6, "it was never stopped");
            ended.expect("good");
            assert_eq!((keep(&app.connection()), items.len()), (StoreKind::Keychain, 3));
            if keep_there == StoreKind::Vault {
                assert!(
                    app.engine().secret_stores().vault().list().await.expect("listed").is_empty(),
                    "nothing is left there"
                );
            }
            assert_eq!(kind(app.engine().move_to_keychain(&app.id).await), Some(Kind::NothingToMove));
            return;
        }
    }
}

#[tokio::test]
async fn killed_while_it_is_moved_from_the_vault() {
    killed_while_it_is_moved_from(StoreKind::Vault).await;
}

#[tokio::test]
async fn killed_while_it_is_moved_from_a_session() {
    killed_while_it_is_moved_from(StoreKind::Session).await;
}

/// A keychain that fails midway: the secret is where it was, and nothing was erased.
#[tokio::test]
async fn a_move_to_a_keychain_that_fails() {
    let (mut app, mut consoles) = (TestApp::new().await, Consoles::default());
    at_the_secret(&mut app, &mut consoles, StoreKind::Session).await;
    take(&app, &consoles).await.expect("taken");
    for state in [State::None, State::Locked, State::Denied, State::Slow] {
        app.keychain.set_state(state);
        assert_eq!(kind(app.engine().move_to_keychain(&app.id).await), state.problem());
        assert_eq!(keep(&app.connection()), StoreKind::Session);
        app.keychain.set_state(State::Ready);
    }
    app.keychain.inner.spoil_writes(true);
    assert_eq!(kind(app.engine().move_to_keychain(&app.id).await), Some(Kind::KeychainDiffers));
    app.keychain.inner.spoil_writes(false);
    assert_eq!(held(&app).await, Some(hash(&consoles.secret)));
    app.engine().move_to_keychain(&app.id).await.expect("moved at last");
    assert_eq!((keep(&app.connection()), app.items().await.len()), (StoreKind::Keychain, 1));
    assert_eq!(app.connection().ready.store, StoreKind::Keychain);
    app.restart();
    assert_eq!(held(&app).await, Some(hash(&consoles.secret)), "it outlives the session now");
}

/// One secret in the vault, with its move to the keychain killed at this instant; true if the move ended first. The
/// vault is open again.
pub(super) async fn moved_until(app: &mut TestApp, instant: u32) -> bool {
    app.anew().await;
    let mut consoles = Consoles::default();
    at_the_secret(app, &mut consoles, StoreKind::Vault).await;
    take(app, &consoles).await.expect("taken");
    app.keychain.stop_at(instant);
    let keychain = app.keychain.clone();
    let ended = app.killed_when(async |engine, id| engine.move_to_keychain(id).await, keychain.stopped()).await;
    app.keychain.go_on();
    app.engine().unlock_vault(passphrase()).await.expect("opened");
    ended.is_some()
}

/// Contents of the keychain and of the vault.
pub(super) async fn lying(app: &TestApp) -> (Vec<String>, Vec<String>) {
    (app.items().await, app.engine().secret_stores().vault().list().await.expect("listed"))
}

#[tokio::test]
async fn a_secret_erased_during_a_move_is_in_neither_store() {
    let mut app = TestApp::new().await;
    for instant in 0.. {
        let over = moved_until(&mut app, instant).await;
        let account = app.connection().okta.secret.current().cloned().expect("saved").item;
        app.engine().forget(&account, true).await.expect("forgotten");
        assert_eq!(lying(&app).await, (vec![], vec![]), "at instant {instant}");
        app.restart();
        app.engine().unlock_vault(passphrase()).await.expect("opened");
        app.engine().settle(&app.id).await.expect("settled");
        assert_eq!(app.log().last().map(|(act, _)| act.as_str()), Some("forgot_secret"), "at instant {instant}");
        if over {
            assert!(instant >= 4, "it was never stopped");
            return;
        }
    }
}

/// While the keychain can't be read, it is unknown what an interrupted move left in it.
#[tokio::test]
async fn nothing_counts_as_erased_that_a_locked_keychain_may_have() {
    let mut app = TestApp::new().await;
    for instant in 0.. {
        let over = moved_until(&mut app, instant).await;
        app.keychain.set_state(State::Locked);
        let begun = app.connection().items.intent.is_some();
        let settled = kind(app.engine().settle(&app.id).await);
        let erased = kind(app.engine().erase_secret(&app.id).await);
        assert_eq!(erased.is_none(), app.items().await.is_empty() && !begun, "at instant {instant}");
        if let Some(problem) = erased {
            assert_eq!(problem, Kind::KeychainLocked, "at instant {instant}");
            assert!(app.connection().secret_choice().is_none(), "at instant {instant}");
        }
        app.keychain.set_state(State::Ready);
        app.engine().erase_secret(&app.id).await.expect("erased");
        assert_eq!(lying(&app).await, (vec![], vec![]), "at instant {instant}: {settled:?}");
        if over {
            assert!(instant >= 4, "it was never stopped");
            return;
        }
    }
}

/// A move that begins and can't end, recovered while the session continues.
async fn move_in_vain(app: &TestApp) {
    app.keychain.inner.spoil_writes(true);
    assert_eq!(kind(app.engine().move_to_keychain(&app.id).await), Some(Kind::KeychainDiffers));
    app.keychain.inner.spoil_writes(false);
    app.engine().settle(&app.id).await.expect("settled");
}

#[tokio::test]
async fn a_secret_still_in_memory_does_not_end_with_another() {
    let (mut app, mut consoles) = (TestApp::new().await, Consoles::default());
    with_three(&mut app, &mut consoles, StoreKind::Session).await;
    let key = app.connection().dell.key.current().cloned().expect("saved");
    app.engine().secret_stores().at(StoreKind::Session).erase(&key.item).await.expect("erased");
    move_in_vain(&app).await;
    let connection = app.connection();
    assert!(connection.dell.key.current().is_some_and(|key| key.session_has_ended()));
    assert!(connection.okta.secret.current().is_some_and(|secret| !secret.session_has_ended()));
    assert_eq!(connection.okta.secret.previous().len(), 1);
    assert_eq!(held(&app).await, Some(hash(&consoles.secret)));
}

#[tokio::test]
async fn an_erased_secret_does_not_end_with_the_session() {
    let (mut app, mut consoles) = (TestApp::new().await, Consoles::default());
    with_three(&mut app, &mut consoles, StoreKind::Session).await;
    app.engine().erase_secret(&app.id).await.expect("erased");
    move_in_vain(&app).await;
    assert!(!app.log().iter().any(|(act, _)| act == "session_over"));
    app.restart();
    let connection = app.connection();
    assert!(connection.dell.key.current().is_some_and(|key| key.session_has_ended()));
    assert!(connection.okta.secret.current().is_some_and(|secret| !secret.session_has_ended()));
    assert!(!connection.lost_with_session(), "what was erased by choice was not lost");
}

#[tokio::test]
async fn an_erased_secret_blocks_no_move() {
    let (mut app, mut consoles) = (TestApp::new().await, Consoles::default());
    with_three(&mut app, &mut consoles, StoreKind::Vault).await;
    app.engine().erase_secret(&app.id).await.expect("erased");
    app.engine().move_to_keychain(&app.id).await.expect("moved");
    let key = app.connection().dell.key.current().cloned().expect("saved");
    assert_eq!(lying(&app).await, (vec![key.item.to_string()], vec![]));
    assert_eq!((key.store, app.connection().ready.store), (StoreKind::Keychain, StoreKind::Keychain));
    assert_eq!(kind(app.engine().move_to_keychain(&app.id).await), Some(Kind::NothingToMove));
}

/// The previous secret of a rotation is erased, or was lost before: a record of it stays.
#[tokio::test]
async fn a_retired_secret_blocks_no_move() {
    for wiped in [true, false] {
        let (mut app, mut consoles) = (TestApp::new().await, Consoles::default());
        with_three(&mut app, &mut consoles, StoreKind::Vault).await;
        let gone = app.connection().okta.secret.previous()[0].clone();
        app.engine().secret_stores().at(StoreKind::Vault).erase(&gone.item).await.expect("erased");
        let store = app.engine().store();
        let changed = store.change(&app.id, None, |connection| {
            let (mut secret, now) = (connection.okta.secret.previous()[0].clone(), Timestamp::now());
            connection.okta.secret.retire(&secret.item);
            if wiped {
                secret.erased(now)
            } else {
                secret.not_found(false, now)
            }
            let retiring = Box::new(Retiring {
                since: now,
                direction: Direction::Forward,
                secret: Some(secret),
                inactive: None,
                refused: None,
                erased: wiped.then(|| Evidence::tested(now)),
            });
            connection.okta.rotation = Some(Rotation::Promoted { seen: None, retiring });
            Ok(())
        });
        changed.expect("changed");
        app.engine().move_to_keychain(&app.id).await.expect("moved");
        let (keychain, vault) = lying(&app).await;
        assert_eq!((keychain.len(), vault.len()), (2, 0));
        assert_eq!(kind(app.engine().move_to_keychain(&app.id).await), Some(Kind::NothingToMove));
    }
}

/// A copy for Dell's console is forgotten with its secret.
#[tokio::test]
async fn a_pending_secret_that_ends_with_the_session_was_not_copied() {
    let (mut app, mut consoles) = (TestApp::new().await, Consoles::default());
    at_the_secret(&mut app, &mut consoles, StoreKind::Session).await;
    take(&app, &consoles).await.expect("taken");
    let changed = app.engine().store().change(&app.id, None, |connection| {
        let taken = std::mem::take(&mut connection.okta.secret).current().cloned().expect("taken");
        connection.begin_rotation(Timestamp::now());
        connection.stage_pending(taken);
        connection.okta.rotation.as_mut().and_then(Rotation::pending_mut).expect("comes in").copied =
            Some(Timestamp::now());
        Ok(())
    });
    changed.expect("changed");
    app.restart();
    let rotation = app.connection().okta.rotation.expect("continues");
    assert!(matches!(rotation, Rotation::Begun { .. }));
}

/// After a database was lost, only the keychain's items show which numbers were used.
#[tokio::test]
async fn no_item_of_the_vault_is_written_over_after_the_database_was_lost() {
    let (mut app, mut consoles) = (TestApp::new().await, Consoles::default());
    at_the_secret(&mut app, &mut consoles, StoreKind::Keychain).await;
    take(&app, &consoles).await.expect("taken");
    app.engine().unlock_vault(passphrase()).await.expect("made");
    app.engine().keep_in(&app.id, StoreKind::Vault).await.expect("chosen");
    consoles.secret = app.new_secret().await;
    take(&app, &consoles).await.expect("replaced");
    let before = app.connection().okta.secret.current().cloned().expect("saved");

    app.damage();
    app.id = app.engine().adopt(&app.id).await.expect("adopted");
    app.engine().unlock_vault(passphrase()).await.expect("opened");
    app.engine().keep_in(&app.id, StoreKind::Vault).await.expect("chosen");
    // Okta has room for two secrets: this one belongs to a newly installed integration.
    app.act("/reset", serde_json::json!({})).await;
    (_, consoles.secret) = app.install().await;
    take(&app, &consoles).await.expect("taken");
    assert_eq!(held(&app).await, Some(hash(&consoles.secret)));
    assert!(app.engine().secret_stores().read(&before).await.is_ok(), "what was there is there");
    assert_eq!(lying(&app).await.1.len(), 2);
}
