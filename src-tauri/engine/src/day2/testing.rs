//! Tests many connections in turn: for each of them, what one test does.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use jiff::Timestamp;
use serde::Serialize;

use crate::store::Query;
use model::connection::Level;
use model::journey::{Summary, Untestable, has_failures};
use model::problem::{Kind, Result};

use crate::engine::Engine;

/// Which connections can be tested, and why the others can't.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// Those that can be, in order, each once.
    pub testable: Vec<String>,
    /// How many can't be, by reason.
    pub untestable: Vec<(Untestable, u32)>,
}

/// Progress of a test of many.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Tally {
    /// Tested, or given up because its secret can't be read now.
    pub done: u32,
    /// How many there are.
    pub of: u32,
    /// Of those done: everything that could be tested passed.
    pub passed: u32,
    /// Something failed; the connection says what.
    pub failed: u32,
    /// Okta was not asked: the secret couldn't be read.
    pub not_asked: u32,
}

impl Engine {
    /// Which of these can be tested; without ids, of all that match the query.
    ///
    /// # Errors
    /// Those of the store.
    pub fn plan_tests(&self, ids: &[String], query: &Query) -> Result<Plan> {
        let mut plan = Plan::default();
        for one in self.chosen(ids, query)? {
            match one.okta.untestable {
                None => plan.testable.push(one.id),
                Some(why) => match plan.untestable.iter_mut().find(|(known, _)| *known == why) {
                    Some((_, count)) => *count += 1,
                    None => plan.untestable.push((why, 1)),
                },
            }
        }
        Ok(plan)
    }

    /// The summaries of these, each once; without ids, of all that match the query.
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

    /// Tests them in turn, each as deep as before. A failure of one doesn't stop the others, and none is tested twice.
    /// Results are recorded as by a single test. `tally` is right at each moment, even after the act was dropped.
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
        let report = |change: &dyn Fn(&mut Tally)| {
            let mut tally = tally.lock().unwrap_or_else(PoisonError::into_inner);
            change(&mut tally);
            on_progress(&tally);
        };
        report(&|tally| tally.of = u32::try_from(plan.testable.len()).unwrap_or(u32::MAX));
        for id in &plan.testable {
            // It may have been removed meanwhile.
            let Ok(connection) = self.store.get(id) else {
                report(&|tally| (tally.done, tally.not_asked) = (tally.done + 1, tally.not_asked + 1));
                continue;
            };
            let level = match connection.okta.proof.as_ref().map(|proof| proof.level) {
                Some(Level::Credential) => Level::Credential,
                Some(Level::All | Level::Nothing) | None => Level::All,
            };
            let test = self.test(id, level, None, &|_| ());
            let tested = self.telling_waits(id, on_wait, test).await;
            match tested {
                Ok(()) => {
                    let failed = has_failures(&self.store.get(id)?);
                    report(&|tally| {
                        tally.done += 1;
                        *(if failed { &mut tally.failed } else { &mut tally.passed }) += 1;
                    });
                }
                // Records can't be written, so the others' results would be lost, too.
                Err(problem) if is_of_store(problem.kind) => return Err(problem),
                Err(problem) => {
                    tracing::warn!(%problem, "one of many could not be tested");
                    report(&|tally| (tally.done, tally.not_asked) = (tally.done + 1, tally.not_asked + 1));
                }
            }
        }
        Ok(())
    }
}

fn is_of_store(kind: Kind) -> bool {
    kind == Kind::AnotherWindow || kind.code().starts_with("store-")
}
