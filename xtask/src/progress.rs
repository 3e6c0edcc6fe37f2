//! What a person sees while it works: a line when a stage begins, a line with its time when it ends.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};

/// The stages of one task, in order.
pub struct Progress {
    begun: Instant,
    of: usize,
    done: Vec<(String, Duration)>,
}

impl Progress {
    /// Begins a task of so many stages.
    pub fn new(of: usize) -> Self {
        Self { begun: Instant::now(), of, done: Vec::new() }
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

    /// The last line.
    pub fn finish(self, what: &str) {
        let parts: Vec<String> = self.done.iter().map(|(name, time)| format!("{name} {}", clock(*time))).collect();
        println!("\n{what} in {} ({})", clock(self.begun.elapsed()), parts.join(", "));
    }
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
