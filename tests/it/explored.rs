//! Explores the engine breadth first: from a state, it tries everything that a person, a service or a kill may do next,
//! each from that very state; then the same from every new state. States differ by the connection's record, the
//! keychain's content, and what Okta and Dell hold; times, ids and secrets count by the order in which they appear
//! (`shape`). Every state is checked against the promises (`promises`).
//!
//! Nothing is random: the same count visits the same states. `ODC_STATES` sets how many, over both ways; a failure
//! prints the actions that lead to it from the beginning.

mod actions;
mod apply;
mod promises;
mod shape;

use std::collections::{HashSet, VecDeque};
use std::fmt::Write as _;
use std::io::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use self::actions::{Action, Part, Person, Step, Under, steps};
use self::apply::done;
use self::promises::{hold, were_kept};
use self::shape::shape;
use crate::test_app::TestApp;
use crate::test_app::snapshot::{self, Snapshot};

/// States that a usual run visits, over both ways.
const STATES: usize = 2_000;
/// Steps after which the app moves to a new folder, so that its growing log doesn't slow the start.
const MOVE: u64 = 100;
/// States after which a long run reports its progress.
const REPORTED: usize = 2_500;

#[tokio::test]
async fn by_api_every_state_keeps_what_is_promised() {
    explore("API", [Part::ApiFromTheBeginning, Part::ApiRegistered]).await;
}

#[tokio::test]
async fn by_console_every_state_keeps_what_is_promised() {
    explore("console", [Part::ConsoleFromTheBeginning, Part::ConsoleRegistered]).await;
}

/// The same beginning twice is one state, whatever was drawn meanwhile; one more keychain item makes another.
#[tokio::test]
async fn a_state_counts_once_whatever_is_drawn() {
    let (mut app, part) = (TestApp::new().await, Part::ApiRegistered);
    let mut shapes = Vec::new();
    for _ in 0..2 {
        let person = Box::pin(part.begin(&mut app)).await;
        let snapshot = app.snapshot();
        shapes.push(shape(&snapshot, &snapshot.items().await, &person, part));
    }
    assert_eq!(shapes[0], shapes[1]);
    let mut person = Box::pin(part.begin(&mut app)).await;
    for action in [Action::Rotate, Action::TakeNew, Action::ProveNew] {
        let good = Box::pin(done(&mut app, &mut person, Step { action, under: Under::Calm })).await;
        assert!(good, "{action:?}");
        let snapshot = app.snapshot();
        let next = shape(&snapshot, &snapshot.items().await, &person, part);
        assert!(!shapes.contains(&next), "{action:?}");
        shapes.push(next);
    }
}

/// Defects that an exploration found, and that were fixed.
#[tokio::test]
async fn what_was_found_before_stays_mended() {
    let calm = |action| Step { action, under: Under::Calm };
    let cut = |action, instant| Step { action, under: Under::Cut(snapshot::Instant::Keychain(instant)) };
    let found = [
        (Part::ApiFromTheBeginning, vec![calm(Action::Take), calm(Action::Erase), calm(Action::Take)]),
        (
            Part::ConsoleRegistered,
            vec![
                calm(Action::Rotate),
                calm(Action::TakeNewNonsense),
                cut(Action::TakeNew, 2),
                calm(Action::Abandon),
                calm(Action::Rotate),
                calm(Action::RollBack),
            ],
        ),
        (
            Part::ApiRegistered,
            vec![
                calm(Action::Rotate),
                calm(Action::TakeNew),
                calm(Action::Abandon),
                calm(Action::Deactivate),
                calm(Action::ProveRefused),
                cut(Action::EraseRetiring, 0),
                calm(Action::RollBack),
                calm(Action::Rotate),
            ],
        ),
    ];
    let mut app = TestApp::new().await;
    for (part, steps) in found {
        let mut person = Box::pin(part.begin(&mut app)).await;
        for step in steps {
            Box::pin(done(&mut app, &mut person, step)).await;
            let snapshot = app.snapshot();
            hold(&app, &snapshot, &snapshot.items().await, &person, part);
        }
    }
}

/// A state, and what is needed to continue from it.
struct Place {
    number: usize,
    snapshot: Snapshot,
    person: Person,
}

struct Exploration {
    app: TestApp,
    seen: HashSet<u128>,
    /// How each state was reached: from which, and by what.
    reached: Vec<(usize, Option<Step>)>,
    taken: u64,
    part: Part,
    broken: usize,
    begun: Instant,
}

