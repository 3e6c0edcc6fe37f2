//! Where secrets are stored: chosen by the person, looked at, and moved to the keychain later.
//!
//! A move: intent on disk, stored in the keychain, read back, compared, recorded; only then erased from the former
//! store. At every instant one store that the record names has the secret.

use jiff::Timestamp;
use zeroize::Zeroizing;

use crate::consent::Question;
use crate::engine::Engine;
use crate::saved::inventory::Listed;
use crate::saved::sessions::gone_with_session;
use crate::store::Entry;
use model::audit::AuditEvent;
use model::connection::{Connection, Intent, ItemName, StoreKind};
use model::problem::{Kind, Problem, Result};
use secrets::stores::{SecretStores, State};

impl Engine {
    /// Stores this connection's secrets there from now on. Secrets in another store stay there.
    ///
    /// # Errors
    /// `vault-locked` and `vault-gone` before the vault is open; `declined` for this session only.
    pub async fn keep_in(&self, id: &str, store: StoreKind) -> Result<()> {
        self.fit(store).await?;
        if store == StoreKind::Session && self.store.get(id)?.ready.store != store {
            self.agreed_for(id, |org| Question::KeepForSession { org }).await?;
        }
        let entry = self.by_hand(AuditEvent::ChoseStore, "").noting(store.word());
        self.store.update(id, Some(&entry), |connection| {
            connection.ready.store = store;
            connection.ready.keychain_ready_at = None;
        })
    }

    async fn fit(&self, store: StoreKind) -> Result<()> {
        match (store, self.secret_stores.at(store).state().await) {
            (StoreKind::Vault, State::Ready) => Ok(()),
            (StoreKind::Vault, State::Locked) => Err(Kind::VaultLocked.into()),
            (StoreKind::Vault, _) => Err(self.secret_stores.vault().gone()),
            (StoreKind::Keychain | StoreKind::Session, _) => Ok(()),
        }
    }

    /// Opens the vault, or creates it.
    ///
    /// # Errors
    /// Those of [`secrets::stores::Vault::unlock`].
    pub async fn unlock_vault(&self, passphrase: Zeroizing<String>) -> Result<()> {
        self.secret_stores.vault().unlock(passphrase).await
    }

    /// Has the system ask for whatever unlocks its keychain, and waits.
    pub async fn unlock_keychain(&self) -> Result<()> {
        self.secret_stores.system().unlock_by_prompt().await
    }

    /// Moves all of a connection's secrets from their fallback into the keychain.
    ///
    /// # Errors
    /// `nothing-to-move`; those of both stores. A secret that was not moved is where it was.
    pub async fn move_to_keychain(&self, id: &str) -> Result<()> {
        self.one_act(self.move_to_keychain_alone(id)).await
    }

    async fn move_to_keychain_alone(&self, id: &str) -> Result<()> {
        self.settle_now(id).await?;
        let elsewhere: Vec<_> = {
            let connection = self.store.get(id)?;
            connection.kept().filter(|custody| custody.store != StoreKind::Keychain).cloned().collect()
        };
        if elsewhere.is_empty() && self.store.get(id)?.ready.store == StoreKind::Keychain {
            return Err(Kind::NothingToMove.into());
        }
        // First whether there is a keychain to move to: a move that can't begin leaves nothing to recover.
        self.unlock_keychain().await.map_err(Problem::of_what_is_kept)?;
        for custody in elsewhere {
            let secret = self.secret_stores.read(&custody).await?;
            self.store.update(id, None, |connection| {
                connection.items.intent = Some(Intent::Move { item: custody.item.clone() })
            })?;
            let label = crate::steps::install::label(custody.host());
            let system = self.secret_stores.system();
            system.save(&custody.item, &label, &secret).await?;
            let back = system.read(&custody.item).await?.ok_or(Kind::KeychainItemGone)?;
            if !back.same(&secret) {
                return Err(Kind::KeychainDiffers.into());
            }
            self.moved(id, &custody.item)?;
            self.move_out(id, &custody.item, custody.store).await?;
        }
        self.store.update(id, None, |connection| {
            connection.ready.store = StoreKind::Keychain;
            connection.ready.keychain_ready_at = Some(Timestamp::now());
        })?;
        self.leave_vault(id).await
    }

