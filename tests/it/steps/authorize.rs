//! Authorize by API: nothing is sent twice, and without a clear answer Dell's list and the person decide.

use std::time::Duration;

use model::connection::{Outcome, Registration, Step, StepState};
use model::journey::{ProtectionState, journey};
use model::problem::Kind;
use secrets::stores::State;
use serde_json::{Value, json};

use crate::test_app::acts::{Act, DOMAIN, kind};
use crate::test_app::{TestApp, hash};

pub const REGISTER: (&str, &str) = ("POST", "/okta/v1/domains");

pub async fn authorize(app: &TestApp) -> Option<Kind> {
    kind(app.engine().authorize(&app.id).await)
}

async fn read_list(app: &TestApp) -> Option<Kind> {
    kind(app.engine().read_dell_list(&app.id).await)
}

async fn adopt(app: &TestApp) -> Option<Kind> {
    kind(app.engine().adopt_registration(&app.id).await)
}

pub async fn send_again(app: &TestApp) -> Option<Kind> {
    kind(app.engine().send_again(&app.id).await)
}

pub async fn sent(app: &TestApp) -> usize {
    app.count(REGISTER.0, REGISTER.1).await
}

/// The record: its state, and what Dell's list had, if it was read.
pub fn state(app: &TestApp) -> (&'static str, Option<Option<bool>>) {
    match app.connection().registration {
        Registration::NotSent => ("none", None),
        Registration::Intended { .. } => ("intended", None),
        Registration::Running { .. } => ("running", None),
        Registration::Unknown { read, .. } => ("uncertain", read.map(|read| read.found.map(|found| found.ours))),
        Registration::Refused { .. } => ("refused", None),
        Registration::Done { .. } => ("registered", None),
    }
}

pub const NOTHING_LISTED: (&str, Option<Option<bool>>) = ("uncertain", Some(None));
const OURS_LISTED: (&str, Option<Option<bool>>) = ("uncertain", Some(Some(true)));
const ANOTHERS_LISTED: (&str, Option<Option<bool>>) = ("uncertain", Some(Some(false)));

/// While the outcome is unknown, no button sends: neither Authorize, nor a start, nor another environment.
pub async fn nothing_sends(app: &mut TestApp) {
    let before = sent(app).await;
    app.restart_unchanged();
    assert_eq!(authorize(app).await, Some(Kind::DellNoAnswer));
    assert_eq!(kind(app.engine().choose_dell(&app.id, "practice-console", "")), Some(Kind::StepNotDone));
    assert_eq!(sent(app).await, before);
    assert_eq!(app.protection(), ProtectionState::NotConnected);
    assert!(app.live().contains(&"registration"), "it may be live, and is listed as such");
}

#[tokio::test]
async fn an_answer_lost_after_its_effect() {
    let (mut app, consoles) = TestApp::at_authorize().await;
    app.fault("dell_at_once", None).await;
    app.fault("lost_answer", None).await;
    assert_eq!(authorize(&app).await, Some(Kind::DellNoAnswer));
    assert_eq!(state(&app), OURS_LISTED);
    nothing_sends(&mut app).await;
    assert_eq!(send_again(&app).await, Some(Kind::StepNotDone), "the list shows one");
    assert_eq!(adopt(&app).await, None);
    assert_eq!(state(&app).0, "registered");
    assert_eq!(sent(&app).await, 1);
    app.registered_once(&consoles.secret).await;
}

/// The lost answer named a task: the list shows a running registration, which is taken over and watched.
#[tokio::test]
async fn an_answer_lost_while_dell_works_on_it() {
    let (mut app, consoles) = TestApp::at_authorize().await;
    app.fault("lost_answer", None).await;
    assert_eq!(authorize(&app).await, Some(Kind::DellNoAnswer));
    assert_eq!(state(&app), OURS_LISTED);
    app.restart_unchanged();
    assert_eq!(adopt(&app).await, None);
    assert_eq!((state(&app).0, sent(&app).await), ("registered", 1));
    app.registered_once(&consoles.secret).await;
}

