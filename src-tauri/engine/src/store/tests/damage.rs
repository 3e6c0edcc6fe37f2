//! What a start does with a store that a person or a disk has damaged, and with other things in its place.

use super::*;

/// Harms a closed store: what the reader reports, and what a start does with it.
fn after(harm: impl FnOnce(&Path)) -> (Vec<Flaw>, Store, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path()).expect("opens");
    store.add(&facts("one"), &entry("begun")).expect("kept");
    store.commit_irrevocable("one", &entry("registered"), |_| Ok(())).expect("kept");
    drop(store);
    harm(folder.path());
    let flaws = Records::read(folder.path()).expect("read").flaws;
    let store = Store::open(folder.path()).expect("opens");
    (flaws, store, folder)
}

fn sql(folder: &Path, text: &str) {
    Db::open(folder.join(FILE)).and_then(|db| db.execute_batch(text)).expect("done");
}

/// The rest is shown, and nothing is sent because of it; the files stay as they were found.
fn is_noticed(store: &Store, folder: &Path) {
    assert!(store.set_aside().is_some_and(|named| named.contains(".damaged-")), "{:?}", store.set_aside());
    for facts in store.all().expect("read") {
        assert!(facts.records_lost_at.is_some() && facts.items.next_item > 1000, "{facts:?}");
    }
    let records = Records::read(folder).expect("read");
    assert!(records.flaws.iter().any(|flaw| matches!(flaw, Flaw::FoundDamaged(_))), "{:?}", records.flaws);
}

#[test]
fn an_emptied_record_beside_a_connection_is_broken() {
    let (flaws, store, folder) = after(|folder| sql(folder, "DELETE FROM audit"));
    assert_eq!(flaws, [Flaw::EndMissing(2), Flaw::Unrecorded("one".into())]);
    is_noticed(&store, folder.path());
    drop(store);
    // It is found once and stays recorded.
    let store = Store::open(folder.path()).expect("opens");
    is_noticed(&store, folder.path());
    assert_eq!(store.set_aside().map(|named| named.matches(".damaged-").count()), Some(1));
    assert_eq!(store.all().expect("read").len(), 1);
}

#[test]
fn a_record_without_its_end_is_older() {
    let (flaws, store, folder) = after(|folder| sql(folder, "DELETE FROM audit WHERE seq = 2"));
    assert_eq!(flaws, [Flaw::EndMissing(2)]);
    is_noticed(&store, folder.path());
    let (flaws, store, folder) = after(|folder| sql(folder, "DELETE FROM connection"));
    assert_eq!(flaws, [Flaw::Vanished("one".into())]);
    is_noticed(&store, folder.path());
    assert_eq!(Records::read(folder.path()).expect("read").flaws, [Flaw::FoundDamaged(3), Flaw::FoundDamaged(4)]);
}

#[test]
fn facts_that_were_not_written_so_are_not_relied_on() {
    let harm = "UPDATE connection SET facts = replace(facts, 'practice-console', 'practice-consolf')";
    let (flaws, store, folder) = after(|folder| sql(folder, harm));
    assert_eq!(flaws, [Flaw::FactsChanged("one".into())]);
    is_noticed(&store, folder.path());
    assert!(store.all().expect("read").is_empty() && store.has("one").expect("read"));
    assert_eq!(store.change("one", None, |_| Ok(())).map_err(|p| p.kind), Err(Kind::StoreDamaged));
    drop(store);
    let store = Store::open(folder.path()).expect("opens");
    assert!(store.all().expect("read").is_empty(), "nor by the next start");
    assert_eq!(store.set_aside().map(|named| named.matches(".damaged-").count()), Some(1));
}

