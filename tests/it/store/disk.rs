//! The disk or the power fails: every write of the database, failed in each way that a disk can, torn and out of order.

pub mod vfs;

use std::collections::BTreeMap;
use std::ffi::c_int;
use std::fs;
use std::path::Path;
use std::process::Command;

use engine::store::{Store, holds};
use jiff::Timestamp;
use model::connection::Connection;
use model::problem::{Kind, Result};
use rusqlite::ffi;

use self::vfs::{Event, Lasts, Op, Order};
use super::entry;
use crate::random_acts::Luck;

const INSIDE: &str = "ODC_TEST_INSIDE";

/// Runs this binary again for this test alone, with the work in it: the layer under SQLite applies to a whole process.
fn alone(test: &str, work: impl FnOnce()) {
    let test = format!("store::disk::{test}");
    if std::env::var(INSIDE).as_deref() == Ok(&test) {
        vfs::register();
        return work();
    }
    let output = Command::new(std::env::current_exe().expect("own path"))
        .args([test.as_str(), "--exact", "--nocapture"])
        .env(INSIDE, &test)
        .output()
        .expect("runs itself again");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}\n{}", String::from_utf8_lossy(&output.stderr));
    assert!(said.contains("1 passed"), "the test was not found inside: {said}");
}

fn folder() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.expect("a folder")
}

/// A sequence of what the app does with its store, closed and opened in between.
const STEPS: usize = 9;

fn step(at: usize, folder: &Path, store: &mut Option<Store>) -> Result<()> {
    if matches!(at, 0 | 6) {
        *store = None;
        *store = Some(Store::open(folder)?);
        return Ok(());
    }
    if store.is_none() {
        *store = Some(Store::open(folder)?);
    }
    let store = store.as_ref().expect("opened");
    let change = |id: &str, act: &str| {
        store.change(id, Some(&entry(act)), |connection| {
            // Over several pages, so that one write of it can be torn.
            connection.progress.confirmer = format!("{act} ").repeat(700);
            Ok(())
        })
    };
    match at {
        1 => store.add(&Connection::new("one".into(), "practice-api", Timestamp::UNIX_EPOCH), &entry("begun")),
        2 => change("one", "took_secret"),
        3 => store.set_draft("one", "domain", "acme.okta.practice"),
        4 => store.add(&Connection::new("two".into(), "practice-api", Timestamp::UNIX_EPOCH), &entry("begun")),
        5 => change("two", "registered"),
        7 => store.remove("one", &entry("removed")),
        _ => change("two", "erased_secret"),
    }
}

/// Everything in a store, read back.
fn state(store: &Store) -> String {
    let connection = store.all().expect("read");
    let drafts: Vec<BTreeMap<String, String>> = connection.iter().map(|f| store.drafts(&f.id).expect("read")).collect();
    let logs: Vec<usize> = ["one", "two"].map(|id| store.log(id).expect("read").len()).to_vec();
    let chain = store.chain().expect("read");
    assert_eq!(holds(&chain), Ok(()), "the chain is broken");
    let last = chain.last().map(|link| link.hash.as_str()).unwrap_or_default();
    format!("{} {drafts:?} {logs:?} {}", serde_json::to_string(&connection).expect("JSON"), last)
}

/// The state after each step without a failure, with that of an empty store before them.
fn states() -> Vec<String> {
    let folder = folder();
    let mut store = None;
    let mut states = vec![state(&Store::open(self::folder().path()).expect("opens"))];
    for at in 0..STEPS {
        step(at, folder.path(), &mut store).expect("nothing fails");
        states.push(state(store.as_ref().expect("open")));
    }
    states
}

fn every_nth_fails(of: &'static [Op], code: c_int, kinds: &[Kind]) {
    let states = states();
    for lasts in [Lasts::Once, Lasts::FromThenOn] {
        let mut met = 0;
        for nth in 1.. {
            if !one_fails(of, nth, Order::Fail(code, lasts), kinds, &states) {
                break;
            }
            met = nth;
        }
        assert!(met > 3, "{of:?} came {met} times only");
    }
}

