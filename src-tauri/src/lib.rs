//! The shell: knows Tauri, decides nothing. Commands convert, call the core, convert back.

mod app;
mod clipboard;
mod commands;
mod computer;
mod harden;
mod instance;
mod logs;
mod notices;
mod options;
mod paste;
mod practice;
mod typed;
mod view;
mod web_process;
mod window;

use std::time::Duration;

use connect::problem::Kind;
use tauri::{Manager as _, RunEvent};

use crate::app::App;

/// How long the process stays after its window for the revocation of tokens.
const REVOKES_WITHIN: Duration = Duration::from_secs(3);

/// Starts the app and runs until its window is closed.
///
/// # Errors
/// Options that cannot be read, or a system without a web view.
pub fn start() -> anyhow::Result<()> {
    harden::start();
    let options = options::read()?;
    let app = App::new(options)?;
    // Connections that cannot be opened are a screen, not an exit. Their folder comes before the logs in it.
    let opened = app.real().map(drop);
    logs::start(&app.log_folder());
    if let Err(problem) = &opened {
        tracing::warn!(%problem, "the connections could not be opened");
        if problem.kind == Kind::AnotherWindow && instance::ask(app.folder()) {
            return Ok(());
        }
    }
    // The lock is this one's: who comes second asks here.
    let first = opened.is_ok().then(|| app.folder().to_owned());
    let web_data = app.web_data_folder();
    let builder = tauri::Builder::default();
    // On Linux GTK's own clipboard leaves fewer copies, and the plugin would open a second connection to
    // the display at start.
    #[cfg(not(target_os = "linux"))]
    let builder = builder.plugin(tauri_plugin_clipboard_manager::init());
    builder
        .manage(app)
        .invoke_handler(commands::handler())
        .setup(move |app| {
            window::open(app.handle(), &web_data)?;
            if let Some(folder) = &first {
                instance::listen(folder, app.handle());
            }
            Ok(())
        })
        .build(tauri::generate_context!())?
        .run(|handle, event| {
            if let RunEvent::Exit = event {
                clipboard::empty_on_exit(handle);
                handle.state::<App>().close();
                // The window is gone; what was cut short with it gives its tokens back.
                if !tauri::async_runtime::block_on(connect::okta::settled(REVOKES_WITHIN)) {
                    tracing::warn!("the app ended with a token that is not revoked");
                }
            }
        });
    Ok(())
}