#[tokio::test]
async fn an_answer_lost_before_any_effect() {
    let (mut app, consoles) = TestApp::at_authorize().await;
    app.fault("dell_at_once", None).await;
    app.fault("lost_answer_before", None).await;
    assert_eq!(authorize(&app).await, Some(Kind::DellNoAnswer));
    assert_eq!(state(&app), NOTHING_LISTED);
    nothing_sends(&mut app).await;
    assert_eq!(adopt(&app).await, Some(Kind::DellNotListed), "Dell lists no registration of ours");
    assert_eq!(app.outcomes().await, ["cut_before_effect"]);
    assert_eq!(kind(app.engine().console_said(&app.id, Outcome::Other, "Ada Example")), Some(Kind::StepNotDone));
    // The person looks once more, and decides.
    assert_eq!(read_list(&app).await, None);
    assert_eq!(state(&app), NOTHING_LISTED);
    // A decision without a result leaves it as uncertain as it was.
    app.keychain.set_state(State::Locked);
    assert_eq!(send_again(&app).await, Some(Kind::KeychainLocked));
    app.keychain.set_state(State::Ready);
    app.fault("dell_throttled", None).await;
    assert_eq!(send_again(&app).await, Some(Kind::DellThrottled));
    app.lift("dell_throttled").await;
    assert_eq!((state(&app), sent(&app).await), (NOTHING_LISTED, 1));
    nothing_sends(&mut app).await;
    assert_eq!(send_again(&app).await, None);
    assert_eq!((state(&app).0, sent(&app).await), ("registered", 2));
    assert_eq!(app.outcomes().await, ["cut_before_effect", "registered"]);
    assert_eq!(app.ledger().await[1].1, hash(&consoles.secret));
    assert_eq!(send_again(&app).await, Some(Kind::StepNotDone));
    assert!(app.log().contains(&("sends_again".to_owned(), false)) && app.chain_holds());
}

/// The list itself can't be read after the lost answer: nothing may be sent until it was.
#[tokio::test]
async fn a_list_that_cannot_be_read() {
    let (mut app, _) = TestApp::at_authorize().await;
    app.fault("dell_at_once", None).await;
    app.fault("lost_answer_before", None).await;
    app.fault("slow", Some("300")).await;
    // The network fails while the request is on its way.
    let (answer, ()) = tokio::join!(authorize(&app), async {
        app.until_asked().await;
        app.fault("dell_unreachable", None).await;
    });
    assert_eq!(answer, Some(Kind::DellNoAnswer));
    app.lift("slow").await;
    assert_eq!(state(&app), ("uncertain", None));
    assert_eq!(send_again(&app).await, Some(Kind::StepNotDone), "the list was not read");
    assert!(read_list(&app).await.is_some_and(|kind| kind.code().starts_with("network-")));
    assert_eq!(state(&app), ("uncertain", None));
    app.restart_unchanged();
    app.lift("dell_unreachable").await;
    assert_eq!(read_list(&app).await, None);
    assert_eq!(state(&app), NOTHING_LISTED);
    assert_eq!(send_again(&app).await, None);
    assert_eq!(app.outcomes().await, ["cut_before_effect", "registered"]);
}

