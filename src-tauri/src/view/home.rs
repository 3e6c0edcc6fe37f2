//! The list of connections on the wire: counts, the query, and the part of the list that is on screen.

use engine::store::{Counts, Query};
use engine::{Engine, Plan, Tally};
use jiff::Timestamp;
use model::connection::{Step, StoreKind, Tier};
use model::journey::{Condition, Reason, Remedy, Summary, SummarySecret, Untestable};
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

/// The list of connections of the current space.
#[derive(Debug, Serialize, TS)]
pub struct Home {
    /// Which connections are listed, and in which order.
    pub query: Query,
    /// How many there are of each kind, whatever is filtered.
    pub counts: Counts,
    /// The part of the list that is on screen.
    pub page: HomePage,
    /// File names of damaged databases that were set aside and are still there.
    pub set_aside: Option<String>,
    /// When the last record was made, if this computer's clock is now well before that.
    pub clock_before: Option<String>,
}

/// A part of the list.
#[derive(Debug, Serialize, TS)]
pub struct HomePage {
    /// How many connections match the query.
    pub matching: u32,
    /// Place of the first row among them, from 0.
    pub offset: u32,
    /// The rows; at most a hundred.
    pub rows: Vec<HomeRow>,
}

/// One connection on Home.
#[derive(Debug, Serialize, TS)]
pub struct HomeRow {
    /// Connection id.
    pub id: String,
    /// Okta host, once named.
    pub name: Option<String>,
    /// Its kind, once named.
    pub tier: Option<Tier>,
    /// Id of the Dell cloud.
    pub environment: String,
    /// Its name, where it was added here.
    pub environment_name: Option<String>,
    /// The Dell account as the person calls it; may be empty.
    pub dell_account: String,
    /// Its state.
    pub condition: Condition,
    /// Why, where something is wrong.
    pub reason: Option<Reason>,
    /// The one act that mends it.
    pub remedy: Remedy,
    /// The first step that is not done.
    pub step: Step,
    /// Its number, as people count.
    pub number: u8,
    /// Who reported the state. None if it was tested.
    pub reported_by: Option<String>,
    /// When the finished backup ended or was seen, where it is protected.
    pub backup_at: Option<String>,
    /// When it was tested last, with what is here now.
    pub tested_at: Option<String>,
    /// Permissions known to be required.
    pub scopes: u32,
    /// Of those granted; nothing where they were not tested.
    pub granted: Option<u32>,
    /// The client secret, once one was saved.
    pub secret: Option<SecretOnHome>,
    /// A rotation is under way.
    pub rotation: bool,
    /// Dell has it, so that its secret can be rotated.
    pub registered: bool,
    /// The path was walked to its end.
    pub finished: bool,
    /// Its secret can be moved into the password store.
    pub movable: bool,
}

/// The client secret on Home.
#[derive(Debug, Serialize, TS)]
pub struct SecretOnHome {
    /// False once it was erased here.
    pub kept: bool,
    /// Where it is stored.
    pub keep: StoreKind,
    /// It was kept for a session that has ended.
    pub over: bool,
    /// It was not in its place when it was last looked for: `gone`, or `changed` for another value there.
    #[ts(type = "'gone' | 'changed' | null")]
    pub astray: Option<&'static str>,
    /// Last four characters.
    pub last_four: String,
    /// When it was saved.
    pub at: String,
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
    let counts = engine.store().counts(now)?;
    Ok(Home {
        query: shown.query.clone(),
        counts,
        page: page(engine, shown, now)?,
        set_aside: engine.store().set_aside().map(|names| visible(names).into_owned()),
        clock_before: engine.store().clock_is_before()?.map(instant),
    })
}

/// A part of the list.
///
/// # Errors
/// Those of the store.
pub fn page(engine: &Engine, shown: &Shown, now: Timestamp) -> Result<HomePage> {
    let page = engine.store().page(&shown.query, shown.offset, now)?;
    let clouds = clouds(engine);
    Ok(HomePage {
        matching: page.matching,
        offset: page.offset,
        rows: page.rows.into_iter().map(|one| row(one, &clouds)).collect(),
    })
}

/// The Dell clouds that were added, by id.
pub fn clouds(engine: &Engine) -> Vec<(String, String)> {
    engine.environments_added().into_iter().map(|added| (added.environment.id, added.name)).collect()
}

fn row(from: Summary, clouds: &[(String, String)]) -> HomeRow {
    HomeRow {
        environment_name: clouds.iter().find(|(id, _)| *id == from.environment).map(|(_, name)| name.clone()),
        number: from.step.number().min(Step::COUNT),
        id: from.id,
        name: from.okta.host,
        tier: from.okta.tier,
        environment: from.environment,
        dell_account: from.account,
        condition: from.condition,
        reason: from.reason,
        remedy: from.remedy,
        step: from.step,
        reported_by: from.reported_by,
        backup_at: from.backup_at.map(instant),
        tested_at: from.okta.tested_at.map(instant),
        scopes: from.okta.scopes,
        granted: from.okta.granted,
        secret: from.okta.secret.map(Into::into),
        rotation: from.okta.rotation,
        registered: from.registered,
        finished: from.finished,
        movable: from.okta.movable,
    }
}

impl From<SummarySecret> for SecretOnHome {
    fn from(from: SummarySecret) -> Self {
        Self {
            kept: from.kept,
            keep: from.keep,
            over: from.over,
            astray: from.astray.map(|changed| if changed { "changed" } else { "gone" }),
            last_four: from.last_four,
            at: instant(from.at),
        }
    }
}

impl From<&Plan> for TestPlan {
    fn from(plan: &Plan) -> Self {
        Self { testable: u32::try_from(plan.testable.len()).unwrap_or(u32::MAX), untestable: plan.untestable.clone() }
    }
}
