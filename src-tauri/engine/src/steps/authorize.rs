//! Step 7: registering at Dell, by API or by what a person saw in the console.
//!
//! Nothing is sent twice: the intent to register is on disk before the request, and whatever has no clear
//! answer is settled by reading Dell's list and by the person.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use jiff::Timestamp;

use crate::consent::Question;
use crate::dell::{Dell, Domain, Sent, Unsent};
use model::connection::{AppStatus, Connection, Evidence, Found, Outcome, RefusedAgain, Registration, Subject, Way};
use model::problem::{Kind, Problem, Result};

use crate::engine::Engine;
use crate::steps::backups::note_backup;

/// Holds the one act on a registration; ends with it, also when it is dropped.
pub(crate) struct Alone<'a> {
    busy: &'a Mutex<BTreeSet<String>>,
    id: String,
}

impl Drop for Alone<'_> {
    fn drop(&mut self) {
        self.busy.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.id);
    }
}

impl Engine {
    /// What a named person saw in Dell's console after Authorize.
    ///
    /// # Errors
    /// `name-needed`; `client-id-empty` or `secret-needed` before there is something to register;
    /// `step-not-done` where it goes by API, whose own answers say what became of a request.
    pub fn console_said(&self, id: &str, outcome: Outcome, by: &str) -> Result<()> {
        let mut entry = self.by_hand("console_said", by);
        outcome.word().clone_into(&mut entry.note);
        self.store.commit_irrevocable(id, &entry, |connection| {
            if self.way(connection) == Way::Api {
                return Err(Kind::StepNotDone.into());
            }
            let by = Self::confirmer(connection, by)?;
            let of = connection.subject().ok_or(Kind::SecretNeeded)?;
            let at = Timestamp::now();
            connection.refused_again = None;
            // Somebody looked: what the console shows decides.
            connection.records_lost_at = None;
            let registered = matches!(connection.registration, Registration::Registered { .. });
            // Else it puts right what was said of the first time.
            let again = registered && (connection.reauthorizing.is_some() || connection.registration_stale());
            connection.registration = match outcome {
                Outcome::Registered => {
                    connection.reauthorizing = None;
                    // What was seen of it was seen before.
                    if again && connection.backup.app_status.as_ref().is_some_and(AppStatus::cut_off) {
                        connection.backup.app_status = None;
                    }
                    Registration::Registered { domain_id: None, known: Evidence { by: Some(by), at }, of }
                }
                // Dell refused to authorize it again; what was registered before stands there all the same.
                Outcome::DomainRefused
                | Outcome::CredentialRefused
                | Outcome::PermissionMissing
                | Outcome::AlreadyRegistered
                | Outcome::NotAllowed
                | Outcome::PasteBlocked
                | Outcome::NoAnswer
                | Outcome::ServiceBusy
                | Outcome::SafeMode
                | Outcome::Other
                    if again =>
                {
                    connection.refused_again = Some(RefusedAgain { outcome, at });
                    return Ok(());
                }
                Outcome::DomainRefused
                | Outcome::CredentialRefused
                | Outcome::PermissionMissing
                | Outcome::AlreadyRegistered
                | Outcome::NotAllowed
                | Outcome::PasteBlocked
                | Outcome::NoAnswer
                | Outcome::ServiceBusy
                | Outcome::SafeMode
                | Outcome::Other => Registration::Refused { outcome: Some(outcome), problem: None, at },
            };
            Ok(())
        })
    }

    /// Registers the organization by API, or authorizes it again with what stands here now.
    ///
    /// # Errors
    /// Before anything was sent: what stands in the way. After: what Dell refused (kept as refused), or
    /// `dell-no-answer` with the registration left uncertain and Dell's list read once.
    pub async fn authorize(&self, id: &str) -> Result<()> {
        let _alone = self.alone(id)?;
        self.register(id, false).await
    }

