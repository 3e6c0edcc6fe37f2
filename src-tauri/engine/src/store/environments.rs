//! Dell environments that a person added.

use rusqlite::{Connection as Db, params};

use super::list::texts;
use super::{Entry, Store, from_sql, read_facts};
use model::environment::Added;
use model::problem::{Kind, Problem, Result};

impl Store {
    /// Those that can be read, oldest first.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn environments(&self) -> Result<Vec<Added>> {
        let all = all(&self.db.lock())?;
        Ok(all.into_iter().filter(|added| !self.false_facts.contains(&added.environment.id)).collect())
    }

    /// Stores one, with the link of the audit chain that records it.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn add_environment(&self, added: &Added, entry: &Entry) -> Result<()> {
        let facts = serde_json::to_string(added).map_err(|_| Kind::StoreFailed)?;
        let id = &added.environment.id;
        self.recorded(id, entry, false, |tx| {
            let values = params![id, facts, added.at.to_string()];
            tx.execute("INSERT INTO environment (id, facts, added) VALUES (?1, ?2, ?3)", values).map_err(from_sql)?;
            Ok(())
        })
    }

    /// Forgets one that no connection uses, checked in the same transaction. The audit chain keeps that it existed.
    ///
    /// # Errors
    /// `environment-in-use`; as [`Store::open`].
    pub fn remove_environment(&self, id: &str, entry: &Entry) -> Result<()> {
        self.recorded(id, entry, false, |tx| {
            if used(tx, id)? {
                return Err(Problem::new(Kind::EnvironmentInUse));
            }
            tx.execute("DELETE FROM environment WHERE id = ?1", [id]).map_err(from_sql)?;
            Ok(())
        })
    }
}

/// Whether a connection uses it. An unreadable one may: any mention of the id counts.
fn used(db: &Db, id: &str) -> Result<bool> {
    let uses =
        |text: &String| read_facts(text).map_or_else(|_| text.contains(id), |facts| facts.dell.environment == id);
    Ok(texts(db, "SELECT facts FROM connection", &[])?.iter().any(uses))
}

pub(super) fn all(db: &Db) -> Result<Vec<Added>> {
    let texts = texts(db, "SELECT facts FROM environment ORDER BY added, id", &[])?;
    Ok(texts.iter().filter_map(|text| serde_json::from_str(text).ok()).collect())
}
