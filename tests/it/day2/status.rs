//! Day two: what Dell has is read, changed and removed; a task is watched. Nothing is sent twice.

use std::sync::Mutex;
use std::time::Duration;

use engine::Look;
use model::connection::Dispatch;
use model::connection::{Change, Evidence, Registration, SeenBackup, SeenStatus};
use model::journey::{Because, ProtectionState, protection};
use model::problem::Kind;

use crate::test_app::TestApp;
use crate::test_app::acts::{Act, Ended, NAME, TO_THE_PROOF, kind};

/// An org registered by API, with key management on and a backup seen.
async fn protected() -> TestApp {
    let (mut app, mut consoles) = TestApp::at_authorize().await;
    app.fault("dell_at_once", None).await;
    for act in [Act::Authorize, Act::Continue, Act::SwitchKeysOn, Act::BackupNow] {
        act.on(&app, &mut consoles).await.expect("done");
    }
    assert_eq!(app.protection(), ProtectionState::Protected);
    app.restart();
    app
}

fn path(app: &TestApp) -> String {
    let Registration::Done { domain_id: Some(id), .. } = app.connection().registration else { panic!("registered") };
    format!("/okta/v1/domains/{id}")
}

async fn switch(app: &TestApp, on: bool) -> Option<Kind> {
    kind(app.engine().switch_backups(&app.id, on).await)
}

async fn check(app: &TestApp) -> Option<Kind> {
    kind(app.engine().read_backup(&app.id).await)
}

async fn remove(app: &TestApp) -> Option<Kind> {
    kind(app.engine().remove_at_dell(&app.id).await)
}

fn enabled(app: &TestApp) -> Option<bool> {
    app.connection().backup.enabled.map(|enabled| enabled.on)
}

fn because(app: &TestApp) -> Option<Because> {
    protection(&app.connection()).because
}

#[tokio::test]
async fn reading_the_status_takes_three_requests() {
    let app = protected().await;
    let before = app.trace().await.len();
    assert_eq!(check(&app).await, None);
    assert_eq!(app.trace().await.len() - before, 3, "a token, the domain, key management");
    assert_eq!(enabled(&app), Some(true));
}

#[tokio::test]
async fn backups_off_and_on_again() {
    let app = protected().await;
    let put = format!("{}/backup", path(&app));
    assert_eq!(switch(&app, false).await, None);
    assert_eq!((enabled(&app), because(&app)), (Some(false), Some(Because::BackupsOff)));
    assert_eq!(app.protection(), ProtectionState::NotProtected);
    assert_eq!(switch(&app, true).await, None);
    assert_eq!((enabled(&app), app.protection()), (Some(true), ProtectionState::Protected));
    assert_eq!(app.count("PUT", &put).await, 2);
    let log = app.log();
    for act in ["intends_backups_off", "backups_off", "intends_backups_on", "backups_on"] {
        assert!(log.contains(&(act.to_owned(), true)), "{act}");
    }
    assert!(app.chain_holds());
}

/// The answer is lost after and before the effect; what Dell shows decides, and nothing is sent automatically.
#[tokio::test]
async fn a_lost_answer_to_switching_off() {
    let mut app = protected().await;
    let put = format!("{}/backup", path(&app));
    app.fault("lost_answer", None).await;
    assert_eq!(switch(&app, false).await, None, "read at once, it shows what was wanted");
    assert_eq!((enabled(&app), app.connection().change), (Some(false), Dispatch::NotSent));
    assert_eq!(switch(&app, true).await, None);

    app.fault("lost_answer_before", None).await;
    assert_eq!(switch(&app, false).await, Some(Kind::DellNoAnswer));
    assert!(app.connection().may_have(Change::BackupsOff));
    assert_eq!((app.protection(), because(&app)), (ProtectionState::NotProtected, Some(Because::Unclear)));
    let sent = app.count("PUT", &put).await;
    app.restart_unchanged();
    assert_eq!(switch(&app, false).await, Some(Kind::DellNoAnswer), "not before it was read");
    app.settle_for(Duration::from_secs(60));
    assert_eq!(check(&app).await, Some(Kind::DellNoAnswer), "it may still take effect");
    app.settle_for(Duration::ZERO);
    assert_eq!(check(&app).await, Some(Kind::DellUnchanged));
    assert_eq!((app.connection().change, app.protection()), (Dispatch::NotSent, ProtectionState::Protected));
    assert_eq!(app.count("PUT", &put).await, sent, "sent by itself");
    assert_eq!(switch(&app, false).await, None);
    assert_eq!(enabled(&app), Some(false));
}

