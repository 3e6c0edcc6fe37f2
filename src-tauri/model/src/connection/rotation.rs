//! What is known of a rotation that is under way: one secret comes in, another goes out.
//!
//! Until Dell was given the new one, the connection's secret (`Connection::secret`) is the old one, and whatever checks
//! the connection goes on with it. From then on it is the new one, and the old one is `leaving`.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Evidence, Proof, RefusedAgain, StoredSecret};

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
        /// The same, in stores of versions that asked first how many secrets Okta lists.
        Take = "take",
        /// Prove the new one.
        Prove = "prove",
        /// Give it to Dell.
        Reauthorize = "reauthorize",
        /// See whether Dell gets in with it.
        AtDell = "at_dell",
        /// Set the one that goes out inactive in Okta.
        Deactivate = "deactivate",
        /// Prove that Okta refuses it.
        Refused = "refused",
        /// Wipe it here.
        Wipe = "wipe",
        /// Nothing is left to do.
        Ended = "ended",
    }
}

/// A rotation that is under way.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rotation {
    /// When it was begun.
    pub begun_at: Timestamp,
    /// It is what the person looks at.
    pub on_screen: bool,
    /// The connection's secret is not here: its item is gone, was erased by choice, or holds something else. What is
    /// not here cannot be shown to be refused.
    pub lost: bool,
    /// Secrets that Okta lists, as an earlier version asked: 1, or 2 while there was no room. Nothing depends on it.
    pub listed: Option<u8>,
    /// The secret that comes in, in custody.
    pub new: Option<StoredSecret>,
    /// What was proven with it.
    pub proof: Option<Proof>,
    /// The person goes on without a proof, or with one that has gaps.
    pub went_on: Option<Evidence>,
    /// Its value was put on the clipboard for Dell's console, and nobody told yet what came of that: Dell may hold it.
    pub copied: Option<Timestamp>,
    /// What Dell's console said to re-authorizing, when it was no success.
    pub refused: Option<RefusedAgain>,
    /// Dell's App Status after it was given the new one.
    pub seen: Option<SeenAtDell>,
    /// The secret that goes out, once it is known which.
    pub leaving: Option<Previous>,
    /// The person gave the new one up before Dell was given it.
    pub given_up: bool,
    /// The person turned back after Dell may have been given the new one: the former one comes in again.
    pub back: bool,
}

/// App Status as Dell told it, or as a named person saw it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeenAtDell {
    /// Dell's word; nothing where the person could not see one and goes on all the same.
    pub word: Option<String>,
    /// How it is known.
    pub known: Evidence,
}

impl SeenAtDell {
    /// It allows the other secret to go: Dell gets in, or the person goes on without having seen it.
    #[must_use]
    pub fn lets_go(&self) -> bool {
        self.word.as_deref().is_none_or(|word| word == "Connected")
    }
}

/// A secret that goes out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Previous {
    /// Its mark and place; nothing when no secret of this connection was ever known here.
    pub custody: Option<StoredSecret>,
    /// It lies in the keychain, so that it can be tried and wiped.
    pub here: bool,
    /// A named person set it inactive in Okta, or deleted it.
    pub inactive: Option<Evidence>,
    /// Okta refused it; confirmed means that the person went on without this being measured.
    pub refused: Option<Evidence>,
    /// Its item was erased and read back as gone; or there was none.
    pub wiped: Option<Evidence>,
}

impl Rotation {
    /// Whether the secret that comes in was proven at Okta: accepted, whatever was found beside it.
    #[must_use]
    pub fn accepted(&self) -> bool {
        let of_new = |proof: &&Proof| self.new.as_ref().is_some_and(|new| new.mark.secret_hash == proof.of.secret_hash);
        self.proof.as_ref().filter(of_new).is_some_and(Proof::accepted_credential)
    }
}
