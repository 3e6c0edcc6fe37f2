//! Secrets kept elsewhere than in the keychain, by choice: in memory for one session, or in the vault. And moved from
//! there to the keychain, killed at every instant.

use connect::facts::{Facts, Keep, Known, Leaving, Rotation, Step};
use connect::keychain::{Keychain as _, State};
use connect::problem::{Kind, Result};
use jiff::Timestamp;
use zeroize::Zeroizing;

use crate::sandboxed::acts::{Act, Hands, kind};
use crate::sandboxed::{Desk, hash};

pub(super) fn passphrase() -> Zeroizing<String> {
    Zeroizing::new("four words that differ".to_owned())
}

pub(super) async fn at_the_secret(desk: &mut Desk, hands: &mut Hands, keep: Keep) {
    if keep == Keep::Vault {
        desk.space().unlock_vault(passphrase()).await.expect("made");
    }
    desk.space().keep_in(&desk.id, keep).await.expect("chosen");
    for act in [Act::AnswerReady, Act::Name("acme.okta.practice"), Act::Continue, Act::InstallInOkta] {
        act.on(desk, hands).await.expect("good");
    }
}

pub(super) async fn take(desk: &Desk, hands: &Hands) -> Result<()> {
    desk.space().take_secret(&desk.id, hands.secret.clone()).await
}

pub(super) async fn held(desk: &Desk) -> Option<String> {
    desk.space().secret(&desk.id).await.ok().map(|secret| secret.mark().secret_hash)
}

pub(super) fn keep(facts: &Facts) -> Keep {
    facts.secret.as_ref().expect("in custody").keep
}

/// Without a keychain the path stops, and goes on by the person's choice alone.
#[tokio::test]
async fn nothing_is_chosen_for_the_person() {
    let (desk, mut hands) = (Desk::new().await, Hands::default());
    desk.keychain.set_state(State::None);
    Act::Name("acme.okta.practice").on(&desk, &mut hands).await.expect("good");
    assert_eq!(kind(desk.space().next(&desk.id).await), Some(Kind::KeychainNone));
    assert_eq!(desk.facts().ready.keep, Keep::Keychain);
    // A vault is chosen once it is open.
    assert_eq!(kind(desk.space().keep_in(&desk.id, Keep::Vault).await), Some(Kind::VaultGone));
    desk.space().keep_in(&desk.id, Keep::Session).await.expect("chosen");
    desk.space().next(&desk.id).await.expect("goes on");
    assert_eq!(desk.step(), Step::Permissions);
    assert!(desk.log().iter().any(|(act, _)| act == "chose_place"));
}

#[tokio::test]
async fn a_session_s_secret_is_used_and_ends_with_the_session() {
    let (mut desk, mut hands) = (Desk::new().await, Hands::default());
    desk.keychain.set_state(State::None);
    at_the_secret(&mut desk, &mut hands, Keep::Session).await;
    take(&desk, &hands).await.expect("taken");
    assert_eq!(held(&desk).await, Some(hash(&hands.secret)));
    assert!(desk.items().await.is_empty() && !desk.on_disk(&[hands.secret.clone()]));
    desk.space().places().end();
    assert_eq!(held(&desk).await, None, "wiped on the way out");

    desk.restart();
    let facts = desk.facts();
    assert!(facts.secret.as_ref().is_some_and(|custody| custody.over_at.is_some()));
    // It is said as what it is, and the path stands where another can be taken.
    assert_eq!(kind(desk.space().secret(&desk.id).await), Some(Kind::SessionOver));
    let needs = connect::journey::needs(Step::Install, &facts, desk.space().way(&facts));
    assert_eq!(kind(needs), Some(Kind::SessionOver));
    assert!(desk.log().contains(&("session_over".to_owned(), true)));
    let once = desk.log().len();
    desk.restart_unchanged();
    assert_eq!(desk.log().len(), once, "said once");

    hands.secret = desk.new_secret().await;
    take(&desk, &hands).await.expect("taken");
    assert_eq!(held(&desk).await, Some(hash(&hands.secret)));
    desk.space().erase_secret(&desk.id).await.expect("erased");
    assert_eq!(kind(desk.space().secret(&desk.id).await), Some(Kind::SecretGone));
    desk.space().remove(&desk.id).await.expect("removed without a keychain");
    assert!(desk.chain_holds());
}

