//! The vault: one file, encrypted with a passphrase (age, scrypt), for a computer without a keychain.
//!
//! Invariants: a write goes to a new file, which is opened again and only then renamed over the old one; a failed write
//! leaves the old one. A file that was read and is no vault is set aside by name, never deleted. A wrong passphrase
//! changes nothing. An open vault's contents are in locked memory; a file's plain text is in wiped memory while it is
//! read or written.

mod file;
mod passphrase;

use parking_lot::Mutex;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use age::secrecy::SecretString;
use zeroize::Zeroizing;

use self::file::{Failure, Items, Read};
use super::{Answer, SecretStore, State};
use crate::secret::Secret;
use crate::secure_memory::SecureBytes;
use model::problem::{Kind, Problem, Result};

/// Name of the file in a mode's folder.
const FILE: &str = "vault.age";

/// Cost of a guess: N = 2^18, 256 MiB and about a second on a computer of today.
const WORK: u8 = 18;

/// The encrypted file of one mode. Locked at each start until it gets its passphrase.
pub struct Vault {
    shared: Arc<Shared>,
}

struct Shared {
    path: PathBuf,
    work: u8,
    sets_aside: bool,
    unlocked: AtomicBool,
    open: Mutex<Option<Open>>,
    /// How a written file is read again; a test makes it return something else.
    read_back: fn(&Path, &SecretString) -> Read,
}

/// What is known of an unlocked vault.
struct Open {
    passphrase: SecureBytes,
    items: Items,
    /// Digest of the file that this was read from, or written to.
    digest: [u8; 32],
}

impl Vault {
    /// The vault in this folder, whether its file exists or not. Reads nothing yet.
    pub fn at(folder: &Path) -> Self {
        Self { shared: Arc::new(Shared::new(folder.join(FILE), WORK, true)) }
    }

    /// With another cost of a guess (N = 2^work).
    #[must_use]
    pub fn stretching(self, work: u8) -> Self {
        Self { shared: Arc::new(Shared::new(self.shared.path.clone(), work, self.shared.sets_aside)) }
    }

    /// For a reader that doesn't hold the store: a damaged file is reported and left where it is.
    #[must_use]
    pub fn only_read(self) -> Self {
        Self { shared: Arc::new(Shared::new(self.shared.path.clone(), self.shared.work, false)) }
    }

    pub fn path(&self) -> &Path {
        &self.shared.path
    }

    pub fn exists(&self) -> bool {
        self.shared.path.exists()
    }

    /// The problem of a missing file.
    pub fn gone(&self) -> Problem {
        self.shared.gone()
    }

    /// Wipes its contents; it needs its passphrase again. Doesn't wait for a running write.
    pub fn lock(&self) {
        if let Some(mut open) = self.shared.open.try_lock() {
            self.shared.lock(&mut open);
        }
    }

    /// Removes the file if it is open and empty. Answers whether it did.
    ///
    /// # Errors
    /// Those of the disk.
    pub async fn remove_if_empty(&self) -> Result<bool> {
        self.shared
            .clone()
            .run(|shared| {
                if !shared.unlocked.load(Ordering::Acquire) || !shared.there()? {
                    return Ok(false);
                }
                if !shared.with(|known| Ok(known.items.is_empty()))? {
                    return Ok(false);
                }
                file::remove(&shared.path).map_err(|why| shared.problem_of(why))?;
                shared.lock(&mut shared.open.lock());
                Ok(true)
            })
            .await
    }

    /// Opens it with its passphrase, or creates it with this one if there is no file.
    ///
    /// # Errors
    /// `vault-passphrase` if it is wrong, `passphrase-short` for a new vault, `vault-damaged` (with `file`, its name
    /// now), and those of the disk. Nothing is changed then.
    pub async fn unlock(&self, passphrase: Zeroizing<String>) -> Result<()> {
        self.shared.clone().run(move |shared| shared.unlock(&passphrase)).await
    }
}

impl Shared {
    fn new(path: PathBuf, work: u8, sets_aside: bool) -> Self {
        Self { path, work, sets_aside, unlocked: AtomicBool::new(false), open: Mutex::default(), read_back: file::read }
    }

