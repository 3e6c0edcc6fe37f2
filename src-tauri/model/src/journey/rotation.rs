//! The stage and the screen of a rotation, as functions of its facts.

use crate::connection::{Connection, Intent, Rotation, RotationScreen, RowState, Stage, StepState};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScreenRow {
    pub screen: RotationScreen,
    pub state: StepState,
}

/// The stage of a rotation: the first thing that is not done.
#[must_use]
pub fn stage(rotation: &Rotation) -> Stage {
    if let Some(leaving) = &rotation.leaving {
        let dell_gets_in =
            rotation.given_up || rotation.seen.as_ref().is_some_and(crate::connection::SeenAtDell::lets_go);
        return if !dell_gets_in {
            Stage::AtDell
        } else if leaving.inactive.is_none() {
            Stage::Deactivate
        } else if leaving.here && leaving.refused.is_none() {
            Stage::Refused
        } else if leaving.wiped.is_none() {
            Stage::Wipe
        } else {
            Stage::Ended
        };
    }
    if rotation.new.is_none() {
        return if rotation.listed == Some(1) { Stage::Take } else { Stage::Slots };
    }
    let whole = rotation.accepted() && !gaps(rotation);
    if whole || rotation.went_on.is_some() { Stage::Reauthorize } else { Stage::Prove }
}

/// Whether the test of the pending secret found gaps.
fn gaps(rotation: &Rotation) -> bool {
    let wrong = |state: RowState| matches!(state, RowState::Fail | RowState::Blocked);
    rotation
        .proof
        .as_ref()
        .is_some_and(|proof| proof.rows.iter().any(|row| wrong(row.state) && super::row_counts(proof.level, &row.id)))
}

/// The screen on which a rotation continues. A secret that returns was added long ago: it is tested where Dell gets it.
#[must_use]
pub fn screen(rotation: &Rotation) -> RotationScreen {
    match stage(rotation) {
        Stage::Prove if rotation.back => RotationScreen::Update,
        Stage::Slots | Stage::Take | Stage::Prove => RotationScreen::Add,
        Stage::Reauthorize | Stage::AtDell => RotationScreen::Update,
        Stage::Deactivate | Stage::Refused => RotationScreen::Deactivate,
        Stage::Wipe | Stage::Ended => RotationScreen::Done,
    }
}

