//! What Home shows of a connection.

use super::*;
use crate::connection::{Change, Enabled, Order};

/// Okta granted every permission.
fn granted(f: &mut Connection) {
    let proof = f.okta.proof.as_mut().expect("tested");
    proof.rows.push(row("scopes", RowState::Pass));
    proof.granted = crate::catalogue::scopes().iter().map(|scope| scope.name.clone()).collect();
}

fn one_is_missing(f: &mut Connection) {
    granted(f);
    f.okta.proof.as_mut().expect("tested").granted.pop();
}

fn refused(f: &mut Connection) {
    f.okta.proof.as_mut().expect("tested").rows[0].state = RowState::Fail;
}

fn backup_seen(f: &mut Connection) {
    f.backup.seen = Some(known());
}

fn finished(f: &mut Connection) {
    f.progress.finished_at = Some(now());
}

fn rotating(f: &mut Connection) {
    f.begin_rotation(now());
}

fn cut_off(f: &mut Connection) {
    f.backup.app_status = Some(ReportedStatus { status: "Unauthorized".into(), known: known() });
}

fn unclear(f: &mut Connection) {
    f.change = Dispatch::Intended { at: now(), of: Order { what: Change::BackupsOn, last_ended: None } };
}

fn schedules_off(f: &mut Connection) {
    f.backup.enabled = Some(Enabled { on: false, known: known() });
}

fn keys_off(f: &mut Connection) {
    f.keys = Some(Keys { state: KeysState::Off, known: known() });
}

fn changed_behind_our_back(f: &mut Connection) {
    f.okta.secret.current_mut().expect("saved").not_found(true, now());
}

fn gone(f: &mut Connection) {
    f.okta.secret.current_mut().expect("saved").not_found(false, now());
}

fn not_registered(f: &mut Connection) {
    f.registration = Registration::default();
}

fn records_lost(f: &mut Connection) {
    f.records_lost_at = Some(now());
}

/// A finished connection with a backup that was seen, and then this.
fn shown(more: &[Fact]) -> Summary {
    let all = [org, permissions, secret, client_id, proof, registered, keys_on, kept, backup_seen, finished];
    summary(&made(&all.iter().chain(more).copied().collect::<Vec<_>>()), Way::Console)
}

#[test]
fn each_state_has_its_reason_and_its_remedy() {
    use Condition::{Attention, BackupsOff, Connected, Protected};
    let unseen: Fact = |f| f.backup.seen = None;
    let table: [(&[Fact], Condition, Option<Reason>, Remedy); 22] = [
        (&[], Protected, None, Remedy::Open),
        (&[granted], Protected, None, Remedy::Open),
        (&[unseen], Connected, None, Remedy::Open),
        (&[rotating], Protected, None, Remedy::Rotate),
        (&[records_lost], Attention, Some(Reason::RecordsLost), Remedy::Open),
        (&[cut_off], Attention, Some(Reason::CutOff), Remedy::Reauthorize),
        (&[cut_off, rotating], Attention, Some(Reason::CutOff), Remedy::Rotate),
        (&[unclear], Attention, Some(Reason::Unclear), Remedy::Open),
        (&[not_registered], Attention, Some(Reason::NotInDell), Remedy::Open),
        (&[refused], Attention, Some(Reason::SecretRefused), Remedy::Rotate),
        (&[one_is_missing], Attention, Some(Reason::PermissionsMissing), Remedy::Show),
        (&[one_is_missing, rotating], Attention, Some(Reason::PermissionsMissing), Remedy::Show),
        (&[failed], Attention, Some(Reason::TestFailed), Remedy::Show),
        // What the person accepted, and what an earlier secret failed, is not shown as wrong.
        (&[failed, accepted], Protected, None, Remedy::Open),
        (&[one_is_missing, accepted], Protected, None, Remedy::Open),
        (&[refused, new_secret], Protected, None, Remedy::Open),
        (&[changed_behind_our_back], Attention, Some(Reason::SecretChanged), Remedy::Open),
        (&[gone], Protected, None, Remedy::Open),
        (&[keys_skipped], BackupsOff, Some(Reason::KeysSkipped), Remedy::TurnOnKeys),
        (&[keys_off], BackupsOff, Some(Reason::KeysOff), Remedy::TurnOnKeys),
        (&[schedules_off], BackupsOff, Some(Reason::SchedulesOff), Remedy::Open),
        (&[cut_off, failed, keys_off], Attention, Some(Reason::CutOff), Remedy::Reauthorize),
    ];
    for (row, (more, condition, reason, remedy)) in table.into_iter().enumerate() {
        let is = shown(more);
        assert_eq!((is.condition, is.reason, is.remedy), (condition, reason, remedy), "row {row}");
    }
    let begun = summary(&made(&[org, permissions, secret, client_id, proof, refused]), Way::Console);
    assert_eq!((begun.condition, begun.reason, begun.remedy), (Condition::Setup, None, Remedy::Continue));
}

