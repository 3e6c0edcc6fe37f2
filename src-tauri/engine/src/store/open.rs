//! Opens the database: checks the files in its place first, then its content. Nothing is written before it is known to
//! be sound or was set aside unchanged.

use std::collections::BTreeSet;
use std::path::Path;

use jiff::Timestamp;
use rusqlite::Connection as Db;
use rusqlite::config::DbConfig;

use super::anchor::Anchor;
use super::audit::{self, by_itself, chain};
use super::flaws::{Content, Seen};
use super::place::{self, from_sql, of_check, own_only};
use super::{FILE, VERSION, connections, facts_in, read_facts, sql, write_facts};
use model::audit::AuditEvent;
use model::problem::{Kind, Problem, Result};
use secrets::private_files::{from_io, private};

/// From version 1: who was signed in to the computer, beside who confirmed.
const FROM_1: &str = "ALTER TABLE audit ADD COLUMN account TEXT NOT NULL DEFAULT ''; ";

/// From version 2: Dell environments that were added by a person.
const FROM_2: &str =
    "CREATE TABLE environment (id TEXT PRIMARY KEY, facts TEXT NOT NULL, added TEXT NOT NULL) STRICT; ";

/// From version 3: the state's hash in each entry.
const FROM_3: &str = "ALTER TABLE audit ADD COLUMN facts TEXT NOT NULL DEFAULT ''; ";

const TABLES: &str = "
CREATE TABLE connection (id TEXT PRIMARY KEY, facts TEXT NOT NULL, begun TEXT NOT NULL) STRICT;
CREATE TABLE draft (connection TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (connection, field)) STRICT;
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE audit (
  seq INTEGER PRIMARY KEY, connection TEXT NOT NULL, act TEXT NOT NULL, by TEXT NOT NULL, measured INTEGER NOT NULL,
  at TEXT NOT NULL, note TEXT NOT NULL, prev TEXT NOT NULL, hash TEXT NOT NULL, account TEXT NOT NULL DEFAULT '',
  facts TEXT NOT NULL DEFAULT ''
) STRICT;
";

/// How far the numbers of keychain items jump after records were lost, so that no number given since is given again.
const ITEMS_APART: u32 = 1000;

/// The database, and the ids in it whose state is provably not what was written.
pub(super) type Opened = (Db, BTreeSet<String>);

/// Opens the database of a folder, and sets a damaged one aside: an unreadable one is moved; of one older than what was
/// done, a copy is kept.
pub(super) fn open(folder: &Path) -> Result<Opened> {
    place::finish_aside(folder)?;
    let damaged = |opened: &Result<Opened>| matches!(opened, Err(p) if p.kind == Kind::StoreDamaged);
    let mut opened = open_sound(folder);
    if damaged(&opened) {
        // Checked again: a read that failed once also looks like damage.
        opened = open_sound(folder);
    }
    if damaged(&opened) {
        place::put_aside(folder)?;
        opened = open_sound(folder);
    }
    opened
}

fn open_sound(folder: &Path) -> Result<Opened> {
    let anchor = Anchor::read(folder)?;
    let path = folder.join(FILE);
    // Created here and not by SQLite, so that nobody else can read it at any time; its companion files take its mode.
    let file = private().open(&path).map_err(|e| from_io(&e))?;
    own_only(&file).map_err(|e| from_io(&e))?;
    let empty = file.metadata().map_err(|e| from_io(&e))?.len() == 0;
    drop(file);
    let wal = place::beside(&path, "-wal");
    if empty && wal.metadata().is_ok_and(|wal| wal.len() > 0) {
        // SQLite would delete the log of a missing database.
        return Err(Kind::StoreDamaged.into());
    }
    let mut db = connect(&path)?;
    let version: i64 = sql::value(&db, "PRAGMA user_version", [])?;
    let seen = match version {
        0 => {
            let tables: i64 = sql::value(&db, "SELECT count(*) FROM sqlite_schema", [])?;
            // A database that had an entry is not new.
            if tables > 0 || anchor.as_ref().is_some_and(|anchor| anchor.seq > 0) {
                return Err(Kind::StoreDamaged.into());
            }
            None
        }
        1..=VERSION => Some(look(&db, version, anchor.as_ref())?),
        // Written by a newer app: it is sound, and this app must not touch it.
        _ => return Err(Problem::new(Kind::StoreNewer).with("version", version)),
    };
    if seen.as_ref().is_some_and(|seen| seen.damaged) {
        // Closed meanwhile: a file must not be read outside SQLite while SQLite holds locks in it. Closing leaves the
        // log unchanged.
        drop(db);
        place::copy_aside(folder)?;
        db = connect(&path)?;
    }
    if anchor.is_none() && version < VERSION {
        // Written before the first entry that has an anchor beside it: after a kill from here on, the anchor is one
        // that the chain has.
        let before = if version == 0 { Anchor::empty() } else { Anchor::of(&audit::links(&db, version)?) };
        before.write(folder)?;
    }
    let mut end = migrate(&mut db, version, seen.as_ref())?;
    if let Some(seen) = &seen {
        end = acknowledge(&mut db, seen)?.or(end);
    }
    if let Some(end) = end {
        end.write(folder)?;
    }
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false).map_err(from_sql)?;
    Ok((db, seen.map(|seen| seen.false_facts).unwrap_or_default()))
}

