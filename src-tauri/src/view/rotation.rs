//! Wire types of a rotation, and of what a person does in it.

use model::connection::{Evidence, Level, Outcome, RefusedAgain, RotationScreen, SeenAtDell};
use model::journey::ScreenRow;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Row, StoredSecret};

/// A rotation that is under way.
#[derive(Debug, Serialize, TS)]
pub struct Rotation {
    /// It is on the screen, in place of the step.
    pub on_screen: bool,
    /// The screen on which it continues.
    pub screen: RotationScreen,
    /// Its own rail.
    pub rail: Vec<ScreenRow>,
    /// The secret in use is not here any more: this recovers one.
    pub lost: bool,
    /// The person rolled back: the previous secret is pending.
    pub back: bool,
    /// The new secret was given up: it goes out.
    pub given_up: bool,
    /// It was tested, or the person continued: Dell may get it, or got it.
    pub ready: bool,
    /// The person continued without a complete test of it.
    pub went_on: bool,
    /// Dell may have it: it was sent or copied since, and no clear answer is known.
    pub dell_may_hold: bool,
    /// The secret that comes in.
    pub new: Option<StoredSecret>,
    /// Rows of its proof.
    pub rows: Vec<Row>,
    /// Level of its proof.
    pub level: Option<Level>,
    /// Known scopes that it was granted.
    pub granted: u32,
    /// When it was proven.
    pub proven_at: Option<String>,
    /// Okta took it, whatever was found beside that.
    pub accepted: bool,
    /// What Dell's console said to it, when it was no success.
    pub refused: Option<RefusedAgain>,
    /// App Status since Dell was given it.
    pub seen: Option<SeenAtDell>,
    /// The secret that goes out.
    pub leaving: Option<Previous>,
    /// The new secret may be given up.
    pub may_give_up: bool,
    /// The person may roll back, by giving Dell the other secret.
    pub may_turn: bool,
}

/// A secret that goes out.
#[derive(Debug, Serialize, TS)]
pub struct Previous {
    /// Its mark; nothing when none of this connection was ever known here.
    pub custody: Option<StoredSecret>,
    /// It lies here, so that it can be tried and wiped.
    pub here: bool,
    /// Set inactive in Okta.
    pub inactive: Option<Evidence>,
    /// Okta refuses it.
    pub refused: Option<Evidence>,
    /// Its item is gone, or there was none.
    pub wiped: Option<Evidence>,
}

/// A re-authorization by API without a clear end: Dell may hold either secret.
#[derive(Debug, Serialize, TS)]
pub struct Handed {
    /// When it was sent.
    pub at: String,
    /// App Status since, when it was read.
    pub status: Option<String>,
    /// When it was read.
    pub read_at: Option<String>,
}

/// What a person does in a rotation.
#[derive(Debug, Deserialize, TS)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum RotationAct {
    /// Back to the connection's steps.
    Leave,
    /// On without a complete proof.
    GoOnUnproven,
    /// Gives Dell the secret that comes in, by API, and reads App Status.
    Reauthorize,
    /// What Dell's console said to it.
    ConsoleSaid {
        /// The answer.
        outcome: Outcome,
    },
    /// Reads what Dell says of the domain; sends nothing.
    ReadDell,
    /// Reads App Status.
    ReadStatus,
    /// App Status as the person sees it after Re-Authorize App; no word: not seen.
    SawStatus {
        /// Dell's word.
        word: Option<String>,
    },
    /// It was set to inactive in Okta: both are tested, and it is erased here.
    Deactivated,
    /// The same without the test.
    DeactivatedUntested,
    /// Back to the look at Okta.
    LookAgain,
    /// Wipes it here.
    Wipe,
    /// Gives the new one up.
    GiveUp,
    /// Turns back.
    TurnBack,
    /// Ends it.
    Finish,
}
