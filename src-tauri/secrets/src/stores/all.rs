//! The stores that a secret of one mode may be in, and which one is meant.
//!
//! Invariant: an item is looked for in the store that its record names, and nowhere else: a locked vault is not a
//! keychain without the item.

use std::path::Path;
use std::sync::Arc;

use super::{SecretStore, Session, Vault};
use crate::secret::Secret;
use model::connection::{StoreKind, StoredSecret};
use model::problem::{Kind, Problem, Result};

/// Keychain, this session's memory, vault.
pub struct SecretStores {
    system: Arc<dyn SecretStore>,
    session: Session,
    vault: Arc<Vault>,
    /// How the vault is reached: a test puts something in between.
    through: Arc<dyn SecretStore>,
}

impl SecretStores {
    /// With this keychain of the system, and the vault in `folder`.
    pub fn new(system: Arc<dyn SecretStore>, folder: &Path) -> Self {
        Self::with_vault(system, Vault::at(folder))
    }

    /// With this vault.
    pub fn with_vault(system: Arc<dyn SecretStore>, vault: Vault) -> Self {
        let vault = Arc::new(vault);
        Self { system, session: Session::default(), through: vault.clone(), vault }
    }

    /// Reaches the vault through this from now on.
    pub fn through(mut self, wrap: impl FnOnce(Arc<Vault>) -> Arc<dyn SecretStore>) -> Self {
        self.through = wrap(self.vault.clone());
        self
    }

    /// One of them.
    pub fn at(&self, store: StoreKind) -> &dyn SecretStore {
        match store {
            StoreKind::Keychain => self.system.as_ref(),
            StoreKind::Session => &self.session,
            StoreKind::Vault => self.through.as_ref(),
        }
    }

    /// The system's keychain.
    pub fn system(&self) -> &Arc<dyn SecretStore> {
        &self.system
    }

    /// The vault.
    pub fn vault(&self) -> &Vault {
        &self.vault
    }

    /// The app ends: wipes this session's secrets and locks the vault.
    pub fn end(&self) {
        self.session.end();
        self.vault.lock();
    }

    /// Reads a saved secret for one use.
    ///
    /// # Errors
    /// `session-over`, `keychain-item-gone`, `vault-item-gone`; `keychain-differs` if somebody changed it; those of the
    /// store.
    pub async fn read(&self, custody: &StoredSecret) -> Result<Secret> {
        let gone = || Problem::from(custody.store.gone());
        if custody.session_has_ended() {
            return Err(gone());
        }
        let secret = self.at(custody.store).read(&custody.item).await?.ok_or_else(gone)?;
        if secret.mark() != custody.mark {
            return Err(Kind::KeychainDiffers.into());
        }
        Ok(secret)
    }
}
