//! The view of the open mode, from the engine.

use engine::Engine;
use jiff::Timestamp;
use model::connection::{Connection, StepState};
use model::journey::{self, RailRow};
use model::problem::{Problem, Result};

use super::{Path, ProblemView, Reading, Screen, Shown, View, dell, home, okta, status};

/// The whole view of a mode: Home, or the connection that is open.
///
/// # Errors
/// Those of the store.
pub fn make(
    engine: &Engine,
    open: Option<&str>,
    shown: &Shown,
    language: Option<String>,
    clipboard_seconds: u32,
) -> Result<View> {
    let screen = match open {
        None => Screen::Home(Box::new(home::make(engine, shown)?)),
        Some(id) => Screen::Path(Box::new(path(engine, &engine.store().get(id)?)?)),
    };
    Ok(View { practice: engine.practice(), language, clipboard_seconds, screen })
}

/// A problem as the page shows it.
pub fn problem(problem: &Problem) -> ProblemView {
    ProblemView {
        code: problem.code().to_owned(),
        field: problem.field().map(str::to_owned),
        args: problem.args.clone(),
        said: problem.said.clone(),
        unanswered: problem.kind.is_unanswered(),
    }
}

impl From<Problem> for ProblemView {
    fn from(value: Problem) -> Self {
        crate::problems::note(&value);
        problem(&value)
    }
}

/// A reading of the domain field, and whether a paste may look it up.
pub fn reading(read: Result<model::names::Reading>, lookup: bool) -> Reading {
    match read {
        Ok(read) => Reading {
            host: Some(read.host),
            changes: read.changes.iter().map(|c| c.word().to_owned()).collect(),
            custom: read.custom,
            lookup,
            problem: None,
        },
        Err(wrong) => {
            Reading { host: None, changes: Vec::new(), custom: false, lookup: false, problem: Some(problem(&wrong)) }
        }
    }
}

fn path(engine: &Engine, connection: &Connection) -> Result<Path> {
    let journey = journey::journey(connection, engine.way(connection));
    Ok(Path {
        id: connection.id.clone(),
        step: journey.step,
        rail: journey.rail.into_iter().map(rail_row).collect(),
        back: journey::before(journey.step).is_some(),
        finished: connection.progress.finished_at.is_some(),
        at_status: false,
        only: false,
        opened_instead: false,
        reauthorizing: connection.reauthorizing.is_some(),
        drafts: engine.store().drafts(&connection.id)?.into_iter().filter(|(_, value)| !value.is_empty()).collect(),
        ready: connection.ready.clone(),
        okta: okta::okta(engine, connection),
        dell: dell::dell(engine, connection)?,
        status: status::status(engine, connection)?,
        reporter: None,
    })
}

/// The step on screen is begun.
fn rail_row(row: RailRow) -> RailRow {
    let begun = row.now && row.state == StepState::NotStarted;
    RailRow { state: if begun { StepState::InProgress } else { row.state }, ..row }
}

pub(super) fn instant(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// Counts on the wire are small; a larger one is shown as the largest.
pub(super) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
