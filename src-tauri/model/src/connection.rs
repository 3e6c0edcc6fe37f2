//! What is known of one connection: plain data, stored as it stands, never holding a secret.
//!
//! The journey is a function of these facts; only `connection` changes them.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::dispatch::Dispatch;
use crate::mark::Mark;
use crate::problem::Kind;

mod dell;
mod okta;
mod rotation;
mod v4;

pub use dell::*;
pub use okta::*;
pub use rotation::*;

words! {
    /// The steps in their order. The aliases are the steps of stores that an earlier version wrote.
    Step {
        /// 1 Choose org.
        #[serde(alias = "ready", alias = "organisation")]
        Org = "org",
        /// 2 Review permissions.
        Permissions = "permissions",
        /// 3 Install in Okta: the secret and the client ID.
        #[serde(alias = "secret", alias = "client_id")]
        Install = "install",
        /// 4 Test.
        #[serde(alias = "prove")]
        Test = "test",
        /// 5 Authorize in Dell.
        #[serde(alias = "dell")]
        Authorize = "authorize",
        /// 6 Turn on backups.
        #[serde(alias = "keys", alias = "backup")]
        Backups = "backups",
        /// Finish: what becomes of the secret here.
        #[serde(alias = "done")]
        Finish = "finish",
    }
}

impl Step {
    /// How many steps people count: all but the last screen.
    pub const COUNT: u8 = 6;

    /// The number people count, 1 to 6; the last screen is the one after.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::Org => 1,
            Self::Permissions => 2,
            Self::Install => 3,
            Self::Test => 4,
            Self::Authorize => 5,
            Self::Backups => 6,
            Self::Finish => 7,
        }
    }
}

/// Reads the passed steps. An earlier version, whose first step was "ready", had several screens for some: such a step
/// is passed where its last screen was, and "Install in Okta" where the one for the secret was too.
fn passed<'de, D: serde::Deserializer<'de>>(from: D) -> Result<BTreeSet<Step>, D::Error> {
    let words = BTreeSet::<String>::deserialize(from)?;
    let earlier = words.contains("ready");
    Ok(words
        .iter()
        .filter_map(|word| match word.as_str() {
            "organisation" => Some(Step::Org),
            "client_id" => words.contains("secret").then_some(Step::Install),
            "install" if earlier => None,
            "prove" => Some(Step::Test),
            "backup" => Some(Step::Backups),
            "done" => Some(Step::Finish),
            word => Step::ALL.iter().copied().find(|step| step.word() == word),
        })
        .collect())
}

words! {
    /// State of a step in the rail.
    StepState {
        /// Nothing answered.
        NotStarted = "not_started",
        /// Some of it answered, or on screen.
        InProgress = "in_progress",
        /// All of it answered.
        Done = "done",
        /// Answered, and something is wrong or stale.
        Attention = "attention",
        /// Waits for somebody or something else.
        Waiting = "waiting",
    }
}

words! {
    /// What is left to do once the path is walked.
    Todo {
        /// Turn on Cloud Key Management, without which no scheduled backup starts.
        KeyManagement = "key-management",
        /// See the first backup finish.
        FirstBackup = "first-backup",
        /// Make sure that someone can sign in to Dell while Okta is down.
        EmergencySignIn = "emergency-sign-in",
        /// Run a test restore.
        TestRestore = "test-restore",
        /// Send the report to the security team.
        ReportToSecurity = "report-to-security",
    }
}

words! {
    /// Who has a role.
    Holder {
        /// The person at the desk.
        Me = "me",
        /// A colleague.
        Colleague = "colleague",
    }
}

/// How a fact is known: measured by the app (`by` empty), or confirmed by a named person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Who confirmed; nothing means measured.
    pub by: Option<String>,
    /// Since when.
    pub at: Timestamp,
}

impl Evidence {
    /// Measured now.
    #[must_use]
    pub fn measured(at: Timestamp) -> Self {
        Self { by: None, at }
    }
}

