//! Secrets outside the keychain: in the app's encrypted file, or in its memory.

use std::path::PathBuf;

use engine::store::{Entry, Store};
use jiff::Timestamp;
use model::connection::{Connection, ItemName, StoredSecret};
use model::names::ClientId;
use secrets::secret::Secret;
use secrets::stores::{SecretStore as _, Vault};
use serde_json::{Value, json};
use zeroize::Zeroizing;

use crate::test_odc::{HOST, Installed, TestOdc, code, err, object, out, ran, ran_with, row};

const ID: &str = "0123456789ab";
const PASSPHRASE: &str = "quiet river borrows nine";

struct TestApp {
    test: TestOdc,
    installed: Installed,
    account: String,
}

impl TestApp {
    /// A connection whose secret is there; no keychain runs.
    async fn new(keep: &str) -> Self {
        let test = TestOdc::start().await;
        let installed = test.install().await;
        let app = Self { test, installed, account: format!("{HOST}/{ID}/okta-secret/1") };
        let (secret, _) = Secret::take_okta(Zeroizing::new(app.installed.secret.to_string())).expect("a secret");
        let mut connection = Connection::new(ID.to_owned(), "dell-us", Timestamp::now());
        let organization = json!({ "typed": HOST, "host": HOST, "tier": "production", "custom_domain": null, "changes": [], "told": null });
        connection.okta.organization = serde_json::from_value(organization).expect("an organization");
        let item = ItemName::parse(&app.account).expect("a name");
        connection.ready.store = serde_json::from_value(json!(keep)).expect("a place");
        connection.okta.secret.adopt(StoredSecret::stored(
            item,
            connection.ready.store,
            "somewhere".into(),
            secret.mark(),
            Timestamp::now(),
        ));
        connection.okta.client_id = ClientId::parse(&app.installed.client_id);
        let entry = Entry {
            act: "begun".into(),
            by: "me".into(),
            account: "me".into(),
            measured: true,
            at: Timestamp::now(),
            note: String::new(),
        };
        Store::open(&app.folder()).expect("opens").add(&connection, &entry).expect("added");
        if keep == "vault" {
            let vault = Vault::at(&app.folder()).stretching(1);
            vault.unlock(Zeroizing::new(PASSPHRASE.to_owned())).await.expect("made");
            vault.save(&app.account, "", &secret).await.expect("saved");
        }
        app
    }

    fn folder(&self) -> PathBuf {
        self.test.home.path().join(".local/share/okta-dell-connect")
    }

    async fn odc(&self, words: &[&str], input: &str) -> (i32, String, String) {
        let done = ran(self.test.odc(words), input).await;
        let said = out(&done) + &err(&done);
        assert!(!said.contains(self.installed.secret.as_str()) && !said.contains(PASSPHRASE), "it is printed");
        (code(&done), out(&done), err(&done))
    }

    async fn credential(&self, words: &[&str], input: &str) -> (i32, String) {
        let done = ran(self.test.odc(words), input).await;
        let report = object(&done);
        let (verdict, problem) = row(&report, "credential");
        (code(&done), problem.unwrap_or(verdict).to_owned())
    }
}

fn used(list: &str) -> Vec<(String, String)> {
    let list: Value = serde_json::from_str(list).expect("JSON");
    let text = |item: &Value, name: &str| item[name].as_str().expect("text").to_owned();
    list.as_array().expect("a list").iter().map(|item| (text(item, "keep"), text(item, "use"))).collect()
}

