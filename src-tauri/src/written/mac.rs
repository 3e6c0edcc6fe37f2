//! The Finder selects the file (macOS). Untested where the rest of the tests run.

use std::io;
use std::path::Path;
use std::process::Command;

pub(super) fn show(path: &Path) -> io::Result<()> {
    let shown = Command::new("/usr/bin/open").arg("-R").arg(path).status()?;
    if shown.success() { Ok(()) } else { Err(io::Error::other(shown.to_string())) }
}
