//! Step 10 and leaving: keeping, erasing, forgetting.

use jiff::Timestamp;

use crate::facts::{Facts, Intent, SecretChoice, Step};
use crate::problem::{Kind, Result};

use super::Space;
use super::steps::pass;

impl Space {
    /// The secret stays in the keychain.
    ///
    /// # Errors
    /// `secret-gone` when it was erased before.
    pub fn keep_secret(&self, id: &str) -> Result<()> {
        self.store.change(id, Some(&self.by_hand("kept_secret", "")), |facts| {
            if facts.secret_choice == Some(SecretChoice::Erased) {
                return Err(Kind::SecretGone.into());
            }
            facts.secret_choice = Some(SecretChoice::Kept);
            Ok(())
        })
    }

    /// Erases Okta's secret from the keychain, with those it replaced, and reads back that they are gone.
    ///
    /// # Errors
    /// Those of the keychain; the intent stays, and the next start goes on with it.
    pub async fn erase_secret(&self, id: &str) -> Result<()> {
        let facts = self.store.change(id, None, |facts| {
            let account = facts.secret.as_ref().map(|c| c.account.clone()).ok_or(Kind::SecretNeeded)?;
            facts.intent = Some(Intent::Erase { account });
            Ok(facts.clone())
        })?;
        for account in okta_items(&facts) {
            self.keychain.erase(&account).await?;
        }
        self.store.change(id, Some(&self.measured("erased_secret")), |facts| {
            facts.intent = None;
            facts.replaced.retain(|c| !c.account.contains("/okta-secret/"));
            facts.secret_choice = Some(SecretChoice::Erased);
            Ok(())
        })
    }

    /// Ends the path.
    ///
    /// # Errors
    /// `choice-needed` until keep or erase is chosen.
    pub fn finish(&self, id: &str) -> Result<()> {
        self.store.change(id, Some(&self.measured("finished")), |facts| {
            pass(facts, self.way(facts), Step::Done)?;
            facts.finished_at.get_or_insert_with(Timestamp::now);
            Ok(())
        })
    }

    /// Erases every item of the connection, reads back that they are gone, and forgets it. What is live in
    /// Okta and at Dell stays there: only people can take that back.
    ///
    /// # Errors
    /// Those of the keychain: then nothing is forgotten.
    pub async fn remove(&self, id: &str) -> Result<()> {
        self.settle(id).await?;
        let facts = self.store.get(id)?;
        let dell = facts.dell.key.iter().chain(&facts.replaced).map(|c| c.account.clone());
        for account in okta_items(&facts).into_iter().chain(dell) {
            self.keychain.erase(&account).await?;
        }
        let mut entry = self.measured("removed");
        entry.note = facts.organisation.map(|o| o.host).unwrap_or_default();
        self.store.remove(id, &entry)
    }
}

fn okta_items(facts: &Facts) -> Vec<String> {
    facts
        .secret
        .iter()
        .chain(&facts.replaced)
        .map(|c| c.account.clone())
        .filter(|a| a.contains("/okta-secret/"))
        .collect()
}
