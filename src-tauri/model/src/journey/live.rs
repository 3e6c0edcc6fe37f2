//! "What is live right now": in Okta, at Dell and here.

use serde::Serialize;

use crate::connection::{Change, Connection, Evidence, Intent, KeysState, Outcome, Proof, Registration, StoreKind};
use crate::problem::{Kind, Problem};

words! {
    /// Where a live thing is.
    Place {
        /// In Okta.
        Okta = "okta",
        /// At Dell.
        Dell = "dell",
        /// On this computer.
        Here = "here",
    }
}

/// One thing that is live.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Live {
    /// Where.
    pub place: Place,
    /// `integration`, `secret`, `registration`, `keys`, `keychain_item`, `dell_keychain_item`, the same of `session`
    /// and `vault`; `dell_credential`.
    pub id: &'static str,
    /// How it is known; `None` if it may be so and nobody looked.
    pub known: Option<Evidence>,
}

/// What is live as far as it is known. Lists only what may exist.
pub fn live(connection: &Connection) -> Vec<Live> {
    let mut all = Vec::new();
    if let Some(custody) = connection.okta.secret.current() {
        // A secret was taken, so an integration was installed; a proof with it measures that it lives.
        let accepted = |proof: &&Proof| !connection.proof_stale() && proof.accepted_credential();
        let proven = connection.okta.proof.as_ref().filter(accepted);
        let known = proven.map(|p| Evidence::tested(p.at));
        all.push(Live { place: Place::Okta, id: "integration", known: known.clone() });
        all.push(Live { place: Place::Okta, id: "secret", known });
        if custody.here() {
            let id = item_in(custody.store, ["keychain_item", "session_item", "vault_item"]);
            all.push(Live { place: Place::Here, id, known: Some(Evidence::tested(custody.at)) });
        }
    }
    if matches!(connection.items.intent, Some(Intent::MoveOut { from: StoreKind::Vault, .. })) {
        // The keychain has it; the vault was not open yet to remove its copy.
        all.push(Live { place: Place::Here, id: "vault_item", known: None });
    }
    if let Some(key) = connection.dell.key.current().filter(|key| key.may_be_here()) {
        let id = item_in(key.store, ["dell_keychain_item", "dell_session_item", "dell_vault_item"]);
        all.push(Live { place: Place::Here, id, known: Some(Evidence::tested(key.at)) });
    }
    if connection.dell.key_client_id.is_some() {
        all.push(Live { place: Place::Dell, id: "dell_credential", known: connection.dell.token.clone() });
    }
    let registration = match &connection.registration {
        Registration::Done { known, .. } => Some(Some(known.clone())),
        Registration::Intended { .. } | Registration::Running { .. } | Registration::Unknown { .. } => Some(None),
        Registration::Refused { outcome, problem, .. } => may_stand(*outcome, problem.as_ref()).then_some(None),
        Registration::NotSent => None,
    };
    all.extend(registration.map(|known| Live { place: Place::Dell, id: "registration", known }));
    let on = connection.keys.as_ref().filter(|keys| keys.state == KeysState::On).map(|keys| keys.known.clone());
    if on.is_some() || connection.may_have(Change::KeysOn) {
        all.push(Live { place: Place::Dell, id: "keys", known: on });
    }
    all
}

fn item_in(store: StoreKind, [keychain, session, vault]: [&'static str; 3]) -> &'static str {
    match store {
        StoreKind::Keychain => keychain,
        StoreKind::Session => session,
        StoreKind::Vault => vault,
    }
}

/// Whether an org may be registered at Dell all the same: somebody did it before, or the outcome of this request is
/// unknown.
fn may_stand(outcome: Option<Outcome>, problem: Option<&Problem>) -> bool {
    let registered_before = problem.is_some_and(|problem| problem.kind == Kind::DellAlready);
    registered_before
        || match outcome {
            Some(Outcome::AlreadyRegistered | Outcome::NoAnswer | Outcome::ServiceBusy | Outcome::Other) => true,
            None
            | Some(
                Outcome::Registered
                | Outcome::DomainRefused
                | Outcome::CredentialRefused
                | Outcome::PermissionMissing
                | Outcome::NotAllowed
                | Outcome::PasteBlocked
                | Outcome::SafeMode,
            ) => false,
        }
}
