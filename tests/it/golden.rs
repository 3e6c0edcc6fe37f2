//! Golden stores: databases as earlier versions wrote them, one for each step and state. Every later version opens
//! them, knows the same of them, and sends nothing. `tests/golden/README.md` says how they are made.

mod states;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use engine::store::{Records, Store, holds};
use engine::{Engine, Mode};
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use model::connection::{Connection, Registration};
use model::journey::{journey, live, protection, screen};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tempfile::TempDir;

use crate::memory_store::MemoryStore;

/// Names the folder that golden stores of this version are written into.
const WRITE: &str = "ODC_WRITE_GOLDEN";

/// What a version knew of a store that it wrote, after a start on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Known {
    /// Entries of the audit chain.
    entries: usize,
    last_hash: String,
    environments: Vec<String>,
    connections: Vec<KnownConnection>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct KnownConnection {
    id: String,
    step: String,
    frontier: String,
    /// State and step of each row.
    rail: Vec<String>,
    way: String,
    protection: String,
    live: Vec<String>,
    registration: String,
    rotation: Option<String>,
    intent: Option<String>,
    asked: bool,
    handed: bool,
    /// Hash of the saved secret.
    secret: Option<String>,
    secret_choice: Option<String>,
    finished: bool,
    drafts: BTreeMap<String, String>,
}

type Files = BTreeMap<String, Vec<u8>>;

/// Reads a golden store without the app, starts the app on it without a network, and answers what both found.
fn look(folder: &Path) -> Known {
    let records = Records::read(folder).expect("read");
    assert_eq!(records.chain_holds(), Ok(()));
    assert_eq!(records.unreadable, Vec::<String>::new());
    let world = Mode::Practice { port: 0, ca_pem: String::new() };
    let engine = Engine::open(folder, world, Arc::new(MemoryStore::new())).expect("opens");
    assert_eq!(engine.store().set_aside(), None);
    assert_eq!(holds(&engine.store().chain().expect("read")), Ok(()));
    let connections = engine.store().all().expect("read");
    Known {
        entries: records.chain.len(),
        last_hash: records.chain.last().map(|entry| entry.hash.clone()).unwrap_or_default(),
        environments: engine.environments_added().into_iter().map(|added| added.name).collect(),
        connections: connections.iter().map(|facts| connection(&engine, facts)).collect(),
    }
}

fn connection(engine: &Engine, facts: &Connection) -> KnownConnection {
    let journey = journey(facts, engine.way(facts));
    let tagged = |value: Value, tag: &str| value[tag].as_str().expect("tagged").to_owned();
    let json = |intent| serde_json::to_value(intent).expect("JSON");
    KnownConnection {
        id: facts.id.clone(),
        step: journey.step.word().to_owned(),
        frontier: journey.frontier.word().to_owned(),
        rail: journey.rail.iter().map(|row| format!("{} {}", row.state.word(), row.step.word())).collect(),
        way: engine.way(facts).word().to_owned(),
        protection: format!("{:?}", protection(facts).state),
        live: live(facts).into_iter().map(|live| live.id.to_owned()).collect(),
        registration: registration(&facts.registration),
        rotation: facts.okta.rotation.as_ref().map(|rotation| rotation.stage().word().to_owned()),
        intent: facts.items.intent.as_ref().map(|intent| tagged(json(intent), "intent")),
        asked: facts.change.is_open(),
        handed: facts.reauthorization.is_open(),
        secret: facts.okta.secret.current().map(|custody| custody.mark.secret_hash.clone()),
        secret_choice: facts.secret_choice().map(|choice| choice.word().to_owned()),
        finished: facts.progress.finished_at.is_some(),
        drafts: engine.store().drafts(&facts.id).expect("read"),
    }
}

fn registration(registration: &Registration) -> String {
    match registration {
        Registration::NotSent => "none",
        Registration::Intended { .. } => "intended",
        Registration::Running { .. } => "running",
        Registration::Unknown { read: None, .. } => "uncertain, not read",
        registration if registration.read_as_absent() => "uncertain, not listed",
        Registration::Unknown { .. } => "uncertain, listed",
        Registration::Refused { .. } => "refused",
        Registration::Done { .. } => "registered",
    }
    .to_owned()
}

