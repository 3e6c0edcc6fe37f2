//! Where the files are, who owns them, how damaged ones are set aside, and what a disk failure means.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rusqlite::ErrorCode;

use super::{BESIDE, FILE, LOCK};
use model::problem::{Kind, Problem, Result};
use secrets::private_files::{from_io, no_handles, private, sync_folder_of};

/// The app's own folder, in the platform's data folder.
const OWN: &str = "okta-dell-connect";

/// Names the place that a damaged database is being moved to. While this file exists, the move is not finished.
const MOVING: &str = "connections.db.moving";

/// The folder of a space's data: `okta-dell-connect` in the platform's data folder, `practice` below it.
///
/// # Errors
/// `home-unknown`.
pub fn folder(practice: bool) -> Result<PathBuf> {
    below(directories::BaseDirs::new(), practice)
}

fn below(base: Option<directories::BaseDirs>, practice: bool) -> Result<PathBuf> {
    let base = base.ok_or(Kind::HomeUnknown)?;
    let own = base.data_local_dir().join(OWN);
    Ok(if practice { own.join("practice") } else { own })
}

/// Creates a folder that only its owner can enter.
///
/// # Errors
/// `store-readonly`, `store-full`, `store-failed`.
pub fn make_private_folder(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).map_err(|e| from_io(&e))?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).map_err(|e| from_io(&e))?;
    }
    Ok(())
}

/// Refuses anything but a file of ours where one is expected: nothing is written through a link, and nothing behind one
/// is deleted.
///
/// # Errors
/// `store-is-link`, `store-is-folder`.
pub(super) fn no_stranger(folder: &Path) -> Result<()> {
    let refuse = |path: &Path, dir: bool| match fs::symlink_metadata(path) {
        Ok(about) if about.is_symlink() => Err(Problem::new(Kind::StoreIsLink).with("path", path.display())),
        // Anything else that is not a file would block, or be written into.
        Ok(about) if !dir && !about.is_file() => Err(Problem::new(Kind::StoreIsFolder).with("path", path.display())),
        // What cannot be inspected is reported by the caller that opens it.
        Ok(_) | Err(_) => Ok(()),
    };
    refuse(folder, true)?;
    // Practice's folder is inside the app's own.
    if let Some(own) = folder.parent().filter(|above| above.file_name().is_some_and(|name| name == OWN)) {
        refuse(own, true)?;
    }
    for name in
        [FILE, LOCK, MOVING].map(str::to_owned).into_iter().chain(BESIDE.map(|ending| format!("{FILE}{ending}")))
    {
        refuse(&folder.join(name), false)?;
    }
    Ok(())
}

/// An older file, or one that was copied here, is readable by its owner only from now on.
pub(super) fn own_only(file: &File) -> std::io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        if file.metadata()?.permissions().mode() & 0o077 != 0 {
            file.set_permissions(fs::Permissions::from_mode(0o600))?;
        }
    }
    #[cfg(not(unix))]
    let _ = file;
    Ok(())
}

/// A companion file of the database.
pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// An unused name for what is set aside.
fn free_name(folder: &Path) -> Result<String> {
    let stamp = Timestamp::now().strftime("%Y%m%d-%H%M%S").to_string();
    let all = || BESIDE.into_iter().chain([""]);
    let free =
        |name: &String| all().all(|ending| fs::symlink_metadata(folder.join(format!("{name}{ending}"))).is_err());
    let name = (1..).map(|n| format!("{FILE}.damaged-{stamp}{}", if n == 1 { String::new() } else { format!("-{n}") }));
    name.into_iter().find(free).ok_or_else(|| Kind::StoreFailed.into())
}

/// Sets the database aside, with its companion files. The destination is on disk before the first file is moved: SQLite
/// would delete a log left without its database, and a lost log would be missed.
pub(super) fn put_aside(folder: &Path) -> Result<()> {
    let name = free_name(folder)?;
    let noted = (|| {
        let mut moving = private().open(folder.join(MOVING))?;
        moving.set_len(0)?;
        moving.write_all(name.as_bytes())?;
        moving.sync_all()
    })();
    noted.map_err(|e| from_io(&e))?;
    finish_aside(folder)
}

