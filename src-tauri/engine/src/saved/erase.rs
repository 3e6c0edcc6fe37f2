//! The last screen and leaving: keeping, erasing and forgetting.

use std::collections::BTreeSet;

use jiff::Timestamp;

use crate::ask::org;
use crate::consent::Question;
use model::audit::AuditEvent;
use model::connection::{Intent, ItemName, SecretKind, Step, StoreKind, StoredSecret};
use model::problem::{Kind, Problem, Result};
use secrets::stores::State;

use crate::engine::Engine;
use crate::steps::pass;

impl Engine {
    /// The secret stays in its store. An erasure that a crash interrupted is not continued against
    /// this: the secret is read, and where it is gone already the erasure is ended instead.
    ///
    /// # Errors
    /// `secret-gone` when it was erased before; those of its place while it has to be read.
    pub async fn keep_secret(&self, id: &str) -> Result<()> {
        self.one_act(self.keep_secret_alone(id)).await
    }

    async fn keep_secret_alone(&self, id: &str) -> Result<()> {
        let connection = self.store.get(id)?;
        if let (Some(Intent::Erase { .. }), Some(custody)) =
            (&connection.items.intent, connection.okta.secret.current())
        {
            let there = self.slot(custody.store, &custody.item).await.map_err(Problem::of_what_is_kept)?;
            if there.is_none() {
                self.erase_on(id).await?;
            }
        }
        self.store.change(id, Some(&self.by_hand(AuditEvent::KeptSecret, "")), |connection| {
            if connection.okta.secret.current().is_some_and(StoredSecret::is_erased) {
                return Err(Kind::SecretGone.into());
            }
            connection.progress.keeps_secret = true;
            connection.items.intent.take_if(|intent| matches!(intent, Intent::Erase { .. }));
            Ok(())
        })
    }

    /// Erases Okta's secret, with those it replaced, from the keychain, and reads back that they are gone.
    ///
    /// # Errors
    /// Those of the keychain: a failed erasure is never retried by itself, for the person may decide otherwise. One that a
    /// crash interrupted is resumed by the next start. `declined`; `rotation-open` until a
    /// rotation is finished or abandoned: Dell may hold any of its secrets.
    pub async fn erase_secret(&self, id: &str) -> Result<()> {
        self.no_rotation(id)?;
        let connection = self.store.get(id)?;
        // Saving that was begun and not recorded may have left an item.
        if connection.okta.secret.current().is_none() && connection.items.intent.is_none() {
            return Err(Kind::SecretNeeded.into());
        }
        let marks: Vec<&str> = connection.okta.secret.all().map(|custody| custody.mark.last_four.as_str()).collect();
        let marks = marks.join(", ");
        self.agreed_for(id, |org| Question::Erase { org, marks }).await?;
        self.no_rotation(id)?;
        self.one_act(self.erase_secret_alone(id)).await
    }

    async fn erase_secret_alone(&self, id: &str) -> Result<()> {
        // Saving that was begun comes first: its intent is the only trace of its item.
        self.clear(id).await?;
        self.store.commit_irrevocable(id, None, |connection| {
            let item =
                connection.okta.secret.current().map(|custody| custody.item.clone()).ok_or(Kind::SecretNeeded)?;
            connection.items.intent = Some(Intent::Erase { item });
            Ok(())
        })?;
        let erased = self.erase_on(id).await;
        self.or_left(id, erased)
    }

    /// Writes down what is about to be erased.
    pub(crate) fn intends(&self, id: &str, intent: Intent) -> Result<()> {
        self.store.commit_irrevocable(id, None, |connection| {
            connection.items.intent = Some(intent);
            Ok(())
        })
    }

    /// Drops what an erasure could not do: done later, it might contradict what the person decided since. What it did
    /// erase is found missing when it is next read.
    pub(crate) fn or_left(&self, id: &str, done: Result<()>) -> Result<()> {
        let leave = || {
            self.store
                .update(id, Some(&self.by_app(AuditEvent::LeftUndone)), |connection| connection.items.intent = None)
        };
        if done.is_err()
            && self.store.get(id).is_ok_and(|connection| connection.items.intent.is_some())
            && let Err(problem) = leave()
        {
            tracing::warn!(%problem, "a failed erasure may be resumed");
        }
        done.map_err(Problem::of_what_is_kept)
    }

