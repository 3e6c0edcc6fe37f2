mod damage;

use super::*;

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

fn facts(id: &str) -> Connection {
    Connection::new(id.into(), "practice-console", Timestamp::now())
}

#[test]
fn a_connection_and_its_drafts_come_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let kept = facts("one");
    {
        let store = Store::open(folder.path()).expect("opens");
        store.add(&kept, &entry("begun")).expect("kept");
        store.set_draft("one", "domain", "acme").expect("kept");
        store.set_draft("one", "domain", "acme.okta.com").expect("kept");
    }
    let store = Store::open(folder.path()).expect("opens again");
    assert_eq!(store.all().expect("read"), [kept]);
    assert_eq!(store.drafts("one").expect("read")["domain"], "acme.okta.com");
}

#[test]
fn a_connection_that_is_removed_leaves_its_log_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path()).expect("opens");
    assert_eq!(store.folder(), folder.path());
    for id in ["one", "two"] {
        store.add(&facts(id), &entry("begun")).expect("kept");
        store.set_draft(id, "domain", "acme").expect("kept");
    }
    store.record("one", &entry("looked at")).expect("kept");
    store.remove("one", &entry("removed")).expect("removed");
    assert_eq!((store.has("one"), store.has("two")), (Ok(false), Ok(true)));
    assert_eq!(store.get("one").map_err(|p| p.kind), Err(Kind::StoreFailed));
    assert!(store.drafts("one").expect("read").is_empty() && store.drafts("two").expect("read").len() == 1);
    let acts = store.log("one").expect("read").into_iter().map(|entry| entry.act.word().to_owned());
    assert_eq!(acts.collect::<Vec<_>>(), ["begun", "looked at", "removed"]);
}

#[test]
fn a_change_is_kept_with_its_entry_and_answers() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path()).expect("opens");
    store.add(&facts("one"), &entry("begun")).expect("kept");
    let answer = store.change("one", None, |facts| {
        facts.progress.confirmer = "somebody".into();
        Ok(7)
    });
    assert_eq!(answer, Ok(7));
    assert_eq!(store.get("one").expect("read").progress.confirmer, "somebody");
    assert_eq!(store.log("one").expect("read").len(), 1, "no entry was asked for");
}

#[test]
fn a_setting_is_kept_until_it_is_taken_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path()).expect("opens");
    assert_eq!(store.setting("language"), Ok(None));
    for value in ["de", "en"] {
        store.set_setting("language", Some(value)).expect("kept");
        assert_eq!(store.setting("language"), Ok(Some(value.to_owned())));
    }
    store.set_setting("language", None).expect("taken back");
    assert_eq!(store.setting("language"), Ok(None));
}

#[test]
fn a_store_of_a_newer_app_is_left_as_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path()).expect("opens");
    store.add(&facts("one"), &entry("begun")).expect("kept");
    store.db.lock().pragma_update(None, "user_version", 99).expect("as a newer one leaves it");
    drop(store);
    let problem = Store::open(folder.path()).map(|_| ()).expect_err("refused");
    assert_eq!((problem.kind, problem.args["version"].as_str()), (Kind::StoreNewer, "99"));
    let db = Db::open(folder.path().join(FILE)).expect("there");
    let kept: (i64, i64) = db
        .query_row("SELECT (SELECT count(*) FROM connection), user_version FROM pragma_user_version", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .expect("read");
    assert_eq!(kept, (1, 99));
    let aside = fs::read_dir(folder.path()).expect("read").map(|file| file.expect("a file").file_name());
    assert!(aside.into_iter().all(|name| !name.to_string_lossy().contains("damaged")));
}

/// As left by a kill before anything was written.
#[test]
fn an_empty_log_beside_an_empty_database_is_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in [FILE.to_owned(), format!("{FILE}-wal")] {
        fs::write(folder.path().join(name), "").expect("written");
    }
    assert_eq!(Store::open(folder.path()).expect("opens").set_aside(), None);
}