    /// One act on a registration at a time: a list that is read while a request is on its way shows nothing
    /// yet, and would invite to send again.
    pub(crate) fn alone(&self, id: &str) -> Result<Alone<'_>> {
        let mut busy = self.registering.lock().unwrap_or_else(PoisonError::into_inner);
        if busy.insert(id.to_owned()) {
            Ok(Alone { busy: &self.registering, id: id.to_owned() })
        } else {
            Err(Kind::DellNoAnswer.into())
        }
    }

    /// Sends. `again` is the person's decision about a request without an answer, of which Dell's list shows
    /// nothing; until the next one leaves, the first stays uncertain.
    async fn register(&self, id: &str, again: bool) -> Result<()> {
        let connection = self.store.get(id)?;
        match &connection.registration {
            Registration::Uncertain { read_at: Some(_), found: None, .. } if again => {}
            Registration::Intended { .. } | Registration::Uncertain { .. } => return Err(Kind::DellNoAnswer.into()),
            Registration::Running { .. } => return self.read_list(id).await,
            // Registered already, by whomever: what Dell has is shown first, and nothing is sent.
            Registration::Refused { problem: Some(problem), .. } if problem.kind == Kind::DellAlready => {
                return self.read_list(id).await;
            }
            Registration::None | Registration::Refused { .. } => {}
            // What is registered is another organization: its entry at Dell is not given this one's credential.
            Registration::Registered { of, .. }
                if connection.okta.organization.as_ref().is_none_or(|o| o.host != of.host) => {}
            Registration::Registered { .. } => return self.authorize_again(id, false).await,
        }
        if !again {
            self.read_before_registering(id, &connection).await?;
        }
        let secret = self.secret_in(&connection).await?;
        let of = connection.subject().ok_or(Kind::ClientIdEmpty)?;
        let dell = self.dell(&connection).await?;
        self.intend(id, &of, &connection.registration)?;
        match dell.authorize(&format!("https://{}", of.host), &of.client_id, &secret).await {
            Ok(Sent::Registered(domain)) => self.registered(id, &of, &domain),
            Ok(Sent::Running(task)) => {
                self.set_registration(
                    id,
                    "sent",
                    Registration::Running { task: task.clone(), at: Timestamp::now(), of: of.clone() },
                )?;
                self.watch(id, &dell, &task, &of).await
            }
            Err(Unsent::NotSent(problem)) => {
                self.set_registration(id, "not_sent", connection.registration)?;
                Err(problem)
            }
            Err(Unsent::Refused(problem)) => {
                let refused =
                    Registration::Refused { outcome: None, problem: Some(problem.clone()), at: Timestamp::now() };
                self.set_registration(id, "refused", refused)?;
                Err(problem)
            }
            Err(Unsent::Ambiguous(problem)) => {
                let uncertain = Registration::Uncertain { at: Timestamp::now(), of, read_at: None, found: None };
                self.set_registration(id, "no_answer", uncertain)?;
                // Read once, so that the person sees what is there; what could not be read stays unread.
                if let Err(unread) = self.read_list_after(id, Duration::ZERO).await {
                    tracing::warn!(%unread, "Dell's list could not be read after a lost answer");
                }
                let mut told = Problem::new(Kind::DellNoAnswer);
                told.said = problem.said;
                Err(told)
            }
        }
    }

    /// A registration that Dell says it does not have is no longer one: its list decides, and the person.
    pub(crate) async fn gone(&self, id: &str, was: &Connection, dell: &Dell, problem: Problem) -> Problem {
        let Registration::Registered { known, of, .. } = &was.registration else { return problem };
        if problem.kind != Kind::DellNotListed {
            return problem;
        }
        let found = match self.listed(dell, of).await {
            Ok(found) => found,
            Err(unread) => return unread,
        };
        let looked = Registration::Uncertain { at: known.at, of: of.clone(), read_at: Some(Timestamp::now()), found };
        self.set_registration(id, "not_listed", looked).err().unwrap_or(problem)
    }

    /// The intent is on disk before the request leaves. What was judged has to stand there still.
    fn intend(&self, id: &str, of: &Subject, judged: &Registration) -> Result<()> {
        let mut entry = self.measured("intends_to_register");
        entry.note.clone_from(&of.secret_hash);
        self.store.commit_irrevocable(id, &entry, |connection| {
            if connection.registration != *judged {
                return Err(Kind::DellNoAnswer.into());
            }
            connection.registration = Registration::Intended { at: Timestamp::now(), of: of.clone() };
            connection.records_lost_at = None;
            Ok(())
        })
    }

    /// Reads what Dell has: the task that runs, or the list after a lost answer. Never sends.
    ///
    /// # Errors
    /// `dell-*`, `network-*`; the registration stays as it was. `dell-no-answer` while a request that was cut off
    /// may still take effect and the list shows nothing.
    pub async fn read_dell_list(&self, id: &str) -> Result<()> {
        let _alone = self.alone(id)?;
        self.read_list(id).await
    }

    pub(crate) async fn read_list(&self, id: &str) -> Result<()> {
        self.read_list_after(id, self.settling).await
    }

    /// A request that was cut off may still take effect: a list that shows nothing within `settling` of it is
    /// not taken as read, so that nothing is sent again on its word.
    async fn read_list_after(&self, id: &str, settling: Duration) -> Result<()> {
        let began = Timestamp::now();
        let connection = self.store.get(id)?;
        if connection.handed.is_some() && matches!(connection.registration, Registration::Registered { .. }) {
            return self.read_handed(id).await;
        }
        if self.read_for_lost_records(id, &connection).await? {
            return Ok(());
        }
        let dell = self.dell(&connection).await?;
        let was = connection.registration.clone();
        let of = match &was {
            Registration::Running { task, of, .. } => match self.watch(id, &dell, task, of).await {
                // Dell knows no such task any more: the list decides.
                Err(problem) if problem.kind == Kind::DellNotListed => of.clone(),
                ended => return ended,
            },
            // What was sent, though something else may stand here now.
            Registration::Intended { of, .. } | Registration::Uncertain { of, .. } => of.clone(),
            // Who registered it, and with which secret, is not known: whatever is found there reads as stale.
            Registration::None | Registration::Refused { .. } | Registration::Registered { .. } => {
                Subject { secret_hash: String::new(), ..connection.subject().ok_or(Kind::SecretNeeded)? }
            }
        };
        let found = self.listed(&dell, &of).await?;
        if let Registration::Intended { at, .. } | Registration::Uncertain { at, read_at: None, .. } = &was
            && found.is_none()
            && self.since(*at, began) < settling
        {
            return Err(Kind::DellNoAnswer.into());
        }
        self.store.change(id, Some(&self.measured("read_dell_list")), |connection| {
            // Another act was quicker, and what it found is newer.
            if connection.registration != was {
                return Ok(());
            }
            let sent_at = match &was {
                Registration::Intended { at, .. }
                | Registration::Running { at, .. }
                | Registration::Uncertain { at, .. } => *at,
                // After "registered already" the list shows by whom, and the person decides; also when it is gone by now.
                Registration::Refused { at, problem, .. }
                    if found.is_some() || problem.as_ref().is_some_and(|p| p.kind == Kind::DellAlready) =>
                {
                    *at
                }
                Registration::None | Registration::Refused { .. } | Registration::Registered { .. } => {
                    return Ok(());
                }
            };
            connection.registration =
                Registration::Uncertain { at: sent_at, of, read_at: Some(Timestamp::now()), found };
            Ok(())
        })
    }

    /// How long ago something was sent, at least. A clock that was set meanwhile does not make it longer: set back,
    /// and since this space was opened, only the time counts that no clock can change.
    pub(crate) fn since(&self, at: Timestamp, now: Timestamp) -> Duration {
        let open = self.opened.elapsed();
        match Duration::try_from(now.duration_since(at)) {
            Ok(since) if at >= self.opened_at => since.min(open),
            Ok(since) => since,
            Err(_) => open,
        }
    }

    pub(crate) async fn listed(&self, dell: &Dell, of: &Subject) -> Result<Option<Found>> {
        let domains = dell.domains(&of.host).await?;
        Ok(domains.into_iter().find(|d| host_of(&d.okta_domain) == of.host).map(|d| Found {
            ours: d.client_id == of.client_id,
            domain_id: d.id,
            okta_domain: d.okta_domain,
            client_id: d.client_id,
            status: d.status,
        }))
    }

    /// The person takes what stands in Dell's list as this connection's registration.
    ///
    /// # Errors
    /// `dell-not-listed` when nothing of ours was found there.
    pub async fn adopt_registration(&self, id: &str) -> Result<()> {
        let _alone = self.alone(id)?;
        let connection = self.store.get(id)?;
        let Registration::Uncertain { found: Some(found), of, .. } = &connection.registration else {
            return Err(Kind::DellNotListed.into());
        };
        if !found.ours {
            return Err(Kind::DellNotListed.into());
        }
        let dell = self.dell(&connection).await?;
        let domain = dell.domain(&found.domain_id).await?;
        match &domain.task {
            Some(task) if domain.status == "Pending" => {
                self.set_registration(
                    id,
                    "adopted",
                    Registration::Running { task: task.clone(), at: Timestamp::now(), of: of.clone() },
                )?;
                self.watch(id, &dell, task, of).await
            }
            _ => self.registered(id, of, &domain),
        }
    }

    /// Sends again, because the person decided so after Dell's list showed nothing.
    ///
    /// # Errors
    /// `step-not-done` when the list was not read, or shows a registration; `declined`.
    pub async fn send_again(&self, id: &str) -> Result<()> {
        if may_send_again(&self.store.get(id)?.registration) {
            self.agreed_for(id, |org| Question::SendAgain { org }).await?;
        }
        let _alone = self.alone(id)?;
        let mut entry = self.by_hand("sends_again", "");
        entry.note = "Dell's list was read and empty".to_owned();
        self.store.change(id, Some(&entry), |connection| {
            if may_send_again(&connection.registration) { Ok(()) } else { Err(Kind::StepNotDone.into()) }
        })?;
        self.register(id, true).await
    }

    async fn watch(&self, id: &str, dell: &Dell, task: &str, of: &Subject) -> Result<()> {
        self.watch_within(id, dell, (task, of), self.watch_for).await
    }

    /// Watches a task for no longer than `cap`, and keeps how it ended.
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
                let refused =
                    Registration::Refused { outcome: None, problem: Some(problem.clone()), at: Timestamp::now() };
                self.set_registration(id, "refused", refused)?;
                Err(problem)
            }
            // It still runs, or could not be read: nothing is decided.
            Err(problem) => Err(problem),
        }
    }

    /// Dell has it, with this. Recorded in one go: a rotation's secret is the connection's from here on.
    pub(crate) fn registered(&self, id: &str, of: &Subject, domain: &Domain) -> Result<()> {
        let known = Evidence::measured(Timestamp::now());
        let again = matches!(self.store.get(id)?.registration, Registration::Registered { .. });
        let entry = self.measured(if again { "reauthorized" } else { "registered" });
        self.store.commit_irrevocable(id, &entry, |connection| {
            connection.refused_again = None;
            connection.records_lost_at = None;
            connection.handed = None;
            connection.reauthorizing = None;
            connection.registration =
                Registration::Registered { domain_id: Some(domain.id.clone()), known, of: of.clone() };
            note_backup(&mut connection.backup, domain);
            connection.promote_pending(of);
            Ok(())
        })
    }

    fn set_registration(&self, id: &str, act: &str, registration: Registration) -> Result<()> {
        self.store.commit_irrevocable(id, &self.measured(act), |connection| {
            connection.registration = registration;
            Ok(())
        })
    }
}

/// Whether a request was left without an answer, and Dell's list was read since and shows nothing of it.
fn may_send_again(registration: &Registration) -> bool {
    match registration {
        Registration::Uncertain { read_at: Some(_), found: None, .. } => true,
        Registration::None
        | Registration::Intended { .. }
        | Registration::Running { .. }
        | Registration::Uncertain { .. }
        | Registration::Refused { .. }
        | Registration::Registered { .. } => false,
    }
}

fn host_of(domain: &str) -> String {
    domain.trim_start_matches("https://").trim_end_matches('/').to_ascii_lowercase()
}
