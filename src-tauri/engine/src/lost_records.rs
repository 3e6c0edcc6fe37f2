//! After damage to the store, what was done since the last good records is unknown, and may include a request to Dell.
//! So Dell's list is read before anything is sent, and the person decides on what it shows.

use jiff::Timestamp;

use model::audit::AuditEvent;
use model::connection::{Connection, ReadBack, Registration, Subject};
use model::problem::{Kind, Result};

use crate::engine::Engine;

impl Engine {
    /// Reads Dell's list in place of a first registration, if one may have been sent whose record is lost.
    ///
    /// # Errors
    /// `records-lost` once the list was read: the list and the person decide. `dell-no-answer` while a request that was
    /// sent just before may still take effect. `dell-*`, `network-*`.
    pub(crate) async fn read_before_registering(&self, id: &str, connection: &Connection) -> Result<()> {
        let lost = connection.records_lost_at;
        if lost.is_none() && self.store.set_aside().is_none() {
            return Ok(());
        }
        let began = Timestamp::now();
        let of = Subject { secret_hash: String::new(), ..connection.subject().ok_or(Kind::ClientIdEmpty)? };
        let dell = self.dell(connection).await?;
        let found = self.listed(&dell, &of).await?;
        match (&found, lost) {
            // It began after the damage, and Dell has no org: no record was lost.
            (None, None) => return Ok(()),
            (None, Some(at)) if self.since(at, began) < self.settling => return Err(Kind::DellNoAnswer.into()),
            _ => {}
        }
        let read = ReadBack { at: Timestamp::now(), found };
        self.store.commit_irrevocable(id, &self.by_app(AuditEvent::ReadDellList), |now| {
            if now.registration != connection.registration {
                return Err(Kind::DellNoAnswer.into());
            }
            now.registration.read_back(lost.unwrap_or(began), of, read);
            Ok(())
        })?;
        Err(Kind::RecordsLost.into())
    }

    /// The same in place of authorizing again or changing what is registered.
    ///
    /// # Errors
    /// As [`Engine::read_before_registering`]; an org that Dell no longer has counts as not registered.
    pub(crate) async fn read_before_reauthorizing(&self, id: &str, connection: &Connection) -> Result<()> {
        let Some(of) = connection.registered().filter(|_| connection.records_lost_at.is_some()) else { return Ok(()) };
        let dell = self.dell(connection).await?;
        if self.listed(&dell, of).await?.is_none() {
            return Err(self.gone(id, connection, &dell, Kind::DellNotListed.into()).await);
        }
        self.store.update(id, Some(&self.by_app(AuditEvent::ReadDellList)), |now| now.records_lost_at = None)?;
        Err(Kind::RecordsLost.into())
    }

    /// Reads Dell's list because records were lost, unless another act reads it. Answers whether it did.
    pub(crate) async fn read_for_lost_records(&self, id: &str, connection: &Connection) -> Result<bool> {
        if connection.records_lost_at.is_none() || connection.reauthorization.is_open() {
            return Ok(false);
        }
        let read = match &connection.registration {
            Registration::NotSent | Registration::Refused { .. } => self.read_before_registering(id, connection).await,
            Registration::Done { .. } => self.read_before_reauthorizing(id, connection).await,
            Registration::Intended { .. } | Registration::Running { .. } | Registration::Unknown { .. } => {
                return Ok(false);
            }
        };
        match read {
            Err(problem) if problem.kind == Kind::RecordsLost => Ok(true),
            read => read.map(|()| true),
        }
    }
}
