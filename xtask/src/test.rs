//! `cargo xtask test`: runs every check, the fastest first. CI runs the same.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};
use clap::ValueEnum;

use crate::progress::{NotRun, Progress};
use crate::{command, cross, download, install, places, session, system, ui};

#[derive(clap::Args)]
pub struct Args {
    /// Install system packages without asking
    #[arg(long)]
    yes: bool,
    /// Only these stages (and the builds they need); may be given more than once
    #[arg(long, value_name = "STAGE")]
    only: Vec<Stage>,
    /// Kill the app 20 times at each of its writes and 200 times at random (takes hours, and continues where it was
    /// interrupted; usually it is a sample), and run every test that Wine can
    #[arg(long)]
    thorough: bool,
    /// Only Rust and window tests whose name contains this, and no checks
    filter: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Stage {
    /// cargo fmt --check
    Fmt,
    /// System packages and Node.js
    System,
    /// The page: packages, types, tests, build
    Ui,
    /// Builds all programs and tests, with clippy's warnings refused
    Lint,
    /// The page with the fake host, every screen and part in Chromium (Linux)
    Browser,
    /// Unit and integration tests, and the wire types' freshness
    Rust,
    /// The built app in a real window (Linux)
    Window,
    /// Packages of the built programs: the .deb on a bare Debian, the .rpm in an empty root (Linux)
    Package,
    /// Lints for Windows; each crate tested as Windows programs under Wine, without the page (Linux)
    Windows,
    /// The installer for Windows under Wine, only when asked for (Linux, after `windows`)
    Installer,
    /// Lints for macOS (Linux)
    Macos,
}

impl Stage {
    fn name(self) -> &'static str {
        match self {
            Self::Fmt => "fmt",
            Self::System => "system",
            Self::Ui => "ui",
            Self::Browser => "browser",
            Self::Lint => "lint",
            Self::Rust => "rust",
            Self::Window => "window",
            Self::Package => "package",
            Self::Windows => "windows",
            Self::Installer => "installer",
            Self::Macos => "macos",
        }
    }
}

/// Runs the stages asked for, or all.
pub fn test(args: &Args) -> Result<()> {
    let filter = args.filter.as_deref();
    let stages: Vec<Stage> = Stage::value_variants()
        .iter()
        .copied()
        .filter(|stage| match (args.only.is_empty(), filter) {
            (false, _) => args.only.contains(stage),
            (true, None) => *stage != Stage::Installer,
            (true, Some(_)) => matches!(stage, Stage::System | Stage::Rust | Stage::Window),
        })
        .collect();
    let mut progress = Progress::new(stages.len());
    for stage in &stages {
        progress.stage_if_possible(stage.name(), || match stage {
            Stage::Fmt => command::run(command::cargo().args(["fmt", "--all", "--check"]), "run `cargo fmt --all`."),
            Stage::System => {
                ui::node()?;
                system::packages(
                    if cfg!(target_os = "linux") { system::For::Testing } else { system::For::Running },
                    args.yes,
                )
            }
            Stage::Ui => page(),
            Stage::Browser if !cfg!(target_os = "linux") => Err(NotRun("needs Linux".to_owned()).into()),
            Stage::Browser => browser(filter),
            Stage::Lint => lint(),
            Stage::Rust => rust(filter, args.thorough),
            Stage::Window if !cfg!(target_os = "linux") => Err(NotRun("needs Linux".to_owned()).into()),
            Stage::Window => window(filter),
            Stage::Package if !cfg!(target_os = "linux") => Err(NotRun("needs Linux".to_owned()).into()),
            Stage::Package => packed(args.yes),
            Stage::Windows => cross::windows(filter, args.yes, args.thorough),
            Stage::Installer => cross::installer(args.yes),
            Stage::Macos => cross::macos(),
        })?;
    }
    let what =
        if args.only.is_empty() && filter.is_none() { "All stages passed" } else { "The stages asked for passed" };
    progress.finish(what);
    Ok(())
}

fn page() -> Result<()> {
    ui::packages()?;
    command::run(command::npm().args(["run", "check"]), "mend the types that svelte-check names above.")?;
    command::run(command::npm().args(["test"]), "mend what vitest names above; `npm test -- NAME` in ui runs one.")?;
    ui::build()
}

/// Builds the product's page too: one of the tests shows that it contains no test page.
fn browser(filter: Option<&str>) -> Result<()> {
    download::crates()?;
    ui::packages()?;
    ui::build()?;
    // Writes the reports that are printed. Of the whole workspace, so that it is the one that `lint` built.
    command::run(
        cargo(filter).args(["build", "--workspace", "--example", "reports"]),
        "mend what the compiler names above.",
    )?;
    let screens = places::target().join("screens");
    let mut npm = command::npm();
    npm.args(["run", "test:browser"]).env("ODC_REPORTS", places::program("debug/examples", "reports"));
    if let Some(name) = filter {
        npm.args(["--", "--testNamePattern", name]);
    }
    command::run(
        &mut npm,
        "mend what is named above; the pictures are in target/screens/browser. \
         `cargo xtask test --only browser NAME` runs one.",
    )?;
    println!("    pictures: {0}/browser, all of them on {0}/sheet-*.png", screens.display());
    Ok(())
}

/// The binary contains the page: without ui/dist the shell doesn't compile.
fn built_page() -> Result<()> {
    download::crates()?;
    ui::packages()?;
    ui::build()
}

