//! `cargo xtask bench`: start, memory and size of the app beside the smallest programs that show a page (Linux). `bench
//! verify`: a whole verification beside its critical path; `bench home`: Home's list of many connections; `bench
//! answers`: from a press to its answer.
//!
//! The product has no code for it but `performance.mark`: a library that is loaded into each program (`frames.c`) measures.
//! The start lasts until the second frame after the first screen can be used: of the app, its own first screen as a static
//! page in an empty Tauri window, "Hello" there, and "Hello" in a window in C; with the system's renderer, and on the CPU.

mod answers;
mod build;
mod home;
mod measure;
mod report;
mod verify;

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::progress::Progress;
use crate::{places, session, system, ui};

#[derive(clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Args {
    #[command(subcommand)]
    what: Option<What>,
    /// Starts of each program
    #[arg(long, default_value_t = 20)]
    runs: usize,
    /// Measure this app instead of building the release (its package is then left out)
    #[arg(long, value_name = "PATH")]
    app: Option<PathBuf>,
    /// Measure an earlier build of the app in the same run
    #[arg(long, value_name = "PATH")]
    before: Option<PathBuf>,
    /// Measure what an earlier run built
    #[arg(long)]
    no_build: bool,
    /// Install system packages without asking
    #[arg(long)]
    yes: bool,
    /// Set by the bench itself, inside its session
    #[arg(long, hide = true)]
    inside: bool,
}

#[derive(clap::Subcommand)]
enum What {
    /// A whole verification at injected round-trip times, beside its critical path and a plain script
    Verify(verify::Args),
    /// Home's list with 1, 10, 60 and 1,000 connections
    Home(home::Args),
    /// From a press to the frame that shows its answer, beside a bare button
    Answers(answers::Args),
}

/// A program that is measured.
pub struct Subject {
    name: &'static str,
    program: PathBuf,
    package: Option<PathBuf>,
    /// JavaScript that is true once its first screen can be used.
    usable: &'static str,
    /// Whose folder it finds; by default that of the session.
    home: Option<PathBuf>,
}

/// The app marks that its script works on the first screen; an earlier build had no mark, and drew by script alone.
const APP: &str = "performance.getEntriesByName('usable').length > 0";
const BEFORE: &str = "document.querySelector('[data-act=\"connect-org\"]')";
const PAGE: &str = "document.readyState !== 'loading'";

/// Builds, measures inside a session of its own, and prints.
pub fn bench(args: &Args) -> Result<()> {
    match &args.what {
        Some(What::Verify(args)) => return verify::bench(args),
        Some(What::Home(args)) => return home::bench(args),
        Some(What::Answers(args)) => return answers::bench(args),
        None => {}
    }
    if !cfg!(target_os = "linux") {
        bail!("The bench runs on Linux only: it reads /proc and needs Xvfb.");
    }
    if args.runs < 4 {
        bail!("A quarter of fewer than 4 starts says nothing.\nWhat to do: --runs 20.");
    }
    if args.inside {
        return measured(args);
    }
    let mut progress = Progress::new(4);
    progress.stage("system packages", || system::packages(system::For::Bench, args.yes))?;
    progress.stage("yardsticks: pages in C and in an empty Tauri window", || {
        if args.no_build {
            return Ok(());
        }
        ui::node()?;
        ui::packages()?;
        ui::build()?;
        build::yardsticks()
    })?;
    progress.stage("app, release (about ten minutes on two cores)", || {
        if args.no_build || args.app.is_some() { Ok(()) } else { build::app() }
    })?;
    progress.stage("measure", || {
        let this = std::env::current_exe().context("finding this program")?;
        let run = |session: &mut std::process::Command| {
            session.args(["bench", "--inside", "--runs", &args.runs.to_string()]);
            for (name, path) in [("--app", &args.app), ("--before", &args.before)] {
                if let Some(path) = path {
                    session.arg(name).arg(path);
                }
            }
        };
        session::run("bench", &this, run, "read the words above; without --no-build all is built anew.")
    })?;
    progress.finish("Measured");
    Ok(())
}

fn measured(args: &Args) -> Result<()> {
    let made = places::target().join("bench");
    let yardstick = |name, program: &str, package: Option<&str>| Subject {
        name,
        program: made.join(program),
        package: package.map(|file| made.join(file)),
        usable: PAGE,
        home: None,
    };
    let mut subjects = vec![
        Subject {
            name: "app",
            program: args.app.clone().unwrap_or_else(|| made.join("app")),
            package: args.app.is_none().then(|| made.join("app.deb")),
            usable: APP,
            home: None,
        },
        yardstick("its first screen as a page", "static", None),
        yardstick("Hello in Tauri", "empty", Some("empty.deb")),
        yardstick("Hello in C", "page", None),
    ];
    if let Some(before) = &args.before {
        // An earlier app may not open what a later one stored.
        let home = made.join("before");
        std::fs::create_dir_all(&home).context("making the earlier app's folder")?;
        let program = before.clone();
        subjects.push(Subject { name: "app before", program, package: None, usable: BEFORE, home: Some(home) });
    }
    let mut measured = Vec::new();
    for renderer in [measure::Renderer::System, measure::Renderer::Cpu] {
        measured.push((renderer, measure::interleaved(&subjects, args.runs, renderer)?));
    }
    report::print(&subjects, &measured)
}
