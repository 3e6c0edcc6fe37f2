//! Rotating the secret by API and by console: without a fault, and with each fault. The consoles themselves show what
//! they hold: Dell holds a secret that Okta accepts, whatever happened here.

mod change_of_mind;
mod clicks;
mod rotation_test;
mod unclear_answers;

use model::connection::{Dispatch, Stage};
use model::journey::ProtectionState;
use model::problem::Kind;
use secrets::stores::{SecretStore as _, State};
use serde_json::json;
use zeroize::Zeroizing;

use crate::test_app::acts::{Act, NAME, kind};
use crate::test_app::{TestApp, hash, text};
use rotation_test::RotationTest;

#[tokio::test]
async fn by_console_from_end_to_end() {
    from_end_to_end(false).await;
}

#[tokio::test]
async fn by_api_from_end_to_end() {
    from_end_to_end(true).await;
}

/// Each act, with the app ended after each: the next start is on the same screen, and asks nothing.
async fn from_end_to_end(api: bool) {
    let mut test = RotationTest::begun(api).await;
    let old = test.consoles.secret.clone();
    let at = |test: &mut RotationTest, expected: Stage| {
        assert_eq!(test.stage(), expected);
        test.app.restart_unchanged();
        assert_eq!(test.stage(), expected);
    };
    at(&mut test, Stage::Slots);
    test.take().await;
    at(&mut test, Stage::Prove);
    // Until Dell has the new one, the old one is the connection's, and tests continue with it.
    assert_eq!(test.app.connection().subject().map(|of| of.secret_hash), Some(hash(&old)));
    assert!(!test.app.connection().proof_stale() && !test.app.connection().registration_stale());
    Act::Prove.on(&test.app, &mut test.consoles).await.expect("the old one is checked");
    assert_eq!(test.prove().await, None);
    at(&mut test, Stage::Reauthorize);
    let new = test.new.clone();
    test.hand_over(&new).await;
    at(&mut test, Stage::AtDell);
    assert_eq!(test.app.connection().subject().map(|of| of.secret_hash), Some(hash(&new)));
    assert!(!test.app.connection().proof_stale(), "the proof of the new one is the connection's");
    test.see().await;
    at(&mut test, Stage::Deactivate);
    test.works().await;
    test.deactivate(&old).await;
    at(&mut test, Stage::Refused);
    assert_eq!(test.refused().await, None);
    at(&mut test, Stage::Wipe);
    test.wipe().await;
    test.ended_with(&new).await;
    let log = test.app.log();
    let recorded: Vec<&str> =
        log.iter().skip_while(|(act, _)| act != "began_rotation").map(|(act, _)| act.as_str()).collect();
    let expected: &[&str] = if api {
        &[
            "began_rotation",
            "took_secret",
            "proved",
            "proved_new_secret",
            "intends_to_reauthorize",
            "reauthorized",
            "read_dell_status",
            "set_inactive",
            "old_secret_refused",
            "wiped_old_secret",
            "finished_rotation",
        ]
    } else {
        &[
            "began_rotation",
            "took_secret",
            "proved",
            "proved_new_secret",
            "console_said_again",
            "saw_dell_status",
            "set_inactive",
            "old_secret_refused",
            "wiped_old_secret",
            "finished_rotation",
        ]
    };
    assert_eq!(recorded, expected);
}

/// Okta itself makes no third secret, and a value that is no new secret is named and not saved.
#[tokio::test]
async fn two_slots_and_wrong_kinds() {
    let mut test = RotationTest::begun(true).await;
    let old = test.consoles.secret.clone();
    let second = test.app.new_secret().await;
    let (status, _) = test.app.control("/okta/secret/generate", json!({})).await;
    assert_ne!(status, 200, "Okta made a third");
    test.app.restart_unchanged();
    let engine = test.app.engine();
    for (value, refusal) in [
        (old.as_str(), Kind::SecretNotNew),
        ("0oa1a2b3c4d5e6f7g8h9", Kind::SecretIsClientId),
        ("***abcd", Kind::SecretIsMasked),
    ] {
        let taken = engine.take_new_secret(&test.app.id, Zeroizing::new(value.to_owned())).await;
        assert_eq!(kind(taken), Some(refusal));
    }
    assert_eq!(test.stage(), Stage::Slots);
    // Other acts that would replace the secret in use are refused meanwhile.
    let any = Zeroizing::new("aB3-".repeat(10));
    assert_eq!(kind(engine.take_secret(&test.app.id, any).await), Some(Kind::RotationOpen));
    assert_eq!(kind(engine.erase_secret(&test.app.id).await), Some(Kind::RotationOpen));
    assert_eq!(kind(engine.accept_client_id(&test.app.id, "0oaAnotherClientHere", true)), Some(Kind::RotationOpen));
    test.in_okta(&second, "deactivate").await;
    test.in_okta(&second, "delete").await;
    test.take().await;
    test.works().await;
}

