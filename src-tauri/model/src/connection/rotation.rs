//! What is known of a rotation that is under way: one secret is pending, another retires.
//!
//! Until Dell was given the pending one, the connection's current secret is the former one, and whatever checks the
//! connection uses that. From then on the pending one is the current one, and the former one is retiring.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{AppStatus, Connection, Evidence, Intent, Proof, RefusedAgain, StoredSecret, Subject, Viewing};
use crate::problem::{Kind, Result};

words! {
    /// The four screens of a rotation: each is one place where the person's hands are.
    RotationScreen {
        /// Generate a secret in Okta, save and test it here.
        Add = "add",
        /// Give it to Dell and see that Dell gets in.
        Update = "update",
        /// Set the other one to Inactive in Okta; it is tested and erased here.
        Deactivate = "deactivate",
        /// What is true now.
        Done = "done",
    }
}

words! {
    /// The first thing in a rotation that is not done yet. The page sees the screen that it belongs to.
    Stage {
        /// No secret was saved yet.
        Slots = "slots",
        /// Prove the new one.
        Prove = "prove",
        /// Give it to Dell.
        Reauthorize = "reauthorize",
        /// See whether Dell gets in with it.
        AtDell = "at_dell",
        /// Set the retiring one inactive in Okta.
        Deactivate = "deactivate",
        /// Prove that Okta refuses it.
        Refused = "refused",
        /// Erase it here.
        Wipe = "wipe",
        /// Nothing is left to do.
        Ended = "ended",
    }
}

words! {
    /// Which way a rotation goes.
    Direction {
        /// To a secret that was generated in Okta.
        Forward = "forward",
        /// Back to the former secret: the person changed their mind after Dell was given the other, or may hold it.
        Back = "back",
    }
}

/// A rotation that is under way. It carries the pending secret or the retiring one, never both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Rotation {
    /// No secret was saved yet.
    Begun {
        /// When.
        since: Timestamp,
    },
    /// A secret is pending: it is tested and then given to Dell. The current one is in use until then.
    Pending(Box<Pending>),
    /// Dell was given the pending one, which is the current one now; the former one retires.
    Promoted {
        /// Dell's App Status since.
        seen: Option<SeenAtDell>,
        /// The retiring one.
        retiring: Box<Retiring>,
    },
    /// The person abandoned the pending one before Dell was given it: it retires.
    Abandoned {
        /// The retiring one.
        retiring: Box<Retiring>,
    },
}

/// The pending secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pending {
    /// When the rotation was begun.
    pub since: Timestamp,
    /// Whether it is a new one.
    pub direction: Direction,
    /// The secret.
    pub secret: StoredSecret,
    /// What its test found.
    pub proof: Option<Proof>,
    /// The person continues without a test, or with one that has gaps.
    pub went_on: Option<Evidence>,
    /// Its value was put on the clipboard for Dell's console, and nobody reported yet what came of that: Dell may hold it.
    pub copied: Option<Timestamp>,
    /// What Dell's console said to re-authorizing, when it was no success.
    pub refused: Option<RefusedAgain>,
}

/// The retiring secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Retiring {
    /// When the rotation was begun.
    pub since: Timestamp,
    /// Which way it goes.
    pub direction: Direction,
    /// The secret; `None` when no secret of this org was ever known here.
    pub secret: Option<StoredSecret>,
    /// A named person set it inactive in Okta, or deleted it.
    pub inactive: Option<Evidence>,
    /// Okta refused it; reported means that the person continued without a test of that.
    pub refused: Option<Evidence>,
    /// Its item was erased and read back as gone; or there was none.
    pub erased: Option<Evidence>,
}

/// App Status as Dell reported it, or as a named person saw it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct SeenAtDell {
    /// Dell's word; `None` if the person could not see one and continued anyway.
    #[ts(type = "string | null")]
    pub word: Option<AppStatus>,
    /// How it is known.
    pub known: Evidence,
}

impl SeenAtDell {
    /// It allows the other secret to go: Dell gets in, or the person continues without having seen it.
    pub fn lets_go(&self) -> bool {
        self.word.as_ref().is_none_or(|word| *word == AppStatus::Connected)
    }
}

impl Pending {
    /// One that was saved now.
    fn new(since: Timestamp, direction: Direction, secret: StoredSecret) -> Self {
        Self { since, direction, secret, proof: None, went_on: None, copied: None, refused: None }
    }

    /// Whether it was proven at Okta: accepted, whatever was found beside it.
    pub fn accepted(&self) -> bool {
        self.own_proof().is_some_and(Proof::accepted_credential)
    }

    fn own_proof(&self) -> Option<&Proof> {
        self.proof.as_ref().filter(|proof| proof.of.secret_hash == self.secret.mark.secret_hash)
    }
}

impl Retiring {
    fn new(since: Timestamp, direction: Direction, secret: Option<StoredSecret>) -> Self {
        Self { since, direction, secret, inactive: None, refused: None, erased: None }
    }

    /// It is in its store, so that it can be tested and erased.
    pub fn here(&self) -> bool {
        self.secret.as_ref().is_some_and(StoredSecret::here)
    }

