//! Re-authorizing at Dell outside a rotation: with the present credential, and with another one after the integration
//! was installed anew in Okta. Nothing is registered a second time.

use model::connection::{AppStatus, Evidence, Outcome, Registration, ReportedStatus};
use model::journey::{Because, ProtectionState, protection};
use model::problem::Kind;
use serde_json::{Value, json};

use super::{BY_API, BY_CONSOLE};
use crate::sandboxed::acts::{Act, Consoles, Ended, NAME, TO_THE_PROOF, kind};
use crate::sandboxed::{TestApp, hash, text};

async fn registered(api: bool) -> (TestApp, Consoles) {
    let (mut desk, mut hands) = (TestApp::new().await, Consoles::default());
    desk.fault("dell-at-once", None).await;
    desk.walk(TO_THE_PROOF, &mut hands, Ended::Never).await;
    desk.walk(if api { BY_API } else { BY_CONSOLE }, &mut hands, Ended::Never).await;
    (desk, hands)
}

/// In Dell's console: Re-Authorize App with what the person has.
async fn in_console(desk: &TestApp, hands: &Consoles) {
    let form = json!({ "client_id": hands.client_id, "client_secret": hands.secret.as_str() });
    let said = desk.act("/dell/console/reauthorize", form).await;
    assert_eq!(text(&said["outcome"]), "registered");
}

async fn domains(desk: &TestApp, account: &str) -> usize {
    let state = desk.act("/state", Value::Null).await;
    state["dell"][account]["domains"].as_array().map_or(0, Vec::len)
}

#[tokio::test]
async fn with_the_present_credential() {
    for api in [true, false] {
        let (mut desk, hands) = registered(api).await;
        let before = desk.connection().registration;
        desk.engine()
            .store()
            .change(&desk.id, None, |connection| {
                let known = Evidence { by: Some(NAME.to_owned()), at: connection.begun_at };
                connection.backup.app_status = Some(ReportedStatus { status: AppStatus::Unauthorized, known });
                Ok(())
            })
            .expect("as it was seen");
        assert_eq!(protection(&desk.connection()).because, Some(Because::CutOff));
        desk.engine().reauthorize_begin(&desk.id).expect("begun");
        // A start returns to it.
        desk.restart_unchanged();
        assert!(desk.connection().reauthorizing.is_some());
        if api {
            desk.engine().authorize(&desk.id).await.expect("authorized again");
        } else {
            // Refused first: the registration stays.
            for outcome in Outcome::ALL.iter().copied().filter(|outcome| *outcome != Outcome::Registered) {
                desk.engine().console_said(&desk.id, outcome, NAME).expect("said");
                assert_eq!(desk.connection().registration, before, "{outcome:?}");
                assert_eq!(desk.connection().refused_again.map(|refused| refused.outcome), Some(outcome));
            }
            in_console(&desk, &hands).await;
            desk.engine().console_said(&desk.id, Outcome::Registered, NAME).expect("said");
        }
        let connection = desk.connection();
        assert!(connection.reauthorizing.is_none() && connection.refused_again.is_none());
        assert_eq!(protection(&connection).because, None);
        assert_eq!(desk.protection(), ProtectionState::Connected);
        assert_eq!(
            desk.ledger().await,
            [("registered".to_owned(), hash(&hands.secret)), ("registered".to_owned(), hash(&hands.secret))]
        );
        assert_eq!(domains(&desk, if api { "api" } else { "console" }).await, 1);
    }
}

