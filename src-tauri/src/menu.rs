//! The menu bar of macOS. Elsewhere the header has its items. Type-checked only; not run where the other tests run.

use engine::locale::Language;
use tauri::menu::{Menu, MenuBuilder, MenuItem, PredefinedMenuItem, SubmenuBuilder};
use tauri::{AppHandle, Wry};

use crate::notices;
use crate::view::{Dialog, Notice};

/// Items that open a dialog of the page.
const DIALOGS: [(&str, Dialog); 3] = [("about", Dialog::About), ("settings", Dialog::Settings), ("help", Dialog::Help)];

/// Opens what the items name, as long as the app runs.
pub fn listen(handle: &AppHandle) {
    handle.on_menu_event(|_, event| {
        if let Some((_, dialog)) = DIALOGS.iter().find(|(id, _)| event.id() == id) {
            notices::send(Notice::Open { dialog: *dialog });
        }
    });
}

/// Sets the menu bar in this language. A system that refuses keeps the old one.
pub fn set(handle: &AppHandle, language: Language) {
    if let Err(error) = menu(handle, language).and_then(|menu| handle.set_menu(menu)) {
        tracing::warn!("the menu bar was not set: {error}");
    }
}

fn menu(handle: &AppHandle, language: Language) -> tauri::Result<Menu<Wry>> {
    let t = |key: &str| language.t(key, &[]);
    let name = t("app-name");
    let with_name = |key: &str| language.t(key, &[("app", &name)]);
    let own = |id: &str, text: String, keys: Option<&str>| MenuItem::with_id(handle, id, text, true, keys);
    let app = SubmenuBuilder::new(handle, &name)
        .item(&own("about", with_name("menu-about"), None)?)
        .separator()
        .item(&own("settings", t("menu-settings"), Some("Cmd+,"))?)
        .separator()
        .item(&PredefinedMenuItem::hide(handle, Some(&with_name("menu-hide")))?)
        .item(&PredefinedMenuItem::hide_others(handle, Some(&t("menu-hide-others")))?)
        .item(&PredefinedMenuItem::show_all(handle, Some(&t("menu-show-all")))?)
        .separator()
        .item(&PredefinedMenuItem::quit(handle, Some(&with_name("menu-quit")))?)
        .build()?;
    let edit = SubmenuBuilder::new(handle, t("menu-edit"))
        .item(&PredefinedMenuItem::undo(handle, Some(&t("menu-undo")))?)
        .item(&PredefinedMenuItem::redo(handle, Some(&t("menu-redo")))?)
        .separator()
        .item(&PredefinedMenuItem::cut(handle, Some(&t("menu-cut")))?)
        .item(&PredefinedMenuItem::copy(handle, Some(&t("menu-copy")))?)
        .item(&PredefinedMenuItem::paste(handle, Some(&t("menu-paste")))?)
        .item(&PredefinedMenuItem::select_all(handle, Some(&t("menu-select-all")))?)
        .build()?;
    let window = SubmenuBuilder::new(handle, t("menu-window"))
        .item(&PredefinedMenuItem::minimize(handle, Some(&t("menu-minimize")))?)
        .item(&PredefinedMenuItem::maximize(handle, Some(&t("menu-zoom")))?)
        .separator()
        .item(&PredefinedMenuItem::close_window(handle, Some(&t("menu-close")))?)
        .build()?;
    let help =
        SubmenuBuilder::new(handle, t("header-help")).item(&own("help", with_name("menu-help"), None)?).build()?;
    MenuBuilder::new(handle).items(&[&app, &edit, &window, &help]).build()
}
