//! `cargo xtask bench home`: the engine's list of 1, 10, 60 and 1,000 connections in one run: opening the store,
//! reading every connection (which Home did for each act before it had a list), a page, the counts, and a search. Then
//! the app's start with 10 and with 1,000, if `cargo xtask bench` built it.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::Value;

use super::Subject;
use super::measure::{self, Renderer};
use super::report::{at, machine, sorted};
use crate::{command, places, session};

#[derive(clap::Args)]
pub struct Args {
    /// Measure the debug build of the engine
    #[arg(long)]
    debug: bool,
    /// Starts of the app with each
    #[arg(long, default_value_t = 20)]
    runs: usize,
    /// Set by the bench itself, inside its session
    #[arg(long, hide = true)]
    inside: bool,
}

fn work() -> PathBuf {
    places::target().join("bench/home")
}

pub fn bench(args: &Args) -> Result<()> {
    if args.inside {
        return starts(args.runs);
    }
    engine(args.debug)?;
    let this = std::env::current_exe().context("finding this program")?;
    let run = |session: &mut std::process::Command| {
        session.args(["bench", "home", "--inside", "--runs", &args.runs.to_string()]);
    };
    session::run("bench-home", &this, run, "`cargo xtask bench` builds the app.")
}

fn engine(debug: bool) -> Result<()> {
    let profile = if debug { "debug" } else { "release" };
    let mut build = command::cargo();
    build.args(["build", "-p", "odc", "--example", "home"]);
    if !debug {
        build.arg("--release");
    }
    command::run(&mut build, "mend what the compiler names above.")?;
    fs::create_dir_all(work()).with_context(|| format!("making {}", work().display()))?;
    let example = places::target().join(profile).join("examples/home");
    let mut example = std::process::Command::new(example);
    let said = command::output(example.arg(work())).context("the example measured nothing")?;
    print!("{}", machine()?);
    println!("{profile} build; ms; medians of 9 but for opening; a page's answer in kB\n");
    let names = ["open", "all", "page", "counts", "find"];
    print!("{:<14}", "connections");
    names.iter().for_each(|name| print!("{name:>10}"));
    println!("{:>10}", "answer");
    for line in said.lines() {
        let row: Value = serde_json::from_str(line).context("what the example printed")?;
        let number = |key: &str| row[key].as_f64().unwrap_or_default();
        print!("{:<14}", row["count"]);
        names.iter().for_each(|name| print!("{:>10.2}", number(name)));
        println!("{:>10.1}", number("answer") / 1e3);
    }
    Ok(())
}

/// The app with its list on screen.
fn starts(runs: usize) -> Result<()> {
    let made = places::target().join("bench/app");
    let subject = |name, count: &str| Subject {
        name,
        program: made.clone(),
        package: None,
        usable: "document.querySelector('tr[data-row] [data-act]')",
        home: Some(work().join(count)),
    };
    let subjects = [subject("Home with 10", "10"), subject("Home with 1,000", "1000")];
    let starts = measure::interleaved(&subjects, runs, Renderer::System)?;
    let second = |of: &[measure::Start], q| at(&sorted(of.iter().map(|start| start.ms)), q);
    let web = |of: &[measure::Start]| {
        let web = of
            .iter()
            .map(|start| start.pss.iter().filter(|(name, _)| name.starts_with("WebKitWeb")).map(|(_, mib)| mib).sum());
        at(&sorted(web), 0.5)
    };
    println!("\n{:<40}{:>9}{:>9}{:>9}{:>18}", "second frame with rows, ms", "p25", "p50", "p95", "web process, MiB");
    for (subject, of) in subjects.iter().zip(&starts) {
        let row = [0.25, 0.5, 0.95].map(|q| second(of, q));
        println!("  {:<38}{:>9.0}{:>9.0}{:>9.0}{:>18.1}", subject.name, row[0], row[1], row[2], web(of));
    }
    let ratio = [0.25, 0.5, 0.95].map(|q| second(&starts[1], q) / second(&starts[0], q));
    println!(
        "  {:<38}{:>9.2}{:>9.2}{:>9.2}{:>+18.1}   aims 1.25, +15",
        "1,000 beside 10",
        ratio[0],
        ratio[1],
        ratio[2],
        web(&starts[1]) - web(&starts[0])
    );
    Ok(())
}
