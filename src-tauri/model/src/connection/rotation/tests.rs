//! Where each act of a rotation leads from each of its states.

use super::super::{CheckId, ItemName, Level, Organization, Row, RowState, SecretKind, SecretState, StoreKind, Tier};
use super::*;
use crate::mark::Mark;
use crate::names::{ClientId, OktaHost};

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).expect("a time")
}

fn host(text: &str) -> OktaHost {
    OktaHost::parse(text).expect("a host")
}

fn client_id() -> ClientId {
    ClientId::parse("0oa1a2b3").expect("a Client ID")
}

fn secret(number: u32) -> StoredSecret {
    let mark = Mark { length: 40, last_four: "abcd".into(), secret_hash: number.to_string() };
    let item = ItemName::new("acme.okta.com", "id", SecretKind::OktaSecret, number);
    StoredSecret::stored(item, StoreKind::Keychain, "p".into(), mark, at(0))
}

fn known() -> Option<Evidence> {
    Some(Evidence::tested(at(0)))
}

fn seen(word: Option<&str>) -> SeenAtDell {
    SeenAtDell { word: word.map(Into::into), known: Evidence::tested(at(0)) }
}

fn proof(number: u32, rows: &[(&str, RowState)]) -> Proof {
    let row = |(id, state): &(&str, RowState)| Row {
        id: CheckId::parse(id).expect("an id"),
        state: *state,
        problem: None,
        ms: None,
        at: None,
    };
    Proof {
        level: Level::All,
        rows: rows.iter().map(row).collect(),
        granted: vec![],
        missing: vec![],
        as_requested: false,
        extra: None,
        doubt: None,
        not_ended: 0,
        look: None,
        earlier: None,
        at: at(0),
        of: Subject { host: host("acme.okta.com"), client_id: client_id(), secret_hash: number.to_string() },
        accepted: None,
        added: None,
    }
}

/// Registered with secret 1; its rotation was begun at second 10.
pub fn begun() -> Connection {
    let mut connection = Connection::new("id".into(), "practice-api", at(0));
    connection.okta.organization = Some(Organization {
        typed: String::new(),
        host: host("acme.okta.com"),
        tier: Tier::Production,
        custom_domain: None,
        changes: vec![],
        metadata: None,
    });
    connection.okta.client_id = Some(client_id());
    connection.okta.secret.adopt(secret(1));
    connection.begin_rotation(at(10));
    connection
}

/// Secret 2 comes in.
pub fn staged() -> Connection {
    let mut connection = begun();
    connection.stage_pending(secret(2));
    connection
}

/// Dell was given it.
pub fn promoted() -> Connection {
    let mut connection = staged();
    let of = connection.subject_to_come().expect("one comes in");
    connection.promote_pending(&of);
    connection
}

fn abandoned() -> Connection {
    let mut connection = staged();
    connection.abandon_pending().expect("never given to Dell");
    connection
}

fn handed(connection: &mut Connection, second: i64) {
    let of = connection.subject_to_come().expect("one comes in");
    connection.reauthorization.handed_over(at(second), of);
}

fn pending(connection: &mut Connection) -> &mut Pending {
    connection.okta.rotation.as_mut().and_then(Rotation::pending_mut).expect("one comes in")
}

fn retiring(connection: &mut Connection) -> &mut Retiring {
    connection.okta.rotation.as_mut().and_then(Rotation::retiring_mut).expect("one goes out")
}

fn number(secret: Option<&StoredSecret>) -> Option<u32> {
    secret.map(|secret| secret.item.number())
}

/// The numbers of the current, the pending and the retiring secret, and of the previous ones.
fn roles(connection: &Connection) -> (Option<u32>, Option<u32>, Option<u32>, Vec<u32>) {
    let rotation = connection.okta.rotation.as_ref();
    let pending = rotation.and_then(Rotation::pending).map(|pending| &pending.secret);
    let retiring = rotation.and_then(Rotation::retiring).and_then(|retiring| retiring.secret.as_ref());
    let previous = connection.okta.secret.previous().iter().map(|secret| secret.item.number()).collect();
    (number(connection.okta.secret.current()), number(pending), number(retiring), previous)
}

