//! The app without a window: the sandbox, the consoles played by its control interface, a keychain, a data folder, and
//! the engine on them. A kill leaves what was on disk at that instant, and nothing else.

pub mod acts;
pub mod clipboard;
mod consent;
mod keychain;
pub mod snapshot;

use std::collections::BTreeMap;
use std::fs;
use std::future::Future;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use engine::store::holds;
use engine::{Engine, Mode};
use model::connection::{Connection, Dispatch, Step};
use model::journey::{ProtectionState, journey, live, protection};
use reqwest::{Certificate, Client};
use sandbox::Sandbox;
use secrets::secret::Secret;
use secrets::stores::{SecretStore as _, SecretStores, Vault};
use serde_json::{Value, json};
use tempfile::TempDir;
use zeroize::Zeroizing;

pub use self::consent::Person;
pub use self::keychain::Stopping;

/// What one address on the wire looks like: method, host and path.
pub type Request = (String, String, String);

pub struct TestApp {
    sandbox: Sandbox,
    hand: Client,
    folder: TempDir,
    engine: Option<Engine>,
    watch: Duration,
    settling: Duration,
    pub keychain: Arc<Stopping>,
    pub consent: Arc<Person>,
    /// The connection under test.
    pub id: String,
}

impl TestApp {
    /// A test app with a connection that was begun.
    pub async fn new() -> Self {
        let sandbox = sandbox::start(sandbox::Config::default()).await.expect("starts");
        // Another test may have been first: either way the ring provider is the default now.
        let _first = rustls::crypto::ring::default_provider().install_default();
        let ca = Certificate::from_pem(sandbox.at.ca_pem.as_bytes()).expect("a certificate");
        let hand = Client::builder()
            .tls_certs_only([ca])
            .no_proxy()
            .resolve("apis.dell.practice", sandbox.addr)
            .build()
            .expect("a client");
        let mut app = Self {
            sandbox,
            hand,
            folder: folder(),
            engine: None,
            watch: Duration::from_secs(20),
            settling: Duration::ZERO,
            keychain: Arc::default(),
            consent: Arc::default(),
            id: String::new(),
        };
        app.open();
        app.id = app.engine().begin().expect("begun");
        app
    }

    /// The same consoles, reset to their beginning, and an empty app.
    pub async fn anew(&mut self) {
        self.act("/reset", json!({})).await;
        self.engine = None;
        (self.folder, self.keychain) = (folder(), Arc::default());
        self.open();
        self.id = self.engine().begin().expect("begun");
    }

    fn open(&mut self) {
        let world = Mode::Practice { port: self.sandbox.addr.port(), ca_pem: self.sandbox.at.ca_pem.clone() };
        // Stretching the vault's passphrase is cheap here.
        let vault = Vault::at(self.folder.path()).stretching(1);
        let places =
            SecretStores::with_vault(self.keychain.clone(), vault).through(|vault| self.keychain.before(vault));
        let engine = Engine::open_with(self.folder.path(), world, places).expect("opens").asking(self.consent.clone());
        self.engine = Some(engine.with_watch_time(self.watch).with_settling_time(self.settling));
    }

    /// Where the sandbox listens, and its authority.
    #[cfg(target_os = "linux")]
    pub fn address(&self) -> (u16, String) {
        (self.sandbox.addr.port(), self.sandbox.at.ca_pem.clone())
    }

    pub fn engine(&self) -> &Engine {
        self.engine.as_ref().expect("open")
    }

    /// Sets how long tasks are watched, from the next start on.
    pub fn watch_for(&mut self, time: Duration) {
        self.watch = time;
        self.restart();
    }

    /// Sets how long an interrupted request may take effect, from the next start on.
    pub fn settle_for(&mut self, time: Duration) {
        self.settling = time;
        self.restart();
    }

    /// Where the app keeps its data until its next start.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Kills the app and starts it again on the database as it was on disk at that instant: what closing would still
    /// have written is missing. The keychain stays.
    pub fn restart(&mut self) {
        let as_it_lay = folder();
        for file in fs::read_dir(self.folder.path()).expect("a folder").map(|file| file.expect("a file")) {
            // The shared memory of the database is the process's own and ends with it.
            if !file.file_name().to_string_lossy().ends_with("-shm") {
                fs::copy(file.path(), as_it_lay.path().join(file.file_name())).expect("copied");
            }
        }
        self.engine = None;
        self.folder = as_it_lay;
        self.open();
    }

    /// Damages the database while the app is closed, as a disk might: overwrites its first pages.
    pub fn damage(&mut self) {
        self.engine = None;
        let file = self.folder.path().join("connections.db");
        let mut bytes = fs::read(&file).expect("read");
        let half = bytes.len() / 2;
        bytes[..half].fill(0x5a);
        fs::write(&file, bytes).expect("written");
        self.open();
    }

