//! Day two: what Dell has is read, changed and removed; a task is watched. Nothing is sent twice.

use std::sync::Mutex;
use std::time::Duration;

use engine::Look;
use model::connection::{Change, Evidence, Registration, SeenBackup, SeenStatus};
use model::dispatch::Dispatch;
use model::journey::{Because, ProtectionState, protection};
use model::problem::Kind;

use crate::test_app::TestApp;
use crate::test_app::acts::{Act, Ended, NAME, TO_THE_PROOF, kind};

/// An org registered by API, with key management on and a backup seen.
async fn protected() -> TestApp {
    let (mut desk, mut hands) = TestApp::at_authorize().await;
    desk.fault("dell_at_once", None).await;
    for act in [Act::Authorize, Act::Continue, Act::SwitchKeysOn, Act::BackupNow] {
        act.on(&desk, &mut hands).await.expect("done");
    }
    assert_eq!(desk.protection(), ProtectionState::Protected);
    desk.restart();
    desk
}

fn path(desk: &TestApp) -> String {
    let Registration::Done { domain_id: Some(id), .. } = desk.connection().registration else { panic!("registered") };
    format!("/okta/v1/domains/{id}")
}

async fn switch(desk: &TestApp, on: bool) -> Option<Kind> {
    kind(desk.engine().switch_backups(&desk.id, on).await)
}

async fn check(desk: &TestApp) -> Option<Kind> {
    kind(desk.engine().read_backup(&desk.id).await)
}

async fn remove(desk: &TestApp) -> Option<Kind> {
    kind(desk.engine().remove_at_dell(&desk.id).await)
}

fn enabled(desk: &TestApp) -> Option<bool> {
    desk.connection().backup.enabled.map(|enabled| enabled.on)
}

fn because(desk: &TestApp) -> Option<Because> {
    protection(&desk.connection()).because
}

#[tokio::test]
async fn one_look_is_three_requests() {
    let desk = protected().await;
    let before = desk.trace().await.len();
    assert_eq!(check(&desk).await, None);
    assert_eq!(desk.trace().await.len() - before, 3, "a token, the domain, key management");
    assert_eq!(enabled(&desk), Some(true));
}

#[tokio::test]
async fn backups_off_and_on_again() {
    let desk = protected().await;
    let put = format!("{}/backup", path(&desk));
    assert_eq!(switch(&desk, false).await, None);
    assert_eq!((enabled(&desk), because(&desk)), (Some(false), Some(Because::BackupsOff)));
    assert_eq!(desk.protection(), ProtectionState::NotProtected);
    assert_eq!(switch(&desk, true).await, None);
    assert_eq!((enabled(&desk), desk.protection()), (Some(true), ProtectionState::Protected));
    assert_eq!(desk.count("PUT", &put).await, 2);
    let log = desk.log();
    for act in ["intends_backups_off", "backups_off", "intends_backups_on", "backups_on"] {
        assert!(log.contains(&(act.to_owned(), true)), "{act}");
    }
    assert!(desk.chain_holds());
}

/// The answer is lost after and before the effect; what Dell shows decides, and nothing is sent automatically.
#[tokio::test]
async fn a_lost_answer_to_switching_off() {
    let mut desk = protected().await;
    let put = format!("{}/backup", path(&desk));
    desk.fault("lost_answer", None).await;
    assert_eq!(switch(&desk, false).await, None, "read at once, it shows what was wanted");
    assert_eq!((enabled(&desk), desk.connection().change), (Some(false), Dispatch::NotSent));
    assert_eq!(switch(&desk, true).await, None);

    desk.fault("lost_answer_before", None).await;
    assert_eq!(switch(&desk, false).await, Some(Kind::DellNoAnswer));
    assert!(desk.connection().may_have(Change::BackupsOff));
    assert_eq!((desk.protection(), because(&desk)), (ProtectionState::NotProtected, Some(Because::Unclear)));
    let sent = desk.count("PUT", &put).await;
    desk.restart_unchanged();
    assert_eq!(switch(&desk, false).await, Some(Kind::DellNoAnswer), "not before it was read");
    desk.settle_for(Duration::from_secs(60));
    assert_eq!(check(&desk).await, Some(Kind::DellNoAnswer), "it may still take effect");
    desk.settle_for(Duration::ZERO);
    assert_eq!(check(&desk).await, Some(Kind::DellUnchanged));
    assert_eq!((desk.connection().change, desk.protection()), (Dispatch::NotSent, ProtectionState::Protected));
    assert_eq!(desk.count("PUT", &put).await, sent, "sent by itself");
    assert_eq!(switch(&desk, false).await, None);
    assert_eq!(enabled(&desk), Some(false));
}

