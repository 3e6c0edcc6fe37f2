//! What is changed of a registration that stands: scheduled backups off and on, and its removal at Dell. By API, or
//! as a named person saw it in the console.
//!
//! The intent is on disk before the request; what became of it is read from Dell and never taken from the answer.
//! Nothing is sent again but by a person, and not before it was read.

use std::time::Duration;

use jiff::Timestamp;

use crate::consent::Question;
use crate::dell::{Dell, Unsent};
use model::connection::{
    AppStatus, Asked, Backup, Change, Connection, Enabled, Evidence, Registration, SeenBackup, SeenStatus, Way,
};
use model::problem::{Kind, Problem, Result};

use crate::engine::Engine;
use crate::steps::backups::note_backup;

impl Engine {
    /// Switches scheduled backups at Dell on or off, and reads back.
    ///
    /// # Errors
    /// `dell-unchanged` when Dell took it and shows the old state; `dell-no-answer` when nobody knows: then Dell is
    /// read before anything is sent again. `declined` (of turning them off); `dell-*`, `network-*`.
    pub async fn switch_backups(&self, id: &str, on: bool) -> Result<()> {
        if !on {
            self.agreed_for(id, |org| Question::TurnBackupsOff { org }).await?;
        }
        self.change_at_dell(id, if on { Change::BackupsOn } else { Change::BackupsOff }).await
    }

    /// Removes the organization at Dell, and reads from its list that it is gone.
    ///
    /// # Errors
    /// As [`Engine::switch_backups`]; `step-not-done` while a rotation is under way.
    pub async fn remove_at_dell(&self, id: &str) -> Result<()> {
        self.agreed_for(id, |org| Question::RemoveAtDell { org }).await?;
        self.change_at_dell(id, Change::Remove).await
    }

    async fn change_at_dell(&self, id: &str, what: Change) -> Result<()> {
        let _alone = self.alone(id)?;
        let connection = self.store.get(id)?;
        if connection.asked.is_some() || connection.handed.is_some() {
            return Err(Kind::DellNoAnswer.into());
        }
        if what == Change::Remove && connection.okta.rotation.is_some() {
            return Err(Kind::StepNotDone.into());
        }
        let domain_id = self.domain_id(&connection)?;
        let dell = self.dell(&connection).await?;
        self.intend_change(id, &connection, what)?;
        let answer = match what {
            Change::BackupsOn => dell.set_backups(&domain_id, true).await,
            Change::BackupsOff => dell.set_backups(&domain_id, false).await,
            Change::Remove => dell.remove(&domain_id).await,
        };
        match answer {
            Ok(()) => self.settle_asked(id, &dell, Duration::ZERO).await,
            // Gone already: what was wanted.
            Err(Unsent::Refused(problem)) if what == Change::Remove && problem.kind == Kind::DellNotListed => {
                self.settle_asked(id, &dell, Duration::ZERO).await
            }
            Err(Unsent::NotSent(problem)) => {
                self.clear_asked(id, "not_sent")?;
                Err(problem)
            }
            Err(Unsent::Refused(problem)) => {
                self.clear_asked(id, "refused")?;
                Err(self.gone(id, &connection, &dell, problem).await)
            }
            Err(Unsent::Ambiguous(problem)) => {
                self.store.change(id, Some(&self.measured("no_answer")), |_| Ok(()))?;
                // What was cut off may have been done: read once. A state as before says nothing yet.
                match self.settle_asked(id, &dell, Duration::MAX).await {
                    Ok(()) => Ok(()),
                    Err(unread) => {
                        tracing::warn!(%unread, "what became of a change at Dell is not known");
                        let mut told = Problem::new(Kind::DellNoAnswer);
                        told.said = problem.said;
                        Err(told)
                    }
                }
            }
        }
    }

    fn intend_change(&self, id: &str, judged: &Connection, what: Change) -> Result<()> {
        let entry = self.measured(match what {
            Change::BackupsOn => "intends_backups_on",
            Change::BackupsOff => "intends_backups_off",
            Change::Remove => "intends_removal",
        });
        self.store.commit_irrevocable(id, &entry, |connection| {
            if connection.registration != judged.registration || connection.asked.is_some() {
                return Err(Kind::DellNoAnswer.into());
            }
            connection.asked = Some(Asked { what, at: Timestamp::now() });
            Ok(())
        })
    }

    fn clear_asked(&self, id: &str, act: &str) -> Result<()> {
        self.store.commit_irrevocable(id, &self.measured(act), |connection| {
            connection.asked = None;
            Ok(())
        })
    }

    /// Reads what became of a change whose end is not known. Never sends.
    pub(crate) async fn read_asked(&self, id: &str) -> Result<()> {
        let _alone = self.alone(id)?;
        let dell = self.dell(&self.store.get(id)?).await?;
        self.settle_asked(id, &dell, self.settling).await
    }