async fn explore(way: &str, parts: [Part; 2]) {
    let wanted = std::env::var("ODC_STATES").ok().and_then(|text| text.parse().ok()).unwrap_or(STATES) / 2;
    let mut all = Exploration {
        app: TestApp::new().await,
        seen: HashSet::new(),
        reached: Vec::new(),
        taken: 0,
        part: parts[0],
        broken: 0,
        begun: Instant::now(),
    };
    all.app.watch_for(Duration::ZERO);
    let mut summary = format!("by {way}:");
    for (number, part) in parts.into_iter().enumerate() {
        let before = all.seen.len();
        // The second part gets what the first leaves.
        let bound = before + (wanted - before) / (parts.len() - number);
        all.part = part;
        let (depth, whole) = Box::pin(all.walk(bound)).await;
        let (states, whole) = (all.seen.len() - before, if whole { "all there are" } else { "not all" });
        let _ = write!(summary, " {part:?} {states} states ({whole}), up to {depth} steps away;");
    }
    let (states, steps, seconds) = (all.seen.len(), all.taken, all.begun.elapsed().as_secs());
    let _closed = writeln!(std::io::stderr(), "{summary} {states} states in {steps} steps, {seconds} s");
    assert_eq!(all.broken, 0, "{summary} promises were broken");
    assert!(states >= wanted, "{summary} ran out of states");
}

impl Exploration {
    /// Breadth first until so many states were seen; answers how far away the last one was, and whether there are no
    /// more.
    async fn walk(&mut self, bound: usize) -> (usize, bool) {
        let person = Box::pin(self.part.begin(&mut self.app)).await;
        let mut next = VecDeque::new();
        self.reached.clear();
        self.reached.push((0, None));
        let snapshot = self.app.snapshot();
        self.seen.insert(shape(&snapshot, &snapshot.items().await, &person, self.part));
        next.push_back(Place { number: 0, snapshot, person });
        let mut far = vec![0_usize];
        while let Some(place) = next.pop_front() {
            for step in steps(self.part, &place.snapshot, &place.person) {
                if self.seen.len() >= bound {
                    return (far.last().copied().unwrap_or_default(), false);
                }
                if let Some((snapshot, person)) = Box::pin(self.step(&place, step)).await {
                    self.reached.push((place.number, Some(step)));
                    far.push(far[place.number] + 1);
                    next.push_back(Place { number: self.reached.len() - 1, snapshot, person });
                }
            }
        }
        (far.last().copied().unwrap_or_default(), true)
    }

    /// One step from a state. Answers where it leads, if no step led there before.
    async fn step(&mut self, from: &Place, step: Step) -> Option<(Snapshot, Person)> {
        self.taken += 1;
        if self.taken.is_multiple_of(MOVE) {
            assert!(self.app.chain_holds());
            assert!(!self.app.on_disk(&from.person.values()), "a secret in a file");
            self.app.move_out();
        }
        self.app.put_back(&from.snapshot);
        let mut person = from.person.clone();
        let good = Box::pin(done(&mut self.app, &mut person, step)).await;
        let snapshot = self.app.snapshot();
        if snapshot.same_as(&from.snapshot) && person == from.person {
            return None;
        }
        let items = snapshot.items().await;
        let is_new = self.seen.insert(shape(&snapshot, &items, &person, self.part));
        let looked = catch_unwind(AssertUnwindSafe(|| {
            were_kept(&from.snapshot, &snapshot, &person, step, good);
            if is_new {
                hold(&self.app, &snapshot, &items, &person, self.part);
            }
        }));
        if looked.is_err() {
            self.report(from, step);
            return None;
        }
        if is_new && self.seen.len().is_multiple_of(REPORTED) {
            let (states, steps, seconds) = (self.seen.len(), self.taken, self.begun.elapsed().as_secs());
            // Nothing can be done about a closed stderr.
            let _closed = writeln!(std::io::stderr(), "{:?}: {states} states in {steps} steps, {seconds} s", self.part);
        }
        is_new.then(|| (snapshot.waiting(), person))
    }

    /// Prints how a broken promise was reached, and explores nothing beyond it.
    fn report(&mut self, from: &Place, step: Step) {
        let (mut steps, mut at) = (vec![step], from.number);
        while let (before, Some(step)) = self.reached[at] {
            steps.push(step);
            at = before;
        }
        let mut actions = String::new();
        for step in steps.iter().rev() {
            let _ = write!(actions, " {step:?}");
        }
        self.broken += 1;
        // A closed stderr can't be helped; the failure itself is reported elsewhere.
        let _closed = writeln!(std::io::stderr(), "{:?} reached it by:{actions}", self.part);
        assert!(self.broken < 20, "promises are broken again and again");
    }
}
