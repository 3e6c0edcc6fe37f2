//! What a crash may leave on the clipboard. Before a secret is copied, a note is on disk, by a salted fingerprint and
//! never by value, until the secret is known to be gone.

use engine::store::Store;
use model::problem::{Kind, Result};
use secrets::fingerprint::Fingerprint;
use serde::{Deserialize, Serialize};

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
pub(super) fn note(store: &Store, text: &str) -> Result<()> {
    let left = Left { at: jiff::Timestamp::now(), print: Fingerprint::of(text)? };
    let written = serde_json::to_string(&left).map_err(|_| Kind::StoreFailed)?;
    store.set_setting(LEFT, Some(&written))
}

/// The note, if there is one.
pub(super) fn noted(store: &Store) -> Option<Left> {
    let written = store.setting(LEFT).ok()??;
    serde_json::from_str(&written).ok()
}

/// Removes the note: it is gone.
pub(super) fn forget(store: &Store) {
    if let Err(problem) = store.set_setting(LEFT, None) {
        // The next start looks once more, and finds none of ours.
        tracing::warn!(%problem, "that the clipboard was emptied could not be noted");
    }
}
