//! What stands at Dell after the path: what the page asks, and how far a watched task is.

use engine::Look;
use model::connection::{Change, Evidence, SeenBackup, SeenStatus};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ProblemView;

/// An act on what stands at Dell.
#[derive(Debug, Deserialize, TS)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum StatusAct {
    /// From authorizing again back to the status.
    LeaveReauthorizing,
    /// By console: re-authorized, and App Status as a person sees it; no word: not seen.
    Reauthorized {
        /// Dell's word.
        word: Option<String>,
    },
    /// By API: scheduled backups on or off.
    SwitchBackups {
        /// On.
        on: bool,
    },
    /// By API: the organization is removed at Dell.
    Remove,
    /// By console: whether scheduled backups are on, as a person saw it.
    SawBackups {
        /// On.
        on: bool,
    },
    /// By console: the organization is no longer listed.
    SawRemoved,
    /// By console: App Status, the latest backup, or both, as a person saw them. What is left out stays as known.
    SawDell {
        /// App Status.
        app_status: Option<SeenStatus>,
        /// The latest backup.
        last: Option<SeenBackup>,
    },
}

/// One look at a task that still runs.
#[derive(Debug, Serialize, TS)]
pub struct TaskLook {
    /// Seconds until the next.
    pub next_s: u32,
    /// Why this look showed nothing, if so.
    pub problem: Option<ProblemView>,
}

impl From<Look> for TaskLook {
    fn from(look: Look) -> Self {
        Self { next_s: u32::try_from(look.next_s).unwrap_or(u32::MAX), problem: look.problem.map(Into::into) }
    }
}

/// Dell's App Status.
#[derive(Debug, Serialize, TS)]
pub struct AppStatus {
    /// Dell's word.
    pub word: String,
    /// Measured or confirmed.
    pub known: Evidence,
}

/// A change asked of Dell, of which nobody knows what became.
#[derive(Debug, Serialize, TS)]
pub struct Asked {
    /// What.
    pub what: Change,
    /// When.
    pub at: String,
}
