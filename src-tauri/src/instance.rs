//! A second start asks the first, which holds the lock, to come to the front.
//!
//! Nothing listens on a network. If the first can't be asked, or can't come to the front by itself (Wayland leaves that
//! to the person), the second one stays and says so.

#[cfg_attr(unix, path = "instance/unix.rs")]
#[cfg_attr(windows, path = "instance/windows.rs")]
mod platform;

use std::path::Path;

use tauri::{AppHandle, Manager as _};

use crate::main_window::LABEL;
use crate::web_process;

/// Asks the app that holds the connections in this folder to come to the front. Answers whether it did.
pub fn ask(folder: &Path) -> bool {
    platform::ask(folder).unwrap_or_else(|error| {
        tracing::info!("the first window could not be asked: {error}");
        false
    })
}

/// Lets a second start ask from now on. If it can't, its own screen says so, so a failure is no reason to stop.
pub fn listen(folder: &Path, handle: &AppHandle) {
    let handle = handle.clone();
    if let Err(error) = platform::listen(folder, move || raise(&handle)) {
        tracing::info!("a second window will not find this one: {error}");
    }
}

/// Brings the window to the front. Answers whether it is there.
fn raise(handle: &AppHandle) -> bool {
    let Some(window) = handle.get_webview_window(LABEL) else { return false };
    let shown = window.unminimize().and_then(|()| window.show()).and_then(|()| window.set_focus()).is_ok();
    let wayland = std::env::var_os("WAYLAND_DISPLAY").is_some() && std::env::var("GDK_BACKEND").as_deref() != Ok("x11");
    // A picture that no process draws any more is not the app.
    shown && web_process::answers(handle) && !(cfg!(target_os = "linux") && wayland)
}
