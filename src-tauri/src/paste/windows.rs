//! Windows: WebView2 reports every key combination before the page's process sees it, has its own menu turned off and
//! accepts no drops. Type-checked only; not run where the other tests run.

use model::problem::{Kind, Result};
use tauri::{AppHandle, WebviewWindow};
use webview2_com::AcceleratorKeyPressedEventHandler;
use webview2_com::Microsoft::Web::WebView2::Win32::{
    COREWEBVIEW2_KEY_EVENT_KIND, COREWEBVIEW2_KEY_EVENT_KIND_KEY_DOWN, ICoreWebView2AcceleratorKeyPressedEventArgs,
    ICoreWebView2Controller, ICoreWebView2Controller4,
};
use windows::Win32::UI::Input::KeyboardAndMouse::{GetKeyState, VIRTUAL_KEY, VK_CONTROL, VK_INSERT, VK_SHIFT, VK_V};
use windows::core::Interface as _;
use zeroize::Zeroizing;

use super::{Source, insert_by_script, requested};

pub(super) fn watch(window: &WebviewWindow) -> tauri::Result<()> {
    window.with_webview(|webview| {
        if let Err(error) = hook(&webview.controller()) {
            tracing::error!("pasting is not watched: {error}");
        }
    })
}

/// Windows has no primary selection.
pub(super) async fn read_primary(_handle: &AppHandle) -> Result<Zeroizing<String>> {
    Err(Kind::ClipboardEmpty.into())
}

pub(super) fn insert(handle: &AppHandle, text: Zeroizing<String>) -> Result<()> {
    insert_by_script(handle, &text)
}

fn hook(controller: &ICoreWebView2Controller) -> windows::core::Result<()> {
    let handler = AcceleratorKeyPressedEventHandler::create(Box::new(|_, pressed| match pressed {
        Some(pressed) => heed(&pressed),
        None => Ok(()),
    }));
    let mut token = 0;
    #[expect(unsafe_code, reason = "WebView2 has no safe door")]
    // SAFETY: on the thread of the web view; the handler is kept by it, and the token outlives the call.
    unsafe {
        controller.add_AcceleratorKeyPressed(&handler, &raw mut token)?;
        controller.CoreWebView2()?.Settings()?.SetAreDefaultContextMenusEnabled(false)?;
        controller.cast::<ICoreWebView2Controller4>()?.SetAllowExternalDrop(false)
    }
}

#[expect(unsafe_code, reason = "WebView2 has no safe door")]
fn heed(pressed: &ICoreWebView2AcceleratorKeyPressedEventArgs) -> windows::core::Result<()> {
    let (mut kind, mut key) = (COREWEBVIEW2_KEY_EVENT_KIND::default(), 0);
    // SAFETY: both places outlive the calls.
    unsafe {
        pressed.KeyEventKind(&raw mut kind)?;
        pressed.VirtualKey(&raw mut key)?;
    }
    let is = |wanted: VIRTUAL_KEY| key == u32::from(wanted.0);
    let pastes = (is(VK_V) && held(VK_CONTROL)) || (is(VK_INSERT) && held(VK_SHIFT));
    if pastes && kind == COREWEBVIEW2_KEY_EVENT_KIND_KEY_DOWN {
        // SAFETY: takes a boolean.
        unsafe { pressed.SetHandled(true) }?;
        requested(Source::Clipboard);
    }
    Ok(())
}

fn held(key: VIRTUAL_KEY) -> bool {
    #[expect(unsafe_code, reason = "Win32 has no safe door")]
    // SAFETY: takes a number and answers one.
    let state = unsafe { GetKeyState(i32::from(key.0)) };
    state < 0
}
