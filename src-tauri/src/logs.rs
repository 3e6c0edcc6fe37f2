//! One log file a day, owner-only, seven kept. It can't contain a secret: none has a Display or a readable Debug. An
//! event is one line, whatever it quotes, and can't control a terminal that shows it; a panic appears as its place
//! only, because its message could quote anything. Only this app's own code writes here: a library could quote a raw
//! answer.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::Path;
use std::sync::Mutex;

use secrets::redaction::visible;
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::SubscriberExt as _;

/// How many days are kept.
const KEPT: usize = 7;

/// Starts logging into `folder`. If it can't be written there is no log, and the app runs.
pub fn start(folder: &Path) {
    let Ok(file) = open(folder) else { return };
    // Support can raise the level; what is never logged doesn't depend on it.
    let asked = std::env::var("ODC_LOG").ok().and_then(|level| level.parse().ok());
    let level = asked.unwrap_or(LevelFilter::INFO);
    let writer = Mutex::new(OneLine(file));
    let subscriber = tracing_subscriber::fmt().with_ansi(false).with_max_level(level).with_writer(writer).finish();
    let subscriber = subscriber.with(own(level));
    // An existing subscriber is as good.
    let _ = tracing::subscriber::set_global_default(subscriber);
    log_panics();
}

/// This app's own crates.
fn own(level: LevelFilter) -> Targets {
    Targets::new()
        .with_targets(["engine", "model", "okta_dell_connect", "sandbox", "secrets"].map(|name| (name, level)))
}

/// In addition to the usual output.
fn log_panics() {
    let printed = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "a panic");
        printed(panic);
    }));
}

/// Writes each event, which comes in one piece, as one line: a line break in another program's words begins no new
/// line.
struct OneLine<W>(W);

impl<W: Write> Write for OneLine<W> {
    fn write(&mut self, event: &[u8]) -> std::io::Result<usize> {
        let line = event.strip_suffix(b"\n").unwrap_or(event);
        for (at, part) in line.split(|byte| matches!(byte, b'\n' | b'\r')).enumerate() {
            if at > 0 {
                self.0.write_all(b"\\n")?;
            }
            self.0.write_all(visible(&String::from_utf8_lossy(part)).as_bytes())?;
        }
        self.0.write_all(&event[line.len()..])?;
        Ok(event.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.0.flush()
    }
}

fn open(folder: &Path) -> std::io::Result<File> {
    // Through a link it would write, and delete old logs, in a folder that is not the app's.
    let own = |path: &Path| fs::symlink_metadata(path).map_or(true, |found| found.is_dir());
    if !own(folder) || !folder.parent().is_some_and(own) {
        return Err(std::io::ErrorKind::NotADirectory.into());
    }
    fs::create_dir_all(folder)?;
    // By UTC: the time zone is in a tree of files, and this is on the start path.
    let name = format!("app-{}.log", jiff::Timestamp::now().strftime("%Y-%m-%d"));
    let mut options = OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let path = folder.join(name);
    // Neither through a link nor into a pipe that nobody reads.
    if fs::symlink_metadata(&path).is_ok_and(|found| !found.is_file()) {
        return Err(std::io::ErrorKind::InvalidInput.into());
    }
    let file = options.open(path)?;
    drop_old(folder);
    Ok(file)
}

/// The newest log, or its end if it is long; empty if there is none.
#[must_use]
pub fn newest(folder: &Path) -> String {
    /// Bytes read from its end.
    const TAIL: usize = 128 * 1024;
    let Ok(entries) = fs::read_dir(folder) else { return String::new() };
    let logs = entries.flatten().filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()));
    let newest = logs.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|e| e == "log")).max();
    let bytes = newest.and_then(|path| fs::read(path).ok()).unwrap_or_default();
    String::from_utf8_lossy(&bytes[bytes.len().saturating_sub(TAIL)..]).into_owned()
}

