//! One click of a rotation: several acts, each recorded before the next begins. After a kill between any two of them
//! the next start is on the same screen, and the same click does the rest.

use model::connection::{RotationScreen, Stage};
use model::journey::screen;
use model::problem::Kind;
use secrets::stores::{SecretStore as _, State};

use super::Turning;
use crate::test_app::acts::{NAME, kind};
use crate::test_app::snapshot::Instant;

impl Turning {
    fn screen(&self) -> RotationScreen {
        screen(self.desk.connection().okta.rotation.as_ref().expect("a rotation"))
    }

    /// [I've done it]
    async fn done_it(&self) -> Option<Kind> {
        let (engine, id) = (self.desk.engine(), self.desk.id.as_str());
        match engine.test_deactivated(id, NAME).await {
            Ok(()) => kind(engine.wipe_if_agreed(id).await),
            Err(problem) => Some(problem.kind),
        }
    }

    /// [Connected], or [Re-authorize] by API.
    async fn update(&self) -> Option<Kind> {
        let (engine, id) = (self.desk.engine(), self.desk.id.as_str());
        if self.api {
            return kind(engine.update_dell(id).await);
        }
        assert_eq!(self.in_console(&self.new).await, "registered");
        kind(engine.console_shows(id, Some("Connected"), NAME))
    }

    /// Acts recorded since the rotation began.
    fn recorded(&self) -> Vec<String> {
        let log = self.desk.log();
        log.into_iter().skip_while(|(act, _)| act != "began_rotation").map(|(act, _)| act).collect()
    }
}

async fn until_dell_has_it(api: bool) -> Turning {
    let mut turning = Turning::begun(api).await;
    assert_eq!(turning.screen(), RotationScreen::Add);
    turning.take().await;
    assert_eq!(turning.screen(), RotationScreen::Add, "saved, and not tested yet");
    assert_eq!(turning.prove().await, None);
    assert_eq!(turning.screen(), RotationScreen::Update);
    turning
}

/// Three clicks after [Save and test]: each writes the same entries as its acts.
#[tokio::test]
async fn three_clicks_from_a_tested_secret_to_the_end() {
    for api in [true, false] {
        let mut turning = until_dell_has_it(api).await;
        let (old, new) = (turning.hands.secret.clone(), turning.new.clone());
        assert_eq!(turning.update().await, None);
        assert_eq!(turning.screen(), RotationScreen::Deactivate);
        turning.in_okta(&old, "deactivate").await;
        assert_eq!(turning.done_it().await, None);
        assert_eq!((turning.screen(), turning.stage()), (RotationScreen::Done, Stage::Ended));
        let handed: &[&str] = if api {
            &["intends_to_reauthorize", "reauthorized", "read_dell_status"]
        } else {
            &["console_said_again", "saw_dell_status"]
        };
        let expected: Vec<&str> = ["began_rotation", "took_secret", "proved_new_secret"]
            .into_iter()
            .chain(handed.iter().copied())
            .chain(["set_inactive", "old_secret_refused", "wiped_old_secret"])
            .collect();
        let recorded: Vec<_> = turning.recorded().into_iter().filter(|act| act != "agreed_to_send").collect();
        assert_eq!(recorded, expected);
        turning.ended_with(&new).await;
    }
}

/// Dell got it and App Status was not read: the same click reads it and sends nothing again.
#[tokio::test]
async fn a_status_that_was_not_read_is_read_by_the_same_click() {
    let turning = until_dell_has_it(true).await;
    turning.desk.engine().reauthorize_new(&turning.desk.id).await.expect("taken by Dell");
    assert_eq!((turning.screen(), turning.stage()), (RotationScreen::Update, Stage::AtDell));
    let before = turning.desk.ledger().await.len();
    assert_eq!(turning.update().await, None);
    assert_eq!(turning.desk.ledger().await.len(), before, "sent again");
    assert_eq!(turning.screen(), RotationScreen::Deactivate);
}

