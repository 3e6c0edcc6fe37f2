//! What is known of one connection: plain data, stored as it stands, never holding a secret.
//!
//! The journey is a function of these facts; only `connection` changes them.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::problem::Problem;
use crate::secret::Mark;

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "wire", derive(ts_rs::TS))]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $word)] $variant),+ }

        impl $name {
            /// All of them, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable word for the store, the page and tests.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }
    };
}

words! {
    /// The steps in their order. The three screens of "Install in Okta" count as one, number 4.
    Step {
        /// 1 Check you are ready.
        Ready = "ready",
        /// 2 Name your Okta organisation.
        Organisation = "organisation",
        /// 3 Review the permissions.
        Permissions = "permissions",
        /// 4 Install in Okta: before the click.
        Install = "install",
        /// 4b Take the secret.
        Secret = "secret",
        /// 4c Copy the Client ID.
        ClientId = "client_id",
        /// 5 Prove it works.
        Prove = "prove",
        /// 6 Reach Dell.
        Dell = "dell",
        /// 7 Check your answers, then Authorize.
        Authorize = "authorize",
        /// 8 Decide on Cloud Key Management.
        Keys = "keys",
        /// 9 Review backup details.
        Backup = "backup",
        /// 10 Done.
        Done = "done",
    }
}

impl Step {
    /// The number people count, 1 to 10.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::Ready => 1,
            Self::Organisation => 2,
            Self::Permissions => 3,
            Self::Install | Self::Secret | Self::ClientId => 4,
            Self::Prove => 5,
            Self::Dell => 6,
            Self::Authorize => 7,
            Self::Keys => 8,
            Self::Backup => 9,
            Self::Done => 10,
        }
    }
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
    /// Who has a role.
    Holder {
        /// The person at the desk.
        Me = "me",
        /// A colleague.
        Colleague = "colleague",
    }
}

words! {
    /// What kind of organisation a domain is.
    Tier {
        /// People work with it.
        Production = "production",
        /// Okta's preview cell.
        Preview = "preview",
        /// A trial, integrator or developer organisation.
        Trial = "trial",
    }
}

words! {
    /// The way to Dell.
    Way {
        /// By hand in Dell's console; the app hands over and asks.
        Console = "console",
        /// By the environment's onboarding paths.
        Api = "api",
    }
}

words! {
    /// What the console said after Authorize (DOMAIN 5, the rows the console can meet).
    Outcome {
        /// The domain is listed.
        Registered = "registered",
        /// The domain was refused.
        DomainRefused = "domain_refused",
        /// Client ID or secret was refused.
        CredentialRefused = "credential_refused",
        /// A permission is missing.
        PermissionMissing = "permission_missing",
        /// The organisation is registered already.
        AlreadyRegistered = "already_registered",
        /// The signed-in person may not do it, or Authorize is missing.
        NotAllowed = "not_allowed",
        /// The form did not take the paste.
        PasteBlocked = "paste_blocked",
        /// Nothing happened, or it still works on it.
        NoAnswer = "no_answer",
        /// Something else.
        Other = "other",
    }
}

words! {
    /// State of a row of the proof.
    RowState {
        /// Not begun.
        Waiting = "waiting",
        /// Being asked.
        Running = "running",
        /// As it should be.
        Pass = "pass",
        /// Not as it should be.
        Fail = "fail",
        /// Could not be looked at from here.
        Blocked = "blocked",
        /// Cannot be tested without writing, or at all.
        Untestable = "untestable",
    }
}

words! {
    /// How much the proof asks.
    Level {
        /// Nothing is sent.
        Nothing = "nothing",
        /// One token request, and its revocation.
        Credential = "credential",
        /// Token, scopes and one probe per resource.
        All = "all",
    }
}

/// How a fact is known: measured by the app (`by` empty), or confirmed by a named person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// Who confirmed; nothing means measured.
    pub by: Option<String>,
    /// Since when.
    pub at: Timestamp,
}

impl Known {
    /// Measured now.
    #[must_use]
    pub fn measured(at: Timestamp) -> Self {
        Self { by: None, at }
    }
}

/// Answers of step 1.
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
}