fn drop_old(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut logs: Vec<_> =
        entries.flatten().map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "log")).collect();
    logs.sort();
    for old in logs.iter().rev().skip(KEPT) {
        // An old log that can't be removed today is tried again tomorrow.
        let _ = fs::remove_file(old);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    /// The log of these acts.
    fn logged(acts: impl FnOnce()) -> String {
        #[derive(Clone, Default)]
        struct Kept(Arc<Mutex<Vec<u8>>>);
        impl Write for Kept {
            fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
                self.0.lock().expect("whole").extend_from_slice(bytes);
                Ok(bytes.len())
            }
            fn flush(&mut self) -> std::io::Result<()> {
                Ok(())
            }
        }
        let kept = Kept::default();
        let writer = Mutex::new(OneLine(kept.clone()));
        let subscriber = tracing_subscriber::fmt().with_ansi(false).with_writer(writer).finish();
        let subscriber = subscriber.with(own(LevelFilter::TRACE));
        tracing::subscriber::with_default(subscriber, acts);
        let bytes = kept.0.lock().expect("whole").clone();
        String::from_utf8(bytes).expect("text")
    }

    /// Nothing is written, created or deleted behind a link.
    #[cfg(unix)]
    #[test]
    fn it_goes_through_no_link() {
        let (own, other) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
        let old = other.path().join("app-2020-01-01.log");
        fs::write(&old, "another's").expect("written");
        let logs = own.path().join("logs");
        std::os::unix::fs::symlink(other.path(), &logs).expect("a link");
        assert!(open(&logs).is_err());
        let data = own.path().join("data");
        std::os::unix::fs::symlink(other.path(), &data).expect("a link");
        assert!(open(&data.join("logs")).is_err());
        fs::remove_file(&logs).expect("removed");
        fs::create_dir(&logs).expect("a folder");
        let today = logs.join(format!("app-{}.log", jiff::Timestamp::now().strftime("%Y-%m-%d")));
        std::os::unix::fs::symlink(&old, today).expect("a link");
        assert!(open(&logs).is_err());
        assert_eq!(fs::read_to_string(&old).expect("read"), "another's");
        assert_eq!(fs::read_dir(other.path()).expect("read").count(), 1);
    }

    #[test]
    fn an_event_is_one_line_whatever_it_quotes() {
        let log = logged(|| {
            tracing::warn!("keychain, reading: gone\n2026-11-27T00:00:00Z  INFO all is well\r\nand more");
            tracing::warn!(said = %"one\nline", "a field");
        });
        assert_eq!(log.lines().count(), 2, "{log}");
        assert!(log.ends_with('\n') && log.contains("gone\\n2026"), "{log}");
    }

    #[test]
    fn only_this_app_writes_and_nothing_steers_a_terminal() {
        let log = logged(|| {
            tracing::info!(target: "h2::codec", "a library");
            tracing::info!(target: "engine::http", "orders: \u{9b}2J \u{202e}");
        });
        assert!(log.contains("2J [U+202E]") && !log.contains("a library"), "{log}");
        assert!(!log.trim_end().chars().any(char::is_control), "{log:?}");
    }

    /// A crate that is renamed must not fall silent.
    #[test]
    fn each_crate_of_this_app_writes() {
        use std::any::type_name;
        let types = [
            type_name::<engine::Engine>(),
            type_name::<model::connection::Connection>(),
            type_name::<secrets::secret::Secret>(),
            type_name::<sandbox::Config>(),
            type_name::<OneLine<File>>(),
        ];
        for name in types {
            let own = own(LevelFilter::INFO);
            assert!(own.would_enable(name, &tracing::Level::INFO), "{name}");
        }
    }

    #[test]
    fn a_panic_is_logged_by_its_place_alone() {
        log_panics();
        let log = logged(|| {
            let panicked = std::panic::catch_unwind(|| panic!("what it says"));
            assert!(panicked.is_err());
        });
        assert!(log.contains("a panic") && log.contains("logs.rs:"), "{log}");
        assert!(!log.contains("what it says"), "{log}");
    }
}
