//! What a crash may leave in the clipboard: that a secret was copied is on disk before the copy, by a salted
//! fingerprint and never by value, until it is known to be gone.

use model::problem::{Kind, Result};
use secrets::fingerprint::Fingerprint;
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Manager as _};

use crate::app::App;

/// Name of the setting.
const LEFT: &str = "copied";

/// A secret that was copied, and is not yet known to be gone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Left {
    at: jiff::Timestamp,
    print: Fingerprint,
}

impl Left {
    /// Whether this is what was copied.
    pub(super) fn is(&self, text: &str) -> bool {
        self.print.is_of(text)
    }
}

/// Notes that this is about to be copied.
///
/// # Errors
/// Those of the store: then it must not be copied.
pub(super) fn note(handle: &AppHandle, text: &str) -> Result<()> {
    let left = Left { at: jiff::Timestamp::now(), print: Fingerprint::of(text)? };
    let written = serde_json::to_string(&left).map_err(|_| Kind::StoreFailed)?;
    handle.state::<App>().real()?.store().set_setting(LEFT, Some(&written))
}

/// What was noted, if anything.
pub(super) fn noted(handle: &AppHandle) -> Option<Left> {
    let written = handle.state::<App>().real().ok()?.store().setting(LEFT).ok()??;
    serde_json::from_str(&written).ok()
}

/// It is gone.
pub(super) fn forget(handle: &AppHandle) {
    let forgotten = handle.state::<App>().real().and_then(|engine| engine.store().set_setting(LEFT, None));
    if let Err(problem) = forgotten {
        // The next start looks once more, and finds nothing of ours.
        tracing::warn!(%problem, "that the clipboard was emptied could not be noted");
    }
}