#[test]
fn a_retiring_secret_counts_as_here_unless_it_was_lost_before_this_rotation_erased_it() {
    let was_here = |change: fn(&mut Retiring)| {
        let mut connection = promoted();
        change(retiring(&mut connection));
        retiring(&mut connection).was_here()
    };
    fn erased(retiring: &mut Retiring) {
        retiring.secret.as_mut().expect("one").erased(at(20));
    }
    assert!(was_here(|_| ()));
    assert!(!was_here(|retiring| retiring.secret = None));
    assert!(!was_here(erased), "not by this rotation");
    let by_this_rotation = |retiring: &mut Retiring| {
        erased(retiring);
        (retiring.refused, retiring.erased) = (known(), known());
    };
    assert!(was_here(by_this_rotation));
    assert!(!was_here(|retiring| {
        erased(retiring);
        retiring.erased = known();
    }));
    // Nothing was ever there to be erased.
    assert!(!was_here(|retiring| (retiring.secret, retiring.refused, retiring.erased) = (None, known(), known())));
    // It was kept for a session that has ended since: nobody erased it.
    assert!(!was_here(|retiring| {
        retiring.secret.as_mut().expect("one").session_ended(at(20));
        (retiring.refused, retiring.erased) = (known(), known());
    }));
}

#[test]
fn a_rotation_that_ends_leaves_the_steps_on_the_screen() {
    let mut connection = begun();
    assert!(matches!(connection.progress.viewing, Viewing::Rotation));
    connection.end_rotation();
    assert!(connection.okta.rotation.is_none() && matches!(connection.progress.viewing, Viewing::Steps));
}

#[test]
fn the_stage_is_the_first_thing_not_done() {
    use RowState::{Blocked, Fail, Pass, Untestable};
    let of = |connection: &Connection| connection.okta.rotation.as_ref().expect("a rotation").stage();
    let proven = |number: u32, rows: &[(&str, RowState)], went_on: Option<Evidence>| {
        let mut connection = staged();
        let pending = pending(&mut connection);
        (pending.proof, pending.went_on) = (Some(proof(number, rows)), went_on);
        of(&connection)
    };
    let gone = |status: Option<Option<&str>>, change: fn(&mut Retiring)| {
        let mut connection = promoted();
        if let Some(word) = status {
            connection.okta.rotation.as_mut().expect("a rotation").saw_status(seen(word));
        }
        change(retiring(&mut connection));
        of(&connection)
    };
    let connected = Some(Some("Connected"));
    assert_eq!(of(&begun()), Stage::Slots);
    assert_eq!(of(&staged()), Stage::Prove);
    let table = [
        (proven(2, &[("credential", Pass), ("writing", Untestable)], None), Stage::Reauthorize),
        (proven(2, &[("credential", Fail)], None), Stage::Prove),
        (proven(2, &[("credential", Blocked)], None), Stage::Prove),
        (proven(2, &[("credential", Pass), ("scopes", Fail)], None), Stage::Prove),
        (proven(2, &[("credential", Pass), ("scopes", Fail)], known()), Stage::Reauthorize),
        // A proof of another secret proves nothing about this one.
        (proven(1, &[("credential", Pass)], None), Stage::Prove),
        (gone(None, |_| ()), Stage::AtDell),
        (gone(Some(Some("Unauthorized")), |_| ()), Stage::AtDell),
        (gone(Some(Some("Pending")), |_| ()), Stage::AtDell),
        (gone(connected, |_| ()), Stage::Deactivate),
        (gone(Some(None), |_| ()), Stage::Deactivate),
        (gone(connected, |r| r.inactive = known()), Stage::Refused),
        (gone(connected, |r| (r.inactive, r.refused) = (known(), known())), Stage::Wipe),
        // What is not here can be neither tested nor erased: only reported.
        (
            gone(connected, |r| {
                r.inactive = known();
                r.secret.as_mut().expect("one goes out").not_found(false, at(0));
            }),
            Stage::Wipe,
        ),
        (gone(connected, |r| (r.inactive, r.refused, r.erased) = (known(), known(), known())), Stage::Ended),
    ];
    for (row, (stage, expected)) in table.into_iter().enumerate() {
        assert_eq!(stage, expected, "row {row}");
    }
    assert_eq!(of(&abandoned()), Stage::Deactivate);
}

/// No act forgets a secret whose item may be there, and none has two roles.
#[test]
fn each_act_moves_the_secrets_as_it_says() {
    let after = |mut connection: Connection, act: fn(&mut Connection)| {
        act(&mut connection);
        roles(&connection)
    };
    let stage: fn(&mut Connection) = |connection| connection.stage_pending(secret(3));
    let roll_back: fn(&mut Connection) = |connection| connection.roll_back().expect("there is one to roll back to");
    let table = [
        (roles(&begun()), (Some(1), None, None, vec![])),
        (roles(&staged()), (Some(1), Some(2), None, vec![])),
        (after(staged(), stage), (Some(1), Some(3), None, vec![2])),
        (roles(&promoted()), (Some(2), None, Some(1), vec![])),
        (roles(&abandoned()), (Some(1), None, Some(2), vec![])),
        // Its saving was begun before: it pushes nothing aside, and is not forgotten.
        (after(promoted(), stage), (Some(2), None, Some(1), vec![3])),
        (after(abandoned(), stage), (Some(1), None, Some(2), vec![3])),
        (after(promoted(), roll_back), (Some(2), Some(1), None, vec![])),
        (after(abandoned(), roll_back), (Some(1), Some(2), None, vec![])),
        (after(promoted(), |f| f.forget(&secret(1).item, at(1))), (Some(2), None, Some(1), vec![])),
        (after(staged(), |f| f.forget(&secret(2).item, at(1))), (Some(1), None, None, vec![])),
    ];
    for (row, (is, expected)) in table.into_iter().enumerate() {
        assert_eq!(is, expected, "row {row}");
    }
}

