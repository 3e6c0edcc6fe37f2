//! Home, language, practice, and which connection is open.

use engine::locale::Language;
use model::connection::Viewing;
use model::problem::Problem;
use tauri::{AppHandle, State};

use super::{Answer, open};
use crate::app::App;
use crate::harden::ProcessIsolation;
use crate::live::LANGUAGE;
use crate::view::Looked;
use crate::{clipboard, window};

#[tauri::command]
pub async fn view(app: State<'_, App>) -> Answer {
    // What an earlier run began on the connection that is open: the first view says how it ended.
    if let Ok((engine, id)) = app.here().await
        && engine.store().get(&id)?.items.intent.is_some()
        && let Err(problem) = engine.settle(&id).await
    {
        tracing::warn!(%problem, "an earlier intent is not settled yet");
    }
    Ok(app.view().await?)
}

/// The first paint is done: shows the window.
#[tauri::command]
pub async fn shown(handle: AppHandle) -> Answer<()> {
    window::show(&handle);
    clipboard::empty_left(&handle).await;
    Ok(())
}

#[tauri::command]
pub async fn set_language(handle: AppHandle, app: State<'_, App>, language: Option<Language>) -> Answer {
    app.real()?.store().set_setting(LANGUAGE, language.map(Language::tag))?;
    window::speak(&handle, app.language()?);
    Ok(app.view().await?)
}

#[tauri::command]
pub async fn enter_practice(app: State<'_, App>) -> Answer {
    app.practice().await?;
    app.set_practice(true).await?;
    Ok(app.view().await?)
}

#[tauri::command]
pub async fn leave_practice(app: State<'_, App>) -> Answer {
    app.set_practice(false).await?;
    Ok(app.view().await?)
}

#[tauri::command]
pub async fn start_connection(app: State<'_, App>) -> Answer {
    let id = app.engine().await?.begin()?;
    open(&app, Some(&id)).await
}

/// Opens a connection, and ends what an earlier run began on it.
#[tauri::command]
pub async fn open_connection(app: State<'_, App>, id: String) -> Answer {
    let _closed = ProcessIsolation::new();
    let engine = app.engine().await?;
    // What an earlier run began is settled by reading; a keychain that is locked now leaves it for later.
    if let Err(problem) = engine.settle(&id).await {
        tracing::warn!(%problem, "an earlier intent is not settled yet");
    }
    open(&app, Some(&id)).await
}

#[tauri::command]
pub async fn go_home(app: State<'_, App>) -> Answer {
    app.cancel();
    app.show(None).await?;
    let engine = app.engine().await?;
    if let Some(id) = app.home_is(&engine)? {
        // Its status is Home. A rotation or re-authorization that covered it keeps its progress.
        let connection = engine.store().get(&id)?;
        if connection.okta.rotation.is_some() && connection.progress.viewing == Viewing::Rotation {
            engine.leave_rotation(&id)?;
        }
        if connection.reauthorizing.is_some() {
            engine.reauthorize_leave(&id)?;
        }
    }
    Ok(app.view().await?)
}

/// Erases the items in the secret stores, proves them gone, and forgets the connection.
#[tauri::command]
pub async fn remove_connection(handle: AppHandle, app: State<'_, App>, id: String) -> Answer {
    clipboard::empty_if_ours(&handle).await;
    app.engine().await?.remove(&id).await?;
    open(&app, None).await
}

/// Looks into the keychain and an open vault, without a prompt: ends what an earlier run began, and finds secrets that
/// no connection knows.
#[tauri::command]
pub async fn look_in_keychain(app: State<'_, App>) -> Answer<Looked> {
    let _closed = ProcessIsolation::new();
    let engine = app.engine().await?;
    let look = async {
        engine.settle_all().await?;
        Ok::<_, Problem>((engine.orphans().await?, engine.keychain_unknown().await?))
    };
    let (found, keyrings) = engine.within_one_limit(look).await?;
    let unknown = engine.vault_unknown().await?;
    let vault = unknown.then(|| engine.secret_stores().vault().path().display().to_string());
    app.set_found(!found.is_empty() || vault.is_some() || !keyrings.is_empty());
    Ok(Looked { view: app.view().await?, found, vault, keyrings })
}

/// Makes a connection for secrets that none knows.
#[tauri::command]
pub async fn adopt_secret(app: State<'_, App>, id: String) -> Answer {
    let _closed = ProcessIsolation::new();
    let engine = app.engine().await?;
    let id = app.cancelable(engine.adopt(&id)).await?;
    open(&app, Some(&id)).await
}
