//! The path as a pure function: `(connection, looking_at) -> step`. No IO, no clock.

mod live;
mod protection;
mod rotation;
mod summary;
mod todos;

pub use live::{Live, Place, live};
pub use protection::{Because, Protection, ProtectionState, protection};
pub use rotation::{ScreenRow, screen, screens};
pub use summary::{Condition, Reason, Remedy, Summary, SummaryOkta, SummarySecret, Untestable, summary};
pub use todos::{ROTATE_AFTER, Reminder, TodoRow, due, todos};

use serde::Serialize;

use crate::connection::{Connection, Holder, KeysState, Proof, Registration, Step, StepState, Way};
use crate::problem::{Kind, Problem, Result};

/// The step on screen, and the rail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Journey {
    /// The step on screen.
    pub step: Step,
    /// The first step that is not done: a new start opens there.
    pub frontier: Step,
    /// One row for each numbered step.
    pub rail: Vec<RailRow>,
}

/// One row of the rail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct RailRow {
    /// The step that a click opens.
    pub step: Step,
    pub state: StepState,
    /// Whether a click may open it.
    pub open: bool,
    /// Whether it is the step on screen.
    pub now: bool,
}

/// The journey as a function of the connection.
pub fn journey(connection: &Connection, way: Way) -> Journey {
    let done = |step: Step| connection.progress.passed.contains(&step) && needs(step, connection, way).is_ok();
    let frontier = Step::ALL.iter().copied().find(|step| !done(*step)).unwrap_or(Step::Finish);
    let open = |step: Step| step <= frontier || connection.progress.passed.contains(&step);
    let step = connection.progress.looking_at.filter(|step| open(*step)).unwrap_or(frontier);
    let rail = Step::ALL
        .iter()
        .copied()
        .filter(|row| row.number() <= Step::COUNT)
        .map(|row| RailRow {
            step: row,
            state: state(row, connection, way, frontier),
            open: open(row),
            now: row == step,
        })
        .collect();
    Journey { step, frontier, rail }
}

pub fn before(step: Step) -> Option<Step> {
    Step::ALL.get((step as usize).checked_sub(1)?).copied()
}

pub fn after(step: Step) -> Option<Step> {
    Step::ALL.get(step as usize + 1).copied()
}

/// What a step still lacks before it can be passed ("cannot pass until").
///
/// # Errors
/// The problem names what is missing and where.
pub fn needs(step: Step, connection: &Connection, way: Way) -> Result<()> {
    let need = |there: bool, kind: Kind| if there { Ok(()) } else { Err(Problem::new(kind)) };
    match step {
        Step::Org => {
            need(connection.okta.organization.is_some(), Kind::DomainEmpty)?;
            need(connection.ready.keychain_ready_at.is_some(), Kind::KeychainNone)
        }
        Step::Permissions => need(connection.okta.permissions.acknowledged_at.is_some(), Kind::ChoiceNeeded)
            .map_err(|p| p.at("acknowledged")),
        Step::Install => {
            need(connection.secret_here().is_some(), Kind::SecretNeeded)?;
            need(!connection.lost_with_session(), Kind::SessionOver)?;
            need(connection.client_id_here().is_some(), Kind::ClientIdEmpty)
        }
        Step::Test => proof_allows(connection),
        Step::Authorize => {
            if way == Way::Api {
                need(connection.dell.token.is_some(), Kind::StepNotDone)?;
            }
            need(connection.registration.is_done() && !connection.registration_stale(), Kind::StepNotDone)
        }
        Step::Backups => need(connection.keys.is_some(), Kind::ChoiceNeeded).map_err(|p| p.at("keys")),
        Step::Finish => need(connection.secret_choice().is_some(), Kind::ChoiceNeeded),
    }
}

fn proof_allows(connection: &Connection) -> Result<()> {
    if connection.okta.proof_skipped_at.is_some() {
        return Ok(());
    }
    let Some(proof) = &connection.okta.proof else {
        return Err(Kind::ProofNeeded.into());
    };
    if connection.proof_stale() {
        return Err(Kind::ChangedSinceProof.into());
    }
    if has_failures(connection) && proof.accepted.is_none() {
        return Err(Kind::ProofFailed.into());
    }
    Ok(())
}

/// Whether a row of the last test failed or was blocked.
pub fn has_failures(connection: &Connection) -> bool {
    connection.okta.proof.as_ref().is_some_and(Proof::has_failures)
}

fn state(step: Step, connection: &Connection, way: Way, frontier: Step) -> StepState {
    if connection.progress.passed.contains(&step) {
        return if needs(step, connection, way).is_ok() && !doubtful(step, connection) {
            StepState::Done
        } else {
            StepState::Attention
        };
    }
    if step == Step::Authorize {
        match connection.registration {
            Registration::Running { .. } => return StepState::Waiting,
            Registration::Intended { .. } | Registration::Unknown { .. } | Registration::Refused { .. } => {
                return StepState::Attention;
            }
            Registration::NotSent | Registration::Done { .. } => {}
        }
    }
    if step != frontier {
        return StepState::NotStarted;
    }
    let colleague = match step {
        Step::Install => connection.ready.okta_admin == Some(Holder::Colleague),
        Step::Authorize | Step::Backups => connection.ready.dell_admin == Some(Holder::Colleague),
        Step::Org | Step::Permissions | Step::Test | Step::Finish => false,
    };
    if colleague { StepState::Waiting } else { StepState::InProgress }
}

/// Passed, and Home still reminds of it.
fn doubtful(step: Step, connection: &Connection) -> bool {
    match step {
        Step::Org => connection.okta.organization.as_ref().is_some_and(|o| o.metadata.is_none()),
        Step::Test => connection.okta.proof_skipped_at.is_some() || has_failures(connection),
        Step::Backups => connection.keys.as_ref().is_some_and(|keys| keys.state != KeysState::On),
        Step::Permissions | Step::Install | Step::Authorize | Step::Finish => false,
    }
}

#[cfg(test)]
mod tests;
