//! A store with a single damaged bit: a start finds exactly what was there, or reports that something is wrong. An
//! older state never passes for the present one.
//!
//! A usual run flips one bit in so many, another each day; `ODC_FLIPS=all` flips every one.

use std::fs;
use std::path::Path;

use engine::store::Store;
use jiff::Timestamp;
use model::connection::{Connection, Registration, Subject};
use model::names::{ClientId, OktaHost};
use model::problem::Kind;

use super::entry;
use crate::steps::authorize::{NOTHING_LISTED, authorize, send_again, sent, state as registration};
use crate::test_app::TestApp;
use crate::test_app::acts::kind;

const DB: &str = "connections.db";
const WAL: &str = "connections.db-wal";

/// A usual run flips one of so many bits.
const SAMPLE: usize = 64;

/// A killed app's files: a registration may have been sent, and only the log knows it.
struct Left {
    files: Vec<(String, Vec<u8>)>,
    state: String,
}

fn state(store: &Store) -> String {
    let connection = store.all().expect("read");
    let log: Vec<_> = connection.iter().map(|connection| store.log(&connection.id).expect("read")).collect();
    format!("{connection:?} {log:?} {:?}", store.chain().expect("read").last())
}

fn left() -> Left {
    let folder = crate::test_app::folder();
    let store = Store::open(folder.path()).expect("opens");
    store.add(&Connection::new("one".into(), "practice-api", Timestamp::UNIX_EPOCH), &entry("begun")).expect("added");
    drop(store);
    let store = Store::open(folder.path()).expect("opens");
    let host = OktaHost::parse("acme.okta.practice").expect("a host");
    let client_id = ClientId::parse("0oa1a2b3").expect("a Client ID");
    let of = Subject { host, client_id, secret_hash: "hash".into() };
    let intended = Registration::Intended { at: Timestamp::UNIX_EPOCH, of };
    store
        .change("one", Some(&entry("intends_to_register")), |connection| {
            connection.registration = intended;
            Ok(())
        })
        .expect("kept");
    store.record("one", &entry("not_sent")).expect("kept");
    let state = state(&store);
    let names = fs::read_dir(folder.path()).expect("a folder").map(|file| file.expect("a file").file_name());
    let names = names.map(|name| name.into_string().expect("text"));
    let kept = names.filter(|name| !name.ends_with("-shm") && !name.ends_with(".lock"));
    let files = kept.map(|name| (name.clone(), fs::read(folder.path().join(&name)).expect("read"))).collect();
    Left { files, state }
}

/// How a start found a damaged store.
#[derive(Debug, PartialEq, Eq)]
enum Found {
    AsItWas,
    Noticed,
    Silent(String),
}

impl Left {
    fn file(&self, name: &str) -> &[u8] {
        &self.files.iter().find(|(known, _)| known == name).expect("there").1
    }

    /// Starts the app on these files, with one of them in place of its own.
    fn start(&self, folder: &Path, name: &str, bytes: &[u8]) -> Found {
        for file in fs::read_dir(folder).expect("a folder") {
            fs::remove_file(file.expect("a file").path()).expect("removed");
        }
        for (known, own) in &self.files {
            fs::write(folder.join(known), if known == name { bytes } else { own }).expect("written");
        }
        let Ok(store) = Store::open(folder) else { return Found::Noticed };
        if store.set_aside().is_some() {
            for connection in store.all().expect("read") {
                assert!(connection.records_lost_at.is_some(), "it would be sent again: {connection:?}");
            }
            return Found::Noticed;
        }
        let now = state(&store);
        if now == self.state { Found::AsItWas } else { Found::Silent(now) }
    }

    fn every_bit_of(&self, name: &str) {
        let all = std::env::var("ODC_FLIPS").is_ok_and(|flips| flips == "all");
        let day = Timestamp::now().as_second().unsigned_abs() / 86_400;
        let first = if all { 0 } else { usize::try_from(day).expect("small") % SAMPLE };
        let mut bytes = self.file(name).to_vec();
        let folder = crate::test_app::folder();
        let mut noticed = 0;
        for bit in (first..bytes.len() * 8).step_by(if all { 1 } else { SAMPLE }) {
            bytes[bit / 8] ^= 1 << (bit % 8);
            match self.start(folder.path(), name, &bytes) {
                Found::AsItWas => {}
                Found::Noticed => noticed += 1,
                Found::Silent(now) => panic!("bit {bit} of {name}: taken for good: {now}\ninstead of {}", self.state),
            }
            bytes[bit / 8] ^= 1 << (bit % 8);
        }
        assert!(noticed > 0, "no bit of {name} was noticed");
    }
}

#[test]
fn every_bit_of_the_log() {
    left().every_bit_of(WAL);
}

#[test]
fn every_bit_of_the_database() {
    left().every_bit_of(DB);
}

