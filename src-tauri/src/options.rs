//! What may stand behind the program's name.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use serde::Deserialize;

/// Options of the app.
#[derive(Debug, Default)]
pub struct Options {
    /// A sandbox that runs as a process of its own.
    pub practice_at: Option<PracticeAt>,
}

/// Where a sandbox listens, as `odc sandbox --at-out FILE` writes it (loopback only).
#[derive(Debug, Clone, Deserialize)]
pub struct PracticeAt {
    /// Port on 127.0.0.1.
    pub port: u16,
    /// The certificate authority it made.
    pub ca_pem: String,
    /// What its control endpoint asks for.
    pub control_token: String,
}

/// Reads the command line.
///
/// # Errors
/// An unknown option, or a file that is not what `odc sandbox --at-out` writes.
pub fn read() -> anyhow::Result<Options> {
    let mut options = Options::default();
    let mut words = std::env::args_os().skip(1);
    while let Some(word) = words.next() {
        match word.to_str() {
            Some("--practice-at") => {
                let file =
                    words.next().context("--practice-at needs the file that `odc sandbox --at-out FILE` wrote")?;
                options.practice_at = Some(practice_at(&file)?);
            }
            // macOS passes a process number to apps that the Finder starts.
            Some(other) if other.starts_with("-psn_") => {}
            _ => bail!("unknown option {}: the app knows --practice-at FILE only", word.to_string_lossy()),
        }
    }
    Ok(options)
}

fn practice_at(file: &OsString) -> anyhow::Result<PracticeAt> {
    let path = PathBuf::from(file);
    own_only(&path)?;
    let text = std::fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{} is not what `odc sandbox --at-out` writes", path.display()))
}

/// Whoever reads the file can work the sandbox's consoles.
fn own_only(path: &Path) -> anyhow::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let about = std::fs::metadata(path).with_context(|| format!("{} cannot be read", path.display()))?;
        if about.permissions().mode() & 0o077 != 0 {
            bail!("{0} can be read by others: chmod 600 {0}", path.display());
        }
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn a_file_that_others_read_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("at.json");
        std::fs::write(&path, r#"{"port":1,"ca_pem":"","control_token":""}"#).expect("written");
        for (mode, good) in [(0o600, true), (0o400, true), (0o640, false), (0o604, false), (0o666, false)] {
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).expect("set");
            let read = practice_at(&path.clone().into_os_string());
            assert_eq!(read.is_ok(), good, "{mode:o}: {:?}", read.err());
        }
    }
}
