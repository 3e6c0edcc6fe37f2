//! What Support asks for, and what this app is.

use engine::locale::Language;
use engine::report::Diagnostics;
use jiff::Timestamp;
use model::problem::{Kind, Problem};
use secrets::stores::SecretStore as _;
use tauri::State;

use super::{Answer, files};
use crate::app::App;
use crate::view::{About, Screen, View, Written};
use crate::{computer, logs, problems};

/// As in `Cargo.toml`.
const VERSION: &str = env!("CARGO_PKG_VERSION");

#[tauri::command]
pub async fn about() -> Answer<About> {
    Ok(About { version: VERSION, commit: option_env!("ODC_COMMIT") })
}

/// A few lines to paste into a ticket: no secret, and no name of an org.
#[tauri::command]
pub async fn support_text(app: State<'_, App>) -> Answer<String> {
    let language = app.language()?;
    let screen = screen_name(&app.view().await?, language);
    let problem = match problems::shown().last() {
        Some((at, code)) => {
            language.t("support-problem", &[("code", code), ("at", &at.strftime("%Y-%m-%d %H:%M:%S").to_string())])
        }
        None => language.t("support-problem-none", &[]),
    };
    let lines = [
        language.t("support-version", &[("version", VERSION)]),
        language.t("support-system", &[("system", &computer::system())]),
        language.t("support-screen", &[("screen", &screen)]),
        problem,
    ];
    Ok(lines.join("\n"))
}

/// All that `save_diagnostics` would write, to be read first.
#[tauri::command]
pub async fn diagnostics(app: State<'_, App>, orgs: bool) -> Answer<String> {
    let engine = app.engine().await?;
    let vault = match engine.secret_stores().vault().state().await.word() {
        "none" => "vault-none",
        word => word,
    };
    let language = app.language()?;
    let log = logs::newest(&app.log_folder());
    let made = Diagnostics {
        version: VERSION,
        at: Timestamp::now(),
        system: vec![
            ("os", computer::system()),
            ("desktop", computer::desktop()),
            ("web-view", tauri::webview_version().unwrap_or_default()),
            ("language", language.tag().to_owned()),
        ],
        stores: vec![
            (engine.keychain().name(), engine.keychain().state().await.word()),
            (language.t("diagnostics-vault", &[]), vault),
            (language.t("diagnostics-session", &[]), "ready"),
        ],
        connections: &engine.store().all()?,
        other_mode: &if engine.practice() { app.real()?.store().all()? } else { Vec::new() },
        practice: engine.practice(),
        network: engine.out()?.settings(),
        problems: problems::shown(),
        log: &log,
        home: directories::UserDirs::new().map(|dirs| dirs.home_dir().display().to_string()),
        orgs,
    };
    let text = made.text(language);
    app.show_diagnostics(&text);
    Ok(text)
}

/// Writes what `diagnostics` answered last: nothing is saved that was not shown.
#[tauri::command]
pub async fn save_diagnostics(app: State<'_, App>) -> Answer<Written> {
    let text = app.shown_diagnostics().ok_or(Problem::new(Kind::FileNotWritten))?;
    files::save(&app, "diagnostics", app.in_practice()?, "txt", &text)
}

/// What is on the screen, by its title in the rail.
fn screen_name(view: &View, language: Language) -> String {
    let key = match &view.screen {
        Screen::Home(_) => "window-title-home".to_owned(),
        Screen::Path(path) if path.okta.rotation.as_ref().is_some_and(|rotation| rotation.on_screen) => {
            "support-screen-rotation".to_owned()
        }
        Screen::Path(path) if path.reauthorizing => "support-screen-reauthorize".to_owned(),
        Screen::Path(path) if path.at_status => "support-screen-status".to_owned(),
        Screen::Path(path) => format!("rail-{}", path.step.word()),
    };
    language.t(&key, &[])
}