    /// On a thread of its own: stretching takes a second, and a disk may hang.
    async fn run<T: Send + 'static>(
        self: Arc<Self>,
        work: impl FnOnce(&Self) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let done = tokio::task::spawn_blocking(move || work(&self)).await;
        done.unwrap_or_else(|_| Err(Kind::VaultFailed.into()))
    }

    fn unlock(&self, passphrase: &str) -> Result<()> {
        let mut open = self.open.lock();
        let short = || Problem::new(Kind::PassphraseShort).with("length", passphrase::SHORTEST);
        // No passphrase that was ever accepted is as long as one that doesn't fit.
        let kept = SecureBytes::of(&[passphrase.as_bytes()]).ok_or_else(|| self.problem_of(Failure::Passphrase))?;
        let (items, digest) = match self.read(&kept)? {
            Some(known) => known,
            None if passphrase::counted(passphrase) < passphrase::SHORTEST => return Err(short()),
            None => (Items::new(), self.put(&kept, &Items::new())?),
        };
        let known = Open { passphrase: kept, items, digest };
        *open = Some(known);
        self.unlocked.store(true, Ordering::Release);
        Ok(())
    }

    /// The opened file; `None` if there is none.
    fn read(&self, passphrase: &SecureBytes) -> Result<Option<(Items, [u8; 32])>> {
        let passphrase = for_one_use(passphrase);
        // Read once more: a failed read looks like damage, too.
        let read = file::read(&self.path, &passphrase).or_else(|why| match why {
            Failure::Damaged => file::read(&self.path, &passphrase),
            why => Err(why),
        });
        read.map_err(|why| self.problem_of(why))
    }

    /// Works on the items as they are on disk now: another process may have written meanwhile.
    fn with<T>(&self, act: impl FnOnce(&mut Open) -> Result<T>) -> Result<T> {
        let mut open = self.open.lock();
        let Some(known) = open.as_mut() else { return Err(self.shut()) };
        if file::digest(&self.path).map_err(|why| self.problem_of(why))? != Some(known.digest) {
            match self.read(&known.passphrase) {
                Ok(Some(now)) => (known.items, known.digest) = now,
                Ok(None) => {
                    self.lock(&mut open);
                    return Err(self.shut());
                }
                Err(problem) => {
                    // It has another passphrase by now, or is no vault any more: earlier knowledge of it is void.
                    self.lock(&mut open);
                    let locked = problem.kind == Kind::VaultPassphrase;
                    return Err(if locked { Kind::VaultLocked.into() } else { problem });
                }
            }
        }
        act(known)
    }

    fn lock(&self, open: &mut Option<Open>) {
        *open = None;
        self.unlocked.store(false, Ordering::Release);
    }

    /// Why the vault is not open.
    fn shut(&self) -> Problem {
        match self.there() {
            // A file that is visibly no vault needs no passphrase to be reported. Read once more: a failed read looks
            // like damage, too.
            Ok(true) => match file::look(&self.path).or_else(|_| file::look(&self.path)) {
                Ok(()) => Kind::VaultLocked.into(),
                Err(why) => self.problem_of(why),
            },
            Ok(false) => self.gone(),
            Err(problem) => problem,
        }
    }

    /// Whether the file exists; a folder that can't be read is not one without it.
    fn there(&self) -> Result<bool> {
        self.path.try_exists().map_err(|error| self.problem_of(error.into()))
    }

    fn gone(&self) -> Problem {
        Problem::new(Kind::VaultGone).with("file", self.path.display())
    }

    fn write(&self, known: &mut Open, items: Items) -> Result<()> {
        known.digest = self.put(&known.passphrase, &items)?;
        known.items = items;
        Ok(())
    }

    fn put(&self, passphrase: &SecureBytes, items: &Items) -> Result<[u8; 32]> {
        let passphrase = for_one_use(passphrase);
        file::write(&self.path, &passphrase, self.work, items, self.read_back).map_err(|why| self.problem_of(why))
    }

    fn problem_of(&self, why: Failure) -> Problem {
        match why {
            Failure::Passphrase => Problem::new(Kind::VaultPassphrase).with("file", self.path.display()),
            Failure::Other => Problem::new(Kind::VaultOther).with("file", self.path.display()),
            Failure::Disk(problem) => problem,
            Failure::Damaged if self.sets_aside => match file::put_aside(&self.path) {
                Ok(aside) => Problem::new(Kind::VaultDamaged).with("file", aside.display()),
                Err(problem) => problem,
            },
            Failure::Damaged => Problem::new(Kind::VaultDamaged).with("file", self.path.display()),
        }
    }
}

impl SecretStore for Vault {
    /// Its path: a person looks for it.
    fn name(&self) -> String {
        self.shared.path.display().to_string()
    }

    fn state(&self) -> Pin<Box<dyn Future<Output = State> + Send + '_>> {
        Box::pin(async {
            match (self.exists(), self.shared.unlocked.load(Ordering::Acquire)) {
                (false, _) => State::None,
                (true, false) => State::Locked,
                (true, true) => State::Ready,
            }
        })
    }

    fn save<'a>(&'a self, account: &'a str, _label: &'a str, secret: &'a Secret) -> Answer<'a, ()> {
        // EXPOSE: the way into the encrypted file; an open vault keeps its copy in locked pages.
        let (account, kept) = (account.to_owned(), SecureBytes::of(&[secret.expose().as_bytes()]));
        Box::pin(self.shared.clone().run(move |shared| {
            let kept = kept.ok_or(Kind::KeychainDiffers)?;
            shared.with(|known| {
                let mut items = known.items.clone();
                items.insert(account, Arc::new(kept));
                shared.write(known, items)
            })
        }))
    }

    fn read<'a>(&'a self, account: &'a str) -> Answer<'a, Option<Secret>> {
        let account = account.to_owned();
        Box::pin(
            self.shared
                .clone()
                .run(move |shared| shared.with(|known| known.items.get(&account).map(|kept| secret(kept)).transpose())),
        )
    }

    fn erase<'a>(&'a self, account: &'a str) -> Answer<'a, ()> {
        let account = account.to_owned();
        Box::pin(self.shared.clone().run(move |shared| {
            // A missing file was moved, not erased, so its items don't count as gone.
            shared.with(|known| {
                let mut items = known.items.clone();
                if items.remove(&account).is_none() {
                    return Ok(());
                }
                shared.write(known, items)
            })
        }))
    }

    fn list(&self) -> Answer<'_, Vec<String>> {
        Box::pin(self.shared.clone().run(|shared| {
            if !shared.there()? {
                return Ok(Vec::new());
            }
            shared.with(|known| Ok(known.items.keys().cloned().collect()))
        }))
    }
}

/// Items by account.
type Map = BTreeMap<String, Arc<SecureBytes>>;

/// For one use, in pages of its own.
fn secret(kept: &SecureBytes) -> Result<Secret> {
    Secret::from_keychain(Zeroizing::new(kept.as_ref().to_vec()))
}

/// The passphrase as `age` takes it, wiped afterwards.
fn for_one_use(passphrase: &SecureBytes) -> SecretString {
    // It arrived as text.
    SecretString::from(std::str::from_utf8(passphrase.as_ref()).unwrap_or_default())
}

#[cfg(test)]
mod tests;
