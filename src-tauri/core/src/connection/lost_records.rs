//! After the store was damaged: what was done since the facts that are left is unknown, and may include a request to
//! Dell. Its list is read before anything is sent, and the person decides on what it shows.

use jiff::Timestamp;

use crate::facts::{Facts, Registration, Subject};
use crate::problem::{Kind, Result};

use super::Space;

impl Space {
    /// Reads Dell's list in place of a first registration, where one may have been sent that no record is left of.
    ///
    /// # Errors
    /// `records-lost` once the list was read: it decides, and the person. `dell-no-answer` while a request that was
    /// sent just before may still take effect. `dell-*`, `network-*`.
    pub(super) async fn read_before_registering(&self, id: &str, facts: &Facts) -> Result<()> {
        let lost = facts.records_lost_at;
        if lost.is_none() && self.store.set_aside().is_none() {
            return Ok(());
        }
        let began = Timestamp::now();
        let of = Subject { secret_hash: String::new(), ..facts.subject().ok_or(Kind::ClientIdEmpty)? };
        let dell = self.dell(facts).await?;
        let found = self.listed(&dell, &of).await?;
        match (&found, lost) {
            // It was begun after the damage, and Dell has nothing: there was nothing to lose.
            (None, None) => return Ok(()),
            (None, Some(at)) if self.since(at, began) < self.settling => return Err(Kind::DellNoAnswer.into()),
            _ => {}
        }
        let read = Registration::Uncertain { at: lost.unwrap_or(began), of, read_at: Some(Timestamp::now()), found };
        self.store.commit_irrevocable(id, &self.measured("read_dell_list"), |now| {
            if now.registration != facts.registration {
                return Err(Kind::DellNoAnswer.into());
            }
            now.registration = read;
            Ok(())
        })?;
        Err(Kind::RecordsLost.into())
    }

    /// The same in place of authorizing again what is registered.
    ///
    /// # Errors
    /// As [`Space::read_before_registering`]; what Dell does not have any more is no registration from then on.
    pub(super) async fn read_before_reauthorizing(&self, id: &str, facts: &Facts) -> Result<()> {
        let Registration::Registered { of, .. } = &facts.registration else { return Ok(()) };
        if facts.records_lost_at.is_none() {
            return Ok(());
        }
        let dell = self.dell(facts).await?;
        if self.listed(&dell, of).await?.is_none() {
            return Err(self.gone(id, facts, &dell, Kind::DellNotListed.into()).await);
        }
        self.store.change(id, Some(&self.measured("read_dell_list")), |now| {
            now.records_lost_at = None;
            Ok(())
        })?;
        Err(Kind::RecordsLost.into())
    }

    /// Reads Dell's list because records were lost, where there is nothing else to read it for. False where there is.
    pub(super) async fn read_for_lost_records(&self, id: &str, facts: &Facts) -> Result<bool> {
        if facts.records_lost_at.is_none() || facts.handed.is_some() {
            return Ok(false);
        }
        let read = match &facts.registration {
            Registration::None | Registration::Refused { .. } => self.read_before_registering(id, facts).await,
            Registration::Registered { .. } => self.read_before_reauthorizing(id, facts).await,
            Registration::Intended { .. } | Registration::Running { .. } | Registration::Uncertain { .. } => {
                return Ok(false);
            }
        };
        match read {
            Err(problem) if problem.kind == Kind::RecordsLost => Ok(true),
            read => read.map(|()| true),
        }
    }
}
