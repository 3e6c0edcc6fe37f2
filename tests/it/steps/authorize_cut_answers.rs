//! Answers to a registration that are cut off at random instants.

use std::time::Duration;

use model::connection::{ReadBack, Registration};

use crate::random_acts::Luck;
use crate::test_app::acts::{Act, Consoles, DOMAIN};
use crate::test_app::{TestApp, hash};

/// The answer to a registration is cut at 200 random instants: none leads to a second one.
#[tokio::test]
async fn two_hundred_cuts_of_the_registration_answer() {
    let mut luck = Luck::new(20_261_124);
    let (mut app, mut took_effect) = (TestApp::new().await, 0);
    app.watch_for(Duration::from_secs(20));
    for cut in 0..200 {
        app.anew().await;
        let mut consoles = Consoles::default();
        let begin = [Act::AnswerReady, Act::Name(DOMAIN), Act::ChooseDell("practice-api"), Act::InstallInOkta];
        let rest = [Act::TakeSecret, Act::GiveClientId, Act::MakeKeyAtDell, Act::TakeKey];
        for act in begin.into_iter().chain(rest) {
            act.on(&app, &mut consoles).await.expect("good");
        }
        app.fault("dell-at-once", None).await;
        // The service cuts before or after the effect, or the app is killed at any instant of its own.
        let turns = match cut % 4 {
            0 => {
                app.fault("lost-answer", None).await;
                None
            }
            1 => {
                app.fault("lost-answer-before", None).await;
                None
            }
            _ => Some(luck.below(1_500)),
        };
        let passed = async {
            match turns {
                None => std::future::pending().await,
                Some(turns) => {
                    for _ in 0..turns {
                        tokio::task::yield_now().await;
                    }
                }
            }
        };
        app.killed_when(async |engine, id| engine.authorize(id).await, passed).await;
        // The person does what the screen offers until Dell has it; never "send again" while the list shows one.
        for _ in 0..6 {
            let (engine, id) = (app.engine(), app.id.clone());
            let _refused = match app.connection().registration {
                Registration::Done { .. } => break,
                Registration::NotSent | Registration::Refused { .. } => engine.authorize(&id).await,
                Registration::Intended { .. }
                | Registration::Running { .. }
                | Registration::Unknown { read: None, .. } => engine.read_dell_list(&id).await,
                Registration::Unknown { read: Some(ReadBack { found: Some(_), .. }), .. } => {
                    engine.adopt_registration(&id).await
                }
                Registration::Unknown { read: Some(ReadBack { found: None, .. }), .. } => {
                    // A request that still lives may land yet: the person looks once more before deciding.
                    let _seen = engine.read_dell_list(&id).await;
                    match app.connection().registration {
                        registration if registration.read_as_absent() => engine.send_again(&id).await,
                        _ => Ok(()),
                    }
                }
            };
        }
        let outcomes = app.outcomes().await;
        let registered = outcomes.iter().filter(|outcome| *outcome == "registered").count();
        assert_eq!(registered, 1, "cut {cut}: {outcomes:?}");
        assert!(!outcomes.contains(&"already_registered".to_owned()), "cut {cut} sent past one: {outcomes:?}");
        assert!(matches!(app.connection().registration, Registration::Done { .. }), "cut {cut}");
        assert_eq!(app.ledger().await.last().map(|(_, of)| of.clone()), Some(hash(&consoles.secret)));
        took_effect += usize::from(!outcomes.contains(&"cut_before_effect".to_owned()));
    }
    assert!(took_effect >= 100, "most cuts come after the effect: {took_effect}");
}
