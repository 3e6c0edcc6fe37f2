//! Every step and state that a store can be in, reached in the sandbox by API and by console.

mod path;

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
use crate::connect::{BY_API, BY_CONSOLE};
use crate::test_app::acts::{Act, Consoles, Ended, NAME, TO_AUTHORIZE, TO_THE_PROOF, kind};
use crate::test_app::snapshot::Instant;
use crate::test_app::{TestApp, hash, text};

/// The stores that were put in, by name.
#[derive(Default)]
struct Album {
    stores: Vec<(String, Files)>,
}

impl Album {
    /// As the app leaves it when it closes.
    fn put(&mut self, name: &str, app: &TestApp) {
        self.stores.push((name.to_owned(), closed(&files_in(app.folder()))));
    }

    /// As a kill leaves it: what was done since the last checkpoint is in the log beside the database.
    fn put_as_killed(&mut self, name: &str, app: &TestApp) {
        self.stores.push((name.to_owned(), files_in(app.folder())));
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
    path::all(&mut album).await;
    unfinished_custody(&mut album).await;
    other_stores(&mut album).await;
    registering(&mut album).await;
    registered(&mut album).await;
    for api in [false, true] {
        reauthorizing(&mut album, api).await;
        rotating(&mut album, api).await;
    }
    beside_a_connection(&mut album).await;
    album.stores
}

async fn on(app: &TestApp, consoles: &mut Consoles, acts: &[Act]) {
    for act in acts {
        act.on(app, consoles).await.unwrap_or_else(|problem| panic!("{act:?}: {problem}"));
    }
}

/// Custody that a kill cut short, each with its intent.
async fn unfinished_custody(album: &mut Album) {
    for (instant, name) in [(1, "intent-take-not-stored"), (2, "intent-take-stored")] {
        let (app, consoles) = TestApp::at_the_secret().await;
        let taken = app.cut(app.engine().take_secret(&app.id, consoles.secret.clone()), Instant::Keychain(instant));
        assert!(taken.await.is_none());
        assert!(matches!(app.connection().items.intent, Some(Intent::TakeCustody { .. })));
        album.put_as_killed(name, &app);
    }
    let (app, consoles) = TestApp::at_the_proof().await;
    assert!(app.cut(app.engine().erase_secret(&app.id), Instant::Keychain(1)).await.is_none());
    assert!(matches!(app.connection().items.intent, Some(Intent::Erase { .. })));
    album.put("intent-erase", &app);
    album.without(&[&consoles.secret]);

    let (app, _) = TestApp::at_the_proof().await;
    assert!(app.cut(app.engine().remove(&app.id), Instant::Keychain(0)).await.is_none());
    assert!(matches!(app.connection().items.intent, Some(Intent::Remove)));
    album.put("intent-remove", &app);

    let (app, mut consoles) = TestApp::at_the_proof().await;
    let before = std::mem::replace(&mut consoles.secret, app.new_secret().await);
    on(&app, &mut consoles, &[Act::TakeSecret]).await;
    assert_eq!(app.connection().okta.secret.previous().len(), 1);
    album.put("secret-replaced", &app);
    let custody = app.connection().okta.secret.current().cloned().expect("saved");
    app.keychain.inner.save(&custody.item, "changed", &other_secret()).await.expect("by somebody else");
    assert!(app.engine().secret(&app.id).await.is_err());
    assert!(app.connection().okta.secret.current().is_some_and(|custody| custody.missing().is_some()));
    album.put("secret-changed-by-another", &app);
    album.without(&[&consoles.secret, &before]);
}

fn other_secret() -> secrets::secret::Secret {
    secrets::secret::Secret::take_okta(Zeroizing::new("aB3-".repeat(10))).expect("a secret").0
}

/// Saved for a session only, and in the encrypted file; and a move from there to the keychain, cut short.
async fn other_stores(album: &mut Album) {
    for (place, name) in [(StoreKind::Session, "session"), (StoreKind::Vault, "vault")] {
        let (mut app, mut consoles) = (TestApp::new().await, Consoles::default());
        if place == StoreKind::Vault {
            app.engine().unlock_vault(Zeroizing::new("four words that differ".to_owned())).await.expect("made");
        }
        app.engine().keep_in(&app.id, place).await.expect("chosen");
        app.walk(TO_THE_PROOF, &mut consoles, Ended::Never).await;
        album.put_as_killed(&format!("{name}-only"), &app);
        if place == StoreKind::Session {
            app.restart();
            assert!(app.connection().lost_with_session());
            album.put("session-over", &app);
            album.without(&[&consoles.secret]);
            continue;
        }
        // Before it is stored in the keychain; after that; and before it is erased where it was.
        for (instant, name) in [(1, None), (3, Some("intent-move")), (1, Some("intent-move-out"))] {
            let moved = app.cut(app.engine().move_to_keychain(&app.id), Instant::Keychain(instant));
            assert!(moved.await.is_none(), "{name:?}");
            if let Some(name) = name {
                let out = matches!(app.connection().items.intent, Some(Intent::MoveOut { .. }));
                assert_eq!(out, name == "intent-move-out");
                album.put(name, &app);
            }
        }
        album.without(&[&consoles.secret]);
    }
}

/// Every outcome of a registration by API.
async fn registering(album: &mut Album) {
    let register = async |app: &TestApp| kind(app.engine().authorize(&app.id).await);
    let (app, consoles) = TestApp::at_authorize().await;
    app.fault("slow", Some("400")).await;
    cut_off(app.until_asked(), register(&app)).await;
    assert!(matches!(app.connection().registration, Registration::Intended { .. }));
    album.put_as_killed("api-07-intended", &app);
    album.without(&[&consoles.secret, &consoles.key.1]);

    for (fault, name) in
        [("lost-answer", "api-07-uncertain-listed"), ("lost-answer-before", "api-07-uncertain-not-listed")]
    {
        let (app, _) = TestApp::at_authorize().await;
        app.fault("dell-at-once", None).await;
        app.fault(fault, None).await;
        assert_eq!(register(&app).await, Some(Kind::DellNoAnswer));
        album.put(name, &app);
    }
    let (mut app, _) = TestApp::at_authorize().await;
    app.watch_for(Duration::ZERO);
    app.fault("task-hangs", None).await;
    assert_eq!(register(&app).await, Some(Kind::DellTaskHangs));
    album.put("api-07-running", &app);
    app.fault("task-fails", None).await;
    app.lift("task-hangs").await;
    app.watch_for(Duration::from_secs(20));
    assert_eq!(kind(app.engine().read_dell_list(&app.id).await), Some(Kind::DellTaskFailed));
    album.put("api-07-refused", &app);

    let (app, consoles) = TestApp::at_authorize().await;
    app.fault("dell-at-once", None).await;
    let domain = format!("https://{}", crate::test_app::acts::DOMAIN);
    let body = json!({ "oktaDomain": domain, "clientID": consoles.client_id, "clientSecret": *consoles.secret });
    app.another_at_dell(&consoles.key, ["POST", "/okta/v1/domains"], body).await;
    assert_eq!(register(&app).await, Some(Kind::DellAlready));
    album.put("api-07-already", &app);
    app.engine().read_dell_list(&app.id).await.expect("read");
    app.engine().adopt_registration(&app.id).await.expect("taken over");
    assert!(app.connection().registration_stale());
    album.put("api-07-taken-over", &app);
}

/// Stops an act when `when` is ready, and leaves the store as it is then.
async fn cut_off<T: std::fmt::Debug>(when: impl Future, act: impl Future<Output = T>) {
    tokio::select! {
        biased;
        _ = when => {}
        ended = act => panic!("it ended: {ended:?}"),
    }
}

/// Changes of a registration, and the gaps that people accept.
async fn registered(album: &mut Album) {
    let (mut app, mut consoles) = TestApp::at_authorize().await;
    album.put("api-07-unproven", &app);
    app.fault("dell-at-once", None).await;
    on(&app, &mut consoles, &[Act::Authorize, Act::Continue]).await;
    on(&app, &mut consoles, &[Act::AnswerKeys(KeysState::Skipped)]).await;
    album.put("api-08-keys-skipped", &app);
    app.fault("lost-answer-before", None).await;
    let off = app.engine().switch_backups(&app.id, false).await;
    assert_eq!(kind(off), Some(Kind::DellNoAnswer));
    assert!(app.connection().may_have(Change::BackupsOff));
    album.put("api-asked-backups-off", &app);
    assert_eq!(kind(app.engine().read_backup(&app.id).await), Some(Kind::DellUnchanged));
    app.fault("lost-answer-before", None).await;
    assert_eq!(kind(app.engine().remove_at_dell(&app.id).await), Some(Kind::DellNoAnswer));
    album.put("api-asked-removal", &app);
    assert_eq!(kind(app.engine().read_backup(&app.id).await), Some(Kind::DellUnchanged));
    app.engine().remove_at_dell(&app.id).await.expect("removed");
    album.put("api-removed-at-dell", &app);
    app.restart();
    app.engine().remove(&app.id).await.expect("removed here");
    album.put("removed", &app);

    let (app, mut consoles) = TestApp::at_the_proof().await;
    app.grant("okta.users.read", false).await;
    on(&app, &mut consoles, &[Act::Prove]).await;
    album.put("path-05-gaps", &app);
    app.engine().accept_gaps(&app.id, "We know about users.").expect("accepted");
    on(&app, &mut consoles, &[Act::ChooseDell("practice-console"), Act::GiveConsoleAddress]).await;
    app.engine().copies_secret(&app.id).expect("about to be copied");
    album.put("console-07-copied", &app);
    for outcome in [Outcome::CredentialRefused, Outcome::NoAnswer] {
        on(&app, &mut consoles, &[Act::ConsoleSaid(outcome)]).await;
        album.put(&format!("console-07-{}", outcome.word()), &app);
    }
}

/// A app whose organization is registered.
async fn at_the_keys(api: bool) -> (TestApp, Consoles) {
    let (mut app, mut consoles) = (TestApp::new().await, Consoles::default());
    app.fault("dell-at-once", None).await;
    app.walk(TO_THE_PROOF, &mut consoles, Ended::Never).await;
    app.walk(if api { BY_API } else { BY_CONSOLE }, &mut consoles, Ended::Never).await;
    (app, consoles)
}

fn way(api: bool) -> &'static str {
    if api { "api" } else { "console" }
}

