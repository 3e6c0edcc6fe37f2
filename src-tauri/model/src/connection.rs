//! What is known of one connection: plain data, stored as it is, never holding a secret.
//!
//! The journey is a function of these facts; only `connection` changes them.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::names::{ClientId, OktaHost};
use crate::problem::Kind;

mod app_status;
mod check_id;
mod credential;
mod dell;
mod dispatch;
mod item_name;
mod items;
mod okta;
mod progress;
mod ready;
pub(crate) mod rotation;
mod stored_secret;

pub use crate::catalogue::{Tier, Way};
pub use app_status::*;
pub use check_id::*;
pub use credential::*;
pub use dell::*;
pub use dispatch::*;
pub use item_name::*;
pub use items::*;
pub use okta::*;
pub use progress::*;
pub use ready::*;
pub use rotation::*;
pub use stored_secret::*;

/// How a fact is known: tested by the app (`by` is `None`), or reported by a named person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Evidence {
    /// Who reported it; `None` means tested.
    pub by: Option<String>,
    /// Since when.
    #[ts(as = "String")]
    pub at: Timestamp,
}

impl Evidence {
    /// Tested now.
    pub fn tested(at: Timestamp) -> Self {
        Self { by: None, at }
    }
}

/// All facts of one connection.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Connection {
    /// Connection id: 12 hex digits, random.
    pub id: String,
    /// When it was begun.
    pub begun_at: Timestamp,
    /// Roles, and where secrets are saved.
    pub ready: Ready,
    /// Steps 1 to 4: what is in Okta, and what a test of it showed.
    pub okta: OktaSide,
    /// Where it goes at Dell.
    pub dell: Dell,
    /// Step 5.
    pub registration: Registration,
    /// What the console answered to authorizing again, while the earlier registration is still at Dell.
    pub refused_again: Option<RefusedAgain>,
    /// A re-authorization whose end is not known, while Dell has a registration: it may hold either secret.
    pub reauthorization: Dispatch<Subject>,
    /// Since when authorizing again is what the person looks at, outside a rotation.
    pub reauthorizing: Option<Timestamp>,
    /// A change asked of Dell without a clear end.
    pub change: Dispatch<Order>,
    /// The registration was removed at Dell: how that is known.
    pub removed_at_dell: Option<Evidence>,
    /// Step 6: Cloud Key Management.
    pub keys: Option<Keys>,
    /// Step 6: the backups.
    pub backup: Backup,
    /// How far the person is.
    pub progress: Progress,
    /// The items in the stores.
    pub items: Items,
    /// When it was found that what was done after these facts is lost, for the store was damaged. Until Dell's list
    /// was read, nothing is sent there.
    pub records_lost_at: Option<Timestamp>,
}

impl Connection {
    /// A connection with nothing answered.
    pub fn new(id: String, environment: &str, at: Timestamp) -> Self {
        Self {
            id,
            begun_at: at,
            dell: Dell { environment: environment.to_owned(), ..Dell::default() },
            items: Items { next_item: 1, ..Items::default() },
            ..Self::default()
        }
    }

    /// The okta host of the org, once one is named.
    pub fn host(&self) -> Option<&OktaHost> {
        self.okta.organization.as_ref().map(|organization| &organization.host)
    }

    /// What a proof or registration made now would be about.
    pub fn subject(&self) -> Option<Subject> {
        self.subject_with(self.secret_here()?)
    }

    fn subject_with(&self, secret: &StoredSecret) -> Option<Subject> {
        Some(Subject {
            host: self.host()?.clone(),
            client_id: self.client_id_here()?.clone(),
            secret_hash: secret.mark.secret_hash.clone(),
        })
    }

    /// The current secret, if it was saved for the current organization: another's is kept, and is never sent to this one.
    pub fn secret_here(&self) -> Option<&StoredSecret> {
        let host = self.host()?;
        self.okta.secret.current().filter(|custody| *host == *custody.host())
    }

    /// What was decided on the last screen.
    pub fn secret_choice(&self) -> Option<SecretChoice> {
        if self.okta.secret.current().is_some_and(StoredSecret::is_erased) {
            return Some(SecretChoice::Erased);
        }
        self.progress.keeps_secret.then_some(SecretChoice::Kept)
    }

    /// All secrets that are saved, or were until they were erased or a session ended.
    pub fn custodies(&self) -> impl Iterator<Item = &StoredSecret> {
        let rotated = self.okta.rotation.as_ref().and_then(Rotation::secret);
        self.okta.secret.all().chain(self.dell.key.all()).chain(rotated)
    }

    /// The same, to note what was found of it.
    pub fn custodies_mut(&mut self) -> impl Iterator<Item = &mut StoredSecret> {
        let rotated = self.okta.rotation.as_mut().and_then(Rotation::secret_mut);
        self.okta.secret.all_mut().chain(self.dell.key.all_mut()).chain(rotated)
    }

    /// Those of them that should be in their store.
    pub fn kept(&self) -> impl Iterator<Item = &StoredSecret> {
        // A rotation doesn't rely on what it found missing.
        let relied = |custody: &&StoredSecret| self.okta.rotation.is_none() || custody.here();
        let rotated = self.okta.rotation.as_ref().and_then(Rotation::secret);
        let relied = self.okta.secret.current().into_iter().chain(rotated).filter(relied);
        let all = relied.chain(self.okta.secret.previous()).chain(self.dell.key.all());
        all.filter(|custody| custody.may_be_here())
    }

    /// The vault is its place, or has something of it.
    pub fn uses_vault(&self) -> bool {
        self.ready.store == StoreKind::Vault || self.custodies().any(|custody| custody.store == StoreKind::Vault)
    }