#[tokio::test]
async fn what_dell_refuses_changes_nothing() {
    let desk = protected().await;
    for (fault, expected) in [
        ("dell_wrong_cloud", Kind::DellForbidden),
        ("dell_throttled", Kind::DellThrottled),
        ("dell_down", Kind::DellDown),
    ] {
        desk.fault(fault, None).await;
        let said = switch(&desk, false).await;
        assert!(said == Some(expected) || said == Some(Kind::DellNoAnswer), "{fault}: {said:?}");
        let gone = remove(&desk).await;
        assert!(gone == Some(expected) || gone == Some(Kind::DellNoAnswer), "{fault}: {gone:?}");
        desk.lift(fault).await;
        assert_eq!(desk.connection().change, Dispatch::NotSent, "{fault}");
        assert!(matches!(desk.connection().registration, Registration::Done { .. }), "{fault}");
        assert_eq!(desk.protection(), ProtectionState::Protected, "{fault}");
    }
    assert_eq!(check(&desk).await, None);
    assert_eq!(enabled(&desk), Some(true));
}

#[tokio::test]
async fn removed_at_dell_and_read_as_gone() {
    for fault in [None, Some("lost_answer")] {
        let desk = protected().await;
        let domain = path(&desk);
        if let Some(fault) = fault {
            desk.fault(fault, None).await;
        }
        assert_eq!(remove(&desk).await, None, "{fault:?}");
        let connection = desk.connection();
        assert_eq!((connection.registration, connection.change), (Registration::NotSent, Dispatch::NotSent));
        assert!(connection.removed_at_dell.is_some_and(|known| known.by.is_none()));
        assert_eq!((desk.protection(), connection.backup.seen), (ProtectionState::NotConnected, None));
        assert_eq!(desk.count("DELETE", &domain).await, 1);
        assert_eq!(remove(&desk).await, Some(Kind::DellNotListed), "there is nothing any more");
        assert!(desk.secret_is_readable().await, "the secret stays");
    }
}

#[tokio::test]
async fn a_removal_cut_off_before_its_effect() {
    let mut desk = protected().await;
    desk.fault("lost_answer_before", None).await;
    assert_eq!(remove(&desk).await, Some(Kind::DellNoAnswer));
    assert_eq!(because(&desk), Some(Because::Unclear));
    desk.restart_unchanged();
    assert_eq!(check(&desk).await, Some(Kind::DellUnchanged));
    assert_eq!(desk.protection(), ProtectionState::Protected);
}

/// Somebody else removed it, so it is gone.
#[tokio::test]
async fn removed_by_somebody_else_first() {
    let (mut desk, mut hands) = TestApp::at_authorize().await;
    desk.fault("dell_at_once", None).await;
    Act::Authorize.on(&desk, &mut hands).await.expect("done");
    let domain = path(&desk);
    desk.another_at_dell(&hands.key, ["DELETE", &domain], serde_json::Value::Null).await;
    assert_eq!(remove(&desk).await, None);
    assert_eq!(desk.connection().registration, Registration::NotSent);
    desk.restart_unchanged();
}

/// Watches until the end, or until so many looks were reported.
async fn watched(desk: &TestApp, looks: usize) -> (Option<Kind>, Vec<Look>) {
    let heard = Mutex::new(Vec::new());
    let hear = |look| {
        let mut heard = heard.lock().expect("not poisoned");
        heard.push(look);
        heard.len() < looks
    };
    let ended = kind(desk.engine().watch_running(&desk.id, &hear).await);
    (ended, heard.into_inner().expect("not poisoned"))
}

async fn running() -> TestApp {
    let (mut desk, _) = TestApp::at_authorize().await;
    desk.watch_for(Duration::ZERO);
    desk.fault("task_hangs", None).await;
    assert_eq!(kind(desk.engine().authorize(&desk.id).await), Some(Kind::DellTaskHangs));
    assert!(matches!(desk.connection().registration, Registration::Running { .. }));
    desk
}