/// The organisation of step 2.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    /// As typed or pasted.
    pub typed: String,
    /// The okta host: every call goes there, and it is what Dell is given.
    pub host: String,
    /// Its kind.
    pub tier: Tier,
    /// Custom domain, typed or told by Okta.
    pub custom_domain: Option<String>,
    /// What was left out of the typed text, in core's words (`names::Change`).
    pub changes: Vec<String>,
    /// What Okta answered; nothing when the person went through the door.
    pub told: Option<Told>,
}

/// What Okta told of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Organisation id.
    pub org_id: String,
    /// `idx` or `v1`.
    pub engine: String,
    /// When.
    pub at: Timestamp,
    /// Milliseconds it took.
    pub ms: u32,
    /// Seconds our clock is ahead of the answer's Date, when more than 60 either way.
    pub clock_off_s: Option<i32>,
    /// Issuer of the certificate, when not a public one.
    pub opened_by: Option<String>,
}

/// A list pasted from Okta's consent screen against the known scopes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Comparison {
    /// Known and in the list.
    pub matched: Vec<String>,
    /// Known and not in the list.
    pub missing: Vec<String>,
    /// In the list and not known.
    pub extra: Vec<String>,
}

/// Step 3.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Permissions {
    /// Scopes the person added.
    pub added: Vec<String>,
    /// The last comparison.
    pub compared: Option<Comparison>,
    /// When the person said they read it.
    pub acknowledged_at: Option<Timestamp>,
}

/// A secret in custody, by its mark and place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Custody {
    /// Account name of the item in the keychain.
    pub account: String,
    /// The keychain's own name.
    pub place: String,
    /// Its mark.
    pub mark: Mark,
    /// When it was read back as equal.
    pub at: Timestamp,
    /// The clipboard was emptied afterwards.
    pub clipboard_emptied: bool,
    /// Outer white space was left out.
    pub trimmed: bool,
    /// Not the usual length.
    pub unusual_length: bool,
}

impl Custody {
    /// Okta host that the item was stored for: the first part of its account name.
    #[must_use]
    pub fn host(&self) -> &str {
        self.account.split('/').next().unwrap_or_default()
    }
}

/// One row of the proof. Ids: `domain`, `credential`, `scopes`, `probe:<scope>`, `factors`, `writing`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Stable id.
    pub id: String,
    /// State.
    pub state: RowState,
    /// Why not passed.
    pub problem: Option<Problem>,
    /// Milliseconds it took.
    pub ms: Option<u32>,
    /// When.
    pub at: Option<Timestamp>,
}

/// Result of a proof.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// What was asked.
    pub level: Level,
    /// The rows, in order.
    pub rows: Vec<Row>,
    /// Scopes the token came with.
    pub granted: Vec<String>,
    /// Required and not granted.
    pub missing: Vec<String>,
    /// Granted and not required; nothing when not looked for.
    pub extra: Option<Vec<String>>,
    /// When it ended.
    pub at: Timestamp,
    /// Host, Client ID and mark it was made with: another now means stale.
    pub of: Subject,
    /// Words with which the person took failures on.
    pub accepted: Option<String>,
    /// Scopes the person had added when it was made: others now mean stale. Nothing in a store from before.
    #[serde(default)]
    pub added: Option<Vec<String>>,
}

impl Proof {
    /// Whether Okta told which scopes are granted; else nothing can be said of them, not even that none is.
    #[must_use]
    pub fn compared(&self) -> bool {
        self.rows.iter().any(|row| row.id == "scopes" && matches!(row.state, RowState::Pass | RowState::Fail))
    }
}

/// What a proof or a registration is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    /// Okta host.
    pub host: String,
    /// Client ID.
    pub client_id: String,
    /// The secret's `secret_hash`; empty where nobody knows which secret Dell holds.
    pub secret_hash: String,
}

/// Step 6.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Dell {
    /// Environment id (`catalogue/environments.toml`).
    pub environment: String,
    /// The account in the person's words.
    pub account: String,
    /// Address of the console, as given.
    pub console_address: Option<String>,
    /// The form was said to be open.
    pub form_open: Option<Known>,
    /// API credential: Client ID.
    pub key_client_id: Option<String>,
    /// API credential: Secret Key in custody.
    pub key: Option<Custody>,
    /// The credential was accepted.
    pub token: Option<Known>,
    /// Whether Dell's service answered from this computer, when last looked.
    #[serde(default)]
    pub reached: Option<Reached>,
}