/// Opens it without changing any file. Closed again unchanged, it leaves its log in place.
fn connect(path: &Path) -> Result<Db> {
    let db = Db::open(path).map_err(from_sql)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true).map_err(from_sql)?;
    db.pragma_update(None, "journal_mode", "WAL").map_err(from_sql)?;
    db.pragma_update(None, "synchronous", "FULL").map_err(from_sql)?;
    db.pragma_update(None, "foreign_keys", true).map_err(from_sql)?;
    // On macOS a plain sync leaves writing to the drive; the anchor would then be durable before what it names. No
    // effect elsewhere.
    db.pragma_update(None, "fullfsync", true).map_err(from_sql)?;
    db.pragma_update(None, "checkpoint_fullfsync", true).map_err(from_sql)?;
    let verdict: String = sql::value(&db, "PRAGMA quick_check(1)", [])?;
    if verdict == "ok" { Ok(db) } else { Err(of_check(&verdict)) }
}

/// Inspects a database of this version at start. One whose tables differ from how they were created is damaged.
fn look(db: &Db, version: i64, anchor: Option<&Anchor>) -> Result<Seen> {
    let content = (|| Ok((audit::links(db, version)?, audit::all_facts(db, version >= 3)?)))();
    let (chain, facts) = content.map_err(|problem: Problem| match problem.kind {
        Kind::StoreFailed => Problem { kind: Kind::StoreDamaged, ..problem },
        _ => problem,
    })?;
    Ok(Content { chain: &chain, facts: &facts, vouched: version >= 4, anchor }.seen())
}

/// Migrates tables and records to this version, in one transaction. From then on an entry vouches for every record; one that
/// is provably not what was written, or can't be read, stays as it is.
fn migrate(db: &mut Db, version: i64, seen: Option<&Seen>) -> Result<Option<Anchor>> {
    let change = match version {
        VERSION => return Ok(None),
        0 => format!("{TABLES}{FROM_2}"),
        1 => format!("{FROM_1}{FROM_2}{FROM_3}"),
        2 => format!("{FROM_2}{FROM_3}"),
        3 => FROM_3.to_owned(),
        _ => String::new(),
    };
    let is_false = |id: &str| seen.is_some_and(|seen| seen.false_facts.contains(id));
    let tx = db.transaction().map_err(from_sql)?;
    tx.execute_batch(&format!("{change} PRAGMA user_version = {VERSION};")).map_err(from_sql)?;
    let mut changed = if version < 4 { audit::all_facts(&tx, true)?.into_keys().collect() } else { BTreeSet::new() };
    for (id, text) in connections(&tx)? {
        if let (false, Ok(facts)) = (is_false(&id), facts_in(version, &id, &text)) {
            let text = write_facts(&facts)?;
            tx.execute("UPDATE connection SET facts = ?2 WHERE id = ?1", [&id, &text]).map_err(from_sql)?;
            changed.insert(id);
        }
    }
    let mut end = None;
    for id in changed {
        end = Some(chain(&tx, &id, &audit::noted())?);
    }
    tx.commit().map_err(from_sql)?;
    Ok(end)
}

/// Records what was found, so that the next start does not find it again. What was done after the remaining state is
/// unknown: each connection says so until Dell's list was read.
fn acknowledge(db: &mut Db, seen: &Seen) -> Result<Option<Anchor>> {
    if !seen.damaged && !seen.end_unknown {
        return Ok(None);
    }
    let tx = db.transaction().map_err(from_sql)?;
    let entry = by_itself(if seen.damaged { AuditEvent::FoundDamaged } else { AuditEvent::EndUnknown });
    let mut end = chain(&tx, "", &entry)?;
    if seen.damaged {
        for (id, text) in connections(&tx)?.into_iter().filter(|(id, _)| !seen.false_facts.contains(id)) {
            if let Ok(mut facts) = read_facts(&text) {
                facts.records_lost_at = Some(Timestamp::now());
                facts.items.next_item = facts.items.next_item.saturating_add(ITEMS_APART);
                let text = write_facts(&facts)?;
                tx.execute("UPDATE connection SET facts = ?2 WHERE id = ?1", [&id, &text]).map_err(from_sql)?;
            }
            end = chain(&tx, &id, &entry)?;
        }
        for id in &seen.vanished {
            end = chain(&tx, id, &entry)?;
        }
        for id in audit::all_facts(&tx, true)?.into_keys() {
            let known: bool = sql::value(&tx, "SELECT EXISTS (SELECT 1 FROM connection WHERE id = ?1)", [&id])?;
            // An environment that nothing vouched for; it was read, and its host is confirmed before use.
            if !known && !seen.false_facts.contains(&id) {
                end = chain(&tx, &id, &entry)?;
            }
        }
    }
    tx.commit().map_err(from_sql)?;
    super::checkpoint(db)?;
    Ok(Some(end))
}
