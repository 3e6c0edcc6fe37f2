//! What may be done next. Beside the person's acts: what a service or the keychain does meanwhile, and the app ended at
//! an instant. Faults last for the one act: afterwards everything answers again.

use connect::facts::{Facts, Handed, KeysState, Outcome, Registration, Rotation, Stage, Step as At};
use connect::journey::{may_give_up, may_turn, stage};
use serde_json::{Value, json};
use zeroize::Zeroizing;

use super::shape::list;
use crate::sandboxed::acts::{Act, DOMAIN, Hands};
use crate::sandboxed::standing::{Instant, Stood, begun};
use crate::sandboxed::{Desk, hash};

/// Where an exploration begins, and which deeds there are in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    ApiFromTheBeginning,
    ApiRegistered,
    ConsoleFromTheBeginning,
    ConsoleRegistered,
}

/// What the person knows and holds.
#[derive(Clone, PartialEq)]
pub struct Person {
    /// What Okta showed last and was not let go of, with its mark.
    pub shown: Option<(Zeroizing<String>, String)>,
    pub client_id: String,
    pub key: (String, Zeroizing<String>),
    /// What Dell's console said, and the app was not told yet.
    pub untold: Option<Outcome>,
    /// How often they decided to send again.
    pub decisions: usize,
    /// The keychain kept something else than what it was given, once.
    pub spoiled: bool,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Deed {
    Take,
    TakeNonsense,
    TakeKey,
    TryKey,
    Erase,
    EraseReplaced,
    TakeBack,
    Keep,
    Finish,
    Settle,
    GiveClientId,
    GiveAnotherClientId,
    Prove,
    SkipProof,
    Authorize,
    ReadList,
    Adopt,
    SendAgain,
    SwitchKeysOn,
    AnswerKeys(KeysState),
    Continue,
    GoTo(At),
    /// In Dell's console, with what the app has.
    AuthorizeAtDell,
    Tell,
    TellUnclear,
    TellRefused,
    /// In Okta's console: another secret is shown.
    NewSecret,
    /// In Dell's console: another API credential is shown.
    NewKey,
    /// Time passes at Dell.
    Later,
    /// The app is ended and started again.
    Kill,
    Rotate,
    TakeNew,
    TakeNewNonsense,
    ProveNew,
    GoOnUnproven,
    /// In Okta's console: what comes in is set active again.
    Mend,
    Reauthorize,
    /// In Dell's console: Re-Authorize App with what comes in.
    ReauthorizeAtDell,
    See,
    /// One click by API: Dell gets what comes in, and App Status is read.
    UpdateDell,
    /// One click by console: re-authorized, and App Status is as Dell's console shows it.
    ReportStatus,
    /// In Okta's console, and told.
    Deactivate,
    SayInactive,
    /// In Okta's console, and then one click: told, both tested, erased.
    DeactivateAndErase,
    /// The click alone.
    SayInactiveAndErase,
    /// The click behind the link: told, not tested, erased.
    EraseUntested,
    ProveRefused,
    GoOnUnrefused,
    LookAgain,
    Wipe,
    FinishRotation,
    GiveUp,
    TurnBack,
}

/// What goes wrong during a deed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Under {
    Calm,
    Locked,
    Spoiled,
    Fault(&'static str, Option<&'static str>),
    /// Dell makes a task of it.
    ByTask,
    Cut(Instant),
}

#[derive(Clone, Copy, PartialEq)]
pub struct Step {
    pub deed: Deed,
    pub under: Under,
}

impl std::fmt::Debug for Step {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.under {
            Under::Calm => write!(f, "{:?}", self.deed),
            under => write!(f, "{:?}/{under:?}", self.deed),
        }
    }
}

impl Part {
    fn api(self) -> bool {
        matches!(self, Self::ApiFromTheBeginning | Self::ApiRegistered)
    }

    pub fn registered(self) -> bool {
        matches!(self, Self::ApiRegistered | Self::ConsoleRegistered)
    }