/// A row whose id is not that of its state is not ours: it blocks nobody.
#[test]
fn facts_under_another_id_are_left_where_they_are() {
    for id in ["", "two", "../../etc"] {
        let (flaws, store, folder) = after(|folder| sql(folder, &format!("UPDATE connection SET id = '{id}'")));
        assert_eq!(flaws, [Flaw::Unrecorded(id.into()), Flaw::Vanished("one".into())], "{id:?}");
        is_noticed(&store, folder.path());
        assert!(store.all().expect("read").is_empty(), "{id:?}");
        assert_eq!(store.get(id).map_err(|problem| problem.kind), Err(Kind::StoreDamaged), "{id:?}");
        let records = Records::read(folder.path()).expect("read");
        assert_eq!((records.connections.len(), records.unreadable.len()), (0, 1), "{id:?}");
    }
}

/// Practice's folder is inside the app's: a link in the app folder's place leads just as far away.
#[cfg(unix)]
#[test]
fn no_folder_is_reached_through_a_link() {
    let (home, other) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    drop(Store::open(&other.path().join("practice")).expect("opens"));
    std::os::unix::fs::symlink(other.path(), home.path().join("okta-dell-connect")).expect("linked");
    let practice = home.path().join("okta-dell-connect/practice");
    assert_eq!(Records::read(&practice).map(drop).map_err(|problem| problem.kind), Err(Kind::StoreIsLink));
    assert_eq!(Store::open(&practice).map(drop).map_err(|problem| problem.kind), Err(Kind::StoreIsLink));
}

/// After an act that cannot be undone the anchor existed: without it, an older database would pass as the present one.
#[test]
fn an_anchor_that_is_missing_or_damaged_is_noticed() {
    let anchor = |folder: &Path| folder.join("connections.db-anchor");
    let (flaws, store, folder) = after(|folder| fs::remove_file(anchor(folder)).expect("removed"));
    assert_eq!(flaws, [Flaw::EndUnknown]);
    is_noticed(&store, folder.path());
    let damaged = "okta-dell-connect anchor 1\n9 zz\n";
    let (flaws, store, folder) = after(|folder| fs::write(anchor(folder), damaged).expect("written"));
    assert_eq!(flaws, [Flaw::EndUnknown], "no more is believed of one that is damaged");
    is_noticed(&store, folder.path());
}

/// A power cut before such an act may leave this: nothing can be done twice.
#[test]
fn an_anchor_that_is_missing_from_the_beginning_is_made_anew() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path()).expect("opens");
    store.add(&facts("one"), &entry("begun")).expect("kept");
    drop(store);
    fs::remove_file(folder.path().join("connections.db-anchor")).expect("removed");
    let store = Store::open(folder.path()).expect("opens");
    assert_eq!((store.set_aside(), store.get("one").expect("read").records_lost_at), (None, None));
    let records = Records::read(folder.path()).expect("read");
    assert_eq!((records.flaws.as_slice(), records.chain[1].act.word()), ([].as_slice(), "end_unknown"));
}

#[test]
fn a_database_that_is_gone_is_missed() {
    let (flaws, store, folder) = after(|folder| fs::remove_file(folder.join(FILE)).expect("removed"));
    assert_eq!(flaws, [Flaw::EndMissing(2)]);
    assert!(store.set_aside().is_some() && store.all().expect("read").is_empty());
    assert_eq!(Records::read(folder.path()).expect("read").flaws, []);
}

/// A kill between the commit and the anchor: the anchor names an entry that the chain still has.
#[test]
fn an_anchor_that_is_behind_is_no_damage() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path()).expect("opens");
    let anchor = folder.path().join("connections.db-anchor");
    let mut anchors = vec![fs::read(&anchor).expect("before the first entry")];
    store.add(&facts("one"), &entry("begun")).expect("kept");
    anchors.push(fs::read(&anchor).expect("there"));
    store.change("one", Some(&entry("proved")), |_| Ok(())).expect("kept");
    drop(store);
    for older in anchors {
        fs::write(&anchor, older).expect("written");
        assert_eq!(Records::read(folder.path()).expect("read").flaws, []);
        assert_eq!(Store::open(folder.path()).expect("opens").set_aside(), None);
    }
}

