//! What a person sees while it works: a line when a stage begins, and one with its time when it ends.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};

/// The stages of one task, in order.
pub struct Progress {
    begun: Instant,
    of: usize,
    done: Vec<(String, Duration)>,
    not_run: Vec<(String, String)>,
}

/// Why a stage, or the rest of it, did not run: a prerequisite is not available here. It is no failure; the last line
/// names it.
#[derive(Debug)]
pub struct NotRun(pub String);

impl std::fmt::Display for NotRun {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "not run: {}", self.0)
    }
}

impl std::error::Error for NotRun {}

impl Progress {
    /// Begins a task of so many stages.
    pub fn new(of: usize) -> Self {
        Self { begun: Instant::now(), of, done: Vec::new(), not_run: Vec::new() }
    }

    /// Runs one stage. Its failure names the stage.
    pub fn stage<T>(&mut self, name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        let number = self.done.len() + 1;
        println!("\n==> [{number}/{}] {name}", self.of);
        let begun = Instant::now();
        let result = work()
            .with_context(|| format!("stage {number} of {} failed: {name}, after {}", self.of, clock(begun.elapsed())));
        if result.is_ok() {
            println!("<== [{number}/{}] {name}: done in {}", self.of, clock(begun.elapsed()));
        }
        self.done.push((name.to_owned(), begun.elapsed()));
        result
    }

    /// Runs a stage that may end early, without a failure, where a prerequisite is not available.
    pub fn stage_if_possible(&mut self, name: &str, work: impl FnOnce() -> Result<()>) -> Result<()> {
        let mut reason = None;
        self.stage(name, || match work() {
            Err(problem) => {
                reason = Some(problem.downcast::<NotRun>()?.0);
                Ok(())
            }
            Ok(()) => Ok(()),
        })?;
        if let Some(reason) = reason {
            println!("    NOT RUN: {reason}");
            self.not_run.push((name.to_owned(), reason));
        }
        Ok(())
    }

    /// The last line.
    pub fn finish(self, what: &str) {
        println!("\n{}", self.last_line(what));
    }

    fn last_line(&self, what: &str) -> String {
        let parts: Vec<String> = self.done.iter().map(|(name, time)| format!("{name} {}", clock(*time))).collect();
        let line = format!("{what} in {} ({})", clock(self.begun.elapsed()), parts.join(", "));
        if self.not_run.is_empty() {
            return line;
        }
        let not_run: Vec<String> = self.not_run.iter().map(|(name, reason)| format!("{name} ({reason})")).collect();
        format!("{line}. NOT RUN: {}", not_run.join("; "))
    }
}

/// A part of a stage; its time is printed.
pub fn step<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    let begun = Instant::now();
    let done = work().with_context(|| name.to_owned())?;
    println!("    {name}: {}", clock(begun.elapsed()));
    Ok(done)
}

/// `4.2 s`, `3 min 07 s`.
pub fn clock(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 60 {
        format!("{:.1} s", time.as_secs_f64())
    } else {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use anyhow::anyhow;

    use super::*;

    #[test]
    fn what_was_not_run_is_named_in_the_last_line_and_no_failure() {
        let mut progress = Progress::new(2);
        progress.stage("fmt", || Ok(())).expect("passes");
        progress
            .stage_if_possible("windows", || step("Wine", || Err(NotRun("no apt-get here".to_owned()).into())))
            .expect("is no failure");
        let line = progress.last_line("All stages passed");
        assert!(line.starts_with("All stages passed in 0.0 s (fmt 0.0 s, windows 0.0 s). "), "{line}");
        assert!(line.ends_with(". NOT RUN: windows (no apt-get here)"), "{line}");
    }

    #[test]
    fn a_failure_stays_one() {
        let mut progress = Progress::new(1);
        let failed = progress.stage_if_possible("windows", || Err(anyhow!("a test failed")));
        assert!(format!("{:#}", failed.expect_err("fails")).contains("stage 1 of 1 failed: windows"));
        assert!(!progress.last_line("All stages passed").contains("NOT RUN"));
    }
}
