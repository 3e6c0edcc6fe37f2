//! macOS Keychain and Windows Credential Manager, through the crate `keyring`. The tests of Windows' half run under
//! Wine, too; that of macOS is only compiled where the rest of the tests run.
//!
//! On Windows items persist on this computer only (they would roam otherwise), and their target name is
//! `<account>.<service>`. Neither store has labels. Whether the macOS keychain is locked can't be found out without a
//! prompt, so it counts as ready until an act fails. Windows reports beforehand how long the session may keep a
//! credential.

#[cfg(all(test, windows))]
mod tests;

use std::collections::HashMap;

use keyring_core::{Entry, Error};
use zeroize::Zeroizing;

use super::{Call, Inventory, State, failed};
use model::problem::{Kind, Problem, Result};

#[cfg(target_os = "macos")]
pub(super) const NAME: &str = "macOS Keychain";
#[cfg(not(target_os = "macos"))]
pub(super) const NAME: &str = "Windows Credential Manager";

#[cfg(target_os = "macos")]
const MODIFIERS: [(&str, &str); 0] = [];
#[cfg(not(target_os = "macos"))]
const MODIFIERS: [(&str, &str); 1] = [("persistence", "Local")];

pub(super) fn state(call: &Call) -> State {
    match list(call).map_err(|problem| problem.kind) {
        #[cfg(windows)]
        Ok(items) => super::lasting::state(!items.is_empty(), longest()),
        #[cfg(not(windows))]
        Ok(_) => State::Ready,
        Err(Kind::KeychainDenied) => State::Denied,
        Err(Kind::KeychainLocked) => State::Locked,
        Err(Kind::KeychainDisabled) => State::Disabled,
        Err(_) => State::None,
    }
}

pub(super) fn save(call: &Call, account: &str, _label: &str) -> Result<()> {
    // What the system answers to a write that it may not keep is not documented for each case.
    #[cfg(windows)]
    if !super::lasting::may_store(longest()) {
        return Err(Kind::KeychainDisabled.into());
    }
    let entry = entry(call, account).map_err(|error| problem("save", &error))?;
    let secret = call.take_secret()?;
    entry.set_secret(&secret).map_err(|error| problem("save", &error))
}

pub(super) fn read(call: &Call, account: &str) -> Result<Option<Zeroizing<Vec<u8>>>> {
    match entry(call, account).and_then(|entry| entry.get_secret()) {
        Ok(bytes) => Ok(Some(Zeroizing::new(bytes))),
        Err(Error::NoEntry) => Ok(None),
        Err(error) => Err(problem("read", &error)),
    }
}

pub(super) fn erase(call: &Call, account: &str) -> Result<()> {
    let entry = entry(call, account).map_err(|error| problem("erase", &error))?;
    call.go_on()?;
    match entry.delete_credential() {
        Ok(()) | Err(Error::NoEntry) => Ok(()),
        Err(error) => Err(problem("erase", &error)),
    }
}

/// Whether the item is there.
pub(super) fn is_there(call: &Call, account: &str) -> Result<bool> {
    read(call, account).map(|found| found.is_some())
}

/// Windows has one store. macOS lists items of a locked keychain, too: their attributes are not encrypted.
pub(super) fn look_through(call: &Call) -> Result<Inventory> {
    list(call).map(Inventory::whole)
}

/// By looking for an item: the system prompts by itself.
pub(super) fn unlock_by_prompt(call: &Call) -> Result<()> {
    list(call).map(drop)
}

pub(super) fn list(call: &Call) -> Result<Vec<String>> {
    store().map_err(|error| problem("list", &error))?;
    let service = &*call.service;
    // Windows searches target names by pattern; the service has no character that a pattern would interpret.
    let ending = format!("\\.{service}$");
    let spec = if cfg!(target_os = "macos") { ("service", service) } else { ("pattern", ending.as_str()) };
    let entries = Entry::search(&HashMap::from([spec])).map_err(|error| problem("list", &error))?;
    let specifiers = entries.iter().filter_map(Entry::get_specifiers);
    Ok(specifiers.filter(|(of, _)| of == service).map(|(_, account)| account).collect())
}

/// How long the session may keep a generic credential, by the system's number. A failure here has no meaning: the acts
/// report it.
#[cfg(windows)]
fn longest() -> Option<u32> {
    use windows_sys::Win32::Security::Credentials::{CRED_TYPE_GENERIC, CRED_TYPE_MAXIMUM, CredGetSessionTypes};

    let mut longest = [0; CRED_TYPE_MAXIMUM as usize];
    #[expect(unsafe_code, reason = "CredGetSessionTypes has no safe door")]
    // SAFETY: the system writes no more numbers than the length that it gets.
    let answered = unsafe { CredGetSessionTypes(CRED_TYPE_MAXIMUM, longest.as_mut_ptr()) };
    longest.get(CRED_TYPE_GENERIC as usize).filter(|_| answered != 0).copied()
}

/// Sets the default store. Constructing it doesn't call the system, so its one try can't fail early.
fn store() -> std::result::Result<(), Error> {
    keyring::Entry::store_status().as_ref().copied().map_err(|_| Error::NoDefaultStore)
}

fn entry(call: &Call, account: &str) -> std::result::Result<Entry, Error> {
    store()?;
    Entry::new_with_modifiers(&call.service, account, &HashMap::from(MODIFIERS))
}

/// What a failure means, by its variant. Denied includes a locked macOS keychain whose prompt was dismissed.
fn problem(what: &str, error: &Error) -> Problem {
    match error {
        // Windows: no logon session that keeps credentials (ERROR_NO_SUCH_LOGON_SESSION), because of the policy against
        // stored ones, or in some remote and service sessions.
        Error::NoStorageAccess(_) if cfg!(windows) => Kind::KeychainDisabled.into(),
        Error::NoStorageAccess(_) => Kind::KeychainDenied.into(),
        Error::TooLong(_, _) => Kind::KeychainTooLarge.into(),
        Error::NoDefaultStore => Kind::KeychainNone.into(),
        Error::NoEntry => Kind::KeychainItemGone.into(),
        // Its Display would print the entries by Debug.
        Error::Ambiguous(_) => Kind::KeychainTwice.into(),
        error => failed(what, error),
    }
}
