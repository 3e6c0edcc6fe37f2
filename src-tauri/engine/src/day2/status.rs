//! Changes an existing registration at Dell: scheduled backups off and on, key management, a backup now, and removal.
//! By API, or as a named person saw it in the console.
//!
//! The outbox sends; the outcome is read from Dell. Only a person sends again, and only after Dell was read.

use std::time::Duration;

use jiff::Timestamp;

use crate::consent::Question;
use crate::dell::{Dell, Domain, Unsent};
use model::audit::AuditEvent;
use model::connection::{
    Backup, Change, Connection, Enabled, Evidence, Keys, KeysState, Order, Registration, ReportedStatus, SeenBackup,
    SeenStatus, Way,
};
use model::problem::{Kind, Problem, Result};

use crate::engine::Engine;
use crate::outbox::Outgoing;
use crate::steps::backups::note_backup;

impl Engine {
    /// Turns scheduled backups at Dell on or off, and reads back.
    ///
    /// # Errors
    /// `dell-unchanged` when Dell accepted it and still shows the old state; `dell-no-answer` when the outcome is
    /// unknown: then Dell is read before anything is sent again. `declined` (of turning them off); `dell-*`,
    /// `network-*`.
    pub async fn switch_backups(&self, id: &str, on: bool) -> Result<()> {
        if !on {
            self.agreed_for(id, |org| Question::TurnBackupsOff { org }).await?;
        }
        self.change_at_dell(id, if on { Change::BackupsOn } else { Change::BackupsOff }).await.map(drop)
    }

    /// Removes the organization at Dell, and reads from its list that it is gone.
    ///
    /// # Errors
    /// As [`Engine::switch_backups`]; `step-not-done` while a rotation is under way.
    pub async fn remove_at_dell(&self, id: &str) -> Result<()> {
        self.agreed_for(id, |org| Question::RemoveAtDell { org }).await?;
        self.change_at_dell(id, Change::Remove).await.map(drop)
    }

    /// Sends a change and reads back its outcome. Returns the signed-in client and what was ordered.
    pub(crate) async fn change_at_dell(&self, id: &str, what: Change) -> Result<(Dell, Order)> {
        let _alone = self.alone(id)?;
        let connection = self.store.get(id)?;
        let of_domain = matches!(what, Change::BackupsOn | Change::BackupsOff | Change::Remove);
        if connection.change.is_open() || (of_domain && connection.reauthorization.is_open()) {
            return Err(Kind::DellNoAnswer.into());
        }
        if what == Change::Remove && connection.okta.rotation.is_some() {
            return Err(Kind::StepNotDone.into());
        }
        let domain_id = if what == Change::KeysOn { String::new() } else { self.domain_id(&connection)? };
        self.read_before_reauthorizing(id, &connection).await?;
        let dell = self.dell(&connection).await?;
        let last_ended = if what == Change::BackupNow { dell.domain(&domain_id).await?.last_ended() } else { None };
        let order = Order { what, last_ended };
        let request = Outgoing {
            of: order.clone(),
            state: |connection| &mut connection.change,
            intends: match what {
                Change::BackupsOn => AuditEvent::IntendsBackupsOn,
                Change::BackupsOff => AuditEvent::IntendsBackupsOff,
                Change::Remove => AuditEvent::IntendsRemoval,
                Change::KeysOn => AuditEvent::IntendsKeysOn,
                Change::BackupNow => AuditEvent::IntendsBackup,
            },
            note: String::new(),
            refusal_stays: false,
        };
        let send = Box::pin(async {
            match what {
                Change::BackupsOn | Change::BackupsOff => dell.set_backups(&domain_id, what == Change::BackupsOn).await,
                Change::Remove => match dell.remove(&domain_id).await {
                    // Already gone, which is what was wanted.
                    Err(Unsent::Refused(problem)) if problem.kind == Kind::DellNotListed => Ok(()),
                    answer => answer,
                },
                Change::KeysOn => dell.set_keys().await,
                Change::BackupNow => dell.backup_now(&domain_id).await,
            }
        });
        // A request that was cut off may have taken effect: read once. An unchanged state proves nothing yet.
        let read_back = Box::pin(async { self.settle_change(id, &dell, Duration::MAX).await.map(|()| true) });
        match self.dispatch(id, &connection, request, send, read_back).await {
            // Dell says of a backup that it starts one, and shows it later.
            Ok(Some(())) if what == Change::BackupNow => self.end_change(id, AuditEvent::OrderedBackup, |_| ())?,
            Ok(Some(())) => self.settle_change(id, &dell, Duration::ZERO).await?,
            Ok(None) => {}
            Err(problem) => return Err(self.gone(id, &connection, &dell, problem).await),
        }
        Ok((dell, order))
    }

    fn end_change(&self, id: &str, act: AuditEvent, note: impl FnOnce(&mut Connection)) -> Result<()> {
        self.store.commit_irrevocable(id, &self.by_app(act), |connection| {
            connection.change.settle();
            note(connection);
            Ok(())
        })
    }

    /// Reads the outcome of a change whose end is unknown. Never sends.
    pub(crate) async fn read_change(&self, id: &str) -> Result<()> {
        let _alone = self.alone(id)?;
        let dell = self.dell(&self.store.get(id)?).await?;
        self.settle_change(id, &dell, self.settling).await
    }

