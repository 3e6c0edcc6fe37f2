//! What the person chose for this app. Language, clipboard time, name and proxy have commands of their own.

use engine::reporter::Reporter;
use tauri::State;

use super::Answer;
use crate::app::App;
use crate::view::Settings;

#[tauri::command]
pub async fn settings(app: State<'_, App>) -> Answer<Settings> {
    let (real, engine) = (app.real()?, app.engine().await?);
    Ok(Settings {
        reporter: real.reporter()?.map(Reporter::into_string),
        lookup_on_paste: real.lookup_on_paste()?,
        keychain: engine.keychain().state().await.word(),
        keychain_name: engine.keychain().name(),
    })
}

#[tauri::command]
pub async fn set_lookup_on_paste(app: State<'_, App>, on: bool) -> Answer<Settings> {
    app.real()?.set_lookup_on_paste(on)?;
    settings(app).await
}