/// The app is killed while the request is on its way, or the person cancels.
#[tokio::test]
async fn ended_while_the_request_is_on_its_way() {
    let (mut app, consoles) = TestApp::at_authorize().await;
    app.fault("dell_at_once", None).await;
    for (fault, listed) in [("lost_answer_before", NOTHING_LISTED), ("lost_answer", OURS_LISTED)] {
        app.fault(fault, None).await;
        app.fault("slow", Some("500")).await;
        let before = app.outcomes().await.len();
        {
            let asked = app.until("/ledger", |ledger| ledger.as_array().is_some_and(|all| all.len() > before));
            tokio::select! {
                biased;
                _ = asked => {}
                _ = authorize(&app) => panic!("it was answered"),
            }
        }
        app.lift("slow").await;
        // Canceled while the app runs on: it may have been sent.
        assert_eq!(state(&app), ("intended", None));
        assert_eq!(app.step(), Step::Authorize);
        assert_eq!(authorize(&app).await, Some(Kind::DellNoAnswer));
        assert_eq!(send_again(&app).await, Some(Kind::StepNotDone));
        // And the same after a new start.
        app.restart_unchanged();
        assert_eq!(state(&app), ("uncertain", None));
        nothing_sends(&mut app).await;
        assert_eq!(read_list(&app).await, None);
        assert_eq!(state(&app), listed);
        if listed == NOTHING_LISTED {
            // Decided to send again, so that the next round begins where this one did.
            app.fault("wrong_secret", None).await;
            assert_eq!(send_again(&app).await, Some(Kind::DellCredentialRefused));
            app.lift("wrong_secret").await;
        }
    }
    assert_eq!(adopt(&app).await, None);
    assert_eq!(app.outcomes().await, ["cut_before_effect", "credential_refused", "registered"]);
    assert_eq!(app.ledger().await[2].1, hash(&consoles.secret));
}

/// A request that was canceled on its way may still take effect: an empty list doesn't allow another yet.
#[tokio::test]
async fn an_early_list_is_no_answer() {
    let (mut app, consoles) = TestApp::at_authorize().await;
    app.settle_for(Duration::from_secs(3600));
    app.fault("dell_at_once", None).await;
    app.fault("lost_answer_before", None).await;
    app.fault("slow", Some("500")).await;
    tokio::select! {
        biased;
        () = app.until_asked() => {}
        _ = authorize(&app) => panic!("it was answered"),
    }
    app.lift("slow").await;
    for _ in 0..2 {
        assert_eq!(read_list(&app).await, Some(Kind::DellNoAnswer));
        assert_eq!(send_again(&app).await, Some(Kind::StepNotDone));
        app.restart();
    }
    assert_eq!((state(&app), sent(&app).await), (("uncertain", None), 1));
    app.settle_for(Duration::ZERO);
    assert_eq!((read_list(&app).await, send_again(&app).await), (None, None));
    assert_eq!(app.ledger().await.last(), Some(&("registered".to_owned(), hash(&consoles.secret))));
}

/// Killed while the task is watched: the next start knows the task, continues watching, and sends nothing.
#[tokio::test]
async fn ended_while_the_task_is_watched() {
    let (mut app, consoles) = TestApp::at_authorize().await;
    app.fault("task_hangs", None).await;
    let watched = |trace: &Value| {
        let entries = trace.as_array().expect("a list").iter();
        entries.filter(|entry| entry["path"].as_str().is_some_and(|path| path.starts_with("/okta/v1/tasks"))).count()
            > 0
    };
    {
        let seen = app.until("/trace", watched);
        tokio::select! {
            biased;
            _ = seen => {}
            _ = authorize(&app) => panic!("the task does not end"),
        }
    }
    assert_eq!(state(&app).0, "running");
    app.restart_unchanged();
    let connection = app.connection();
    let rail = journey(&connection, app.engine().way(&connection)).rail;
    assert_eq!(rail[4].state, StepState::Waiting);
    app.lift("task_hangs").await;
    assert_eq!(authorize(&app).await, None, "Authorize looks, and does not send");
    assert_eq!((state(&app).0, sent(&app).await), ("registered", 1));
    app.registered_once(&consoles.secret).await;
}

