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

async fn take(desk: &TestApp, hands: &Consoles) -> Option<Kind> {
    kind(desk.engine().take_secret(&desk.id, hands.secret.clone()).await)
}

/// The saved value is this one and no other.
async fn holds(desk: &TestApp, secret: &Zeroizing<String>) {
    let custody = desk.connection().okta.secret.current().cloned().expect("saved");
    assert_eq!(custody.mark.secret_hash, hash(secret));
    assert!(desk.secret_is_readable().await);
    assert_eq!(desk.engine().secret(&desk.id).await.expect("read").mark(), custody.mark);
}

#[tokio::test]
async fn another_kind_of_value_is_not_stored() {
    let (desk, hands) = TestApp::at_the_secret().await;
    let before = desk.connection();
    for (text, expected) in [
        (String::new(), Kind::ClipboardEmpty),
        (hands.client_id.clone(), Kind::SecretIsClientId),
        (format!("ocs{}", &hands.client_id[3..]), Kind::SecretIsSecretId),
        (format!("***{}", &hands.secret[36..]), Kind::SecretIsMasked),
        (format!("00{}", *of_length(40)), Kind::SecretIsToken),
        (format!("{} {}", &hands.secret[..20], &hands.secret[20..]), Kind::SecretHasSpace),
        (format!("{}\u{1f511}", *hands.secret), Kind::SecretOddCharacters),
        (hands.secret[..13].to_owned(), Kind::SecretTooShort),
        (of_length(101).to_string(), Kind::SecretTooLong),
        ("https://acme.okta.practice".to_owned(), Kind::SecretIsUrl),
    ] {
        let refused = desk.engine().take_secret(&desk.id, Zeroizing::new(text)).await.expect_err("refused");
        assert_eq!(refused.kind, expected);
        assert!(!format!("{refused:?}").contains(&hands.secret[..8]), "the problem repeats the value");
    }
    assert_eq!((desk.connection(), desk.items().await), (before, Vec::new()));
    assert_eq!(take(&desk, &hands).await, None);
    holds(&desk, &hands.secret).await;
}

#[tokio::test]
async fn outer_space_and_length_are_said() {
    let (desk, mut hands) = TestApp::at_the_secret().await;
    hands.secret = Zeroizing::new(format!(" {}\n", *hands.secret));
    assert_eq!(take(&desk, &hands).await, None);
    let custody = desk.connection().okta.secret.current().cloned().expect("saved");
    assert!(custody.trimmed && !custody.unusual_length && custody.clipboard_emptied.is_none());
    // The same value once more is saved already, however it was copied.
    hands.secret = Zeroizing::new(hands.secret.trim().to_owned());
    assert_eq!(take(&desk, &hands).await, None);
    assert_eq!((desk.items().await.len(), desk.connection().okta.secret.previous().len()), (1, 0));
    hands.secret = of_length(64);
    assert_eq!(take(&desk, &hands).await, None);
    assert!(desk.connection().okta.secret.current().cloned().expect("saved").unusual_length);
}

/// A keychain that refuses: nothing is recorded, and Try again works once it accepts.
#[tokio::test]
async fn a_keychain_that_fails() {
    let (mut desk, hands) = TestApp::at_the_secret().await;
    for (state, expected) in [
        (State::Locked, Kind::KeychainLocked),
        (State::Denied, Kind::KeychainDenied),
        (State::Slow, Kind::KeychainSlow),
        (State::None, Kind::KeychainNone),
    ] {
        desk.keychain.set_state(state);
        for _ in 0..2 {
            assert_eq!(take(&desk, &hands).await, Some(expected));
            assert_eq!((desk.connection().okta.secret.current(), desk.step()), (None, Step::Install));
            desk.restart_unchanged();
        }
        assert_eq!(kind(desk.engine().next(&desk.id).await), Some(Kind::SecretNeeded));
        assert!(!desk.log().iter().any(|(act, _)| act == "took_secret"));
    }
    desk.keychain.set_state(State::Ready);
    assert_eq!(take(&desk, &hands).await, None);
    holds(&desk, &hands.secret).await;
    assert_eq!(desk.items().await.len(), 1);

    // Later it fails again: the secret is reported as out of reach, not as missing, and stays.
    desk.keychain.set_state(State::Locked);
    assert_eq!(kind(desk.engine().secret(&desk.id).await), Some(Kind::KeychainLocked));
    assert_eq!(kind(desk.engine().erase_secret(&desk.id).await), Some(Kind::KeychainLocked));
    assert_eq!(desk.connection().secret_choice(), None);
    desk.keychain.set_state(State::Ready);
    assert!(desk.secret_is_readable().await);
}

