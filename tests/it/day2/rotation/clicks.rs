//! One click of a rotation: several acts, each recorded before the next begins. After a kill between any two of them
//! the next start is on the same screen, and the same click does the rest.

use model::connection::{RotationScreen, Stage};
use model::journey::screen;
use model::problem::Kind;
use secrets::stores::{SecretStore as _, State};

use super::RotationTest;
use crate::test_app::acts::{NAME, kind};
use crate::test_app::snapshot::Instant;

impl RotationTest {
    fn screen(&self) -> RotationScreen {
        screen(self.app.connection().okta.rotation.as_ref().expect("a rotation"))
    }

    /// [I've done it]
    async fn done_it(&self) -> Option<Kind> {
        let (engine, id) = (self.app.engine(), self.app.id.as_str());
        match engine.test_deactivated(id, NAME).await {
            Ok(()) => kind(engine.wipe_if_agreed(id).await),
            Err(problem) => Some(problem.kind),
        }
    }

    /// [Connected], or [Re-authorize] by API.
    async fn update(&self) -> Option<Kind> {
        let (engine, id) = (self.app.engine(), self.app.id.as_str());
        if self.api {
            return kind(engine.update_dell(id).await);
        }
        assert_eq!(self.in_console(&self.new).await, "registered");
        kind(engine.console_shows(id, Some("Connected"), NAME))
    }

    /// Acts recorded since the rotation began.
    fn recorded(&self) -> Vec<String> {
        let log = self.app.log();
        log.into_iter().skip_while(|(act, _)| act != "began_rotation").map(|(act, _)| act).collect()
    }
}

async fn until_dell_has_it(api: bool) -> RotationTest {
    let mut test = RotationTest::begun(api).await;
    assert_eq!(test.screen(), RotationScreen::Add);
    test.take().await;
    assert_eq!(test.screen(), RotationScreen::Add, "saved, and not tested yet");
    assert_eq!(test.prove().await, None);
    assert_eq!(test.screen(), RotationScreen::Update);
    test
}

/// Three clicks after [Save and test]: each writes the same entries as its acts.
#[tokio::test]
async fn three_clicks_from_a_tested_secret_to_the_end() {
    for api in [true, false] {
        let mut test = until_dell_has_it(api).await;
        let (old, new) = (test.consoles.secret.clone(), test.new.clone());
        assert_eq!(test.update().await, None);
        assert_eq!(test.screen(), RotationScreen::Deactivate);
        test.in_okta(&old, "deactivate").await;
        assert_eq!(test.done_it().await, None);
        assert_eq!((test.screen(), test.stage()), (RotationScreen::Done, Stage::Ended));
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
        let recorded: Vec<_> = test.recorded().into_iter().filter(|act| act != "agreed_to_send").collect();
        assert_eq!(recorded, expected);
        test.ended_with(&new).await;
    }
}

/// Dell got it and App Status was not read: the same click reads it and sends nothing again.
#[tokio::test]
async fn a_status_that_was_not_read_is_read_by_the_same_click() {
    let test = until_dell_has_it(true).await;
    test.app.engine().reauthorize_new(&test.app.id).await.expect("taken by Dell");
    assert_eq!((test.screen(), test.stage()), (RotationScreen::Update, Stage::AtDell));
    let before = test.app.ledger().await.len();
    assert_eq!(test.update().await, None);
    assert_eq!(test.app.ledger().await.len(), before, "sent again");
    assert_eq!(test.screen(), RotationScreen::Deactivate);
}

/// Killed between the two entries of [Connected]: the same screen asks again, and records it once.
#[tokio::test]
async fn a_kill_between_the_entries_of_connected() {
    let mut test = until_dell_has_it(false).await;
    let new = test.new.clone();
    test.hand_over(&new).await;
    test.app.restart_unchanged();
    assert_eq!((test.screen(), test.stage()), (RotationScreen::Update, Stage::AtDell));
    test.app.engine().console_shows(&test.app.id, Some("Connected"), NAME).expect("reported");
    assert_eq!(test.recorded().iter().filter(|act| *act == "console_said_again").count(), 1);
    assert_eq!(test.screen(), RotationScreen::Deactivate);
}

/// Anything but Connected keeps the old one; a word that Dell doesn't use records nothing, not even the
/// re-authorization.
#[tokio::test]
async fn only_connected_leads_on() {
    let test = until_dell_has_it(false).await;
    let (engine, id) = (test.app.engine(), test.app.id.as_str());
    assert_eq!(kind(engine.console_shows(id, Some("Fine"), NAME)), Some(Kind::ChoiceNeeded));
    assert_eq!(test.stage(), Stage::Reauthorize, "half of it was recorded");
    for word in ["Pending", "Unauthorized", "Disconnected"] {
        engine.console_shows(id, Some(word), NAME).expect("reported");
        assert_eq!((test.screen(), test.stage()), (RotationScreen::Update, Stage::AtDell), "{word}");
    }
    engine.console_shows(id, None, NAME).expect("continued without it");
    assert_eq!(test.screen(), RotationScreen::Deactivate);
}

/// Too early: the report stays recorded, nothing is erased, and the same click tests again.
#[tokio::test]
async fn after_an_early_report_the_same_click_tests_again() {
    let mut test = until_dell_has_it(true).await;
    let (old, new) = (test.consoles.secret.clone(), test.new.clone());
    assert_eq!(test.update().await, None);
    assert_eq!(test.done_it().await, Some(Kind::OldStillAccepted));
    test.app.restart_unchanged();
    assert_eq!(test.screen(), RotationScreen::Deactivate);
    assert!(test.app.consent.asked().is_empty(), "asked to erase what Okta accepts");
    test.in_okta(&old, "deactivate").await;
    assert_eq!(test.done_it().await, None);
    assert_eq!(test.recorded().iter().filter(|act| *act == "set_inactive").count(), 1);
    test.ended_with(&new).await;
}

