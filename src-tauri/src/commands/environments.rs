//! Dell environments that a person adds, in step 2.

use connect::environment::Given;
use tauri::State;

use super::Answer;
use crate::app::App;
use crate::view::{self, UnderstoodEnvironment};

/// Reads what is given; nothing is sent and nothing kept.
#[tauri::command]
pub async fn read_environment(app: State<'_, App>, given: Given) -> Answer<UnderstoodEnvironment> {
    Ok(view::understood(app.space().await?.read_environment(&given)?))
}

/// Adds it, once its token endpoint answered like one.
#[tauri::command]
pub async fn add_environment(app: State<'_, App>, given: Given) -> Answer {
    let space = app.space().await?;
    app.cancellable(space.add_environment(&given)).await?;
    Ok(app.view().await?)
}

#[tauri::command]
pub async fn remove_environment(app: State<'_, App>, id: String) -> Answer {
    app.space().await?.remove_environment(&id)?;
    Ok(app.view().await?)
}
