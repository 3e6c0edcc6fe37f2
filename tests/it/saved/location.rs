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

pub(super) async fn at_the_secret(desk: &mut TestApp, hands: &mut Consoles, keep: StoreKind) {
    if keep == StoreKind::Vault {
        desk.engine().unlock_vault(passphrase()).await.expect("made");
    }
    desk.engine().keep_in(&desk.id, keep).await.expect("chosen");
    for act in [Act::AnswerReady, Act::Name("acme.okta.practice"), Act::Continue, Act::InstallInOkta] {
        act.on(desk, hands).await.expect("good");
    }
}

pub(super) async fn take(desk: &TestApp, hands: &Consoles) -> Result<()> {
    desk.engine().take_secret(&desk.id, hands.secret.clone()).await
}

pub(super) async fn held(desk: &TestApp) -> Option<String> {
    desk.engine().secret(&desk.id).await.ok().map(|secret| secret.mark().secret_hash)
}

pub(super) fn keep(connection: &Connection) -> StoreKind {
    connection.okta.secret.current().expect("saved").keep
}

/// Without a keychain the path stops, and continues only after the person chose a store.
#[tokio::test]
async fn nothing_is_chosen_for_the_person() {
    let (desk, mut hands) = (TestApp::new().await, Consoles::default());
    desk.keychain.set_state(State::None);
    Act::Name("acme.okta.practice").on(&desk, &mut hands).await.expect("good");
    assert_eq!(kind(desk.engine().next(&desk.id).await), Some(Kind::KeychainNone));
    assert_eq!(desk.connection().ready.keep, StoreKind::Keychain);
    // A vault is chosen once it is open.
    assert_eq!(kind(desk.engine().keep_in(&desk.id, StoreKind::Vault).await), Some(Kind::VaultGone));
    desk.engine().keep_in(&desk.id, StoreKind::Session).await.expect("chosen");
    desk.engine().next(&desk.id).await.expect("continues");
    assert_eq!(desk.step(), Step::Permissions);
    assert!(desk.log().iter().any(|(act, _)| act == "chose_place"));
}

#[tokio::test]
async fn a_session_s_secret_is_used_and_ends_with_the_session() {
    let (mut desk, mut hands) = (TestApp::new().await, Consoles::default());
    desk.keychain.set_state(State::None);
    at_the_secret(&mut desk, &mut hands, StoreKind::Session).await;
    take(&desk, &hands).await.expect("taken");
    assert_eq!(held(&desk).await, Some(hash(&hands.secret)));
    assert!(desk.items().await.is_empty() && !desk.on_disk(&[hands.secret.clone()]));
    desk.engine().places().end();
    assert_eq!(held(&desk).await, None, "wiped on the way out");

    desk.restart();
    let connection = desk.connection();
    assert!(connection.okta.secret.current().is_some_and(|custody| custody.session_has_ended()));
    // It is said as what it is, and the path stands where another can be taken.
    assert_eq!(kind(desk.engine().secret(&desk.id).await), Some(Kind::SessionOver));
    let needs = model::journey::needs(Step::Install, &connection, desk.engine().way(&connection));
    assert_eq!(kind(needs), Some(Kind::SessionOver));
    assert!(desk.log().contains(&("session_over".to_owned(), true)));
    let once = desk.log().len();
    desk.restart_unchanged();
    assert_eq!(desk.log().len(), once, "said once");

    hands.secret = desk.new_secret().await;
    take(&desk, &hands).await.expect("taken");
    assert_eq!(held(&desk).await, Some(hash(&hands.secret)));
    desk.engine().erase_secret(&desk.id).await.expect("erased");
    assert_eq!(kind(desk.engine().secret(&desk.id).await), Some(Kind::SecretGone));
    desk.engine().remove(&desk.id).await.expect("removed without a keychain");
    assert!(desk.chain_holds());
}

