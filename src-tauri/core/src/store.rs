//! Facts, drafts, settings and the audit chain in SQLite, and the lock that makes the app single.
//!
//! Invariants: one transaction per act, so that a kill or power cut at any write leaves the state before
//! or after it; a damaged file is set aside and never deleted; nothing here is ever a secret.

mod audit;
mod environments;
mod place;
mod records;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, OptionalExtension, params};

use self::audit::chain;
pub use self::audit::{Audited, Entry};
pub use self::place::{folder, make_private_folder};
pub(crate) use self::place::{from_io, private};
use self::place::{from_sql, of_check, own_only};
pub use self::records::{Break, Linked, Records};
use crate::facts::Facts;
use crate::problem::{Kind, Problem, Result};

const FILE: &str = "connections.db";
const LOCK: &str = "connections.lock";

/// What SQLite keeps beside the database.
const BESIDE: [&str; 3] = ["-wal", "-shm", "-journal"];

/// Version of the tables (`PRAGMA user_version`).
const VERSION: i64 = 3;

/// From version 1: who was signed in to the computer, beside who confirmed.
const FROM_1: &str = "ALTER TABLE audit ADD COLUMN account TEXT NOT NULL DEFAULT ''; ";

/// From version 2: Dell environments that were added by a person.
const FROM_2: &str =
    "CREATE TABLE environment (id TEXT PRIMARY KEY, facts TEXT NOT NULL, added TEXT NOT NULL) STRICT; ";

/// How far behind the last record the clock may be before it counts as set back.
const CLOCK_SLACK: SignedDuration = SignedDuration::from_mins(2);

const TABLES: &str = "
CREATE TABLE connection (id TEXT PRIMARY KEY, facts TEXT NOT NULL, begun TEXT NOT NULL) STRICT;
CREATE TABLE draft (connection TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (connection, field)) STRICT;
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE audit (
  seq INTEGER PRIMARY KEY, connection TEXT NOT NULL, act TEXT NOT NULL, by TEXT NOT NULL, measured INTEGER NOT NULL,
  at TEXT NOT NULL, note TEXT NOT NULL, prev TEXT NOT NULL, hash TEXT NOT NULL, account TEXT NOT NULL DEFAULT ''
) STRICT;
";

/// The database of one space (real or practice), held by this process alone.
pub struct Store {
    db: Mutex<Connection>,
    folder: PathBuf,
    set_aside: Option<String>,
    // Held for its lock: the file is the guard against a second app on the same data.
    _lock: File,
}

impl Store {
    /// Opens the database in `folder`, making both if they are not there.
    ///
    /// # Errors
    /// `another-window` when another process holds it, and the other `store-*` kinds but `store-damaged`.
    pub fn open(folder: &Path) -> Result<Self> {
        make_private_folder(folder)?;
        let lock = private().open(folder.join(LOCK)).map_err(|e| from_io(&e))?;
        lock.try_lock().map_err(|e| match e {
            fs::TryLockError::WouldBlock => Problem::new(Kind::AnotherWindow),
            fs::TryLockError::Error(e) => from_io(&e),
        })?;
        let path = folder.join(FILE);
        place::finish_aside(folder)?;
        let damaged = |opened: &Result<Connection>| matches!(opened, Err(p) if p.kind == Kind::StoreDamaged);
        let mut opened = open_sound(&path);
        if damaged(&opened) {
            // Looked at once more: a read that failed once looks like damage too.
            opened = open_sound(&path);
        }
        if damaged(&opened) {
            place::put_aside(folder)?;
            opened = open_sound(&path);
        }
        let db = opened?;
        let aside: Vec<String> = place::aside(folder).into_iter().chain(unreadable(&db)?).collect();
        let set_aside = (!aside.is_empty()).then(|| aside.join(", "));
        Ok(Self { db: Mutex::new(db), folder: folder.to_owned(), set_aside, _lock: lock })
    }

    /// Names under which damaged databases were set aside, for as long as they lie there, and the connections
    /// that could not be read and were left where they are.
    #[must_use]
    pub fn set_aside(&self) -> Option<&str> {
        self.set_aside.as_deref()
    }

