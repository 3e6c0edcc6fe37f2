//! Every step and state that a store can be in, walked to in the sandbox by both ways.

use std::future::Future;
use std::time::Duration;

use model::connection::{
    Change, Dispatch, Intent, KeysState, Level, Outcome, Registration, Rotation, Stage, StoreKind,
};
use model::environment::Given;
use model::problem::Kind;
use secrets::stores::SecretStore as _;
use serde_json::{Value, json};
use zeroize::Zeroizing;

use super::{Files, closed, files_in};
use crate::connect::{BACKUP_BY_API, BACKUP_BY_CONSOLE, BY_API, BY_CONSOLE, KEPT, KEYS_BY_API, KEYS_BY_CONSOLE};
use crate::test_app::acts::{Act, Consoles, Ended, NAME, TO_AUTHORIZE, TO_THE_PROOF, kind};
use crate::test_app::snapshot::Instant;
use crate::test_app::{TestApp, hash, text};

/// The stores that were put in, by name, and every secret that was in a hand meanwhile.
#[derive(Default)]
struct Album {
    stores: Vec<(String, Files)>,
}

impl Album {
    /// As the app leaves it when it is closed.
    fn put(&mut self, name: &str, desk: &TestApp) {
        self.stores.push((name.to_owned(), closed(&files_in(desk.folder()))));
    }

    /// As a kill leaves it: what was done since the last checkpoint is in the log beside the database.
    fn put_as_killed(&mut self, name: &str, desk: &TestApp) {
        self.stores.push((name.to_owned(), files_in(desk.folder())));
    }

    /// No store has one of them in it.
    fn without(&self, secrets: &[&Zeroizing<String>]) {
        for (name, files) in &self.stores {
            for secret in secrets.iter().filter(|secret| !secret.is_empty()) {
                let has = |bytes: &[u8]| bytes.windows(secret.len()).any(|part| part == secret.as_bytes());
                assert!(!files.values().any(|bytes| has(bytes)), "{name}: a secret is in it");
            }
        }
    }
}

pub async fn all() -> Vec<(String, Files)> {
    let mut album = Album::default();
    the_path(&mut album).await;
    unfinished_custody(&mut album).await;
    other_places(&mut album).await;
    registering(&mut album).await;
    registered(&mut album).await;
    for api in [false, true] {
        reauthorizing(&mut album, api).await;
        rotating(&mut album, api).await;
    }
    beside_a_connection(&mut album).await;
    album.stores
}

async fn on(desk: &TestApp, hands: &mut Consoles, acts: &[Act]) {
    for act in acts {
        act.on(desk, hands).await.unwrap_or_else(|problem| panic!("{act:?}: {problem}"));
    }
}

