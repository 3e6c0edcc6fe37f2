//! Re-authorizing at Dell outside a rotation: with the present credential, and with another one after the integration
//! was installed anew in Okta. Nothing is registered a second time.

use model::connection::{AppStatus, Evidence, Outcome, Registration, ReportedStatus};
use model::journey::{Because, ProtectionState, protection};
use model::problem::Kind;
use serde_json::{Value, json};

use crate::connect::{BY_API, BY_CONSOLE};
use crate::test_app::acts::{Act, Consoles, Ended, NAME, TO_THE_PROOF, kind};
use crate::test_app::{TestApp, hash, text};

async fn registered(api: bool) -> (TestApp, Consoles) {
    let (mut app, mut consoles) = (TestApp::new().await, Consoles::default());
    app.fault("dell-at-once", None).await;
    app.walk(TO_THE_PROOF, &mut consoles, Ended::Never).await;
    app.walk(if api { BY_API } else { BY_CONSOLE }, &mut consoles, Ended::Never).await;
    (app, consoles)
}

/// In Dell's console: Re-Authorize App with what the person has.
async fn in_console(app: &TestApp, consoles: &Consoles) {
    let form = json!({ "client_id": consoles.client_id, "client_secret": consoles.secret.as_str() });
    let said = app.act("/dell/console/reauthorize", form).await;
    assert_eq!(text(&said["outcome"]), "registered");
}

async fn domains(app: &TestApp, account: &str) -> usize {
    let state = app.act("/state", Value::Null).await;
    state["dell"][account]["domains"].as_array().map_or(0, Vec::len)
}

#[tokio::test]
async fn with_the_present_credential() {
    for api in [true, false] {
        let (mut app, consoles) = registered(api).await;
        let before = app.connection().registration;
        app.engine()
            .store()
            .change(&app.id, None, |connection| {
                let known = Evidence { by: Some(NAME.to_owned()), at: connection.begun_at };
                connection.backup.app_status = Some(ReportedStatus { status: AppStatus::Unauthorized, known });
                Ok(())
            })
            .expect("as it was seen");
        assert_eq!(protection(&app.connection()).because, Some(Because::CutOff));
        app.engine().reauthorize_begin(&app.id).expect("begun");
        // A start returns to it.
        app.restart_unchanged();
        assert!(app.connection().reauthorizing.is_some());
        if api {
            app.engine().authorize(&app.id).await.expect("authorized again");
        } else {
            // Refused first: the registration stays.
            for outcome in Outcome::ALL.iter().copied().filter(|outcome| *outcome != Outcome::Registered) {
                app.engine().console_said(&app.id, outcome, NAME).expect("said");
                assert_eq!(app.connection().registration, before, "{outcome:?}");
                assert_eq!(app.connection().refused_again.map(|refused| refused.outcome), Some(outcome));
            }
            in_console(&app, &consoles).await;
            app.engine().console_said(&app.id, Outcome::Registered, NAME).expect("said");
        }
        let connection = app.connection();
        assert!(connection.reauthorizing.is_none() && connection.refused_again.is_none());
        assert_eq!(protection(&connection).because, None);
        assert_eq!(app.protection(), ProtectionState::Connected);
        assert_eq!(
            app.ledger().await,
            [("registered".to_owned(), hash(&consoles.secret)), ("registered".to_owned(), hash(&consoles.secret))]
        );
        assert_eq!(domains(&app, if api { "api" } else { "console" }).await, 1);
    }
}

