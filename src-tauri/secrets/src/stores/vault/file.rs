//! The vault's file: a plain age file, so that `age --decrypt` opens it without this app. Inside, the first line says
//! what it is; each other line is an item: account, tab, secret.

use std::fs::{self, File};
use std::io::{ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use age::secrecy::SecretString;
use age::{DecryptError, Decryptor, Encryptor};
use jiff::Timestamp;
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use crate::private_files::{from_io, private, sync_folder_of};
use crate::secure_memory::SecureBytes;
use model::problem::{Kind, Problem};

pub(super) type Items = super::Map;

const FIRST: &str = "okta-dell-connect vault 1";

/// None of our files costs more to open. One that does was made to keep us busy.
const MOST_WORK: u8 = 20;

/// More than a thousand connections need.
const LARGEST: u64 = 4 << 20;

pub(super) enum Failure {
    /// It is not this file's passphrase.
    Passphrase,
    /// It was read, and is no vault.
    Damaged,
    /// Complete as far as can be seen, and unknown to this version.
    Other,
    /// An error of the disk.
    Disk(Problem),
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        let problem = from_io(&error);
        Self::Disk(match problem.kind {
            Kind::StoreFull | Kind::StoreReadonly | Kind::StoreNoHandles => problem,
            _ => Problem::new(Kind::VaultFailed).with("reason", error),
        })
    }
}

