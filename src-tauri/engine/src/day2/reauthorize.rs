//! Re-authorizes at Dell by API: gives an existing registration another credential.
//!
//! The outbox sends. Dell does not report which secret it holds, so after a lost answer it may hold either: both stay
//! valid, what Dell shows of the domain is read, and only the person sends again.

use std::time::Duration;

use jiff::Timestamp;

use crate::dell::Dell;
use model::audit::AuditEvent;
use model::connection::{Evidence, Outcome, ReadBack, Registration, ReportedStatus};
use model::problem::{Kind, Result};

use crate::day2::rotation::registered_here;
use crate::engine::Engine;
use crate::outbox::Outgoing;

impl Engine {
    /// Shows re-authorizing from now on, until it is done or left: after Dell lost its access to Okta, or after the
    /// integration was installed again there. It is still shown after a restart.
    ///
    /// # Errors
    /// `step-not-done` before the organization is registered at Dell; `rotation-open`, which leads there by itself.
    pub fn reauthorize_begin(&self, id: &str) -> Result<()> {
        self.store.change(id, None, |connection| {
            if connection.okta.rotation.is_some() {
                return Err(Kind::RotationOpen.into());
            }
            if !registered_here(connection) {
                return Err(Kind::StepNotDone.into());
            }
            connection.reauthorizing.get_or_insert_with(Timestamp::now);
            Ok(())
        })
    }

    /// Returns to the status; what Dell has stays unchanged.
    ///
    /// # Errors
    /// Those of the store.
    pub fn reauthorize_leave(&self, id: &str) -> Result<()> {
        self.store.update(id, None, |connection| connection.reauthorizing = None)
    }

    /// What App Status shows in Dell's console after Re-Authorize App, outside a rotation, as a named person reports
    /// it; no word: they did not see it. This reports the re-authorization itself as well.
    ///
    /// # Errors
    /// `step-not-done` where re-authorizing is not shown; `choice-needed` for a word that Dell does not use; those of
    /// [`Engine::console_said`].
    pub fn reauthorized_shows(&self, id: &str, word: Option<&str>, by: &str) -> Result<()> {
        let status = Self::status_word(word)?;
        if self.store.get(id)?.reauthorizing.is_none() {
            return Err(Kind::StepNotDone.into());
        }
        self.console_said(id, Outcome::Registered, by)?;
        let Some(status) = status else { return Ok(()) };
        let entry = self.by_hand(AuditEvent::SawDellStatus, by).noting(status.word());
        self.store.change(id, Some(&entry), |connection| {
            let known = Self::reported(connection, by)?;
            connection.backup.app_status = Some(ReportedStatus { status, known });
            Ok(())
        })
    }

    /// Gives Dell the current secret, or the new one of a rotation.
    pub(crate) async fn authorize_again(&self, id: &str, to_come: bool) -> Result<()> {
        let connection = self.store.get(id)?;
        if connection.reauthorization.unread() {
            return Err(Kind::DellNoAnswer.into());
        }
        self.read_before_reauthorizing(id, &connection).await?;
        let (secret, of) = if to_come {
            (self.pending_secret_in(&connection).await?, connection.subject_to_come())
        } else {
            (self.secret_in(&connection).await?, connection.subject())
        };
        let of = of.ok_or(Kind::ClientIdEmpty)?;
        let dell = self.dell(&connection).await?;
        let Registration::Done { domain_id, .. } = &connection.registration else {
            return Err(Kind::DellNotListed.into());
        };
        let domain_id = match domain_id {
            Some(domain_id) => domain_id.clone(),
            None => self.listed(&dell, &of).await?.ok_or(Kind::DellNotListed)?.domain_id,
        };
        // A refusal leaves what was uncertain before as uncertain.
        let request = Outgoing {
            of: of.clone(),
            state: |connection| &mut connection.reauthorization,
            intends: AuditEvent::IntendsToReauthorize,
            note: of.secret_hash.clone(),
            refusal_stays: false,
        };
        let send = Box::pin(dell.reauthorize(&domain_id, &of.client_id, &secret));
        let read_back = Box::pin(async { self.read_reauthorization(id, &dell, Duration::ZERO).await.map(|()| false) });
        match self.dispatch(id, &connection, request, send, read_back).await {
            Ok(Some(domain)) => self.registered(id, &of, &domain),
            Ok(None) => Ok(()),
            Err(problem) => Err(self.gone(id, &connection, &dell, problem).await),
        }
    }

    /// Reads what Dell says of the domain after a re-authorization without a clear outcome. Never sends. A request
    /// that was cut off may still take effect: no other is sent within `settling` of it, so that the first cannot undo
    /// the second.
    pub(crate) async fn read_reauthorization(&self, id: &str, dell: &Dell, settling: Duration) -> Result<()> {
        let began = Timestamp::now();
        let connection = self.store.get(id)?;
        let Some((at, of)) = connection.reauthorization.open() else { return Ok(()) };
        let Some(mut found) = self.listed(dell, of).await? else {
            return Err(self.gone(id, &connection, dell, Kind::DellNotListed.into()).await);
        };
        found.status = dell.domain(&found.domain_id).await?.status;
        if self.since(at, began) < settling {
            return Err(Kind::DellNoAnswer.into());
        }
        self.store.update(id, Some(&self.by_app(AuditEvent::ReadDellStatus)), |now| {
            if now.reauthorization == connection.reauthorization {
                let read_at = Timestamp::now();
                now.backup.app_status =
                    Some(ReportedStatus { status: found.status.clone(), known: Evidence::tested(read_at) });
                now.reauthorization.read_back(at, of.clone(), ReadBack { at: read_at, found: Some(found) });
            }
        })
    }
}
