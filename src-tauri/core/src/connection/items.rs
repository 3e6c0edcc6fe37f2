//! The items in the keychain, beside what the connections say of them; and forgetting one.
//!
//! Invariants: an item is told by its mark; forgetting is under the store's lock, stands in the audit chain before and
//! after, and erases nothing but the item that was named.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::Space;
use crate::facts::{Custody, Facts, Intent, Keep, SecretChoice};
use crate::keychain::Places;
use crate::problem::{Kind, Problem, Result};
use crate::secret::{Mark, Secret};

/// What an item is to its connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// The connection works with it.
    InUse,
    /// A newer one took its place.
    Replaced,
    /// It is being stored, or that was cut short.
    Begun,
    /// It is here, and no connection that can be read knows it.
    Alone,
    /// A connection knows it, and the place where it was put does not.
    Gone,
    /// A connection knows it; the place where it was put was not looked into.
    Unseen,
    /// It was kept for a session of the app only: from outside it cannot be seen, and it ends with that session.
    Session,
}

/// The items of each place that was looked into.
#[derive(Debug, Clone, Default)]
pub struct Listed(pub BTreeMap<Keep, Vec<String>>);

impl Listed {
    /// Whether it is there; nothing where nobody looked.
    fn has(&self, keep: Keep, account: &str) -> Option<bool> {
        self.0.get(&keep).map(|listed| listed.iter().any(|known| known == account))
    }
}

impl Use {
    /// The stable word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::InUse => "in_use",
            Self::Replaced => "replaced",
            Self::Begun => "begun",
            Self::Alone => "alone",
            Self::Gone => "gone",
            Self::Unseen => "unseen",
            Self::Session => "session",
        }
    }
}

/// An item, by its marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its account name in the place it lies in.
    pub account: String,
    /// Which kind of place that is.
    pub keep: Keep,
    /// What it is to its connection.
    pub used: Use,
    /// The keychain it was put into; empty where no connection says.
    pub place: String,
    /// Its mark; nothing where no connection says.
    pub mark: Option<Mark>,
    /// When it was read back as equal.
    pub at: Option<Timestamp>,
    /// The path of its connection was walked to its end.
    pub finished: bool,
}

impl Item {
    /// Okta host that it was stored for.
    #[must_use]
    pub fn host(&self) -> &str {
        self.part(0)
    }

    /// Id of its connection.
    #[must_use]
    pub fn connection(&self) -> &str {
        self.part(1)
    }

    /// Whether it is the Secret Key of Dell's API credential.
    #[must_use]
    pub fn dell(&self) -> bool {
        self.part(2) == "dell-key"
    }

    fn part(&self, at: usize) -> &str {
        self.account.split('/').nth(at).unwrap_or_default()
    }
}

/// The items of these connections and of the places' lists, in the order of the connections; then those that none knows.
#[must_use]
pub fn items(connections: &[Facts], listed: &Listed) -> Vec<Item> {
    let mut items: Vec<Item> = connections.iter().flat_map(|facts| known(facts, listed)).collect();
    for (keep, account) in listed.0.iter().flat_map(|(keep, all)| all.iter().map(move |account| (*keep, account))) {
        if !items.iter().any(|item| item.account == *account) {
            items.push(Item {
                account: account.clone(),
                keep,
                used: Use::Alone,
                place: String::new(),
                mark: None,
                at: None,
                finished: false,
            });
        }
    }
    items
}

fn known(facts: &Facts, listed: &Listed) -> Vec<Item> {
    let here = |custody: &Custody| listed.has(custody.keep, &custody.account) == Some(true);
    let erased = facts.secret_choice == Some(SecretChoice::Erased);
    let item = |custody: &Custody, used: Use| Item {
        account: custody.account.clone(),
        keep: custody.keep,
        used: match (listed.has(custody.keep, &custody.account), custody.over_at) {
            (_, Some(_)) => Use::Gone,
            (Some(true), None) => used,
            (Some(false), None) => Use::Gone,
            (None, None) if custody.keep == Keep::Session => Use::Session,
            (None, None) => Use::Unseen,
        },
        place: custody.place.clone(),
        mark: Some(custody.mark.clone()),
        at: Some(custody.at),
        finished: facts.finished_at.is_some(),
    };
    let mut items = Vec::new();
    // Erased by choice is not missed; should it be there all the same, it is listed.
    items.extend(facts.secret.iter().filter(|c| !erased || here(c)).map(|c| item(c, Use::InUse)));
    items.extend(facts.dell.key.iter().map(|c| item(c, Use::InUse)));
    items.extend(facts.replaced.iter().map(|c| item(c, Use::Replaced)));
    // Until a rotation is over, Dell may come to work with either of its secrets.
    if let Some(rotation) = &facts.rotation {
        let leaving = rotation.leaving.as_ref().filter(|leaving| leaving.here && leaving.wiped.is_none());
        let both = rotation.new.iter().chain(leaving.and_then(|leaving| leaving.custody.as_ref()));
        items.extend(both.map(|c| Item { finished: false, ..item(c, Use::InUse) }));
    }
    if let Some(Intent::TakeCustody { account, keep, mark, .. }) = &facts.intent
        && listed.has(*keep, account) == Some(true)
    {
        items.push(Item {
            account: account.clone(),
            keep: *keep,
            used: Use::Begun,
            place: String::new(),
            mark: Some(mark.clone()),
            at: None,
            finished: false,
        });
    }
    items
}

