//! `odc`: the engine on the command line, for scripts, monitoring and tests.
//!
//! Invariants: it reads, and writes only in acts named for that (`secrets forget`); a secret is never an argument,
//! never in the environment, never printed; every command ends with one of [`Done`]'s codes.

mod audit;
mod connections;
mod doctor;
mod harden;
mod help;
mod interrupt;
mod out;
mod place;
mod sandbox;
mod secret;
mod secrets;
mod verify;

use std::fmt;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand};
use model::problem::{Kind, Problem};

// Memory is wiped before it is freed: it may have held a secret.
#[global_allocator]
static ALLOCATOR: zeroizing_alloc::ZeroAlloc<std::alloc::System> = zeroizing_alloc::ZeroAlloc(std::alloc::System);

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Done {
    /// Everything passed, or was done.
    Good,
    /// Something was tested and failed.
    Failed,
    /// The command line or its input is wrong. (Clap uses the same code.)
    Usage,
    /// Something could not be reached, or is blocked on this computer.
    Blocked,
    /// Stopped by the signal of this number, as shells count it.
    Stopped(u8),
}

impl Done {
    /// For a problem before, or instead of, the work itself.
    pub(crate) fn instead(kind: Kind) -> Self {
        let here = ["keychain-", "vault-", "session-", "store-", "network-", "practice-"];
        match kind {
            Kind::ItemInUse => Self::Failed,
            Kind::HomeUnknown | Kind::AnotherWindow => Self::Blocked,
            kind if here.iter().any(|area| kind.code().starts_with(area)) => Self::Blocked,
            _ => Self::Usage,
        }
    }
}

impl From<Done> for ExitCode {
    fn from(done: Done) -> Self {
        Self::from(match done {
            Done::Good => 0,
            Done::Failed => 1,
            Done::Usage => 2,
            Done::Blocked => 3,
            Done::Stopped(signal) => 128 + signal,
        })
    }
}

/// Okta Dell Connect on the command line.
///
/// It reads what the app keeps and writes only in acts that are named so. A secret is never an argument.
#[derive(Debug, Parser)]
#[command(name = "odc", version, about, disable_help_subcommand = true, after_long_help = help::general())]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check that an Okta connection works: domain, credential, permissions, and one look at each kind of data
    Verify(verify::Args),
    /// Check how far Okta and Dell can be reached from here, and what is in between
    Doctor(doctor::Args),
    /// List the connections that the app keeps
    Connections(connections::Args),
    /// The record of what was done: check its chain, or show it
    #[command(subcommand)]
    Audit(audit::Command),
    /// The secrets in the keychain, by their marks: list them, or forget one
    #[command(subcommand)]
    Secrets(secrets::Command),
    /// Serve an Okta organization and two Dell accounts on this computer, to practice and to test against
    Sandbox(sandbox::Args),
    /// Print a completion script for a shell
    Completions {
        /// Which shell
        shell: clap_complete::Shell,
    },
    /// Write a page of the manual for each command into a folder, for packages
    #[command(hide = true)]
    Manual {
        /// The folder, which exists
        folder: PathBuf,
    },
}

fn main() -> ExitCode {
    harden::start();
    let command = Cli::command().term_width(out::help_width());
    let parsed = command.try_get_matches().and_then(|found| Cli::from_arg_matches(&found));
    let done = parsed.map_or_else(|error| refused(&error), |cli| run(cli.command));
    done.unwrap_or_else(|error| failed(&error)).into()
}

fn run(command: Command) -> anyhow::Result<Done> {
    match command {
        Command::Verify(args) => verify::run(&args),
        Command::Doctor(args) => doctor::run(&args),
        Command::Connections(args) => connections::run(&args),
        Command::Audit(command) => audit::run(command),
        Command::Secrets(command) => secrets::run(command),
        Command::Sandbox(args) => sandbox::run(args),
        Command::Completions { shell } => completions(shell),
        Command::Manual { folder } => {
            clap_mangen::generate_to(Cli::command(), folder)?;
            Ok(Done::Good)
        }
    }
}

/// The command line or its input is wrong. The text is for people.
#[derive(Debug)]
struct Misuse(String);

impl fmt::Display for Misuse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Misuse {}

/// An error that ends the command as [`Done::Usage`].
pub(crate) fn misuse(what: impl fmt::Display) -> anyhow::Error {
    Misuse(format!("{what:#}")).into()
}

/// Reports why a command ended early.
fn failed(error: &anyhow::Error) -> Done {
    if let Some(problem) = error.downcast_ref::<Problem>() {
        out::said(&format!("odc: {}", out::explained(problem)));
        return Done::instead(problem.kind);
    }
    out::said(&format!("odc: {error:#}"));
    if error.is::<Misuse>() { Done::Usage } else { Done::Failed }
}

/// Runs the work to its end. A read of standard input can't be canceled, so it is not waited for.
pub(crate) fn block_on<T>(work: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let done = runtime.block_on(work);
    runtime.shutdown_background();
    done
}

/// A command line that asks for help, or that can't be read. A secret in it is reported first.
fn refused(error: &clap::Error) -> anyhow::Result<Done> {
    if !error.use_stderr() {
        out::help(error)?;
        return Ok(Done::Good);
    }
    if secret::exposed(std::env::args_os().skip(1)) {
        return Err(misuse(out::t("odc-secret-argument", &[("source", help::PIPED)])));
    }
    // It quotes the command line, which a script may have built from foreign text.
    out::said(error.render().to_string().trim_end());
    Ok(Done::Usage)
}

fn completions(shell: clap_complete::Shell) -> anyhow::Result<Done> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "odc", &mut script);
    out::exact(&String::from_utf8_lossy(&script))?;
    Ok(Done::Good)
}
