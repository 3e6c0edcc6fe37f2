//! The secret: never lost, never half saved, never erased because something could not be read.

use model::connection::{Intent, Level, SecretChoice, Step};
use model::problem::Kind;
use secrets::secret::Secret;
use secrets::stores::{SecretStore as _, State};
use zeroize::Zeroizing;

use crate::test_app::acts::{Act, Consoles, DOMAIN, Ended, TO_AUTHORIZE, kind};
use crate::test_app::{TestApp, hash};

/// A value with the alphabet and length of a secret, made here and now.
fn of_length(length: usize) -> Zeroizing<String> {
    Zeroizing::new("Zy9_".chars().cycle().take(length).collect())
}

async fn take(app: &TestApp, consoles: &Consoles) -> Option<Kind> {
    kind(app.engine().take_secret(&app.id, consoles.secret.clone()).await)
}

/// The saved value is this one and no other.
async fn holds(app: &TestApp, secret: &Zeroizing<String>) {
    let custody = app.connection().okta.secret.current().cloned().expect("saved");
    assert_eq!(custody.mark.secret_hash, hash(secret));
    assert!(app.secret_is_readable().await);
    assert_eq!(app.engine().secret(&app.id).await.expect("read").mark(), custody.mark);
}

#[tokio::test]
async fn another_kind_of_value_is_not_stored() {
    let (app, consoles) = TestApp::at_the_secret().await;
    let before = app.connection();
    for (text, expected) in [
        (String::new(), Kind::ClipboardEmpty),
        (consoles.client_id.clone(), Kind::SecretIsClientId),
        (format!("ocs{}", &consoles.client_id[3..]), Kind::SecretIsSecretId),
        (format!("***{}", &consoles.secret[36..]), Kind::SecretIsMasked),
        (format!("00{}", *of_length(40)), Kind::SecretIsToken),
        (format!("{} {}", &consoles.secret[..20], &consoles.secret[20..]), Kind::SecretHasSpace),
        (format!("{}\u{1f511}", *consoles.secret), Kind::SecretOddCharacters),
        (consoles.secret[..13].to_owned(), Kind::SecretTooShort),
        (of_length(101).to_string(), Kind::SecretTooLong),
        ("https://acme.okta.practice".to_owned(), Kind::SecretIsUrl),
    ] {
        let refused = app.engine().take_secret(&app.id, Zeroizing::new(text)).await.expect_err("refused");
        assert_eq!(refused.kind, expected);
        assert!(!format!("{refused:?}").contains(&consoles.secret[..8]), "the problem repeats the value");
    }
    assert_eq!((app.connection(), app.items().await), (before, Vec::new()));
    assert_eq!(take(&app, &consoles).await, None);
    holds(&app, &consoles.secret).await;
}

#[tokio::test]
async fn outer_space_and_length_are_reported() {
    let (app, mut consoles) = TestApp::at_the_secret().await;
    consoles.secret = Zeroizing::new(format!(" {}\n", *consoles.secret));
    assert_eq!(take(&app, &consoles).await, None);
    let custody = app.connection().okta.secret.current().cloned().expect("saved");
    assert!(custody.trimmed && !custody.unusual_length && custody.clipboard_emptied.is_none());
    // The same value once more is saved already, however it was copied.
    consoles.secret = Zeroizing::new(consoles.secret.trim().to_owned());
    assert_eq!(take(&app, &consoles).await, None);
    assert_eq!((app.items().await.len(), app.connection().okta.secret.previous().len()), (1, 0));
    consoles.secret = of_length(64);
    assert_eq!(take(&app, &consoles).await, None);
    assert!(app.connection().okta.secret.current().cloned().expect("saved").unusual_length);
}