/// Each step from the first answer to a finished connection.
async fn the_path(album: &mut Album) {
    let (mut desk, mut hands) = (TestApp::new().await, Consoles::default());
    desk.fault("dell-at-once", None).await;
    let names = [
        Some("path-01-begun"),
        Some("path-02-organization"),
        Some("path-02-draft"),
        Some("path-02-named"),
        Some("path-03-permissions"),
        None,
        Some("path-04-install"),
        Some("path-04-secret"),
        None,
        Some("path-04-secret-taken"),
        Some("path-04-client-id"),
        Some("path-04-client-id-draft"),
        Some("path-05-prove"),
    ];
    for (act, name) in TO_THE_PROOF.iter().zip(names) {
        desk.walk(std::slice::from_ref(act), &mut hands, Ended::Never).await;
        if let Some(name) = name {
            album.put(name, &desk);
        }
    }
    album.put_as_killed("path-05-prove-killed", &desk);
    let console: Vec<_> = [BY_CONSOLE, KEYS_BY_CONSOLE, BACKUP_BY_CONSOLE, KEPT].concat();
    for (act, name) in console.iter().zip([
        Some("console-05-proved"),
        Some("console-06-dell"),
        None,
        Some("console-06-draft"),
        None,
        Some("console-07-form-open"),
        None,
        Some("console-07-registered"),
        Some("console-08-keys"),
        None,
        Some("console-09-backup"),
        Some("console-09-confirmed"),
        Some("console-10-done"),
        Some("console-10-kept"),
        Some("console-finished"),
    ]) {
        desk.walk(std::slice::from_ref(act), &mut hands, Ended::Never).await;
        if let Some(name) = name {
            album.put(name, &desk);
        }
    }
    on(&desk, &mut hands, &[Act::SawBackup]).await;
    album.put("console-protected", &desk);
    album.without(&[&hands.secret]);

    let (mut desk, mut hands) = (TestApp::new().await, Consoles::default());
    desk.fault("dell-at-once", None).await;
    desk.walk(TO_THE_PROOF, &mut hands, Ended::Never).await;
    let api: Vec<_> = [BY_API, KEYS_BY_API, BACKUP_BY_API, KEPT].concat();
    for (act, name) in api.iter().zip([
        None,
        Some("api-06-dell"),
        Some("api-06-chosen"),
        None,
        Some("api-06-key-taken"),
        Some("api-06-key-tried"),
        Some("api-07-authorize"),
        Some("api-07-registered"),
        Some("api-08-keys"),
        Some("api-08-keys-on"),
        Some("api-09-backup"),
        Some("api-09-backed-up"),
        Some("api-10-done"),
        None,
        Some("api-finished"),
    ]) {
        desk.walk(std::slice::from_ref(act), &mut hands, Ended::Never).await;
        if let Some(name) = name {
            album.put(name, &desk);
        }
    }
    album.put_as_killed("api-finished-killed", &desk);
    desk.engine().set_proxy(Some("http://proxy.example:3128")).await.expect("chosen");
    desk.engine().store().set_setting("language", Some("de")).expect("chosen");
    on(&desk, &mut hands, &[Act::Erase]).await;
    album.put("api-finished-erased", &desk);
    album.without(&[&hands.secret, &hands.key.1]);
}

/// Custody that a kill cut short, each with its intent.
async fn unfinished_custody(album: &mut Album) {
    for (instant, name) in [(1, "intent-take-not-stored"), (2, "intent-take-stored")] {
        let (desk, hands) = TestApp::at_the_secret().await;
        let taken = desk.cut(desk.engine().take_secret(&desk.id, hands.secret.clone()), Instant::Keychain(instant));
        assert!(taken.await.is_none());
        assert!(matches!(desk.connection().items.intent, Some(Intent::TakeCustody { .. })));
        album.put_as_killed(name, &desk);
    }
    let (desk, hands) = TestApp::at_the_proof().await;
    assert!(desk.cut(desk.engine().erase_secret(&desk.id), Instant::Keychain(1)).await.is_none());
    assert!(matches!(desk.connection().items.intent, Some(Intent::Erase { .. })));
    album.put("intent-erase", &desk);
    album.without(&[&hands.secret]);

    let (desk, _) = TestApp::at_the_proof().await;
    assert!(desk.cut(desk.engine().remove(&desk.id), Instant::Keychain(0)).await.is_none());
    assert!(matches!(desk.connection().items.intent, Some(Intent::Remove)));
    album.put("intent-remove", &desk);

    let (desk, mut hands) = TestApp::at_the_proof().await;
    let before = std::mem::replace(&mut hands.secret, desk.new_secret().await);
    on(&desk, &mut hands, &[Act::TakeSecret]).await;
    assert_eq!(desk.connection().okta.secret.previous().len(), 1);
    album.put("secret-replaced", &desk);
    let custody = desk.connection().okta.secret.current().cloned().expect("saved");
    desk.keychain.inner.save(&custody.item, "changed", &other_secret()).await.expect("by somebody else");
    assert!(desk.engine().secret(&desk.id).await.is_err());
    assert!(desk.connection().okta.secret.current().is_some_and(|custody| custody.missing().is_some()));
    album.put("secret-changed-by-another", &desk);
    album.without(&[&hands.secret, &before]);
}

fn other_secret() -> secrets::secret::Secret {
    secrets::secret::Secret::take_okta(Zeroizing::new("aB3-".repeat(10))).expect("a secret").0
}

