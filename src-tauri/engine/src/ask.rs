//! What an act asks the person first, and what the person agreed to for good.

use std::sync::Arc;

use crate::consent::{Consent, Question};
use model::audit::AuditEvent;
use model::catalogue::{self, Environment};
use model::connection::Connection;
use model::links::{self, Link};
use model::problem::{Kind, Problem, Result};

use crate::engine::Engine;

impl Engine {
    /// With somebody who puts questions to the person. Without, each answer is no.
    #[must_use]
    pub fn asking(mut self, consent: Arc<dyn Consent>) -> Self {
        self.consent = consent;
        self
    }

    /// Asks before an act.
    ///
    /// # Errors
    /// `declined` on a no: nothing was done.
    pub async fn agreed(&self, ask: Question) -> Result<()> {
        if self.consent.ask(ask).await { Ok(()) } else { Err(Kind::Declined.into()) }
    }

    /// Asks before an act on a connection, naming its org. The answer holds for that org alone: if another was named
    /// meanwhile, it is a no.
    pub(crate) async fn agreed_for(&self, id: &str, ask: impl FnOnce(String) -> Question) -> Result<()> {
        let org = org(&self.store.get(id)?);
        self.agreed(ask(org.clone())).await?;
        if org == self::org(&self.store.get(id)?) { Ok(()) } else { Err(Kind::Declined.into()) }
    }

    /// The question in place of a press on the button that gives Dell the secret.
    ///
    /// # Errors
    /// As [`Engine::environment`]; those of the store.
    pub fn asks_to_authorize(&self, id: &str) -> Result<Question> {
        let connection = self.store.get(id)?;
        let host = self.environment(&connection)?.api_base.trim_start_matches("https://").to_owned();
        Ok(Question::Authorize { org: org(&connection), host })
    }

    /// The question in place of a press on the button or key that saves a secret from the clipboard.
    ///
    /// # Errors
    /// Those of the store.
    pub fn asks_to_save(&self, id: &str) -> Result<Question> {
        Ok(Question::Save { org: org(&self.store.get(id)?) })
    }

    /// Asks once for each connection and host, before a credential goes to a host that the catalogue doesn't list.
    pub(crate) async fn may_send_to(&self, connection: &Connection, environment: &Environment) -> Result<()> {
        if catalogue::environments().iter().any(|listed| listed.api_base == environment.api_base) {
            return Ok(());
        }
        let host = environment.api_base.trim_start_matches("https://").to_owned();
        let org = org(connection);
        // A connection whose org changed meanwhile is asked about again.
        let agreement = format!("agreed send {} {org} {host}", connection.id);
        self.once(&connection.id, &agreement, &host, Question::SendTo { host: host.clone(), org }).await
    }

    /// The address of a link to open in the browser. Asks about one outside the Dell cloud's own hosts, once for each
    /// host.
    ///
    /// # Errors
    /// As [`links::address`]; `declined`; `link-unknown` in practice mode, whose names no browser knows.
    pub async fn address_to_open(&self, id: &str, link: Link) -> Result<String> {
        let connection = self.store.get(id)?;
        let address = links::address(link, &connection, self.console_address(&connection))?;
        if self.practice() {
            return Err(Problem::new(Kind::LinkUnknown).with("address", address));
        }
        if link == Link::DellConsole {
            let host = host_of(&address).ok_or_else(|| Problem::new(Kind::LinkUnknown).with("address", &address))?;
            let own = self.environment(&connection).is_ok_and(|environment| {
                environment.console_login.iter().any(|own| host_of(own).as_ref() == Some(&host))
            });
            if !own {
                let agreement = format!("agreed open {host}");
                self.once(id, &agreement, &host, Question::Open { host: host.clone() }).await?;
            }
        }
        Ok(address)
    }

    /// Asks unless the person agreed before, and remembers a yes.
    async fn once(&self, id: &str, agreement: &str, host: &str, ask: Question) -> Result<()> {
        if self.store.setting(agreement)?.is_some() {
            return Ok(());
        }
        let opens = matches!(ask, Question::Open { .. });
        let agreed = if opens { AuditEvent::AgreedToOpen } else { AuditEvent::AgreedToSend };
        let entry = self.by_hand(agreed, "").noting(host);
        self.agreed(ask).await?;
        self.store.record(id, &entry)?;
        self.store.set_setting(agreement, Some("yes"))
    }
}

/// The org's host; empty before one is named.
pub(crate) fn org(connection: &Connection) -> String {
    connection.host().map(ToString::to_string).unwrap_or_default()
}

fn host_of(address: &str) -> Option<String> {
    url::Url::parse(address).ok()?.host_str().map(str::to_owned)
}
