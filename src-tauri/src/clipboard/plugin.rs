//! The clipboard plugin's Rust API (Windows, macOS). Compiled and run by the workflow file on those
//! systems; untested where the rest of the tests run.

use connect::problem::{Kind, Problem, Result};
use tauri::AppHandle;
use tauri_plugin_clipboard_manager::ClipboardExt as _;
use zeroize::Zeroizing;

use super::{Seen, remember};

/// Windows leaves marked texts out of history, cloud and monitoring; on macOS histories may honour the
/// mark (`ConcealedType`), and nobody promises.
pub(super) const HIDDEN: Option<bool> = if cfg!(windows) { Some(true) } else { None };

pub(super) fn hidden_here() -> Option<bool> {
    None
}

pub(super) async fn read(handle: &AppHandle) -> Result<Option<Zeroizing<String>>> {
    off_main(handle, |handle| match handle.clipboard().read_text() {
        Ok(text) => Ok(Some(Zeroizing::new(text))),
        // The plugin tells "no text there" and failures apart by words only: both are "no text" here.
        Err(_) => Ok(None),
    })
    .await
}

pub(super) async fn write(handle: &AppHandle, text: Zeroizing<String>, secret: bool) -> Result<()> {
    off_main(handle, move |handle| {
        let clipboard = handle.clipboard();
        let written = if secret { clipboard.write_secret(text.as_str()) } else { clipboard.write_text(text.as_str()) };
        written.map_err(|_| unreadable())
    })
    .await
}

pub(super) async fn clear(handle: &AppHandle) -> Result<()> {
    off_main(handle, |handle| handle.clipboard().clear().map_err(|_| unreadable())).await
}

/// The system keeps what was copied after its owner is gone, so it is compared before it is emptied.
pub(super) fn clear_on_exit(handle: &AppHandle, seen: &Seen) {
    if let Ok(text) = handle.clipboard().read_text().map(Zeroizing::new)
        && remember(&text) == *seen
        && handle.clipboard().clear().is_err()
    {
        tracing::warn!("the clipboard could not be emptied on quitting");
    }
}

async fn off_main<T: Send + 'static>(
    handle: &AppHandle,
    act: impl FnOnce(&AppHandle) -> Result<T> + Send + 'static,
) -> Result<T> {
    let handle = handle.clone();
    tauri::async_runtime::spawn_blocking(move || act(&handle)).await.unwrap_or_else(|_| Err(unreadable()))
}

fn unreadable() -> Problem {
    Kind::ClipboardUnreadable.into()
}