/// A keychain that refuses: nothing is recorded, and Try again works once it accepts.
#[tokio::test]
async fn a_keychain_that_fails() {
    let (mut app, consoles) = TestApp::at_the_secret().await;
    for (state, expected) in [
        (State::Locked, Kind::KeychainLocked),
        (State::Denied, Kind::KeychainDenied),
        (State::Slow, Kind::KeychainSlow),
        (State::None, Kind::KeychainNone),
    ] {
        app.keychain.set_state(state);
        for _ in 0..2 {
            assert_eq!(take(&app, &consoles).await, Some(expected));
            assert_eq!((app.connection().okta.secret.current(), app.step()), (None, Step::Install));
            app.restart_unchanged();
        }
        assert_eq!(kind(app.engine().next(&app.id).await), Some(Kind::SecretNeeded));
        assert!(!app.log().iter().any(|(act, _)| act == "took_secret"));
    }
    app.keychain.set_state(State::Ready);
    assert_eq!(take(&app, &consoles).await, None);
    holds(&app, &consoles.secret).await;
    assert_eq!(app.items().await.len(), 1);

    // Later it fails again: the secret is reported as out of reach, not as missing, and stays.
    app.keychain.set_state(State::Locked);
    assert_eq!(kind(app.engine().secret(&app.id).await), Some(Kind::KeychainLocked));
    assert_eq!(kind(app.engine().erase_secret(&app.id).await), Some(Kind::KeychainLocked));
    assert_eq!(app.connection().secret_choice(), None);
    app.keychain.set_state(State::Ready);
    assert!(app.secret_is_readable().await);
}

/// A failed erase or removal is never repeated automatically: the person may have decided otherwise since.
#[tokio::test]
async fn a_failed_erase_is_not_retried_later() {
    let (mut app, consoles) = TestApp::at_the_secret().await;
    assert_eq!(take(&app, &consoles).await, None);
    for (state, expected) in [(State::Slow, Kind::KeychainSlow), (State::None, Kind::KeychainNone)] {
        for removes in [false, true] {
            app.keychain.set_state(state);
            let engine = app.engine();
            let failed = if removes { engine.remove(&app.id).await } else { engine.erase_secret(&app.id).await };
            assert_eq!(kind(failed), Some(expected));
            app.keychain.set_state(State::Ready);
            app.engine().keep_secret(&app.id).await.expect("kept");
            app.engine().settle_all().await.expect("settled");
            app.restart();
            app.engine().settle_all().await.expect("settled");
            assert_eq!(
                (app.connection().items.intent, app.connection().secret_choice()),
                (None, Some(SecretChoice::Kept))
            );
            holds(&app, &consoles.secret).await;
        }
    }
    // An erase that a kill interrupted, and a decision to keep before it was resumed: the later decision holds.
    app.engine()
        .store()
        .change(&app.id, None, |connection| {
            let item = connection.okta.secret.current().map(|custody| custody.item.clone()).expect("in custody");
            connection.items.intent = Some(Intent::Erase { item });
            Ok(())
        })
        .expect("as a kill leaves it");
    app.engine().keep_secret(&app.id).await.expect("kept");
    app.engine().settle_all().await.expect("settled");
    holds(&app, &consoles.secret).await;
}

/// A value that reads back as another was not saved; it is left alone, and goes when the secret is erased.
#[tokio::test]
async fn a_write_that_reads_back_as_something_else() {
    let (mut app, consoles) = TestApp::at_the_secret().await;
    app.keychain.inner.spoil_writes(true);
    assert_eq!(take(&app, &consoles).await, Some(Kind::KeychainDiffers));
    assert_eq!(app.connection().okta.secret.current(), None);
    app.restart_unchanged();
    app.engine().settle(&app.id).await.expect("settled");
    assert_eq!(
        (app.connection().okta.secret.current(), app.connection().items.intent, app.items().await.len()),
        (None, None, 1)
    );
    app.keychain.inner.spoil_writes(false);
    assert_eq!(take(&app, &consoles).await, None);
    holds(&app, &consoles.secret).await;
    assert_eq!(app.items().await.len(), 2);
    app.engine().erase_secret(&app.id).await.expect("erased");
    assert!(app.items().await.is_empty(), "the half of a secret is gone too");
}

/// Kills the app at every instant of an act in turn, from the same beginning each time, until the act ends first. After
/// each kill the next start recovers, and `after` checks.
async fn killed_at_every_instant(
    before: impl AsyncFn(&mut TestApp, &mut Consoles),
    act: impl AsyncFn(&TestApp, &Consoles) -> model::problem::Result<()>,
    after: impl AsyncFn(&TestApp, &Consoles),
) {
    let mut app = TestApp::new().await;
    for instant in 0.. {
        app.anew().await;
        let mut consoles = Consoles::default();
        before(&mut app, &mut consoles).await;
        app.keychain.stop_at(instant);
        let keychain = app.keychain.clone();
        let ended = tokio::select! {
            biased;
            () = keychain.stopped() => None,
            ended = act(&app, &consoles) => Some(ended),
        };
        app.keychain.go_on();
        app.restart_unchanged();
        app.engine().settle(&app.id).await.expect("settled");
        assert_eq!(app.connection().items.intent, None);
        after(&app, &consoles).await;
        // The person does it again, as if nothing had happened.
        act(&app, &consoles).await.expect("good at last");
        after(&app, &consoles).await;
        assert!(app.chain_holds());
        if let Some(ended) = ended {
            assert!(instant >= 2, "it was never stopped");
            return ended.expect("good");
        }
    }
}

