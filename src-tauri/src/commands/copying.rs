//! Links out, and values to the clipboard. Addresses are built by the core; the page never names one.

use engine::consent::Question;
use model::links::{self, Link};
use model::problem::{Kind, Problem};
use serde::Deserialize;
use tauri::ipc::Channel;
use tauri::{AppHandle, State};
use ts_rs::TS;

use super::Answer;
use crate::app::App;
use crate::harden::ProcessIsolation;
use crate::view::Copied;
use crate::{clipboard, paid};

/// Longest text the page may put on the clipboard: a support text or an error block.
const LONGEST: usize = 64 * 1024;

/// A value that Dell's form asks for.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    Domain,
    ClientId,
    Secret,
    /// A rotation's pending secret.
    NewSecret,
}

#[tauri::command]
pub async fn open_link(app: State<'_, App>, kind: Link) -> Answer<()> {
    let address = match links::fixed(kind) {
        // Help opens these from Home, too.
        Some(address) if app.in_practice()? => {
            return Err(Problem::new(Kind::LinkUnknown).with("address", address).into());
        }
        Some(address) => address.to_owned(),
        None => {
            let (engine, id) = app.here().await?;
            engine.address_to_open(&id, kind).await?
        }
    };
    open::that_detached(&address).map_err(|_| Problem::new(Kind::LinkUnknown).with("address", address))?;
    Ok(())
}

#[tauri::command]
pub async fn copy_link(handle: AppHandle, app: State<'_, App>, kind: Link) -> Answer<Copied> {
    let (engine, connection) = app.connection().await?;
    let address = links::address(kind, &connection, engine.console_address(&connection))?;
    open_text(&handle, "text", address).await
}

#[tauri::command]
pub async fn copy_text(handle: AppHandle, text: String) -> Answer<Copied> {
    if text.is_empty() || text.len() > LONGEST {
        return Err(Problem::new(Kind::NothingInClipboard).into());
    }
    open_text(&handle, "text", text).await
}

/// Puts a value that Dell's form asks for on the clipboard.
#[tauri::command]
pub async fn copy_value(handle: AppHandle, app: State<'_, App>, what: Value) -> Answer<Copied> {
    let (engine, id) = app.here().await?;
    let connection = engine.store().get(&id)?;
    match what {
        Value::Domain => {
            let host = connection.host().ok_or(Problem::new(Kind::DomainEmpty))?;
            open_text(&handle, "domain", format!("https://{host}")).await
        }
        Value::ClientId => {
            let client_id = connection.client_id_here().ok_or(Problem::new(Kind::ClientIdEmpty))?.to_string();
            open_text(&handle, "client_id", client_id).await
        }
        Value::Secret | Value::NewSecret => {
            let org = connection.host().map(ToString::to_string).unwrap_or_default();
            paid::by_press(&handle, &engine, Question::Copy { org }).await?;
            let _closed = ProcessIsolation::new();
            let secret = match what {
                Value::NewSecret => engine.new_secret(&id).await?,
                Value::Domain | Value::ClientId | Value::Secret => engine.secret(&id).await?,
            };
            let seconds = app.clipboard_seconds()?;
            match what {
                Value::NewSecret => engine.copies_new_secret(&id)?,
                Value::Domain | Value::ClientId | Value::Secret => engine.copies_secret(&id)?,
            }
            // EXPOSE: the person pressed Copy; the clipboard is emptied after a short time.
            let hidden = clipboard::put(&handle, secret.expose(), clipboard::Text::Secret(seconds)).await?;
            if !app.is_here(&engine, &id).await {
                // Left while the secret was read: the emptying came before the copy.
                clipboard::empty_on_leaving(&handle).await;
            }
            Ok(Copied { what: "secret".to_owned(), empties_in_s: Some(seconds), hidden })
        }
    }
}

#[tauri::command]
pub async fn set_clipboard_seconds(app: State<'_, App>, seconds: u32) -> Answer {
    app.set_clipboard_seconds(seconds)?;
    Ok(app.view().await?)
}

#[tauri::command]
pub async fn empty_clipboard(handle: AppHandle) -> Answer<()> {
    clipboard::empty_if_ours(&handle).await;
    Ok(())
}

/// Notifies the page that the clipboard changed, without its content, until the next call or `stop_listening`.
#[tauri::command]
pub async fn listen_clipboard(handle: AppHandle, on_change: Channel<()>) -> Answer<()> {
    clipboard::listen(&handle, move || {
        // A page that is gone does not listen.
        let _heard = on_change.send(());
    })?;
    Ok(())
}

/// Ends `listen_clipboard`.
#[tauri::command]
pub async fn stop_listening(handle: AppHandle) -> Answer<()> {
    clipboard::stop_listening(&handle);
    Ok(())
}

/// Puts a text that is no secret on the clipboard.
pub(super) async fn open_text(handle: &AppHandle, what: &str, text: String) -> Answer<Copied> {
    clipboard::put(handle, &text, clipboard::Text::Open).await?;
    Ok(Copied { what: what.to_owned(), empties_in_s: None, hidden: None })
}
