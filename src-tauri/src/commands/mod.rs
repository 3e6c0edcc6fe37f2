//! What the page may call, a file per area. A command converts, calls the core, converts back.
//!
//! Invariants: no command takes or answers a secret. `build.rs` finds the functions marked `#[tauri::command]`; each
//! has a row in `src-tauri/commands.md`, else nothing is built.

mod copying;
mod dell;
mod environments;
mod files;
mod help;
mod home;
mod keeping;
mod list;
mod network;
mod org;
mod page;
mod panel;
mod proof;
mod rotation;
mod secret;
mod settings;
mod status;
mod steps;
#[cfg(test)]
mod wire;

use std::sync::Arc;

use engine::Engine;
use tauri::ipc::{Channel, Invoke, IpcResponse};
use tauri::{AppHandle, Wry};

use crate::app::App;
use crate::reporter;
use crate::view::{ProblemView, View};

/// What an act answers: all that the screen needs, or a problem.
pub type Answer<T = View> = Result<T, ProblemView>;

/// Changes the connection on screen.
async fn change(app: &App, act: impl FnOnce(&Engine, &str) -> model::problem::Result<()>) -> Answer {
    let (engine, id) = app.here().await?;
    act(&engine, &id)?;
    Ok(app.view().await?)
}

/// Records what a person reports of the connection on screen, with the person's name.
async fn report(
    handle: &AppHandle,
    app: &App,
    act: impl FnOnce(&Engine, &str, &str) -> model::problem::Result<()>,
) -> Answer {
    let (engine, id) = app.here().await?;
    act(&engine, &id, &reporter::needed(handle, app).await?)?;
    Ok(app.view().await?)
}

/// Asks a service about the connection on screen, until the person cancels it.
async fn ask(app: &App, act: impl AsyncFnOnce(Arc<Engine>, String) -> model::problem::Result<()>) -> Answer {
    let (engine, id) = app.here().await?;
    app.cancelable(act(engine, id)).await?;
    Ok(app.view().await?)
}

/// The same, where nothing can be canceled.
async fn act(app: &App, act: impl AsyncFnOnce(Arc<Engine>, String) -> model::problem::Result<()>) -> Answer {
    let (engine, id) = app.here().await?;
    act(engine, id).await?;
    Ok(app.view().await?)
}

/// Shows a connection, or Home.
async fn open(app: &App, id: Option<&str>) -> Answer {
    app.show(id).await?;
    Ok(app.view().await?)
}

/// Sends what happens meanwhile. A page that is gone needs none of it; the results are stored all the same.
fn to_page<T: IpcResponse>(channel: &Channel<T>) -> impl Fn(T) + '_ {
    move |value| drop(channel.send(value))
}

/// Every command that `build.rs` found. The most verbose log names each call, without what it carries.
pub fn handler() -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
    let call: fn(Invoke<Wry>) -> bool = include!(concat!(env!("OUT_DIR"), "/handler.rs"));
    move |invoke| {
        tracing::trace!(command = invoke.message.command(), "the page calls");
        call(invoke)
    }
}