fn one(keep: &str, used: &str) -> Vec<(String, String)> {
    vec![(keep.to_owned(), used.to_owned())]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_vault_opens_to_a_passphrase_from_standard_input() {
    let app = TestApp::new("vault").await;
    let verify = ["verify", "--connection", HOST, "--json"];
    let opened = [&verify[..], &["--passphrase-from", "stdin"]].concat();
    let line = format!("{PASSPHRASE}\n");
    assert_eq!(app.credential(&verify, "").await, (3, "vault-locked".to_owned()), "nobody can be asked");
    assert_eq!(app.credential(&opened, "").await, (3, "vault-locked".to_owned()));
    assert_eq!(app.credential(&opened, "another one than it is\n").await, (3, "vault-passphrase".to_owned()));
    assert_eq!(app.credential(&opened, &line).await, (0, "pass".to_owned()));
    // As Windows PowerShell pipes it, and as one of its files is written.
    assert_eq!(app.credential(&opened, &format!("\u{feff}{PASSPHRASE}\r\n")).await, (0, "pass".to_owned()));
    let utf16: Vec<u8> = format!("\u{feff}{line}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let done = ran_with(app.test.odc(&opened), &utf16).await;
    assert_eq!((code(&done), row(&object(&done), "credential")), (2, ("blocked", Some("secret-utf16"))));

    let list = ["secrets", "list", "--json"];
    assert_eq!(used(&app.odc(&list, "").await.1), one("vault", "unseen"));
    let opened = [&list[..], &["--passphrase-from", "stdin"]].concat();
    assert_eq!(used(&app.odc(&opened, &line).await.1), one("vault", "in_use"));
    // Never in the command line.
    assert_eq!(app.odc(&["secrets", "list", "--passphrase-from", PASSPHRASE], "").await.0, 2);

    let forget = ["secrets", "forget", &app.account, "--yes", "--even-in-use"];
    assert_eq!(app.odc(&forget, "").await.0, 3, "locked");
    let opened = [&forget[..], &["--passphrase-from", "stdin"]].concat();
    assert_eq!(app.odc(&opened, &line).await.0, 0);
    let vault = Vault::at(&app.folder());
    vault.unlock(Zeroizing::new(PASSPHRASE.to_owned())).await.expect("opens");
    assert!(vault.list().await.expect("listed").is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_in_the_app_s_memory_is_listed_as_that() {
    let app = TestApp::new("session").await;
    assert_eq!(used(&app.odc(&["secrets", "list", "--json"], "").await.1), one("session", "session"));
    let verify = ["verify", "--connection", HOST, "--json"];
    assert_eq!(app.credential(&verify, "").await, (3, "session-elsewhere".to_owned()));
    assert_eq!(app.test.tokens().await, (0, 0), "nothing was asked");
}

/// The database is lost, no keychain runs, and the vault is left: its items are listed, and unreadable stores are
/// named.
#[tokio::test(flavor = "multi_thread")]
async fn a_vault_without_records_and_keychain_lists_its_item() {
    let test = TestOdc::start().await;
    let folder = test.home.path().join(".local/share/okta-dell-connect");
    std::fs::create_dir_all(&folder).expect("a folder");
    let account = format!("{HOST}/{ID}/okta-secret/1");
    let (secret, _) = Secret::take_okta(Zeroizing::new("aB3-".repeat(10))).expect("a secret");
    let vault = Vault::at(&folder).stretching(1);
    vault.unlock(Zeroizing::new(PASSPHRASE.to_owned())).await.expect("made");
    vault.save(&account, "", &secret).await.expect("saved");
    let line = format!("{PASSPHRASE}\n");

    let list = ["secrets", "list", "--json"];
    let closed = ran(test.odc(&list), "").await;
    let said = err(&closed);
    assert_eq!((code(&closed), out(&closed).trim()), (3, "[]"), "{said}");
    assert!(said.contains("The encrypted file is locked") && said.contains("--passphrase-from"), "{said}");
    assert!(said.contains("No password store is running"), "{said}");
    let plain = ran(test.odc(&list[..2]), "").await;
    assert_eq!((code(&plain), out(&plain).as_str()), (3, ""), "nobody looked, so nothing is said to be empty");

    let opened = [&list[..], &["--passphrase-from", "stdin"]].concat();
    let done = ran(test.odc(&opened), &line).await;
    assert_eq!((code(&done), used(&out(&done))), (3, one("vault", "alone")), "{}", err(&done));
    assert!(!err(&done).contains("encrypted file"), "{}", err(&done));
    let wrong = ran(test.odc(&opened), "another one than it is\n").await;
    assert!(code(&wrong) == 3 && err(&wrong).contains("This isn't the passphrase"), "{}", err(&wrong));

    let forget = ["secrets", "forget", &account, "--yes"];
    let unseen = ran(test.odc(&forget), "").await;
    assert_eq!(code(&unseen), 3, "not: no such item. {}", err(&unseen));
    let forgotten = ran(test.odc(&[&forget[..], &["--passphrase-from", "stdin"]].concat()), &line).await;
    assert_eq!(code(&forgotten), 0, "{}", err(&forgotten));
}