/// Whether the fault happened.
fn one_fails(of: &'static [Op], nth: u64, order: Order, kinds: &[Kind], states: &[String]) -> bool {
    let case = format!("{of:?} {nth} {order:?}");
    let folder = folder();
    let mut store = None;
    vfs::order(of, nth, order);
    let mut fired = false;
    for at in 0..STEPS {
        let Err(problem) = step(at, folder.path(), &mut store) else {
            let aside = store.as_ref().and_then(Store::set_aside);
            assert_eq!(aside, None, "{case}: step {at} set it aside though nothing was damaged");
            continue;
        };
        assert!(kinds.contains(&problem.kind), "{case}: step {at} says {problem}");
        fired |= vfs::calm();
        assert!(fired, "{case}: step {at} failed by itself: {problem}");
        // Whatever the fault, nothing before it is lost, and the app can continue, both now and after a new start.
        if let Some(open) = &store {
            let now = state(open);
            assert!(now == states[at] || now == states[at + 1], "{case}: step {at} left something else");
        }
        drop(store.take());
        let again = Store::open(folder.path()).unwrap_or_else(|problem| panic!("{case}: {problem}"));
        assert_eq!(again.set_aside(), None, "{case}: set aside though nothing was damaged");
        let now = state(&again);
        assert!(now == states[at] || now == states[at + 1], "{case}: after step {at} a start finds something else");
        store = Some(again);
        if now != states[at + 1] || at == 0 {
            step(at, folder.path(), &mut store).unwrap_or_else(|problem| panic!("{case}, again: {problem}"));
        }
    }
    fired |= vfs::calm();
    assert_eq!(state(store.as_ref().expect("open")), states[STEPS], "{case}");
    drop(store);
    let store = Store::open(folder.path()).expect("opens");
    assert_eq!((store.set_aside(), state(&store)), (None, states[STEPS].clone()), "{case}");
    fired
}

#[test]
fn a_full_disk_loses_nothing() {
    alone("a_full_disk_loses_nothing", || {
        every_nth_fails(&[Op::Write, Op::Truncate], ffi::SQLITE_FULL, &[Kind::StoreFull]);
    });
}

#[test]
fn a_disk_that_cannot_write_loses_nothing() {
    alone("a_disk_that_cannot_write_loses_nothing", || {
        every_nth_fails(&[Op::Write], ffi::SQLITE_IOERR_WRITE, &[Kind::StoreIo]);
        every_nth_fails(&[Op::Write], ffi::SQLITE_READONLY, &[Kind::StoreReadonly]);
    });
}

#[test]
fn a_disk_that_cannot_sync_loses_nothing() {
    alone("a_disk_that_cannot_sync_loses_nothing", || {
        every_nth_fails(&[Op::Sync], ffi::SQLITE_IOERR_FSYNC, &[Kind::StoreIo]);
    });
}

/// Nothing is set aside because it could not be read.
#[test]
fn a_disk_that_cannot_read_is_not_a_damaged_file() {
    alone("a_disk_that_cannot_read_is_not_a_damaged_file", || {
        every_nth_fails(&[Op::Read], ffi::SQLITE_IOERR_READ, &[Kind::StoreIo]);
    });
}

#[test]
fn files_that_cannot_be_opened_lose_nothing() {
    alone("files_that_cannot_be_opened_lose_nothing", || {
        every_nth_fails(&[Op::Open], ffi::SQLITE_CANTOPEN, &[Kind::StoreReadonly]);
    });
}

/// The real thing, beside the simulated layer.
#[test]
#[expect(unsafe_code, reason = "a limit of the process is set by a C call")]
fn a_process_without_file_handles_says_so() {
    alone("a_process_without_file_handles_says_so", || {
        let folder = folder();
        drop(Store::open(folder.path()).expect("opens"));
        let mut limits = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
        let mut said = Vec::new();
        unsafe {
            assert_eq!(libc::getrlimit(libc::RLIMIT_NOFILE, &raw mut limits), 0);
        }
        let usual = limits.rlim_cur;
        // From no handle left to just enough: it reports the same for each file that it can't open.
        for left in 3..40 {
            limits.rlim_cur = left;
            unsafe {
                assert_eq!(libc::setrlimit(libc::RLIMIT_NOFILE, &raw const limits), 0);
            }
            let opened = Store::open(folder.path()).map(drop);
            limits.rlim_cur = usual;
            unsafe {
                assert_eq!(libc::setrlimit(libc::RLIMIT_NOFILE, &raw const limits), 0);
            }
            match opened {
                Err(problem) => said.push(problem.kind),
                Ok(()) => break,
            }
        }
        assert!(said.len() > 2 && said.iter().all(|kind| *kind == Kind::StoreNoHandles), "{said:?}");
        assert_eq!(Store::open(folder.path()).expect("opens").set_aside(), None);
    });
}

