//! Steps 5, 6 and Finish: Dell, by console and by API.

use model::connection::{KeysState, Outcome, Todo};
use tauri::{AppHandle, State};

use super::{Answer, ask, change, open, report};
use crate::app::App;
use crate::harden::ProcessIsolation;
use crate::{paid, reporter};

#[tauri::command]
pub async fn save_console_address(app: State<'_, App>, text: String) -> Answer {
    change(&app, |engine, id| engine.save_console_address(id, &text)).await
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
    ask(&app, async |engine, id| engine.try_dell_key(&id, &client_id).await).await
}

#[tauri::command]
pub async fn console_said(handle: AppHandle, app: State<'_, App>, outcome: Outcome) -> Answer {
    report(&handle, &app, |engine, id, by| engine.console_said(id, outcome, by)).await
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
    ask(&app, async |engine, id| engine.read_dell_list(&id).await).await
}

#[tauri::command]
pub async fn adopt_registration(app: State<'_, App>) -> Answer {
    ask(&app, async |engine, id| engine.adopt_registration(&id).await).await
}

#[tauri::command]
pub async fn send_again(app: State<'_, App>) -> Answer {
    let _closed = ProcessIsolation::new();
    ask(&app, async |engine, id| engine.send_again(&id).await).await
}

#[tauri::command]
pub async fn answer_keys(handle: AppHandle, app: State<'_, App>, state: KeysState) -> Answer {
    report(&handle, &app, |engine, id, by| engine.answer_keys(id, state, by)).await
}

#[tauri::command]
pub async fn switch_keys_on(app: State<'_, App>) -> Answer {
    ask(&app, async |engine, id| engine.switch_keys_on(&id).await).await
}

#[tauri::command]
pub async fn confirm_backup(
    handle: AppHandle,
    app: State<'_, App>,
    region: String,
    frequency: String,
    retention: String,
) -> Answer {
    report(&handle, &app, |engine, id, by| engine.confirm_backup(id, [&region, &frequency, &retention], by)).await
}

#[tauri::command]
pub async fn read_backup(app: State<'_, App>) -> Answer {
    ask(&app, async |engine, id| engine.read_backup(&id).await).await
}

#[tauri::command]
pub async fn backup_now(app: State<'_, App>) -> Answer {
    ask(&app, async |engine, id| engine.backup_now(&id).await).await
}

#[tauri::command]
pub async fn saw_backup(handle: AppHandle, app: State<'_, App>) -> Answer {
    report(&handle, &app, |engine, id, by| engine.saw_backup(id, by)).await
}

#[tauri::command]
pub async fn finish(app: State<'_, App>) -> Answer {
    let (engine, id) = app.here().await?;
    engine.finish(&id)?;
    open(&app, None).await
}

/// A person did what was left to do.
#[tauri::command]
pub async fn todo_done(handle: AppHandle, app: State<'_, App>, todo: Todo) -> Answer {
    report(&handle, &app, |engine, id, by| engine.todo_done(id, todo, by)).await
}
