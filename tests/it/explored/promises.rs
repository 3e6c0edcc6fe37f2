//! The promises, of a step and of a state.

use model::connection::{Connection, Intent, Registration, SecretChoice};
use model::journey::{journey, live};
use serde_json::Value;

use super::actions::{Action, Part, Person, Step, Under};
use super::shape::list;
use crate::sandboxed::TestApp;
use crate::sandboxed::standing::Stood;

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
pub fn were_kept(before: &Stood, after: &Stood, person: &Person, step: Step, good: bool) {
    let (was, is) = (&before.connection, &after.connection);
    assert!(!erasing(is) || erasing(was) || step.action == Action::Erase, "erased by nobody");
    let (had, has) = (mark(was), mark(is));
    let taking = matches!(was.intent, Some(Intent::TakeCustody { .. }))
        || matches!(step.action, Action::Take | Action::TakeBack);
    assert!(had == has || taking || was.rotation.is_some(), "another secret than the one that was taken");
    if good && step.action == Action::Take {
        assert_eq!(has, person.mark(), "taken, and another one is here");
    }
    if good && step.action == Action::Settle {
        assert_eq!(is.intent, None, "settled, and begun all the same");
    }
    let refused = |connection: &Connection| {
        let leaving = connection.rotation.as_ref()?.leaving.as_ref()?;
        let measured = leaving.refused.as_ref().is_some_and(|known| known.by.is_none());
        leaving.custody.as_ref().filter(|_| measured).map(|custody| custody.mark.secret_hash.clone())
    };
    // A fault under which Okta refuses every secret makes it so for that moment.
    let refuses_all = step.under == Under::Fault("wrong-secret", None);
    if let (None, Some(refused)) = (refused(was), refused(is).filter(|_| !refuses_all)) {
        assert!(!active(after.as_json()).contains(&refused.as_str()), "said to be refused, and Okta takes it");
    }
}

fn mark(connection: &Connection) -> Option<&str> {
    connection.secret.as_ref().map(|custody| custody.mark.secret_hash.as_str())
}

/// Marks of the secrets that Okta accepts.
fn active(consoles: &Value) -> Vec<&str> {
    let secrets = list(&consoles["integration"]["secrets"]).iter().filter(|secret| secret["active"] == true);
    secrets.filter_map(|secret| secret["secret_hash"].as_str()).collect()
}

/// What holds in every state.
pub fn hold(desk: &TestApp, stood: &Stood, items: &[(String, String)], person: &Person, part: Part) {
    let (connection, consoles) = (&stood.connection, stood.as_json());
    assert_eq!(journey(connection, desk.engine().way(connection)).rail.len(), 6);
    assert!(!live(connection).is_empty() || connection.secret.is_none());
    items_are_known(connection, items, person);
    dell_has_one(connection, consoles, person, part);
    let active = active(consoles);
    let here = connection.kept().any(|custody| {
        active.contains(&custody.mark.secret_hash.as_str())
            && items.iter().any(|(account, mark)| *account == custody.account && *mark == custody.mark.secret_hash)
    });
    assert!(
        here || erasing(connection) || connection.secret.is_none(),
        "nothing here that Okta takes, and nobody erased it"
    );
    if let Some(rotation) =
        connection.rotation.as_ref().filter(|rotation| rotation.leaving.is_some() && !rotation.given_up)
    {
        assert!(!rotation.lost, "the one that stays is here");
    }
}

/// The keychain has what the record says, and nothing else.
fn items_are_known(connection: &Connection, items: &[(String, String)], person: &Person) {
    let erases = matches!(connection.intent, Some(Intent::Erase { .. }));
    let wiped = match &connection.intent {
        Some(Intent::Wipe { account }) => Some(account),
        _ => None,
    };
    for custody in connection.kept() {
        // Erasing a previous secret has no intent: an interrupted one stays listed, and is offered for erasing again.
        let again = connection.secret_proven() && connection.replaced.contains(custody);
        let goes = again || (erases && custody.account.contains("/okta-secret/")) || wiped == Some(&custody.account);
        let there =
            items.iter().any(|(account, mark)| *account == custody.account && *mark == custody.mark.secret_hash);
        assert!(there || goes, "saved by the record, and not in the keychain: {}", custody.account);
    }
    if connection.intent.is_none() && !person.spoiled {
        let gone = connection.secret_choice == Some(SecretChoice::Erased);
        let leaving = connection.rotation.as_ref().and_then(|rotation| rotation.leaving.as_ref());
        let wiped = leaving.filter(|leaving| leaving.wiped.is_some()).and_then(|leaving| leaving.custody.as_ref());
        for (account, _) in items {
            let known = connection.custodies().any(|custody| custody.account == *account);
            assert!(known, "an item that nobody knows: {account}");
            let erased = gone && connection.secret.as_ref().is_some_and(|secret| secret.account == *account);
            assert!(!erased, "said to be erased, and in the keychain: {account}");
            assert!(wiped.is_none_or(|wiped| wiped.account != *account), "said to be wiped: {account}");
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
    if part.registered() {
        let domain = domains.first().expect("it was registered");
        let holds = domain["secret_hash"].as_str().unwrap_or_default();
        assert!(active(consoles).contains(&holds), "Dell does not get in");
    }
}

/// What is erased or being erased, if the record says so.
fn erasing(connection: &Connection) -> bool {
    matches!(connection.intent, Some(Intent::Erase { .. })) || connection.secret_choice == Some(SecretChoice::Erased)
}
