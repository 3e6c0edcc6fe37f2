//! Step 5: rows stream to the page while they are measured.

use connect::checks::Progress;
use connect::connection::Space;
use connect::facts::{Level, Row as Measured};
use connect::problem::{Kind, Problem};
use tauri::State;
use tauri::ipc::Channel;

use super::Answer;
use crate::app::App;
use crate::harden::Closed;
use crate::view::{self, Row};

#[tauri::command]
pub async fn verify(app: State<'_, App>, level: Level, on_row: Channel<Row>, on_wait: Channel<Option<u64>>) -> Answer {
    let (space, id) = app.here().await?;
    run(&app, &space, (&id, level, None), &on_row, &on_wait).await
}

#[tauri::command]
pub async fn try_row(app: State<'_, App>, id: String, on_row: Channel<Row>, on_wait: Channel<Option<u64>>) -> Answer {
    let (space, connection) = app.here().await?;
    let level = space.store().get(&connection)?.proof.ok_or(Problem::new(Kind::ProofNeeded))?.level;
    run(&app, &space, (&connection, level, Some(&id)), &on_row, &on_wait).await
}

async fn run(
    app: &App,
    space: &Space,
    (id, level, only): (&str, Level, Option<&str>),
    on_row: &Channel<Row>,
    on_wait: &Channel<Option<u64>>,
) -> Answer {
    let _closed = Closed::new();
    let send = |row: Measured| {
        // A page that is gone needs no rows; the result is kept all the same.
        let _ = on_row.send(view::row(&row));
    };
    let wait = |seconds| {
        let _ = on_wait.send(seconds);
    };
    app.cancellable(space.telling_waits(id, &wait, space.prove(id, level, only, &send))).await?;
    Ok(app.view().await?)
}

/// Asks for every known permission beyond the required ones, each alone.
#[tauri::command]
pub async fn audit_scopes(app: State<'_, App>, on_progress: Channel<Progress>) -> Answer {
    let (space, id) = app.here().await?;
    let _closed = Closed::new();
    let send = |progress| {
        // As for the rows: a page that is gone needs none.
        let _ = on_progress.send(progress);
    };
    app.cancellable(space.audit(&id, &send)).await?;
    Ok(app.view().await?)
}

#[tauri::command]
pub async fn accept_gaps(app: State<'_, App>, words: String) -> Answer {
    let (space, id) = app.here().await?;
    space.accept_gaps(&id, &words)?;
    Ok(app.view().await?)
}

#[tauri::command]
pub async fn skip_proof(app: State<'_, App>) -> Answer {
    let (space, id) = app.here().await?;
    space.skip_proof(&id)?;
    Ok(app.view().await?)
}
