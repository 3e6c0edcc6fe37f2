//! Stores for secrets behind one trait: the operating system's keychain; only if the person chooses it, this session's
//! memory or the vault.
//!
//! Invariants: a failure is never "no such item", so nothing is deleted or overwritten after a failed read. A variant
//! or code says what a failure means, never its text; errors are logged by Display only. No call to the system runs on
//! the caller's thread or inside an async runtime: each has a thread of its own, one call at a time, and a time limit.
//! A thread whose call hangs is left behind, wiped of its secret, and never joined.

mod all;
#[cfg(any(windows, test))]
mod lasting;
mod limit;
#[cfg(target_os = "linux")]
mod linux;
#[cfg(test)]
#[path = "../../../tests/fakes/memory_store.rs"]
mod memory_store;
#[cfg(not(target_os = "linux"))]
mod native;
mod session;
mod vault;

use parking_lot::Mutex;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::time::Instant;
use zeroize::Zeroizing;

pub use self::all::SecretStores;
pub use self::limit::{in_time, within};
#[cfg(target_os = "linux")]
use self::linux as system;
#[cfg(not(target_os = "linux"))]
use self::native as system;
pub use self::session::Session;
pub use self::vault::Vault;
use crate::isolation::ProcessIsolation;
use crate::secret::Secret;
use model::problem::{Kind, Problem, Result};

/// Service name of live connections' items.
pub const SERVICE: &str = "okta-dell-connect";
/// Service name of practice mode's items.
pub const PRACTICE_SERVICE: &str = "okta-dell-connect-practice";

/// Keychains that have words of their own.
const KDE: &str = "KDE Wallet";
const KEEPASSXC: &str = "KeePassXC";

/// How long a look may take: it never opens a prompt.
const LOOK: Duration = Duration::from_secs(3);
/// How long an act may take: a person may have to answer a prompt.
const ACT: Duration = Duration::from_secs(20);

/// What is known of the keychain without opening a prompt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Ready,
    /// An act opens the system's prompt.
    Locked,
    /// No keychain answers.
    None,
    /// One runs, and has no default part for new items.
    NoDefault,
    /// One runs, and empties its default part at sign-out.
    SessionOnly,
    /// The person or the system refused.
    Denied,
    /// No answer within the limit.
    Slow,
    /// A policy of the system forbids stored secrets.
    Disabled,
    /// It answered with an error.
    Failed,
}

impl State {
    /// Its word for the view and the logs.
    pub fn word(self) -> &'static str {
        self.problem().map_or("ready", |kind| kind.code().trim_start_matches("keychain-"))
    }

    /// The person's problem with it; `None` if it is ready.
    pub const fn problem(self) -> Option<Kind> {
        match self {
            Self::Ready => None,
            Self::Locked => Some(Kind::KeychainLocked),
            Self::None => Some(Kind::KeychainNone),
            Self::NoDefault => Some(Kind::KeychainNoDefault),
            Self::SessionOnly => Some(Kind::KeychainSessionOnly),
            Self::Denied => Some(Kind::KeychainDenied),
            Self::Slow => Some(Kind::KeychainSlow),
            Self::Disabled => Some(Kind::KeychainDisabled),
            Self::Failed => Some(Kind::KeychainFailed),
        }
    }
}

/// What is in a keychain, as far as it can be seen without a prompt.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inventory {
    /// Accounts of the items whose names can be seen, sorted.
    pub accounts: Vec<String>,
    /// Locked parts that have more, or may.
    pub locked: Vec<LockedPart>,
}

/// A locked part of a keychain: a keyring, a wallet, a database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LockedPart {
    /// The keychain's name for it; another program may have written it.
    pub name: String,
    /// How many of our items are in it whose names can't be seen; `None` if the keychain doesn't say.
    pub items: Option<usize>,
}

impl Inventory {
    /// Whether all items can be seen.
    pub fn whole(accounts: Vec<String>) -> Self {
        Self { accounts, locked: Vec::new() }
    }
}

impl LockedPart {
    /// The problem for a caller who needs an item that may be in it.
    pub fn problem(&self) -> Problem {
        let field = if self.items.is_some() { "part" } else { "closed" };
        Problem::new(Kind::KeychainLocked).with("part", &self.name).at(field)
    }
}

/// What an act on the keychain answers, in its time.
pub type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;

/// A store for secrets. Its futures need tokio's clock.
pub trait SecretStore: Send + Sync {
    /// Its name on this system ("GNOME Keyring"), not translated; for an unknown one, its kind.
    fn name(&self) -> String;

    /// Its state. Never opens a prompt.
    fn state(&self) -> Pin<Box<dyn Future<Output = State> + Send + '_>>;

    /// Writes a secret over an earlier one of the same account. The caller compares: see [`SecretStore::read`].
    ///
    /// # Errors
    /// The `keychain-*` kinds. After `keychain-slow` or `keychain-locked` nothing is written any more.
    fn save<'a>(&'a self, account: &'a str, label: &'a str, secret: &'a Secret) -> Answer<'a, ()>;

