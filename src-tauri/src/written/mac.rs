//! The Finder selects the file (macOS). Untested where the rest of the tests run.

use std::path::Path;
use std::process::Command;

pub(super) fn show(path: &Path) -> Result<(), String> {
    let shown = Command::new("/usr/bin/open").arg("-R").arg(path).status();
    match shown {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(status.to_string()),
        Err(reason) => Err(reason.to_string()),
    }
}
