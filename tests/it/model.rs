//! A model of both services against the client: a person who follows what the app says, in any order that it allows,
//! with crashes, cancellations, lost answers and retries. After each turn Dell holds one registration, with a secret
//! that Okta accepts, and such a secret is saved here, unless the person chose to erase it.
//!
//! `ODC_SEED` begins elsewhere, `ODC_SEQUENCES` makes more of them. A failure prints its seed and what was done.

use std::fmt::Write as _;
use std::io::Write as _;
use std::time::Duration;

use model::connection::{Connection, KeysState, Level, Outcome, Registration, Rotation, SecretChoice, Stage};
use model::dispatch::ReadBack;
use model::journey::{may_give_up, may_turn, stage};
use secrets::stores::{SecretStore as _, State};
use serde_json::{Value, json};
use zeroize::Zeroizing;

use crate::faults::at_any_time::Luck;
use crate::sandboxed::acts::{Act, Consoles, DOMAIN, NAME};
use crate::sandboxed::{TestApp, hash, text};

/// Sequences that a run makes, over both ways.
const SEQUENCES: u64 = 2_000;
/// Sequences on one registration, before everything starts over.
const ON_ONE: u64 = 50;
/// Turns of a sequence at most.
const LONGEST: u64 = 8;

fn number(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

#[tokio::test]
async fn by_api_no_order_leads_to_two_registrations_or_none_that_works() {
    sequences(true).await;
}

#[tokio::test]
async fn by_console_no_order_leads_to_a_connection_without_a_working_secret() {
    sequences(false).await;
}

async fn sequences(api: bool) {
    let (first, count) = (number("ODC_SEED", 20_261_124), number("ODC_SEQUENCES", SEQUENCES) / 2);
    let mut model = Model::begun(api).await;
    for seed in first..first + count {
        if seed % ON_ONE == 0 {
            model = model.anew().await;
        }
        let mut trail = Trail { seed, api, actions: std::mem::take(&mut model.before) };
        let mut luck = Luck::new(seed ^ if api { 0x5EED } else { 0 });
        model.sequence(&mut luck, &mut trail.actions).await;
        // What led here is printed as well: the next one continues from where this one ended.
        model.before = std::mem::take(&mut trail.actions);
    }
}

/// Prints how a failure was reached.
struct Trail {
    seed: u64,
    api: bool,
    actions: String,
}

impl Drop for Trail {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let last: String = self.actions.chars().rev().take(4_000).collect::<Vec<_>>().into_iter().rev().collect();
            // A closed stderr can't be helped; the failure itself is reported elsewhere.
            let _closed = writeln!(std::io::stderr(), "ODC_SEED={} api={} reached it by:{last}", self.seed, self.api);
        }
    }
}

/// The app, the consoles, and what the person has in mind.
struct Model {
    desk: TestApp,
    api: bool,
    hands: Consoles,
    /// The secret in Okta's open dialog, or still on the person's clipboard.
    shown: Option<Zeroizing<String>>,
    /// Pasted into Dell's console, and not reported here yet.
    unreported: bool,
    erased: bool,
    before: String,
}

/// State of Okta and Dell.
struct Truth {
    /// Hash and whether it is active, by id.
    secrets: Vec<(String, String, bool)>,
    /// App Status of every domain.
    statuses: Vec<String>,
}

impl Truth {
    fn active(&self, hash: &str) -> bool {
        self.secrets.iter().any(|(_, listed, active)| listed == hash && *active)
    }
}

impl Model {
    async fn begun(api: bool) -> Self {
        let mut desk = TestApp::new().await;
        desk.watch_for(Duration::ZERO);
        let model = Self {
            desk,
            api,
            hands: Consoles::default(),
            shown: None,
            unreported: false,
            erased: false,
            before: String::new(),
        };
        model.connected().await
    }

    async fn anew(mut self) -> Self {
        self.desk.anew().await;
        Self {
            hands: Consoles::default(),
            shown: None,
            unreported: false,
            erased: false,
            before: String::new(),
            ..self
        }
        .connected()
        .await
    }