#[tokio::test]
async fn a_vault_s_secret_waits_for_its_passphrase() {
    let (mut desk, mut hands) = (Desk::new().await, Hands::default());
    desk.keychain.set_state(State::None);
    at_the_secret(&mut desk, &mut hands, Keep::Vault).await;
    take(&desk, &hands).await.expect("taken");
    assert!(desk.items().await.is_empty() && !desk.on_disk(&[hands.secret.clone(), passphrase()]));

    desk.restart_unchanged();
    assert_eq!(kind(desk.space().secret(&desk.id).await), Some(Kind::VaultLocked));
    let other = desk.new_secret().await;
    assert_eq!(kind(desk.space().take_secret(&desk.id, other).await), Some(Kind::VaultLocked));
    assert_eq!(kind(desk.space().erase_secret(&desk.id).await), Some(Kind::VaultLocked));
    let wrong = Zeroizing::new("four words that are wrong".to_owned());
    assert_eq!(kind(desk.space().unlock_vault(wrong).await), Some(Kind::VaultPassphrase));
    desk.space().unlock_vault(passphrase()).await.expect("opened");
    assert_eq!(held(&desk).await, Some(hash(&hands.secret)), "nothing was lost meanwhile");
    desk.space().settle(&desk.id).await.expect("settled");
    desk.space().erase_secret(&desk.id).await.expect("erased");
    assert_eq!(kind(desk.space().secret(&desk.id).await), Some(Kind::SecretGone));
}

/// A file that was moved away was not erased. The connection may leave all the same, and that is recorded.
#[tokio::test]
async fn a_vault_that_is_gone_is_not_told_as_erased() {
    let (mut desk, mut hands) = (Desk::new().await, Hands::default());
    at_the_secret(&mut desk, &mut hands, Keep::Vault).await;
    take(&desk, &hands).await.expect("taken");
    let account = desk.facts().secret.expect("in custody").account;
    let file = desk.space().places().vault().path().to_owned();
    std::fs::rename(&file, file.with_extension("away")).expect("moved");
    assert_eq!(kind(desk.space().erase_secret(&desk.id).await), Some(Kind::VaultGone));
    assert_eq!((desk.facts().secret_choice, desk.facts().intent), (None, None));
    assert_eq!(kind(desk.space().forget(&account, false).await), Some(Kind::ItemInUse), "nobody could look");
    assert_eq!(kind(desk.space().forget(&account, true).await), Some(Kind::VaultGone));
    desk.space().remove(&desk.id).await.expect("removed without it");
    assert!(desk.log().contains(&("vault_gone".to_owned(), true)));
    assert!(desk.chain_holds());
}

/// A store of before there was a choice is read, and its secrets lie in the keychain.
#[test]
fn an_older_store_s_secrets_lie_in_the_keychain() {
    let old = serde_json::json!({
        "account": "acme.okta.com/0123456789ab/okta-secret/1", "place": "GNOME Keyring", "at": "2026-11-20T10:00:00Z",
        "mark": { "length": 40, "last_four": "aB3-", "secret_hash": "x" },
        "clipboard_emptied": true, "trimmed": false, "unusual_length": false,
    });
    let custody: connect::facts::Custody = serde_json::from_value(old).expect("read");
    assert_eq!((custody.keep, custody.over_at), (Keep::Keychain, None));
    let intent = serde_json::json!({
        "intent": "take_custody", "account": "a", "mark": custody.mark, "dell": false, "trimmed": false,
        "unusual_length": false,
    });
    let intent: connect::facts::Intent = serde_json::from_value(intent).expect("read");
    assert!(matches!(intent, connect::facts::Intent::TakeCustody { keep: Keep::Keychain, .. }));
}

/// A connection with Okta's secret, the one it replaced, and Dell's key, all in a fallback.
async fn with_three(desk: &mut Desk, hands: &mut Hands, keep: Keep) {
    at_the_secret(desk, hands, keep).await;
    take(desk, hands).await.expect("taken");
    hands.secret = desk.new_secret().await;
    take(desk, hands).await.expect("replaced");
    hands.key = desk.credential().await;
    desk.space().take_dell_key(&desk.id, &hands.key.0, hands.key.1.clone()).await.expect("taken");
}

