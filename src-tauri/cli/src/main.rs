//! `odc`: the engine on the command line, for scripts, monitoring and tests.

mod out;
mod sandbox;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

// Memory that is given back is wiped first: it may have held a secret.
#[global_allocator]
static ALLOCATOR: zeroizing_alloc::ZeroAlloc<std::alloc::System> = zeroizing_alloc::ZeroAlloc(std::alloc::System);

/// Okta Dell Connect on the command line.
#[derive(Debug, Parser)]
#[command(name = "odc", version, about, disable_help_subcommand = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve an Okta organisation and two Dell accounts on this computer, to practise and to test against
    Sandbox(sandbox::Args),
}

fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Sandbox(args) => sandbox::run(args),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            out::problem(&error);
            ExitCode::FAILURE
        }
    }
}
