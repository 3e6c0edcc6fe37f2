//! The clipboard plugin's Rust API (Windows, macOS). Compiled and run by the workflow file on those
//! systems; untested where the rest of the tests run.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::Duration;

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
    let cleared = off_main(handle, |handle| handle.clipboard().clear().map_err(|_| unreadable())).await;
    OWN.store(count(), Ordering::Release);
    cleared
}

/// How often the system is asked for its count of changes. It tells nobody by itself without a window.
const EVERY: Duration = Duration::from_millis(400);

/// The listener that counts: a newer one ends an older.
static LISTENER: AtomicU64 = AtomicU64::new(0);
/// The count after our own emptying.
static OWN: AtomicI64 = AtomicI64::new(-1);

pub(super) fn listen(_handle: &AppHandle, told: impl Fn() + Send + 'static) -> Result<()> {
    let mine = LISTENER.fetch_add(1, Ordering::AcqRel) + 1;
    let mut seen = count();
    tauri::async_runtime::spawn(async move {
        loop {
            tokio::time::sleep(EVERY).await;
            if LISTENER.load(Ordering::Acquire) != mine {
                break;
            }
            let now = count();
            if now != seen && now != OWN.load(Ordering::Acquire) {
                told();
            }
            seen = now;
        }
    });
    Ok(())
}

pub(super) fn stop_listening(_handle: &AppHandle) {
    LISTENER.fetch_add(1, Ordering::AcqRel);
}

/// The system's count of changes: nothing is read.
#[cfg(windows)]
fn count() -> i64 {
    #[expect(unsafe_code, reason = "Win32 has no safe door")]
    // SAFETY: takes nothing and answers a number.
    let count = unsafe { windows::Win32::System::DataExchange::GetClipboardSequenceNumber() };
    i64::from(count)
}

/// The system's count of changes: nothing is read.
#[cfg(target_os = "macos")]
fn count() -> i64 {
    objc2::rc::autoreleasepool(|_| objc2_app_kit::NSPasteboard::generalPasteboard().changeCount() as i64)
}

/// The system keeps what was copied after its owner is gone, so it is compared before it is emptied.
/// Whether it is gone.
pub(super) fn clear_on_exit(handle: &AppHandle, seen: &Seen) -> bool {
    match handle.clipboard().read_text().map(Zeroizing::new) {
        Ok(text) if remember(&text) == *seen => handle.clipboard().clear().is_ok(),
        Ok(_) => true,
        Err(_) => false,
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
