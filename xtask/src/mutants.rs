//! `cargo xtask mutants`: cargo-mutants changes the engine in one place at a time; a test has to fail each time.
//!
//! It works in a copy in `target/mutants`, which the next run reuses: each mutant is a small build there, and the
//! sources here stay untouched. The three groups that must reach 100 % have no network, so their copy contains nothing
//! else, and only their own tests judge them. `.cargo/mutants.toml` leaves out a mutant that nobody can tell from the
//! original, with its reason.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::ValueEnum;

use crate::progress::Progress;
use crate::{command, places};

/// Another version makes other mutants, and its figures would not compare.
const VERSION: &str = "27.1.0";

/// Tests over thousands of random texts. They take ten times as long as all others and find a mutant by luck; such a
/// case belongs in a table.
const RANDOM: [&str; 6] =
    ["::any_", "::other_names_", "::no_organization_", "::no_custom_domain_", "::no_look_alike_", "::no_mixed_script_"];

/// Written for other systems and not compiled here, so no test sees a change there.
const ELSEWHERE: &str = "src-tauri/secrets/src/stores/native.rs";

#[derive(clap::Args)]
pub struct Args {
    /// Only these; model and secrets when left out
    group: Vec<Group>,
    /// Only the K-th of N parts, counted from 0, each a sample over the whole group
    #[arg(long, value_name = "K/N")]
    shard: Option<String>,
    /// Leave out what an earlier run of the group found
    #[arg(long)]
    resume: bool,
    /// Only files that match, like src-tauri/model/src/journey/**
    #[arg(long, value_name = "GLOB")]
    file: Vec<String>,
}

/// A crate, judged by its own unit tests.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Group {
    /// What is known of a connection and what follows from it
    Model,
    /// The secret, its memory and its stores, custody, and the gate for texts
    Secrets,
    /// All else (hours)
    Engine,
}

impl Group {
    /// Its package.
    fn name(self) -> &'static str {
        match self {
            Self::Model => "model",
            Self::Secrets => "secrets",
            Self::Engine => "engine",
        }
    }

    /// How many of a hundred mutants that compile a test must find.
    fn aim(self) -> usize {
        match self {
            Self::Model | Self::Secrets => 100,
            Self::Engine => 95,
        }
    }
}

/// Runs the groups in turn, and fails at the end if one is below its aim.
pub fn mutants(args: &Args) -> Result<()> {
    there()?;
    let wanted: &[Group] = if args.group.is_empty() { &[Group::Model, Group::Secrets] } else { &args.group };
    let mut progress = Progress::new(wanted.len());
    let mut under = Vec::new();
    for group in wanted {
        let tally = progress.stage(group.name(), || one(*group, args))?;
        println!("    {}: {tally}", group.name());
        if tally.found * 100 < group.aim() * tally.viable {
            under.push(format!("{} needs {} %", group.name(), group.aim()));
        }
    }
    if !under.is_empty() {
        bail!(
            "{}.\nWhat to do: write the test that is missing, or simplify the code until the mutant is gone. One that \
             nobody can tell from the original goes into .cargo/mutants.toml, with the reason.",
            under.join(", ")
        );
    }
    progress.finish("Every aim is reached");
    Ok(())
}

fn there() -> Result<()> {
    let found = command::output(command::cargo().args(["mutants", "--version"])).unwrap_or_default();
    if found != format!("cargo-mutants {VERSION}") {
        bail!(
            "cargo-mutants {VERSION} is missing.\n\
             What to do: `cargo install cargo-mutants --version {VERSION} --locked`"
        );
    }
    Ok(())
}

fn one(group: Group, args: &Args) -> Result<Tally> {
    let home = places::target().join("mutants");
    let source = home.join("source");
    copy(&source)?;
    let out = home.join(group.name());
    fs::create_dir_all(&out).with_context(|| format!("making {}", out.display()))?;
    let mut run = tool(&source, group, &args.file);
    if let Some(shard) = &args.shard {
        run.args(["--shard", shard, "--sharding", "round-robin"]);
    }
    if args.resume {
        run.arg("--iterate");
    }
    run.arg("--in-place").arg("--output").arg(&out).arg("--cargo-arg=--lib");
    // Debug information would be most of each build.
    run.env("CARGO_TARGET_DIR", home.join("target")).env("CARGO_INCREMENTAL", "1").env("CARGO_PROFILE_DEV_DEBUG", "0");
    // Every run has the same random texts, and one that breaks a mutant is neither shrunk nor stored.
    run.env("PROPTEST_RNG_SEED", "1").env("PROPTEST_MAX_SHRINK_ITERS", "0");
    run.env("PROPTEST_DISABLE_FAILURE_PERSISTENCE", "1");
    run.args(["--", "--"]).args(RANDOM.iter().flat_map(|name| ["--skip", *name]));
    println!("    $ {}", command::shown(&run));
    let status = run.status().context("cargo-mutants did not start")?;
    // 2: some were missed; 3: some timed out, which counts as found.
    if !matches!(status.code(), Some(0 | 2 | 3)) {
        bail!(
            "cargo-mutants failed ({status}).\n\
             What to do: see its words above; the tests must pass before anything is changed (`cargo test -p {}`).",
            group.name()
        );
    }
    let all = listed(tool(&source, group, &args.file).arg("--no-config"))?;
    let equivalent = all.saturating_sub(listed(&mut tool(&source, group, &args.file))?);
    Tally::read(&out.join("mutants.out/outcomes.json"), equivalent)
}

