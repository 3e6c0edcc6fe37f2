//! The connections of one space, and the acts that change their facts.
//!
//! Invariants: the intent is on disk before the act that cannot be taken back; the outcome is on disk
//! before it is shown; nothing is erased or written over because something could not be read.

use std::collections::BTreeSet;
use std::path::Path;
use std::pin::Pin;
use std::sync::{Arc, Mutex, OnceLock};
use std::time::{Duration, Instant};

use jiff::Timestamp;

use crate::consent::{Consent, Unattended};
use crate::http::HttpClient;
use crate::reporter::Reporter;
use crate::store::{Entry, Store};
use model::catalogue;
use model::connection::{Connection, Handed, Registration};
use model::environment::Added;
use model::problem::Result;
use secrets::stores::{self, SecretStore, SecretStores};

/// Where calls go: the real world, or the practice sandbox on loopback.
#[derive(Debug, Clone)]
pub enum Mode {
    /// Real hosts, over TLS that the operating system trusts.
    Live,
    /// The sandbox: its port on loopback and the certificate authority it made.
    Practice {
        /// Port on 127.0.0.1.
        port: u16,
        /// The authority's certificate, PEM.
        ca_pem: String,
    },
}

/// How long an act watches a registration's task itself. After it the open screen watches on.
const WATCH: Duration = Duration::from_secs(3);

/// How long a request whose end nobody saw may still take effect at Dell. Until then an empty list says nothing.
const SETTLING: Duration = Duration::from_secs(60);

/// Setting: the name that reports are recorded under from now on.
const REPORTER: &str = "reporter";

/// An act under way.
type Act<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// One space: its store, its places for secrets, its way out.
pub struct Engine {
    pub(crate) world: Mode,
    pub(crate) store: Store,
    pub(crate) places: SecretStores,
    pub(crate) out: OnceLock<HttpClient>,
    pub(crate) account: String,
    /// Environments that were added, as the store has them: asked for while the store is held, too.
    pub(crate) added: Mutex<Vec<Added>>,
    /// Who puts a question to the person before an act.
    pub(crate) consent: Arc<dyn Consent>,
    pub(crate) watch_for: Duration,
    pub(crate) settling: Duration,
    /// When it was opened, by the clock that cannot be set and by the one that can.
    pub(crate) opened: Instant,
    pub(crate) opened_at: Timestamp,
    /// Connections with an act on their registration under way.
    pub(crate) registering: Mutex<BTreeSet<String>>,
    /// One act of custody at a time: its intent is the only trace of an item that is being written.
    pub(crate) keeping: tokio::sync::Mutex<()>,
}