#[tokio::test]
async fn what_dell_refuses_changes_nothing() {
    let app = protected().await;
    for (fault, expected) in [
        ("dell_wrong_cloud", Kind::DellForbidden),
        ("dell_throttled", Kind::DellThrottled),
        ("dell_down", Kind::DellDown),
    ] {
        app.fault(fault, None).await;
        let said = switch(&app, false).await;
        assert!(said == Some(expected) || said == Some(Kind::DellNoAnswer), "{fault}: {said:?}");
        let gone = remove(&app).await;
        assert!(gone == Some(expected) || gone == Some(Kind::DellNoAnswer), "{fault}: {gone:?}");
        app.lift(fault).await;
        assert_eq!(app.connection().change, Dispatch::NotSent, "{fault}");
        assert!(matches!(app.connection().registration, Registration::Done { .. }), "{fault}");
        assert_eq!(app.protection(), ProtectionState::Protected, "{fault}");
    }
    assert_eq!(check(&app).await, None);
    assert_eq!(enabled(&app), Some(true));
}

#[tokio::test]
async fn removed_at_dell_and_no_longer_listed() {
    for fault in [None, Some("lost_answer")] {
        let app = protected().await;
        let domain = path(&app);
        if let Some(fault) = fault {
            app.fault(fault, None).await;
        }
        assert_eq!(remove(&app).await, None, "{fault:?}");
        let connection = app.connection();
        assert_eq!((connection.registration, connection.change), (Registration::NotSent, Dispatch::NotSent));
        assert!(connection.removed_at_dell.is_some_and(|known| known.by.is_none()));
        assert_eq!((app.protection(), connection.backup.seen), (ProtectionState::NotConnected, None));
        assert_eq!(app.count("DELETE", &domain).await, 1);
        assert_eq!(remove(&app).await, Some(Kind::DellNotListed), "the org is gone");
        assert!(app.secret_is_readable().await, "the secret stays");
    }
}

#[tokio::test]
async fn a_removal_cut_off_before_its_effect() {
    let mut app = protected().await;
    app.fault("lost_answer_before", None).await;
    assert_eq!(remove(&app).await, Some(Kind::DellNoAnswer));
    assert_eq!(because(&app), Some(Because::Unclear));
    app.restart_unchanged();
    assert_eq!(check(&app).await, Some(Kind::DellUnchanged));
    assert_eq!(app.protection(), ProtectionState::Protected);
}

/// Somebody else removed it, so it is gone.
#[tokio::test]
async fn removed_by_another_administrator_first() {
    let (mut app, mut consoles) = TestApp::at_authorize().await;
    app.fault("dell_at_once", None).await;
    Act::Authorize.on(&app, &mut consoles).await.expect("done");
    let domain = path(&app);
    app.another_at_dell(&consoles.key, ["DELETE", &domain], serde_json::Value::Null).await;
    assert_eq!(remove(&app).await, None);
    assert_eq!(app.connection().registration, Registration::NotSent);
    app.restart_unchanged();
}

/// Watches until the end, or until so many looks were reported.
async fn watched(app: &TestApp, looks: usize) -> (Option<Kind>, Vec<Look>) {
    let heard = Mutex::new(Vec::new());
    let hear = |look| {
        let mut heard = heard.lock().expect("not poisoned");
        heard.push(look);
        heard.len() < looks
    };
    let ended = kind(app.engine().watch_running(&app.id, &hear).await);
    (ended, heard.into_inner().expect("not poisoned"))
}

async fn running() -> TestApp {
    let (mut app, _) = TestApp::at_authorize().await;
    app.watch_for(Duration::ZERO);
    app.fault("task_hangs", None).await;
    assert_eq!(kind(app.engine().authorize(&app.id).await), Some(Kind::DellTaskHangs));
    assert!(matches!(app.connection().registration, Registration::Running { .. }));
    app
}