    /// An open vault that is empty and no connection's store leaves no file behind.
    async fn leave_vault(&self, id: &str) -> Result<()> {
        let vault = self.secret_stores.vault();
        if self.store.all()?.iter().any(Connection::uses_vault) || !vault.remove_if_empty().await? {
            return Ok(());
        }
        let entry = self.by_app(AuditEvent::VaultRemoved).noting(vault.path().display().to_string());
        self.store.record(id, &entry)
    }

    /// Ends a move that was cut short, by what the keychain says: it has the item, or the item is where it was.
    pub(crate) async fn move_on(&self, id: &str, item: &ItemName) -> Result<()> {
        let connection = self.store.get(id)?;
        let Some(custody) = connection.custodies().find(|custody| custody.item == *item).cloned() else {
            return self.unmoved(id);
        };
        match self.slot(StoreKind::Keychain, item).await {
            Ok(Some(kept)) if kept.mark() == custody.mark => {
                self.moved(id, item)?;
                self.move_out(id, item, custody.store).await
            }
            Ok(_) => self.unmoved(id),
            // The keychain may have a copy that no record would name: until it can be read, the intent does.
            Err(problem) => Err(problem),
        }
    }

    /// Recovers what an earlier run began, before another act of custody. An intent that waits for a store which may
    /// never come back blocks no act: without it, the record says where the secret is, or that it was not stored.
    pub(crate) async fn clear(&self, id: &str) -> Result<()> {
        let Err(problem) = self.settle_now(id).await else { return Ok(()) };
        match (self.store.get(id)?.items.intent, problem.kind) {
            (Some(Intent::Move { item }), Kind::KeychainNone | Kind::KeychainDisabled) => {
                let entry = self.by_app(AuditEvent::MoveLeft).noting(item.to_string());
                self.store.update(id, Some(&entry), |connection| {
                    connection.items.intent = None;
                    connection.items.possible_copies.push(item);
                })?;
                self.note_session_over(id).await
            }
            (Some(Intent::TakeCustody { store: StoreKind::Vault, .. }), Kind::VaultGone) => self.not_stored(id),
            _ => Err(problem),
        }
    }

    /// Copies that a move may have left in a keychain that did not answer. Once it answers without a prompt, the only
    /// copy becomes the saved one, and a second one beside it is erased. What is unclear now is left for later.
    pub(crate) async fn look_for_possible_copies(&self, id: &str) -> Result<()> {
        let connection = self.store.get(id)?;
        if connection.items.possible_copies.is_empty() || self.secret_stores.system().state().await != State::Ready {
            return Ok(());
        }
        for item in &connection.items.possible_copies {
            if let Err(problem) = self.look_for(id, &connection, item).await {
                tracing::warn!(%problem, "what a move has left is not known yet");
            }
        }
        Ok(())
    }

    async fn look_for(&self, id: &str, connection: &Connection, item: &ItemName) -> Result<()> {
        let Some(copy) = self.slot(StoreKind::Keychain, item).await? else {
            return self.no_stray(id, item, Some(&self.by_app(AuditEvent::NoCopy)));
        };
        let of = connection.custodies().find(|custody| custody.item == *item);
        if let Some(kept) = connection.kept().find(|custody| custody.item == *item) {
            // It is erased here only while the connection's own copy can be read there.
            return match kept.store {
                StoreKind::Keychain => self.no_stray(id, item, None),
                StoreKind::Session | StoreKind::Vault => {
                    self.secret_stores.read(kept).await?;
                    self.erase_stray(id, item).await
                }
            };
        }
        match of {
            Some(lost) if !lost.is_erased() && lost.mark == copy.mark() => {
                self.moved(id, item)?;
                self.move_out(id, item, lost.store).await?;
                self.no_stray(id, item, None)
            }
            // Erased by choice, when this could not be.
            Some(gone) if gone.is_erased() => self.erase_stray(id, item).await,
            // Nothing relies on it: it stays, is listed as such, and is erased with the connection.
            Some(_) | None => self.no_stray(id, item, None),
        }
    }