/// One answer reports both: re-authorized, and App Status as Dell's console shows it.
#[tokio::test]
async fn one_answer_reports_the_status_too() {
    for (word, because) in [(Some("Connected"), None), (Some("Unauthorized"), Some(Because::CutOff)), (None, None)] {
        let (mut app, consoles) = registered(false).await;
        let engine = app.engine();
        assert_eq!(kind(engine.reauthorized_shows(&app.id, word, NAME)), Some(Kind::StepNotDone), "not on screen");
        engine.reauthorize_begin(&app.id).expect("begun");
        assert_eq!(kind(engine.reauthorized_shows(&app.id, Some("Fine"), NAME)), Some(Kind::ChoiceNeeded));
        assert!(app.connection().reauthorizing.is_some(), "half of it was recorded");
        in_console(&app, &consoles).await;
        app.engine().reauthorized_shows(&app.id, word, NAME).expect("reported");
        app.restart_unchanged();
        let connection = app.connection();
        assert!(connection.reauthorizing.is_none());
        assert_eq!(connection.backup.app_status.as_ref().map(|status| status.status.word()), word);
        assert_eq!(protection(&connection).because, because);
        let by = connection.backup.app_status.and_then(|status| status.known.by);
        assert_eq!(by.as_deref(), word.map(|_| NAME), "reported, not tested");
    }
    let (app, _) = registered(true).await;
    app.engine().reauthorize_begin(&app.id).expect("begun");
    assert_eq!(kind(app.engine().reauthorized_shows(&app.id, None, NAME)), Some(Kind::StepNotDone), "by API");
}

/// The integration was revoked and installed anew: another client ID and another secret go to the same domain.
#[tokio::test]
async fn with_another_credential() {
    for api in [true, false] {
        let (mut app, mut consoles) = registered(api).await;
        let (first, client_id) = (hash(&consoles.secret), consoles.client_id.clone());
        app.act("/okta/revoke", json!({})).await;
        app.engine().reauthorize_begin(&app.id).expect("begun");
        (consoles.client_id, consoles.secret) = app.install().await;
        assert_ne!(consoles.client_id, client_id);
        for act in [Act::TakeSecret, Act::GiveClientId, Act::Prove] {
            act.on(&app, &mut consoles).await.expect("good");
        }
        assert!(app.connection().registration_stale());
        app.restart_unchanged();
        if api {
            // Dell accepts it, and its answer is lost: read back, and never sent automatically.
            app.fault("lost-answer", None).await;
            let lost = kind(app.engine().authorize(&app.id).await);
            if lost == Some(Kind::DellNoAnswer) {
                let sent = app.outcomes().await.len();
                app.restart_unchanged();
                app.engine().read_dell_list(&app.id).await.expect("read");
                assert_eq!(app.outcomes().await.len(), sent, "sent by itself");
                app.engine().authorize(&app.id).await.expect("authorized again");
            }
        } else {
            in_console(&app, &consoles).await;
            app.engine().console_said(&app.id, Outcome::Registered, NAME).expect("said");
        }
        let connection = app.connection();
        assert!(
            connection.reauthorizing.is_none()
                && !connection.reauthorization.is_open()
                && !connection.registration_stale()
        );
        assert!(
            matches!(&connection.registration, Registration::Done { of, .. } if of.client_id == consoles.client_id)
        );
        let ledger = app.ledger().await;
        assert_eq!(
            (ledger.first().map(|entry| entry.1.clone()), ledger.last().map(|entry| entry.1.clone())),
            (Some(first), Some(hash(&consoles.secret)))
        );
        assert_eq!(domains(&app, if api { "api" } else { "console" }).await, 1);
        assert!(app.secret_is_readable().await && app.chain_holds());
    }
}

#[tokio::test]
async fn only_a_registered_org_outside_a_rotation() {
    let (mut app, mut consoles) = (TestApp::new().await, Consoles::default());
    app.fault("dell-at-once", None).await;
    app.walk(TO_THE_PROOF, &mut consoles, Ended::Never).await;
    assert_eq!(kind(app.engine().reauthorize_begin(&app.id)), Some(Kind::StepNotDone));
    app.walk(BY_API, &mut consoles, Ended::Never).await;
    app.engine().reauthorize_begin(&app.id).expect("begun");
    app.engine().reauthorize_leave(&app.id).expect("left");
    assert!(app.connection().reauthorizing.is_none());
    // A rotation leads there by itself.
    app.engine().reauthorize_begin(&app.id).expect("begun");
    app.engine().rotate(&app.id).await.expect("begun");
    assert!(app.connection().reauthorizing.is_none());
    assert_eq!(kind(app.engine().reauthorize_begin(&app.id)), Some(Kind::RotationOpen));
}
