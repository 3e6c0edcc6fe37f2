//! Step 1: naming the Okta org.

use std::time::Duration;

use jiff::Timestamp;

use crate::http::Call;
use crate::okta;
use model::audit::AuditEvent;
use model::connection::{Backup, Connection, OrgMetadata, Organization, Reached, Step};
use model::names::{self, OktaHost};
use model::problem::{Kind, Problem, Result};

use crate::engine::Engine;

/// Time limit of the look at Dell: the person waits for Okta, not for this.
const PATIENCE: Duration = Duration::from_secs(4);

/// The result of naming an org.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// It is this connection's now.
    Here,
    /// Another connection has it already, and should be opened.
    Other(String),
}

impl Engine {
    /// Reads what was typed, asks Okta which org it is, and stores the answer.
    ///
    /// # Errors
    /// A `domain-*` problem if the text can't be understood or another org answers, a `network-*` problem if Okta can't
    /// be reached; `step-not-done` at `domain` for another org than the one that Dell has, or may have.
    pub async fn name_organization(&self, id: &str, text: &str) -> Result<Named> {
        let reading = names::read(text, self.practice())?;
        let connection = self.store.get(id)?;
        let (found, reached) = tokio::join!(okta::discover(self.out()?, &reading), self.reach_dell(&connection));
        // Dell not answering from here is worth reporting, but no reason to stop: its console runs in a browser.
        self.store.update(id, None, |connection| connection.dell.reached = reached.ok())?;
        let refused = found.as_ref().err().filter(|problem| !problem.kind.is_unanswered());
        *self.refused_org.lock() = refused.map(|problem| (reading.host.clone(), problem.clone()));
        let found = found?;
        let changes = reading.changes.iter().map(|c| c.word().to_owned()).collect();
        let organization = Organization {
            custom_domain: found.custom_domain,
            changes,
            metadata: Some(found.metadata),
            ..Organization::unasked(text, found.host)
        };
        self.keep_organization(id, organization)
    }

    /// Whether Dell's service answers from this computer. Any answer counts; there is no sign-in.
    async fn reach_dell(&self, connection: &Connection) -> Result<Reached> {
        let base = &self.environment(connection)?.api_base;
        let host = base.trim_start_matches("https://").to_owned();
        let problem = self.out()?.send(Call::get(&host, "/").small().within(PATIENCE)).await.err().map(Problem::from);
        Ok(Reached { host, problem, at: Timestamp::now() })
    }

    /// Continues with a host of Okta's own that did not answer. From then on it is shown as untested.
    ///
    /// # Errors
    /// A `domain-*` problem; an unconfirmed custom domain is refused, since the secret goes to the okta host only. What
    /// the host was refused for when it was asked last.
    pub fn name_unchecked(&self, id: &str, text: &str) -> Result<Named> {
        let reading = names::read(text, self.practice())?;
        if reading.custom {
            return Err(Problem::new(Kind::DomainCustomUnasked).with("host", &reading.host));
        }
        if let Some((host, problem)) = &*self.refused_org.lock()
            && *host == reading.host
        {
            return Err(problem.clone());
        }
        let changes = reading.changes.iter().map(|c| c.word().to_owned()).collect();
        let host = OktaHost::of(&reading.host, self.practice())?;
        self.keep_organization(id, Organization { changes, ..Organization::unasked(text, host) })
    }

    fn keep_organization(&self, id: &str, organization: Organization) -> Result<Named> {
        let other = self.store.all()?.into_iter().find(|f| f.id != id && is_same(f, &organization));
        if let Some(other) = other {
            let blank =
                self.store.get(id).is_ok_and(|f| f.okta.secret.current().is_none() && f.okta.client_id.is_none());
            if blank {
                self.store.remove(id, &self.by_app(AuditEvent::Merged))?;
            }
            return Ok(Named::Other(other.id));
        }
        let connection = self.store.get(id)?;
        if connection.host().is_some_and(|known| *known != organization.host) {
            self.no_rotation(id)?;
        }
        // What Dell has, or may have, of another org would be lost from sight.
        if at_dell(&connection) && connection.okta.organization.is_some() && !is_same(&connection, &organization) {
            return Err(Problem::new(Kind::StepNotDone).at("domain"));
        }
        let mut entry = self.by_app(AuditEvent::NamedOrganization).noting(organization.host.to_string());
        entry.measured = organization.metadata.is_some();
        self.store.update(id, Some(&entry), |connection| {
            if connection.host().is_some_and(|known| *known != organization.host) {
                // The backup that was seen was another org's.
                connection.backup = Backup::default();
                connection.progress.passed.remove(&Step::Backups);
            }
            connection.okta.organization = Some(organization);
        })?;
        self.store.set_draft(id, "domain", "")?;
        Ok(Named::Here)
    }
}

/// Whether Dell has the org, or may have it.
pub(super) fn at_dell(connection: &Connection) -> bool {
    connection.registration.is_open() || connection.registration.is_done()
}

fn is_same(connection: &Connection, organization: &Organization) -> bool {
    let org_id = |metadata: &Option<OrgMetadata>| metadata.as_ref().map(|t| t.org_id.clone());
    connection.okta.organization.as_ref().is_some_and(|known| {
        known.host == organization.host
            || (org_id(&known.metadata).is_some() && org_id(&known.metadata) == org_id(&organization.metadata))
    })
}