/// Everything that the stages after it run, built with clippy as the compiler.
const BUILD: [&str; 5] = ["build", "--workspace", "--all-targets", "--features", "webdriver"];

/// In a full run, the programs that were linted are the programs that are tested. A run of one test doesn't stop at a
/// lint.
fn cargo(filter: Option<&str>) -> Command {
    if filter.is_some() { command::cargo() } else { command::linted(command::cargo()) }
}

fn lint() -> Result<()> {
    built_page()?;
    command::run(
        command::linted(command::cargo()).args(BUILD),
        "mend what clippy names above; a lint that is wrong in one place gets #[expect(..., reason = \"...\")].",
    )
}

/// There are no documentation tests.
const TESTS: [&str; 5] = ["--lib", "--bins", "--examples", "--test", "it"];

fn rust(filter: Option<&str>, thorough: bool) -> Result<()> {
    built_page()?;
    // `cargo test --examples` builds examples as test programs; `it/allocations` of `odc` runs `warmed` itself.
    let examples = ["build", "--workspace", "--examples", "--features", "webdriver"];
    command::run(cargo(filter).args(examples), COMPILER)?;
    let mut cargo = cargo(filter);
    if thorough {
        cargo.envs([("ODC_KILLS", "20"), ("ODC_RANDOM_KILLS", "200")]);
        // It takes hours; an interrupted run continues from there.
        cargo.env("ODC_KILLS_NOTED", places::target().join("kills"));
    }
    command::run(
        // All but the window's tests, with the features of `BUILD`, so that nothing is built again.
        cargo.args(["test", "--workspace", "--features", "webdriver", "--no-fail-fast"]).args(TESTS).args(filter),
        "mend the tests that failed above; `cargo xtask test --only rust NAME` runs one. \
         If the wire types are stale: `cargo xtask wire`.",
    )
}

const COMPILER: &str = "mend what the compiler names above.";

/// The app as people get it. The example makes cargo choose the same features of the dependencies as for all targets.
fn without_webdriver(filter: Option<&str>) -> Result<PathBuf> {
    let app = ["build", "--workspace", "--bin", "okta-dell-connect", "--bin", "odc", "--example", "reports"];
    command::run(cargo(filter).args(app), COMPILER)?;
    keep("okta-dell-connect", "okta-dell-connect-default")
}

/// The package of the app without `webdriver`, and of `odc`.
fn packed(yes: bool) -> Result<()> {
    built_page()?;
    let app = without_webdriver(None)?;
    install::install(&app, &places::program("debug", "odc"), yes)
}

/// Without `webdriver` first: one test starts that app with the inspector's variables set.
fn window(filter: Option<&str>) -> Result<()> {
    built_page()?;
    let default = without_webdriver(filter)?;
    command::run(cargo(filter).args(BUILD), COMPILER)?;
    let app = keep("okta-dell-connect", "okta-dell-connect-webdriver")?;
    let mut built = cargo(filter);
    built.args(BUILD);
    let tests = command::test_programs(built)?.into_iter().find(|test| test.name == "window");
    let tests = tests.context("no test program named window: look at [[test]] in Cargo.toml")?.path;

    let screens = places::target().join("screens");
    if filter.is_none() && screens.exists() {
        std::fs::remove_dir_all(&screens).with_context(|| format!("emptying {}", screens.display()))?;
    }
    std::fs::create_dir_all(&screens)?;

    // One at a time: there is one keychain, one clipboard and one display.
    session::run(
        "window",
        &tests,
        |session| {
            session.arg("--test-threads=1").args(filter);
            session.env("ODC_APP", app).env("ODC_APP_DEFAULT", default);
            session.env("ODC_BIN", places::program("debug", "odc"));
            session.env("ODC_SCREENS", &screens);
        },
        "read the failed test's words above and look at the last picture in target/screens; \
         `cargo xtask test --only window NAME` runs one.",
    )?;
    println!("    pictures of every step: {}", screens.display());
    Ok(())
}

/// Walks the straight path in the real window and prints what each screen asks of a person. Fails, after the figures,
/// if it exceeds a budget.
pub fn walk() -> Result<()> {
    let screens = places::target().join("screens");
    let tables = || -> Result<Vec<PathBuf>> {
        std::fs::create_dir_all(&screens)?;
        let found = std::fs::read_dir(&screens)?.flatten().map(|entry| entry.path());
        let mut found: Vec<PathBuf> = found.filter(|path| path.extension().is_some_and(|end| end == "walk")).collect();
        found.sort();
        Ok(found)
    };
    for old in tables()? {
        std::fs::remove_file(old)?;
    }
    let walked = window(Some("budget::the_straight_path"));
    for table in tables()? {
        println!("\n{}", std::fs::read_to_string(table)?);
    }
    walked
}

/// Copies a built program beside itself, so that the next build with other features leaves it alone.
fn keep(name: &str, copy: &str) -> Result<PathBuf> {
    let (from, to) = (places::program("debug", name), places::program("debug", copy));
    // Removed first: the system refuses to overwrite a program that still runs.
    if to.exists() {
        std::fs::remove_file(&to).with_context(|| format!("replacing {}", to.display()))?;
    }
    std::fs::copy(&from, &to).with_context(|| format!("copying {} to {}", from.display(), to.display()))?;
    Ok(to)
}
