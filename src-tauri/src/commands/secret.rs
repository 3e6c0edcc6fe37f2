//! Steps 4 and 10: the secret. None of these takes it as an argument, or answers it.

use connect::problem::{Kind, Problem};
use tauri::{AppHandle, State};

use super::Answer;
use crate::app::App;
use crate::clipboard;
use crate::harden::Closed;
use crate::typed::{self, Question};

#[tauri::command]
pub async fn take_secret(handle: AppHandle, app: State<'_, App>) -> Answer {
    let _closed = Closed::new();
    let (space, id) = app.here().await?;
    let text = clipboard::take(&handle).await?;
    let seen = clipboard::remember(&text);
    space.take_secret(&id, text).await?;
    // Only now, and only if it still holds what was taken.
    let emptied = clipboard::empty_what_was(&handle, &seen).await;
    space.clipboard_emptied(&id, false, emptied)?;
    Ok(app.view().await?)
}

#[tauri::command]
pub async fn take_dell_key(handle: AppHandle, app: State<'_, App>, client_id: String) -> Answer {
    let _closed = Closed::new();
    let (space, id) = app.here().await?;
    let text = clipboard::take(&handle).await?;
    let seen = clipboard::remember(&text);
    space.take_dell_key(&id, &client_id, text).await?;
    let emptied = clipboard::empty_what_was(&handle, &seen).await;
    space.clipboard_emptied(&id, true, emptied)?;
    Ok(app.view().await?)
}

/// The typed door: what the person gives goes from a native dialog to the same custody.
#[tauri::command]
pub async fn take_secret_typed(handle: AppHandle, app: State<'_, App>) -> Answer {
    let _closed = Closed::new();
    let (space, id) = app.here().await?;
    if let Some(text) = typed::ask(&handle, question(&app, "typed-secret")?).await {
        let seen = clipboard::remember(&text);
        space.take_secret(&id, text).await.map_err(typed_not_copied)?;
        // It may have been pasted there: the same order as at the other door.
        let emptied = clipboard::empty_what_was(&handle, &seen).await;
        space.clipboard_emptied(&id, false, emptied)?;
    }
    Ok(app.view().await?)
}

#[tauri::command]
pub async fn take_dell_key_typed(handle: AppHandle, app: State<'_, App>, client_id: String) -> Answer {
    let _closed = Closed::new();
    let (space, id) = app.here().await?;
    if let Some(text) = typed::ask(&handle, question(&app, "typed-key")?).await {
        let seen = clipboard::remember(&text);
        space.take_dell_key(&id, &client_id, text).await?;
        let emptied = clipboard::empty_what_was(&handle, &seen).await;
        space.clipboard_emptied(&id, true, emptied)?;
    }
    Ok(app.view().await?)
}

/// What is wrong with a value is told of the place that it came from.
pub(super) fn typed_not_copied(problem: Problem) -> Problem {
    match problem.kind {
        Kind::SecretTooShort | Kind::ClipboardEmpty => problem.at("typed"),
        _ => problem,
    }
}

pub(super) fn question(app: &App, key: &str) -> Result<Question, Problem> {
    let language = app.language()?;
    let word = |part: &str| language.t(&format!("{key}-{part}"), &[]);
    Ok(Question::new(language, word("title"), word("label")))
}

#[tauri::command]
pub async fn clicked_done(app: State<'_, App>) -> Answer {
    let (space, id) = app.here().await?;
    space.clicked_done(&id)?;
    Ok(app.view().await?)
}

#[tauri::command]
pub async fn accept_client_id(app: State<'_, App>, text: String) -> Answer {
    let (space, id) = app.here().await?;
    space.accept_client_id(&id, &text)?;
    Ok(app.view().await?)
}

#[tauri::command]
pub async fn keep_secret(app: State<'_, App>) -> Answer {
    let (space, id) = app.here().await?;
    space.keep_secret(&id).await?;
    Ok(app.view().await?)
}

#[tauri::command]
pub async fn erase_secret(handle: AppHandle, app: State<'_, App>) -> Answer {
    let (space, id) = app.here().await?;
    clipboard::empty_if_ours(&handle).await;
    space.erase_secret(&id).await?;
    Ok(app.view().await?)
}

#[tauri::command]
pub async fn take_back(handle: AppHandle, app: State<'_, App>, item: String) -> Answer {
    let _closed = Closed::new();
    let (space, id) = app.here().await?;
    // A copy that lies there is of the one that is put aside.
    clipboard::empty_if_ours(&handle).await;
    space.take_back(&id, &item).await?;
    Ok(app.view().await?)
}

#[tauri::command]
pub async fn erase_replaced(app: State<'_, App>) -> Answer {
    let (space, id) = app.here().await?;
    space.erase_replaced(&id).await?;
    Ok(app.view().await?)
}
