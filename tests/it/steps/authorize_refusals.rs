//! Clear answers of Dell and of its console: each is its own problem, is stored, and the person decides on the next
//! try.

use model::connection::{Outcome, Registration, Step};
use model::journey::ProtectionState;
use model::problem::Kind;
use serde_json::Value;

use super::authorize::{NOTHING_LISTED, REGISTER, authorize, nothing_sends, send_again, sent, state};
use crate::test_app::acts::{Act, Ended, kind};
use crate::test_app::{TestApp, hash};

/// Clear refusals: each is its own problem with its values, is stored, and the person decides on the next try.
#[tokio::test]
async fn refused() {
    let (mut app, _) = TestApp::at_authorize().await;
    app.fault("dell_at_once", None).await;
    let mut times = 0;
    for (fault, expected) in [
        ("wrong_secret", Kind::DellCredentialRefused),
        ("dell_zone_blocked", Kind::DellCredentialRefused),
        ("dell_feature_off", Kind::DellFeatureOff),
        ("dell_wrong_cloud", Kind::DellForbidden),
    ] {
        app.fault(fault, None).await;
        let refused = app.engine().authorize(&app.id).await.expect_err("refused");
        assert_eq!(refused.kind, expected, "{fault}");
        assert!(refused.said.is_some_and(|said| said.status.is_some() && said.text.is_some()), "{fault}");
        // Only a request that the gate turned away was sent again, with a new token.
        times += if fault == "dell_wrong_cloud" { 2 } else { 1 };
        assert_eq!((state(&app).0, sent(&app).await), ("refused", times), "{fault}");
        app.restart_unchanged();
        app.lift(fault).await;
    }
    app.grant("okta.users.manage", false).await;
    let refused = app.engine().authorize(&app.id).await.expect_err("refused");
    assert_eq!((refused.kind, refused.args["scopes"].as_str()), (Kind::DellScopesMissing, "okta.users.manage"));
    app.grant("okta.users.manage", true).await;
    assert_eq!(authorize(&app).await, None);
    assert_eq!((state(&app).0, sent(&app).await), ("registered", times + 2));
}

/// A token that expired between two calls is renewed once, unseen; the secret is registered once.
#[tokio::test]
async fn a_token_that_ran_out() {
    for status in ["401", "403"] {
        let (app, consoles) = TestApp::at_authorize().await;
        app.fault("dell_at_once", None).await;
        app.fault("dell_token_expired", Some(status)).await;
        let tokens = app.count("POST", "/token").await;
        assert_eq!(authorize(&app).await, None, "{status}");
        assert_eq!(app.count("POST", "/token").await - tokens, 2, "{status}");
        app.registered_once(&consoles.secret).await;
    }
}

/// Dell is busy, down or unreachable before anything was sent: nothing is recorded as sent.
#[tokio::test]
async fn nothing_was_sent() {
    let (mut app, consoles) = TestApp::at_authorize().await;
    app.fault("dell_at_once", None).await;
    for (fault, expected) in [
        ("dell_throttled", Kind::DellThrottled),
        ("dell_down", Kind::DellDown),
        ("dell_unreachable", Kind::NetworkConnect),
    ] {
        app.fault(fault, None).await;
        assert_eq!(authorize(&app).await, Some(expected), "{fault}");
        assert_eq!((state(&app), sent(&app).await), (("none", None), 0), "{fault}");
        app.restart_unchanged();
        app.lift(fault).await;
    }
    assert_eq!(authorize(&app).await, None);
    app.registered_once(&consoles.secret).await;
}

/// Busy or down when the registration arrives: the outcome is unknown, so the list decides. Nothing is repeated.
#[tokio::test]
async fn overloaded_in_the_middle() {
    for fault in ["dell_throttled", "dell_down"] {
        let (app, consoles) = TestApp::at_authorize().await;
        app.fault("dell_at_once", None).await;
        app.fault("slow", Some("300")).await;
        let tokens = app.count("POST", "/token").await;
        let (answer, ()) = tokio::join!(authorize(&app), async {
            let asked = |trace: &Value| {
                let entries = trace.as_array().expect("a list").iter();
                entries.filter(|entry| entry["path"] == "/token").count() > tokens
            };
            app.until("/trace", asked).await;
            app.fault(fault, None).await;
            app.until("/trace", |trace| {
                trace
                    .as_array()
                    .expect("a list")
                    .iter()
                    .any(|entry| entry["path"] == REGISTER.1 && entry["method"] == "POST")
            })
            .await;
            app.lift(fault).await;
        });
        app.lift("slow").await;
        assert_eq!(answer, Some(Kind::DellNoAnswer), "{fault}");
        assert_eq!((state(&app), sent(&app).await), (NOTHING_LISTED, 1), "{fault}");
        assert_eq!(send_again(&app).await, None, "{fault}");
        app.registered_once(&consoles.secret).await;
    }
}

/// Dell gets a new secret by re-authorizing; that is no second registration.
#[tokio::test]
async fn a_new_secret_is_authorized_again() {
    let (mut app, mut consoles) = TestApp::at_authorize().await;
    app.fault("dell_at_once", None).await;
    assert_eq!(authorize(&app).await, None);
    let first = hash(&consoles.secret);
    consoles.secret = app.new_secret().await;
    Act::TakeSecret.on(&app, &mut consoles).await.expect("good");
    assert!(app.connection().registration_stale());
    app.restart_unchanged();
    assert_eq!(authorize(&app).await, None);
    assert!(!app.connection().registration_stale());
    assert_eq!(sent(&app).await, 1);
    let expected = [("registered".to_owned(), first), ("registered".to_owned(), hash(&consoles.secret))];
    assert_eq!(app.ledger().await, expected);
    assert!(matches!(app.connection().registration, Registration::Done { of, .. } if of.secret_hash == expected[1].1));
}