    /// The name of Dell's account in the sandbox.
    pub fn account(self) -> &'static str {
        if self.api() { "api" } else { "console" }
    }

    /// Puts everything to where this begins.
    pub async fn begin(self, desk: &mut Desk) -> Person {
        desk.anew().await;
        desk.fault("dell-at-once", None).await;
        // A task ends when time is told to pass, and not by the clock.
        desk.fault("task-hangs", None).await;
        let mut hands = Hands::default();
        let environment = if self.api() { "practice-api" } else { "practice-console" };
        let mut acts = vec![Act::AnswerReady, Act::Name(DOMAIN), Act::ChooseDell(environment), Act::InstallInOkta];
        match self {
            Self::ApiFromTheBeginning => acts.push(Act::MakeKeyAtDell),
            Self::ApiRegistered => {
                acts.extend([Act::TakeSecret, Act::GiveClientId]);
                acts.extend([Act::MakeKeyAtDell, Act::TakeKey, Act::Authorize]);
            }
            Self::ConsoleFromTheBeginning => {}
            Self::ConsoleRegistered => {
                acts.extend([Act::TakeSecret, Act::GiveClientId]);
                acts.extend([Act::AuthorizeAtDell, Act::ConsoleSaid(Outcome::Registered)]);
            }
        }
        for act in acts {
            Box::pin(act.on(desk, &mut hands)).await.expect("good");
        }
        if self.registered() {
            desk.space().answer_keys(&desk.id, KeysState::Skipped, "").expect("skipped");
        }
        let shown = (!self.registered()).then(|| (hands.secret.clone(), hash(&hands.secret)));
        Person { shown, client_id: hands.client_id, key: hands.key, untold: None, decisions: 0, spoiled: false }
    }
}

impl Person {
    /// As far as it makes a difference.
    pub fn told(&self) -> Value {
        let shown = self.shown.as_ref().map(|(_, mark)| mark);
        json!([shown, self.key.0, self.untold.map(Outcome::word), self.decisions.min(3), self.spoiled])
    }

    pub fn mark(&self) -> Option<&str> {
        self.shown.as_ref().map(|(_, mark)| mark.as_str())
    }

    /// The values that must stand in no file.
    pub fn values(&self) -> Vec<Zeroizing<String>> {
        let shown = self.shown.iter().map(|(value, _)| value.clone());
        shown.chain((!self.key.1.is_empty()).then(|| self.key.1.clone())).collect()
    }
}

/// All that may come next.
pub fn steps(part: Part, stood: &Stood, person: &Person) -> Vec<Step> {
    let facts = &stood.facts;
    let mut deeds = if part.registered() { of_rotation(part, facts, person) } else { of_the_path(part, facts, person) };
    if facts.intent.is_some() {
        deeds.push(Deed::Settle);
    }
    if begun(facts) {
        deeds.push(Deed::Kill);
    }
    if list(&stood.told()["api"]["tasks"]).iter().any(|task| task["succeeded"].is_null()) {
        deeds.push(Deed::Later);
    }
    let under = |deed: Deed| under(deed, part).into_iter().map(move |under| Step { deed, under });
    deeds.into_iter().flat_map(under).collect()
}

/// From the beginning to the end of the path, whether or not the screen offers it.
fn of_the_path(part: Part, facts: &Facts, person: &Person) -> Vec<Deed> {
    let mut deeds = vec![
        Deed::Take,
        Deed::TakeNonsense,
        Deed::GiveClientId,
        Deed::GiveAnotherClientId,
        Deed::Prove,
        Deed::SkipProof,
        Deed::Erase,
        Deed::EraseReplaced,
        Deed::TakeBack,
        Deed::Keep,
        Deed::Finish,
        Deed::Continue,
        Deed::GoTo(At::Install),
        Deed::GoTo(At::Authorize),
        Deed::NewSecret,
    ];
    if part.api() {
        deeds.extend([
            Deed::TakeKey,
            Deed::TryKey,
            Deed::NewKey,
            Deed::Authorize,
            Deed::ReadList,
            Deed::Adopt,
            Deed::SendAgain,
            Deed::SwitchKeysOn,
        ]);
    } else {
        deeds.extend([Deed::TellUnclear, Deed::AnswerKeys(KeysState::On), Deed::AnswerKeys(KeysState::Skipped)]);
        deeds.push(if person.untold.is_some() { Deed::Tell } else { Deed::AuthorizeAtDell });
    }
    // Nothing of a secret can be wanted before there is one.
    deeds.retain(|deed| {
        facts.secret.is_some() || facts.intent.is_some() || !matches!(deed, Deed::Erase | Deed::Keep | Deed::Prove)
    });
    deeds
}

/// What a person who reads the screen of a rotation may do now; what they did in a console comes first.
fn of_rotation(part: Part, facts: &Facts, person: &Person) -> Vec<Deed> {
    let Some(rotation) = &facts.rotation else {
        if !matches!(facts.registration, Registration::Registered { .. }) {
            return vec![Deed::ReadList, Deed::Adopt, Deed::Authorize];
        }
        return vec![Deed::Rotate, Deed::Authorize, Deed::ReadList, Deed::Erase];
    };
    let mut deeds = Vec::new();
    if person.untold.is_some() {
        deeds.extend([Deed::Tell, Deed::TellUnclear, Deed::GiveUp]);
        deeds.extend((person.untold == Some(Outcome::Registered)).then_some(Deed::ReportStatus));
        deeds.extend(may_turn(facts).then_some(Deed::TurnBack));
        return deeds;
    }
    deeds.extend(may_give_up(facts).then_some(Deed::GiveUp));
    deeds.extend(may_turn(facts).then_some(Deed::TurnBack));
    deeds.extend([Deed::Rotate, Deed::Authorize, Deed::ReadList, Deed::TakeNewNonsense, Deed::Erase]);
    deeds.extend(at_its_stage(part, facts, rotation));
    deeds
}