#[tokio::test]
async fn a_task_is_watched_and_never_sent_again() {
    let desk = running().await;
    let (ended, looks) = watched(&desk, 2).await;
    assert_eq!(ended, None);
    assert_eq!(looks.iter().map(|look| look.next_s).collect::<Vec<_>>(), [1, 2], "it backs off");
    desk.fault("dell_throttled", None).await;
    desk.lift("task_hangs").await;
    desk.lift("dell_throttled").await;
    assert_eq!(watched(&desk, 9).await.0, None);
    assert!(matches!(desk.connection().registration, Registration::Done { .. }));
    assert_eq!(desk.count("POST", "/okta/v1/domains").await, 1);
}

#[tokio::test]
async fn a_watched_task_that_fails_or_vanishes() {
    let desk = running().await;
    desk.fault("task_fails", None).await;
    desk.lift("task_hangs").await;
    assert_eq!(watched(&desk, 9).await.0, Some(Kind::DellTaskFailed));
    let Registration::Refused { problem: Some(problem), .. } = desk.connection().registration else {
        panic!("refused")
    };
    assert!(problem.said.is_some_and(|said| said.text.is_some()), "Dell's words");

    let desk = running().await;
    desk.fault("dell_task_gone", None).await;
    assert_eq!(watched(&desk, 9).await.0, None);
    assert!(matches!(desk.connection().registration, Registration::Unknown { read: Some(_), .. }), "the list was read");
    assert_eq!(desk.count("POST", "/okta/v1/domains").await, 1);
}

#[tokio::test]
async fn by_console_a_named_person_says_it() {
    let (mut desk, mut hands) = (TestApp::new().await, crate::test_app::acts::Consoles::default());
    desk.walk(TO_THE_PROOF, &mut hands, Ended::Never).await;
    use model::connection::{KeysState, Outcome};
    for act in [
        Act::SkipProof,
        Act::ChooseDell("practice-console"),
        Act::GiveConsoleAddress,
        Act::ConsoleSaid(Outcome::Registered),
        Act::AnswerKeys(KeysState::On),
    ] {
        act.on(&desk, &mut hands).await.expect("done");
    }
    let engine = desk.engine();
    assert_eq!(switch(&desk, false).await, Some(Kind::DellNotListed), "there is no id to send about");
    assert_eq!(kind(engine.saw_backups(&desk.id, false, " ")), Some(Kind::NameNeeded));
    engine.saw_backups(&desk.id, false, NAME).expect("noted");
    assert_eq!(because(&desk), Some(Because::BackupsOff));
    assert_eq!(kind(engine.saw_dell(&desk.id, None, None, NAME)), Some(Kind::ChoiceNeeded));
    assert_eq!(kind(engine.saw_dell(&desk.id, Some(SeenStatus::Connected), None, " ")), Some(Kind::NameNeeded));
    engine.saw_backups(&desk.id, true, NAME).expect("noted");
    engine.confirm_backup(&desk.id, ["eu-central-1", "Daily", ""], NAME).expect("noted");
    engine.saw_dell(&desk.id, Some(SeenStatus::Connected), Some(SeenBackup::Successful), "Bo").expect("noted");
    let backup = desk.connection().backup;
    assert_eq!((desk.protection(), backup.region.as_deref()), (ProtectionState::Protected, Some("eu-central-1")));
    let by = |known: Option<Evidence>| known.and_then(|known| known.by).unwrap_or_default();
    assert_eq!(by(backup.known.clone()), NAME, "Bo looked at two things, and at no region");
    assert_eq!((by(backup.last_known.clone()).as_str(), by(backup.seen.clone()).as_str()), ("Bo", "Bo"));
    assert_eq!(engine.store().log(&desk.id).expect("read").last().expect("one").note, "Connected, Successful");

    engine.saw_dell(&desk.id, None, Some(SeenBackup::Failed), "Cy").expect("noted");
    let after = desk.connection().backup;
    assert_eq!((after.last_state.as_deref(), by(after.last_known).as_str()), (Some("Failed"), "Cy"));
    assert_eq!((&after.app_status, &after.seen), (&backup.app_status, &backup.seen), "Cy did not look at these");
    engine.confirm_backup(&desk.id, ["eu-west-1", "", ""], NAME).expect("noted");
    assert_eq!(by(desk.connection().backup.last_known), "Cy", "who reports a region reports no backup");
    engine.saw_dell(&desk.id, Some(SeenStatus::Unauthorized), None, NAME).expect("noted");
    assert_eq!(because(&desk), Some(Because::CutOff));
    engine.saw_removed(&desk.id, NAME).expect("noted");
    assert_eq!(desk.protection(), ProtectionState::NotConnected);
    assert_eq!(desk.connection().removed_at_dell.and_then(|known| known.by).as_deref(), Some(NAME));
}
