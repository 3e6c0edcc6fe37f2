//! The list of connections: which part of it is on screen, tests of many, and the list as a file.

use std::sync::{Mutex, PoisonError};

use engine::Tally;
use engine::report::{self, Format};
use engine::store::{Page, Query};
use jiff::Timestamp;
use model::problem::{Kind, Problem};
use tauri::State;
use tauri::ipc::Channel;

use super::files::write;
use super::{Answer, to_page};
use crate::app::App;
use crate::harden::ProcessIsolation;
use crate::view::{self, Shown, TestPlan, Tested, Written};

/// Filters and sorts Home's list from now on; answers with its first rows.
#[tauri::command]
pub async fn list_connections(app: State<'_, App>, query: Query) -> Answer {
    app.list(Shown { query, offset: 0 });
    Ok(app.view().await?)
}

/// The rows from this place on, at most a hundred: they are on screen from now on.
#[tauri::command]
pub async fn list_from(app: State<'_, App>, offset: u32) -> Answer<Page> {
    let shown = Shown { offset, ..app.listed() };
    app.list(shown.clone());
    Ok(app.engine().await?.store().page(&shown.query, offset, Timestamp::now())?)
}

/// Ids of all connections that match, in their order.
#[tauri::command]
pub async fn list_ids(app: State<'_, App>) -> Answer<Vec<String>> {
    Ok(app.engine().await?.store().matching(&app.listed().query, Timestamp::now())?)
}

/// Which of these can be tested; of all that are listed, where none is named. Sends nothing.
#[tauri::command]
pub async fn plan_tests(app: State<'_, App>, ids: Vec<String>) -> Answer<TestPlan> {
    Ok((&app.engine().await?.plan_tests(&ids, &app.listed().query)?).into())
}

/// Tests them one after the other; `cancel` ends it with the results so far.
#[tauri::command]
pub async fn test_connections(
    app: State<'_, App>,
    ids: Vec<String>,
    on_progress: Channel<Tally>,
    on_wait: Channel<Option<u64>>,
) -> Answer<Tested> {
    // A second one beside the first would ask each Okta twice.
    let Ok(_alone) = app.testing.try_lock() else { return Err(Problem::new(Kind::StepNotDone).into()) };
    let engine = app.engine().await?;
    let plan = engine.plan_tests(&ids, &app.listed().query)?;
    let _closed = ProcessIsolation::new();
    let tally = Mutex::new(Tally::default());
    let (progress, wait) = (to_page(&on_progress), to_page(&on_wait));
    let send_tally = |tally: &Tally| progress(tally.clone());
    let ended = app.cancelable(engine.test_each(&plan, &tally, &send_tally, &wait)).await;
    let canceled = match ended {
        Ok(()) => false,
        Err(problem) if problem.kind == Kind::Cancelled => true,
        Err(problem) => return Err(problem.into()),
    };
    let progress = tally.into_inner().unwrap_or_else(PoisonError::into_inner);
    Ok(Tested { view: app.view().await?, progress, canceled })
}

#[tauri::command]
pub async fn export_list(app: State<'_, App>, ids: Vec<String>) -> Answer<Written> {
    let engine = app.engine().await?;
    let language = app.language()?;
    let rows = engine.chosen(&ids, &app.listed().query)?;
    let report = report::list(&rows, &view::clouds(&engine), engine.practice(), language);
    write(&app, &report, "connections", engine.practice(), Format::Csv)
}
