//! The one place that prints.

use std::io::{self, Write as _};

/// A line on standard output, handed on at once: a program may be waiting for it.
///
/// # Errors
/// Standard output is closed.
#[expect(clippy::print_stdout, reason = "printing is what a command line does, and only here")]
pub(crate) fn line(text: &str) -> io::Result<()> {
    println!("{text}");
    io::stdout().flush()
}

/// What went wrong and what to do, for people.
#[expect(clippy::print_stderr, reason = "printing is what a command line does, and only here")]
pub(crate) fn problem(error: &anyhow::Error) {
    eprintln!("odc: {error:#}");
}
