//! The audit chain: who, what, when, measured or confirmed; each entry hashes the one before, and carries the hash of
//! the state as it is from then on.
//!
//! It shows that an entry was changed, inserted or removed afterwards, and that the state is not what was written. It
//! cannot show that entries are missing at its end (`anchor` does, for damage), nor that somebody rebuilt the whole
//! chain: for that, its last hash has to be kept elsewhere.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rusqlite::{Connection as Db, OptionalExtension, Row, params};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::anchor::{Anchor, hex};
use super::flaws::NO_FACTS;
use super::{Break, Linked, Store, from_sql, sql};
use model::audit::AuditEvent;
use model::problem::{Kind, Problem, Result};

/// One line of the audit chain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(rename = "LogRow")]
pub struct Entry {
    /// What was done.
    #[ts(as = "String")]
    pub act: AuditEvent,
    /// Who answers for it: the named person who confirmed, else the OS account.
    pub by: String,
    /// OS account that it was done under; empty in entries of before this was kept. Not sent to the page.
    #[serde(skip)]
    pub account: String,
    /// Whether the app did or measured it, rather than a person confirming it.
    pub measured: bool,
    /// When, by this computer's clock.
    #[ts(as = "String")]
    pub at: Timestamp,
    /// Ids and marks only, never a secret.
    pub note: String,
}

impl Entry {
    /// The same with this note.
    #[must_use]
    pub fn noting(self, note: impl Into<String>) -> Self {
        Self { note: note.into(), ..self }
    }
}

impl Store {
    /// What was done with a connection, oldest first.
    ///
    /// # Errors
    /// As [`Store::open`]; `store-damaged` for a time that does not parse.
    pub fn log(&self, id: &str) -> Result<Vec<Entry>> {
        let sql =
            "SELECT act, by, account, measured, at, note FROM audit WHERE connection = ?1 AND act <> ?2 ORDER BY seq";
        let rows: Vec<(String, String, String, bool, String, String)> =
            sql::rows(&self.db.lock(), sql, [id, AuditEvent::Noted.word()], |row| row.try_into())?;
        let entry = |(act, by, account, measured, at, note): (String, String, String, bool, String, String)| {
            let at = at.parse().map_err(|_| Problem::new(Kind::StoreDamaged))?;
            Ok(Entry { act: act.as_str().into(), by, account, measured, at, note })
        };
        rows.into_iter().map(entry).collect()
    }

    /// The whole audit chain, of all connections including removed ones; [`holds`] checks it.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn chain(&self) -> Result<Vec<Linked>> {
        links(&self.db.lock(), super::VERSION)
    }
}

/// An entry by the app itself.
pub(super) fn by_itself(act: AuditEvent) -> Entry {
    let account = whoami::username().unwrap_or_default();
    Entry { act, by: account.clone(), account, measured: true, at: Timestamp::now(), note: String::new() }
}

/// The entry for a change that has none of its own.
pub(super) fn noted() -> Entry {
    by_itself(AuditEvent::Noted)
}

/// Adds an entry after the change it records, in the same transaction. Returns the chain's new end.
pub(super) fn chain(tx: &rusqlite::Transaction<'_>, connection: &str, entry: &Entry) -> Result<Anchor> {
    let prev: String = tx
        .query_row("SELECT hash FROM audit ORDER BY seq DESC LIMIT 1", [], |row| lossy(row, 0))
        .optional()
        .map_err(from_sql)?
        .unwrap_or_default();
    let at = entry.at.to_string();
    let facts = facts_of(tx, connection)?;
    let parts = [connection, &entry.act, &entry.by, &at, &entry.note, &entry.account];
    let hash = link(&prev, parts, entry.measured, &facts);
    tx.execute(
        "INSERT INTO audit (connection, act, by, measured, at, note, prev, hash, account, facts) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        params![
            connection,
            entry.act.word(),
            entry.by,
            entry.measured,
            at,
            entry.note,
            prev,
            hash,
            entry.account,
            facts
        ],
    )
    .map_err(from_sql)?;
    Ok(Anchor { seq: tx.last_insert_rowid(), hash })
}

