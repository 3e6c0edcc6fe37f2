//! Step 1: naming the Okta organisation.

use std::time::Duration;

use jiff::Timestamp;

use crate::facts::{Backup, Facts, Organisation, Reached, Registration, Step, Told};
use crate::http::Call;
use crate::names;
use crate::okta;
use crate::problem::{Kind, Problem, Result};

use super::Space;

/// How long the look at Dell may take: the person waits for Okta, not for this.
const PATIENCE: Duration = Duration::from_secs(4);

/// What naming an organisation led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// It is this connection's now.
    Here,
    /// Another connection has it already: that one is to be opened.
    Other(String),
}

impl Space {
    /// Reads what was typed, asks Okta who it is, and keeps the answer.
    ///
    /// # Errors
    /// A `domain-*` problem when nothing can be understood or another organisation answers, a
    /// `network-*` problem when Okta cannot be reached; `step-not-done` at `domain` for another organisation than the
    /// one that Dell has, or may have.
    pub async fn name_organisation(&self, id: &str, text: &str) -> Result<Named> {
        let reading = names::read(text, self.practice())?;
        let facts = self.store.get(id)?;
        let (found, reached) = tokio::join!(okta::discover(self.out()?, &reading), self.reach_dell(&facts));
        // That Dell does not answer from here is worth saying, and no reason to stop: its console runs in a browser.
        self.store.change(id, None, |facts| {
            facts.dell.reached = reached.ok();
            Ok(())
        })?;
        let found = found?;
        let changes = reading.changes.iter().map(|c| c.word().to_owned()).collect();
        let tier = names::tier(&found.host);
        self.keep_organisation(
            id,
            Organisation {
                typed: text.to_owned(),
                host: found.host,
                tier,
                custom_domain: found.custom_domain,
                changes,
                told: Some(found.told),
            },
        )
    }

    /// Whether Dell's service answers from this computer. Any answer counts; nothing is signed in.
    async fn reach_dell(&self, facts: &Facts) -> Result<Reached> {
        let base = &self.environment(facts)?.api_base;
        let host = base.trim_start_matches("https://").to_owned();
        let problem = self.out()?.send(Call::get(&host, "/").small().within(PATIENCE)).await.err().map(Problem::from);
        Ok(Reached { host, problem, at: Timestamp::now() })
    }

    /// The door: goes on with a host of Okta's own that did not answer. Said as not measured from here on.
    ///
    /// # Errors
    /// A `domain-*` problem; a custom domain that nobody could ask about is not taken, since the secret
    /// goes to the okta host only.
    pub fn name_unmeasured(&self, id: &str, text: &str) -> Result<Named> {
        let reading = names::read(text, self.practice())?;
        if reading.custom {
            return Err(Problem::new(Kind::DomainCustomUnasked).with("host", &reading.host));
        }
        let changes = reading.changes.iter().map(|c| c.word().to_owned()).collect();
        let tier = names::tier(&reading.host);
        self.keep_organisation(
            id,
            Organisation { typed: text.to_owned(), host: reading.host, tier, custom_domain: None, changes, told: None },
        )
    }

    fn keep_organisation(&self, id: &str, organisation: Organisation) -> Result<Named> {
        let other = self.store.all()?.into_iter().find(|f| f.id != id && is_same(f, &organisation));
        if let Some(other) = other {
            let blank = self.store.get(id).is_ok_and(|f| f.secret.is_none() && f.client_id.is_none());
            if blank {
                self.store.remove(id, &self.measured("merged"))?;
            }
            return Ok(Named::Other(other.id));
        }
        let facts = self.store.get(id)?;
        if facts.organisation.as_ref().is_some_and(|known| known.host != organisation.host) {
            self.no_rotation(id)?;
        }
        // What Dell has, or may have, of another organisation would be lost from sight.
        if at_dell(&facts) && facts.organisation.is_some() && !is_same(&facts, &organisation) {
            return Err(Problem::new(Kind::StepNotDone).at("domain"));
        }
        let mut entry = self.measured("named_organisation");
        entry.note.clone_from(&organisation.host);
        entry.measured = organisation.told.is_some();
        self.store.change(id, Some(&entry), |facts| {
            if facts.organisation.as_ref().is_some_and(|known| known.host != organisation.host) {
                // A backup that was seen was another organisation's.
                facts.backup = Backup::default();
                facts.passed.remove(&Step::Backups);
            }
            facts.organisation = Some(organisation);
            Ok(())
        })?;
        self.store.set_draft(id, "domain", "")?;
        Ok(Named::Here)
    }
}

/// Whether Dell has the organisation, or may have it.
fn at_dell(facts: &Facts) -> bool {
    match facts.registration {
        Registration::None | Registration::Refused { .. } => false,
        Registration::Intended { .. }
        | Registration::Running { .. }
        | Registration::Uncertain { .. }
        | Registration::Registered { .. } => true,
    }
}

fn is_same(facts: &Facts, organisation: &Organisation) -> bool {
    let org_id = |told: &Option<Told>| told.as_ref().map(|t| t.org_id.clone());
    facts.organisation.as_ref().is_some_and(|known| {
        known.host == organisation.host
            || (org_id(&known.told).is_some() && org_id(&known.told) == org_id(&organisation.told))
    })
}
