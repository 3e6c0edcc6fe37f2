//! What may be done next. Beside the person's acts: what a service or the keychain does meanwhile, and the app killed
//! at an instant. A fault lasts for one act: afterwards everything answers again.

use model::connection::{Connection, KeysState, Outcome, Registration, Rotation, Stage, Step as At};
use serde_json::{Value, json};
use zeroize::Zeroizing;

use super::shape::list;
use crate::test_app::acts::{Act, Consoles, DOMAIN};
use crate::test_app::snapshot::{Instant, Snapshot, begun};
use crate::test_app::{TestApp, hash};

/// Where an exploration begins, and which actions it has.
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
    /// The secret that Okta showed last and the person still has, with its mark.
    pub shown: Option<(Zeroizing<String>, String)>,
    pub client_id: String,
    pub key: (String, Zeroizing<String>),
    /// What Dell's console said, and the person has not reported yet.
    pub unreported: Option<Outcome>,
    /// How often they decided to send again.
    pub decisions: usize,
    /// The keychain stored another value than the given one, once.
    pub spoiled: bool,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Action {
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
    ReadBackup,
    Adopt,
    SendAgain,
    SwitchKeysOn,
    AnswerKeys(KeysState),
    Continue,
    GoTo(At),
    /// In Dell's console, with the app's values.
    AuthorizeAtDell,
    Report,
    ReportUnclear,
    ReportRefused,
    /// In Okta's console: another secret is shown.
    NewSecret,
    /// In Dell's console: another API credential is shown.
    NewKey,
    /// Time passes at Dell.
    Later,
    /// The app ends and starts again.
    Kill,
    Rotate,
    TakeNew,
    TakeNewNonsense,
    ProveNew,
    ContinueUntested,
    /// In Okta's console: the pending secret is set active again.
    ActivatePending,
    Reauthorize,
    /// In Dell's console: Re-Authorize App with the pending secret.
    ReauthorizeAtDell,
    SeeStatus,
    /// One click by API: Dell gets the pending secret, and App Status is read.
    UpdateDell,
    /// One click by console: re-authorized, and App Status is as Dell's console shows it.
    ReportStatus,
    /// In Okta's console, and reported.
    Deactivate,
    ReportInactive,
    /// In Okta's console, and then one click: reported, both tested, erased.
    DeactivateAndErase,
    /// The click alone.
    ReportInactiveAndErase,
    /// The click behind the link: reported, not tested, erased.
    EraseUntested,
    ProveRefused,
    ContinueUnrefused,
    LookAgain,
    EraseRetiring,
    FinishRotation,
    Abandon,
    RollBack,
}

/// What goes wrong during an action.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Under {
    Calm,
    Locked,
    Spoiled,
    Fault(&'static str, Option<&'static str>),
    /// Dell starts a task for it.
    ByTask,
    Cut(Instant),
}

#[derive(Clone, Copy, PartialEq)]
pub struct Step {
    pub action: Action,
    pub under: Under,
}

impl std::fmt::Debug for Step {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.under {
            Under::Calm => write!(f, "{:?}", self.action),
            under => write!(f, "{:?}/{under:?}", self.action),
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

    /// Sets everything to the beginning.
    pub async fn begin(self, app: &mut TestApp) -> Person {
        app.anew().await;
        app.fault("dell-at-once", None).await;
        // A task ends when the test says so, and not by the clock.
        app.fault("task-hangs", None).await;
        let mut consoles = Consoles::default();
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
            Box::pin(act.on(app, &mut consoles)).await.expect("good");
        }
        if self.registered() {
            app.engine().answer_keys(&app.id, KeysState::Skipped, "").expect("skipped");
        }
        let shown = (!self.registered()).then(|| (consoles.secret.clone(), hash(&consoles.secret)));
        Person {
            shown,
            client_id: consoles.client_id,
            key: consoles.key,
            unreported: None,
            decisions: 0,
            spoiled: false,
        }
    }
}

impl Person {
    /// As far as it makes a difference.
    pub fn as_json(&self) -> Value {
        let shown = self.shown.as_ref().map(|(_, mark)| mark);
        json!([shown, self.key.0, self.unreported.map(Outcome::word), self.decisions.min(3), self.spoiled])
    }

    pub fn mark(&self) -> Option<&str> {
        self.shown.as_ref().map(|(_, mark)| mark.as_str())
    }

    /// The values that no file may contain.
    pub fn values(&self) -> Vec<Zeroizing<String>> {
        let shown = self.shown.iter().map(|(value, _)| value.clone());
        shown.chain((!self.key.1.is_empty()).then(|| self.key.1.clone())).collect()
    }
}

/// Everything that may come next.
pub fn steps(part: Part, snapshot: &Snapshot, person: &Person) -> Vec<Step> {
    let connection = &snapshot.connection;
    let mut actions =
        if part.registered() { of_rotation(part, connection, person) } else { of_the_path(part, connection, person) };
    if connection.items.intent.is_some() {
        actions.push(Action::Settle);
    }
    if begun(connection) {
        actions.push(Action::Kill);
    }
    if list(&snapshot.as_json()["api"]["tasks"]).iter().any(|task| task["succeeded"].is_null()) {
        actions.push(Action::Later);
    }
    let under = |action: Action| under(action, part).into_iter().map(move |under| Step { action, under });
    actions.into_iter().flat_map(under).collect()
}

