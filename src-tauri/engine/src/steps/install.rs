//! What a connection records while a secret is taken into custody ([`secrets::custody`] has the order), and how it
//! reads that record after a kill.

use jiff::Timestamp;
use zeroize::Zeroizing;

use model::audit::AuditEvent;
use model::connection::{Connection, Intent, ItemName, Rotation, SecretKind, Step, StoreKind, StoredSecret};
use model::mark::Mark;
use model::names::ClientId;
use model::problem::{Kind, Problem, Result};
use secrets::custody::{self, Item, Journal, Source};
use secrets::secret::{Secret, Taken};
use secrets::stores::State;

use crate::engine::Engine;
use crate::saved::inventory::secret_of;

/// Which credential's secret is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Credential<'a> {
    /// Okta's Client Secret.
    Okta,
    /// Okta's new Client Secret in a rotation, beside the one in use.
    Pending,
    /// The Secret Key of Dell's API credential.
    DellKey {
        /// The Client ID it belongs to, as typed.
        client_id: &'a str,
    },
}

impl Credential<'_> {
    const fn kind(self) -> SecretKind {
        match self {
            Self::Okta | Self::Pending => SecretKind::OktaSecret,
            Self::DellKey { .. } => SecretKind::DellKey,
        }
    }

    /// The secret that this connection has of it.
    fn held(self, connection: &Connection) -> Option<&StoredSecret> {
        match self {
            Self::Okta => connection.secret_here().filter(|custody| !custody.is_erased()),
            Self::Pending => Some(&connection.okta.rotation.as_ref()?.pending()?.secret),
            Self::DellKey { .. } => connection.dell.key.current(),
        }
    }
}

/// One secret that is being saved.
struct Taking<'a> {
    engine: &'a Engine,
    id: &'a str,
    credential: Credential<'a>,
    /// Held from the intent to the record: the intent is the only trace of an item that is being written.
    _one: Option<tokio::sync::MutexGuard<'a, ()>>,
}

impl<'a> Taking<'a> {
    /// # Errors
    /// What prevents it, before the secret is read.
    fn begin(engine: &'a Engine, id: &'a str, credential: Credential<'a>) -> Result<Self> {
        let credential = match credential {
            // A rotation takes its secret through its own path: this one would replace the old secret before Dell has
            // the new one.
            Credential::Okta => engine.no_rotation(id).map(|()| credential)?,
            Credential::Pending => engine.takes_pending(id).map(|()| credential)?,
            Credential::DellKey { client_id } => Credential::DellKey { client_id: dells_client_id(client_id)? },
        };
        Ok(Self { engine, id, credential, _one: None })
    }
}

impl Journal for Taking<'_> {
    fn parse(&self, text: Zeroizing<String>) -> Result<(Secret, Taken)> {
        let (secret, taken) = match self.credential {
            Credential::Okta | Credential::Pending => Secret::take_okta(text)?,
            Credential::DellKey { .. } => Secret::take_dell(text)?,
        };
        match self.credential {
            Credential::Pending => {
                let connection = self.engine.store.get(self.id)?;
                if connection.secret_here().is_some_and(|held| held.mark == secret.mark()) {
                    return Err(Kind::SecretNotNew.into());
                }
            }
            // EXPOSE: compared with the Client ID that the person typed; neither is kept from here.
            Credential::DellKey { client_id } if secret.expose() == client_id => {
                return Err(Problem::new(Kind::SecretIsClientId).at("dell_key"));
            }
            Credential::Okta | Credential::DellKey { .. } => {}
        }
        Ok((secret, taken))
    }

    async fn intend(&mut self, secret: &Secret, taken: Taken) -> Result<Option<Item>> {
        let (engine, id) = (self.engine, self.id);
        self._one = Some(secrets::stores::in_time(engine.keeping.lock()).await?);
        engine.intend_custody(id, self.credential, secret, taken).await
    }

    fn record(&mut self, anew: bool) -> Result<()> {
        if anew {
            self.engine.record(self.id)?;
        }
        if let Credential::DellKey { client_id } = self.credential {
            self.engine.store.update(self.id, None, |connection| {
                connection.dell.key_client_id = Some(client_id.to_owned());
                connection.dell.token = None;
            })?;
        }
        self._one = None;
        Ok(())
    }

    fn record_clipboard(&self, emptied: bool) -> Result<()> {
        self.engine.clipboard_emptied(self.id, self.credential, emptied)
    }
}

