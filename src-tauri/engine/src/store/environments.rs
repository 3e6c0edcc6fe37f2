//! Dell environments that a person added.

use rusqlite::{Connection as Db, params};

use super::{Entry, Store, chain, from_sql, read_facts};
use model::environment::Added;
use model::problem::{Kind, Problem, Result};

impl Store {
    /// Those that can be read, oldest first.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn environments(&self) -> Result<Vec<Added>> {
        let all = all(&self.db())?;
        Ok(all.into_iter().filter(|added| !self.false_facts.contains(&added.environment.id)).collect())
    }

    /// Stores one, with the link of the audit chain that records it.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn add_environment(&self, added: &Added, entry: &Entry) -> Result<()> {
        let facts = serde_json::to_string(added).map_err(|_| Kind::StoreFailed)?;
        let id = &added.environment.id;
        let mut db = self.db();
        let tx = db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate).map_err(from_sql)?;
        tx.execute(
            "INSERT INTO environment (id, facts, added) VALUES (?1, ?2, ?3)",
            params![id, facts, added.at.to_string()],
        )
        .map_err(from_sql)?;
        let end = chain(&tx, id, entry)?;
        self.commit(tx, Some(end), false)
    }

    /// Forgets one that no connection uses, checked in the same transaction. The audit chain keeps that it existed.
    ///
    /// # Errors
    /// `environment-in-use`; as [`Store::open`].
    pub fn remove_environment(&self, id: &str, entry: &Entry) -> Result<()> {
        let mut db = self.db();
        let tx = db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate).map_err(from_sql)?;
        if used(&tx, id)? {
            return Err(Problem::new(Kind::EnvironmentInUse));
        }
        tx.execute("DELETE FROM environment WHERE id = ?1", [id]).map_err(from_sql)?;
        let end = chain(&tx, id, entry)?;
        self.commit(tx, Some(end), false)
    }
}

/// Whether a connection uses it. An unreadable one may: any mention of the id counts.
fn used(db: &Db, id: &str) -> Result<bool> {
    let mut query = db.prepare("SELECT facts FROM connection").map_err(from_sql)?;
    let rows = query.query_map([], |row| row.get::<_, String>(0)).map_err(from_sql)?;
    for row in rows {
        let text = row.map_err(from_sql)?;
        if read_facts(&text).map_or_else(|_| text.contains(id), |facts| facts.dell.environment == id) {
            return Ok(true);
        }
    }
    Ok(false)
}

pub(super) fn all(db: &Db) -> Result<Vec<Added>> {
    let mut query = db.prepare("SELECT facts FROM environment ORDER BY added, id").map_err(from_sql)?;
    let rows = query.query_map([], |row| row.get::<_, String>(0)).map_err(from_sql)?;
    let texts: Vec<String> = rows.collect::<std::result::Result<_, _>>().map_err(from_sql)?;
    Ok(texts.iter().filter_map(|text| serde_json::from_str(text).ok()).collect())
}