#[tokio::test]
async fn a_vault_s_secret_waits_for_its_passphrase() {
    let (mut desk, mut hands) = (TestApp::new().await, Consoles::default());
    desk.keychain.set_state(State::None);
    at_the_secret(&mut desk, &mut hands, StoreKind::Vault).await;
    take(&desk, &hands).await.expect("taken");
    assert!(desk.items().await.is_empty() && !desk.on_disk(&[hands.secret.clone(), passphrase()]));

    desk.restart_unchanged();
    assert_eq!(kind(desk.engine().secret(&desk.id).await), Some(Kind::VaultLocked));
    let other = desk.new_secret().await;
    assert_eq!(kind(desk.engine().take_secret(&desk.id, other).await), Some(Kind::VaultLocked));
    assert_eq!(kind(desk.engine().erase_secret(&desk.id).await), Some(Kind::VaultLocked));
    let wrong = Zeroizing::new("four words that are wrong".to_owned());
    assert_eq!(kind(desk.engine().unlock_vault(wrong).await), Some(Kind::VaultPassphrase));
    desk.engine().unlock_vault(passphrase()).await.expect("opened");
    assert_eq!(held(&desk).await, Some(hash(&hands.secret)), "nothing was lost meanwhile");
    desk.engine().settle(&desk.id).await.expect("settled");
    desk.engine().erase_secret(&desk.id).await.expect("erased");
    assert_eq!(kind(desk.engine().secret(&desk.id).await), Some(Kind::SecretGone));
}

/// A file that was moved away was not erased. The connection may be removed all the same, and that is recorded.
#[tokio::test]
async fn a_vault_that_is_gone_does_not_count_as_erased() {
    let (mut desk, mut hands) = (TestApp::new().await, Consoles::default());
    at_the_secret(&mut desk, &mut hands, StoreKind::Vault).await;
    take(&desk, &hands).await.expect("taken");
    let account = desk.connection().okta.secret.current().cloned().expect("saved").item;
    let file = desk.engine().places().vault().path().to_owned();
    std::fs::rename(&file, file.with_extension("away")).expect("moved");
    assert_eq!(kind(desk.engine().erase_secret(&desk.id).await), Some(Kind::VaultGone));
    assert_eq!((desk.connection().secret_choice(), desk.connection().items.intent), (None, None));
    assert_eq!(kind(desk.engine().forget(&account, false).await), Some(Kind::ItemInUse), "nobody could look");
    assert_eq!(kind(desk.engine().forget(&account, true).await), Some(Kind::VaultGone));
    desk.engine().remove(&desk.id).await.expect("removed without it");
    assert!(desk.log().contains(&("vault_gone".to_owned(), true)));
    assert!(desk.chain_holds());
}

/// A connection with Okta's secret, the one it replaced, and Dell's key, all in a fallback.
async fn with_three(desk: &mut TestApp, hands: &mut Consoles, keep: StoreKind) {
    at_the_secret(desk, hands, keep).await;
    take(desk, hands).await.expect("taken");
    hands.secret = desk.new_secret().await;
    take(desk, hands).await.expect("replaced");
    hands.key = desk.credential().await;
    desk.engine().take_dell_key(&desk.id, &hands.key.0, hands.key.1.clone()).await.expect("taken");
}