async fn to_the_secret(app: &mut TestApp, consoles: &mut Consoles) {
    for act in [Act::AnswerReady, Act::Name("acme.okta.practice"), Act::Continue, Act::InstallInOkta] {
        act.on(app, consoles).await.expect("good");
    }
}

async fn take_it(app: &TestApp, consoles: &Consoles) -> model::problem::Result<()> {
    app.engine().take_secret(&app.id, consoles.secret.clone()).await
}

/// Before the write no secret is saved; after it the next start finds it there, by its mark.
#[tokio::test]
async fn killed_while_it_is_saved() {
    killed_at_every_instant(to_the_secret, take_it, async |app, consoles| {
        match app.connection().okta.secret.current() {
            None => assert!(app.items().await.is_empty()),
            Some(_) => {
                holds(app, &consoles.secret).await;
                assert_eq!(app.items().await.len(), 1, "in one place");
            }
        }
    })
    .await;
}

/// A new secret beside the old one: the old one is the saved one until the new one is; afterwards its item stays.
#[tokio::test]
async fn killed_while_it_is_replaced() {
    let before = async |app: &mut TestApp, consoles: &mut Consoles| {
        to_the_secret(app, consoles).await;
        take_it(app, consoles).await.expect("taken");
        consoles.key.1 = std::mem::replace(&mut consoles.secret, app.new_secret().await);
    };
    killed_at_every_instant(before, take_it, async |app, consoles| {
        let connection = app.connection();
        let (items, replaced) = (app.items().await.len(), connection.okta.secret.previous().len());
        let held = connection.okta.secret.current().cloned().expect("one or the other").mark.secret_hash;
        if held == hash(&consoles.secret) {
            holds(app, &consoles.secret).await;
            assert_eq!((items, replaced), (2, 1), "the old one's item stays");
        } else {
            holds(app, &consoles.key.1).await;
            assert_eq!((items, replaced), (1, 0));
        }
    })
    .await;
}

async fn with_two_secrets(app: &mut TestApp, consoles: &mut Consoles) {
    to_the_secret(app, consoles).await;
    take_it(app, consoles).await.expect("taken");
    consoles.secret = app.new_secret().await;
    take_it(app, consoles).await.expect("replaced");
}

/// The next start ends an erase that was begun; nothing stays behind, not even the replaced one.
#[tokio::test]
async fn killed_while_it_is_erased() {
    let act = async |app: &TestApp, _: &Consoles| app.engine().erase_secret(&app.id).await;
    killed_at_every_instant(with_two_secrets, act, async |app, consoles| {
        if app.connection().secret_choice() == Some(SecretChoice::Erased) {
            assert!(app.items().await.is_empty());
            assert_eq!(kind(app.engine().secret(&app.id).await), Some(Kind::SecretGone));
        } else {
            // Killed before the intent was on disk: nothing was erased.
            holds(app, &consoles.secret).await;
            assert_eq!(app.items().await.len(), 2);
        }
    })
    .await;
}

/// Saving the Secret Key keeps the same promises.
#[tokio::test]
async fn killed_while_dells_key_is_saved() {
    let before = async |app: &mut TestApp, consoles: &mut Consoles| {
        to_the_secret(app, consoles).await;
        take_it(app, consoles).await.expect("taken");
        consoles.key = app.credential().await;
    };
    let act = async |app: &TestApp, consoles: &Consoles| {
        app.engine().take_dell_key(&app.id, &consoles.key.0, consoles.key.1.clone()).await
    };
    killed_at_every_instant(before, act, async |app, consoles| {
        holds(app, &consoles.secret).await;
        let connection = app.connection();
        assert_eq!(app.items().await.len(), 1 + usize::from(connection.dell.key.current().is_some()));
        assert_eq!(connection.dell.token, None);
    })
    .await;
}