    /// Erases what a move may have left in the keychain. If the keychain is gone, that is recorded, not waited for.
    pub(crate) async fn erase_stray(&self, id: &str, account: &str) -> Result<()> {
        match self.secret_stores.system().state().await {
            State::None | State::Disabled => {
                self.store.record(id, &self.by_app(AuditEvent::KeychainGone).noting(account))
            }
            _ => {
                self.secret_stores.system().erase(account).await?;
                self.no_stray(id, account, Some(&self.by_app(AuditEvent::NoCopy)))
            }
        }
    }

    fn no_stray(&self, id: &str, account: &str, entry: Option<&Entry>) -> Result<()> {
        let noted = entry.map(|entry| Entry { note: account.to_owned(), ..entry.clone() });
        self.store.update(id, noted.as_ref(), |connection| {
            connection.items.possible_copies.retain(|stray| *stray != *account)
        })
    }

    fn unmoved(&self, id: &str) -> Result<()> {
        self.store.update(id, Some(&self.by_app(AuditEvent::NotMoved)), |connection| connection.items.intent = None)
    }

    /// Marks secrets whose session ended, after recovering an interrupted move of them.
    pub(crate) async fn note_session_over(&self, id: &str) -> Result<()> {
        let left = self.secret_stores.at(StoreKind::Session).list().await?;
        let gone = gone_with_session(&self.store.get(id)?, &left);
        if gone.is_empty() {
            return Ok(());
        }
        self.store.update(id, Some(&self.by_app(AuditEvent::SessionOver)), |connection| {
            connection.session_over(&gone, Timestamp::now())
        })
    }

    /// Records that the keychain has it.
    fn moved(&self, id: &str, item: &ItemName) -> Result<()> {
        let place = self.secret_stores.system().name();
        let entry = self.by_app(AuditEvent::MovedSecret).noting(item.to_string());
        self.store.update(id, Some(&entry), |connection| {
            let mut from = StoreKind::Keychain;
            for custody in connection.custodies_mut().filter(|custody| custody.item == *item) {
                from = custody.store;
                custody.moved(StoreKind::Keychain, place.clone(), Timestamp::now());
            }
            connection.items.possible_copies.retain(|stray| stray != item);
            connection.items.intent = Some(Intent::MoveOut { item: item.clone(), from });
        })
    }

    /// Erases it from the former store, and records that.
    pub(crate) async fn move_out(&self, id: &str, account: &str, from: StoreKind) -> Result<()> {
        let left = match self.secret_stores.at(from).erase(account).await {
            // The keychain has it. A vault that is gone is recorded, and not waited for.
            Err(problem) if problem.kind == Kind::VaultGone => Some(self.by_app(AuditEvent::VaultGone).noting(account)),
            erased => erased.map(|()| None)?,
        };
        self.store.update(id, left.as_ref(), |connection| connection.items.intent = None)
    }

    /// What is in each store: those that these connections use, and others that can be read without a prompt.
    pub async fn listed_for(&self, connections: &[Connection]) -> Listed {
        listed_in(&self.secret_stores, connections).await
    }
}

/// What is in each store, for a reader too; see [`Engine::listed_for`]. A locked vault is not read. A locked keychain
/// prompts the person; whatever can be seen without an answer is listed all the same.
pub async fn listed_in(stores: &SecretStores, connections: &[Connection]) -> Listed {
    let keychain = connections.is_empty()
        || connections.iter().any(|connection| {
            connection.ready.store == StoreKind::Keychain
                || connection.custodies().any(|custody| custody.store == StoreKind::Keychain)
        });
    let mut listed = Listed::default();
    for store in [StoreKind::Keychain, StoreKind::Vault] {
        let place = stores.at(store);
        match (store, place.state().await) {
            (_, State::Ready) => {}
            (StoreKind::Keychain, State::Locked) if keychain => {
                // The answer shows in what can be seen after it.
                let _answered = place.unlock_by_prompt().await;
            }
            (StoreKind::Keychain, _) if keychain => {}
            (StoreKind::Vault, State::Locked) => {
                listed.unseen.insert(store, Kind::VaultLocked.into());
                continue;
            }
            _ => continue,
        }
        match place.look_through().await {
            Ok(found) => drop(listed.seen.insert(store, found)),
            Err(problem) => drop(listed.unseen.insert(store, problem.of_what_is_kept())),
        }
    }
    listed
}