    /// The files of the database as they are now.
    pub fn database(&self) -> Vec<(String, Vec<u8>)> {
        let names = ["connections.db", "connections.db-wal"].map(str::to_owned).into_iter();
        names.map(|name| (name.clone(), fs::read(self.folder.path().join(&name)).expect("read"))).collect()
    }

    /// After a start the database is an older one: damage rolled it back, and left the files beside it.
    pub fn rolled_back_to(&mut self, database: &[(String, Vec<u8>)]) {
        self.engine = None;
        for (name, bytes) in database {
            fs::write(self.folder.path().join(name), bytes).expect("written");
        }
        self.open();
    }

    /// A restart after which everything has to be as before; a request that may have been sent reads as that.
    pub fn restart_unchanged(&mut self) {
        let before = (self.connection(), self.drafts(), self.step(), self.log());
        self.restart();
        let mut expected = before.0;
        restarted(&mut expected);
        assert_eq!(self.connection(), expected);
        assert_eq!((self.drafts(), self.step(), self.log()), (before.1, before.2, before.3));
    }

    /// Does an act until `when` is ready, and then kills the app in the middle of it. True if the act ended first.
    pub async fn killed_when<T>(&mut self, act: impl AsyncFnOnce(&Engine, &str) -> T, when: impl Future) -> Option<T> {
        let ended = {
            let engine = self.engine.as_ref().expect("open");
            tokio::select! {
                biased;
                _ = when => None,
                ended = act(engine, &self.id) => Some(ended),
            }
        };
        self.restart();
        ended
    }

    pub fn connection(&self) -> Connection {
        self.engine().store().get(&self.id).expect("read")
    }

    pub fn drafts(&self) -> BTreeMap<String, String> {
        self.engine().store().drafts(&self.id).expect("read")
    }

    /// Each line of the log as its act and whether it was tested.
    pub fn log(&self) -> Vec<(String, bool)> {
        let log = self.engine().store().log(&self.id).expect("read");
        log.into_iter().map(|entry| (entry.act.word().to_owned(), entry.measured)).collect()
    }

    pub fn step(&self) -> Step {
        let connection = self.connection();
        journey(&connection, self.engine().way(&connection)).step
    }

    pub fn protection(&self) -> ProtectionState {
        protection(&self.connection()).state
    }