    /// An unchanged state counts only once `settling` is over: a request that was cut off may still take effect.
    async fn settle_change(&self, id: &str, dell: &Dell, settling: Duration) -> Result<()> {
        let began = Timestamp::now();
        let connection = self.store.get(id)?;
        let Some((at, order)) = connection.change.open() else { return Ok(()) };
        let early = self.since(at, began) < settling;
        if order.what == Change::KeysOn {
            let on = dell.keys().await?;
            if early && !on {
                return Err(Kind::DellNoAnswer.into());
            }
            let (act, state) = if on {
                (AuditEvent::SwitchedKeysOn, KeysState::On)
            } else {
                (AuditEvent::KeysStayOff, KeysState::Off)
            };
            let known = Evidence::tested(Timestamp::now());
            return self.end_change(id, act, |connection| connection.keys = Some(Keys { state, known }));
        }
        let Registration::Done { domain_id: Some(domain_id), of, .. } = &connection.registration else {
            return self.end_change(id, AuditEvent::NotListed, |_| ());
        };
        let shown = if order.what == Change::Remove {
            match self.listed(dell, of).await? {
                None => return self.note_removed(id, &self.by_app(AuditEvent::RemovedAtDell), None),
                Some(found) if found.domain_id == *domain_id => None,
                // The registration that was removed is gone; another exists, and the person decides about it.
                Some(_) => return Err(self.gone_after(id, &connection, dell).await),
            }
        } else {
            let domain = match dell.domain(domain_id).await {
                Ok(domain) => domain,
                Err(problem) if problem.kind == Kind::DellNotListed => {
                    return Err(self.gone_after(id, &connection, dell).await);
                }
                Err(problem) => return Err(problem),
            };
            self.store.update(id, None, |connection| note_backup(&mut connection.backup, &domain))?;
            made(order, &domain)
        };
        match shown {
            Some(act) => self.end_change(id, act, |_| ()),
            None if early => Err(Kind::DellNoAnswer.into()),
            None => {
                self.end_change(id, AuditEvent::DellUnchanged, |_| ())?;
                Err(Kind::DellUnchanged.into())
            }
        }
    }

    async fn gone_after(&self, id: &str, connection: &Connection, dell: &Dell) -> Problem {
        if let Err(problem) = self.end_change(id, AuditEvent::NotListed, |_| ()) {
            return problem;
        }
        self.gone(id, connection, dell, Kind::DellNotListed.into()).await
    }

    fn note_removed(&self, id: &str, entry: &crate::store::Entry, by: Option<&str>) -> Result<()> {
        self.store.commit_irrevocable(id, entry, |connection| {
            let by = by.map(|by| Self::confirmer(connection, by)).transpose()?;
            connection.registration.settle();
            connection.reauthorization.settle();
            connection.change.settle();
            connection.removed_at_dell = Some(Evidence { by, at: Timestamp::now() });
            connection.refused_again = None;
            connection.backup = Backup::default();
            Ok(())
        })
    }

    /// A named person removed the organization in Dell's console, and saw it disappear from Domains.
    ///
    /// # Errors
    /// `name-needed`; `step-not-done` where Dell is reached by API, nothing is registered, or a rotation is under way.
    pub fn saw_removed(&self, id: &str, by: &str) -> Result<()> {
        let connection = self.store.get(id)?;
        self.by_console(&connection)?;
        if connection.okta.rotation.is_some() {
            return Err(Kind::StepNotDone.into());
        }
        self.note_removed(id, &self.by_hand(AuditEvent::RemovedAtDell, by), Some(by))
    }

    /// A named person saw whether scheduled backups are on.
    ///
    /// # Errors
    /// `name-needed`; `step-not-done` where Dell is reached by API, or nothing is registered.
    pub fn saw_backups(&self, id: &str, on: bool, by: &str) -> Result<()> {
        let entry = self.by_hand(if on { AuditEvent::BackupsOn } else { AuditEvent::BackupsOff }, by);
        self.store.change(id, Some(&entry), |connection| {
            self.by_console(connection)?;
            let known = Self::reported(connection, by)?;
            connection.backup.enabled = Some(Enabled { on, known });
            Ok(())
        })
    }

    /// A named person saw App Status, the latest backup, or both in Dell's console. What is left out keeps its value
    /// and its source.
    ///
    /// # Errors
    /// `choice-needed` where neither is given; `name-needed`; `step-not-done` where Dell is reached by API, or nothing
    /// is registered.
    pub fn saw_dell(&self, id: &str, status: Option<SeenStatus>, last: Option<SeenBackup>, by: &str) -> Result<()> {
        let given: Vec<&str> = status.map(SeenStatus::word).into_iter().chain(last.map(SeenBackup::word)).collect();
        if given.is_empty() {
            return Err(Kind::ChoiceNeeded.into());
        }
        let entry = self.by_hand(AuditEvent::SawStatus, by).noting(given.join(", "));
        self.store.change(id, Some(&entry), |connection| {
            self.by_console(connection)?;
            let known = Self::reported(connection, by)?;
            let backup = &mut connection.backup;
            if let Some(status) = status {
                backup.app_status = Some(ReportedStatus { status: status.into(), known: known.clone() });
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
        if connection.registration.is_done() && self.way(connection) == Way::Console {
            Ok(())
        } else {
            Err(Kind::StepNotDone.into())
        }
    }
}

/// What the audit chain calls a change of a domain that Dell shows as made.
fn made(order: &Order, domain: &Domain) -> Option<AuditEvent> {
    let runs = matches!(domain.last_state(), Some("Queued" | "Running"));
    match order.what {
        Change::BackupsOn => (domain.enabled == Some(true)).then_some(AuditEvent::BackupsOn),
        Change::BackupsOff => (domain.enabled == Some(false)).then_some(AuditEvent::BackupsOff),
        Change::BackupNow => (runs || domain.last_ended() != order.last_ended).then_some(AuditEvent::OrderedBackup),
        Change::Remove | Change::KeysOn => None,
    }
}