    /// A state as before counts only when `settling` is over: a request that was cut off may still take effect.
    async fn settle_asked(&self, id: &str, dell: &Dell, settling: Duration) -> Result<()> {
        let began = Timestamp::now();
        let connection = self.store.get(id)?;
        let Some(Asked { what, at }) = connection.asked else { return Ok(()) };
        let Registration::Registered { domain_id: Some(domain_id), of, .. } = &connection.registration else {
            return self.clear_asked(id, "not_listed");
        };
        let early = self.since(at, began) < settling;
        let wanted = match what {
            Change::Remove => match self.listed(dell, of).await? {
                None => return self.note_removed(id, &self.measured("removed_at_dell"), None),
                Some(found) if found.domain_id == *domain_id => false,
                // The one that was removed is gone; another stands there, and the person decides about it.
                Some(_) => return Err(self.gone_after(id, &connection, dell).await),
            },
            Change::BackupsOn | Change::BackupsOff => {
                let domain = match dell.domain(domain_id).await {
                    Ok(domain) => domain,
                    Err(problem) if problem.kind == Kind::DellNotListed => {
                        return Err(self.gone_after(id, &connection, dell).await);
                    }
                    Err(problem) => return Err(problem),
                };
                self.store.change(id, None, |connection| {
                    note_backup(&mut connection.backup, &domain);
                    Ok(())
                })?;
                domain.enabled == Some(what == Change::BackupsOn)
            }
        };
        match (wanted, early) {
            (true, _) => self.clear_asked(id, if what == Change::BackupsOn { "backups_on" } else { "backups_off" }),
            (false, true) => Err(Kind::DellNoAnswer.into()),
            (false, false) => {
                self.clear_asked(id, "dell_unchanged")?;
                Err(Kind::DellUnchanged.into())
            }
        }
    }

    async fn gone_after(&self, id: &str, connection: &Connection, dell: &Dell) -> Problem {
        if let Err(problem) = self.clear_asked(id, "not_listed") {
            return problem;
        }
        self.gone(id, connection, dell, Kind::DellNotListed.into()).await
    }

    fn note_removed(&self, id: &str, entry: &crate::store::Entry, by: Option<&str>) -> Result<()> {
        self.store.commit_irrevocable(id, entry, |connection| {
            let by = by.map(|by| Self::confirmer(connection, by)).transpose()?;
            connection.registration = Registration::None;
            connection.removed_at_dell = Some(Evidence { by, at: Timestamp::now() });
            connection.asked = None;
            connection.refused_again = None;
            connection.backup = Backup::default();
            Ok(())
        })
    }

    /// A named person removed the organization in Dell's console, and saw it gone from Domains.
    ///
    /// # Errors
    /// `name-needed`; `step-not-done` where it goes by API, nothing is registered, or a rotation is under way.
    pub fn saw_removed(&self, id: &str, by: &str) -> Result<()> {
        let connection = self.store.get(id)?;
        self.by_console(&connection)?;
        if connection.okta.rotation.is_some() {
            return Err(Kind::StepNotDone.into());
        }
        self.note_removed(id, &self.by_hand("removed_at_dell", by), Some(by))
    }

    /// A named person saw whether scheduled backups are on.
    ///
    /// # Errors
    /// `name-needed`; `step-not-done` where it goes by API, or nothing is registered.
    pub fn saw_backups(&self, id: &str, on: bool, by: &str) -> Result<()> {
        let entry = self.by_hand(if on { "backups_on" } else { "backups_off" }, by);
        self.store.change(id, Some(&entry), |connection| {
            self.by_console(connection)?;
            let known = Evidence { by: Some(Self::confirmer(connection, by)?), at: Timestamp::now() };
            connection.backup.enabled = Some(Enabled { on, known });
            Ok(())
        })
    }

    /// A named person saw App Status, the latest backup, or both in Dell's console. What is left out stays as it is
    /// known, and by whom.
    ///
    /// # Errors
    /// `choice-needed` where neither is given; `name-needed`; `step-not-done` where it goes by API, or nothing is
    /// registered.
    pub fn saw_dell(&self, id: &str, status: Option<SeenStatus>, last: Option<SeenBackup>, by: &str) -> Result<()> {
        let given: Vec<&str> = status.map(SeenStatus::word).into_iter().chain(last.map(SeenBackup::word)).collect();
        if given.is_empty() {
            return Err(Kind::ChoiceNeeded.into());
        }
        let mut entry = self.by_hand("saw_status", by);
        entry.note = given.join(", ");
        self.store.change(id, Some(&entry), |connection| {
            self.by_console(connection)?;
            let by = Some(Self::confirmer(connection, by)?);
            let known = Evidence { by: by.clone(), at: Timestamp::now() };
            let backup = &mut connection.backup;
            if let Some(status) = status {
                backup.app_status = Some(AppStatus { word: status.word().to_owned(), at: known.at, by });
            }
            if let Some(last) = last {
                backup.last_state = Some(last.word().to_owned());
                backup.last_known = Some(known.clone());
                if last == SeenBackup::Successful {
                    backup.seen = Some(known);
                }
            }
            Ok(())
        })
    }

    fn by_console(&self, connection: &Connection) -> Result<()> {
        let registered = matches!(connection.registration, Registration::Registered { .. });
        if registered && self.way(connection) == Way::Console { Ok(()) } else { Err(Kind::StepNotDone.into()) }
    }
}