async fn killed_while_it_is_moved_from(keep_there: Keep) {
    let mut desk = Desk::new().await;
    for instant in 0.. {
        desk.anew().await;
        let mut hands = Hands::default();
        with_three(&mut desk, &mut hands, keep_there).await;
        desk.keychain.stop_at(instant);
        let keychain = desk.keychain.clone();
        let ended = desk.killed_when(async |space, id| space.move_to_keychain(id).await, keychain.stopped()).await;
        desk.keychain.go_on();
        if keep_there == Keep::Vault {
            desk.space().unlock_vault(passphrase()).await.expect("opened");
        }
        desk.space().settle(&desk.id).await.expect("settled");
        assert_eq!(desk.facts().intent, None);
        // Wherever it was stopped: what the vault had is readable in one of the two places. What a session had is
        // there if it had reached the keychain, and else ended with the session.
        let items = desk.items().await;
        for custody in desk.facts().custodies() {
            let there = items.contains(&custody.account);
            assert_eq!(there, custody.keep == Keep::Keychain, "at instant {instant}");
            match custody.keep {
                Keep::Keychain => assert!(custody.over_at.is_none()),
                Keep::Vault => assert!(desk.space().places().read(custody).await.is_ok(), "at instant {instant}"),
                Keep::Session => assert!(custody.over_at.is_some()),
            }
        }
        if keep_there == Keep::Vault {
            assert_eq!(held(&desk).await, Some(hash(&hands.secret)), "at instant {instant}");
            assert_eq!(desk.facts().custodies().count(), 3);
        }
        assert!(desk.chain_holds());
        if let Some(ended) = ended {
            assert!(instant >= 6, "it was never stopped");
            ended.expect("good");
            assert_eq!((keep(&desk.facts()), items.len()), (Keep::Keychain, 3));
            if keep_there == Keep::Vault {
                assert!(
                    desk.space().places().vault().list().await.expect("listed").is_empty(),
                    "nothing is left there"
                );
            }
            assert_eq!(kind(desk.space().move_to_keychain(&desk.id).await), Some(Kind::NothingToMove));
            return;
        }
    }
}

#[tokio::test]
async fn killed_while_it_is_moved_from_the_vault() {
    killed_while_it_is_moved_from(Keep::Vault).await;
}

#[tokio::test]
async fn killed_while_it_is_moved_from_a_session() {
    killed_while_it_is_moved_from(Keep::Session).await;
}

/// A keychain that fails midway: the secret is where it was, and nothing was erased.
#[tokio::test]
async fn a_move_to_a_keychain_that_fails() {
    let (mut desk, mut hands) = (Desk::new().await, Hands::default());
    at_the_secret(&mut desk, &mut hands, Keep::Session).await;
    take(&desk, &hands).await.expect("taken");
    for state in [State::None, State::Locked, State::Denied, State::Slow] {
        desk.keychain.set_state(state);
        assert_eq!(kind(desk.space().move_to_keychain(&desk.id).await), state.problem());
        assert_eq!(keep(&desk.facts()), Keep::Session);
        desk.keychain.set_state(State::Ready);
    }
    desk.keychain.inner.spoil_writes(true);
    assert_eq!(kind(desk.space().move_to_keychain(&desk.id).await), Some(Kind::KeychainDiffers));
    desk.keychain.inner.spoil_writes(false);
    assert_eq!(held(&desk).await, Some(hash(&hands.secret)));
    desk.space().move_to_keychain(&desk.id).await.expect("moved at last");
    assert_eq!((keep(&desk.facts()), desk.items().await.len()), (Keep::Keychain, 1));
    assert_eq!(desk.facts().ready.keep, Keep::Keychain);
    desk.restart();
    assert_eq!(held(&desk).await, Some(hash(&hands.secret)), "it outlives the session now");
}

/// A desk with one secret in the vault, whose move to the keychain was ended at this instant; true when it was over
/// before that. The vault is open again.
pub(super) async fn moved_until(desk: &mut Desk, instant: u32) -> bool {
    desk.anew().await;
    let mut hands = Hands::default();
    at_the_secret(desk, &mut hands, Keep::Vault).await;
    take(desk, &hands).await.expect("taken");
    desk.keychain.stop_at(instant);
    let keychain = desk.keychain.clone();
    let ended = desk.killed_when(async |space, id| space.move_to_keychain(id).await, keychain.stopped()).await;
    desk.keychain.go_on();
    desk.space().unlock_vault(passphrase()).await.expect("opened");
    ended.is_some()
}