async fn killed_while_it_is_moved_from(keep_there: StoreKind) {
    let mut desk = TestApp::new().await;
    for instant in 0.. {
        desk.anew().await;
        let mut hands = Consoles::default();
        with_three(&mut desk, &mut hands, keep_there).await;
        desk.keychain.stop_at(instant);
        let keychain = desk.keychain.clone();
        let ended = desk.killed_when(async |engine, id| engine.move_to_keychain(id).await, keychain.stopped()).await;
        desk.keychain.go_on();
        if keep_there == StoreKind::Vault {
            desk.engine().unlock_vault(passphrase()).await.expect("opened");
        }
        desk.engine().settle(&desk.id).await.expect("settled");
        assert_eq!(desk.connection().items.intent, None);
        // Wherever it stopped: a vault's secret is readable in one of the two stores. A session's is there if it
        // reached the keychain, and else ended with the session.
        let items = desk.items().await;
        for custody in desk.connection().custodies() {
            let there = items.iter().any(|item| custody.item == *item);
            assert_eq!(there, custody.keep == StoreKind::Keychain, "at instant {instant}");
            match custody.keep {
                StoreKind::Keychain => assert!(!custody.session_has_ended()),
                StoreKind::Vault => assert!(desk.engine().places().read(custody).await.is_ok(), "at instant {instant}"),
                StoreKind::Session => assert!(custody.session_has_ended()),
            }
        }
        if keep_there == StoreKind::Vault {
            assert_eq!(held(&desk).await, Some(hash(&hands.secret)), "at instant {instant}");
            assert_eq!(desk.connection().custodies().count(), 3);
        }
        assert!(desk.chain_holds());
        if let Some(ended) = ended {
            assert!(instant >= 6, "it was never stopped");
            ended.expect("good");
            assert_eq!((keep(&desk.connection()), items.len()), (StoreKind::Keychain, 3));
            if keep_there == StoreKind::Vault {
                assert!(
                    desk.engine().places().vault().list().await.expect("listed").is_empty(),
                    "nothing is left there"
                );
            }
            assert_eq!(kind(desk.engine().move_to_keychain(&desk.id).await), Some(Kind::NothingToMove));
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
    let (mut desk, mut hands) = (TestApp::new().await, Consoles::default());
    at_the_secret(&mut desk, &mut hands, StoreKind::Session).await;
    take(&desk, &hands).await.expect("taken");
    for state in [State::None, State::Locked, State::Denied, State::Slow] {
        desk.keychain.set_state(state);
        assert_eq!(kind(desk.engine().move_to_keychain(&desk.id).await), state.problem());
        assert_eq!(keep(&desk.connection()), StoreKind::Session);
        desk.keychain.set_state(State::Ready);
    }
    desk.keychain.inner.spoil_writes(true);
    assert_eq!(kind(desk.engine().move_to_keychain(&desk.id).await), Some(Kind::KeychainDiffers));
    desk.keychain.inner.spoil_writes(false);
    assert_eq!(held(&desk).await, Some(hash(&hands.secret)));
    desk.engine().move_to_keychain(&desk.id).await.expect("moved at last");
    assert_eq!((keep(&desk.connection()), desk.items().await.len()), (StoreKind::Keychain, 1));
    assert_eq!(desk.connection().ready.keep, StoreKind::Keychain);
    desk.restart();
    assert_eq!(held(&desk).await, Some(hash(&hands.secret)), "it outlives the session now");
}

/// One secret in the vault, with its move to the keychain killed at this instant; true if the move ended first. The
/// vault is open again.
pub(super) async fn moved_until(desk: &mut TestApp, instant: u32) -> bool {
    desk.anew().await;
    let mut hands = Consoles::default();
    at_the_secret(desk, &mut hands, StoreKind::Vault).await;
    take(desk, &hands).await.expect("taken");
    desk.keychain.stop_at(instant);
    let keychain = desk.keychain.clone();
    let ended = desk.killed_when(async |engine, id| engine.move_to_keychain(id).await, keychain.stopped()).await;
    desk.keychain.go_on();
    desk.engine().unlock_vault(passphrase()).await.expect("opened");
    ended.is_some()
}

/// Contents of the keychain and of the vault.
pub(super) async fn lying(desk: &TestApp) -> (Vec<String>, Vec<String>) {
    (desk.items().await, desk.engine().places().vault().list().await.expect("listed"))
}

#[tokio::test]
async fn what_is_forgotten_in_the_middle_of_a_move_is_in_neither_place() {
    let mut desk = TestApp::new().await;
    for instant in 0.. {
        let over = moved_until(&mut desk, instant).await;
        let account = desk.connection().okta.secret.current().cloned().expect("saved").item;
        desk.engine().forget(&account, true).await.expect("forgotten");
        assert_eq!(lying(&desk).await, (vec![], vec![]), "at instant {instant}");
        desk.restart();
        desk.engine().unlock_vault(passphrase()).await.expect("opened");
        desk.engine().settle(&desk.id).await.expect("settled");
        assert_eq!(desk.log().last().map(|(act, _)| act.as_str()), Some("forgot_secret"), "at instant {instant}");
        if over {
            assert!(instant >= 4, "it was never stopped");
            return;
        }
    }
}

/// While the keychain can't be read, it is unknown what an interrupted move left in it.
#[tokio::test]
async fn nothing_counts_as_erased_that_a_locked_keychain_may_have() {
    let mut desk = TestApp::new().await;
    for instant in 0.. {
        let over = moved_until(&mut desk, instant).await;
        desk.keychain.set_state(State::Locked);
        let begun = desk.connection().items.intent.is_some();
        let settled = kind(desk.engine().settle(&desk.id).await);
        let erased = kind(desk.engine().erase_secret(&desk.id).await);
        assert_eq!(erased.is_none(), desk.items().await.is_empty() && !begun, "at instant {instant}");
        if let Some(problem) = erased {
            assert_eq!(problem, Kind::KeychainLocked, "at instant {instant}");
            assert!(desk.connection().secret_choice().is_none(), "at instant {instant}");
        }
        desk.keychain.set_state(State::Ready);
        desk.engine().erase_secret(&desk.id).await.expect("erased");
        assert_eq!(lying(&desk).await, (vec![], vec![]), "at instant {instant}: {settled:?}");
        if over {
            assert!(instant >= 4, "it was never stopped");
            return;
        }
    }
}

/// A move that begins and can't end, recovered while the session continues.
async fn move_in_vain(desk: &TestApp) {
    desk.keychain.inner.spoil_writes(true);
    assert_eq!(kind(desk.engine().move_to_keychain(&desk.id).await), Some(Kind::KeychainDiffers));
    desk.keychain.inner.spoil_writes(false);
    desk.engine().settle(&desk.id).await.expect("settled");
}

#[tokio::test]
async fn what_is_still_in_memory_is_not_over_with_what_is_not() {
    let (mut desk, mut hands) = (TestApp::new().await, Consoles::default());
    with_three(&mut desk, &mut hands, StoreKind::Session).await;
    let key = desk.connection().dell.key.current().cloned().expect("saved");
    desk.engine().places().at(StoreKind::Session).erase(&key.item).await.expect("erased");
    move_in_vain(&desk).await;
    let connection = desk.connection();
    assert!(connection.dell.key.current().is_some_and(|key| key.session_has_ended()));
    assert!(connection.okta.secret.current().is_some_and(|secret| !secret.session_has_ended()));
    assert_eq!(connection.okta.secret.previous().len(), 1);
    assert_eq!(held(&desk).await, Some(hash(&hands.secret)));
}

#[tokio::test]
async fn what_was_erased_is_no_loss_of_the_session_s() {
    let (mut desk, mut hands) = (TestApp::new().await, Consoles::default());
    with_three(&mut desk, &mut hands, StoreKind::Session).await;
    desk.engine().erase_secret(&desk.id).await.expect("erased");
    move_in_vain(&desk).await;
    assert!(!desk.log().iter().any(|(act, _)| act == "session_over"));
    desk.restart();
    let connection = desk.connection();
    assert!(connection.dell.key.current().is_some_and(|key| key.session_has_ended()));
    assert!(connection.okta.secret.current().is_some_and(|secret| !secret.session_has_ended()));
    assert!(!connection.lost_with_session(), "what was erased by choice was not lost");
}

#[tokio::test]
async fn what_was_erased_is_in_no_move_s_way() {
    let (mut desk, mut hands) = (TestApp::new().await, Consoles::default());
    with_three(&mut desk, &mut hands, StoreKind::Vault).await;
    desk.engine().erase_secret(&desk.id).await.expect("erased");
    desk.engine().move_to_keychain(&desk.id).await.expect("moved");
    let key = desk.connection().dell.key.current().cloned().expect("saved");
    assert_eq!(lying(&desk).await, (vec![key.item.to_string()], vec![]));
    assert_eq!((key.keep, desk.connection().ready.keep), (StoreKind::Keychain, StoreKind::Keychain));
    assert_eq!(kind(desk.engine().move_to_keychain(&desk.id).await), Some(Kind::NothingToMove));
}

/// The previous secret of a rotation is erased, or was lost before: a record of it stays.
#[tokio::test]
async fn what_went_out_is_in_no_move_s_way() {
    for wiped in [true, false] {
        let (mut desk, mut hands) = (TestApp::new().await, Consoles::default());
        with_three(&mut desk, &mut hands, StoreKind::Vault).await;
        let gone = desk.connection().okta.secret.previous()[0].clone();
        desk.engine().places().at(StoreKind::Vault).erase(&gone.item).await.expect("erased");
        let store = desk.engine().store();
        let changed = store.change(&desk.id, None, |connection| {
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
                erased: wiped.then(|| Evidence::measured(now)),
            });
            connection.okta.rotation = Some(Rotation::Promoted { seen: None, retiring });
            Ok(())
        });
        changed.expect("changed");
        desk.engine().move_to_keychain(&desk.id).await.expect("moved");
        let (keychain, vault) = lying(&desk).await;
        assert_eq!((keychain.len(), vault.len()), (2, 0));
        assert_eq!(kind(desk.engine().move_to_keychain(&desk.id).await), Some(Kind::NothingToMove));
    }
}

