//! One start: from exec to the first screen, and the memory that all its processes use then.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::Subject;
use crate::places;

pub struct Start {
    /// Exec to first screen, in ms.
    pub ms: f64,
    /// Proportional set size by process name, in MiB.
    pub pss: BTreeMap<String, f64>,
}

/// Starts each subject `runs` times in an order that rotates; the first start of each doesn't count. The answer has the
/// subjects' order.
pub fn interleaved(subjects: &[Subject], runs: usize) -> Result<Vec<Vec<Start>>> {
    for subject in subjects {
        start(subject)?;
    }
    let mut starts: Vec<Vec<Start>> = subjects.iter().map(|_| Vec::new()).collect();
    for run in 0..runs {
        for turn in 0..subjects.len() {
            let at = (run + turn) % subjects.len();
            starts[at].push(start(&subjects[at])?);
        }
        let last: Vec<String> =
            starts.iter().filter_map(|of| of.last()).map(|start| format!("{:.0}", start.ms)).collect();
        println!("    {} of {runs}: {} ms", run + 1, last.join(", "));
    }
    Ok(starts)
}

fn start(subject: &Subject) -> Result<Start> {
    let mut watcher = Command::new(places::target().join("bench/first_screen"))
        .arg(&subject.title)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("starting the watcher; without --no-build it is built")?;
    let mut said = BufReader::new(watcher.stdout.take().context("the watcher's words")?);
    expect(&mut said, "ready").context("the watcher found no display")?;

    let begun = Instant::now();
    let mut program = Command::new(&subject.program)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .with_context(|| format!("starting {}", subject.program.display()))?;
    let seen = expect(&mut said, "seen");
    let ms = begun.elapsed().as_secs_f64() * 1e3;
    if seen.is_err() {
        // It may have ended already.
        let _ = program.kill();
        bail!(
            "{} showed no window whose title contains \"{}\" within 30 s.\nWhat to do: start {} by hand; --title names another.",
            subject.name,
            subject.title,
            subject.program.display()
        );
    }
    let family = family(program.id());
    let pss = memory(&family)?;
    if let Some(stdin) = watcher.stdin.as_mut() {
        stdin.write_all(b"close\n").context("telling the watcher to close the window")?;
    }
    watcher.wait().context("the watcher's end")?;
    end(&mut program, &family)?;
    Ok(Start { ms, pss })
}

fn expect(said: &mut impl BufRead, word: &str) -> Result<()> {
    let mut line = String::new();
    said.read_line(&mut line)?;
    if line.trim() != word {
        bail!("expected {word}, got {line:?}");
    }
    Ok(())
}

/// Waits until all its processes have ended, so that they don't slow the next start; kills it after 5 s.
fn end(program: &mut Child, family: &[u32]) -> Result<()> {
    let begun = Instant::now();
    let mut killed = false;
    loop {
        let ended = program.try_wait()?.is_some();
        if ended && !family.iter().any(|pid| Path::new(&format!("/proc/{pid}/smaps_rollup")).exists() && alive(*pid)) {
            return Ok(());
        }
        if begun.elapsed() > Duration::from_secs(5) && !killed {
            program.kill().context("ending a program that does not close")?;
            killed = true;
        }
        if begun.elapsed() > Duration::from_secs(15) {
            bail!("Processes of a start are still there after 15 s: {family:?}");
        }
        std::thread::sleep(Duration::from_millis(10));
    }
}

fn alive(pid: u32) -> bool {
    stat(pid).is_some_and(|(_, state)| state != 'Z')
}

/// A process and all its descendants.
fn family(first: u32) -> Vec<u32> {
    let mut parents = Vec::new();
    for entry in fs::read_dir("/proc").into_iter().flatten().flatten() {
        if let Some(pid) = entry.file_name().to_str().and_then(|name| name.parse::<u32>().ok())
            && let Some((parent, _)) = stat(pid)
        {
            parents.push((pid, parent));
        }
    }
    let mut family = vec![first];
    let mut at = 0;
    while let Some(&of) = family.get(at) {
        family.extend(parents.iter().filter(|(_, parent)| *parent == of).map(|(pid, _)| *pid));
        at += 1;
    }
    family
}

/// Parent and state, from /proc/PID/stat. The name in it may contain anything, so the line is read from its end.
fn stat(pid: u32) -> Option<(u32, char)> {
    let text = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let mut fields = text.rsplit_once(')')?.1.split_whitespace();
    let state = fields.next()?.chars().next()?;
    Some((fields.next()?.parse().ok()?, state))
}

fn memory(family: &[u32]) -> Result<BTreeMap<String, f64>> {
    let mut by_name = BTreeMap::new();
    for pid in family {
        // A short-lived process may have ended by now.
        let Ok(rollup) = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")) else { continue };
        let name = fs::read_to_string(format!("/proc/{pid}/comm")).unwrap_or_default().trim().to_owned();
        let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"));
        let kib: f64 =
            line.and_then(|rest| rest.split_whitespace().next()?.parse().ok()).context("no Pss in smaps_rollup")?;
        *by_name.entry(name).or_insert(0.0) += kib / 1024.0;
    }
    Ok(by_name)
}
