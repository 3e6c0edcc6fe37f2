//! Step 5: registers at Dell, by API or by what a person saw in the console.
//!
//! The outbox sends. Whatever has no clear answer is settled by reading Dell's list and by the person.

use std::time::Duration;

use jiff::Timestamp;

use crate::consent::Question;
use crate::dell::{Dell, Domain, Sent};
use model::audit::AuditEvent;
use model::connection::{
    AppStatus, Connection, Evidence, Found, Outcome, ReadBack, RefusedAgain, Registration, ReportedStatus, Subject, Way,
};
use model::problem::{Kind, Problem, Result};

use crate::engine::Engine;
use crate::outbox::Outgoing;
use crate::steps::backups::note_backup;

impl Engine {
    /// What a named person saw in Dell's console after Authorize.
    ///
    /// # Errors
    /// `name-needed`; `client-id-empty` or `secret-needed` before there is something to register; `step-not-done` where
    /// Dell is reached by API, whose answers give the outcome of a request.
    pub fn console_said(&self, id: &str, outcome: Outcome, by: &str) -> Result<()> {
        let entry = self.by_hand(AuditEvent::ConsoleSaid, by).noting(outcome.word());
        self.store.commit_irrevocable(id, &entry, |connection| {
            if self.way(connection) == Way::Api {
                return Err(Kind::StepNotDone.into());
            }
            let by = Self::confirmer(connection, by)?;
            let of = connection.subject().ok_or(Kind::SecretNeeded)?;
            let at = Timestamp::now();
            connection.refused_again = None;
            // A person looked: what the console shows decides.
            connection.records_lost_at = None;
            // Otherwise it corrects what was reported the first time.
            let again = connection.registration.is_done()
                && (connection.reauthorizing.is_some() || connection.registration_stale());
            if outcome == Outcome::Registered {
                connection.reauthorizing = None;
                // What was seen of it was seen before.
                if again && connection.backup.app_status.as_ref().is_some_and(ReportedStatus::cut_off) {
                    connection.backup.app_status = None;
                }
                connection.registration.done(of, Evidence { by: Some(by), at }, None);
            } else if again {
                // Dell refused to authorize it again; the earlier registration still exists there.
                connection.refused_again = Some(RefusedAgain { outcome, at });
            } else {
                connection.registration.refused_by_console(at, outcome);
            }
            Ok(())
        })
    }

    /// Registers the organization by API, or authorizes it again with the current credential.
    ///
    /// # Errors
    /// Before anything was sent: the condition that is not met. After: Dell's refusal (kept as refused), or
    /// `dell-no-answer` with the registration left uncertain and Dell's list read once.
    pub async fn authorize(&self, id: &str) -> Result<()> {
        let _alone = self.alone(id)?;
        self.register(id, false).await
    }

    /// Sends. `again` is the person's decision about a request without an answer that Dell's list does not show; until
    /// the next one leaves, the first stays uncertain.
    async fn register(&self, id: &str, again: bool) -> Result<()> {
        let connection = self.store.get(id)?;
        match &connection.registration {
            registration if again && registration.read_as_absent() => {}
            Registration::Intended { .. } | Registration::Unknown { .. } => return Err(Kind::DellNoAnswer.into()),
            Registration::Running { .. } => return self.read_list(id).await,
            // Already registered, by whomever: Dell's entry is shown first, and nothing is sent.
            Registration::Refused { problem: Some(problem), .. } if problem.kind == Kind::DellAlready => {
                return self.read_list(id).await;
            }
            Registration::NotSent | Registration::Refused { .. } => {}
            // Another organization is registered: its entry at Dell must not get this one's credential.
            Registration::Done { of, .. } if connection.host() != Some(&of.host) => {}
            Registration::Done { .. } => return self.authorize_again(id, false).await,
        }
        if !again {
            self.read_before_registering(id, &connection).await?;
        }
        let secret = self.secret_in(&connection).await?;
        let of = connection.subject().ok_or(Kind::ClientIdEmpty)?;
        let dell = self.dell(&connection).await?;
        let request = Outgoing {
            of: of.clone(),
            state: |connection| &mut connection.registration,
            intends: AuditEvent::IntendsToRegister,
            note: of.secret_hash.clone(),
            refusal_stays: true,
        };
        let address = format!("https://{}", of.host);
        let send = Box::pin(dell.authorize(&address, &of.client_id, &secret));
        let read_back = Box::pin(async { self.read_list_after(id, Duration::ZERO).await.map(|()| false) });
        match self.dispatch(id, &connection, request, send, read_back).await? {
            Some(Sent::Registered(domain)) => self.registered(id, &of, &domain),
            Some(Sent::Running(task)) => self.watch_task(id, AuditEvent::Sent, &dell, &task, &of).await,
            None => Ok(()),
        }
    }

