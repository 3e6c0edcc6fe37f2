mod connection;
mod rail;
mod standing;
mod summary;

use jiff::Timestamp;

use super::*;
use crate::connection::Dispatch;
use crate::connection::*;
use crate::mark::Mark;
use crate::names::{ClientId, OktaHost};

/// A fact in the tables below.
type Fact = fn(&mut Connection);

fn now() -> Timestamp {
    Timestamp::UNIX_EPOCH
}

fn known() -> Evidence {
    Evidence { by: Some("P. Lang".into()), at: now() }
}

fn pass(connection: &mut Connection, step: Step) {
    connection.progress.passed.insert(step);
}

fn org(f: &mut Connection) {
    f.okta.organization = Some(Organization {
        typed: "acme.okta.com".into(),
        host: OktaHost::parse("acme.okta.com").expect("a host"),
        tier: Tier::Production,
        custom_domain: None,
        changes: vec![],
        metadata: Some(OrgMetadata {
            org_id: "00o1".into(),
            engine: "idx".into(),
            at: now(),
            ms: 5,
            clock_off_s: None,
            opened_by: None,
        }),
    });
    f.ready.okta_admin = Some(Holder::Me);
    f.ready.dell_admin = Some(Holder::Me);
    f.ready.keychain_ready_at = Some(now());
    pass(f, Step::Org);
}

fn permissions(f: &mut Connection) {
    f.okta.permissions.acknowledged_at = Some(now());
    pass(f, Step::Permissions);
}

fn item(number: u32) -> ItemName {
    ItemName::new("acme.okta.com", "id", SecretKind::OktaSecret, number)
}

fn custody(hash: &str) -> StoredSecret {
    StoredSecret::stored(
        item(1),
        StoreKind::Keychain,
        "p".into(),
        Mark { length: 40, last_four: "abcd".into(), secret_hash: hash.into() },
        now(),
    )
}

fn secret(f: &mut Connection) {
    f.okta.secret.adopt(custody("h1"));
}

fn client_id(f: &mut Connection) {
    f.okta.client_id = ClientId::parse("0oa1a2b3");
    pass(f, Step::Install);
}

fn row(id: &str, state: RowState) -> Row {
    Row { id: CheckId::parse(id).expect("an id"), state, problem: None, ms: None, at: None }
}

fn proof(f: &mut Connection) {
    let of = f.subject().expect("a subject");
    f.okta.proof = Some(Proof {
        level: Level::All,
        rows: vec![row("credential", RowState::Pass), row("writing", RowState::Untestable)],
        granted: vec![],
        missing: vec![],
        as_requested: false,
        extra: None,
        doubt: None,
        not_ended: 0,
        look: None,
        earlier: None,
        at: now(),
        of,
        accepted: None,
        added: None,
    });
    pass(f, Step::Test);
}

fn registered(f: &mut Connection) {
    let of = f.subject().expect("a subject");
    f.registration = Registration::Done { domain_id: None, known: known(), of };
    pass(f, Step::Authorize);
}

fn keys_on(f: &mut Connection) {
    f.keys = Some(Keys { state: KeysState::On, known: known() });
    pass(f, Step::Backups);
}

fn keys_skipped(f: &mut Connection) {
    f.keys = Some(Keys { state: KeysState::Skipped, known: known() });
    pass(f, Step::Backups);
}

fn kept(f: &mut Connection) {
    f.progress.keeps_secret = true;
    pass(f, Step::Finish);
}

fn failed(f: &mut Connection) {
    if let Some(proof) = &mut f.okta.proof {
        proof.rows.push(row("probe:okta.groups.manage", RowState::Fail));
    }
}

fn accepted(f: &mut Connection) {
    if let Some(proof) = &mut f.okta.proof {
        proof.accepted = Some("Agreed with security".into());
    }
}

fn new_secret(f: &mut Connection) {
    f.okta.secret = Credential::of(Some(custody("h2")), Vec::new());
}

fn back_to_permissions(f: &mut Connection) {
    f.progress.looking_at = Some(Step::Permissions);
}

fn ahead_to_backups(f: &mut Connection) {
    f.progress.looking_at = Some(Step::Backups);
}

fn made(connection: &[Fact]) -> Connection {
    let mut all = Connection::new("id".into(), "dell-commercial", now());
    for fact in connection {
        fact(&mut all);
    }
    all
}

const UP_TO_CLIENT_ID: [Fact; 4] = [org, permissions, secret, client_id];

fn check(more: &[Fact], expected: Step) {
    let connection: Vec<Fact> = UP_TO_CLIENT_ID.iter().chain(more).copied().collect();
    assert_eq!(journey(&made(&connection), Way::Console).step, expected);
}