/// cargo-mutants over a group's files, with the arguments that listing and running share.
fn tool(source: &Path, group: Group, files: &[String]) -> std::process::Command {
    let mut tool = command::cargo();
    tool.current_dir(source);
    // What cargo passes to xtask about its own package; build scripts would see a change and run again.
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("CARGO_PKG_") || name == "CARGO_MANIFEST_DIR" {
            tool.env_remove(name);
        }
    }
    tool.args(["mutants", "--package", group.name(), "--exclude", ELSEWHERE, "--colors", "never"]);
    tool.args(files.iter().flat_map(|file| ["--file", file.as_str()]));
    tool
}

/// How many mutants it would make.
fn listed(tool: &mut std::process::Command) -> Result<usize> {
    let report = command::output(tool.args(["--list", "--json"])).context("cargo-mutants did not list its mutants")?;
    let listed: Vec<serde_json::Value> =
        serde_json::from_str(&report).context("cargo-mutants' list could not be read")?;
    Ok(listed.len())
}

/// The working tree as git sees it, committed or not. Files that are equal already keep their time, so that cargo
/// rebuilds nothing; leftovers of an interrupted run are repaired.
fn copy(to: &Path) -> Result<()> {
    let mut git = command::new("git");
    git.args(["ls-files", "--cached", "--others", "--exclude-standard"]);
    let listed = command::output(&mut git).context("git did not list the sources. What to do: install git.")?;
    let root = places::root();
    let mut kept = BTreeSet::new();
    for name in listed.lines() {
        let Ok(content) = fs::read(root.join(name)) else { continue };
        let file = to.join(name);
        if fs::read(&file).is_ok_and(|there| there == content) {
            kept.insert(file);
            continue;
        }
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
        }
        fs::write(&file, content).with_context(|| format!("writing {}", file.display()))?;
        kept.insert(file);
    }
    without_others(to, &kept)
}

/// Removes files that an earlier copy had.
fn without_others(folder: &Path, kept: &BTreeSet<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            without_others(&path, kept)?;
        } else if !kept.contains(&path) {
            fs::remove_file(&path).with_context(|| format!("removing {}", path.display()))?;
        }
    }
    Ok(())
}

/// What became of a group's mutants.
#[derive(Debug, PartialEq, Eq)]
struct Tally {
    /// They compile.
    viable: usize,
    /// A test failed, or never came to its end.
    found: usize,
    /// No test that judges saw them.
    missed: Vec<String>,
    /// The compiler refuses them.
    unviable: usize,
    /// Left out by `.cargo/mutants.toml`, of the whole group.
    equivalent: usize,
}

impl Tally {
    fn read(file: &Path, equivalent: usize) -> Result<Self> {
        let report = fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))?;
        Self::of(&report, equivalent).with_context(|| format!("{} is not as it was", file.display()))
    }

    fn of(report: &str, equivalent: usize) -> Result<Self> {
        let report: serde_json::Value = serde_json::from_str(report)?;
        let count = |name: &str| {
            let count = report[name].as_u64().with_context(|| format!("{name} is missing"))?;
            Ok::<usize, anyhow::Error>(usize::try_from(count)?)
        };
        let found = count("caught")? + count("timeout")?;
        let outcomes = report["outcomes"].as_array().context("outcomes is missing")?;
        let missed: Vec<String> = outcomes
            .iter()
            .filter(|outcome| outcome["summary"] == "MissedMutant")
            .map(|outcome| outcome["scenario"]["Mutant"]["name"].as_str().unwrap_or_default().to_owned())
            .collect();
        if missed.len() != count("missed")? {
            bail!("its counts differ from its list");
        }
        Ok(Self { viable: found + missed.len(), found, missed, unviable: count("unviable")?, equivalent })
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Rounded down: with one missed it never reads 100.
        let tenths = (self.found * 1000).checked_div(self.viable).unwrap_or(1000);
        write!(
            f,
            "{} of {} found ({}.{} %), {} do not compile, {} left out as equivalent",
            self.found,
            self.viable,
            tenths / 10,
            tenths % 10,
            self.unviable,
            self.equivalent
        )?;
        self.missed.iter().try_for_each(|name| write!(f, "\n        missed: {name}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_that_was_missed_is_never_all() {
        let mutant = |name: &str, summary: &str| serde_json::json!({ "scenario": { "Mutant": { "name": name } }, "summary": summary });
        let report = serde_json::json!({
            "outcomes": [
                { "scenario": "Baseline", "summary": "Success" },
                mutant("one", "CaughtMutant"),
                mutant("two", "MissedMutant"),
                mutant("three", "Unviable"),
            ],
            "caught": 9_998, "timeout": 1, "missed": 1, "unviable": 1,
        });
        let tally = Tally::of(&report.to_string(), 2).expect("read");
        assert_eq!((tally.viable, tally.found, tally.missed.as_slice()), (10_000, 9_999, &["two".to_owned()][..]));
        let shown = tally.to_string();
        assert!(shown.starts_with("9999 of 10000 found (99.9 %), 1 do not compile, 2 left out"), "{shown}");
        let other = report.to_string().replace("\"missed\":1", "\"missed\":0");
        assert!(Tally::of(&other, 0).is_err(), "counts that differ from the list are not believed");
    }
}
