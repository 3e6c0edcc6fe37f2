//! What others know of the one window: its label, and what each window of the app does without.

/// The label that the capability names.
pub const LABEL: &str = "main";

/// The page's background in the desktop's colors (`--page` in `ui/src/look/tokens.css`).
#[cfg(target_os = "linux")]
pub fn page_color() -> tauri::window::Color {
    use gtk::prelude::GtkSettingsExt as _;
    let dark = gtk::Settings::default().is_some_and(|settings| {
        let named = settings.gtk_theme_name().is_some_and(|name| name.ends_with("-dark") || name.ends_with(":dark"));
        named || settings.is_gtk_application_prefer_dark_theme()
    });
    if dark { tauri::window::Color(0x15, 0x19, 0x1e, 0xff) } else { tauri::window::Color(0xff, 0xff, 0xff, 0xff) }
}

/// Keeps GTK's inspector closed where the desktop's settings allow its keys (Ctrl+Shift+I, Ctrl+Shift+D).
#[cfg(target_os = "linux")]
pub fn no_inspector(window: &impl gtk::prelude::IsA<gtk::Window>) {
    use gtk::prelude::ObjectExt as _;
    const SIGNAL: &str = "enable-debugging";
    window.as_ref().connect_local(SIGNAL, false, |values| {
        if let Some(Ok(window)) = values.first().map(gtk::glib::Value::get::<gtk::Window>) {
            window.stop_signal_emission_by_name(SIGNAL);
        }
        Some(gtk::glib::Value::from(true))
    });
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    #[test]
    fn the_window_has_the_page_s_color_before_the_page() {
        let tokens = include_str!("../../ui/src/look/tokens.css");
        let colors: Vec<&str> = tokens.lines().filter_map(|line| line.trim().strip_prefix("--page: ")).collect();
        assert_eq!(colors, ["#fff;", "#15191e;"], "as `page_color` has them");
    }
}
