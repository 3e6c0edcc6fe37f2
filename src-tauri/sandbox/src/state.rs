//! What outlives a restart, and its file. No type here can hold a secret's value.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use anyhow::Context;
use serde::{Deserialize, Serialize};

use crate::clock::Millis;
use crate::faults::Faults;
use crate::random;

/// The scopes that the integration requests, and that Dell needs before it accepts an org: the 15 on the vendor's page
/// (DOMAIN.md 1.6). A list of the sandbox's own, so that a slip in the application's catalogue shows.
pub(crate) const REQUIRED_SCOPES: [&str; 15] = [
    "okta.users.manage",
    "okta.factors.manage",
    "okta.groups.manage",
    "okta.apps.manage",
    "okta.appGrants.manage",
    "okta.clients.read",
    "okta.schemas.manage",
    "okta.profileMappings.manage",
    "okta.userTypes.manage",
    "okta.policies.manage",
    "okta.networkZones.manage",
    "okta.authenticators.manage",
    "okta.orgs.manage",
    "okta.emailDomains.manage",
    "okta.trustedOrigins.manage",
];

/// The permission withheld if none is named.
pub(crate) const WITHHELD: &str = "okta.groups.manage";

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct State {
    pub org_id: String,
    pub created: Millis,
    pub scopes: Vec<Scope>,
    pub integration: Option<Integration>,
    pub console: Account,
    pub api: Account,
    pub credential: Option<Credential>,
    pub ledger: Vec<LedgerEntry>,
    pub events: Vec<Event>,
    pub faults: Faults,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Scope {
    pub name: String,
    pub granted: bool,
}

/// The installed API service integration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Integration {
    pub client_id: String,
    pub installed: Millis,
    pub secrets: Vec<SecretRecord>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SecretRecord {
    pub id: String,
    pub mask: String,
    pub secret_hash: String,
    pub active: bool,
}

/// One of the two Dell accounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Which {
    Console,
    Api,
}

impl Which {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Console => "console",
            Self::Api => "api",
        }
    }

    pub(crate) fn of(self, state: &State) -> &Account {
        match self {
            Self::Console => &state.console,
            Self::Api => &state.api,
        }
    }

    pub(crate) fn of_mut(self, state: &mut State) -> &mut Account {
        match self {
            Self::Console => &mut state.console,
            Self::Api => &mut state.api,
        }
    }
}

/// One Dell account.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Account {
    pub domains: Vec<Domain>,
    pub tasks: Vec<Task>,
    /// Since when key management is on.
    pub keys_on: Option<Millis>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Domain {
    pub id: String,
    pub okta_url: String,
    pub org_id: String,
    pub client_id: String,
    pub secret_hash: String,
    pub added: Millis,
    /// While the registration runs.
    pub task_id: Option<String>,
    pub backup_enabled: bool,
    pub backup: Option<Backup>,
    /// Counts of the last good backup, by kind of object.
    pub protected: Vec<(String, u64)>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Backup {
    pub job_id: String,
    pub ordered: Millis,
    pub end: Option<BackupEnd>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct BackupEnd {
    pub at: Millis,
    pub state: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Task {
    pub id: String,
    pub started: Millis,
    pub domain_id: String,
    /// Its attempt's place in the ledger.
    pub ledger: usize,
    /// `None` while it runs, then whether it succeeded.
    pub succeeded: Option<bool>,
}

/// Dell's API credential (Client ID and Secret Key of the console's API Credentials page).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Credential {
    pub client_id: String,
    pub secret_hash: String,
}

/// A registration's attempt or effect. `outcome` is "accepted" while a task runs and becomes final with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct LedgerEntry {
    pub at: String,
    pub account: String,
    pub act: String,
    pub okta_domain: String,
    pub client_id: String,
    pub secret_hash: String,
    pub outcome: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Event {
    pub id: String,
    pub at: Millis,
    pub kind: String,
    pub okta_url: String,
}

impl State {
    pub(crate) fn new(org_id: String, now: Millis) -> Self {
        Self {
            org_id,
            created: now,
            scopes: REQUIRED_SCOPES.map(|name| Scope { name: name.to_owned(), granted: true }).to_vec(),
            ..Self::default()
        }
    }

    /// # Errors
    /// An existing file that can't be read or understood; it is left as it is.
    pub(crate) fn load(file: Option<&Path>, now: Millis) -> anyhow::Result<Self> {
        let fresh = || Self::new(random::id("00o"), now);
        let Some(path) = file else { return Ok(fresh()) };
        let remedy = || UnusableState(path.to_owned());
        match fs::read(path) {
            Ok(bytes) => serde_json::from_slice(&bytes).with_context(remedy),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(fresh()),
            Err(error) => Err(error).with_context(remedy),
        }
    }

    pub(crate) fn granted(&self, name: &str) -> bool {
        // The fault shows only while a scope is withheld, so it withholds one.
        let short = self.faults.has("short-scope") && self.scopes.iter().all(|scope| scope.granted);
        !(short && name == WITHHELD) && self.scopes.iter().any(|scope| scope.granted && scope.name == name)
    }

    /// Whether key management is on and was not skipped.
    pub(crate) fn keys_on(&self, account: &Account) -> Option<Millis> {
        account.keys_on.filter(|_| !self.faults.has("keys-skipped"))
    }

    /// Whether scheduled backups of this domain are on.
    pub(crate) fn backup_enabled(&self, domain: &Domain) -> bool {
        domain.backup_enabled && !self.faults.has("backup-disabled")
    }

    /// Turns scheduled backups on or off, which also ends that somebody disabled them.
    pub(crate) fn enable_backup(&mut self, account: Which, id: &str, enabled: bool) -> bool {
        let domain = account.of_mut(self).domains.iter_mut().find(|domain| domain.id == id);
        let Some(domain) = domain else { return false };
        domain.backup_enabled = enabled;
        if enabled {
            self.faults.lift("backup-disabled");
        }
        true
    }
}

/// The state file can't be read, understood or written. It was left as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnusableState(pub PathBuf);

impl UnusableState {
    /// The path of the file, if it is why a sandbox did not start.
    #[must_use]
    pub fn of(error: &anyhow::Error) -> Option<&Path> {
        error.downcast_ref::<Self>().map(|unusable| unusable.0.as_path())
    }
}

impl std::fmt::Display for UnusableState {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let path = self.0.display();
        write!(
            f,
            "the sandbox's state file {path} cannot be used: move it away, or name one in a folder that exists and is yours"
        )
    }
}

/// Replaces the file as a whole, readable by the owner alone: a kill at any instant leaves the old or the new text.
///
/// # Errors
/// Any of the writes fails; the old file is then still there.
pub(crate) fn replace(path: &Path, text: &str) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let temporary = path.with_extension("new");
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&temporary)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    drop(file);
    fs::rename(&temporary, path)?;
    if cfg!(unix) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}
