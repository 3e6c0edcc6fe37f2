//! One credential over time: the secret in use, and those that it replaced. What a rotation brings or retires
//! is carried by the rotation, so that no secret has two roles.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{ItemName, StoredSecret};

/// The secrets of one credential. Changed by its own acts alone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Credential {
    pub(super) current: Option<StoredSecret>,
    /// Replaced ones whose items are kept until they are erased, oldest first.
    previous: Vec<StoredSecret>,
}

impl Credential {
    /// As a store of an earlier version has it.
    pub fn of(current: Option<StoredSecret>, previous: Vec<StoredSecret>) -> Self {
        Self { current, previous }
    }

    /// The secret in use.
    pub fn current(&self) -> Option<&StoredSecret> {
        self.current.as_ref()
    }

    /// The same, to note what was found of it.
    pub fn current_mut(&mut self) -> Option<&mut StoredSecret> {
        self.current.as_mut()
    }

    /// Those that it replaced, oldest first.
    pub fn previous(&self) -> &[StoredSecret] {
        &self.previous
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &StoredSecret> {
        self.current.iter().chain(&self.previous)
    }

    /// The same, to note what was found of them.
    pub fn all_mut(&mut self) -> impl Iterator<Item = &mut StoredSecret> {
        self.current.iter_mut().chain(&mut self.previous)
    }

    /// Another secret comes into use. The one before is kept as previous while its item is in its store or may come back.
    pub fn replace(&mut self, with: StoredSecret) {
        let before = self.current.replace(with);
        self.previous.extend(before.filter(StoredSecret::may_be_here));
    }

    /// Keeps one beside the one in use; it comes into use where there is none.
    pub fn adopt(&mut self, secret: StoredSecret) {
        match self.current {
            None => self.current = Some(secret),
            Some(_) => self.previous.push(secret),
        }
    }

    /// None is in use from here on; the one that was is kept as previous.
    pub fn put_aside(&mut self) {
        self.previous.extend(self.current.take().filter(StoredSecret::may_be_here));
    }

    /// Keeps one that is not used as previous: its item is not forgotten.
    pub fn set_aside(&mut self, secret: StoredSecret) {
        self.previous.push(secret);
    }

    /// Puts a previous one back into use. False if there is no such one.
    pub fn take_back(&mut self, item: &str) -> bool {
        let Some(at) = self.previous.iter().position(|secret| secret.item == *item) else { return false };
        let back = self.previous.remove(at);
        self.replace(back);
        true
    }

    /// The item of a previous one was erased.
    pub fn retire(&mut self, item: &ItemName) {
        self.previous.retain(|secret| secret.item != *item);
    }

    /// A session has ended: previous ones that were kept for it are nowhere any more.
    pub fn retire_all(&mut self, gone: impl Fn(&StoredSecret) -> bool) {
        self.previous.retain(|secret| !gone(secret));
    }

    /// All items were erased; the one that was in use stays known by its mark.
    pub fn erased(&mut self, at: Timestamp) {
        self.previous.clear();
        if let Some(current) = &mut self.current {
            current.erased(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{SecretKind, SecretState, StoreKind};
    use super::*;
    use crate::mark::Mark;

    const AT: Timestamp = Timestamp::UNIX_EPOCH;

    fn secret(number: u32) -> StoredSecret {
        let mark = Mark { length: 40, last_four: "abcd".into(), secret_hash: number.to_string() };
        let item = ItemName::new("acme.okta.com", "id", SecretKind::OktaSecret, number);
        StoredSecret::stored(item, StoreKind::Keychain, "p".into(), mark, AT)
    }

    fn numbers(credential: &Credential) -> Vec<u32> {
        credential.all().map(|secret| secret.item.number()).collect()
    }

    #[test]
    fn one_that_was_replaced_is_kept_while_its_item_may_be_there() {
        let missing = SecretState::Missing { since: AT, replaced: true };
        for (state, expected) in [
            (SecretState::Stored, vec![2, 1]),
            (missing, vec![2, 1]),
            (SecretState::SessionEnded { at: AT }, vec![2]),
            (SecretState::Erased { at: AT }, vec![2]),
        ] {
            let mut credential = Credential::of(Some(secret(1).in_state(state)), Vec::new());
            credential.replace(secret(2));
            assert_eq!(numbers(&credential), expected, "{state:?}");
        }
    }

    #[test]
    fn one_that_is_taken_back_changes_places_with_the_one_in_use() {
        let mut credential = Credential::of(Some(secret(3)), vec![secret(1), secret(2)]);
        assert!(credential.take_back(&secret(1).item));
        assert_eq!(numbers(&credential), [1, 2, 3]);
        assert!(!credential.take_back(&secret(1).item), "it is in use");
    }

    #[test]
    fn one_that_is_put_aside_is_kept_as_previous_while_it_may_be_there() {
        for (state, expected) in [(SecretState::Stored, vec![1, 2]), (SecretState::Erased { at: AT }, vec![1])] {
            let mut credential = Credential::of(Some(secret(2).in_state(state)), vec![secret(1)]);
            credential.put_aside();
            assert!(credential.current().is_none());
            assert_eq!(numbers(&credential), expected, "{state:?}");
        }
    }

    #[test]
    fn one_whose_item_was_erased_is_no_longer_listed() {
        let mut credential = Credential::of(Some(secret(3)), vec![secret(1), secret(2)]);
        credential.retire(&secret(2).item);
        assert_eq!(numbers(&credential), [3, 1]);
    }

    #[test]
    fn erased_leaves_the_mark_of_the_one_that_was_in_use() {
        let mut credential = Credential::of(Some(secret(2)), vec![secret(1)]);
        credential.erased(AT);
        assert_eq!(numbers(&credential), [2]);
        assert!(credential.current().is_some_and(StoredSecret::is_erased));
    }
}