/// A failed erase or removal is never repeated automatically: the person may have decided otherwise since.
#[tokio::test]
async fn what_failed_to_be_erased_is_not_erased_later() {
    let (mut desk, hands) = TestApp::at_the_secret().await;
    assert_eq!(take(&desk, &hands).await, None);
    for (state, expected) in [(State::Slow, Kind::KeychainSlow), (State::None, Kind::KeychainNone)] {
        for removes in [false, true] {
            desk.keychain.set_state(state);
            let engine = desk.engine();
            let failed = if removes { engine.remove(&desk.id).await } else { engine.erase_secret(&desk.id).await };
            assert_eq!(kind(failed), Some(expected));
            desk.keychain.set_state(State::Ready);
            desk.engine().keep_secret(&desk.id).await.expect("kept");
            desk.engine().settle_all().await.expect("settled");
            desk.restart();
            desk.engine().settle_all().await.expect("settled");
            assert_eq!(
                (desk.connection().items.intent, desk.connection().secret_choice()),
                (None, Some(SecretChoice::Kept))
            );
            holds(&desk, &hands.secret).await;
        }
    }
    // An erase that a kill interrupted, and a decision to keep before it was resumed: the later decision holds.
    desk.engine()
        .store()
        .change(&desk.id, None, |connection| {
            let item = connection.okta.secret.current().map(|custody| custody.item.clone()).expect("in custody");
            connection.items.intent = Some(Intent::Erase { item });
            Ok(())
        })
        .expect("as a kill leaves it");
    desk.engine().keep_secret(&desk.id).await.expect("kept");
    desk.engine().settle_all().await.expect("settled");
    holds(&desk, &hands.secret).await;
}

/// A value that reads back as another was not saved; it is left alone, and goes when the secret is erased.
#[tokio::test]
async fn a_write_that_reads_back_as_something_else() {
    let (mut desk, hands) = TestApp::at_the_secret().await;
    desk.keychain.inner.spoil_writes(true);
    assert_eq!(take(&desk, &hands).await, Some(Kind::KeychainDiffers));
    assert_eq!(desk.connection().okta.secret.current(), None);
    desk.restart_unchanged();
    desk.engine().settle(&desk.id).await.expect("settled");
    assert_eq!(
        (desk.connection().okta.secret.current(), desk.connection().items.intent, desk.items().await.len()),
        (None, None, 1)
    );
    desk.keychain.inner.spoil_writes(false);
    assert_eq!(take(&desk, &hands).await, None);
    holds(&desk, &hands.secret).await;
    assert_eq!(desk.items().await.len(), 2);
    desk.engine().erase_secret(&desk.id).await.expect("erased");
    assert!(desk.items().await.is_empty(), "the half of a secret is gone too");
}

/// Kills the app at every instant of an act in turn, from the same beginning each time, until the act ends first. After
/// each kill the next start recovers, and `after` checks.
async fn killed_at_every_instant(
    before: impl AsyncFn(&mut TestApp, &mut Consoles),
    act: impl AsyncFn(&TestApp, &Consoles) -> model::problem::Result<()>,
    after: impl AsyncFn(&TestApp, &Consoles),
) {
    let mut desk = TestApp::new().await;
    for instant in 0.. {
        desk.anew().await;
        let mut hands = Consoles::default();
        before(&mut desk, &mut hands).await;
        desk.keychain.stop_at(instant);
        let keychain = desk.keychain.clone();
        let ended = tokio::select! {
            biased;
            () = keychain.stopped() => None,
            ended = act(&desk, &hands) => Some(ended),
        };
        desk.keychain.go_on();
        desk.restart_unchanged();
        desk.engine().settle(&desk.id).await.expect("settled");
        assert_eq!(desk.connection().items.intent, None);
        after(&desk, &hands).await;
        // The person does it again, as if nothing had happened.
        act(&desk, &hands).await.expect("good at last");
        after(&desk, &hands).await;
        assert!(desk.chain_holds());
        if let Some(ended) = ended {
            assert!(instant >= 2, "it was never stopped");
            return ended.expect("good");
        }
    }
}

