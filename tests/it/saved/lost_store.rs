//! Stores that never come back: a keychain that no longer exists, a vault whose file is gone, a database lost beside a
//! vault. What was begun in them blocks nothing, and the app claims nothing that nobody saw.

use jiff::Timestamp;
use model::connection::{Direction, Evidence, Intent, Retiring, Rotation, StoreKind};
use model::problem::Kind;
use secrets::secret::Secret;
use secrets::stores::{SecretStore as _, State};
use zeroize::Zeroizing;

use super::location::{at_the_secret, held, keep, lying, moved_until, passphrase, take};
use crate::test_app::acts::{Act, Consoles, DOMAIN, kind};
use crate::test_app::{TestApp, hash};

#[tokio::test]
async fn secrets_in_a_vault_are_recovered_after_the_database_was_lost() {
    let (mut app, mut consoles) = (TestApp::new().await, Consoles::default());
    at_the_secret(&mut app, &mut consoles, StoreKind::Vault).await;
    take(&app, &consoles).await.expect("taken");
    let first = app.connection().okta.secret.current().cloned().expect("saved");
    consoles.secret = app.new_secret().await;
    take(&app, &consoles).await.expect("replaced");
    let last = app.connection().okta.secret.current().cloned().expect("saved");
    assert_eq!(app.engine().vault_unknown().await, Ok(false), "a connection uses it");

    app.damage();
    // Its content is known once it is open, and not before.
    assert_eq!(app.engine().orphans().await, Ok(vec![]));
    assert_eq!(app.engine().vault_unknown().await, Ok(true));
    assert_eq!(kind(app.engine().adopt(&app.id).await), Some(Kind::KeychainItemGone));
    app.engine().unlock_vault(passphrase()).await.expect("opened");
    assert_eq!(app.engine().vault_unknown().await, Ok(false), "it is open");
    let found = app.engine().orphans().await.expect("looked");
    let listed: Vec<_> = found.iter().map(|o| (o.id.as_str(), o.okta, o.dell)).collect();
    assert_eq!(listed, [(app.id.as_str(), true, false)]);

    app.id = app.engine().adopt(&app.id).await.expect("adopted");
    assert_eq!(held(&app).await, Some(hash(&consoles.secret)), "the newest");
    let connection = app.connection();
    assert_eq!((keep(&connection), connection.ready.store), (StoreKind::Vault, StoreKind::Vault));
    let account = |custody: &model::connection::StoredSecret| custody.item.clone();
    assert_eq!(connection.okta.secret.current().map(account), Some(last.item.clone()));
    assert_eq!(connection.okta.secret.previous().iter().map(account).collect::<Vec<_>>(), [first.item]);
    assert_eq!(
        connection.okta.secret.current().map(|custody| custody.place.clone()),
        Some(last.place),
        "where it lies"
    );
    app.engine().remove(&app.id).await.expect("removed");
    assert_eq!(lying(&app).await, (vec![], vec![]));
}

/// A secret of the same connection in each store: the newest is the saved one, wherever it is.
#[tokio::test]
async fn the_newest_of_both_stores_is_recovered() {
    let (mut app, mut consoles) = (TestApp::new().await, Consoles::default());
    at_the_secret(&mut app, &mut consoles, StoreKind::Vault).await;
    take(&app, &consoles).await.expect("taken");
    app.engine().keep_in(&app.id, StoreKind::Keychain).await.expect("chosen");
    consoles.secret = app.new_secret().await;
    take(&app, &consoles).await.expect("replaced");
    app.damage();
    app.engine().unlock_vault(passphrase()).await.expect("opened");
    app.id = app.engine().adopt(&app.id).await.expect("adopted");
    assert_eq!(held(&app).await, Some(hash(&consoles.secret)));
    let connection = app.connection();
    assert_eq!(
        (keep(&connection), connection.ready.store, connection.okta.secret.previous()[0].store),
        (StoreKind::Keychain, StoreKind::Keychain, StoreKind::Vault)
    );
}

/// An interrupted move, and no keychain any more to say what it has.
#[tokio::test]
async fn a_move_from_a_missing_keychain_blocks_nothing() {
    let (mut app, mut copies) = (TestApp::new().await, 0);
    for instant in 0.. {
        for act in ["take", "erase", "remove"] {
            if moved_until(&mut app, instant).await {
                assert!(copies > 0, "it was never stopped between storing and recording");
                return;
            }
            if !matches!(app.connection().items.intent, Some(Intent::Move { .. })) {
                // Not begun; or recorded, and the keychain's secret is missing like any other.
                continue;
            }
            copies += app.items().await.len();
            app.keychain.set_state(State::None);
            assert_eq!(kind(app.engine().settle(&app.id).await), Some(Kind::KeychainNone), "a look decides nothing");
            let other = app.new_secret().await;
            match act {
                "take" => app.engine().take_secret(&app.id, other.clone()).await.expect("taken beside it"),
                "erase" => app.engine().erase_secret(&app.id).await.expect("erased where it can be"),
                _ => app.engine().remove(&app.id).await.expect("removed"),
            }
            assert!(app.log().contains(&("move_left".to_owned(), true)), "{act} at instant {instant}");
            let unseen = app.log().contains(&("keychain_gone".to_owned(), true));
            assert_eq!(unseen, act != "take", "{act} at instant {instant}: nobody saw that it has no copy");
            assert!(app.chain_holds());

            // It comes back, with the copy in it or without.
            app.keychain.set_state(State::Ready);
            if act == "take" {
                assert_eq!(held(&app).await, Some(hash(&other)));
                app.engine().settle(&app.id).await.expect("settled");
                let (keychain, vault) = lying(&app).await;
                assert_eq!((keychain.len(), vault.len()), (0, 2), "at instant {instant}: one place has each");
                assert!(app.connection().items.possible_copies.is_empty());
            }
        }
    }
}

