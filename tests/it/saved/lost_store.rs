//! Stores that never come back: a keychain that no longer exists, a vault whose file is gone, a database lost beside a
//! vault. What was begun in them blocks nothing, and the app claims nothing that nobody saw.

use jiff::Timestamp;
use model::connection::{Direction, Evidence, Intent, Retiring, Rotation, StoreKind};
use model::problem::Kind;
use secrets::stores::State;

use super::location::{at_the_secret, held, keep, lying, moved_until, passphrase, take};
use crate::test_app::acts::{Act, Consoles, kind};
use crate::test_app::{TestApp, hash};

#[tokio::test]
async fn a_vault_s_secrets_are_taken_up_after_the_database_was_lost() {
    let (mut desk, mut hands) = (TestApp::new().await, Consoles::default());
    at_the_secret(&mut desk, &mut hands, StoreKind::Vault).await;
    take(&desk, &hands).await.expect("taken");
    let first = desk.connection().okta.secret.current().cloned().expect("saved");
    hands.secret = desk.new_secret().await;
    take(&desk, &hands).await.expect("replaced");
    let last = desk.connection().okta.secret.current().cloned().expect("saved");
    assert_eq!(desk.engine().vault_unknown().await, Ok(false), "a connection uses it");

    desk.damage();
    // Its content is known once it is open, and not before.
    assert_eq!(desk.engine().orphans().await, Ok(vec![]));
    assert_eq!(desk.engine().vault_unknown().await, Ok(true));
    assert_eq!(kind(desk.engine().adopt(&desk.id).await), Some(Kind::KeychainItemGone));
    desk.engine().unlock_vault(passphrase()).await.expect("opened");
    assert_eq!(desk.engine().vault_unknown().await, Ok(false), "it is open");
    let found = desk.engine().orphans().await.expect("looked");
    let listed: Vec<_> = found.iter().map(|o| (o.id.as_str(), o.okta, o.dell)).collect();
    assert_eq!(listed, [(desk.id.as_str(), true, false)]);

    desk.id = desk.engine().adopt(&desk.id).await.expect("adopted");
    assert_eq!(held(&desk).await, Some(hash(&hands.secret)), "the newest");
    let connection = desk.connection();
    assert_eq!((keep(&connection), connection.ready.keep), (StoreKind::Vault, StoreKind::Vault));
    let account = |custody: &model::connection::StoredSecret| custody.item.clone();
    assert_eq!(connection.okta.secret.current().map(account), Some(last.item.clone()));
    assert_eq!(connection.okta.secret.previous().iter().map(account).collect::<Vec<_>>(), [first.item]);
    assert_eq!(
        connection.okta.secret.current().map(|custody| custody.place.clone()),
        Some(last.place),
        "where it lies"
    );
    desk.engine().remove(&desk.id).await.expect("removed");
    assert_eq!(lying(&desk).await, (vec![], vec![]));
}

/// A secret of the same connection in each store: the newest is the saved one, wherever it is.
#[tokio::test]
async fn the_newest_of_both_places_is_taken_up() {
    let (mut desk, mut hands) = (TestApp::new().await, Consoles::default());
    at_the_secret(&mut desk, &mut hands, StoreKind::Vault).await;
    take(&desk, &hands).await.expect("taken");
    desk.engine().keep_in(&desk.id, StoreKind::Keychain).await.expect("chosen");
    hands.secret = desk.new_secret().await;
    take(&desk, &hands).await.expect("replaced");
    desk.damage();
    desk.engine().unlock_vault(passphrase()).await.expect("opened");
    desk.id = desk.engine().adopt(&desk.id).await.expect("adopted");
    assert_eq!(held(&desk).await, Some(hash(&hands.secret)));
    let connection = desk.connection();
    assert_eq!(
        (keep(&connection), connection.ready.keep, connection.okta.secret.previous()[0].keep),
        (StoreKind::Keychain, StoreKind::Keychain, StoreKind::Vault)
    );
}

