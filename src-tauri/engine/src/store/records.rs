//! The store as a reader sees it: no lock is taken, nothing is created, changed or set aside.
//!
//! Invariant: the app may be open meanwhile. What is read is one state of the store, never half of two.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use rusqlite::{Connection as Db, OpenFlags};

use super::anchor::Anchor;
use super::flaws::{Content, Flaw};
use super::{FILE, VERSION, audit, connections, environments, facts_in, from_sql, place, sql};
use model::audit::AuditEvent;
use model::connection::Connection;
use model::environment::Added;
use model::problem::{Kind, Problem, Result};

/// The content of a store.
#[derive(Debug, Clone, Default)]
pub struct Records {
    /// The readable connections, oldest first.
    pub connections: Vec<Connection>,
    /// The ids of unreadable connections.
    pub unreadable: Vec<String>,
    /// The language chosen in the app.
    pub language: Option<String>,
    /// The proxy chosen in the app, as stored.
    pub proxy: Option<String>,
    /// The added Dell environments, oldest first.
    pub environments: Vec<Added>,
    /// The audit chain, oldest first.
    pub chain: Vec<Linked>,
    /// What is wrong with the chain, its end, or the state it vouches for.
    pub flaws: Vec<Flaw>,
}

/// One link of the audit chain, as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Linked {
    /// Number in the store, from 1.
    pub seq: i64,
    /// Id of the connection.
    pub connection: String,
    /// What was done.
    pub act: AuditEvent,
    /// The named person who confirmed, else the OS account.
    pub by: String,
    /// The OS account it was done under; empty in entries older than this field.
    pub account: String,
    /// Whether the app measured it, rather than a person confirming it.
    pub measured: bool,
    /// When, as written: RFC 3339, UTC.
    pub at: String,
    /// Ids and marks only.
    pub note: String,
    /// The hash of the state from then on; empty in entries older than this field, `none` where there is no state.
    pub facts: String,
    /// The hash of the previous link; empty for the first.
    pub prev: String,
    /// SHA-256 over all of it except the number, as 64 hex digits.
    pub hash: String,
}

/// Where the chain does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Break {
    /// This link was changed after it was written.
    Changed(i64),
    /// Something before this link was removed, inserted or moved.
    Parted(i64),
}

impl Records {
    /// Reads the store in `folder`. If there is none, the result is empty.
    ///
    /// # Errors
    /// `store-damaged`, `store-readonly`, `store-failed`, `store-newer`, `store-is-link`, `store-is-folder`,
    /// `another-window` while another process writes without a pause.
    pub fn read(folder: &Path) -> Result<Self> {
        place::no_stranger(folder)?;
        let path = folder.join(FILE);
        // A writing process creates the -wal file first. While there is none the file does not change, and can be read
        // without the two files that SQLite would otherwise leave beside it.
        for _ in 0..20 {
            let before = stamp(folder);
            // Read first: the app writes it after what it names.
            let anchor = Anchor::read(folder)?;
            if !path.exists() {
                return Ok(Self::without_tables(anchor.as_ref()));
            }
            let read = read(&path, !before.1, anchor.as_ref());
            if before.1 || stamp(folder) == before {
                return read;
            }
        }
        Err(Kind::AnotherWindow.into())
    }

    /// Nothing exists; something did if the anchor names an entry.
    fn without_tables(anchor: Option<&Anchor>) -> Self {
        let gone = anchor.filter(|anchor| anchor.seq > 0).map(|anchor| Flaw::EndMissing(anchor.seq));
        Self { flaws: gone.into_iter().collect(), ..Self::default() }
    }

    /// Checks that each link carries its own hash and that of the one before; returns the first that does not.
    ///
    /// # Errors
    /// The [`Break`].
    pub fn chain_holds(&self) -> std::result::Result<(), Break> {
        audit::holds(&self.chain)
    }
}

/// Whether a process is writing, or was cut off while writing, and the file's size and time.
fn stamp(folder: &Path) -> (Option<(u64, SystemTime)>, bool) {
    let about = fs::metadata(folder.join(FILE)).and_then(|about| Ok((about.len(), about.modified()?))).ok();
    let wal = fs::metadata(folder.join(format!("{FILE}-wal"))).is_ok();
    (about, wal)
}