impl Engine {
    /// Takes a secret into custody.
    ///
    /// # Errors
    /// `secret-*` when the value is of another kind (nothing is stored), `clipboard-*`, `keychain-*`, `store-*`. After
    /// an error the clipboard is unchanged.
    pub async fn take(&self, id: &str, credential: Credential<'_>, source: Source<'_>) -> Result<()> {
        let mut taking = Taking::begin(self, id, credential)?;
        self.within_one_limit(async move { custody::take(&mut taking, &self.secret_stores, source).await }).await
    }

    /// Takes Okta's Client Secret that a program holds in memory.
    ///
    /// # Errors
    /// As [`Engine::take`].
    pub async fn take_secret(&self, id: &str, text: Zeroizing<String>) -> Result<()> {
        self.take(id, Credential::Okta, Source::Memory(text)).await
    }

    /// Takes the Secret Key of Dell's API credential, with its Client ID, that a program holds in memory.
    ///
    /// # Errors
    /// As [`Engine::take`].
    pub async fn take_dell_key(&self, id: &str, client_id: &str, text: Zeroizing<String>) -> Result<()> {
        self.take(id, Credential::DellKey { client_id }, Source::Memory(text)).await
    }

    /// Writes the intent to disk; does nothing if the secret is already in custody.
    async fn intend_custody(
        &self,
        id: &str,
        credential: Credential<'_>,
        secret: &Secret,
        how: Taken,
    ) -> Result<Option<Item>> {
        self.clear(id).await?;
        let mark = secret.mark();
        let connection = self.store.get(id)?;
        not_the_other(&connection, credential, secret, &mark)?;
        if let Some(held) = credential.held(&connection)
            && held.mark == mark
            && self.slot(held.store, &held.item).await?.is_some_and(|kept| kept.same(secret))
        {
            // The same value again: it is already in custody.
            return Ok(None);
        }
        if credential == Credential::Okta {
            for earlier in connection.usable_again().filter(|earlier| earlier.mark == mark) {
                if self.slot(earlier.store, &earlier.item).await?.is_some_and(|kept| kept.same(secret)) {
                    // A replaced secret has come back: it is stored here and needs no second item.
                    return self.put_back(id, &earlier.item).map(|()| None);
                }
            }
        }
        let host = connection.host().cloned().ok_or(Kind::DomainEmpty)?;
        // The store that the person chose, and no other: a store that fails is reported, not bypassed.
        let store = connection.ready.store;
        // After a database was lost, the store may have items that its successor doesn't know: none is overwritten.
        let lying = self.lying(store).await?;
        let item = self.store.change(id, None, |connection| {
            let numbered = |n: u32| ItemName::new(&host, id, credential.kind(), n);
            while lying.iter().any(|listed| numbered(connection.items.next_item) == *listed) {
                connection.items.next_item += 1;
            }
            let item = numbered(connection.items.next_item);
            connection.items.next_item += 1;
            connection.items.intent = Some(Intent::TakeCustody {
                item: item.clone(),
                store,
                mark: mark.clone(),
                pending: credential == Credential::Pending,
                trimmed: how.trimmed,
                unusual_length: how.unusual_length,
            });
            Ok(item)
        })?;
        Ok(Some(Item { store, account: item.to_string(), label: label(&host) }))
    }

    /// The items stored in the place that a secret is about to go to. If the place does not open, it is not asked
    /// again: storing would wait for the same answer.
    async fn lying(&self, store: StoreKind) -> Result<Vec<String>> {
        match self.secret_stores.at(store).list().await {
            Err(problem) if matches!(problem.kind, Kind::KeychainSlow | Kind::KeychainDenied) => Err(problem),
            Err(problem) if self.secret_stores.at(store).state().await == State::Locked => Err(problem),
            Ok(listed) => Ok(listed),
            // Another part is locked; the one where it is stored may be open.
            Err(_) => Ok(self.secret_stores.at(store).look_through().await.unwrap_or_default().accounts),
        }
    }

