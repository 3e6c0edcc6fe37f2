//! What is changed at Dell by a request that must not be doubled, with its answer lost or the app ended on the way.
//! Each time Dell is read before anything is sent again, and only a person sends.

use std::time::Duration;

use model::connection::{Change, KeysState, Registration};
use model::dispatch::Dispatch;
use model::problem::Kind;

use crate::test_app::TestApp;
use crate::test_app::acts::{Act, Consoles, kind};
use crate::test_app::snapshot::Instant;

const KEYS: (&str, &str) = ("PUT", "/okta/v1/keymanagement");

/// A desk whose organization is registered by API, with nothing changed since.
async fn registered() -> (TestApp, Consoles) {
    let (desk, mut hands) = TestApp::at_authorize().await;
    desk.fault("dell_at_once", None).await;
    Act::Authorize.on(&desk, &mut hands).await.expect("registered");
    (desk, hands)
}

async fn with_keys() -> (TestApp, Consoles) {
    let (desk, mut hands) = registered().await;
    Act::SwitchKeysOn.on(&desk, &mut hands).await.expect("on");
    (desk, hands)
}

fn domain(desk: &TestApp) -> String {
    let Registration::Done { domain_id: Some(id), .. } = desk.connection().registration else { panic!("registered") };
    format!("/okta/v1/domains/{id}")
}

async fn keys_on(desk: &TestApp) -> Option<Kind> {
    kind(desk.engine().switch_keys_on(&desk.id).await)
}

async fn back_up(desk: &TestApp) -> Option<Kind> {
    kind(desk.engine().backup_now(&desk.id).await)
}

async fn read(desk: &TestApp) -> Option<Kind> {
    kind(desk.engine().read_backup(&desk.id).await)
}

fn keys(desk: &TestApp) -> Option<KeysState> {
    desk.connection().keys.map(|keys| keys.state)
}

fn unread(desk: &TestApp) -> bool {
    matches!(desk.connection().change, Dispatch::Unknown { read: None, .. })
}

/// The one switch that can't be undone: after a lost answer what Dell shows decides.
#[tokio::test]
async fn a_lost_answer_to_turning_keys_on() {
    let (desk, _) = registered().await;
    desk.fault("lost_answer", None).await;
    assert_eq!(keys_on(&desk).await, None, "read at once, Dell shows that it is on");
    assert_eq!((keys(&desk), desk.connection().change), (Some(KeysState::On), Dispatch::NotSent));
    assert_eq!(desk.count(KEYS.0, KEYS.1).await, 1);

    let (mut desk, _) = registered().await;
    desk.fault("lost_answer_before", None).await;
    assert_eq!(keys_on(&desk).await, Some(Kind::DellNoAnswer));
    assert!(unread(&desk) && desk.connection().may_have(Change::KeysOn));
    assert_eq!(keys(&desk), None, "said to be on or off, and nobody knows");
    assert!(desk.live().contains(&"keys"), "it may be on");
    desk.restart_unchanged();
    assert_eq!(keys_on(&desk).await, Some(Kind::DellNoAnswer), "not before it was read");
    desk.settle_for(Duration::from_secs(60));
    assert_eq!(read(&desk).await, Some(Kind::DellNoAnswer), "it may still take effect");
    assert_eq!(desk.count(KEYS.0, KEYS.1).await, 1, "sent by itself");
    desk.settle_for(Duration::ZERO);
    assert_eq!(read(&desk).await, None);
    assert_eq!((keys(&desk), desk.connection().change), (Some(KeysState::Off), Dispatch::NotSent));
    assert_eq!(keys_on(&desk).await, None);
    assert_eq!((keys(&desk), desk.count(KEYS.0, KEYS.1).await), (Some(KeysState::On), 2));
    assert!(desk.chain_holds());
}

#[tokio::test]
async fn a_lost_answer_to_starting_a_backup() {
    let (desk, _) = with_keys().await;
    let start = format!("{}/backup", domain(&desk));
    desk.fault("lost_answer", None).await;
    assert_eq!(back_up(&desk).await, None, "read at once, Dell shows that it runs");
    assert_eq!(desk.connection().change, Dispatch::NotSent);
    assert!(desk.connection().backup.seen.is_some());
    assert_eq!(desk.count("POST", &start).await, 1);

    desk.fault("lost_answer_before", None).await;
    assert_eq!(back_up(&desk).await, Some(Kind::DellNoAnswer));
    assert!(unread(&desk) && desk.connection().may_have(Change::BackupNow));
    let mut desk = desk;
    desk.restart_unchanged();
    assert_eq!(back_up(&desk).await, Some(Kind::DellNoAnswer), "not before it was read");
    assert_eq!(desk.count("POST", &start).await, 2, "sent by itself");
    assert_eq!(read(&desk).await, Some(Kind::DellUnchanged), "the last backup is the one of before");
    assert_eq!(desk.connection().change, Dispatch::NotSent);
    assert_eq!(back_up(&desk).await, None);
    assert_eq!(desk.count("POST", &start).await, 3);
}

/// Killed between the intent and the answer, before and after the effect: the next start knows that it may have been
/// sent, and reads.
#[tokio::test]
async fn killed_between_intent_and_answer() {
    for (instant, made) in [(0, false), (1, true)] {
        let (mut desk, _) = registered().await;
        let act = desk.engine().switch_keys_on(&desk.id);
        assert!(desk.cut(Box::pin(act), Instant::Dell(instant)).await.is_none(), "killed on its way");
        assert!(matches!(desk.connection().change, Dispatch::Intended { .. }));
        desk.restart_unchanged();
        assert!(unread(&desk));
        let sent = desk.count(KEYS.0, KEYS.1).await;
        assert_eq!(keys_on(&desk).await, Some(Kind::DellNoAnswer));
        assert_eq!(desk.count(KEYS.0, KEYS.1).await, sent, "sent by itself");
        assert_eq!(read(&desk).await, None);
        assert_eq!(keys(&desk), Some(if made { KeysState::On } else { KeysState::Off }));

        let (mut desk, _) = with_keys().await;
        let start = format!("{}/backup", domain(&desk));
        let act = desk.engine().backup_now(&desk.id);
        assert!(desk.cut(Box::pin(act), Instant::Dell(instant)).await.is_none(), "killed on its way");
        desk.restart_unchanged();
        assert!(unread(&desk) && desk.connection().may_have(Change::BackupNow));
        let sent = desk.count("POST", &start).await;
        assert_eq!(back_up(&desk).await, Some(Kind::DellNoAnswer));
        assert_eq!(desk.count("POST", &start).await, sent, "sent by itself");
        assert_eq!(read(&desk).await, (!made).then_some(Kind::DellUnchanged));
        assert_eq!(desk.connection().change, Dispatch::NotSent);
    }
}

/// After records were lost nothing is changed at Dell before its list was read.
#[tokio::test]
async fn nothing_is_changed_before_the_list_was_read_after_lost_records() {
    let (desk, _) = with_keys().await;
    let lost = |desk: &TestApp| {
        desk.engine().store().change(&desk.id, None, |connection| {
            connection.records_lost_at = Some(connection.begun_at);
            Ok(())
        })
    };
    lost(&desk).expect("kept");
    let path = domain(&desk);
    let off = desk.engine().switch_backups(&desk.id, false).await;
    assert_eq!(kind(off), Some(Kind::RecordsLost));
    assert_eq!(desk.count("PUT", &format!("{path}/backup")).await, 0);
    assert_eq!(kind(desk.engine().switch_backups(&desk.id, false).await), None);
    assert_eq!(desk.count("PUT", &format!("{path}/backup")).await, 1);
}