/// Damage rolled the store back to before a request: it is not sent a second time. Dell's list is read instead.
#[tokio::test]
async fn a_store_that_was_rolled_back_registers_nothing_twice() {
    let (mut app, consoles) = TestApp::at_authorize().await;
    app.fault("dell_at_once", None).await;
    let before = app.database();
    assert_eq!(authorize(&app).await, None);
    app.rolled_back_to(&before);
    assert!(app.engine().store().set_aside().is_some_and(|named| named.contains(".damaged-")));
    assert_eq!(registration(&app), ("none", None));
    assert!(app.connection().records_lost_at.is_some());
    app.restart_unchanged();
    assert_eq!(authorize(&app).await, Some(Kind::RecordsLost));
    assert_eq!(registration(&app), ("uncertain", Some(Some(true))), "it is shown");
    assert_eq!(authorize(&app).await, Some(Kind::DellNoAnswer));
    assert_eq!(sent(&app).await, 1);
    assert_eq!(kind(app.engine().adopt_registration(&app.id).await), None);
    assert_eq!((registration(&app).0, app.connection().records_lost_at), ("registered", None));
    assert!(app.connection().registration_stale(), "nobody knows which secret Dell holds");
    app.registered_once(&consoles.secret).await;
}

/// The same with a damaged anchor file: after an act that can't be taken back there was one.
#[tokio::test]
async fn a_store_that_was_rolled_back_without_its_anchor_sends_nothing() {
    let (mut app, _) = TestApp::at_authorize().await;
    app.fault("dell_at_once", None).await;
    let mut before = app.database();
    assert_eq!(authorize(&app).await, None);
    before.retain(|(name, _)| !name.ends_with("-anchor"));
    before.push(("connections.db-anchor".to_owned(), b"damaged".to_vec()));
    app.rolled_back_to(&before);
    assert!(app.engine().store().set_aside().is_some_and(|named| named.contains(".damaged-")));
    assert!(app.connection().records_lost_at.is_some());
    assert_eq!((authorize(&app).await, sent(&app).await), (Some(Kind::RecordsLost), 1));
}

/// The same without an earlier request: the list is empty, and the person decides.
#[tokio::test]
async fn a_store_that_was_rolled_back_sends_by_choice_alone() {
    let (mut app, consoles) = TestApp::at_authorize().await;
    app.fault("dell_at_once", None).await;
    let before = app.database();
    app.engine().add_scope(&app.id, "okta.logs.manage").expect("a later act");
    app.rolled_back_to(&before);
    assert_eq!(kind(app.engine().read_dell_list(&app.id).await), None);
    assert_eq!(registration(&app), NOTHING_LISTED);
    assert_eq!((authorize(&app).await, sent(&app).await), (Some(Kind::DellNoAnswer), 0));
    assert_eq!(send_again(&app).await, None);
    assert_eq!((registration(&app).0, sent(&app).await), ("registered", 1));
    app.registered_once(&consoles.secret).await;
}

/// A registration survives: re-authorizing reads first.
#[tokio::test]
async fn a_store_that_was_rolled_back_reauthorizes_nothing_by_itself() {
    let (mut app, _) = TestApp::at_authorize().await;
    app.fault("dell_at_once", None).await;
    assert_eq!(authorize(&app).await, None);
    let before = app.database();
    assert_eq!(authorize(&app).await, None, "again");
    app.rolled_back_to(&before);
    let outcomes = app.outcomes().await.len();
    assert_eq!(authorize(&app).await, Some(Kind::RecordsLost));
    assert_eq!((app.outcomes().await.len(), app.connection().records_lost_at), (outcomes, None));
    assert_eq!(authorize(&app).await, None, "by choice");
    assert_eq!(app.outcomes().await.len(), outcomes + 1);
}

/// Everything is lost, and the connection starts over: a registered org is not registered again.
#[tokio::test]
async fn a_connection_after_a_loss_reads_before_it_registers() {
    let (mut app, mut consoles) = TestApp::at_authorize().await;
    app.fault("dell_at_once", None).await;
    assert_eq!(authorize(&app).await, None);
    app.damage();
    app.id = app.engine().begin().expect("begun");
    use crate::test_app::acts::Act;
    let (key_id, _) = &consoles.key;
    let key_id = key_id.clone();
    for act in [Act::AnswerReady, Act::Name(crate::test_app::acts::DOMAIN), Act::TakeSecret, Act::GiveClientId] {
        act.on(&app, &mut consoles).await.expect("good");
    }
    for act in [Act::ChooseDell("practice-api"), Act::TakeKey] {
        act.on(&app, &mut consoles).await.expect("good");
    }
    app.engine().try_dell_key(&app.id, &key_id).await.expect("accepted");
    assert_eq!(authorize(&app).await, Some(Kind::RecordsLost));
    assert_eq!((registration(&app), sent(&app).await), (("uncertain", Some(Some(true))), 1));
}