/// The file's bytes; `None` if there is none.
fn bytes(path: &Path) -> Result<Option<Vec<u8>>, Failure> {
    match File::open(path) {
        Ok(file) => {
            let mut bytes = Vec::new();
            file.take(LARGEST + 1).read_to_end(&mut bytes)?;
            Ok(Some(bytes))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Tells whether the file is still the same.
pub(super) fn digest(path: &Path) -> Result<Option<[u8; 32]>, Failure> {
    Ok(bytes(path)?.map(|bytes| Sha256::digest(&bytes).into()))
}

/// The items of a file and its digest; `None` if there is none.
pub(super) type Read = Result<Option<(Items, [u8; 32])>, Failure>;

pub(super) fn read(path: &Path, passphrase: &SecretString) -> Read {
    let Some(bytes) = bytes(path)? else { return Ok(None) };
    Ok(Some((unseal(&bytes, passphrase)?, Sha256::digest(&bytes).into())))
}

/// Writes a new file, opens it again, and renames it over the old one.
pub(super) fn write(
    path: &Path,
    passphrase: &SecretString,
    work: u8,
    items: &Items,
    read_back: fn(&Path, &SecretString) -> Read,
) -> Result<[u8; 32], Failure> {
    let sealed = seal(passphrase, work, items)?;
    let new = path.with_extension("age.new");
    let mut file = private().open(&new)?;
    file.set_len(0)?;
    file.write_all(&sealed)?;
    file.sync_all()?;
    drop(file);
    match read_back(&new, passphrase) {
        Ok(Some((back, digest))) if back == *items => {
            fs::rename(&new, path)?;
            sync_folder_of(path)?;
            Ok(digest)
        }
        Err(Failure::Disk(problem)) => Err(Failure::Disk(problem)),
        // A fault of the new file shows nothing about the old one, which must not be set aside for it.
        Ok(_) | Err(Failure::Passphrase | Failure::Damaged | Failure::Other) => {
            Err(Failure::Disk(Kind::VaultFailed.into()))
        }
    }
}

/// Removes it, with the leftovers of an interrupted write.
pub(super) fn remove(path: &Path) -> Result<(), Failure> {
    for file in [path, &path.with_extension("age.new")] {
        match fs::remove_file(file) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(sync_folder_of(path)?)
}

/// Sets it aside; answers its new name.
pub(super) fn put_aside(path: &Path) -> Result<PathBuf, Problem> {
    let stamp = Timestamp::now().strftime("%Y%m%d-%H%M%S").to_string();
    let named = |n: u32| {
        let more = if n == 1 { String::new() } else { format!("-{n}") };
        path.with_extension(format!("age.damaged-{stamp}{more}"))
    };
    let aside = (1..100).map(named).find(|name| !name.exists()).ok_or(Kind::VaultFailed)?;
    fs::rename(path, &aside).and_then(|()| sync_folder_of(path)).map_err(|error| from_io(&error))?;
    Ok(aside)
}

fn seal(passphrase: &SecretString, work: u8, items: &Items) -> Result<Vec<u8>, Failure> {
    let room: usize = items.iter().map(|(account, secret)| account.len() + bytes_of(secret).len() + 2).sum();
    // Reserves room for all of it: a growing text leaves copies.
    let mut plain = Zeroizing::new(Vec::with_capacity(FIRST.len() + 1 + room));
    plain.extend_from_slice(FIRST.as_bytes());
    plain.push(b'\n');
    for (account, secret) in items {
        // No account name and no accepted secret contains one of these.
        let secret = bytes_of(secret);
        if [account.as_bytes(), secret].iter().any(|part| part.iter().any(|byte| b"\t\n".contains(byte))) {
            return Err(Failure::Disk(Kind::SecretHasSpace.into()));
        }
        plain.extend_from_slice(account.as_bytes());
        plain.push(b'\t');
        plain.extend_from_slice(secret);
        plain.push(b'\n');
    }
    let mut recipient = age::scrypt::Recipient::new(passphrase.clone());
    recipient.set_work_factor(work);
    let alone = std::iter::once(&recipient as &dyn age::Recipient);
    let encryptor = Encryptor::with_recipients(alone).map_err(|_| Failure::Disk(Kind::VaultFailed.into()))?;
    let mut sealed = Vec::new();
    let mut writer = encryptor.wrap_output(&mut sealed)?;
    writer.write_all(&plain)?;
    writer.finish()?;
    // It could not be read again.
    if sealed.len() as u64 > LARGEST {
        return Err(Failure::Disk(Kind::VaultFailed.into()));
    }
    Ok(sealed)
}

fn bytes_of(kept: &SecureBytes) -> &[u8] {
    kept.as_ref()
}

/// Whether it may be a vault, as far as that shows without its passphrase.
pub(super) fn look(path: &Path) -> Result<(), Failure> {
    match bytes(path)? {
        Some(bytes) => begun(&bytes).map(drop),
        None => Ok(()),
    }
}

fn begun(sealed: &[u8]) -> Result<Decryptor<&[u8]>, Failure> {
    if sealed.len() as u64 > LARGEST {
        return Err(Failure::Other);
    }
    let decryptor = Decryptor::new(sealed).map_err(|error| match error {
        DecryptError::UnknownFormat => Failure::Other,
        _ => Failure::Damaged,
    })?;
    // For a key, not a passphrase: somebody else's, and complete.
    if !decryptor.is_scrypt() {
        return Err(Failure::Other);
    }
    Ok(decryptor)
}

fn unseal(sealed: &[u8], passphrase: &SecretString) -> Result<Items, Failure> {
    let mut identity = age::scrypt::Identity::new(passphrase.clone());
    identity.set_max_work_factor(MOST_WORK);
    let decryptor = begun(sealed)?;
    let opened = decryptor.decrypt(std::iter::once(&identity as &dyn age::Identity));
    let mut reader = opened.map_err(|error| match error {
        // The key in the header doesn't open: it is another passphrase. Changed bytes of the key look the same, so
        // nothing is set aside for it.
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed | DecryptError::NoMatchingKeys => {
            Failure::Passphrase
        }
        DecryptError::InvalidHeader | DecryptError::InvalidMac | DecryptError::Io(_) => Failure::Damaged,
        _ => Failure::Other,
    })?;
    let mut plain = Zeroizing::new(Vec::with_capacity(sealed.len()));
    // It is in memory already, so this failure is the file's own check.
    reader.read_to_end(&mut plain).map_err(|_| Failure::Damaged)?;
    let mut lines = plain.split(|byte| *byte == b'\n');
    // It opened and is complete: perhaps a newer version's.
    if lines.next() != Some(FIRST.as_bytes()) {
        return Err(Failure::Other);
    }
    let mut items = Items::new();
    for line in lines.filter(|line| !line.is_empty()) {
        let tab = line.iter().position(|byte| *byte == b'\t').ok_or(Failure::Damaged)?;
        let account = std::str::from_utf8(&line[..tab]).map_err(|_| Failure::Damaged)?;
        let kept = SecureBytes::of(&[&line[tab + 1..]]).ok_or(Failure::Damaged)?;
        items.insert(account.to_owned(), Arc::new(kept));
    }
    Ok(items)
}
