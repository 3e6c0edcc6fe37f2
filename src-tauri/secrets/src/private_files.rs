//! Files that only their owner can read, and what a failure of the disk means.

#[cfg(unix)]
use std::fs::File;
use std::fs::OpenOptions;
use std::path::Path;

use model::problem::{Kind, Problem};

/// Opens a file for writing, or makes one that only its owner can read.
pub fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.create(true).truncate(false).read(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// A file's name is durable once its folder is on disk.
///
/// # Errors
/// Those of the disk.
pub fn sync_folder_of(file: &Path) -> std::io::Result<()> {
    #[cfg(unix)]
    if let Some(folder) = file.parent() {
        File::open(folder)?.sync_all()?;
    }
    #[cfg(not(unix))]
    let _ = file;
    Ok(())
}

/// The problem that a failure of the disk is.
pub fn from_io(error: &std::io::Error) -> Problem {
    use std::io::ErrorKind as E;
    let kind = match error.kind() {
        E::StorageFull | E::QuotaExceeded => Kind::StoreFull,
        E::PermissionDenied | E::ReadOnlyFilesystem => Kind::StoreReadonly,
        _ if no_handles(error) => Kind::StoreNoHandles,
        _ if error.raw_os_error() == Some(EIO) => Kind::StoreIo,
        _ => Kind::StoreFailed,
    };
    Problem::new(kind).with("reason", error)
}

/// Input/output error of a Unix.
const EIO: i32 = if cfg!(unix) { 5 } else { i32::MIN };

/// Whether the process (24 on Unix, 4 on Windows) or the system (23 on Unix) has no room for another open file.
pub fn no_handles(error: &std::io::Error) -> bool {
    let codes: &[i32] = if cfg!(unix) { &[23, 24] } else { &[4] };
    error.raw_os_error().is_some_and(|code| codes.contains(&code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_of_the_disk_are_distinguished() {
        use std::io::{Error, ErrorKind};
        for (error, kind) in [
            (ErrorKind::StorageFull, Kind::StoreFull),
            (ErrorKind::QuotaExceeded, Kind::StoreFull),
            (ErrorKind::PermissionDenied, Kind::StoreReadonly),
            (ErrorKind::ReadOnlyFilesystem, Kind::StoreReadonly),
            (ErrorKind::NotFound, Kind::StoreFailed),
        ] {
            assert_eq!(from_io(&error.into()).kind, kind, "{error:?}");
        }
        #[cfg(unix)]
        let codes = [(5, Kind::StoreIo), (23, Kind::StoreNoHandles), (24, Kind::StoreNoHandles)];
        #[cfg(windows)]
        let codes = [(4, Kind::StoreNoHandles)];
        for (code, kind) in codes {
            assert_eq!(from_io(&Error::from_raw_os_error(code)).kind, kind, "{code}");
        }
    }
}
