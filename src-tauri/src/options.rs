//! What may stand behind the program's name.

use std::path::Path;

use anyhow::{Context as _, bail};
use sandbox::At;

/// Options of the app.
#[derive(Debug, Default)]
pub struct Options {
    /// A sandbox that runs as a process of its own.
    pub practice_at: Option<At>,
}

/// Reads the command line.
///
/// # Errors
/// An unknown option, or a file that is not what `odc sandbox --at-out` writes.
pub fn read() -> anyhow::Result<Options> {
    let mut options = Options::default();
    let mut words = std::env::args_os().skip(1);
    while let Some(word) = words.next() {
        match word.to_str() {
            Some("--practice-at") => {
                let file =
                    words.next().context("--practice-at needs the file that `odc sandbox --at-out FILE` wrote")?;
                options.practice_at = Some(At::read(Path::new(&file))?);
            }
            // macOS passes a process number to apps that the Finder starts.
            Some(other) if other.starts_with("-psn_") => {}
            _ => bail!("unknown option {}: the app knows --practice-at FILE only", word.to_string_lossy()),
        }
    }
    Ok(options)
}