    /// Registered once, by the present way.
    async fn connected(mut self) -> Self {
        self.desk.fault("dell-at-once", None).await;
        let environment = if self.api { "practice-api" } else { "practice-console" };
        let begin =
            [Act::AnswerReady, Act::Name(DOMAIN), Act::ChooseDell(environment), Act::InstallInOkta, Act::TakeSecret];
        for act in begin.into_iter().chain([Act::GiveClientId]) {
            act.on(&self.desk, &mut self.hands).await.expect("good");
        }
        let register: &[Act] = if self.api {
            &[Act::MakeKeyAtDell, Act::TakeKey, Act::Authorize]
        } else {
            &[Act::AuthorizeAtDell, Act::ConsoleSaid(Outcome::Registered)]
        };
        for act in register {
            act.on(&self.desk, &mut self.hands).await.expect("good");
        }
        self.desk.engine().answer_keys(&self.desk.id, KeysState::Skipped, "").expect("skipped");
        self
    }

    async fn sequence(&mut self, luck: &mut Luck, trail: &mut String) {
        trail.push_str(" |");
        for _ in 0..luck.below(LONGEST) + 1 {
            match luck.below(12) {
                0 => {
                    trail.push_str(" kill");
                    self.desk.restart();
                }
                1 if self.api => {
                    let fault = luck.of(&["lost-answer", "lost-answer-before", "dell-token-expired"]);
                    let _ = write!(trail, " fault:{fault}");
                    self.desk.fault(fault, None).await;
                }
                2 => {
                    let state = luck.of(&[State::Ready, State::Locked, State::Denied]);
                    let _ = write!(trail, " keychain:{}", state.word());
                    self.desk.keychain.set_state(state);
                }
                _ => {
                    self.desk.keychain.set_state(State::Ready);
                    self.turn(luck, trail).await;
                }
            }
            self.holds().await;
        }
        self.desk.keychain.set_state(State::Ready);
    }

    /// One thing that the screen offers: finished, interrupted, or interrupted by a kill.
    async fn turn(&mut self, luck: &mut Luck, trail: &mut String) {
        let connection = self.desk.connection();
        if connection.intent.is_some() {
            trail.push_str(" settle");
            let _later = self.desk.engine().settle(&self.desk.id).await;
            return;
        }
        let chosen = self.offered(&connection, luck).await;
        let _ = write!(trail, " {chosen:?}");
        let cut = luck.one_in(4).then(|| if luck.one_in(2) { luck.below(30) } else { luck.below(600) });
        let kill = luck.one_in(2);
        let Some(turns) = cut else {
            self.done(chosen).await;
            return;
        };
        let _ = write!(trail, "/{turns}{}", if kill { "/kill" } else { "" });
        let passed = async {
            for _ in 0..turns {
                tokio::task::yield_now().await;
            }
        };
        tokio::select! {
            biased;
            () = passed => {}
            () = self.done(chosen) => {}
        }
        if kill {
            self.desk.restart();
        }
    }

    /// What a person who reads the screen may do now; what they did in a console comes first.
    async fn offered(&self, connection: &Connection, luck: &mut Luck) -> Action {
        let Some(rotation) = &connection.rotation else {
            if !matches!(connection.registration, Registration::Done { .. }) {
                return luck.of(&[Action::ReadList, Action::Adopt, Action::Authorize]);
            }
            return luck.of(&[
                Action::Rotate,
                Action::Rotate,
                Action::Rotate,
                Action::Authorize,
                Action::ReadList,
                Action::Erase,
            ]);
        };
        if luck.one_in(6) && self.unreported {
            // Without a report of the console's answer: refused, or the way back leads over Dell.
            return if may_turn(connection) && luck.one_in(2) { Action::TurnBack } else { Action::GiveUp };
        }
        if self.unreported {
            return luck.of(&[Action::Tell, Action::Tell, Action::TellUnclear]);
        }
        if luck.one_in(6) && may_give_up(connection) {
            return Action::GiveUp;
        }
        if luck.one_in(8) && may_turn(connection) {
            return Action::TurnBack;
        }
        if luck.one_in(12) {
            return luck.of(&[
                Action::Rotate,
                Action::Authorize,
                Action::ReadList,
                Action::TakeNonsense,
                Action::Erase,
            ]);
        }
        match stage(rotation) {
            Stage::Slots | Stage::Take => Action::Take,
            Stage::Prove => luck.of(&[Action::Prove, Action::Prove, Action::GoOnUnproven, Action::Mend]),
            Stage::Reauthorize if !self.api => luck.of(&[Action::Paste, Action::Paste, Action::TellRefused]),
            Stage::Reauthorize if connection.reauthorization.unread() => {
                luck.of(&[Action::ReadList, Action::ReadList, Action::Reauthorize])
            }
            Stage::Reauthorize => luck.of(&[Action::Reauthorize, Action::UpdateDell, Action::Mend]),
            Stage::AtDell => Action::See,
            Stage::Deactivate => {
                luck.of(&[Action::Deactivate, Action::Deactivate, Action::SayInactive, Action::DeactivateAndErase])
            }
            Stage::Refused => luck.of(&[
                Action::ProveRefused,
                Action::ProveRefused,
                Action::Deactivate,
                Action::LookAgain,
                Action::GoOnUnrefused,
                Action::DeactivateAndErase,
            ]),
            Stage::Wipe => luck.of(&[Action::Wipe, Action::Wipe, Action::LookAgain]),
            Stage::Ended => Action::Finish,
        }
    }