/// Okta's secret of these facts, so that it goes with the host and the Client ID that stand in them. Nothing is
/// changed; the store's lock is not needed.
///
/// # Errors
/// As [`Space::secret`].
pub async fn secret_of(places: &Places, facts: &Facts) -> Result<Secret> {
    if facts.secret_choice == Some(SecretChoice::Erased) {
        return Err(Kind::SecretGone.into());
    }
    places.read(facts.secret_here().ok_or(Kind::SecretNeeded)?).await
}

impl Space {
    /// Erases this one item, reads back that it is gone, and records it. What the connection then lacks, its facts
    /// say. One that is not there counts as erased.
    ///
    /// # Errors
    /// `item-unknown`; `item-in-use` for the item of a connection that is not finished, unless `even_in_use`; those
    /// of the keychain and the store. Then the item may still be there, and the facts are as before.
    pub async fn forget(&self, account: &str, even_in_use: bool) -> Result<()> {
        self.one_act(self.forget_alone(account, even_in_use)).await
    }

    async fn forget_alone(&self, account: &str, even_in_use: bool) -> Result<()> {
        let moving = |intent: &Intent| match intent {
            Intent::Move { account: moving } | Intent::MoveOut { account: moving, .. } => moving == account,
            _ => false,
        };
        // Two places may have it: where it is, is settled first, so that it is erased there.
        if let Some(facts) = self.store.all()?.iter().find(|facts| facts.intent.as_ref().is_some_and(moving)) {
            self.clear(&facts.id).await?;
        }
        let facts = self.store.all()?;
        let listed = self.listed_for(&facts).await?;
        let all = items(&facts, &listed);
        let unknown = || Problem::new(Kind::ItemUnknown);
        let item = all.iter().find(|item| item.account == account).ok_or_else(unknown)?;
        // What nobody could look at may be what the connection works with.
        let needed = matches!(item.used, Use::InUse | Use::Begun | Use::Unseen) && !item.finished;
        if needed && !even_in_use {
            return Err(Problem::new(Kind::ItemInUse).with("host", item.host()));
        }
        let id = item.connection();
        let noted = |act: &str| {
            let mut entry = self.measured(act);
            entry.note = account.to_owned();
            entry
        };
        self.store.record_irrevocable(id, &noted("forgets_secret"))?;
        self.places.at(item.keep).erase(account).await?;
        if let Some(facts) = self.store.all()?.iter().find(|facts| facts.strays.iter().any(|stray| stray == account)) {
            self.erase_stray(&facts.id, account).await?;
        }
        let done = noted("forgot_secret");
        if self.store.all()?.iter().all(|facts| facts.id != id) {
            return self.store.record(id, &done);
        }
        self.store.change(id, Some(&done), |facts| {
            facts.replaced.retain(|custody| custody.account != account);
            if facts.dell.key.as_ref().is_some_and(|key| key.account == account) {
                (facts.dell.key, facts.dell.token) = (None, None);
            }
            if facts.secret.as_ref().is_some_and(|secret| secret.account == account) {
                facts.secret_choice = Some(SecretChoice::Erased);
            }
            if let Some(rotation) = &mut facts.rotation {
                rotation.lost |= facts.secret.as_ref().is_some_and(|secret| secret.account == account);
                rotation.new = rotation.new.take().filter(|new| new.account != account);
                rotation.copied = rotation.copied.filter(|_| rotation.new.is_some());
                if let Some(leaving) = &mut rotation.leaving {
                    leaving.here &= leaving.custody.as_ref().is_none_or(|custody| custody.account != account);
                }
            }
            if matches!(&facts.intent, Some(Intent::TakeCustody { account: begun, .. }) if begun == account) {
                facts.intent = None;
            }
            Ok(())
        })
    }
}
