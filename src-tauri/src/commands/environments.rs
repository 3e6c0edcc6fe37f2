//! Dell environments that a person adds, in step 2.

use model::environment::Given;
use tauri::State;

use super::Answer;
use crate::app::App;
use crate::view::{self, UnderstoodEnvironment};

/// Reads what is given; nothing is sent and nothing kept.
#[tauri::command]
pub async fn read_environment(app: State<'_, App>, given: Given) -> Answer<UnderstoodEnvironment> {
    Ok(view::understood(app.engine().await?.read_environment(&given)?))
}

/// Adds it, once its token endpoint answered like one.
#[tauri::command]
pub async fn add_environment(app: State<'_, App>, given: Given) -> Answer {
    let engine = app.engine().await?;
    app.cancelable(engine.add_environment(&given)).await?;
    Ok(app.view().await?)
}

#[tauri::command]
pub async fn remove_environment(app: State<'_, App>, id: String) -> Answer {
    app.engine().await?.remove_environment(&id)?;
    Ok(app.view().await?)
}