/// Okta refuses the new one: Dell doesn't get it, and another may be saved in its place.
#[tokio::test]
async fn a_new_secret_that_okta_refuses() {
    let mut test = RotationTest::begun(true).await;
    test.take().await;
    let wrong = test.new.clone();
    test.in_okta(&wrong, "deactivate").await;
    assert_eq!(test.prove().await, None, "a refusal is a row");
    assert_eq!(test.stage(), Stage::Prove);
    assert_eq!(kind(test.app.engine().reauthorize_new(&test.app.id).await), Some(Kind::StepNotDone));
    test.in_okta(&wrong, "delete").await;
    test.take().await;
    assert_eq!((test.stage(), test.prove().await), (Stage::Prove, None));
    assert_eq!(test.stage(), Stage::Reauthorize);
    // Dell refuses it all the same: clearly, so it may be abandoned.
    test.app.fault("dell-zone-blocked", None).await;
    let refused = test.app.engine().reauthorize_new(&test.app.id).await;
    assert_eq!(kind(refused), Some(Kind::DellCredentialRefused));
    assert!(!test.app.connection().reauthorization.is_open());
    test.app.lift("dell-zone-blocked").await;
    test.works().await;
}

/// The person continues without a test, and the record says so.
#[tokio::test]
async fn unproven_by_choice() {
    let mut test = RotationTest::begun(false).await;
    test.take().await;
    test.app.engine().continue_untested(&test.app.id).expect("by choice");
    assert_eq!(test.stage(), Stage::Reauthorize);
    let new = test.new.clone();
    test.hand_over(&new).await;
    assert!(test.app.connection().okta.proof_skipped_at.is_some() && test.app.connection().proof_stale());
    assert!(test.app.log().contains(&("went_on_unproven".to_owned(), false)));
}

/// Killed while the request is on its way: the next start says "may have been sent" and reads before it sends.
#[tokio::test]
async fn killed_while_dell_gets_the_new_secret() {
    let mut test = RotationTest::tested(true).await;
    test.app.fault("slow", Some("400")).await;
    let before = test.app.ledger().await.len();
    {
        let asked = test.app.until("/ledger", |ledger| ledger.as_array().is_some_and(|all| all.len() > before));
        tokio::select! {
            biased;
            _ = asked => {}
            _ = test.app.engine().reauthorize_new(&test.app.id) => panic!("it was answered"),
        }
    }
    test.app.lift("slow").await;
    assert!(matches!(test.app.connection().reauthorization, Dispatch::Intended { .. }));
    test.app.restart();
    assert!(matches!(test.app.connection().reauthorization, Dispatch::Unknown { read: None, .. }));
    assert_eq!(kind(test.app.engine().reauthorize_new(&test.app.id).await), Some(Kind::DellNoAnswer));
    test.app.engine().read_dell_list(&test.app.id).await.expect("read");
    let new = test.new.clone();
    test.hand_over(&new).await;
    assert_eq!(test.stage(), Stage::AtDell);
    test.works().await;
}

/// Too early, and not tested: "still accepted" is reported, a network that is down is no refusal, nor is an Okta that
/// refuses everything; continuing is labeled.
#[tokio::test]
async fn old_still_accepted_or_not_measured() {
    let mut test = RotationTest::tested(true).await;
    let (old, new) = test.secrets();
    test.hand_over(&new).await;
    test.see().await;
    test.app.engine().set_inactive(&test.app.id, NAME).expect("said too early");
    assert_eq!(test.refused().await, Some(Kind::OldStillAccepted));
    assert_eq!(test.stage(), Stage::Refused);
    test.in_okta(&old, "deactivate").await;
    test.app.fault("unreachable", None).await;
    assert!(test.refused().await.is_some_and(|kind| kind.code().starts_with("network-")));
    test.app.lift("unreachable").await;
    test.app.fault("wrong-secret", None).await;
    assert_eq!(test.refused().await, Some(Kind::StayingRefused));
    test.app.lift("wrong-secret").await;
    test.app.fault("maintenance", None).await;
    assert_eq!(test.refused().await, Some(Kind::OktaBusy));
    assert_eq!(kind(test.app.engine().erase_retiring(&test.app.id).await), Some(Kind::StepNotDone));
    test.app.restart_unchanged();
    test.app.engine().continue_unrefused(&test.app.id, NAME).expect("by choice");
    let rotation = test.app.connection().okta.rotation.expect("a rotation");
    assert_eq!(
        rotation.retiring().expect("goes out").refused.clone().and_then(|known| known.by).as_deref(),
        Some(NAME)
    );
    test.app.lift("maintenance").await;
    test.wipe().await;
    test.ended_with(&new).await;
}

