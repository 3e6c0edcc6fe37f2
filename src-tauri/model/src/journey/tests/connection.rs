//! What a connection says of itself.

use super::*;
use crate::connection::{Change, Order};

fn saved(item: ItemName, store: StoreKind) -> StoredSecret {
    let mark = Mark { length: 40, last_four: "abcd".into(), secret_hash: item.number().to_string() };
    StoredSecret::stored(item, store, "p".into(), mark, now())
}

fn numbered(number: u32) -> StoredSecret {
    in_store(number, StoreKind::Keychain)
}

fn in_store(number: u32, store: StoreKind) -> StoredSecret {
    saved(item(number), store)
}

fn numbers<'a>(secrets: impl Iterator<Item = &'a StoredSecret>) -> Vec<u32> {
    secrets.map(|secret| secret.item.number()).collect()
}

/// Secret 2 is in use, 1 before it, 3 comes in; Dell's key is 9.
fn rotating() -> Connection {
    let mut connection = made(&[org]);
    connection.okta.secret = Credential::of(Some(numbered(2)), vec![numbered(1)]);
    connection.dell.key.adopt(numbered(9));
    connection.begin_rotation(now());
    connection.stage_pending(numbered(3));
    connection
}

#[test]
fn the_secret_counts_as_tested_only_while_it_is_the_one_that_passed() {
    let all = [org, permissions, secret, client_id, proof, new_secret];
    let tested = |facts: &[Fact]| made(facts).secret_tested();
    assert_eq!((tested(&all[..4]), tested(&all[..5]), tested(&all)), (false, true, false));
}

#[test]
fn a_rejected_secret_is_one_until_another_is_in_use() {
    let mut connection = made(&[org, permissions, secret, client_id, proof]);
    assert_eq!(connection.secret_rejected(), None);
    let tested = connection.okta.proof.as_mut().expect("tested");
    let row = tested.rows.iter_mut().find(|row| row.id == CheckId::Credential).expect("its row");
    (row.state, row.problem) = (RowState::Fail, Some(Kind::OktaSecretRefused.into()));
    let at = tested.at;
    // A permission more makes the test stale, and the secret no better.
    connection.okta.permissions.added.push("okta.logs.read".to_owned());
    assert_eq!(connection.secret_rejected(), Some(at));
    new_secret(&mut connection);
    assert_eq!(connection.secret_rejected(), None);
}

#[test]
fn a_start_calls_what_was_about_to_be_sent_unclear() {
    let mut connection = made(&[org, permissions, secret, client_id, proof]);
    assert!(!connection.unclear() && !connection.restart(), "nothing was sent");
    let of = connection.subject().expect("a subject");
    connection.registration.intend(now(), of).expect("intended");
    assert!(connection.unclear() && connection.restart());
    assert!(matches!(connection.registration, Dispatch::Unknown { read: None, .. }));
    assert!(connection.unclear() && !connection.restart(), "a second start changes nothing");
}

#[test]
fn each_secret_is_listed_and_those_that_should_be_in_their_store() {
    let mut connection = rotating();
    assert_eq!(numbers(connection.custodies()), [2, 1, 9, 3]);
    assert_eq!(numbers(connection.kept()), [2, 3, 1, 9]);
    // A rotation doesn't rely on one that it found missing; otherwise it is still expected.
    connection.okta.secret.current_mut().expect("in use").not_found(false, now());
    assert_eq!(numbers(connection.kept()), [3, 1, 9]);
    connection.end_rotation();
    assert_eq!(numbers(connection.kept()), [2, 1, 9]);
    connection.okta.secret.current_mut().expect("in use").erased(now());
    assert_eq!(numbers(connection.kept()), [1, 9]);
}

#[test]
fn the_encrypted_file_is_used_while_it_is_chosen_or_holds_something() {
    let mut connection = rotating();
    assert!(!connection.uses_vault());
    connection.ready.store = StoreKind::Vault;
    assert!(connection.uses_vault());
    connection.ready.store = StoreKind::Keychain;
    connection.okta.secret.set_aside(in_store(4, StoreKind::Vault));
    assert!(connection.uses_vault());
}

#[test]
fn a_test_of_all_is_stale_once_other_permissions_are_added() {
    let stale = |level, added: Option<&[&str]>| {
        let mut connection = made(&[org, permissions, secret, client_id, proof]);
        connection.okta.permissions.added = vec!["okta.logs.read".into()];
        let proof = connection.okta.proof.as_mut().expect("tested");
        (proof.level, proof.added) = (level, added.map(|names| names.iter().map(|&name| name.to_owned()).collect()));
        connection.proof_stale()
    };
    assert!(stale(Level::All, Some(&[])));
    assert!(!stale(Level::All, Some(&["okta.logs.read"])));
    assert!(!stale(Level::All, None), "an older store does not say");
    assert!(!stale(Level::Credential, Some(&[])), "it tested no permission");
}

