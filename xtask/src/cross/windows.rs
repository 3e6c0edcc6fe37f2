//! Lints of Windows, and each crate's tests as Windows programs under Wine, without the page.

use std::time::Duration;

use anyhow::{Result, ensure};

use super::left_out;
use super::wine::Wine;
use super::{BUILD_LIMIT, Cross, MEND, PACKAGES, folder, library, on_linux, within};
use crate::{command, places, progress, system, ui};

/// With C++'s threads, which Rust's unwinding needs.
const COMPILER: &str = "x86_64-w64-mingw32-gcc-posix";
/// Where cargo puts what it built for Windows.
const BUILT: &str = "build/x86_64-pc-windows-gnu/debug";
/// The tests of one program take a minute or two, on a busy machine three times that.
const TESTS_LIMIT: Duration = Duration::from_secs(10 * 60);
/// With those that usually wait for `--thorough`.
const THOROUGH_LIMIT: Duration = Duration::from_secs(60 * 60);

/// `cargo xtask test --only windows`. Lints and builds everything at once, so that each dependency is built once.
pub fn windows(filter: Option<&str>, yes: bool, thorough: bool) -> Result<()> {
    on_linux()?;
    progress::step("packages", || system::optional(&PACKAGES, yes))?;
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
    ui::packages()?;
    ui::build()?;
    let build = || {
        let mut cargo = command::linted(cross.cargo("test"));
        cargo.args(["--workspace", "--all-targets", "--no-run"]);
        // Wine returns credentials unaligned, which std's debug check reports as a fault of this crate.
        cargo.args(["--config", "profile.dev.package.windows-native-keyring-store.debug-assertions=false"]);
        cargo
    };
    progress::step("build and lints", || within(&build(), BUILD_LIMIT, MEND))?;
    let wine = progress::step("Wine", || Wine::get(yes))?;
    progress::step("a Windows", || wine.boot())?;
    let remedy = "mend the tests that failed above; `cargo xtask test --only windows NAME` runs one.";
    progress::step("tests", || {
        let mut tests = command::test_programs(build())?;
        // It builds for Linux only, and tests what Linux does.
        tests.retain(|test| test.name != "xtask");
        ensure!(!tests.is_empty(), "cargo built no tests");
        // A test that is asked for by name runs, whatever it takes.
        let all = thorough || filter.is_some();
        left_out::print(all);
        let limit = if thorough { THOROUGH_LIMIT } else { TESTS_LIMIT };
        let failed: Vec<anyhow::Error> = tests
            .iter()
            .filter_map(|test| {
                let mut run = command::new(&test.path.to_string_lossy());
                run.args(filter).current_dir(&test.folder);
                run.args(left_out::arguments(&test.folder, &test.name, all));
                // The web view's loader, which the app's tests need to start.
                run.env("WINEPATH", format!("Z:{}", folder().join(BUILT).display()).replace('/', "\\"));
                let which = test.folder.strip_prefix(places::root()).unwrap_or(&test.folder).join(&test.name);
                progress::step(&which.to_string_lossy(), || within(&wine.with(&run), limit, remedy)).err()
            })
            .collect();
        match failed.into_iter().next() {
            Some(first) => Err(first),
            None => Ok(()),
        }
    })
}
