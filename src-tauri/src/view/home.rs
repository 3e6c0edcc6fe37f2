//! The list of connections on the wire: counts, the query, and the part of the list that is on screen.

use engine::store::{Counts, Page, Query};
use engine::{Engine, Plan, Tally};
use jiff::Timestamp;
use model::journey::Untestable;
use model::problem::Result;
use secrets::redaction::visible;
use serde::Serialize;
use ts_rs::TS;

use super::View;
use super::make::instant;

/// What of the list is on screen: kept by the shell, so that each act answers with it.
#[derive(Debug, Clone, Default)]
pub struct Shown {
    /// The query.
    pub query: Query,
    /// Place of the first row on screen.
    pub offset: u32,
}

/// The list of connections of the open mode.
#[derive(Debug, Serialize, TS)]
pub struct Home {
    /// Which connections are listed, and in which order.
    pub query: Query,
    /// How many there are of each kind, whatever is filtered.
    pub counts: Counts,
    /// The part of the list that is on screen.
    pub page: Page,
    /// The Dell clouds that were added here: id and name.
    pub clouds: Vec<(String, String)>,
    /// File names of damaged databases that were set aside and are still there.
    pub set_aside: Option<String>,
    /// When the last record was made, if this computer's clock is now well before that.
    pub clock_before: Option<String>,
}

/// Which connections can be tested, before any is.
#[derive(Debug, Serialize, TS)]
pub struct TestPlan {
    /// How many can be.
    pub testable: u32,
    /// How many can't be, by reason.
    pub untestable: Vec<(Untestable, u32)>,
}

/// What came of a test of many.
#[derive(Debug, Serialize, TS)]
pub struct Tested {
    /// Home, with the results.
    pub view: View,
    /// How far it came.
    pub progress: Tally,
    /// The person canceled it.
    pub canceled: bool,
}

/// Home, with this part of the list.
pub(super) fn make(engine: &Engine, shown: &Shown) -> Result<Home> {
    let now = Timestamp::now();
    let store = engine.store();
    Ok(Home {
        query: shown.query.clone(),
        counts: store.counts(now)?,
        page: store.page(&shown.query, shown.offset, now)?,
        clouds: clouds(engine),
        set_aside: store.set_aside().map(|names| visible(names).into_owned()),
        clock_before: store.clock_is_before()?.map(instant),
    })
}

/// The Dell clouds that were added here: id and name.
pub fn clouds(engine: &Engine) -> Vec<(String, String)> {
    engine.environments_added().into_iter().map(|added| (added.environment.id, added.name)).collect()
}

impl From<&Plan> for TestPlan {
    fn from(plan: &Plan) -> Self {
        Self { testable: u32::try_from(plan.testable.len()).unwrap_or(u32::MAX), untestable: plan.untestable.clone() }
    }
}