    /// Records what the intent says: the item is in its place and reads back equal.
    fn record(&self, id: &str) -> Result<()> {
        let mut entry = self.by_app(AuditEvent::TookSecret);
        if let Some(Intent::TakeCustody { item, mark, .. }) = &self.store.get(id)?.items.intent {
            entry.note.clone_from(&mark.secret_hash);
            if item.kind() == SecretKind::DellKey {
                entry.act = AuditEvent::TookDellKey;
            }
        }
        // People close the only dialog that shows the secret once this is recorded.
        self.store.commit_irrevocable(id, &entry, |connection| {
            let Some(Intent::TakeCustody { item, store, mark, pending, trimmed, unusual_length }) =
                connection.items.intent.take()
            else {
                return Err(Kind::StepNotDone.into());
            };
            let place = self.secret_stores.at(store).name();
            let mut custody = StoredSecret::stored(item, store, place, mark, Timestamp::now());
            (custody.trimmed, custody.unusual_length) = (trimmed, unusual_length);
            if custody.item.kind() == SecretKind::DellKey {
                connection.dell.key.replace(custody);
                // The previous credential was accepted, with its Client ID; after a kill nothing else shows that this
                // one was not.
                connection.dell.token = None;
                connection.dell.key_client_id = None;
            } else if pending {
                connection.stage_pending(custody);
            } else {
                connection.replace_secret(custody);
                connection.progress.passed.remove(&Step::Install);
            }
            Ok(())
        })
    }

    /// Settles what an earlier run began and did not record: reads the slot and trusts only what it reads.
    ///
    /// # Errors
    /// If the keychain cannot be read now, the intent is kept for later.
    pub async fn settle(&self, id: &str) -> Result<()> {
        self.one_act(self.settle_alone(id)).await
    }

    async fn settle_alone(&self, id: &str) -> Result<()> {
        // A keychain that hangs is asked once, with a short timeout: a person is waiting, and each question takes its
        // time.
        if self.store.get(id)?.items.intent.is_some() && self.secret_stores.system().state().await == State::Slow {
            return Err(Kind::KeychainSlow.into());
        }
        self.settle_now(id).await
    }

    /// The same, within an act of custody.
    pub(crate) async fn settle_now(&self, id: &str) -> Result<()> {
        match self.store.get(id)?.items.intent {
            None => self.look_for_possible_copies(id).await,
            Some(Intent::TakeCustody { item, store, mark, .. }) => match self.slot(store, &item).await? {
                Some(kept) if kept.mark() == mark => self.record(id),
                // Nothing, or something else, is in the slot: the secret was not stored. Any item there is left alone.
                Some(_) | None => self.not_stored(id),
            },
            Some(Intent::Erase { .. }) => self.erase_on(id).await,
            Some(Intent::Move { item }) => {
                self.move_on(id, &item).await?;
                self.note_session_over(id).await
            }
            Some(Intent::MoveOut { item, from }) => {
                self.move_out(id, &item, from).await?;
                self.note_session_over(id).await
            }
            Some(Intent::Remove) => self.remove_on(id).await,
            Some(Intent::Wipe { item }) => self.erase_item_on(id, &item).await,
        }
    }

    pub(crate) fn not_stored(&self, id: &str) -> Result<()> {
        self.store.update(id, Some(&self.by_app(AuditEvent::NotStored)), |connection| connection.items.intent = None)
    }

    /// What is in a slot. Bytes that this app did not write count as not ours rather than as a failure, which would
    /// block the slot forever.
    pub(crate) async fn slot(&self, store: StoreKind, account: &str) -> Result<Option<Secret>> {
        match self.secret_stores.at(store).read(account).await {
            Err(problem) if problem.kind == Kind::KeychainDiffers => Ok(None),
            answer => answer,
        }
    }

    /// Records that a copy of Okta's secret is about to be put on the clipboard.
    ///
    /// # Errors
    /// Those of the store.
    pub fn copies_secret(&self, id: &str) -> Result<()> {
        let mut entry = self.by_app(AuditEvent::CopiedSecret);
        let connection = self.store.get(id)?;
        entry.note = connection.secret_here().map(|c| c.mark.secret_hash.clone()).unwrap_or_default();
        self.store.commit_irrevocable(id, &entry, |_| Ok(()))
    }

    /// Records whether the clipboard was emptied after custody. Once emptied, it counts as emptied.
    fn clipboard_emptied(&self, id: &str, credential: Credential<'_>, emptied: bool) -> Result<()> {
        self.store.update(id, None, |connection| {
            let custody = match credential {
                Credential::Okta => connection.okta.secret.current_mut(),
                Credential::Pending => {
                    connection.okta.rotation.as_mut().and_then(Rotation::pending_mut).map(|pending| &mut pending.secret)
                }
                Credential::DellKey { .. } => connection.dell.key.current_mut(),
            };
            if let Some(custody) = custody {
                custody.clipboard_was_emptied(emptied);
            }
        })
    }

