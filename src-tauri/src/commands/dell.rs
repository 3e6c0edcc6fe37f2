//! Steps 5, 6 and Finish: Dell, by console and by API.

use connect::facts::{KeysState, Outcome, Todo};
use tauri::{AppHandle, State};

use super::Answer;
use crate::app::App;
use crate::consent;
use crate::harden::Closed;
use crate::reporter;

#[tauri::command]
pub async fn save_console_address(app: State<'_, App>, text: String) -> Answer {
    let (space, id) = app.here().await?;
    space.save_console_address(&id, &text)?;
    Ok(app.view().await?)
}

/// Asks under which name reports are recorded from now on.
#[tauri::command]
pub async fn change_reporter(handle: AppHandle, app: State<'_, App>) -> Answer {
    reporter::change(&handle, &app).await?;
    Ok(app.view().await?)
}

#[tauri::command]
pub async fn try_dell_key(app: State<'_, App>, client_id: String) -> Answer {
    let _closed = Closed::new();
    let (space, id) = app.here().await?;
    app.cancellable(space.try_dell_key(&id, &client_id)).await?;
    Ok(app.view().await?)
}

#[tauri::command]
pub async fn console_said(handle: AppHandle, app: State<'_, App>, outcome: Outcome) -> Answer {
    let (space, id) = app.here().await?;
    space.console_said(&id, outcome, &reporter::needed(&handle, &app).await?)?;
    Ok(app.view().await?)
}

#[tauri::command]
pub async fn authorize(handle: AppHandle, app: State<'_, App>) -> Answer {
    let _closed = Closed::new();
    let (space, id) = app.here().await?;
    consent::paid_or_asked(&handle, &space, space.asks_to_authorize(&id)?).await?;
    app.cancellable(space.authorize(&id)).await?;
    Ok(app.view().await?)
}

#[tauri::command]
pub async fn read_dell_list(app: State<'_, App>) -> Answer {
    let (space, id) = app.here().await?;
    app.cancellable(space.read_dell_list(&id)).await?;
    Ok(app.view().await?)
}

#[tauri::command]
pub async fn adopt_registration(app: State<'_, App>) -> Answer {
    let (space, id) = app.here().await?;
    app.cancellable(space.adopt_registration(&id)).await?;
    Ok(app.view().await?)
}

#[tauri::command]
pub async fn send_again(app: State<'_, App>) -> Answer {
    let _closed = Closed::new();
    let (space, id) = app.here().await?;
    app.cancellable(space.send_again(&id)).await?;
    Ok(app.view().await?)
}

#[tauri::command]
pub async fn answer_keys(handle: AppHandle, app: State<'_, App>, state: KeysState) -> Answer {
    let (space, id) = app.here().await?;
    space.answer_keys(&id, state, &reporter::needed(&handle, &app).await?)?;
    Ok(app.view().await?)
}

#[tauri::command]
pub async fn switch_keys_on(app: State<'_, App>) -> Answer {
    let (space, id) = app.here().await?;
    app.cancellable(space.switch_keys_on(&id)).await?;
    Ok(app.view().await?)
}

#[tauri::command]
pub async fn confirm_backup(
    handle: AppHandle,
    app: State<'_, App>,
    region: String,
    frequency: String,
    retention: String,
) -> Answer {
    let (space, id) = app.here().await?;
    let by = reporter::needed(&handle, &app).await?;
    space.confirm_backup(&id, [&region, &frequency, &retention], &by)?;
    Ok(app.view().await?)
}

#[tauri::command]
pub async fn read_backup(app: State<'_, App>) -> Answer {
    let (space, id) = app.here().await?;
    app.cancellable(space.read_backup(&id)).await?;
    Ok(app.view().await?)
}

#[tauri::command]
pub async fn backup_now(app: State<'_, App>) -> Answer {
    let (space, id) = app.here().await?;
    app.cancellable(space.backup_now(&id)).await?;
    Ok(app.view().await?)
}

#[tauri::command]
pub async fn saw_backup(handle: AppHandle, app: State<'_, App>) -> Answer {
    let (space, id) = app.here().await?;
    space.saw_backup(&id, &reporter::needed(&handle, &app).await?)?;
    Ok(app.view().await?)
}

#[tauri::command]
pub async fn finish(app: State<'_, App>) -> Answer {
    let (space, id) = app.here().await?;
    space.finish(&id)?;
    app.show(None).await?;
    Ok(app.view().await?)
}

/// A person did what was left to do.
#[tauri::command]
pub async fn todo_done(handle: AppHandle, app: State<'_, App>, todo: Todo) -> Answer {
    let (space, id) = app.here().await?;
    space.todo_done(&id, todo, &reporter::needed(&handle, &app).await?)?;
    Ok(app.view().await?)
}
