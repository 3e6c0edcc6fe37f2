//! What is live, and what may be claimed of the backups.

use super::*;

/// What is live, as place and id; with a question mark where nobody looked.
fn listed(connection: &Connection) -> Vec<String> {
    let mark = |live: &Live| if live.known.is_some() { "" } else { "?" };
    live(connection).iter().map(|live| format!("{} {}{}", live.place.word(), live.id, mark(live))).collect()
}

#[test]
fn a_secret_is_live_in_okta_and_here() {
    assert!(listed(&made(&[org])).is_empty());
    let untested = ["okta integration?", "okta secret?", "here keychain_item"];
    let mut connection = made(&UP_TO_CLIENT_ID);
    assert_eq!(listed(&connection), untested);
    proof(&mut connection);
    assert_eq!(listed(&connection), ["okta integration", "okta secret", "here keychain_item"]);

    // Only Okta's acceptance of this credential shows that it lives.
    let rows = |rows: &[(&str, RowState)]| {
        let mut connection = connection.clone();
        connection.okta.proof.as_mut().expect("a proof").rows =
            rows.iter().map(|(id, state)| row(id, *state)).collect();
        listed(&connection)
    };
    assert_eq!(rows(&[("credential", RowState::Fail)]), untested);
    assert_eq!(rows(&[("domain", RowState::Pass)]), untested);
    let mut other = connection.clone();
    new_secret(&mut other);
    assert_eq!(listed(&other), untested);

    // Erased here, or gone with its session, it may still live in Okta.
    let mut erased = connection.clone();
    erased.okta.secret.erased(now());
    assert_eq!(listed(&erased), ["okta integration", "okta secret"]);
    let mut over = connection.clone();
    over.okta.secret.current_mut().expect("a secret").session_ended(now());
    assert_eq!(listed(&over), ["okta integration", "okta secret"]);
}

#[test]
fn each_place_for_a_secret_has_its_name() {
    for (store, ours, dells) in [
        (StoreKind::Keychain, "here keychain_item", "here dell_keychain_item"),
        (StoreKind::Session, "here session_item", "here dell_session_item"),
        (StoreKind::Vault, "here vault_item", "here dell_vault_item"),
    ] {
        let mut connection = made(&UP_TO_CLIENT_ID);
        connection.okta.secret.current_mut().expect("a secret").store = store;
        let mut key = custody("d");
        key.store = store;
        connection.dell.key.adopt(key);
        assert_eq!(listed(&connection)[2..], [ours, dells]);
        connection.dell.key.current_mut().expect("a key").session_ended(now());
        assert_eq!(listed(&connection)[2..], [ours]);
    }
}

#[test]
fn what_dell_has_is_listed_as_far_as_it_is_known() {
    let at_dell = |change: fn(&mut Connection)| {
        let mut connection = made(&[org, secret, client_id]);
        change(&mut connection);
        listed(&connection).split_off(3)
    };
    fn of() -> Subject {
        made(&[org, secret, client_id]).subject().expect("a subject")
    }
    assert!(at_dell(|_| ()).is_empty());
    assert_eq!(at_dell(registered), ["dell registration"]);
    assert_eq!(at_dell(|f| f.registration = Registration::Intended { at: now(), of: of() }), ["dell registration?"]);
    assert_eq!(
        at_dell(|f| f.registration = Registration::Running { task: "t".into(), at: now(), of: of() }),
        ["dell registration?"]
    );
    assert_eq!(
        at_dell(|f| f.registration = Registration::Unknown { at: now(), of: of(), read: None }),
        ["dell registration?"]
    );
    assert_eq!(at_dell(keys_on), ["dell keys"]);
    assert!(at_dell(keys_skipped).is_empty());
    assert_eq!(at_dell(|f| f.dell.key_client_id = Some("d".into())), ["dell dell_credential?"]);
    assert_eq!(
        at_dell(|f| {
            f.dell.key_client_id = Some("d".into());
            f.dell.token = Some(known());
        }),
        ["dell dell_credential"]
    );
}

fn connected(more: &[Fact]) -> Connection {
    let all = [org, permissions, secret, client_id, proof, registered];
    made(&all.iter().chain(more).copied().collect::<Vec<_>>())
}

/// State, reason, and who is behind it, if anybody.
fn said(connection: &Connection) -> (&'static str, Option<&'static str>, Option<Evidence>) {
    let protection = protection(connection);
    (protection.state.word(), protection.because.map(Because::word), protection.known)
}

#[test]
fn why_it_is_not_protected_is_shown() {
    let mut connection = connected(&[keys_on]);
    connection.backup.seen = Some(known());
    assert_eq!(said(&connection), ("protected", None, Some(known())));
    assert_eq!(said(&connected(&[keys_on])), ("connected", None, Some(known())));
    // The question about key management is still open: the person is on the way there.
    assert_eq!(said(&connected(&[])), ("connected", None, Some(known())));
    assert_eq!(said(&connected(&[keys_skipped])), ("not_protected", Some("keys"), Some(known())));
    assert_eq!(said(&made(&UP_TO_CLIENT_ID)), ("not_connected", None, None));

    let mut cut_off = connection.clone();
    cut_off.backup.app_status = Some(ReportedStatus {
        status: AppStatus::Unauthorized,
        known: Evidence { by: Some("A. Weiss".into()), at: now() },
    });
    let by_whom = Evidence { by: Some("A. Weiss".into()), at: now() };
    assert_eq!(said(&cut_off), ("not_protected", Some("cut_off"), Some(by_whom)));

    let mut off = connection.clone();
    off.backup.enabled = Some(Enabled { on: false, known: known() });
    assert_eq!(said(&off), ("not_protected", Some("backups_off"), Some(known())));
    off.backup.enabled = Some(Enabled { on: true, known: known() });
    assert_eq!(said(&off).0, "protected");

    for (what, expected) in [
        (crate::connection::Change::BackupsOff, ("not_protected", Some("unclear"), None)),
        (crate::connection::Change::Remove, ("not_protected", Some("unclear"), None)),
        (crate::connection::Change::BackupsOn, ("protected", None, Some(known()))),
    ] {
        let mut asked = connection.clone();
        asked.change = Dispatch::Intended { at: now(), of: Order { what, last_ended: None } };
        assert_eq!(said(&asked), expected, "{what:?}");
    }
}

#[test]
fn the_end_of_the_backup_that_was_seen_is_shown() {
    let mut connection = connected(&[keys_on]);
    connection.backup.seen_at = Some(now());
    assert_eq!(protection(&connection).backup_at, None, "nobody knows that it was made");
    connection.backup.seen = Some(known());
    assert_eq!(protection(&connection).backup_at, Some(now()));
}