#[test]
fn permissions_beyond_the_required_ones_are_of_the_last_look() {
    let from_before = |looked: Option<i64>, tested: Option<i64>| {
        let second = |at: i64| Timestamp::from_second(at).expect("a time");
        let mut connection = made(&[org, permissions, secret, client_id, proof]);
        let proof = connection.okta.proof.as_mut().expect("tested");
        proof.look = looked.map(|at| Look { by: FoundBy::Grants, among: None, at: second(at), partial: false });
        proof.rows.push(Row { at: tested.map(second), ..row("domain", RowState::Pass) });
        proof.extra_from_before()
    };
    assert!(from_before(Some(10), Some(20)));
    assert!(!from_before(Some(20), Some(20)) && !from_before(Some(30), Some(20)));
    assert!(!from_before(None, Some(20)) && !from_before(Some(10), None));
}

#[test]
fn another_secret_has_to_be_kept_anew() {
    let mut connection = made(&[org, secret, kept]);
    connection.replace_secret(numbered(2));
    assert!(!connection.progress.keeps_secret);
    assert_eq!(numbers(connection.okta.secret.all()), [2, 1]);
}

#[test]
fn forgetting_an_item_ends_only_what_needs_it() {
    let pending = |connection: &Connection| connection.okta.rotation.as_ref().is_some_and(|r| r.pending().is_some());
    let mut connection = rotating();
    connection.forget(&item(1), now());
    assert_eq!(numbers(connection.custodies()), [2, 9, 3]);
    assert!(pending(&connection));
    connection.forget(&item(3), now());
    assert!(connection.okta.rotation.is_some() && !pending(&connection), "it begins again with Okta's list");
    connection.forget(&item(2), now());
    assert!(connection.okta.secret.current().is_some_and(StoredSecret::is_erased));
    connection.dell.token = Some(known());
    connection.forget(&item(9), now());
    assert!(connection.dell.key.current().is_none() && connection.dell.token.is_none());
}

#[test]
fn the_end_of_a_session_takes_what_was_kept_for_it_and_nothing_else() {
    let session = |number| in_store(number, StoreKind::Session);
    let all = || [1, 2, 3, 4, 9].map(item);
    let mut connection = made(&[org]);
    connection.okta.secret = Credential::of(Some(session(2)), vec![session(1), numbered(4)]);
    connection.begin_rotation(now());
    connection.stage_pending(session(3));

    let mut other = connection.clone();
    other.session_over(&[], now());
    assert_eq!(other, connection, "another session");

    connection.session_over(&all(), now());
    assert!(matches!(connection.okta.rotation, Some(Rotation::Begun { .. })), "the pending secret is gone");
    assert!(connection.okta.secret.current().is_some_and(StoredSecret::session_has_ended));
    assert_eq!(numbers(connection.okta.secret.previous().iter()), [4], "the keychain keeps its own");

    let mut kept = rotating();
    let before = kept.clone();
    kept.session_over(&all(), now());
    assert_eq!(kept, before, "none of it was kept for a session");

    // Dell's key is asked for again, unless it has done its work.
    let token = |key: StoredSecret, more: &[Fact]| {
        let mut connection = made(&[&[org, secret, client_id], more].concat());
        connection.dell.key.adopt(key);
        connection.dell.token = Some(known());
        connection.session_over(&all(), now());
        connection.dell.token
    };
    assert_eq!(token(session(9), &[]), None);
    assert_eq!(token(session(9), &[registered]), Some(known()));
    assert_eq!(token(numbered(9), &[]), Some(known()));
}

#[test]
fn a_previous_secret_of_this_org_that_is_in_its_store_can_be_used_again() {
    let mut missing = numbered(2);
    missing.not_found(false, now());
    let elsewhere = saved(ItemName::new("other.okta.com", "id", SecretKind::OktaSecret, 3), StoreKind::Keychain);
    let mut connection = made(&[org]);
    connection.okta.secret = Credential::of(Some(numbered(4)), vec![numbered(1), missing, elsewhere]);
    assert_eq!(numbers(connection.usable_again()), [1]);
}

#[test]
fn a_start_looks_at_each_request() {
    let of = made(&UP_TO_CLIENT_ID).subject().expect("a subject");
    let restarts = |registration, reauthorization, change| {
        let mut connection = made(&UP_TO_CLIENT_ID);
        if registration {
            connection.registration = Dispatch::Intended { at: now(), of: of.clone() };
        }
        if reauthorization {
            connection.reauthorization = Dispatch::Intended { at: now(), of: of.clone() };
        }
        if change {
            let order = Order { what: Change::BackupsOn, last_ended: None };
            connection.change = Dispatch::Intended { at: now(), of: order };
        }
        let changed = connection.restart();
        let open = [connection.registration.unread(), connection.reauthorization.unread(), connection.change.unread()];
        assert_eq!(open, [registration, reauthorization, change]);
        changed
    };
    for each in 0..8 {
        assert_eq!(restarts(each & 1 > 0, each & 2 > 0, each & 4 > 0), each > 0, "{each:03b}");
    }
}
