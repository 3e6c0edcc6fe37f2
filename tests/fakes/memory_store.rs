//! A keychain in memory for tests, which fails on request in each way that real ones do.

#![allow(dead_code, reason = "each binary of tests uses a part of it")]

use std::collections::BTreeMap;
use std::future::{Future, ready};
use std::pin::Pin;
use std::sync::{Mutex, MutexGuard, PoisonError};

use zeroize::Zeroizing;

use model::problem::{Kind, Result};
use secrets::secret::Secret;
use secrets::stores::{Answer, SecretStore, State};

/// Items in memory, wiped on drop. Never used for a person's secrets.
pub struct MemoryStore {
    state: Mutex<State>,
    spoils: Mutex<bool>,
    items: Mutex<BTreeMap<String, Zeroizing<Vec<u8>>>>,
}

impl Default for MemoryStore {
    fn default() -> Self {
        Self::new()
    }
}

impl MemoryStore {
    /// Ready and empty.
    pub fn new() -> Self {
        Self { state: Mutex::new(State::Ready), spoils: Mutex::new(false), items: Mutex::default() }
    }

    /// Sets its state: every act fails with that state's problem, unless it is Ready.
    pub fn set_state(&self, state: State) {
        *lock(&self.state) = state;
    }

    /// From now on a written value reads back as another.
    pub fn spoil_writes(&self, spoils: bool) {
        *lock(&self.spoils) = spoils;
    }

    /// A copy of its state, to return to.
    pub fn copy(&self) -> Self {
        let copy = Self::new();
        copy.put_back(self);
        copy
    }

    /// Takes the state and the items of that one.
    pub fn put_back(&self, other: &Self) {
        *lock(&self.state) = *lock(&other.state);
        *lock(&self.spoils) = *lock(&other.spoils);
        lock(&self.items).clone_from(&lock(&other.items));
    }

    /// Whether it holds the same as that one, byte for byte.
    pub fn holds_the_same(&self, other: &Self) -> bool {
        let held = lock(&self.items).clone();
        held == *lock(&other.items)
    }

    fn act<T>(&self, act: impl FnOnce(&mut BTreeMap<String, Zeroizing<Vec<u8>>>) -> Result<T>) -> Result<T> {
        match lock(&self.state).problem() {
            Some(kind) => Err(kind.into()),
            None => act(&mut lock(&self.items)),
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl SecretStore for MemoryStore {
    fn name(&self) -> String {
        "Memory".to_owned()
    }

    fn state(&self) -> Pin<Box<dyn Future<Output = State> + Send + '_>> {
        Box::pin(ready(*lock(&self.state)))
    }

    fn save<'a>(&'a self, account: &'a str, _label: &'a str, secret: &'a Secret) -> Answer<'a, ()> {
        let spoils = *lock(&self.spoils);
        Box::pin(ready(self.act(|items| {
            // EXPOSE: a test's memory in place of the system's keychain.
            let mut bytes = Zeroizing::new(secret.expose().as_bytes().to_vec());
            if spoils && let Some(last) = bytes.last_mut() {
                *last ^= 1;
            }
            items.insert(account.to_owned(), bytes);
            Ok(())
        })))
    }

    fn read<'a>(&'a self, account: &'a str) -> Answer<'a, Option<Secret>> {
        Box::pin(ready(self.act(|items| items.get(account).cloned().map(Secret::from_keychain).transpose())))
    }

    fn erase<'a>(&'a self, account: &'a str) -> Answer<'a, ()> {
        let spoils = *lock(&self.spoils);
        Box::pin(ready(self.act(|items| {
            if spoils && items.contains_key(account) {
                return Err(Kind::KeychainDiffers.into());
            }
            items.remove(account);
            Ok(())
        })))
    }

    fn list(&self) -> Answer<'_, Vec<String>> {
        Box::pin(ready(self.act(|items| Ok(items.keys().cloned().collect()))))
    }
}
