//! The project's own commands, `cargo xtask`.
//!
//! Invariant: plain processes and files. A tool that is missing is installed, or named with the exact command to type;
//! nothing is installed without a yes, `--yes` or `CI=true`.

mod bench;
mod bundle;
mod command;
mod cross;
mod deb;
mod download;
mod figures;
mod fuzz;
mod house;
mod install;
mod licenses;
mod mutants;
mod package;
mod places;
mod progress;
mod repro;
mod run;
mod sbom;
mod session;
mod system;
mod test;
mod ui;
mod wire;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    about = "Okta Dell Connect: build it, run it, test it, measure it",
    version
)]
struct Args {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Get what is missing, build the page and the app, open the window
    Run {
        /// Install system packages without asking
        #[arg(long)]
        yes: bool,
    },
    /// Everything that is checked: formatting, page, lints, unit and integration tests, the real window, Windows
    /// and macOS as far as Linux reaches
    Test(test::Args),
    /// Walk the straight path in the real window: words, acts and scrolls of each screen (Linux)
    Walk,
    /// Start, memory and size beside an empty Tauri window and a page in C (Linux)
    Bench(bench::Args),
    /// Fuzz what reads pasted text and answers, guided by coverage
    Fuzz(fuzz::Args),
    /// Change the engine at one place after the other; a test has to fail each time (by cargo-mutants)
    Mutants(mutants::Args),
    /// Build the release and its packages (.deb and .rpm on Linux)
    Bundle(bundle::Args),
    /// Build the release twice from clean clones and compare every byte (Linux)
    Repro,
    /// Write what the app is made of, as CycloneDX, to target/sbom.cdx.json
    Sbom,
    /// Write what people get with the app, with the text of each license, to ui/licenses.json (About shows it)
    Licenses,
    /// Write the page's wire types from the shell's
    Wire,
    /// Count the product: lines, functions, structs, import circles, places kept by hand for a command
    House(house::Args),
    /// Run a program in a session like the window tests' (Linux): own display, bus, home and unlocked keychain
    Session {
        /// The program and its arguments
        #[arg(required = true, trailing_var_arg = true, allow_hyphen_values = true)]
        program: Vec<String>,
    },
}

fn main() -> ExitCode {
    let done = match Args::parse().task {
        Task::Run { yes } => run::run(yes),
        Task::Test(args) => test::test(&args),
        Task::Walk => test::walk(),
        Task::Bench(args) => bench::bench(&args),
        Task::Fuzz(args) => fuzz::fuzz(&args),
        Task::Mutants(args) => mutants::mutants(&args),
        Task::Bundle(args) => bundle::bundle(&args),
        Task::Repro => repro::repro(),
        Task::Sbom => sbom::write(),
        Task::Licenses => licenses::write(),
        Task::Wire => wire::write(),
        Task::House(args) => house::house(&args),
        Task::Session { program } => session::by_hand(&program),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("\nxtask: {problem:#}");
            ExitCode::FAILURE
        }
    }
}
