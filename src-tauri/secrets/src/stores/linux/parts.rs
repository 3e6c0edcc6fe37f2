//! The parts of a keychain on the bus, open and locked: what can be seen of each without a prompt, and what unlocks it.

use std::collections::{BTreeMap, HashMap};

use secret_service::Error;
use secret_service::blocking::{Collection, Item, SecretService};

use super::{Failure, GNOME, USERNAME, service_of};
use crate::stores::{Call, Inventory, LockedPart};

/// The part for new items.
pub(super) enum DefaultPart<'a> {
    /// The keychain runs, and has none.
    None,
    /// One that is emptied at sign-out.
    Session,
    /// One that persists.
    Lasting(Collection<'a>),
}

/// A connection to the keychain, for one call.
pub(super) struct Bus<'a> {
    pub service: SecretService<'static>,
    pub call: &'a Call,
    pub owner: Option<&'static str>,
}

impl Bus<'_> {
    pub fn default_part(&self) -> std::result::Result<DefaultPart<'_>, Failure> {
        let collection = match self.service.get_default_collection() {
            Ok(collection) => collection,
            Err(Error::NoResult) => return Ok(DefaultPart::None),
            Err(error) => return Err(error.into()),
        };
        // The alias outlives its collection for a moment.
        if collection.is_locked().is_err_and(|error| is_no_object(&error)) {
            return Ok(DefaultPart::None);
        }
        match self.service.get_collection_by_alias("session") {
            Ok(session) if session.collection_path == collection.collection_path => Ok(DefaultPart::Session),
            // A keychain need not have one.
            Ok(_) | Err(_) => Ok(DefaultPart::Lasting(collection)),
        }
    }

    /// Unlocks the part for new items, if there is one.
    pub fn open_default_part(&self) -> std::result::Result<(), Failure> {
        match self.default_part()? {
            DefaultPart::None | DefaultPart::Session => Ok(()),
            DefaultPart::Lasting(collection) => self.open(&collection),
        }
    }

    pub fn open(&self, collection: &Collection<'_>) -> std::result::Result<(), Failure> {
        if !collection.is_locked()? {
            return Ok(());
        }
        self.unlock(|| collection.unlock())?;
        if collection.is_locked()? { Err(Failure::Service(Error::Locked)) } else { Ok(()) }
    }

    /// The system may open a prompt meanwhile.
    pub fn unlock(&self, act: impl FnOnce() -> std::result::Result<(), Error>) -> std::result::Result<(), Failure> {
        self.call.prompting(true);
        act()?;
        self.call.prompting(false);
        Ok(self.call.go_on()?)
    }

    /// The items with these attributes, each once; a prompt unlocks locked ones: `all` of them, else only if none is
    /// open. `None` means that no part that can be searched has it, and no other could.
    pub fn opened(&self, attributes: HashMap<&str, &str>, all: bool) -> std::result::Result<Vec<Item<'_>>, Failure> {
        let mut found = self.service.search_items(attributes.clone())?;
        // KeePassXC calls an item locked that it has not let this program read yet.
        if !found.locked.is_empty() && (all || found.unlocked.is_empty()) {
            for item in &found.locked {
                self.unlock(|| item.unlock())?;
            }
            found = self.service.search_items(attributes.clone())?;
            if let Some(item) = found.locked.first().filter(|_| all || found.unlocked.is_empty()) {
                return Err(Failure::Problem(self.part_of(item, 1).problem()));
            }
        }
        if found.unlocked.is_empty() {
            // The part for our items is unlocked before one counts as gone, whatever its keychain says of it while it
            // is locked.
            self.open_default_part()?;
            for collection in self.closed()? {
                self.unlock(|| collection.unlock())?;
            }
            found = self.service.search_items(attributes)?;
            let closed = self.closed()?;
            if let Some(collection) = closed.first().filter(|_| found.unlocked.is_empty()) {
                return Err(Failure::Problem(part(collection, None).problem()));
            }
        }
        self.call.go_on()?;
        let mut items = found.unlocked;
        items.sort_by(|one, other| one.item_path.as_str().cmp(other.item_path.as_str()));
        items.dedup_by(|one, other| one.item_path == other.item_path);
        Ok(items)
    }

    /// Locked parts whose items a search doesn't find. GNOME Keyring finds items in locked ones.
    pub fn closed(&self) -> std::result::Result<Vec<Collection<'_>>, Failure> {
        if self.owner == Some(GNOME) {
            return Ok(Vec::new());
        }
        let mut closed = Vec::new();
        for collection in self.service.get_all_collections()? {
            if collection.is_locked()? {
                closed.push(collection);
            }
        }
        Ok(closed)
    }

    /// What can be seen without a prompt.
    pub fn inventory(&self) -> std::result::Result<Inventory, Failure> {
        let found = self.service.search_items(service_of(self.call))?;
        let mut accounts = Vec::new();
        for item in found.unlocked {
            accounts.extend(item.get_attributes()?.remove(USERNAME));
        }
        let mut unnamed: BTreeMap<String, LockedPart> = BTreeMap::new();
        for item in found.locked {
            // A part that was open since the keychain started shows its names.
            match item.get_attributes().ok().and_then(|mut attributes| attributes.remove(USERNAME)) {
                Some(account) => accounts.push(account),
                None => {
                    let one = unnamed.entry(parent(&item).to_owned()).or_insert_with(|| self.part_of(&item, 0));
                    one.items = one.items.map(|items| items + 1);
                }
            }
        }
        for collection in self.closed()? {
            let path = collection.collection_path.as_str().to_owned();
            unnamed.entry(path).or_insert_with(|| part(&collection, None));
        }
        Ok(Inventory { accounts, locked: unnamed.into_values().collect() })
    }

    fn part_of(&self, item: &Item<'_>, items: usize) -> LockedPart {
        let path = zbus::zvariant::ObjectPath::try_from(parent(item).to_owned()).ok();
        let collection = path.and_then(|path| self.service.get_collection_by_path(path.into()).ok());
        let name = collection.and_then(|collection| collection.get_label().ok()).unwrap_or_default();
        LockedPart { name: named(name, parent(item)), items: Some(items) }
    }
}

fn part(collection: &Collection<'_>, items: Option<usize>) -> LockedPart {
    let label = collection.get_label().unwrap_or_default();
    LockedPart { name: named(label, collection.collection_path.as_str()), items }
}

/// Its label, else the end of its path.
fn named(label: String, path: &str) -> String {
    if label.is_empty() { path.rsplit('/').next().unwrap_or_default().to_owned() } else { label }
}

/// The path of the collection that an item is in.
fn parent<'a>(item: &'a Item<'_>) -> &'a str {
    let path = item.item_path.as_str();
    path.rsplit_once('/').map_or(path, |(parent, _)| parent)
}

/// The bus's answer about an object that is gone.
fn is_no_object(error: &Error) -> bool {
    const GONE: [&str; 3] = [
        "org.freedesktop.DBus.Error.UnknownMethod",
        "org.freedesktop.DBus.Error.UnknownObject",
        "org.freedesktop.Secret.Error.NoSuchObject",
    ];
    match error {
        Error::Zbus(zbus::Error::MethodError(name, _, _)) => GONE.contains(&name.as_str()),
        Error::Zbus(zbus::Error::FDO(error)) => GONE.contains(&zbus::DBusError::name(&**error).as_str()),
        Error::ZbusFdo(error) => GONE.contains(&zbus::DBusError::name(error).as_str()),
        _ => false,
    }
}