/// A copy for Dell's console is forgotten with its secret.
#[tokio::test]
async fn a_secret_to_come_that_ends_with_the_session_was_not_copied() {
    let (mut desk, mut hands) = (TestApp::new().await, Consoles::default());
    at_the_secret(&mut desk, &mut hands, StoreKind::Session).await;
    take(&desk, &hands).await.expect("taken");
    let changed = desk.engine().store().change(&desk.id, None, |connection| {
        let taken = std::mem::take(&mut connection.okta.secret).current().cloned().expect("taken");
        connection.begin_rotation(Timestamp::now());
        connection.stage_pending(taken);
        connection.okta.rotation.as_mut().and_then(Rotation::pending_mut).expect("comes in").copied =
            Some(Timestamp::now());
        Ok(())
    });
    changed.expect("changed");
    desk.restart();
    let rotation = desk.connection().okta.rotation.expect("continues");
    assert!(matches!(rotation, Rotation::Begun { .. }));
}

/// After a database was lost, only the keychain's items show which numbers were used.
#[tokio::test]
async fn no_item_of_the_vault_is_written_over_after_the_database_was_lost() {
    let (mut desk, mut hands) = (TestApp::new().await, Consoles::default());
    at_the_secret(&mut desk, &mut hands, StoreKind::Keychain).await;
    take(&desk, &hands).await.expect("taken");
    desk.engine().unlock_vault(passphrase()).await.expect("made");
    desk.engine().keep_in(&desk.id, StoreKind::Vault).await.expect("chosen");
    hands.secret = desk.new_secret().await;
    take(&desk, &hands).await.expect("replaced");
    let before = desk.connection().okta.secret.current().cloned().expect("saved");

    desk.damage();
    desk.id = desk.engine().adopt(&desk.id).await.expect("adopted");
    desk.engine().unlock_vault(passphrase()).await.expect("opened");
    desk.engine().keep_in(&desk.id, StoreKind::Vault).await.expect("chosen");
    // Okta has room for two secrets: this one belongs to a newly installed integration.
    desk.act("/reset", serde_json::json!({})).await;
    (_, hands.secret) = desk.install().await;
    take(&desk, &hands).await.expect("taken");
    assert_eq!(held(&desk).await, Some(hash(&hands.secret)));
    assert!(desk.engine().places().read(&before).await.is_ok(), "what was there is there");
    assert_eq!(lying(&desk).await.1.len(), 2);
}
