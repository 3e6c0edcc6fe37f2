//! Testing many connections, one after the other: what one test does, for each of them.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use jiff::Timestamp;

use crate::store::Query;
use model::connection::Level;
use model::journey::{Summary, Untestable, has_failures};
use model::problem::{Kind, Result};

use crate::engine::Engine;

/// Which of some connections can be tested, and why the others can't.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// Those that can be, in order; each once.
    pub testable: Vec<String>,
    /// How many can't be, by reason.
    pub untestable: Vec<(Untestable, u32)>,
}

/// How far a test of many is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// Tested, or given up because its secret can't be read now.
    pub done: u32,
    /// How many there are to test.
    pub of: u32,
    /// Of those done: all that could be tested passed.
    pub passed: u32,
    /// Something failed; the connection says what.
    pub failed: u32,
    /// Okta was not asked: the secret couldn't be read.
    pub not_asked: u32,
}

impl Engine {
    /// Which of these can be tested; all that match the query, where none is named.
    ///
    /// # Errors
    /// Those of the store.
    pub fn plan_tests(&self, ids: &[String], query: &Query) -> Result<Plan> {
        let mut plan = Plan::default();
        for one in self.chosen(ids, query)? {
            match one.untestable {
                None => plan.testable.push(one.id),
                Some(why) => match plan.untestable.iter_mut().find(|(known, _)| *known == why) {
                    Some((_, count)) => *count += 1,
                    None => plan.untestable.push((why, 1)),
                },
            }
        }
        Ok(plan)
    }

    /// The summaries of these, each once; of all that match the query, where none is named.
    ///
    /// # Errors
    /// Those of the store.
    pub fn chosen(&self, ids: &[String], query: &Query) -> Result<Vec<Summary>> {
        let now = Timestamp::now();
        if ids.is_empty() {
            return self.store.summaries(query, now);
        }
        let wanted: BTreeSet<&str> = ids.iter().map(String::as_str).collect();
        let order = Query { sort: query.sort, descending: query.descending, ..Query::default() };
        let all = self.store.summaries(&order, now)?;
        Ok(all.into_iter().filter(|one| wanted.contains(one.id.as_str())).collect())
    }

    /// Tests them one after the other, as deep as each was tested before. A failure of one does not stop the others, and
    /// none is asked twice. Results are the facts of a single test. `tally` is true at each moment, also after the act
    /// was dropped.
    ///
    /// # Errors
    /// Those of the store.
    pub async fn test_each(
        &self,
        plan: &Plan,
        tally: &Mutex<Tally>,
        on_progress: &(dyn Fn(&Tally) + Send + Sync),
        on_wait: &(dyn Fn(Option<u64>) + Send + Sync),
    ) -> Result<()> {
        let told = |change: &dyn Fn(&mut Tally)| {
            let mut tally = tally.lock().unwrap_or_else(PoisonError::into_inner);
            change(&mut tally);
            on_progress(&tally);
        };
        told(&|tally| tally.of = u32::try_from(plan.testable.len()).unwrap_or(u32::MAX));
        for id in &plan.testable {
            // It may have been removed meanwhile.
            let Ok(connection) = self.store.get(id) else {
                told(&|tally| (tally.done, tally.not_asked) = (tally.done + 1, tally.not_asked + 1));
                continue;
            };
            let level = match connection.okta.proof.as_ref().map(|proof| proof.level) {
                Some(Level::Credential) => Level::Credential,
                Some(Level::All | Level::Nothing) | None => Level::All,
            };
            let test = self.prove(id, level, None, &|_| ());
            let tested = self.telling_waits(id, on_wait, test).await;
            match tested {
                Ok(()) => {
                    let failed = has_failures(&self.store.get(id)?);
                    told(&|tally| {
                        tally.done += 1;
                        *(if failed { &mut tally.failed } else { &mut tally.passed }) += 1;
                    });
                }
                // The records can't be written: the others' results could not be kept either.
                Err(problem) if is_of_store(problem.kind) => return Err(problem),
                Err(problem) => {
                    tracing::warn!(%problem, "one of many could not be tested");
                    told(&|tally| (tally.done, tally.not_asked) = (tally.done + 1, tally.not_asked + 1));
                }
            }
        }
        Ok(())
    }
}

fn is_of_store(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::StoreFull
            | Kind::StoreReadonly
            | Kind::StoreIo
            | Kind::StoreNoHandles
            | Kind::StoreDamaged
            | Kind::AnotherWindow
    )
}
