//! The audit chain: who, what, when, measured or confirmed; each entry is hashed over the one before.
//!
//! It shows that an entry was changed, put in or taken out afterwards. It cannot show that entries are missing at
//! its end, nor that somebody made the whole chain anew: for that its last hash has to be kept elsewhere.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params};
use sha2::{Digest, Sha256};

use super::{Break, Linked, Store, from_sql};
use crate::problem::{Kind, Problem, Result};

/// One line of the audit chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What was done; words key `act-<act>`.
    pub act: String,
    /// Who stands for it: the named person who confirmed, else the OS account.
    pub by: String,
    /// OS account that it was done under; empty in entries of before this was kept.
    pub account: String,
    /// Done or measured by the app, or confirmed by hand.
    pub measured: bool,
    /// When, by this computer's clock.
    pub at: Timestamp,
    /// Ids and marks only, never a secret.
    pub note: String,
}

/// What looking through the audit chain found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audited {
    /// How many entries there are.
    pub entries: u64,
    /// Hash of the last one; empty when there is none. Kept elsewhere, it shows later whether the end is missing.
    pub last: String,
    /// Where it does not hold first.
    pub broken: Option<Break>,
    /// Entries whose time lies before that of the one before them: the clock went back there.
    pub clock_back: Vec<i64>,
}

impl Store {
    /// What was done with a connection, oldest first.
    ///
    /// # Errors
    /// As [`Store::open`]; `store-damaged` for a time that is none.
    pub fn log(&self, id: &str) -> Result<Vec<Entry>> {
        let db = self.db();
        let mut query = db
            .prepare("SELECT act, by, account, measured, at, note FROM audit WHERE connection = ?1 ORDER BY seq")
            .map_err(from_sql)?;
        let rows = query
            .query_map([id], |row| {
                Ok((text(row, 0)?, text(row, 1)?, text(row, 2)?, row.get(3)?, text(row, 4)?, text(row, 5)?))
            })
            .map_err(from_sql)?;
        rows.map(|row| {
            let (act, by, account, measured, at, note) = row.map_err(from_sql)?;
            let at = at.parse().map_err(|_| Problem::new(Kind::StoreDamaged))?;
            Ok(Entry { act, by, account, measured, at, note })
        })
        .collect()
    }

    /// Looks through the whole audit chain, of all connections and of those that were removed.
    ///
    /// # Errors
    /// As [`Store::open`]; what does not fit is not an error but in the answer.
    pub fn verify_audit(&self) -> Result<Audited> {
        verify(&self.db())
    }
}

/// Adds an entry, in the transaction of the fact that it tells of.
pub(super) fn chain(tx: &rusqlite::Transaction<'_>, connection: &str, entry: &Entry) -> Result<()> {
    let prev: String = tx
        .query_row("SELECT hash FROM audit ORDER BY seq DESC LIMIT 1", [], |row| row.get(0))
        .optional()
        .map_err(from_sql)?
        .unwrap_or_default();
    let at = entry.at.to_string();
    let hash = link(&prev, [connection, &entry.act, &entry.by, &at, &entry.note, &entry.account], entry.measured);
    tx.execute(
        "INSERT INTO audit (connection, act, by, measured, at, note, prev, hash, account) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        params![connection, entry.act, entry.by, entry.measured, at, entry.note, prev, hash, entry.account],
    )
    .map(|_| ())
    .map_err(from_sql)
}

fn verify(db: &Connection) -> Result<Audited> {
    let chain = links(db, true)?;
    let mut found = Audited {
        entries: chain.len() as u64,
        last: chain.last().map(|link| link.hash.clone()).unwrap_or_default(),
        broken: holds(&chain).err(),
        clock_back: Vec::new(),
    };
    let times = chain.iter().filter_map(|link| Some((link.seq, link.at.parse::<Timestamp>().ok()?)));
    let mut before = Timestamp::MIN;
    for (seq, at) in times {
        if at < before {
            found.clock_back.push(seq);
        }
        before = at;
    }
    Ok(found)
}

/// The whole chain, oldest first. A store of version 1 has no accounts.
pub(super) fn links(db: &Connection, accounts: bool) -> Result<Vec<Linked>> {
    let account = if accounts { "account" } else { "''" };
    let columns = format!("seq, connection, act, by, measured, at, note, prev, hash, {account}");
    let mut query = db.prepare(&format!("SELECT {columns} FROM audit ORDER BY seq")).map_err(from_sql)?;
    let rows = query
        .query_map([], |row| {
            Ok(Linked {
                seq: row.get(0)?,
                connection: row.get(1)?,
                act: row.get(2)?,
                by: row.get(3)?,
                measured: row.get(4)?,
                at: row.get(5)?,
                note: row.get(6)?,
                prev: row.get(7)?,
                hash: row.get(8)?,
                account: row.get(9)?,
            })
        })
        .map_err(from_sql)?;
    rows.map(|row| row.map_err(from_sql)).collect()
}

/// Whether each link carries the hash of the one before it and its own; else the first that does not.
pub(super) fn holds(chain: &[Linked]) -> std::result::Result<(), Break> {
    let mut last = "";
    for entry in chain {
        if entry.prev != last {
            return Err(Break::Parted(entry.seq));
        }
        let Linked { connection, act, by, at, note, account, measured, prev, .. } = entry;
        if entry.hash != link(prev, [connection, act, by, at, note, account], *measured) {
            return Err(Break::Changed(entry.seq));
        }
        last = &entry.hash;
    }
    Ok(())
}

fn text(row: &Row<'_>, at: usize) -> rusqlite::Result<String> {
    row.get(at)
}

fn link(prev: &str, [connection, act, by, at, note, account]: [&str; 6], measured: bool) -> String {
    let mut sha = Sha256::new();
    let measured = if measured { "measured" } else { "confirmed" };
    let kept = [prev, connection, act, by, measured, at, note];
    // Entries of before the account was kept have none in their hash.
    for part in kept.into_iter().chain(Some(account).filter(|account| !account.is_empty())) {
        // The length before each part keeps two different entries from reading as one.
        sha.update(part.len().to_le_bytes());
        sha.update(part.as_bytes());
    }
    sha.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