/// Kept for a session only, and in the encrypted file; and moved from there to the keychain, cut short.
async fn other_places(album: &mut Album) {
    for (place, name) in [(StoreKind::Session, "session"), (StoreKind::Vault, "vault")] {
        let (mut desk, mut hands) = (TestApp::new().await, Consoles::default());
        if place == StoreKind::Vault {
            desk.engine().unlock_vault(Zeroizing::new("four words that differ".to_owned())).await.expect("made");
        }
        desk.engine().keep_in(&desk.id, place).await.expect("chosen");
        desk.walk(TO_THE_PROOF, &mut hands, Ended::Never).await;
        album.put_as_killed(&format!("{name}-only"), &desk);
        if place == StoreKind::Session {
            desk.restart();
            assert!(desk.connection().lost_with_session());
            album.put("session-over", &desk);
            album.without(&[&hands.secret]);
            continue;
        }
        // Before it is stored in the keychain; after that; and before it is erased where it was.
        for (instant, name) in [(1, None), (3, Some("intent-move")), (1, Some("intent-move-out"))] {
            let moved = desk.cut(desk.engine().move_to_keychain(&desk.id), Instant::Keychain(instant));
            assert!(moved.await.is_none(), "{name:?}");
            if let Some(name) = name {
                let out = matches!(desk.connection().items.intent, Some(Intent::MoveOut { .. }));
                assert_eq!(out, name == "intent-move-out");
                album.put(name, &desk);
            }
        }
        album.without(&[&hands.secret]);
    }
}

/// What a registration by API can come to.
async fn registering(album: &mut Album) {
    let register = async |desk: &TestApp| kind(desk.engine().authorize(&desk.id).await);
    let (desk, hands) = TestApp::at_authorize().await;
    desk.fault("slow", Some("400")).await;
    cut_off(desk.until_asked(), register(&desk)).await;
    assert!(matches!(desk.connection().registration, Registration::Intended { .. }));
    album.put_as_killed("api-07-intended", &desk);
    album.without(&[&hands.secret, &hands.key.1]);

    for (fault, name) in
        [("lost-answer", "api-07-uncertain-listed"), ("lost-answer-before", "api-07-uncertain-not-listed")]
    {
        let (desk, _) = TestApp::at_authorize().await;
        desk.fault("dell-at-once", None).await;
        desk.fault(fault, None).await;
        assert_eq!(register(&desk).await, Some(Kind::DellNoAnswer));
        album.put(name, &desk);
    }
    let (mut desk, _) = TestApp::at_authorize().await;
    desk.watch_for(Duration::ZERO);
    desk.fault("task-hangs", None).await;
    assert_eq!(register(&desk).await, Some(Kind::DellTaskHangs));
    album.put("api-07-running", &desk);
    desk.fault("task-fails", None).await;
    desk.lift("task-hangs").await;
    desk.watch_for(Duration::from_secs(20));
    assert_eq!(kind(desk.engine().read_dell_list(&desk.id).await), Some(Kind::DellTaskFailed));
    album.put("api-07-refused", &desk);

    let (desk, hands) = TestApp::at_authorize().await;
    desk.fault("dell-at-once", None).await;
    let domain = format!("https://{}", crate::test_app::acts::DOMAIN);
    let body = json!({ "oktaDomain": domain, "clientID": hands.client_id, "clientSecret": *hands.secret });
    desk.another_at_dell(&hands.key, ["POST", "/okta/v1/domains"], body).await;
    assert_eq!(register(&desk).await, Some(Kind::DellAlready));
    album.put("api-07-already", &desk);
    desk.engine().read_dell_list(&desk.id).await.expect("read");
    desk.engine().adopt_registration(&desk.id).await.expect("taken over");
    assert!(desk.connection().registration_stale());
    album.put("api-07-taken-over", &desk);
}

/// Stops an act when `when` is ready, and leaves the store as it is then.
async fn cut_off<T: std::fmt::Debug>(when: impl Future, act: impl Future<Output = T>) {
    tokio::select! {
        biased;
        _ = when => {}
        ended = act => panic!("it ended: {ended:?}"),
    }
}

