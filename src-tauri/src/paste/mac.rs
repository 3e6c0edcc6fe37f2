//! macOS: a monitor sees the app's events before they are dispatched. The web view opens no menu and accepts no drops.
//! Type-checked only; not run where the other tests run. The menu bar's Paste reaches the web view, and the page
//! declines it.

use std::ptr::NonNull;

use block2::RcBlock;
use model::problem::{Kind, Result};
use objc2::MainThreadMarker;
use objc2_app_kit::{NSEvent, NSEventMask, NSEventModifierFlags, NSEventType, NSView, NSWindow};
use tauri::{AppHandle, WebviewWindow};
use zeroize::Zeroizing;

use super::{Source, insert_by_script, requested};

pub(super) fn watch(window: &WebviewWindow) -> tauri::Result<()> {
    window.with_webview(|webview| {
        let Some(view) = NonNull::new(webview.inner().cast::<NSView>()) else { return };
        #[expect(unsafe_code, reason = "the web view comes as a pointer")]
        // SAFETY: Tauri hands over the web view, which is a view, on the main thread.
        let view = unsafe { view.as_ref() };
        view.unregisterDraggedTypes();
        if let Some(window) = view.window() {
            hook(&window);
        }
    })
}

/// macOS has no primary selection.
pub(super) async fn read_primary(_handle: &AppHandle) -> Result<Zeroizing<String>> {
    Err(Kind::ClipboardEmpty.into())
}

pub(super) fn insert(handle: &AppHandle, text: Zeroizing<String>) -> Result<()> {
    insert_by_script(handle, &text)
}

/// Only this window's events: the dialog for a typed secret pastes by itself.
fn hook(window: &NSWindow) {
    let number = window.windowNumber();
    let block = RcBlock::new(move |event: NonNull<NSEvent>| -> *mut NSEvent {
        #[expect(unsafe_code, reason = "AppKit hands over a pointer")]
        // SAFETY: the event lives as long as the block runs.
        let seen = unsafe { event.as_ref() };
        if MainThreadMarker::new().is_none() || seen.windowNumber() != number || !keeps(seen) {
            return event.as_ptr();
        }
        std::ptr::null_mut()
    });
    let wanted = NSEventMask::KeyDown | NSEventMask::RightMouseDown | NSEventMask::LeftMouseDown;
    #[expect(unsafe_code, reason = "AppKit has no safe door")]
    // SAFETY: the block answers the event it got, or none. AppKit keeps it until the app ends.
    let _monitor = unsafe { NSEvent::addLocalMonitorForEventsMatchingMask_handler(wanted, &block) };
}

/// Whether the web view must not see this event.
fn keeps(event: &NSEvent) -> bool {
    let held = event.modifierFlags();
    let kind = event.r#type();
    if kind == NSEventType::KeyDown {
        let pastes = held.contains(NSEventModifierFlags::Command)
            && event.charactersIgnoringModifiers().is_some_and(|key| key.to_string().eq_ignore_ascii_case("v"));
        if pastes {
            requested(Source::Clipboard);
        }
        return pastes;
    }
    // Either opens the web view's menu.
    kind == NSEventType::RightMouseDown || held.contains(NSEventModifierFlags::Control)
}