/// What is known before an org is chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Ready {
    /// Who has Okta Super Admin.
    pub okta_admin: Option<Holder>,
    /// The colleague's name, if one has it.
    pub okta_colleague: String,
    /// Who has Dell Cloud Admin.
    pub dell_admin: Option<Holder>,
    /// The colleague's name, if one has it.
    pub dell_colleague: String,
    /// `yes`, `no` or `unknown`.
    pub sign_in_without_okta: Option<String>,
    /// When a place to keep the secret was last found usable.
    pub keychain_ready_at: Option<Timestamp>,
    /// Where the person wants secrets kept.
    pub keep: StoreKind,
}

words! {
    /// In which kind of place a secret is kept.
    StoreKind {
        /// The system's keychain.
        Keychain = "keychain",
        /// The app's memory, until it ends.
        Session = "session",
        /// The encrypted file of this app.
        Vault = "vault",
    }
}

impl StoreKind {
    /// What it means that an item is not where it was put.
    #[must_use]
    pub const fn gone(self) -> Kind {
        match self {
            Self::Keychain => Kind::KeychainItemGone,
            Self::Session => Kind::SessionOver,
            Self::Vault => Kind::VaultItemGone,
        }
    }
}

impl Default for StoreKind {
    /// Where nobody chose another, and in a store of before there was a choice.
    fn default() -> Self {
        Self::Keychain
    }
}

/// What was found instead of a secret in custody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Missing {
    /// When it was first found so.
    pub at: Timestamp,
    /// Another value lies there; otherwise there is no such item.
    pub changed: bool,
}

/// A secret in custody, by its mark and place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredSecret {
    /// Account name of the item in the keychain.
    pub account: String,
    /// The place's own name: the keychain's, or the vault's file.
    pub place: String,
    /// Which kind of place it is.
    #[serde(default)]
    pub keep: StoreKind,
    /// When it was found that the session which it was kept for had ended: the value is nowhere here any more.
    #[serde(default)]
    pub over_at: Option<Timestamp>,
    /// It was last not found in its place as it was taken. Found there again, this is nothing.
    #[serde(default)]
    pub astray: Option<Missing>,
    /// Its mark.
    pub mark: Mark,
    /// When it was read back as equal.
    pub at: Timestamp,
    /// Whether the clipboard was emptied afterwards; nothing where that was not come to, or there was none.
    pub clipboard_emptied: Option<bool>,
    /// Outer white space was left out.
    pub trimmed: bool,
    /// Not the usual length.
    pub unusual_length: bool,
}

impl StoredSecret {
    /// Why it is not relied upon, when it was not found as it was taken.
    #[must_use]
    pub fn not_as_it_was(&self) -> Option<Kind> {
        self.astray.map(|astray| if astray.changed { Kind::KeychainDiffers } else { self.keep.gone() })
    }

    /// As far as is known it lies in its place.
    #[must_use]
    pub fn here(&self) -> bool {
        self.over_at.is_none() && self.astray.is_none()
    }

    /// Okta host that the item was stored for: the first part of its account name.
    #[must_use]
    pub fn host(&self) -> &str {
        self.account.split('/').next().unwrap_or_default()
    }
}

words! {
    /// What became of the secret here.
    SecretChoice {
        /// It stays in the keychain.
        Kept = "kept",
        /// It was erased and read back as gone.
        Erased = "erased",
    }
}

/// An act that was begun and not recorded as ended: what the next start has to settle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "intent", rename_all = "snake_case")]
pub enum Intent {
    /// A secret is being put into this slot.
    TakeCustody {
        /// Account name in the keychain.
        account: String,
        /// Which kind of place it is put into.
        #[serde(default)]
        keep: StoreKind,
        /// Its mark, by which the next start recognizes it.
        mark: Mark,
        /// `true` for Dell's Secret Key.
        dell: bool,
        /// `true` for the secret that comes in by a rotation.
        #[serde(default)]
        rotation: bool,
        /// Outer white space was left out.
        trimmed: bool,
        /// Not the usual length.
        unusual_length: bool,
    },
    /// The item in this slot is being erased.
    Erase {
        /// Account name in the keychain.
        account: String,
    },
    /// The item in this slot is being stored in the keychain too. Until that is read back it lies where it lay.
    Move {
        /// Account name, the same in both places.
        account: String,
    },
    /// The item lies in the keychain now, and what it lies in no more is being emptied of it.
    MoveOut {
        /// Account name.
        account: String,
        /// Where it lay.
        from: StoreKind,
    },
    /// The connection is being removed, with all its items.
    Remove,
    /// The item of the secret that goes out by a rotation is being erased, and no other.
    Wipe {
        /// Account name in the keychain.
        account: String,
    },
}