    /// A registration that Dell says it does not have stops being one: Dell's list and the person decide.
    pub(crate) async fn gone(&self, id: &str, was: &Connection, dell: &Dell, problem: Problem) -> Problem {
        let Registration::Done { known, of, .. } = &was.registration else { return problem };
        if problem.kind != Kind::DellNotListed {
            return problem;
        }
        let found = match self.listed(dell, of).await {
            Ok(found) => found,
            Err(unread) => return unread,
        };
        let read = ReadBack { at: Timestamp::now(), found };
        let looked = self.store.commit_irrevocable(id, &self.by_app(AuditEvent::NotListed), |connection| {
            connection.registration.read_back(known.at, of.clone(), read);
            Ok(())
        });
        looked.err().unwrap_or(problem)
    }

    /// Reads what Dell has: the running task, or the list after a lost answer. Never sends.
    ///
    /// # Errors
    /// `dell-*`, `network-*`; the registration is unchanged. `dell-no-answer` while a request that was cut off may
    /// still take effect and the list shows nothing.
    pub async fn read_dell_list(&self, id: &str) -> Result<()> {
        let _alone = self.alone(id)?;
        self.read_list(id).await
    }

    pub(crate) async fn read_list(&self, id: &str) -> Result<()> {
        self.read_list_after(id, self.settling).await
    }

    /// A request that was cut off may still take effect: an empty list within `settling` of it does not count as read,
    /// so that nothing is sent again because of it.
    async fn read_list_after(&self, id: &str, settling: Duration) -> Result<()> {
        let began = Timestamp::now();
        let connection = self.store.get(id)?;
        if connection.reauthorization.is_open() && connection.registration.is_done() {
            return self.read_reauthorization(id, &self.dell(&connection).await?, self.settling).await;
        }
        if self.read_for_lost_records(id, &connection).await? {
            return Ok(());
        }
        let dell = self.dell(&connection).await?;
        let was = connection.registration.clone();
        let of = match &was {
            Registration::Running { task, of, .. } => {
                match self.watch_within(id, &dell, (task, of), self.watch_for).await {
                    // Dell no longer knows this task: the list decides.
                    Err(problem) if problem.kind == Kind::DellNotListed => of.clone(),
                    ended => return ended,
                }
            }
            // What was sent, though the state may have changed since.
            Registration::Intended { of, .. } | Registration::Unknown { of, .. } => of.clone(),
            // Who registered it, and with which secret, is unknown: whatever is found there reads as stale.
            Registration::NotSent | Registration::Refused { .. } | Registration::Done { .. } => {
                Subject { secret_hash: String::new(), ..connection.subject().ok_or(Kind::SecretNeeded)? }
            }
        };
        let found = self.listed(&dell, &of).await?;
        if let Some((at, _)) = was.open().filter(|_| was.unread() && found.is_none())
            && self.since(at, began) < settling
        {
            return Err(Kind::DellNoAnswer.into());
        }
        self.store.change(id, Some(&self.by_app(AuditEvent::ReadDellList)), |connection| {
            // Another act finished first, and its result is newer.
            if connection.registration != was {
                return Ok(());
            }
            let sent_at = match &was {
                Registration::Intended { at, .. }
                | Registration::Running { at, .. }
                | Registration::Unknown { at, .. } => *at,
                // After "already registered" the list shows by whom, and the person decides; also when the entry is
                // gone by now.
                Registration::Refused { at, problem, .. }
                    if found.is_some() || problem.as_ref().is_some_and(|p| p.kind == Kind::DellAlready) =>
                {
                    *at
                }
                Registration::NotSent | Registration::Refused { .. } | Registration::Done { .. } => return Ok(()),
            };
            connection.registration.read_back(sent_at, of, ReadBack { at: Timestamp::now(), found });
            Ok(())
        })
    }

