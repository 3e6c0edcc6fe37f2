//! Dell's answers, read leniently: an unknown status is shown as it came.

use std::collections::BTreeMap;

use jiff::Timestamp;
use model::connection::AppStatus;
use serde::Deserialize;

/// A registered Okta org, with the values of its dashboard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Domain {
    /// Dell's id.
    pub id: String,
    /// The org's address, as Dell has it.
    pub okta_domain: String,
    /// The integration's client ID.
    pub client_id: String,
    /// `appStatus`: Pending, Connected, Disconnected, Unauthorized.
    pub status: AppStatus,
    /// The task, while the registration runs.
    pub task: Option<String>,
    /// Storage region.
    pub region: Option<String>,
    /// Backup frequency.
    pub frequency: Option<String>,
    /// Backup retention.
    pub retention: Option<String>,
    /// Whether scheduled backups are on.
    pub enabled: Option<bool>,
    /// State of the latest backup, in Dell's words.
    pub last_state: Option<String>,
    /// When it ended.
    pub last_ended: Option<Timestamp>,
    /// Protected items by kind.
    pub items: BTreeMap<String, u32>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct WireDomain {
    #[serde(rename = "domainID")]
    domain_id: String,
    okta_domain: String,
    #[serde(rename = "clientID")]
    client_id: String,
    app_status: AppStatus,
    #[serde(rename = "taskID", default)]
    task_id: Option<String>,
    #[serde(default)]
    storage_region: Option<String>,
    #[serde(default)]
    backup_frequency: Option<String>,
    #[serde(default)]
    backup_retention: Option<String>,
    #[serde(default)]
    backup_enabled: Option<bool>,
    #[serde(default)]
    last_backup: Option<LastBackup>,
    #[serde(default)]
    protected_items: BTreeMap<String, u32>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct LastBackup {
    #[serde(default)]
    state: Option<String>,
    #[serde(default)]
    ended_on: Option<Timestamp>,
}

impl From<WireDomain> for Domain {
    fn from(wire: WireDomain) -> Self {
        let (last_state, last_ended) = wire.last_backup.map_or((None, None), |last| (last.state, last.ended_on));
        Self {
            id: wire.domain_id,
            okta_domain: wire.okta_domain,
            client_id: wire.client_id,
            status: wire.app_status,
            task: wire.task_id,
            region: wire.storage_region,
            frequency: wire.backup_frequency,
            retention: wire.backup_retention,
            enabled: wire.backup_enabled,
            last_state,
            last_ended,
            items: wire.protected_items,
        }
    }
}

#[derive(Deserialize)]
pub(super) struct Page {
    pub domains: Vec<WireDomain>,
    #[serde(rename = "nextPageToken", default)]
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
    #[serde(default)]
    pub domain: Option<WireDomain>,
    #[serde(default)]
    pub error: Option<super::refusal::Envelope>,
}

#[derive(Deserialize)]
pub(super) struct Keys {
    pub enabled: bool,
}
