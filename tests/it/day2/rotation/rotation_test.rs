//! A rotation in progress, and what a person does in it here, in Okta and at Dell.

use model::connection::{Level, Outcome, SecretChoice, Stage};
use model::problem::Kind;
use serde_json::{Value, json};
use zeroize::Zeroizing;

use crate::connect::{BY_API, BY_CONSOLE};
use crate::test_app::acts::{Consoles, Ended, NAME, TO_THE_PROOF, kind};
use crate::test_app::{TestApp, hash, text};

/// A running rotation: the former secret, and the pending one.
pub(super) struct RotationTest {
    pub app: TestApp,
    pub api: bool,
    pub consoles: Consoles,
    pub new: Zeroizing<String>,
}

impl RotationTest {
    pub async fn begun(api: bool) -> Self {
        let (mut app, mut consoles) = (TestApp::new().await, Consoles::default());
        app.fault("dell-at-once", None).await;
        app.walk(TO_THE_PROOF, &mut consoles, Ended::Never).await;
        app.walk(if api { BY_API } else { BY_CONSOLE }, &mut consoles, Ended::Never).await;
        app.engine().rotate(&app.id).await.expect("begun");
        Self { app, api, consoles, new: Zeroizing::default() }
    }

    /// With a new secret that is saved and tested.
    pub async fn tested(api: bool) -> Self {
        let mut test = Self::begun(api).await;
        test.take().await;
        assert_eq!(test.prove().await, None);
        test
    }

    /// Ended before a new secret was saved.
    pub async fn abandoned(api: bool) -> Self {
        let test = Self::begun(api).await;
        test.app.engine().abandon_pending(&test.app.id).expect("abandoned");
        test
    }

    /// The former secret and the new one.
    pub fn secrets(&self) -> (Zeroizing<String>, Zeroizing<String>) {
        (self.consoles.secret.clone(), self.new.clone())
    }

    pub fn stage(&self) -> Stage {
        self.app.connection().okta.rotation.expect("a rotation").stage()
    }

    pub async fn take(&mut self) {
        self.new = self.app.new_secret().await;
        self.app.engine().take_new_secret(&self.app.id, self.new.clone()).await.expect("taken");
    }

    pub async fn prove(&self) -> Option<Kind> {
        kind(self.app.engine().test_pending(&self.app.id, Level::Credential, &|_| ()).await)
    }

    /// Gives Dell this secret: by the button, or by hand in its console.
    pub async fn hand_over(&self, secret: &Zeroizing<String>) {
        if self.api {
            self.app.engine().reauthorize_new(&self.app.id).await.expect("taken by Dell");
            return;
        }
        assert_eq!(self.in_console(secret).await, "registered");
        self.app.engine().console_said_of_new(&self.app.id, Outcome::Registered, NAME).expect("said");
    }

    pub async fn in_console(&self, secret: &Zeroizing<String>) -> String {
        let form = json!({ "client_id": self.consoles.client_id, "client_secret": secret.as_str() });
        text(&self.app.act("/dell/console/reauthorize", form).await["outcome"])
    }

    pub async fn see(&self) {
        if self.api {
            self.app.engine().read_status_at_dell(&self.app.id).await.expect("read");
        } else {
            let word = self.domain().await["appStatus"].clone();
            self.app.engine().saw_status_at_dell(&self.app.id, word.as_str(), NAME).expect("seen");
        }
    }

    /// In Okta, by its hash; then reported here.
    pub async fn deactivate(&self, secret: &Zeroizing<String>) {
        self.in_okta(secret, "deactivate").await;
        self.app.engine().set_inactive(&self.app.id, NAME).expect("said");
    }

    pub async fn in_okta(&self, secret: &Zeroizing<String>, what: &str) {
        let state = self.app.act("/state", Value::Null).await;
        let all = state["okta"]["secrets"].as_array().expect("a list");
        let ours = all.iter().find(|one| one["secret_hash"] == hash(secret)).expect("recognized by its hash");
        self.app.act(&format!("/okta/secret/{}/{what}", text(&ours["id"])), json!({})).await;
    }

    pub async fn domain(&self) -> Value {
        let account = if self.api { "api" } else { "console" };
        self.app.act("/state", Value::Null).await["dell"][account]["domains"][0].clone()
    }

    pub async fn refused(&self) -> Option<Kind> {
        kind(self.app.engine().test_retiring(&self.app.id).await)
    }

    pub async fn wipe(&self) {
        self.app.engine().erase_retiring(&self.app.id).await.expect("wiped");
    }

    /// Dell can sign in, and its secret is saved here.
    pub async fn works(&self) {
        assert_eq!(self.domain().await["appStatus"], "Connected");
        assert!(self.app.secret_is_readable().await);
        assert!(self.app.chain_holds());
    }

    /// From a tested secret to the end: Dell gets it, and the other one is deactivated, refused and erased.
    pub async fn complete(&mut self, kept: &Zeroizing<String>, retired: &Zeroizing<String>) {
        self.hand_over(kept).await;
        self.see().await;
        self.deactivate(retired).await;
        assert_eq!(self.refused().await, None);
        self.wipe().await;
        self.ended_with(kept).await;
    }

    /// Here, in Okta and at Dell there is one secret, and it is this one.
    pub async fn ended_with(&mut self, secret: &Zeroizing<String>) {
        assert_eq!(self.stage(), Stage::Ended);
        self.app.restart_unchanged();
        self.app.engine().finish_rotation(&self.app.id).expect("finished");
        self.works().await;
        let connection = self.app.connection();
        let current = connection.okta.secret.current().expect("saved");
        assert_eq!(current.mark.secret_hash, hash(secret));
        assert!(
            connection.okta.rotation.is_none()
                && !connection.reauthorization.is_open()
                && connection.items.intent.is_none()
        );
        assert!(!connection.registration_stale() && connection.secret_choice() != Some(SecretChoice::Erased));
        let items: Vec<_> =
            self.app.items().await.into_iter().filter(|account| account.contains("/okta-secret/")).collect();
        assert_eq!(items, [current.item.to_string()]);
        assert!(!self.app.on_disk(&[self.consoles.secret.clone(), self.new.clone()]));
        let sent = self.app.ledger().await.iter().filter(|(outcome, _)| outcome == "registered").count();
        assert!(sent >= 1);
        assert_eq!(self.app.count("POST", "/okta/v1/domains").await, usize::from(self.api));
    }
}