fn at_its_stage(part: Part, facts: &Facts, rotation: &Rotation) -> Vec<Deed> {
    match stage(rotation) {
        Stage::Slots | Stage::Take => vec![Deed::TakeNew],
        Stage::Prove => vec![Deed::ProveNew, Deed::GoOnUnproven, Deed::Mend, Deed::TakeNew],
        Stage::Reauthorize if !part.api() => vec![Deed::ReauthorizeAtDell, Deed::TellRefused, Deed::TakeNew],
        Stage::Reauthorize
            if matches!(facts.handed, Some(Handed::Intended { .. } | Handed::Uncertain { read: None, .. })) =>
        {
            vec![Deed::Reauthorize, Deed::UpdateDell]
        }
        Stage::Reauthorize => vec![Deed::Reauthorize, Deed::UpdateDell, Deed::Mend, Deed::TakeNew],
        Stage::AtDell if part.api() => vec![Deed::See, Deed::UpdateDell],
        Stage::AtDell => vec![Deed::See, Deed::ReportStatus],
        Stage::Deactivate => vec![
            Deed::Deactivate,
            Deed::SayInactive,
            Deed::DeactivateAndErase,
            Deed::SayInactiveAndErase,
            Deed::EraseUntested,
        ],
        Stage::Refused => vec![
            Deed::ProveRefused,
            Deed::Deactivate,
            Deed::LookAgain,
            Deed::GoOnUnrefused,
            Deed::DeactivateAndErase,
            Deed::SayInactiveAndErase,
            Deed::EraseUntested,
        ],
        Stage::Wipe => vec![Deed::Wipe, Deed::LookAgain, Deed::SayInactiveAndErase],
        Stage::Ended => vec![Deed::FinishRotation],
    }
}

/// What may go wrong during each.
fn under(deed: Deed, part: Part) -> Vec<Under> {
    let keychain = |instants: u32| {
        let cuts = (0..instants).map(|instant| Under::Cut(Instant::Keychain(instant)));
        [Under::Calm, Under::Locked, Under::Spoiled].into_iter().chain(cuts).collect::<Vec<_>>()
    };
    let fault = |name| Under::Fault(name, None);
    let sent = [
        Under::Calm,
        Under::Locked,
        fault("lost-answer"),
        fault("lost-answer-before"),
        Under::Cut(Instant::Dell(0)),
        Under::Cut(Instant::Dell(1)),
    ];
    match deed {
        Deed::Take | Deed::TakeKey | Deed::TakeNew => keychain(6),
        Deed::Erase | Deed::Wipe | Deed::EraseReplaced => keychain(4),
        // Two reads for the tests, then the erasure; Okta may refuse whatever it is given.
        Deed::DeactivateAndErase => keychain(6).into_iter().chain([fault("wrong-secret")]).collect(),
        Deed::SayInactiveAndErase | Deed::EraseUntested => keychain(4),
        Deed::Settle => keychain(2),
        Deed::Authorize | Deed::SendAgain => {
            let refused = [
                fault("wrong-secret"),
                fault("dell-feature-off"),
                fault("dell-wrong-cloud"),
                Under::Fault("dell-token-expired", Some("401")),
                Under::ByTask,
            ];
            if part.registered() { sent.into() } else { sent.into_iter().chain(refused).collect() }
        }
        Deed::Reauthorize | Deed::UpdateDell => sent.into_iter().chain([fault("wrong-secret")]).collect(),
        Deed::SwitchKeysOn => {
            vec![Under::Calm, Under::Locked, Under::Cut(Instant::Dell(0)), Under::Cut(Instant::Dell(1))]
        }
        Deed::Later => vec![Under::Calm, fault("task-fails")],
        Deed::Prove | Deed::ProveNew | Deed::ProveRefused => vec![Under::Calm, Under::Locked, fault("wrong-secret")],
        Deed::ReadList | Deed::Adopt | Deed::TryKey => {
            vec![Under::Calm, Under::Locked, Under::Fault("dell-token-expired", Some("403"))]
        }
        Deed::Rotate | Deed::Continue | Deed::ReauthorizeAtDell | Deed::See => vec![Under::Calm, Under::Locked],
        _ => vec![Under::Calm],
    }
}