/// Dell did not accept the new one after all: that shows before the old one is erased, and the way back is open.
#[tokio::test]
async fn dell_holds_the_old_one_after_all() {
    let mut test = RotationTest::tested(true).await;
    let (old, new) = test.secrets();
    test.hand_over(&new).await;
    test.see().await;
    // Somebody at Dell puts the old one back.
    let id = text(&test.domain().await["domainID"]);
    let body = json!({ "clientID": test.consoles.client_id, "clientSecret": old.as_str() });
    let path = format!("/okta/v1/domains/{id}/authorization");
    test.app.another_at_dell(&test.consoles.key, ["PUT", &path], body).await;
    test.deactivate(&old).await;
    assert_eq!(test.refused().await, Some(Kind::DellCutOff));
    assert_eq!(test.app.protection(), ProtectionState::NotProtected);
    assert_eq!(test.stage(), Stage::Refused);
    // After getting the connection's secret again it continues.
    test.app.engine().authorize(&test.app.id).await.expect("authorized again");
    assert_eq!(test.refused().await, None);
    test.wipe().await;
    test.ended_with(&new).await;
}

/// The keychain fails in the middle of a save and of an erase: reading recovers what was begun.
#[tokio::test]
async fn the_keychain_fails_during_a_rotation() {
    let mut test = RotationTest::begun(true).await;
    test.new = test.app.new_secret().await;
    let new = test.new.clone();
    test.app.keychain.set_state(State::Locked);
    let taken = test.app.engine().take_new_secret(&test.app.id, new.clone()).await;
    assert_eq!(kind(taken), Some(Kind::KeychainLocked));
    test.app.restart();
    test.app.keychain.set_state(State::Ready);
    test.app.engine().settle(&test.app.id).await.expect("settled");
    assert_eq!(test.stage(), Stage::Slots);
    test.app.engine().take_new_secret(&test.app.id, new.clone()).await.expect("taken");
    assert_eq!(test.prove().await, None);
    let old = test.consoles.secret.clone();
    test.hand_over(&new).await;
    test.see().await;
    test.deactivate(&old).await;
    assert_eq!(test.refused().await, None);
    test.app.keychain.set_state(State::Locked);
    let wiped = test.app.engine().erase_retiring(&test.app.id).await;
    assert_eq!(kind(wiped), Some(Kind::KeychainLocked));
    test.app.restart();
    assert_eq!(test.stage(), Stage::Wipe);
    test.app.keychain.set_state(State::Ready);
    test.app.engine().settle(&test.app.id).await.expect("settled");
    assert_eq!(test.stage(), Stage::Wipe, "what failed is not done later by itself");
    test.wipe().await;
    test.ended_with(&new).await;
}

/// No saved secret, erased by choice or gone: the same path brings one back, and claims nothing about the old one.
#[tokio::test]
async fn a_lost_secret_is_recovered() {
    for (api, erased) in [(true, true), (true, false), (false, true)] {
        let mut test = RotationTest::abandoned(api).await;
        if erased {
            test.app.engine().erase_secret(&test.app.id).await.expect("erased");
        } else {
            let account = test.app.connection().okta.secret.current().cloned().expect("saved").item;
            test.app.keychain.inner.erase(&account).await.expect("somebody erased it");
        }
        test.app.engine().rotate(&test.app.id).await.expect("begun");
        assert!(test.app.connection().current_is_lost());
        test.take().await;
        assert_eq!(test.prove().await, None);
        let (old, new) = test.secrets();
        test.hand_over(&new).await;
        test.see().await;
        assert_eq!(kind(test.app.engine().roll_back(&test.app.id)), Some(Kind::StepNotDone));
        test.deactivate(&old).await;
        assert_eq!(test.stage(), Stage::Wipe, "what is not here is not tried");
        assert_eq!(test.refused().await, Some(Kind::StepNotDone));
        test.wipe().await;
        assert!(test.app.log().contains(&("nothing_to_wipe".to_owned(), true)));
        assert_eq!(test.app.connection().secret_choice(), None, "kept or erased is asked anew");
        test.ended_with(&new).await;
    }
}

/// A locked keychain is no lost secret, and a connection that Dell doesn't have has nothing to rotate.
#[tokio::test]
async fn no_rotation_begins_on_a_guess() {
    let test = RotationTest::abandoned(true).await;
    test.app.keychain.set_state(State::Locked);
    assert_eq!(kind(test.app.engine().rotate(&test.app.id).await), Some(Kind::KeychainLocked));
    assert!(test.app.connection().okta.rotation.is_none());
    let (app, _) = TestApp::at_authorize().await;
    assert_eq!(kind(app.engine().rotate(&app.id).await), Some(Kind::StepNotDone));
}
