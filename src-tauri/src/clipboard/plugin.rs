//! The clipboard plugin's Rust API (Windows, macOS). `cargo xtask test` checks its types from Linux; it runs on those
//! systems only.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use model::problem::{Kind, Problem, Result};
use tauri::AppHandle;
use tauri_plugin_clipboard_manager::ClipboardExt as _;
use zeroize::Zeroizing;

use self::unopened::{count, offered, text_available};
use super::answer::interpret;
use super::{Seen, remember};

/// Windows keeps marked texts out of history, cloud and monitoring; on macOS histories may honor the mark
/// (`ConcealedType`), and nobody promises.
pub(super) const HIDDEN: Option<bool> = if cfg!(windows) { Some(true) } else { None };

pub(super) fn hidden_here() -> Option<bool> {
    None
}

pub(super) async fn read(handle: &AppHandle) -> Result<Option<Zeroizing<String>>> {
    match off_main(handle, |handle| interpret(handle.clipboard().read_text(), text_available)).await? {
        Some(text) => Ok(Some(text)),
        None => offered().without_text(),
    }
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

/// How long an act is tried again while another program has the clipboard open, mostly for milliseconds.
const HELD: Duration = Duration::from_secs(2);
const AGAIN: Duration = Duration::from_millis(50);

/// How often the system's count of changes is read. Without a window the system reports none.
const EVERY: Duration = Duration::from_millis(400);

/// The listener that counts: a newer one ends an older one.
static LISTENER: AtomicU64 = AtomicU64::new(0);
/// The count after the app's own emptying.
static OWN: AtomicI64 = AtomicI64::new(-1);

pub(super) fn listen(_handle: &AppHandle, on_change: impl Fn() + Send + 'static) -> Result<()> {
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
                on_change();
            }
            seen = now;
        }
    });
    Ok(())
}

pub(super) fn stop_listening(_handle: &AppHandle) {
    LISTENER.fetch_add(1, Ordering::AcqRel);
}

/// What the system reports without opening the clipboard.
#[cfg(windows)]
#[expect(unsafe_code, reason = "Win32 has no safe door")]
mod unopened {
    use windows::Win32::System::DataExchange::{
        CountClipboardFormats, GetClipboardSequenceNumber, IsClipboardFormatAvailable, RegisterClipboardFormatW,
    };
    use windows::core::w;

    use crate::clipboard::offered::Offered;

    /// Windows derives each text format from the others.
    const CF_UNICODETEXT: u32 = 13;
    /// Windows derives each picture format from the others.
    const CF_DIB: u32 = 8;
    const CF_HDROP: u32 = 15;

    /// The system's count of changes.
    pub(super) fn count() -> i64 {
        // SAFETY: takes nothing and answers a number.
        i64::from(unsafe { GetClipboardSequenceNumber() })
    }

    pub(super) fn text_available() -> bool {
        // SAFETY: takes a number; "not available" is its only failure.
        unsafe { IsClipboardFormatAvailable(CF_UNICODETEXT) }.is_ok()
    }

    /// What the system has, by the formats that matter here. Text that came meanwhile was not read.
    pub(super) fn offered() -> Offered {
        // SAFETY: take numbers and constant texts, and answer numbers.
        let (any, formats) = unsafe {
            let html = RegisterClipboardFormatW(w!("HTML Format"));
            let rtf = RegisterClipboardFormatW(w!("Rich Text Format"));
            let known = [(CF_DIB, "CF_DIB"), (CF_HDROP, "CF_HDROP"), (html, "HTML Format"), (rtf, "Rich Text Format")];
            let there = known.into_iter().filter(|(format, _)| IsClipboardFormatAvailable(*format).is_ok());
            (CountClipboardFormats() > 0, there.map(|(_, name)| name).collect::<Vec<_>>())
        };
        match Offered::of(formats) {
            Offered::Nothing if any => Offered::Other,
            offered => offered,
        }
    }
}

/// What the system reports without a read.
#[cfg(target_os = "macos")]
mod unopened {
    use objc2::rc::autoreleasepool;
    use objc2_app_kit::NSPasteboard;

    use crate::clipboard::offered::Offered;

    /// `NSPasteboardTypeString`.
    const TEXT: &str = "public.utf8-plain-text";

    /// The system's count of changes.
    pub(super) fn count() -> i64 {
        autoreleasepool(|_| NSPasteboard::generalPasteboard().changeCount() as i64)
    }

    pub(super) fn text_available() -> bool {
        autoreleasepool(|_| {
            let types = NSPasteboard::generalPasteboard().types();
            types.is_some_and(|types| types.to_vec().iter().any(|kind| kind.to_string() == TEXT))
        })
    }

    /// What the system has, by its types.
    pub(super) fn offered() -> Offered {
        autoreleasepool(|_| {
            let types = NSPasteboard::generalPasteboard().types();
            let names: Vec<String> =
                types.map(|types| types.to_vec().iter().map(|kind| kind.to_string()).collect()).unwrap_or_default();
            Offered::of(names.iter().map(String::as_str))
        })
    }
}

/// The system keeps a copy after its owner ends, so it is compared before it is emptied. Answers whether it is gone.
pub(super) fn clear_on_exit(handle: &AppHandle, seen: &Seen) -> bool {
    match interpret(handle.clipboard().read_text(), text_available) {
        Ok(Some(text)) if remember(&text) == *seen => handle.clipboard().clear().is_ok(),
        Ok(_) => true,
        Err(_) => false,
    }
}

/// On a thread that may wait; a failure is tried again until [`HELD`] is over.
async fn off_main<T: Send + 'static>(
    handle: &AppHandle,
    act: impl Fn(&AppHandle) -> Result<T> + Send + 'static,
) -> Result<T> {
    let handle = handle.clone();
    let patiently = move || {
        let begun = Instant::now();
        loop {
            match act(&handle) {
                Err(_) if begun.elapsed() < HELD => std::thread::sleep(AGAIN),
                done => return done,
            }
        }
    };
    tauri::async_runtime::spawn_blocking(patiently).await.unwrap_or_else(|_| Err(unreadable()))
}

fn unreadable() -> Problem {
    Kind::ClipboardUnreadable.into()
}
