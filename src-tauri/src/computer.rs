//! What step 1 shows of this computer. Each answer is read now; what the system doesn't report is `None`, never a
//! guess.

#[cfg(windows)]
mod windows;

use std::ffi::OsString;

use secrets::stores::State;

use crate::view::Computer;

/// What the system reports of the session, beside its variables.
#[derive(Debug, Default)]
pub struct Session {
    /// Who signed in, such as `ACME\jd`.
    pub owner: Option<String>,
    /// The account that the app runs as, such as `ACME\admin`.
    pub runs_as: Option<String>,
    /// Whether another computer shows it.
    pub remote: Option<bool>,
    /// What happens to the account's profile, in the bits of `GetProfileType`.
    pub profile: Option<u32>,
}

/// Asks the system. May take a moment, so not on a thread of the runtime. Windows reports it; elsewhere the variables
/// do.
#[must_use]
pub fn session() -> Session {
    #[cfg(windows)]
    return windows::session();
    #[cfg(not(windows))]
    Session::default()
}

/// The keychain's state and name, the account it belongs to, the proxy for Okta's hosts (without credentials), and what
/// the session reports.
#[must_use]
pub fn look(state: State, name: String, account: &str, proxy: Option<String>, session: Session) -> Computer {
    let variable = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    Computer {
        keychain: state.word(),
        keychain_name: name,
        vault: State::None.word(),
        vault_file: String::new(),
        started_by: started_by(account, &session, variable),
        profile: profile(&session),
        proxy,
        direct: None,
        unreadable: None,
        clipboard_history: clipboard_history(),
        remote_session: remote_session(&session, variable),
        display: display(variable).to_owned(),
        account: session.runs_as.unwrap_or_else(|| account.to_owned()),
    }
}

/// The system's name and version, and its processor's family.
#[must_use]
pub fn system() -> String {
    let name = std::fs::read_to_string("/etc/os-release").ok().and_then(|text| {
        let named = text.lines().find_map(|line| line.strip_prefix("PRETTY_NAME="))?;
        Some(named.trim_matches('"').to_owned())
    });
    format!("{}, {}", name.unwrap_or_else(|| std::env::consts::OS.to_owned()), std::env::consts::ARCH)
}

/// The desktop that shows the app, and its display.
#[must_use]
pub fn desktop() -> String {
    let display = display(|name| std::env::var_os(name).filter(|value| !value.is_empty()));
    match std::env::var("XDG_CURRENT_DESKTOP") {
        Ok(name) if !name.is_empty() => format!("{name}, {display}"),
        Ok(_) | Err(_) => display.to_owned(),
    }
}

/// Windows reports it (untested where the rest of the tests run). Klipper, GNOME's extensions and macOS's managers
/// report nothing.
fn clipboard_history() -> Option<bool> {
    #[cfg(windows)]
    return ::windows::ApplicationModel::DataTransfer::Clipboard::IsHistoryEnabled().ok();
    #[cfg(not(windows))]
    None
}

/// Whether the clipboard has a far end: SSH, xrdp, X2Go, a forwarded X display, or Remote Desktop. If the system itself
/// reports Remote Desktop, its variable doesn't count: it is the one of the sign-in.
fn remote_session(session: &Session, variable: impl Fn(&str) -> Option<OsString>) -> bool {
    let begins = |name: &str, with: &str| variable(name).is_some_and(|value| value.to_string_lossy().starts_with(with));
    ["SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY", "XRDP_SESSION", "X2GO_SESSION"]
        .iter()
        .any(|name| variable(name).is_some())
        || begins("DISPLAY", "localhost:")
        || session.remote.unwrap_or_else(|| begins("SESSIONNAME", "RDP-"))
}

/// Who started the app, if that is another account than the one it runs under: secrets are then stored for that
/// account, and the person's own account doesn't find them. Windows reports whose session it is (another account's
/// rights, or run as another user); on Linux sudo and pkexec do. A person's own rights, only raised, are the same
/// account's.
fn started_by(account: &str, session: &Session, variable: impl Fn(&str) -> Option<OsString>) -> Option<String> {
    if let (Some(owner), Some(runs_as)) = (&session.owner, &session.runs_as) {
        return (!same_account(owner, runs_as)).then(|| owner.clone());
    }
    let name = variable("SUDO_USER").or_else(|| variable("PKEXEC_UID"))?.to_string_lossy().into_owned();
    (name != account && !name.is_empty()).then_some(name)
}

/// Windows names ignore case; without a domain the rest is compared.
fn same_account(one: &str, other: &str) -> bool {
    let (one, other) = (one.to_lowercase(), other.to_lowercase());
    match (one.split_once('\\'), other.split_once('\\')) {
        (Some(one), Some(other)) => one == other,
        (Some((_, name)), None) => name == other,
        (None, Some((_, name))) => name == one,
        (None, None) => one == other,
    }
}

/// What a person must know about the account's profile: it ends at sign-out, with all that is stored here (temporary,
/// mandatory); or it goes to other computers without what is stored here.
fn profile(session: &Session) -> Option<&'static str> {
    const TEMPORARY: u32 = 1;
    const ROAMING: u32 = 2;
    const MANDATORY: u32 = 4;
    const ROAMING_BEFORE: u32 = 8;

    let bits = session.profile?;
    if bits & (TEMPORARY | MANDATORY) != 0 {
        Some("passing")
    } else if bits & (ROAMING | ROAMING_BEFORE) != 0 {
        Some("roaming")
    } else {
        None
    }
}