/// All facts of one connection. What an older store does not have yet reads as not answered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Connection {
    /// Connection id: 12 hex digits, random.
    pub id: String,
    /// When it was begun.
    pub begun_at: Timestamp,
    /// Roles, and where secrets are saved.
    pub ready: Ready,
    /// Step 1.
    #[serde(alias = "organisation")]
    pub organization: Option<Organization>,
    /// Step 2.
    pub permissions: Permissions,
    /// Secret of Okta in custody (erased: see `secret_choice`).
    pub secret: Option<StoredSecret>,
    /// Secrets it replaced: their items stay until the connection's secret is erased.
    pub replaced: Vec<StoredSecret>,
    /// Number of the next keychain item, so that no item is ever written over.
    pub next_item: u32,
    /// Items that the keychain may have a copy of: a move into it was cut short, and it could not be asked since.
    #[serde(default)]
    pub strays: Vec<String>,
    /// Client ID.
    pub client_id: Option<String>,
    /// Okta host that the Client ID was given for; a store from before this was kept goes by the secret's.
    #[serde(default)]
    pub client_id_host: Option<String>,
    /// Step 4.
    pub proof: Option<Proof>,
    /// The proof was skipped, when.
    pub proof_skipped_at: Option<Timestamp>,
    /// Where it goes at Dell.
    pub dell: Dell,
    /// Step 5.
    #[serde(deserialize_with = "v4::registration")]
    pub registration: Registration,
    /// What the console answered to authorizing again, while what was registered before stands at Dell.
    #[serde(default)]
    pub refused_again: Option<RefusedAgain>,
    /// A re-authorization whose end is not known, while a registration stands: Dell may hold either secret.
    #[serde(alias = "handed", deserialize_with = "v4::reauthorization")]
    pub reauthorization: Dispatch<Subject>,
    /// Since when authorizing again is what the person looks at, outside a rotation.
    #[serde(default)]
    pub reauthorizing: Option<Timestamp>,
    /// A rotation of Okta's secret that is under way.
    #[serde(default)]
    pub rotation: Option<Rotation>,
    /// A change asked of Dell without a clear end.
    #[serde(alias = "asked", deserialize_with = "v4::change")]
    pub change: Dispatch<Order>,
    /// The registration was removed at Dell: how that is known.
    #[serde(default)]
    pub removed_at_dell: Option<Evidence>,
    /// Step 6: Cloud Key Management.
    pub keys: Option<Keys>,
    /// Step 6: the backups.
    pub backup: Backup,
    /// The last screen.
    pub secret_choice: Option<SecretChoice>,
    /// When the path was walked to its end.
    pub finished_at: Option<Timestamp>,
    /// Steps whose Continue was pressed while all they need was there.
    #[serde(deserialize_with = "passed")]
    pub passed: BTreeSet<Step>,
    /// To-dos that a person reported as done.
    #[serde(default)]
    pub todos_done: BTreeMap<Todo, Evidence>,
    /// Where the person went back to, if not at the frontier.
    pub looking_at: Option<Step>,
    /// Begun and not ended.
    pub intent: Option<Intent>,
    /// Name used last for "confirmed by".
    pub confirmer: String,
    /// When it was found that what was done after these facts is lost, for the store was damaged. Until Dell's list
    /// was read, nothing is sent there.
    #[serde(default)]
    pub records_lost_at: Option<Timestamp>,
}