/// The native question is answered with no: the secret stays, the click did its part, and it can be erased later.
#[tokio::test]
async fn declined_the_old_one_stays_and_can_be_erased_later() {
    let mut test = until_dell_has_it(false).await;
    let (old, new) = (test.consoles.secret.clone(), test.new.clone());
    assert_eq!(test.update().await, None);
    test.in_okta(&old, "deactivate").await;
    test.app.consent.declines(true);
    assert_eq!(test.done_it().await, None);
    assert_eq!((test.screen(), test.stage()), (RotationScreen::Done, Stage::Wipe));
    let account = test.app.connection().okta.rotation.and_then(|r| r.secret().cloned()).expect("goes out").item;
    assert!(test.app.keychain.inner.read(&account).await.expect("answers").is_some(), "erased all the same");
    test.app.restart_unchanged();
    test.app.consent.declines(false);
    test.wipe().await;
    test.ended_with(&new).await;
}

/// Killed at each instant of the keychain during [I've done it]: the same click finishes, and erases once.
#[tokio::test]
async fn a_kill_at_each_instant_of_the_last_click() {
    for instant in 0..6 {
        let mut test = until_dell_has_it(true).await;
        let (old, new) = (test.consoles.secret.clone(), test.new.clone());
        assert_eq!(test.update().await, None);
        test.in_okta(&old, "deactivate").await;
        let cut = test.app.cut(test.done_it(), Instant::Keychain(instant)).await;
        test.app.restart();
        test.app.engine().settle(&test.app.id).await.expect("settled");
        assert!(matches!(test.screen(), RotationScreen::Deactivate | RotationScreen::Done), "{instant}");
        test.works().await;
        if cut.is_none() {
            assert_eq!(test.done_it().await, None, "{instant}");
        }
        assert_eq!(test.recorded().iter().filter(|act| *act == "wiped_old_secret").count(), 1, "{instant}");
        test.ended_with(&new).await;
    }
}

/// The keychain is locked at the erase: that is reported, and nothing is erased later automatically.
#[tokio::test]
async fn a_locked_keychain_at_the_erasure() {
    let mut test = until_dell_has_it(false).await;
    let (old, new) = (test.consoles.secret.clone(), test.new.clone());
    assert_eq!(test.update().await, None);
    test.in_okta(&old, "deactivate").await;
    test.app.engine().test_deactivated(&test.app.id, NAME).await.expect("tested");
    test.app.keychain.set_state(State::Locked);
    assert_eq!(kind(test.app.engine().wipe_if_agreed(&test.app.id).await), Some(Kind::KeychainLocked));
    test.app.restart();
    test.app.keychain.set_state(State::Ready);
    test.app.engine().settle(&test.app.id).await.expect("settled");
    assert_eq!((test.screen(), test.stage()), (RotationScreen::Done, Stage::Wipe));
    test.wipe().await;
    test.ended_with(&new).await;
}

/// Not tested by choice: recorded as that, and erased only after a yes.
#[tokio::test]
async fn without_the_test_by_choice() {
    let mut test = until_dell_has_it(false).await;
    let new = test.new.clone();
    assert_eq!(test.update().await, None);
    test.app.engine().skip_testing_deactivated(&test.app.id, NAME).expect("by choice");
    let rotation = test.app.connection().okta.rotation.expect("a rotation");
    assert_eq!(
        rotation.retiring().expect("goes out").refused.clone().and_then(|known| known.by).as_deref(),
        Some(NAME)
    );
    assert_eq!(kind(test.app.engine().wipe_if_agreed(&test.app.id).await), None);
    test.ended_with(&new).await;
}

/// A change of mind on each of the four screens: the connection works throughout, and one secret is left at the end.
#[tokio::test]
async fn a_change_of_mind_on_each_screen() {
    for api in [true, false] {
        // Add: nothing saved yet.
        let test = RotationTest::begun(api).await;
        test.app.engine().abandon_pending(&test.app.id).expect("cancelled");
        assert!(test.app.connection().okta.rotation.is_none());
        test.works().await;

        // Update: saved and tested, Dell never got it.
        let mut test = until_dell_has_it(api).await;
        let (old, new) = (test.consoles.secret.clone(), test.new.clone());
        test.app.engine().abandon_pending(&test.app.id).expect("cancelled");
        assert_eq!(test.screen(), RotationScreen::Deactivate);
        test.in_okta(&new, "deactivate").await;
        assert_eq!(test.done_it().await, None);
        test.ended_with(&old).await;

        // Deactivate, and Done while the old one is still here.
        for declined in [false, true] {
            let mut test = until_dell_has_it(api).await;
            let (old, new) = (test.consoles.secret.clone(), test.new.clone());
            assert_eq!(test.update().await, None);
            if declined {
                test.in_okta(&old, "deactivate").await;
                test.app.consent.declines(true);
                assert_eq!(test.done_it().await, None);
                test.app.consent.declines(false);
                assert_eq!(test.screen(), RotationScreen::Done);
                test.in_okta(&old, "activate").await;
            }
            test.app.engine().roll_back(&test.app.id).expect("rolled back");
            test.app.restart_unchanged();
            assert_eq!(test.screen(), RotationScreen::Update, "tested where Dell gets it");
            assert_eq!(test.prove().await, None);
            test.hand_over(&old).await;
            test.see().await;
            test.in_okta(&new, "deactivate").await;
            assert_eq!(test.done_it().await, None);
            test.ended_with(&old).await;
        }
    }
}
