//! Rotating Okta's secret: a new one is saved, tested and given to Dell; what becomes of the former one is in
//! `retiring`.
//!
//! Invariants: until Dell has the new secret, the former one is the connection's; a secret that Dell may hold is never
//! abandoned.

use jiff::Timestamp;
use zeroize::Zeroizing;

use model::audit::AuditEvent;
use model::connection::{
    AppStatus, Connection, Direction, Evidence, Level, Outcome, Pending, RefusedAgain, ReportedStatus, Rotation, Row,
    SeenAtDell, Stage, StoredSecret, Viewing, Way,
};
use model::problem::{Kind, Problem, Result};
use secrets::custody::Source;
use secrets::secret::Secret;

use crate::engine::Engine;
use crate::steps::install::Credential;
use crate::store::Entry;

impl Engine {
    /// Begins a rotation, or shows the one that is under way. Whether the connection's secret is here is found by
    /// reading: a keychain that cannot be read begins nothing.
    ///
    /// # Errors
    /// `step-not-done` before the organization is registered at Dell, and those of the keychain.
    pub async fn rotate(&self, id: &str) -> Result<()> {
        self.one_act(self.rotate_alone(id)).await
    }

    async fn rotate_alone(&self, id: &str) -> Result<()> {
        self.clear(id).await?;
        let connection = self.store.get(id)?;
        if connection.okta.rotation.is_some() {
            return self.store.update(id, None, |connection| connection.progress.viewing = Viewing::Rotation);
        }
        if !registered_here(&connection) {
            return Err(Kind::StepNotDone.into());
        }
        let read = self.secret_in(&connection).await.map(drop).map_err(|problem| problem.kind);
        let at = Timestamp::now();
        let found: fn(&mut StoredSecret, Timestamp) = match read {
            // Any other condition was recorded by the reading.
            Ok(())
            | Err(
                Kind::SecretGone
                | Kind::SecretNeeded
                | Kind::KeychainItemGone
                | Kind::KeychainDiffers
                | Kind::VaultItemGone,
            ) => |_, _| (),
            Err(Kind::SessionOver) => StoredSecret::session_ended,
            Err(Kind::VaultGone) => |secret, at| secret.not_found(false, at),
            Err(kind) => return Err(kind.into()),
        };
        self.store.update(id, Some(&self.by_hand(AuditEvent::BeganRotation, "")), |connection| {
            if let Some(secret) = connection.okta.secret.current_mut() {
                found(secret, at);
            }
            connection.begin_rotation(at);
        })
    }

    /// Returns to the connection's steps; the rotation is unchanged.
    ///
    /// # Errors
    /// Those of the store.
    pub fn leave_rotation(&self, id: &str) -> Result<()> {
        self.store.update(id, None, |connection| connection.progress.viewing = Viewing::Steps)
    }

    /// Takes the new secret, which a program holds in memory, into custody beside the one in use.
    ///
    /// # Errors
    /// As [`Engine::take`]; `secret-not-new` when it is the one in use.
    pub async fn take_new_secret(&self, id: &str, text: Zeroizing<String>) -> Result<()> {
        self.take(id, Credential::Pending, Source::Memory(text)).await
    }

    /// Whether a new secret can be taken now.
    ///
    /// # Errors
    /// `step-not-done`; `dell-may-hold` while Dell may hold the new one: no other replaces it.
    pub(crate) fn takes_pending(&self, id: &str) -> Result<()> {
        let connection = self.store.get(id)?;
        let rotation = connection.okta.rotation.as_ref().ok_or(Kind::StepNotDone)?;
        let back = |pending: &Pending| pending.direction == Direction::Back;
        if rotation.retiring().is_some() || rotation.pending().is_some_and(back) {
            return Err(Kind::StepNotDone.into());
        }
        if connection.may_hold_pending() { Err(Kind::DellMayHold.into()) } else { Ok(()) }
    }

    /// The new secret, read for one use: to be copied into Dell's form.
    ///
    /// # Errors
    /// `secret-needed`, and those of the keychain.
    pub async fn new_secret(&self, id: &str) -> Result<Secret> {
        self.pending_secret_in(&self.store.get(id)?).await
    }

    /// The same of this connection, so that it fits the host and the Client ID that were read with it.
    pub(super) async fn pending_secret_in(&self, connection: &Connection) -> Result<Secret> {
        self.secret_stores.read(&pending(connection).ok_or(Kind::SecretNeeded)?.secret).await
    }

    /// Records that a copy of the new secret is about to be put on the clipboard for Dell's console: until somebody
    /// reports what the console showed, Dell may hold it.
    ///
    /// # Errors
    /// `step-not-done` elsewhere; those of the store.
    pub fn copies_new_secret(&self, id: &str) -> Result<()> {
        let entry = self
            .by_app(AuditEvent::CopiedSecret)
            .noting(self.store.get(id)?.subject_to_come().map(|of| of.secret_hash).unwrap_or_default());
        self.store.commit_irrevocable(id, &entry, |connection| {
            in_stage(connection, &[Stage::Reauthorize], |_, rotation| {
                rotation.pending_mut().ok_or(Kind::StepNotDone)?.copied = Some(Timestamp::now());
                Ok(())
            })
        })
    }

