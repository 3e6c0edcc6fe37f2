//! What is left to do once Dell has the org: it stays in sight until it is tested or reported as done. Some to-dos have
//! a date, which a calendar can remind of.

use jiff::{SignedDuration, Timestamp};

use serde::Serialize;

use crate::connection::{Connection, EmergencySignIn, KeysState, Todo};

/// When a test restore is due, from the path's end.
const TEST_RESTORE: SignedDuration = SignedDuration::from_hours(30 * 24);

/// When the first backup should have finished, from the path's end: Dell starts one each day.
const FIRST_BACKUP: SignedDuration = SignedDuration::from_hours(24);

/// The age at which a client secret should be rotated.
pub const ROTATE_AFTER: SignedDuration = SignedDuration::from_hours(180 * 24);

words! {
    /// What a calendar can remind of.
    Reminder {
        /// See the first backup finish.
        FirstBackup = "first-backup",
        /// Run a test restore.
        TestRestore = "test-restore",
        /// Rotate the client secret.
        RotateSecret = "rotate-secret",
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct TodoRow {
    #[serde(rename = "id")]
    pub todo: Todo,
    /// Its date, if it has one.
    #[ts(as = "Option<String>")]
    pub due: Option<Timestamp>,
}

/// When this is due; `None` without a date.
pub fn due(connection: &Connection, what: Reminder) -> Option<Timestamp> {
    let secret = connection.secret_here().filter(|secret| !secret.is_erased());
    let (from, after) = match what {
        Reminder::FirstBackup => (connection.progress.finished_at, FIRST_BACKUP),
        Reminder::TestRestore => (connection.progress.finished_at, TEST_RESTORE),
        Reminder::RotateSecret => (secret.map(|custody| custody.at), ROTATE_AFTER),
    };
    from?.checked_add(after).ok()
}

/// What is left to do, by weight; empty until Dell has the org.
pub fn todos(connection: &Connection) -> Vec<TodoRow> {
    if !connection.registration.is_done() {
        return Vec::new();
    }
    let open = |todo: &Todo| {
        !connection.progress.todos_done.contains_key(todo)
            && match todo {
                Todo::KeyManagement => connection.keys.as_ref().is_none_or(|keys| keys.state != KeysState::On),
                Todo::FirstBackup => connection.backup.seen.is_none(),
                Todo::EmergencySignIn => connection.ready.sign_in_without_okta != Some(EmergencySignIn::Yes),
                Todo::TestRestore | Todo::ReportToSecurity => true,
            }
    };
    let due = |todo: Todo| match todo {
        Todo::TestRestore => due(connection, Reminder::TestRestore),
        Todo::FirstBackup => due(connection, Reminder::FirstBackup),
        Todo::KeyManagement | Todo::EmergencySignIn | Todo::ReportToSecurity => None,
    };
    Todo::ALL.iter().copied().filter(open).map(|todo| TodoRow { todo, due: due(todo) }).collect()
}
