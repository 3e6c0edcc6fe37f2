//! A keychain in memory that can fail, or stop the app before or after any of its acts takes effect. Its content can be
//! read in spite of all that.

use std::future::{Future, pending};
use std::pin::Pin;
use std::sync::{Arc, Mutex};

use model::problem::Result;
use secrets::secret::Secret;
use secrets::stores::{Answer, SecretStore, State};
use tokio::sync::Notify;

use crate::memory_store::MemoryStore;

pub struct Stopping {
    pub inner: MemoryStore,
    state: Mutex<State>,
    /// How many instants may still pass.
    left: Mutex<Option<u32>>,
    stopped: Notify,
}

impl Default for Stopping {
    fn default() -> Self {
        Self {
            inner: MemoryStore::new(),
            state: Mutex::new(State::Ready),
            left: Mutex::default(),
            stopped: Notify::new(),
        }
    }
}

impl Stopping {
    /// The app finds it in this state from now on.
    pub fn set_state(&self, state: State) {
        *self.state.lock().expect("a lock") = state;
    }

    /// The state that the app finds.
    pub fn current_state(&self) -> State {
        *self.state.lock().expect("a lock")
    }

    /// Stops at the instant of this number from now on. An act that changes something has two, before and after.
    pub fn stop_at(&self, instant: u32) {
        *self.left.lock().expect("a lock") = Some(instant);
    }

    pub fn go_on(&self) {
        *self.left.lock().expect("a lock") = None;
    }

    /// Ready when an act was stopped.
    pub async fn stopped(&self) {
        self.stopped.notified().await;
    }

    /// Another store whose acts are instants of this one, too.
    pub fn before(self: &Arc<Self>, place: Arc<dyn SecretStore>) -> Arc<dyn SecretStore> {
        Arc::new(Behind { instants: self.clone(), place })
    }

    async fn begin(&self) -> Result<()> {
        self.instant().await;
        let state = *self.state.lock().expect("a lock");
        state.problem().map_or(Ok(()), |kind| Err(kind.into()))
    }

    async fn instant(&self) {
        let stop = match self.left.lock().expect("a lock").as_mut() {
            Some(0) => true,
            Some(left) => {
                *left -= 1;
                false
            }
            None => false,
        };
        if stop {
            self.stopped.notify_one();
            pending::<()>().await;
        }
    }
}

impl SecretStore for Stopping {
    fn name(&self) -> String {
        self.inner.name()
    }

    fn state(&self) -> Pin<Box<dyn Future<Output = State> + Send + '_>> {
        Box::pin(std::future::ready(*self.state.lock().expect("a lock")))
    }

    fn save<'a>(&'a self, account: &'a str, label: &'a str, secret: &'a Secret) -> Answer<'a, ()> {
        Box::pin(async move {
            self.begin().await?;
            let saved = self.inner.save(account, label, secret).await;
            self.instant().await;
            saved
        })
    }

    fn read<'a>(&'a self, account: &'a str) -> Answer<'a, Option<Secret>> {
        Box::pin(async move {
            self.begin().await?;
            self.inner.read(account).await
        })
    }

    fn erase<'a>(&'a self, account: &'a str) -> Answer<'a, ()> {
        Box::pin(async move {
            self.begin().await?;
            let erased = self.inner.erase(account).await;
            self.instant().await;
            erased
        })
    }

    fn list(&self) -> Answer<'_, Vec<String>> {
        Box::pin(async move {
            self.begin().await?;
            self.inner.list().await
        })
    }
}

/// A store whose acts can be stopped, as the keychain's.
struct Behind {
    instants: Arc<Stopping>,
    place: Arc<dyn SecretStore>,
}

impl SecretStore for Behind {
    fn name(&self) -> String {
        self.place.name()
    }

    fn state(&self) -> Pin<Box<dyn Future<Output = State> + Send + '_>> {
        self.place.state()
    }

    fn save<'a>(&'a self, account: &'a str, label: &'a str, secret: &'a Secret) -> Answer<'a, ()> {
        Box::pin(async move {
            self.instants.instant().await;
            let saved = self.place.save(account, label, secret).await;
            self.instants.instant().await;
            saved
        })
    }

    fn read<'a>(&'a self, account: &'a str) -> Answer<'a, Option<Secret>> {
        Box::pin(async move {
            self.instants.instant().await;
            self.place.read(account).await
        })
    }

    fn erase<'a>(&'a self, account: &'a str) -> Answer<'a, ()> {
        Box::pin(async move {
            self.instants.instant().await;
            let erased = self.place.erase(account).await;
            self.instants.instant().await;
            erased
        })
    }

    fn list(&self) -> Answer<'_, Vec<String>> {
        self.place.list()
    }
}