    /// It is in its store, or this rotation erased it.
    pub fn was_here(&self) -> bool {
        let erased = self.erased.is_some() && self.refused.is_some();
        self.here() || (erased && self.secret.as_ref().is_some_and(StoredSecret::is_erased))
    }
}

impl Rotation {
    /// The first thing that is not done yet.
    pub fn stage(&self) -> Stage {
        let retiring = match self {
            Self::Begun { .. } => return Stage::Slots,
            Self::Pending(pending) => {
                let whole = pending.accepted() && !pending.proof.as_ref().is_some_and(Proof::has_failures);
                return if whole || pending.went_on.is_some() { Stage::Reauthorize } else { Stage::Prove };
            }
            Self::Promoted { seen, .. } if !seen.as_ref().is_some_and(SeenAtDell::lets_go) => return Stage::AtDell,
            Self::Promoted { retiring, .. } | Self::Abandoned { retiring } => retiring,
        };
        if retiring.inactive.is_none() {
            Stage::Deactivate
        } else if retiring.here() && retiring.refused.is_none() {
            Stage::Refused
        } else if retiring.erased.is_none() {
            Stage::Wipe
        } else {
            Stage::Ended
        }
    }

    /// The pending secret, and what is known of it.
    pub fn pending(&self) -> Option<&Pending> {
        if let Self::Pending(pending) = self { Some(pending) } else { None }
    }

    /// The same, to be changed.
    pub fn pending_mut(&mut self) -> Option<&mut Pending> {
        if let Self::Pending(pending) = self { Some(pending) } else { None }
    }

    /// The retiring secret, and what is known of it.
    pub fn retiring(&self) -> Option<&Retiring> {
        if let Self::Promoted { retiring, .. } | Self::Abandoned { retiring } = self { Some(retiring) } else { None }
    }

    /// The same, to be changed.
    pub fn retiring_mut(&mut self) -> Option<&mut Retiring> {
        if let Self::Promoted { retiring, .. } | Self::Abandoned { retiring } = self { Some(retiring) } else { None }
    }

    /// The secret that it carries.
    pub fn secret(&self) -> Option<&StoredSecret> {
        self.pending().map(|pending| &pending.secret).or_else(|| self.retiring()?.secret.as_ref())
    }

    /// The same, to note what was found of it.
    pub fn secret_mut(&mut self) -> Option<&mut StoredSecret> {
        match self {
            Self::Begun { .. } => None,
            Self::Pending(pending) => Some(&mut pending.secret),
            Self::Promoted { retiring, .. } | Self::Abandoned { retiring } => retiring.secret.as_mut(),
        }
    }

    /// What Dell's App Status shows since it was given the secret.
    pub fn saw_status(&mut self, now: SeenAtDell) {
        if let Self::Promoted { seen, .. } = self {
            *seen = Some(now);
        }
    }

    /// The person abandoned the one that came in.
    pub fn abandoned(&self) -> bool {
        matches!(self, Self::Abandoned { .. })
    }

    /// The former secret is pending again, or current again.
    pub fn back(&self) -> bool {
        let direction = self.pending().map(|pending| pending.direction);
        direction.or_else(|| self.retiring().map(|retiring| retiring.direction)) == Some(Direction::Back)
    }
}

/// The acts that move a secret from one role to another: the only ones.
impl Connection {
    /// Begins a rotation.
    pub fn begin_rotation(&mut self, since: Timestamp) {
        self.reauthorizing = None;
        self.okta.rotation = Some(Rotation::Begun { since });
        self.progress.viewing = Viewing::Rotation;
    }

    /// Ends it, whatever it carries.
    pub fn end_rotation(&mut self) {
        self.okta.rotation = None;
        self.progress.viewing = Viewing::Steps;
    }

    /// The new secret is saved. One that came in before it is kept as previous.
    pub fn stage_pending(&mut self, secret: StoredSecret) {
        let held = self.may_hold_pending();
        let since = match &self.okta.rotation {
            Some(Rotation::Begun { since }) => *since,
            Some(Rotation::Pending(pending)) if pending.direction == Direction::Forward && !held => pending.since,
            // Its saving was begun before another one was given to Dell, abandoned or taken back: that one is not pushed
            // aside, and the item of this one is not forgotten.
            Some(_) | None => return self.okta.secret.set_aside(secret),
        };
        let pending = Box::new(Pending::new(since, Direction::Forward, secret));
        if let Some(Rotation::Pending(before)) = self.okta.rotation.replace(Rotation::Pending(pending)) {
            self.okta.secret.set_aside(before.secret);
        }
    }

