//! The path of UX, act by act, so that a test can stop and start the app after each.

use engine::{Credential, Named};
use model::connection::{EmergencySignIn, Holder, KeysState, Level, Outcome, Step};
use model::problem::{Kind, Result};
use secrets::custody::Source;
use serde_json::json;
use zeroize::Zeroizing;

use super::TestApp;
use super::clipboard::Copied;

/// Who reports in these tests.
pub const NAME: &str = "Ada Example";
pub const DOMAIN: &str = "acme.okta.practice";

/// What the consoles gave out, and only the person holds.
#[derive(Default)]
pub struct Consoles {
    pub client_id: String,
    pub secret: Zeroizing<String>,
    pub key: (String, Zeroizing<String>),
}

#[derive(Debug, Clone, Copy)]
pub enum Act {
    AnswerReady,
    Continue,
    Draft(&'static str, &'static str),
    Name(&'static str),
    Acknowledge,
    /// In Okta's console: the secret is shown.
    InstallInOkta,
    TakeSecret,
    GiveClientId,
    Prove,
    SkipProof,
    ChooseDell(&'static str),
    GiveConsoleAddress,
    /// In Dell's console: a credential is shown.
    MakeKeyAtDell,
    TakeKey,
    TryKey,
    /// In Dell's console: Authorize.
    AuthorizeAtDell,
    ConsoleSaid(Outcome),
    Authorize,
    /// In Dell's console.
    KeysOnAtDell,
    AnswerKeys(KeysState),
    SwitchKeysOn,
    ConfirmBackup,
    SawBackup,
    BackupNow,
    Keep,
    Erase,
    Finish,
}

impl Act {
    /// Does it.
    pub async fn on(self, app: &TestApp, consoles: &mut Consoles) -> Result<()> {
        let (engine, id) = (app.engine(), app.id.as_str());
        match self {
            Self::AnswerReady => engine.answer_ready(
                id,
                (Some(Holder::Me), ""),
                (Some(Holder::Colleague), "Bo Example"),
                Some(EmergencySignIn::Yes),
            ),
            Self::Continue => engine.next(id).await,
            Self::Draft(field, text) => engine.store().set_draft(id, field, text),
            Self::Name(text) => engine.name_organization(id, text).await.map(|named| assert_eq!(named, Named::Here)),
            Self::Acknowledge => engine.acknowledge(id, true),
            Self::InstallInOkta => {
                (consoles.client_id, consoles.secret) = app.install().await;
                Ok(())
            }
            Self::TakeSecret => {
                engine.take(id, Credential::Okta, Source::Clipboard(&Copied::new(&consoles.secret))).await
            }
            Self::GiveClientId => engine.accept_client_id(id, &consoles.client_id, true),
            Self::Prove => engine.test(id, Level::All, None, &|_| ()).await,
            Self::SkipProof => engine.skip_test(id),
            Self::ChooseDell(environment) => engine.choose_dell(id, environment, "The account of Acme"),
            Self::GiveConsoleAddress => engine.save_console_address(id, "console.dell.practice"),
            Self::MakeKeyAtDell => {
                consoles.key = app.credential().await;
                Ok(())
            }
            Self::TakeKey => {
                let key = Credential::DellKey { client_id: &consoles.key.0 };
                engine.take(id, key, Source::Clipboard(&Copied::new(&consoles.key.1))).await
            }
            Self::TryKey => engine.try_dell_key(id, &consoles.key.0).await,
            Self::AuthorizeAtDell => {
                let form = json!({
                    "okta_domain": format!("https://{DOMAIN}"), "client_id": consoles.client_id,
                    "client_secret": consoles.secret.as_str(),
                });
                let said = app.act("/dell/console/authorize", form).await;
                assert_eq!(said["outcome"], "registered");
                Ok(())
            }
            Self::ConsoleSaid(outcome) => engine.console_said(id, outcome, NAME),
            Self::Authorize => engine.authorize(id).await,
            Self::KeysOnAtDell => {
                app.act("/dell/console/keymanagement", json!({ "enabled": true })).await;
                Ok(())
            }
            Self::AnswerKeys(state) => engine.answer_keys(id, state, NAME),
            Self::SwitchKeysOn => engine.switch_keys_on(id).await,
            Self::ConfirmBackup => engine.confirm_backup(id, ["eu-central-1", "Daily", "One year"], NAME),
            Self::SawBackup => engine.saw_backup(id, NAME),
            Self::BackupNow => engine.backup_now(id).await,
            Self::Keep => engine.keep_secret(id).await,
            Self::Erase => engine.erase_secret(id).await,
            Self::Finish => engine.finish(id),
        }
    }
}

/// From the first question to the saved secret and the client ID, with the step that each act leads to.
pub const TO_THE_PROOF: &[(Act, Step)] = &[
    (Act::AnswerReady, Step::Org),
    (Act::Draft("domain", " Acme.okta.pract"), Step::Org),
    (Act::Name(DOMAIN), Step::Org),
    (Act::Continue, Step::Permissions),
    (Act::Acknowledge, Step::Permissions),
    (Act::Continue, Step::Install),
    (Act::InstallInOkta, Step::Install),
    (Act::TakeSecret, Step::Install),
    (Act::Draft("client_id", "0oa"), Step::Install),
    (Act::GiveClientId, Step::Install),
    (Act::Continue, Step::Test),
];

/// From the skipped test to the Authorize button of the API way.
pub const TO_AUTHORIZE: &[(Act, Step)] = &[
    (Act::SkipProof, Step::Authorize),
    (Act::ChooseDell("practice-api"), Step::Authorize),
    (Act::MakeKeyAtDell, Step::Authorize),
    (Act::TakeKey, Step::Authorize),
    (Act::TryKey, Step::Authorize),
];

/// When the app is ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    Never,
    AfterEachAct,
}

impl TestApp {
    /// Walks a part of the path; each act must succeed and lead to its step.
    pub async fn walk(&mut self, path: &[(Act, Step)], consoles: &mut Consoles, ended: Ended) {
        for (act, step) in path {
            if let Err(problem) = act.on(self, consoles).await {
                panic!("{act:?}: {problem} {:?}", problem.said);
            }
            assert_eq!(self.step(), *step, "after {act:?}");
            match ended {
                Ended::Never => {}
                Ended::AfterEachAct => {
                    let asked = self.trace().await.len();
                    self.restart_unchanged();
                    self.engine().settle(&self.id).await.expect("nothing to settle");
                    assert_eq!(self.trace().await.len(), asked, "a start asked something after {act:?}");
                }
            }
        }
    }

    /// With secret and client ID saved.
    pub async fn at_the_proof() -> (Self, Consoles) {
        let (mut app, mut consoles) = (Self::new().await, Consoles::default());
        app.walk(TO_THE_PROOF, &mut consoles, Ended::Never).await;
        (app, consoles)
    }

    /// Before the API way's Authorize.
    pub async fn at_authorize() -> (Self, Consoles) {
        let (mut app, mut consoles) = Self::at_the_proof().await;
        app.walk(TO_AUTHORIZE, &mut consoles, Ended::Never).await;
        (app, consoles)
    }

    /// Before the secret is saved.
    pub async fn at_the_secret() -> (Self, Consoles) {
        let (mut app, mut consoles) = (Self::new().await, Consoles::default());
        app.walk(&TO_THE_PROOF[..7], &mut consoles, Ended::Never).await;
        (app, consoles)
    }
}

/// The kind of a refusal.
pub fn kind<T>(answer: Result<T>) -> Option<Kind> {
    answer.err().map(|problem| problem.kind)
}
