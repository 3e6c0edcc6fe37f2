//! The database when the disk, the power or a bit fails.

mod damage;
#[cfg(target_os = "linux")]
pub mod disk;

use engine::store::Entry;
use jiff::Timestamp;

/// An entry of the log at the epoch.
fn entry(act: &str) -> Entry {
    Entry {
        act: act.into(),
        by: "me".to_owned(),
        account: "me".to_owned(),
        measured: true,
        at: Timestamp::UNIX_EPOCH,
        note: String::new(),
    }
}