async fn to_the_secret(desk: &mut TestApp, hands: &mut Consoles) {
    for act in [Act::AnswerReady, Act::Name("acme.okta.practice"), Act::Continue, Act::InstallInOkta] {
        act.on(desk, hands).await.expect("good");
    }
}

async fn take_it(desk: &TestApp, hands: &Consoles) -> model::problem::Result<()> {
    desk.engine().take_secret(&desk.id, hands.secret.clone()).await
}

/// Before the write no secret is saved; after it the next start finds it there, by its mark.
#[tokio::test]
async fn killed_while_it_is_taken() {
    killed_at_every_instant(to_the_secret, take_it, async |desk, hands| {
        match desk.connection().okta.secret.current() {
            None => assert!(desk.items().await.is_empty()),
            Some(_) => {
                holds(desk, &hands.secret).await;
                assert_eq!(desk.items().await.len(), 1, "in one place");
            }
        }
    })
    .await;
}

/// A new secret beside the old one: the old one is the saved one until the new one is; afterwards its item stays.
#[tokio::test]
async fn killed_while_it_is_replaced() {
    let before = async |desk: &mut TestApp, hands: &mut Consoles| {
        to_the_secret(desk, hands).await;
        take_it(desk, hands).await.expect("taken");
        hands.key.1 = std::mem::replace(&mut hands.secret, desk.new_secret().await);
    };
    killed_at_every_instant(before, take_it, async |desk, hands| {
        let connection = desk.connection();
        let (items, replaced) = (desk.items().await.len(), connection.okta.secret.previous().len());
        let held = connection.okta.secret.current().cloned().expect("one or the other").mark.secret_hash;
        if held == hash(&hands.secret) {
            holds(desk, &hands.secret).await;
            assert_eq!((items, replaced), (2, 1), "the old one's item stays");
        } else {
            holds(desk, &hands.key.1).await;
            assert_eq!((items, replaced), (1, 0));
        }
    })
    .await;
}

async fn with_two_secrets(desk: &mut TestApp, hands: &mut Consoles) {
    to_the_secret(desk, hands).await;
    take_it(desk, hands).await.expect("taken");
    hands.secret = desk.new_secret().await;
    take_it(desk, hands).await.expect("replaced");
}

/// The next start ends an erase that was begun; nothing stays behind, not even the replaced one.
#[tokio::test]
async fn killed_while_it_is_erased() {
    let act = async |desk: &TestApp, _: &Consoles| desk.engine().erase_secret(&desk.id).await;
    killed_at_every_instant(with_two_secrets, act, async |desk, hands| {
        if desk.connection().secret_choice() == Some(SecretChoice::Erased) {
            assert!(desk.items().await.is_empty());
            assert_eq!(kind(desk.engine().secret(&desk.id).await), Some(Kind::SecretGone));
        } else {
            // Killed before the intent was on disk: nothing was erased.
            holds(desk, &hands.secret).await;
            assert_eq!(desk.items().await.len(), 2);
        }
    })
    .await;
}

/// Saving the Secret Key keeps the same promises.
#[tokio::test]
async fn killed_while_dells_key_is_taken() {
    let before = async |desk: &mut TestApp, hands: &mut Consoles| {
        to_the_secret(desk, hands).await;
        take_it(desk, hands).await.expect("taken");
        hands.key = desk.credential().await;
    };
    let act = async |desk: &TestApp, hands: &Consoles| {
        desk.engine().take_dell_key(&desk.id, &hands.key.0, hands.key.1.clone()).await
    };
    killed_at_every_instant(before, act, async |desk, hands| {
        holds(desk, &hands.secret).await;
        let connection = desk.connection();
        assert_eq!(desk.items().await.len(), 1 + usize::from(connection.dell.key.current().is_some()));
        assert_eq!(connection.dell.token, None);
    })
    .await;
}

