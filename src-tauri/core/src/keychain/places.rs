//! The places that a secret of one space may lie in, and which one is meant.
//!
//! Invariant: an item is looked for where its custody says it lies, and nowhere else: a vault that is locked is not
//! a keychain without the item.

use std::path::Path;
use std::sync::Arc;

use super::{Keychain, Session, Vault};
use crate::facts::{Custody, Keep};
use crate::problem::{Kind, Problem, Result};
use crate::secret::Secret;

/// Keychain, memory of this session, vault.
pub struct Places {
    system: Arc<dyn Keychain>,
    session: Session,
    vault: Arc<Vault>,
    /// The vault as it is reached: a test puts something in between.
    through: Arc<dyn Keychain>,
}

impl Places {
    /// With this keychain of the system's, and the vault of the space in `folder`.
    #[must_use]
    pub fn new(system: Arc<dyn Keychain>, folder: &Path) -> Self {
        Self::with_vault(system, Vault::at(folder))
    }

    /// With this vault.
    #[must_use]
    pub fn with_vault(system: Arc<dyn Keychain>, vault: Vault) -> Self {
        let vault = Arc::new(vault);
        Self { system, session: Session::default(), through: vault.clone(), vault }
    }

    /// The vault is reached through this from now on.
    #[must_use]
    pub fn through(mut self, wrap: impl FnOnce(Arc<Vault>) -> Arc<dyn Keychain>) -> Self {
        self.through = wrap(self.vault.clone());
        self
    }

    /// One of them.
    #[must_use]
    pub fn at(&self, keep: Keep) -> &dyn Keychain {
        match keep {
            Keep::Keychain => self.system.as_ref(),
            Keep::Session => &self.session,
            Keep::Vault => self.through.as_ref(),
        }
    }

    /// The system's keychain.
    #[must_use]
    pub fn system(&self) -> &Arc<dyn Keychain> {
        &self.system
    }

    /// The vault.
    #[must_use]
    pub fn vault(&self) -> &Vault {
        &self.vault
    }

    /// The app ends: what was for this session is wiped, and the vault is locked.
    pub fn end(&self) {
        self.session.end();
        self.vault.lock();
    }

    /// What lies in custody, read for one use.
    ///
    /// # Errors
    /// `session-over`, `keychain-item-gone`, `vault-item-gone`; `keychain-differs` when somebody changed it; those
    /// of the place.
    pub async fn read(&self, custody: &Custody) -> Result<Secret> {
        let gone = || Problem::from(gone(custody.keep));
        if custody.over_at.is_some() {
            return Err(gone());
        }
        let secret = self.at(custody.keep).read(&custody.account).await?.ok_or_else(gone)?;
        if secret.mark() != custody.mark {
            return Err(Kind::KeychainDiffers.into());
        }
        Ok(secret)
    }
}

/// What it means that the item is not where it was put.
pub(crate) const fn gone(keep: Keep) -> Kind {
    match keep {
        Keep::Keychain => Kind::KeychainItemGone,
        Keep::Session => Kind::SessionOver,
        Keep::Vault => Kind::VaultItemGone,
    }
}
