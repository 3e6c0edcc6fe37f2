//! Explorer selects the file (Windows). Untested where the rest of the tests run.

use std::ffi::OsString;
use std::io;
use std::os::windows::process::CommandExt as _;
use std::path::Path;
use std::process::Command;

pub(super) fn show(path: &Path) -> io::Result<()> {
    let windows = std::env::var_os("SystemRoot").ok_or(io::ErrorKind::NotFound)?;
    // Explorer parses its command line itself and wants the quotes behind the comma. A path has no quote here.
    let mut select = OsString::from("/select,\"");
    select.push(path);
    select.push("\"");
    // Its exit code means nothing: it is 1 after a success.
    Command::new(Path::new(&windows).join("explorer.exe")).raw_arg(select).spawn().map(drop)
}