    /// Dell was given this: if it is the pending secret, that is the current one from here on, and the former one retires.
    pub fn promote_pending(&mut self, of: &Subject) {
        let given = |rotation: &mut Rotation| {
            rotation.pending().is_some_and(|pending| pending.secret.mark.secret_hash == of.secret_hash)
        };
        let Some(Rotation::Pending(pending)) = self.okta.rotation.take_if(given) else { return };
        let Pending { since, direction, secret, proof, went_on, .. } = *pending;
        let ours = self.secret_here().is_some();
        let mut former = self.okta.secret.current.replace(secret);
        // One of another org is none of this rotation's.
        if let Some(other) = former.take_if(|_| !ours) {
            self.okta.secret.set_aside(other);
        }
        match proof {
            Some(proof) => (self.okta.proof, self.okta.proof_skipped_at) = (Some(proof), None),
            None => self.okta.proof_skipped_at = went_on.map(|known| known.at),
        }
        let retiring = Box::new(Retiring::new(since, direction, former));
        self.okta.rotation = Some(Rotation::Promoted { seen: None, retiring });
    }

    /// The person returns to the former secret after Dell was given the pending one, or may hold it. After abandoning, the
    /// abandoned one is pending again.
    ///
    /// # Errors
    /// `step-not-done` where there is none to return to.
    pub fn roll_back(&mut self) -> Result<()> {
        if !self.may_roll_back() {
            return Err(Kind::StepNotDone.into());
        }
        let of = self.subject_to_come();
        let (since, direction, secret) = match self.okta.rotation.take().ok_or(Kind::StepNotDone)? {
            Rotation::Begun { .. } => return Err(Kind::StepNotDone.into()),
            Rotation::Pending(pending) => {
                // Copied and not reported on: from here on it counts as given to Dell, with no clear answer.
                if let Some((at, of)) = pending.copied.zip(of).filter(|_| !self.reauthorization.is_open()) {
                    self.reauthorization.handed_over(at, of);
                }
                // Dell may hold either; from here on the one it was last given counts as the current one.
                let former = self.okta.secret.current.replace(pending.secret).ok_or(Kind::StepNotDone)?;
                self.okta.proof = pending.proof.or(self.okta.proof.take());
                (pending.since, pending.direction.turned(), former)
            }
            Rotation::Promoted { retiring, .. } => {
                (retiring.since, retiring.direction.turned(), retiring.secret.ok_or(Kind::StepNotDone)?)
            }
            // It was never given to Dell: that is no way back.
            Rotation::Abandoned { retiring } => {
                (retiring.since, retiring.direction, retiring.secret.ok_or(Kind::StepNotDone)?)
            }
        };
        self.okta.rotation = Some(Rotation::Pending(Box::new(Pending::new(since, direction, secret))));
        Ok(())
    }

    /// The person abandons the pending secret before Dell is given it: it retires. Where none was saved, the rotation ends.
    ///
    /// # Errors
    /// `dell-may-hold` while Dell may hold it: then the way back leads over Dell.
    pub fn abandon_pending(&mut self) -> Result<()> {
        if !self.may_abandon() {
            return Err(if self.may_hold_pending() { Kind::DellMayHold } else { Kind::StepNotDone }.into());
        }
        match self.okta.rotation.take() {
            Some(Rotation::Pending(pending)) => {
                let retiring = Box::new(Retiring::new(pending.since, pending.direction, Some(pending.secret)));
                self.okta.rotation = Some(Rotation::Abandoned { retiring });
            }
            Some(_) | None => self.end_rotation(),
        }
        Ok(())
    }

    /// Whether Dell may hold the pending secret: since the rotation began it was copied for the console, or one of the two
    /// was handed over, and no clear answer is known. An unclear hand-over from before doesn't count.
    pub fn may_hold_pending(&self) -> bool {
        self.okta.rotation.as_ref().and_then(Rotation::pending).is_some_and(|pending| {
            let handed = self.reauthorization.open().is_some_and(|(at, _)| at >= pending.since);
            pending.copied.is_some() || handed
        })
    }

    /// Whether the pending secret may be abandoned: Dell was never given it, for certain.
    pub fn may_abandon(&self) -> bool {
        self.okta.rotation.as_ref().is_some_and(|rotation| rotation.retiring().is_none()) && !self.may_hold_pending()
    }

    /// Whether the person may return: Dell holds, or may hold, the pending secret, and the former one is here.
    pub fn may_roll_back(&self) -> bool {
        // A secret that is being erased can't return before it is known whether it is gone.
        if matches!(self.items.intent, Some(Intent::Wipe { .. })) {
            return false;
        }
        match &self.okta.rotation {
            Some(Rotation::Promoted { retiring, .. } | Rotation::Abandoned { retiring }) => {
                retiring.here() && retiring.erased.is_none()
            }
            Some(Rotation::Pending(_)) => self.may_hold_pending() && !self.current_is_lost(),
            Some(Rotation::Begun { .. }) | None => false,
        }
    }

    /// This org's secret is not here: its item is gone, was erased by choice, or holds something else. What is not here
    /// can't be shown to be refused.
    pub fn current_is_lost(&self) -> bool {
        !self.secret_here().is_some_and(StoredSecret::here)
    }
}

impl Direction {
    /// The other way.
    #[must_use]
    pub const fn turned(self) -> Self {
        match self {
            Self::Forward => Self::Back,
            Self::Back => Self::Forward,
        }
    }
}

#[cfg(test)]
pub(crate) mod tests;
