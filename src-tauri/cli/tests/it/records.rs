//! The app's records, read beside it: its store is open, or closed.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use engine::store::{Entry, Store};
use jiff::Timestamp;
use model::connection::{Connection, ItemName, StoreKind, StoredSecret};
use model::environment::{self, Added, Given};
use model::names::ClientId;
use secrets::secret::Secret;
use serde_json::{Value, json};
use zeroize::Zeroizing;

use crate::session::Session;
use crate::test_odc::{HOST, Installed, TestOdc, code, err, made, object, odc, out, ran, row};

fn folder(home: &Path) -> PathBuf {
    home.join(".local/share/okta-dell-connect")
}

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

fn custody(account: &str, secret: &str) -> StoredSecret {
    let (secret, _) = Secret::take_okta(Zeroizing::new(secret.to_owned())).expect("a secret");
    let item = ItemName::parse(account).expect("a name");
    StoredSecret::stored(item, StoreKind::Keychain, "GNOME Keyring".into(), secret.mark(), Timestamp::now())
}

/// A saved connection after its secret was saved.
fn connection(id: &str, client_id: &str, secret: &str) -> Connection {
    let mut connection = Connection::new(id.to_owned(), "dell-us", Timestamp::now());
    let organization = json!({ "typed": HOST, "host": HOST, "tier": "production", "custom_domain": null, "changes": [], "told": null });
    connection.okta.organization = serde_json::from_value(organization).expect("an organization");
    connection.okta.secret.adopt(custody(&account(id, 1), secret));
    connection.okta.client_id = ClientId::parse(client_id);
    connection
}

fn account(id: &str, number: u32) -> String {
    format!("{HOST}/{id}/okta-secret/{number}")
}

fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = fs::read_dir(folder).expect("a folder").map(|file| file.expect("a file").path());
    files.map(|path| (path.clone(), fs::read(&path).expect("read"))).collect()
}

struct TestApp {
    test: TestOdc,
    session: Session,
    installed: Installed,
}

const ONE: &str = "0123456789ab";

impl TestApp {
    async fn new() -> Self {
        let test = TestOdc::start().await;
        let session = Session::start(test.home.path());
        let installed = test.install().await;
        session.store(&account(ONE, 1), &installed.secret);
        Self { test, session, installed }
    }

    fn store(&self) -> Store {
        Store::open(&folder(self.test.home.path())).expect("opens")
    }

    fn connection(&self) -> Connection {
        connection(ONE, &self.installed.client_id, &self.installed.secret)
    }

