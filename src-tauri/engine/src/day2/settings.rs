//! Settings of the app, beside proxy and name. Read from live mode, in practice mode too.

use model::names::Reading;
use model::problem::Result;

use crate::engine::Engine;

/// Setting: a pasted address is not looked up.
const NO_LOOKUP_ON_PASTE: &str = "no_lookup_on_paste";

impl Engine {
    /// Whether pasting an org's address reads its public metadata.
    ///
    /// # Errors
    /// Those of the store.
    pub fn lookup_on_paste(&self) -> Result<bool> {
        Ok(self.store.setting(NO_LOOKUP_ON_PASTE)?.is_none())
    }

    /// Turns it on or off. Off: only a click reads them.
    ///
    /// # Errors
    /// Those of the store.
    pub fn set_lookup_on_paste(&self, on: bool) -> Result<()> {
        self.store.set_setting(NO_LOOKUP_ON_PASTE, (!on).then_some("1"))
    }

    /// Whether a paste or Enter may ask this host for its public metadata: only an address of Okta's own shapes, never
    /// a custom domain, and not if the person turned it off.
    ///
    /// # Errors
    /// Those of the store.
    pub fn may_look_up(&self, reading: &Reading) -> Result<bool> {
        Ok(reading.family.is_some() && !reading.custom && self.lookup_on_paste()?)
    }
}
