//! Secrets that ended with their session. Nothing is read or erased here: they are found and recorded.

use jiff::Timestamp;

use crate::store::{Entry, Store};
use model::connection::{Connection, Intent, ItemName, StoreKind, StoredSecret};
use model::problem::Result;

/// Marks the secrets whose session ended, in all connections. Called at start: this session's memory is empty.
pub(crate) fn note_sessions_over(store: &Store, entry: impl Fn() -> Entry) -> Result<()> {
    for connection in store.all()? {
        // A secret whose move was interrupted may be in the keychain, which is read first.
        let moving = matches!(connection.items.intent, Some(Intent::Move { .. } | Intent::MoveOut { .. }));
        let gone = gone_with_session(&connection, &[]);
        if !gone.is_empty() && !moving {
            store.update(&connection.id, Some(&entry()), |connection| {
                connection.session_over(&gone, Timestamp::now())
            })?;
        }
    }
    Ok(())
}

/// The accounts that were kept for a session and should be here, but are not among those `left` in its memory.
pub(crate) fn gone_with_session(connection: &Connection, left: &[String]) -> Vec<ItemName> {
    let left = |custody: &StoredSecret| left.iter().any(|left| custody.item == *left);
    let gone = connection.kept().filter(|custody| custody.store == StoreKind::Session && !left(custody));
    gone.map(|custody| custody.item.clone()).collect()
}
