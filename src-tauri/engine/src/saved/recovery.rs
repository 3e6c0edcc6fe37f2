//! Finds secrets in the keychain or the vault that no connection here knows: a database was damaged or lost, and the
//! item names show whose they are. They are offered, never adopted without the person, and never erased here.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Serialize;

use model::audit::AuditEvent;
use model::connection::{Connection, ItemName, Organization, SecretKind, StoreKind, StoredSecret};
use model::names::{self, OktaHost};
use model::problem::{Kind, Result};
use model::service_message::visible;
use secrets::stores::{Inventory, SecretStore as _, State};

use crate::engine::Engine;

/// Items of a connection that no longer exists here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Orphan {
    /// The id of the connection they were stored for.
    pub id: String,
    /// The Okta host they were stored for.
    pub host: String,
    /// Whether Okta's Client Secret is among them.
    pub okta: bool,
    /// Whether Dell's Secret Key is among them.
    pub dell: bool,
}

/// An item that no connection knows.
struct Item {
    store: StoreKind,
    name: ItemName,
}

impl Engine {
    /// Settles what earlier runs began, in all connections. What cannot be settled now is left for later.
    pub async fn settle_all(&self) -> Result<()> {
        self.within_one_limit(self.settle_each()).await
    }

    async fn settle_each(&self) -> Result<()> {
        for id in self.store.unsettled()? {
            if let Err(problem) = self.settle(&id).await {
                tracing::warn!(%problem, "an earlier intent is not settled yet");
            }
        }
        Ok(())
    }

    /// Secrets in the keychain and the vault that no connection knows, by their item names: no secret is read. A locked
    /// vault shows none; a locked keychain shows what it lists without opening; nothing is opened for this.
    ///
    /// # Errors
    /// Those of the keychain and the store.
    pub async fn orphans(&self) -> Result<Vec<Orphan>> {
        let mut found: BTreeMap<String, Orphan> = BTreeMap::new();
        for item in self.orphaned_items(false).await? {
            // By the account that wrote the item.
            let (id, host) = (item.name.connection().to_owned(), visible(item.name.host()).into_owned());
            let orphan = Orphan { id: id.clone(), host, okta: false, dell: false };
            let one = found.entry(id).or_insert(orphan);
            match item.name.kind() {
                SecretKind::OktaSecret => one.okta = true,
                SecretKind::DellKey => one.dell = true,
            }
        }
        Ok(found.into_values().collect())
    }

    /// Whether a locked vault exists that no connection uses, so that its content is unknown.
    ///
    /// # Errors
    /// Those of the store.
    pub async fn vault_unknown(&self) -> Result<bool> {
        if self.secret_stores.vault().state().await != State::Locked {
            return Ok(false);
        }
        Ok(!self.store.all()?.iter().any(Connection::uses_vault))
    }

    /// The names of locked keychain parts that hold more of our items than the connections here miss.
    ///
    /// # Errors
    /// Those of the store.
    pub async fn keychain_unknown(&self) -> Result<Vec<String>> {
        let keychain = self.secret_stores.at(StoreKind::Keychain);
        // One that does not answer is not waited for twice.
        if !matches!(keychain.state().await, State::Ready | State::Locked | State::NoDefault | State::SessionOnly) {
            return Ok(Vec::new());
        }
        let Ok(found) = keychain.look_through().await else { return Ok(Vec::new()) };
        let all = self.store.all()?;
        let kept = all.iter().flat_map(Connection::custodies).filter(|custody| custody.store == StoreKind::Keychain);
        let missed = kept.filter(|custody| !found.accounts.iter().any(|listed| custody.item == *listed)).count();
        let parts = found.locked.into_iter().filter(|part| part.items.is_some()).collect::<Vec<_>>();
        let held: usize = parts.iter().filter_map(|part| part.items).sum();
        Ok(if held > missed { parts.into_iter().map(|part| part.name).collect() } else { Vec::new() })
    }