/// Killed between the two entries of [Connected]: the same screen asks again, and records it once.
#[tokio::test]
async fn a_kill_between_the_entries_of_connected() {
    let mut turning = until_dell_has_it(false).await;
    let new = turning.new.clone();
    turning.hand_over(&new).await;
    turning.desk.restart_unchanged();
    assert_eq!((turning.screen(), turning.stage()), (RotationScreen::Update, Stage::AtDell));
    turning.desk.engine().console_shows(&turning.desk.id, Some("Connected"), NAME).expect("reported");
    assert_eq!(turning.recorded().iter().filter(|act| *act == "console_said_again").count(), 1);
    assert_eq!(turning.screen(), RotationScreen::Deactivate);
}

/// Anything but Connected keeps the old one; a word that Dell doesn't use records nothing, not even the
/// re-authorization.
#[tokio::test]
async fn only_connected_leads_on() {
    let turning = until_dell_has_it(false).await;
    let (engine, id) = (turning.desk.engine(), turning.desk.id.as_str());
    assert_eq!(kind(engine.console_shows(id, Some("Fine"), NAME)), Some(Kind::ChoiceNeeded));
    assert_eq!(turning.stage(), Stage::Reauthorize, "half of it was recorded");
    for word in ["Pending", "Unauthorized", "Disconnected"] {
        engine.console_shows(id, Some(word), NAME).expect("reported");
        assert_eq!((turning.screen(), turning.stage()), (RotationScreen::Update, Stage::AtDell), "{word}");
    }
    engine.console_shows(id, None, NAME).expect("continued without it");
    assert_eq!(turning.screen(), RotationScreen::Deactivate);
}

/// Too early: the report stays recorded, nothing is erased, and the same click tests again.
#[tokio::test]
async fn said_too_early_the_same_click_tests_again() {
    let mut turning = until_dell_has_it(true).await;
    let (old, new) = (turning.hands.secret.clone(), turning.new.clone());
    assert_eq!(turning.update().await, None);
    assert_eq!(turning.done_it().await, Some(Kind::OldStillAccepted));
    turning.desk.restart_unchanged();
    assert_eq!(turning.screen(), RotationScreen::Deactivate);
    assert!(turning.desk.consent.asked().is_empty(), "asked to erase what Okta accepts");
    turning.in_okta(&old, "deactivate").await;
    assert_eq!(turning.done_it().await, None);
    assert_eq!(turning.recorded().iter().filter(|act| *act == "set_inactive").count(), 1);
    turning.ended_with(&new).await;
}

/// The native question is answered with no: the secret stays, the click did its part, and it can be erased later.
#[tokio::test]
async fn declined_the_old_one_stays_and_can_be_erased_later() {
    let mut turning = until_dell_has_it(false).await;
    let (old, new) = (turning.hands.secret.clone(), turning.new.clone());
    assert_eq!(turning.update().await, None);
    turning.in_okta(&old, "deactivate").await;
    turning.desk.consent.declines(true);
    assert_eq!(turning.done_it().await, None);
    assert_eq!((turning.screen(), turning.stage()), (RotationScreen::Done, Stage::Wipe));
    let account = turning.desk.connection().okta.rotation.and_then(|r| r.secret().cloned()).expect("goes out").item;
    assert!(turning.desk.keychain.inner.read(&account).await.expect("answers").is_some(), "erased all the same");
    turning.desk.restart_unchanged();
    turning.desk.consent.declines(false);
    turning.wipe().await;
    turning.ended_with(&new).await;
}

/// Killed at each instant of the keychain during [I've done it]: the same click finishes, and erases once.
#[tokio::test]
async fn a_kill_at_each_instant_of_the_last_click() {
    for instant in 0..6 {
        let mut turning = until_dell_has_it(true).await;
        let (old, new) = (turning.hands.secret.clone(), turning.new.clone());
        assert_eq!(turning.update().await, None);
        turning.in_okta(&old, "deactivate").await;
        let cut = turning.desk.cut(turning.done_it(), Instant::Keychain(instant)).await;
        turning.desk.restart();
        turning.desk.engine().settle(&turning.desk.id).await.expect("settled");
        assert!(matches!(turning.screen(), RotationScreen::Deactivate | RotationScreen::Done), "{instant}");
        turning.works().await;
        if cut.is_none() {
            assert_eq!(turning.done_it().await, None, "{instant}");
        }
        assert_eq!(turning.recorded().iter().filter(|act| *act == "wiped_old_secret").count(), 1, "{instant}");
        turning.ended_with(&new).await;
    }
}