impl Connection {
    /// A connection with nothing answered.
    #[must_use]
    pub fn new(id: String, environment: &str, at: Timestamp) -> Self {
        Self {
            id,
            begun_at: at,
            ready: Ready::default(),
            organization: None,
            permissions: Permissions::default(),
            secret: None,
            replaced: Vec::new(),
            strays: Vec::new(),
            next_item: 1,
            client_id: None,
            client_id_host: None,
            proof: None,
            proof_skipped_at: None,
            dell: Dell { environment: environment.to_owned(), ..Dell::default() },
            registration: Registration::NotSent,
            refused_again: None,
            reauthorization: Dispatch::NotSent,
            reauthorizing: None,
            rotation: None,
            change: Dispatch::NotSent,
            removed_at_dell: None,
            keys: None,
            backup: Backup::default(),
            secret_choice: None,
            finished_at: None,
            passed: BTreeSet::new(),
            todos_done: BTreeMap::new(),
            looking_at: None,
            intent: None,
            confirmer: String::new(),
            records_lost_at: None,
        }
    }

    /// What a proof or registration made now would be about.
    #[must_use]
    pub fn subject(&self) -> Option<Subject> {
        Some(Subject {
            host: self.organization.as_ref()?.host.clone(),
            client_id: self.client_id_here()?.to_owned(),
            secret_hash: self.secret_here()?.mark.secret_hash.clone(),
        })
    }

    /// The secret in custody, if it was taken for the organization that stands here now: another's is kept, and
    /// is never sent to this one.
    #[must_use]
    pub fn secret_here(&self) -> Option<&StoredSecret> {
        let host = &self.organization.as_ref()?.host;
        self.secret.as_ref().filter(|custody| custody.host() == host)
    }

    /// All that is in custody, or was until a session ended.
    pub fn custodies(&self) -> impl Iterator<Item = &StoredSecret> {
        let rotation = self.rotation.as_ref();
        let new = rotation.and_then(|rotation| rotation.new.as_ref());
        let leaving = rotation.and_then(|rotation| rotation.leaving.as_ref()?.custody.as_ref());
        self.secret.iter().chain(&self.dell.key).chain(&self.replaced).chain(new).chain(leaving)
    }

    /// What of it is meant to lie in its place: not erased by choice, not lost or wiped by a rotation, and not over
    /// with its session.
    pub fn kept(&self) -> impl Iterator<Item = &StoredSecret> {
        let rotation = self.rotation.as_ref();
        let erased = self.secret_choice == Some(SecretChoice::Erased) || rotation.is_some_and(|rotation| rotation.lost);
        let new = rotation.and_then(|rotation| rotation.new.as_ref());
        let leaving = rotation.and_then(|rotation| rotation.leaving.as_ref());
        let leaving = leaving.filter(|leaving| leaving.here && leaving.wiped.is_none());
        let leaving = leaving.and_then(|leaving| leaving.custody.as_ref());
        let secret = self.secret.as_ref().filter(|_| !erased);
        let all = secret.into_iter().chain(&self.dell.key).chain(&self.replaced).chain(new).chain(leaving);
        all.filter(|custody| custody.over_at.is_none())
    }

    /// The vault is its place, or has something of it.
    #[must_use]
    pub fn uses_vault(&self) -> bool {
        self.ready.keep == StoreKind::Vault || self.custodies().any(|custody| custody.keep == StoreKind::Vault)
    }

    /// The same as [`Connection::custodies`], to be changed.
    pub fn custodies_mut(&mut self) -> impl Iterator<Item = &mut StoredSecret> {
        let (new, leaving) = match self.rotation.as_mut() {
            Some(rotation) => (rotation.new.as_mut(), rotation.leaving.as_mut().and_then(|l| l.custody.as_mut())),
            None => (None, None),
        };
        self.secret.iter_mut().chain(&mut self.dell.key).chain(&mut self.replaced).chain(new).chain(leaving)
    }

