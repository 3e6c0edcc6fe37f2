//! What others know of the one window: its label, and what each window of the app does without.

/// The label that the capability names.
pub const LABEL: &str = "main";

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
