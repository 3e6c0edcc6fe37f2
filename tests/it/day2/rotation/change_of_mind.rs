//! A rotation that the person rolls back or abandons: the connection works throughout, and one secret is left.

use model::connection::{Outcome, Stage};
use model::problem::Kind;
use zeroize::Zeroizing;

use super::RotationTest;
use crate::test_app::acts::{NAME, kind};

/// A change of mind at each stage, by both ways: the connection works throughout, and at the end one secret is left.
#[tokio::test]
async fn a_change_of_mind_at_each_stage() {
    for api in [true, false] {
        // No secret is saved yet: it simply ends.
        let test = RotationTest::abandoned(api).await;
        assert!(test.app.connection().okta.rotation.is_none());
        test.works().await;

        for proven in [false, true] {
            let mut test = RotationTest::begun(api).await;
            test.take().await;
            if proven {
                assert_eq!(test.prove().await, None);
            }
            test.app.engine().abandon_pending(&test.app.id).expect("abandoned");
            assert_eq!(test.stage(), Stage::Deactivate);
            test.app.restart_unchanged();
            let (old, new) = test.secrets();
            test.deactivate(&new).await;
            assert_eq!(test.refused().await, None);
            test.works().await;
            test.wipe().await;
            test.ended_with(&old).await;
        }

        // After Dell got it: the way back is a rotation to the former one.
        for further in 0..4 {
            let mut test = RotationTest::tested(api).await;
            let (old, new) = test.secrets();
            test.hand_over(&new).await;
            if further > 0 {
                test.see().await;
            }
            if further > 1 {
                test.deactivate(&old).await;
            }
            if further > 2 {
                assert_eq!(test.refused().await, None);
            }
            assert_eq!(kind(test.app.engine().abandon_pending(&test.app.id)), Some(Kind::StepNotDone));
            test.app.engine().roll_back(&test.app.id).expect("rolled back");
            test.app.restart_unchanged();
            assert_eq!(test.stage(), Stage::Prove);
            test.works().await;
            if further > 1 {
                assert_eq!(test.prove().await, None);
                assert_eq!(test.stage(), Stage::Prove, "it is inactive");
                test.in_okta(&old, "activate").await;
            }
            assert_eq!(test.prove().await, None);
            test.complete(&old, &new).await;
        }
    }
}

/// Dell may hold either, and the person wants back: Dell gets the former one, and only then is the new one abandoned.
#[tokio::test]
async fn rolled_back_while_dell_may_hold_either() {
    for fault in ["lost-answer", "lost-answer-before"] {
        let mut test = RotationTest::tested(true).await;
        test.app.fault(fault, None).await;
        let lost = test.app.engine().reauthorize_new(&test.app.id).await;
        assert_eq!(kind(lost), Some(Kind::DellNoAnswer));
        test.app.engine().roll_back(&test.app.id).expect("rolled back");
        assert!(!test.app.connection().proof_stale(), "what was proven with the new one is kept beside it");
        assert_eq!(kind(test.app.engine().abandon_pending(&test.app.id)), Some(Kind::DellMayHold));
        assert_eq!(test.prove().await, None);
        let (old, new) = test.secrets();
        test.complete(&old, &new).await;
    }
}

/// The new one was copied for Dell's console, pasted, and accepted there; the person turns back without reporting it.
#[tokio::test]
async fn a_secret_copied_for_the_console_is_not_abandoned() {
    let mut test = RotationTest::tested(false).await;
    test.app.engine().copies_new_secret(&test.app.id).expect("about to be copied");
    let new = test.new.clone();
    assert_eq!(test.in_console(&new).await, "registered");
    test.app.restart_unchanged();
    assert_eq!(kind(test.app.engine().abandon_pending(&test.app.id)), Some(Kind::DellMayHold));
    let other = Zeroizing::new("Zy9_".chars().cycle().take(40).collect());
    let taken = test.app.engine().take_new_secret(&test.app.id, other).await;
    assert_eq!(kind(taken), Some(Kind::DellMayHold));

    // The way back leads over Dell, which gets the former one first.
    test.app.engine().roll_back(&test.app.id).expect("rolled back");
    assert_eq!(kind(test.app.engine().abandon_pending(&test.app.id)), Some(Kind::DellMayHold));
    assert_eq!(test.prove().await, None);
    let former = test.consoles.secret.clone();
    test.hand_over(&former).await;
    test.see().await;
    assert_eq!(test.stage(), Stage::Deactivate);
    test.deactivate(&new).await;
    test.app.engine().test_retiring(&test.app.id).await.expect("refused");
    test.works().await;
}

/// Copied, and the console refused it: that was reported, so it can be abandoned.
#[tokio::test]
async fn a_secret_that_the_console_refused_can_be_abandoned() {
    let test = RotationTest::tested(false).await;
    test.app.engine().copies_new_secret(&test.app.id).expect("about to be copied");
    test.app.engine().console_said_of_new(&test.app.id, Outcome::PasteBlocked, NAME).expect("said");
    test.app.engine().abandon_pending(&test.app.id).expect("abandoned");
    assert_eq!(test.stage(), Stage::Deactivate);
}
