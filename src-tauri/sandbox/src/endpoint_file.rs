//! How other programs find a sandbox in a process of its own: the file that `odc sandbox --at-out` writes.

use std::fs;
use std::path::Path;

use anyhow::Context as _;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::state;

/// Where a sandbox listens (loopback only), and its control token.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct At {
    /// Port on 127.0.0.1.
    pub port: u16,
    /// The certificate authority it made.
    pub ca_pem: String,
    /// The bearer token of its control endpoint.
    pub control_token: Zeroizing<String>,
}

impl At {
    /// Reads such a file.
    ///
    /// # Errors
    /// It can't be read, is not what [`At::write`] makes, or is readable by others: a reader can work the
    /// sandbox's consoles. Each error says what to do.
    pub fn read(path: &Path) -> anyhow::Result<Self> {
        own_only(path)?;
        let text = fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
        serde_json::from_str(&text)
            .with_context(|| format!("{} is not what `odc sandbox --at-out` writes", path.display()))
    }

    /// Writes it, readable by its owner alone.
    ///
    /// # Errors
    /// The file can't be written; the error says what to do.
    pub fn write(&self, path: &Path) -> anyhow::Result<()> {
        write_own_only(path, &serde_json::to_string(self)?)
    }
}

/// Replaces the file as a whole, so that a reader never sees half of it; readable by the owner alone.
///
/// # Errors
/// The file can't be written; the error says what to do.
pub fn write_own_only(path: &Path, text: &str) -> anyhow::Result<()> {
    state::replace(path, text).with_context(|| {
        format!("{} could not be written: name a file in a folder that exists and is yours", path.display())
    })
}

fn own_only(path: &Path) -> anyhow::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let about = fs::metadata(path).with_context(|| format!("{} cannot be read", path.display()))?;
        if !about.is_file() {
            anyhow::bail!("{} is no file: name the one that `odc sandbox --at-out FILE` writes", path.display());
        }
        if about.permissions().mode() & 0o077 != 0 {
            anyhow::bail!("{0} can be read by others: chmod 600 {0}", path.display());
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
        let at = At { port: 1, ca_pem: "x".to_owned(), control_token: Zeroizing::new("y".to_owned()) };
        at.write(&path).expect("written");
        for (mode, good) in [(0o600, true), (0o400, true), (0o640, false), (0o604, false), (0o666, false)] {
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).expect("set");
            let read = At::read(&path);
            assert_eq!(read.is_ok(), good, "{mode:o}: {:?}", read.err());
        }
    }
}
