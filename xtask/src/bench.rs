//! `cargo xtask bench`: start, memory and size of the app beside the smallest programs that show a page (Linux); `bench
//! verify`: a whole verification beside its critical path; `bench home`: Home's list of many connections.
//!
//! The product has no code for it. The first screen counts as usable when the window is visible, has the title that the
//! page sets after its first answer, and has drawn something. The yardsticks set theirs after their second frame.

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
    /// What the app's title contains once its first screen is usable
    #[arg(long, default_value = "Connections")]
    title: String,
    /// Measure this app instead of building the release (its package is then left out)
    #[arg(long, value_name = "PATH")]
    app: Option<PathBuf>,
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
    /// Home's list with 1, 12, 60 and 1,000 connections
    Home(home::Args),
}

/// A program that is measured.
pub struct Subject {
    name: &'static str,
    program: PathBuf,
    package: Option<PathBuf>,
    /// The window's title once the first screen is usable.
    title: String,
}

/// Builds, measures inside a session of its own, and prints.
pub fn bench(args: &Args) -> Result<()> {
    match &args.what {
        Some(What::Verify(args)) => return verify::bench(args),
        Some(What::Home(args)) => return home::bench(args),
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
    progress.stage("yardsticks: a page in C, an empty Tauri window", || {
        if args.no_build {
            return Ok(());
        }
        ui::node()?;
        ui::packages()?;
        build::yardsticks()
    })?;
    progress.stage("app, release (about ten minutes on two cores)", || {
        if args.no_build || args.app.is_some() { Ok(()) } else { build::app() }
    })?;
    progress.stage("measure", || {
        let this = std::env::current_exe().context("finding this program")?;
        let run = |session: &mut std::process::Command| {
            session.args(["bench", "--inside", "--runs", &args.runs.to_string(), "--title", &args.title]);
            if let Some(app) = &args.app {
                session.arg("--app").arg(app);
            }
        };
        session::run("bench", &this, run, "read the words above; without --no-build all is built anew.")
    })?;
    progress.finish("Measured");
    Ok(())
}

fn measured(args: &Args) -> Result<()> {
    let made = places::target().join("bench");
    let app = Subject {
        name: "Okta Dell Connect",
        program: args.app.clone().unwrap_or_else(|| made.join("app")),
        package: args.app.is_none().then(|| made.join("app.deb")),
        title: args.title.clone(),
    };
    let yardstick = |name, program: &str, package: Option<&str>| Subject {
        name,
        program: made.join(program),
        package: package.map(|file| made.join(file)),
        title: "first screen".to_owned(),
    };
    let subjects = [
        app,
        yardstick("empty Tauri window", "empty", Some("empty.deb")),
        yardstick("WebKitGTK page in C", "page", None),
    ];
    let starts = measure::interleaved(&subjects, args.runs)?;
    report::print(&subjects, &starts)
}