/// From the beginning to the end of the path, whether or not the screen offers it.
fn of_the_path(part: Part, connection: &Connection, person: &Person) -> Vec<Action> {
    let mut actions = vec![
        Action::Take,
        Action::TakeNonsense,
        Action::GiveClientId,
        Action::GiveAnotherClientId,
        Action::Prove,
        Action::SkipProof,
        Action::Erase,
        Action::EraseReplaced,
        Action::TakeBack,
        Action::Keep,
        Action::Finish,
        Action::Continue,
        Action::GoTo(At::Install),
        Action::GoTo(At::Authorize),
        Action::NewSecret,
    ];
    if part.api() {
        actions.extend([
            Action::TakeKey,
            Action::TryKey,
            Action::NewKey,
            Action::Authorize,
            Action::ReadList,
            Action::Adopt,
            Action::SendAgain,
            Action::SwitchKeysOn,
            Action::ReadBackup,
        ]);
    } else {
        actions.extend([
            Action::ReportUnclear,
            Action::AnswerKeys(KeysState::On),
            Action::AnswerKeys(KeysState::Skipped),
        ]);
        actions.push(if person.unreported.is_some() { Action::Report } else { Action::AuthorizeAtDell });
    }
    // Before there is a secret, no act can need one.
    actions.retain(|action| {
        connection.okta.secret.current().is_some()
            || connection.items.intent.is_some()
            || !matches!(action, Action::Erase | Action::Keep | Action::Prove)
    });
    actions
}

/// What a person who reads the screen of a rotation may do now; what they did in a console comes first.
fn of_rotation(part: Part, connection: &Connection, person: &Person) -> Vec<Action> {
    let Some(rotation) = &connection.okta.rotation else {
        if !matches!(connection.registration, Registration::Done { .. }) {
            return vec![Action::ReadList, Action::Adopt, Action::Authorize];
        }
        return vec![Action::Rotate, Action::Authorize, Action::ReadList, Action::Erase];
    };
    let mut actions = Vec::new();
    if person.unreported.is_some() {
        actions.extend([Action::Report, Action::ReportUnclear, Action::Abandon]);
        actions.extend((person.unreported == Some(Outcome::Registered)).then_some(Action::ReportStatus));
        actions.extend(connection.may_roll_back().then_some(Action::RollBack));
        return actions;
    }
    actions.extend(connection.may_abandon().then_some(Action::Abandon));
    actions.extend(connection.may_roll_back().then_some(Action::RollBack));
    actions.extend([Action::Rotate, Action::Authorize, Action::ReadList, Action::TakeNewNonsense, Action::Erase]);
    actions.extend(at_its_stage(part, connection, rotation));
    actions
}

fn at_its_stage(part: Part, connection: &Connection, rotation: &Rotation) -> Vec<Action> {
    match rotation.stage() {
        Stage::Slots => vec![Action::TakeNew],
        Stage::Prove => vec![Action::ProveNew, Action::ContinueUntested, Action::ActivatePending, Action::TakeNew],
        Stage::Reauthorize if !part.api() => vec![Action::ReauthorizeAtDell, Action::ReportRefused, Action::TakeNew],
        Stage::Reauthorize if connection.reauthorization.unread() => vec![Action::Reauthorize, Action::UpdateDell],
        Stage::Reauthorize => vec![Action::Reauthorize, Action::UpdateDell, Action::ActivatePending, Action::TakeNew],
        Stage::AtDell if part.api() => vec![Action::SeeStatus, Action::UpdateDell],
        Stage::AtDell => vec![Action::SeeStatus, Action::ReportStatus],
        Stage::Deactivate => vec![
            Action::Deactivate,
            Action::ReportInactive,
            Action::DeactivateAndErase,
            Action::ReportInactiveAndErase,
            Action::EraseUntested,
        ],
        Stage::Refused => vec![
            Action::ProveRefused,
            Action::Deactivate,
            Action::LookAgain,
            Action::ContinueUnrefused,
            Action::DeactivateAndErase,
            Action::ReportInactiveAndErase,
            Action::EraseUntested,
        ],
        Stage::Wipe => vec![Action::EraseRetiring, Action::LookAgain, Action::ReportInactiveAndErase],
        Stage::Ended => vec![Action::FinishRotation],
    }
}

/// What may go wrong during each.
fn under(action: Action, part: Part) -> Vec<Under> {
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
    match action {
        Action::Take | Action::TakeKey | Action::TakeNew => keychain(6),
        Action::Erase | Action::EraseRetiring | Action::EraseReplaced => keychain(4),
        // Two reads for the tests, then the erase; Okta may refuse either credential.
        Action::DeactivateAndErase => keychain(6).into_iter().chain([fault("wrong-secret")]).collect(),
        Action::ReportInactiveAndErase | Action::EraseUntested => keychain(4),
        Action::Settle => keychain(2),
        Action::Authorize | Action::SendAgain => {
            let refused = [
                fault("wrong-secret"),
                fault("dell-feature-off"),
                fault("dell-wrong-cloud"),
                Under::Fault("dell-token-expired", Some("401")),
                Under::ByTask,
            ];
            if part.registered() { sent.into() } else { sent.into_iter().chain(refused).collect() }
        }
        Action::Reauthorize | Action::UpdateDell => sent.into_iter().chain([fault("wrong-secret")]).collect(),
        Action::SwitchKeysOn => {
            vec![Under::Calm, Under::Locked, Under::Cut(Instant::Dell(0)), Under::Cut(Instant::Dell(1))]
        }
        Action::Later => vec![Under::Calm, fault("task-fails")],
        Action::Prove | Action::ProveNew | Action::ProveRefused => {
            vec![Under::Calm, Under::Locked, fault("wrong-secret")]
        }
        Action::ReadList | Action::Adopt | Action::TryKey => {
            vec![Under::Calm, Under::Locked, Under::Fault("dell-token-expired", Some("403"))]
        }
        Action::Rotate | Action::Continue | Action::ReauthorizeAtDell | Action::SeeStatus => {
            vec![Under::Calm, Under::Locked]
        }
        _ => vec![Under::Calm],
    }
}