/// The hash of the present state of a connection or an environment.
fn facts_of(db: &Db, id: &str) -> Result<String> {
    let text: Option<String> = db
        .query_row(
            "SELECT facts FROM connection WHERE id = ?1 UNION ALL SELECT facts FROM environment WHERE id = ?1",
            [id],
            |row| lossy(row, 0),
        )
        .optional()
        .map_err(from_sql)?;
    Ok(text.map_or_else(|| NO_FACTS.to_owned(), |text| hex(text.as_bytes())))
}

/// The hashes of the state of all connections, and of all environments where the store has any.
pub(super) fn all_facts(db: &Db, environments: bool) -> Result<BTreeMap<String, String>> {
    let more = if environments { " UNION ALL SELECT id, facts FROM environment" } else { "" };
    let hashed = |row: &Row<'_>| Ok((lossy(row, 0)?, hex(lossy(row, 1)?.as_bytes())));
    sql::rows(db, &format!("SELECT id, facts FROM connection{more}"), [], hashed)
}

/// The whole chain, oldest first, of a store of this version.
pub(super) fn links(db: &Db, version: i64) -> Result<Vec<Linked>> {
    let account = if version >= 2 { "account" } else { "''" };
    let facts = if version >= 4 { "facts" } else { "''" };
    let columns = format!("seq, connection, act, by, measured, at, note, prev, hash, {account}, {facts}");
    sql::rows(db, &format!("SELECT {columns} FROM audit ORDER BY seq"), [], |row| {
        Ok(Linked {
            seq: row.get(0)?,
            connection: lossy(row, 1)?,
            act: lossy(row, 2)?.as_str().into(),
            by: lossy(row, 3)?,
            measured: row.get(4)?,
            at: lossy(row, 5)?,
            note: lossy(row, 6)?,
            prev: lossy(row, 7)?,
            hash: lossy(row, 8)?,
            account: lossy(row, 9)?,
            facts: lossy(row, 10)?,
        })
    })
}

/// Checks that each link carries its own hash and that of the one before; returns the first that does not.
pub fn holds(chain: &[Linked]) -> std::result::Result<(), Break> {
    holds_from(chain, false)
}

/// The same for a part of the chain, whose first entry may follow another one.
pub(super) fn holds_from(chain: &[Linked], follows: bool) -> std::result::Result<(), Break> {
    let mut last = if follows { chain.first().map_or("", |first| first.prev.as_str()) } else { "" };
    for entry in chain {
        if entry.prev != last {
            return Err(Break::Parted(entry.seq));
        }
        if !is_whole(entry) {
            return Err(Break::Changed(entry.seq));
        }
        last = &entry.hash;
    }
    Ok(())
}

/// Whether an entry carries its own hash.
pub(super) fn is_whole(entry: &Linked) -> bool {
    let Linked { connection, act, by, at, note, account, measured, prev, facts, hash, .. } = entry;
    *hash == link(prev, [connection, act, by, at, note, account], *measured, facts)
}

/// A text that may be damaged: bytes that are not text are read as a replacement, which then fits no hash.
pub(super) fn lossy(row: &Row<'_>, at: usize) -> rusqlite::Result<String> {
    let value = row.get_ref(at)?;
    Ok(String::from_utf8_lossy(value.as_bytes().unwrap_or_default()).into_owned())
}

pub(super) fn link(
    prev: &str,
    [connection, act, by, at, note, account]: [&str; 6],
    measured: bool,
    facts: &str,
) -> String {
    let mut sha = Sha256::new();
    let measured = if measured { "measured" } else { "confirmed" };
    let kept = [prev, connection, act, by, measured, at, note];
    // Entries older than the state hashes have neither those nor an empty account in their hash.
    let account = Some(account).filter(|account| !account.is_empty() || !facts.is_empty());
    for part in kept.into_iter().chain(account).chain(Some(facts).filter(|facts| !facts.is_empty())) {
        // The length before each part keeps two different entries from reading as one.
        sha.update(part.len().to_le_bytes());
        sha.update(part.as_bytes());
    }
    sha.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
