//! What stands at Dell, once the path was walked: changes of it, and a task that is watched.

use engine::Look;
use tauri::ipc::Channel;
use tauri::{AppHandle, State};

use super::{Answer, open};
use crate::app::App;
use crate::harden::ProcessIsolation;
use crate::reporter;
use crate::view::{StatusAct, TaskLook};

/// Opens a connection on the screen that authorizes it again at Dell.
#[tauri::command]
pub async fn reauthorize(app: State<'_, App>, id: String) -> Answer {
    app.engine().await?.reauthorize_begin(&id)?;
    open(&app, Some(&id)).await
}

#[tauri::command]
pub async fn status_act(handle: AppHandle, app: State<'_, App>, act: StatusAct) -> Answer {
    let _closed = ProcessIsolation::new();
    let (engine, id) = app.here().await?;
    let by = || reporter::needed(&handle, &app);
    match act {
        StatusAct::LeaveReauthorizing => engine.reauthorize_leave(&id)?,
        StatusAct::Reauthorized { word } => engine.reauthorized_shows(&id, word.as_deref(), &by().await?)?,
        StatusAct::SwitchBackups { on } => app.cancelable(engine.switch_backups(&id, on)).await?,
        StatusAct::Remove => app.cancelable(engine.remove_at_dell(&id)).await?,
        StatusAct::SawBackups { on } => engine.saw_backups(&id, on, &by().await?)?,
        StatusAct::SawRemoved => engine.saw_removed(&id, &by().await?)?,
        StatusAct::SawDell { app_status, last } => engine.saw_dell(&id, app_status, last, &by().await?)?,
    }
    Ok(app.view().await?)
}

/// Watches the registration that runs at Dell until it ends, or until the page stops it.
#[tauri::command]
pub async fn watch_task(app: State<'_, App>, on_look: Channel<TaskLook>) -> Answer {
    let _closed = ProcessIsolation::new();
    let (engine, id) = app.here().await?;
    // A page that is gone watches no more.
    let send_look = |look: Look| on_look.send(look.into()).is_ok();
    app.watching(engine.watch_running(&id, &send_look)).await?;
    Ok(app.view().await?)
}

/// Ends `watch_task`.
#[tauri::command]
pub async fn stop_watching(app: State<'_, App>) -> Answer<()> {
    app.stop_watching();
    Ok(())
}