/// A folder with these files in it.
fn folder_of(files: &Files) -> TempDir {
    let folder = crate::test_app::folder();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).expect("written");
    }
    folder
}

/// The files of the database in a folder, as they are.
fn files_in(folder: &Path) -> Files {
    let files = fs::read_dir(folder).expect("a folder").map(|file| file.expect("a file").path());
    let named = files.map(|path| (path.file_name().expect("named").to_string_lossy().into_owned(), path));
    // The shared memory and the lock are the process's own and end with it.
    let kept = named.filter(|(name, _)| name.starts_with("connections.") && !name.ends_with("-shm"));
    let kept = kept.filter(|(name, _)| name != "connections.lock");
    kept.map(|(name, path)| (name, fs::read(path).expect("read"))).collect()
}

/// The same after the app closed as usual.
fn closed(files: &Files) -> Files {
    let folder = folder_of(files);
    drop(Store::open(folder.path()).expect("opens"));
    files_in(folder.path())
}

/// Each version's folder, by the version of its tables.
fn versions() -> Vec<PathBuf> {
    let all = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let entries = fs::read_dir(all).expect("a folder").map(|entry| entry.expect("an entry").path());
    let mut folders: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

fn known_of(version: &Path) -> BTreeMap<String, Known> {
    let text = fs::read_to_string(version.join("known.json")).expect("what was known");
    serde_json::from_str(&text).expect("JSON")
}

/// The files of one golden store: `<name>.db.gz` is its `connections.db`, `<name>.db-wal.gz` the log beside it.
fn files_of(version: &Path, name: &str) -> Files {
    let packed = fs::read_dir(version).expect("a folder").map(|file| file.expect("a file").path());
    let ours = packed.filter_map(|path| {
        let file = path.file_name()?.to_str()?.strip_prefix(name)?.strip_prefix('.')?.strip_suffix(".gz")?;
        let mut bytes = Vec::new();
        GzDecoder::new(File::open(&path).expect("there")).read_to_end(&mut bytes).expect("unpacked");
        Some((format!("connections.{file}"), bytes))
    });
    ours.collect()
}

fn write(into: &Path, name: &str, files: &Files) {
    for (file, bytes) in files {
        let ending = file.strip_prefix("connections.").expect("a file of the database");
        let packed = File::create(into.join(format!("{name}.{ending}.gz"))).expect("made");
        let mut packed = GzEncoder::new(packed, Compression::best());
        packed.write_all(bytes).and_then(|()| packed.finish().map(drop)).expect("packed");
    }
}

/// Writes this version's golden stores if asked; by itself it tests nothing.
#[tokio::test]
async fn writes_when_asked() {
    let Some(into) = std::env::var_os(WRITE).map(PathBuf::from) else { return };
    fs::create_dir_all(&into).expect("made");
    let mut known = BTreeMap::new();
    for (name, files) in states::all().await {
        write(&into, &name, &files);
        let line = serde_json::to_string(&look(folder_of(&files).path())).expect("JSON");
        assert!(known.insert(name.clone(), line).is_none(), "{name} twice");
    }
    let lines: Vec<String> = known.iter().map(|(name, line)| format!("\"{name}\": {line}")).collect();
    fs::write(into.join("known.json"), format!("{{\n{}\n}}\n", lines.join(",\n"))).expect("written");
}

/// Each one opens, and this version knows of it what the one that wrote it knew.
#[test]
fn every_golden_store_opens_as_it_was() {
    let versions = versions();
    assert!(!versions.is_empty());
    for version in versions {
        let known = known_of(&version);
        assert!(known.len() > 50, "{} stores only in {}", known.len(), version.display());
        for (name, known) in known {
            let place = format!("{}/{name}", version.file_name().expect("named").to_string_lossy());
            let folder = folder_of(&files_of(&version, &name));
            assert_eq!(look(folder.path()), known, "{place}");
            // What the first start changed, or migrated, the second finds.
            let mut again = look(folder.path());
            (again.entries, again.last_hash) = (known.entries, known.last_hash.clone());
            assert_eq!(again, known, "{place}, started again");
        }
    }
}

/// States that are no longer there: a stage that is gone, and steps that are one with the step before.
const GONE: [&str; 4] = ["api-07-authorize", "api-09-backup", "api-rotation-take", "console-rotation-take"];

#[test]
fn each_state_of_an_earlier_version_is_in_the_newest_one() {
    let mut versions: Vec<BTreeSet<String>> =
        versions().iter().map(|version| known_of(version).into_keys().collect()).collect();
    let newest = versions.pop().expect("a version");
    let earlier = versions.into_iter().flatten().filter(|name| !GONE.contains(&name.as_str()));
    let missing: BTreeSet<String> = earlier.filter(|name| !newest.contains(name)).collect();
    assert_eq!(missing, BTreeSet::new(), "write them by `writes_when_asked`");
}

/// A rotation of an earlier version continues, from any stage, on the screen where that is done now.
#[test]
fn every_rotation_opens_on_its_screen() {
    let mut seen = BTreeMap::new();
    for version in versions() {
        for name in known_of(&version).into_keys() {
            let folder = folder_of(&files_of(&version, &name));
            let store = Store::open(folder.path()).expect("opens");
            for rotation in store.all().expect("read").into_iter().filter_map(|facts| facts.okta.rotation) {
                let (stage, back) = (rotation.stage().word(), if rotation.back() { " back" } else { "" });
                seen.insert(format!("{stage}{back}"), screen(&rotation).word());
            }
        }
    }
    let expected = [
        ("at_dell", "update"),
        ("deactivate", "deactivate"),
        ("ended", "done"),
        ("prove", "add"),
        ("prove back", "update"),
        ("reauthorize", "update"),
        ("refused", "deactivate"),
        ("slots", "add"),
        ("wipe", "done"),
    ];
    assert_eq!(seen, expected.map(|(stage, screen)| (stage.to_owned(), screen)).into());
}

/// Whatever was written is read: no value of an earlier version is passed over, wherever a later one keeps it.
#[test]
fn no_fact_of_a_golden_store_is_passed_over() {
    for version in versions() {
        for name in known_of(&version).into_keys() {
            let folder = folder_of(&files_of(&version, &name));
            let written = {
                let db = rusqlite::Connection::open(folder.path().join("connections.db")).expect("opens");
                let mut query = db.prepare("SELECT id, facts FROM connection").expect("a table");
                let rows = query.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)));
                rows.expect("rows").collect::<Result<Vec<_>, _>>().expect("rows")
            };
            let store = Store::open(folder.path()).expect("opens");
            for (id, text) in written {
                let (mut before, mut now) = (BTreeSet::new(), BTreeSet::new());
                values("", &serde_json::from_str(&text).expect("JSON"), &mut before);
                let facts = serde_json::to_value(store.get(&id).expect("read")).expect("JSON");
                values("", &facts, &mut now);
                let lost: Vec<_> = before.difference(&now).collect();
                assert!(lost.is_empty(), "{name}: {lost:?} is passed over");
            }
        }
    }
}

/// All texts and numbers of a value, less what was dropped or named anew on purpose: steps and states
/// (`every_golden_store_opens_as_it_was` holds where each leads), how many secrets Okta listed, and two reports of acts
/// that left no trace, "the dialog is closed" and "the form is open".
fn values(key: &str, value: &Value, all: &mut BTreeSet<String>) {
    match (key, value) {
        ("passed" | "looking_at" | "secret_choice" | "listed" | "dialog_closed_at" | "form_open", _) => {}
        ("state" | "intent", Value::String(_)) => {}
        (_, Value::Null | Value::Bool(_)) => {}
        (_, Value::String(_) | Value::Number(_)) => drop(all.insert(value.to_string())),
        (_, Value::Array(list)) => list.iter().for_each(|value| values(key, value, all)),
        (_, Value::Object(fields)) => fields.iter().for_each(|(key, value)| values(key, value, all)),
    }
}