/// As left by a kill: the commits are only in the log.
#[test]
fn a_log_beside_its_database_is_read() {
    let (folder, killed) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let store = Store::open(folder.path()).expect("opens");
    store.add(&facts("one"), &entry("begun")).expect("kept");
    for name in [FILE.to_owned(), format!("{FILE}-wal")] {
        fs::copy(folder.path().join(&name), killed.path().join(&name)).expect("copied");
    }
    let store = Store::open(killed.path()).expect("opens");
    assert_eq!((store.has("one"), store.set_aside()), (Ok(true), None));
}

#[test]
fn a_refused_change_leaves_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path()).expect("opens");
    store.add(&facts("one"), &entry("begun")).expect("kept");
    let answer: Result<()> = store.change("one", Some(&entry("act")), |facts| {
        facts.progress.confirmer = "somebody".into();
        Err(Kind::StepNotDone.into())
    });
    assert_eq!(answer.map_err(|p| p.kind), Err(Kind::StepNotDone));
    assert_eq!(store.get("one").expect("read").progress.confirmer, "");
    assert_eq!(store.log("one").expect("read").len(), 1);
}

#[test]
fn a_second_app_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let _first = Store::open(folder.path()).expect("opens");
    assert_eq!(Store::open(folder.path()).map(|_| ()).map_err(|p| p.kind), Err(Kind::AnotherWindow));
}

/// Between fork and exec a started program has every descriptor of the app.
#[test]
fn a_program_that_is_being_started_keeps_no_lock() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path()).expect("opens");
    let _of_the_program = store.lock.file.try_clone().expect("a copy");
    drop(store);
    assert_eq!(Store::open(folder.path()).map(|_| ()), Ok(()));
}

#[test]
fn a_damaged_file_is_set_aside_and_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let junk = "not a database at all, but long enough to have a header ".repeat(40);
    fs::write(folder.path().join(FILE), &junk).expect("written");
    let store = Store::open(folder.path()).expect("opens a new one");
    let name = store.set_aside().expect("said").to_owned();
    assert_eq!(fs::read_to_string(folder.path().join(name)).expect("still there"), junk);
    assert!(store.all().expect("read").is_empty());
}

/// Fields of later versions are missing in it, and everything else is there.
#[test]
fn an_older_store_is_read() {
    let older = r#"{"id":"one","begun_at":"2026-01-01T00:00:00Z","client_id":"0oa1a2b3","dell":{"account":"Acme"}}"#;
    let read = v4::read(older).expect("read");
    assert_eq!(
        (read.id.as_str(), read.okta.client_id.as_deref(), read.dell.account.as_str()),
        ("one", Some("0oa1a2b3"), "Acme")
    );
    assert!(read.okta.secret.current().is_none() && read.registration == model::connection::Registration::NotSent);
}

#[test]
fn one_unreadable_connection_leaves_the_others() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path()).expect("opens");
    for id in ["one", "two"] {
        store.add(&facts(id), &entry("begun")).expect("kept");
    }
    assert_eq!(store.set_aside(), None);
    store.db.lock().execute("UPDATE connection SET facts = '{\"id\":7}' WHERE id = 'one'", []).expect("spoilt");
    drop(store);
    let store = Store::open(folder.path()).expect("opens");
    let ids: Vec<String> = store.all().expect("read").into_iter().map(|facts| facts.id).collect();
    assert_eq!(ids, ["two"]);
    assert!(store.set_aside().is_some_and(|named| named.ends_with(", connections.db: one")), "{:?}", store.set_aside());
    assert_eq!(store.get("one").map_err(|p| p.kind), Err(Kind::StoreDamaged), "it is not what was written");
    let kept: i64 =
        store.db.lock().query_row("SELECT count(*) FROM connection", [], |row| row.get(0)).expect("counted");
    assert_eq!(kept, 2, "it stays in the table");
}