    /// Reads a secret; `None` means that the keychain answered and has no such item.
    ///
    /// # Errors
    /// The `keychain-*` kinds: a failure is never `None`.
    fn read<'a>(&'a self, account: &'a str) -> Answer<'a, Option<Secret>>;

    /// Erases an item and reads back that it is gone. A missing item counts as erased.
    ///
    /// # Errors
    /// The `keychain-*` kinds; `keychain-differs` if it is still there afterwards.
    fn erase<'a>(&'a self, account: &'a str) -> Answer<'a, ()>;

    /// Accounts of all items of this service, sorted.
    ///
    /// # Errors
    /// The `keychain-*` kinds; `keychain-locked` if a locked part has items whose names can't be seen.
    fn list(&self) -> Answer<'_, Vec<String>>;

    /// What can be seen of this service's items without a prompt.
    ///
    /// # Errors
    /// The `keychain-*` kinds.
    fn look_through(&self) -> Answer<'_, Inventory> {
        Box::pin(async { self.list().await.map(Inventory::whole) })
    }

    /// How long a whole act may take, however many calls it makes: a person may have to answer a prompt.
    fn patience(&self) -> Duration {
        ACT
    }

    /// Has the system ask for whatever unlocks it, and waits. Changes nothing.
    ///
    /// # Errors
    /// The `keychain-*` kinds.
    fn unlock_by_prompt(&self) -> Answer<'_, ()> {
        Box::pin(async { self.list().await.map(drop) })
    }
}

/// The operating system's keychain, for one service.
pub struct SystemKeychain {
    service: String,
    name: Arc<Mutex<String>>,
    /// One act at a time: Windows doesn't order operations on one item.
    acts: tokio::sync::Mutex<()>,
    look: Duration,
    act: Duration,
}

impl SystemKeychain {
    /// The keychain for items of this service ([`SERVICE`] or [`PRACTICE_SERVICE`]). Doesn't call the system yet.
    pub fn new(service: &str) -> Self {
        Self {
            service: service.to_owned(),
            name: Arc::new(Mutex::new(system::NAME.to_owned())),
            acts: tokio::sync::Mutex::new(()),
            look: LOOK,
            act: ACT,
        }
    }

    /// With other time limits: for a look, and for an act that a person may have to answer.
    #[must_use]
    pub fn with_limits(mut self, look: Duration, act: Duration) -> Self {
        self.look = look;
        self.act = act;
        self
    }

    async fn act<T: Send + 'static>(
        &self,
        secret: Option<Zeroizing<Vec<u8>>>,
        work: impl FnOnce(&Call) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let until = limit::of_call(self.act);
        if until <= Instant::now() {
            return Err(Kind::KeychainSlow.into());
        }
        // An earlier call may hang, and its time doesn't count for this one.
        let Ok(_turn) = tokio::time::timeout_at(until, self.acts.lock()).await else {
            return Err(Kind::KeychainSlow.into());
        };
        let call = Call::new(&self.service, &self.name, secret).carrying();
        let waiting = call.waiting.clone();
        match on_own_thread(call, until, work).await {
            Some(answer) => answer,
            // A prompt that nobody answered explains more than the time it took.
            None if waiting.load(Ordering::Acquire) => Err(Kind::KeychainLocked.into()),
            None => Err(Kind::KeychainSlow.into()),
        }
    }
}

impl SecretStore for SystemKeychain {
    fn name(&self) -> String {
        self.name.lock().clone()
    }

    fn patience(&self) -> Duration {
        self.act
    }

    fn state(&self) -> Pin<Box<dyn Future<Output = State> + Send + '_>> {
        Box::pin(async {
            let call = Call::new(&self.service, &self.name, None);
            match on_own_thread(call, Instant::now() + self.look, |call| Ok(system::state(call))).await {
                Some(Ok(state)) => state,
                Some(Err(_)) | None => State::Slow,
            }
        })
    }

    fn save<'a>(&'a self, account: &'a str, label: &'a str, secret: &'a Secret) -> Answer<'a, ()> {
        Box::pin(async move {
            // EXPOSE: the way into the keychain; the copy is wiped when the call ends or is given up.
            let bytes = Zeroizing::new(secret.expose().as_bytes().to_vec());
            let (account, label) = (account.to_owned(), label.to_owned());
            self.act(Some(bytes), move |call| system::save(call, &account, &label)).await
        })
    }

    fn read<'a>(&'a self, account: &'a str) -> Answer<'a, Option<Secret>> {
        Box::pin(async move {
            let account = account.to_owned();
            let bytes = self.act(None, move |call| system::read(call, &account)).await?;
            bytes.map(Secret::from_keychain).transpose()
        })
    }

    fn erase<'a>(&'a self, account: &'a str) -> Answer<'a, ()> {
        Box::pin(async move {
            let account = account.to_owned();
            self.act(None, move |call| {
                system::erase(call, &account)?;
                if system::is_there(call, &account)? {
                    return Err(Problem::new(Kind::KeychainDiffers).at("still-there"));
                }
                Ok(())
            })
            .await
        })
    }

    fn list(&self) -> Answer<'_, Vec<String>> {
        Box::pin(async move {
            let mut accounts = self.act(None, system::list).await?;
            accounts.sort();
            accounts.dedup();
            Ok(accounts)
        })
    }

    fn look_through(&self) -> Answer<'_, Inventory> {
        Box::pin(async move {
            let mut found = self.act(None, system::look_through).await?;
            found.accounts.sort();
            found.accounts.dedup();
            Ok(found)
        })
    }

    fn unlock_by_prompt(&self) -> Answer<'_, ()> {
        Box::pin(self.act(None, system::unlock_by_prompt))
    }
}