/// The session of a secret ended while it was being moved: the keychain may have the only copy.
#[tokio::test]
async fn the_only_copy_is_recovered_when_its_keychain_returns() {
    let mut saved = 0;
    let mut app = TestApp::new().await;
    for instant in 0.. {
        app.anew().await;
        let mut consoles = Consoles::default();
        at_the_secret(&mut app, &mut consoles, StoreKind::Session).await;
        take(&app, &consoles).await.expect("taken");
        app.keychain.stop_at(instant);
        let keychain = app.keychain.clone();
        let ended = app.killed_when(async |engine, id| engine.move_to_keychain(id).await, keychain.stopped()).await;
        app.keychain.go_on();
        if ended.is_some() {
            assert!(saved > 0, "it was never stopped between storing and recording");
            return;
        }
        app.keychain.set_state(State::None);
        // Another act is tried meanwhile, and refused: the move is left.
        let moving = matches!(app.connection().items.intent, Some(Intent::Move { .. }));
        assert_eq!(kind(app.engine().erase_replaced(&app.id).await), Some(Kind::StepNotDone));
        app.keychain.set_state(State::Ready);
        let there = app.items().await.len() == 1;
        app.engine().settle(&app.id).await.expect("settled");
        assert_eq!(held(&app).await.is_some(), there, "at instant {instant}");
        saved += usize::from(moving && there);
        assert_eq!(app.connection().items.intent, None);
        assert!(app.chain_holds());
    }
}

/// Nobody can say whether it was stored: the app never called it saved, and the person still has it.
#[tokio::test]
async fn an_act_interrupted_in_a_lost_vault_blocks_nothing() {
    for put_back in [true, false] {
        let (mut app, mut consoles) = (TestApp::new().await, Consoles::default());
        at_the_secret(&mut app, &mut consoles, StoreKind::Vault).await;
        take(&app, &consoles).await.expect("taken");
        let begun = app.engine().store().change(&app.id, None, |connection| {
            let custody = std::mem::take(&mut connection.okta.secret).current().cloned().expect("taken");
            connection.items.intent = Some(Intent::TakeCustody {
                item: custody.item,
                store: StoreKind::Vault,
                mark: custody.mark,
                pending: false,
                trimmed: false,
                unusual_length: false,
            });
            Ok(())
        });
        begun.expect("as a kill would leave it");
        app.restart();
        let file = app.engine().secret_stores().vault().path().to_owned();
        let away = file.with_extension("away");
        std::fs::rename(&file, &away).expect("moved");
        assert_eq!(kind(app.engine().settle(&app.id).await), Some(Kind::VaultGone), "a look decides nothing");
        if put_back {
            // It is put back: nothing was lost.
            std::fs::rename(&away, &file).expect("moved back");
            app.engine().unlock_vault(passphrase()).await.expect("opened");
            app.engine().settle(&app.id).await.expect("settled");
            assert_eq!(held(&app).await, Some(hash(&consoles.secret)));
            continue;
        }
        app.engine().keep_in(&app.id, StoreKind::Keychain).await.expect("chosen");
        take(&app, &consoles).await.expect("taken in another place");
        assert_eq!((held(&app).await, keep(&app.connection())), (Some(hash(&consoles.secret)), StoreKind::Keychain));
        assert!(app.log().contains(&("not_stored".to_owned(), true)));
    }
}