/// The rail of a rotation: four screens, or those left after a change of mind.
#[must_use]
pub fn screens(rotation: &Rotation) -> Vec<ScreenRow> {
    let now = screen(rotation);
    let first = match (rotation.given_up, rotation.back) {
        (true, _) => RotationScreen::Deactivate,
        (false, true) => RotationScreen::Update,
        (false, false) => RotationScreen::Add,
    };
    let ended = stage(rotation) == Stage::Ended;
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

/// Whether Dell may hold the pending secret: since the rotation began it was copied for the console, or either secret
/// was handed over, without a clear answer. An unclear hand-over from before doesn't count.
#[must_use]
pub fn may_hold_new(connection: &Connection) -> bool {
    let Some(rotation) = connection.rotation.as_ref().filter(|rotation| rotation.new.is_some()) else { return false };
    let handed = connection.reauthorization.open().is_some_and(|(at, _)| at >= rotation.begun_at);
    rotation.copied.is_some() || handed
}

/// Whether the pending secret may be abandoned: Dell certainly never got it.
#[must_use]
pub fn may_give_up(connection: &Connection) -> bool {
    connection.rotation.as_ref().is_some_and(|rotation| rotation.leaving.is_none()) && !may_hold_new(connection)
}

/// Whether the person may roll back: Dell holds, or may hold, the pending secret, and the previous one is here.
#[must_use]
pub fn may_turn(connection: &Connection) -> bool {
    let Some(rotation) = &connection.rotation else { return false };
    // A secret that is being erased can't return before it is known whether it is gone.
    if matches!(connection.intent, Some(Intent::Wipe { .. })) {
        return false;
    }
    match &rotation.leaving {
        Some(leaving) => leaving.here && leaving.wiped.is_none(),
        None => may_hold_new(connection) && !rotation.lost && connection.secret_here().is_some(),
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::connection::{
        Evidence, Level, Organization, Previous, Proof, Row, SeenAtDell, StoredSecret, Subject, Tier,
    };
    use crate::mark::Mark;

    fn at() -> Timestamp {
        Timestamp::UNIX_EPOCH
    }

    fn custody(hash: &str) -> StoredSecret {
        StoredSecret {
            account: format!("acme.okta.com/id/okta-secret/{hash}"),
            place: "p".into(),
            keep: crate::connection::StoreKind::Keychain,
            over_at: None,
            astray: None,
            mark: Mark { length: 40, last_four: "abcd".into(), secret_hash: hash.into() },
            at: at(),
            clipboard_emptied: Some(true),
            trimmed: false,
            unusual_length: false,
        }
    }

    fn of(hash: &str) -> Subject {
        Subject { host: "acme.okta.com".into(), client_id: "0oa1".into(), secret_hash: hash.into() }
    }

    fn proof(hash: &str, rows: &[(&str, RowState)]) -> Proof {
        let row =
            |(id, state): &(&str, RowState)| Row { id: (*id).into(), state: *state, problem: None, ms: None, at: None };
        Proof {
            level: Level::All,
            rows: rows.iter().map(row).collect(),
            granted: vec![],
            missing: vec![],
            as_requested: false,
            extra: None,
            doubt: None,
            not_ended: 0,
            look: None,
            earlier: None,
            at: at(),
            of: of(hash),
            accepted: None,
            added: None,
        }
    }

    fn seen(word: Option<&str>) -> Option<SeenAtDell> {
        Some(SeenAtDell { word: word.map(Into::into), known: Evidence::measured(at()) })
    }

    fn known() -> Option<Evidence> {
        Some(Evidence::measured(at()))
    }

    #[test]
    fn the_stage_is_the_first_thing_not_done() {
        use RowState::{Blocked, Fail, Pass, Untestable};
        let begun = Rotation::default();
        let room = Rotation { listed: Some(1), ..begun.clone() };
        let taken = Rotation { new: Some(custody("n")), ..room.clone() };
        let proven = |rows: &[(&str, RowState)]| Rotation { proof: Some(proof("n", rows)), ..taken.clone() };
        let handed = Rotation {
            leaving: Some(Previous { custody: Some(custody("o")), here: true, ..Previous::default() }),
            ..room.clone()
        };
        let leaving = |seen: Option<SeenAtDell>, change: fn(&mut Previous)| {
            let mut rotation = Rotation { seen, ..handed.clone() };
            change(rotation.leaving.as_mut().expect("leaving"));
            rotation
        };
        let table = [
            (begun.clone(), Stage::Slots),
            (Rotation { listed: Some(2), ..begun }, Stage::Slots),
            (room, Stage::Take),
            (taken.clone(), Stage::Prove),
            (proven(&[("credential", Pass), ("writing", Untestable)]), Stage::Reauthorize),
            (proven(&[("credential", Fail)]), Stage::Prove),
            (proven(&[("credential", Blocked)]), Stage::Prove),
            (proven(&[("credential", Pass), ("scopes", Fail)]), Stage::Prove),
            (Rotation { went_on: known(), ..proven(&[("credential", Pass), ("scopes", Fail)]) }, Stage::Reauthorize),
            // A test of another secret shows nothing about this one.
            (Rotation { proof: Some(proof("x", &[("credential", Pass)])), ..taken.clone() }, Stage::Prove),
            (Rotation { went_on: known(), ..taken }, Stage::Reauthorize),
            (handed.clone(), Stage::AtDell),
            (leaving(seen(Some("Unauthorized")), |_| ()), Stage::AtDell),
            (leaving(seen(Some("Pending")), |_| ()), Stage::AtDell),
            (leaving(seen(Some("Connected")), |_| ()), Stage::Deactivate),
            (leaving(seen(None), |_| ()), Stage::Deactivate),
            (Rotation { given_up: true, ..handed.clone() }, Stage::Deactivate),
            (leaving(seen(Some("Connected")), |l| l.inactive = known()), Stage::Refused),
            (
                leaving(seen(Some("Connected")), |l| {
                    l.inactive = known();
                    l.refused = known();
                }),
                Stage::Wipe,
            ),
            // A missing secret can be neither tested nor erased, only reported.
            (
                leaving(seen(Some("Connected")), |l| {
                    l.inactive = known();
                    l.here = false;
                }),
                Stage::Wipe,
            ),
            (
                leaving(seen(Some("Connected")), |l| {
                    l.inactive = known();
                    l.refused = known();
                    l.wiped = known();
                }),
                Stage::Ended,
            ),
        ];
        for (rotation, expected) in table {
            assert_eq!(stage(&rotation), expected, "{rotation:?}");
        }
    }

    #[test]
    fn a_change_of_mind_leaves_a_working_connection() {
        let mut connection = Connection::new("id".into(), "practice-api", at());
        connection.organization = Some(Organization {
            typed: String::new(),
            host: "acme.okta.com".into(),
            tier: Tier::Production,
            custom_domain: None,
            changes: vec![],
            metadata: None,
        });
        connection.secret = Some(custody("o"));
        let mut asked = |rotation: Rotation, handed: bool| {
            connection.rotation = Some(rotation);
            connection.reauthorization.settle();
            if handed {
                connection.reauthorization.handed_over(at(), of("n"));
            }
            (may_give_up(&connection), may_turn(&connection))
        };
        let taken = Rotation { new: Some(custody("n")), ..Rotation::default() };
        let leaving = Previous { custody: Some(custody("o")), here: true, ..Previous::default() };
        assert_eq!(asked(Rotation::default(), false), (true, false));
        assert_eq!(asked(taken.clone(), false), (true, false));
        // Dell may hold either, so the pending one can't be abandoned: the way back leads over Dell.
        assert_eq!(asked(taken.clone(), true), (false, true));
        assert_eq!(asked(Rotation { lost: true, ..taken.clone() }, true), (false, false));
        // The same after a copy for Dell's console whose outcome nobody reported.
        assert_eq!(asked(Rotation { copied: Some(at()), ..taken.clone() }, false), (false, true));
        assert_eq!(asked(Rotation { copied: Some(at()), lost: true, ..taken.clone() }, false), (false, false));
        // One from before the rotation shows nothing about the pending secret.
        let later = at() + jiff::SignedDuration::from_secs(1);
        assert_eq!(asked(Rotation { begun_at: later, ..taken.clone() }, true), (true, false));
        assert_eq!(asked(Rotation::default(), true), (true, false), "nothing came in yet");
        // Rolled back, and Dell certainly holds the other: the pending one is abandoned after all.
        assert_eq!(asked(Rotation { back: true, ..taken }, false), (true, false));
        assert_eq!(asked(Rotation { leaving: Some(leaving.clone()), ..Rotation::default() }, false), (false, true));
        let wiped = Previous { wiped: known(), ..leaving.clone() };
        assert_eq!(asked(Rotation { leaving: Some(wiped), ..Rotation::default() }, false), (false, false));
        let lost = Previous { here: false, ..leaving };
        assert_eq!(asked(Rotation { leaving: Some(lost), ..Rotation::default() }, false), (false, false));
    }

    #[test]
    fn the_rail_shows_what_is_left() {
        use RotationScreen::{Add, Deactivate, Done, Update};
        let rail = |rotation: &Rotation| screens(rotation).iter().map(|row| row.screen).collect::<Vec<_>>();
        assert_eq!(rail(&Rotation::default()), [Add, Update, Deactivate, Done]);
        let given_up = Rotation { given_up: true, leaving: Some(Previous::default()), ..Rotation::default() };
        assert_eq!(rail(&given_up), [Deactivate, Done]);
        let back = Rotation { back: true, new: Some(custody("o")), ..Rotation::default() };
        assert_eq!(rail(&back), [Update, Deactivate, Done]);
    }

    /// A secret that returns was added long ago: it is tested on the screen where Dell gets it.
    #[test]
    fn a_secret_that_comes_back_is_tested_where_dell_gets_it() {
        let taken = Rotation { new: Some(custody("n")), ..Rotation::default() };
        assert_eq!((stage(&taken), screen(&taken)), (Stage::Prove, RotationScreen::Add));
        let back = Rotation { back: true, ..taken };
        assert_eq!((stage(&back), screen(&back)), (Stage::Prove, RotationScreen::Update));
    }

    #[test]
    fn at_its_end_each_row_is_done() {
        let leaving = Previous { inactive: known(), refused: known(), wiped: known(), ..Previous::default() };
        let ended = Rotation { leaving: Some(leaving), seen: seen(Some("Connected")), ..Rotation::default() };
        assert_eq!(screen(&ended), RotationScreen::Done);
        assert!(screens(&ended).iter().all(|row| row.state == StepState::Done));
    }
}