/// Removing a connection leaves nothing, and forgets nothing before that.
#[tokio::test]
async fn killed_while_the_connection_is_removed() {
    let mut desk = TestApp::new().await;
    for instant in 0.. {
        desk.anew().await;
        with_two_secrets(&mut desk, &mut Consoles::default()).await;
        desk.keychain.stop_at(instant);
        let keychain = desk.keychain.clone();
        let ended = desk.killed_when(async |engine, id| engine.remove(id).await, keychain.stopped()).await;
        desk.keychain.go_on();
        if ended.is_none() {
            assert_eq!(desk.engine().store().all().expect("read").len(), 1, "forgotten before its items were gone");
            desk.engine().remove(&desk.id).await.expect("removed");
        }
        assert!(desk.items().await.is_empty() && desk.engine().store().all().expect("read").is_empty());
        assert!(desk.chain_holds());
        if ended.is_some() {
            assert!(instant >= 4, "it was never stopped");
            return;
        }
    }
}

/// A save without a recorded end, and a keychain that is locked at the next start: it waits.
#[tokio::test]
async fn settling_waits_for_a_locked_keychain() {
    let (mut desk, mut hands) = TestApp::at_the_secret().await;
    // The third instant is the reading back, after the write.
    desk.keychain.stop_at(2);
    let (keychain, secret) = (desk.keychain.clone(), hands.secret.clone());
    let ended = desk.killed_when(async |engine, id| engine.take_secret(id, secret).await, keychain.stopped()).await;
    assert!(ended.is_none());
    desk.keychain.go_on();
    assert_eq!(desk.connection().okta.secret.current(), None);
    let waits = |desk: &TestApp| matches!(desk.connection().items.intent, Some(Intent::TakeCustody { .. }));
    desk.keychain.set_state(State::Locked);
    assert_eq!(kind(desk.engine().settle(&desk.id).await), Some(Kind::KeychainLocked));
    assert!(waits(&desk));
    // Neither another secret nor an erase overrides it.
    let other = desk.new_secret().await;
    assert_eq!(kind(desk.engine().take_secret(&desk.id, other.clone()).await), Some(Kind::KeychainLocked));
    assert_eq!(kind(desk.engine().erase_secret(&desk.id).await), Some(Kind::KeychainLocked));
    assert!(waits(&desk));
    desk.keychain.set_state(State::Ready);
    desk.engine().settle(&desk.id).await.expect("settled");
    holds(&desk, &hands.secret).await;
    hands.secret = other;
    assert_eq!(take(&desk, &hands).await, None);
    assert_eq!((desk.items().await.len(), desk.connection().okta.secret.previous().len()), (2, 1));
}

/// An erase right after an interrupted save: its item is found and erased, too.
#[tokio::test]
async fn erasing_after_a_custody_that_was_cut_short() {
    let (mut desk, hands) = TestApp::at_the_secret().await;
    assert_eq!(take(&desk, &hands).await, None);
    desk.keychain.stop_at(2);
    let (keychain, second) = (desk.keychain.clone(), desk.new_secret().await);
    let ended = desk.killed_when(async |engine, id| engine.take_secret(id, second).await, keychain.stopped()).await;
    assert!(ended.is_none());
    desk.keychain.go_on();
    desk.engine().erase_secret(&desk.id).await.expect("erased");
    assert!(desk.items().await.is_empty());
}

