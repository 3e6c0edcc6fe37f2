//! Secrets that another one replaced: used again, or erased once the other passed its test.

use crate::consent::Question;
use model::audit::AuditEvent;
use model::connection::{Intent, ItemName, SecretKind, StoredSecret};
use model::problem::{Kind, Problem, Result};

use crate::ask::org;
use crate::engine::Engine;

impl Engine {
    /// Puts a replaced secret back into use; the present one becomes a replaced one. Nothing is stored or erased, and
    /// neither Okta nor Dell is contacted. The returning secret is read first: if it is gone or has changed, it
    /// replaces nothing.
    ///
    /// # Errors
    /// `secret-needed` for one that is no earlier secret of this organization, `keychain-item-gone`,
    /// `keychain-differs`, `rotation-open`, and those of its place.
    pub async fn take_back(&self, id: &str, account: &str) -> Result<()> {
        self.no_rotation(id)?;
        self.one_act(self.take_back_alone(id, account)).await
    }

    async fn take_back_alone(&self, id: &str, account: &str) -> Result<()> {
        self.clear(id).await?;
        let connection = self.store.get(id)?;
        let earlier = connection.usable_again().find(|custody| custody.item == *account).ok_or(Kind::SecretNeeded)?;
        self.secret_stores.read(earlier).await.map_err(Problem::of_what_is_kept)?;
        self.put_back(id, account)
    }

    /// Makes the change, after the secret was read.
    pub(crate) fn put_back(&self, id: &str, account: &str) -> Result<()> {
        let mut entry = self.by_app(AuditEvent::TookBack);
        if let Some(earlier) =
            self.store.get(id)?.okta.secret.previous().iter().find(|custody| custody.item == *account)
        {
            entry.note.clone_from(&earlier.mark.secret_hash);
        }
        self.store.change(id, Some(&entry), |connection| {
            connection.progress.keeps_secret = false;
            if connection.okta.secret.take_back(account) { Ok(()) } else { Err(Kind::SecretNeeded.into()) }
        })
    }

    /// Erases the secrets that the present one replaced, and reads back that they are gone. They stay on the list until
    /// then, so that an interrupted erasure is known and can be done again.
    ///
    /// # Errors
    /// `step-not-done` until the present secret passed its test; `declined`; those of the keychain.
    pub async fn erase_replaced(&self, id: &str) -> Result<()> {
        let connection = self.store.get(id)?;
        if !connection.secret_tested() {
            return Err(Kind::StepNotDone.into());
        }
        let agreed: Vec<ItemName> =
            connection.okta.secret.previous().iter().map(|custody| custody.item.clone()).collect();
        if !agreed.is_empty() {
            let marks: Vec<&str> =
                connection.okta.secret.previous().iter().map(|custody| custody.mark.last_four.as_str()).collect();
            self.agreed(Question::ErasePrevious { org: org(&connection), marks: marks.join(", ") }).await?;
        }
        self.one_act(self.erase_replaced_alone(id, &agreed)).await
    }

    async fn erase_replaced_alone(&self, id: &str, agreed: &[ItemName]) -> Result<()> {
        self.clear(id).await?;
        let connection = self.store.get(id)?;
        if !connection.secret_tested() {
            return Err(Kind::StepNotDone.into());
        }
        // Only those that the question named.
        for custody in connection.okta.secret.previous().iter().filter(|custody| agreed.contains(&custody.item)) {
            self.erase_previous(id, custody).await?;
        }
        Ok(())
    }

    /// Erases one, with the intent on disk: if the app is killed meanwhile, the next run continues.
    async fn erase_previous(&self, id: &str, custody: &StoredSecret) -> Result<()> {
        self.intends(id, Intent::Wipe { item: custody.item.clone() })?;
        let erased = self.erase_previous_on(id, custody).await;
        self.or_left(id, erased)
    }

    /// Erases what the intent says, from wherever an earlier run stopped.
    pub(crate) async fn erase_previous_on(&self, id: &str, custody: &StoredSecret) -> Result<()> {
        match self.secret_stores.at(custody.store).erase(&custody.item).await {
            // The caller reports it, and it blocks no other act: the file may never come back.
            Err(problem) if problem.kind == Kind::VaultGone => return self.or_left(id, Err(problem)),
            erased => erased?,
        }
        let entry = self.by_app(AuditEvent::ErasedReplaced).noting(match custody.item.kind() {
            SecretKind::OktaSecret => custody.mark.secret_hash.clone(),
            SecretKind::DellKey => custody.item.to_string(),
        });
        self.store.commit_irrevocable(id, &entry, |connection| {
            connection.items.intent = None;
            connection.okta.secret.retire(&custody.item);
            connection.dell.key.retire(&custody.item);
            Ok(())
        })
    }

    /// Erases the Secret Keys of Dell's API credential that the accepted one replaced: nothing needs them, and Dell's
    /// console can issue another at any time. What cannot be erased now stays on the list, and is erased with the
    /// connection.
    pub(crate) async fn erase_replaced_keys(&self, id: &str) -> Result<()> {
        self.one_act(self.erase_replaced_keys_alone(id)).await
    }

    async fn erase_replaced_keys_alone(&self, id: &str) -> Result<()> {
        let connection = self.store.get(id)?;
        // What an earlier run began comes first, and it waits for its own place.
        for custody in connection.dell.key.previous().iter().filter(|_| connection.items.intent.is_none()) {
            if let Err(problem) = self.erase_previous(id, custody).await {
                tracing::warn!(%problem, "a replaced key of Dell's was not erased");
            }
        }
        Ok(())
    }
}
