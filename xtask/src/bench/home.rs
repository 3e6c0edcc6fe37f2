//! `cargo xtask bench home`: the engine's list of 1, 12, 60 and 1,000 connections in one run: opening the store,
//! reading every connection (which Home did for each act before it had a list), a page, the counts, and a search.

use std::fs;

use anyhow::{Context, Result};
use serde_json::Value;

use super::report::machine;
use crate::{command, places};

#[derive(clap::Args)]
pub struct Args {
    /// Measure the debug build
    #[arg(long)]
    debug: bool,
}

pub fn bench(args: &Args) -> Result<()> {
    let profile = if args.debug { "debug" } else { "release" };
    let mut build = command::cargo();
    build.args(["build", "-p", "odc", "--example", "home"]);
    if !args.debug {
        build.arg("--release");
    }
    command::run(&mut build, "mend what the compiler names above.")?;
    let work = places::target().join("bench/home");
    fs::create_dir_all(&work).with_context(|| format!("making {}", work.display()))?;
    let example = places::target().join(profile).join("examples/home");
    let mut example = std::process::Command::new(example);
    let said = command::output(example.arg(&work)).context("the example measured nothing")?;
    print!("{}", machine()?);
    println!("{profile} build; ms; medians of 9 but for opening\n");
    println!("{:<14}{:>10}{:>12}{:>10}{:>10}{:>10}", "connections", "open", "all facts", "page", "counts", "find");
    for line in said.lines() {
        let row: Value = serde_json::from_str(line).context("what the example printed")?;
        let ms = |key: &str| row[key].as_f64().unwrap_or_default();
        println!(
            "{:<14}{:>10.1}{:>12.2}{:>10.2}{:>10.2}{:>10.2}",
            row["count"],
            ms("open"),
            ms("all"),
            ms("page"),
            ms("counts"),
            ms("find")
        );
    }
    Ok(())
}