/// The display that GTK uses, or the system's only one.
fn display(variable: impl Fn(&str) -> Option<OsString>) -> &'static str {
    if cfg!(windows) {
        "windows"
    } else if cfg!(target_os = "macos") {
        "macos"
    } else {
        let first = variable("GDK_BACKEND")
            .map(|names| names.to_string_lossy().split(',').next().unwrap_or_default().to_owned());
        match first.as_deref() {
            Some("x11") => "x11",
            Some("wayland") => "wayland",
            Some(_) | None if variable("WAYLAND_DISPLAY").is_some() => "wayland",
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

    fn of_two(owner: &str, runs_as: &str) -> Session {
        Session { owner: Some(owner.to_owned()), runs_as: Some(runs_as.to_owned()), ..Session::default() }
    }

    #[test]
    fn a_far_end_is_recognized_by_its_variables() {
        let silent = Session::default();
        assert!(!remote_session(&silent, of(&[("DISPLAY", ":0"), ("SESSIONNAME", "Console")])));
        for variable in [
            ("SSH_CONNECTION", "10.0.0.1 5 10.0.0.2 22"),
            ("DISPLAY", "localhost:10.0"),
            ("SESSIONNAME", "RDP-Tcp#1"),
            ("XRDP_SESSION", "1"),
        ] {
            assert!(remote_session(&silent, of(&[variable])), "{}", variable.0);
        }
    }

    #[test]
    fn what_the_system_tells_of_remote_desktop_goes_before_its_variable() {
        let session = |remote| Session { remote: Some(remote), ..Session::default() };
        assert!(remote_session(&session(true), of(&[("SESSIONNAME", "Console")])));
        assert!(!remote_session(&session(false), of(&[("SESSIONNAME", "RDP-Tcp#1")])), "gone back to its own screen");
        assert!(remote_session(&session(false), of(&[("SSH_CONNECTION", "10.0.0.1 5 10.0.0.2 22")])));
    }

    #[test]
    fn another_account_is_recognized_by_who_started_the_app() {
        let silent = Session::default();
        assert_eq!(started_by("root", &silent, of(&[("SUDO_USER", "jd")])).as_deref(), Some("jd"));
        assert_eq!(started_by("root", &silent, of(&[("PKEXEC_UID", "1000")])).as_deref(), Some("1000"));
        assert_eq!(started_by("jd", &silent, of(&[("SUDO_USER", "jd")])), None);
        assert_eq!(started_by("jd", &silent, of(&[])), None);
    }

    #[test]
    fn another_account_is_recognized_by_whose_session_it_is() {
        let check = |owner: &str, runs_as: &str, by: Option<&str>| {
            assert_eq!(started_by("", &of_two(owner, runs_as), of(&[])).as_deref(), by, "{owner}, {runs_as}");
        };
        check(r"ACME\jd", r"ACME\admin", Some(r"ACME\jd"));
        check(r"ACME\jd", r"PC7\jd", Some(r"ACME\jd"));
        // A person's own raised rights, and names as two parts of the system write them.
        check(r"ACME\jd", r"ACME\jd", None);
        check(r"AzureAD\JürgenDoe", r"azuread\jürgendoe", None);
        check("jd", r"PC7\JD", None);
        check(r"PC7\jd", "jo", Some(r"PC7\jd"));
        // A service's session belongs to nobody.
        let nobody = Session { owner: None, ..of_two("", r"NT AUTHORITY\SYSTEM") };
        assert_eq!(started_by("SYSTEM", &nobody, of(&[])), None);
    }

    #[test]
    fn a_profile_that_ends_or_roams_is_reported() {
        for (bits, expected) in [
            (None, None),
            (Some(0), None),
            (Some(1), Some("passing")),
            (Some(2), Some("roaming")),
            (Some(2 | 8), Some("roaming")),
            (Some(4), Some("passing")),
            (Some(2 | 4), Some("passing")),
            (Some(1 | 2 | 8), Some("passing")),
            (Some(16), None),
        ] {
            assert_eq!(profile(&Session { profile: bits, ..Session::default() }), expected, "{bits:?}");
        }
    }

    #[test]
    fn the_account_is_named_as_the_system_names_it() {
        let look = |session| look(State::Ready, String::new(), "admin", None, session);
        let found = look(of_two(r"ACME\jd", r"ACME\admin"));
        assert_eq!((found.account.as_str(), found.started_by.as_deref()), (r"ACME\admin", Some(r"ACME\jd")));
        assert_eq!(look(Session::default()).account, "admin");
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn the_display_is_the_one_gtk_takes() {
        assert_eq!(display(of(&[("DISPLAY", ":0")])), "x11");
        assert_eq!(display(of(&[("DISPLAY", ":0"), ("WAYLAND_DISPLAY", "wayland-0")])), "wayland");
        assert_eq!(display(of(&[("WAYLAND_DISPLAY", "wayland-0"), ("GDK_BACKEND", "x11,wayland")])), "x11");
    }
}
