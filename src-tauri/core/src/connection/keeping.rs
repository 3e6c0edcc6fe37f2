//! Where secrets are kept: chosen by the person, looked at, and moved to the keychain later.
//!
//! Moving: intent on disk, stored in the keychain, read back, compared, recorded; only then erased where it lay. At
//! any instant one place that the facts name has it.

use jiff::Timestamp;
use zeroize::Zeroizing;

use super::{Listed, Space};
use crate::consent::Question;
use crate::facts::{Custody, Facts, Intent, Keep, Registration, Step};
use crate::keychain::{Places, State};
use crate::problem::{Kind, Problem, Result};
use crate::store::{Entry, Store};

impl Space {
    /// Keeps this connection's secrets there from now on. What lies elsewhere stays where it is.
    ///
    /// # Errors
    /// `vault-locked` and `vault-gone` before the vault is open; `declined` for this session only.
    pub async fn keep_in(&self, id: &str, keep: Keep) -> Result<()> {
        self.fit(keep).await?;
        if keep == Keep::Session && self.store.get(id)?.ready.keep != keep {
            self.agreed_for(id, |org| Question::KeepForSession { org }).await?;
        }
        let mut entry = self.by_hand("chose_place", "");
        keep.word().clone_into(&mut entry.note);
        self.store.change(id, Some(&entry), |facts| {
            facts.ready.keep = keep;
            facts.ready.keychain_ready_at = None;
            Ok(())
        })
    }

    async fn fit(&self, keep: Keep) -> Result<()> {
        match (keep, self.places.at(keep).state().await) {
            (Keep::Vault, State::Ready) => Ok(()),
            (Keep::Vault, State::Locked) => Err(Kind::VaultLocked.into()),
            (Keep::Vault, _) => Err(self.places.vault().gone()),
            (Keep::Keychain | Keep::Session, _) => Ok(()),
        }
    }

    /// Opens the vault, or makes it.
    ///
    /// # Errors
    /// Those of [`crate::keychain::Vault::unlock`].
    pub async fn unlock_vault(&self, passphrase: Zeroizing<String>) -> Result<()> {
        self.places.vault().unlock(passphrase).await
    }

    /// Has the system ask for what opens its keychain, and waits.
    ///
    /// # Errors
    /// The `keychain-*` kinds.
    pub async fn unlock_keychain(&self) -> Result<()> {
        self.places.system().unlock_by_prompt().await
    }

    /// Moves all of a connection's secrets from their fallback into the keychain.
    ///
    /// # Errors
    /// `nothing-to-move`; those of both places. What was not moved is where it was.
    pub async fn move_to_keychain(&self, id: &str) -> Result<()> {
        self.one_act(self.move_to_keychain_alone(id)).await
    }

    async fn move_to_keychain_alone(&self, id: &str) -> Result<()> {
        self.settle_now(id).await?;
        let elsewhere: Vec<_> = {
            let facts = self.store.get(id)?;
            facts.kept().filter(|custody| custody.keep != Keep::Keychain).cloned().collect()
        };
        if elsewhere.is_empty() && self.store.get(id)?.ready.keep == Keep::Keychain {
            return Err(Kind::NothingToMove.into());
        }
        // First whether there is one to move to: a move that cannot begin leaves nothing to settle.
        self.unlock_keychain().await.map_err(Problem::of_what_is_kept)?;
        for custody in elsewhere {
            let secret = self.places.read(&custody).await?;
            self.store.change(id, None, |facts| {
                facts.intent = Some(Intent::Move { account: custody.account.clone() });
                Ok(())
            })?;
            let label = super::custody::label(custody.host());
            let system = self.places.system();
            system.save(&custody.account, &label, &secret).await?;
            let back = system.read(&custody.account).await?.ok_or(Kind::KeychainItemGone)?;
            if !back.same(&secret) {
                return Err(Kind::KeychainDiffers.into());
            }
            self.moved(id, &custody.account)?;
            self.move_out(id, &custody.account, custody.keep).await?;
        }
        self.store.change(id, None, |facts| {
            facts.ready.keep = Keep::Keychain;
            facts.ready.keychain_ready_at = Some(Timestamp::now());
            Ok(())
        })?;
        self.leave_vault(id).await
    }

    /// A vault that is open, has nothing in it and is no connection's place leaves no file behind.
    async fn leave_vault(&self, id: &str) -> Result<()> {
        let vault = self.places.vault();
        if self.store.all()?.iter().any(Facts::uses_vault) || !vault.remove_if_empty().await? {
            return Ok(());
        }
        let mut entry = self.measured("vault_removed");
        entry.note = vault.path().display().to_string();
        self.store.record(id, &entry)
    }

