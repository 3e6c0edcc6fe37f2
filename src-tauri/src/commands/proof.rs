//! Step 4: rows stream to the page while they are tested.

use engine::Engine;
use engine::checks::Progress;
use model::connection::{Level, Row as Tested};
use model::problem::{Kind, Problem};
use tauri::State;
use tauri::ipc::Channel;

use super::{Answer, change, to_page};
use crate::app::App;
use crate::harden::ProcessIsolation;
use crate::view::{self, Row};

#[tauri::command]
pub async fn verify(app: State<'_, App>, level: Level, on_row: Channel<Row>, on_wait: Channel<Option<u64>>) -> Answer {
    let (engine, id) = app.here().await?;
    run(&app, &engine, (&id, level, None), &on_row, &on_wait).await
}

#[tauri::command]
pub async fn try_row(app: State<'_, App>, id: String, on_row: Channel<Row>, on_wait: Channel<Option<u64>>) -> Answer {
    let (engine, connection) = app.here().await?;
    let level = engine.store().get(&connection)?.okta.proof.ok_or(Problem::new(Kind::ProofNeeded))?.level;
    run(&app, &engine, (&connection, level, Some(&id)), &on_row, &on_wait).await
}

async fn run(
    app: &App,
    engine: &Engine,
    (id, level, only): (&str, Level, Option<&str>),
    on_row: &Channel<Row>,
    on_wait: &Channel<Option<u64>>,
) -> Answer {
    let _closed = ProcessIsolation::new();
    let (row, wait) = (to_page(on_row), to_page(on_wait));
    let send = |tested: Tested| row(view::row(&tested));
    app.cancelable(engine.telling_waits(id, &wait, engine.test(id, level, only, &send))).await?;
    Ok(app.view().await?)
}

/// Asks for every known permission beyond the required ones, each alone.
#[tauri::command]
pub async fn audit_scopes(app: State<'_, App>, on_progress: Channel<Progress>) -> Answer {
    let (engine, id) = app.here().await?;
    let _closed = ProcessIsolation::new();
    app.cancelable(engine.audit(&id, &to_page(&on_progress))).await?;
    Ok(app.view().await?)
}

#[tauri::command]
pub async fn accept_gaps(app: State<'_, App>, words: String) -> Answer {
    change(&app, |engine, id| engine.accept_gaps(id, &words)).await
}

#[tauri::command]
pub async fn skip_test(app: State<'_, App>) -> Answer {
    change(&app, |engine, id| engine.skip_test(id)).await
}
