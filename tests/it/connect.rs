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
    let (mut desk, mut hands) = (TestApp::new().await, Consoles::default());
    desk.walk(TO_THE_PROOF, &mut hands, ended).await;
    assert_eq!(desk.live(), ["integration", "secret", "keychain_item"]);
    assert_eq!(desk.protection(), ProtectionState::NotConnected);

    desk.walk(BY_CONSOLE, &mut hands, ended).await;
    assert!(matches!(
        desk.connection().registration,
        Registration::Done { domain_id: None, ref known, .. } if known.by.as_deref() == Some("Ada Example")
    ));
    assert_eq!(desk.protection(), ProtectionState::Connected);
    desk.walk(KEYS_BY_CONSOLE, &mut hands, ended).await;
    // Connected, with key management on, and still not protected: no backup was seen.
    assert_eq!(desk.protection(), ProtectionState::Connected);
    desk.walk(BACKUP_BY_CONSOLE, &mut hands, ended).await;
    desk.walk(KEPT, &mut hands, ended).await;
    assert_eq!(desk.protection(), ProtectionState::Connected);
    desk.walk(&[(Act::SawBackup, Step::Finish)], &mut hands, ended).await;
    assert_eq!(desk.protection(), ProtectionState::Protected);

    let connection = desk.connection();
    assert!(connection.progress.finished_at.is_some() && connection.secret_choice() == Some(SecretChoice::Kept));
    assert!(
        connection.okta.secret.current().is_some_and(|custody| custody.clipboard_emptied == Some(true))
            && desk.secret_is_readable().await
    );
    assert_eq!(desk.live(), ["integration", "secret", "keychain_item", "registration", "keys"]);
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
    assert_eq!(desk.log(), expected.map(|(act, how)| (act.to_owned(), how)));
    holds_to_its_promises(&desk, &hands).await;
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
    let (mut desk, mut hands) = (TestApp::new().await, Consoles::default());
    desk.walk(TO_THE_PROOF, &mut hands, ended).await;
    desk.walk(BY_API, &mut hands, ended).await;
    assert!(matches!(
        desk.connection().registration,
        Registration::Done { domain_id: Some(_), ref known, .. } if known.by.is_none()
    ));
    assert_eq!(desk.protection(), ProtectionState::Connected);
    desk.walk(KEYS_BY_API, &mut hands, ended).await;
    assert_eq!(desk.protection(), ProtectionState::Connected);
    desk.walk(BACKUP_BY_API, &mut hands, ended).await;
    assert_eq!(desk.protection(), ProtectionState::Protected);
    desk.walk(ERASED, &mut hands, ended).await;

    let connection = desk.connection();
    assert_eq!(connection.backup.last_state.as_deref(), Some("Successful"));
    assert!(connection.backup.seen_at.is_some() && connection.backup.items.values().any(|count| *count > 0));
    assert_eq!(connection.backup.region.as_deref(), Some("eu-central-1"));
    assert_eq!(connection.secret_choice(), Some(SecretChoice::Erased));
    assert!(!desk.secret_is_readable().await);
    assert!(desk.items().await.iter().all(|account| account.contains("/dell-key/")));
    assert_eq!(desk.live(), ["integration", "secret", "dell_keychain_item", "dell_credential", "registration", "keys"]);
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
    assert_eq!(desk.log(), expected.map(|act| (act.to_owned(), !by_hand.contains(&act))));
    assert_eq!(desk.count("POST", "/okta/v1/domains").await, 1);
    holds_to_its_promises(&desk, &hands).await;

    desk.engine().remove(&desk.id).await.expect("removed");
    assert!(desk.items().await.is_empty());
    assert!(desk.engine().store().all().expect("read").is_empty() && desk.chain_holds());
}