#[tokio::test]
async fn a_task_that_fails_or_hangs() {
    let (mut app, consoles) = TestApp::at_authorize().await;
    app.fault("task_fails", None).await;
    assert_eq!(authorize(&app).await, Some(Kind::DellTaskFailed));
    assert_eq!(state(&app).0, "refused");
    app.restart_unchanged();

    // Clearly refused: the person may try again, and this time it doesn't end.
    app.fault("task_hangs", None).await;
    app.watch_for(Duration::from_millis(300));
    assert_eq!(authorize(&app).await, Some(Kind::DellTaskHangs));
    assert_eq!(state(&app).0, "running");
    app.restart_unchanged();
    assert_eq!(read_list(&app).await, Some(Kind::DellTaskHangs));
    assert_eq!(send_again(&app).await, Some(Kind::StepNotDone));
    app.lift("task_hangs").await;
    app.until("/ledger", |ledger| ledger[1]["outcome"] == "registered").await;
    assert_eq!(read_list(&app).await, None);
    assert_eq!(state(&app).0, "registered");
    assert_eq!(app.outcomes().await, ["task_failed", "registered"]);
    assert!(app.ledger().await.iter().all(|(_, of)| *of == hash(&consoles.secret)));
}

/// Dell no longer knows the task: the list decides, so that nobody watches forever.
#[tokio::test]
async fn a_task_that_dell_forgot() {
    let (mut app, consoles) = TestApp::at_authorize().await;
    app.fault("task_hangs", None).await;
    app.watch_for(Duration::ZERO);
    assert_eq!(authorize(&app).await, Some(Kind::DellTaskHangs));
    let listed = app.act("/state", Value::Null).await["dell"]["api"]["domains"][0]["domainID"].clone();
    let path = format!("/okta/v1/domains/{}", listed.as_str().expect("an id"));
    app.another_at_dell(&consoles.key, ["DELETE", &path], Value::Null).await;
    app.lift("task_hangs").await;
    assert_eq!(read_list(&app).await, None);
    assert_eq!(state(&app), NOTHING_LISTED);
    app.fault("dell_at_once", None).await;
    assert_eq!(send_again(&app).await, None);
    assert_eq!(app.outcomes().await, ["accepted", "removed", "registered"]);
}

/// Already registered by this app in an earlier life: it is shown, and taken over if the person says so.
#[tokio::test]
async fn registered_already_by_us() {
    let (mut app, consoles) = TestApp::at_authorize().await;
    app.fault("dell_at_once", None).await;
    let body = json!({ "oktaDomain": format!("https://{DOMAIN}"), "clientID": consoles.client_id, "clientSecret": *consoles.secret });
    app.another_at_dell(&consoles.key, [REGISTER.0, REGISTER.1], body).await;
    assert_eq!(authorize(&app).await, Some(Kind::DellAlready));
    assert_eq!(state(&app).0, "refused");
    app.restart_unchanged();
    assert_eq!(read_list(&app).await, None);
    assert_eq!(state(&app), OURS_LISTED);
    nothing_sends(&mut app).await;
    assert_eq!(adopt(&app).await, None);
    assert_eq!((state(&app).0, app.protection()), ("registered", ProtectionState::Connected));
    assert_eq!(app.outcomes().await, ["registered", "already_registered"]);
    // Nobody knows which secret that registration has: it is offered again, and then it is known.
    assert!(app.connection().registration_stale());
    assert_eq!(kind(app.engine().next(&app.id).await), Some(Kind::StepNotDone));
    assert_eq!(authorize(&app).await, None);
    assert!(!app.connection().registration_stale());
    assert_eq!(app.ledger().await.last().map(|(_, of)| of.clone()), Some(hash(&consoles.secret)));
}