/// A look whether a host answers at all; nothing but its name was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reached {
    /// The host.
    pub host: String,
    /// Why not, if it did not.
    pub problem: Option<Problem>,
    /// When.
    pub at: Timestamp,
}

/// How far the registration at Dell is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Registration {
    /// Nothing sent or said.
    #[default]
    None,
    /// The intent to send is on disk; after a crash this reads as "may have been sent".
    Intended {
        /// When.
        at: Timestamp,
        /// About what.
        of: Subject,
    },
    /// Dell accepted and works on it.
    Running {
        /// Dell's task.
        task: String,
        /// When sent.
        at: Timestamp,
        /// About what.
        of: Subject,
    },
    /// Sent, with no answer that says what happened.
    Uncertain {
        /// When sent.
        at: Timestamp,
        /// About what.
        of: Subject,
        /// When Dell's list was last read.
        read_at: Option<Timestamp>,
        /// What it shows for this domain.
        found: Option<Found>,
    },
    /// Refused by the console (an outcome) or by Dell's API (a problem).
    Refused {
        /// The console's answer.
        outcome: Option<Outcome>,
        /// The API's.
        problem: Option<Problem>,
        /// When.
        at: Timestamp,
    },
    /// Dell has it.
    Registered {
        /// Dell's id, API way.
        domain_id: Option<String>,
        /// How that is known.
        known: Known,
        /// About what.
        of: Subject,
    },
}

/// An Authorize of something else than what stands at Dell, which the console refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedAgain {
    /// The console's answer.
    pub outcome: Outcome,
    /// When.
    pub at: Timestamp,
}

/// A registration in Dell's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// Dell's id.
    pub domain_id: String,
    /// The domain as Dell tells it.
    pub okta_domain: String,
    /// The Client ID as Dell tells it.
    pub client_id: String,
    /// Dell's status word.
    pub status: String,
    /// Domain and Client ID are ours.
    pub ours: bool,
}

words! {
    /// Answer of step 8.
    KeysState {
        /// On.
        On = "on",
        /// Off.
        Off = "off",
        /// Skipped: scheduled backups don't start.
        Skipped = "skipped",
    }
}

/// Step 8.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keys {
    /// The answer.
    pub state: KeysState,
    /// How that is known.
    pub known: Known,
}

/// Step 9 and the backups.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Backup {
    /// Region as Dell reports it.
    pub region: Option<String>,
    /// Frequency as Dell reports it.
    pub frequency: Option<String>,
    /// Retention as Dell reports it.
    pub retention: Option<String>,
    /// How these are known.
    pub known: Option<Known>,
    /// Dell's word for the latest backup.
    pub last_state: Option<String>,
    /// End of the latest good one, if Dell tells it.
    pub seen_at: Option<Timestamp>,
    /// How it is known that a backup was made.
    pub seen: Option<Known>,
    /// Protected items.
    pub items: BTreeMap<String, u32>,
    /// Whether Dell reaches Okta with what it was given, in Dell's word, when last read.
    #[serde(default)]
    pub app_status: Option<AppStatus>,
}

/// Dell's `appStatus` of the domain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppStatus {
    /// `Connected`, `Disconnected`, `Unauthorized`, `Pending`, or a word that is not documented.
    pub word: String,
    /// When it was read.
    pub at: Timestamp,
}

impl AppStatus {
    /// Dell says that it does not reach Okta any more.
    #[must_use]
    pub fn cut_off(&self) -> bool {
        matches!(self.word.as_str(), "Unauthorized" | "Disconnected")
    }
}

words! {
    /// What became of the secret here, step 10.
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
        /// Its mark, by which the next start recognises it.
        mark: Mark,
        /// `true` for Dell's Secret Key.
        dell: bool,
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
}

