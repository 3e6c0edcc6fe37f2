//! A secret that was saved: what it is, where, and what became of it. Its transitions are the only writers of its state.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{ItemName, StoreKind};
use crate::mark::Mark;
use crate::problem::Kind;

/// What became of a saved secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SecretState {
    /// As far as is known, it is in its store.
    Stored,
    /// It was last not found as it was saved. Found there again, it is stored.
    Missing {
        /// Since when.
        since: Timestamp,
        /// Another value is in its place; else there is no such item.
        replaced: bool,
    },
    /// It was kept for a session that has ended: the value is nowhere any more.
    SessionEnded {
        /// When that was found.
        at: Timestamp,
    },
    /// A person had it erased, and it was read back as gone.
    Erased {
        /// When.
        at: Timestamp,
    },
}

/// A secret that was saved, by its mark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredSecret {
    /// Name of the item.
    pub item: ItemName,
    /// The store's own name: the keychain's, or the vault's file.
    pub place: String,
    /// Which kind of store it is in.
    #[serde(alias = "keep")]
    pub store: StoreKind,
    /// What became of it.
    state: SecretState,
    /// Its mark.
    pub mark: Mark,
    /// When it was read back as equal.
    pub at: Timestamp,
    /// Whether the clipboard was emptied afterwards; `None` where it didn't come to that, or there was none.
    pub clipboard_emptied: Option<bool>,
    /// Outer white space was left out.
    pub trimmed: bool,
    /// Not the usual length.
    pub unusual_length: bool,
}

impl StoredSecret {
    /// One that was read back as equal just now.
    pub fn stored(item: ItemName, store: StoreKind, place: String, mark: Mark, at: Timestamp) -> Self {
        let state = SecretState::Stored;
        Self { item, place, store, state, mark, at, clipboard_emptied: None, trimmed: false, unusual_length: false }
    }

    /// The same, as a store of an earlier version has it.
    #[must_use]
    pub fn in_state(self, state: SecretState) -> Self {
        Self { state, ..self }
    }

    /// What became of it.
    pub fn state(&self) -> SecretState {
        self.state
    }

    /// As far as is known, it is in its store.
    pub fn here(&self) -> bool {
        self.state == SecretState::Stored
    }

    /// It is in its store, or may come back there.
    pub fn may_be_here(&self) -> bool {
        matches!(self.state, SecretState::Stored | SecretState::Missing { .. })
    }

    /// A person had it erased.
    pub fn is_erased(&self) -> bool {
        matches!(self.state, SecretState::Erased { .. })
    }

    /// The session that it was kept for has ended.
    pub fn session_has_ended(&self) -> bool {
        matches!(self.state, SecretState::SessionEnded { .. })
    }

    /// Whether another value is in its place, if it was last not found as it was saved.
    pub fn missing(&self) -> Option<bool> {
        match self.state {
            SecretState::Missing { replaced, .. } => Some(replaced),
            SecretState::Stored | SecretState::SessionEnded { .. } | SecretState::Erased { .. } => None,
        }
    }

    /// The problem with it, if it was last not found as it was saved.
    pub fn not_as_it_was(&self) -> Option<Kind> {
        self.missing().map(|replaced| if replaced { Kind::KeychainDiffers } else { self.store.gone() })
    }

    /// Okta host that it was saved for.
    pub fn host(&self) -> &str {
        self.item.host()
    }

    /// It was read from its store as it was saved.
    pub fn found(&mut self) {
        if self.missing().is_some() {
            self.state = SecretState::Stored;
        }
    }

    /// It was not found as it was saved.
    pub fn not_found(&mut self, replaced: bool, since: Timestamp) {
        if self.may_be_here() && self.missing() != Some(replaced) {
            self.state = SecretState::Missing { since, replaced };
        }
    }

    /// The session that it was kept for has ended.
    pub fn session_ended(&mut self, at: Timestamp) {
        if self.may_be_here() {
            self.state = SecretState::SessionEnded { at };
        }
    }