/// What is on the disk when the power fails: everything synced, and any part of the rest, in any order, torn anywhere.
#[test]
fn power_fails_at_any_write() {
    alone("power_fails_at_any_write", || {
        let states = states();
        let folder = self::folder();
        let mut store = None;
        vfs::record(&folder.path().join("connections.db-anchor"));
        for at in 0..STEPS {
            step(at, folder.path(), &mut store).expect("nothing fails");
            vfs::mark();
        }
        drop(store);
        let trace = vfs::recorded();
        let mut luck = Luck::new(20_261_124);
        let (mut tried, mut aside) = (0_u32, 0_u32);
        for cut in 0..=trace.len() {
            let done = trace[..cut].iter().filter(|event| matches!(event, Event::Mark)).count();
            for way in 0..12 {
                let found = self::folder();
                for (name, bytes) in on_disk(&trace[..cut], way, &mut luck) {
                    fs::write(found.path().join(name), bytes).expect("written");
                }
                tried += 1;
                let case = format!("cut at {cut} of {}, way {way}, after {done} steps", trace.len());
                let store = Store::open(found.path()).unwrap_or_else(|problem| panic!("{case}: {problem}"));
                if store.set_aside().is_some() {
                    aside += 1;
                    continue;
                }
                let now = state(&store);
                let allowed = &states[done..=(done + 1).min(STEPS)];
                assert!(allowed.contains(&now), "{case}: something else was taken for good");
            }
        }
        assert!(tried > 500, "{tried} only");
        assert_eq!(aside, 0, "of {tried} were set aside");
    });
}

/// The files as they may then be: the first two variants are all unsynced data lost, and all of it there.
fn on_disk(trace: &[Event], way: u64, luck: &mut Luck) -> BTreeMap<String, Vec<u8>> {
    let mut lasting: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let mut pending: BTreeMap<String, Vec<&Event>> = BTreeMap::new();
    let mut replaced: Vec<(&String, &Vec<u8>)> = Vec::new();
    for event in trace {
        match event {
            Event::Write { file, .. } | Event::Truncate { file, .. } => {
                pending.entry(file.clone()).or_default().push(event);
            }
            Event::Sync { file } => {
                let content = lasting.entry(file.clone()).or_default();
                pending.remove(file).into_iter().flatten().for_each(|event| apply(content, event, None));
            }
            // The file system decides which of two names is removed first; a deleted one is assumed to be gone.
            Event::Delete { file } => {
                lasting.remove(file);
                pending.remove(file);
            }
            Event::Replace { file, data } => replaced.push((file, data)),
            Event::Mark => {}
        }
    }
    // Replaced as a whole; after an ordinary act the name may not last yet.
    let last = replaced.len().saturating_sub(if way.is_multiple_of(2) { 2 } else { 1 });
    if let Some((file, data)) = replaced.get(last) {
        lasting.insert((*file).clone(), (*data).clone());
    }
    for (file, mut events) in pending {
        if way == 0 {
            continue;
        }
        let content = lasting.entry(file).or_default();
        if way > 1 {
            events.retain(|_| !luck.one_in(3));
            for at in (1..events.len()).rev() {
                let other = usize::try_from(luck.below(at as u64 + 1)).expect("small");
                events.swap(at, other);
            }
        }
        let torn = (way > 1 && !events.is_empty()).then(|| luck.below(events.len() as u64));
        for (at, event) in events.into_iter().enumerate() {
            let part = (Some(at as u64) == torn).then(|| luck.below(4097));
            apply(content, event, part);
        }
    }
    lasting
}

/// Applies it to a content, or only its first bytes.
fn apply(content: &mut Vec<u8>, event: &Event, part: Option<u64>) {
    match event {
        Event::Write { at, data, .. } => {
            let length = part.map_or(data.len(), |part| usize::try_from(part).expect("small").min(data.len()));
            if content.len() < at + length {
                content.resize(at + length, 0);
            }
            content[*at..at + length].copy_from_slice(&data[..length]);
        }
        Event::Truncate { to, .. } => content.resize(*to, 0),
        Event::Sync { .. } | Event::Delete { .. } | Event::Replace { .. } | Event::Mark => {}
    }
}