/// A host that no secret would be sent to, a Client ID, a check or an item that no version wrote.
#[test]
fn a_stored_value_that_its_parser_refuses_is_a_damaged_record() {
    let mut connection = crate::fixtures::connection("acme.okta.com");
    connection.okta.client_id = Some(crate::fixtures::subject().client_id);
    connection.okta.client_id_host = Some(crate::fixtures::okta_host("acme.okta.com"));
    connection.okta.secret.adopt(crate::fixtures::stored_secret(Timestamp::UNIX_EPOCH));
    let text = write_facts(&connection).expect("written");
    assert_eq!(read_facts(&text), Ok(connection));
    for (good, bad) in [
        (r#""host":"acme.okta.com""#, r#""host":"acme.okta.com.evil.test""#),
        (r#""client_id_host":"acme.okta.com""#, r#""client_id_host":"acme""#),
        (r#""client_id":"0oa1a2b3""#, r#""client_id":"two words""#),
        ("/okta-secret/1", "/okta-secret/one"),
    ] {
        assert!(text.contains(good), "{good}: {text}");
        let refused = read_facts(&text.replace(good, bad)).map_err(|problem| problem.kind);
        assert_eq!(refused, Err(Kind::StoreDamaged), "{bad}");
    }
}

/// An event that a later version records is shown as it is written, and its hash holds.
#[test]
fn an_event_of_a_later_version_is_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path()).expect("opens");
    store.add(&facts("one"), &entry("of_a_later_version")).expect("kept");
    drop(store);
    let store = Store::open(folder.path()).expect("opens");
    assert_eq!(store.log("one").expect("read")[0].act.word(), "of_a_later_version");
    assert_eq!((holds(&store.chain().expect("read")), store.set_aside()), (Ok(()), None));
}

/// Three entries; then somebody tampers with them, and the chain is checked.
fn audited(tamper: &str) -> Vec<Linked> {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path()).expect("opens");
    store.add(&facts("one"), &entry("begun")).expect("kept");
    store.change("one", Some(&entry("second")), |_| Ok(())).expect("kept");
    store.change("one", Some(&entry("third")), |_| Ok(())).expect("kept");
    store.db.lock().execute_batch(tamper).expect("tampered");
    let chain = store.chain().expect("read");
    assert_eq!(Records::read(folder.path()).expect("read").chain, chain, "and beside the app that holds it");
    chain
}

#[test]
fn the_chain_tells_where_it_is_broken() {
    let broken = |tamper: &str| holds(&audited(tamper)).err();
    let whole = audited("");
    assert_eq!((whole.len(), holds(&whole)), (3, Ok(())));
    for column in ["by", "account", "act", "note", "at", "connection"] {
        let tamper = format!("UPDATE audit SET {column} = 'another' WHERE seq = 2");
        assert_eq!(broken(&tamper), Some(Break::Changed(2)), "{column}");
    }
    assert_eq!(broken("UPDATE audit SET measured = 0 WHERE seq = 3"), Some(Break::Changed(3)));
    assert_eq!(broken("DELETE FROM audit WHERE seq = 2"), Some(Break::Parted(3)));
    assert_eq!(broken("DELETE FROM audit WHERE seq = 1"), Some(Break::Parted(2)));
    // What no chain can show by itself; its last hash, kept elsewhere, does.
    assert_eq!(broken("DELETE FROM audit WHERE seq = 3"), None);
    assert_ne!(audited("DELETE FROM audit WHERE seq = 3").last(), whole.last());
}

#[test]
fn a_clock_that_went_back_is_reported_and_breaks_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path()).expect("opens");
    store.add(&facts("ago"), &entry("begun")).expect("kept");
    assert_eq!(store.clock_is_before(), Ok(None), "as it should be");
    let soon = Timestamp::now() + jiff::SignedDuration::from_mins(1);
    store.record("ago", &Entry { at: soon, ..entry("noted") }).expect("kept");
    assert_eq!(store.clock_is_before(), Ok(None), "clocks are set right by moments");
    store.record("ago", &Entry { at: soon, ..entry("noted") }).expect("kept");
    let later = Timestamp::now() + jiff::SignedDuration::from_hours(30);
    store.add(&facts("one"), &Entry { at: later, ..entry("begun") }).expect("kept");
    assert_eq!(store.clock_is_before(), Ok(Some(later)));
    store.change("one", Some(&entry("second")), |_| Ok(())).expect("kept");
    assert_eq!(store.clock_is_before(), Ok(None));
    assert_eq!(holds(&store.chain().expect("read")), Ok(()));
}

