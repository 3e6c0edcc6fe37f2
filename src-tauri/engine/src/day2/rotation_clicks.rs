//! What one click of a rotation does: a few acts in sequence, each recorded before the next begins.
//!
//! A kill between two of them leaves the stage of the act that was not done, on the same screen; the same click then
//! does the rest, and nothing twice.

use model::connection::{Outcome, Stage};
use model::problem::{Kind, Result};

use super::rotation::stage;
use crate::engine::Engine;

impl Engine {
    /// Gives Dell the new secret by API, and reads App Status.
    ///
    /// # Errors
    /// Those of [`Engine::reauthorize_new`], and then of [`Engine::read_status_at_dell`].
    pub async fn update_dell(&self, id: &str) -> Result<()> {
        if stage(&self.store.get(id)?) != Some(Stage::AtDell) {
            self.reauthorize_new(id).await?;
        }
        self.read_status_at_dell(id).await
    }

    /// What App Status shows in Dell's console after Re-Authorize App, as a named person reports it; no word: they
    /// continue without having seen it. This reports the re-authorization itself as well.
    ///
    /// # Errors
    /// Those of [`Engine::console_said_of_new`] and [`Engine::saw_status_at_dell`].
    pub fn console_shows(&self, id: &str, word: Option<&str>, by: &str) -> Result<()> {
        Self::status_word(word)?;
        if stage(&self.store.get(id)?) != Some(Stage::AtDell) {
            self.console_said_of_new(id, Outcome::Registered, by)?;
        }
        self.saw_status_at_dell(id, word, by)
    }

    /// Records a person's report that the previous secret is inactive in Okta, then tests both. A previous secret that
    /// isn't stored here is not tested.
    ///
    /// # Errors
    /// Those of [`Engine::set_inactive`] and [`Engine::test_retiring`].
    pub async fn test_deactivated(&self, id: &str, by: &str) -> Result<()> {
        if stage(&self.store.get(id)?) == Some(Stage::Deactivate) {
            self.set_inactive(id, by)?;
        }
        if stage(&self.store.get(id)?) == Some(Stage::Refused) {
            return Box::pin(self.test_retiring(id)).await;
        }
        Ok(())
    }

    /// A named person reports the same, and continues although it is not tested that Okta rejects that secret.
    ///
    /// # Errors
    /// Those of [`Engine::set_inactive`] and [`Engine::continue_unrefused`].
    pub fn skip_testing_deactivated(&self, id: &str, by: &str) -> Result<()> {
        if stage(&self.store.get(id)?) == Some(Stage::Deactivate) {
            self.set_inactive(id, by)?;
        }
        if stage(&self.store.get(id)?) == Some(Stage::Refused) {
            return self.continue_unrefused(id, by);
        }
        Ok(())
    }

    /// Erases the previous secret once the person agreed outside the page: the last part of both clicks above.
    ///
    /// The question stays although their words announce the erasure: the page is not trusted with consent, and a person
    /// may still want to set that secret to Active again. If it is not stored here, nothing is destroyed and no
    /// question is needed.
    ///
    /// # Errors
    /// Those of [`Engine::erase_retiring`]. Declining is none: the secret stays, and can be erased later.
    pub async fn wipe_if_agreed(&self, id: &str) -> Result<()> {
        match self.erase_retiring(id).await {
            Err(problem) if problem.kind == Kind::Declined => Ok(()),
            wiped => wiped,
        }
    }
}
