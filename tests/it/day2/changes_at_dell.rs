//! What is changed at Dell by a request that must not be doubled, with its answer lost or the app ended on the way.
//! Each time Dell is read before anything is sent again, and only a person sends.

use std::time::Duration;

use model::connection::Dispatch;
use model::connection::{Change, KeysState, Registration};
use model::problem::Kind;

use crate::test_app::TestApp;
use crate::test_app::acts::{Act, Consoles, kind};
use crate::test_app::snapshot::Instant;

const KEYS: (&str, &str) = ("PUT", "/okta/v1/keymanagement");

/// An app whose organization is registered by API, with nothing changed since.
async fn registered() -> (TestApp, Consoles) {
    let (app, mut consoles) = TestApp::at_authorize().await;
    app.fault("dell_at_once", None).await;
    Act::Authorize.on(&app, &mut consoles).await.expect("registered");
    (app, consoles)
}

async fn with_keys() -> (TestApp, Consoles) {
    let (app, mut consoles) = registered().await;
    Act::SwitchKeysOn.on(&app, &mut consoles).await.expect("on");
    (app, consoles)
}

fn domain(app: &TestApp) -> String {
    let Registration::Done { domain_id: Some(id), .. } = app.connection().registration else { panic!("registered") };
    format!("/okta/v1/domains/{id}")
}

async fn keys_on(app: &TestApp) -> Option<Kind> {
    kind(app.engine().switch_keys_on(&app.id).await)
}

async fn back_up(app: &TestApp) -> Option<Kind> {
    kind(app.engine().backup_now(&app.id).await)
}

async fn read(app: &TestApp) -> Option<Kind> {
    kind(app.engine().read_backup(&app.id).await)
}

fn keys(app: &TestApp) -> Option<KeysState> {
    app.connection().keys.map(|keys| keys.state)
}

fn unread(app: &TestApp) -> bool {
    matches!(app.connection().change, Dispatch::Unknown { read: None, .. })
}

/// The one switch that can't be undone: after a lost answer what Dell shows decides.
#[tokio::test]
async fn a_lost_answer_to_turning_keys_on() {
    let (app, _) = registered().await;
    app.fault("lost_answer", None).await;
    assert_eq!(keys_on(&app).await, None, "read at once, Dell shows that it is on");
    assert_eq!((keys(&app), app.connection().change), (Some(KeysState::On), Dispatch::NotSent));
    assert_eq!(app.count(KEYS.0, KEYS.1).await, 1);

    let (mut app, _) = registered().await;
    app.fault("lost_answer_before", None).await;
    assert_eq!(keys_on(&app).await, Some(Kind::DellNoAnswer));
    assert!(unread(&app) && app.connection().may_have(Change::KeysOn));
    assert_eq!(keys(&app), None, "said to be on or off, and nobody knows");
    assert!(app.live().contains(&"keys"), "it may be on");
    app.restart_unchanged();
    assert_eq!(keys_on(&app).await, Some(Kind::DellNoAnswer), "not before it was read");
    app.settle_for(Duration::from_secs(60));
    assert_eq!(read(&app).await, Some(Kind::DellNoAnswer), "it may still take effect");
    assert_eq!(app.count(KEYS.0, KEYS.1).await, 1, "sent by itself");
    app.settle_for(Duration::ZERO);
    assert_eq!(read(&app).await, None);
    assert_eq!((keys(&app), app.connection().change), (Some(KeysState::Off), Dispatch::NotSent));
    assert_eq!(keys_on(&app).await, None);
    assert_eq!((keys(&app), app.count(KEYS.0, KEYS.1).await), (Some(KeysState::On), 2));
    assert!(app.chain_holds());
}

#[tokio::test]
async fn a_lost_answer_to_starting_a_backup() {
    let (app, _) = with_keys().await;
    let start = format!("{}/backup", domain(&app));
    app.fault("lost_answer", None).await;
    assert_eq!(back_up(&app).await, None, "read at once, Dell shows that it runs");
    assert_eq!(app.connection().change, Dispatch::NotSent);
    assert!(app.connection().backup.seen.is_some());
    assert_eq!(app.count("POST", &start).await, 1);

    app.fault("lost_answer_before", None).await;
    assert_eq!(back_up(&app).await, Some(Kind::DellNoAnswer));
    assert!(unread(&app) && app.connection().may_have(Change::BackupNow));
    let mut app = app;
    app.restart_unchanged();
    assert_eq!(back_up(&app).await, Some(Kind::DellNoAnswer), "not before it was read");
    assert_eq!(app.count("POST", &start).await, 2, "sent by itself");
    assert_eq!(read(&app).await, Some(Kind::DellUnchanged), "the last backup is the one of before");
    assert_eq!(app.connection().change, Dispatch::NotSent);
    assert_eq!(back_up(&app).await, None);
    assert_eq!(app.count("POST", &start).await, 3);
}

/// Killed between the intent and the answer, before and after the effect: the next start knows that it may have been
/// sent, and reads.
#[tokio::test]
async fn killed_between_intent_and_answer() {
    for (instant, made) in [(0, false), (1, true)] {
        let (mut app, _) = registered().await;
        let act = app.engine().switch_keys_on(&app.id);
        assert!(app.cut(Box::pin(act), Instant::Dell(instant)).await.is_none(), "killed on its way");
        assert!(matches!(app.connection().change, Dispatch::Intended { .. }));
        app.restart_unchanged();
        assert!(unread(&app));
        let sent = app.count(KEYS.0, KEYS.1).await;
        assert_eq!(keys_on(&app).await, Some(Kind::DellNoAnswer));
        assert_eq!(app.count(KEYS.0, KEYS.1).await, sent, "sent by itself");
        assert_eq!(read(&app).await, None);
        assert_eq!(keys(&app), Some(if made { KeysState::On } else { KeysState::Off }));

        let (mut app, _) = with_keys().await;
        let start = format!("{}/backup", domain(&app));
        let act = app.engine().backup_now(&app.id);
        assert!(app.cut(Box::pin(act), Instant::Dell(instant)).await.is_none(), "killed on its way");
        app.restart_unchanged();
        assert!(unread(&app) && app.connection().may_have(Change::BackupNow));
        let sent = app.count("POST", &start).await;
        assert_eq!(back_up(&app).await, Some(Kind::DellNoAnswer));
        assert_eq!(app.count("POST", &start).await, sent, "sent by itself");
        assert_eq!(read(&app).await, (!made).then_some(Kind::DellUnchanged));
        assert_eq!(app.connection().change, Dispatch::NotSent);
    }
}

/// After records were lost nothing is changed at Dell before its list was read.
#[tokio::test]
async fn nothing_is_changed_before_the_list_was_read_after_lost_records() {
    let (app, _) = with_keys().await;
    let lost = |app: &TestApp| {
        app.engine().store().change(&app.id, None, |connection| {
            connection.records_lost_at = Some(connection.begun_at);
            Ok(())
        })
    };
    lost(&app).expect("kept");
    let path = domain(&app);
    let off = app.engine().switch_backups(&app.id, false).await;
    assert_eq!(kind(off), Some(Kind::RecordsLost));
    assert_eq!(app.count("PUT", &format!("{path}/backup")).await, 0);
    assert_eq!(kind(app.engine().switch_backups(&app.id, false).await), None);
    assert_eq!(app.count("PUT", &format!("{path}/backup")).await, 1);
}
