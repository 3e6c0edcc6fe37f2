//! The sources of the standard library, in the version of this compiler.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::debian::Archive;
use super::{folder, not_run, whole};
use crate::command;

/// Where they are.
pub enum Library {
    /// With the compiler: `rustup component add rust-src`.
    Rustups,
    /// In a folder.
    In(PathBuf),
}

/// Finds them, or fetches them from Debian, which packages each version.
pub fn library() -> Result<Library> {
    let said = |words: &[&str]| command::output(command::new("rustc").args(words)).context("rustc did not answer");
    if PathBuf::from(said(&["--print", "sysroot"])?).join("lib/rustlib/src/rust/library/Cargo.lock").exists() {
        return Ok(Library::Rustups);
    }
    let version = said(&["--version"])?;
    let release = version.split(' ').nth(1).context("rustc names no version")?.to_owned();
    let sources = folder().join(format!("library-{}", release.replace('.', "-")));
    let inside = |base: &std::path::Path| base.join(format!("usr/src/rustc-{release}/library"));
    whole(&sources, |part| {
        let archive = Archive::open(&folder().join("apt"))?;
        let package = archive.version("rust-src", &release)?;
        archive.unpack(&format!("rust-src={package}"), part)?;
        if !inside(part).join("Cargo.lock").exists() {
            return Err(not_run(format!("Debian's rust-src {package} has no library")));
        }
        fs::remove_dir_all(folder().join("apt")).context("removing apt's folder")
    })?;
    Ok(Library::In(inside(&sources)))
}
