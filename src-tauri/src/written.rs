//! Files that this run wrote: opened, or shown in their folder, by the number that the page got for each. The page
//! names no path, so a hostile one can open what this run wrote and nothing else.

#[cfg_attr(target_os = "linux", path = "written/linux.rs")]
#[cfg_attr(target_os = "macos", path = "written/mac.rs")]
#[cfg_attr(windows, path = "written/windows.rs")]
mod system;

use parking_lot::Mutex;
use std::io;
use std::path::{Path, PathBuf};

use model::problem::{Kind, Problem, Result};

use crate::view::Written;

/// The files that this run wrote, in the order of their numbers.
#[derive(Default)]
pub struct WrittenFiles(Mutex<Vec<PathBuf>>);

impl WrittenFiles {
    /// Remembers a file that was just written; answers what the page shows of it.
    pub fn note(&self, path: PathBuf) -> Written {
        let mut files = self.0.lock();
        let shown = path.display().to_string();
        files.push(path);
        Written { number: u32::try_from(files.len()).unwrap_or(u32::MAX), path: shown }
    }

    /// Opens a file in the system's program for its kind.
    ///
    /// # Errors
    /// `file-gone`; `file-not-opened`.
    pub fn open(&self, number: u32) -> Result<()> {
        let path = self.there(number)?;
        open::that_detached(&path).map_err(|reason| not_opened(&path, &reason))
    }

    /// Shows a file in its folder, selected if the system can do that. Waits for the file manager.
    ///
    /// # Errors
    /// `file-gone`; `file-not-opened`.
    pub fn show(&self, number: u32) -> Result<()> {
        let path = self.there(number)?;
        system::show(&path).map_err(|reason| not_opened(&path, &reason))
    }

    /// The path of this number's file, if it is still there: a link in its place is another file.
    fn there(&self, number: u32) -> Result<PathBuf> {
        let files = self.0.lock();
        let at = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
        let path = at.and_then(|at| files.get(at)).ok_or(Kind::FileGone)?;
        let is_file = std::fs::symlink_metadata(path).is_ok_and(|found| found.is_file());
        if is_file { Ok(path.clone()) } else { Err(Kind::FileGone.into()) }
    }
}

fn not_opened(path: &Path, reason: &io::Error) -> Problem {
    Problem::new(Kind::FileNotOpened).with("path", path.display()).with("reason", reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(answer: Result<PathBuf>) -> Option<Kind> {
        answer.err().map(|problem| problem.kind)
    }

    #[test]
    fn only_a_file_that_this_run_wrote_is_opened() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("report.html");
        std::fs::write(&path, "1").expect("written");
        let files = WrittenFiles::default();
        for never in [0, 1, u32::MAX] {
            assert_eq!(kind(files.there(never)), Some(Kind::FileGone), "{never}");
        }
        let written = files.note(path.clone());
        assert_eq!((written.number, written.path), (1, path.display().to_string()));
        assert_eq!(files.there(1).ok(), Some(path.clone()));
        assert_eq!(kind(files.there(2)), Some(Kind::FileGone));

        std::fs::remove_file(&path).expect("removed");
        assert_eq!(kind(files.there(1)), Some(Kind::FileGone), "it is no longer there");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_the_place_of_a_file_is_not_opened() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("report.html");
        let files = WrittenFiles::default();
        files.note(path.clone());
        std::os::unix::fs::symlink("/etc/hostname", &path).expect("linked");
        assert_eq!(kind(files.there(1)), Some(Kind::FileGone));
    }
}