/// Removing a connection leaves nothing, and forgets nothing before that.
#[tokio::test]
async fn killed_while_the_connection_is_removed() {
    let mut app = TestApp::new().await;
    for instant in 0.. {
        app.anew().await;
        with_two_secrets(&mut app, &mut Consoles::default()).await;
        app.keychain.stop_at(instant);
        let keychain = app.keychain.clone();
        let ended = app.killed_when(async |engine, id| engine.remove(id).await, keychain.stopped()).await;
        app.keychain.go_on();
        if ended.is_none() {
            assert_eq!(app.engine().store().all().expect("read").len(), 1, "forgotten before its items were gone");
            app.engine().remove(&app.id).await.expect("removed");
        }
        assert!(app.items().await.is_empty() && app.engine().store().all().expect("read").is_empty());
        assert!(app.chain_holds());
        if ended.is_some() {
            assert!(instant >= 4, "it was never stopped");
            return;
        }
    }
}

/// A save without a recorded end, and a keychain that is locked at the next start: it waits.
#[tokio::test]
async fn resuming_waits_for_a_locked_keychain() {
    let (mut app, mut consoles) = TestApp::at_the_secret().await;
    // The third instant is the reading back, after the write.
    app.keychain.stop_at(2);
    let (keychain, secret) = (app.keychain.clone(), consoles.secret.clone());
    let ended = app.killed_when(async |engine, id| engine.take_secret(id, secret).await, keychain.stopped()).await;
    assert!(ended.is_none());
    app.keychain.go_on();
    assert_eq!(app.connection().okta.secret.current(), None);
    let waits = |app: &TestApp| matches!(app.connection().items.intent, Some(Intent::TakeCustody { .. }));
    app.keychain.set_state(State::Locked);
    assert_eq!(kind(app.engine().settle(&app.id).await), Some(Kind::KeychainLocked));
    assert!(waits(&app));
    // Neither another secret nor an erase overrides it.
    let other = app.new_secret().await;
    assert_eq!(kind(app.engine().take_secret(&app.id, other.clone()).await), Some(Kind::KeychainLocked));
    assert_eq!(kind(app.engine().erase_secret(&app.id).await), Some(Kind::KeychainLocked));
    assert!(waits(&app));
    app.keychain.set_state(State::Ready);
    app.engine().settle(&app.id).await.expect("settled");
    holds(&app, &consoles.secret).await;
    consoles.secret = other;
    assert_eq!(take(&app, &consoles).await, None);
    assert_eq!((app.items().await.len(), app.connection().okta.secret.previous().len()), (2, 1));
}

/// An erase right after an interrupted save: its item is found and erased, too.
#[tokio::test]
async fn erasing_after_an_interrupted_save() {
    let (mut app, consoles) = TestApp::at_the_secret().await;
    assert_eq!(take(&app, &consoles).await, None);
    app.keychain.stop_at(2);
    let (keychain, second) = (app.keychain.clone(), app.new_secret().await);
    let ended = app.killed_when(async |engine, id| engine.take_secret(id, second).await, keychain.stopped()).await;
    assert!(ended.is_none());
    app.keychain.go_on();
    app.engine().erase_secret(&app.id).await.expect("erased");
    assert!(app.items().await.is_empty());
}

/// Somebody changed or removed the item: the app says so, sends and erases nothing, and saving it again works.
#[tokio::test]
async fn an_item_changed_by_another_program() {
    let (mut app, mut consoles) = TestApp::at_the_proof().await;
    app.walk(TO_AUTHORIZE, &mut consoles, Ended::Never).await;
    let account = app.connection().okta.secret.current().cloned().expect("saved").item;
    let asked = app.trace().await.len();

    let foreign = Secret::take_okta(of_length(40)).expect("a secret").0;
    app.keychain.inner.save(&account, "", &foreign).await.expect("changed");
    assert_eq!(kind(app.engine().secret(&app.id).await), Some(Kind::KeychainDiffers));
    assert_eq!(kind(app.engine().authorize(&app.id).await), Some(Kind::KeychainDiffers));
    assert!(app.keychain.inner.read(&account).await.expect("read").is_some_and(|kept| kept.same(&foreign)));

    app.keychain.inner.erase(&account).await.expect("removed");
    assert_eq!(kind(app.engine().secret(&app.id).await), Some(Kind::KeychainItemGone));
    assert_eq!(kind(app.engine().authorize(&app.id).await), Some(Kind::KeychainItemGone));
    assert_eq!(app.trace().await.len(), asked, "something was sent");

    // The person still has it, and saves it again into an item of its own.
    app.keychain.inner.save(&account, "", &foreign).await.expect("changed again");
    assert_eq!(take(&app, &consoles).await, None);
    holds(&app, &consoles.secret).await;
    assert_ne!(app.connection().okta.secret.current().cloned().expect("saved").item, account);
    assert_eq!(app.connection().okta.secret.previous().len(), 1);
}

