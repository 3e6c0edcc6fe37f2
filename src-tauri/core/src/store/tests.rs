use super::*;

fn entry(act: &str) -> Entry {
    Entry { act: act.into(), by: "me".into(), measured: true, at: Timestamp::now(), note: String::new() }
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

#[test]
fn the_chain_tells_a_changed_entry() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path()).expect("opens");
    store.add(&facts("one"), &entry("begun")).expect("kept");
    store.change("one", Some(&entry("second")), |_| Ok(())).expect("kept");
    assert!(store.chain_holds().expect("read"));
    store.db().execute("UPDATE audit SET by = 'another' WHERE seq = 1", []).expect("tampered");
    assert!(!store.chain_holds().expect("read"));
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
    assert_eq!(mode(&inner.join(FILE)), 0o600);
}
