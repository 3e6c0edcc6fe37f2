//! The whole path from nothing to protected, by both ways, against the sandbox.

use model::connection::{KeysState, Outcome, Registration, SecretChoice, Step};
use model::journey::ProtectionState;
use model::problem::Kind;
use serde_json::json;

use crate::test_app::TestApp;
use crate::test_app::acts::{Act, Consoles, Ended, TO_THE_PROOF, kind};

pub const BY_CONSOLE: &[(Act, Step)] = &[
    (Act::Prove, Step::Test),
    (Act::Continue, Step::Authorize),
    (Act::ChooseDell("practice-console"), Step::Authorize),
    (Act::Draft("console_address", "console.dell"), Step::Authorize),
    (Act::GiveConsoleAddress, Step::Authorize),
    (Act::AuthorizeAtDell, Step::Authorize),
    (Act::ConsoleSaid(Outcome::Registered), Step::Authorize),
    (Act::Continue, Step::Backups),
];

pub const BY_API: &[(Act, Step)] = &[
    (Act::Prove, Step::Test),
    (Act::Continue, Step::Authorize),
    (Act::ChooseDell("practice-api"), Step::Authorize),
    (Act::MakeKeyAtDell, Step::Authorize),
    (Act::TakeKey, Step::Authorize),
    (Act::TryKey, Step::Authorize),
    (Act::Authorize, Step::Authorize),
    (Act::Continue, Step::Backups),
];

pub const KEYS_BY_CONSOLE: &[(Act, Step)] =
    &[(Act::KeysOnAtDell, Step::Backups), (Act::AnswerKeys(KeysState::On), Step::Backups)];

pub const KEYS_BY_API: &[(Act, Step)] = &[(Act::SwitchKeysOn, Step::Backups)];

pub const BACKUP_BY_CONSOLE: &[(Act, Step)] = &[(Act::ConfirmBackup, Step::Backups), (Act::Continue, Step::Finish)];

pub const BACKUP_BY_API: &[(Act, Step)] = &[(Act::BackupNow, Step::Backups), (Act::Continue, Step::Finish)];

pub const KEPT: &[(Act, Step)] = &[(Act::Keep, Step::Finish), (Act::Finish, Step::Finish)];

const ERASED: &[(Act, Step)] = &[(Act::Erase, Step::Finish), (Act::Finish, Step::Finish)];

#[tokio::test]
async fn by_console() {
    by_console_and(Ended::Never).await;
}

#[tokio::test]
async fn by_console_with_the_app_ended_after_each_act() {
    by_console_and(Ended::AfterEachAct).await;
}

async fn by_console_and(ended: Ended) {
    let (mut app, mut consoles) = (TestApp::new().await, Consoles::default());
    app.walk(TO_THE_PROOF, &mut consoles, ended).await;
    assert_eq!(app.live(), ["integration", "secret", "keychain_item"]);
    assert_eq!(app.protection(), ProtectionState::NotConnected);

    app.walk(BY_CONSOLE, &mut consoles, ended).await;
    assert!(matches!(
        app.connection().registration,
        Registration::Done { domain_id: None, ref known, .. } if known.by.as_deref() == Some("Ada Example")
    ));
    assert_eq!(app.protection(), ProtectionState::Connected);
    app.walk(KEYS_BY_CONSOLE, &mut consoles, ended).await;
    // Connected, with key management on, and still not protected: no backup was seen.
    assert_eq!(app.protection(), ProtectionState::Connected);
    app.walk(BACKUP_BY_CONSOLE, &mut consoles, ended).await;
    app.walk(KEPT, &mut consoles, ended).await;
    assert_eq!(app.protection(), ProtectionState::Connected);
    app.walk(&[(Act::SawBackup, Step::Finish)], &mut consoles, ended).await;
    assert_eq!(app.protection(), ProtectionState::Protected);

    let connection = app.connection();
    assert!(connection.progress.finished_at.is_some() && connection.secret_choice() == Some(SecretChoice::Kept));
    assert!(
        connection.okta.secret.current().is_some_and(|custody| custody.clipboard_emptied == Some(true))
            && app.secret_is_readable().await
    );
    assert_eq!(app.live(), ["integration", "secret", "keychain_item", "registration", "keys"]);
    let (measured, confirmed) = (true, false);
    let expected = [
        ("begun", confirmed),
        ("named_organisation", measured),
        ("acknowledged", confirmed),
        ("took_secret", measured),
        ("proved", measured),
        ("console_said", confirmed),
        ("answered_keys", confirmed),
        ("confirmed_backup", confirmed),
        ("kept_secret", confirmed),
        ("finished", confirmed),
        ("saw_backup", confirmed),
    ];
    assert_eq!(app.log(), expected.map(|(act, how)| (act.to_owned(), how)));
    holds_to_its_promises(&app, &consoles).await;
}

#[tokio::test]
async fn by_api() {
    by_api_and(Ended::Never).await;
}

#[tokio::test]
async fn by_api_with_the_app_ended_after_each_act() {
    by_api_and(Ended::AfterEachAct).await;
}