    /// Ends a move that was cut short, by what the keychain says: it has the item, or the item is where it was.
    pub(super) async fn move_on(&self, id: &str, account: &str) -> Result<()> {
        let facts = self.store.get(id)?;
        let Some(custody) = facts.custodies().find(|custody| custody.account == account).cloned() else {
            return self.unmoved(id);
        };
        match self.slot(Keep::Keychain, account).await {
            Ok(Some(kept)) if kept.mark() == custody.mark => {
                self.moved(id, account)?;
                self.move_out(id, account, custody.keep).await
            }
            Ok(_) => self.unmoved(id),
            // The keychain may have a copy that no fact would name: until it can be read, the intent does.
            Err(problem) => Err(problem),
        }
    }

    /// Settles what an earlier run began, before another act of custody. What waits for a place that may never come
    /// back stands in no act's way: without it, the facts say where the secret lies, or that it was not stored.
    pub(super) async fn clear(&self, id: &str) -> Result<()> {
        let Err(problem) = self.settle_now(id).await else { return Ok(()) };
        match (self.store.get(id)?.intent, problem.kind) {
            (Some(Intent::Move { account }), Kind::KeychainNone | Kind::KeychainDisabled) => {
                let mut entry = self.measured("move_left");
                entry.note.clone_from(&account);
                self.store.change(id, Some(&entry), |facts| {
                    facts.intent = None;
                    facts.strays.push(account);
                    Ok(())
                })?;
                self.note_session_over(id).await
            }
            (Some(Intent::TakeCustody { keep: Keep::Vault, .. }), Kind::VaultGone) => self.not_stored(id),
            _ => Err(problem),
        }
    }

    /// Copies that a move may have left in a keychain that could not be asked. Once it can be, without a prompt: the
    /// only one is taken up, and one beside what the facts name is erased. What cannot be told now is left for later.
    pub(super) async fn look_for_strays(&self, id: &str) -> Result<()> {
        let facts = self.store.get(id)?;
        if facts.strays.is_empty() || self.places.system().state().await != State::Ready {
            return Ok(());
        }
        for account in &facts.strays {
            if let Err(problem) = self.look_for(id, &facts, account).await {
                tracing::warn!(%problem, "what a move has left is not known yet");
            }
        }
        Ok(())
    }

    async fn look_for(&self, id: &str, facts: &Facts, account: &str) -> Result<()> {
        let Some(copy) = self.slot(Keep::Keychain, account).await? else {
            return self.no_stray(id, account, Some(&self.measured("no_copy")));
        };
        let of = facts.custodies().find(|custody| custody.account == account);
        if let Some(kept) = facts.kept().find(|custody| custody.account == account) {
            // It is erased here only while the facts' own can be read there.
            return match kept.keep {
                Keep::Keychain => self.no_stray(id, account, None),
                Keep::Session | Keep::Vault => {
                    self.places.read(kept).await?;
                    self.erase_stray(id, account).await
                }
            };
        }
        match of {
            Some(over) if over.over_at.is_some() && over.mark == copy.mark() => {
                self.moved(id, account)?;
                self.move_out(id, account, over.keep).await?;
                self.no_stray(id, account, None)
            }
            // Erased or wiped by choice, when this could not be.
            Some(gone) if gone.over_at.is_none() => self.erase_stray(id, account).await,
            // Nobody knows it any more: it stays, is listed as that, and goes with the connection.
            Some(_) | None => self.no_stray(id, account, None),
        }
    }

    /// Erases what a move may have left in the keychain. One that is not there any more is recorded, not waited for.
    pub(super) async fn erase_stray(&self, id: &str, account: &str) -> Result<()> {
        match self.places.system().state().await {
            State::None | State::Disabled => self.store.record(id, &self.not_erased("keychain_gone", account)),
            _ => {
                self.places.system().erase(account).await?;
                self.no_stray(id, account, Some(&self.measured("no_copy")))
            }
        }
    }

    fn no_stray(&self, id: &str, account: &str, entry: Option<&Entry>) -> Result<()> {
        let noted = entry.map(|entry| Entry { note: account.to_owned(), ..entry.clone() });
        self.store.change(id, noted.as_ref(), |facts| {
            facts.strays.retain(|stray| stray != account);
            Ok(())
        })
    }

    fn unmoved(&self, id: &str) -> Result<()> {
        self.store.change(id, Some(&self.measured("not_moved")), |facts| {
            facts.intent = None;
            Ok(())
        })
    }

    /// Notes what a session took with it, once a move of its secrets that was cut short is settled.
    pub(super) async fn note_session_over(&self, id: &str) -> Result<()> {
        let left = self.places.at(Keep::Session).list().await?;
        let gone = gone_with_session(&self.store.get(id)?, &left);
        if gone.is_empty() {
            return Ok(());
        }
        self.store.change(id, Some(&self.measured("session_over")), |facts| {
            session_over(facts, &gone, Timestamp::now());
            Ok(())
        })
    }

