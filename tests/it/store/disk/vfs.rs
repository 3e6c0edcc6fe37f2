//! A layer under SQLite: counts its calls to the disk, fails or kills the process at one of them, and records what was
//! written and when it was synced.
//!
//! It replaces the system's own layer for the whole process, so it is used only in a process started for it. The files
//! stay the system's: only their methods are wrapped.

#![expect(unsafe_code, reason = "SQLite's layer over the system is a C interface")]

use std::collections::HashMap;
use std::ffi::{CStr, c_char, c_int, c_void};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::ffi;

/// What SQLite asks of the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Op {
    Open,
    Read,
    Write,
    Sync,
    Truncate,
    Delete,
}

/// All that change something that lasts.
pub const CHANGES: &[Op] = &[Op::Write, Op::Sync, Op::Truncate, Op::Delete];

#[derive(Debug, Clone, Copy)]
pub enum Order {
    /// The process ends before it is done, as if by `kill -9`.
    Kill,
    /// Answers this code, once or from then on.
    Fail(c_int, Lasts),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lasts {
    Once,
    FromThenOn,
}

/// What was done to a file, by its name.
#[derive(Debug, Clone)]
pub enum Event {
    Write {
        file: String,
        at: usize,
        data: Vec<u8>,
    },
    Truncate {
        file: String,
        to: usize,
    },
    Sync {
        file: String,
    },
    Delete {
        file: String,
    },
    /// A file beside the database was replaced as a whole.
    Replace {
        file: String,
        data: Vec<u8>,
    },
    /// Not of the disk: a step of the test ended.
    Mark,
}

struct Layer {
    system: ffi::sqlite3_vfs,
    files: HashMap<usize, (String, ffi::sqlite3_io_methods)>,
    order: Option<(&'static [Op], u64, Order)>,
    counted: u64,
    fired: bool,
    trace: Option<Vec<Event>>,
    beside: Option<(PathBuf, Vec<u8>)>,
}

// The pointers in it are SQLite's own for the life of the process.
unsafe impl Send for Layer {}

static LAYER: Mutex<Option<Layer>> = Mutex::new(None);

fn layer() -> MutexGuard<'static, Option<Layer>> {
    LAYER.lock().unwrap_or_else(PoisonError::into_inner)
}

fn with<T>(work: impl FnOnce(&mut Layer) -> T) -> T {
    work(layer().as_mut().expect("registered first"))
}

/// Replaces the system's layer in this process.
pub fn register() {
    unsafe {
        assert_eq!(ffi::sqlite3_initialize(), ffi::SQLITE_OK);
        let system = *ffi::sqlite3_vfs_find(std::ptr::null());
        let name = c"faulty".as_ptr();
        let own = ffi::sqlite3_vfs { zName: name, xOpen: Some(open), xDelete: Some(delete), ..system };
        let files = HashMap::new();
        *layer() = Some(Layer { system, files, order: None, counted: 0, fired: false, trace: None, beside: None });
        assert_eq!(ffi::sqlite3_vfs_register(Box::leak(Box::new(own)), 1), ffi::SQLITE_OK);
    }
}

/// At the `nth` of these from now on, counted from 1.
pub fn order(of: &'static [Op], nth: u64, order: Order) {
    with(|layer| (layer.order, layer.counted, layer.fired) = (Some((of, nth, order)), 0, false));
}

/// Lifts the fault; answers whether it happened.
pub fn calm() -> bool {
    with(|layer| {
        layer.order = None;
        std::mem::take(&mut layer.fired)
    })
}

/// Records from now on; also what is done to this file without SQLite.
pub fn record(beside: &Path) {
    with(|layer| (layer.trace, layer.beside) = (Some(Vec::new()), Some((beside.to_owned(), Vec::new()))));
}

/// A step of the test is over.
pub fn mark() {
    with(|layer| layer.note(Event::Mark));
}

/// What was recorded; recording stops.
pub fn recorded() -> Vec<Event> {
    with(|layer| layer.trace.take().unwrap_or_default())
}

impl Layer {
    /// The fault for this call; `None` lets it through.
    fn meets(&mut self, op: Op) -> Option<c_int> {
        let (of, nth, order) = self.order?;
        if !of.contains(&op) {
            return None;
        }
        self.counted += 1;
        match order {
            Order::Kill if self.counted == nth => unsafe {
                libc::kill(libc::getpid(), libc::SIGKILL);
                // The system may take a moment; nothing may be written in it.
                loop {
                    libc::pause();
                }
            },
            Order::Fail(code, lasts) if self.counted == nth || (lasts == Lasts::FromThenOn && self.counted > nth) => {
                self.fired = true;
                Some(code)
            }
            Order::Kill | Order::Fail(..) => None,
        }
    }

