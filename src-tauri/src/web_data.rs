//! The web view's data: a folder that each start empties, without following links.
//!
//! Invariant: only a folder of this user's own is emptied, and no link to it is followed. A foreign folder stays as it
//! is, and the next place is used.

use std::fs::{self, DirBuilder, Metadata};
use std::io::{Error, Result};
use std::path::{Path, PathBuf};

/// An empty folder for the web view: `name` in the first of these trusted folders of ours, else a new one among the
/// system's temporary files.
pub fn empty(ours: &[PathBuf], name: &str) -> PathBuf {
    for folder in ours {
        match emptied(folder, name) {
            Ok(path) => return path,
            Err(error) => tracing::warn!("the web view's data do not go to {}: {error}", folder.display()),
        }
    }
    let process = std::process::id();
    let new = |n: u32| std::env::temp_dir().join(format!("okta-dell-connect-{process}-{n}"));
    // A name that is taken is somebody else's.
    (0..100).map(new).find(|path| private(path).is_ok()).unwrap_or_else(|| new(0))
}

fn emptied(folder: &Path, name: &str) -> Result<PathBuf> {
    if let Some(above) = folder.parent() {
        fs::create_dir_all(above)?;
    }
    match private(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => return Err(error),
        Ok(()) | Err(_) => {}
    }
    check(&fs::symlink_metadata(folder)?)?;
    let path = folder.join(name);
    match fs::symlink_metadata(&path) {
        // The link itself is removed; its target stays.
        Ok(found) if found.is_symlink() => fs::remove_file(&path)?,
        Ok(found) => {
            check(&found)?;
            fs::remove_dir_all(&path)?;
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    private(&path)?;
    Ok(path)
}

/// Makes a folder that only its owner can enter; an error if something has its name.
fn private(path: &Path) -> Result<()> {
    #[cfg_attr(not(unix), expect(unused_mut, reason = "only Unix has a mode to set"))]
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Whether this is a folder of ours, and no link to one.
fn check(found: &Metadata) -> Result<()> {
    if found.is_symlink() || !found.is_dir() {
        return Err(Error::other("it is a link, or no folder"));
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        #[expect(unsafe_code, reason = "who runs this is asked by a C call")]
        // SAFETY: it takes nothing and cannot fail.
        let own = unsafe { libc::geteuid() };
        if found.uid() != own {
            return Err(Error::other("it belongs to another user"));
        }
        if found.mode() & 0o022 != 0 {
            return Err(Error::other("others can write to it"));
        }
    }
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    use super::*;

    struct Place {
        base: tempfile::TempDir,
    }

    impl Place {
        fn new() -> Self {
            Self { base: tempfile::tempdir().expect("a folder") }
        }

        fn path(&self, name: &str) -> PathBuf {
            self.base.path().join(name)
        }

        /// A folder with a file in it.
        fn filled(&self, name: &str) -> PathBuf {
            let file = self.path(name).join("kept.txt");
            fs::create_dir_all(self.path(name)).expect("a folder");
            fs::write(&file, "kept").expect("written");
            file
        }

        fn empty(&self) -> PathBuf {
            let path = empty(&[self.path("run/odc"), self.path("data")], "web");
            assert_eq!(fs::read_dir(&path).expect("a folder").count(), 0, "{} is not empty", path.display());
            path
        }
    }

    #[test]
    fn what_an_earlier_start_left_is_removed() {
        let place = Place::new();
        assert_eq!(place.empty(), place.path("run/odc/web"));
        let left = place.filled("run/odc/web");
        assert_eq!(place.empty(), place.path("run/odc/web"));
        assert!(!left.exists());
    }

    #[test]
    fn a_link_is_never_followed_by_the_removal() {
        let place = Place::new();
        let other = place.filled("other/web");
        fs::create_dir_all(place.path("run")).expect("a folder");
        symlink(place.path("other"), place.path("run/odc")).expect("a link");
        assert_eq!(place.empty(), place.path("data/web"));
        assert!(other.exists(), "another's folder was emptied");

        fs::remove_dir_all(place.path("data/web")).expect("removed");
        symlink(place.path("other/web"), place.path("data/web")).expect("a link");
        assert_eq!(place.empty(), place.path("data/web"));
        assert!(other.exists() && !place.path("data/web").is_symlink());

        fs::remove_dir_all(place.path("data")).expect("removed");
        symlink(place.path("other"), place.path("data")).expect("a link");
        let last = place.empty();
        assert!(other.exists() && !last.starts_with(place.base.path()), "{}", last.display());
        fs::remove_dir(last).expect("removed");
    }

    #[test]
    fn a_folder_that_others_can_write_to_is_left_alone() {
        let place = Place::new();
        let other = place.filled("run/odc/web");
        fs::set_permissions(place.path("run/odc"), fs::Permissions::from_mode(0o777)).expect("set");
        assert_eq!(place.empty(), place.path("data/web"));
        assert!(other.exists());
    }
}
