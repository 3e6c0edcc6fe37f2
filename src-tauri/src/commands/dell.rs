//! Steps 5, 6 and Finish: Dell, by console and by API.

use model::connection::{KeysState, Outcome, Todo};
use tauri::{AppHandle, State};

use super::Answer;
use crate::app::App;
use crate::harden::ProcessIsolation;
use crate::paid;
use crate::reporter;

#[tauri::command]
pub async fn save_console_address(app: State<'_, App>, text: String) -> Answer {
    let (engine, id) = app.here().await?;
    engine.save_console_address(&id, &text)?;
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
    let _closed = ProcessIsolation::new();
    let (engine, id) = app.here().await?;
    app.cancelable(engine.try_dell_key(&id, &client_id)).await?;
    Ok(app.view().await?)
}

#[tauri::command]
pub async fn console_said(handle: AppHandle, app: State<'_, App>, outcome: Outcome) -> Answer {
    let (engine, id) = app.here().await?;
    engine.console_said(&id, outcome, &reporter::needed(&handle, &app).await?)?;
    Ok(app.view().await?)
}

#[tauri::command]
pub async fn authorize(handle: AppHandle, app: State<'_, App>) -> Answer {
    let _closed = ProcessIsolation::new();
    let (engine, id) = app.here().await?;
    paid::by_press(&handle, &engine, engine.asks_to_authorize(&id)?).await?;
    app.cancelable(engine.authorize(&id)).await?;
    Ok(app.view().await?)
}

#[tauri::command]
pub async fn read_dell_list(app: State<'_, App>) -> Answer {
    let (engine, id) = app.here().await?;
    app.cancelable(engine.read_dell_list(&id)).await?;
    Ok(app.view().await?)
}

#[tauri::command]
pub async fn adopt_registration(app: State<'_, App>) -> Answer {
    let (engine, id) = app.here().await?;
    app.cancelable(engine.adopt_registration(&id)).await?;
    Ok(app.view().await?)
}

#[tauri::command]
pub async fn send_again(app: State<'_, App>) -> Answer {
    let _closed = ProcessIsolation::new();
    let (engine, id) = app.here().await?;
    app.cancelable(engine.send_again(&id)).await?;
    Ok(app.view().await?)
}

#[tauri::command]
pub async fn answer_keys(handle: AppHandle, app: State<'_, App>, state: KeysState) -> Answer {
    let (engine, id) = app.here().await?;
    engine.answer_keys(&id, state, &reporter::needed(&handle, &app).await?)?;
    Ok(app.view().await?)
}

#[tauri::command]
pub async fn switch_keys_on(app: State<'_, App>) -> Answer {
    let (engine, id) = app.here().await?;
    app.cancelable(engine.switch_keys_on(&id)).await?;
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
    let (engine, id) = app.here().await?;
    let by = reporter::needed(&handle, &app).await?;
    engine.confirm_backup(&id, [&region, &frequency, &retention], &by)?;
    Ok(app.view().await?)
}

#[tauri::command]
pub async fn read_backup(app: State<'_, App>) -> Answer {
    let (engine, id) = app.here().await?;
    app.cancelable(engine.read_backup(&id)).await?;
    Ok(app.view().await?)
}

#[tauri::command]
pub async fn backup_now(app: State<'_, App>) -> Answer {
    let (engine, id) = app.here().await?;
    app.cancelable(engine.backup_now(&id)).await?;
    Ok(app.view().await?)
}

#[tauri::command]
pub async fn saw_backup(handle: AppHandle, app: State<'_, App>) -> Answer {
    let (engine, id) = app.here().await?;
    engine.saw_backup(&id, &reporter::needed(&handle, &app).await?)?;
    Ok(app.view().await?)
}

#[tauri::command]
pub async fn finish(app: State<'_, App>) -> Answer {
    let (engine, id) = app.here().await?;
    engine.finish(&id)?;
    app.show(None).await?;
    Ok(app.view().await?)
}

/// A person did what was left to do.
#[tauri::command]
pub async fn todo_done(handle: AppHandle, app: State<'_, App>, todo: Todo) -> Answer {
    let (engine, id) = app.here().await?;
    engine.todo_done(&id, todo, &reporter::needed(&handle, &app).await?)?;
    Ok(app.view().await?)
}
