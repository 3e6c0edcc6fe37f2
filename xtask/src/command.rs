//! Runs other programs. An error says what to do about it.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::places;
use crate::progress::clock;

/// A program that runs in the repository's root, without stdin.
pub fn new(program: &str) -> Command {
    let mut command = Command::new(program);
    command.current_dir(places::root()).stdin(Stdio::null());
    command
}

/// The cargo that runs xtask.
pub fn cargo() -> Command {
    new(&std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()))
}

/// Puts clippy in the compiler's place for this workspace's crates, warnings refused: one build gives lints and
/// programs. `cargo clippy` would go through every dependency a second time.
pub fn linted(mut cargo: Command) -> Command {
    cargo.env("RUSTC_WORKSPACE_WRAPPER", "clippy-driver");
    // As `cargo clippy -- -D warnings` passes it to its driver.
    cargo.env("CLIPPY_ARGS", "-D__CLIPPY_HACKERY__warnings__CLIPPY_HACKERY__");
    cargo
}

/// A test program that cargo built.
pub struct TestProgram {
    /// The test target's name in Cargo.toml; a library's or a program's own name for its unit tests.
    pub name: String,
    pub path: PathBuf,
    /// Its package's folder, in which cargo would run it.
    pub folder: PathBuf,
}

/// The test programs that `build` makes. Run after the build proper, so it only reports.
pub fn test_programs(mut build: Command) -> Result<Vec<TestProgram>> {
    let Some(messages) = output(build.arg("--message-format=json")) else {
        bail!("`{}` did not report what it built.\nWhat to do: run it by hand.", shown(&build))
    };
    let program = |line: &str| {
        let message: serde_json::Value = serde_json::from_str(line).ok()?;
        message["profile"]["test"].as_bool().filter(|test| *test)?;
        Some(TestProgram {
            name: message["target"]["name"].as_str()?.to_owned(),
            path: message["executable"].as_str()?.into(),
            folder: Path::new(message["manifest_path"].as_str()?).parent()?.to_owned(),
        })
    };
    Ok(messages.lines().filter_map(program).collect())
}

/// npm, in the page's folder. On Windows it is a script with another name.
pub fn npm() -> Command {
    let mut command = new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.current_dir(places::ui()).env("npm_config_update_notifier", "false");
    command
}

/// Runs it and passes its output through; any failure is an error that ends with `remedy`.
pub fn run(command: &mut Command, remedy: &str) -> Result<()> {
    let line = shown(command);
    println!("    $ {line}");
    let status = command.status().with_context(|| format!("`{line}` did not start. What to do: {remedy}"))?;
    if !status.success() {
        bail!("`{line}` failed ({status}).\nWhat to do: {remedy}");
    }
    Ok(())
}

/// As [`run`], but stops it after `limit`, with its children if it runs in an `Enclosure` of [`crate::cross`].
pub fn run_within(command: &mut Command, limit: Duration, remedy: &str) -> Result<()> {
    println!("    $ {}", shown(command));
    end_within(command, limit, remedy)
}

/// As [`run_within`], without printing the command.
pub fn end_within(command: &mut Command, limit: Duration, remedy: &str) -> Result<()> {
    let line = shown(command);
    let begun = Instant::now();
    let mut child = command.spawn().with_context(|| format!("`{line}` did not start. What to do: {remedy}"))?;
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        if begun.elapsed() > limit {
            child.kill()?;
            child.wait()?;
            bail!("`{line}` did not end within {} and was stopped.\nWhat to do: {remedy}", clock(limit));
        }
        std::thread::sleep(Duration::from_millis(50));
    };
    if !status.success() {
        bail!("`{line}` failed ({status}).\nWhat to do: {remedy}");
    }
    Ok(())
}

/// The triple that this computer builds for.
pub fn host() -> Result<String> {
    let version = output(new("rustc").arg("-vV")).unwrap_or_default();
    match version.lines().find_map(|line| line.strip_prefix("host: ")) {
        Some(host) => Ok(host.to_owned()),
        None => bail!("`rustc -vV` did not say what it builds for.\nWhat to do: install Rust by rustup."),
    }
}

/// Its output without the last line break; `None` if it doesn't start or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let done = command.stderr(Stdio::null()).output().ok()?;
    done.status.success().then(|| String::from_utf8_lossy(&done.stdout).trim_end().to_owned())
}

/// Whether a program of this name is found on the path.
pub fn exists(program: &str) -> bool {
    std::env::var_os("PATH").is_some_and(|path| {
        std::env::split_paths(&path)
            .any(|folder| folder.join(format!("{program}{}", std::env::consts::EXE_SUFFIX)).is_file())
    })
}

/// The command as a person would type it, with the repository's paths shortened.
pub fn shown(command: &Command) -> String {
    let root = places::root();
    let mut words = vec![short(Path::new(command.get_program()), &root)];
    words.extend(command.get_args().map(|word| {
        let word = short(Path::new(word), &root);
        if word.is_empty() || word.contains(char::is_whitespace) { format!("'{word}'") } else { word }
    }));
    words.join(" ")
}

fn short(word: &Path, root: &Path) -> String {
    let tail = word.strip_prefix(root).unwrap_or(word);
    let text = tail.to_string_lossy();
    if text.ends_with("/bin/cargo") { "cargo".to_owned() } else { text.into_owned() }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn what_hangs_is_stopped_in_words() {
        let limit = Duration::from_millis(100);
        let hung = end_within(new("sleep").arg("60"), limit, "look.").expect_err("hangs");
        assert_eq!(hung.to_string(), "`sleep 60` did not end within 0.1 s and was stopped.\nWhat to do: look.");
        end_within(&mut new("true"), Duration::from_secs(60), "").expect("ends");
        assert!(end_within(&mut new("false"), Duration::from_secs(60), "").is_err());
    }
}
