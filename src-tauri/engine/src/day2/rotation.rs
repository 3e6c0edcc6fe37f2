//! Rotating Okta's secret: a new one comes in, is tested and given to Dell; the former one is tested as refused and erased.
//!
//! Invariants: the former secret is kept until Okta refused it in a test or the person continued without that; until Dell
//! has the new one, the former one is the connection's secret; a secret that Dell may hold is never abandoned.

use jiff::Timestamp;
use zeroize::Zeroizing;

use crate::checks::{self, Ask};
use crate::consent::Question;
use model::connection::{
    AppStatus, Connection, Direction, Evidence, Intent, ItemName, Level, Outcome, Pending, Proof, RefusedAgain,
    ReportedStatus, Retiring, Rotation, Row, RowState, SeenAtDell, Stage, StoredSecret, Subject, Viewing, Way,
};
use model::problem::{Kind, Problem, Result};
use secrets::custody::Source;
use secrets::secret::Secret;

use crate::ask::org;
use crate::engine::Engine;
use crate::steps::install::Credential;

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
            return self.store.change(id, None, |connection| {
                connection.progress.viewing = Viewing::Rotation;
                Ok(())
            });
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
        self.store.change(id, Some(&self.by_hand("began_rotation", "")), |connection| {
            if let Some(secret) = connection.okta.secret.current_mut() {
                found(secret, at);
            }
            connection.begin_rotation(at);
            Ok(())
        })
    }

    /// Returns to the connection's steps; the rotation is unchanged.
    ///
    /// # Errors
    /// Those of the store.
    pub fn leave_rotation(&self, id: &str) -> Result<()> {
        self.store.change(id, None, |connection| {
            connection.progress.viewing = Viewing::Steps;
            Ok(())
        })
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
        self.places.read(&pending(connection).ok_or(Kind::SecretNeeded)?.secret).await
    }

    /// Records that a copy of the new secret is about to be put on the clipboard for Dell's console: until somebody
    /// reports what the console showed, Dell may hold it.
    ///
    /// # Errors
    /// `step-not-done` elsewhere; those of the store.
    pub fn copies_new_secret(&self, id: &str) -> Result<()> {
        let mut entry = self.measured("copied_secret");
        entry.note = self.store.get(id)?.subject_to_come().map(|of| of.secret_hash).unwrap_or_default();
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
    pub async fn prove_new(&self, id: &str, level: Level, on_row: &(dyn Fn(Row) + Send + Sync)) -> Result<()> {
        let connection = self.store.get(id)?;
        let secret = self.new_secret(id).await?;
        let of = connection.subject_to_come().ok_or(Kind::ClientIdEmpty)?;
        let proof = self.proof_of(&connection, of, &secret, level, on_row).await?;
        let entry = self.checked(&proof, "proved_new_secret", "checked_new_secret");
        self.at_stage_as(id, entry, &[Stage::Prove, Stage::Reauthorize], |_, rotation| {
            let pending = rotation.pending_mut().ok_or(Kind::StepNotDone)?;
            (pending.proof, pending.went_on) = (Some(proof), None);
            Ok(())
        })
    }

    async fn proof_of(
        &self,
        connection: &Connection,
        of: Subject,
        secret: &Secret,
        level: Level,
        on_row: &(dyn Fn(Row) + Send + Sync),
    ) -> Result<Proof> {
        let scopes = Self::scopes(connection);
        let metadata = connection.okta.organization.as_ref().and_then(|o| o.metadata.as_ref());
        let ask = Ask {
            host: &of.host,
            org_id: metadata.map(|t| t.org_id.as_str()),
            client_id: &of.client_id,
            secret,
            scopes: &scopes,
            level,
            only: None,
            before: &[],
        };
        let proven = checks::run(self.out()?, ask, on_row).await;
        Ok(Proof {
            level,
            rows: proven.rows,
            granted: proven.granted,
            missing: proven.missing,
            as_requested: proven.as_requested,
            extra: proven.extra,
            look: proven.look,
            doubt: proven.doubt,
            not_ended: proven.not_ended,
            earlier: None,
            at: Timestamp::now(),
            of,
            accepted: None,
            added: Some(connection.okta.permissions.added.clone()),
        })
    }

    /// The person continues without a test of the new secret, or with the gaps that it showed.
    ///
    /// # Errors
    /// `step-not-done` elsewhere.
    pub fn go_on_unproven(&self, id: &str) -> Result<()> {
        let by = Some(self.account.clone());
        self.at_stage_as(id, self.by_hand("went_on_unproven", ""), &[Stage::Prove], |_, rotation| {
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
        let mut entry = self.by_hand("console_said_again", by);
        outcome.word().clone_into(&mut entry.note);
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
        self.at_stage_as(id, self.measured("read_dell_status"), &[Stage::AtDell], |connection, rotation| {
            rotation.saw_status(SeenAtDell { word: Some(status.status.clone()), known: status.known.clone() });
            connection.backup.app_status = Some(status);
            Ok(())
        })
    }

    async fn status_at_dell(&self, id: &str, connection: &Connection) -> Result<ReportedStatus> {
        let dell = self.dell(connection).await?;
        match dell.domain(&self.domain_id(connection)?).await {
            Ok(domain) => Ok(ReportedStatus { status: domain.status, known: Evidence::measured(Timestamp::now()) }),
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
        let mut entry = self.by_hand("saw_dell_status", by);
        entry.note = word.as_ref().map_or("not seen", AppStatus::word).to_owned();
        self.at_stage_as(id, entry, &[Stage::AtDell], |connection, rotation| {
            let known = Evidence { by: Some(Self::confirmer(connection, by)?), at: Timestamp::now() };
            if let Some(status) = word.clone() {
                connection.backup.app_status = Some(ReportedStatus { status, known: known.clone() });
            }
            rotation.saw_status(SeenAtDell { word, known });
            Ok(())
        })
    }

    /// Refuses a word that Dell does not use.
    pub(crate) fn status_word(word: Option<&str>) -> Result<Option<AppStatus>> {
        match word.map(|word| word.to_owned().into()) {
            Some(AppStatus::Other(_)) => Err(Problem::new(Kind::ChoiceNeeded).at("app_status")),
            status => Ok(status),
        }
    }

    /// A named person set the previous secret inactive in Okta, or deleted it.
    ///
    /// # Errors
    /// `name-needed`; `step-not-done` elsewhere.
    pub fn set_inactive(&self, id: &str, by: &str) -> Result<()> {
        let mut entry = self.by_hand("set_inactive", by);
        entry.note = self.retiring_hash(id)?;
        self.at_stage_as(id, entry, &[Stage::Deactivate], |connection, rotation| {
            let known = Evidence { by: Some(Self::confirmer(connection, by)?), at: Timestamp::now() };
            rotation.retiring_mut().ok_or(Kind::StepNotDone)?.inactive = Some(known);
            Ok(())
        })
    }

    fn retiring_hash(&self, id: &str) -> Result<String> {
        let connection = self.store.get(id)?;
        let secret = retiring(&connection).and_then(|retiring| retiring.secret.as_ref());
        Ok(secret.map(|secret| secret.mark.secret_hash.clone()).unwrap_or_default())
    }

    /// Proves that Okta refuses the previous secret while it accepts the new one; by API also that Dell still has
    /// access. At most two token requests, each revoked.
    ///
    /// # Errors
    /// `old-still-accepted`, `staying-refused`, `dell-cut-off`; a `network-*` or `okta-*` problem means that nothing
    /// was measured. Nothing is recorded then.
    pub async fn prove_refused(&self, id: &str) -> Result<()> {
        let connection = self.store.get(id)?;
        if stage(&connection) != Some(Stage::Refused) {
            return Err(Kind::StepNotDone.into());
        }
        let going = retiring(&connection).and_then(|retiring| retiring.secret.as_ref()).ok_or(Kind::SecretNeeded)?;
        let staying = if connection.current_is_lost() { None } else { Some(self.secret_in(&connection).await?) };
        let going = self.places.read(going).await?;
        let of = connection.okta.organization.as_ref().zip(connection.client_id_here());
        let of = of.map(|(organization, client_id)| Subject {
            host: organization.host.clone(),
            client_id: client_id.to_owned(),
            secret_hash: String::new(),
        });
        let of = of.ok_or(Kind::ClientIdEmpty)?;
        // The one that stays comes first: a refusal of the other proves something only while this one is accepted.
        if let Some(staying) = &staying
            && let Some(refusal) = self.refusal_of(&connection, &of, staying).await?
        {
            let mut staying_refused = Problem::new(Kind::StayingRefused);
            staying_refused.said = refusal.said;
            return Err(staying_refused);
        }
        let refused = self.refusal_of(&connection, &of, &going).await?.ok_or(Kind::OldStillAccepted)?;
        // Nothing was tried beside it: then only a refusal that names the secret itself counts.
        if staying.is_none() && refused.kind != Kind::OktaSecretRefused {
            return Err(refused);
        }
        let mut status = None;
        if self.way(&connection) == Way::Api {
            let read = self.status_at_dell(id, &connection).await?;
            if read.cut_off() {
                let problem = Problem::new(Kind::DellCutOff).with("status", read.status.word());
                self.store.change(id, None, |connection| {
                    connection.backup.app_status = Some(read);
                    Ok(())
                })?;
                return Err(problem);
            }
            status = Some(read);
        }
        let mut entry = self.measured("old_secret_refused");
        entry.note = self.retiring_hash(id)?;
        self.at_stage_as(id, entry, &[Stage::Refused], |connection, rotation| {
            rotation.retiring_mut().ok_or(Kind::StepNotDone)?.refused = Some(Evidence::measured(Timestamp::now()));
            if status.is_some() {
                connection.backup.app_status = status;
            }
            Ok(())
        })
    }

    /// Okta's refusal of a secret (401 `invalid_client`); `None` if it was accepted. Anything else was not measured.
    async fn refusal_of(&self, connection: &Connection, of: &Subject, secret: &Secret) -> Result<Option<Problem>> {
        let proof = self.proof_of(connection, of.clone(), secret, Level::Credential, &|_| ()).await?;
        if proof.accepted_credential() {
            return Ok(None);
        }
        let row = |id: &str| proof.rows.iter().find(|row| row.id == id && row.state != RowState::Pass);
        let problem = row("domain").or_else(|| row("credential")).and_then(|row| row.problem.clone());
        let problem = problem.unwrap_or_else(|| Kind::NotMeasured.into());
        match problem.kind {
            Kind::OktaSecretRefused | Kind::OktaClientRefused => Ok(Some(problem)),
            _ => Err(problem),
        }
    }

    /// The person continues although no test showed that Okta refuses the secret that goes out.
    ///
    /// # Errors
    /// `name-needed`; `step-not-done` elsewhere.
    pub fn go_on_unrefused(&self, id: &str, by: &str) -> Result<()> {
        let entry = self.by_hand("went_on_unrefused", by);
        self.at_stage_as(id, entry, &[Stage::Refused], |connection, rotation| {
            let known = Evidence { by: Some(Self::confirmer(connection, by)?), at: Timestamp::now() };
            rotation.retiring_mut().ok_or(Kind::StepNotDone)?.refused = Some(known);
            Ok(())
        })
    }

    /// Returns to Okta: a secret reported as inactive is still accepted, or was set inactive too early.
    ///
    /// # Errors
    /// `step-not-done` elsewhere.
    pub fn look_again_in_okta(&self, id: &str) -> Result<()> {
        self.at_stage(id, &[Stage::Refused, Stage::Wipe], |_, rotation| {
            let retiring = rotation.retiring_mut().ok_or(Kind::StepNotDone)?;
            (retiring.inactive, retiring.refused) = (None, None);
            Ok(())
        })
    }

    /// Wipes the previous secret from the keychain and reads back that it is gone.
    ///
    /// # Errors
    /// Those of the keychain; then it is not retried by itself. `declined`.
    pub async fn wipe_leaving(&self, id: &str) -> Result<()> {
        let connection = self.store.get(id)?;
        let agreed = to_wipe(&connection).cloned();
        if let Some(custody) = &agreed {
            self.agreed(Question::ErasePrevious { org: org(&connection), marks: custody.mark.last_four.clone() })
                .await?;
        }
        self.one_act(self.wipe_leaving_alone(id, agreed)).await
    }

    async fn wipe_leaving_alone(&self, id: &str, agreed: Option<StoredSecret>) -> Result<()> {
        self.clear(id).await?;
        let connection = self.store.get(id)?;
        match stage(&connection) {
            Some(Stage::Wipe) => {}
            // An earlier run ended between erasing and recording.
            Some(Stage::Ended) => return Ok(()),
            _ => return Err(Kind::StepNotDone.into()),
        }
        let Some(custody) = to_wipe(&connection) else { return self.wiped(id, "nothing_to_wipe") };
        // It is no longer the one that the question named.
        if agreed.is_none_or(|agreed| agreed.item != custody.item) {
            return Err(Kind::Declined.into());
        }
        let item = custody.item.clone();
        self.store.commit_irrevocable(id, None, |connection| {
            connection.items.intent = Some(Intent::Wipe { item: item.clone() });
            Ok(())
        })?;
        let wiped = self.wipe_on(id, &item).await;
        self.or_left(id, wiped)
    }

    /// Erases what the intent says, from wherever an earlier run stopped.
    pub(crate) async fn wipe_on(&self, id: &str, item: &ItemName) -> Result<()> {
        let connection = self.store.get(id)?;
        let mut previous = connection.okta.secret.previous().iter().chain(connection.dell.key.previous());
        if let Some(custody) = previous.find(|custody| custody.item == *item) {
            return self.erase_previous_on(id, custody).await;
        }
        let keep = connection.custodies().find(|custody| custody.item == *item).map(|custody| custody.keep);
        match self.places.at(keep.unwrap_or_default()).erase(item).await {
            // The file may never come back: that is recorded, and no item is left here to erase.
            Err(problem) if problem.kind == Kind::VaultGone => {
                self.store.record(id, &self.not_erased("vault_gone", item))?;
                return self.wiped(id, "nothing_to_wipe");
            }
            erased => erased?,
        }
        self.wiped(id, "wiped_old_secret")
    }

    fn wiped(&self, id: &str, act: &str) -> Result<()> {
        let mut entry = self.measured(act);
        entry.note = self.retiring_hash(id)?;
        self.store.commit_irrevocable(id, &entry, |connection| {
            connection.items.intent = None;
            let at = Timestamp::now();
            if let Some(retiring) = connection.okta.rotation.as_mut().and_then(Rotation::retiring_mut) {
                retiring.erased = Some(Evidence::measured(at));
                match &mut retiring.secret {
                    Some(secret) if act == "wiped_old_secret" => secret.erased(at),
                    Some(secret) => secret.not_found(false, at),
                    None => {}
                }
            }
            Ok(())
        })
    }

    /// The person gives up the new secret before Dell has it: it is then retired like a previous one. If none was
    /// taken, the rotation is over.
    ///
    /// # Errors
    /// `dell-may-hold` while Dell may hold it, also if it was copied for the console and nobody reported the outcome:
    /// then the way back goes through Dell.
    pub fn abandon_pending(&self, id: &str) -> Result<()> {
        self.store.change(id, Some(&self.by_hand("gave_up_rotation", "")), Connection::abandon_pending)
    }

    /// The person reverts after Dell was given the new secret, or may hold it: the former one is proven and given to
    /// Dell again, and the other is retired. After giving up, this resumes the abandoned one.
    ///
    /// # Errors
    /// `step-not-done` where no secret was given to Dell or abandoned.
    pub fn roll_back(&self, id: &str) -> Result<()> {
        self.store.change(id, Some(&self.by_hand("turned_back", "")), Connection::roll_back)
    }

    /// Ends a rotation that has nothing left to do.
    ///
    /// # Errors
    /// `step-not-done` before.
    pub fn finish_rotation(&self, id: &str) -> Result<()> {
        self.store.change(id, Some(&self.by_hand("finished_rotation", "")), |connection| {
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

    fn at_stage<T>(
        &self,
        id: &str,
        at: &[Stage],
        change: impl FnOnce(&mut Connection, &mut Rotation) -> Result<T>,
    ) -> Result<T> {
        self.store.change(id, None, |connection| in_stage(connection, at, change))
    }

    fn at_stage_as<T>(
        &self,
        id: &str,
        entry: crate::store::Entry,
        at: &[Stage],
        change: impl FnOnce(&mut Connection, &mut Rotation) -> Result<T>,
    ) -> Result<T> {
        self.store.change(id, Some(&entry), |connection| in_stage(connection, at, change))
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
    let host = connection.okta.organization.as_ref().map(|organization| &organization.host);
    connection.registered().is_some_and(|of| host == Some(&of.host)) && connection.client_id_here().is_some()
}

fn stage(connection: &Connection) -> Option<Stage> {
    connection.okta.rotation.as_ref().map(Rotation::stage)
}

fn pending(connection: &Connection) -> Option<&Pending> {
    connection.okta.rotation.as_ref().and_then(Rotation::pending)
}

fn retiring(connection: &Connection) -> Option<&Retiring> {
    connection.okta.rotation.as_ref().and_then(Rotation::retiring)
}

/// What is erased at the end of a rotation, if it is here.
fn to_wipe(connection: &Connection) -> Option<&StoredSecret> {
    let retiring = retiring(connection).filter(|_| stage(connection) == Some(Stage::Wipe))?;
    retiring.secret.as_ref().filter(|secret| secret.here())
}
