//! Step 2.

use connect::connection::{Named, Space};
use connect::names;
use tauri::State;

use super::Answer;
use crate::app::App;
use crate::harden::Closed;
use crate::view::{self, Reading};

#[tauri::command]
pub async fn read_domain(app: State<'_, App>, text: String) -> Answer<Reading> {
    let practice = app.in_practice()?;
    // The connection to Okta is warmed while the person still types.
    if let Ok(out) = app.space().await?.out() {
        out.warm();
    }
    let read = names::read(&text, practice);
    let lookup = read.as_ref().is_ok_and(|read| app.real().and_then(|real| real.may_look_up(read)).unwrap_or(false));
    Ok(view::reading(read, lookup))
}

#[tauri::command]
pub async fn ask_organisation(app: State<'_, App>, text: String) -> Answer {
    let (space, id) = app.here().await?;
    let named = app.cancellable(space.name_organisation(&id, &text)).await?;
    open_other(&app, &space, named).await
}

/// Names the org although Okta did not answer.
#[tauri::command]
pub async fn go_on_unmeasured(app: State<'_, App>, text: String) -> Answer {
    let (space, id) = app.here().await?;
    let named = space.name_unmeasured(&id, &text)?;
    open_other(&app, &space, named).await
}

/// A second connection to the same organisation opens the first.
async fn open_other(app: &App, space: &Space, named: Named) -> Answer {
    if let Named::Other(id) = named {
        let _closed = Closed::new();
        space.settle(&id).await?;
        app.show_instead(&id).await?;
    }
    Ok(app.view().await?)
}

#[tauri::command]
pub async fn choose_dell(app: State<'_, App>, environment: String, account: String) -> Answer {
    let (space, id) = app.here().await?;
    space.choose_dell(&id, &environment, &account)?;
    Ok(app.view().await?)
}
