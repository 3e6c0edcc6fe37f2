//! Step 1: naming the Okta organization.

use std::time::Duration;

use jiff::Timestamp;

use crate::http::Call;
use crate::okta;
use model::connection::{Backup, Connection, Organization, Reached, Registration, Step, Told};
use model::names;
use model::problem::{Kind, Problem, Result};

use crate::engine::Engine;

/// How long the look at Dell may take: the person waits for Okta, not for this.
const PATIENCE: Duration = Duration::from_secs(4);

/// What naming an organization led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// It is this connection's now.
    Here,
    /// Another connection has it already: that one is to be opened.
    Other(String),
}

impl Engine {
    /// Reads what was typed, asks Okta who it is, and keeps the answer.
    ///
    /// # Errors
    /// A `domain-*` problem when nothing can be understood or another organization answers, a
    /// `network-*` problem when Okta cannot be reached; `step-not-done` at `domain` for another organization than the
    /// one that Dell has, or may have.
    pub async fn name_organization(&self, id: &str, text: &str) -> Result<Named> {
        let reading = names::read(text, self.practice())?;
        let connection = self.store.get(id)?;
        let (found, reached) = tokio::join!(okta::discover(self.out()?, &reading), self.reach_dell(&connection));
        // That Dell does not answer from here is worth saying, and no reason to stop: its console runs in a browser.
        self.store.change(id, None, |connection| {
            connection.dell.reached = reached.ok();
            Ok(())
        })?;
        let found = found?;
        let changes = reading.changes.iter().map(|c| c.word().to_owned()).collect();
        let tier = names::tier(&found.host);
        self.keep_organization(
            id,
            Organization {
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
    async fn reach_dell(&self, connection: &Connection) -> Result<Reached> {
        let base = &self.environment(connection)?.api_base;
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
        self.keep_organization(
            id,
            Organization { typed: text.to_owned(), host: reading.host, tier, custom_domain: None, changes, told: None },
        )
    }

    fn keep_organization(&self, id: &str, organization: Organization) -> Result<Named> {
        let other = self.store.all()?.into_iter().find(|f| f.id != id && is_same(f, &organization));
        if let Some(other) = other {
            let blank =
                self.store.get(id).is_ok_and(|f| f.okta.secret.current().is_none() && f.okta.client_id.is_none());
            if blank {
                self.store.remove(id, &self.measured("merged"))?;
            }
            return Ok(Named::Other(other.id));
        }
        let connection = self.store.get(id)?;
        if connection.okta.organization.as_ref().is_some_and(|known| known.host != organization.host) {
            self.no_rotation(id)?;
        }
        // What Dell has, or may have, of another organization would be lost from sight.
        if at_dell(&connection) && connection.okta.organization.is_some() && !is_same(&connection, &organization) {
            return Err(Problem::new(Kind::StepNotDone).at("domain"));
        }
        let mut entry = self.measured("named_organisation");
        entry.note.clone_from(&organization.host);
        entry.measured = organization.told.is_some();
        self.store.change(id, Some(&entry), |connection| {
            if connection.okta.organization.as_ref().is_some_and(|known| known.host != organization.host) {
                // A backup that was seen was another organization's.
                connection.backup = Backup::default();
                connection.progress.passed.remove(&Step::Backups);
            }
            connection.okta.organization = Some(organization);
            Ok(())
        })?;
        self.store.set_draft(id, "domain", "")?;
        Ok(Named::Here)
    }
}

/// Whether Dell has the organization, or may have it.
fn at_dell(connection: &Connection) -> bool {
    match connection.registration {
        Registration::None | Registration::Refused { .. } => false,
        Registration::Intended { .. }
        | Registration::Running { .. }
        | Registration::Uncertain { .. }
        | Registration::Registered { .. } => true,
    }
}

fn is_same(connection: &Connection, organization: &Organization) -> bool {
    let org_id = |told: &Option<Told>| told.as_ref().map(|t| t.org_id.clone());
    connection.okta.organization.as_ref().is_some_and(|known| {
        known.host == organization.host
            || (org_id(&known.told).is_some() && org_id(&known.told) == org_id(&organization.told))
    })
}
