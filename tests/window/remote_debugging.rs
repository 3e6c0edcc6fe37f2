//! The app as people get it, started with every variable that would open a web view to others.

use std::process::Stdio;

use crate::harness::processes::Tree;
use crate::harness::{Home, Window, desktop, desktop_alone, free_port, given, processes, until};

/// GTK's inspector shows every widget and the text typed into it.
#[test]
fn neither_a_variable_nor_keys_open_gtks_inspector() {
    let _desktop = desktop_alone();
    // As on a developer's desktop: its keys are allowed.
    let home = Home::new()
        .with("GTK_DEBUG", "interactive")
        .with("GSETTINGS_BACKEND", "keyfile")
        .with("GTK_MODULES", "none-of-this-name");
    let settings = home.home().join(".config/glib-2.0/settings");
    std::fs::create_dir_all(&settings).expect("the settings' folder");
    let allowed = "[org/gtk/settings/debug]\nenable-inspector-keybinding=true\ninspector-warning=false\n";
    std::fs::write(settings.join("keyfile"), allowed).expect("the settings");
    let window = Window::open(&home);
    window.at("home");
    let shown = desktop::visible_windows_of(window.app());
    assert_eq!(shown.len(), 1, "another window opened at the start");
    desktop::focus_window_of(window.app());
    desktop::press(&["ctrl+shift+i", "ctrl+shift+d"]);
    // A later key has had its effect, so the earlier ones have been handled.
    window.run("document.onkeydown = (event) => (window.last = event.key)", &[]);
    desktop::press(&["Tab"]);
    until("the last key came", 20, || (window.run("return window.last ?? ''", &[]) == "Tab").then_some(()));
    assert_eq!(desktop::visible_windows_of(window.app()), shown, "keys opened another window");
}

#[test]
fn no_variable_opens_a_listener() {
    let _desktop = desktop_alone();
    let home = Home::new();
    let mut command = home.command(&given("ODC_APP_DEFAULT"));
    for (variable, value) in [
        ("WEBKIT_INSPECTOR_SERVER", "127.0.0.1:0"),
        ("WEBKIT_INSPECTOR_HTTP_SERVER", "127.0.0.1:0"),
        ("TAURI_WEBVIEW_AUTOMATION", "true"),
        ("WEBVIEW2_ADDITIONAL_BROWSER_ARGUMENTS", "--remote-debugging-port=9222"),
        ("SSLKEYLOGFILE", "keys.log"),
    ] {
        command.env(variable, value);
    }
    // Known ports: the inspector uses them only if they are named.
    let ports: Vec<u16> = vec![free_port(), free_port()];
    command.env("WEBKIT_INSPECTOR_SERVER", format!("127.0.0.1:{}", ports[0]));
    command.env("WEBKIT_INSPECTOR_HTTP_SERVER", format!("127.0.0.1:{}", ports[1]));
    let app = Tree::start(command.stdout(Stdio::null()).stderr(Stdio::null()));
    desktop::shown_window_of(app.id());
    let family = until("the web process runs", 10, || {
        let family = processes::family(app.id());
        (family.len() >= 3).then_some(family)
    });
    assert_eq!(processes::listening(&family), Vec::<u16>::new(), "of {family:?}");
    for port in ports {
        assert!(std::net::TcpStream::connect(("127.0.0.1", port)).is_err(), "somebody listens on {port}");
    }
    // A listener of this process shows that one would be found.
    let own = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let own_port = own.local_addr().expect("its address").port();
    assert!(processes::listening(&[std::process::id()].into()).contains(&own_port));
}