    /// The folder it lies in.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// All connections that can be read, oldest first: one that cannot does not stand in the way of the others.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn all(&self) -> Result<Vec<Facts>> {
        let db = self.db();
        let mut query = db.prepare("SELECT facts FROM connection ORDER BY begun, id").map_err(from_sql)?;
        let rows = query.query_map([], |row| row.get::<_, String>(0)).map_err(from_sql)?;
        let texts: Vec<String> = rows.collect::<std::result::Result<_, _>>().map_err(from_sql)?;
        Ok(texts.iter().filter_map(|text| read_facts(text).ok()).collect())
    }

    /// One connection.
    ///
    /// # Errors
    /// `store-failed` when it is not there.
    pub fn get(&self, id: &str) -> Result<Facts> {
        let text: Option<String> = self
            .db()
            .query_row("SELECT facts FROM connection WHERE id = ?1", [id], |row| row.get(0))
            .optional()
            .map_err(from_sql)?;
        read_facts(&text.ok_or(Kind::StoreFailed)?)
    }

    /// Whether there is such a connection, readable or not.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn has(&self, id: &str) -> Result<bool> {
        self.db()
            .query_row("SELECT EXISTS (SELECT 1 FROM connection WHERE id = ?1)", [id], |row| row.get(0))
            .map_err(from_sql)
    }

    /// Keeps a new connection.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn add(&self, facts: &Facts, entry: &Entry) -> Result<()> {
        let mut db = self.db();
        let tx = db.transaction().map_err(from_sql)?;
        tx.execute(
            "INSERT INTO connection (id, facts, begun) VALUES (?1, ?2, ?3)",
            params![facts.id, write_facts(facts)?, facts.begun_at.to_string()],
        )
        .map_err(from_sql)?;
        chain(&tx, &facts.id, entry)?;
        tx.commit().map_err(from_sql)
    }

    /// Reads, changes and keeps one connection in one transaction. What the change refuses is not kept.
    /// With an entry, the audit chain grows by it in the same transaction.
    ///
    /// # Errors
    /// What the change answers, and as [`Store::open`].
    pub fn change<T>(
        &self,
        id: &str,
        entry: Option<&Entry>,
        change: impl FnOnce(&mut Facts) -> Result<T>,
    ) -> Result<T> {
        let mut db = self.db();
        let tx = db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate).map_err(from_sql)?;
        let text: Option<String> = tx
            .query_row("SELECT facts FROM connection WHERE id = ?1", [id], |row| row.get(0))
            .optional()
            .map_err(from_sql)?;
        let mut facts = read_facts(&text.ok_or(Kind::StoreFailed)?)?;
        let before = facts.clone();
        let answer = change(&mut facts)?;
        if facts != before {
            tx.execute("UPDATE connection SET facts = ?2 WHERE id = ?1", params![id, write_facts(&facts)?])
                .map_err(from_sql)?;
        }
        if let Some(entry) = entry {
            chain(&tx, id, entry)?;
        }
        tx.commit().map_err(from_sql)?;
        Ok(answer)
    }

    /// Forgets a connection and its drafts. The audit chain keeps what was done.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn remove(&self, id: &str, entry: &Entry) -> Result<()> {
        let mut db = self.db();
        let tx = db.transaction().map_err(from_sql)?;
        tx.execute("DELETE FROM connection WHERE id = ?1", [id]).map_err(from_sql)?;
        tx.execute("DELETE FROM draft WHERE connection = ?1", [id]).map_err(from_sql)?;
        chain(&tx, id, entry)?;
        tx.commit().map_err(from_sql)
    }

    /// Adds to the audit chain alone, for an act that changes no facts.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn record(&self, connection: &str, entry: &Entry) -> Result<()> {
        let mut db = self.db();
        let tx = db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate).map_err(from_sql)?;
        chain(&tx, connection, entry)?;
        tx.commit().map_err(from_sql)
    }

    /// What was typed and not yet accepted, by field.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn drafts(&self, id: &str) -> Result<BTreeMap<String, String>> {
        let db = self.db();
        let mut query = db.prepare("SELECT field, value FROM draft WHERE connection = ?1").map_err(from_sql)?;
        let rows = query.query_map([id], |row| Ok((row.get(0)?, row.get(1)?))).map_err(from_sql)?;
        rows.map(|row| row.map_err(from_sql)).collect()
    }

    /// Keeps a draft. Never a secret: fields that could take one are not drafts.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn set_draft(&self, id: &str, field: &str, value: &str) -> Result<()> {
        self.db()
            .execute(
                "INSERT INTO draft (connection, field, value) VALUES (?1, ?2, ?3) \
                 ON CONFLICT (connection, field) DO UPDATE SET value = excluded.value",
                params![id, field, value],
            )
            .map(|_| ())
            .map_err(from_sql)
    }

    /// A setting by name.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn setting(&self, name: &str) -> Result<Option<String>> {
        self.db()
            .query_row("SELECT value FROM setting WHERE name = ?1", [name], |row| row.get(0))
            .optional()
            .map_err(from_sql)
    }

    /// Keeps a setting; nothing removes it.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn set_setting(&self, name: &str, value: Option<&str>) -> Result<()> {
        let db = self.db();
        match value {
            Some(value) => db.execute(
                "INSERT INTO setting (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                params![name, value],
            ),
            None => db.execute("DELETE FROM setting WHERE name = ?1", [name]),
        }
        .map(|_| ())
        .map_err(from_sql)
    }

    /// When the last record was made, if the computer's clock is now well before that: it was set back since,
    /// or it was ahead.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn clock_is_before(&self) -> Result<Option<Timestamp>> {
        let last: Option<String> = self
            .db()
            .query_row("SELECT at FROM audit ORDER BY seq DESC LIMIT 1", [], |row| row.get(0))
            .optional()
            .map_err(from_sql)?;
        let last: Option<Timestamp> = last.and_then(|at| at.parse().ok());
        Ok(last.filter(|last| last.duration_since(Timestamp::now()) > CLOCK_SLACK))
    }

    fn db(&self) -> MutexGuard<'_, Connection> {
        // A panic while the lock was held cannot leave a half-made state: the transaction rolled back.
        self.db.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn open_sound(path: &Path) -> Result<Connection> {
    // Made here and not by SQLite, so that nobody else can read it at any time; its companions take its mode.
    let file = private().open(path).map_err(|e| from_io(&e))?;
    own_only(&file).map_err(|e| from_io(&e))?;
    let empty = file.metadata().map_err(|e| from_io(&e))?.len() == 0;
    drop(file);
    let wal = place::beside(path, "-wal");
    if empty && wal.metadata().is_ok_and(|wal| wal.len() > 0) {
        // SQLite would delete the log of a database that is gone.
        return Err(Kind::StoreDamaged.into());
    }
    let db = Connection::open(path).map_err(from_sql)?;
    db.pragma_update(None, "journal_mode", "WAL").map_err(from_sql)?;
    db.pragma_update(None, "synchronous", "FULL").map_err(from_sql)?;
    db.pragma_update(None, "foreign_keys", true).map_err(from_sql)?;
    let verdict: String = db.query_row("PRAGMA quick_check(1)", [], |row| row.get(0)).map_err(from_sql)?;
    if verdict != "ok" {
        return Err(of_check(&verdict));
    }
    let version: i64 = db.query_row("PRAGMA user_version", [], |row| row.get(0)).map_err(from_sql)?;
    let change = match version {
        VERSION => return Ok(db),
        0 => format!("{TABLES}{FROM_2}"),
        1 => format!("{FROM_1}{FROM_2}"),
        2 => FROM_2.to_owned(),
        // Written by a newer app: it is sound, and not ours to touch.
        _ => return Err(Problem::new(Kind::StoreFailed).with("version", version)),
    };
    db.execute_batch(&format!("BEGIN; {change} PRAGMA user_version = {VERSION}; COMMIT;")).map_err(from_sql)?;
    Ok(db)
}

fn read_facts(text: &str) -> Result<Facts> {
    let facts: Facts = serde_json::from_str(text).map_err(|_| Kind::StoreDamaged)?;
    // What has no id is no connection, however leniently the rest is read.
    if facts.id.is_empty() { Err(Kind::StoreDamaged.into()) } else { Ok(facts) }
}

/// The connections that cannot be read, by file and id.
fn unreadable(db: &Connection) -> Result<Option<String>> {
    let mut query = db.prepare("SELECT id, facts FROM connection ORDER BY begun, id").map_err(from_sql)?;
    let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).map_err(from_sql)?;
    let rows: Vec<(String, String)> = rows.collect::<std::result::Result<_, _>>().map_err(from_sql)?;
    let ids: Vec<&str> = rows.iter().filter(|(_, text)| read_facts(text).is_err()).map(|(id, _)| id.as_str()).collect();
    Ok((!ids.is_empty()).then(|| format!("{FILE}: {}", ids.join(", "))))
}

fn write_facts(facts: &Facts) -> Result<String> {
    serde_json::to_string(facts).map_err(|_| Kind::StoreFailed.into())
}

#[cfg(test)]
mod tests;
