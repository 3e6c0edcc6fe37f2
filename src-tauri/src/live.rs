//! The engine of the real connections, opened at first use.

use parking_lot::Mutex;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use engine::consent::Consent;
use engine::locale::Language;
use engine::{Engine, Mode};
use model::problem::Result;
use secrets::stores::{SERVICE, SystemKeychain};

/// Setting: the chosen language.
pub const LANGUAGE: &str = "language";

/// The real connections. Shared by the commands and by what asks or copies outside the page.
pub struct Live {
    folder: PathBuf,
    consent: Arc<dyn Consent>,
    engine: Mutex<Option<Arc<Engine>>>,
}

impl Live {
    /// In this folder; opens nothing yet.
    #[must_use]
    pub fn new(folder: PathBuf, consent: Arc<dyn Consent>) -> Self {
        Self { folder, consent, engine: Mutex::default() }
    }

    /// Where the connections are.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The engine. After a failure each call tries again: the cause may be gone.
    ///
    /// # Errors
    /// Why it cannot be opened (another window, a folder that cannot be written).
    pub fn engine(&self) -> Result<Arc<Engine>> {
        let mut engine = self.engine.lock();
        if let Some(engine) = engine.as_ref() {
            return Ok(engine.clone());
        }
        let keychain = Arc::new(SystemKeychain::new(SERVICE));
        let opened = Arc::new(Engine::open(&self.folder, Mode::Live, keychain)?.asking(self.consent.clone()));
        *engine = Some(opened.clone());
        Ok(opened)
    }

    /// The engine, if it is open.
    #[must_use]
    pub fn opened(&self) -> Option<Arc<Engine>> {
        self.engine.lock().clone()
    }

    /// The person's language, or the system's.
    ///
    /// # Errors
    /// As [`Live::engine`].
    pub fn language(&self) -> Result<Language> {
        Ok(Language::of(self.engine()?.store().setting(LANGUAGE)?.as_deref()))
    }
}
