//! Items in memory until the app ends: in no file, in pages that are locked where the system allows it, wiped at the
//! end.

use parking_lot::Mutex;
use std::collections::BTreeMap;
use std::future::ready;
use std::pin::Pin;

use zeroize::Zeroizing;

use super::{Answer, SecretStore, State};
use crate::secret::Secret;
use model::problem::Result;

/// A store for this session only. Its items are wiped with it.
#[derive(Default)]
pub struct Session {
    items: Mutex<BTreeMap<String, Secret>>,
}

impl Session {
    /// Wipes all items: the session ends.
    pub fn end(&self) {
        self.items.lock().clear();
    }
}

impl SecretStore for Session {
    fn name(&self) -> String {
        "Memory".to_owned()
    }

    fn state(&self) -> Pin<Box<dyn Future<Output = State> + Send + '_>> {
        Box::pin(ready(State::Ready))
    }

    fn save<'a>(&'a self, account: &'a str, _label: &'a str, secret: &'a Secret) -> Answer<'a, ()> {
        Box::pin(ready(copy(secret).map(|kept| drop(self.items.lock().insert(account.to_owned(), kept)))))
    }

    fn read<'a>(&'a self, account: &'a str) -> Answer<'a, Option<Secret>> {
        Box::pin(ready(self.items.lock().get(account).map(copy).transpose()))
    }

    fn erase<'a>(&'a self, account: &'a str) -> Answer<'a, ()> {
        drop(self.items.lock().remove(account));
        Box::pin(ready(Ok(())))
    }

    fn list(&self) -> Answer<'_, Vec<String>> {
        Box::pin(ready(Ok(self.items.lock().keys().cloned().collect())))
    }
}

/// A copy in locked pages of its own.
fn copy(secret: &Secret) -> Result<Secret> {
    // EXPOSE: this memory is the store that the person chose; both copies are wiped on drop.
    Secret::from_keychain(Zeroizing::new(secret.expose().as_bytes().to_vec()))
}