/// Somebody changed or removed the item: the app says so, sends and erases nothing, and saving it again works.
#[tokio::test]
async fn an_item_changed_by_somebody_else() {
    let (mut desk, mut hands) = TestApp::at_the_proof().await;
    desk.walk(TO_AUTHORIZE, &mut hands, Ended::Never).await;
    let account = desk.connection().okta.secret.current().cloned().expect("saved").item;
    let asked = desk.trace().await.len();

    let foreign = Secret::take_okta(of_length(40)).expect("a secret").0;
    desk.keychain.inner.save(&account, "", &foreign).await.expect("changed");
    assert_eq!(kind(desk.engine().secret(&desk.id).await), Some(Kind::KeychainDiffers));
    assert_eq!(kind(desk.engine().authorize(&desk.id).await), Some(Kind::KeychainDiffers));
    assert!(desk.keychain.inner.read(&account).await.expect("read").is_some_and(|kept| kept.same(&foreign)));

    desk.keychain.inner.erase(&account).await.expect("removed");
    assert_eq!(kind(desk.engine().secret(&desk.id).await), Some(Kind::KeychainItemGone));
    assert_eq!(kind(desk.engine().authorize(&desk.id).await), Some(Kind::KeychainItemGone));
    assert_eq!(desk.trace().await.len(), asked, "something was sent");

    // The person still has it, and saves it again into an item of its own.
    desk.keychain.inner.save(&account, "", &foreign).await.expect("changed again");
    assert_eq!(take(&desk, &hands).await, None);
    holds(&desk, &hands.secret).await;
    assert_ne!(desk.connection().okta.secret.current().cloned().expect("saved").item, account);
    assert_eq!(desk.connection().okta.secret.previous().len(), 1);
}

/// Erased by choice: none of it is left, and another can be saved afterwards.
#[tokio::test]
async fn erased_and_taken_again() {
    let (mut desk, hands) = TestApp::at_the_proof().await;
    desk.engine().erase_secret(&desk.id).await.expect("erased");
    desk.engine().erase_secret(&desk.id).await.expect("twice is the same");
    assert!(desk.items().await.is_empty());
    assert_eq!(kind(desk.engine().keep_secret(&desk.id).await), Some(Kind::SecretGone));
    desk.restart_unchanged();
    assert_eq!(take(&desk, &hands).await, None);
    holds(&desk, &hands.secret).await;
    assert_eq!(desk.connection().secret_choice(), None);
    desk.engine().keep_secret(&desk.id).await.expect("kept");
}

/// Another org never gets the credential of the former one, which stays where it is.
#[tokio::test]
async fn another_organization_does_not_get_it() {
    const ANOTHER: &str = "other.okta.practice";
    let (mut desk, _) = TestApp::at_authorize().await;
    let asked_of_another = async |desk: &TestApp| desk.trace().await.iter().filter(|asked| asked.1 == ANOTHER).count();
    desk.engine().name_unmeasured(&desk.id, ANOTHER).expect("named");
    desk.restart_unchanged();
    let refused = desk.engine().prove(&desk.id, Level::All, None, &|_| ()).await;
    assert_eq!(kind(refused), Some(Kind::SecretNeeded));
    assert_eq!(kind(desk.engine().secret(&desk.id).await), Some(Kind::SecretNeeded));
    assert_eq!(kind(desk.engine().authorize(&desk.id).await), Some(Kind::SecretNeeded));
    assert_eq!(kind(desk.engine().next(&desk.id).await), Some(Kind::SecretNeeded));
    assert_eq!((asked_of_another(&desk).await, desk.step(), desk.connection().subject()), (0, Step::Install, None));
    assert!(desk.secret_is_readable().await, "it is kept");

    // Its own secret alone doesn't make the former client ID its own.
    desk.engine().take_secret(&desk.id, of_length(40)).await.expect("taken");
    assert_eq!((desk.step(), desk.connection().okta.secret.previous().len()), (Step::Install, 1));
    let refused = desk.engine().prove(&desk.id, Level::All, None, &|_| ()).await;
    assert_eq!((kind(refused), asked_of_another(&desk).await), (Some(Kind::ClientIdEmpty), 0));
    assert!(desk.outcomes().await.is_empty(), "nothing was registered");
    assert!(desk.items().await.iter().any(|account| account.starts_with(DOMAIN)), "the one before is kept");
}

/// A slip in the domain costs nothing: back at the org, its secret and client ID are there.
#[tokio::test]
async fn back_at_the_organization_it_is_there_again() {
    let (desk, hands) = TestApp::at_the_proof().await;
    desk.engine().name_unmeasured(&desk.id, "other.okta.practice").expect("named");
    assert_eq!(desk.connection().subject(), None);
    desk.engine().name_organization(&desk.id, DOMAIN).await.expect("named");
    holds(&desk, &hands.secret).await;
    assert_eq!(desk.connection().client_id_here(), Some(hands.client_id.as_str()));
}