    /// Erases what the intent says, from wherever an earlier run stopped.
    pub(crate) async fn erase_on(&self, id: &str) -> Result<()> {
        match self.erase_items(id, Some(SecretKind::OktaSecret)).await {
            // The caller reports it, and it blocks no other act: the file may never come back.
            Err(problem) if problem.kind == Kind::VaultGone => return self.or_left(id, Err(problem)),
            erased => erased?,
        }
        self.store.commit_irrevocable(id, &self.by_app(AuditEvent::ErasedSecret), |connection| {
            connection.items.intent = None;
            connection.okta.secret.erased(Timestamp::now());
            Ok(())
        })
    }

    /// Finishes the setup.
    ///
    /// # Errors
    /// `choice-needed` until keep or erase is chosen.
    pub fn finish(&self, id: &str) -> Result<()> {
        self.store.change(id, Some(&self.by_hand(AuditEvent::Finished, "")), |connection| {
            pass(connection, self.way(connection), Step::Finish)?;
            connection.progress.finished_at.get_or_insert_with(Timestamp::now);
            Ok(())
        })
    }

    /// Erases every item of the connection, reads back that they are gone, and forgets the connection. What is live in
    /// Okta and at Dell stays: only people can undo that.
    ///
    /// # Errors
    /// Those of the keychain: then nothing is forgotten, and nothing resumes by itself later. A vault whose file is
    /// gone is recorded and blocks nothing. `step-not-done` while a request to Dell is on its way, because its outcome
    /// would be recorded nowhere. `declined`.
    pub async fn remove(&self, id: &str) -> Result<()> {
        self.agreed_for(id, |org| Question::Remove { org }).await?;
        let _alone = self.alone(id).map_err(|_| Kind::StepNotDone)?;
        self.one_act(self.remove_alone(id)).await
    }

    async fn remove_alone(&self, id: &str) -> Result<()> {
        match self.clear(id).await {
            // What was begun in a vault that is gone ends with the connection.
            Err(problem) if problem.kind == Kind::VaultGone => {}
            settled => settled?,
        }
        if !self.store.has(id)? {
            // An earlier run had begun to remove it, and settling finished that.
            return Ok(());
        }
        self.intends(id, Intent::Remove)?;
        let removed = self.remove_on(id).await;
        self.or_left(id, removed)
    }

    /// Removes what the intent says, from wherever an earlier run stopped.
    pub(crate) async fn remove_on(&self, id: &str) -> Result<()> {
        self.erase_items(id, None).await?;
        let connection = self.store.get(id)?;
        let entry = self.by_app(AuditEvent::Removed).noting(org(&connection));
        self.store.remove(id, &entry)
    }

    /// Erases the connection's items of this kind, or all when it is removed: first those in its state, then those that
    /// only the keychain knows, where a write read back as something else and was left alone. On removal, an item in a
    /// vault whose file is gone is recorded as not erased.
    async fn erase_items(&self, id: &str, only: Option<SecretKind>) -> Result<()> {
        let meant = |item: &ItemName| only.is_none_or(|kind| item.kind() == kind);
        let connection = self.store.get(id)?;
        // A store older than the choice, and a connection that never had another place, uses the keychain.
        let mut used = BTreeSet::from([connection.ready.store]);
        for custody in connection.custodies().filter(|custody| !custody.session_has_ended()) {
            used.insert(custody.store);
            if meant(&custody.item) {
                match self.secret_stores.at(custody.store).erase(&custody.item).await {
                    Err(problem) if only.is_none() && problem.kind == Kind::VaultGone => {
                        self.store.record(id, &self.by_app(AuditEvent::VaultGone).noting(&*custody.item))?;
                    }
                    erased => erased?,
                }
            }
        }
        for item in connection.items.possible_copies.iter().filter(|item| meant(item)) {
            self.erase_stray(id, item).await?;
        }
        // Only now: listing does not prompt for a locked keychain, erasing does. A place without any item of this
        // connection is looked into only where that is free of side effects: it may not exist.
        for store in StoreKind::ALL {
            let place = self.secret_stores.at(*store);
            if !used.contains(store) && place.state().await != State::Ready {
                continue;
            }
            let listed = place.list().await?;
            for item in listed.iter().filter_map(|listed| ItemName::parse(listed)) {
                if item.connection() == id && meant(&item) {
                    place.erase(&item).await?;
                }
            }
        }
        Ok(())
    }
}
