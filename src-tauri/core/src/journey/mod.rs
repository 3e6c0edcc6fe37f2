//! The whole wizard as a pure function: `(facts, looking_at) -> step`. No IO, no clock.

mod live;
mod protection;
mod rotation;

pub use live::{Live, Place, live};
pub use protection::{Because, Protection, ProtectionState, protection};
pub use rotation::{StageRow, may_give_up, may_hold_new, may_turn, stage, stages};

use crate::facts::{Facts, Holder, KeysState, Level, Registration, RowState, Step, StepState, Way};
use crate::problem::{Kind, Problem, Result};

/// Where a person is, and how the rail looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Journey {
    /// The step on screen.
    pub step: Step,
    /// The first step that is not done: where a new start lands.
    pub frontier: Step,
    /// One row per number, 1 to 10.
    pub rail: Vec<RailRow>,
}

/// One row of the rail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RailRow {
    /// The step a click goes to.
    pub step: Step,
    /// State of all steps with its number together.
    pub state: StepState,
    /// Whether it can be gone to.
    pub open: bool,
    /// Whether it holds the step on screen.
    pub now: bool,
}

/// The journey as a function of what is known.
#[must_use]
pub fn journey(facts: &Facts, way: Way) -> Journey {
    let done = |step: Step| facts.passed.contains(&step) && needs(step, facts, way).is_ok();
    let frontier = Step::ALL.iter().copied().find(|step| !done(*step)).unwrap_or(Step::Done);
    let open = |step: Step| step <= frontier || facts.passed.contains(&step);
    let step = facts.looking_at.filter(|step| open(*step)).unwrap_or(frontier);
    let rail = (1..=Step::Done.number())
        .map(|number| {
            let group: Vec<Step> = Step::ALL.iter().copied().filter(|s| s.number() == number).collect();
            let first = group[0];
            // A click on a group goes to the part that is being worked on, else to its first.
            let target = group.iter().copied().find(|s| *s == frontier).unwrap_or(first);
            RailRow {
                step: target,
                state: state(&group, facts, way, frontier),
                open: open(first),
                now: step.number() == number,
            }
        })
        .collect();
    Journey { step, frontier, rail }
}

/// The step before, if any.
#[must_use]
pub fn before(step: Step) -> Option<Step> {
    let place = Step::ALL.iter().position(|s| *s == step)?;
    Some(Step::ALL[place.checked_sub(1)?])
}

/// The step after, if any.
#[must_use]
pub fn after(step: Step) -> Option<Step> {
    let place = Step::ALL.iter().position(|s| *s == step)?;
    Step::ALL.get(place + 1).copied()
}

/// What a step still needs before it can be passed ("cannot pass until").
///
/// # Errors
/// The problem names what is missing and where.
pub fn needs(step: Step, facts: &Facts, way: Way) -> Result<()> {
    let need = |there: bool, kind: Kind| if there { Ok(()) } else { Err(Problem::new(kind)) };
    match step {
        Step::Ready => {
            need(facts.ready.okta_admin.is_some(), Kind::ReadyUnanswered)?;
            if facts.ready.dell_admin.is_none() {
                return Err(Problem::new(Kind::ReadyUnanswered).at("dell_admin"));
            }
            need(facts.ready.keychain_ready_at.is_some(), Kind::KeychainNone)
        }
        Step::Organisation => need(facts.organisation.is_some(), Kind::DomainEmpty),
        Step::Permissions => {
            need(facts.permissions.acknowledged_at.is_some(), Kind::ChoiceNeeded).map_err(|p| p.at("acknowledged"))
        }
        Step::Install => Ok(()),
        Step::Secret => {
            need(facts.secret_here().is_some(), Kind::SecretNeeded)?;
            need(!facts.lost_with_session(), Kind::SessionOver)?;
            need(facts.dialog_closed_at.is_some(), Kind::StepNotDone)
        }
        Step::ClientId => need(facts.client_id_here().is_some(), Kind::ClientIdEmpty),
        Step::Prove => proof_allows(facts),
        Step::Dell => match way {
            Way::Console => {
                need(facts.dell.console_address.is_some(), Kind::ConsoleAddressNeeded)?;
                need(facts.dell.form_open.is_some(), Kind::NameNeeded)
            }
            Way::Api => need(facts.dell.token.is_some(), Kind::StepNotDone),
        },
        Step::Authorize => match &facts.registration {
            Registration::Registered { .. } => need(!facts.registration_stale(), Kind::StepNotDone),
            Registration::None
            | Registration::Intended { .. }
            | Registration::Running { .. }
            | Registration::Uncertain { .. }
            | Registration::Refused { .. } => Err(Kind::StepNotDone.into()),
        },
        Step::Keys => need(facts.keys.is_some(), Kind::ChoiceNeeded),
        Step::Backup => Ok(()),
        Step::Done => need(facts.secret_choice.is_some(), Kind::ChoiceNeeded),
    }
}

