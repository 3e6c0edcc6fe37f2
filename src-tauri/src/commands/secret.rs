//! The secret: steps 3 and Finish. None of these takes it as an argument, or answers it.

use engine::Credential;
use model::problem::Problem;
use secrets::custody::Source;
use tauri::{AppHandle, State};

use super::{Answer, act, change};
use crate::app::App;
use crate::harden::ProcessIsolation;
use crate::pinentry::{self, Question};
use crate::{clipboard, paid};

/// Where a person gives a secret.
pub(super) enum Door {
    /// What is on the clipboard.
    Clipboard,
    /// A native dialog, with the words of this key.
    Dialog(&'static str),
}

/// Every door leads here, and from here to the one function of custody.
pub(super) async fn take(handle: &AppHandle, app: &App, credential: Credential<'_>, door: Door) -> Answer {
    let _closed = ProcessIsolation::new();
    let (engine, id) = app.here().await?;
    let clipboard = clipboard::Desktop(handle.clone());
    let source = match door {
        Door::Clipboard => {
            // Else a page could have the clipboard looked at whenever it likes.
            paid::by_press_or_paste(handle, &engine, engine.asks_to_save(&id)?).await?;
            Source::Clipboard(&clipboard)
        }
        Door::Dialog(key) => match pinentry::ask(handle, question(app, key)?).await {
            Some(text) => Source::Dialog(text, &clipboard),
            None => return Ok(app.view().await?),
        },
    };
    engine.take(&id, credential, source).await?;
    Ok(app.view().await?)
}

#[tauri::command]
pub async fn take_secret(handle: AppHandle, app: State<'_, App>) -> Answer {
    take(&handle, &app, Credential::Okta, Door::Clipboard).await
}

#[tauri::command]
pub async fn take_dell_key(handle: AppHandle, app: State<'_, App>, client_id: String) -> Answer {
    take(&handle, &app, Credential::DellKey { client_id: &client_id }, Door::Clipboard).await
}

/// Asks for the secret in a native dialog; its text never reaches the page.
#[tauri::command]
pub async fn take_secret_typed(handle: AppHandle, app: State<'_, App>) -> Answer {
    take(&handle, &app, Credential::Okta, Door::Dialog("typed-secret")).await
}

/// Asks for the Secret Key in a native dialog; its text never reaches the page.
#[tauri::command]
pub async fn take_dell_key_typed(handle: AppHandle, app: State<'_, App>, client_id: String) -> Answer {
    take(&handle, &app, Credential::DellKey { client_id: &client_id }, Door::Dialog("typed-key")).await
}

pub(super) fn question(app: &App, key: &str) -> Result<Question, Problem> {
    let language = app.language()?;
    let word = |part: &str| language.t(&format!("{key}-{part}"), &[]);
    Ok(Question::new(language, word("title"), word("label")))
}

/// Refuses one of unusual length with a question, unless it is to be used anyway.
#[tauri::command]
pub async fn accept_client_id(app: State<'_, App>, text: String, anyway: bool) -> Answer {
    change(&app, |engine, id| engine.accept_client_id(id, &text, anyway)).await
}

#[tauri::command]
pub async fn keep_secret(app: State<'_, App>) -> Answer {
    act(&app, async |engine, id| engine.keep_secret(&id).await).await
}

#[tauri::command]
pub async fn erase_secret(handle: AppHandle, app: State<'_, App>) -> Answer {
    clipboard::empty_if_ours(&handle).await;
    act(&app, async |engine, id| engine.erase_secret(&id).await).await
}

/// Puts a replaced secret back into use, by its item; the present one is kept behind it.
#[tauri::command]
pub async fn take_back(handle: AppHandle, app: State<'_, App>, item: String) -> Answer {
    let _closed = ProcessIsolation::new();
    let (engine, id) = app.here().await?;
    // A copy on the clipboard is of the replaced secret.
    clipboard::empty_if_ours(&handle).await;
    engine.take_back(&id, &item).await?;
    Ok(app.view().await?)
}

/// Erases the secrets that the present one, once proven, replaced.
#[tauri::command]
pub async fn erase_replaced(app: State<'_, App>) -> Answer {
    act(&app, async |engine, id| engine.erase_replaced(&id).await).await
}
