//! Acts that a script in the page could request, too: real input pays for them, or the person is asked.

use engine::Engine;
use engine::consent::Question;
use model::problem::Result;
use tauri::AppHandle;

use crate::{input, paste};

/// Lets an act through if there was real input for it within the last moment; each input counts once. Without one, as
/// when a screen reader presses a button, the person is asked.
///
/// # Errors
/// `declined`.
pub async fn paid_or_asked(handle: &AppHandle, engine: &Engine, question: Question) -> Result<()> {
    if input::spend(handle) {
        return Ok(());
    }
    engine.agreed(question).await
}

/// The same for an act that the paste key does, too.
///
/// # Errors
/// `declined`.
pub async fn pasted_or_asked(handle: &AppHandle, engine: &Engine, question: Question) -> Result<()> {
    if paste::spend() || input::spend(handle) {
        return Ok(());
    }
    engine.agreed(question).await
}
