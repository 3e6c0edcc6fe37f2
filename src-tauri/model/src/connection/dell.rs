//! What is known of Dell: the account, the registration, key management, the backups.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{AppStatus, Credential, Dispatch, Evidence, ReportedStatus, Subject};
use crate::problem::Problem;

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
        /// The organization is registered already.
        AlreadyRegistered = "already_registered",
        /// The signed-in person may not do it, or Authorize is missing.
        NotAllowed = "not_allowed",
        /// The form did not take the paste.
        PasteBlocked = "paste_blocked",
        /// Nothing happened, or it still works on it.
        NoAnswer = "no_answer",
        /// Dell's service is busy or down.
        ServiceBusy = "service_busy",
        /// The console says that Safe Mode is on.
        SafeMode = "safe_mode",
        /// Something else.
        Other = "other",
    }
}

/// Dell's part of a connection.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Dell {
    /// Environment id (`catalogue/environments.toml`).
    pub environment: String,
    /// The account in the person's words.
    pub account: String,
    /// Address of the console, as given.
    pub console_address: Option<String>,
    /// API credential: Client ID.
    pub key_client_id: Option<String>,
    /// API credential: Secret Key.
    pub key: Credential,
    /// The credential was accepted.
    pub token: Option<Evidence>,
    /// Whether Dell's service answered from this computer, when last looked.
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

/// How far the registration at Dell is, and of what.
pub type Registration = Dispatch<Subject>;

/// What the console answered when it refused to authorize the org again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct RefusedAgain {
    /// The console's answer.
    pub outcome: Outcome,
    /// When.
    #[ts(as = "String")]
    pub at: Timestamp,
}

/// A registration in Dell's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Found {
    /// Dell's id.
    pub domain_id: String,
    /// The domain as Dell reports it.
    pub okta_domain: String,
    /// The Client ID as Dell reports it.
    pub client_id: String,
    /// Dell's status of it.
    #[ts(as = "String")]
    pub status: AppStatus,
    /// Domain and Client ID are ours.
    pub ours: bool,
}

words! {
    /// Whether Cloud Key Management is on.
    KeysState {
        /// On.
        On = "on",
        /// Off.
        Off = "off",
        /// Skipped: scheduled backups don't start.
        Skipped = "skipped",
    }
}

/// Step 6: Cloud Key Management.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Keys {
    /// The answer.
    pub state: KeysState,
    /// How that is known.
    pub known: Evidence,
}

/// Step 6: the backups.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(default)]
pub struct Backup {
    /// Region as Dell reports it.
    pub region: Option<String>,
    /// Frequency as Dell reports it.
    pub frequency: Option<String>,
    /// Retention as Dell reports it.
    pub retention: Option<String>,
    /// How these are known.
    pub known: Option<Evidence>,
    /// Dell's word for the latest backup.
    pub last_state: Option<String>,
    /// How that is known, where a person reported it apart from the rest.
    pub last_known: Option<Evidence>,
    /// End of the latest good one, if Dell reports it.
    #[ts(as = "Option<String>")]
    pub seen_at: Option<Timestamp>,
    /// How it is known that a backup was made.
    pub seen: Option<Evidence>,
    /// Whether scheduled backups are on at Dell.
    pub enabled: Option<Enabled>,
    /// Protected items as a person noted them; counted by Dell: `items`.
    pub items_noted: Option<String>,
    /// Protected items.
    pub items: BTreeMap<String, u32>,
    /// Whether Dell reaches Okta with what it was given, in Dell's word, when last read.
    pub app_status: Option<ReportedStatus>,
}

words! {
    /// App Status, as a person saw it in Dell's console.
    SeenStatus {
        /// Dell reaches Okta.
        Connected = "Connected",
        /// It still tries.
        Pending = "Pending",
        /// Okta refuses what Dell signs in with.
        Unauthorized = "Unauthorized",
        /// Dell does not reach Okta.
        Disconnected = "Disconnected",
    }
}

words! {
    /// The latest backup, as a person saw it in Dell's console.
    SeenBackup {
        /// It finished.
        Successful = "Successful",
        /// It failed.
        Failed = "Failed",
        /// There is none yet.
        Never = "Never",
    }
}

/// Dell's Backup Enabled of the domain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Enabled {
    /// On.
    pub on: bool,
    /// How that is known.
    pub known: Evidence,
}

words! {
    /// What is changed at Dell by a request that must not be sent twice, beside the registration itself.
    Change {
        /// Scheduled backups are switched on.
        BackupsOn = "backups_on",
        /// Scheduled backups are switched off.
        BackupsOff = "backups_off",
        /// The organization is removed at Dell.
        Remove = "remove",
        /// Cloud Key Management is turned on, which can't be undone.
        KeysOn = "keys_on",
        /// A backup is started.
        BackupNow = "backup_now",
    }
}

/// A change that is asked of Dell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// What.
    pub what: Change,
    /// Of a backup: when the one before it ended, by which a new one is recognized.
    pub last_ended: Option<Timestamp>,
}