#[test]
fn where_dell_may_hold_either_they_change_places() {
    let mut connection = staged();
    pending(&mut connection).copied = Some(at(11));
    connection.roll_back().expect("Dell may hold it");
    assert_eq!(roles(&connection), (Some(2), Some(1), None, vec![]));
    let held = connection.reauthorization.open().expect("a copy that nobody reported on counts as given");
    assert_eq!(held.0, at(11));
    assert!(connection.okta.rotation.is_some_and(|rotation| rotation.back()));
}

#[test]
fn dell_is_given_what_comes_in_and_nothing_else() {
    let mut connection = staged();
    let other = connection.subject().expect("the current one");
    connection.promote_pending(&other);
    assert_eq!(roles(&connection), (Some(1), Some(2), None, vec![]));
    let of = connection.subject_to_come().expect("one comes in");
    connection.okta.secret.current_mut().expect("one is in use").erased(at(11));
    connection.promote_pending(&of);
    assert_eq!(roles(&connection), (Some(2), None, Some(1), vec![]));
    assert_eq!(connection.secret_choice(), None, "nothing is decided about the one that is in use now");
    assert!(!retiring(&mut connection).here());
}

#[test]
fn a_secret_of_another_org_does_not_go_out_by_a_rotation() {
    let mut connection = staged();
    connection.okta.organization.as_mut().expect("an org").host = host("other.okta.com");
    connection.okta.client_id_host = Some(host("other.okta.com"));
    let of = connection.subject_to_come().expect("one comes in");
    connection.promote_pending(&of);
    assert_eq!(roles(&connection), (Some(2), None, None, vec![1]));
}

#[test]
fn a_change_of_mind_leaves_a_working_connection() {
    let may = |connection: &Connection| (connection.may_abandon(), connection.may_roll_back());
    assert_eq!(may(&begun()), (true, false));
    assert_eq!(may(&staged()), (true, false));
    let with = |change: fn(&mut Connection)| {
        let mut connection = staged();
        change(&mut connection);
        may(&connection)
    };
    let lost =
        |connection: &mut Connection| connection.okta.secret.current_mut().expect("in use").not_found(false, at(0));
    // Dell may hold either: the pending one may not go, the way back leads over Dell.
    assert_eq!(with(|f| handed(f, 11)), (false, true));
    assert_eq!(
        with(|f| {
            handed(f, 11);
            f.okta.secret.current_mut().expect("in use").not_found(false, at(0));
        }),
        (false, false)
    );
    // So it is after a copy for Dell's console that nobody reported the end of.
    assert_eq!(with(|f| pending(f).copied = Some(at(11))), (false, true));
    // One from before the rotation proves nothing about the new secret.
    assert_eq!(with(|f| handed(f, 9)), (true, false));
    assert_eq!(may(&promoted()), (false, true));
    assert_eq!(may(&abandoned()), (false, true));
    let mut erased = promoted();
    retiring(&mut erased).erased = known();
    assert_eq!(may(&erased), (false, false));
    let mut gone = promoted();
    retiring(&mut gone).secret.as_mut().expect("one goes out").session_ended(at(1));
    assert_eq!(may(&gone), (false, false));
    let mut back = promoted();
    back.roll_back().expect("the former one is here");
    assert_eq!(may(&back), (true, false), "Dell holds the other for certain");
    lost(&mut back);
    assert!(back.roll_back().is_err());
}

#[test]
fn what_was_kept_for_a_session_ends_with_it() {
    let over = |mut connection: Connection, number: u32| {
        for secret in connection.custodies_mut() {
            secret.moved(StoreKind::Session, "s".into(), at(0));
        }
        connection.session_over(&[secret(number).item], at(20));
        connection
    };
    assert_eq!(roles(&over(staged(), 2)), (Some(1), None, None, vec![]));
    assert!(over(staged(), 1).current_is_lost());
    let mut connection = over(promoted(), 1);
    assert_eq!(
        retiring(&mut connection).secret.as_ref().map(StoredSecret::state),
        Some(SecretState::SessionEnded { at: at(20) })
    );
}
