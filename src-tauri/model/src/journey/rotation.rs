//! The screens of a rotation, as functions of its facts.

use serde::Serialize;

use crate::connection::{Rotation, RotationScreen, Stage, StepState};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct ScreenRow {
    pub screen: RotationScreen,
    pub state: StepState,
}

/// The screen on which a rotation continues. A secret that comes back was added long ago: it is tested where Dell gets it.
pub fn screen(rotation: &Rotation) -> RotationScreen {
    match rotation.stage() {
        Stage::Prove if rotation.back() => RotationScreen::Update,
        Stage::Slots | Stage::Prove => RotationScreen::Add,
        Stage::Reauthorize | Stage::AtDell => RotationScreen::Update,
        Stage::Deactivate | Stage::Refused => RotationScreen::Deactivate,
        Stage::Wipe | Stage::Ended => RotationScreen::Done,
    }
}

/// The rail of a rotation: four screens, or those left after a change of mind.
pub fn screens(rotation: &Rotation) -> Vec<ScreenRow> {
    let now = screen(rotation);
    let first = match (rotation.abandoned(), rotation.back()) {
        (true, _) => RotationScreen::Deactivate,
        (false, true) => RotationScreen::Update,
        (false, false) => RotationScreen::Add,
    };
    let ended = rotation.stage() == Stage::Ended;
    let shown = RotationScreen::ALL.iter().filter(|screen| **screen >= first);
    shown
        .map(|screen| {
            let state = match screen.cmp(&now) {
                std::cmp::Ordering::Less => StepState::Done,
                std::cmp::Ordering::Equal if ended => StepState::Done,
                std::cmp::Ordering::Equal => StepState::InProgress,
                std::cmp::Ordering::Greater => StepState::NotStarted,
            };
            ScreenRow { screen: *screen, state }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::connection::rotation::tests::{begun, promoted, staged};
    use crate::connection::{AppStatus, Connection, Evidence, SeenAtDell};

    fn rail(connection: &Connection) -> Vec<RotationScreen> {
        screens(rotation(connection)).iter().map(|row| row.screen).collect()
    }

    fn rotation(connection: &Connection) -> &Rotation {
        connection.okta.rotation.as_ref().expect("a rotation")
    }

    #[test]
    fn the_rail_shows_what_is_left() {
        use RotationScreen::{Add, Deactivate, Done, Update};
        assert_eq!(rail(&begun()), [Add, Update, Deactivate, Done]);
        let mut abandoned = staged();
        abandoned.abandon_pending().expect("never given to Dell");
        assert_eq!(rail(&abandoned), [Deactivate, Done]);
        let mut back = promoted();
        back.roll_back().expect("the former one is here");
        assert_eq!(rail(&back), [Update, Deactivate, Done]);
    }

    /// A secret that returns was added long ago: it is tested on the screen where Dell gets it.
    #[test]
    fn a_secret_that_comes_back_is_tested_where_dell_gets_it() {
        let staged = staged();
        assert_eq!((rotation(&staged).stage(), screen(rotation(&staged))), (Stage::Prove, RotationScreen::Add));
        let mut back = promoted();
        back.roll_back().expect("the former one is here");
        assert_eq!((rotation(&back).stage(), screen(rotation(&back))), (Stage::Prove, RotationScreen::Update));
    }

    #[test]
    fn at_its_end_each_row_is_done() {
        let mut ended = promoted();
        let known = || Evidence::tested(Timestamp::UNIX_EPOCH);
        let rotation = ended.okta.rotation.as_mut().expect("a rotation");
        rotation.saw_status(SeenAtDell { word: Some(AppStatus::Connected), known: known() });
        let retiring = rotation.retiring_mut().expect("one goes out");
        (retiring.inactive, retiring.refused, retiring.erased) = (Some(known()), Some(known()), Some(known()));
        assert_eq!(screen(rotation), RotationScreen::Done);
        assert!(screens(rotation).iter().all(|row| row.state == StepState::Done));
    }
}