fn proof_allows(facts: &Facts) -> Result<()> {
    if facts.proof_skipped_at.is_some() {
        return Ok(());
    }
    let Some(proof) = &facts.proof else {
        return Err(Kind::ProofNeeded.into());
    };
    if facts.proof_stale() {
        return Err(Kind::ChangedSinceProof.into());
    }
    if has_failures(facts) && proof.accepted.is_none() {
        return Err(Kind::ProofFailed.into());
    }
    Ok(())
}

/// Whether a row of the last proof failed or was blocked.
#[must_use]
pub fn has_failures(facts: &Facts) -> bool {
    facts.proof.as_ref().is_some_and(|proof| {
        proof.level != Level::Nothing
            && proof
                .rows
                .iter()
                .any(|row| matches!(row.state, RowState::Fail | RowState::Blocked) && row_counts(proof.level, &row.id))
    })
}

/// Rows that the chosen level did not ask for are not failures.
pub(crate) fn row_counts(level: Level, id: &str) -> bool {
    match level {
        Level::Nothing => false,
        Level::Credential => matches!(id, "domain" | "credential"),
        Level::All => true,
    }
}

fn state(group: &[Step], facts: &Facts, way: Way, frontier: Step) -> StepState {
    let passed = |step: &Step| facts.passed.contains(step);
    let sound = |step: &Step| needs(*step, facts, way).is_ok();
    if group.iter().all(passed) {
        return if group.iter().all(sound) && !doubtful(group[0], facts) {
            StepState::Done
        } else {
            StepState::Attention
        };
    }
    if group.contains(&Step::Authorize) && matches!(facts.registration, Registration::Running { .. }) {
        return StepState::Waiting;
    }
    if group.contains(&Step::Authorize)
        && matches!(
            facts.registration,
            Registration::Uncertain { .. } | Registration::Refused { .. } | Registration::Intended { .. }
        )
    {
        return StepState::Attention;
    }
    if group.contains(&frontier) {
        let colleague = match group[0] {
            Step::Install | Step::Secret | Step::ClientId => facts.ready.okta_admin == Some(Holder::Colleague),
            Step::Dell => facts.ready.dell_admin == Some(Holder::Colleague),
            Step::Ready
            | Step::Organisation
            | Step::Permissions
            | Step::Prove
            | Step::Authorize
            | Step::Keys
            | Step::Backup
            | Step::Done => false,
        };
        return if colleague { StepState::Waiting } else { StepState::InProgress };
    }
    StepState::NotStarted
}

/// Passed, and still something that Home has to remind of.
fn doubtful(step: Step, facts: &Facts) -> bool {
    match step {
        Step::Prove => facts.proof_skipped_at.is_some() || has_failures(facts),
        Step::Keys => facts.keys.as_ref().is_some_and(|keys| keys.state != KeysState::On),
        Step::Organisation => facts.organisation.as_ref().is_some_and(|o| o.told.is_none()),
        Step::Ready
        | Step::Permissions
        | Step::Install
        | Step::Secret
        | Step::ClientId
        | Step::Dell
        | Step::Authorize
        | Step::Backup
        | Step::Done => false,
    }
}

#[cfg(test)]
mod tests;