    async fn done(&mut self, action: Action) {
        let id = self.desk.id.clone();
        // Why a refusal is refused, other tests check.
        let _refused = match action {
            Action::Rotate => self.desk.engine().rotate(&id).await,
            Action::Take => {
                if self.shown.is_none() {
                    self.room().await;
                    // There may be none: then the person reads the list again.
                    let (status, _) = self.desk.control("/okta/secret/generate", json!({})).await;
                    if status != 200 {
                        let _ = self.desk.control("/okta/secret/done", json!({})).await;
                        return;
                    }
                    let copied = self.desk.act("/okta/secret/copy", json!({})).await;
                    self.shown = Some(Zeroizing::new(text(&copied["secret"])));
                    self.desk.act("/okta/secret/done", json!({})).await;
                }
                let value = self.shown.clone().expect("shown");
                let taken = self.desk.engine().take_new_secret(&id, value).await;
                if taken.is_ok() {
                    self.shown = None;
                }
                taken
            }
            Action::TakeNonsense => {
                self.desk.engine().take_new_secret(&id, Zeroizing::new("0oaNoSecretAtAll000".into())).await
            }
            Action::Prove => self.desk.engine().prove_new(&id, Level::Credential, &|_| ()).await,
            Action::GoOnUnproven => self.desk.engine().go_on_unproven(&id),
            // The pending secret was set inactive before, or was never active: the screen's remedy.
            Action::Mend => {
                let new = self.desk.connection().rotation.and_then(|rotation| rotation.new).map(|c| c.mark.secret_hash);
                self.in_okta(new, "activate").await;
                Ok(())
            }
            Action::Reauthorize => self.desk.engine().reauthorize_new(&id).await,
            Action::UpdateDell => self.desk.engine().update_dell(&id).await,
            Action::Authorize => self.desk.engine().authorize(&id).await,
            Action::ReadList => self.desk.engine().read_dell_list(&id).await,
            Action::Adopt => self.desk.engine().adopt_registration(&id).await,
            Action::Paste => {
                let Ok(secret) = self.desk.engine().new_secret(&id).await else { return };
                // From the clipboard into Dell's form: only the test knows both ends.
                if self.desk.engine().copies_new_secret(&id).is_err() {
                    return;
                }
                let form = json!({ "client_id": self.hands.client_id, "client_secret": secret.expose() });
                self.unreported = true;
                let said = self.desk.act("/dell/console/reauthorize", form).await;
                let outcome = text(&said["outcome"]);
                let reported = match outcome.as_str() {
                    "registered" => Outcome::Registered,
                    _ => Outcome::CredentialRefused,
                };
                // Both are one click if Dell accepted it; else the person reports the error.
                let answer = match reported {
                    Outcome::Registered => self.desk.engine().console_shows(&id, Some("Connected"), NAME),
                    other => self.desk.engine().console_said_of_new(&id, other, NAME),
                };
                self.unreported = false;
                answer
            }
            // The app ended between the console's answer and the report: Dell accepted it, or it didn't.
            Action::Tell => {
                let held = self.held_by_dell().await;
                let new = self.desk.connection().subject_to_come().map(|of| of.secret_hash);
                let reported = if held == new { Outcome::Registered } else { Outcome::CredentialRefused };
                let answer = self.desk.engine().console_said_of_new(&id, reported, NAME);
                self.unreported = false;
                answer
            }
            Action::TellUnclear => {
                let answer = self.desk.engine().console_said_of_new(&id, Outcome::NoAnswer, NAME);
                self.unreported = answer.is_err();
                answer
            }
            Action::TellRefused => self.desk.engine().console_said_of_new(&id, Outcome::PasteBlocked, NAME),
            Action::See if self.api => self.desk.engine().read_status_at_dell(&id).await,
            Action::See => {
                let truth = self.truth().await;
                self.desk.engine().saw_status_at_dell(&id, truth.statuses.first().map(String::as_str), NAME)
            }
            Action::Deactivate => {
                let goes = self.goes();
                self.in_okta(goes, "deactivate").await;
                self.desk.engine().set_inactive(&id, NAME)
            }
            Action::DeactivateAndErase => {
                let goes = self.goes();
                self.in_okta(goes, "deactivate").await;
                match self.desk.engine().test_deactivated(&id, NAME).await {
                    Ok(()) => self.desk.engine().wipe_if_agreed(&id).await,
                    refused => refused,
                }
            }
            Action::SayInactive => self.desk.engine().set_inactive(&id, NAME),
            Action::ProveRefused => self.desk.engine().prove_refused(&id).await,
            Action::GoOnUnrefused => self.desk.engine().go_on_unrefused(&id, NAME),
            Action::LookAgain => self.desk.engine().look_again_in_okta(&id),
            Action::Wipe => self.desk.engine().wipe_leaving(&id).await,
            Action::Finish => self.desk.engine().finish_rotation(&id),
            Action::GiveUp => self.desk.engine().abandon_pending(&id),
            Action::TurnBack => {
                let turned = self.desk.engine().roll_back(&id);
                self.unreported &= turned.is_err();
                turned
            }
            Action::Erase => {
                let open = self.desk.connection().rotation.is_some_and(|rotation| stage(&rotation) != Stage::Ended);
                self.erased |= !open;
                self.desk.engine().erase_secret(&id).await
            }
        };
    }

