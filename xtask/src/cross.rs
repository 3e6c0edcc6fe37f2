//! Windows and macOS, as far as Linux can check them: types and lints of both, and the tests of the crates as Windows
//! programs under Wine, without the page.
//!
//! Invariants: everything fetched or built is in `target/cross` and is used only once it is complete. Mounts are
//! invisible to other processes, no process outlives its step, and each step has a limit. A missing prerequisite is
//! [`NotRun`](crate::progress::NotRun); a compiler error or a failed test never is.

mod debian;
mod enclosure;
mod installer;
mod left_out;
mod library;
mod macos;
mod windows;
mod wine;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};

pub use self::enclosure::Enclosure;
use self::enclosure::dress;
pub use self::installer::installer;
pub use self::macos::macos;
pub use self::windows::windows;
use crate::progress::NotRun;
use crate::{command, places};

/// What to do when clippy or the compiler refuses.
const MEND: &str = "mend what clippy names above; what only one system uses is `#[cfg]` for it alone.";

/// What Windows programs need here: their compiler, the keys of Debian's packages, and a display.
const PACKAGES: [&str; 3] = ["g++-mingw-w64-x86-64-posix", "debian-archive-keyring", "xvfb"];

/// For the crates and for each archive, which take seconds.
const FETCH_LIMIT: Duration = Duration::from_secs(300);
/// For a compiler, which takes minutes.
const BUILD_LIMIT: Duration = Duration::from_secs(40 * 60);

fn folder() -> PathBuf {
    places::target().join("cross")
}

fn not_run(reason: impl Into<String>) -> anyhow::Error {
    NotRun(reason.into()).into()
}

/// The machine that the steps are written for.
fn on_linux() -> Result<()> {
    if cfg!(all(target_os = "linux", target_arch = "x86_64")) { Ok(()) } else { Err(not_run("needs Linux on x86-64")) }
}

/// Builds for one other system.
struct Cross {
    target: &'static str,
    library: library::Library,
    env: Vec<(&'static str, PathBuf)>,
}

impl Cross {
    /// `cargo WORD` for that system, its standard library built from source.
    fn cargo(&self, word: &str) -> Command {
        let mut cargo = command::cargo();
        cargo.args([word, "--locked", "--quiet", "-Zbuild-std", "--target", self.target]);
        // Unstable options of the pinned toolchain.
        cargo.env("RUSTC_BOOTSTRAP", "1");
        cargo.env("CARGO_TARGET_DIR", folder().join("build"));
        // Neither helps: the programs are not debugged, and not rebuilt after small changes.
        cargo.env("CARGO_INCREMENTAL", "0").env("CARGO_PROFILE_DEV_DEBUG", "0");
        if let library::Library::In(folder) = &self.library {
            cargo.env("__CARGO_TESTS_ONLY_SRC_ROOT", folder);
        }
        cargo.envs(self.env.iter().map(|(name, value)| (name, value)));
        cargo
    }

    /// Fetches the crates that only this system needs; without a network the next step would fail for want of them.
    fn crates(&self) -> Result<()> {
        let mut fetch = command::cargo();
        fetch.args(["fetch", "--locked", "--quiet", "--target", self.target]);
        match within(&fetch, FETCH_LIMIT, "see cargo's words above.") {
            Ok(()) => Ok(()),
            Err(problem) => {
                println!("    {problem:#}");
                Err(not_run(format!("the crates for {} could not be fetched", self.target)))
            }
        }
    }

    /// Types and lints of everything, warnings refused.
    fn lint(&self) -> Result<()> {
        let mut clippy = self.cargo("clippy");
        clippy.args(["--workspace", "--all-targets", "--", "-D", "warnings"]);
        within(&clippy, BUILD_LIMIT, MEND)
    }
}

/// Runs it in an enclosure where there is one, so that no process of it is left when its time is up.
fn within(inner: &Command, limit: Duration, remedy: &str) -> Result<()> {
    match Enclosure::find() {
        Some(enclosure) => command::run_within(&mut enclosure.around(inner), limit, remedy),
        None => {
            let mut plain = command::new(&inner.get_program().to_string_lossy());
            dress(&mut plain, inner);
            command::run_within(&mut plain, limit, remedy)
        }
    }
}

/// Makes a folder under `name`. A folder that an interrupted run left half made is made again.
fn whole(folder: &Path, make: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    if folder.exists() {
        return Ok(());
    }
    let part = folder.with_extension("part");
    empty(&part)?;
    make(&part)?;
    fs::rename(&part, folder).with_context(|| format!("naming {}", folder.display()))
}

fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("emptying {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_was_half_made_is_made_anew() {
        let base = std::env::temp_dir().join(format!("xtask-whole-{}", std::process::id()));
        empty(&base).expect("a folder");
        let wanted = base.join("wine");
        let half = whole(&wanted, |part| {
            fs::write(part.join("half"), "")?;
            anyhow::bail!("cut short")
        });
        assert!(half.is_err() && !wanted.exists());
        whole(&wanted, |part| Ok(fs::write(part.join("all"), "")?)).expect("made");
        assert!(wanted.join("all").exists() && !wanted.join("half").exists());
        whole(&wanted, |_| anyhow::bail!("made twice")).expect("kept");
        fs::remove_dir_all(&base).expect("removed");
    }
}