    /// Its item was erased and read back as gone.
    pub fn erased(&mut self, at: Timestamp) {
        if !self.is_erased() {
            self.state = SecretState::Erased { at };
        }
    }

    /// It was read from this store as it was saved: that is its store from now on.
    pub fn moved(&mut self, store: StoreKind, place: String, at: Timestamp) {
        (self.store, self.place, self.at, self.state) = (store, place, at, SecretState::Stored);
    }

    /// Whether the clipboard was emptied after it was saved. Emptied once is emptied.
    pub fn clipboard_was_emptied(&mut self, emptied: bool) {
        self.clipboard_emptied = Some(emptied || self.clipboard_emptied == Some(true));
    }
}

#[cfg(test)]
mod tests {
    use super::super::SecretKind;
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("a time")
    }

    fn secret(state: SecretState) -> StoredSecret {
        let mark = Mark { length: 40, last_four: "abcd".into(), secret_hash: "made".into() };
        let item = ItemName::new("acme.okta.com", "id", SecretKind::OktaSecret, 1);
        StoredSecret::stored(item, StoreKind::Keychain, "p".into(), mark, at(0)).in_state(state)
    }

    const MISSING: SecretState = SecretState::Missing { since: Timestamp::UNIX_EPOCH, replaced: false };
    const OVER: SecretState = SecretState::SessionEnded { at: Timestamp::UNIX_EPOCH };
    const ERASED: SecretState = SecretState::Erased { at: Timestamp::UNIX_EPOCH };

    /// What became of a secret for good is not taken back by a reading, and what was found first keeps its time.
    #[test]
    fn each_state_leads_only_where_it_may() {
        use SecretState::{Missing, SessionEnded, Stored};
        type Transition = fn(&mut StoredSecret);
        let not_found: Transition = |s| s.not_found(false, at(1));
        let replaced: Transition = |s| s.not_found(true, at(1));
        let over: Transition = |s| s.session_ended(at(1));
        let erased: Transition = |s| s.erased(at(1));
        let moved: Transition = |s| s.moved(StoreKind::Keychain, "k".into(), at(1));
        let now = Missing { since: at(1), replaced: true };
        let table: [(SecretState, Transition, SecretState); 20] = [
            (Stored, StoredSecret::found, Stored),
            (Stored, not_found, Missing { since: at(1), replaced: false }),
            (Stored, replaced, now),
            (Stored, over, SessionEnded { at: at(1) }),
            (Stored, erased, SecretState::Erased { at: at(1) }),
            (MISSING, StoredSecret::found, Stored),
            (MISSING, not_found, MISSING),
            (MISSING, replaced, now),
            (MISSING, over, SessionEnded { at: at(1) }),
            (MISSING, erased, SecretState::Erased { at: at(1) }),
            (MISSING, moved, Stored),
            (OVER, StoredSecret::found, OVER),
            (OVER, not_found, OVER),
            (OVER, over, OVER),
            (OVER, erased, SecretState::Erased { at: at(1) }),
            (OVER, moved, Stored),
            (ERASED, StoredSecret::found, ERASED),
            (ERASED, not_found, ERASED),
            (ERASED, over, ERASED),
            (ERASED, erased, ERASED),
        ];
        for (from, transition, expected) in table {
            let mut secret = secret(from);
            transition(&mut secret);
            assert_eq!(secret.state(), expected, "from {from:?}");
        }
    }

    #[test]
    fn what_was_found_instead_of_it_is_its_problem() {
        assert_eq!(secret(SecretState::Stored).not_as_it_was(), None);
        assert_eq!(secret(MISSING).not_as_it_was(), Some(StoreKind::Keychain.gone()));
        let replaced = SecretState::Missing { since: at(0), replaced: true };
        assert_eq!(secret(replaced).not_as_it_was(), Some(Kind::KeychainDiffers));
    }

    #[test]
    fn a_clipboard_that_was_emptied_once_is_emptied() {
        let mut secret = secret(SecretState::Stored);
        secret.clipboard_was_emptied(true);
        secret.clipboard_was_emptied(false);
        assert_eq!(secret.clipboard_emptied, Some(true));
    }
}