#[test]
fn trouble_ranks_first_and_a_rotation_above_what_needs_nothing() {
    let setup = summary(&made(&[org]), Way::Console);
    let ranked = [shown(&[cut_off]), shown(&[keys_off]), shown(&[|f| f.backup.seen = None]), shown(&[rotating]), setup];
    assert_eq!(ranked.map(|summary| summary.rank()), [0, 1, 2, 3, 4]);
    assert_eq!(shown(&[]).rank(), 5);
}

#[test]
fn granted_permissions_are_counted_once_they_were_compared() {
    let scopes = u32::try_from(crate::catalogue::scopes().len()).expect("few");
    let count = |more: &[Fact]| (shown(more).okta.granted, shown(more).okta.tested_at);
    assert_eq!(count(&[]), (None, Some(now())), "Okta reported no scopes");
    assert_eq!(count(&[granted]), (Some(scopes), Some(now())));
    assert_eq!(count(&[one_is_missing]), (Some(scopes - 1), Some(now())));
    assert_eq!(count(&[granted, new_secret]), (None, None), "tested with another secret");
    assert_eq!(count(&[granted, |f| f.okta.proof.as_mut().expect("tested").level = Level::Nothing]), (None, None));
}

#[test]
fn why_it_cannot_be_tested() {
    let why = |more: &[Fact]| shown(more).okta.untestable;
    assert_eq!(why(&[]), None);
    assert_eq!(summary(&made(&UP_TO_CLIENT_ID), Way::Console).okta.untestable, Some(Untestable::Setup));
    assert_eq!(why(&[|f| f.okta.secret.erased(now())]), Some(Untestable::NoSecret));
    assert_eq!(why(&[|f| f.okta.secret = Credential::default()]), Some(Untestable::NoSecret));
    assert_eq!(
        why(&[|f| f.okta.secret.current_mut().expect("saved").session_ended(now())]),
        Some(Untestable::SessionEnded)
    );
    assert_eq!(why(&[gone]), Some(Untestable::Missing));
    assert_eq!(why(&[|f| f.okta.client_id = None]), Some(Untestable::NoClientId));
}

#[test]
fn a_secret_outside_the_password_store_can_move_there() {
    let movable = |more: &[Fact]| shown(more).okta.movable;
    let in_a_file: Fact = |f| f.okta.secret.current_mut().expect("saved").store = StoreKind::Vault;
    assert!(!movable(&[]));
    assert!(movable(&[in_a_file]));
    assert!(!movable(&[in_a_file, |f| f.okta.secret.erased(now())]));
    assert!(!movable(&[in_a_file, |f| f.okta.secret.current_mut().expect("saved").session_ended(now())]));
}

#[test]
fn a_backup_is_dated_only_while_the_org_is_protected() {
    let a_minute = Timestamp::UNIX_EPOCH + jiff::SignedDuration::from_secs(60);
    assert_eq!(shown(&[]).backup_at, Some(now()), "when it was seen");
    let ended: Fact = |f| f.backup.seen_at = Some(Timestamp::UNIX_EPOCH + jiff::SignedDuration::from_secs(60));
    assert_eq!(shown(&[ended]).backup_at, Some(a_minute), "when it ended, by Dell");
    assert_eq!(shown(&[ended, keys_off]).backup_at, None);
}

#[test]
fn nobody_is_named_before_the_path_is_finished() {
    assert_eq!(shown(&[]).reported_by.as_deref(), Some("P. Lang"));
    let begun = summary(&made(&[org, permissions, secret, client_id, registered]), Way::Console);
    assert_eq!(begun.reported_by, None);
}

#[test]
fn a_connection_is_blank_until_an_org_or_a_secret_is_known() {
    let begun = |facts: &[Fact]| summary(&made(facts), Way::Console);
    assert!(begun(&[]).blank && !begun(&[]).registered && !begun(&[]).finished);
    assert!(!begun(&[org]).blank && !begun(&[secret]).blank);
    let is = shown(&[]);
    assert!(!is.blank && is.registered && is.finished);
}

#[test]
fn an_act_that_was_not_recorded_as_ended_is_shown() {
    let unsettled = |more: Fact| shown(&[more]).unsettled;
    assert!(!unsettled(|_| ()));
    assert!(unsettled(|f| f.items.possible_copies.push(item(1))));
    assert!(unsettled(|f| f.items.intent = Some(Intent::Erase { item: item(1) })));
}
