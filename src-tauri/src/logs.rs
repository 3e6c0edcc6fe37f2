//! One log file a day, owner-only, seven kept. No secret can stand there: none has a Display or Debug.

use std::fs::{self, File, OpenOptions};
use std::path::Path;
use std::sync::Mutex;

use tracing_subscriber::filter::LevelFilter;

/// How many days are kept.
const KEPT: usize = 7;

/// Starts logging into `folder`. A folder that cannot be written means no log, never no app.
pub fn start(folder: &Path) {
    let Ok(file) = open(folder) else { return };
    // The level can be raised for support; what is never logged does not depend on it.
    let asked = std::env::var("ODC_LOG").ok().and_then(|level| level.parse().ok());
    let level = asked.unwrap_or(LevelFilter::INFO);
    let subscriber =
        tracing_subscriber::fmt().with_ansi(false).with_max_level(level).with_writer(Mutex::new(file)).finish();
    // A subscriber that stands already is as good.
    let _ = tracing::subscriber::set_global_default(subscriber);
}

fn open(folder: &Path) -> std::io::Result<File> {
    fs::create_dir_all(folder)?;
    // By UTC: looking the zone up reads a tree of files, and this is on the start path.
    let name = format!("app-{}.log", jiff::Timestamp::now().strftime("%Y-%m-%d"));
    let mut options = OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let file = options.open(folder.join(name))?;
    drop_old(folder);
    Ok(file)
}

fn drop_old(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut logs: Vec<_> =
        entries.flatten().map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "log")).collect();
    logs.sort();
    for old in logs.iter().rev().skip(KEPT) {
        // An old log that cannot be removed today is tried again tomorrow.
        let _ = fs::remove_file(old);
    }
}
