//! Records the end of the audit chain in a small file beside the database: a database that damage reverted to an older
//! state is consistent in itself, and only something outside can show it.
//!
//! Invariant: the file is written beside the old one before a commit, and replaces it after. It is never ahead of what
//! is committed and synced, so neither a kill nor a power cut makes a sound database look damaged; one that is behind
//! names an entry that the chain still has.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::{FILE, Linked};
use model::problem::Result;
use secrets::private_files::{from_io, sync_folder_of};

/// The ending of its name, after the database's name.
pub(super) const ENDING: &str = "-anchor";

const FIRST: &str = "okta-dell-connect anchor 1";

/// Longer than any anchor this app wrote.
const LARGEST: u64 = 1024;

/// The last entry of the chain when something was last written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Anchor {
    /// Its number; 0 before the first.
    pub seq: i64,
    /// Its hash; empty before the first.
    pub hash: String,
}

impl Anchor {
    /// The end of a chain without entries.
    pub(super) const fn empty() -> Self {
        Self { seq: 0, hash: String::new() }
    }

    /// The end of this chain.
    pub(super) fn of(chain: &[Linked]) -> Self {
        chain.last().map_or_else(Self::empty, |last| Self { seq: last.seq, hash: last.hash.clone() })
    }

    /// Reads it. A damaged one says no more than a missing one.
    ///
    /// # Errors
    /// Those of the disk.
    pub(super) fn read(folder: &Path) -> Result<Option<Self>> {
        let mut text = String::new();
        match File::open(at(folder)) {
            Ok(file) => match file.take(LARGEST).read_to_string(&mut text) {
                Ok(_) => Ok(parse(&text)),
                Err(error) if error.kind() == ErrorKind::InvalidData => Ok(None),
                Err(error) => Err(from_io(&error)),
            },
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(from_io(&error)),
        }
    }

    /// Whether the chain has this entry.
    pub(super) fn is_in(&self, chain: &[Linked]) -> bool {
        self.seq == 0 || chain.iter().rev().any(|entry| entry.seq == self.seq && entry.hash == self.hash)
    }

    /// Writes it beside the one in place, and syncs it.
    pub(super) fn write_beside(&self, folder: &Path) -> Result<()> {
        let written = (|| {
            let new = beside(folder);
            match fs::remove_file(&new) {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
                _ => {}
            }
            let mut options = OpenOptions::new();
            // A file that something else puts there meanwhile is neither opened nor followed.
            options.write(true).create_new(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            let mut file = options.open(new)?;
            file.write_all(self.text().as_bytes())?;
            file.sync_all()
        })();
        written.map_err(|error| from_io(&error))
    }

    /// Moves the new one into place. Its name is durable at once only if asked: an older one in place after a power cut
    /// does no harm.
    pub(super) fn put_in_place(folder: &Path, lasting: bool) -> Result<()> {
        let put = fs::rename(beside(folder), at(folder))
            .and_then(|()| if lasting { sync_folder_of(&at(folder)) } else { Ok(()) });
        put.map_err(|error| from_io(&error))
    }

    /// Both steps at once.
    pub(super) fn write(&self, folder: &Path) -> Result<()> {
        self.write_beside(folder)?;
        Self::put_in_place(folder, true)
    }

    fn text(&self) -> String {
        let text = format!("{FIRST}\n{} {}\n", self.seq, self.hash);
        format!("{text}{}\n", hex(text.as_bytes()))
    }
}

fn at(folder: &Path) -> PathBuf {
    folder.join(format!("{FILE}{ENDING}"))
}

fn beside(folder: &Path) -> PathBuf {
    folder.join(format!("{FILE}{ENDING}.new"))
}

fn parse(text: &str) -> Option<Anchor> {
    let (seq, hash) = text.strip_prefix(FIRST)?.strip_prefix('\n')?.lines().next()?.split_once(' ')?;
    let anchor = Anchor { seq: seq.parse().ok()?, hash: hash.to_owned() };
    // Complete, exactly as written, or not at all.
    (anchor.text() == text).then_some(anchor)
}

/// SHA-256, as 64 hex digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_read_as_it_was_written_and_no_other_way() {
        let folder = tempfile::tempdir().expect("a folder");
        assert_eq!(Anchor::read(folder.path()), Ok(None));
        for anchor in [Anchor::empty(), Anchor { seq: 7, hash: "ab".repeat(32) }] {
            anchor.write(folder.path()).expect("written");
            assert_eq!(Anchor::read(folder.path()), Ok(Some(anchor.clone())));
            let text = anchor.text();
            for bit in 0..text.len() * 8 {
                let mut bytes = text.clone().into_bytes();
                bytes[bit / 8] ^= 1 << (bit % 8);
                fs::write(at(folder.path()), bytes).expect("written");
                assert_eq!(Anchor::read(folder.path()), Ok(None), "bit {bit}");
            }
        }
    }
}
