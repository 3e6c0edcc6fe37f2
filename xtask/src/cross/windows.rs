//! Lints of Windows, and the tests of the engine, the sandbox and `odc` as Windows programs, under Wine.

use std::time::Duration;

use anyhow::Result;

use super::wine::Wine;
use super::{BUILD_LIMIT, Cross, library, on_linux, within};
use crate::{progress, system, ui};

/// With C++'s threads, which Rust's unwinding needs.
const COMPILER: &str = "x86_64-w64-mingw32-gcc-posix";
/// The tests take a minute, on a busy machine three.
const TESTS_LIMIT: Duration = Duration::from_secs(15 * 60);

/// `cargo xtask test --only windows`.
pub fn windows(filter: Option<&str>, yes: bool) -> Result<()> {
    on_linux()?;
    progress::step("packages", || system::optional(&["g++-mingw-w64-x86-64-posix", "debian-archive-keyring"], yes))?;
    let cross = Cross {
        target: "x86_64-pc-windows-gnu",
        library: progress::step("the standard library's sources", library::library)?,
        env: vec![
            ("CC_x86_64_pc_windows_gnu", COMPILER.into()),
            ("CXX_x86_64_pc_windows_gnu", COMPILER.replace("gcc", "g++").into()),
            ("CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER", COMPILER.into()),
        ],
    };
    progress::step("crates", || cross.crates())?;
    if filter.is_none() {
        ui::packages()?;
        ui::build()?;
        progress::step("lints", || cross.lint())?;
    }
    let wine = progress::step("Wine", || Wine::get(yes))?;
    progress::step("a Windows", || wine.boot())?;

    let tests = |more: &[&str]| {
        let mut cargo = cross.cargo("test");
        // In one call: another set of packages has other features, and would rebuild nearly everything.
        cargo.args(["-p", "model", "-p", "secrets", "-p", "engine", "-p", "sandbox", "-p", "odc"]);
        // Wine returns credentials unaligned, which std's debug check reports as a fault of this crate.
        cargo.args(["--config", "profile.dev.package.windows-native-keyring-store.debug-assertions=false"]);
        cargo.args(more);
        cargo
    };
    let remedy = "mend what the compiler names above.";
    progress::step("build", || within(&tests(&["--no-run"]), BUILD_LIMIT, remedy))?;
    let remedy = "mend the tests that failed above; `cargo xtask test --only windows NAME` runs one.";
    progress::step("tests", || {
        let mut run = tests(&["--no-fail-fast"]);
        run.args(filter);
        within(&wine.with(&run), TESTS_LIMIT, remedy)
    })
}
