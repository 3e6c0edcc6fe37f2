//! Live mode: its connections, and the settings that hold in both modes. Clipboard, dialogs and window ask it, so it
//! knows none of them.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use engine::consent::Consent;
use engine::locale::Language;
use engine::store;
use engine::{Engine, Mode};
use model::problem::Result;
use secrets::stores::{SERVICE, SystemKeychain};

/// Setting: the chosen language.
pub const LANGUAGE: &str = "language";

/// Cheap to clone: all clones are one.
#[derive(Clone)]
pub struct Live(Arc<Inner>);

struct Inner {
    folder: PathBuf,
    consent: Arc<dyn Consent>,
    engine: Mutex<Option<Arc<Engine>>>,
}

impl Live {
    /// Knows its folder; opens nothing yet.
    ///
    /// # Errors
    /// No home folder.
    pub fn new(consent: Arc<dyn Consent>) -> Result<Self> {
        Ok(Self(Arc::new(Inner { folder: store::folder(false)?, consent, engine: Mutex::default() })))
    }

    /// The folder of the connections.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.0.folder
    }

    /// Its engine. If it could not be opened it is tried again each time: the obstacle may be gone.
    ///
    /// # Errors
    /// Why it can't be opened (another window, a folder that can't be written).
    pub fn engine(&self) -> Result<Arc<Engine>> {
        let mut engine = self.0.engine.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(engine) = engine.as_ref() {
            return Ok(engine.clone());
        }
        let keychain = Arc::new(SystemKeychain::new(SERVICE));
        let opened = Arc::new(Engine::open(&self.0.folder, Mode::Live, keychain)?.asking(self.0.consent.clone()));
        *engine = Some(opened.clone());
        Ok(opened)
    }

    /// The engine, if it is open.
    #[must_use]
    pub fn opened(&self) -> Option<Arc<Engine>> {
        self.0.engine.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The chosen language, else the system's.
    ///
    /// # Errors
    /// As [`Live::engine`].
    pub fn language(&self) -> Result<Language> {
        Ok(Language::of(self.engine()?.store().setting(LANGUAGE)?.as_deref()))
    }
}