/// One call to the system, shared by the caller, who may give up, and the thread, which may hang.
#[derive(Clone)]
struct Call {
    service: Arc<str>,
    #[cfg_attr(not(target_os = "linux"), expect(dead_code, reason = "elsewhere there is one store, of one name"))]
    name: Arc<Mutex<String>>,
    secret: Arc<Mutex<Option<Zeroizing<Vec<u8>>>>>,
    waiting: Arc<AtomicBool>,
    given_up: Arc<AtomicBool>,
    /// The thread holds it, too: one that hangs may have the secret in hand.
    _closed: Option<Arc<ProcessIsolation>>,
}

impl Call {
    fn new(service: &str, name: &Arc<Mutex<String>>, secret: Option<Zeroizing<Vec<u8>>>) -> Self {
        Self {
            service: service.into(),
            name: name.clone(),
            secret: Arc::new(Mutex::new(secret)),
            waiting: Arc::default(),
            given_up: Arc::default(),
            _closed: None,
        }
    }

    /// It may carry a secret, in either direction.
    fn carrying(mut self) -> Self {
        self._closed = Some(Arc::new(ProcessIsolation::new()));
        self
    }

    /// The secret to write, once; `None` if the caller has given up.
    fn take_secret(&self) -> Result<Zeroizing<Vec<u8>>> {
        let secret = self.secret.lock().take();
        secret.ok_or_else(|| Kind::Cancelled.into())
    }

    /// Ends here if the caller has given up, so that a late answer to a prompt changes nothing.
    fn go_on(&self) -> Result<()> {
        if self.given_up.load(Ordering::Acquire) { Err(Kind::Cancelled.into()) } else { Ok(()) }
    }

    /// Notes that a person may be looking at the system's prompt.
    #[cfg(target_os = "linux")]
    fn prompting(&self, prompting: bool) {
        self.waiting.store(prompting, Ordering::Release);
    }

    #[cfg(target_os = "linux")]
    fn named(&self, name: &str) {
        name.clone_into(&mut self.name.lock());
    }

    fn give_up(&self) {
        self.given_up.store(true, Ordering::Release);
        drop(self.secret.lock().take());
    }
}

/// Runs the work on a thread of its own; `None` if it takes too long. A thread that hangs is left behind and does
/// nothing more once its call returns. Dropping the future gives up, too.
async fn on_own_thread<T: Send + 'static>(
    call: Call,
    until: Instant,
    work: impl FnOnce(&Call) -> Result<T> + Send + 'static,
) -> Option<Result<T>> {
    struct GiveUp(Call);
    impl Drop for GiveUp {
        fn drop(&mut self) {
            self.0.give_up();
        }
    }

    let (answer, answered) = tokio::sync::oneshot::channel();
    let guard = GiveUp(call.clone());
    let started = std::thread::Builder::new().name("keychain".to_owned()).spawn(move || {
        // After the caller has given up nobody listens.
        let _unheard = answer.send(work(&call));
    });
    if let Err(error) = started {
        tracing::warn!("no thread for the keychain: {error}");
        return Some(Err(Kind::KeychainFailed.into()));
    }
    let ended = tokio::time::timeout_at(until, answered).await;
    drop(guard);
    match ended {
        Ok(Ok(answer)) => Some(answer),
        // The thread ended without an answer: it panicked.
        Ok(Err(_)) => Some(Err(Kind::KeychainFailed.into())),
        Err(_) => None,
    }
}

/// A keychain of this name runs and has no place for a new item; each calls such a place differently.
pub fn no_default(name: &str) -> Problem {
    let problem = Problem::new(Kind::KeychainNoDefault);
    match name {
        KEEPASSXC => problem.at("keepassxc"),
        KDE => problem.at("kde"),
        _ => problem,
    }
}

/// A failure without a variant of its own, logged by its Display: Debug could contain a secret's bytes.
fn failed(what: &str, error: &dyn std::fmt::Display) -> Problem {
    tracing::warn!("keychain, {what}: {error}");
    Kind::KeychainFailed.into()
}

#[cfg(test)]
mod tests;
