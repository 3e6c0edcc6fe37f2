//! Processes, from /proc.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::process::CommandExt as _;
use std::process::{Child, Command};

use super::until;

/// A program with its children; dropping it ends all of them.
pub struct Tree {
    child: Child,
}

impl Tree {
    /// Starts a program at the head of a process group of its own.
    pub fn start(command: &mut Command) -> Self {
        let child = command.process_group(0).spawn();
        Self { child: child.unwrap_or_else(|error| panic!("{:?}: {error}", command.get_program())) }
    }

    /// Its head's id.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// The head, for its input and output.
    pub fn head(&mut self) -> &mut Child {
        &mut self.child
    }
}

impl Drop for Tree {
    fn drop(&mut self) {
        // The group is this process's own; a process that left it doesn't matter.
        signal(&format!("-{}", self.child.id()), "KILL");
        let _ended = self.child.wait();
    }
}

/// Sends SIGKILL and waits until the process is gone.
pub fn kill(process: u32) {
    signal(&process.to_string(), "KILL");
    until("the killed process is gone", 10, || (!alive(process)).then_some(()));
}

/// Asks a process to end.
pub fn terminate(process: u32) {
    signal(&process.to_string(), "TERM");
}

/// Sends any other signal, by its name.
pub fn send(process: u32, what: &str) {
    signal(&process.to_string(), what);
}

fn signal(whom: &str, what: &str) {
    let _gone = Command::new("sh").args(["-c", &format!("kill -s {what} -- {whom} 2>/dev/null")]).status();
}

/// Whether a process exists and is no zombie. While one of its threads still ends, its files and locks still exist:
/// then only the head is a zombie.
pub fn alive(process: u32) -> bool {
    let threads = fs::read_dir(format!("/proc/{process}/task")).map_or(0, Iterator::count);
    stat(process).is_some_and(|(state, _)| state != 'Z' || threads > 1)
}

/// The first living child with this program name, once there is one.
pub fn child_named(parent: u32, name: &str) -> Option<u32> {
    everyone().into_iter().find(|process| {
        alive(*process)
            && stat(*process).is_some_and(|(_, father)| father == parent)
            && fs::read_link(format!("/proc/{process}/exe"))
                .is_ok_and(|exe| exe.file_name().is_some_and(|file| file.to_string_lossy().starts_with(name)))
    })
}

/// All processes of this program.
pub fn named(name: &str) -> Vec<u32> {
    let theirs =
        |process: &u32| fs::read_to_string(format!("/proc/{process}/comm")).is_ok_and(|comm| comm.trim() == name);
    everyone().into_iter().filter(theirs).collect()
}

/// A process and all below it.
pub fn family(head: u32) -> BTreeSet<u32> {
    let mut family = BTreeSet::from([head]);
    let everyone = everyone();
    loop {
        let more: Vec<u32> = everyone
            .iter()
            .copied()
            .filter(|process| !family.contains(process))
            .filter(|process| stat(*process).is_some_and(|(_, father)| family.contains(&father)))
            .collect();
        if more.is_empty() {
            return family;
        }
        family.extend(more);
    }
}

/// Ports on which these processes listen.
pub fn listening(processes: &BTreeSet<u32>) -> Vec<u16> {
    let theirs: BTreeSet<String> = processes.iter().flat_map(|process| sockets(*process)).collect();
    ["/proc/net/tcp", "/proc/net/tcp6"]
        .iter()
        .flat_map(|table| fs::read_to_string(table).unwrap_or_default().lines().map(str::to_owned).collect::<Vec<_>>())
        .filter_map(|line| {
            let words: Vec<&str> = line.split_whitespace().collect();
            let (local, state, inode) = (words.get(1)?, words.get(3)?, words.get(9)?);
            let port = u16::from_str_radix(local.rsplit(':').next()?, 16).ok()?;
            // 0A is LISTEN.
            (*state == "0A" && theirs.contains(*inode)).then_some(port)
        })
        .collect()
}

/// Inodes of the sockets that a process holds.
pub fn sockets(process: u32) -> Vec<String> {
    let Ok(open) = fs::read_dir(format!("/proc/{process}/fd")) else { return Vec::new() };
    open.flatten()
        .filter_map(|entry| fs::read_link(entry.path()).ok())
        .filter_map(|to| to.to_string_lossy().strip_prefix("socket:[")?.strip_suffix(']').map(str::to_owned))
        .collect()
}

/// A line for each thread of each process that is not the kernel's: its name, and where in the kernel it waits.
pub fn waiting() -> String {
    let read = |path: String| fs::read_to_string(path).unwrap_or_default();
    let mut lines = Vec::new();
    for process in everyone() {
        let command = read(format!("/proc/{process}/cmdline")).replace('\0', " ");
        if command.is_empty() {
            continue;
        }
        let parent = stat(process).map_or(0, |(_, parent)| parent);
        let command: String = command.chars().take(160).collect();
        lines.push(format!("{process} (of {parent}) {command}"));
        for thread in fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten() {
            let at = thread.path().display().to_string();
            let (name, wait) = (read(format!("{at}/comm")), read(format!("{at}/wchan")));
            let call = read(format!("{at}/syscall"));
            let call = call.split_whitespace().next().unwrap_or_default();
            lines.push(format!("    {} in {wait}, system call {call}", name.trim()));
        }
    }
    lines.join("\n")
}

fn everyone() -> Vec<u32> {
    let entries = fs::read_dir("/proc").expect("/proc");
    entries.flatten().filter_map(|entry| entry.file_name().to_str()?.parse().ok()).collect()
}

/// State and parent.
fn stat(process: u32) -> Option<(char, u32)> {
    let text = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name may contain spaces and brackets; the rest follows its last bracket.
    let mut words = text.rsplit(") ").next()?.split_whitespace();
    Some((words.next()?.chars().next()?, words.next()?.parse().ok()?))
}