    /// Proves the new secret at Okta, at the level that the person chose.
    ///
    /// # Errors
    /// What prevents the test before Okta is asked. What Okta refuses is a row, not an error.
    pub async fn test_pending(&self, id: &str, level: Level, on_row: &(dyn Fn(Row) + Send + Sync)) -> Result<()> {
        let connection = self.store.get(id)?;
        let secret = self.new_secret(id).await?;
        let of = connection.subject_to_come().ok_or(Kind::ClientIdEmpty)?;
        let proof = self.test_secret(&connection, of, &secret, level, None, on_row).await?;
        let entry = self.checked(&proof, AuditEvent::NewSecretTestPassed, AuditEvent::NewSecretTestEnded);
        self.at_stage(id, &entry, &[Stage::Prove, Stage::Reauthorize], |_, rotation| {
            let pending = rotation.pending_mut().ok_or(Kind::StepNotDone)?;
            (pending.proof, pending.went_on) = (Some(proof), None);
            Ok(())
        })
    }

    /// The person continues without a test of the new secret, or with the gaps that it showed.
    ///
    /// # Errors
    /// `step-not-done` elsewhere.
    pub fn continue_untested(&self, id: &str) -> Result<()> {
        let by = Some(self.account.clone());
        self.at_stage(id, &self.by_hand(AuditEvent::ContinuedUntested, ""), &[Stage::Prove], |_, rotation| {
            let known = Evidence { by, at: Timestamp::now() };
            rotation.pending_mut().ok_or(Kind::StepNotDone)?.went_on = Some(known);
            Ok(())
        })
    }

    /// Gives Dell the new secret by API, with the intent on disk.
    ///
    /// # Errors
    /// Dell's refusal; `dell-no-answer` when Dell may hold either secret: both stay valid until it is known.
    pub async fn reauthorize_new(&self, id: &str) -> Result<()> {
        let _alone = self.alone(id)?;
        let connection = self.store.get(id)?;
        if stage(&connection) != Some(Stage::Reauthorize) || self.way(&connection) != Way::Api {
            return Err(Kind::StepNotDone.into());
        }
        self.authorize_again(id, true).await
    }

    /// What a named person saw in Dell's console after Re-Authorize App with the new secret.
    ///
    /// # Errors
    /// `name-needed`; `step-not-done` elsewhere, and where Dell is reached by API.
    pub fn console_said_of_new(&self, id: &str, outcome: Outcome, by: &str) -> Result<()> {
        let entry = self.by_hand(AuditEvent::ConsoleSaidAgain, by).noting(outcome.word());
        self.store.commit_irrevocable(id, &entry, |connection| {
            if stage(connection) != Some(Stage::Reauthorize) || self.way(connection) == Way::Api {
                return Err(Kind::StepNotDone.into());
            }
            let by = Self::confirmer(connection, by)?;
            let of = connection.subject_to_come().ok_or(Kind::SecretNeeded)?;
            let at = Timestamp::now();
            match outcome {
                Outcome::Registered => {
                    connection.reauthorization.settle();
                    connection.refused_again = None;
                    connection.registration.done(of.clone(), Evidence { by: Some(by), at }, None);
                    connection.promote_pending(&of);
                    return Ok(());
                }
                // Dell may have taken it: this answer does not allow the new one to be abandoned.
                Outcome::NoAnswer | Outcome::ServiceBusy | Outcome::Other => {
                    connection.reauthorization.handed_over(at, of);
                }
                Outcome::DomainRefused
                | Outcome::CredentialRefused
                | Outcome::PermissionMissing
                | Outcome::AlreadyRegistered
                | Outcome::NotAllowed
                | Outcome::PasteBlocked
                | Outcome::SafeMode => {}
            }
            let pending = connection.okta.rotation.as_mut().and_then(Rotation::pending_mut).ok_or(Kind::StepNotDone)?;
            (pending.copied, pending.refused) = (None, Some(RefusedAgain { outcome, at }));
            Ok(())
        })
    }

    /// Reads App Status from Dell, after it was given the new secret.
    ///
    /// # Errors
    /// `dell-*`, `network-*`; nothing is recorded then.
    pub async fn read_status_at_dell(&self, id: &str) -> Result<()> {
        let connection = self.store.get(id)?;
        let status = self.status_at_dell(id, &connection).await?;
        self.at_stage(id, &self.by_app(AuditEvent::ReadDellStatus), &[Stage::AtDell], |connection, rotation| {
            rotation.saw_status(SeenAtDell { word: Some(status.status.clone()), known: status.known.clone() });
            connection.backup.app_status = Some(status);
            Ok(())
        })
    }

