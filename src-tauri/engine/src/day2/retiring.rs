//! The end of a rotation: the retiring secret is set inactive in Okta, tested as refused, and erased here.
//!
//! Invariant: it is kept until Okta refused it in a test or the person continued without that.

use jiff::Timestamp;

use crate::ask::org;
use crate::consent::Question;
use crate::day2::rotation::stage;
use crate::engine::Engine;
use model::audit::AuditEvent;
use model::connection::{
    CheckId, Connection, Evidence, Intent, ItemName, Level, Retiring, Rotation, RowState, Stage, StoredSecret, Subject,
    Way,
};
use model::problem::{Kind, Problem, Result};
use secrets::secret::Secret;

impl Engine {
    /// A named person set the previous secret inactive in Okta, or deleted it.
    ///
    /// # Errors
    /// `name-needed`; `step-not-done` elsewhere.
    pub fn set_inactive(&self, id: &str, by: &str) -> Result<()> {
        let entry = self.by_hand(AuditEvent::SetInactive, by).noting(self.retiring_hash(id)?);
        self.at_stage(id, &entry, &[Stage::Deactivate], |connection, rotation| {
            rotation.retiring_mut().ok_or(Kind::StepNotDone)?.inactive = Some(Self::reported(connection, by)?);
            Ok(())
        })
    }

    fn retiring_hash(&self, id: &str) -> Result<String> {
        let connection = self.store.get(id)?;
        let secret = retiring(&connection).and_then(|retiring| retiring.secret.as_ref());
        Ok(secret.map(|secret| secret.mark.secret_hash.clone()).unwrap_or_default())
    }

