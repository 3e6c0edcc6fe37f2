//! Files that can be handed to others, written where a browser would put them.

use engine::Engine;
use engine::report::{self, Format, Report};
use engine::reporter::Reporter;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use model::connection::Connection;
use model::environment::Added;
use model::journey::Reminder;
use model::problem::{Kind, Problem};
use tauri::{AppHandle, Manager as _, State};

use super::{Answer, copying};
use crate::app::App;
use crate::view::{Copied, Written};

/// This app's, as texts for others name it.
const VERSION: &str = env!("CARGO_PKG_VERSION");

#[tauri::command]
pub async fn export_permissions(app: State<'_, App>, format: Format) -> Answer<Written> {
    let (engine, connection) = app.connection().await?;
    let language = app.language()?;
    write(
        &app,
        &report::permissions(&connection, engine.practice(), language),
        "permissions",
        engine.practice(),
        format,
    )
}

#[tauri::command]
pub async fn export_handover(app: State<'_, App>, format: Format) -> Answer<Written> {
    let (engine, connection) = app.connection().await?;
    let log = engine.store().log(&connection.id)?;
    let language = app.language()?;
    let added = added(&engine, &connection);
    let report = report::handover(&connection, &log, added.as_ref(), engine.practice(), language);
    write(&app, &report, "handover", engine.practice(), format)
}

/// One dated reminder of the connection on screen, for a calendar.
#[tauri::command]
pub async fn export_calendar(app: State<'_, App>, what: Reminder) -> Answer<Written> {
    let (engine, connection) = app.connection().await?;
    let text = report::calendar(&connection, what, Timestamp::now(), TimeZone::system(), app.language()?)?;
    save(&app, what.word(), engine.practice(), "ics", &text)
}

/// What is left to do in Dell's console, for the colleague who does it.
#[tauri::command]
pub async fn export_colleague(app: State<'_, App>) -> Answer<Written> {
    let (engine, connection) = app.connection().await?;
    let by = app.real()?.reporter()?.map(Reporter::into_string);
    let console = engine.console_address(&connection);
    let page = report::colleague(&connection, by.as_deref(), console.as_deref(), engine.practice(), app.language()?);
    save(&app, "dell-part", engine.practice(), "html", &page)
}

/// Puts the connection in ten lines on the clipboard.
#[tauri::command]
pub async fn copy_summary(handle: AppHandle, app: State<'_, App>) -> Answer<Copied> {
    let (engine, connection) = app.connection().await?;
    let added = added(&engine, &connection);
    let now = Timestamp::now();
    let text = report::ticket(&connection, added.as_ref(), engine.practice(), VERSION, now, app.language()?);
    copying::open_text(&handle, "text", text).await
}

/// Puts the text of a change request on the clipboard.
#[tauri::command]
pub async fn copy_change_request(handle: AppHandle, app: State<'_, App>) -> Answer<Copied> {
    let (engine, connection) = app.connection().await?;
    let text = report::change_request(&connection, engine.practice(), VERSION, app.language()?);
    copying::open_text(&handle, "text", text).await
}

/// The connection's Dell cloud, if it was added here.
fn added(engine: &Engine, connection: &Connection) -> Option<Added> {
    engine.environments_added().into_iter().find(|added| added.environment.id == connection.dell.environment)
}

/// Opens a file that this run wrote.
#[tauri::command]
pub async fn open_file(app: State<'_, App>, number: u32) -> Answer<()> {
    Ok(app.written.open(number)?)
}

/// Shows a file that this run wrote in its folder.
#[tauri::command]
pub async fn show_in_folder(handle: AppHandle, number: u32) -> Answer<()> {
    // The file manager is waited for.
    let shown = tauri::async_runtime::spawn_blocking(move || handle.state::<App>().written.show(number)).await;
    Ok(shown.map_err(|_| Problem::new(Kind::FileNotOpened))??)
}

pub(super) fn write(app: &App, report: &Report, name: &str, practice: bool, format: Format) -> Answer<Written> {
    let text = report.write(format, app.language()?)?;
    save(app, name, practice, format.word(), &text)
}

/// Writes a file for others into Downloads, with practice and the day in its name.
pub fn save(app: &App, name: &str, practice: bool, ending: &str, text: &str) -> Answer<Written> {
    let folder = report::folder().ok_or(Problem::new(Kind::FileNotWritten))?;
    let practice = if practice { "-practice" } else { "" };
    let name = format!("okta-dell-connect{practice}-{name}-{}", jiff::ZonedDateTime::now().strftime("%Y-%m-%d"));
    Ok(app.written.note(report::save(&folder, &name, ending, text)?))
}
