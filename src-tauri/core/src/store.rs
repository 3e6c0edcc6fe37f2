//! Facts, drafts, settings and the audit chain in SQLite, and the lock that makes the app single.
//!
//! Invariants: one transaction per act, so that a kill or power cut at any write leaves the state before
//! or after it; a damaged file is set aside and never deleted; nothing here is ever a secret.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;
use rusqlite::{Connection, ErrorCode, OptionalExtension, params};
use sha2::{Digest, Sha256};

use crate::facts::Facts;
use crate::problem::{Kind, Problem, Result};

mod records;

pub use records::{Break, Linked, Records};

const FILE: &str = "connections.db";
const LOCK: &str = "connections.lock";

/// Version of the tables (`PRAGMA user_version`).
const VERSION: i64 = 1;

const TABLES: &str = "
CREATE TABLE connection (id TEXT PRIMARY KEY, facts TEXT NOT NULL, begun TEXT NOT NULL) STRICT;
CREATE TABLE draft (connection TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (connection, field)) STRICT;
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE audit (
  seq INTEGER PRIMARY KEY, connection TEXT NOT NULL, act TEXT NOT NULL, by TEXT NOT NULL, measured INTEGER NOT NULL,
  at TEXT NOT NULL, note TEXT NOT NULL, prev TEXT NOT NULL, hash TEXT NOT NULL
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

/// One line of the audit chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What was done; words key `act-<act>`.
    pub act: String,
    /// OS account, or the named person who confirmed.
    pub by: String,
    /// Measured by the app, or confirmed by hand.
    pub measured: bool,
    /// When.
    pub at: Timestamp,
    /// Ids and marks only, never a secret.
    pub note: String,
}

/// Folder of a space's data: `okta-dell-connect` in the platform's data folder, `practice` below it.
///
/// # Errors
/// No home folder.
pub fn folder(practice: bool) -> Result<PathBuf> {
    let base = directories::BaseDirs::new().ok_or(Kind::StoreFailed)?;
    let own = base.data_local_dir().join("okta-dell-connect");
    Ok(if practice { own.join("practice") } else { own })
}

impl Store {
    /// Opens the database in `folder`, making both if they are not there.
    ///
    /// # Errors
    /// `another-window` when another process holds it, `store-readonly`, `store-full`, `store-failed`.
    pub fn open(folder: &Path) -> Result<Self> {
        make_private_folder(folder)?;
        let lock = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(folder.join(LOCK))
            .map_err(|e| from_io(&e))?;
        lock.try_lock().map_err(|e| match e {
            fs::TryLockError::WouldBlock => Problem::new(Kind::AnotherWindow),
            fs::TryLockError::Error(e) => from_io(&e),
        })?;
        let path = folder.join(FILE);
        let (db, set_aside) = match open_sound(&path) {
            Ok(db) => (db, None),
            Err(problem) if problem.kind == Kind::StoreDamaged => {
                let name = put_aside(folder)?;
                (open_sound(&path)?, Some(name))
            }
            Err(problem) => return Err(problem),
        };
        let set_aside = match set_aside {
            Some(name) => Some(name),
            None => unreadable(&db)?,
        };
        Ok(Self { db: Mutex::new(db), folder: folder.to_owned(), set_aside, _lock: lock })
    }

    /// Name under which a damaged database was set aside at this start, or the connections in it that could not
    /// be read and were left where they are.
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

