//! Whose name is recorded with a report: kept by the engine for real connections and Practice alike, asked for by a
//! native dialog, and never taken from the page.

use engine::reporter::Reporter;
use model::problem::{Kind, Problem, Result};
use tauri::AppHandle;

use crate::app::App;
use crate::pinentry::{self, Question};

/// The name to record now. Where none is known, the person is asked.
///
/// # Errors
/// `name-needed` when the person gave none, `name-bad` for one that cannot be recorded, and those of the store.
pub async fn needed(handle: &AppHandle, app: &App) -> Result<String> {
    if app.real()?.reporter()?.is_none() {
        change(handle, app).await?;
    }
    app.real()?.reporter()?.map(Reporter::into_string).ok_or_else(|| Problem::new(Kind::NameNeeded))
}

/// Asks for another name. A person who cancels keeps the one there is.
///
/// # Errors
/// As [`needed`].
pub async fn change(handle: &AppHandle, app: &App) -> Result<()> {
    let engine = app.real()?;
    let known = engine.reporter()?.map(Reporter::into_string).unwrap_or_default();
    let language = app.language()?;
    let t = |key: &str| language.t(key, &[]);
    let question = Question {
        shown: Some(known),
        accept: t("typed-name-save"),
        ..Question::new(language, t("typed-name-title"), t("typed-name-label"))
    };
    match pinentry::ask(handle, question).await {
        Some(name) => engine.set_reporter(&name),
        None => Ok(()),
    }
}
