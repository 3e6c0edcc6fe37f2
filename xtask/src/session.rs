//! A desktop session made for one program: its own display, bus, home, and an unlocked keychain (Linux).

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::{command, places};

/// Runs a program in a session of its own, as `cargo xtask session` does.
pub fn by_hand(words: &[String]) -> Result<()> {
    let (program, rest) = words.split_first().context("no program was named")?;
    run(
        "by-hand",
        Path::new(program),
        |session| {
            session.args(rest);
        },
        "read its words above.",
    )
}

/// Runs `program` in a fresh session under Xvfb; `dress` adds its arguments and environment. The session gets a new
/// home each time, in the target folder, where it can be inspected.
pub fn run(name: &str, program: &Path, dress: impl FnOnce(&mut Command), remedy: &str) -> Result<()> {
    let home = fresh(&places::target().join("session").join(name))?;
    // A socket's path may have at most 107 bytes, so this one is in the system's short temporary folder.
    let runtime = fresh(&std::env::temp_dir().join(format!("odc-{}", std::process::id())))?;
    fs::write(home.join("keyring"), keyring_password()?)?;
    let mut session = command_in(&home, &runtime, program);
    dress(&mut session);
    let done = command::run(&mut session, remedy);
    fs::remove_dir_all(&runtime).with_context(|| format!("removing {}", runtime.display()))?;
    done
}

fn command_in(home: &Path, runtime: &Path, program: &Path) -> Command {
    let mut session = command::new("xvfb-run");
    session.args(["-a", "-s", "-screen 0 1280x900x24 -noreset", "dbus-run-session", "--", "sh"]);
    session.arg(places::root().join("xtask/session.sh")).arg(program);
    // Cargo and rustup are found in the home that they were installed under, should the program call them.
    if let Some(old) = std::env::var_os("HOME").map(PathBuf::from) {
        for (variable, folder) in [("CARGO_HOME", ".cargo"), ("RUSTUP_HOME", ".rustup")] {
            if std::env::var_os(variable).is_none() {
                session.env(variable, old.join(folder));
            }
        }
    }
    session.env("HOME", home).env("XDG_RUNTIME_DIR", runtime).env("ODC_KEYRING_PASSWORD_FILE", home.join("keyring"));
    for variable in [
        "XDG_DATA_HOME",
        "XDG_CONFIG_HOME",
        "XDG_CACHE_HOME",
        "XDG_STATE_HOME",
        "WAYLAND_DISPLAY",
        "DBUS_SESSION_BUS_ADDRESS",
        "GNOME_KEYRING_CONTROL",
    ] {
        session.env_remove(variable);
    }
    session
}

/// An empty folder that only its owner can look into.
fn fresh(folder: &Path) -> Result<PathBuf> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("emptying {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
    #[cfg(unix)]
    fs::set_permissions(folder, std::os::unix::fs::PermissionsExt::from_mode(0o700))?;
    Ok(folder.to_owned())
}

/// Sixteen random letters: the keyring lives as long as the session.
fn keyring_password() -> Result<String> {
    use std::io::Read;
    let mut bytes = [0_u8; 16];
    fs::File::open("/dev/urandom")
        .and_then(|mut source| source.read_exact(&mut bytes))
        .context("reading /dev/urandom")?;
    Ok(bytes.iter().map(|byte| char::from(b'a' + byte % 26)).collect())
}
