//! The state of a connection after the path, what the page asks about it, and how far a watched task is.

use engine::store::Entry;
use engine::{Engine, Look};
use model::connection::{Connection, SeenBackup, SeenStatus};
use model::journey::{self, Condition, Live, Protection, Reason, TodoRow};
use model::problem::Result;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ProblemView;
use super::make::instant;

/// What follows from all that is known of a connection.
#[derive(Debug, Serialize, TS)]
pub struct Status {
    /// The state as the list shows it.
    pub condition: Condition,
    /// Why, where something is wrong.
    pub reason: Option<Reason>,
    /// The protection as Home says it.
    pub protection: Protection,
    /// What is live now in Okta, at Dell and here (from step 3 on).
    pub live: Vec<Live>,
    /// What is left to do once Dell has the org.
    pub todos: Vec<TodoRow>,
    /// When it was found that later records were lost; `None` once Dell's list was read.
    pub records_lost: Option<String>,
    /// What was done, newest last (for the report).
    pub log: Vec<Entry>,
}

pub(super) fn status(engine: &Engine, connection: &Connection) -> Result<Status> {
    let summary = journey::summary(connection, engine.way(connection));
    Ok(Status {
        condition: summary.condition,
        reason: summary.reason,
        protection: journey::protection(connection),
        live: journey::live(connection),
        todos: journey::todos(connection),
        records_lost: connection.records_lost_at.map(instant),
        log: engine.store().log(&connection.id)?,
    })
}

/// An act on the state at Dell.
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