    /// What is said to be live, by id.
    pub fn live(&self) -> Vec<&'static str> {
        live(&self.connection()).into_iter().map(|live| live.id).collect()
    }

    pub fn chain_holds(&self) -> bool {
        holds(&self.engine().store().chain().expect("read")).is_ok()
    }

    /// Whether the keychain has the recorded secret, ignoring simulated failures.
    pub async fn secret_is_readable(&self) -> bool {
        let Some(custody) = self.connection().okta.secret.current().cloned() else { return false };
        let kept = self.keychain.inner.read(&custody.item).await.expect("the keychain answers");
        kept.is_some_and(|kept| kept.mark() == custody.mark)
    }

    pub async fn items(&self) -> Vec<String> {
        self.keychain.inner.list().await.expect("the keychain answers")
    }

    /// Whether any file of the app contains one of the values.
    pub fn on_disk(&self, values: &[Zeroizing<String>]) -> bool {
        let files = fs::read_dir(self.folder.path()).expect("a folder").map(|file| file.expect("a file").path());
        // A secret is ASCII: binary data around it doesn't hide it.
        let contents: Vec<String> =
            files.map(|file| String::from_utf8_lossy(&fs::read(file).expect("read")).into_owned()).collect();
        values.iter().any(|value| contents.iter().any(|content| content.contains(value.as_str())))
    }

    // The consoles.

    pub async fn control(&self, path: &str, body: Value) -> (u16, Value) {
        // Nothing waits in there: a caller that polls until something has happened must let it happen.
        tokio::task::yield_now().await;
        self.sandbox.console(path, &body)
    }

    pub async fn act(&self, path: &str, body: Value) -> Value {
        let (status, answer) = self.control(path, body).await;
        assert_eq!(status, 200, "{path}: {answer}");
        answer
    }

    pub async fn fault(&self, name: &str, arg: Option<&str>) {
        self.act("/faults", json!({ "name": name, "arg": arg, "on": true })).await;
    }

    pub async fn lift(&self, name: &str) {
        self.act("/faults", json!({ "name": name, "on": false })).await;
    }

    pub async fn grant(&self, scope: &str, granted: bool) {
        self.act("/okta/scopes", json!({ "name": scope, "granted": granted })).await;
    }

    /// Installs the integration: its Client ID and the secret that is shown once.
    pub async fn install(&self) -> (String, Zeroizing<String>) {
        let state = self.act("/okta/install", json!({})).await;
        (text(&state["okta"]["client_id"]), self.shown("/okta/secret").await)
    }

    /// A second secret of the integration.
    pub async fn new_secret(&self) -> Zeroizing<String> {
        self.act("/okta/secret/generate", json!({})).await;
        self.shown("/okta/secret").await
    }

    /// Dell's API credential: its Client ID and the Secret Key that is shown once.
    pub async fn credential(&self) -> (String, Zeroizing<String>) {
        let state = self.act("/dell/api/credential", json!({})).await;
        (text(&state["dell"]["api"]["credential"]["client_id"]), self.shown("/dell/api/credential").await)
    }

    async fn shown(&self, dialog: &str) -> Zeroizing<String> {
        let secret = Zeroizing::new(text(&self.act(&format!("{dialog}/copy"), json!({})).await["secret"]));
        self.act(&format!("{dialog}/done"), json!({})).await;
        secret
    }

    /// Registrations and authorizations that Dell was asked for, as outcome and hash of the secret.
    pub async fn ledger(&self) -> Vec<(String, String)> {
        let ledger = self.act("/ledger", Value::Null).await;
        let entries = ledger.as_array().expect("a list").iter();
        entries.map(|entry| (text(&entry["outcome"]), text(&entry["secret_hash"]))).collect()
    }

    /// Outcomes alone.
    pub async fn outcomes(&self) -> Vec<String> {
        self.ledger().await.into_iter().map(|(outcome, _)| outcome).collect()
    }

    /// Exactly one registration ever, and it is with this secret.
    pub async fn registered_once(&self, secret: &Zeroizing<String>) {
        assert_eq!(self.ledger().await, [("registered".to_owned(), hash(secret))]);
    }

    pub async fn trace(&self) -> Vec<Request> {
        let trace = self.act("/trace", Value::Null).await;
        let entries = trace.as_array().expect("a list").iter();
        entries.map(|entry| (text(&entry["method"]), text(&entry["host"]), text(&entry["path"]))).collect()
    }

    /// How many requests of this method and path were made.
    pub async fn count(&self, method: &str, path: &str) -> usize {
        self.trace().await.iter().filter(|asked| asked.0 == method && asked.2 == path).count()
    }

    /// Waits until the consoles are as wanted.
    pub async fn until(&self, path: &str, wanted: impl Fn(&Value) -> bool) -> Value {
        let start = Instant::now();
        loop {
            let state = self.act(path, Value::Null).await;
            if wanted(&state) {
                return state;
            }
            assert!(start.elapsed() < Duration::from_secs(15), "{path} stays {state}");
        }
    }

    /// Waits until Dell has been asked to register.
    pub async fn until_asked(&self) {
        self.until("/ledger", |ledger| ledger.as_array().is_some_and(|entries| !entries.is_empty())).await;
    }

    /// A call of somebody else with the same Dell account.
    pub async fn another_at_dell(&self, (client_id, key): &(String, Zeroizing<String>), call: [&str; 2], body: Value) {
        let form = [("grant_type", "client_credentials"), ("scope", "read")];
        let base = "https://apis.dell.practice";
        let request = self.hand.post(format!("{base}/token")).basic_auth(client_id, Some(key.as_str())).form(&form);
        let token: Value = request.send().await.expect("an answer").json().await.expect("JSON");
        let url = format!("{base}{}", call[1]);
        let request = self.hand.request(call[0].parse().expect("a method"), url);
        let request = request.bearer_auth(text(&token["access_token"]));
        let request = if body.is_null() { request } else { request.json(&body) };
        let answer = request.send().await.expect("an answer");
        assert!(answer.status().is_success(), "{call:?}: {}", answer.status());
    }
}

/// In memory where there is such a folder: each write is still made, without waiting for a disk.
pub fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.expect("a folder")
}

/// Okta's `secret_hash` of a value.
pub fn hash(secret: &Zeroizing<String>) -> String {
    Secret::take_okta(secret.clone()).expect("a secret").0.mark().secret_hash
}

pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("not a text: {value}")).to_owned()
}

/// What a start makes of the facts: an intent may have been carried out. Written here once more, and not by the facts.
pub fn restarted(connection: &mut Connection) {
    fn may_have_been_sent<T: Clone>(request: &mut Dispatch<T>) {
        if let Dispatch::Intended { at, of } = request.clone() {
            *request = Dispatch::Unknown { at, of, read: None };
        }
    }
    may_have_been_sent(&mut connection.registration);
    may_have_been_sent(&mut connection.reauthorization);
    may_have_been_sent(&mut connection.change);
}
