//! Each state against each transition, and what each state means to those who ask.

use jiff::Timestamp;

use super::super::{AppStatus, Evidence, Found, Outcome};
use super::{Dispatch, ReadBack};
use crate::problem::{Kind, Problem};

type Request = Dispatch<&'static str>;

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).expect("a time")
}

fn found() -> Found {
    Found {
        domain_id: "d1".into(),
        okta_domain: "https://acme.okta.com".into(),
        client_id: "0oa1".into(),
        status: AppStatus::Connected,
        ours: true,
    }
}

fn read(found: Option<Found>) -> ReadBack {
    ReadBack { at: at(9), found }
}

fn not_sent() -> Request {
    Dispatch::NotSent
}

fn intended() -> Request {
    Dispatch::Intended { at: at(1), of: "first" }
}

fn running() -> Request {
    Dispatch::Running { at: at(1), of: "first", task: "t1".into() }
}

fn unread() -> Request {
    Dispatch::Unknown { at: at(1), of: "first", read: None }
}

fn absent() -> Request {
    Dispatch::Unknown { at: at(1), of: "first", read: Some(read(None)) }
}

fn listed() -> Request {
    Dispatch::Unknown { at: at(1), of: "first", read: Some(read(Some(found()))) }
}

fn refused() -> Request {
    Dispatch::Refused { at: at(1), outcome: None, problem: Some(Kind::DellAlready.into()) }
}

fn done() -> Request {
    Dispatch::Done { of: "first", known: Evidence::tested(at(1)), domain_id: Some("d1".into()) }
}

fn all() -> [Request; 8] {
    [not_sent(), intended(), running(), unread(), absent(), listed(), refused(), done()]
}

/// Does it to each state, and expects of each a new state, or that it is refused and leaves the state as it was.
fn table(act: impl Fn(&mut Request) -> Result<(), Problem>, expected: [Result<Request, Kind>; 8]) {
    for (state, expected) in all().into_iter().zip(expected) {
        let mut after = state.clone();
        let answer = act(&mut after).map_err(|problem| problem.kind);
        let (answer_expected, after_expected) = match expected {
            Ok(next) => (Ok(()), next),
            Err(kind) => (Err(kind), state.clone()),
        };
        assert_eq!((answer, after), (answer_expected, after_expected), "from {state:?}");
    }
}

/// The rule that nothing is sent twice: while one is open, only what was read back lets another leave.
#[test]
fn a_second_request_is_intended_only_after_the_first_was_read() {
    let next = || Ok(Dispatch::Intended { at: at(5), of: "second" });
    let no = || Err(Kind::DellNoAnswer);
    table(|request| request.intend(at(5), "second"), [next(), no(), no(), no(), next(), next(), next(), next()]);
}

#[test]
fn an_answer_ends_only_what_was_about_to_be_sent() {
    let no = || Err(Kind::StepNotDone);
    let unknown = Dispatch::Unknown { at: at(5), of: "first", read: None };
    table(|request| request.unanswered(at(5)), [no(), Ok(unknown), no(), no(), no(), no(), no(), no()]);
    table(|request| request.withdraw(done()), [no(), Ok(done()), no(), no(), no(), no(), no(), no()]);
    let works = || Ok(Dispatch::Running { at: at(5), of: "first", task: "t2".into() });
    table(
        |request| request.accepted(at(5), "t2".into()),
        [no(), works(), works(), works(), works(), works(), no(), no()],
    );
}

/// A start sends nothing and forgets nothing: what was about to be sent may have been sent.
#[test]
fn a_restart_changes_only_an_intent() {
    for state in all() {
        let mut after = state.clone();
        let changed = after.restart();
        let expected = if state == intended() { unread() } else { state.clone() };
        assert_eq!((changed, after), (state == intended(), expected));
    }
}

/// What the service shows or clearly says, and what a person saw, holds whatever was known before.
#[test]
fn a_clear_end_holds_from_each_state() {
    for state in all() {
        let mut request = state.clone();
        request.read_back(at(1), "first", read(None));
        assert_eq!(request, absent());
        request.clone_from(&state);
        request.refused(at(1), Kind::DellAlready.into());
        assert_eq!(request, refused());
        request.clone_from(&state);
        request.refused_by_console(at(1), Outcome::SafeMode);
        assert_eq!(request, Dispatch::Refused { at: at(1), outcome: Some(Outcome::SafeMode), problem: None });
        request.clone_from(&state);
        request.done("first", Evidence::tested(at(1)), Some("d1".into()));
        assert_eq!(request, done());
        request.handed_over(at(1), "first");
        assert_eq!(request, unread());
        request.settle();
        assert_eq!(request, not_sent());
    }
}

#[test]
fn what_each_state_means() {
    // open, unread, read as absent, done
    let meant = [
        (false, false, false, false),
        (true, true, false, false),
        (true, false, false, false),
        (true, true, false, false),
        (true, false, true, false),
        (true, false, false, false),
        (false, false, false, false),
        (false, false, false, true),
    ];
    for (state, meant) in all().into_iter().zip(meant) {
        let is = (state.is_open(), state.unread(), state.read_as_absent(), state.is_done());
        assert_eq!(is, meant, "{state:?}");
        assert_eq!(state.open().map(|(at, of)| (at, *of)), meant.0.then(|| (at(1), "first")), "{state:?}");
    }
}

#[test]
fn each_state_is_stored_and_read() {
    type Stored = Dispatch<String>;
    for state in all() {
        let text = serde_json::to_string(&state).expect("JSON");
        let back: Stored = serde_json::from_str(&text).expect("read");
        assert_eq!(serde_json::to_string(&back).expect("JSON"), text);
    }
}
