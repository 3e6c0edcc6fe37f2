//! What step 1 says of this computer. Each answer is asked for now; what the system does not tell is
//! nothing, never a guess.

use std::ffi::OsString;

use connect::keychain::State;

use crate::view::Computer;

/// What was found: the keychain's state and name, the account it belongs to, the proxy for Okta's hosts
/// (without credentials), and what the session tells of itself.
#[must_use]
pub fn look(state: State, name: String, account: &str, proxy: Option<String>) -> Computer {
    let told = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    Computer {
        keychain: state.word(),
        keychain_name: name,
        account: account.to_owned(),
        vault: State::None.word(),
        vault_file: String::new(),
        started_by: started_by(account, told),
        proxy,
        clipboard_history: clipboard_history(),
        remote_session: remote_session(told),
        display: display(told).to_owned(),
    }
}

/// Windows tells (untested where the rest of the tests run). Klipper, GNOME's extensions and the
/// managers of macOS tell nobody.
fn clipboard_history() -> Option<bool> {
    #[cfg(windows)]
    return windows::ApplicationModel::DataTransfer::Clipboard::IsHistoryEnabled().ok();
    #[cfg(not(windows))]
    None
}

/// Whether the clipboard has a far end: SSH, xrdp, X2Go, a forwarded X display, or Remote Desktop.
fn remote_session(told: impl Fn(&str) -> Option<OsString>) -> bool {
    let begins = |name: &str, with: &str| told(name).is_some_and(|value| value.to_string_lossy().starts_with(with));
    ["SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY", "XRDP_SESSION", "X2GO_SESSION"].iter().any(|name| told(name).is_some())
        || begins("DISPLAY", "localhost:")
        || begins("SESSIONNAME", "RDP-")
}

/// Who started the app, if that is somebody else than the account it runs under: what is stored is then that
/// account's, and is not found by the person's own. On Linux sudo and pkexec tell.
fn started_by(account: &str, told: impl Fn(&str) -> Option<OsString>) -> Option<String> {
    let name = told("SUDO_USER").or_else(|| told("PKEXEC_UID"))?.to_string_lossy().into_owned();
    (name != account && !name.is_empty()).then_some(name)
}

/// The display that GTK takes, or the system's only one.
fn display(told: impl Fn(&str) -> Option<OsString>) -> &'static str {
    if cfg!(windows) {
        "windows"
    } else if cfg!(target_os = "macos") {
        "macos"
    } else {
        let first =
            told("GDK_BACKEND").map(|names| names.to_string_lossy().split(',').next().unwrap_or_default().to_owned());
        match first.as_deref() {
            Some("x11") => "x11",
            Some("wayland") => "wayland",
            Some(_) | None if told("WAYLAND_DISPLAY").is_some() => "wayland",
            Some(_) | None => "x11",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of<'a>(variables: &'a [(&'a str, &'a str)]) -> impl Fn(&str) -> Option<OsString> + 'a {
        |name| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| value.into())
    }

    #[test]
    fn a_far_end_is_told_by_its_variables() {
        assert!(!remote_session(of(&[("DISPLAY", ":0"), ("SESSIONNAME", "Console")])));
        for told in [
            ("SSH_CONNECTION", "10.0.0.1 5 10.0.0.2 22"),
            ("DISPLAY", "localhost:10.0"),
            ("SESSIONNAME", "RDP-Tcp#1"),
            ("XRDP_SESSION", "1"),
        ] {
            assert!(remote_session(of(&[told])), "{}", told.0);
        }
    }

    #[test]
    fn another_account_is_told_by_who_started_the_app() {
        assert_eq!(started_by("root", of(&[("SUDO_USER", "jd")])).as_deref(), Some("jd"));
        assert_eq!(started_by("root", of(&[("PKEXEC_UID", "1000")])).as_deref(), Some("1000"));
        assert_eq!(started_by("jd", of(&[("SUDO_USER", "jd")])), None);
        assert_eq!(started_by("jd", of(&[])), None);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn the_display_is_the_one_gtk_takes() {
        assert_eq!(display(of(&[("DISPLAY", ":0")])), "x11");
        assert_eq!(display(of(&[("DISPLAY", ":0"), ("WAYLAND_DISPLAY", "wayland-0")])), "wayland");
        assert_eq!(display(of(&[("WAYLAND_DISPLAY", "wayland-0"), ("GDK_BACKEND", "x11,wayland")])), "x11");
    }
}