/// Somebody removed it at Dell: a look or a re-authorization finds that; then the person decides.
#[tokio::test]
async fn removed_at_dell() {
    for look in [true, false] {
        let (mut app, consoles) = TestApp::at_authorize().await;
        app.fault("dell_at_once", None).await;
        assert_eq!(authorize(&app).await, None);
        let listed = app.act("/state", Value::Null).await["dell"]["api"]["domains"][0]["domainID"].clone();
        let path = format!("/okta/v1/domains/{}", listed.as_str().expect("an id"));
        app.another_at_dell(&consoles.key, ["DELETE", &path], Value::Null).await;
        let found = if look { kind(app.engine().read_backup(&app.id).await) } else { authorize(&app).await };
        assert_eq!(found, Some(Kind::DellNotListed));
        assert_eq!(state(&app), NOTHING_LISTED);
        assert_eq!(app.protection(), ProtectionState::NotConnected);
        nothing_sends(&mut app).await;
        assert_eq!(send_again(&app).await, None);
        assert_eq!((state(&app).0, app.protection()), ("registered", ProtectionState::Connected));
        assert_eq!(sent(&app).await, 2);
    }
}

/// The credential of Dell's API: refused, of another cloud, and changed.
#[tokio::test]
async fn dells_key() {
    let (mut app, mut consoles) = TestApp::at_the_proof().await;
    app.walk(
        &[(Act::SkipProof, Step::Authorize), (Act::ChooseDell("practice-api"), Step::Authorize)],
        &mut consoles,
        Ended::Never,
    )
    .await;
    assert_eq!(kind(Act::TryKey.on(&app, &mut consoles).await), Some(Kind::ClientIdEmpty));
    consoles.key = app.credential().await;
    let (client_id, key) = consoles.key.clone();
    let take = async |id: &str, text: &str| {
        kind(app.engine().take_dell_key(&app.id, id, zeroize::Zeroizing::new(text.to_owned())).await)
    };
    assert_eq!(take("", &key).await, Some(Kind::ClientIdEmpty));
    assert_eq!(take("two words", &key).await, Some(Kind::ClientIdHasSpace));
    assert_eq!(take(&client_id, &client_id).await, Some(Kind::SecretIsClientId));
    assert_eq!(take(&client_id, "").await, Some(Kind::ClipboardEmpty));
    assert_eq!(take(&client_id, &format!("{}x", *key)).await, None);
    let tried = async |id: &str| kind(app.engine().try_dell_key(&app.id, id).await);
    assert_eq!(tried(&client_id).await, Some(Kind::DellKeyRefused));
    assert_eq!(kind(app.engine().next(&app.id).await), Some(Kind::StepNotDone));
    // A slip in the client ID, corrected in place: the Secret Key was right all the time.
    assert_eq!(take(&client_id[1..], &key).await, None);
    assert_eq!(tried(&client_id[1..]).await, Some(Kind::DellKeyRefused));
    assert_eq!(tried("").await, Some(Kind::ClientIdEmpty));
    assert_eq!(tried(&client_id).await, None);
    let keys = app.items().await.into_iter().filter(|account| account.contains("/dell-key/")).count();
    assert_eq!(keys, 1, "those that the accepted one replaced are gone");
    let notes: Vec<String> = app.engine().store().log(&app.id).expect("read").into_iter().map(|e| e.note).collect();
    assert_eq!(notes.iter().filter(|note| *note == "dell-key-refused").count(), 2, "refusals are recorded");
    // Another credential is not yet an accepted one.
    consoles.key = app.credential().await;
    Act::TakeKey.on(&app, &mut consoles).await.expect("good");
    assert_eq!((app.connection().dell.token, app.step()), (None, Step::Authorize));
}

/// The console's answer is stored as it was, and only "registered" leads on.
#[tokio::test]
async fn each_answer_of_the_console() {
    let (mut app, mut consoles) = TestApp::at_the_proof().await;
    let to_the_form = [
        (Act::SkipProof, Step::Authorize),
        (Act::ChooseDell("practice-console"), Step::Authorize),
        (Act::GiveConsoleAddress, Step::Authorize),
    ];
    app.walk(&to_the_form, &mut consoles, Ended::Never).await;
    assert_eq!(kind(app.engine().console_said(&app.id, Outcome::Registered, "  ")), Some(Kind::NameNeeded));
    for outcome in Outcome::ALL.iter().copied().filter(|outcome| *outcome != Outcome::Registered) {
        Act::ConsoleSaid(outcome).on(&app, &mut consoles).await.expect("kept");
        assert!(
            matches!(app.connection().registration, Registration::Refused { outcome: Some(said), .. } if said == outcome)
        );
        assert_eq!(kind(app.engine().next(&app.id).await), Some(Kind::StepNotDone));
        app.restart_unchanged();
    }
    Act::ConsoleSaid(Outcome::Registered).on(&app, &mut consoles).await.expect("kept");
    app.engine().next(&app.id).await.expect("passed");
    assert_eq!(app.protection(), ProtectionState::Connected);
}
