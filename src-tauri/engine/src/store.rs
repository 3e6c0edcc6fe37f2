//! The connections' state, drafts, settings and the audit chain in SQLite, and the lock that allows one instance only.
//!
//! Invariants: one transaction per act, so that a kill or power cut at any write leaves the state before or after it;
//! every change of state has its entry in the audit chain, whose end is named outside the database, so that an older
//! state is never taken for the present one; a damaged file is set aside unchanged and never deleted; nothing here is
//! ever a secret.

mod anchor;
mod audit;
mod environments;
mod flaws;
mod list;
mod open;
mod place;
mod records;
mod sql;
mod v4;

use parking_lot::Mutex;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection as Db, Transaction, TransactionBehavior, params};

use self::anchor::Anchor;
use self::audit::chain;
pub use self::audit::{Entry, holds};
pub use self::flaws::Flaw;
pub use self::list::{Counts, PAGE, Page, Query, Sort};
use self::place::from_sql;
pub use self::place::{folder, make_private_folder};
pub use self::records::{Break, Linked, Records};
use model::connection::Connection;
use model::problem::{Kind, Problem, Result};
use secrets::private_files::{from_io, private};

const FILE: &str = "connections.db";
const LOCK: &str = "connections.lock";

/// The files that SQLite and this app keep beside the database.
const BESIDE: [&str; 4] = ["-wal", "-shm", "-journal", anchor::ENDING];

/// Version of the tables (`PRAGMA user_version`).
const VERSION: i64 = 5;

/// How far the clock may be behind the last record before it counts as set back.
const CLOCK_SLACK: SignedDuration = SignedDuration::from_mins(2);

/// The database of one space (real or practice), held by this process alone.
pub struct Store {
    db: Mutex<Db>,
    set_aside: Option<String>,
    /// Connections and environments whose state is provably not what was written. They are not used.
    false_facts: BTreeSet<String>,
    lock: Lock,
}

/// Keeps a second instance off the data of a folder: its holder may open the database.
pub struct Lock {
    file: File,
    folder: PathBuf,
}

impl Lock {
    /// Takes the lock of a folder, which is made if it is missing. The database stays closed.
    ///
    /// # Errors
    /// `another-window` when another process has it; a folder that is not this user's or can't be written.
    pub fn take(folder: &Path) -> Result<Self> {
        place::no_stranger(folder)?;
        make_private_folder(folder)?;
        let file = private().open(folder.join(LOCK)).map_err(|e| from_io(&e))?;
        file.try_lock().map_err(|e| match e {
            fs::TryLockError::WouldBlock => Problem::new(Kind::AnotherWindow),
            fs::TryLockError::Error(e) => from_io(&e),
        })?;
        Ok(Self { file, folder: folder.to_owned() })
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Closing alone doesn't free it while a program that is being started still has a copy of the descriptor.
        let _freed_by_closing = self.file.unlock();
    }
}

impl Store {
    /// Opens the database in `folder`, creating both if they are missing.
    ///
    /// # Errors
    /// `another-window` when another process holds it, and the other `store-*` kinds except `store-damaged`.
    pub fn open(folder: &Path) -> Result<Self> {
        Self::open_locked(Lock::take(folder)?)
    }

    /// Opens the database in the folder of a lock.
    ///
    /// # Errors
    /// As [`Store::open`], without `another-window`.
    pub fn open_locked(lock: Lock) -> Result<Self> {
        let folder = lock.folder.as_path();
        let (db, false_facts) = open::open(folder)?;
        let aside: Vec<String> = place::aside(folder).into_iter().chain(unreadable(&db, &false_facts)?).collect();
        let set_aside = (!aside.is_empty()).then(|| aside.join(", "));
        list::begin(&db, |id| !false_facts.contains(id))?;
        Ok(Self { db: Mutex::new(db), set_aside, false_facts, lock })
    }

    /// The names of damaged databases that were set aside and still exist, and the connections that could not be read
    /// and were left in place.
    pub fn set_aside(&self) -> Option<&str> {
        self.set_aside.as_deref()
    }

    /// The folder of the database.
    pub fn folder(&self) -> &Path {
        &self.lock.folder
    }

