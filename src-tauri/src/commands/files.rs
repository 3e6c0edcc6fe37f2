//! Files that can be handed to others, written where a browser would put them.

use connect::problem::{Kind, Problem};
use connect::report::{self, Format, Report};
use tauri::{AppHandle, Manager as _, State};

use super::Answer;
use crate::app::App;
use crate::view::Written;

#[tauri::command]
pub async fn export_permissions(app: State<'_, App>, format: Format) -> Answer<Written> {
    let (space, id) = app.here().await?;
    let facts = space.store().get(&id)?;
    let language = app.language()?;
    write(&app, &report::permissions(&facts, space.practice(), language), "permissions", space.practice(), format)
}

#[tauri::command]
pub async fn export_handover(app: State<'_, App>, format: Format) -> Answer<Written> {
    let (space, id) = app.here().await?;
    let facts = space.store().get(&id)?;
    let log = space.store().log(&id)?;
    let language = app.language()?;
    let added = space.environments_added().into_iter().find(|added| added.environment.id == facts.dell.environment);
    let report = report::handover(&facts, &log, added.as_ref(), space.practice(), language);
    write(&app, &report, "handover", space.practice(), format)
}

/// Opens a file that this run wrote.
#[tauri::command]
pub async fn open_file(app: State<'_, App>, number: u32) -> Answer<()> {
    Ok(app.written().open(number)?)
}

/// Shows a file that this run wrote in its folder.
#[tauri::command]
pub async fn show_in_folder(handle: AppHandle, number: u32) -> Answer<()> {
    // The file manager is waited for.
    let shown = tauri::async_runtime::spawn_blocking(move || handle.state::<App>().written().show(number)).await;
    Ok(shown.map_err(|_| Problem::new(Kind::FileNotOpened))??)
}

pub(super) fn write(app: &App, report: &Report, name: &str, practice: bool, format: Format) -> Answer<Written> {
    let text = report.write(format, app.language()?)?;
    save(app, name, practice, format.ending(), &text)
}

/// Writes a file for others into Downloads, with practice and the day in its name.
pub fn save(app: &App, name: &str, practice: bool, ending: &str, text: &str) -> Answer<Written> {
    let folder = report::folder().ok_or(Problem::new(Kind::FileNotWritten))?;
    let practice = if practice { "-practice" } else { "" };
    let name = format!("okta-dell-connect{practice}-{name}-{}", jiff::ZonedDateTime::now().strftime("%Y-%m-%d"));
    Ok(app.written().note(report::save(&folder, &name, ending, text)?))
}