/// Version 1 stored no account; neither version 1 nor 2 knew added environments, and none before 4 the state's hash.
/// Real stores of version 3 are in `tests/golden`.
#[test]
fn a_store_of_version_1_is_taken_over() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path()).expect("opens");
    store.add(&facts("one"), &Entry { account: String::new(), ..entry("begun") }).expect("kept");
    let at = store.log("one").expect("read").remove(0).at.to_string();
    let hash = audit::link("", ["one", "begun", "me", &at, "", ""], true, "");
    store
        .db
        .lock()
        .execute_batch(&format!(
            "UPDATE audit SET hash = '{hash}'; ALTER TABLE audit DROP COLUMN account; ALTER TABLE audit DROP COLUMN facts; \
             DROP TABLE environment; PRAGMA user_version = 1;"
        ))
        .expect("as it was");
    drop(store);
    fs::remove_file(folder.path().join("connections.db-anchor")).expect("there was none");
    let store = Store::open(folder.path()).expect("opens");
    store.change("one", Some(&entry("second")), |_| Ok(())).expect("kept");
    let accounts: Vec<String> = store.log("one").expect("read").into_iter().map(|entry| entry.account).collect();
    assert_eq!(accounts, ["", "me"]);
    assert_eq!(holds(&store.chain().expect("read")), Ok(()));
    assert_eq!(store.set_aside(), None);
    assert_eq!(Records::read(folder.path()).expect("read").flaws, []);
}

/// A kill between the moves: the next start finishes them before it opens anything.
#[test]
fn a_move_that_was_cut_off_is_ended() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    let name = format!("{FILE}.damaged-20260101-000000");
    fs::write(at("connections.db.moving"), &name).expect("written");
    fs::write(at(&format!("{name}-wal")), "moved already").expect("written");
    fs::write(at(FILE), "not moved yet").expect("written");
    let store = Store::open(folder.path()).expect("opens a new one");
    assert_eq!(store.set_aside(), Some(name.as_str()));
    assert_eq!(fs::read_to_string(at(&name)).expect("there"), "not moved yet");
    assert!(!at("connections.db.moving").exists());
    drop(store);
    // A name cut off before it was complete moved nothing.
    fs::write(at("connections.db.moving"), "connections.db.dam").expect("written");
    let store = Store::open(folder.path()).expect("opens");
    assert_eq!(store.set_aside(), Some(name.as_str()), "named for as long as it exists");
}

/// Somebody else wrote it, or the disk did.
#[test]
fn a_move_to_no_name_of_ours_is_not_made() {
    let folder = tempfile::tempdir().expect("a folder");
    let inner = folder.path().join("data");
    let store = Store::open(&inner).expect("opens");
    store.add(&facts("one"), &entry("begun")).expect("kept");
    drop(store);
    for name in ["connections.db.damaged-of-another-day", "connections.db.damaged-2026", "20260101-000000"] {
        fs::write(inner.join("connections.db.moving"), name).expect("written");
        let store = Store::open(&inner).expect("opens");
        assert_eq!((store.has("one"), store.set_aside()), (Ok(true), None), "{name}");
        assert!(!inner.join("connections.db.moving").exists());
    }
    fs::create_dir(inner.join("connections.db.moving")).expect("made");
    assert!(Store::open(&inner).is_err(), "what cannot be read is not passed over");
}

#[test]
fn a_failed_move_is_reported_and_finished_later() {
    let folder = tempfile::tempdir().expect("a folder");
    let name = format!("{FILE}.damaged-20260101-000000");
    fs::write(folder.path().join("connections.db.moving"), &name).expect("written");
    fs::write(folder.path().join(FILE), "not moved yet").expect("written");
    fs::create_dir(folder.path().join(&name)).expect("in the way");
    assert!(Store::open(folder.path()).is_err());
    assert!(folder.path().join("connections.db.moving").exists() && folder.path().join(FILE).exists());
}

#[test]
fn two_damaged_files_at_once_are_both_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    for junk in ["one ", "two "] {
        fs::write(folder.path().join(FILE), junk.repeat(300)).expect("written");
        drop(Store::open(folder.path()).expect("opens a new one"));
    }
    let store = Store::open(folder.path()).expect("opens");
    assert_eq!(store.set_aside().expect("said").split(", ").count(), 2);
}

