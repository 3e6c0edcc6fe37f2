//! Where secrets lie, behind one trait: the operating system's keychain; by a person's choice alone the memory of
//! this session, or the vault.
//!
//! Invariants: a failure is never "no such item", so that nothing is deleted or overwritten after a
//! failed read; what a failure means is told by its variant or code, never by its text; errors are
//! logged by Display only. No call of the system runs on the caller's thread or inside an async
//! runtime: each has a thread of its own, one call at a time, and a time limit. A thread whose call
//! hangs is left behind, wiped of its secret, and never joined.

mod all;
#[cfg(any(windows, test))]
mod lasting;
mod limit;
#[cfg(target_os = "linux")]
mod linux;
mod memory;
#[cfg(not(target_os = "linux"))]
mod native;
mod session;
mod vault;

use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;
use zeroize::Zeroizing;

pub use self::all::SecretStores;
pub use self::limit::{in_time, within};
#[cfg(target_os = "linux")]
use self::linux as system;
pub use self::memory::MemoryStore;
#[cfg(not(target_os = "linux"))]
use self::native as system;
pub use self::session::Session;
pub use self::vault::Vault;
use crate::isolation::ProcessIsolation;
use crate::secret::Secret;
use model::problem::{Kind, Problem, Result};

/// Service of the items of real connections.
pub const SERVICE: &str = "okta-dell-connect";
/// Service of the items of Practice.
pub const PRACTICE_SERVICE: &str = "okta-dell-connect-practice";

/// Names of keychains that have words of their own.
const KDE: &str = "KDE Wallet";
const KEEPASSXC: &str = "KeePassXC";

/// How long a look may take: it never opens a prompt.
const LOOK: Duration = Duration::from_secs(3);
/// How long an act may take: a person may have to answer a prompt.
const ACT: Duration = Duration::from_secs(20);

/// What can be said of the keychain without opening a prompt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Usable now.
    Ready,
    /// Locked: an act opens the system's prompt.
    Locked,
    /// No keychain answers.
    None,
    /// One runs, and has no default part that new items could go to.
    NoDefault,
    /// One runs, and new items would go to a part that is emptied at sign-out.
    SessionOnly,
    /// The person or the system refused.
    Denied,
    /// No answer within the limit.
    Slow,
    /// A rule of the system allows no stored secrets.
    Disabled,
    /// It answered with a failure.
    Failed,
}

impl State {
    /// The word the view and the logs use.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Locked => "locked",
            Self::None => "none",
            Self::NoDefault => "no-default",
            Self::SessionOnly => "session-only",
            Self::Denied => "denied",
            Self::Slow => "slow",
            Self::Disabled => "disabled",
            Self::Failed => "failed",
        }
    }

    /// The problem a person has with it; nothing when it is ready.
    #[must_use]
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

/// What lies in a keychain, as far as it can be seen without a prompt.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inventory {
    /// Accounts of the items whose names are known, sorted.
    pub accounts: Vec<String>,
    /// Locked parts that hold more, or may.
    pub locked: Vec<LockedPart>,
}

/// A locked part of a keychain: a keyring, a wallet, a database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LockedPart {
    /// What the keychain calls it. By whoever named it.
    pub name: String,
    /// How many items of ours are in it whose names are not known; nothing where the keychain does not say.
    pub items: Option<usize>,
}

impl Inventory {
    /// All that there is.
    #[must_use]
    pub fn whole(accounts: Vec<String>) -> Self {
        Self { accounts, locked: Vec::new() }
    }
}

impl LockedPart {
    /// The problem that it is for who needs what may be in it.
    #[must_use]
    pub fn problem(&self) -> Problem {
        let field = if self.items.is_some() { "part" } else { "closed" };
        Problem::new(Kind::KeychainLocked).with("part", &self.name).at(field)
    }
}

/// What an act on the keychain answers, in its time.
pub type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;

/// A place for secrets. The futures need tokio's clock.
pub trait SecretStore: Send + Sync {
    /// Its own name on this system ("GNOME Keyring"), not translated; for an unknown one, its kind.
    fn name(&self) -> String;

    /// How it stands. Never opens a prompt.
    fn state(&self) -> Pin<Box<dyn Future<Output = State> + Send + '_>>;

    /// Writes a secret, over an earlier one of the same account. Comparing is the caller's: see
    /// [`SecretStore::read`].
    ///
    /// # Errors
    /// The `keychain-*` kinds. After `keychain-slow` or `keychain-locked` nothing more is written.
    fn save<'a>(&'a self, account: &'a str, label: &'a str, secret: &'a Secret) -> Answer<'a, ()>;

    /// Reads a secret; `None` means that the keychain answered and has no such item.
    ///
    /// # Errors
    /// The `keychain-*` kinds: a failure is never `None`.
    fn read<'a>(&'a self, account: &'a str) -> Answer<'a, Option<Secret>>;

