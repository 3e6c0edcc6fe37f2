//! Rotating Okta's secret: a new one in, proven, given to Dell; the old one out, proven refused, wiped.
//!
//! Invariants: the old secret stays in custody until Okta was seen to refuse it or the person went on without that;
//! until Dell was given the new one the old one is the connection's secret; what Dell may hold is never given up.

use jiff::Timestamp;
use zeroize::Zeroizing;

use crate::checks::{self, Ask};
use crate::consent::Question;
use model::connection::{
    AppStatus, Connection, Evidence, Intent, Level, Outcome, Previous, Proof, RefusedAgain, Rotation, Row, RowState,
    SecretChoice, SeenAtDell, Stage, StoredSecret, Subject, Way,
};
use model::journey::{may_give_up, may_hold_new, may_turn, stage};
use model::problem::{Kind, Problem, Result};
use secrets::custody::Source;
use secrets::secret::Secret;

use crate::ask::org;
use crate::engine::Engine;
use crate::steps::install::Credential;

impl Engine {
    /// Begins a rotation, or takes up the one that is under way. Whether the connection's secret is here is found by
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
        if connection.rotation.is_some() {
            return self.store.change(id, None, |connection| {
                connection.rotation.as_mut().ok_or(Kind::StepNotDone)?.on_screen = true;
                Ok(())
            });
        }
        if !registered_here(&connection) {
            return Err(Kind::StepNotDone.into());
        }
        let lost = match self.secret_in(&connection).await {
            Ok(_) => false,
            // Gone, erased by choice, or overwritten by somebody: the value is nowhere any more.
            Err(problem)
                if matches!(
                    problem.kind,
                    Kind::SecretGone
                        | Kind::SecretNeeded
                        | Kind::KeychainItemGone
                        | Kind::KeychainDiffers
                        | Kind::SessionOver
                        | Kind::VaultItemGone
                        | Kind::VaultGone
                ) =>
            {
                true
            }
            Err(problem) => return Err(problem),
        };
        self.store.change(id, Some(&self.by_hand("began_rotation", "")), |connection| {
            connection.reauthorizing = None;
            connection.rotation =
                Some(Rotation { begun_at: Timestamp::now(), on_screen: true, lost, ..Rotation::default() });
            Ok(())
        })
    }

    /// Goes back to the steps of the connection; the rotation stays as it is.
    ///
    /// # Errors
    /// Those of the store.
    pub fn leave_rotation(&self, id: &str) -> Result<()> {
        self.store.change(id, None, |connection| {
            if let Some(rotation) = &mut connection.rotation {
                rotation.on_screen = false;
            }
            Ok(())
        })
    }

    /// Takes the new secret, which a program has in memory, into custody beside the one in use.
    ///
    /// # Errors
    /// As [`Engine::take`]; `secret-not-new` when it is the one in use.
    pub async fn take_new_secret(&self, id: &str, text: Zeroizing<String>) -> Result<()> {
        self.take(id, Credential::Pending, Source::Memory(text)).await
    }

    /// Whether a new secret can be taken now.
    ///
    /// # Errors
    /// `step-not-done`; `dell-may-hold` while Dell may hold the one that came in: no other is put in its place.
    pub(crate) fn takes_pending(&self, id: &str) -> Result<()> {
        let connection = self.store.get(id)?;
        let rotation = connection.rotation.as_ref().ok_or(Kind::StepNotDone)?;
        let now = stage(rotation);
        if rotation.back || now > Stage::Reauthorize {
            return Err(Kind::StepNotDone.into());
        }
        if may_hold_new(&connection) {
            return Err(Kind::DellMayHold.into());
        }
        Ok(())
    }

    /// The new secret, read for one use: to be copied into Dell's form.
    ///
    /// # Errors
    /// `secret-needed`, and those of the keychain.
    pub async fn new_secret(&self, id: &str) -> Result<Secret> {
        let connection = self.store.get(id)?;
        let new = connection.rotation.and_then(|rotation| rotation.new);
        self.read(new.ok_or(Kind::SecretNeeded)?).await
    }

    /// Records that a copy of the new secret is about to be put on the clipboard for Dell's console: until somebody tells
    /// what the console said, Dell may hold it.
    ///
    /// # Errors
    /// `step-not-done` elsewhere; those of the store.
    pub fn copies_new_secret(&self, id: &str) -> Result<()> {
        let mut entry = self.measured("copied_secret");
        entry.note = self.store.get(id)?.subject_to_come().map(|of| of.secret_hash).unwrap_or_default();
        self.store.commit_irrevocable(id, &entry, |connection| {
            in_stage(connection, &[Stage::Reauthorize], |_, rotation| {
                rotation.copied = Some(Timestamp::now());
                Ok(())
            })
        })
    }

    /// Proves the new secret at Okta, at the level that the person chose.
    ///
    /// # Errors
    /// What stands in the way before anything is asked. What Okta refuses is a row, not an error.
    pub async fn prove_new(&self, id: &str, level: Level, on_row: &(dyn Fn(Row) + Send + Sync)) -> Result<()> {
        let connection = self.store.get(id)?;
        let secret = self.new_secret(id).await?;
        let of = connection.subject_to_come().ok_or(Kind::ClientIdEmpty)?;
        let proof = self.proof_of(&connection, of, &secret, level, on_row).await?;
        let entry = self.checked(&proof, "proved_new_secret", "checked_new_secret");
        self.at_stage_as(id, entry, &[Stage::Prove, Stage::Reauthorize], |_, rotation| {
            rotation.proof = Some(proof);
            rotation.went_on = None;
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
        let metadata = connection.organization.as_ref().and_then(|o| o.metadata.as_ref());
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
            added: Some(connection.permissions.added.clone()),
        })
    }

    /// The door: the person goes on without a proof of the new secret, or with the gaps it showed.
    ///
    /// # Errors
    /// `step-not-done` elsewhere.
    pub fn go_on_unproven(&self, id: &str) -> Result<()> {
        let by = Some(self.account.clone());
        self.at_stage_as(id, self.by_hand("went_on_unproven", ""), &[Stage::Prove], |_, rotation| {
            rotation.went_on = Some(Evidence { by, at: Timestamp::now() });
            Ok(())
        })
    }

    /// Gives Dell the new secret by API, with the intent on disk.
    ///
    /// # Errors
    /// What Dell refuses; `dell-no-answer` when Dell may hold either secret: both stay good until it is known.
    pub async fn reauthorize_new(&self, id: &str) -> Result<()> {
        let _alone = self.alone(id)?;
        let connection = self.store.get(id)?;
        if connection.rotation.as_ref().map(stage) != Some(Stage::Reauthorize) || self.way(&connection) != Way::Api {
            return Err(Kind::StepNotDone.into());
        }
        self.authorize_again(id, true).await
    }

    /// What a named person saw in Dell's console after Re-Authorize App with the new secret.
    ///
    /// # Errors
    /// `name-needed`; `step-not-done` elsewhere, and where it goes by API.
    pub fn console_said_of_new(&self, id: &str, outcome: Outcome, by: &str) -> Result<()> {
        let mut entry = self.by_hand("console_said_again", by);
        outcome.word().clone_into(&mut entry.note);
        self.store.commit_irrevocable(id, &entry, |connection| {
            if connection.rotation.as_ref().map(stage) != Some(Stage::Reauthorize) || self.way(connection) == Way::Api {
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
                    promote_pending(connection, &of);
                    return Ok(());
                }
                // It may have taken it: the new one is not given up on the strength of this.
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
            let rotation = connection.rotation.as_mut().ok_or(Kind::StepNotDone)?;
            (rotation.copied, rotation.refused) = (None, Some(RefusedAgain { outcome, at }));
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
            let known = Evidence::measured(status.at);
            rotation.seen = Some(SeenAtDell { word: Some(status.word.clone()), known });
            connection.backup.app_status = Some(status);
            Ok(())
        })
    }

    async fn status_at_dell(&self, id: &str, connection: &Connection) -> Result<AppStatus> {
        let dell = self.dell(connection).await?;
        match dell.domain(&self.domain_id(connection)?).await {
            Ok(domain) => Ok(AppStatus { word: domain.status, at: Timestamp::now(), by: None }),
            Err(problem) => Err(self.gone(id, connection, &dell, problem).await),
        }
    }

    /// What App Status shows in Dell's console, as a named person saw it; no word: it could not be seen, and the
    /// person goes on all the same.
    ///
    /// # Errors
    /// `name-needed`; `choice-needed` for a word that Dell does not use.
    pub fn saw_status_at_dell(&self, id: &str, word: Option<&str>, by: &str) -> Result<()> {
        Self::status_word(word)?;
        let mut entry = self.by_hand("saw_dell_status", by);
        entry.note = word.unwrap_or("not seen").to_owned();
        self.at_stage_as(id, entry, &[Stage::AtDell], |connection, rotation| {
            let known = Evidence { by: Some(Self::confirmer(connection, by)?), at: Timestamp::now() };
            if let Some(word) = word {
                connection.backup.app_status =
                    Some(AppStatus { word: word.to_owned(), at: known.at, by: known.by.clone() });
            }
            rotation.seen = Some(SeenAtDell { word: word.map(str::to_owned), known });
            Ok(())
        })
    }

    /// Refuses a word that Dell does not use.
    pub(crate) fn status_word(word: Option<&str>) -> Result<()> {
        let known = ["Connected", "Unauthorized", "Disconnected", "Pending"];
        if word.is_some_and(|word| !known.contains(&word)) {
            return Err(Problem::new(Kind::ChoiceNeeded).at("app_status"));
        }
        Ok(())
    }

    /// A named person set the secret that goes out inactive in Okta, or deleted it.
    ///
    /// # Errors
    /// `name-needed`; `step-not-done` elsewhere.
    pub fn set_inactive(&self, id: &str, by: &str) -> Result<()> {
        let mut entry = self.by_hand("set_inactive", by);
        entry.note = self.leaving_hash(id)?;
        self.at_stage_as(id, entry, &[Stage::Deactivate], |connection, rotation| {
            let known = Evidence { by: Some(Self::confirmer(connection, by)?), at: Timestamp::now() };
            rotation.leaving.as_mut().ok_or(Kind::StepNotDone)?.inactive = Some(known);
            Ok(())
        })
    }

    fn leaving_hash(&self, id: &str) -> Result<String> {
        let leaving = self.store.get(id)?.rotation.and_then(|rotation| rotation.leaving);
        Ok(leaving.and_then(|leaving| leaving.custody).map(|custody| custody.mark.secret_hash).unwrap_or_default())
    }

    /// Proves that Okta refuses the secret that goes out, while it accepts the one that stays; by API also that Dell
    /// still gets in. Two token requests at most, each revoked.
    ///
    /// # Errors
    /// `old-still-accepted`, `staying-refused`, `dell-cut-off`; a `network-*` or `okta-*` problem means that nothing
    /// was measured. Nothing is recorded then.
    pub async fn prove_refused(&self, id: &str) -> Result<()> {
        let connection = self.store.get(id)?;
        let rotation = connection.rotation.as_ref().ok_or(Kind::StepNotDone)?;
        if stage(rotation) != Stage::Refused {
            return Err(Kind::StepNotDone.into());
        }
        let going = rotation.leaving.as_ref().and_then(|leaving| leaving.custody.clone()).ok_or(Kind::SecretNeeded)?;
        let staying = if rotation.lost { None } else { Some(self.secret_in(&connection).await?) };
        let going = self.read(going).await?;
        let of = connection.organization.as_ref().zip(connection.client_id_here());
        let of = of.map(|(organization, client_id)| Subject {
            host: organization.host.clone(),
            client_id: client_id.to_owned(),
            secret_hash: String::new(),
        });
        let of = of.ok_or(Kind::ClientIdEmpty)?;
        // First the one that stays: a refusal of the other says something only while this one is taken.
        if let Some(staying) = &staying
            && let Some(refusal) = self.refusal_of(&connection, &of, staying).await?
        {
            let mut told = Problem::new(Kind::StayingRefused);
            told.said = refusal.said;
            return Err(told);
        }
        let refused = self.refusal_of(&connection, &of, &going).await?.ok_or(Kind::OldStillAccepted)?;
        // Nothing was tried beside it: then only the words that name the secret itself count.
        if staying.is_none() && refused.kind != Kind::OktaSecretRefused {
            return Err(refused);
        }
        let mut status = None;
        if self.way(&connection) == Way::Api {
            let read = self.status_at_dell(id, &connection).await?;
            if read.cut_off() {
                let problem = Problem::new(Kind::DellCutOff).with("status", &read.word);
                self.store.change(id, None, |connection| {
                    connection.backup.app_status = Some(read);
                    Ok(())
                })?;
                return Err(problem);
            }
            status = Some(read);
        }
        let mut entry = self.measured("old_secret_refused");
        entry.note = self.leaving_hash(id)?;
        self.at_stage_as(id, entry, &[Stage::Refused], |connection, rotation| {
            rotation.leaving.as_mut().ok_or(Kind::StepNotDone)?.refused = Some(Evidence::measured(Timestamp::now()));
            if status.is_some() {
                connection.backup.app_status = status;
            }
            Ok(())
        })
    }

    /// Okta's refusal of a secret (401 `invalid_client`); nothing where it was taken. Anything else was not measured.
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

    /// The door: the person goes on although it was not measured that Okta refuses the secret that goes out.
    ///
    /// # Errors
    /// `name-needed`; `step-not-done` elsewhere.
    pub fn go_on_unrefused(&self, id: &str, by: &str) -> Result<()> {
        let entry = self.by_hand("went_on_unrefused", by);
        self.at_stage_as(id, entry, &[Stage::Refused], |connection, rotation| {
            let known = Evidence { by: Some(Self::confirmer(connection, by)?), at: Timestamp::now() };
            rotation.leaving.as_mut().ok_or(Kind::StepNotDone)?.refused = Some(known);
            Ok(())
        })
    }

    /// Back to Okta: what was said to be inactive is still accepted, or was set inactive too early.
    ///
    /// # Errors
    /// `step-not-done` elsewhere.
    pub fn look_again_in_okta(&self, id: &str) -> Result<()> {
        self.at_stage(id, &[Stage::Refused, Stage::Wipe], |_, rotation| {
            let leaving = rotation.leaving.as_mut().ok_or(Kind::StepNotDone)?;
            (leaving.inactive, leaving.refused) = (None, None);
            Ok(())
        })
    }

    /// Wipes the secret that goes out from the keychain and reads back that it is gone.
    ///
    /// # Errors
    /// Those of the keychain; then nothing goes on with it later by itself. `declined`.
    pub async fn wipe_leaving(&self, id: &str) -> Result<()> {
        let connection = self.store.get(id)?;
        let agreed =
            connection.rotation.as_ref().filter(|rotation| stage(rotation) == Stage::Wipe).and_then(|rotation| {
                rotation.leaving.as_ref().filter(|leaving| leaving.here).and_then(|leaving| leaving.custody.clone())
            });
        if let Some(custody) = &agreed {
            self.agreed(Question::ErasePrevious { org: org(&connection), marks: custody.mark.last_four.clone() })
                .await?;
        }
        self.one_act(self.wipe_leaving_alone(id, agreed)).await
    }

    async fn wipe_leaving_alone(&self, id: &str, agreed: Option<StoredSecret>) -> Result<()> {
        self.clear(id).await?;
        let connection = self.store.get(id)?;
        let rotation = connection.rotation.as_ref().ok_or(Kind::StepNotDone)?;
        match stage(rotation) {
            Stage::Wipe => {}
            // An earlier run was ended between erasing and telling.
            Stage::Ended => return Ok(()),
            _ => return Err(Kind::StepNotDone.into()),
        }
        let leaving = rotation.leaving.as_ref().ok_or(Kind::StepNotDone)?;
        let Some(custody) = leaving.custody.as_ref().filter(|_| leaving.here) else {
            return self.wiped(id, "nothing_to_wipe");
        };
        // What Dell works with is never the one that goes.
        if connection.secret.as_ref().is_some_and(|secret| secret.account == custody.account) {
            return Err(Kind::StepNotDone.into());
        }
        // It is another one by now than the question named.
        if agreed.is_none_or(|agreed| agreed.account != custody.account) {
            return Err(Kind::Declined.into());
        }
        let account = custody.account.clone();
        self.store.commit_irrevocable(id, None, |connection| {
            connection.intent = Some(Intent::Wipe { account: account.clone() });
            Ok(())
        })?;
        let wiped = self.wipe_on(id, &account).await;
        self.or_left(id, wiped)
    }

    /// Erases what the intent says, from wherever an earlier run left off.
    pub(crate) async fn wipe_on(&self, id: &str, account: &str) -> Result<()> {
        let connection = self.store.get(id)?;
        let keep = connection.custodies().find(|custody| custody.account == account).map(|custody| custody.keep);
        match self.places.at(keep.unwrap_or_default()).erase(account).await {
            // The file may never come back: nothing was erased, that is recorded, and nothing here is left to wipe.
            Err(problem) if problem.kind == Kind::VaultGone => {
                self.store.record(id, &self.not_erased("vault_gone", account))?;
                return self.wiped(id, "nothing_to_wipe");
            }
            erased => erased?,
        }
        self.wiped(id, "wiped_old_secret")
    }

    fn wiped(&self, id: &str, act: &str) -> Result<()> {
        let mut entry = self.measured(act);
        entry.note = self.leaving_hash(id)?;
        self.store.commit_irrevocable(id, &entry, |connection| {
            connection.intent = None;
            if let Some(leaving) = connection.rotation.as_mut().and_then(|rotation| rotation.leaving.as_mut()) {
                leaving.wiped = Some(Evidence::measured(Timestamp::now()));
            }
            Ok(())
        })
    }

    /// The person gives the secret that was to come in up, before Dell was given it: it goes out the same way as an
    /// old one. Where none was taken, the rotation is over.
    ///
    /// # Errors
    /// `dell-may-hold` while Dell may hold it, also where it was copied for the console and nobody told what came of
    /// that: then the way back leads over Dell.
    pub fn abandon_pending(&self, id: &str) -> Result<()> {
        self.store.change(id, Some(&self.by_hand("gave_up_rotation", "")), |connection| {
            if !may_give_up(connection) {
                return Err(if may_hold_new(connection) { Kind::DellMayHold } else { Kind::StepNotDone }.into());
            }
            let rotation = connection.rotation.as_mut().ok_or(Kind::StepNotDone)?;
            let Some(new) = rotation.new.take() else {
                connection.rotation = None;
                return Ok(());
            };
            rotation.leaving = Some(Previous { custody: Some(new), here: true, ..Previous::default() });
            (rotation.given_up, rotation.proof, rotation.went_on) = (true, None, None);
            Ok(())
        })
    }

    /// The person turns round after Dell was given the new secret, or may hold it: the former one comes in again, is
    /// proven and given to Dell, and the other goes out. After giving up, it takes the given-up one up again.
    ///
    /// # Errors
    /// `step-not-done` where there is nothing to turn back to.
    pub fn roll_back(&self, id: &str) -> Result<()> {
        self.store.change(id, Some(&self.by_hand("turned_back", "")), |connection| {
            if !may_turn(connection) {
                return Err(Kind::StepNotDone.into());
            }
            let of = connection.subject_to_come();
            let rotation = connection.rotation.as_mut().ok_or(Kind::StepNotDone)?;
            // Copied and not told of: from here on it counts as given to Dell, with no clear answer.
            if let Some((at, of)) = rotation.copied.take().zip(of).filter(|_| !connection.reauthorization.is_open()) {
                connection.reauthorization.handed_over(at, of);
            }
            match rotation.leaving.take() {
                Some(leaving) => rotation.new = leaving.custody,
                // Dell may hold either; from here on the one it was last given counts as the connection's.
                None => {
                    std::mem::swap(&mut connection.secret, &mut rotation.new);
                    let (wanted, held) = (connection.proof.take(), rotation.proof.take());
                    connection.proof = held.or(wanted);
                }
            }
            // What was given up and is taken up again was never given to Dell: that is no way back.
            rotation.back = if rotation.given_up { rotation.back } else { !rotation.back };
            (rotation.given_up, rotation.proof, rotation.went_on) = (false, None, None);
            (rotation.seen, rotation.refused) = (None, None);
            Ok(())
        })
    }

    /// Ends a rotation that has nothing left to do.
    ///
    /// # Errors
    /// `step-not-done` before.
    pub fn finish_rotation(&self, id: &str) -> Result<()> {
        self.store.change(id, Some(&self.by_hand("finished_rotation", "")), |connection| {
            if connection.rotation.as_ref().map(stage) != Some(Stage::Ended) {
                return Err(Kind::StepNotDone.into());
            }
            connection.rotation = None;
            Ok(())
        })
    }

    /// Refuses what must not happen while a rotation is under way.
    pub(crate) fn no_rotation(&self, id: &str) -> Result<()> {
        match &self.store.get(id)?.rotation {
            Some(rotation) if stage(rotation) != Stage::Ended => Err(Kind::RotationOpen.into()),
            Some(_) | None => Ok(()),
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
    let mut rotation = connection.rotation.take().filter(|r| at.contains(&stage(r))).ok_or(Kind::StepNotDone)?;
    // What a refused change leaves is not kept: the store keeps nothing of it.
    let answer = change(connection, &mut rotation)?;
    connection.rotation = Some(rotation);
    Ok(answer)
}

pub(crate) fn registered_here(connection: &Connection) -> bool {
    let host = connection.organization.as_ref().map(|organization| &organization.host);
    connection.registered().is_some_and(|of| host == Some(&of.host)) && connection.client_id_here().is_some()
}

/// The new secret is in custody: another one that was taken before it stays until all are erased.
pub(crate) fn stage_pending(connection: &mut Connection, custody: StoredSecret) {
    let held = may_hold_new(connection);
    let awaits = |rotation: &&mut Rotation| rotation.leaving.is_none() && !rotation.back && !held;
    let Some(rotation) = connection.rotation.as_mut().filter(awaits) else {
        // It was begun before another was given to Dell, given up or turned back to: that one is not pushed aside, and
        // this one's item is not forgotten.
        connection.replaced.push(custody);
        return;
    };
    rotation.listed = Some(1);
    (rotation.proof, rotation.went_on, rotation.refused, rotation.copied) = (None, None, None, None);
    connection.replaced.extend(rotation.new.replace(custody));
}

/// Dell was given this: if it is the secret that came in, it is the connection's from here on, and the one before
/// is on its way out.
pub(crate) fn promote_pending(connection: &mut Connection, of: &Subject) {
    let Some(rotation) = connection.rotation.as_mut() else { return };
    if rotation.new.as_ref().is_none_or(|new| new.mark.secret_hash != of.secret_hash) {
        return;
    }
    let former = std::mem::replace(&mut connection.secret, rotation.new.take());
    rotation.leaving = Some(Previous { here: !rotation.lost, custody: former, ..Previous::default() });
    (rotation.seen, rotation.refused, rotation.copied, rotation.lost) = (None, None, None, false);
    match rotation.proof.take() {
        Some(proof) => (connection.proof, connection.proof_skipped_at) = (Some(proof), None),
        None => connection.proof_skipped_at = rotation.went_on.as_ref().map(|known| known.at),
    }
    rotation.went_on = None;
    if connection.secret_choice == Some(SecretChoice::Erased) {
        connection.secret_choice = None;
    }
}