impl Engine {
    /// Opens the space whose data lie in `folder`.
    ///
    /// A registration whose intent was on disk when the app ended may have been sent: it reads as
    /// uncertain from now on, and is never sent again by itself. So does a re-authorization.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open(folder: &Path, world: Mode, keychain: Arc<dyn SecretStore>) -> Result<Self> {
        Self::open_with(folder, world, SecretStores::new(keychain, folder))
    }

    /// The same, with these places for secrets. What an earlier session kept for itself is over.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_with(folder: &Path, world: Mode, places: SecretStores) -> Result<Self> {
        let store = Store::open(folder)?;
        for connection in store.all()? {
            if let Some(Handed::Intended { at, of }) = connection.handed {
                store.change(&connection.id, None, |connection| {
                    connection.handed = Some(Handed::Uncertain { at, of, read: None });
                    Ok(())
                })?;
            }
            if let Registration::Intended { at, of } = connection.registration {
                store.change(&connection.id, None, |connection| {
                    connection.registration = Registration::Uncertain { at, of, read_at: None, found: None };
                    Ok(())
                })?;
            }
        }
        let added = Mutex::new(store.environments()?);
        let account = whoami::username().unwrap_or_default();
        crate::saved::location::note_sessions_over(&store, || entry(&account, "session_over"))?;
        Ok(Self {
            world,
            store,
            places,
            out: OnceLock::new(),
            account,
            added,
            consent: Arc::new(Unattended),
            watch_for: WATCH,
            settling: SETTLING,
            opened: Instant::now(),
            opened_at: Timestamp::now(),
            registering: Mutex::default(),
            keeping: tokio::sync::Mutex::default(),
        })
    }

    /// With another time for which a registration's task is watched.
    #[must_use]
    pub fn watching_for(mut self, time: Duration) -> Self {
        self.watch_for = time;
        self
    }

    /// With another time for which a request that was cut off may still take effect.
    #[must_use]
    pub fn settling_for(mut self, time: Duration) -> Self {
        self.settling = time;
        self
    }

    /// Whether this is the practice space.
    #[must_use]
    pub fn practice(&self) -> bool {
        matches!(self.world, Mode::Practice { .. })
    }

    /// The store, for what is not an act on a connection (settings, drafts, log).
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The system's keychain.
    #[must_use]
    pub fn keychain(&self) -> &Arc<dyn SecretStore> {
        self.places.system()
    }

    /// The places that secrets may lie in.
    #[must_use]
    pub fn places(&self) -> &SecretStores {
        &self.places
    }

    /// OS account that acts are recorded under.
    #[must_use]
    pub fn account(&self) -> &str {
        &self.account
    }

    /// Who reports what a person sees: the name that was entered last, else the account's full name. `None`: it has to
    /// be asked for.
    ///
    /// # Errors
    /// Those of the store.
    pub fn reporter(&self) -> Result<Option<Reporter>> {
        let entered = self.store.setting(REPORTER)?.and_then(|name| Reporter::read(&name).ok());
        Ok(entered.or_else(Reporter::of_account))
    }

    /// Records reports under this name from now on. What is recorded keeps the name that it has.
    ///
    /// # Errors
    /// Those of [`Reporter::read`] and of the store.
    pub fn set_reporter(&self, name: &str) -> Result<()> {
        self.store.set_setting(REPORTER, Some(Reporter::read(name)?.as_str()))
    }

    /// The one way out, made at first use: it is not on the start path.
    ///
    /// # Errors
    /// `network-tls` when the system's trust cannot be read.
    pub fn out(&self) -> Result<&HttpClient> {
        if let Some(out) = self.out.get() {
            return Ok(out);
        }
        let made = match &self.world {
            Mode::Live => {
                let out = HttpClient::system()?;
                out.set_proxy(self.proxy()?);
                out
            }
            Mode::Practice { port, ca_pem } => HttpClient::practice(*port, ca_pem)?,
        };
        Ok(self.out.get_or_init(|| made))
    }

    /// Scopes that this connection requires: the known ones, and those the person added.
    #[must_use]
    pub fn scopes(connection: &Connection) -> Vec<String> {
        catalogue::scopes()
            .iter()
            .map(|s| s.name.clone())
            .chain(connection.okta.permissions.added.iter().cloned())
            .collect()
    }

    /// Runs an act of custody: alone, and with one answer within the keychain's limit, whatever it has to ask.
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

    /// Runs what asks the system's keychain several times within the limit of one act.
    pub fn within_one_limit<'a, T: Send + 'a>(&'a self, act: impl Future<Output = T> + Send + 'a) -> Act<'a, T> {
        // On the heap: a future that is passed on is kept once more by each that awaits it, and a stack is soon too small.
        let act = Box::pin(act);
        Box::pin(stores::within(self.places.system().patience(), act))
    }

    pub(crate) fn measured(&self, act: &str) -> Entry {
        entry(&self.account, act)
    }

    pub(crate) fn by_hand(&self, act: &str, by: &str) -> Entry {
        let by = name(by).unwrap_or_else(|_| self.account.clone());
        Entry { by, measured: false, ..self.measured(act) }
    }
}

/// A measured entry of the log.
pub(crate) fn entry(account: &str, act: &str) -> Entry {
    Entry {
        act: act.to_owned(),
        by: account.to_owned(),
        account: account.to_owned(),
        measured: true,
        at: Timestamp::now(),
        note: String::new(),
    }
}

/// The name of a person who confirms something, as it is recorded.
pub(crate) fn name(by: &str) -> Result<String> {
    Reporter::read(by).map(Reporter::into_string)
}
