//! What is left to do once Dell has the org: it stays in sight until it is tested or a person reports it as done.

use jiff::{SignedDuration, Timestamp};

use crate::facts::{Facts, KeysState, Registration, Todo};

/// How long after the path's end a test restore is due.
const TEST_RESTORE: SignedDuration = SignedDuration::from_hours(30 * 24);

/// A to-do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TodoRow {
    /// Which.
    pub todo: Todo,
    /// By when, where there is a date.
    pub due: Option<Timestamp>,
}

/// What is left to do, in the order of its weight. Nothing before Dell has the org.
#[must_use]
pub fn todos(facts: &Facts) -> Vec<TodoRow> {
    if !matches!(facts.registration, Registration::Registered { .. }) {
        return Vec::new();
    }
    let open = |todo: &Todo| {
        !facts.todos_done.contains_key(todo)
            && match todo {
                Todo::KeyManagement => facts.keys.as_ref().is_none_or(|keys| keys.state != KeysState::On),
                Todo::FirstBackup => facts.backup.seen.is_none(),
                Todo::EmergencySignIn => facts.ready.sign_in_without_okta.as_deref() != Some("yes"),
                Todo::TestRestore | Todo::ReportToSecurity => true,
            }
    };
    let due = |todo: Todo| match todo {
        Todo::TestRestore => facts.finished_at.and_then(|at| at.checked_add(TEST_RESTORE).ok()),
        Todo::KeyManagement | Todo::FirstBackup | Todo::EmergencySignIn | Todo::ReportToSecurity => None,
    };
    Todo::ALL.iter().copied().filter(open).map(|todo| TodoRow { todo, due: due(todo) }).collect()
}
