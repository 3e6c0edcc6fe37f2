//! Dell's answers, read leniently: an unknown status is shown as it came.

use std::collections::BTreeMap;

use jiff::Timestamp;
use model::connection::AppStatus;
use serde::Deserialize;

/// A registered Okta org, with the values of its dashboard.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Domain {
    /// Dell's id.
    #[serde(rename = "domainID")]
    pub id: String,
    /// The org's address, as Dell has it.
    #[serde(rename = "oktaDomain")]
    pub okta_domain: String,
    /// The integration's client ID.
    #[serde(rename = "clientID")]
    pub client_id: String,
    /// Pending, Connected, Disconnected, Unauthorized.
    #[serde(rename = "appStatus")]
    pub status: AppStatus,
    /// The task, while the registration runs.
    #[serde(rename = "taskID")]
    pub task: Option<String>,
    /// Storage region.
    #[serde(rename = "storageRegion")]
    pub region: Option<String>,
    /// Backup frequency.
    #[serde(rename = "backupFrequency")]
    pub frequency: Option<String>,
    /// Backup retention.
    #[serde(rename = "backupRetention")]
    pub retention: Option<String>,
    /// Whether scheduled backups are on.
    #[serde(rename = "backupEnabled")]
    pub enabled: Option<bool>,
    #[serde(rename = "lastBackup")]
    last_backup: Option<LastBackup>,
    /// Protected items by kind.
    #[serde(rename = "protectedItems", default)]
    pub items: BTreeMap<String, u32>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct LastBackup {
    state: Option<String>,
    #[serde(rename = "endedOn")]
    ended: Option<Timestamp>,
}

impl Domain {
    /// State of the latest backup, in Dell's words.
    pub fn last_state(&self) -> Option<&str> {
        self.last_backup.as_ref()?.state.as_deref()
    }

    /// When it ended.
    pub fn last_ended(&self) -> Option<Timestamp> {
        self.last_backup.as_ref()?.ended
    }
}

#[derive(Deserialize)]
pub(super) struct Page {
    pub domains: Vec<Domain>,
    #[serde(rename = "nextPageToken")]
    pub next: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct TaskStarted {
    #[serde(rename = "taskID")]
    pub task: String,
}

#[derive(Deserialize)]
pub(super) struct Task {
    pub state: String,
    pub domain: Option<Domain>,
    pub error: Option<super::refusal::Envelope>,
}

#[derive(Deserialize)]
pub(super) struct Keys {
    pub enabled: bool,
}
