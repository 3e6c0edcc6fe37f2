//! The page itself: what it hears from the shell, what is pasted into it, and what must not be in it.

use model::problem::Kind;
use tauri::ipc::Channel;
use tauri::{AppHandle, State};

use super::Answer;
use crate::app::App;
use crate::view::Notice;
use crate::{notices, paste, web_process};

/// Reports what the shell has to say on its own, from now on, and what it kept for this page.
#[tauri::command]
pub async fn subscribe(on_notice: Channel<Notice>) -> Answer<()> {
    notices::subscribe(on_notice);
    Ok(())
}

/// Inserts what the person pastes into the field that has the focus, or refuses it with a problem. The answer has no text.
#[tauri::command]
pub async fn paste(handle: AppHandle, field: String) -> Answer<()> {
    Ok(paste::paste(&handle, &field).await?)
}

/// The page found a credential in this field: it is loaded anew in another process.
#[tauri::command]
pub async fn report_typed_secret(handle: AppHandle, app: State<'_, App>, field: String) -> Answer<()> {
    // The beginning of it may have been kept as a draft.
    if let Ok((engine, id)) = app.here().await
        && engine.store().drafts(&id)?.contains_key(&field)
    {
        engine.store().set_draft(&id, &field, "")?;
    }
    web_process::replace(&handle, Kind::SecretInPage);
    Ok(())
}