    /// All readable connections, oldest first: an unreadable one does not block the others.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn all(&self) -> Result<Vec<Connection>> {
        let db = self.db.lock();
        let rows = connections(&db)?;
        let kept = rows.iter().filter(|(id, _)| !self.false_facts.contains(id));
        Ok(kept.filter_map(|(id, text)| facts_of(id, text).ok()).collect())
    }

    /// One connection.
    ///
    /// # Errors
    /// `store-failed` when it does not exist, `store-damaged` when it cannot be read or is not what was written.
    pub fn get(&self, id: &str) -> Result<Connection> {
        self.read(&self.db.lock(), id)
    }

    fn read(&self, db: &Db, id: &str) -> Result<Connection> {
        if self.false_facts.contains(id) {
            return Err(Kind::StoreDamaged.into());
        }
        let text: Option<String> = sql::found(db, "SELECT facts FROM connection WHERE id = ?1", [id])?;
        facts_of(id, &text.ok_or(Kind::StoreFailed)?)
    }

    /// Whether such a connection exists, readable or not.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn has(&self, id: &str) -> Result<bool> {
        sql::value(&self.db.lock(), "SELECT EXISTS (SELECT 1 FROM connection WHERE id = ?1)", [id])
    }

    /// Stores a new connection.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn add(&self, facts: &Connection, entry: &Entry) -> Result<()> {
        self.recorded(&facts.id, entry, false, |tx| {
            tx.execute(
                "INSERT INTO connection (id, facts, begun) VALUES (?1, ?2, ?3)",
                params![facts.id, write_facts(facts)?, facts.begun_at.to_string()],
            )
            .map_err(from_sql)?;
            list::keep(tx, facts)
        })
    }

    /// One act in one transaction with its entry in the audit chain.
    fn recorded(
        &self,
        id: &str,
        entry: &Entry,
        lasting: bool,
        act: impl FnOnce(&Transaction<'_>) -> Result<()>,
    ) -> Result<()> {
        let mut db = self.db.lock();
        let tx = immediate(&mut db)?;
        act(&tx)?;
        let end = chain(&tx, id, entry)?;
        self.commit(tx, Some(end), lasting)?;
        if lasting { checkpoint(&db) } else { Ok(()) }
    }

    /// Reads, changes and stores one connection in one transaction. A refused change stores nothing. The audit chain
    /// grows in the same transaction: by the entry, or by one that only says that something was noted.
    ///
    /// # Errors
    /// The change's own error, and as [`Store::open`].
    pub fn change<T>(
        &self,
        id: &str,
        entry: Option<&Entry>,
        change: impl FnOnce(&mut Connection) -> Result<T>,
    ) -> Result<T> {
        self.change_in(&mut self.db.lock(), id, entry, false, change)
    }

    /// [`Store::change`] by what nothing refuses.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn update<'a>(
        &self,
        id: &str,
        entry: impl Into<Option<&'a Entry>>,
        change: impl FnOnce(&mut Connection),
    ) -> Result<()> {
        self.change(id, entry.into(), |connection| {
            change(connection);
            Ok(())
        })
    }

    /// The same for what cannot be undone: an intent before a request leaves or something is destroyed, and what
    /// another service or a person did relying on it. It is durable before this returns, in the database itself and not
    /// only in its log, and the chain's end is recorded outside both.
    ///
    /// # Errors
    /// As [`Store::change`]. After a disk failure it may be recorded anyway: what it announces must not be done then.
    pub fn commit_irrevocable<'a, T>(
        &self,
        id: &str,
        entry: impl Into<Option<&'a Entry>>,
        change: impl FnOnce(&mut Connection) -> Result<T>,
    ) -> Result<T> {
        let mut db = self.db.lock();
        let answer = self.change_in(&mut db, id, entry.into(), true, change)?;
        checkpoint(&db)?;
        Ok(answer)
    }

    fn change_in<T>(
        &self,
        db: &mut Db,
        id: &str,
        entry: Option<&Entry>,
        lasting: bool,
        change: impl FnOnce(&mut Connection) -> Result<T>,
    ) -> Result<T> {
        let tx = immediate(db)?;
        let mut facts = self.read(&tx, id)?;
        let before = facts.clone();
        let answer = change(&mut facts)?;
        if facts != before {
            tx.execute("UPDATE connection SET facts = ?2 WHERE id = ?1", params![id, write_facts(&facts)?])
                .map_err(from_sql)?;
            list::keep(&tx, &facts)?;
        }
        let end = match entry {
            Some(entry) => Some(chain(&tx, id, entry)?),
            None if facts != before => Some(chain(&tx, id, &audit::noted())?),
            None => None,
        };
        self.commit(tx, end, lasting)?;
        Ok(answer)
    }

    /// Commits, and records the chain's new end outside the database: written before the commit, moved into place after
    /// it.
    fn commit(&self, tx: Transaction<'_>, end: Option<Anchor>, lasting: bool) -> Result<()> {
        let Some(end) = end else { return tx.commit().map_err(from_sql) };
        end.write_beside(self.folder())?;
        tx.commit().map_err(from_sql)?;
        match Anchor::put_in_place(self.folder(), lasting) {
            // The anchor in place names an entry that the chain has: harmless, but it vouches for nothing newer.
            Err(problem) if !lasting => tracing::warn!(%problem, "the end of the audit chain is not named yet"),
            put => put?,
        }
        Ok(())
    }

    /// Forgets a connection and its drafts. The audit chain keeps what was done.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn remove(&self, id: &str, entry: &Entry) -> Result<()> {
        self.recorded(id, entry, true, |tx| {
            tx.execute("DELETE FROM connection WHERE id = ?1", [id]).map_err(from_sql)?;
            tx.execute("DELETE FROM draft WHERE connection = ?1", [id]).map_err(from_sql)?;
            list::forget(tx, id)
        })
    }

    /// Adds an entry to the audit chain only, for an act that changes no state.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn record(&self, connection: &str, entry: &Entry) -> Result<()> {
        self.recorded(connection, entry, false, |_| Ok(()))
    }

    /// The same for what cannot be undone, as [`Store::commit_irrevocable`].
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn record_irrevocable(&self, connection: &str, entry: &Entry) -> Result<()> {
        self.recorded(connection, entry, true, |_| Ok(()))
    }

    /// What was typed and not yet accepted, by field.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn drafts(&self, id: &str) -> Result<BTreeMap<String, String>> {
        sql::rows(&self.db.lock(), "SELECT field, value FROM draft WHERE connection = ?1", [id], |row| row.try_into())
    }

    /// Stores a draft. Never a secret: fields that could take one have no drafts.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn set_draft(&self, id: &str, field: &str, value: &str) -> Result<()> {
        self.db
            .lock()
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
        sql::found(&self.db.lock(), "SELECT value FROM setting WHERE name = ?1", [name])
    }

    /// Stores a setting; `None` removes it.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn set_setting(&self, name: &str, value: Option<&str>) -> Result<()> {
        let db = self.db.lock();
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

    /// When the last record was made, if the computer's clock is now well before that: it was set back since, or was
    /// ahead then.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn clock_is_before(&self) -> Result<Option<Timestamp>> {
        let last: Option<String> = sql::found(&self.db.lock(), "SELECT at FROM audit ORDER BY seq DESC LIMIT 1", [])?;
        let last: Option<Timestamp> = last.and_then(|at| at.parse().ok());
        Ok(last.filter(|last| last.duration_since(Timestamp::now()) > CLOCK_SLACK))
    }
}