    /// Okta's secret was kept for a session that has ended, and nobody else was given it.
    pub fn lost_with_session(&self) -> bool {
        let over = self.secret_here().is_some_and(StoredSecret::session_has_ended);
        over && !self.registration.is_done()
    }

    /// The Client ID, if it was given for the current organization.
    pub fn client_id_here(&self) -> Option<&ClientId> {
        let host = &**self.host()?;
        let given_for =
            self.okta.client_id_host.as_deref().or_else(|| self.okta.secret.current().map(StoredSecret::host));
        self.okta.client_id.as_ref().filter(|_| given_for.is_none_or(|given| given == host))
    }

    /// What Dell is given by a rotation: the same integration with the pending secret.
    pub fn subject_to_come(&self) -> Option<Subject> {
        self.subject_with(&self.okta.rotation.as_ref()?.pending()?.secret)
    }

    /// Whether the credential or the scopes differ from those that were tested.
    pub fn proof_stale(&self) -> bool {
        self.okta.proof.as_ref().is_some_and(|proof| {
            let others = proof.added.as_ref().is_some_and(|added| *added != self.okta.permissions.added);
            self.subject().as_ref() != Some(&proof.of) || (others && proof.level == Level::All)
        })
    }

    /// Whether Okta accepted the current secret: its row of the test passed.
    pub fn secret_tested(&self) -> bool {
        let of = self.subject();
        self.okta.proof.as_ref().is_some_and(|proof| of.as_ref() == Some(&proof.of) && proof.accepted_credential())
    }

    /// When Okta rejected the current secret, if its last test found that.
    pub fn secret_rejected(&self) -> Option<Timestamp> {
        let of = self.subject();
        let proof = self.okta.proof.as_ref().filter(|proof| of.as_ref() == Some(&proof.of))?;
        let problem = proof.row(&CheckId::Credential)?.problem.as_ref()?;
        (problem.kind == Kind::OktaSecretRefused).then_some(proof.at)
    }

    /// Another secret comes into use; the person has not chosen yet whether to keep it.
    pub fn replace_secret(&mut self, with: StoredSecret) {
        self.progress.keeps_secret = false;
        self.okta.secret.replace(with);
    }

    /// This item was erased, and what the connection then lacks is known.
    pub fn forget(&mut self, item: &str, at: Timestamp) {
        let is = |custody: &StoredSecret| custody.item == *item;
        self.okta.secret.retire_all(is);
        self.dell.key.retire_all(is);
        if self.dell.key.current.take_if(|key| is(key)).is_some() {
            self.dell.token = None;
        }
        if let Some(secret) = self.okta.secret.current.as_mut().filter(|secret| is(secret)) {
            secret.erased(at);
        }
        match &mut self.okta.rotation {
            Some(Rotation::Pending(pending)) if is(&pending.secret) => {
                self.okta.rotation = Some(Rotation::Begun { since: pending.since });
            }
            Some(Rotation::Promoted { retiring, .. } | Rotation::Abandoned { retiring }) => {
                if let Some(secret) = retiring.secret.as_mut().filter(|secret| is(secret)) {
                    secret.erased(at);
                }
            }
            Some(Rotation::Begun { .. } | Rotation::Pending(_)) | None => {}
        }
        self.items
            .intent
            .take_if(|intent| matches!(intent, Intent::TakeCustody { item: begun, .. } if *begun == *item));
    }

    /// A secret whose session ended is nowhere here any more, and whatever depended on it must be done again.
    pub fn session_over(&mut self, gone: &[ItemName], at: Timestamp) {
        let over = |custody: &StoredSecret| custody.store == StoreKind::Session && gone.contains(&custody.item);
        self.okta.secret.retire_all(over);
        self.dell.key.retire_all(over);
        match &self.okta.rotation {
            // It lives on in Okta's list; what to do about it begins there.
            Some(Rotation::Pending(pending)) if over(&pending.secret) => {
                self.okta.rotation = Some(Rotation::Begun { since: pending.since });
            }
            Some(_) | None => {}
        }
        if self.dell.key.current().is_some_and(over) && !self.registration.is_done() {
            self.dell.token = None;
        }
        for custody in self.custodies_mut().filter(|custody| over(custody)) {
            custody.session_ended(at);
        }
        if self.lost_with_session() {
            self.progress.looking_at = None;
            self.progress.passed.remove(&Step::Install);
        }
    }

    /// Previous secrets that can come into use again: of the current organization, and in their store.
    pub fn usable_again(&self) -> impl Iterator<Item = &StoredSecret> {
        let host = self.host().map(|host| &**host);
        self.okta.secret.previous().iter().filter(move |custody| custody.here() && host == Some(custody.host()))
    }

    /// Whether what Dell holds differs from what is stored now.
    pub fn registration_stale(&self) -> bool {
        self.registered().is_some_and(|of| self.subject().as_ref() != Some(of))
    }

    /// What is registered at Dell.
    pub fn registered(&self) -> Option<&Subject> {
        if let Dispatch::Done { of, .. } = &self.registration { Some(of) } else { None }
    }

    /// Whether something was sent to Dell, or perhaps sent, whose end is not known.
    pub fn unclear(&self) -> bool {
        self.registration.is_open() || self.reauthorization.is_open() || self.change.is_open()
    }

    /// Whether this change may have been made, and nobody looked.
    pub fn may_have(&self, what: Change) -> bool {
        self.change.open().is_some_and(|(_, order)| order.what == what)
    }

    /// A start: what was about to be sent may have been sent. Whether that changed anything.
    pub fn restart(&mut self) -> bool {
        // Each of them, whatever the others answer.
        self.registration.restart() | self.reauthorization.restart() | self.change.restart()
    }
}