/// What is changed of a registration, and the gaps that people accept.
async fn registered(album: &mut Album) {
    let (mut desk, mut hands) = TestApp::at_authorize().await;
    album.put("api-07-unproven", &desk);
    desk.fault("dell-at-once", None).await;
    on(&desk, &mut hands, &[Act::Authorize, Act::Continue]).await;
    on(&desk, &mut hands, &[Act::AnswerKeys(KeysState::Skipped)]).await;
    album.put("api-08-keys-skipped", &desk);
    desk.fault("lost-answer-before", None).await;
    let off = desk.engine().switch_backups(&desk.id, false).await;
    assert_eq!(kind(off), Some(Kind::DellNoAnswer));
    assert!(desk.connection().may_have(Change::BackupsOff));
    album.put("api-asked-backups-off", &desk);
    assert_eq!(kind(desk.engine().read_backup(&desk.id).await), Some(Kind::DellUnchanged));
    desk.fault("lost-answer-before", None).await;
    assert_eq!(kind(desk.engine().remove_at_dell(&desk.id).await), Some(Kind::DellNoAnswer));
    album.put("api-asked-removal", &desk);
    assert_eq!(kind(desk.engine().read_backup(&desk.id).await), Some(Kind::DellUnchanged));
    desk.engine().remove_at_dell(&desk.id).await.expect("removed");
    album.put("api-removed-at-dell", &desk);
    desk.restart();
    desk.engine().remove(&desk.id).await.expect("removed here");
    album.put("removed", &desk);

    let (desk, mut hands) = TestApp::at_the_proof().await;
    desk.grant("okta.users.read", false).await;
    on(&desk, &mut hands, &[Act::Prove]).await;
    album.put("path-05-gaps", &desk);
    desk.engine().accept_gaps(&desk.id, "We know about users.").expect("accepted");
    on(&desk, &mut hands, &[Act::ChooseDell("practice-console"), Act::GiveConsoleAddress]).await;
    desk.engine().copies_secret(&desk.id).expect("about to be copied");
    album.put("console-07-copied", &desk);
    for outcome in [Outcome::CredentialRefused, Outcome::NoAnswer] {
        on(&desk, &mut hands, &[Act::ConsoleSaid(outcome)]).await;
        album.put(&format!("console-07-{}", outcome.word()), &desk);
    }
}

/// A desk whose organization is registered.
async fn at_the_keys(api: bool) -> (TestApp, Consoles) {
    let (mut desk, mut hands) = (TestApp::new().await, Consoles::default());
    desk.fault("dell-at-once", None).await;
    desk.walk(TO_THE_PROOF, &mut hands, Ended::Never).await;
    desk.walk(if api { BY_API } else { BY_CONSOLE }, &mut hands, Ended::Never).await;
    (desk, hands)
}

fn way(api: bool) -> &'static str {
    if api { "api" } else { "console" }
}

async fn reauthorizing(album: &mut Album, api: bool) {
    let (desk, _) = at_the_keys(api).await;
    desk.engine().reauthorize_begin(&desk.id).expect("begun");
    album.put(&format!("{}-reauthorize", way(api)), &desk);
    if !api {
        desk.engine().console_said(&desk.id, Outcome::NotAllowed, NAME).expect("said");
        album.put("console-reauthorize-refused", &desk);
        return;
    }
    desk.fault("slow", Some("400")).await;
    let asked = desk.until("/ledger", |ledger| ledger.as_array().is_some_and(|all| all.len() > 1));
    cut_off(asked, desk.engine().authorize(&desk.id)).await;
    assert!(matches!(desk.connection().reauthorization, Dispatch::Intended { .. }));
    album.put_as_killed("api-reauthorize-intended", &desk);

    let (desk, _) = at_the_keys(true).await;
    desk.fault("lost-answer", None).await;
    assert_eq!(kind(desk.engine().authorize(&desk.id).await), Some(Kind::DellNoAnswer));
    assert!(matches!(desk.connection().reauthorization, Dispatch::Unknown { .. }));
    album.put("api-reauthorize-uncertain", &desk);
}

