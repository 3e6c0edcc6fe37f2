//! Requests to Dell without a clear answer, in a rotation and beside one: Dell may hold either secret, and nothing is
//! sent again automatically.

use model::connection::{AppStatus, Dispatch, Outcome, Registration, Stage, Step};
use model::journey::ProtectionState;
use model::problem::Kind;

use super::RotationTest;
use crate::test_app::acts::{NAME, kind};

/// The answer is lost after its effect, and before it: Dell may hold either, and nothing is sent again automatically.
#[tokio::test]
async fn an_answer_lost_on_the_way() {
    for fault in ["lost-answer", "lost-answer-before"] {
        let mut test = RotationTest::tested(true).await;
        test.app.fault(fault, None).await;
        let lost = test.app.engine().reauthorize_new(&test.app.id).await;
        assert_eq!(kind(lost), Some(Kind::DellNoAnswer), "{fault}");
        let handed = test.app.connection().reauthorization;
        assert!(
            handed
                .read()
                .and_then(|read| read.found.as_ref())
                .is_some_and(|found| found.status == AppStatus::Connected)
        );
        test.app.restart_unchanged();
        assert_eq!(test.stage(), Stage::Reauthorize);
        assert_eq!(kind(test.app.engine().abandon_pending(&test.app.id)), Some(Kind::DellMayHold));
        test.works().await;
        let before = test.app.ledger().await.len();
        test.app.engine().read_dell_list(&test.app.id).await.expect("read");
        assert_eq!(test.app.ledger().await.len(), before, "reading sends nothing");
        // The person sends it again: setting the same value again changes nothing else.
        let (old, new) = test.secrets();
        test.complete(&new, &old).await;
    }
}

/// The console gives no clear answer: Dell may have the new one, so it can't be abandoned.
#[tokio::test]
async fn the_console_says_nothing_clear() {
    let mut test = RotationTest::tested(false).await;
    test.app.engine().console_said_of_new(&test.app.id, Outcome::PasteBlocked, NAME).expect("said");
    test.app.restart_unchanged();
    test.app.engine().console_said_of_new(&test.app.id, Outcome::NoAnswer, NAME).expect("said");
    assert_eq!(kind(test.app.engine().abandon_pending(&test.app.id)), Some(Kind::DellMayHold));
    let new = test.new.clone();
    test.hand_over(&new).await;
    assert!(!test.app.connection().reauthorization.is_open());
    // The console shows trouble, so no secret is retired.
    test.app.engine().saw_status_at_dell(&test.app.id, Some("Unauthorized"), NAME).expect("seen");
    assert_eq!((test.stage(), test.app.protection()), (Stage::AtDell, ProtectionState::NotProtected));
    test.app.engine().saw_status_at_dell(&test.app.id, None, NAME).expect("continues without");
    assert_eq!(test.stage(), Stage::Deactivate);
}

/// Outside a rotation: Dell says Unauthorized, and gets the present secret again. By API a lost answer is read before
/// anything is sent again.
#[tokio::test]
async fn reauthorized_outside_a_rotation() {
    let test = RotationTest::abandoned(true).await;
    test.app.fault("lost-answer", None).await;
    let lost = test.app.engine().authorize(&test.app.id).await;
    assert_eq!(kind(lost), Some(Kind::DellNoAnswer));
    assert!(matches!(test.app.connection().registration, Registration::Done { .. }));
    assert!(test.app.connection().reauthorization.is_open());
    test.app.engine().authorize(&test.app.id).await.expect("the status was read: the person sends again");
    assert!(!test.app.connection().reauthorization.is_open());
    assert_eq!(test.app.step(), Step::Backups);
    test.works().await;
}

/// The present secret was handed over again without a clear answer: a new one still becomes pending and goes to Dell,
/// which decides it. Abandoning the new one leads out, too, because Dell never got it.
#[tokio::test]
async fn rotated_after_an_unclear_authorization() {
    for gives_up in [false, true] {
        let mut test = RotationTest::abandoned(true).await;
        test.app.fault("lost-answer", None).await;
        assert_eq!(kind(test.app.engine().authorize(&test.app.id).await), Some(Kind::DellNoAnswer));
        test.app.engine().rotate(&test.app.id).await.expect("begun");
        test.take().await;
        assert_eq!(test.prove().await, None);
        test.app.restart_unchanged();
        let new = test.new.clone();
        if gives_up {
            test.app.engine().abandon_pending(&test.app.id).expect("Dell was never given it");
            assert_eq!(test.stage(), Stage::Deactivate);
            test.deactivate(&new).await;
            test.app.engine().test_retiring(&test.app.id).await.expect("refused");
            continue;
        }
        test.app.engine().read_dell_list(&test.app.id).await.expect("read");
        test.hand_over(&new).await;
        assert_eq!((test.stage(), test.app.connection().reauthorization), (Stage::AtDell, Dispatch::NotSent));
        test.works().await;
    }
}
