//! Step 1.

use engine::{Engine, Named};
use model::names;
use tauri::State;

use super::{Answer, change};
use crate::app::App;
use crate::harden::ProcessIsolation;
use crate::view::{self, Reading};

#[tauri::command]
pub async fn read_domain(app: State<'_, App>, text: String) -> Answer<Reading> {
    let practice = app.in_practice()?;
    // The connection to Okta is warmed while the person still types.
    if let Ok(out) = app.engine().await?.out() {
        out.warm();
    }
    let read = names::read(&text, practice);
    let lookup = read.as_ref().is_ok_and(|read| app.real().and_then(|real| real.may_look_up(read)).unwrap_or(false));
    Ok(view::reading(read, lookup))
}

#[tauri::command]
pub async fn ask_organization(app: State<'_, App>, text: String) -> Answer {
    let (engine, id) = app.here().await?;
    let named = app.cancelable(engine.name_organization(&id, &text)).await?;
    open_other(&app, &engine, named).await
}

/// Names the org although Okta did not answer. Refused where it did.
#[tauri::command]
pub async fn continue_unchecked(app: State<'_, App>, text: String) -> Answer {
    let (engine, id) = app.here().await?;
    let named = engine.name_unchecked(&id, &text)?;
    open_other(&app, &engine, named).await
}

/// A second connection to the same organization opens the first.
async fn open_other(app: &App, engine: &Engine, named: Named) -> Answer {
    if let Named::Other(id) = named {
        let _closed = ProcessIsolation::new();
        engine.settle(&id).await?;
        app.show_instead(&id).await?;
    }
    Ok(app.view().await?)
}

#[tauri::command]
pub async fn choose_dell(app: State<'_, App>, environment: String, account: String) -> Answer {
    change(&app, |engine, id| engine.choose_dell(id, &environment, &account)).await
}