    /// Hash of the secret that the screen names as the previous one.
    fn goes(&self) -> Option<String> {
        let leaving = self.desk.connection().rotation.and_then(|rotation| rotation.leaving);
        leaving.and_then(|leaving| leaving.custody).map(|custody| custody.mark.secret_hash)
    }

    /// Okta has room for one more: a secret that is not in use is deleted, as the screen says.
    async fn room(&self) {
        let (truth, connection) = (self.truth().await, self.desk.connection());
        if truth.secrets.len() < 2 || self.shown.is_some() {
            return;
        }
        let kept =
            [connection.secret.as_ref(), connection.rotation.as_ref().and_then(|rotation| rotation.new.as_ref())];
        let kept: Vec<&str> = kept.into_iter().flatten().map(|custody| custody.mark.secret_hash.as_str()).collect();
        for (id, hash, _) in truth.secrets.iter().filter(|(_, hash, _)| !kept.contains(&hash.as_str())) {
            assert!(!kept.contains(&hash.as_str()));
            self.desk.act(&format!("/okta/secret/{id}/deactivate"), json!({})).await;
            self.desk.act(&format!("/okta/secret/{id}/delete"), json!({})).await;
        }
    }

    async fn in_okta(&self, hash: Option<String>, what: &str) {
        let truth = self.truth().await;
        if let Some((id, ..)) = truth.secrets.iter().find(|(_, listed, _)| Some(listed) == hash.as_ref()) {
            self.desk.act(&format!("/okta/secret/{id}/{what}"), json!({})).await;
        }
    }

    async fn truth(&self) -> Truth {
        let state = self.desk.act("/state", Value::Null).await;
        let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
        let account = if self.api { "api" } else { "console" };
        Truth {
            secrets: list(&state["okta"]["secrets"])
                .iter()
                .map(|s| (text(&s["id"]), text(&s["secret_hash"]), s["status"] == "active"))
                .collect(),
            statuses: list(&state["dell"][account]["domains"]).iter().map(|d| text(&d["appStatus"])).collect(),
        }
    }

    /// From Dell's own ledger: the last secret that it accepted.
    async fn held_by_dell(&self) -> Option<String> {
        let mut taken = self.desk.ledger().await.into_iter().filter(|(outcome, _)| outcome == "registered");
        taken.next_back().map(|(_, hash)| hash)
    }

