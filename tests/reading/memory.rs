//! The memory of running processes, as a debugger reads it.

use std::fs::{self, File};
use std::os::unix::fs::FileExt as _;

use super::encodings::Encoding;

/// Read at once.
const PIECE: usize = 4 * 1024 * 1024;
/// A page, as `/proc/PID/pagemap` counts.
const PAGE: u64 = 4096;
/// Bits of a pagemap entry: the page is in memory, or swapped out.
const THERE: u64 = 0b11 << 62;

/// How often each encoding is in the process's memory, and where: a line for each copy.
pub fn copies(process: u32, needles: &[Encoding]) -> Vec<String> {
    let mut found = Vec::new();
    // A process that ended has no memory.
    let mapped = || fs::read_to_string(format!("/proc/{process}/maps")).unwrap_or_default();
    let maps = mapped();
    let (Ok(memory), Ok(pages)) =
        (File::open(format!("/proc/{process}/mem")), File::open(format!("/proc/{process}/pagemap")))
    else {
        assert!(mapped().is_empty(), "the memory of process {process} cannot be opened");
        return found;
    };
    let overlap = needles.iter().map(|(_, needle)| needle.len()).max().unwrap_or(1);
    for line in maps.lines() {
        let mut words = line.split_whitespace();
        let (Some(range), Some(rights)) = (words.next(), words.next()) else { continue };
        // Read-only memory holds the program, not its data.
        if !rights.starts_with("rw") {
            continue;
        }
        let name = words.nth(3).unwrap_or("anonymous");
        let Some((from, to)) = range.split_once('-') else { continue };
        let (Ok(from), Ok(to)) = (u64::from_str_radix(from, 16), u64::from_str_radix(to, 16)) else { continue };
        for (start, end) in resident(&pages, from, to) {
            search(&memory, start, end, overlap, needles, &mut |encoding, at| {
                found.push(format!("{encoding} at {at:x} in {name} {range}: {}", around(&memory, at)));
            });
        }
    }
    found
}

/// The bytes before a copy, and where it begins: they identify a buffer.
fn around(memory: &File, at: u64) -> String {
    let mut before = [0_u8; 96];
    let read = memory.read_exact_at(&mut before, at - 96);
    read.map_or_else(|error| error.to_string(), |()| before.escape_ascii().to_string())
}

/// The runs of pages that exist: a web process reserves far more than it uses.
fn resident(pages: &File, from: u64, to: u64) -> Vec<(u64, u64)> {
    let mut runs: Vec<(u64, u64)> = Vec::new();
    let mut at = from;
    while at < to {
        let count = ((to - at) / PAGE).min(65_536);
        let mut entries = vec![0_u8; usize::try_from(count * 8).unwrap_or(0)];
        if pages.read_exact_at(&mut entries, at / PAGE * 8).is_err() {
            // Unknown: all of it counts as present.
            return vec![(from, to)];
        }
        for (number, entry) in (0..count).zip(entries.chunks_exact(8)) {
            let entry = u64::from_le_bytes(entry.try_into().unwrap_or_default());
            let page = at + number * PAGE;
            if entry & THERE == 0 {
                continue;
            }
            match runs.last_mut() {
                Some((_, end)) if *end == page => *end += PAGE,
                Some(_) | None => runs.push((page, page + PAGE)),
            }
        }
        at += count * PAGE;
    }
    runs
}

fn search(
    memory: &File,
    from: u64,
    to: u64,
    overlap: usize,
    needles: &[Encoding],
    found: &mut dyn FnMut(&'static str, u64),
) {
    let mut at = from;
    let mut piece = vec![0_u8; PIECE];
    while at < to {
        let wanted = usize::try_from(to - at).map_or(PIECE, |left| left.min(PIECE));
        let Ok(read) = memory.read_at(&mut piece[..wanted], at) else { return };
        if read == 0 {
            return;
        }
        // A copy across two pieces is found in the next, which begins a little earlier.
        let last = read < overlap || at + read as u64 >= to;
        let fresh = if last { read } else { read - overlap + 1 };
        for (encoding, needle) in needles {
            for place in memchr::memmem::find_iter(&piece[..read], needle).filter(|place| *place < fresh) {
                found(encoding, at + place as u64);
            }
        }
        at += fresh as u64;
    }
}