fn read(path: &Path, still: bool, anchor: Option<&Anchor>) -> Result<Records> {
    let mut address = url::Url::from_file_path(path).map_err(|()| Kind::StoreFailed)?;
    address.set_query(Some(if still { "mode=ro&immutable=1" } else { "mode=ro" }));
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut db = Db::open_with_flags(address.as_str(), flags).map_err(from_sql)?;
    let tx = db.transaction().map_err(from_sql)?;
    let version: i64 = sql::value(&tx, "PRAGMA user_version", [])?;
    match version {
        1..=VERSION => {}
        0 => return Ok(Records::without_tables(anchor)),
        _ => return Err(Problem::new(Kind::StoreNewer).with("version", version)),
    }
    let mut records = Records { chain: audit::links(&tx, version)?, ..Records::default() };
    let facts = audit::all_facts(&tx, version >= 3)?;
    let content = Content { chain: &records.chain, facts: &facts, vouched: version >= 4, anchor };
    records.flaws = content.flaws();
    let false_facts = content.seen().false_facts;
    for (id, text) in connections(&tx)? {
        match facts_in(version, &id, &text) {
            Ok(facts) if !false_facts.contains(&id) => records.connections.push(facts),
            Ok(_) | Err(_) => records.unreadable.push(id),
        }
    }
    let setting = |name: &str| sql::found(&tx, "SELECT value FROM setting WHERE name = ?1", [name]);
    (records.language, records.proxy) = (setting("language")?, setting("proxy")?);
    if version >= 3 {
        records.environments = environments::all(&tx)?;
        records.environments.retain(|added| !false_facts.contains(&added.environment.id));
    }
    Ok(records)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use jiff::Timestamp;

    use super::*;
    use crate::store::{Entry, Store};

    fn entry(act: &str) -> Entry {
        Entry {
            act: act.into(),
            by: "me".into(),
            account: "me".into(),
            measured: true,
            at: Timestamp::now(),
            note: String::new(),
        }
    }

    fn store(folder: &Path) -> Store {
        let store = Store::open(folder).expect("opens");
        store.add(&Connection::new("one".into(), "practice-api", Timestamp::now()), &entry("begun")).expect("added");
        store.record("one", &entry("proved")).expect("recorded");
        store.record("one", &entry("finished")).expect("recorded");
        store
    }

    fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
        let files = fs::read_dir(folder).expect("a folder").map(|file| file.expect("a file").path());
        files.map(|path| (path.display().to_string(), fs::read(&path).expect("read"))).collect()
    }

    #[test]
    fn nothing_there_is_nothing_and_makes_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(Records::read(folder.path()).expect("read").connections.is_empty());
        assert!(files(folder.path()).is_empty());
    }

    #[test]
    fn a_closed_store_is_read_and_left_as_it_is() {
        let folder = tempfile::tempdir().expect("a folder");
        drop(store(folder.path()));
        let before = files(folder.path());
        let records = Records::read(folder.path()).expect("read");
        assert_eq!((records.connections.len(), records.chain.len()), (1, 3));
        assert_eq!(records.chain_holds(), Ok(()));
        assert_eq!(files(folder.path()), before);
    }

    #[test]
    fn an_open_store_is_read_past_its_lock() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = store(folder.path());
        assert_eq!(Records::read(folder.path()).expect("read").chain.len(), 3);
        store.record("one", &entry("removed")).expect("recorded");
        assert_eq!(Records::read(folder.path()).expect("read").chain.len(), 4);
    }

    /// What somebody with access to the file may do to it.
    fn meddled(sql: &str) -> std::result::Result<(), Break> {
        let folder = tempfile::tempdir().expect("a folder");
        drop(store(folder.path()));
        let db = Db::open(folder.path().join(FILE)).expect("opens");
        db.execute_batch(sql).expect("done");
        drop(db);
        Records::read(folder.path()).expect("read").chain_holds()
    }

    #[test]
    fn a_break_is_found_where_it_is() {
        assert_eq!(meddled("UPDATE audit SET by = 'you' WHERE seq = 2"), Err(Break::Changed(2)));
        assert_eq!(meddled("DELETE FROM audit WHERE seq = 2"), Err(Break::Parted(3)));
        assert_eq!(meddled("DELETE FROM audit WHERE seq = 1"), Err(Break::Parted(2)));
        // Only the end can be removed unnoticed: a hash kept elsewhere shows that.
        assert_eq!(meddled("DELETE FROM audit WHERE seq = 3"), Ok(()));
    }
}
