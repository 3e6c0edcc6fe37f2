//! Acts that a real press pays for. Without one, the person is asked.

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
pub async fn by_press(handle: &AppHandle, engine: &Engine, question: Question) -> Result<()> {
    if input::spend(handle) {
        return Ok(());
    }
    engine.agreed(question).await
}

/// The same for an act that the paste key does, too.
///
/// # Errors
/// `declined`.
pub async fn by_press_or_paste(handle: &AppHandle, engine: &Engine, question: Question) -> Result<()> {
    if paste::spend() { Ok(()) } else { by_press(handle, engine, question).await }
}
