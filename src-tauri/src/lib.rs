//! The shell: knows Tauri, decides nothing. Commands convert, call the engine, convert back.

mod app;
mod clipboard;
mod commands;
mod computer;
mod consent;
mod harden;
mod input;
mod instance;
mod interrupt;
mod live;
mod logs;
mod main_window;
#[cfg(target_os = "macos")]
mod menu;
mod notices;
mod options;
mod page;
mod paid;
mod paste;
mod pinentry;
mod practice;
mod problems;
mod reporter;
mod startup;
mod view;
mod web_data;
mod web_process;
mod window;
mod written;

use std::process::ExitCode;
use std::time::Duration;

use engine::locale::Language;
use model::problem::Kind;
use tauri::{Manager as _, RunEvent};

use crate::app::App;
use crate::options::Asked;

/// How long the process waits after its window closed for the revocation of tokens.
const REVOKES_WITHIN: Duration = Duration::from_secs(3);

/// The exit code for a command line that can't be understood.
const USAGE: u8 = 2;

/// What `tauri.conf.json` says, and the page.
fn context() -> tauri::Context {
    tauri::generate_context!()
}

/// Starts the app and runs until its window is closed, or answers what the command line asks for. A start that fails is
/// reported.
pub fn start() -> ExitCode {
    harden::start();
    run().unwrap_or_else(|error| {
        startup::say_failed(&error);
        ExitCode::FAILURE
    })
}

fn run() -> anyhow::Result<ExitCode> {
    let options = match options::read(std::env::args_os().skip(1)) {
        Asked::Start(options) => options,
        Asked::Print(text) => {
            startup::say(std::io::stdout(), &text);
            return Ok(ExitCode::SUCCESS);
        }
        Asked::Refuse(text) => {
            startup::say(std::io::stderr(), &text);
            return Ok(ExitCode::from(USAGE));
        }
    };
    // Before anything is opened or written.
    if !startup::has_display() {
        startup::say_no_display();
        return Ok(ExitCode::FAILURE);
    }
    if !startup::has_web_view() {
        startup::say_no_web_view();
        return Ok(ExitCode::FAILURE);
    }
    let interrupts = interrupt::Listening::start();
    let app = App::new(options)?;
    // The lock alone decides which window is the first. Its folder comes before the logs in it.
    let locked = app.live.lock();
    logs::start(&app.log_folder());
    if let Err(problem) = &locked {
        tracing::warn!(%problem, "the connections are not locked");
        if problem.kind == Kind::AnotherWindow && instance::ask(app.live.folder()) {
            return Ok(ExitCode::SUCCESS);
        }
    }
    // They are opened while the web view starts. Connections that can't be opened are a screen, not an exit.
    let live = app.live.clone();
    tauri::async_runtime::spawn_blocking(move || {
        if let Err(problem) = live.engine() {
            tracing::warn!(%problem, "the connections could not be opened");
        }
    });
    // This process holds the lock: a second start asks here.
    let first = locked.is_ok().then(|| app.live.folder().to_owned());
    let web_data = app.web_data_folder(first.is_some());
    let builder = tauri::Builder::default();
    // On Linux GTK's own clipboard leaves fewer copies, and the plugin would open a second connection to
    // the display at start.
    #[cfg(not(target_os = "linux"))]
    let builder = builder.plugin(tauri_plugin_clipboard_manager::init());
    builder
        .manage(app.live.clone())
        .manage(app)
        .invoke_handler(commands::handler())
        .setup(move |app| {
            app.state::<App>().attach(app.handle());
            // An error from here would be a panic of the window's library.
            if let Err(error) = window::open(app.handle(), &web_data) {
                let language = app.state::<App>().language().unwrap_or(Language::of(None));
                startup::say_no_window(language, &format!("{error:#}"));
                app.handle().exit(1);
                return Ok(());
            }
            #[cfg(target_os = "macos")]
            {
                menu::listen(app.handle());
                menu::set(app.handle(), app.state::<App>().language().unwrap_or(Language::of(None)));
            }
            interrupts.end(app.handle());
            if let Some(folder) = &first {
                instance::listen(folder, app.handle());
            }
            Ok(())
        })
        .build(context())?
        .run(|handle, event| {
            if let RunEvent::Exit = event {
                clipboard::empty_on_exit(handle);
                handle.state::<App>().close();
                // The window is closed; whatever it interrupted gives its tokens back.
                if !tauri::async_runtime::block_on(engine::okta::settled(REVOKES_WITHIN)) {
                    tracing::warn!("the app ended with a token that is not revoked");
                }
            }
        });
    Ok(ExitCode::SUCCESS)
}
