//! The engine of the real connections: locked at the start, opened beside the web view's start.

use parking_lot::Mutex;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use engine::consent::Consent;
use engine::locale::Language;
use engine::store::Lock;
use engine::{Engine, Mode};
use model::problem::Result;
use secrets::stores::{SERVICE, SecretStores, SystemKeychain};

/// Setting: the chosen language.
pub const LANGUAGE: &str = "language";

/// The real connections. Shared by the commands and by what asks or copies outside the page.
pub struct Live {
    folder: PathBuf,
    consent: Arc<dyn Consent>,
    state: Mutex<State>,
}

/// How far the connections are opened.
#[derive(Default)]
enum State {
    #[default]
    Closed,
    /// No other process can open them.
    Locked(Lock),
    Open(Arc<Engine>),
}

impl Live {
    /// In this folder; opens nothing yet.
    #[must_use]
    pub fn new(folder: PathBuf, consent: Arc<dyn Consent>) -> Self {
        Self { folder, consent, state: Mutex::default() }
    }

    /// Where the connections are.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Keeps other processes off, which alone decides whether this is the first window. Opens nothing.
    ///
    /// # Errors
    /// `another-window`, or why the folder cannot be written.
    pub fn lock(&self) -> Result<()> {
        *self.state.lock() = State::Locked(Lock::take(&self.folder)?);
        Ok(())
    }

    /// The engine, opened at first use. After a failure each call tries again: the cause may be gone.
    ///
    /// # Errors
    /// Why it cannot be opened (another window, a folder that cannot be written).
    pub fn engine(&self) -> Result<Arc<Engine>> {
        let mut state = self.state.lock();
        let lock = match std::mem::take(&mut *state) {
            State::Open(engine) => {
                *state = State::Open(engine.clone());
                return Ok(engine);
            }
            State::Locked(lock) => lock,
            State::Closed => Lock::take(&self.folder)?,
        };
        let secret_stores = SecretStores::new(Arc::new(SystemKeychain::new(SERVICE)), &self.folder);
        let opened = Engine::open_locked(lock, Mode::Live, secret_stores)?.asking(self.consent.clone());
        let engine = Arc::new(opened);
        *state = State::Open(engine.clone());
        Ok(engine)
    }

    /// The engine, if it is open.
    #[must_use]
    pub fn opened(&self) -> Option<Arc<Engine>> {
        match &*self.state.lock() {
            State::Open(engine) => Some(engine.clone()),
            State::Closed | State::Locked(_) => None,
        }
    }

    /// The person's language, or the system's.
    ///
    /// # Errors
    /// As [`Live::engine`].
    pub fn language(&self) -> Result<Language> {
        Ok(Language::of(self.engine()?.store().setting(LANGUAGE)?.as_deref()))
    }
}