/// All facts of one connection. What an older store does not have yet reads as not answered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// Connection id: 12 hex digits, random.
    pub id: String,
    /// When it was begun.
    pub begun_at: Timestamp,
    /// Step 1.
    pub ready: Ready,
    /// Step 2.
    pub organisation: Option<Organisation>,
    /// Step 3.
    pub permissions: Permissions,
    /// Secret of Okta in custody (erased: see `secret_choice`).
    pub secret: Option<Custody>,
    /// Secrets it replaced: their items stay until the connection's secret is erased.
    pub replaced: Vec<Custody>,
    /// Number of the next keychain item, so that no item is ever written over.
    pub next_item: u32,
    /// When the person said that Okta's dialog is closed.
    pub dialog_closed_at: Option<Timestamp>,
    /// Client ID.
    pub client_id: Option<String>,
    /// Okta host that the Client ID was given for; a store from before this was kept goes by the secret's.
    #[serde(default)]
    pub client_id_host: Option<String>,
    /// Step 5.
    pub proof: Option<Proof>,
    /// The proof was skipped, when.
    pub proof_skipped_at: Option<Timestamp>,
    /// Step 6.
    pub dell: Dell,
    /// Step 7.
    pub registration: Registration,
    /// What the console answered to authorising again, while what was registered before stands at Dell.
    #[serde(default)]
    pub refused_again: Option<RefusedAgain>,
    /// Step 8.
    pub keys: Option<Keys>,
    /// Step 9.
    pub backup: Backup,
    /// Step 10.
    pub secret_choice: Option<SecretChoice>,
    /// When the path was walked to its end.
    pub finished_at: Option<Timestamp>,
    /// Steps whose Continue was pressed while all they need was there.
    pub passed: BTreeSet<Step>,
    /// Where the person went back to, if not at the frontier.
    pub looking_at: Option<Step>,
    /// Begun and not ended.
    pub intent: Option<Intent>,
    /// Name used last for "confirmed by".
    pub confirmer: String,
}

impl Facts {
    /// A connection with nothing answered.
    #[must_use]
    pub fn new(id: String, environment: &str, at: Timestamp) -> Self {
        Self {
            id,
            begun_at: at,
            ready: Ready::default(),
            organisation: None,
            permissions: Permissions::default(),
            secret: None,
            replaced: Vec::new(),
            next_item: 1,
            dialog_closed_at: None,
            client_id: None,
            client_id_host: None,
            proof: None,
            proof_skipped_at: None,
            dell: Dell { environment: environment.to_owned(), ..Dell::default() },
            registration: Registration::None,
            refused_again: None,
            keys: None,
            backup: Backup::default(),
            secret_choice: None,
            finished_at: None,
            passed: BTreeSet::new(),
            looking_at: None,
            intent: None,
            confirmer: String::new(),
        }
    }

    /// What a proof or registration made now would be about.
    #[must_use]
    pub fn subject(&self) -> Option<Subject> {
        Some(Subject {
            host: self.organisation.as_ref()?.host.clone(),
            client_id: self.client_id_here()?.to_owned(),
            secret_hash: self.secret_here()?.mark.secret_hash.clone(),
        })
    }

    /// The secret in custody, if it was taken for the organisation that stands here now: another's is kept, and
    /// is never sent to this one.
    #[must_use]
    pub fn secret_here(&self) -> Option<&Custody> {
        let host = &self.organisation.as_ref()?.host;
        self.secret.as_ref().filter(|custody| custody.host() == host)
    }

    /// The Client ID, if it was given for the organisation that stands here now.
    #[must_use]
    pub fn client_id_here(&self) -> Option<&str> {
        let host = self.organisation.as_ref()?.host.as_str();
        let given_for = self.client_id_host.as_deref().or_else(|| self.secret.as_ref().map(Custody::host));
        self.client_id.as_deref().filter(|_| given_for.is_none_or(|given| given == host))
    }

    /// Whether the proof is about something else than what stands here now: credential or scopes.
    #[must_use]
    pub fn proof_stale(&self) -> bool {
        self.proof.as_ref().is_some_and(|proof| {
            let others = proof.added.as_ref().is_some_and(|added| *added != self.permissions.added);
            self.subject().as_ref() != Some(&proof.of) || (others && proof.level == Level::All)
        })
    }

    /// Whether Dell holds something else than what stands here now.
    #[must_use]
    pub fn registration_stale(&self) -> bool {
        match &self.registration {
            Registration::Registered { of, .. } => self.subject().as_ref() != Some(of),
            Registration::None
            | Registration::Intended { .. }
            | Registration::Running { .. }
            | Registration::Uncertain { .. }
            | Registration::Refused { .. } => false,
        }
    }
}
