//! Authorizing again at Dell by API: another credential for a registration that stands.
//!
//! The intent is on disk before the request. Dell does not tell which secret it holds, so that after a lost answer
//! it may be either: both stay good, what Dell says of the domain is read, and only the person sends again.

use std::time::Duration;

use jiff::Timestamp;

use crate::dell::{Dell, Unsent};
use model::connection::{AppStatus, Connection, Handed, Outcome, Registration, Subject};
use model::problem::{Kind, Problem, Result};

use crate::day2::rotation::registered_here;
use crate::engine::Engine;

impl Engine {
    /// Authorizing again is on screen from now on, until it is done or left: after Dell lost its way into Okta, or
    /// after the integration was installed anew there. A start comes back to it.
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

    /// Back to the status; what stands at Dell stays as it is.
    ///
    /// # Errors
    /// Those of the store.
    pub fn reauthorize_leave(&self, id: &str) -> Result<()> {
        self.store.change(id, None, |connection| {
            connection.reauthorizing = None;
            Ok(())
        })
    }

    /// What App Status shows in Dell's console after Re-Authorize App, outside a rotation, as a named person reports it;
    /// no word: they didn't see it. This reports the re-authorization itself as well.
    ///
    /// # Errors
    /// `step-not-done` where re-authorizing is not on screen; `choice-needed` for a word that Dell does not use; those
    /// of [`Engine::console_said`].
    pub fn reauthorized_shows(&self, id: &str, word: Option<&str>, by: &str) -> Result<()> {
        Self::status_word(word)?;
        if self.store.get(id)?.reauthorizing.is_none() {
            return Err(Kind::StepNotDone.into());
        }
        self.console_said(id, Outcome::Registered, by)?;
        let Some(word) = word else { return Ok(()) };
        let mut entry = self.by_hand("saw_dell_status", by);
        word.clone_into(&mut entry.note);
        self.store.change(id, Some(&entry), |connection| {
            let by = Self::confirmer(connection, by)?;
            connection.backup.app_status =
                Some(AppStatus { word: word.to_owned(), at: Timestamp::now(), by: Some(by) });
            Ok(())
        })
    }

    /// Gives Dell the secret that stands here now, or the one that comes in by a rotation.
    pub(crate) async fn authorize_again(&self, id: &str, to_come: bool) -> Result<()> {
        let connection = self.store.get(id)?;
        if let Some(Handed::Intended { .. } | Handed::Uncertain { read: None, .. }) = &connection.handed {
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
        let domain_id = match &connection.registration {
            Registration::Registered { domain_id: Some(domain_id), .. } => domain_id.clone(),
            Registration::Registered { domain_id: None, .. } => {
                self.listed(&dell, &of).await?.ok_or(Kind::DellNotListed)?.domain_id
            }
            Registration::None
            | Registration::Intended { .. }
            | Registration::Running { .. }
            | Registration::Uncertain { .. }
            | Registration::Refused { .. } => return Err(Kind::DellNotListed.into()),
        };
        self.intend_again(id, &of, &connection)?;
        match dell.reauthorize(&domain_id, &of.client_id, &secret).await {
            Ok(domain) => self.registered(id, &of, &domain),
            // What was uncertain before it is as uncertain as it was.
            Err(Unsent::NotSent(problem)) => {
                self.set_handed(id, "not_sent", connection.handed)?;
                Err(problem)
            }
            Err(Unsent::Refused(problem)) => {
                self.set_handed(id, "refused", connection.handed.clone())?;
                Err(self.gone(id, &connection, &dell, problem).await)
            }
            Err(Unsent::Ambiguous(problem)) => {
                let uncertain = Handed::Uncertain { at: Timestamp::now(), of, read: None };
                self.set_handed(id, "no_answer", Some(uncertain))?;
                if let Err(unread) = self.read_handed_after(id, &dell, Duration::ZERO).await {
                    tracing::warn!(%unread, "Dell's domain could not be read after a lost answer");
                }
                let mut told = Problem::new(Kind::DellNoAnswer);
                told.said = problem.said;
                Err(told)
            }
        }
    }

    /// The intent is on disk before the request leaves. What was judged has to stand there still.
    fn intend_again(&self, id: &str, of: &Subject, judged: &Connection) -> Result<()> {
        let mut entry = self.measured("intends_to_reauthorize");
        entry.note.clone_from(&of.secret_hash);
        self.store.commit_irrevocable(id, &entry, |connection| {
            if connection.registration != judged.registration || connection.handed != judged.handed {
                return Err(Kind::DellNoAnswer.into());
            }
            connection.handed = Some(Handed::Intended { at: Timestamp::now(), of: of.clone() });
            Ok(())
        })
    }

    fn set_handed(&self, id: &str, act: &str, handed: Option<Handed>) -> Result<()> {
        self.store.commit_irrevocable(id, &self.measured(act), |connection| {
            connection.handed = handed;
            Ok(())
        })
    }

    /// Reads what Dell says of the domain after a re-authorization without a clear end. Never sends.
    pub(crate) async fn read_handed(&self, id: &str) -> Result<()> {
        let dell = self.dell(&self.store.get(id)?).await?;
        self.read_handed_after(id, &dell, self.settling).await
    }

    /// A request that was cut off may still take effect: another is not sent within `settling` of it, so that the
    /// first cannot undo the second.
    async fn read_handed_after(&self, id: &str, dell: &Dell, settling: Duration) -> Result<()> {
        let began = Timestamp::now();
        let connection = self.store.get(id)?;
        let Some(Handed::Intended { at, of } | Handed::Uncertain { at, of, .. }) = connection.handed.clone() else {
            return Ok(());
        };
        let domain = match self.listed(dell, &of).await? {
            Some(found) => dell.domain(&found.domain_id).await?,
            None => return Err(self.gone(id, &connection, dell, Kind::DellNotListed.into()).await),
        };
        if self.since(at, began) < settling {
            return Err(Kind::DellNoAnswer.into());
        }
        self.store.change(id, Some(&self.measured("read_dell_status")), |now| {
            if now.handed == connection.handed {
                let read = Some(AppStatus { word: domain.status.clone(), at: Timestamp::now(), by: None });
                now.handed = Some(Handed::Uncertain { at, of, read: read.clone() });
                now.backup.app_status = read;
            }
            Ok(())
        })
    }
}
