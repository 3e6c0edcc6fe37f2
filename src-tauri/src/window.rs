//! The one window and its cage: navigation, new windows and downloads are refused.

mod place;

use std::path::Path;

use engine::locale::Language;
use secrets::redaction::visible;
use tauri::webview::{DownloadEvent, NewWindowResponse};
use tauri::{AppHandle, Manager as _, Url, WebviewWindow, WebviewWindowBuilder};

use crate::main_window::LABEL;
use crate::{page, paste, web_process};

/// A proxy that doesn't exist.
#[cfg(target_os = "linux")]
const NOWHERE: &str = "http://127.0.0.1:0";

/// How long the page may take to draw before the window is shown as it is.
const FAIL_SAFE: std::time::Duration = std::time::Duration::from_secs(4);

/// Characters of a title that the window takes from the page.
const TITLE: usize = 200;

/// Builds the window. On Linux it is shown at once, in the page's color: what it needs to draw is made while the page's
/// process starts, and WebKit draws nothing for a hidden one. Elsewhere it is hidden until the page has drawn.
///
/// # Errors
/// The system has no web view.
pub fn open(handle: &AppHandle, web_data: &Path) -> anyhow::Result<()> {
    let config = handle.config().app.windows.first().ok_or_else(|| anyhow::anyhow!("no window is configured"))?.clone();
    let builder = WebviewWindowBuilder::from_config(handle, &config)?;
    // The page needs no network: whatever it makes the web view fetch, or connect to ahead of time, ends at a port that
    // nobody can listen on.
    #[cfg(target_os = "linux")]
    let builder = builder.proxy_url(NOWHERE.parse()?);
    #[cfg(target_os = "linux")]
    let builder = builder.background_color(crate::main_window::page_color());
    let served = handle.clone();
    let window = builder
        .on_web_resource_request(move |request, response| page::serve(&served, &request, response))
        .on_document_title_changed(|window, title| {
            let title: String = visible(&title).chars().take(TITLE).collect();
            // A window without a title bar is still the window.
            let _ = window.set_title(&title);
        })
        .data_directory(web_data.to_owned())
        .incognito(cfg!(target_os = "macos"))
        .on_navigation(ours)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, event| !matches!(event, DownloadEvent::Requested { .. }))
        .build()?;
    crate::input::watch(&window);
    #[cfg(target_os = "linux")]
    window.gtk_window().map(|window| crate::main_window::no_inspector(&window))?;
    paste::watch(&window);
    web_process::watch(&window);
    if cfg!(target_os = "linux") {
        reveal(&window);
    }
    let later = handle.clone();
    // A page that can't draw must not leave a process without a window.
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(FAIL_SAFE).await;
        show(&later);
    });
    Ok(())
}

/// The parts of the window that the page doesn't draw use another language from now on.
pub fn speak(handle: &AppHandle, language: Language) {
    #[cfg(target_os = "macos")]
    crate::menu::set(handle, language);
    // Elsewhere there is no menu bar.
    #[cfg(not(target_os = "macos"))]
    let _ = (handle, language);
}

/// Shows the window. The main thread checks whether it is visible: a runtime thread that waits for an ending main
/// thread would stop the runtime's clock, and with it the end.
pub fn show(handle: &AppHandle) {
    let on_main = handle.clone();
    let _ending = handle.run_on_main_thread(move || {
        if let Some(window) = on_main.get_webview_window(LABEL) {
            reveal(&window);
        }
    });
}

fn reveal(window: &WebviewWindow) {
    if window.is_visible().unwrap_or(false) {
        return;
    }
    place::keep(window);
    // A window that can't be shown is the window system's affair; the app continues.
    let _ = window.show();
    let _ = window.set_focus();
    place::shown(window);
}

/// Only the app's own page; its origin differs by platform.
fn ours(url: &Url) -> bool {
    let own =
        if cfg!(any(windows, target_os = "android")) { ("http", "tauri.localhost") } else { ("tauri", "localhost") };
    let dev = cfg!(dev) && url.host_str() == Some("localhost") && url.port() == Some(5173);
    dev || (url.scheme() == own.0 && url.host_str() == Some(own.1) && url.port().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_page_may_be_gone_to() {
        let cases = [
            ("tauri://localhost/", cfg!(not(windows))),
            ("tauri://localhost.evil.test/", false),
            ("https://acme.okta.com/", false),
            ("http://127.0.0.1:8080/", false),
            ("data:text/html,x", false),
            ("file:///etc/passwd", false),
        ];
        for (url, expected) in cases {
            assert_eq!(ours(&url.parse().expect("an address")), expected, "{url}");
        }
    }
}
