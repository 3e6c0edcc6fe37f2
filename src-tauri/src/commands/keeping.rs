//! Where secrets are saved: the choice, the vault's passphrase by a native dialog, unlocking, moving.

use std::sync::Arc;

use engine::Engine;
use model::connection::{Intent, StoreKind};
use secrets::stores::{SecretStore as _, State as StoreState};
use tauri::{AppHandle, State};

use super::Answer;
use crate::app::App;
use crate::harden::ProcessIsolation;
use crate::pinentry::{self, Question};

/// Saves this connection's secrets there from now on. A vault is opened or made first; if that is canceled, the choice
/// stays as it was.
#[tauri::command]
pub async fn store_in(handle: AppHandle, app: State<'_, App>, store: StoreKind) -> Answer {
    let _closed = ProcessIsolation::new();
    let (engine, id) = app.here().await?;
    if store == StoreKind::Vault && !opened(&handle, &app, &engine).await? {
        return Ok(app.view().await?);
    }
    engine.keep_in(&id, store).await?;
    Ok(app.view().await?)
}

/// Opens the vault, or has the system ask for what opens its keychain. Answers nothing: what was refused because of
/// it is asked again by the page.
#[tauri::command]
pub async fn unlock(handle: AppHandle, app: State<'_, App>, store: StoreKind) -> Answer<bool> {
    let _closed = ProcessIsolation::new();
    let engine = app.engine().await?;
    match store {
        StoreKind::Vault => opened(&handle, &app, &engine).await,
        StoreKind::Keychain => {
            app.cancelable(engine.unlock_keychain()).await?;
            Ok(true)
        }
        StoreKind::Session => Ok(true),
    }
}

/// Moves secrets from a fallback into the keychain.
#[tauri::command]
pub async fn move_to_keychain(handle: AppHandle, app: State<'_, App>, id: String) -> Answer {
    let _closed = ProcessIsolation::new();
    let engine = app.engine().await?;
    let connection = engine.store().get(&id)?;
    let left = matches!(connection.items.intent, Some(Intent::MoveOut { from: StoreKind::Vault, .. }));
    let in_vault = connection.kept().any(|custody| custody.store == StoreKind::Vault);
    let vault = engine.secret_stores().vault();
    if in_vault && !vault.exists() {
        // Nothing is moved out of a new one.
        return Err(vault.gone().into());
    }
    if (in_vault || left) && vault.exists() && !opened(&handle, &app, &engine).await? {
        return Ok(app.view().await?);
    }
    engine.move_to_keychain(&id).await?;
    Ok(app.view().await?)
}

/// Whether the vault is open, after the person was asked for its passphrase. A new one is typed twice.
async fn opened(handle: &AppHandle, app: &App, engine: &Arc<Engine>) -> Answer<bool> {
    let vault = engine.secret_stores().vault();
    let question = match vault.state().await {
        StoreState::Ready => return Ok(true),
        StoreState::None => {
            let again = app.language()?.t("typed-vault-again", &[]);
            Question { again: Some(again), ..asking(app, "typed-vault-new")? }
        }
        _ => asking(app, "typed-vault")?,
    };
    let Some(passphrase) = pinentry::ask(handle, question).await else { return Ok(false) };
    engine.unlock_vault(passphrase).await?;
    Ok(true)
}

fn asking(app: &App, key: &str) -> Answer<Question> {
    Ok(super::secret::question(app, key)?)
}