/// What lies in the keychain and in the vault.
pub(super) async fn lying(desk: &Desk) -> (Vec<String>, Vec<String>) {
    (desk.items().await, desk.space().places().vault().list().await.expect("listed"))
}

#[tokio::test]
async fn what_is_forgotten_in_the_middle_of_a_move_is_in_neither_place() {
    let mut desk = Desk::new().await;
    for instant in 0.. {
        let over = moved_until(&mut desk, instant).await;
        let account = desk.facts().secret.expect("in custody").account;
        desk.space().forget(&account, true).await.expect("forgotten");
        assert_eq!(lying(&desk).await, (vec![], vec![]), "at instant {instant}");
        desk.restart();
        desk.space().unlock_vault(passphrase()).await.expect("opened");
        desk.space().settle(&desk.id).await.expect("settled");
        assert_eq!(desk.log().last().map(|(act, _)| act.as_str()), Some("forgot_secret"), "at instant {instant}");
        if over {
            assert!(instant >= 4, "it was never stopped");
            return;
        }
    }
}

/// While the keychain cannot be read, nobody knows what a move that was cut short has left in it.
#[tokio::test]
async fn nothing_is_told_as_erased_that_a_locked_keychain_may_have() {
    let mut desk = Desk::new().await;
    for instant in 0.. {
        let over = moved_until(&mut desk, instant).await;
        desk.keychain.set_state(State::Locked);
        let begun = desk.facts().intent.is_some();
        let settled = kind(desk.space().settle(&desk.id).await);
        let erased = kind(desk.space().erase_secret(&desk.id).await);
        assert_eq!(erased.is_none(), desk.items().await.is_empty() && !begun, "at instant {instant}");
        if let Some(problem) = erased {
            assert_eq!(problem, Kind::KeychainLocked, "at instant {instant}");
            assert!(desk.facts().secret_choice.is_none(), "at instant {instant}");
        }
        desk.keychain.set_state(State::Ready);
        desk.space().erase_secret(&desk.id).await.expect("erased");
        assert_eq!(lying(&desk).await, (vec![], vec![]), "at instant {instant}: {settled:?}");
        if over {
            assert!(instant >= 4, "it was never stopped");
            return;
        }
    }
}

/// A move that begins and cannot be ended, settled while the session goes on.
async fn move_in_vain(desk: &Desk) {
    desk.keychain.inner.spoil_writes(true);
    assert_eq!(kind(desk.space().move_to_keychain(&desk.id).await), Some(Kind::KeychainDiffers));
    desk.keychain.inner.spoil_writes(false);
    desk.space().settle(&desk.id).await.expect("settled");
}

#[tokio::test]
async fn what_is_still_in_memory_is_not_over_with_what_is_not() {
    let (mut desk, mut hands) = (Desk::new().await, Hands::default());
    with_three(&mut desk, &mut hands, Keep::Session).await;
    let key = desk.facts().dell.key.expect("in custody");
    desk.space().places().at(Keep::Session).erase(&key.account).await.expect("erased");
    move_in_vain(&desk).await;
    let facts = desk.facts();
    assert!(facts.dell.key.is_some_and(|key| key.over_at.is_some()));
    assert!(facts.secret.is_some_and(|secret| secret.over_at.is_none()));
    assert_eq!(facts.replaced.len(), 1);
    assert_eq!(held(&desk).await, Some(hash(&hands.secret)));
}

#[tokio::test]
async fn what_was_erased_is_no_loss_of_the_session_s() {
    let (mut desk, mut hands) = (Desk::new().await, Hands::default());
    with_three(&mut desk, &mut hands, Keep::Session).await;
    desk.space().erase_secret(&desk.id).await.expect("erased");
    move_in_vain(&desk).await;
    assert!(!desk.log().iter().any(|(act, _)| act == "session_over"));
    desk.restart();
    let facts = desk.facts();
    assert!(facts.dell.key.as_ref().is_some_and(|key| key.over_at.is_some()));
    assert!(facts.secret.as_ref().is_some_and(|secret| secret.over_at.is_none()));
    assert!(!facts.lost_with_session(), "what was erased by choice was not lost");
}