/// Each stage of a rotation, and its turns.
async fn rotating(album: &mut Album, api: bool) {
    let (desk, hands) = at_the_keys(api).await;
    let (engine, id, old) = (desk.engine(), desk.id.as_str(), hands.secret.clone());
    let at = |album: &mut Album, wanted: Stage| {
        assert_eq!(desk.connection().okta.rotation.as_ref().map(Rotation::stage), Some(wanted));
        album.put(&format!("{}-rotation-{}", way(api), wanted.word()), &desk);
    };
    engine.rotate(id).await.expect("begun");
    at(album, Stage::Slots);
    let new = desk.new_secret().await;
    engine.take_new_secret(id, new.clone()).await.expect("taken");
    at(album, Stage::Prove);
    engine.test_pending(id, Level::Credential, &|_| ()).await.expect("proven");
    at(album, Stage::Reauthorize);
    if api {
        engine.reauthorize_new(id).await.expect("taken by Dell");
    } else {
        engine.copies_new_secret(id).expect("about to be copied");
        album.put("console-rotation-copied", &desk);
        let form = json!({ "client_id": hands.client_id, "client_secret": new.as_str() });
        let said = desk.act("/dell/console/reauthorize", form).await;
        assert_eq!(text(&said["outcome"]), "registered");
        engine.console_said_of_new(id, Outcome::Registered, NAME).expect("said");
    }
    at(album, Stage::AtDell);
    if api {
        engine.read_status_at_dell(id).await.expect("read");
    } else {
        engine.saw_status_at_dell(id, Some("Connected"), NAME).expect("seen");
    }
    at(album, Stage::Deactivate);
    let state = desk.act("/state", Value::Null).await;
    let all = state["okta"]["secrets"].as_array().expect("a list");
    let ours = all.iter().find(|one| one["secret_hash"] == hash(&old)).expect("recognized by its hash");
    desk.act(&format!("/okta/secret/{}/deactivate", text(&ours["id"])), json!({})).await;
    engine.set_inactive(id, NAME).expect("said");
    at(album, Stage::Refused);
    engine.test_retiring(id).await.expect("refused");
    at(album, Stage::Wipe);
    assert!(desk.cut(engine.erase_retiring(id), Instant::Keychain(1)).await.is_none());
    assert!(matches!(desk.connection().items.intent, Some(Intent::Wipe { .. })));
    album.put(&format!("{}-rotation-intent-wipe", way(api)), &desk);
    engine.settle(id).await.expect("settled");
    at(album, Stage::Ended);
    engine.finish_rotation(id).expect("finished");
    album.put(&format!("{}-rotated", way(api)), &desk);
    album.without(&[&old, &new]);

    if api {
        let (desk, _) = at_the_keys(true).await;
        let (engine, id) = (desk.engine(), desk.id.as_str());
        engine.rotate(id).await.expect("begun");
        engine.take_new_secret(id, desk.new_secret().await).await.expect("taken");
        engine.test_pending(id, Level::Credential, &|_| ()).await.expect("proven");
        desk.fault("lost-answer", None).await;
        assert_eq!(kind(engine.reauthorize_new(id).await), Some(Kind::DellNoAnswer));
        album.put("api-rotation-uncertain", &desk);
        engine.roll_back(id).expect("turned");
        album.put("api-rotation-turned-back", &desk);
    } else {
        let (desk, _) = at_the_keys(false).await;
        let (engine, id) = (desk.engine(), desk.id.as_str());
        engine.rotate(id).await.expect("begun");
        engine.take_new_secret(id, desk.new_secret().await).await.expect("taken");
        engine.abandon_pending(id).expect("given up");
        album.put("console-rotation-given-up", &desk);
    }
}

/// An added environment, unused and used, and more than one connection.
async fn beside_a_connection(album: &mut Album) {
    let (mut desk, mut hands) = (TestApp::new().await, Consoles::default());
    desk.walk(TO_THE_PROOF, &mut hands, Ended::Never).await;
    let file = include_str!("../../../docs/environment.example.toml").replace("dell.example", "dell.practice");
    let environment = desk.engine().add_environment(&Given::File { text: file }).await.expect("added");
    album.put("environment-added", &desk);
    on(&desk, &mut hands, &[Act::SkipProof]).await;
    desk.engine().choose_dell(&desk.id, &environment, "Acme").expect("chosen");
    album.put("environment-used", &desk);
    desk.walk(&TO_AUTHORIZE[2..], &mut hands, Ended::Never).await;
    album.put("environment-key-tried", &desk);
    desk.engine().begin().expect("a second one");
    album.put("two-connections", &desk);
    album.without(&[&hands.secret, &hands.key.1]);
}
