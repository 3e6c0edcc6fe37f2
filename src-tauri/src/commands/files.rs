//! Files that can be handed to others, written where a browser would put them.

use connect::problem::{Kind, Problem};
use connect::report::{self, Format, Report};
use connect::words::Language;
use tauri::State;

use super::Answer;
use crate::app::App;
use crate::view::Written;

#[tauri::command]
pub async fn export_permissions(app: State<'_, App>, format: Format) -> Answer<Written> {
    let (space, id) = app.here().await?;
    let facts = space.store().get(&id)?;
    let language = app.language()?;
    write(&report::permissions(&facts, space.practice(), language), "permissions", space.practice(), format, language)
}

#[tauri::command]
pub async fn export_handover(app: State<'_, App>, format: Format) -> Answer<Written> {
    let (space, id) = app.here().await?;
    let facts = space.store().get(&id)?;
    let log = space.store().log(&id)?;
    let language = app.language()?;
    let added = space.environments_added().into_iter().find(|added| added.environment.id == facts.dell.environment);
    let report = report::handover(&facts, &log, added.as_ref(), space.practice(), language);
    write(&report, "handover", space.practice(), format, language)
}

fn write(report: &Report, name: &str, practice: bool, format: Format, language: Language) -> Answer<Written> {
    save(name, practice, format.ending(), &report.write(format, language)?)
}

/// Writes a file of this app's into Downloads, named by its day.
pub fn save(name: &str, practice: bool, ending: &str, text: &str) -> Answer<Written> {
    let folder = report::folder().ok_or(Problem::new(Kind::FileNotWritten))?;
    let practice = if practice { "-practice" } else { "" };
    let name = format!("okta-dell-connect{practice}-{name}-{}", jiff::ZonedDateTime::now().strftime("%Y-%m-%d"));
    let path = report::save(&folder, &name, ending, text)?;
    Ok(Written { path: path.display().to_string() })
}
