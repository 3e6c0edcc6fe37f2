//! Windows: WebView2 reports when its process has failed. It ends none on request: a reloaded page may stay in the same
//! process. Type-checked only; not run where the other tests run.

use model::problem::Kind;
use tauri::{AppHandle, Manager as _, WebviewWindow};
use webview2_com::Microsoft::Web::WebView2::Win32::{
    COREWEBVIEW2_PROCESS_FAILED_KIND, COREWEBVIEW2_PROCESS_FAILED_KIND_RENDER_PROCESS_EXITED, ICoreWebView2Controller,
};
use webview2_com::ProcessFailedEventHandler;
use windows::Win32::UI::WindowsAndMessaging::{IDRETRY, MB_ICONWARNING, MB_RETRYCANCEL, MessageBoxW};
use windows::core::HSTRING;

use super::{Message, ended};

pub(super) fn watch(window: &WebviewWindow) -> tauri::Result<()> {
    let handle = window.app_handle().clone();
    window.with_webview(move |webview| {
        if let Err(error) = hook(&webview.controller(), handle) {
            tracing::error!("the page's process is not watched: {error}");
        }
    })
}

fn hook(controller: &ICoreWebView2Controller, handle: AppHandle) -> windows::core::Result<()> {
    #[expect(unsafe_code, reason = "WebView2 has no safe door")]
    let handler = ProcessFailedEventHandler::create(Box::new(move |_, failed| {
        let mut kind = COREWEBVIEW2_PROCESS_FAILED_KIND::default();
        if let Some(failed) = failed {
            // SAFETY: the place outlives the call.
            unsafe { failed.ProcessFailedKind(&raw mut kind) }?;
        }
        if kind == COREWEBVIEW2_PROCESS_FAILED_KIND_RENDER_PROCESS_EXITED {
            ended(&handle, Kind::PageEnded);
        } else {
            tracing::warn!(kind = kind.0, "a process of WebView2's failed");
        }
        Ok(())
    }));
    let mut token = 0;
    #[expect(unsafe_code, reason = "WebView2 has no safe door")]
    // SAFETY: on the thread of the web view, which keeps the handler; the token outlives the call.
    unsafe {
        controller.CoreWebView2()?.add_ProcessFailed(&handler, &raw mut token)
    }
}

pub(super) fn end(window: &WebviewWindow, reason: Kind) -> tauri::Result<()> {
    ended(window.app_handle(), reason);
    Ok(())
}

pub(super) fn explain(_handle: &AppHandle, message: Message, again: impl FnOnce() + Send + 'static) {
    // The box waits for the person; the app's own loop continues meanwhile.
    std::thread::spawn(move || {
        let (title, text) = (HSTRING::from(message.title), HSTRING::from(message.text));
        #[expect(unsafe_code, reason = "Win32 has no safe door")]
        // SAFETY: both texts outlive the call.
        let pressed = unsafe { MessageBoxW(None, &text, &title, MB_RETRYCANCEL | MB_ICONWARNING) };
        if pressed == IDRETRY {
            again();
        }
    });
}