    /// Erases an item and reads it back as gone. An item that is not there counts as erased.
    ///
    /// # Errors
    /// The `keychain-*` kinds; `keychain-differs` when it is still there afterwards.
    fn erase<'a>(&'a self, account: &'a str) -> Answer<'a, ()>;

    /// Accounts of all items of this service, sorted.
    ///
    /// # Errors
    /// The `keychain-*` kinds; `keychain-locked` where a locked part holds items whose names are not known.
    fn list(&self) -> Answer<'_, Vec<String>>;

    /// What can be seen of the items of this service without a prompt.
    ///
    /// # Errors
    /// The `keychain-*` kinds.
    fn look_through(&self) -> Answer<'_, Inventory> {
        Box::pin(async { self.list().await.map(Inventory::whole) })
    }

    /// How long a whole act over it may take, however many calls that are: a person may have to answer a prompt.
    fn patience(&self) -> Duration {
        ACT
    }

    /// Has the system ask for what opens it, and waits. Nothing is changed.
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
    /// One act at a time: operations on one item are unordered on Windows.
    acts: tokio::sync::Mutex<()>,
    look: Duration,
    act: Duration,
}

impl SystemKeychain {
    /// The keychain for items of this service ([`SERVICE`] or [`PRACTICE_SERVICE`]). Asks nothing yet.
    #[must_use]
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
        // A call before this one may hang, and its time is not added to this one's.
        let Ok(_turn) = tokio::time::timeout_at(until, self.acts.lock()).await else {
            return Err(Kind::KeychainSlow.into());
        };
        let call = Call::new(&self.service, &self.name, secret).carrying();
        let waiting = call.waiting.clone();
        match on_own_thread(call, until, work).await {
            Some(answer) => answer,
            // A prompt that nobody answered says more than the time it took.
            None if waiting.load(Ordering::Acquire) => Err(Kind::KeychainLocked.into()),
            None => Err(Kind::KeychainSlow.into()),
        }
    }
}

impl SecretStore for SystemKeychain {
    fn name(&self) -> String {
        self.name.lock().unwrap_or_else(PoisonError::into_inner).clone()
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

/// One call of the system, shared by the caller who may give up and the thread that may hang.
#[derive(Clone)]
struct Call {
    service: Arc<str>,
    #[cfg_attr(not(target_os = "linux"), expect(dead_code, reason = "elsewhere there is one store, of one name"))]
    name: Arc<Mutex<String>>,
    secret: Arc<Mutex<Option<Zeroizing<Vec<u8>>>>>,
    waiting: Arc<AtomicBool>,
    given_up: Arc<AtomicBool>,
    /// Held by the thread, too: one that hangs may have the secret in hand.
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

    /// May carry a secret, one way or the other.
    fn carrying(mut self) -> Self {
        self._closed = Some(Arc::new(ProcessIsolation::new()));
        self
    }

    /// The secret to write, once; nothing when the caller gave up meanwhile.
    fn take_secret(&self) -> Result<Zeroizing<Vec<u8>>> {
        let secret = self.secret.lock().unwrap_or_else(PoisonError::into_inner).take();
        secret.ok_or_else(|| Kind::Cancelled.into())
    }

    /// Ends here when the caller gave up, so that a late answer to a prompt changes nothing.
    fn go_on(&self) -> Result<()> {
        if self.given_up.load(Ordering::Acquire) { Err(Kind::Cancelled.into()) } else { Ok(()) }
    }

    /// Notes that a person may be looking at a prompt of the system.
    #[cfg(target_os = "linux")]
    fn prompting(&self, prompting: bool) {
        self.waiting.store(prompting, Ordering::Release);
    }

    #[cfg(target_os = "linux")]
    fn named(&self, name: &str) {
        name.clone_into(&mut self.name.lock().unwrap_or_else(PoisonError::into_inner));
    }

    fn give_up(&self) {
        self.given_up.store(true, Ordering::Release);
        drop(self.secret.lock().unwrap_or_else(PoisonError::into_inner).take());
    }
}

/// Runs the work on a thread of its own; nothing when it took too long. A thread that hangs is left
/// behind, and does nothing more once its call returns. Dropping the future gives up too.
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
        // Nobody listens any more when the caller gave up.
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

/// A keychain of this name runs, and no new item has a place in it: what each calls such a place differs.
#[must_use]
pub fn no_default(name: &str) -> Problem {
    let problem = Problem::new(Kind::KeychainNoDefault);
    match name {
        KEEPASSXC => problem.at("keepassxc"),
        KDE => problem.at("kde"),
        _ => problem,
    }
}

/// A failure that no variant explains, logged by its Display: Debug could hold a secret's bytes.
fn failed(what: &str, error: &dyn std::fmt::Display) -> Problem {
    tracing::warn!("keychain, {what}: {error}");
    Kind::KeychainFailed.into()
}

#[cfg(test)]
mod tests;
