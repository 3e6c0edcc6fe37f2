//! `cargo xtask fuzz`: libFuzzer against what the engine reads from people and services.
//!
//! It works with the pinned toolchain: stable `-C` options turn on LLVM's coverage pass. There is no address sanitizer,
//! which needs a nightly compiler and would watch code without `unsafe` of ours. The corpus is in `target/fuzz/corpus`;
//! inputs that break a target are in `target/fuzz/found`.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::ValueEnum;

use crate::{command, places};

#[derive(clap::Args)]
pub struct Args {
    /// Only these; all when left out
    target: Vec<Target>,
    /// How long each runs
    #[arg(long, default_value_t = 120, value_name = "N")]
    seconds: u32,
    /// Run this input instead of looking for one, as libFuzzer left it in target/fuzz/found
    #[arg(long, value_name = "FILE")]
    again: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Target {
    /// The Okta domain, as pasted
    Domain,
    /// Client ID and console address, as pasted
    ClientId,
    /// A list pasted from Okta's consent screen
    ConsentList,
    /// Okta's refusals and its document
    OktaAnswer,
    /// Token answers and lists of grants
    TokenAnswer,
    /// Dell's refusals, lists and tasks
    DellAnswer,
}

impl Target {
    fn name(self) -> &'static str {
        match self {
            Self::Domain => "domain",
            Self::ClientId => "client_id",
            Self::ConsentList => "consent_list",
            Self::OktaAnswer => "okta_answer",
            Self::TokenAnswer => "token_answer",
            Self::DellAnswer => "dell_answer",
        }
    }
}

/// What `cargo fuzz` passes to the compiler, without its sanitizer.
const COVERAGE: [&str; 6] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    // libFuzzer finds a function's counters by their section; several codegen units would split it.
    "-Ccodegen-units=1",
];

/// Builds the targets once and runs each for its time. Fails at the first finding.
pub fn fuzz(args: &Args) -> Result<()> {
    let wanted = if args.target.is_empty() { Target::value_variants() } else { &args.target };
    let triple = command::host()?;
    let folder = places::target().join("fuzz");
    // With a target named, build scripts and macros are built without the pass.
    let mut build = command::cargo();
    build.args(["build", "--manifest-path", "fuzz/Cargo.toml", "--target", &triple, "--target-dir"]);
    build.arg(&folder).env("RUSTFLAGS", COVERAGE.join(" "));
    for target in wanted {
        build.args(["--bin", target.name()]);
    }
    command::run(&mut build, "mend what the compiler names above; libFuzzer itself needs a C++ compiler.")?;
    for target in wanted {
        one(*target, &folder, &triple, args)?;
    }
    Ok(())
}

fn one(target: Target, folder: &std::path::Path, triple: &str, args: &Args) -> Result<()> {
    let corpus = folder.join("corpus").join(target.name());
    let found = folder.join("found").join(target.name());
    for made in [&corpus, &found] {
        fs::create_dir_all(made).with_context(|| format!("{} could not be made", made.display()))?;
    }
    let program = folder.join(triple).join("debug").join(target.name());
    let mut run = command::new(&program.to_string_lossy());
    match &args.again {
        Some(input) => {
            run.arg(input);
        }
        None => {
            // Seeds are only read; new inputs go to the corpus.
            run.args([&corpus, &places::root().join("fuzz/seeds").join(target.name())]);
            run.arg(format!("-max_total_time={}", args.seconds));
            run.args(["-max_len=4096", "-timeout=5", "-rss_limit_mb=2048", "-print_final_stats=1", "-verbosity=1"]);
            run.arg(format!("-artifact_prefix={}/", found.display()));
        }
    }
    let remedy = format!(
        "the input is in {}; `cargo xtask fuzz {} --again FILE` runs it again.",
        found.display(),
        target.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    );
    command::run(&mut run, &remedy)
}