    /// Okta's secret was kept for a session that has ended, and nobody else was given it.
    #[must_use]
    pub fn lost_with_session(&self) -> bool {
        let over = self.secret_here().is_some_and(|custody| custody.over_at.is_some());
        over && !self.registration.is_done()
    }

    /// The Client ID, if it was given for the organization that stands here now.
    #[must_use]
    pub fn client_id_here(&self) -> Option<&str> {
        let host = self.organization.as_ref()?.host.as_str();
        let given_for = self.client_id_host.as_deref().or_else(|| self.secret.as_ref().map(StoredSecret::host));
        self.client_id.as_deref().filter(|_| given_for.is_none_or(|given| given == host))
    }

    /// What Dell is given by a rotation: the same integration with the secret that comes in.
    #[must_use]
    pub fn subject_to_come(&self) -> Option<Subject> {
        Some(Subject {
            host: self.organization.as_ref()?.host.clone(),
            client_id: self.client_id_here()?.to_owned(),
            secret_hash: self.rotation.as_ref()?.new.as_ref()?.mark.secret_hash.clone(),
        })
    }

    /// Whether the proof is about something else than what stands here now: credential or scopes.
    #[must_use]
    pub fn proof_stale(&self) -> bool {
        self.proof.as_ref().is_some_and(|proof| {
            let others = proof.added.as_ref().is_some_and(|added| *added != self.permissions.added);
            self.subject().as_ref() != Some(&proof.of) || (others && proof.level == Level::All)
        })
    }

    /// Whether Okta answered to the secret that stands here now: its row of the proof passed.
    #[must_use]
    pub fn secret_proven(&self) -> bool {
        let passed = |proof: &Proof| proof.rows.iter().any(|r| r.id == "credential" && r.state == RowState::Pass);
        self.proof.as_ref().is_some_and(|proof| self.subject().as_ref() == Some(&proof.of) && passed(proof))
    }

    /// Secrets of Okta's that were replaced and are still in the keychain, oldest first.
    pub fn replaced_secrets(&self) -> impl Iterator<Item = &StoredSecret> {
        self.replaced.iter().filter(|custody| custody.account.contains("/okta-secret/"))
    }

    /// Another secret comes into use, and nothing is chosen for it yet. The one before stands behind it, unless it was
    /// erased by choice or went with its session; one that was not found may come back, and is not forgotten.
    pub fn replace_secret(&mut self, with: StoredSecret) {
        let erased = self.secret_choice.take() == Some(SecretChoice::Erased);
        let before = self.secret.replace(with);
        self.replaced.extend(before.filter(|before| before.over_at.is_none() && !erased));
    }

    /// Those of them that can be put into use again: of the organization that stands here, and not gone with a session.
    pub fn usable_again(&self) -> impl Iterator<Item = &StoredSecret> {
        let host = self.organization.as_ref().map(|organization| organization.host.as_str());
        self.replaced_secrets().filter(move |custody| custody.here() && host == Some(custody.host()))
    }

    /// Whether Dell holds something else than what stands here now.
    #[must_use]
    pub fn registration_stale(&self) -> bool {
        self.registered().is_some_and(|of| self.subject().as_ref() != Some(of))
    }

    /// What is registered at Dell.
    #[must_use]
    pub fn registered(&self) -> Option<&Subject> {
        if let Dispatch::Done { of, .. } = &self.registration { Some(of) } else { None }
    }

    /// Whether something was sent to Dell, or perhaps sent, whose end is not known.
    #[must_use]
    pub fn unclear(&self) -> bool {
        self.registration.is_open() || self.reauthorization.is_open() || self.change.is_open()
    }

    /// Whether this change may have been made, and nobody looked.
    #[must_use]
    pub fn may_have(&self, what: Change) -> bool {
        self.change.open().is_some_and(|(_, order)| order.what == what)
    }

    /// A start: what was about to be sent may have been sent. Whether that changed anything.
    pub fn restart(&mut self) -> bool {
        // Each of them, whatever the others answer.
        self.registration.restart() | self.reauthorization.restart() | self.change.restart()
    }
}
