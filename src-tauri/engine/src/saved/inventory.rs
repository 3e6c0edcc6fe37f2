//! Lists the stored items beside what the connections know of them, and forgets one.
//!
//! Invariants: an item is recognized by its mark; forgetting holds the store's lock, is in the audit chain before and
//! after, and erases only the item that was named.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::engine::Engine;
use model::audit::AuditEvent;
use model::connection::{Connection, Intent, ItemName, Rotation, SecretKind, StoreKind, StoredSecret};
use model::mark::Mark;
use model::problem::{Kind, Problem, Result};
use secrets::secret::Secret;
use secrets::stores::{Inventory, LockedPart, SecretStores};

words! {
    /// The role of an item in its connection.
    Use {
        /// The connection uses it.
        InUse = "in_use",
        /// A newer one replaced it.
        Replaced = "replaced",
        /// It is being stored, or storing it was cut short.
        Begun = "begun",
        /// It is stored here, and no readable connection knows it.
        Alone = "alone",
        /// A connection knows it, but it is not where it was stored.
        Gone = "gone",
        /// A connection knows it, but its place was not looked into.
        Unseen = "unseen",
        /// It is kept for one session of the app only: it cannot be seen from outside and ends with that session.
        Session = "session",
    }
}

/// The items of each place that was looked into.
#[derive(Debug, Clone, Default)]
pub struct Listed {
    /// What was seen in each place.
    pub seen: BTreeMap<StoreKind, Inventory>,
    /// Stores that may hold an item and could not be read: why.
    pub unseen: BTreeMap<StoreKind, Problem>,
}

impl Listed {
    /// Whether it is there; `None` where nobody looked, or where a part that may hold it is locked.
    fn has(&self, store: StoreKind, account: &str) -> Option<bool> {
        let found = self.seen.get(&store)?;
        let here = found.accounts.iter().any(|known| known == account);
        (here || found.locked.is_empty()).then_some(here)
    }

    /// Why there may be more than was seen.
    pub fn gaps(&self) -> Vec<Problem> {
        let parts = self.seen.values().flat_map(|found| &found.locked).map(LockedPart::problem);
        parts.chain(self.unseen.values().cloned()).collect()
    }

    /// What it means that no item has this name: none exists, or it may be where nobody could look.
    pub fn missing(&self) -> Problem {
        self.gaps().into_iter().next().unwrap_or_else(|| Kind::ItemUnknown.into())
    }
}

/// An item, by its marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its account name in its store.
    pub account: String,
    /// The kind of that place.
    pub store: StoreKind,
    /// Its role in its connection.
    pub used: Use,
    /// The keychain it was stored in; empty if no connection knows.
    pub place: String,
    /// Its mark; `None` where no connection knows it.
    pub mark: Option<Mark>,
    /// When it was read back as equal.
    pub at: Option<Timestamp>,
    /// Whether its connection's setup is finished.
    pub finished: bool,
}

impl Item {
    /// One that was never read back.
    fn unproven(account: &str, store: StoreKind, used: Use) -> Self {
        let account = account.to_owned();
        Self { account, store, used, place: String::new(), mark: None, at: None, finished: false }
    }

    /// What its name says; `None` for a name that this app does not give.
    pub fn name(&self) -> Option<ItemName> {
        ItemName::parse(&self.account)
    }

    /// The Okta host it was stored for.
    pub fn host(&self) -> &str {
        self.account.split('/').next().unwrap_or_default()
    }

    /// The id of its connection.
    pub fn connection(&self) -> &str {
        self.account.split('/').nth(1).unwrap_or_default()
    }

    /// Whether it is the Secret Key of Dell's API credential.
    pub fn dell(&self) -> bool {
        self.name().is_some_and(|name| name.kind() == SecretKind::DellKey)
    }
}

/// The items of these connections and of the stores, in the order of the connections; then those that no connection
/// knows.
pub fn items(connections: &[Connection], listed: &Listed) -> Vec<Item> {
    let mut items: Vec<Item> = connections.iter().flat_map(|connection| known(connection, listed)).collect();
    let seen =
        listed.seen.iter().flat_map(|(store, found)| found.accounts.iter().map(move |account| (*store, account)));
    for (store, account) in seen {
        if !items.iter().any(|item| item.account == *account) {
            items.push(Item::unproven(account, store, Use::Alone));
        }
    }
    items
}

fn known(connection: &Connection, listed: &Listed) -> Vec<Item> {
    let here = |custody: &StoredSecret| listed.has(custody.store, &custody.item) == Some(true);
    let item = |custody: &StoredSecret, used: Use| Item {
        account: custody.item.to_string(),
        store: custody.store,
        used: match listed.has(custody.store, &custody.item) {
            _ if custody.session_has_ended() => Use::Gone,
            Some(true) => used,
            Some(false) => Use::Gone,
            None if custody.store == StoreKind::Session => Use::Session,
            None => Use::Unseen,
        },
        place: custody.place.clone(),
        mark: Some(custody.mark.clone()),
        at: Some(custody.at),
        finished: connection.progress.finished_at.is_some(),
    };
    let mut items = Vec::new();
    // A secret erased by choice is not missed; if it is there after all, it is listed.
    items.extend(connection.okta.secret.current().filter(|c| !c.is_erased() || here(c)).map(|c| item(c, Use::InUse)));
    items.extend(connection.dell.key.current().map(|c| item(c, Use::InUse)));
    let previous = connection.okta.secret.previous().iter().chain(connection.dell.key.previous());
    items.extend(previous.map(|c| item(c, Use::Replaced)));
    // Until a rotation is over, Dell may use either of its secrets.
    let rotated = connection.okta.rotation.as_ref().and_then(Rotation::secret).filter(|c| c.here());
    items.extend(rotated.map(|c| Item { finished: false, ..item(c, Use::InUse) }));
    if let Some(Intent::TakeCustody { item, store, mark, .. }) = &connection.items.intent
        && listed.has(*store, item) == Some(true)
    {
        items.push(Item { mark: Some(mark.clone()), ..Item::unproven(item, *store, Use::Begun) });
    }
    items
}

