//! Asks the system when the last click or key happened, and counts it while the app is in front (macOS). The workflow
//! file compiles it; untested where the rest of the tests run.

use std::sync::mpsc;
use std::time::{Duration, Instant};

use objc2::MainThreadMarker;
use objc2_app_kit::NSApplication;
use tauri::{AppHandle, WebviewWindow};

#[expect(unsafe_code, reason = "Core Graphics has no safe door")]
#[link(name = "CoreGraphics", kind = "framework")]
unsafe extern "C" {
    /// Seconds since the last event of this type (`CGEventSource.h`).
    fn CGEventSourceSecondsSinceLastEventType(source: i32, event: u32) -> f64;
}

/// `kCGEventSourceStateHIDSystemState`: the hardware's events, without those that a program made.
const HARDWARE: i32 = 1;
/// `kCGEventLeftMouseUp` and `kCGEventKeyDown`.
const PRESSES: [u32; 2] = [2, 10];

/// How long the main thread may take to say whether the app is in front.
const PATIENCE: Duration = Duration::from_secs(1);

pub(super) fn watch(_window: &WebviewWindow) {}

pub(super) fn last(handle: &AppHandle) -> Option<Instant> {
    let (answer, answered) = mpsc::sync_channel(1);
    handle
        .run_on_main_thread(move || {
            let in_front =
                MainThreadMarker::new().is_some_and(|main| NSApplication::sharedApplication(main).isActive());
            let _unheard = answer.send(in_front);
        })
        .ok()?;
    // A main thread that is ending never answers.
    if !answered.recv_timeout(PATIENCE).unwrap_or(false) {
        return None;
    }
    let since = PRESSES.map(|event| {
        #[expect(unsafe_code, reason = "Core Graphics has no safe door")]
        // SAFETY: takes two numbers, gives one.
        unsafe {
            CGEventSourceSecondsSinceLastEventType(HARDWARE, event)
        }
    });
    let since = since.into_iter().fold(f64::INFINITY, f64::min);
    Instant::now().checked_sub(Duration::try_from_secs_f64(since).ok()?)
}
