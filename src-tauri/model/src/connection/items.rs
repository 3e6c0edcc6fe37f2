//! The items in the stores beside the secrets that are known, and the act on one that was begun.

use serde::{Deserialize, Serialize};

use super::{ItemName, StoreKind};
use crate::mark::Mark;

/// An act that was begun and not recorded as ended: what the next start has to settle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "intent", rename_all = "snake_case")]
pub enum Intent {
    /// A secret is being put into this slot.
    TakeCustody {
        /// Name of the item.
        item: ItemName,
        /// Which kind of place it is put into.
        #[serde(alias = "keep")]
        store: StoreKind,
        /// Its mark, by which the next start recognizes it.
        mark: Mark,
        /// `true` for a rotation's pending secret.
        pending: bool,
        /// Outer white space was left out.
        trimmed: bool,
        /// Not the usual length.
        unusual_length: bool,
    },
    /// The item in this slot is being erased.
    Erase {
        /// Name of the item.
        item: ItemName,
    },
    /// The item is being stored in the keychain too. Until that is read back, its store is the former one.
    Move {
        /// Name of the item, the same in both places.
        item: ItemName,
    },
    /// The keychain has the item now, and it is being erased in its former store.
    MoveOut {
        /// Name of the item.
        item: ItemName,
        /// Its former store.
        from: StoreKind,
    },
    /// The connection is being removed, with all its items.
    Remove,
    /// The item of one previous secret, or of the one that a rotation retires, is being erased, and no other.
    Wipe {
        /// Name of the item.
        item: ItemName,
    },
}

/// The items of a connection in the stores, beside the secrets that it knows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Items {
    /// Number of the next item, so that none is ever written over.
    pub next_item: u32,
    /// Items that the keychain may have a copy of: a move into it was cut short, and it could not be asked since.
    pub possible_copies: Vec<ItemName>,
    /// An act that was begun and not recorded as ended.
    pub intent: Option<Intent>,
}