    fn note(&mut self, event: Event) {
        let Some(trace) = &mut self.trace else { return };
        if let Some((path, known)) = &mut self.beside
            && let Ok(data) = std::fs::read(&*path)
            && data != *known
        {
            known.clone_from(&data);
            let file = path.file_name().expect("named").to_string_lossy().into_owned();
            trace.push(Event::Replace { file, data });
        }
        trace.push(event);
    }
}

fn name_of(path: *const c_char) -> String {
    if path.is_null() {
        return "temporary".to_owned();
    }
    let path = unsafe { CStr::from_ptr(path) }.to_string_lossy().into_owned();
    Path::new(&path).file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

unsafe extern "C" fn open(
    vfs: *mut ffi::sqlite3_vfs,
    path: ffi::sqlite3_filename,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    unsafe {
        let (met, system) = with(|layer| (layer.meets(Op::Open), layer.system));
        if let Some(code) = met {
            (*file).pMethods = std::ptr::null();
            return code;
        }
        let code = system.xOpen.expect("the system opens")(vfs, path, file, flags, out);
        if code == ffi::SQLITE_OK && !(*file).pMethods.is_null() {
            let methods = *(*file).pMethods;
            let own = ffi::sqlite3_io_methods {
                xClose: Some(close),
                xRead: Some(read),
                xWrite: Some(write),
                xSync: Some(sync),
                xTruncate: Some(truncate),
                ..methods
            };
            with(|layer| layer.files.insert(file.addr(), (name_of(path), methods)));
            (*file).pMethods = Box::leak(Box::new(own));
        }
        code
    }
}

unsafe extern "C" fn delete(vfs: *mut ffi::sqlite3_vfs, path: *const c_char, lasting: c_int) -> c_int {
    let (met, system) = with(|layer| (layer.meets(Op::Delete), layer.system));
    if let Some(code) = met {
        return code;
    }
    let code = unsafe { system.xDelete.expect("the system deletes")(vfs, path, lasting) };
    if code == ffi::SQLITE_OK {
        with(|layer| layer.note(Event::Delete { file: name_of(path) }));
    }
    code
}

fn of(file: *mut ffi::sqlite3_file, op: Op) -> Result<(String, ffi::sqlite3_io_methods), c_int> {
    with(|layer| match layer.meets(op) {
        Some(code) => Err(code),
        None => Ok(layer.files.get(&file.addr()).expect("opened here").clone()),
    })
}

unsafe extern "C" fn close(file: *mut ffi::sqlite3_file) -> c_int {
    let (_, methods) = with(|layer| layer.files.remove(&file.addr()).expect("opened here"));
    unsafe { methods.xClose.expect("the system closes")(file) }
}

unsafe extern "C" fn read(file: *mut ffi::sqlite3_file, to: *mut c_void, length: c_int, at: i64) -> c_int {
    match of(file, Op::Read) {
        Ok((_, methods)) => unsafe { methods.xRead.expect("the system reads")(file, to, length, at) },
        Err(code) => code,
    }
}

unsafe extern "C" fn write(file: *mut ffi::sqlite3_file, from: *const c_void, length: c_int, at: i64) -> c_int {
    let (name, methods) = match of(file, Op::Write) {
        Ok(file) => file,
        Err(code) => return code,
    };
    let code = unsafe { methods.xWrite.expect("the system writes")(file, from, length, at) };
    if code == ffi::SQLITE_OK {
        let length = usize::try_from(length).expect("a length");
        let data = unsafe { std::slice::from_raw_parts(from.cast::<u8>(), length) }.to_vec();
        with(|layer| layer.note(Event::Write { file: name, at: usize::try_from(at).expect("a place"), data }));
    }
    code
}

unsafe extern "C" fn sync(file: *mut ffi::sqlite3_file, flags: c_int) -> c_int {
    let (name, methods) = match of(file, Op::Sync) {
        Ok(file) => file,
        Err(code) => return code,
    };
    let code = unsafe { methods.xSync.expect("the system syncs")(file, flags) };
    if code == ffi::SQLITE_OK {
        with(|layer| layer.note(Event::Sync { file: name }));
    }
    code
}

unsafe extern "C" fn truncate(file: *mut ffi::sqlite3_file, to: i64) -> c_int {
    let (name, methods) = match of(file, Op::Truncate) {
        Ok(file) => file,
        Err(code) => return code,
    };
    let code = unsafe { methods.xTruncate.expect("the system truncates")(file, to) };
    if code == ffi::SQLITE_OK {
        with(|layer| layer.note(Event::Truncate { file: name, to: usize::try_from(to).expect("a length") }));
    }
    code
}
