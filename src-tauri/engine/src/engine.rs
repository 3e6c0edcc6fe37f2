//! The connections of one mode, and the acts that change them.
//!
//! Invariants: the intent is on disk before an act that can't be taken back; the outcome is on disk before it is shown;
//! nothing is erased or overwritten because something could not be read.

use parking_lot::Mutex;
use std::collections::BTreeSet;
use std::path::Path;
use std::pin::Pin;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use jiff::Timestamp;

use crate::consent::{Consent, Unattended};
use crate::http::HttpClient;
use crate::reporter::Reporter;
use crate::store::{Entry, Lock, Store};
use model::audit::AuditEvent;
use model::catalogue;
use model::connection::Connection;
use model::environment::Added;
use model::problem::{Problem, Result};
use secrets::stores::{self, SecretStore, SecretStores};

/// Where calls go: real hosts, or practice mode's sandbox on loopback.
#[derive(Debug, Clone)]
pub enum Mode {
    /// Real hosts, over TLS that the operating system trusts.
    Live,
    /// The sandbox: its port on loopback, and the certificate authority that it made.
    Practice {
        /// Port on 127.0.0.1.
        port: u16,
        /// The authority's certificate, PEM.
        ca_pem: String,
    },
}

/// How long an act itself watches a registration's task. After that the open screen watches.
const WATCH: Duration = Duration::from_secs(3);

/// How long an unanswered request may still take effect at Dell. Until then an empty list proves nothing.
const SETTLING: Duration = Duration::from_secs(60);

/// Setting: the name for reports from now on.
const REPORTER: &str = "reporter";

/// An act under way.
pub(crate) type Act<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// One mode: its store, its stores for secrets, its HTTP client.
pub struct Engine {
    pub(crate) mode: Mode,
    pub(crate) store: Store,
    pub(crate) secret_stores: SecretStores,
    pub(crate) out: OnceLock<HttpClient>,
    pub(crate) account: String,
    /// Added environments, as the store has them: needed while the store is locked, too.
    pub(crate) added: Mutex<Vec<Added>>,
    /// Puts questions to the person before an act.
    pub(crate) consent: Arc<dyn Consent>,
    pub(crate) watch_for: Duration,
    pub(crate) settling: Duration,
    /// When it was opened, by the monotonic clock and by the wall clock.
    pub(crate) opened: Instant,
    pub(crate) opened_at: Timestamp,
    /// Connections with a running act on their registration.
    pub(crate) registering: Mutex<BTreeSet<String>>,
    /// The host that was asked last, and what its answer said against it as an org.
    pub(crate) refused_org: Mutex<Option<(String, Problem)>>,
    /// One act of custody at a time: its intent is the only trace of an item that is being written.
    pub(crate) keeping: tokio::sync::Mutex<()>,
}