/// Okta's secret of this record, so that it fits the host and the Client ID in it. Nothing is
/// changed; the store's lock is not needed.
///
/// # Errors
/// As [`Engine::secret`].
pub async fn secret_of(stores: &SecretStores, connection: &Connection) -> Result<Secret> {
    if connection.okta.secret.current().is_some_and(StoredSecret::is_erased) {
        return Err(Kind::SecretGone.into());
    }
    stores.read(connection.secret_here().ok_or(Kind::SecretNeeded)?).await
}

impl Engine {
    /// Erases this one item, reads back that it is gone, and records it. The connection's state then shows what it
    /// lacks. An item that is not there counts as erased.
    ///
    /// # Errors
    /// `item-unknown`; `item-in-use` for the item of an unfinished connection, unless `even_in_use`; those of the
    /// keychain and the store. Then the item may still be there, and the state is unchanged.
    pub async fn forget(&self, account: &str, even_in_use: bool) -> Result<()> {
        self.one_act(self.forget_alone(account, even_in_use)).await
    }

    async fn forget_alone(&self, account: &str, even_in_use: bool) -> Result<()> {
        let moving = |intent: &Intent| match intent {
            Intent::Move { item } | Intent::MoveOut { item, .. } => *item == *account,
            Intent::TakeCustody { .. } | Intent::Erase { .. } | Intent::Remove | Intent::Wipe { .. } => false,
        };
        // Two stores may hold it: where it is gets settled first, so that it is erased there.
        if let Some(connection) =
            self.store.all()?.iter().find(|connection| connection.items.intent.as_ref().is_some_and(moving))
        {
            self.clear(&connection.id).await?;
        }
        let connection = self.store.all()?;
        let listed = self.listed_for(&connection).await;
        let all = items(&connection, &listed);
        let item = all.iter().find(|item| item.account == account).ok_or_else(|| listed.missing())?;
        if let Some(problem) = listed.unseen.get(&item.store) {
            return Err(problem.clone());
        }
        // What nobody could look at may be what the connection works with.
        let needed = matches!(item.used, Use::InUse | Use::Begun | Use::Unseen) && !item.finished;
        if needed && !even_in_use {
            return Err(Problem::new(Kind::ItemInUse).with("host", item.host()));
        }
        let id = item.connection();
        let noted = |act| self.by_app(act).noting(account);
        self.store.record_irrevocable(id, &noted(AuditEvent::ForgetsSecret))?;
        self.secret_stores.at(item.store).erase(account).await?;
        if let Some(connection) = self
            .store
            .all()?
            .iter()
            .find(|connection| connection.items.possible_copies.iter().any(|stray| *stray == *account))
        {
            self.erase_stray(&connection.id, account).await?;
        }
        let done = noted(AuditEvent::ForgotSecret);
        if self.store.all()?.iter().all(|connection| connection.id != id) {
            return self.store.record(id, &done);
        }
        self.store.update(id, Some(&done), |connection| connection.forget(account, Timestamp::now()))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const ACCOUNT: &str = "acme.okta.com/0123456789ab/okta-secret/1";

    fn connection() -> Connection {
        let mut connection = Connection::new("0123456789ab".to_owned(), "dell-us", Timestamp::now());
        let mark = json!({ "length": 40, "last_four": "aB3-", "secret_hash": "made" });
        let mark = serde_json::from_value(mark).expect("a mark");
        let item = ItemName::parse(ACCOUNT).expect("a name");
        let keychain = "GNOME Keyring".to_owned();
        connection.okta.secret.replace(StoredSecret::stored(
            item,
            StoreKind::Keychain,
            keychain,
            mark,
            Timestamp::now(),
        ));
        connection
    }

    fn used(accounts: &[&str], locked: Vec<LockedPart>) -> Use {
        let accounts = accounts.iter().map(|account| (*account).to_owned()).collect();
        let seen = BTreeMap::from([(StoreKind::Keychain, Inventory { accounts, locked })]);
        items(&[connection()], &Listed { seen, ..Listed::default() })[0].used
    }

    /// Gone is said only where every part that may hold it was looked into.
    #[test]
    fn what_a_locked_part_may_hold_is_unseen_and_not_gone() {
        let locked = |items| vec![LockedPart { name: "second".to_owned(), items }];
        assert_eq!(used(&[], Vec::new()), Use::Gone);
        assert_eq!(used(&[], locked(Some(1))), Use::Unseen);
        assert_eq!(used(&[], locked(None)), Use::Unseen);
        assert_eq!(used(&[ACCOUNT], locked(Some(1))), Use::InUse);
    }

    #[test]
    fn no_such_item_is_said_only_without_gaps() {
        assert_eq!(Listed::default().missing().kind, Kind::ItemUnknown);
        let unseen = BTreeMap::from([(StoreKind::Keychain, Kind::KeychainNone.into())]);
        assert_eq!(Listed { unseen, ..Listed::default() }.missing().kind, Kind::KeychainNone);
    }
}
