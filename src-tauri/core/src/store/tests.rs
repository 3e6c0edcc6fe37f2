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

fn facts(id: &str) -> Facts {
    Facts::new(id.into(), "practice-console", Timestamp::now())
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
fn a_refused_change_leaves_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path()).expect("opens");
    store.add(&facts("one"), &entry("begun")).expect("kept");
    let answer: Result<()> = store.change("one", Some(&entry("act")), |facts| {
        facts.confirmer = "somebody".into();
        Err(Kind::StepNotDone.into())
    });
    assert_eq!(answer.map_err(|p| p.kind), Err(Kind::StepNotDone));
    assert_eq!(store.get("one").expect("read").confirmer, "");
    assert_eq!(store.log("one").expect("read").len(), 1);
}

#[test]
fn a_second_app_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let _first = Store::open(folder.path()).expect("opens");
    assert_eq!(Store::open(folder.path()).map(|_| ()).map_err(|p| p.kind), Err(Kind::AnotherWindow));
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
    let older = r#"{"id":"one","begun_at":"2026-01-01T00:00:00Z","client_id":"0oa1","dell":{"account":"Acme"}}"#;
    let read = read_facts(older).expect("read");
    assert_eq!(
        (read.id.as_str(), read.client_id.as_deref(), read.dell.account.as_str()),
        ("one", Some("0oa1"), "Acme")
    );
    assert!(read.secret.is_none() && read.registration == crate::facts::Registration::None);
}

#[test]
fn one_unreadable_connection_leaves_the_others() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path()).expect("opens");
    for id in ["one", "two"] {
        store.add(&facts(id), &entry("begun")).expect("kept");
    }
    assert_eq!(store.set_aside(), None);
    store.db().execute("UPDATE connection SET facts = '{\"id\":7}' WHERE id = 'one'", []).expect("spoilt");
    drop(store);
    let store = Store::open(folder.path()).expect("opens");
    let ids: Vec<String> = store.all().expect("read").into_iter().map(|facts| facts.id).collect();
    assert_eq!(ids, ["two"]);
    assert_eq!(store.set_aside(), Some("connections.db: one"));
    let kept: i64 = store.db().query_row("SELECT count(*) FROM connection", [], |row| row.get(0)).expect("counted");
    assert_eq!(kept, 2, "it stays in the table");
}

/// Three entries; then somebody works on them, and the chain is looked through.
fn audited(tamper: &str) -> Audited {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path()).expect("opens");
    store.add(&facts("one"), &entry("begun")).expect("kept");
    store.change("one", Some(&entry("second")), |_| Ok(())).expect("kept");
    store.change("one", Some(&entry("third")), |_| Ok(())).expect("kept");
    store.db().execute_batch(tamper).expect("tampered");
    let seen = store.verify_audit().expect("read");
    let beside = Records::read(folder.path()).expect("read");
    assert_eq!(beside.chain_holds().err(), seen.broken, "and beside the app that holds it");
    seen
}

#[test]
fn the_chain_tells_where_it_is_broken() {
    let broken = |tamper: &str| audited(tamper).broken;
    let whole = audited("");
    assert_eq!((whole.entries, whole.broken, whole.clock_back.len(), whole.last.len()), (3, None, 0, 64));
    for column in ["by", "account", "act", "note", "at", "connection"] {
        let tamper = format!("UPDATE audit SET {column} = 'another' WHERE seq = 2");
        assert_eq!(broken(&tamper), Some(Break::Changed(2)), "{column}");
    }
    assert_eq!(broken("UPDATE audit SET measured = 0 WHERE seq = 3"), Some(Break::Changed(3)));
    assert_eq!(broken("DELETE FROM audit WHERE seq = 2"), Some(Break::Parted(3)));
    assert_eq!(broken("DELETE FROM audit WHERE seq = 1"), Some(Break::Parted(2)));
    // What no chain can show by itself; its last hash, kept elsewhere, does.
    assert_eq!(broken("DELETE FROM audit WHERE seq = 3"), None);
    assert_ne!(audited("DELETE FROM audit WHERE seq = 3").last, whole.last);
}

#[test]
fn a_clock_that_went_back_is_told_and_breaks_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path()).expect("opens");
    let later = Timestamp::now() + jiff::SignedDuration::from_hours(30);
    store.add(&facts("one"), &Entry { at: later, ..entry("begun") }).expect("kept");
    assert_eq!(store.clock_is_before(), Ok(Some(later)));
    store.change("one", Some(&entry("second")), |_| Ok(())).expect("kept");
    assert_eq!(store.clock_is_before(), Ok(None));
    let seen = store.verify_audit().expect("read");
    assert_eq!((seen.broken, seen.clock_back), (None, vec![2]));
}

/// Version 1 kept no account; neither it nor version 2 knew of environments that were added.
#[test]
fn a_store_of_version_1_is_taken_over() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path()).expect("opens");
    store.add(&facts("one"), &Entry { account: String::new(), ..entry("begun") }).expect("kept");
    store
        .db()
        .execute_batch("ALTER TABLE audit DROP COLUMN account; DROP TABLE environment; PRAGMA user_version = 1;")
        .expect("as it was");
    drop(store);
    let store = Store::open(folder.path()).expect("opens");
    store.change("one", Some(&entry("second")), |_| Ok(())).expect("kept");
    let accounts: Vec<String> = store.log("one").expect("read").into_iter().map(|entry| entry.account).collect();
    assert_eq!(accounts, ["", "me"]);
    assert_eq!(store.verify_audit().expect("read").broken, None);
    store.db().execute_batch("DROP TABLE environment; PRAGMA user_version = 2;").expect("as it was");
    assert!(Records::read(folder.path()).expect("read").environments.is_empty());
    drop(store);
    let store = Store::open(folder.path()).expect("opens");
    assert!(store.environments().expect("read").is_empty());
    assert_eq!(store.log("one").expect("read").len(), 2);
}

/// A kill between the moves: the next start ends them before it opens anything.
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
    // One that was cut off before its name was whole moved nothing.
    fs::write(at("connections.db.moving"), "connections.db.dam").expect("written");
    let store = Store::open(folder.path()).expect("opens");
    assert_eq!(store.set_aside(), Some(name.as_str()), "named for as long as it lies there");
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
    let _store = Store::open(&inner).expect("opens");
    let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
    assert_eq!(mode(&inner), 0o700);
    for name in [FILE, LOCK, "connections.db-wal", "connections.db-shm"] {
        assert_eq!(mode(&inner.join(name)), 0o600, "{name}");
    }
}