/// An interrupted move, and no keychain any more to say what it has.
#[tokio::test]
async fn a_move_whose_keychain_is_gone_blocks_nothing() {
    let (mut desk, mut copies) = (TestApp::new().await, 0);
    for instant in 0.. {
        for act in ["take", "erase", "remove"] {
            if moved_until(&mut desk, instant).await {
                assert!(copies > 0, "it was never stopped between storing and recording");
                return;
            }
            if !matches!(desk.connection().items.intent, Some(Intent::Move { .. })) {
                // Not begun; or recorded, and the keychain's secret is missing like any other.
                continue;
            }
            copies += desk.items().await.len();
            desk.keychain.set_state(State::None);
            assert_eq!(kind(desk.engine().settle(&desk.id).await), Some(Kind::KeychainNone), "a look decides nothing");
            let other = desk.new_secret().await;
            match act {
                "take" => desk.engine().take_secret(&desk.id, other.clone()).await.expect("taken beside it"),
                "erase" => desk.engine().erase_secret(&desk.id).await.expect("erased where it can be"),
                _ => desk.engine().remove(&desk.id).await.expect("removed"),
            }
            assert!(desk.log().contains(&("move_left".to_owned(), true)), "{act} at instant {instant}");
            let unseen = desk.log().contains(&("keychain_gone".to_owned(), true));
            assert_eq!(unseen, act != "take", "{act} at instant {instant}: nobody saw that it has no copy");
            assert!(desk.chain_holds());

            // It comes back, with the copy in it or without.
            desk.keychain.set_state(State::Ready);
            if act == "take" {
                assert_eq!(held(&desk).await, Some(hash(&other)));
                desk.engine().settle(&desk.id).await.expect("settled");
                let (keychain, vault) = lying(&desk).await;
                assert_eq!((keychain.len(), vault.len()), (0, 2), "at instant {instant}: one place has each");
                assert!(desk.connection().items.possible_copies.is_empty());
            }
        }
    }
}

/// The session of a secret ended while it was being moved: the keychain may have the only copy.
#[tokio::test]
async fn the_only_copy_is_taken_up_when_its_keychain_comes_back() {
    let mut saved = 0;
    let mut desk = TestApp::new().await;
    for instant in 0.. {
        desk.anew().await;
        let mut hands = Consoles::default();
        at_the_secret(&mut desk, &mut hands, StoreKind::Session).await;
        take(&desk, &hands).await.expect("taken");
        desk.keychain.stop_at(instant);
        let keychain = desk.keychain.clone();
        let ended = desk.killed_when(async |engine, id| engine.move_to_keychain(id).await, keychain.stopped()).await;
        desk.keychain.go_on();
        if ended.is_some() {
            assert!(saved > 0, "it was never stopped between storing and recording");
            return;
        }
        desk.keychain.set_state(State::None);
        // Another act is tried meanwhile, and refused: the move is left.
        let moving = matches!(desk.connection().items.intent, Some(Intent::Move { .. }));
        assert_eq!(kind(desk.engine().erase_replaced(&desk.id).await), Some(Kind::StepNotDone));
        desk.keychain.set_state(State::Ready);
        let there = desk.items().await.len() == 1;
        desk.engine().settle(&desk.id).await.expect("settled");
        assert_eq!(held(&desk).await.is_some(), there, "at instant {instant}");
        saved += usize::from(moving && there);
        assert_eq!(desk.connection().items.intent, None);
        assert!(desk.chain_holds());
    }
}