/// A skip of key management is shown wherever the state is, and a backup that somebody saw doesn't change it.
#[tokio::test]
async fn without_key_management_nothing_is_protected() {
    let (mut desk, mut hands) = (TestApp::new().await, Consoles::default());
    desk.walk(TO_THE_PROOF, &mut hands, Ended::Never).await;
    desk.walk(BY_CONSOLE, &mut hands, Ended::Never).await;
    desk.engine().answer_keys(&desk.id, KeysState::Skipped, "").expect("skipped without a name");
    assert_eq!((desk.protection(), desk.step()), (ProtectionState::NotProtected, Step::Backups));
    desk.engine().saw_backup(&desk.id, "Ada Example").expect("confirmed");
    assert_eq!(desk.protection(), ProtectionState::NotProtected);
}

/// The console refused a new secret: the registration with the former one stays, and the new one is offered again.
#[tokio::test]
async fn a_refusal_leaves_what_is_registered() {
    let (mut desk, mut hands) = (TestApp::new().await, Consoles::default());
    desk.walk(TO_THE_PROOF, &mut hands, Ended::Never).await;
    desk.walk(BY_CONSOLE, &mut hands, Ended::Never).await;
    let before = desk.connection().registration;
    hands.secret = desk.new_secret().await;
    for act in [Act::TakeSecret, Act::SkipProof, Act::ConsoleSaid(Outcome::CredentialRefused)] {
        act.on(&desk, &mut hands).await.expect("good");
    }
    desk.restart_unchanged();
    let connection = desk.connection();
    assert!(connection.registration == before && connection.registration_stale());
    assert_eq!(connection.refused_again.map(|refused| refused.outcome), Some(Outcome::CredentialRefused));
    assert!(desk.live().contains(&"registration"));
    assert_eq!(desk.protection(), ProtectionState::Connected);
    desk.engine().go_to(&desk.id, Step::Authorize).expect("open");
    assert_eq!(kind(desk.engine().next(&desk.id).await), Some(Kind::StepNotDone));
    Act::ConsoleSaid(Outcome::Registered).on(&desk, &mut hands).await.expect("good");
    assert!(desk.connection().refused_again.is_none() && !desk.connection().registration_stale());
    // A slip in the report is corrected as before: nothing else changed.
    Act::ConsoleSaid(Outcome::DomainRefused).on(&desk, &mut hands).await.expect("good");
    assert!(matches!(desk.connection().registration, Registration::Refused { .. }));
}

/// By API Dell refuses a first backup without key management, and the app claims nothing.
#[tokio::test]
async fn a_backup_without_keys_is_refused() {
    let (mut desk, mut hands) = (TestApp::new().await, Consoles::default());
    desk.fault("dell_at_once", None).await;
    desk.walk(TO_THE_PROOF, &mut hands, Ended::Never).await;
    desk.walk(BY_API, &mut hands, Ended::Never).await;
    let refused = desk.engine().backup_now(&desk.id).await.expect_err("refused");
    assert_eq!(refused.code(), "dell-keys-off");
    assert_eq!(desk.protection(), ProtectionState::Connected);
    desk.engine().switch_keys_on(&desk.id).await.expect("on");
    // A look finds the scheduled backup, ordered at the console.
    desk.act("/dell/api/backup/run", json!({})).await;
    desk.until("/state", |state| state["dell"]["api"]["domains"][0]["lastBackup"]["state"] == "Successful").await;
    desk.engine().read_backup(&desk.id).await.expect("read");
    assert_eq!(desk.protection(), ProtectionState::Protected);
}

/// What holds at the end of each way: one registration, no secret in a file, a complete log.
async fn holds_to_its_promises(desk: &TestApp, hands: &Consoles) {
    desk.registered_once(&hands.secret).await;
    assert!(desk.chain_holds());
    assert!(!desk.on_disk(std::slice::from_ref(&hands.secret)));
    assert!(hands.key.1.is_empty() || !desk.on_disk(std::slice::from_ref(&hands.key.1)));
}
