//! The name recorded with a report: the engine keeps it for both modes, a native dialog asks for it, and the page never
//! gives it.

use engine::reporter::Reporter;
use model::problem::{Kind, Problem, Result};
use tauri::AppHandle;

use crate::app::App;
use crate::pinentry::{self, Question};

/// The name to record now. If none is known, the person is asked.
///
/// # Errors
/// `name-needed` if the person gave none, `name-bad` for one that can't be recorded, and those of the store.
pub async fn needed(handle: &AppHandle, app: &App) -> Result<String> {
    if app.real()?.reporter()?.is_none() {
        change(handle, app).await?;
    }
    app.real()?.reporter()?.map(Reporter::into_string).ok_or_else(|| Problem::new(Kind::NameNeeded))
}

/// Asks for another name. If the person cancels, the present one stays.
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