async fn by_api_and(ended: Ended) {
    let (mut app, mut consoles) = (TestApp::new().await, Consoles::default());
    app.walk(TO_THE_PROOF, &mut consoles, ended).await;
    app.walk(BY_API, &mut consoles, ended).await;
    assert!(matches!(
        app.connection().registration,
        Registration::Done { domain_id: Some(_), ref known, .. } if known.by.is_none()
    ));
    assert_eq!(app.protection(), ProtectionState::Connected);
    app.walk(KEYS_BY_API, &mut consoles, ended).await;
    assert_eq!(app.protection(), ProtectionState::Connected);
    app.walk(BACKUP_BY_API, &mut consoles, ended).await;
    assert_eq!(app.protection(), ProtectionState::Protected);
    app.walk(ERASED, &mut consoles, ended).await;

    let connection = app.connection();
    assert_eq!(connection.backup.last_state.as_deref(), Some("Successful"));
    assert!(connection.backup.seen_at.is_some() && connection.backup.items.values().any(|count| *count > 0));
    assert_eq!(connection.backup.region.as_deref(), Some("eu-central-1"));
    assert_eq!(connection.secret_choice(), Some(SecretChoice::Erased));
    assert!(!app.secret_is_readable().await);
    assert!(app.items().await.iter().all(|account| account.contains("/dell-key/")));
    assert_eq!(app.live(), ["integration", "secret", "dell_keychain_item", "dell_credential", "registration", "keys"]);
    let expected = [
        "begun",
        "named_organisation",
        "acknowledged",
        "took_secret",
        "proved",
        "took_dell_key",
        "tried_dell_key",
        "intends_to_register",
        "sent",
        "registered",
        "intends_keys_on",
        "switched_keys_on",
        "intends_backup",
        "ordered_backup",
        "read_backup",
        "erased_secret",
        "finished",
    ];
    // By API everything is tested, except what the person did alone.
    let by_hand = ["begun", "acknowledged", "finished"];
    assert_eq!(app.log(), expected.map(|act| (act.to_owned(), !by_hand.contains(&act))));
    assert_eq!(app.count("POST", "/okta/v1/domains").await, 1);
    holds_to_its_promises(&app, &consoles).await;

    app.engine().remove(&app.id).await.expect("removed");
    assert!(app.items().await.is_empty());
    assert!(app.engine().store().all().expect("read").is_empty() && app.chain_holds());
}

/// A skip of key management is shown wherever the state is, and a backup that somebody saw doesn't change it.
#[tokio::test]
async fn without_key_management_nothing_is_protected() {
    let (mut app, mut consoles) = (TestApp::new().await, Consoles::default());
    app.walk(TO_THE_PROOF, &mut consoles, Ended::Never).await;
    app.walk(BY_CONSOLE, &mut consoles, Ended::Never).await;
    app.engine().answer_keys(&app.id, KeysState::Skipped, "").expect("skipped without a name");
    assert_eq!((app.protection(), app.step()), (ProtectionState::NotProtected, Step::Backups));
    app.engine().saw_backup(&app.id, "Ada Example").expect("confirmed");
    assert_eq!(app.protection(), ProtectionState::NotProtected);
}

/// The console refused a new secret: the registration with the former one stays, and the new one is offered again.
#[tokio::test]
async fn a_refusal_leaves_what_is_registered() {
    let (mut app, mut consoles) = (TestApp::new().await, Consoles::default());
    app.walk(TO_THE_PROOF, &mut consoles, Ended::Never).await;
    app.walk(BY_CONSOLE, &mut consoles, Ended::Never).await;
    let before = app.connection().registration;
    consoles.secret = app.new_secret().await;
    for act in [Act::TakeSecret, Act::SkipProof, Act::ConsoleSaid(Outcome::CredentialRefused)] {
        act.on(&app, &mut consoles).await.expect("good");
    }
    app.restart_unchanged();
    let connection = app.connection();
    assert!(connection.registration == before && connection.registration_stale());
    assert_eq!(connection.refused_again.map(|refused| refused.outcome), Some(Outcome::CredentialRefused));
    assert!(app.live().contains(&"registration"));
    assert_eq!(app.protection(), ProtectionState::Connected);
    app.engine().go_to(&app.id, Step::Authorize).expect("open");
    assert_eq!(kind(app.engine().next(&app.id).await), Some(Kind::StepNotDone));
    Act::ConsoleSaid(Outcome::Registered).on(&app, &mut consoles).await.expect("good");
    assert!(app.connection().refused_again.is_none() && !app.connection().registration_stale());
    // A slip in the report is corrected as before: nothing else changed.
    Act::ConsoleSaid(Outcome::DomainRefused).on(&app, &mut consoles).await.expect("good");
    assert!(matches!(app.connection().registration, Registration::Refused { .. }));
}

/// By API Dell refuses a first backup without key management, and the app claims nothing.
#[tokio::test]
async fn a_backup_without_keys_is_refused() {
    let (mut app, mut consoles) = (TestApp::new().await, Consoles::default());
    app.fault("dell_at_once", None).await;
    app.walk(TO_THE_PROOF, &mut consoles, Ended::Never).await;
    app.walk(BY_API, &mut consoles, Ended::Never).await;
    let refused = app.engine().backup_now(&app.id).await.expect_err("refused");
    assert_eq!(refused.code(), "dell-keys-off");
    assert_eq!(app.protection(), ProtectionState::Connected);
    app.engine().switch_keys_on(&app.id).await.expect("on");
    // A look finds the scheduled backup, ordered at the console.
    app.act("/dell/api/backup/run", json!({})).await;
    app.until("/state", |state| state["dell"]["api"]["domains"][0]["lastBackup"]["state"] == "Successful").await;
    app.engine().read_backup(&app.id).await.expect("read");
    assert_eq!(app.protection(), ProtectionState::Protected);
}

/// What holds at the end of each way: one registration, no secret in a file, a complete log.
async fn holds_to_its_promises(app: &TestApp, consoles: &Consoles) {
    app.registered_once(&consoles.secret).await;
    assert!(app.chain_holds());
    assert!(!app.on_disk(std::slice::from_ref(&consoles.secret)));
    assert!(consoles.key.1.is_empty() || !app.on_disk(std::slice::from_ref(&consoles.key.1)));
}
