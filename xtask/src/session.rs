//! A desktop session made for one program: its own display, bus, home, and an unlocked keychain.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::{command, places};

/// Waits for the keychain's name on the bus before the program starts: else the bus would start a second daemon,
/// a locked one. The loop ends with the daemon, or after 10 s.
const IN_SESSION: &str = r#"
gnome-keyring-daemon --foreground --unlock --components=secrets <"$HOME/keyring" >"$HOME/keyring.log" 2>&1 &
keyring=$!
trap 'kill $keyring 2>/dev/null' EXIT
owned() { dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets | grep -q true; }
rounds=0
until owned; do
    rounds=$((rounds + 1))
    if [ $rounds -gt 200 ] || ! kill -0 $keyring 2>/dev/null; then
        echo 'The keychain of the test session did not start:' >&2; cat "$HOME/keyring.log" >&2; exit 70
    fi
    sleep 0.05
done
"$@"
"#;

/// A command that runs `program` in a fresh session under Xvfb. Its home is new each time and lies in the target folder.
pub fn command(name: &str, program: &Path) -> Result<Command> {
    let home = fresh(&places::target().join("session").join(name))?;
    // A socket's path is limited to 107 bytes, so the runtime folder lies in the system's short temporary folder.
    let runtime = fresh(&std::env::temp_dir().join(format!("odc-{}", std::process::id())))?;
    fs::write(home.join("keyring"), keyring_password()?)?;

    let mut session = command::new("xvfb-run");
    session.args([
        "-a",
        "-s",
        "-screen 0 1280x900x24",
        "dbus-run-session",
        "--",
        "sh",
        "-c",
        IN_SESSION,
        "sh",
    ]);
    session.arg(program);
    // Cargo and rustup are found by the home they were installed under, should a test call them.
    if let Some(old) = std::env::var_os("HOME").map(PathBuf::from) {
        for (variable, folder) in [("CARGO_HOME", ".cargo"), ("RUSTUP_HOME", ".rustup")] {
            if std::env::var_os(variable).is_none() {
                session.env(variable, old.join(folder));
            }
        }
    }
    session.env("HOME", &home).env("XDG_RUNTIME_DIR", &runtime);
    session.env("ODC_KEYRING_PASSWORD_FILE", home.join("keyring"));
    for variable in [
        "XDG_DATA_HOME",
        "XDG_CONFIG_HOME",
        "XDG_CACHE_HOME",
        "XDG_STATE_HOME",
        "WAYLAND_DISPLAY",
        "DBUS_SESSION_BUS_ADDRESS",
    ] {
        session.env_remove(variable);
    }
    Ok(session)
}

fn fresh(folder: &Path) -> Result<PathBuf> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("emptying {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
    #[cfg(unix)]
    fs::set_permissions(folder, std::os::unix::fs::PermissionsExt::from_mode(0o700))?;
    Ok(folder.to_owned())
}

/// Sixteen random letters: the keychain lives as long as the session.
fn keyring_password() -> Result<String> {
    use std::io::Read;
    let mut bytes = [0_u8; 16];
    fs::File::open("/dev/urandom")
        .and_then(|mut source| source.read_exact(&mut bytes))
        .context("reading /dev/urandom")?;
    Ok(bytes
        .iter()
        .map(|byte| char::from(b'a' + byte % 26))
        .collect())
}