#[tokio::test]
async fn what_was_erased_is_in_no_move_s_way() {
    let (mut desk, mut hands) = (Desk::new().await, Hands::default());
    with_three(&mut desk, &mut hands, Keep::Vault).await;
    desk.space().erase_secret(&desk.id).await.expect("erased");
    desk.space().move_to_keychain(&desk.id).await.expect("moved");
    let key = desk.facts().dell.key.expect("in custody");
    assert_eq!(lying(&desk).await, (vec![key.account.clone()], vec![]));
    assert_eq!((key.keep, desk.facts().ready.keep), (Keep::Keychain, Keep::Keychain));
    assert_eq!(kind(desk.space().move_to_keychain(&desk.id).await), Some(Kind::NothingToMove));
}

/// The secret that goes out by a rotation is wiped, or was lost before: a record of it stays.
#[tokio::test]
async fn what_went_out_is_in_no_move_s_way() {
    for wiped in [true, false] {
        let (mut desk, mut hands) = (Desk::new().await, Hands::default());
        with_three(&mut desk, &mut hands, Keep::Vault).await;
        let gone = desk.facts().replaced[0].clone();
        desk.space().places().at(Keep::Vault).erase(&gone.account).await.expect("erased");
        let store = desk.space().store();
        let changed = store.change(&desk.id, None, |facts| {
            let leaving = Leaving {
                custody: facts.replaced.pop(),
                here: wiped,
                wiped: wiped.then(|| Known::measured(Timestamp::now())),
                ..Leaving::default()
            };
            facts.rotation = Some(Rotation { leaving: Some(leaving), ..Rotation::default() });
            Ok(())
        });
        changed.expect("changed");
        desk.space().move_to_keychain(&desk.id).await.expect("moved");
        let (keychain, vault) = lying(&desk).await;
        assert_eq!((keychain.len(), vault.len()), (2, 0));
        assert_eq!(kind(desk.space().move_to_keychain(&desk.id).await), Some(Kind::NothingToMove));
    }
}

/// What was copied for Dell's console goes with the secret that it was a copy of.
#[tokio::test]
async fn a_secret_to_come_that_ends_with_the_session_was_not_copied() {
    let (mut desk, mut hands) = (Desk::new().await, Hands::default());
    at_the_secret(&mut desk, &mut hands, Keep::Session).await;
    take(&desk, &hands).await.expect("taken");
    let changed = desk.space().store().change(&desk.id, None, |facts| {
        let (new, copied) = (facts.secret.take(), Some(Timestamp::now()));
        facts.rotation = Some(Rotation { new, copied, ..Rotation::default() });
        Ok(())
    });
    changed.expect("changed");
    desk.restart();
    let rotation = desk.facts().rotation.expect("goes on");
    assert_eq!((rotation.new, rotation.copied), (None, None));
}

/// After a database was lost, the keychain's items alone tell which numbers were given.
#[tokio::test]
async fn no_item_of_the_vault_is_written_over_after_the_database_was_lost() {
    let (mut desk, mut hands) = (Desk::new().await, Hands::default());
    at_the_secret(&mut desk, &mut hands, Keep::Keychain).await;
    take(&desk, &hands).await.expect("taken");
    desk.space().unlock_vault(passphrase()).await.expect("made");
    desk.space().keep_in(&desk.id, Keep::Vault).await.expect("chosen");
    hands.secret = desk.new_secret().await;
    take(&desk, &hands).await.expect("replaced");
    let before = desk.facts().secret.expect("in custody");

    desk.damage();
    desk.id = desk.space().adopt(&desk.id).await.expect("adopted");
    desk.space().unlock_vault(passphrase()).await.expect("opened");
    desk.space().keep_in(&desk.id, Keep::Vault).await.expect("chosen");
    // Okta has room for two secrets: this one is of an integration that is installed anew.
    desk.act("/reset", serde_json::json!({})).await;
    (_, hands.secret) = desk.install().await;
    take(&desk, &hands).await.expect("taken");
    assert_eq!(held(&desk).await, Some(hash(&hands.secret)));
    assert!(desk.space().places().read(&before).await.is_ok(), "what lay there lies there");
    assert_eq!(lying(&desk).await.1.len(), 2);
}