#[test]
fn each_answer_leads_one_step_on() {
    let steps: [(Fact, Step); 8] = [
        (org, Step::Permissions),
        (permissions, Step::Install),
        (secret, Step::Install),
        (client_id, Step::Test),
        (proof, Step::Authorize),
        (registered, Step::Backups),
        (keys_on, Step::Finish),
        (kept, Step::Finish),
    ];
    assert_eq!(journey(&made(&[]), Way::Console).step, Step::Org);
    for count in 1..=steps.len() {
        let connection: Vec<Fact> = steps[..count].iter().map(|(fact, _)| *fact).collect();
        assert_eq!(journey(&made(&connection), Way::Console).step, steps[count - 1].1, "{count} answers");
    }
}

#[test]
fn what_a_step_needs() {
    check(&[], Step::Test);
    check(&[proof, failed], Step::Test);
    check(&[proof, failed, accepted], Step::Authorize);
    check(&[proof, registered, keys_skipped], Step::Finish);
    check(&[proof, new_secret], Step::Test);
    check(&[proof, back_to_permissions], Step::Permissions);
    check(&[proof, ahead_to_backups], Step::Authorize);
}

#[test]
fn a_new_secret_makes_proof_and_registration_stale_and_deletes_nothing() {
    let connection = made(&[org, permissions, secret, client_id, proof, registered, keys_on, new_secret]);
    let journey = journey(&connection, Way::Console);
    assert_eq!(journey.step, Step::Test);
    let state = |number: usize| journey.rail[number - 1].state;
    assert_eq!((state(4), state(5)), (StepState::Attention, StepState::Attention));
    assert!(connection.okta.proof.is_some() && connection.okta.secret.current().is_some());
}

#[test]
fn a_skipped_switch_stays_in_sight() {
    let connection = made(&[org, permissions, secret, client_id, proof, registered, keys_skipped]);
    assert_eq!(journey(&connection, Way::Console).rail[5].state, StepState::Attention);
    assert_eq!(protection(&connection).state, ProtectionState::NotProtected);
}

#[test]
fn connected_never_reads_as_protected() {
    let mut connection = made(&[org, permissions, secret, client_id, proof, registered, keys_on]);
    assert_eq!(protection(&connection).state, ProtectionState::Connected);
    connection.backup.seen = Some(known());
    assert_eq!(protection(&connection).state, ProtectionState::Protected);
}

#[test]
fn cut_off_at_dell_is_not_protected() {
    let mut connection = made(&[org, permissions, secret, client_id, proof, registered, keys_on]);
    connection.backup.seen = Some(known());
    let mut check = |word: &str, expected| {
        connection.backup.app_status = Some(ReportedStatus { status: word.into(), known: Evidence::tested(now()) });
        let protection = protection(&connection);
        assert_eq!(protection.state, expected, "{word}");
        let measured = protection.known.is_some_and(|known| known.by.is_none() && known.at == now());
        assert_eq!(measured, expected == ProtectionState::NotProtected, "{word}");
    };
    check("Connected", ProtectionState::Protected);
    check("Unauthorized", ProtectionState::NotProtected);
    check("Disconnected", ProtectionState::NotProtected);
}

#[test]
fn another_organization_is_not_protected_by_the_one_before() {
    let mut connection = made(&[org, permissions, secret, client_id, proof, registered, keys_on]);
    connection.backup.seen = Some(known());
    if let Some(organization) = &mut connection.okta.organization {
        organization.host = OktaHost::parse("other.okta.com").expect("a host");
    }
    assert_eq!(protection(&connection).state, ProtectionState::NotConnected);
    // At Dell the other org is registered all the same.
    assert!(live(&connection).iter().any(|live| live.id == "registration"));
}

#[test]
fn a_refusal_that_leaves_something_at_dell_says_so() {
    let mut connection = made(&UP_TO_CLIENT_ID);
    let mut check = |outcome, kind: Option<Kind>, expected| {
        connection.registration = Registration::Refused { at: now(), outcome, problem: kind.map(Problem::new) };
        let at_dell: Vec<_> = live(&connection).into_iter().filter(|live| live.place == Place::Dell).collect();
        assert_eq!(at_dell.len(), usize::from(expected), "{outcome:?} {kind:?}");
        assert!(at_dell.iter().all(|live| live.known.is_none()));
    };
    check(Some(Outcome::AlreadyRegistered), None, true);
    check(Some(Outcome::NoAnswer), None, true);
    check(Some(Outcome::CredentialRefused), None, false);
    check(None, Some(Kind::DellAlready), true);
    check(None, Some(Kind::DellScopesMissing), false);
}

#[test]
fn the_rail_has_six_rows_and_one_is_now() {
    let connection = made(&UP_TO_CLIENT_ID);
    let rail = journey(&connection, Way::Api).rail;
    assert_eq!(rail.len(), 6);
    assert_eq!(rail.iter().filter(|row| row.now).count(), 1);
    assert!(rail[4..].iter().all(|row| !row.open));
}