/// The keychain is locked at the erase: that is reported, and nothing is erased later automatically.
#[tokio::test]
async fn a_locked_keychain_at_the_erasure() {
    let mut turning = until_dell_has_it(false).await;
    let (old, new) = (turning.hands.secret.clone(), turning.new.clone());
    assert_eq!(turning.update().await, None);
    turning.in_okta(&old, "deactivate").await;
    turning.desk.engine().test_deactivated(&turning.desk.id, NAME).await.expect("tested");
    turning.desk.keychain.set_state(State::Locked);
    assert_eq!(kind(turning.desk.engine().wipe_if_agreed(&turning.desk.id).await), Some(Kind::KeychainLocked));
    turning.desk.restart();
    turning.desk.keychain.set_state(State::Ready);
    turning.desk.engine().settle(&turning.desk.id).await.expect("settled");
    assert_eq!((turning.screen(), turning.stage()), (RotationScreen::Done, Stage::Wipe));
    turning.wipe().await;
    turning.ended_with(&new).await;
}

/// Not tested by choice: recorded as that, and erased only after a yes.
#[tokio::test]
async fn without_the_test_by_choice() {
    let mut turning = until_dell_has_it(false).await;
    let new = turning.new.clone();
    assert_eq!(turning.update().await, None);
    turning.desk.engine().skip_testing_deactivated(&turning.desk.id, NAME).expect("by choice");
    let rotation = turning.desk.connection().okta.rotation.expect("a rotation");
    assert_eq!(
        rotation.retiring().expect("goes out").refused.clone().and_then(|known| known.by).as_deref(),
        Some(NAME)
    );
    assert_eq!(kind(turning.desk.engine().wipe_if_agreed(&turning.desk.id).await), None);
    turning.ended_with(&new).await;
}

/// A change of mind on each of the four screens: the connection works throughout, and one secret is left at the end.
#[tokio::test]
async fn a_change_of_mind_on_each_screen() {
    for api in [true, false] {
        // Add: nothing saved yet.
        let turning = Turning::begun(api).await;
        turning.desk.engine().abandon_pending(&turning.desk.id).expect("cancelled");
        assert!(turning.desk.connection().okta.rotation.is_none());
        turning.works().await;

        // Update: saved and tested, Dell never got it.
        let mut turning = until_dell_has_it(api).await;
        let (old, new) = (turning.hands.secret.clone(), turning.new.clone());
        turning.desk.engine().abandon_pending(&turning.desk.id).expect("cancelled");
        assert_eq!(turning.screen(), RotationScreen::Deactivate);
        turning.in_okta(&new, "deactivate").await;
        assert_eq!(turning.done_it().await, None);
        turning.ended_with(&old).await;

        // Deactivate, and Done while the old one is still here.
        for declined in [false, true] {
            let mut turning = until_dell_has_it(api).await;
            let (old, new) = (turning.hands.secret.clone(), turning.new.clone());
            assert_eq!(turning.update().await, None);
            if declined {
                turning.in_okta(&old, "deactivate").await;
                turning.desk.consent.declines(true);
                assert_eq!(turning.done_it().await, None);
                turning.desk.consent.declines(false);
                assert_eq!(turning.screen(), RotationScreen::Done);
                turning.in_okta(&old, "activate").await;
            }
            turning.desk.engine().roll_back(&turning.desk.id).expect("turned");
            turning.desk.restart_unchanged();
            assert_eq!(turning.screen(), RotationScreen::Update, "tested where Dell gets it");
            assert_eq!(turning.prove().await, None);
            turning.hand_over(&old).await;
            turning.see().await;
            turning.in_okta(&new, "deactivate").await;
            assert_eq!(turning.done_it().await, None);
            turning.ended_with(&old).await;
        }
    }
}