/// SQLite would delete it.
#[test]
fn a_log_without_its_database_is_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join(format!("{FILE}-wal")), "somebody's work").expect("written");
    let store = Store::open(folder.path()).expect("opens");
    let kept = fs::read_dir(folder.path()).expect("read").map(|file| file.expect("a file").path());
    let kept: Vec<String> = kept.filter_map(|file| fs::read_to_string(file).ok()).collect();
    assert!(kept.contains(&"somebody's work".to_owned()), "{kept:?}");
    assert!(store.set_aside().is_some(), "and is named");
}

#[cfg(unix)]
#[test]
fn only_the_owner_can_read_it() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().expect("a folder");
    let inner = folder.path().join("data");
    let store = Store::open(&inner).expect("opens");
    let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
    assert_eq!(mode(&inner), 0o700);
    for name in [FILE, LOCK, "connections.db-wal", "connections.db-shm", "connections.db-anchor"] {
        assert_eq!(mode(&inner.join(name)), 0o600, "{name}");
    }
    drop(store);
    // An older file, or one that was copied here.
    fs::set_permissions(inner.join(FILE), fs::Permissions::from_mode(0o640)).expect("opened to others");
    drop(Store::open(&inner).expect("opens"));
    assert_eq!(mode(&inner.join(FILE)), 0o600);
}

#[test]
fn errors_of_sqlite_are_distinguished() {
    use rusqlite::ffi;
    for (code, kind) in [
        (ffi::SQLITE_FULL, Kind::StoreFull),
        (ffi::SQLITE_READONLY, Kind::StoreReadonly),
        (ffi::SQLITE_CANTOPEN, Kind::StoreReadonly),
        (ffi::SQLITE_PERM, Kind::StoreReadonly),
        (ffi::SQLITE_IOERR, Kind::StoreIo),
        (ffi::SQLITE_CORRUPT, Kind::StoreDamaged),
        (ffi::SQLITE_NOTADB, Kind::StoreDamaged),
        (ffi::SQLITE_BUSY, Kind::AnotherWindow),
        (ffi::SQLITE_LOCKED, Kind::AnotherWindow),
        (ffi::SQLITE_ERROR, Kind::StoreFailed),
    ] {
        assert_eq!(from_sql(rusqlite::Error::SqliteFailure(ffi::Error::new(code), None)).kind, kind, "{code}");
    }
    // SQLite's own check: only damage counts as damage. A page that could not be read says nothing about its content.
    for (verdict, kind) in [
        ("row 7 missing from index sqlite_autoindex_draft_1", Kind::StoreDamaged),
        ("Tree 2 page 2: btreeInitPage() returns error code=11", Kind::StoreDamaged),
        ("Tree 2 page 2: btreeInitPage() returns error code=26", Kind::StoreDamaged),
        ("Tree 2 page 2: unable to get the page. error code=266", Kind::StoreIo),
        ("failed to get page 7", Kind::StoreIo),
    ] {
        assert_eq!(place::of_check(verdict).kind, kind, "{verdict}");
    }
}

#[test]
fn practice_is_below_the_app_s_own_folder() {
    let own = folder(false).expect("a home");
    assert!(own.is_absolute() && own.ends_with("okta-dell-connect"), "{}", own.display());
    assert_eq!(folder(true), Ok(own.join("practice")));
}

/// Windows' older calls end at 260 characters.
#[test]
fn a_folder_with_umlauts_and_a_long_path_opens() {
    let base = tempfile::tempdir().expect("a folder");
    for (name, depth) in [("Jörg Größe 🔑", 1), ("größe", 45)] {
        let folder: std::path::PathBuf =
            std::iter::once(base.path().as_os_str()).chain(std::iter::repeat_n(name.as_ref(), depth)).collect();
        assert!(depth == 1 || folder.to_string_lossy().chars().count() > 260);
        let kept = Store::open(&folder).and_then(|store| store.add(&facts("one"), &entry("begun")));
        assert_eq!(kept, Ok(()), "{}", folder.display());
        assert_eq!(Store::open(&folder).and_then(|store| store.has("one")), Ok(true), "{}", folder.display());
    }
}