    /// What was done with a connection, oldest first.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn log(&self, id: &str) -> Result<Vec<Entry>> {
        let db = self.db();
        let mut query = db
            .prepare("SELECT act, by, measured, at, note FROM audit WHERE connection = ?1 ORDER BY seq")
            .map_err(from_sql)?;
        let rows = query
            .query_map([id], |row| {
                Ok((
                    row.get::<_, String>(0)?,
                    row.get::<_, String>(1)?,
                    row.get::<_, bool>(2)?,
                    row.get::<_, String>(3)?,
                    row.get::<_, String>(4)?,
                ))
            })
            .map_err(from_sql)?;
        rows.map(|row| {
            let (act, by, measured, at, note) = row.map_err(from_sql)?;
            let at = at.parse().map_err(|_| Problem::new(Kind::StoreDamaged))?;
            Ok(Entry { act, by, measured, at, note })
        })
        .collect()
    }

    /// Whether every entry of the audit chain carries the hash of the one before it.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn chain_holds(&self) -> Result<bool> {
        let db = self.db();
        let mut query = db
            .prepare("SELECT connection, act, by, measured, at, note, prev, hash FROM audit ORDER BY seq")
            .map_err(from_sql)?;
        let mut rows = query.query([]).map_err(from_sql)?;
        let mut last = String::new();
        while let Some(row) = rows.next().map_err(from_sql)? {
            let text = |i: usize| row.get::<_, String>(i).map_err(from_sql);
            let measured: bool = row.get(3).map_err(from_sql)?;
            let (prev, hash) = (text(6)?, text(7)?);
            if prev != last || hash != link(&prev, &text(0)?, &text(1)?, &text(2)?, measured, &text(4)?, &text(5)?) {
                return Ok(false);
            }
            last = hash;
        }
        Ok(true)
    }

    fn db(&self) -> MutexGuard<'_, Connection> {
        // A panic while the lock was held cannot leave a half-made state: the transaction rolled back.
        self.db.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn chain(tx: &rusqlite::Transaction<'_>, connection: &str, entry: &Entry) -> Result<()> {
    let prev: String = tx
        .query_row("SELECT hash FROM audit ORDER BY seq DESC LIMIT 1", [], |row| row.get(0))
        .optional()
        .map_err(from_sql)?
        .unwrap_or_default();
    let at = entry.at.to_string();
    let hash = link(&prev, connection, &entry.act, &entry.by, entry.measured, &at, &entry.note);
    tx.execute(
        "INSERT INTO audit (connection, act, by, measured, at, note, prev, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![connection, entry.act, entry.by, entry.measured, at, entry.note, prev, hash],
    )
    .map(|_| ())
    .map_err(from_sql)
}

fn link(prev: &str, connection: &str, act: &str, by: &str, measured: bool, at: &str, note: &str) -> String {
    let mut sha = Sha256::new();
    for part in [prev, connection, act, by, if measured { "measured" } else { "confirmed" }, at, note] {
        // The length before each part keeps two different entries from reading as one.
        sha.update(part.len().to_le_bytes());
        sha.update(part.as_bytes());
    }
    sha.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn open_sound(path: &Path) -> Result<Connection> {
    let db = Connection::open(path).map_err(from_sql)?;
    db.pragma_update(None, "journal_mode", "WAL").map_err(from_sql)?;
    db.pragma_update(None, "synchronous", "FULL").map_err(from_sql)?;
    db.pragma_update(None, "foreign_keys", true).map_err(from_sql)?;
    let verdict: String = db.query_row("PRAGMA quick_check(1)", [], |row| row.get(0)).map_err(from_sql)?;
    if verdict != "ok" {
        return Err(Kind::StoreDamaged.into());
    }
    let version: i64 = db.query_row("PRAGMA user_version", [], |row| row.get(0)).map_err(from_sql)?;
    match version {
        VERSION => {}
        0 => {
            db.execute_batch(&format!("BEGIN; {TABLES} PRAGMA user_version = {VERSION}; COMMIT;")).map_err(from_sql)?
        }
        // Written by a newer app: it is sound, and not ours to touch.
        _ => return Err(Problem::new(Kind::StoreFailed).with("version", version)),
    }
    own_only(path)?;
    Ok(db)
}

fn put_aside(folder: &Path) -> Result<String> {
    let stamp = Timestamp::now().strftime("%Y%m%d-%H%M%S").to_string();
    let name = format!("{FILE}.damaged-{stamp}");
    for suffix in ["", "-wal", "-shm"] {
        let from = folder.join(format!("{FILE}{suffix}"));
        if from.exists() {
            fs::rename(&from, folder.join(format!("{name}{suffix}"))).map_err(|e| from_io(&e))?;
        }
    }
    Ok(name)
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

/// Makes a folder that only its owner can enter.
///
/// # Errors
/// `store-readonly`, `store-full`, `store-failed`.
pub fn make_private_folder(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).map_err(|e| from_io(&e))?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).map_err(|e| from_io(&e))?;
    }
    Ok(())
}

fn own_only(path: &Path) -> Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(path, fs::Permissions::from_mode(0o600)).map_err(|e| from_io(&e))?;
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

fn from_io(error: &std::io::Error) -> Problem {
    use std::io::ErrorKind as E;
    let kind = match error.kind() {
        E::StorageFull | E::QuotaExceeded => Kind::StoreFull,
        E::PermissionDenied | E::ReadOnlyFilesystem => Kind::StoreReadonly,
        _ => Kind::StoreFailed,
    };
    Problem::new(kind).with("reason", error)
}

fn from_sql(error: rusqlite::Error) -> Problem {
    let kind = match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => Kind::StoreFull,
        Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => Kind::StoreReadonly,
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Kind::StoreDamaged,
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Kind::AnotherWindow,
        _ => Kind::StoreFailed,
    };
    Problem::new(kind).with("reason", error)
}

#[cfg(test)]
mod tests;