    /// What holds after every turn.
    async fn holds(&mut self) {
        let (truth, connection) = (self.truth().await, self.desk.connection());
        assert_eq!(truth.statuses, ["Connected"], "Dell does not get in, or there are two");
        let rotation = connection.rotation.as_ref();
        let here = [connection.secret.as_ref(), rotation.and_then(|r| r.new.as_ref()), leaving(rotation)];
        let mut kept = false;
        for custody in here.into_iter().flatten() {
            let item = self.desk.keychain.inner.read(&custody.account).await.expect("the keychain answers");
            let there = item.is_some_and(|item| item.mark() == custody.mark);
            kept |= there && truth.active(&custody.mark.secret_hash);
        }
        self.erased &= connection.secret_choice == Some(SecretChoice::Erased) || connection.intent.is_some();
        assert!(kept || self.erased, "nothing here that Okta takes, and nobody erased it");
        if let Some(rotation) = rotation.filter(|rotation| rotation.leaving.is_some() && !rotation.given_up) {
            assert!(!rotation.lost, "the one that stays is here");
        }
    }
}

fn leaving(rotation: Option<&Rotation>) -> Option<&model::connection::StoredSecret> {
    rotation?.leaving.as_ref().filter(|leaving| leaving.here)?.custody.as_ref()
}

/// What the person does next.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Action {
    Rotate,
    Take,
    TakeNonsense,
    Prove,
    GoOnUnproven,
    Mend,
    Reauthorize,
    UpdateDell,
    Authorize,
    ReadList,
    Adopt,
    Paste,
    Tell,
    TellUnclear,
    TellRefused,
    See,
    Deactivate,
    DeactivateAndErase,
    SayInactive,
    ProveRefused,
    GoOnUnrefused,
    LookAgain,
    Wipe,
    Finish,
    GiveUp,
    TurnBack,
    Erase,
}

/// The answer to a registration is cut at 200 random instants: none leads to a second one.
#[tokio::test]
async fn two_hundred_cuts_of_the_registration_answer() {
    let mut luck = Luck::new(number("ODC_SEED", 20_261_124));
    let (mut desk, mut took_effect) = (TestApp::new().await, 0);
    desk.watch_for(Duration::from_secs(20));
    for cut in 0..200 {
        desk.anew().await;
        let mut hands = Consoles::default();
        let begin = [Act::AnswerReady, Act::Name(DOMAIN), Act::ChooseDell("practice-api"), Act::InstallInOkta];
        let rest = [Act::TakeSecret, Act::GiveClientId, Act::MakeKeyAtDell, Act::TakeKey];
        for act in begin.into_iter().chain(rest) {
            act.on(&desk, &mut hands).await.expect("good");
        }
        desk.fault("dell-at-once", None).await;
        // The service cuts before or after the effect, or the app is killed at any instant of its own.
        let turns = match cut % 4 {
            0 => {
                desk.fault("lost-answer", None).await;
                None
            }
            1 => {
                desk.fault("lost-answer-before", None).await;
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
        desk.killed_when(async |engine, id| engine.authorize(id).await, passed).await;
        // The person does what the screen offers until Dell has it; never "send again" while the list shows one.
        for _ in 0..6 {
            let (engine, id) = (desk.engine(), desk.id.clone());
            let _refused = match desk.connection().registration {
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
                    match desk.connection().registration {
                        registration if registration.read_as_absent() => engine.send_again(&id).await,
                        _ => Ok(()),
                    }
                }
            };
        }
        let outcomes = desk.outcomes().await;
        let registered = outcomes.iter().filter(|outcome| *outcome == "registered").count();
        assert_eq!(registered, 1, "cut {cut}: {outcomes:?}");
        assert!(!outcomes.contains(&"already_registered".to_owned()), "cut {cut} sent past one: {outcomes:?}");
        assert!(matches!(desk.connection().registration, Registration::Done { .. }), "cut {cut}");
        assert_eq!(desk.ledger().await.last().map(|(_, of)| of.clone()), Some(hash(&hands.secret)));
        took_effect += usize::from(!outcomes.contains(&"cut_before_effect".to_owned()));
    }
    assert!(took_effect >= 100, "most cuts come after the effect: {took_effect}");
}
