//! Input that the person really gave: it pays for an act that a script in the page could request, too.
//!
//! Invariants: one event pays for one act, within a second, once; an event that another program sent to the window, or
//! a script made in the page, pays for none. `SECURITY.md` says what a script can still do with one event before the
//! page does.

#[cfg_attr(target_os = "linux", path = "input/gtk.rs")]
#[cfg_attr(target_os = "macos", path = "input/mac.rs")]
#[cfg_attr(windows, path = "input/windows.rs")]
mod system;

use parking_lot::Mutex;
use std::time::{Duration, Instant};

use tauri::{AppHandle, WebviewWindow};

/// How long an event pays.
const PAYS_FOR: Duration = Duration::from_secs(1);

/// When the event that paid last happened.
static SPENT: Mutex<Option<Instant>> = Mutex::new(None);

/// Watches mouse and keyboard in the window from now on.
pub fn watch(window: &WebviewWindow) {
    system::watch(window);
}

/// Spends the last event, if it happened within the last second and has paid for nothing yet.
pub fn spend(handle: &AppHandle) -> bool {
    let mut spent = SPENT.lock();
    match system::last(handle) {
        Some(last) if pays(last, *spent, Instant::now()) => {
            *spent = Some(last);
            true
        }
        Some(_) | None => false,
    }
}

fn pays(last: Instant, spent: Option<Instant>, now: Instant) -> bool {
    now.saturating_duration_since(last) <= PAYS_FOR && spent.is_none_or(|spent| spent < last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_event_pays_once_and_for_a_second() {
        let now = Instant::now();
        let ago = |ms| now.checked_sub(Duration::from_millis(ms)).expect("a time");
        let cases = [
            (ago(0), None, true),
            (ago(1000), None, true),
            (ago(1001), None, false),
            (ago(200), Some(ago(200)), false),
            (ago(200), Some(ago(300)), true),
            (ago(200), Some(ago(100)), false),
        ];
        for (last, spent, expected) in cases {
            assert_eq!(pays(last, spent, now), expected, "{:?} {spent:?}", now - last);
        }
    }
}