    async fn odc(&self, words: &[&str]) -> Output {
        let mut command = self.test.odc(words);
        command.env("DBUS_SESSION_BUS_ADDRESS", &self.session.address).env("XDG_RUNTIME_DIR", self.test.home.path());
        let done = ran(command, "").await;
        assert!(!(out(&done) + &err(&done)).contains(self.installed.secret.as_str()), "the secret is printed");
        done
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kept_connection_is_verified_beside_the_app_and_left_as_it_is() {
    let desk = TestApp::new().await;
    let store = desk.store();
    store.add(&desk.connection(), &entry("begun")).expect("added");
    // The app is open: the lock is held.
    let done = desk.odc(&["verify", "--connection", HOST, "--json"]).await;
    assert_eq!(code(&done), 0, "{}", out(&done));
    drop(store);

    let before = files(&folder(desk.test.home.path()));
    let done = desk.odc(&["verify", "--connection", ONE, "--json"]).await;
    assert_eq!((code(&done), row(&object(&done), "credential")), (0, ("pass", None)));
    assert_eq!(files(&folder(desk.test.home.path())), before);
    let (asked, revoked) = desk.test.tokens().await;
    assert_eq!((asked, revoked), (2, 2));
}

#[tokio::test(flavor = "multi_thread")]
async fn which_connection_is_meant_has_to_be_clear() {
    let desk = TestApp::new().await;
    let store = desk.store();
    store.add(&desk.connection(), &entry("begun")).expect("added");
    store.add(&connection("ba9876543210", "0oa1a2b3", &desk.installed.secret), &entry("begun")).expect("added");
    let done = desk.odc(&["verify", "--connection", HOST]).await;
    assert_eq!(code(&done), 2);
    assert!(out(&done).contains(ONE) && out(&done).contains("ba9876543210"), "{}", out(&done));
    assert_eq!(code(&desk.odc(&["verify", "--connection", "other.okta.com"]).await), 2);
    // The second one's item is not in the keychain.
    let gone = desk.odc(&["verify", "--connection", "ba9876543210", "--json"]).await;
    assert_eq!((code(&gone), row(&object(&gone), "credential")), (3, ("blocked", Some("keychain-item-gone"))));
    let listed = desk.odc(&["connections", "--json"]).await;
    assert_eq!(object(&listed).as_array().map(Vec::len), Some(2));
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_keychain_it_is_blocked_here() {
    let desk = TestApp::new().await;
    desk.store().add(&desk.connection(), &entry("begun")).expect("added");
    let done = ran(desk.test.odc(&["verify", "--connection", HOST, "--json"]), "").await;
    assert_eq!((code(&done), row(&object(&done), "credential")), (3, ("blocked", Some("keychain-none"))));
    assert_eq!(desk.test.tokens().await, (0, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn secrets_are_listed_by_their_marks_and_forgotten_by_name() {
    let desk = TestApp::new().await;
    let (replaced, alone) = (account(ONE, 7), account("ffffffffffff", 1));
    let old = made();
    desk.session.store(&replaced, &old);
    desk.session.store(&alone, &made());
    let mut connection = desk.connection();
    connection.okta.secret.set_aside(custody(&replaced, &old));
    let store = desk.store();
    store.add(&connection, &entry("begun")).expect("added");

    let listed = object(&desk.odc(&["secrets", "list", "--json"]).await);
    let uses: Vec<(&str, &str)> = listed
        .as_array()
        .expect("a list")
        .iter()
        .map(|item| (item["item"].as_str().expect("a name"), item["use"].as_str().expect("a use")))
        .collect();
    let own = account(ONE, 1);
    assert_eq!(uses, [(own.as_str(), "in_use"), (&replaced, "replaced"), (&alone, "alone")]);
    assert!(listed.as_array().expect("a list").iter().all(|item| item["secret_hash"].is_string()));

    // Okta shows no hash of Dell's key.
    let dells = format!("{HOST}/ffffffffffff/dell-key/1");
    desk.session.store(&dells, &made());
    let shown = out(&desk.odc(&["secrets", "list"]).await);
    let of_dell: Vec<&str> = shown.split("\n\n").filter(|block| block.contains("/dell-key/")).collect();
    assert!(matches!(of_dell[..], [block] if block.contains("ends in") && !block.contains("Okta shows")), "{shown}");

    // The app holds the records.
    let held = desk.odc(&["secrets", "forget", &replaced, "--yes"]).await;
    assert_eq!(code(&held), 3);
    assert!(err(&held).contains("already open"), "{}", err(&held));
    drop(store);

    assert_eq!(code(&desk.odc(&["secrets", "forget", &replaced]).await), 2, "nobody can be asked");
    assert_eq!(code(&desk.odc(&["secrets", "forget", "acme.okta.com/none", "--yes"]).await), 2);
    let used = desk.odc(&["secrets", "forget", &own, "--yes"]).await;
    assert_eq!(code(&used), 1);
    assert!(err(&used).contains("--even-in-use"), "{}", err(&used));
    assert_eq!(code(&desk.odc(&["verify", "--connection", HOST]).await), 0, "nothing was forgotten");

    for item in [&replaced, &alone, &dells] {
        let done = desk.odc(&["secrets", "forget", item, "--yes"]).await;
        assert_eq!(code(&done), 0, "{}", err(&done));
    }
    assert_eq!(code(&desk.odc(&["verify", "--connection", HOST]).await), 0, "the one in use is untouched");
    let own_gone = desk.odc(&["secrets", "forget", &own, "--yes", "--even-in-use"]).await;
    assert_eq!(code(&own_gone), 0, "{}", err(&own_gone));
    assert_eq!(object(&desk.odc(&["secrets", "list", "--json"]).await), json!([]));
    let gone = desk.odc(&["verify", "--connection", HOST, "--json"]).await;
    assert_eq!(row(&object(&gone), "credential"), ("blocked", Some("secret-gone")));

    let shown = object(&desk.odc(&["audit", "show", "--connection", HOST, "--json"]).await);
    let acts: Vec<&str> = shown.as_array().expect("a list").iter().filter_map(|entry| entry["act"].as_str()).collect();
    assert_eq!(acts, ["begun", "forgets_secret", "forgot_secret", "forgets_secret", "forgot_secret"]);
    // An act is not called a test.
    let shown = out(&desk.odc(&["audit", "show", "--connection", HOST]).await);
    assert!(shown.contains("done by the app") && !shown.contains("tested by the app"), "{shown}");
    assert_eq!(code(&desk.odc(&["audit", "verify"]).await), 0);
}

/// An item that can't be read is a gap, and is not erased by asking for a password from a terminal.
#[tokio::test(flavor = "multi_thread")]
async fn a_keyring_that_was_locked_since_is_named() {
    let desk = TestApp::new().await;
    let alone = account("ffffffffffff", 1);
    desk.session.store(&alone, &made());
    assert_eq!(code(&desk.odc(&["secrets", "list"]).await), 0);
    desk.session.lock();
    for words in [&["secrets", "list"][..], &["secrets", "list", "--json"], &["secrets", "forget", &alone, "--yes"]] {
        let done = desk.odc(words).await;
        assert!(code(&done) == 3 && err(&done).contains("nlock"), "{words:?}: {} {}", code(&done), err(&done));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_chain_is_reported_and_a_noted_hash_is_found() {
    let home = tempfile::tempdir().expect("a folder");
    let store = Store::open(&folder(home.path())).expect("opens");
    store.add(&connection(ONE, "0oa1a2b3", &made()), &entry("begun")).expect("added");
    let verify = async |more: &[&str]| {
        let words = [&["audit", "verify", "--json"][..], more].concat();
        let done = ran(odc(home.path(), &words), "").await;
        (code(&done), object(&done))
    };
    let (good, report) = verify(&[]).await;
    assert_eq!((good, report["entries"].as_u64(), report["intact"].as_bool()), (0, Some(1), Some(true)));
    let noted = crate::test_odc::text(&report["last_hash"]);
    store.record(ONE, &entry("proved")).expect("recorded");
    store.record(ONE, &entry("finished")).expect("recorded");
    let (good, report) = verify(&["--expect", &noted]).await;
    assert_eq!((good, report["expected_found"].as_bool()), (0, Some(true)));
    let (bad, report) = verify(&["--expect", &"0".repeat(64)]).await;
    assert_eq!((bad, report["expected_found"].as_bool()), (1, Some(false)));
    drop(store);

    let db = rusqlite::Connection::open(folder(home.path()).join("connections.db")).expect("opens");
    db.execute("UPDATE audit SET by = 'you' WHERE seq = 2", []).expect("done");
    drop(db);
    let (bad, report) = verify(&[]).await;
    assert_eq!((bad, report["broken"].clone()), (1, json!({ "entry": 2, "what": "changed" })));
    let mut command = odc(home.path(), &["audit", "verify"]);
    command.env("LC_ALL", "de_DE.UTF-8");
    let said = ran(command, "").await;
    assert!(out(&said).contains("Gebrochen: Eintrag 2"), "{}", out(&said));
}

/// An emptied record beside a connection is broken, not empty; and a newer app's database is reported as that.
#[tokio::test]
async fn an_emptied_record_is_broken_and_a_newer_one_is_named() {
    let home = tempfile::tempdir().expect("a folder");
    let store = Store::open(&folder(home.path())).expect("opens");
    store.add(&connection(ONE, "0oa1a2b3", &made()), &entry("begun")).expect("added");
    drop(store);
    let change = |text: &str| {
        let db = rusqlite::Connection::open(folder(home.path()).join("connections.db")).expect("opens");
        db.execute_batch(text).expect("done");
    };
    change("DELETE FROM audit");
    let done = ran(odc(home.path(), &["audit", "verify"]), "").await;
    assert_eq!(code(&done), 1);
    assert!(out(&done).contains("Broken") && !out(&done).contains("No records"), "{}", out(&done));
    // The list of connections doesn't pass as sound either.
    let listed = ran(odc(home.path(), &["connections"]), "").await;
    assert_eq!(code(&listed), 1);
    assert!(out(&listed).contains(ONE) && err(&listed).contains("To see where: odc audit verify"), "{}", err(&listed));
    let done = ran(odc(home.path(), &["audit", "verify", "--json"]), "").await;
    let report = object(&done);
    assert_eq!(report["intact"], json!(false));
    assert_eq!(report["flaws"], json!([{ "what": "end_missing", "entry": 1 }, { "what": "unrecorded", "of": ONE }]));
    // The app finds it, too, and the record keeps saying so.
    drop(Store::open(&folder(home.path())).expect("opens"));
    let done = ran(odc(home.path(), &["audit", "verify"]), "").await;
    assert_eq!(code(&done), 1);
    assert!(out(&done).contains("found the records damaged"), "{}", out(&done));

    change("PRAGMA user_version = 99");
    let done = ran(odc(home.path(), &["audit", "verify"]), "").await;
    assert_eq!(code(&done), 3);
    assert!(err(&done).contains("newer version of this app") && err(&done).contains("99"), "{}", err(&done));
}

/// An unreadable file of practice mode is named, and left as it is.
#[tokio::test]
async fn an_unusable_file_of_practice_is_named() {
    let home = tempfile::tempdir().expect("a folder");
    let file = folder(home.path()).join("practice/sandbox.json");
    std::fs::create_dir_all(file.parent().expect("a folder")).expect("made");
    std::fs::write(&file, "no sandbox of ours").expect("written");
    for words in [
        &["doctor", "--practice", "--okta-domain", "acme.okta.practice"][..],
        &[
            "verify",
            "--practice",
            "--okta-domain",
            "acme.okta.practice",
            "--client-id",
            "0oa0123456789abcdefg",
            "--secret-from",
            "stdin",
        ],
    ] {
        let done = ran(odc(home.path(), words), &made()).await;
        let said = out(&done) + &err(&done);
        assert!(code(&done) == 3 && said.contains(&*file.to_string_lossy()) && said.contains("Move it"), "{said}");
        assert_eq!(std::fs::read_to_string(&file).expect("read"), "no sandbox of ours");
    }
}

/// An environment added in the app: the list shows it, and the network check finds its hosts by id and by name.
#[tokio::test]
async fn an_environment_that_was_added_is_known() {
    let home = tempfile::tempdir().expect("a folder");
    let file = include_str!("../../../../docs/environment.example.toml").replace("dell.example", "dell.practice");
    let understood = environment::read(&Given::File { text: file }, true).expect("the documented one");
    let mut environment = understood.environment;
    environment.id = "added-0a1b2c3d4e5f".to_owned();
    let added = Added {
        environment,
        name: understood.name,
        by: "jd".to_owned(),
        at: Timestamp::now(),
        from: understood.from,
        answered: 401,
    };
    let store = Store::open(&folder(home.path()).join("practice")).expect("opens");
    store.add_environment(&added, &entry("added_environment")).expect("kept");
    let mut connection = connection("one", "0oa1a2b3", &made());
    connection.dell.environment.clone_from(&added.environment.id);
    store.add(&connection, &entry("begun")).expect("kept");

    let done = ran(odc(home.path(), &["connections", "--practice", "--json"]), "").await;
    let list: Value = serde_json::from_str(&out(&done)).expect("JSON");
    assert_eq!(list[0]["dell_environment"], "added-0a1b2c3d4e5f");
    let shown = &list[0]["dell_environment_added"];
    assert_eq!(
        [&shown["name"], &shown["host"], &shown["by"], &shown["from"]],
        ["Dell onboarding preview", "apis.dell.practice", "jd", "file"]
    );
    let done = ran(odc(home.path(), &["connections", "--practice"]), "").await;
    assert!(out(&done).contains("Dell onboarding preview (apis.dell.practice)"), "{}", out(&done));

    for name in ["added-0a1b2c3d4e5f", "dell onboarding Preview"] {
        let done = ran(odc(home.path(), &["doctor", "--practice", "--environment", name, "--json"]), "").await;
        assert_eq!(code(&done), 0, "{name}: {}", err(&done));
        assert_eq!(object(&done)["rows"][0]["host"], "apis.dell.practice");
    }
    let done = ran(odc(home.path(), &["doctor", "--practice", "--environment", "another"]), "").await;
    assert_eq!(code(&done), 2);
    assert!(err(&done).contains("dell-commercial") && err(&done).contains("Dell onboarding preview"), "{}", err(&done));
}