impl Engine {
    /// Opens the mode whose data are in `folder`.
    ///
    /// A request whose intent was on disk when the app ended may have been sent: it reads as unknown from now on, and
    /// is never sent again by itself.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open(folder: &Path, mode: Mode, keychain: Arc<dyn SecretStore>) -> Result<Self> {
        Self::open_with(folder, mode, SecretStores::new(keychain, folder))
    }

    /// The same, with these stores for secrets. Secrets of an earlier session are marked as ended.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_with(folder: &Path, mode: Mode, secret_stores: SecretStores) -> Result<Self> {
        Self::open_locked(Lock::take(folder)?, mode, secret_stores)
    }

    /// The same, with the lock of the folder.
    ///
    /// # Errors
    /// As [`Store::open_locked`].
    pub fn open_locked(lock: Lock, mode: Mode, secret_stores: SecretStores) -> Result<Self> {
        let store = Store::open_locked(lock)?;
        for connection in store.all()? {
            if connection.clone().restart() {
                store.change(&connection.id, None, |connection| Ok(connection.restart()))?;
            }
        }
        let added = Mutex::new(store.environments()?);
        let account = whoami::username().unwrap_or_default();
        crate::saved::sessions::note_sessions_over(&store, || entry(&account, AuditEvent::SessionOver))?;
        Ok(Self {
            mode,
            store,
            secret_stores,
            out: OnceLock::new(),
            account,
            added,
            consent: Arc::new(Unattended),
            watch_for: WATCH,
            settling: SETTLING,
            opened: Instant::now(),
            opened_at: Timestamp::now(),
            registering: Mutex::default(),
            refused_org: Mutex::default(),
            keeping: tokio::sync::Mutex::default(),
        })
    }

    /// With another time for watching a registration's task.
    #[must_use]
    pub fn with_watch_time(mut self, time: Duration) -> Self {
        self.watch_for = time;
        self
    }

    /// With another time for which an interrupted request may still take effect.
    #[must_use]
    pub fn with_settling_time(mut self, time: Duration) -> Self {
        self.settling = time;
        self
    }

    pub fn practice(&self) -> bool {
        matches!(self.mode, Mode::Practice { .. })
    }

    /// The store, for anything but an act on a connection (settings, drafts, log).
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The system's keychain.
    pub fn keychain(&self) -> &Arc<dyn SecretStore> {
        self.secret_stores.system()
    }

    /// The stores that secrets may be in.
    pub fn secret_stores(&self) -> &SecretStores {
        &self.secret_stores
    }

    /// The OS account for audit entries.
    pub fn account(&self) -> &str {
        &self.account
    }

    /// Who reports what a person sees: the name that was entered last, else the account's full name. `None`: the person
    /// must be asked.
    ///
    /// # Errors
    /// Those of the store.
    pub fn reporter(&self) -> Result<Option<Reporter>> {
        let entered = self.store.setting(REPORTER)?.and_then(|name| Reporter::read(&name).ok());
        Ok(entered.or_else(Reporter::of_account))
    }

    /// Records reports under this name from now on. Earlier reports keep their name.
    ///
    /// # Errors
    /// Those of [`Reporter::read`] and of the store.
    pub fn set_reporter(&self, name: &str) -> Result<()> {
        self.store.set_setting(REPORTER, Some(Reporter::read(name)?.as_str()))
    }

    /// The only HTTP client, made at first use: it is not on the start path.
    ///
    /// # Errors
    /// `network-tls` if the system's trust can't be read.
    pub fn out(&self) -> Result<&HttpClient> {
        if let Some(out) = self.out.get() {
            return Ok(out);
        }
        let made = match &self.mode {
            Mode::Live => {
                let out = HttpClient::system()?;
                out.set_proxy(self.proxy()?);
                out
            }
            Mode::Practice { port, ca_pem } => HttpClient::practice(*port, ca_pem)?,
        };
        Ok(self.out.get_or_init(|| made))
    }

    /// Scopes that this connection requires: the known ones, and those that the person added.
    pub fn scopes(connection: &Connection) -> Vec<String> {
        catalogue::scopes()
            .iter()
            .map(|s| s.name.clone())
            .chain(connection.okta.permissions.added.iter().cloned())
            .collect()
    }

    /// Runs an act of custody: alone, and within the keychain's time limit, however often it calls.
    pub(crate) fn one_act<'a, T: Send + 'a>(
        &'a self,
        act: impl Future<Output = Result<T>> + Send + 'a,
    ) -> Act<'a, Result<T>> {
        let act = Box::pin(act);
        self.within_one_limit(async move {
            let _one = stores::in_time(self.keeping.lock()).await?;
            act.await
        })
    }

    /// Runs several calls to the system's keychain within the time limit of one act.
    pub fn within_one_limit<'a, T: Send + 'a>(&'a self, act: impl Future<Output = T> + Send + 'a) -> Act<'a, T> {
        // On the heap: each future that awaits a passed-on one holds another copy, and a stack would soon be too small.
        let act = Box::pin(act);
        Box::pin(stores::within(self.secret_stores.system().patience(), act))
    }

    pub(crate) fn by_app(&self, act: AuditEvent) -> Entry {
        entry(&self.account, act)
    }

    pub(crate) fn by_hand(&self, act: AuditEvent, by: &str) -> Entry {
        let by = name(by).unwrap_or_else(|_| self.account.clone());
        Entry { by, measured: false, ..self.by_app(act) }
    }
}

/// An audit entry of something tested.
pub(crate) fn entry(account: &str, act: AuditEvent) -> Entry {
    Entry {
        act,
        by: account.to_owned(),
        account: account.to_owned(),
        measured: true,
        at: Timestamp::now(),
        note: String::new(),
    }
}

/// The name of the person who reports something, as it is recorded.
pub(crate) fn name(by: &str) -> Result<String> {
    Reporter::read(by).map(Reporter::into_string)
}
