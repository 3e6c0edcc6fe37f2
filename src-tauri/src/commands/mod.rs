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

use tauri::Wry;
use tauri::ipc::Invoke;

use crate::view::{ProblemView, View};

/// What an act answers: all that the screen needs, or a problem.
pub type Answer<T = View> = Result<T, ProblemView>;

/// Every command that `build.rs` found.
pub fn handler() -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
    include!(concat!(env!("OUT_DIR"), "/handler.rs"))
}
