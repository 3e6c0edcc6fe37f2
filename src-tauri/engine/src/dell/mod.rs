//! Dell Data Security Cloud: tokens and, where an environment has them, the onboarding operations
//! (contracts/dell.openapi.yaml; `provisional` there means: not published by the vendor).
//!
//! Invariants: a registering POST is repeated only if Dell said that it did not look at it; every failure says whether
//! nothing was sent, Dell refused it, or the outcome is unknown; a product's error code never causes another request.

mod domain;
mod probe;
mod refusal;
mod session;

#[cfg(feature = "fuzz")]
pub(crate) mod fuzzed {
    //! What the fuzz target reads.

    use super::domain::{Keys, Page, Task, TaskStarted};
    use super::{Domain, refusal};
    use crate::http::Answer;
    use model::problem::Problem;

    pub(crate) fn refusals(answer: &Answer) -> Vec<Problem> {
        let task: Option<Task> = answer.try_json();
        let ended = task.map(|task| refusal::of_task(answer, task.error.as_ref()));
        let _ = (refusal::token_may_be_old(answer), refusal::turned_away_at_the_gate(answer));
        [refusal::of(answer), refusal::of_token(answer)].into_iter().chain(ended).collect()
    }

    pub(crate) fn success(answer: Answer) {
        if let Some(page) = answer.try_json::<Page>() {
            let _: (Vec<Domain>, _) = (page.domains, page.next);
        }
        let _ = answer.try_json::<Domain>();
        let _ = answer.try_json::<Task>().map(|task| (task.state, task.domain));
        let _ = answer.try_json::<TaskStarted>().map(|started| started.task);
        let _ = answer.try_json::<Keys>().map(|keys| keys.enabled);
        let _ = super::session::issued(answer);
    }
}

pub use domain::Domain;
pub use probe::token_endpoint;
pub use session::Dell;

use model::problem::Problem;

/// Dell accepted the registration.
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "one value at a time, looked at and gone")]
pub enum Sent {
    /// It is registered.
    Registered(Domain),
    /// It is running; the id of its task.
    Running(String),
}

/// Why a registration or re-authorization has no good answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Unsent {
    /// Nothing left this computer.
    NotSent(Problem),
    /// Dell clearly refused it.
    Refused(Problem),
    /// It may have been done: Dell's list decides.
    Ambiguous(Problem),
}

impl Unsent {
    /// The problem in it.
    pub fn problem(&self) -> &Problem {
        match self {
            Self::NotSent(problem) | Self::Refused(problem) | Self::Ambiguous(problem) => problem,
        }
    }
}

#[cfg(test)]
mod tests;