/// A transaction that holds the lock for writing from its beginning.
fn immediate(db: &mut Db) -> Result<Transaction<'_>> {
    db.transaction_with_behavior(TransactionBehavior::Immediate).map_err(from_sql)
}

/// Moves all commits from the log into the database, and empties the log. A reader beside the app may hold part of it
/// there: that part is durable too, and the next checkpoint moves it.
fn checkpoint(db: &Db) -> Result<()> {
    let busy: bool = sql::value(db, "PRAGMA wal_checkpoint(TRUNCATE)", [])?;
    if busy {
        tracing::warn!("a reader keeps a part of what is committed in the log");
    }
    Ok(())
}

/// The id and the stored text of each connection, oldest first.
fn connections(db: &Db) -> Result<Vec<(String, String)>> {
    sql::rows(db, "SELECT id, facts FROM connection ORDER BY begun, id", [], |row| {
        Ok((audit::lossy(row, 0)?, audit::lossy(row, 1)?))
    })
}

fn read_facts(text: &str) -> Result<Connection> {
    let facts: Connection = serde_json::from_str(text).map_err(|_| Kind::StoreDamaged)?;
    // A record without an id is not a connection, however leniently the rest is read.
    if facts.id.is_empty() { Err(Kind::StoreDamaged.into()) } else { Ok(facts) }
}

/// The connection stored under this id. One that names another id was not written there by this app.
fn facts_of(id: &str, text: &str) -> Result<Connection> {
    facts_in(VERSION, id, text)
}

/// The same in a store of this version.
fn facts_in(version: i64, id: &str, text: &str) -> Result<Connection> {
    let facts = if version < 5 { v4::read(text)? } else { read_facts(text)? };
    if facts.id == id { Ok(facts) } else { Err(Kind::StoreDamaged.into()) }
}

/// The connections that cannot be read or are not what was written, by file and id.
fn unreadable(db: &Db, false_facts: &BTreeSet<String>) -> Result<Option<String>> {
    let left = |(id, text): &(String, String)| false_facts.contains(id) || facts_of(id, text).is_err();
    let mut ids: Vec<String> = connections(db)?.into_iter().filter(left).map(|(id, _)| id).collect();
    // An environment has no other place to be named in.
    ids.extend(false_facts.iter().filter(|id| !ids.contains(id)).cloned().collect::<Vec<_>>());
    Ok((!ids.is_empty()).then(|| format!("{FILE}: {}", ids.join(", "))))
}

fn write_facts(facts: &Connection) -> Result<String> {
    serde_json::to_string(facts).map_err(|_| Kind::StoreFailed.into())
}

#[cfg(test)]
mod tests;
