//! Testing many connections with one click, against the sandbox.

use std::sync::Mutex;

use engine::store::{Entry, Query};
use engine::{Plan, Tally};
use jiff::Timestamp;
use model::connection::{Connection, ItemName, KeysState, Outcome, SecretKind, Step};
use model::journey::{Condition, Untestable};
use secrets::stores::SecretStore as _;

use crate::test_app::TestApp;
use crate::test_app::acts::{Act, Ended, NAME};

fn entry() -> Entry {
    let (by, account) = (NAME.to_owned(), "me".to_owned());
    Entry { act: "begun".into(), by, account, measured: false, at: Timestamp::now(), note: String::new() }
}

/// A copy of a connection: its id, and what differs.
type Copied<'a> = (&'a str, fn(&mut Connection));

/// A finished connection with its secret here, and copies of it.
async fn desk_with(copies: &[Copied<'_>]) -> TestApp {
    let (mut app, mut consoles) = TestApp::at_the_proof().await;
    let rest = [
        (Act::SkipProof, Step::Authorize),
        (Act::AuthorizeAtDell, Step::Authorize),
        (Act::ConsoleSaid(Outcome::Registered), Step::Backups),
        (Act::AnswerKeys(KeysState::On), Step::Backups),
        (Act::Continue, Step::Finish),
        (Act::Keep, Step::Finish),
        (Act::Finish, Step::Finish),
    ];
    for (act, _) in rest {
        if let Err(problem) = act.on(&app, &mut consoles).await
            && !matches!(act, Act::Continue)
        {
            panic!("{act:?}: {problem}");
        }
    }
    assert!(app.connection().progress.finished_at.is_some());
    for (id, change) in copies {
        let mut connection = Connection { id: (*id).to_owned(), ..app.connection() };
        change(&mut connection);
        app.engine().store().add(&connection, &entry()).expect("kept");
    }
    app.walk(&[], &mut consoles, Ended::Never).await;
    app
}

async fn test(app: &TestApp, plan: &Plan) -> (Tally, Vec<(u32, u32)>) {
    let (tally, heard) = (Mutex::new(Tally::default()), Mutex::new(Vec::new()));
    let hear = |tally: &Tally| heard.lock().expect("whole").push((tally.done, tally.of));
    app.engine().test_each(plan, &tally, &hear, &|_| ()).await.expect("tested");
    (tally.into_inner().expect("whole"), heard.into_inner().expect("whole"))
}

#[tokio::test]
async fn each_testable_connection_is_tested_once_and_the_rest_is_named() {
    let erased: fn(&mut Connection) = |connection| connection.okta.secret.erased(Timestamp::now());
    let draft: fn(&mut Connection) = |connection| connection.progress.finished_at = None;
    let app = desk_with(&[("second", |_| ()), ("erased", erased), ("draft", draft)]).await;
    let plan = app.engine().plan_tests(&[], &Query::default()).expect("planned");
    assert_eq!(plan.testable.len(), 2);
    let mut untestable = plan.untestable.clone();
    untestable.sort();
    assert_eq!(untestable, [(Untestable::Setup, 1), (Untestable::NoSecret, 1)]);
    let tokens = app.count("POST", "/oauth2/v1/token").await;
    assert_eq!(tokens, 0, "a plan asks nothing");

    let (tally, heard) = test(&app, &plan).await;
    assert_eq!((tally.done, tally.of, tally.passed, tally.failed, tally.not_asked), (2, 2, 2, 0, 0));
    assert_eq!(heard, [(0, 2), (1, 2), (2, 2)]);
    // The record of a single test, and the list shows it.
    let once = app.count("POST", "/oauth2/v1/token").await;
    assert!(once > 0 && once.is_multiple_of(2), "{once}");
    let rows = app.engine().store().summaries(&Query::default(), Timestamp::now()).expect("read");
    let tested: Vec<bool> =
        rows.iter().filter(|row| row.okta.untestable.is_none()).map(|row| row.okta.tested_at.is_some()).collect();
    assert_eq!(tested, [true, true]);
    let named = [app.id.clone(), app.id.clone(), "draft".to_owned(), "nobody".to_owned()];
    let plan = app.engine().plan_tests(&named, &Query::default()).expect("planned");
    assert_eq!(plan.testable, [app.id.as_str()], "each once, and none that isn't there");
    let before = app.count("POST", "/oauth2/v1/token").await;
    test(&app, &plan).await;
    assert_eq!(app.count("POST", "/oauth2/v1/token").await - before, once / 2);
}

#[tokio::test]
async fn a_failure_of_one_does_not_stop_the_others() {
    let missing: fn(&mut Connection) = |connection| {
        if let Some(secret) = connection.okta.secret.current_mut() {
            secret.item = ItemName::new(secret.host(), secret.item.connection(), SecretKind::OktaSecret, 7);
        }
    };
    let app = desk_with(&[("missing", missing), ("second", |_| ())]).await;
    app.grant("okta.groups.manage", false).await;
    let plan = app.engine().plan_tests(&[], &Query::default()).expect("planned");
    assert_eq!(plan.testable.len(), 3, "what is not there is known when it is looked for");
    let (tally, _) = test(&app, &plan).await;
    assert_eq!((tally.done, tally.passed, tally.failed, tally.not_asked), (3, 0, 2, 1));
    let counts = app.engine().store().counts(Timestamp::now()).expect("counted");
    assert!(counts.conditions.contains(&(Condition::Attention, 2)));
    assert!(app.keychain.list().await.is_ok());
}