async fn reauthorizing(album: &mut Album, api: bool) {
    let (app, _) = at_the_keys(api).await;
    app.engine().reauthorize_begin(&app.id).expect("begun");
    album.put(&format!("{}-reauthorize", way(api)), &app);
    if !api {
        app.engine().console_said(&app.id, Outcome::NotAllowed, NAME).expect("said");
        album.put("console-reauthorize-refused", &app);
        return;
    }
    app.fault("slow", Some("400")).await;
    let asked = app.until("/ledger", |ledger| ledger.as_array().is_some_and(|all| all.len() > 1));
    cut_off(asked, app.engine().authorize(&app.id)).await;
    assert!(matches!(app.connection().reauthorization, Dispatch::Intended { .. }));
    album.put_as_killed("api-reauthorize-intended", &app);

    let (app, _) = at_the_keys(true).await;
    app.fault("lost-answer", None).await;
    assert_eq!(kind(app.engine().authorize(&app.id).await), Some(Kind::DellNoAnswer));
    assert!(matches!(app.connection().reauthorization, Dispatch::Unknown { .. }));
    album.put("api-reauthorize-uncertain", &app);
}

/// Each stage of a rotation, rolled back and abandoned too.
async fn rotating(album: &mut Album, api: bool) {
    let (app, consoles) = at_the_keys(api).await;
    let (engine, id, old) = (app.engine(), app.id.as_str(), consoles.secret.clone());
    let at = |album: &mut Album, wanted: Stage| {
        assert_eq!(app.connection().okta.rotation.as_ref().map(Rotation::stage), Some(wanted));
        album.put(&format!("{}-rotation-{}", way(api), wanted.word()), &app);
    };
    engine.rotate(id).await.expect("begun");
    at(album, Stage::Slots);
    let new = app.new_secret().await;
    engine.take_new_secret(id, new.clone()).await.expect("taken");
    at(album, Stage::Prove);
    engine.test_pending(id, Level::Credential, &|_| ()).await.expect("proven");
    at(album, Stage::Reauthorize);
    if api {
        engine.reauthorize_new(id).await.expect("taken by Dell");
    } else {
        engine.copies_new_secret(id).expect("about to be copied");
        album.put("console-rotation-copied", &app);
        let form = json!({ "client_id": consoles.client_id, "client_secret": new.as_str() });
        let said = app.act("/dell/console/reauthorize", form).await;
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
    let state = app.act("/state", Value::Null).await;
    let all = state["okta"]["secrets"].as_array().expect("a list");
    let ours = all.iter().find(|one| one["secret_hash"] == hash(&old)).expect("recognized by its hash");
    app.act(&format!("/okta/secret/{}/deactivate", text(&ours["id"])), json!({})).await;
    engine.set_inactive(id, NAME).expect("said");
    at(album, Stage::Refused);
    engine.test_retiring(id).await.expect("refused");
    at(album, Stage::Wipe);
    assert!(app.cut(engine.erase_retiring(id), Instant::Keychain(1)).await.is_none());
    assert!(matches!(app.connection().items.intent, Some(Intent::Wipe { .. })));
    album.put(&format!("{}-rotation-intent-wipe", way(api)), &app);
    engine.settle(id).await.expect("settled");
    at(album, Stage::Ended);
    engine.finish_rotation(id).expect("finished");
    album.put(&format!("{}-rotated", way(api)), &app);
    album.without(&[&old, &new]);

    if api {
        let (app, _) = at_the_keys(true).await;
        let (engine, id) = (app.engine(), app.id.as_str());
        engine.rotate(id).await.expect("begun");
        engine.take_new_secret(id, app.new_secret().await).await.expect("taken");
        engine.test_pending(id, Level::Credential, &|_| ()).await.expect("proven");
        app.fault("lost-answer", None).await;
        assert_eq!(kind(engine.reauthorize_new(id).await), Some(Kind::DellNoAnswer));
        album.put("api-rotation-uncertain", &app);
        engine.roll_back(id).expect("rolled back");
        album.put("api-rotation-turned-back", &app);
    } else {
        let (app, _) = at_the_keys(false).await;
        let (engine, id) = (app.engine(), app.id.as_str());
        engine.rotate(id).await.expect("begun");
        engine.take_new_secret(id, app.new_secret().await).await.expect("taken");
        engine.abandon_pending(id).expect("abandoned");
        album.put("console-rotation-given-up", &app);
    }
}

/// An added environment, unused and used, and more than one connection.
async fn beside_a_connection(album: &mut Album) {
    let (mut app, mut consoles) = (TestApp::new().await, Consoles::default());
    app.walk(TO_THE_PROOF, &mut consoles, Ended::Never).await;
    let file = include_str!("../../../docs/environment.example.toml").replace("dell.example", "dell.practice");
    let environment = app.engine().add_environment(&Given::File { text: file }).await.expect("added");
    album.put("environment-added", &app);
    on(&app, &mut consoles, &[Act::SkipProof]).await;
    app.engine().choose_dell(&app.id, &environment, "Acme").expect("chosen");
    album.put("environment-used", &app);
    app.walk(&TO_AUTHORIZE[2..], &mut consoles, Ended::Never).await;
    album.put("environment-key-tried", &app);
    app.engine().begin().expect("a second one");
    album.put("two-connections", &app);
    album.without(&[&consoles.secret, &consoles.key.1]);
}