    /// The orphaned items that can be seen; to `open` a locked keychain, the system may ask the person.
    async fn orphaned_items(&self, open: bool) -> Result<Vec<Item>> {
        let known: Vec<ItemName> =
            self.store.all()?.iter().flat_map(Connection::custodies).map(|custody| custody.item.clone()).collect();
        let (mut items, mut refused) = (Vec::new(), None);
        for store in [StoreKind::Keychain, StoreKind::Vault] {
            let place = self.secret_stores.at(store);
            let accounts = match (place.state().await, store) {
                // What another part holds can be seen without the default one.
                (State::Ready | State::NoDefault | State::SessionOnly, _) => place.look_through().await,
                // Locked does not mean missing.
                (State::Locked, StoreKind::Keychain) if open => place.list().await.map(Inventory::whole),
                (State::Locked, StoreKind::Keychain) => Ok(place.look_through().await.unwrap_or_default()),
                _ => continue,
            };
            let accounts = match accounts {
                Ok(found) => found.accounts,
                Err(problem) => {
                    refused = Some(problem);
                    continue;
                }
            };
            for account in accounts {
                // A connection with an unreadable record still exists: nobody may adopt its items.
                match self.own_name(&account) {
                    Some(name) if !known.contains(&name) && !self.store.has(name.connection())? => {
                        items.push(Item { store, name });
                    }
                    Some(_) | None => {}
                }
            }
        }
        // One place's refusal says nothing about what the other holds.
        refused.filter(|_| items.is_empty()).map_or(Ok(items), Err)
    }

    /// `None` for a name that this app would not have given, or whose host no secret would be sent to.
    fn own_name(&self, account: &str) -> Option<ItemName> {
        let name = ItemName::parse(account)?;
        let id = name.connection();
        let own = id.len() == 12 && id.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        let reading = names::read(name.host(), self.practice()).ok()?;
        (own && reading.host == name.host() && !reading.custom).then_some(name)
    }

    /// Adopts the items of a connection that no longer exists here, and returns the connection that has them now: a new
    /// one with the old id, or the one the organization already has. The newest readable secret becomes the current
    /// one, the others are listed as replaced; nothing is erased. What Dell has is unknown.
    ///
    /// # Errors
    /// `keychain-item-gone` when there are no such items any more, and those of the keychain.
    pub async fn adopt(&self, id: &str) -> Result<String> {
        self.one_act(self.adopt_alone(id)).await
    }

    async fn adopt_alone(&self, id: &str) -> Result<String> {
        let of_it =
            |items: Vec<Item>| items.into_iter().filter(|item| item.name.connection() == id).collect::<Vec<_>>();
        let mut items = of_it(self.orphaned_items(false).await?);
        if items.is_empty() {
            items = of_it(self.orphaned_items(true).await?);
        }
        items.sort_by_key(|item| item.name.number());
        let host = items.first().and_then(|item| OktaHost::parse(item.name.host())).ok_or(Kind::KeychainItemGone)?;
        let at = Timestamp::now();
        let mut found = Vec::new();
        for item in &items {
            let Some(secret) = self.slot(item.store, &item.name).await? else { continue };
            let place = self.secret_stores.at(item.store).name();
            found.push(StoredSecret::stored(item.name.clone(), item.store, place, secret.mark(), at));
        }
        let last = found.last().map(|custody| custody.mark.secret_hash.clone()).ok_or(Kind::KeychainItemGone)?;
        let next = items.iter().map(|item| item.name.number()).max().unwrap_or_default().saturating_add(1);
        let entry = self.by_app(AuditEvent::AdoptedSecret).noting(last);
        let other = self.store.all()?.into_iter().find(|one| one.host() == Some(&host));
        if let Some(other) = other {
            self.store.update(&other.id, Some(&entry), |connection| hold(connection, found))?;
            return Ok(other.id);
        }
        let mut connection = self.blank(id.to_owned())?;
        connection.okta.organization = Some(Organization::unasked(&host, host.clone()));
        connection.items.next_item = next;
        // Its record is gone, and with it what Dell was asked for.
        connection.records_lost_at = Some(at);
        hold(&mut connection, found);
        // New secrets are stored where the last one is.
        let store = connection.custodies().next().map(|custody| custody.store);
        connection.ready.store = store.unwrap_or_default();
        self.store.add(&connection, &entry)?;
        Ok(connection.id)
    }
}

/// Puts what was found, oldest first, where no secret is held yet; the rest becomes replaced ones.
fn hold(connection: &mut Connection, found: Vec<StoredSecret>) {
    for custody in found.into_iter().rev() {
        match custody.item.kind() {
            SecretKind::OktaSecret => connection.okta.secret.adopt(custody),
            SecretKind::DellKey => connection.dell.key.adopt(custody),
        }
    }
}