    /// Stores the Client ID. One of an unusual shape is stored only with `anyway`.
    ///
    /// # Errors
    /// `client-id-*`.
    pub fn accept_client_id(&self, id: &str, text: &str, anyway: bool) -> Result<()> {
        self.no_rotation(id)?;
        let (client_id, unusual) = ClientId::read(text)?;
        if unusual && !anyway {
            return Err(Problem::new(Kind::ClientIdUnusual).with("length", client_id.chars().count()));
        }
        self.store.update(id, None, |connection| {
            connection.okta.client_id = Some(client_id);
            connection.okta.client_id_host = connection.host().cloned();
        })?;
        self.store.set_draft(id, "client_id", "")
    }

    /// Reads Okta's secret for one use.
    ///
    /// # Errors
    /// `secret-needed` (also when the stored one was taken for another organization), `secret-gone` (erased here),
    /// `keychain-item-gone`, `keychain-differs` (changed by something else), and those of the keychain.
    pub async fn secret(&self, id: &str) -> Result<Secret> {
        self.secret_in(&self.store.get(id)?).await
    }

    /// The secret of this record, so that it fits the host and the Client ID in it.
    pub(crate) async fn secret_in(&self, connection: &Connection) -> Result<Secret> {
        let read = secret_of(&self.secret_stores, connection).await;
        if let Some(custody) = connection.secret_here()
            && let Err(problem) = self.note_found(&connection.id, custody, read.as_ref().err())
        {
            tracing::warn!(%problem, "what was found in the place of a secret is not recorded");
        }
        read.map_err(Problem::of_what_is_kept)
    }

    /// Records that a secret was missing or changed, or that it is there again.
    fn note_found(&self, id: &str, custody: &StoredSecret, problem: Option<&Problem>) -> Result<()> {
        let changed = match problem.map(|problem| problem.kind) {
            None => None,
            Some(Kind::KeychainItemGone | Kind::VaultItemGone) => Some(false),
            Some(Kind::KeychainDiffers) => Some(true),
            // Locked does not mean missing, nor does any other reason it could not be read.
            Some(_) => return Ok(()),
        };
        if custody.missing() == changed {
            return Ok(());
        }
        let entry = self
            .by_app(if changed.is_some() { AuditEvent::FoundMissing } else { AuditEvent::FoundAgain })
            .noting(custody.item.to_string());
        self.store.update(id, Some(&entry), |connection| {
            for known in connection.custodies_mut().filter(|known| known.item == custody.item) {
                match changed {
                    Some(replaced) => known.not_found(replaced, Timestamp::now()),
                    None => known.found(),
                }
            }
        })
    }

    pub(crate) async fn read(&self, custody: StoredSecret) -> Result<Secret> {
        self.secret_stores.read(&custody).await
    }
}

/// What a keychain shows beside the item's name.
pub fn label(host: &str) -> String {
    format!("Okta Dell Connect: {host}")
}

/// The Client ID of Dell's API credential, as typed.
///
/// # Errors
/// `client-id-empty`, or `client-id-has-space` for text that cannot be a Client ID; both belong to Dell's field.
pub(crate) fn dells_client_id(text: &str) -> Result<&str> {
    let client_id = text.trim();
    let refused = |kind| Err(Problem::new(kind).at("dell_client_id"));
    if client_id.is_empty() {
        return refused(Kind::ClientIdEmpty);
    }
    if client_id.chars().any(char::is_whitespace) || client_id.len() > 200 {
        return refused(Kind::ClientIdHasSpace);
    }
    Ok(client_id)
}

/// Refuses a value that this connection knows as something else: the other service's secret by its mark, both Client
/// IDs by their text. Nothing is stored yet.
fn not_the_other(connection: &Connection, credential: Credential<'_>, secret: &Secret, mark: &Mark) -> Result<()> {
    // EXPOSE: compared with values that are not secrets; nothing is kept.
    let is = |known: Option<&str>| known == Some(secret.expose());
    let has = |custody: Option<&StoredSecret>| custody.is_some_and(|held| held.mark == *mark);
    let okta_id = is(connection.okta.client_id.as_deref());
    let kind = match credential.kind() {
        SecretKind::OktaSecret if okta_id => Kind::SecretIsClientId,
        SecretKind::OktaSecret
            if has(connection.dell.key.current()) || is(connection.dell.key_client_id.as_deref()) =>
        {
            Kind::SecretIsDellKey
        }
        SecretKind::DellKey if okta_id || has(connection.okta.secret.current()) => Kind::DellKeyIsOkta,
        SecretKind::OktaSecret | SecretKind::DellKey => return Ok(()),
    };
    Err(kind.into())
}

#[cfg(test)]
mod tests;