#[tokio::test]
async fn a_task_is_watched_and_never_sent_again() {
    let app = running().await;
    let (ended, looks) = watched(&app, 2).await;
    assert_eq!(ended, None);
    assert_eq!(looks.iter().map(|look| look.next_s).collect::<Vec<_>>(), [1, 2], "it backs off");
    app.fault("dell_throttled", None).await;
    app.lift("task_hangs").await;
    app.lift("dell_throttled").await;
    assert_eq!(watched(&app, 9).await.0, None);
    assert!(matches!(app.connection().registration, Registration::Done { .. }));
    assert_eq!(app.count("POST", "/okta/v1/domains").await, 1);
}

#[tokio::test]
async fn a_watched_task_that_fails_or_vanishes() {
    let app = running().await;
    app.fault("task_fails", None).await;
    app.lift("task_hangs").await;
    assert_eq!(watched(&app, 9).await.0, Some(Kind::DellTaskFailed));
    let Registration::Refused { problem: Some(problem), .. } = app.connection().registration else { panic!("refused") };
    assert!(problem.said.is_some_and(|said| said.text.is_some()), "Dell's words");

    let app = running().await;
    app.fault("dell_task_gone", None).await;
    assert_eq!(watched(&app, 9).await.0, None);
    assert!(matches!(app.connection().registration, Registration::Unknown { read: Some(_), .. }), "the list was read");
    assert_eq!(app.count("POST", "/okta/v1/domains").await, 1);
}

#[tokio::test]
async fn by_console_a_named_person_reports_it() {
    let (mut app, mut consoles) = (TestApp::new().await, crate::test_app::acts::Consoles::default());
    app.walk(TO_THE_PROOF, &mut consoles, Ended::Never).await;
    use model::connection::{KeysState, Outcome};
    for act in [
        Act::SkipProof,
        Act::ChooseDell("practice-console"),
        Act::GiveConsoleAddress,
        Act::ConsoleSaid(Outcome::Registered),
        Act::AnswerKeys(KeysState::On),
    ] {
        act.on(&app, &mut consoles).await.expect("done");
    }
    let engine = app.engine();
    assert_eq!(switch(&app, false).await, Some(Kind::DellNotListed), "there is no id to send about");
    assert_eq!(kind(engine.saw_backups(&app.id, false, " ")), Some(Kind::NameNeeded));
    engine.saw_backups(&app.id, false, NAME).expect("noted");
    assert_eq!(because(&app), Some(Because::BackupsOff));
    assert_eq!(kind(engine.saw_dell(&app.id, None, None, NAME)), Some(Kind::ChoiceNeeded));
    assert_eq!(kind(engine.saw_dell(&app.id, Some(SeenStatus::Connected), None, " ")), Some(Kind::NameNeeded));
    engine.saw_backups(&app.id, true, NAME).expect("noted");
    engine.confirm_backup(&app.id, ["eu-central-1", "Daily", ""], NAME).expect("noted");
    engine.saw_dell(&app.id, Some(SeenStatus::Connected), Some(SeenBackup::Successful), "Bo").expect("noted");
    let backup = app.connection().backup;
    assert_eq!((app.protection(), backup.region.as_deref()), (ProtectionState::Protected, Some("eu-central-1")));
    let by = |known: Option<Evidence>| known.and_then(|known| known.by).unwrap_or_default();
    assert_eq!(by(backup.known.clone()), NAME, "Bo looked at two things, and at no region");
    assert_eq!((by(backup.last_known.clone()).as_str(), by(backup.seen.clone()).as_str()), ("Bo", "Bo"));
    assert_eq!(engine.store().log(&app.id).expect("read").last().expect("one").note, "Connected, Successful");

    engine.saw_dell(&app.id, None, Some(SeenBackup::Failed), "Cy").expect("noted");
    let after = app.connection().backup;
    assert_eq!((after.last_state.as_deref(), by(after.last_known).as_str()), (Some("Failed"), "Cy"));
    assert_eq!((&after.app_status, &after.seen), (&backup.app_status, &backup.seen), "Cy did not look at these");
    engine.confirm_backup(&app.id, ["eu-west-1", "", ""], NAME).expect("noted");
    assert_eq!(by(app.connection().backup.last_known), "Cy", "who reports a region reports no backup");
    engine.saw_dell(&app.id, Some(SeenStatus::Unauthorized), None, NAME).expect("noted");
    assert_eq!(because(&app), Some(Because::CutOff));
    engine.saw_removed(&app.id, NAME).expect("noted");
    assert_eq!(app.protection(), ProtectionState::NotConnected);
    assert_eq!(app.connection().removed_at_dell.and_then(|known| known.by).as_deref(), Some(NAME));
}