/// Erased by choice: none of it is left, and another can be saved afterwards.
#[tokio::test]
async fn erased_and_saved_again() {
    let (mut app, consoles) = TestApp::at_the_proof().await;
    app.engine().erase_secret(&app.id).await.expect("erased");
    app.engine().erase_secret(&app.id).await.expect("twice is the same");
    assert!(app.items().await.is_empty());
    assert_eq!(kind(app.engine().keep_secret(&app.id).await), Some(Kind::SecretGone));
    app.restart_unchanged();
    assert_eq!(take(&app, &consoles).await, None);
    holds(&app, &consoles.secret).await;
    assert_eq!(app.connection().secret_choice(), None);
    app.engine().keep_secret(&app.id).await.expect("kept");
}

/// Another org never gets the credential of the former one, which stays where it is.
#[tokio::test]
async fn another_organization_does_not_get_it() {
    const ANOTHER: &str = "other.okta.practice";
    let (mut app, _) = TestApp::at_authorize().await;
    let asked_of_another = async |app: &TestApp| app.trace().await.iter().filter(|asked| asked.1 == ANOTHER).count();
    app.engine().name_unchecked(&app.id, ANOTHER).expect("named");
    app.restart_unchanged();
    let refused = app.engine().test(&app.id, Level::All, None, &|_| ()).await;
    assert_eq!(kind(refused), Some(Kind::SecretNeeded));
    assert_eq!(kind(app.engine().secret(&app.id).await), Some(Kind::SecretNeeded));
    assert_eq!(kind(app.engine().authorize(&app.id).await), Some(Kind::SecretNeeded));
    assert_eq!(kind(app.engine().next(&app.id).await), Some(Kind::SecretNeeded));
    assert_eq!((asked_of_another(&app).await, app.step(), app.connection().subject()), (0, Step::Install, None));
    assert!(app.secret_is_readable().await, "it is kept");

    // Its own secret alone doesn't make the former client ID its own.
    app.engine().take_secret(&app.id, of_length(40)).await.expect("taken");
    assert_eq!((app.step(), app.connection().okta.secret.previous().len()), (Step::Install, 1));
    let refused = app.engine().test(&app.id, Level::All, None, &|_| ()).await;
    assert_eq!((kind(refused), asked_of_another(&app).await), (Some(Kind::ClientIdEmpty), 0));
    assert!(app.outcomes().await.is_empty(), "nothing was registered");
    assert!(app.items().await.iter().any(|account| account.starts_with(DOMAIN)), "the one before is kept");
}

/// A slip in the domain costs nothing: back at the org, its secret and client ID are there.
#[tokio::test]
async fn back_at_the_organization_it_is_there_again() {
    let (app, consoles) = TestApp::at_the_proof().await;
    app.engine().name_unchecked(&app.id, "other.okta.practice").expect("named");
    assert_eq!(app.connection().subject(), None);
    app.engine().name_organization(&app.id, DOMAIN).await.expect("named");
    holds(&app, &consoles.secret).await;
    assert_eq!(app.connection().client_id_here().map(|id| &**id), Some(consoles.client_id.as_str()));
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
    let (secret, _) = secrets::secret::Secret::take_okta(value).expect("a secret");
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

/// An interrupted removal continues by itself: a secret that the app calls saved must not be gone.
#[tokio::test]
async fn an_interrupted_removal_is_completed() {
    for instant in 0..6 {
        let (mut app, _) = TestApp::at_authorize().await;
        app.keychain.stop_at(instant);
        let keychain = app.keychain.clone();
        let ended = app.killed_when(async |engine, id| engine.remove(id).await, keychain.stopped()).await;
        app.keychain.go_on();
        if ended.is_none() {
            app.engine().settle_all().await.expect("settled");
        }
        let erased = app.items().await.is_empty();
        let known = app.engine().store().has(&app.id).expect("read");
        assert_ne!(erased, known, "instant {instant}");
        if known {
            assert!(app.secret_is_readable().await, "instant {instant}: not begun, so all is there");
        }
    }
}
