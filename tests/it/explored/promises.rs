//! The promises, of a step and of a state.

use model::connection::{Connection, Intent, KeysState, Registration, Rotation, SecretChoice, SecretKind};
use model::journey::{journey, live};
use serde_json::Value;

use super::actions::{Action, Part, Person, Step, Under};
use super::shape::list;
use crate::test_app::TestApp;
use crate::test_app::snapshot::Snapshot;

/// Registrations that Dell was asked for, by API or in its console: registered or accepted, without a clear refusal,
/// failed as a task, or refused as already registered.
pub fn sent(consoles: &Value) -> [usize; 4] {
    let outcomes: Vec<&str> = list(&consoles["ledger"])
        .iter()
        .filter(|entry| entry["act"] == "authorize")
        .filter_map(|entry| entry["outcome"].as_str())
        .collect();
    let count = |words: &[&str]| outcomes.iter().filter(|outcome| words.contains(outcome)).count();
    [
        count(&["registered", "accepted"]),
        count(&["registered", "accepted", "task_failed", "cut_before_effect"]),
        count(&["task_failed"]),
        count(&["already_registered"]),
    ]
}

/// What holds for a step, wherever it leads.
pub fn were_kept(before: &Snapshot, after: &Snapshot, person: &Person, step: Step, good: bool) {
    let (was, is) = (&before.connection, &after.connection);
    assert!(!erasing(is) || erasing(was) || step.action == Action::Erase, "erased by nobody");
    let (had, has) = (mark(was), mark(is));
    let taking = matches!(was.items.intent, Some(Intent::TakeCustody { .. }))
        || matches!(step.action, Action::Take | Action::TakeBack);
    // A rotation brings the secret into use that came in by it, and no other.
    let came_in = was.okta.rotation.as_ref().and_then(Rotation::pending);
    let came_in = came_in.map(|pending| pending.secret.mark.secret_hash.as_str());
    assert!(had == has || taking || has == came_in, "another secret than the one that was taken");
    if good && step.action == Action::Take {
        assert_eq!(has, person.mark(), "taken, and another one is here");
    }
    if good && step.action == Action::Settle {
        assert_eq!(is.items.intent, None, "settled, and begun all the same");
    }
    let refused = |connection: &Connection| {
        let retiring = connection.okta.rotation.as_ref()?.retiring()?;
        let measured = retiring.refused.as_ref().is_some_and(|known| known.by.is_none());
        retiring.secret.as_ref().filter(|_| measured).map(|secret| secret.mark.secret_hash.clone())
    };
    // A fault under which Okta refuses every secret makes it so for that moment.
    let refuses_all = step.under == Under::Fault("wrong-secret", None);
    if let (None, Some(refused)) = (refused(was), refused(is).filter(|_| !refuses_all)) {
        assert!(!active(after.as_json()).contains(&refused.as_str()), "said to be refused, and Okta takes it");
    }
}

fn mark(connection: &Connection) -> Option<&str> {
    connection.okta.secret.current().map(|custody| custody.mark.secret_hash.as_str())
}

/// Marks of the secrets that Okta accepts.
fn active(consoles: &Value) -> Vec<&str> {
    let secrets = list(&consoles["integration"]["secrets"]).iter().filter(|secret| secret["active"] == true);
    secrets.filter_map(|secret| secret["secret_hash"].as_str()).collect()
}

/// What holds in every state.
pub fn hold(app: &TestApp, snapshot: &Snapshot, items: &[(String, String)], person: &Person, part: Part) {
    let (connection, consoles) = (&snapshot.connection, snapshot.as_json());
    assert_eq!(journey(connection, app.engine().way(connection)).rail.len(), 6);
    assert!(!live(connection).is_empty() || connection.okta.secret.current().is_none());
    items_are_known(connection, items, person);
    dell_has_one(connection, consoles, person, part);
    let active = active(consoles);
    let here = connection.kept().any(|custody| {
        active.contains(&custody.mark.secret_hash.as_str())
            && items.iter().any(|(account, mark)| custody.item == *account && *mark == custody.mark.secret_hash)
    });
    assert!(
        here || erasing(connection) || connection.okta.secret.current().is_none(),
        "nothing here that Okta takes, and nobody erased it"
    );
}

/// The keychain has what the record says, and nothing else.
fn items_are_known(connection: &Connection, items: &[(String, String)], person: &Person) {
    let erases = matches!(connection.items.intent, Some(Intent::Erase { .. }));
    let wiped = match &connection.items.intent {
        Some(Intent::Wipe { item }) => Some(item),
        _ => None,
    };
    for custody in connection.kept() {
        let goes = (erases && custody.item.kind() == SecretKind::OktaSecret) || wiped == Some(&custody.item);
        let there = items.iter().any(|(account, mark)| custody.item == *account && *mark == custody.mark.secret_hash);
        assert!(there || goes, "saved by the record, and not in the keychain: {}", custody.item);
    }
    if connection.items.intent.is_none() && !person.spoiled {
        for (account, _) in items {
            let known = connection.custodies().find(|custody| custody.item == *account);
            let known = known.unwrap_or_else(|| panic!("an item that nobody knows: {account}"));
            assert!(!known.is_erased(), "said to be erased, and in the keychain: {account}");
        }
    }
}

/// Dell has at most one registration, sent once, and what the app says about it is true.
fn dell_has_one(connection: &Connection, consoles: &Value, person: &Person, part: Part) {
    let domains = list(&consoles[part.account()]["domains"]);
    assert!(domains.len() <= 1, "registered twice");
    let [registered, unclear, failed, already] = sent(consoles);
    assert!(registered <= 1, "registered twice");
    if part.account() == "api" {
        // A request without a clear refusal was sent because none came before it, or because the person decided so.
        assert!(unclear <= 1 + person.decisions + failed, "sent by itself");
        assert!(person.decisions > 0 || already == 0, "sent past a registration");
    }
    if let Registration::Done { domain_id, of, .. } = &connection.registration {
        let domain = domains.first().expect("said to be registered");
        if let Some(id) = domain_id {
            assert_eq!(domain["id"].as_str(), Some(id.as_str()), "another domain");
            let holds = domain["secret_hash"].as_str().unwrap_or_default();
            let either = connection.reauthorization.is_open() || of.secret_hash.is_empty();
            assert!(either || of.secret_hash == holds, "Dell holds another secret than is said");
            assert!(domain["task_id"].is_null(), "said to be registered, and it runs yet");
        }
    }
    // What was tested of key management is so, unless a request is open that may have been carried out.
    if let Some(keys) = connection.keys.as_ref().filter(|keys| keys.known.by.is_none() && !connection.change.is_open())
    {
        let on = !consoles[part.account()]["keys_on"].is_null();
        assert_eq!(keys.state == KeysState::On, on, "key management is not as it was tested");
    }
    if part.registered() {
        let domain = domains.first().expect("it was registered");
        let holds = domain["secret_hash"].as_str().unwrap_or_default();
        assert!(active(consoles).contains(&holds), "Dell does not get in");
    }
}

/// What is erased or being erased, if the record says so.
fn erasing(connection: &Connection) -> bool {
    matches!(connection.items.intent, Some(Intent::Erase { .. }))
        || connection.secret_choice() == Some(SecretChoice::Erased)
}