/// What cannot be undone is in the database itself, whatever becomes of its log.
#[test]
fn what_cannot_be_taken_back_is_not_in_the_log_alone() {
    let (folder, copy) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let store = Store::open(folder.path()).expect("opens");
    store.add(&facts("one"), &entry("begun")).expect("kept");
    store
        .commit_irrevocable("one", &entry("intends_to_register"), |facts| {
            facts.progress.confirmer = "somebody".into();
            Ok(())
        })
        .expect("kept");
    assert_eq!(fs::metadata(folder.path().join("connections.db-wal")).expect("there").len(), 0);
    for name in [FILE, "connections.db-anchor"] {
        fs::copy(folder.path().join(name), copy.path().join(name)).expect("copied");
    }
    let store = Store::open(copy.path()).expect("opens");
    assert_eq!((store.get("one").expect("read").progress.confirmer.as_str(), store.set_aside()), ("somebody", None));
}

#[test]
fn a_folder_in_the_place_of_a_file_is_named() {
    for name in [FILE, LOCK, "connections.db-wal", "connections.db-anchor"] {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join(name)).expect("made");
        let refused = Store::open(folder.path()).map(drop).expect_err("refused");
        assert_eq!(refused.kind, Kind::StoreIsFolder, "{name}");
        assert!(refused.args["path"].ends_with(name));
        assert_eq!(Records::read(folder.path()).map(drop).map_err(|p| p.kind), Err(Kind::StoreIsFolder));
    }
}

#[cfg(unix)]
#[test]
fn nothing_is_written_or_deleted_through_a_link() {
    use std::os::unix::fs::symlink;
    let elsewhere = tempfile::tempdir().expect("a folder");
    let others = elsewhere.path().join("others");
    fs::write(&others, "somebody's").expect("written");
    for name in
        [FILE, LOCK, "connections.db-wal", "connections.db-shm", "connections.db-anchor", "connections.db.moving"]
    {
        for target in [&others, &elsewhere.path().join("nothing")] {
            let folder = tempfile::tempdir().expect("a folder");
            symlink(target, folder.path().join(name)).expect("linked");
            let refused = Store::open(folder.path()).map(drop).expect_err("refused");
            assert_eq!(refused.kind, Kind::StoreIsLink, "{name}");
            assert_eq!(Records::read(folder.path()).map(drop).map_err(|p| p.kind), Err(Kind::StoreIsLink));
        }
    }
    // The folder itself; and what the anchor is written beside.
    let folder = tempfile::tempdir().expect("a folder");
    symlink(elsewhere.path(), folder.path().join("data")).expect("linked");
    assert_eq!(Store::open(&folder.path().join("data")).map(drop).map_err(|p| p.kind), Err(Kind::StoreIsLink));
    symlink(&others, folder.path().join("connections.db-anchor.new")).expect("linked");
    Store::open(folder.path()).expect("opens").add(&facts("one"), &entry("begun")).expect("kept");
    assert_eq!(fs::read_to_string(&others).expect("there"), "somebody's");
    assert_eq!(fs::read_dir(elsewhere.path()).expect("read").count(), 1, "nothing was made there");
}

/// Emptied, or with its version erased: the record is missing, which is not the same as empty.
#[test]
fn a_database_without_its_version_is_missed() {
    let empties: [fn(&Path); 2] =
        [|folder| fs::write(folder.join(FILE), b"").expect("emptied"), |folder| sql(folder, "PRAGMA user_version = 0")];
    for empty in empties {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(folder.path()).expect("opens");
        store.add(&facts("one"), &entry("begun")).expect("kept");
        drop(store);
        empty(folder.path());
        assert_eq!(Records::read(folder.path()).expect("read").flaws, [Flaw::EndMissing(1)]);
    }
}