/// Already registered by somebody with another integration: shown, never taken over, never removed.
#[tokio::test]
async fn registered_already_by_another_client() {
    let (mut app, mut consoles) = TestApp::at_authorize().await;
    app.fault("dell_at_once", None).await;
    let body = json!({ "oktaDomain": format!("https://{DOMAIN}"), "clientID": consoles.client_id, "clientSecret": *consoles.secret });
    app.another_at_dell(&consoles.key, [REGISTER.0, REGISTER.1], body).await;
    // Ours is a later installation.
    app.act("/okta/revoke", json!({})).await;
    (consoles.client_id, consoles.secret) = app.install().await;
    for act in [Act::TakeSecret, Act::GiveClientId] {
        act.on(&app, &mut consoles).await.expect("good");
    }
    assert_eq!(authorize(&app).await, Some(Kind::DellAlready));
    assert_eq!(read_list(&app).await, None);
    assert_eq!(state(&app), ANOTHERS_LISTED);
    nothing_sends(&mut app).await;
    assert_eq!(adopt(&app).await, Some(Kind::DellNotListed));
    assert_eq!(send_again(&app).await, Some(Kind::StepNotDone));
    // Somebody removes it at Dell: then the list is empty, and the person decides.
    let listed = app.act("/state", Value::Null).await["dell"]["api"]["domains"][0]["domainID"].clone();
    let path = format!("/okta/v1/domains/{}", listed.as_str().expect("an id"));
    app.another_at_dell(&consoles.key, ["DELETE", &path], Value::Null).await;
    assert_eq!(read_list(&app).await, None);
    assert_eq!(state(&app), NOTHING_LISTED);
    assert_eq!(send_again(&app).await, None);
    assert_eq!(app.ledger().await.last(), Some(&("registered".to_owned(), hash(&consoles.secret))));
}

/// Two acts at once: one request leaves, whichever button was pressed how often.
#[tokio::test]
async fn two_at_once() {
    let (app, consoles) = TestApp::at_authorize().await;
    app.fault("slow", Some("150")).await;
    let (one, two, list) = tokio::join!(authorize(&app), authorize(&app), read_list(&app));
    assert_eq!((one, two, list), (None, Some(Kind::DellNoAnswer), Some(Kind::DellNoAnswer)));
    app.lift("slow").await;
    assert_eq!((state(&app).0, sent(&app).await), ("registered", 1));
    app.registered_once(&consoles.secret).await;
}

/// A list read while a request is on its way shows nothing yet; it must not lead to a second one.
#[tokio::test]
async fn the_list_is_not_read_past_a_request() {
    let (app, _) = TestApp::at_authorize().await;
    app.fault("dell_at_once", None).await;
    app.fault("lost_answer_before", None).await;
    app.fault("slow", Some("400")).await;
    let (answer, ()) = tokio::join!(authorize(&app), async {
        app.until_asked().await;
        assert_eq!(read_list(&app).await, Some(Kind::DellNoAnswer));
        assert_eq!(send_again(&app).await, Some(Kind::DellNoAnswer));
        assert_eq!(adopt(&app).await, Some(Kind::DellNoAnswer));
        // Nor is it forgotten: its outcome would be recorded nowhere.
        assert_eq!(kind(app.engine().remove(&app.id).await), Some(Kind::StepNotDone));
        assert!(app.secret_is_readable().await);
    });
    assert_eq!((answer, sent(&app).await), (Some(Kind::DellNoAnswer), 1));
    assert_eq!(state(&app), NOTHING_LISTED);
}

/// The list is compared with what was sent, though the client ID has changed since.
#[tokio::test]
async fn changed_after_it_was_sent() {
    let (app, mut consoles) = TestApp::at_authorize().await;
    app.fault("dell_at_once", None).await;
    app.fault("lost_answer", None).await;
    assert_eq!(authorize(&app).await, Some(Kind::DellNoAnswer));
    app.engine().accept_client_id(&app.id, "0oaAnotherClientHere", true).expect("kept");
    assert_eq!(read_list(&app).await, None);
    assert_eq!(state(&app), OURS_LISTED);
    assert_eq!(adopt(&app).await, None);
    assert!(app.connection().registration_stale(), "Dell has what was sent, not what is stored here");
    assert_eq!(kind(app.engine().next(&app.id).await).is_some(), app.step() == Step::Authorize);
    Act::GiveClientId.on(&app, &mut consoles).await.expect("good");
    assert!(!app.connection().registration_stale());
}
