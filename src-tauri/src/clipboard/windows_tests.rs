//! The real Windows clipboard, through an app without a window. One test at a time: there is one clipboard.

use std::sync::{LazyLock, mpsc};
use std::time::Instant;

use tokio::sync::MutexGuard;
use windows::Win32::Foundation::HANDLE;
use windows::Win32::System::DataExchange::{
    CloseClipboard, EmptyClipboard, IsClipboardFormatAvailable, OpenClipboard, RegisterClipboardFormatW,
    SetClipboardData,
};
use windows::Win32::System::Memory::{GMEM_MOVEABLE, GlobalAlloc, GlobalLock, GlobalUnlock};
use windows::Win32::UI::WindowsAndMessaging::{
    CreateWindowExW, DestroyWindow, HWND_MESSAGE, WINDOW_EX_STYLE, WINDOW_STYLE,
};
use windows::core::w;

use super::*;

const CF_UNICODETEXT: u32 = 13;

static APP: LazyLock<AppHandle> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a folder").keep();
    let live = Arc::new(Live::new(folder, Arc::new(engine::consent::Typed)));
    let builder = tauri::Builder::default().any_thread().plugin(tauri_plugin_clipboard_manager::init()).manage(live);
    let app = builder.build(crate::context()).expect("an app without a window");
    let handle = app.handle().clone();
    // It lives as long as the process.
    std::mem::forget(app);
    handle
});

async fn alone() -> MutexGuard<'static, ()> {
    static ONE: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());
    ONE.lock().await
}

/// A text of a secret's shape.
fn made() -> String {
    use std::hash::{BuildHasher as _, RandomState};
    let random = || RandomState::new().hash_one(Instant::now());
    format!("{:016x}{:016x}{:08x}", random(), random(), random() >> 32)
}

fn engine() -> Arc<Engine> {
    real(&APP).expect("opens")
}

fn noted() -> bool {
    left::noted(engine().store()).is_some()
}

/// The clipboard, opened by a window as another program opens it, until the end of `during`.
#[expect(unsafe_code, reason = "Win32 has no safe door")]
fn held<T>(during: impl FnOnce() -> T) -> T {
    let (plain, bare) = (WINDOW_EX_STYLE(0), WINDOW_STYLE(0));
    // SAFETY: the class is the system's, and the window is destroyed by the thread that made it.
    unsafe {
        let parent = Some(HWND_MESSAGE);
        let window = CreateWindowExW(plain, w!("STATIC"), w!(""), bare, 0, 0, 0, 0, parent, None, None, None);
        let window = window.expect("a window");
        let begun = Instant::now();
        while OpenClipboard(Some(window)).is_err() {
            assert!(begun.elapsed() < Duration::from_secs(20), "somebody else holds it");
            std::thread::yield_now();
        }
        let done = during();
        CloseClipboard().expect("closed");
        DestroyWindow(window).expect("destroyed");
        done
    }
}

/// As another program copies a text.
#[expect(unsafe_code, reason = "Win32 has no safe door")]
fn copied_elsewhere(text: &str) {
    let units: Vec<u16> = text.encode_utf16().chain([0]).collect();
    // SAFETY: the memory has room for the text, and belongs to the system once it has it.
    held(|| unsafe {
        EmptyClipboard().expect("emptied");
        let memory = GlobalAlloc(GMEM_MOVEABLE, units.len() * 2).expect("memory");
        std::ptr::copy_nonoverlapping(units.as_ptr(), GlobalLock(memory).cast(), units.len());
        // It answers with an error when the last lock is gone.
        let _unlocked = GlobalUnlock(memory);
        SetClipboardData(CF_UNICODETEXT, Some(HANDLE(memory.0))).expect("copied");
    });
}

/// Whether it has the format that keeps a text from histories, clouds and monitors.
#[expect(unsafe_code, reason = "Win32 has no safe door")]
fn is_marked() -> bool {
    // SAFETY: takes a constant text, and a number.
    unsafe {
        let format = RegisterClipboardFormatW(w!("ExcludeClipboardContentFromMonitorProcessing"));
        IsClipboardFormatAvailable(format).is_ok()
    }
}

async fn text() -> Option<String> {
    take(&APP).await.ok().map(|text| text.to_string())
}

async fn until(mut holds: impl AsyncFnMut() -> bool, otherwise: &str) {
    let begun = Instant::now();
    while !holds().await {
        assert!(begun.elapsed() < Duration::from_secs(30), "{otherwise}");
        tokio::task::yield_now().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_secret_is_marked_for_histories_clouds_and_monitors() {
    let _one = alone().await;
    let secret = made();
    assert_eq!(put(&APP, &secret, Text::Secret(3600)).await, Ok(Some(true)));
    assert_eq!((text().await, is_marked()), (Some(secret), true));
    assert!(empty_if_ours(&APP).await);
    assert_eq!(put(&APP, "acme.okta.com", Text::Open).await, Ok(None));
    assert!(!is_marked(), "what is copied openly bears no mark");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_secret_on_a_clipboard_that_another_program_holds_is_emptied_after_it() {
    let _one = alone().await;
    put(&APP, &made(), Text::Secret(3600)).await.expect("copied");
    let (release, released) = mpsc::channel::<()>();
    let (opened, is_open) = mpsc::channel();
    let holder = std::thread::spawn(move || {
        held(|| {
            opened.send(()).expect("heard");
            released.recv().expect("released");
        });
    });
    is_open.recv().expect("open");
    assert_eq!(take(&APP).await.map(drop).map_err(|problem| problem.kind), Err(Kind::ClipboardUnreadable));
    assert!(!empty_if_ours(&APP).await && noted());
    release.send(()).expect("heard");
    holder.join().expect("no panic");
    assert!(empty_if_ours(&APP).await);
    assert_eq!((text().await, noted()), (None, false));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_another_program_copied_since_stays() {
    let _one = alone().await;
    put(&APP, &made(), Text::Secret(3600)).await.expect("copied");
    copied_elsewhere("größer 🔑");
    assert!(!empty_if_ours(&APP).await);
    assert_eq!((text().await.as_deref(), noted()), (Some("größer 🔑"), false));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_secret_is_emptied_after_its_time() {
    let _one = alone().await;
    put(&APP, &made(), Text::Secret(1)).await.expect("copied");
    assert!(noted());
    until(async || text().await.is_none(), "it is still there").await;
    until(async || !noted(), "the note is still there").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_next_start_empties_what_a_crash_left() {
    let _one = alone().await;
    for (copied_since, stays) in [(None, None), (Some("other"), Some("other"))] {
        put(&APP, &made(), Text::Secret(3600)).await.expect("copied");
        // All that a crash leaves is the note.
        PUT.lock().ours = None;
        if let Some(other) = copied_since {
            copied_elsewhere(other);
        }
        empty_left(&APP).await;
        assert_eq!((text().await.as_deref(), noted()), (stays, false));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_is_reported_and_the_app_s_own_emptying_is_not() {
    let _one = alone().await;
    let (changed, changes) = mpsc::channel();
    put(&APP, &made(), Text::Secret(3600)).await.expect("copied");
    listen(&APP, move || changed.send(()).expect("heard")).expect("listens");
    assert!(empty_if_ours(&APP).await);
    copied_elsewhere("other");
    let changes = tokio::task::spawn_blocking(move || {
        changes.recv_timeout(Duration::from_secs(20)).expect("a change");
        changes
    });
    let changes = changes.await.expect("joined");
    stop_listening(&APP);
    assert!(changes.try_recv().is_err(), "more than one change");
}