    /// Tests that Okta refuses the retiring secret while it accepts the new one; by API also that Dell still has
    /// access. At most two token requests, each revoked.
    ///
    /// # Errors
    /// `old-still-accepted`, `staying-refused`, `dell-cut-off`; a `network-*` or `okta-*` problem means that nothing
    /// was tested. Nothing is recorded then.
    pub async fn test_retiring(&self, id: &str) -> Result<()> {
        let connection = self.store.get(id)?;
        if stage(&connection) != Some(Stage::Refused) {
            return Err(Kind::StepNotDone.into());
        }
        let going = retiring(&connection).and_then(|retiring| retiring.secret.as_ref()).ok_or(Kind::SecretNeeded)?;
        let staying = if connection.current_is_lost() { None } else { Some(self.secret_in(&connection).await?) };
        let going = self.secret_stores.read(going).await?;
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
                self.store.update(id, None, |connection| connection.backup.app_status = Some(read))?;
                return Err(problem);
            }
            status = Some(read);
        }
        let entry = self.by_app(AuditEvent::PreviousSecretRefused).noting(self.retiring_hash(id)?);
        self.at_stage(id, &entry, &[Stage::Refused], |connection, rotation| {
            rotation.retiring_mut().ok_or(Kind::StepNotDone)?.refused = Some(Evidence::tested(Timestamp::now()));
            if status.is_some() {
                connection.backup.app_status = status;
            }
            Ok(())
        })
    }

    /// Okta's refusal of a secret (401 `invalid_client`); `None` if it was accepted. Anything else shows nothing.
    async fn refusal_of(&self, connection: &Connection, of: &Subject, secret: &Secret) -> Result<Option<Problem>> {
        let proof = self.test_secret(connection, of.clone(), secret, Level::Credential, None, &|_| ()).await?;
        if proof.accepted_credential() {
            return Ok(None);
        }
        let row = |id| proof.row(id).filter(|row| row.state != RowState::Pass);
        let problem = row(&CheckId::Domain).or_else(|| row(&CheckId::Credential)).and_then(|row| row.problem.clone());
        let problem = problem.unwrap_or_else(|| Kind::NotTested.into());
        match problem.kind {
            Kind::OktaSecretRefused | Kind::OktaClientRefused => Ok(Some(problem)),
            _ => Err(problem),
        }
    }

    /// The person continues although no test showed that Okta refuses the retiring secret.
    ///
    /// # Errors
    /// `name-needed`; `step-not-done` elsewhere.
    pub fn continue_unrefused(&self, id: &str, by: &str) -> Result<()> {
        let entry = self.by_hand(AuditEvent::ContinuedUnrefused, by);
        self.at_stage(id, &entry, &[Stage::Refused], |connection, rotation| {
            rotation.retiring_mut().ok_or(Kind::StepNotDone)?.refused = Some(Self::reported(connection, by)?);
            Ok(())
        })
    }

    /// Returns to Okta: a secret reported as inactive is still accepted, or was set inactive too early.
    ///
    /// # Errors
    /// `step-not-done` elsewhere.
    pub fn look_again_in_okta(&self, id: &str) -> Result<()> {
        self.at_stage(id, None, &[Stage::Refused, Stage::Wipe], |_, rotation| {
            let retiring = rotation.retiring_mut().ok_or(Kind::StepNotDone)?;
            (retiring.inactive, retiring.refused) = (None, None);
            Ok(())
        })
    }

    /// Erases the retiring secret here and reads back that it is gone.
    ///
    /// # Errors
    /// Those of the keychain; then it is not retried by itself. `declined`.
    pub async fn erase_retiring(&self, id: &str) -> Result<()> {
        let connection = self.store.get(id)?;
        let agreed = to_erase(&connection).cloned();
        if let Some(custody) = &agreed {
            self.agreed(Question::ErasePrevious { org: org(&connection), marks: custody.mark.last_four.clone() })
                .await?;
        }
        self.one_act(self.erase_retiring_alone(id, agreed)).await
    }

    async fn erase_retiring_alone(&self, id: &str, agreed: Option<StoredSecret>) -> Result<()> {
        self.clear(id).await?;
        let connection = self.store.get(id)?;
        match stage(&connection) {
            Some(Stage::Wipe) => {}
            // An earlier run ended between erasing and recording.
            Some(Stage::Ended) => return Ok(()),
            _ => return Err(Kind::StepNotDone.into()),
        }
        let Some(custody) = to_erase(&connection) else { return self.erased_retiring(id, AuditEvent::NothingToErase) };
        // It is no longer the one that the question named.
        if agreed.is_none_or(|agreed| agreed.item != custody.item) {
            return Err(Kind::Declined.into());
        }
        let item = custody.item.clone();
        self.intends(id, Intent::Wipe { item: item.clone() })?;
        let erased = self.erase_item_on(id, &item).await;
        self.or_left(id, erased)
    }

    /// Erases what the intent says, from wherever an earlier run stopped.
    pub(crate) async fn erase_item_on(&self, id: &str, item: &ItemName) -> Result<()> {
        let connection = self.store.get(id)?;
        let mut previous = connection.okta.secret.previous().iter().chain(connection.dell.key.previous());
        if let Some(custody) = previous.find(|custody| custody.item == *item) {
            return self.erase_previous_on(id, custody).await;
        }
        let store = connection.custodies().find(|custody| custody.item == *item).map(|custody| custody.store);
        match self.secret_stores.at(store.unwrap_or_default()).erase(item).await {
            // The file may never come back: that is recorded, and no item is left here to erase.
            Err(problem) if problem.kind == Kind::VaultGone => {
                self.store.record(id, &self.by_app(AuditEvent::VaultGone).noting(&**item))?;
                return self.erased_retiring(id, AuditEvent::NothingToErase);
            }
            erased => erased?,
        }
        self.erased_retiring(id, AuditEvent::ErasedPrevious)
    }

    fn erased_retiring(&self, id: &str, act: AuditEvent) -> Result<()> {
        let erased = act == AuditEvent::ErasedPrevious;
        let entry = self.by_app(act).noting(self.retiring_hash(id)?);
        self.store.commit_irrevocable(id, &entry, |connection| {
            connection.items.intent = None;
            let at = Timestamp::now();
            if let Some(retiring) = connection.okta.rotation.as_mut().and_then(Rotation::retiring_mut) {
                retiring.erased = Some(Evidence::tested(at));
                match &mut retiring.secret {
                    Some(secret) if erased => secret.erased(at),
                    Some(secret) => secret.not_found(false, at),
                    None => {}
                }
            }
            Ok(())
        })
    }
}

fn retiring(connection: &Connection) -> Option<&Retiring> {
    connection.okta.rotation.as_ref().and_then(Rotation::retiring)
}

/// What is erased at the end of a rotation, if it is here.
fn to_erase(connection: &Connection) -> Option<&StoredSecret> {
    let retiring = retiring(connection).filter(|_| stage(connection) == Some(Stage::Wipe))?;
    retiring.secret.as_ref().filter(|secret| secret.here())
}
