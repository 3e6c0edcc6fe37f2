//! One start: from exec to the second frame of the first screen, and the memory that all its processes use then.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::Subject;
use crate::places;

/// What draws the page.
#[derive(Clone, Copy)]
pub enum Renderer {
    /// As the system has it; here OpenGL in software.
    System,
    /// Skia on the CPU: a variable of the bench alone.
    Cpu,
}

pub struct Start {
    /// Exec to the second frame of the first screen, in ms.
    pub ms: f64,
    /// What happened on the way, in ms from exec.
    pub milestones: BTreeMap<String, f64>,
    /// Files that the page fetched.
    pub requests: f64,
    /// Proportional set size by process name, in MiB.
    pub pss: BTreeMap<String, f64>,
}

/// Starts each subject `runs` times in an order that rotates; the first start of each doesn't count. The answer has the
/// subjects' order.
pub fn interleaved(subjects: &[Subject], runs: usize, renderer: Renderer) -> Result<Vec<Vec<Start>>> {
    for subject in subjects {
        start(subject, renderer)?;
    }
    let mut starts: Vec<Vec<Start>> = subjects.iter().map(|_| Vec::new()).collect();
    for run in 0..runs {
        for turn in 0..subjects.len() {
            let at = (run + turn) % subjects.len();
            starts[at].push(start(&subjects[at], renderer)?);
        }
        let last: Vec<String> =
            starts.iter().filter_map(|of| of.last()).map(|start| format!("{:.0}", start.ms)).collect();
        println!("    {} of {runs}: {} ms", run + 1, last.join(", "));
    }
    Ok(starts)
}

fn start(subject: &Subject, renderer: Renderer) -> Result<Start> {
    let script = include_str!("../../bench/start.js").replace("USABLE", &format!("({})", subject.usable));
    let mut running = Running::start(subject, renderer, &script)?;
    let begun = ms_since_1970(running.since)?;
    let seen = running.said().with_context(|| {
        let program = subject.program.display();
        format!("{} showed no first screen.\nWhat to do: start {program} by hand.", subject.name)
    })?;
    let family = family(running.program.id());
    let pss = memory(&family)?;
    let at = |name: &str| seen[name].as_f64().map(|at| at - begun);
    let ms = at("frame2").context("the page reported no second frame")?;
    let mut milestones = BTreeMap::new();
    for name in ["navigation", "script", "begun", "usable", "frame1"] {
        milestones.extend(at(name).map(|at| (name.to_owned(), at)));
    }
    milestones.extend(store_opened(subject, running.since).map(|at| ("store".to_owned(), at)));
    milestones.extend(web_process(&family, begun).map(|at| ("web process".to_owned(), at)));
    running.end()?;
    Ok(Start { ms, milestones, requests: seen["requests"].as_f64().unwrap_or_default(), pss })
}

/// A program with the bench's script in its page; killed if dropped before [`Running::end`].
pub struct Running {
    program: Child,
    since: SystemTime,
    lines: Receiver<String>,
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.program.kill();
    }
}

impl Running {
    pub fn start(subject: &Subject, renderer: Renderer, script: &str) -> Result<Self> {
        let mut command = Command::new(&subject.program);
        command.env("LD_PRELOAD", places::target().join("bench/frames.so")).env("ODC_BENCH_SCRIPT", script);
        if let Some(home) = &subject.home {
            command.env("HOME", home);
        }
        if let Renderer::Cpu = renderer {
            command.env("WEBKIT_SKIA_ENABLE_CPU_RENDERING", "1");
        }
        let since = SystemTime::now();
        let mut program = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("starting {}", subject.program.display()))?;
        let out = BufReader::new(program.stdout.take().context("the program's output")?);
        let (said, lines) = std::sync::mpsc::channel();
        // Ends when the program does, or when nobody waits any more.
        std::thread::spawn(move || out.lines().map_while(std::io::Result::ok).try_for_each(|line| said.send(line)));
        Ok(Self { program, since, lines })
    }

    /// The page's next report, within 30 s: times in ms since 1970, counts, texts.
    pub fn said(&mut self) -> Result<Value> {
        let line = self.lines.recv_timeout(Duration::from_secs(30)).context("it reported nothing for 30 s")?;
        serde_json::from_str(&line).with_context(|| format!("it reported {line:?}"))
    }

    /// Ends it, and waits until all its processes have ended, so that they don't slow the next start; kills it after 5 s.
    pub fn end(mut self) -> Result<()> {
        let family = family(self.program.id());
        end(&mut self.program, &family)
    }
}

fn ms_since_1970(time: SystemTime) -> Result<f64> {
    Ok(time.duration_since(UNIX_EPOCH).context("the clock is before 1970")?.as_secs_f64() * 1e3)
}

/// When the database was opened, in ms after `since`: SQLite makes its index then.
fn store_opened(subject: &Subject, since: SystemTime) -> Option<f64> {
    let home = subject.home.clone().or_else(|| std::env::var_os("HOME").map(PathBuf::from))?;
    let folder = home.join(".local/share/okta-dell-connect");
    let index = fs::metadata(folder.join("connections.db-shm")).ok()?;
    Some(index.modified().ok()?.duration_since(since).ok()?.as_secs_f64() * 1e3)
}

/// When its web process began, to a hundredth of a second, in ms after `begun`.
fn web_process(family: &[u32], begun: f64) -> Option<f64> {
    let boot = fs::read_to_string("/proc/stat").ok()?;
    let boot: f64 = boot.lines().find_map(|line| line.strip_prefix("btime "))?.trim().parse().ok()?;
    let pid = family.iter().find(|pid| {
        fs::read_to_string(format!("/proc/{pid}/comm")).is_ok_and(|name| name.starts_with("WebKitWebProces"))
    })?;
    let text = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let ticks: f64 = text.rsplit_once(')')?.1.split_whitespace().nth(19)?.parse().ok()?;
    // `btime` has whole seconds: the uptime tells the rest.
    let uptime: f64 = fs::read_to_string("/proc/uptime").ok()?.split(' ').next()?.parse().ok()?;
    let now = SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs_f64();
    let exact = if (now - uptime - boot).abs() < 2.0 { now - uptime } else { boot };
    Some((exact + ticks / 100.0) * 1e3 - begun)
}

fn end(program: &mut Child, family: &[u32]) -> Result<()> {
    let begun = Instant::now();
    Command::new("kill").arg(program.id().to_string()).status().context("asking it to end")?;
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
