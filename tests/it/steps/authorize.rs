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

pub async fn authorize(desk: &TestApp) -> Option<Kind> {
    kind(desk.engine().authorize(&desk.id).await)
}

async fn read_list(desk: &TestApp) -> Option<Kind> {
    kind(desk.engine().read_dell_list(&desk.id).await)
}

async fn adopt(desk: &TestApp) -> Option<Kind> {
    kind(desk.engine().adopt_registration(&desk.id).await)
}

pub async fn send_again(desk: &TestApp) -> Option<Kind> {
    kind(desk.engine().send_again(&desk.id).await)
}

pub async fn sent(desk: &TestApp) -> usize {
    desk.count(REGISTER.0, REGISTER.1).await
}

/// The record: its state, and what Dell's list had, if it was read.
pub fn state(desk: &TestApp) -> (&'static str, Option<Option<bool>>) {
    match desk.connection().registration {
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
pub async fn nothing_sends(desk: &mut TestApp) {
    let before = sent(desk).await;
    desk.restart_unchanged();
    assert_eq!(authorize(desk).await, Some(Kind::DellNoAnswer));
    assert_eq!(kind(desk.engine().choose_dell(&desk.id, "practice-console", "")), Some(Kind::StepNotDone));
    assert_eq!(sent(desk).await, before);
    assert_eq!(desk.protection(), ProtectionState::NotConnected);
    assert!(desk.live().contains(&"registration"), "it may be live, and is listed as such");
}

#[tokio::test]
async fn an_answer_lost_after_its_effect() {
    let (mut desk, hands) = TestApp::at_authorize().await;
    desk.fault("dell_at_once", None).await;
    desk.fault("lost_answer", None).await;
    assert_eq!(authorize(&desk).await, Some(Kind::DellNoAnswer));
    assert_eq!(state(&desk), OURS_LISTED);
    nothing_sends(&mut desk).await;
    assert_eq!(send_again(&desk).await, Some(Kind::StepNotDone), "the list shows one");
    assert_eq!(adopt(&desk).await, None);
    assert_eq!(state(&desk).0, "registered");
    assert_eq!(sent(&desk).await, 1);
    desk.registered_once(&hands.secret).await;
}

/// The lost answer named a task: the list shows a running registration, which is taken over and watched.
#[tokio::test]
async fn an_answer_lost_while_dell_works_on_it() {
    let (mut desk, hands) = TestApp::at_authorize().await;
    desk.fault("lost_answer", None).await;
    assert_eq!(authorize(&desk).await, Some(Kind::DellNoAnswer));
    assert_eq!(state(&desk), OURS_LISTED);
    desk.restart_unchanged();
    assert_eq!(adopt(&desk).await, None);
    assert_eq!((state(&desk).0, sent(&desk).await), ("registered", 1));
    desk.registered_once(&hands.secret).await;
}

#[tokio::test]
async fn an_answer_lost_before_any_effect() {
    let (mut desk, hands) = TestApp::at_authorize().await;
    desk.fault("dell_at_once", None).await;
    desk.fault("lost_answer_before", None).await;
    assert_eq!(authorize(&desk).await, Some(Kind::DellNoAnswer));
    assert_eq!(state(&desk), NOTHING_LISTED);
    nothing_sends(&mut desk).await;
    assert_eq!(adopt(&desk).await, Some(Kind::DellNotListed), "there is nothing to take over");
    assert_eq!(desk.outcomes().await, ["cut_before_effect"]);
    assert_eq!(kind(desk.engine().console_said(&desk.id, Outcome::Other, "Ada Example")), Some(Kind::StepNotDone));
    // The person looks once more, and decides.
    assert_eq!(read_list(&desk).await, None);
    assert_eq!(state(&desk), NOTHING_LISTED);
    // A decision without a result leaves it as uncertain as it was.
    desk.keychain.set_state(State::Locked);
    assert_eq!(send_again(&desk).await, Some(Kind::KeychainLocked));
    desk.keychain.set_state(State::Ready);
    desk.fault("dell_throttled", None).await;
    assert_eq!(send_again(&desk).await, Some(Kind::DellThrottled));
    desk.lift("dell_throttled").await;
    assert_eq!((state(&desk), sent(&desk).await), (NOTHING_LISTED, 1));
    nothing_sends(&mut desk).await;
    assert_eq!(send_again(&desk).await, None);
    assert_eq!((state(&desk).0, sent(&desk).await), ("registered", 2));
    assert_eq!(desk.outcomes().await, ["cut_before_effect", "registered"]);
    assert_eq!(desk.ledger().await[1].1, hash(&hands.secret));
    assert_eq!(send_again(&desk).await, Some(Kind::StepNotDone));
    assert!(desk.log().contains(&("sends_again".to_owned(), false)) && desk.chain_holds());
}

/// The list itself can't be read after the lost answer: nothing may be sent until it was.
#[tokio::test]
async fn a_list_that_cannot_be_read() {
    let (mut desk, _) = TestApp::at_authorize().await;
    desk.fault("dell_at_once", None).await;
    desk.fault("lost_answer_before", None).await;
    desk.fault("slow", Some("300")).await;
    // The network fails while the request is on its way.
    let (answer, ()) = tokio::join!(authorize(&desk), async {
        desk.until_asked().await;
        desk.fault("dell_unreachable", None).await;
    });
    assert_eq!(answer, Some(Kind::DellNoAnswer));
    desk.lift("slow").await;
    assert_eq!(state(&desk), ("uncertain", None));
    assert_eq!(send_again(&desk).await, Some(Kind::StepNotDone), "the list was not read");
    assert!(read_list(&desk).await.is_some_and(|kind| kind.code().starts_with("network-")));
    assert_eq!(state(&desk), ("uncertain", None));
    desk.restart_unchanged();
    desk.lift("dell_unreachable").await;
    assert_eq!(read_list(&desk).await, None);
    assert_eq!(state(&desk), NOTHING_LISTED);
    assert_eq!(send_again(&desk).await, None);
    assert_eq!(desk.outcomes().await, ["cut_before_effect", "registered"]);
}

/// The app is killed while the request is on its way, or the person cancels.
#[tokio::test]
async fn ended_while_the_request_is_on_its_way() {
    let (mut desk, hands) = TestApp::at_authorize().await;
    desk.fault("dell_at_once", None).await;
    for (fault, listed) in [("lost_answer_before", NOTHING_LISTED), ("lost_answer", OURS_LISTED)] {
        desk.fault(fault, None).await;
        desk.fault("slow", Some("500")).await;
        let before = desk.outcomes().await.len();
        {
            let asked = desk.until("/ledger", |ledger| ledger.as_array().is_some_and(|all| all.len() > before));
            tokio::select! {
                biased;
                _ = asked => {}
                _ = authorize(&desk) => panic!("it was answered"),
            }
        }
        desk.lift("slow").await;
        // Canceled while the app runs on: it may have been sent.
        assert_eq!(state(&desk), ("intended", None));
        assert_eq!(desk.step(), Step::Authorize);
        assert_eq!(authorize(&desk).await, Some(Kind::DellNoAnswer));
        assert_eq!(send_again(&desk).await, Some(Kind::StepNotDone));
        // And the same after a new start.
        desk.restart_unchanged();
        assert_eq!(state(&desk), ("uncertain", None));
        nothing_sends(&mut desk).await;
        assert_eq!(read_list(&desk).await, None);
        assert_eq!(state(&desk), listed);
        if listed == NOTHING_LISTED {
            // Decided to send again, so that the next round begins where this one did.
            desk.fault("wrong_secret", None).await;
            assert_eq!(send_again(&desk).await, Some(Kind::DellCredentialRefused));
            desk.lift("wrong_secret").await;
        }
    }
    assert_eq!(adopt(&desk).await, None);
    assert_eq!(desk.outcomes().await, ["cut_before_effect", "credential_refused", "registered"]);
    assert_eq!(desk.ledger().await[2].1, hash(&hands.secret));
}

/// A request that was canceled on its way may still take effect: an empty list doesn't allow another yet.
#[tokio::test]
async fn an_early_list_is_no_answer() {
    let (mut desk, hands) = TestApp::at_authorize().await;
    desk.settle_for(Duration::from_secs(3600));
    desk.fault("dell_at_once", None).await;
    desk.fault("lost_answer_before", None).await;
    desk.fault("slow", Some("500")).await;
    tokio::select! {
        biased;
        () = desk.until_asked() => {}
        _ = authorize(&desk) => panic!("it was answered"),
    }
    desk.lift("slow").await;
    for _ in 0..2 {
        assert_eq!(read_list(&desk).await, Some(Kind::DellNoAnswer));
        assert_eq!(send_again(&desk).await, Some(Kind::StepNotDone));
        desk.restart();
    }
    assert_eq!((state(&desk), sent(&desk).await), (("uncertain", None), 1));
    desk.settle_for(Duration::ZERO);
    assert_eq!((read_list(&desk).await, send_again(&desk).await), (None, None));
    assert_eq!(desk.ledger().await.last(), Some(&("registered".to_owned(), hash(&hands.secret))));
}

/// Killed while the task is watched: the next start knows the task, continues watching, and sends nothing.
#[tokio::test]
async fn ended_while_the_task_is_watched() {
    let (mut desk, hands) = TestApp::at_authorize().await;
    desk.fault("task_hangs", None).await;
    let watched = |trace: &Value| {
        let entries = trace.as_array().expect("a list").iter();
        entries.filter(|entry| entry["path"].as_str().is_some_and(|path| path.starts_with("/okta/v1/tasks"))).count()
            > 0
    };
    {
        let seen = desk.until("/trace", watched);
        tokio::select! {
            biased;
            _ = seen => {}
            _ = authorize(&desk) => panic!("the task does not end"),
        }
    }
    assert_eq!(state(&desk).0, "running");
    desk.restart_unchanged();
    let connection = desk.connection();
    let rail = journey(&connection, desk.engine().way(&connection)).rail;
    assert_eq!(rail[4].state, StepState::Waiting);
    desk.lift("task_hangs").await;
    assert_eq!(authorize(&desk).await, None, "Authorize looks, and does not send");
    assert_eq!((state(&desk).0, sent(&desk).await), ("registered", 1));
    desk.registered_once(&hands.secret).await;
}

#[tokio::test]
async fn a_task_that_fails_or_hangs() {
    let (mut desk, hands) = TestApp::at_authorize().await;
    desk.fault("task_fails", None).await;
    assert_eq!(authorize(&desk).await, Some(Kind::DellTaskFailed));
    assert_eq!(state(&desk).0, "refused");
    desk.restart_unchanged();

    // Clearly refused: the person may try again, and this time it doesn't end.
    desk.fault("task_hangs", None).await;
    desk.watch_for(Duration::from_millis(300));
    assert_eq!(authorize(&desk).await, Some(Kind::DellTaskHangs));
    assert_eq!(state(&desk).0, "running");
    desk.restart_unchanged();
    assert_eq!(read_list(&desk).await, Some(Kind::DellTaskHangs));
    assert_eq!(send_again(&desk).await, Some(Kind::StepNotDone));
    desk.lift("task_hangs").await;
    desk.until("/ledger", |ledger| ledger[1]["outcome"] == "registered").await;
    assert_eq!(read_list(&desk).await, None);
    assert_eq!(state(&desk).0, "registered");
    assert_eq!(desk.outcomes().await, ["task_failed", "registered"]);
    assert!(desk.ledger().await.iter().all(|(_, of)| *of == hash(&hands.secret)));
}

/// Dell no longer knows the task: the list decides, so that nobody watches forever.
#[tokio::test]
async fn a_task_that_is_gone() {
    let (mut desk, hands) = TestApp::at_authorize().await;
    desk.fault("task_hangs", None).await;
    desk.watch_for(Duration::ZERO);
    assert_eq!(authorize(&desk).await, Some(Kind::DellTaskHangs));
    let listed = desk.act("/state", Value::Null).await["dell"]["api"]["domains"][0]["domainID"].clone();
    let path = format!("/okta/v1/domains/{}", listed.as_str().expect("an id"));
    desk.another_at_dell(&hands.key, ["DELETE", &path], Value::Null).await;
    desk.lift("task_hangs").await;
    assert_eq!(read_list(&desk).await, None);
    assert_eq!(state(&desk), NOTHING_LISTED);
    desk.fault("dell_at_once", None).await;
    assert_eq!(send_again(&desk).await, None);
    assert_eq!(desk.outcomes().await, ["accepted", "removed", "registered"]);
}

/// Already registered by this app in an earlier life: it is shown, and taken over if the person says so.
#[tokio::test]
async fn registered_already_by_us() {
    let (mut desk, hands) = TestApp::at_authorize().await;
    desk.fault("dell_at_once", None).await;
    let body = json!({ "oktaDomain": format!("https://{DOMAIN}"), "clientID": hands.client_id, "clientSecret": *hands.secret });
    desk.another_at_dell(&hands.key, [REGISTER.0, REGISTER.1], body).await;
    assert_eq!(authorize(&desk).await, Some(Kind::DellAlready));
    assert_eq!(state(&desk).0, "refused");
    desk.restart_unchanged();
    assert_eq!(read_list(&desk).await, None);
    assert_eq!(state(&desk), OURS_LISTED);
    nothing_sends(&mut desk).await;
    assert_eq!(adopt(&desk).await, None);
    assert_eq!((state(&desk).0, desk.protection()), ("registered", ProtectionState::Connected));
    assert_eq!(desk.outcomes().await, ["registered", "already_registered"]);
    // Nobody knows which secret that registration has: it is offered again, and then it is known.
    assert!(desk.connection().registration_stale());
    assert_eq!(kind(desk.engine().next(&desk.id).await), Some(Kind::StepNotDone));
    assert_eq!(authorize(&desk).await, None);
    assert!(!desk.connection().registration_stale());
    assert_eq!(desk.ledger().await.last().map(|(_, of)| of.clone()), Some(hash(&hands.secret)));
}

/// Already registered by somebody with another integration: shown, never taken over, never removed.
#[tokio::test]
async fn registered_already_by_somebody_else() {
    let (mut desk, mut hands) = TestApp::at_authorize().await;
    desk.fault("dell_at_once", None).await;
    let body = json!({ "oktaDomain": format!("https://{DOMAIN}"), "clientID": hands.client_id, "clientSecret": *hands.secret });
    desk.another_at_dell(&hands.key, [REGISTER.0, REGISTER.1], body).await;
    // Ours is a later installation.
    desk.act("/okta/revoke", json!({})).await;
    (hands.client_id, hands.secret) = desk.install().await;
    for act in [Act::TakeSecret, Act::GiveClientId] {
        act.on(&desk, &mut hands).await.expect("good");
    }
    assert_eq!(authorize(&desk).await, Some(Kind::DellAlready));
    assert_eq!(read_list(&desk).await, None);
    assert_eq!(state(&desk), ANOTHERS_LISTED);
    nothing_sends(&mut desk).await;
    assert_eq!(adopt(&desk).await, Some(Kind::DellNotListed));
    assert_eq!(send_again(&desk).await, Some(Kind::StepNotDone));
    // Somebody removes it at Dell: then the list is empty, and the person decides.
    let listed = desk.act("/state", Value::Null).await["dell"]["api"]["domains"][0]["domainID"].clone();
    let path = format!("/okta/v1/domains/{}", listed.as_str().expect("an id"));
    desk.another_at_dell(&hands.key, ["DELETE", &path], Value::Null).await;
    assert_eq!(read_list(&desk).await, None);
    assert_eq!(state(&desk), NOTHING_LISTED);
    assert_eq!(send_again(&desk).await, None);
    assert_eq!(desk.ledger().await.last(), Some(&("registered".to_owned(), hash(&hands.secret))));
}

/// Two acts at once: one request leaves, whichever button was pressed how often.
#[tokio::test]
async fn two_at_once() {
    let (desk, hands) = TestApp::at_authorize().await;
    desk.fault("slow", Some("150")).await;
    let (one, two, list) = tokio::join!(authorize(&desk), authorize(&desk), read_list(&desk));
    assert_eq!((one, two, list), (None, Some(Kind::DellNoAnswer), Some(Kind::DellNoAnswer)));
    desk.lift("slow").await;
    assert_eq!((state(&desk).0, sent(&desk).await), ("registered", 1));
    desk.registered_once(&hands.secret).await;
}

/// A list read while a request is on its way shows nothing yet; it must not lead to a second one.
#[tokio::test]
async fn the_list_is_not_read_past_a_request() {
    let (desk, _) = TestApp::at_authorize().await;
    desk.fault("dell_at_once", None).await;
    desk.fault("lost_answer_before", None).await;
    desk.fault("slow", Some("400")).await;
    let (answer, ()) = tokio::join!(authorize(&desk), async {
        desk.until_asked().await;
        assert_eq!(read_list(&desk).await, Some(Kind::DellNoAnswer));
        assert_eq!(send_again(&desk).await, Some(Kind::DellNoAnswer));
        assert_eq!(adopt(&desk).await, Some(Kind::DellNoAnswer));
        // Nor is it forgotten: its outcome would be recorded nowhere.
        assert_eq!(kind(desk.engine().remove(&desk.id).await), Some(Kind::StepNotDone));
        assert!(desk.secret_is_readable().await);
    });
    assert_eq!((answer, sent(&desk).await), (Some(Kind::DellNoAnswer), 1));
    assert_eq!(state(&desk), NOTHING_LISTED);
}

/// The list is compared with what was sent, though the client ID has changed since.
#[tokio::test]
async fn changed_after_it_was_sent() {
    let (desk, mut hands) = TestApp::at_authorize().await;
    desk.fault("dell_at_once", None).await;
    desk.fault("lost_answer", None).await;
    assert_eq!(authorize(&desk).await, Some(Kind::DellNoAnswer));
    desk.engine().accept_client_id(&desk.id, "0oaAnotherClientHere", true).expect("kept");
    assert_eq!(read_list(&desk).await, None);
    assert_eq!(state(&desk), OURS_LISTED);
    assert_eq!(adopt(&desk).await, None);
    assert!(desk.connection().registration_stale(), "Dell has what was sent, not what stands here");
    assert_eq!(kind(desk.engine().next(&desk.id).await).is_some(), desk.step() == Step::Authorize);
    Act::GiveClientId.on(&desk, &mut hands).await.expect("good");
    assert!(!desk.connection().registration_stale());
}