    /// Records that the keychain has it.
    fn moved(&self, id: &str, account: &str) -> Result<()> {
        let place = self.places.system().name();
        let mut entry = self.measured("moved_secret");
        account.clone_into(&mut entry.note);
        self.store.change(id, Some(&entry), |facts| {
            let mut from = Keep::Keychain;
            for custody in facts.custodies_mut().filter(|custody| custody.account == account) {
                from = std::mem::replace(&mut custody.keep, Keep::Keychain);
                (custody.place, custody.at, custody.over_at) = (place.clone(), Timestamp::now(), None);
            }
            facts.strays.retain(|stray| stray != account);
            facts.intent = Some(Intent::MoveOut { account: account.to_owned(), from });
            Ok(())
        })
    }

    /// Erases it where it lay, and records that.
    pub(super) async fn move_out(&self, id: &str, account: &str, from: Keep) -> Result<()> {
        let left = match self.places.at(from).erase(account).await {
            // The keychain has it. A vault that is gone is recorded, and not waited for.
            Err(problem) if problem.kind == Kind::VaultGone => Some(self.not_erased("vault_gone", account)),
            erased => erased.map(|()| None)?,
        };
        self.store.change(id, left.as_ref(), |facts| {
            facts.intent = None;
            Ok(())
        })
    }

    /// What lies in each place: those that these connections use, and others that take nothing to be looked into.
    pub async fn listed_for(&self, connections: &[Facts]) -> Listed {
        listed_in(&self.places, connections).await
    }
}

/// What lies in each place, for a reader too; see [`Space::listed_for`]. A vault that is locked is not looked into. A
/// keychain that is locked asks the person; what can be seen without an answer is listed all the same.
pub async fn listed_in(places: &Places, connections: &[Facts]) -> Listed {
    let keychain = connections.is_empty()
        || connections.iter().any(|facts| {
            facts.ready.keep == Keep::Keychain || facts.custodies().any(|custody| custody.keep == Keep::Keychain)
        });
    let mut listed = Listed::default();
    for keep in [Keep::Keychain, Keep::Vault] {
        let place = places.at(keep);
        match (keep, place.state().await) {
            (_, State::Ready) => {}
            (Keep::Keychain, State::Locked) if keychain => {
                // What the answer was shows in what can be seen after it.
                let _answered = place.unlock_by_prompt().await;
            }
            (Keep::Keychain, _) if keychain => {}
            (Keep::Vault, State::Locked) => {
                listed.unseen.insert(keep, Kind::VaultLocked.into());
                continue;
            }
            _ => continue,
        }
        match place.look_through().await {
            Ok(found) => drop(listed.seen.insert(keep, found)),
            Err(problem) => drop(listed.unseen.insert(keep, problem.of_what_is_kept())),
        }
    }
    listed
}

/// Notes in all connections what a session took with it. Called at a start: the memory of this one is empty.
pub(super) fn note_sessions_over(store: &Store, entry: impl Fn() -> Entry) -> Result<()> {
    for facts in store.all()? {
        // One that was being moved may be in the keychain: that is read first.
        let moving = matches!(facts.intent, Some(Intent::Move { .. } | Intent::MoveOut { .. }));
        let gone = gone_with_session(&facts, &[]);
        if !gone.is_empty() && !moving {
            store.change(&facts.id, Some(&entry()), |facts| {
                session_over(facts, &gone, Timestamp::now());
                Ok(())
            })?;
        }
    }
    Ok(())
}

/// Accounts of what was kept for a session and is meant to be here, beside what is left in its memory.
fn gone_with_session(facts: &Facts, left: &[String]) -> Vec<String> {
    let gone = facts.kept().filter(|custody| custody.keep == Keep::Session && !left.contains(&custody.account));
    gone.map(|custody| custody.account.clone()).collect()
}

/// What was kept for a session that has ended is nowhere here any more, and what stood on it has to be done again.
fn session_over(facts: &mut Facts, gone: &[String], at: Timestamp) {
    let over = |custody: &Custody| custody.keep == Keep::Session && gone.contains(&custody.account);
    facts.replaced.retain(|custody| !over(custody));
    if let Some(rotation) = &mut facts.rotation {
        rotation.lost |= facts.secret.as_ref().is_some_and(over);
        if rotation.new.as_ref().is_some_and(over) {
            // It lives on in Okta's list; what to do about it begins there.
            (rotation.new, rotation.proof, rotation.went_on, rotation.listed) = (None, None, None, None);
            rotation.copied = None;
        }
        if let Some(leaving) = &mut rotation.leaving {
            leaving.here &= !leaving.custody.as_ref().is_some_and(over);
        }
    }
    if facts.dell.key.as_ref().is_some_and(over) && !matches!(facts.registration, Registration::Registered { .. }) {
        facts.dell.token = None;
    }
    for custody in facts.custodies_mut().filter(|custody| over(custody)) {
        custody.over_at.get_or_insert(at);
    }
    if facts.lost_with_session() {
        facts.looking_at = None;
        facts.passed.remove(&Step::Install);
    }
}