/// Nobody can say whether it was stored: the app never called it saved, and the person still has it.
#[tokio::test]
async fn what_was_begun_in_a_vault_that_is_gone_blocks_nothing() {
    for put_back in [true, false] {
        let (mut desk, mut hands) = (TestApp::new().await, Consoles::default());
        at_the_secret(&mut desk, &mut hands, StoreKind::Vault).await;
        take(&desk, &hands).await.expect("taken");
        let begun = desk.engine().store().change(&desk.id, None, |connection| {
            let custody = std::mem::take(&mut connection.okta.secret).current().cloned().expect("taken");
            connection.items.intent = Some(Intent::TakeCustody {
                item: custody.item,
                keep: StoreKind::Vault,
                mark: custody.mark,
                pending: false,
                trimmed: false,
                unusual_length: false,
            });
            Ok(())
        });
        begun.expect("as a kill would leave it");
        desk.restart();
        let file = desk.engine().places().vault().path().to_owned();
        let away = file.with_extension("away");
        std::fs::rename(&file, &away).expect("moved");
        assert_eq!(kind(desk.engine().settle(&desk.id).await), Some(Kind::VaultGone), "a look decides nothing");
        if put_back {
            // It is put back: nothing was lost.
            std::fs::rename(&away, &file).expect("moved back");
            desk.engine().unlock_vault(passphrase()).await.expect("opened");
            desk.engine().settle(&desk.id).await.expect("settled");
            assert_eq!(held(&desk).await, Some(hash(&hands.secret)));
            continue;
        }
        desk.engine().keep_in(&desk.id, StoreKind::Keychain).await.expect("chosen");
        take(&desk, &hands).await.expect("taken in another place");
        assert_eq!((held(&desk).await, keep(&desk.connection())), (Some(hash(&hands.secret)), StoreKind::Keychain));
        assert!(desk.log().contains(&("not_stored".to_owned(), true)));
    }
}

/// The last stage of a rotation: the previous secret is in a file that is gone.
#[tokio::test]
async fn a_rotation_ends_without_the_vault_of_the_one_that_goes() {
    let (mut desk, mut hands) = (TestApp::new().await, Consoles::default());
    at_the_secret(&mut desk, &mut hands, StoreKind::Vault).await;
    take(&desk, &hands).await.expect("taken");
    desk.engine().keep_in(&desk.id, StoreKind::Keychain).await.expect("chosen");
    hands.secret = desk.new_secret().await;
    take(&desk, &hands).await.expect("taken");
    let changed = desk.engine().store().change(&desk.id, None, |connection| {
        let known = Some(Evidence::measured(Timestamp::now()));
        let secret = connection.okta.secret.previous()[0].clone();
        connection.okta.secret.retire(&secret.item);
        let retiring = Box::new(Retiring {
            since: Timestamp::now(),
            direction: Direction::Forward,
            secret: Some(secret),
            inactive: known.clone(),
            refused: known,
            erased: None,
        });
        connection.okta.rotation = Some(Rotation::Abandoned { retiring });
        Ok(())
    });
    changed.expect("at its last stage");
    std::fs::remove_file(desk.engine().places().vault().path()).expect("gone");
    desk.restart();
    desk.engine().wipe_leaving(&desk.id).await.expect("nothing here to wipe");
    assert!(desk.log().contains(&("vault_gone".to_owned(), true)), "it does not count as erased");
    assert!(!desk.log().iter().any(|(act, _)| act == "wiped_old_secret"));
    desk.engine().finish_rotation(&desk.id).expect("over");
    assert_eq!(held(&desk).await, Some(hash(&hands.secret)));
}

/// A move leaves no file behind that a person would wonder about.
#[tokio::test]
async fn a_vault_that_nobody_uses_is_gone_with_the_last_that_was_moved() {
    let (mut desk, mut hands) = (TestApp::new().await, Consoles::default());
    at_the_secret(&mut desk, &mut hands, StoreKind::Vault).await;
    take(&desk, &hands).await.expect("taken");
    let first = desk.id.clone();
    let file = desk.engine().places().vault().path().to_owned();
    // A second connection stores its secret in the vault.
    let other = desk.engine().begin().expect("begun");
    desk.engine().keep_in(&other, StoreKind::Vault).await.expect("chosen");
    desk.engine().move_to_keychain(&first).await.expect("moved");
    assert!(file.exists(), "another connection uses it");
    desk.engine().move_to_keychain(&other).await.expect("moved");
    assert!(!file.exists());
    let log = desk.engine().store().log(&other).expect("read");
    assert!(log.iter().any(|entry| entry.act == "vault_removed" && entry.measured));
    assert_eq!(held(&desk).await, Some(hash(&hands.secret)));
    Act::AnswerReady.on(&desk, &mut hands).await.expect("continues");
    assert!(desk.chain_holds());
}