    pub(super) async fn status_at_dell(&self, id: &str, connection: &Connection) -> Result<ReportedStatus> {
        let dell = self.dell(connection).await?;
        match dell.domain(&self.domain_id(connection)?).await {
            Ok(domain) => Ok(ReportedStatus { status: domain.status, known: Evidence::tested(Timestamp::now()) }),
            Err(problem) => Err(self.gone(id, connection, &dell, problem).await),
        }
    }

    /// What App Status shows in Dell's console, as a named person saw it; no word: it could not be seen, and the person
    /// continues anyway.
    ///
    /// # Errors
    /// `name-needed`; `choice-needed` for a word that Dell does not use.
    pub fn saw_status_at_dell(&self, id: &str, word: Option<&str>, by: &str) -> Result<()> {
        let word = Self::status_word(word)?;
        let entry =
            self.by_hand(AuditEvent::SawDellStatus, by).noting(word.as_ref().map_or("not seen", AppStatus::word));
        self.at_stage(id, &entry, &[Stage::AtDell], |connection, rotation| {
            let known = Self::reported(connection, by)?;
            if let Some(status) = word.clone() {
                connection.backup.app_status = Some(ReportedStatus { status, known: known.clone() });
            }
            rotation.saw_status(SeenAtDell { word, known });
            Ok(())
        })
    }

    /// Refuses a word that Dell does not use.
    pub(crate) fn status_word(word: Option<&str>) -> Result<Option<AppStatus>> {
        match word.map(AppStatus::from) {
            Some(AppStatus::Other(_)) => Err(Problem::new(Kind::ChoiceNeeded).at("app_status")),
            status => Ok(status),
        }
    }

    /// The person gives up the new secret before Dell has it: it is then retired like a previous one. If none was
    /// taken, the rotation is over.
    ///
    /// # Errors
    /// `dell-may-hold` while Dell may hold it, also if it was copied for the console and nobody reported the outcome:
    /// then the way back goes through Dell.
    pub fn abandon_pending(&self, id: &str) -> Result<()> {
        self.store.change(id, Some(&self.by_hand(AuditEvent::AbandonedRotation, "")), Connection::abandon_pending)
    }

    /// The person reverts after Dell was given the new secret, or may hold it: the former one is proven and given to
    /// Dell again, and the other is retired. After giving up, this resumes the abandoned one.
    ///
    /// # Errors
    /// `step-not-done` where no secret was given to Dell or abandoned.
    pub fn roll_back(&self, id: &str) -> Result<()> {
        self.store.change(id, Some(&self.by_hand(AuditEvent::RolledBack, "")), Connection::roll_back)
    }

    /// Ends a rotation that has nothing left to do.
    ///
    /// # Errors
    /// `step-not-done` before.
    pub fn finish_rotation(&self, id: &str) -> Result<()> {
        self.store.change(id, Some(&self.by_hand(AuditEvent::FinishedRotation, "")), |connection| {
            if stage(connection) != Some(Stage::Ended) {
                return Err(Kind::StepNotDone.into());
            }
            connection.end_rotation();
            Ok(())
        })
    }

    /// Refuses what must not happen during a rotation.
    pub(crate) fn no_rotation(&self, id: &str) -> Result<()> {
        match stage(&self.store.get(id)?) {
            None | Some(Stage::Ended) => Ok(()),
            Some(_) => Err(Kind::RotationOpen.into()),
        }
    }

    pub(super) fn at_stage<'a, T>(
        &self,
        id: &str,
        entry: impl Into<Option<&'a Entry>>,
        at: &[Stage],
        change: impl FnOnce(&mut Connection, &mut Rotation) -> Result<T>,
    ) -> Result<T> {
        self.store.change(id, entry.into(), |connection| in_stage(connection, at, change))
    }
}

fn in_stage<T>(
    connection: &mut Connection,
    at: &[Stage],
    change: impl FnOnce(&mut Connection, &mut Rotation) -> Result<T>,
) -> Result<T> {
    let mut rotation = connection.okta.rotation.take().filter(|r| at.contains(&r.stage())).ok_or(Kind::StepNotDone)?;
    // A change that is refused leaves no trace: the store keeps the connection as it was.
    let answer = change(connection, &mut rotation)?;
    connection.okta.rotation = Some(rotation);
    Ok(answer)
}

pub(crate) fn registered_here(connection: &Connection) -> bool {
    connection.registered().is_some_and(|of| connection.host() == Some(&of.host))
        && connection.client_id_here().is_some()
}

pub(super) fn stage(connection: &Connection) -> Option<Stage> {
    connection.okta.rotation.as_ref().map(Rotation::stage)
}

fn pending(connection: &Connection) -> Option<&Pending> {
    connection.okta.rotation.as_ref().and_then(Rotation::pending)
}
