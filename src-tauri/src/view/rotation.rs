//! Wire types of a rotation, and of what a person does in it.

use engine::Engine;
use model::connection::{
    Connection, Evidence, Level, Outcome, RefusedAgain, RotationScreen, SeenAtDell, Stage, Viewing,
};
use model::journey::{self, ScreenRow};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::make::instant;
use super::okta::{Row, StoredSecret, granted, rows, stored_secret};

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
    /// The new secret was abandoned: it retires.
    pub abandoned: bool,
    /// The pending secret was tested, or the person continued: Dell may get it, or got it.
    pub ready: bool,
    /// The pending secret, until Dell was given it.
    pub pending: Option<Pending>,
    /// App Status since Dell was given it.
    pub seen: Option<SeenAtDell>,
    /// The retiring secret.
    pub retiring: Option<Retiring>,
    /// The new secret may be abandoned.
    pub may_abandon: bool,
    /// The person may roll back, by giving Dell the other secret.
    pub may_roll_back: bool,
}

/// The pending secret.
#[derive(Debug, Serialize, TS)]
pub struct Pending {
    /// Its mark.
    pub secret: StoredSecret,
    /// Rows of its test.
    pub rows: Vec<Row>,
    /// Level of its test.
    pub level: Option<Level>,
    /// Known scopes that it was granted.
    pub granted: u32,
    /// When it was tested.
    pub tested_at: Option<String>,
    /// Okta accepted it, whatever else the test found.
    pub accepted: bool,
    /// The person continued without a complete test of it.
    pub continued: bool,
    /// Dell may have it: it was sent or copied since, and no clear answer is known.
    pub dell_may_hold: bool,
    /// What Dell's console said to it, when it was no success.
    pub refused: Option<RefusedAgain>,
}

/// The retiring secret.
#[derive(Debug, Serialize, TS)]
pub struct Retiring {
    /// Its mark; `None` when no secret of this connection was ever known here.
    pub secret: Option<StoredSecret>,
    /// It is saved here, so it can be tested and erased.
    pub here: bool,
    /// Set inactive in Okta.
    pub inactive: Option<Evidence>,
    /// Okta refuses it.
    pub refused: Option<Evidence>,
    /// Its item is gone, or there was none.
    pub erased: Option<Evidence>,
}

pub(super) fn rotation(engine: &Engine, connection: &Connection, from: &model::connection::Rotation) -> Rotation {
    use model::connection::Rotation as R;
    Rotation {
        on_screen: connection.progress.viewing == Viewing::Rotation,
        screen: journey::screen(from),
        rail: journey::screens(from),
        lost: connection.current_is_lost(),
        back: from.back(),
        abandoned: from.abandoned(),
        ready: from.stage() >= Stage::Reauthorize,
        pending: from.pending().map(|one| pending(engine, connection, one)),
        seen: match from {
            R::Promoted { seen, .. } => seen.clone(),
            R::Begun { .. } | R::Pending(_) | R::Abandoned { .. } => None,
        },
        retiring: from.retiring().map(|one| Retiring {
            secret: one.secret.as_ref().map(|secret| stored_secret(engine, secret)),
            here: one.was_here(),
            inactive: one.inactive.clone(),
            refused: one.refused.clone(),
            erased: one.erased.clone(),
        }),
        may_abandon: connection.may_abandon(),
        may_roll_back: connection.may_roll_back(),
    }
}

fn pending(engine: &Engine, connection: &Connection, from: &model::connection::Pending) -> Pending {
    let proof = from.proof.as_ref();
    Pending {
        secret: stored_secret(engine, &from.secret),
        rows: rows(proof),
        level: proof.map(|proof| proof.level),
        granted: granted(proof, &Engine::scopes(connection)),
        tested_at: proof.map(|proof| instant(proof.at)),
        accepted: from.accepted(),
        continued: from.went_on.is_some(),
        dell_may_hold: connection.may_hold_pending(),
        refused: from.refused.clone(),
    }
}

/// What a person does in a rotation.
#[derive(Debug, Deserialize, TS)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum RotationAct {
    /// Back to the connection's steps.
    Leave,
    /// Continues without a complete test.
    ContinueUntested,
    /// Gives Dell the pending secret, by API, and reads App Status.
    Reauthorize,
    /// What Dell's console said to it.
    ConsoleSaid {
        /// The answer.
        outcome: Outcome,
    },
    /// Reads Dell's list; sends nothing.
    ReadDell,
    /// Reads App Status.
    ReadStatus,
    /// App Status as the person sees it after Re-Authorize App; no word: not seen.
    SawStatus {
        /// Dell's word.
        word: Option<String>,
    },
    /// The retiring secret was set to inactive in Okta: both are tested, and it is erased here.
    Deactivated,
    /// The same without the test.
    DeactivatedUntested,
    /// Looks at Okta again.
    LookAgain,
    /// Erases the retiring secret here.
    Erase,
    /// Abandons the new secret.
    Abandon,
    /// Gives Dell the previous secret again.
    RollBack,
    /// Ends it.
    Finish,
}