    pub(crate) async fn listed(&self, dell: &Dell, of: &Subject) -> Result<Option<Found>> {
        let domains = dell.domains(&of.host).await?;
        Ok(domains.into_iter().find(|d| of.host == host_of(&d.okta_domain)).map(|d| Found {
            ours: of.client_id == d.client_id,
            domain_id: d.id,
            okta_domain: d.okta_domain,
            client_id: d.client_id,
            status: d.status,
        }))
    }

    /// The person accepts the entry in Dell's list as this connection's registration.
    ///
    /// # Errors
    /// `dell-not-listed` when none of ours was found there.
    pub async fn adopt_registration(&self, id: &str) -> Result<()> {
        let _alone = self.alone(id)?;
        let connection = self.store.get(id)?;
        let found = connection.registration.read().and_then(|read| read.found.as_ref()).filter(|found| found.ours);
        let ((_, of), found) = connection.registration.open().zip(found).ok_or(Kind::DellNotListed)?;
        let dell = self.dell(&connection).await?;
        let domain = dell.domain(&found.domain_id).await?;
        match &domain.task {
            Some(task) if domain.status == AppStatus::Pending => {
                self.watch_task(id, AuditEvent::Adopted, &dell, task, of).await
            }
            _ => self.registered(id, of, &domain),
        }
    }

    /// Sends again, because the person decided so after Dell's list showed nothing.
    ///
    /// # Errors
    /// `step-not-done` when the list was not read, or shows a registration; `declined`.
    pub async fn send_again(&self, id: &str) -> Result<()> {
        if self.store.get(id)?.registration.read_as_absent() {
            self.agreed_for(id, |org| Question::SendAgain { org }).await?;
        }
        let _alone = self.alone(id)?;
        let entry = self.by_hand(AuditEvent::SendsAgain, "").noting("Dell's list was read and empty");
        self.store.change(id, Some(&entry), |connection| {
            if connection.registration.read_as_absent() { Ok(()) } else { Err(Kind::StepNotDone.into()) }
        })?;
        self.register(id, true).await
    }

    /// Dell works on it: that is kept, and the task is watched for a while.
    async fn watch_task(&self, id: &str, act: AuditEvent, dell: &Dell, task: &str, of: &Subject) -> Result<()> {
        self.store.commit_irrevocable(id, &self.by_app(act), |connection| {
            connection.registration.accepted(Timestamp::now(), task.to_owned())
        })?;
        self.watch_within(id, dell, (task, of), self.watch_for).await
    }

    /// Watches a task for at most `cap`, and records how it ended.
    pub(crate) async fn watch_within(
        &self,
        id: &str,
        dell: &Dell,
        (task, of): (&str, &Subject),
        cap: Duration,
    ) -> Result<()> {
        match dell.watch(task, cap).await {
            Ok(domain) => self.registered(id, of, &domain),
            Err(problem)
                if matches!(
                    problem.kind,
                    Kind::DellTaskFailed | Kind::DellCredentialRefused | Kind::DellScopesMissing
                ) =>
            {
                self.store.commit_irrevocable(id, &self.by_app(AuditEvent::Refused), |connection| {
                    connection.registration.refused(Timestamp::now(), problem.clone());
                    Ok(())
                })?;
                Err(problem)
            }
            // It is still running, or could not be read: nothing is decided.
            Err(problem) => Err(problem),
        }
    }

    /// Dell has it, with this credential. Recorded in one commit: a rotation's secret is the connection's from now on.
    pub(crate) fn registered(&self, id: &str, of: &Subject, domain: &Domain) -> Result<()> {
        let known = Evidence::tested(Timestamp::now());
        let again = self.store.get(id)?.registration.is_done();
        let entry = self.by_app(if again { AuditEvent::Reauthorized } else { AuditEvent::Registered });
        self.store.commit_irrevocable(id, &entry, |connection| {
            connection.refused_again = None;
            connection.records_lost_at = None;
            connection.reauthorization.settle();
            connection.reauthorizing = None;
            connection.registration.done(of.clone(), known, Some(domain.id.clone()));
            note_backup(&mut connection.backup, domain);
            connection.promote_pending(of);
            Ok(())
        })
    }
}

fn host_of(domain: &str) -> String {
    domain.trim_start_matches("https://").trim_end_matches('/').to_ascii_lowercase()
}