/// The database is lost, whole or damaged; the keychain's items show whose they are.
#[tokio::test]
async fn secrets_of_a_lost_database_are_found_and_taken_up_by_choice() {
    let (mut desk, mut hands) = TestApp::at_authorize().await;
    let first = desk.connection().okta.secret.current().cloned().expect("taken");
    hands.secret = desk.new_secret().await;
    desk.engine().take_secret(&desk.id, hands.secret.clone()).await.expect("taken");
    let before = (desk.items().await, desk.connection());
    assert!(desk.engine().orphans().await.expect("looked").is_empty(), "all are known");

    desk.damage();
    assert!(desk.engine().store().set_aside().expect("named").starts_with("connections.db.damaged-"));
    let found = desk.engine().orphans().await.expect("looked");
    let listed: Vec<_> = found.iter().map(|o| (o.id.as_str(), o.host.as_str(), o.okta, o.dell)).collect();
    assert_eq!(listed, [(desk.id.as_str(), "acme.okta.practice", true, true)]);
    assert!(desk.engine().store().all().expect("read").is_empty(), "nothing is taken up by itself");

    // A keychain that is not ready shows nothing, opens no prompt and loses nothing. Locked is not missing.
    desk.keychain.set_state(State::Locked);
    assert_eq!(desk.engine().orphans().await, Ok(Vec::new()));
    assert_eq!(kind(desk.engine().adopt(&desk.id).await), Some(Kind::KeychainLocked));
    desk.keychain.set_state(State::Ready);

    assert_eq!(desk.engine().adopt(&desk.id).await, Ok(desk.id.clone()));
    let connection = desk.connection();
    assert_eq!(
        connection.okta.organization.as_ref().map(|o| (o.host.as_str(), o.metadata.is_none())),
        Some((DOMAIN, true))
    );
    let mark = |custody: &model::connection::StoredSecret| (custody.item.clone(), custody.mark.clone());
    assert_eq!(connection.okta.secret.current().map(mark), before.1.okta.secret.current().map(mark), "the newest");
    assert_eq!(connection.okta.secret.previous().iter().map(mark).collect::<Vec<_>>(), [mark(&first)]);
    assert_eq!(connection.dell.key.current().map(mark), before.1.dell.key.current().map(mark));
    assert_eq!(connection.items.next_item, before.1.items.next_item, "no item is written over");
    assert!(desk.secret_is_readable().await);
    assert_eq!(desk.log(), [("adopted_secret".to_owned(), true)]);
    assert_eq!(desk.items().await, before.0, "nothing was erased");
    assert!(desk.engine().orphans().await.expect("looked").is_empty());
    desk.restart_unchanged();
    desk.engine().remove(&desk.id).await.expect("removed");
    assert!(desk.items().await.is_empty(), "and can be erased from here");
}

/// Items whose names this app would not have given, and hosts that no secret goes to, can't be recovered.
#[tokio::test]
async fn what_others_put_into_the_keychain_is_not_offered() {
    let desk = TestApp::new().await;
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
        desk.keychain.inner.save(account, "", &secret).await.expect("saved");
    }
    assert_eq!(desk.engine().orphans().await, Ok(Vec::new()));
}

/// An interrupted removal continues by itself: a secret that the app calls saved must not be gone.
#[tokio::test]
async fn a_removal_that_was_cut_off_is_ended() {
    for instant in 0..6 {
        let (mut desk, _) = TestApp::at_authorize().await;
        desk.keychain.stop_at(instant);
        let keychain = desk.keychain.clone();
        let ended = desk.killed_when(async |engine, id| engine.remove(id).await, keychain.stopped()).await;
        desk.keychain.go_on();
        if ended.is_none() {
            desk.engine().settle_all().await.expect("settled");
        }
        let erased = desk.items().await.is_empty();
        let known = desk.engine().store().has(&desk.id).expect("read");
        assert_ne!(erased, known, "instant {instant}");
        if known {
            assert!(desk.secret_is_readable().await, "instant {instant}: not begun, so all is there");
        }
    }
}