/// One answer reports both: re-authorized, and App Status as Dell's console shows it.
#[tokio::test]
async fn one_answer_reports_the_status_too() {
    for (word, because) in [(Some("Connected"), None), (Some("Unauthorized"), Some(Because::CutOff)), (None, None)] {
        let (mut desk, hands) = registered(false).await;
        let engine = desk.engine();
        assert_eq!(kind(engine.reauthorized_shows(&desk.id, word, NAME)), Some(Kind::StepNotDone), "not on screen");
        engine.reauthorize_begin(&desk.id).expect("begun");
        assert_eq!(kind(engine.reauthorized_shows(&desk.id, Some("Fine"), NAME)), Some(Kind::ChoiceNeeded));
        assert!(desk.connection().reauthorizing.is_some(), "half of it was recorded");
        in_console(&desk, &hands).await;
        desk.engine().reauthorized_shows(&desk.id, word, NAME).expect("reported");
        desk.restart_unchanged();
        let connection = desk.connection();
        assert!(connection.reauthorizing.is_none());
        assert_eq!(connection.backup.app_status.as_ref().map(|status| status.status.word()), word);
        assert_eq!(protection(&connection).because, because);
        let by = connection.backup.app_status.and_then(|status| status.known.by);
        assert_eq!(by.as_deref(), word.map(|_| NAME), "reported, not tested");
    }
    let (desk, _) = registered(true).await;
    desk.engine().reauthorize_begin(&desk.id).expect("begun");
    assert_eq!(kind(desk.engine().reauthorized_shows(&desk.id, None, NAME)), Some(Kind::StepNotDone), "by API");
}

/// The integration was revoked and installed anew: another client ID and another secret go to the same domain.
#[tokio::test]
async fn with_another_credential() {
    for api in [true, false] {
        let (mut desk, mut hands) = registered(api).await;
        let (first, client_id) = (hash(&hands.secret), hands.client_id.clone());
        desk.act("/okta/revoke", json!({})).await;
        desk.engine().reauthorize_begin(&desk.id).expect("begun");
        (hands.client_id, hands.secret) = desk.install().await;
        assert_ne!(hands.client_id, client_id);
        for act in [Act::TakeSecret, Act::GiveClientId, Act::Prove] {
            act.on(&desk, &mut hands).await.expect("good");
        }
        assert!(desk.connection().registration_stale());
        desk.restart_unchanged();
        if api {
            // Dell accepts it, and its answer is lost: read back, and never sent automatically.
            desk.fault("lost-answer", None).await;
            let lost = kind(desk.engine().authorize(&desk.id).await);
            if lost == Some(Kind::DellNoAnswer) {
                let sent = desk.outcomes().await.len();
                desk.restart_unchanged();
                desk.engine().read_dell_list(&desk.id).await.expect("read");
                assert_eq!(desk.outcomes().await.len(), sent, "sent by itself");
                desk.engine().authorize(&desk.id).await.expect("authorized again");
            }
        } else {
            in_console(&desk, &hands).await;
            desk.engine().console_said(&desk.id, Outcome::Registered, NAME).expect("said");
        }
        let connection = desk.connection();
        assert!(
            connection.reauthorizing.is_none()
                && !connection.reauthorization.is_open()
                && !connection.registration_stale()
        );
        assert!(matches!(&connection.registration, Registration::Done { of, .. } if of.client_id == hands.client_id));
        let ledger = desk.ledger().await;
        assert_eq!(
            (ledger.first().map(|entry| entry.1.clone()), ledger.last().map(|entry| entry.1.clone())),
            (Some(first), Some(hash(&hands.secret)))
        );
        assert_eq!(domains(&desk, if api { "api" } else { "console" }).await, 1);
        assert!(desk.secret_is_readable().await && desk.chain_holds());
    }
}

#[tokio::test]
async fn only_what_is_registered_and_not_being_rotated() {
    let (mut desk, mut hands) = (TestApp::new().await, Consoles::default());
    desk.fault("dell-at-once", None).await;
    desk.walk(TO_THE_PROOF, &mut hands, Ended::Never).await;
    assert_eq!(kind(desk.engine().reauthorize_begin(&desk.id)), Some(Kind::StepNotDone));
    desk.walk(BY_API, &mut hands, Ended::Never).await;
    desk.engine().reauthorize_begin(&desk.id).expect("begun");
    desk.engine().reauthorize_leave(&desk.id).expect("left");
    assert!(desk.connection().reauthorizing.is_none());
    // A rotation leads there by itself.
    desk.engine().reauthorize_begin(&desk.id).expect("begun");
    desk.engine().rotate(&desk.id).await.expect("begun");
    assert!(desk.connection().reauthorizing.is_none());
    assert_eq!(kind(desk.engine().reauthorize_begin(&desk.id)), Some(Kind::RotationOpen));
}