/// Keeps a copy of the database and its companion files, unchanged. Nothing may have it open.
pub(super) fn copy_aside(folder: &Path) -> Result<()> {
    let name = free_name(folder)?;
    let copied = (|| {
        for ending in BESIDE.into_iter().chain([""]).filter(|ending| *ending != "-shm") {
            let Ok(bytes) = fs::read(folder.join(format!("{FILE}{ending}"))) else { continue };
            let mut copy = private().open(folder.join(format!("{name}{ending}")))?;
            copy.write_all(&bytes)?;
            copy.sync_all()?;
        }
        sync_folder_of(&folder.join(FILE))
    })();
    copied.map_err(|e| from_io(&e))
}

/// Finishes the moves that an earlier start, or this one, began.
pub(super) fn finish_aside(folder: &Path) -> Result<()> {
    let moving = folder.join(MOVING);
    let name = match fs::read_to_string(&moving) {
        Ok(name) => name,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(from_io(&error)),
    };
    // A name cut off while it was written means that no file was moved yet.
    let whole = name.strip_prefix(FILE).and_then(|rest| rest.strip_prefix(".damaged-"));
    if whole.is_some_and(|stamp| stamp.len() >= 15 && stamp.bytes().all(|b| b.is_ascii_digit() || b == b'-')) {
        for ending in BESIDE.into_iter().chain([""]) {
            match fs::rename(folder.join(format!("{FILE}{ending}")), folder.join(format!("{name}{ending}"))) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(from_io(&error)),
                Ok(()) | Err(_) => {}
            }
        }
    }
    fs::remove_file(&moving).map_err(|e| from_io(&e))
}

/// The names of damaged databases in the folder.
pub(super) fn aside(folder: &Path) -> Vec<String> {
    let prefix = format!("{FILE}.damaged-");
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    let names = files.filter_map(|file| file.file_name().into_string().ok());
    // A log whose database is gone has the name of that database.
    let whole = |name: String| BESIDE.iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(&name).to_owned();
    let mut names: Vec<String> = names.filter(|name| name.starts_with(&prefix)).map(whole).collect();
    names.sort();
    names.dedup();
    names
}

/// What SQLite's own check means: an unreadable page is not damage.
pub(super) fn of_check(verdict: &str) -> Problem {
    let code = verdict.rsplit_once("error code=").map(|(_, code)| code);
    let code: Option<i32> = code.and_then(|code| code.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok());
    match code {
        // Reported for a page that could not be read, without a reason: nothing is set aside because of that.
        None if verdict.contains("failed to get page") => Problem::new(Kind::StoreIo).with("reason", verdict),
        Some(code) if !matches!(code & 0xff, rusqlite::ffi::SQLITE_CORRUPT | rusqlite::ffi::SQLITE_NOTADB) => {
            Problem::new(Kind::StoreIo).with("reason", verdict)
        }
        _ => Kind::StoreDamaged.into(),
    }
}

pub(super) fn from_sql(error: rusqlite::Error) -> Problem {
    let kind = match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => Kind::StoreFull,
        // SQLite does not say why a file could not be opened; opening any file shows whether handles ran out.
        Some(ErrorCode::CannotOpen) if File::open(".").is_err_and(|error| no_handles(&error)) => Kind::StoreNoHandles,
        Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => Kind::StoreReadonly,
        Some(ErrorCode::SystemIoFailure) => Kind::StoreIo,
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Kind::StoreDamaged,
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Kind::AnotherWindow,
        _ => Kind::StoreFailed,
    };
    Problem::new(kind).with("reason", error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_home_folder_there_is_a_problem_of_its_own() {
        assert_eq!(below(None, false), Err(Kind::HomeUnknown.into()));
        assert!(folder(true).is_ok_and(|folder| folder.ends_with("okta-dell-connect/practice")));
    }
}