/// The last stage of a rotation: the previous secret is in a file that is gone.
#[tokio::test]
async fn a_rotation_ends_without_the_vault_of_the_previous_secret() {
    let (mut app, mut consoles) = (TestApp::new().await, Consoles::default());
    at_the_secret(&mut app, &mut consoles, StoreKind::Vault).await;
    take(&app, &consoles).await.expect("taken");
    app.engine().keep_in(&app.id, StoreKind::Keychain).await.expect("chosen");
    consoles.secret = app.new_secret().await;
    take(&app, &consoles).await.expect("taken");
    let changed = app.engine().store().change(&app.id, None, |connection| {
        let known = Some(Evidence::tested(Timestamp::now()));
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
    std::fs::remove_file(app.engine().secret_stores().vault().path()).expect("gone");
    app.restart();
    app.engine().erase_retiring(&app.id).await.expect("nothing here to wipe");
    assert!(app.log().contains(&("vault_gone".to_owned(), true)), "it does not count as erased");
    assert!(!app.log().iter().any(|(act, _)| act == "wiped_old_secret"));
    app.engine().finish_rotation(&app.id).expect("over");
    assert_eq!(held(&app).await, Some(hash(&consoles.secret)));
}

/// A move leaves no file behind that a person would wonder about.
#[tokio::test]
async fn an_unused_vault_is_deleted_with_the_last_move() {
    let (mut app, mut consoles) = (TestApp::new().await, Consoles::default());
    at_the_secret(&mut app, &mut consoles, StoreKind::Vault).await;
    take(&app, &consoles).await.expect("taken");
    let first = app.id.clone();
    let file = app.engine().secret_stores().vault().path().to_owned();
    // A second connection stores its secret in the vault.
    let other = app.engine().begin().expect("begun");
    app.engine().keep_in(&other, StoreKind::Vault).await.expect("chosen");
    app.engine().move_to_keychain(&first).await.expect("moved");
    assert!(file.exists(), "another connection uses it");
    app.engine().move_to_keychain(&other).await.expect("moved");
    assert!(!file.exists());
    let log = app.engine().store().log(&other).expect("read");
    assert!(log.iter().any(|entry| &*entry.act == "vault_removed" && entry.measured));
    assert_eq!(held(&app).await, Some(hash(&consoles.secret)));
    Act::AnswerReady.on(&app, &mut consoles).await.expect("continues");
    assert!(app.chain_holds());
}

/// The database is lost, whole or damaged; the keychain's items show whose they are.
#[tokio::test]
async fn secrets_of_a_lost_database_are_found_and_recovered_by_choice() {
    let (mut app, mut consoles) = TestApp::at_authorize().await;
    let first = app.connection().okta.secret.current().cloned().expect("taken");
    consoles.secret = app.new_secret().await;
    app.engine().take_secret(&app.id, consoles.secret.clone()).await.expect("taken");
    let before = (app.items().await, app.connection());
    assert!(app.engine().orphans().await.expect("looked").is_empty(), "all are known");

    app.damage();
    assert!(app.engine().store().set_aside().expect("named").starts_with("connections.db.damaged-"));
    let found = app.engine().orphans().await.expect("looked");
    let listed: Vec<_> = found.iter().map(|o| (o.id.as_str(), o.host.as_str(), o.okta, o.dell)).collect();
    assert_eq!(listed, [(app.id.as_str(), "acme.okta.practice", true, true)]);
    assert!(app.engine().store().all().expect("read").is_empty(), "nothing is taken up by itself");

    // A keychain that is not ready shows nothing, opens no prompt and loses nothing. Locked is not missing.
    app.keychain.set_state(State::Locked);
    assert_eq!(app.engine().orphans().await, Ok(Vec::new()));
    assert_eq!(kind(app.engine().adopt(&app.id).await), Some(Kind::KeychainLocked));
    app.keychain.set_state(State::Ready);

    assert_eq!(app.engine().adopt(&app.id).await, Ok(app.id.clone()));
    let connection = app.connection();
    assert_eq!(
        connection.okta.organization.as_ref().map(|o| (o.host.as_str(), o.metadata.is_none())),
        Some((DOMAIN, true))
    );
    let mark = |custody: &model::connection::StoredSecret| (custody.item.clone(), custody.mark.clone());
    assert_eq!(connection.okta.secret.current().map(mark), before.1.okta.secret.current().map(mark), "the newest");
    assert_eq!(connection.okta.secret.previous().iter().map(mark).collect::<Vec<_>>(), [mark(&first)]);
    assert_eq!(connection.dell.key.current().map(mark), before.1.dell.key.current().map(mark));
    assert_eq!(connection.items.next_item, before.1.items.next_item, "no item is written over");
    assert!(app.secret_is_readable().await);
    assert_eq!(app.log(), [("adopted_secret".to_owned(), true)]);
    assert_eq!(app.items().await, before.0, "nothing was erased");
    assert!(app.engine().orphans().await.expect("looked").is_empty());
    app.restart_unchanged();
    app.engine().remove(&app.id).await.expect("removed");
    assert!(app.items().await.is_empty(), "and can be erased from here");
}

/// Items whose names this app would not have given, and hosts that no secret goes to, can't be recovered.
#[tokio::test]
async fn items_of_other_programs_are_not_offered() {
    let app = TestApp::new().await;
    let value = Zeroizing::new("aB3-".repeat(10));
    let (secret, _) = Secret::take_okta(value).expect("a secret");
    let others = [
        "acme.okta.practice.evil.test/0123456789ab/okta-secret/1",
        "acme.okta.practice/0123456789ab/okta-secret/x",
        "acme.okta.practice/0123456789AB/okta-secret/1",
        "acme.okta.practice/0123456789ab/okta-secret/1/2",
        "login.acme.practice/0123456789ab/okta-secret/1",
        "acme.okta.practice/0123456789ab/something/1",
        "note",
    ];
    for account in others {
        app.keychain.inner.save(account, "", &secret).await.expect("saved");
    }
    assert_eq!(app.engine().orphans().await, Ok(Vec::new()));
}
