//! Rotating the secret by both ways: without a fault, with each fault, and with a change of mind at each stage. The
//! consoles themselves show what they hold: Dell holds a secret that Okta accepts, whatever happened here.

mod clicks;

use model::connection::Dispatch;
use model::connection::{AppStatus, Level, Outcome, Registration, SecretChoice, Stage, Step};
use model::journey::ProtectionState;
use model::problem::Kind;
use secrets::stores::{SecretStore as _, State};
use serde_json::{Value, json};
use zeroize::Zeroizing;

use crate::connect::{BY_API, BY_CONSOLE};
use crate::test_app::acts::{Act, Consoles, Ended, NAME, TO_THE_PROOF, kind};
use crate::test_app::{TestApp, hash, text};

/// A running rotation: the former secret, and the pending one.
struct RotationTest {
    app: TestApp,
    api: bool,
    consoles: Consoles,
    new: Zeroizing<String>,
}

impl RotationTest {
    async fn begun(api: bool) -> Self {
        let (mut app, mut consoles) = (TestApp::new().await, Consoles::default());
        app.fault("dell-at-once", None).await;
        app.walk(TO_THE_PROOF, &mut consoles, Ended::Never).await;
        app.walk(if api { BY_API } else { BY_CONSOLE }, &mut consoles, Ended::Never).await;
        app.engine().rotate(&app.id).await.expect("begun");
        Self { app, api, consoles, new: Zeroizing::default() }
    }

    /// With a new secret that is saved and tested.
    async fn tested(api: bool) -> Self {
        let mut test = Self::begun(api).await;
        test.take().await;
        assert_eq!(test.prove().await, None);
        test
    }

    fn stage(&self) -> Stage {
        self.app.connection().okta.rotation.expect("a rotation").stage()
    }

    async fn take(&mut self) {
        self.new = self.app.new_secret().await;
        self.app.engine().take_new_secret(&self.app.id, self.new.clone()).await.expect("taken");
    }

    async fn prove(&self) -> Option<Kind> {
        kind(self.app.engine().test_pending(&self.app.id, Level::Credential, &|_| ()).await)
    }

    /// Gives Dell this secret: by the button, or by hand in its console.
    async fn hand_over(&self, secret: &Zeroizing<String>) {
        if self.api {
            self.app.engine().reauthorize_new(&self.app.id).await.expect("taken by Dell");
            return;
        }
        assert_eq!(self.in_console(secret).await, "registered");
        self.app.engine().console_said_of_new(&self.app.id, Outcome::Registered, NAME).expect("said");
    }

    async fn in_console(&self, secret: &Zeroizing<String>) -> String {
        let form = json!({ "client_id": self.consoles.client_id, "client_secret": secret.as_str() });
        text(&self.app.act("/dell/console/reauthorize", form).await["outcome"])
    }

    async fn see(&self) {
        if self.api {
            self.app.engine().read_status_at_dell(&self.app.id).await.expect("read");
        } else {
            let word = self.domain().await["appStatus"].clone();
            self.app.engine().saw_status_at_dell(&self.app.id, word.as_str(), NAME).expect("seen");
        }
    }

    /// In Okta, by its hash; then reported here.
    async fn deactivate(&self, secret: &Zeroizing<String>) {
        self.in_okta(secret, "deactivate").await;
        self.app.engine().set_inactive(&self.app.id, NAME).expect("said");
    }

    async fn in_okta(&self, secret: &Zeroizing<String>, what: &str) {
        let state = self.app.act("/state", Value::Null).await;
        let all = state["okta"]["secrets"].as_array().expect("a list");
        let ours = all.iter().find(|one| one["secret_hash"] == hash(secret)).expect("recognized by its hash");
        self.app.act(&format!("/okta/secret/{}/{what}", text(&ours["id"])), json!({})).await;
    }

    async fn domain(&self) -> Value {
        let account = if self.api { "api" } else { "console" };
        self.app.act("/state", Value::Null).await["dell"][account]["domains"][0].clone()
    }

    async fn refused(&self) -> Option<Kind> {
        kind(self.app.engine().test_retiring(&self.app.id).await)
    }

    async fn wipe(&self) {
        self.app.engine().erase_retiring(&self.app.id).await.expect("wiped");
    }

    /// Dell can sign in, and its secret is saved here.
    async fn works(&self) {
        assert_eq!(self.domain().await["appStatus"], "Connected");
        assert!(self.app.secret_is_readable().await);
        assert!(self.app.chain_holds());
    }

    /// Here, in Okta and at Dell there is one secret, and it is this one.
    async fn ended_with(&mut self, secret: &Zeroizing<String>) {
        assert_eq!(self.stage(), Stage::Ended);
        self.app.restart_unchanged();
        self.app.engine().finish_rotation(&self.app.id).expect("finished");
        self.works().await;
        let connection = self.app.connection();
        assert_eq!(
            connection.okta.secret.current().map(|custody| custody.mark.secret_hash.clone()),
            Some(hash(secret))
        );
        assert!(
            connection.okta.rotation.is_none()
                && !connection.reauthorization.is_open()
                && connection.items.intent.is_none()
        );
        assert!(!connection.registration_stale() && connection.secret_choice() != Some(SecretChoice::Erased));
        let items: Vec<_> =
            self.app.items().await.into_iter().filter(|account| account.contains("/okta-secret/")).collect();
        assert_eq!(items, [connection.okta.secret.current().expect("saved").item.to_string()]);
        assert!(!self.app.on_disk(&[self.consoles.secret.clone(), self.new.clone()]));
        let sent = self.app.ledger().await.iter().filter(|(outcome, _)| outcome == "registered").count();
        assert!(sent >= 1);
        assert_eq!(self.app.count("POST", "/okta/v1/domains").await, usize::from(self.api));
    }
}

#[tokio::test]
async fn by_console_from_end_to_end() {
    from_end_to_end(false).await;
}

#[tokio::test]
async fn by_api_from_end_to_end() {
    from_end_to_end(true).await;
}

/// Each act, with the app ended after each: the next start is on the same screen, and asks nothing.
async fn from_end_to_end(api: bool) {
    let mut test = RotationTest::begun(api).await;
    let old = test.consoles.secret.clone();
    let at = |test: &mut RotationTest, expected: Stage| {
        assert_eq!(test.stage(), expected);
        test.app.restart_unchanged();
        assert_eq!(test.stage(), expected);
    };
    at(&mut test, Stage::Slots);
    test.take().await;
    at(&mut test, Stage::Prove);
    // Until Dell has the new one, the old one is the connection's, and tests continue with it.
    assert_eq!(test.app.connection().subject().map(|of| of.secret_hash), Some(hash(&old)));
    assert!(!test.app.connection().proof_stale() && !test.app.connection().registration_stale());
    Act::Prove.on(&test.app, &mut test.consoles).await.expect("the old one is checked");
    assert_eq!(test.prove().await, None);
    at(&mut test, Stage::Reauthorize);
    let new = test.new.clone();
    test.hand_over(&new).await;
    at(&mut test, Stage::AtDell);
    assert_eq!(test.app.connection().subject().map(|of| of.secret_hash), Some(hash(&new)));
    assert!(!test.app.connection().proof_stale(), "the proof of the new one is the connection's");
    test.see().await;
    at(&mut test, Stage::Deactivate);
    test.works().await;
    test.deactivate(&old).await;
    at(&mut test, Stage::Refused);
    assert_eq!(test.refused().await, None);
    at(&mut test, Stage::Wipe);
    test.wipe().await;
    test.ended_with(&new).await;
    let log = test.app.log();
    let recorded: Vec<&str> =
        log.iter().skip_while(|(act, _)| act != "began_rotation").map(|(act, _)| act.as_str()).collect();
    let expected: &[&str] = if api {
        &[
            "began_rotation",
            "took_secret",
            "proved",
            "proved_new_secret",
            "intends_to_reauthorize",
            "reauthorized",
            "read_dell_status",
            "set_inactive",
            "old_secret_refused",
            "wiped_old_secret",
            "finished_rotation",
        ]
    } else {
        &[
            "began_rotation",
            "took_secret",
            "proved",
            "proved_new_secret",
            "console_said_again",
            "saw_dell_status",
            "set_inactive",
            "old_secret_refused",
            "wiped_old_secret",
            "finished_rotation",
        ]
    };
    assert_eq!(recorded, expected);
}

/// Okta itself makes no third secret, and a value that is no new secret is named and not saved.
#[tokio::test]
async fn two_slots_and_wrong_kinds() {
    let mut test = RotationTest::begun(true).await;
    let old = test.consoles.secret.clone();
    let second = test.app.new_secret().await;
    let (status, _) = test.app.control("/okta/secret/generate", json!({})).await;
    assert_ne!(status, 200, "Okta made a third");
    test.app.restart_unchanged();
    let engine = test.app.engine();
    for (value, refusal) in [
        (old.as_str(), Kind::SecretNotNew),
        ("0oa1a2b3c4d5e6f7g8h9", Kind::SecretIsClientId),
        ("***abcd", Kind::SecretIsMasked),
    ] {
        let taken = engine.take_new_secret(&test.app.id, Zeroizing::new(value.to_owned())).await;
        assert_eq!(kind(taken), Some(refusal));
    }
    assert_eq!(test.stage(), Stage::Slots);
    // Other acts that would replace the secret in use are refused meanwhile.
    let any = Zeroizing::new("aB3-".repeat(10));
    assert_eq!(kind(engine.take_secret(&test.app.id, any).await), Some(Kind::RotationOpen));
    assert_eq!(kind(engine.erase_secret(&test.app.id).await), Some(Kind::RotationOpen));
    assert_eq!(kind(engine.accept_client_id(&test.app.id, "0oaAnotherClientHere", true)), Some(Kind::RotationOpen));
    test.in_okta(&second, "deactivate").await;
    test.in_okta(&second, "delete").await;
    test.take().await;
    test.works().await;
}

/// Okta refuses the new one: Dell doesn't get it, and another may be saved in its place.
#[tokio::test]
async fn a_new_secret_that_okta_refuses() {
    let mut test = RotationTest::begun(true).await;
    test.take().await;
    let wrong = test.new.clone();
    test.in_okta(&wrong, "deactivate").await;
    assert_eq!(test.prove().await, None, "a refusal is a row");
    assert_eq!(test.stage(), Stage::Prove);
    assert_eq!(kind(test.app.engine().reauthorize_new(&test.app.id).await), Some(Kind::StepNotDone));
    test.in_okta(&wrong, "delete").await;
    test.take().await;
    assert_eq!((test.stage(), test.prove().await), (Stage::Prove, None));
    assert_eq!(test.stage(), Stage::Reauthorize);
    // Dell refuses it all the same: clearly, so it may be abandoned.
    test.app.fault("dell-zone-blocked", None).await;
    let refused = test.app.engine().reauthorize_new(&test.app.id).await;
    assert_eq!(kind(refused), Some(Kind::DellCredentialRefused));
    assert!(!test.app.connection().reauthorization.is_open());
    test.app.lift("dell-zone-blocked").await;
    test.works().await;
}

/// The person continues without a test, and the record says so.
#[tokio::test]
async fn unproven_by_choice() {
    let mut test = RotationTest::begun(false).await;
    test.take().await;
    test.app.engine().continue_untested(&test.app.id).expect("by choice");
    assert_eq!(test.stage(), Stage::Reauthorize);
    let new = test.new.clone();
    test.hand_over(&new).await;
    assert!(test.app.connection().okta.proof_skipped_at.is_some() && test.app.connection().proof_stale());
    assert!(test.app.log().contains(&("went_on_unproven".to_owned(), false)));
}

/// The answer is lost after its effect, and before it: Dell may hold either, and nothing is sent again automatically.
#[tokio::test]
async fn an_answer_lost_on_the_way() {
    for fault in ["lost-answer", "lost-answer-before"] {
        let mut test = RotationTest::tested(true).await;
        test.app.fault(fault, None).await;
        let lost = test.app.engine().reauthorize_new(&test.app.id).await;
        assert_eq!(kind(lost), Some(Kind::DellNoAnswer), "{fault}");
        let handed = test.app.connection().reauthorization;
        assert!(
            handed
                .read()
                .and_then(|read| read.found.as_ref())
                .is_some_and(|found| found.status == AppStatus::Connected)
        );
        test.app.restart_unchanged();
        assert_eq!(test.stage(), Stage::Reauthorize);
        assert_eq!(kind(test.app.engine().abandon_pending(&test.app.id)), Some(Kind::DellMayHold));
        test.works().await;
        let before = test.app.ledger().await.len();
        test.app.engine().read_dell_list(&test.app.id).await.expect("read");
        assert_eq!(test.app.ledger().await.len(), before, "reading sends nothing");
        // The person sends it again: setting the same value again changes nothing else.
        let (old, new) = (test.consoles.secret.clone(), test.new.clone());
        test.hand_over(&new).await;
        test.see().await;
        test.deactivate(&old).await;
        assert_eq!(test.refused().await, None);
        test.wipe().await;
        test.ended_with(&new).await;
    }
}

/// Killed while the request is on its way: the next start says "may have been sent" and reads before it sends.
#[tokio::test]
async fn killed_while_dell_gets_the_new_secret() {
    let mut test = RotationTest::tested(true).await;
    test.app.fault("slow", Some("400")).await;
    let before = test.app.ledger().await.len();
    {
        let asked = test.app.until("/ledger", |ledger| ledger.as_array().is_some_and(|all| all.len() > before));
        tokio::select! {
            biased;
            _ = asked => {}
            _ = test.app.engine().reauthorize_new(&test.app.id) => panic!("it was answered"),
        }
    }
    test.app.lift("slow").await;
    assert!(matches!(test.app.connection().reauthorization, Dispatch::Intended { .. }));
    test.app.restart();
    assert!(matches!(test.app.connection().reauthorization, Dispatch::Unknown { read: None, .. }));
    assert_eq!(kind(test.app.engine().reauthorize_new(&test.app.id).await), Some(Kind::DellNoAnswer));
    test.app.engine().read_dell_list(&test.app.id).await.expect("read");
    let new = test.new.clone();
    test.hand_over(&new).await;
    assert_eq!(test.stage(), Stage::AtDell);
    test.works().await;
}

/// Too early, and not tested: "still accepted" is reported, a network that is down is no refusal, nor is an Okta that
/// refuses everything; continuing is labeled.
#[tokio::test]
async fn old_still_accepted_or_not_measured() {
    let mut test = RotationTest::tested(true).await;
    let (old, new) = (test.consoles.secret.clone(), test.new.clone());
    test.hand_over(&new).await;
    test.see().await;
    test.app.engine().set_inactive(&test.app.id, NAME).expect("said too early");
    assert_eq!(test.refused().await, Some(Kind::OldStillAccepted));
    assert_eq!(test.stage(), Stage::Refused);
    test.in_okta(&old, "deactivate").await;
    test.app.fault("unreachable", None).await;
    assert!(test.refused().await.is_some_and(|kind| kind.code().starts_with("network-")));
    test.app.lift("unreachable").await;
    test.app.fault("wrong-secret", None).await;
    assert_eq!(test.refused().await, Some(Kind::StayingRefused));
    test.app.lift("wrong-secret").await;
    test.app.fault("maintenance", None).await;
    assert_eq!(test.refused().await, Some(Kind::OktaBusy));
    assert_eq!(kind(test.app.engine().erase_retiring(&test.app.id).await), Some(Kind::StepNotDone));
    test.app.restart_unchanged();
    test.app.engine().continue_unrefused(&test.app.id, NAME).expect("by choice");
    let rotation = test.app.connection().okta.rotation.expect("a rotation");
    assert_eq!(
        rotation.retiring().expect("goes out").refused.clone().and_then(|known| known.by).as_deref(),
        Some(NAME)
    );
    test.app.lift("maintenance").await;
    test.wipe().await;
    test.ended_with(&new).await;
}

/// Dell did not accept the new one after all: that shows before the old one is erased, and the way back is open.
#[tokio::test]
async fn dell_holds_the_old_one_after_all() {
    let mut test = RotationTest::tested(true).await;
    let (old, new) = (test.consoles.secret.clone(), test.new.clone());
    test.hand_over(&new).await;
    test.see().await;
    // Somebody at Dell puts the old one back.
    let id = text(&test.domain().await["domainID"]);
    let body = json!({ "clientID": test.consoles.client_id, "clientSecret": old.as_str() });
    let path = format!("/okta/v1/domains/{id}/authorization");
    test.app.another_at_dell(&test.consoles.key, ["PUT", &path], body).await;
    test.deactivate(&old).await;
    assert_eq!(test.refused().await, Some(Kind::DellCutOff));
    assert_eq!(test.app.protection(), ProtectionState::NotProtected);
    assert_eq!(test.stage(), Stage::Refused);
    // After getting the connection's secret again it continues.
    test.app.engine().authorize(&test.app.id).await.expect("authorized again");
    assert_eq!(test.refused().await, None);
    test.wipe().await;
    test.ended_with(&new).await;
}

/// The keychain fails in the middle of a save and of an erase: reading recovers what was begun.
#[tokio::test]
async fn the_keychain_fails_during_a_rotation() {
    let mut test = RotationTest::begun(true).await;
    test.new = test.app.new_secret().await;
    let new = test.new.clone();
    test.app.keychain.set_state(State::Locked);
    let taken = test.app.engine().take_new_secret(&test.app.id, new.clone()).await;
    assert_eq!(kind(taken), Some(Kind::KeychainLocked));
    test.app.restart();
    test.app.keychain.set_state(State::Ready);
    test.app.engine().settle(&test.app.id).await.expect("settled");
    assert_eq!(test.stage(), Stage::Slots);
    test.app.engine().take_new_secret(&test.app.id, new.clone()).await.expect("taken");
    assert_eq!(test.prove().await, None);
    let old = test.consoles.secret.clone();
    test.hand_over(&new).await;
    test.see().await;
    test.deactivate(&old).await;
    assert_eq!(test.refused().await, None);
    test.app.keychain.set_state(State::Locked);
    let wiped = test.app.engine().erase_retiring(&test.app.id).await;
    assert_eq!(kind(wiped), Some(Kind::KeychainLocked));
    test.app.restart();
    assert_eq!(test.stage(), Stage::Wipe);
    test.app.keychain.set_state(State::Ready);
    test.app.engine().settle(&test.app.id).await.expect("settled");
    assert_eq!(test.stage(), Stage::Wipe, "what failed is not done later by itself");
    test.wipe().await;
    test.ended_with(&new).await;
}

/// A change of mind at each stage, by both ways: the connection works throughout, and at the end one secret is left.
#[tokio::test]
async fn a_change_of_mind_at_each_stage() {
    for api in [true, false] {
        // No secret is saved yet: it simply ends.
        let test = RotationTest::begun(api).await;
        test.app.engine().abandon_pending(&test.app.id).expect("given up");
        assert!(test.app.connection().okta.rotation.is_none());
        test.works().await;

        for proven in [false, true] {
            let mut test = RotationTest::begun(api).await;
            test.take().await;
            if proven {
                assert_eq!(test.prove().await, None);
            }
            test.app.engine().abandon_pending(&test.app.id).expect("given up");
            assert_eq!(test.stage(), Stage::Deactivate);
            test.app.restart_unchanged();
            let (old, new) = (test.consoles.secret.clone(), test.new.clone());
            test.deactivate(&new).await;
            assert_eq!(test.refused().await, None);
            test.works().await;
            test.wipe().await;
            test.ended_with(&old).await;
        }

        // After Dell got it: the way back is a rotation to the former one.
        for further in 0..4 {
            let mut test = RotationTest::tested(api).await;
            let (old, new) = (test.consoles.secret.clone(), test.new.clone());
            test.hand_over(&new).await;
            if further > 0 {
                test.see().await;
            }
            if further > 1 {
                test.deactivate(&old).await;
            }
            if further > 2 {
                assert_eq!(test.refused().await, None);
            }
            assert_eq!(kind(test.app.engine().abandon_pending(&test.app.id)), Some(Kind::StepNotDone));
            test.app.engine().roll_back(&test.app.id).expect("turned");
            test.app.restart_unchanged();
            assert_eq!(test.stage(), Stage::Prove);
            test.works().await;
            if further > 1 {
                assert_eq!(test.prove().await, None);
                assert_eq!(test.stage(), Stage::Prove, "it is inactive");
                test.in_okta(&old, "activate").await;
            }
            assert_eq!(test.prove().await, None);
            test.hand_over(&old).await;
            test.see().await;
            test.deactivate(&new).await;
            assert_eq!(test.refused().await, None);
            test.wipe().await;
            test.ended_with(&old).await;
        }
    }
}

/// Dell may hold either, and the person wants back: Dell gets the former one, and only then is the new one abandoned.
#[tokio::test]
async fn rolled_back_while_dell_may_hold_either() {
    for fault in ["lost-answer", "lost-answer-before"] {
        let mut test = RotationTest::tested(true).await;
        test.app.fault(fault, None).await;
        let lost = test.app.engine().reauthorize_new(&test.app.id).await;
        assert_eq!(kind(lost), Some(Kind::DellNoAnswer));
        test.app.engine().roll_back(&test.app.id).expect("turned");
        assert!(!test.app.connection().proof_stale(), "what was proven with the new one is kept beside it");
        assert_eq!(kind(test.app.engine().abandon_pending(&test.app.id)), Some(Kind::DellMayHold));
        assert_eq!(test.prove().await, None);
        let (old, new) = (test.consoles.secret.clone(), test.new.clone());
        test.hand_over(&old).await;
        test.see().await;
        test.deactivate(&new).await;
        assert_eq!(test.refused().await, None);
        test.wipe().await;
        test.ended_with(&old).await;
    }
}

/// No saved secret, erased by choice or gone: the same path brings one back, and claims nothing about the old one.
#[tokio::test]
async fn a_lost_secret_is_recovered() {
    for (api, erased) in [(true, true), (true, false), (false, true)] {
        let mut test = RotationTest::begun(api).await;
        test.app.engine().abandon_pending(&test.app.id).expect("given up");
        if erased {
            test.app.engine().erase_secret(&test.app.id).await.expect("erased");
        } else {
            let account = test.app.connection().okta.secret.current().cloned().expect("saved").item;
            test.app.keychain.inner.erase(&account).await.expect("somebody erased it");
        }
        test.app.engine().rotate(&test.app.id).await.expect("begun");
        assert!(test.app.connection().current_is_lost());
        test.take().await;
        assert_eq!(test.prove().await, None);
        let (old, new) = (test.consoles.secret.clone(), test.new.clone());
        test.hand_over(&new).await;
        test.see().await;
        assert_eq!(kind(test.app.engine().roll_back(&test.app.id)), Some(Kind::StepNotDone));
        test.deactivate(&old).await;
        assert_eq!(test.stage(), Stage::Wipe, "what is not here is not tried");
        assert_eq!(test.refused().await, Some(Kind::StepNotDone));
        test.wipe().await;
        assert!(test.app.log().contains(&("nothing_to_wipe".to_owned(), true)));
        assert_eq!(test.app.connection().secret_choice(), None, "kept or erased is asked anew");
        test.ended_with(&new).await;
    }
}

/// A locked keychain is no lost secret, and a connection that Dell doesn't have has nothing to rotate.
#[tokio::test]
async fn no_rotation_begins_on_a_guess() {
    let test = RotationTest::begun(true).await;
    test.app.engine().abandon_pending(&test.app.id).expect("given up");
    test.app.keychain.set_state(State::Locked);
    assert_eq!(kind(test.app.engine().rotate(&test.app.id).await), Some(Kind::KeychainLocked));
    assert!(test.app.connection().okta.rotation.is_none());
    let (app, _) = TestApp::at_authorize().await;
    assert_eq!(kind(app.engine().rotate(&app.id).await), Some(Kind::StepNotDone));
}

/// The new one was copied for Dell's console, pasted, and accepted there; the person turns back without reporting it.
#[tokio::test]
async fn a_secret_copied_for_the_console_is_not_abandoned() {
    let mut test = RotationTest::tested(false).await;
    test.app.engine().copies_new_secret(&test.app.id).expect("about to be copied");
    let new = test.new.clone();
    assert_eq!(test.in_console(&new).await, "registered");
    test.app.restart_unchanged();
    assert_eq!(kind(test.app.engine().abandon_pending(&test.app.id)), Some(Kind::DellMayHold));
    let other = Zeroizing::new("Zy9_".chars().cycle().take(40).collect());
    let taken = test.app.engine().take_new_secret(&test.app.id, other).await;
    assert_eq!(kind(taken), Some(Kind::DellMayHold));

    // The way back leads over Dell, which gets the former one first.
    test.app.engine().roll_back(&test.app.id).expect("rolled back");
    assert_eq!(kind(test.app.engine().abandon_pending(&test.app.id)), Some(Kind::DellMayHold));
    assert_eq!(test.prove().await, None);
    let former = test.consoles.secret.clone();
    test.hand_over(&former).await;
    test.see().await;
    assert_eq!(test.stage(), Stage::Deactivate);
    test.deactivate(&new).await;
    test.app.engine().test_retiring(&test.app.id).await.expect("refused");
    test.works().await;
}

/// Copied, and the console refused it: that was reported, so it can be abandoned.
#[tokio::test]
async fn a_secret_that_the_console_refused_can_be_abandoned() {
    let test = RotationTest::tested(false).await;
    test.app.engine().copies_new_secret(&test.app.id).expect("about to be copied");
    test.app.engine().console_said_of_new(&test.app.id, Outcome::PasteBlocked, NAME).expect("said");
    test.app.engine().abandon_pending(&test.app.id).expect("given up");
    assert_eq!(test.stage(), Stage::Deactivate);
}

/// The console gives no clear answer: Dell may have the new one, so it can't be abandoned.
#[tokio::test]
async fn the_console_says_nothing_clear() {
    let mut test = RotationTest::tested(false).await;
    test.app.engine().console_said_of_new(&test.app.id, Outcome::PasteBlocked, NAME).expect("said");
    test.app.restart_unchanged();
    test.app.engine().console_said_of_new(&test.app.id, Outcome::NoAnswer, NAME).expect("said");
    assert_eq!(kind(test.app.engine().abandon_pending(&test.app.id)), Some(Kind::DellMayHold));
    let new = test.new.clone();
    test.hand_over(&new).await;
    assert!(!test.app.connection().reauthorization.is_open());
    // The console shows trouble, so no secret is retired.
    test.app.engine().saw_status_at_dell(&test.app.id, Some("Unauthorized"), NAME).expect("seen");
    assert_eq!((test.stage(), test.app.protection()), (Stage::AtDell, ProtectionState::NotProtected));
    test.app.engine().saw_status_at_dell(&test.app.id, None, NAME).expect("continues without");
    assert_eq!(test.stage(), Stage::Deactivate);
}

/// Outside a rotation: Dell says Unauthorized, and gets the present secret again. By API a lost answer is read before
/// anything is sent again.
#[tokio::test]
async fn reauthorized_outside_a_rotation() {
    let test = RotationTest::begun(true).await;
    test.app.engine().abandon_pending(&test.app.id).expect("given up");
    test.app.fault("lost-answer", None).await;
    let lost = test.app.engine().authorize(&test.app.id).await;
    assert_eq!(kind(lost), Some(Kind::DellNoAnswer));
    assert!(matches!(test.app.connection().registration, Registration::Done { .. }));
    assert!(test.app.connection().reauthorization.is_open());
    test.app.engine().authorize(&test.app.id).await.expect("the status was read: the person sends again");
    assert!(!test.app.connection().reauthorization.is_open());
    assert_eq!(test.app.step(), Step::Backups);
    test.works().await;
}

/// The present secret was handed over again without a clear answer: a new one still becomes pending and goes to Dell,
/// which decides it. Abandoning the new one leads out, too, because Dell never got it.
#[tokio::test]
async fn rotated_after_an_unclear_authorization() {
    for gives_up in [false, true] {
        let mut test = RotationTest::begun(true).await;
        test.app.engine().abandon_pending(&test.app.id).expect("given up");
        test.app.fault("lost-answer", None).await;
        assert_eq!(kind(test.app.engine().authorize(&test.app.id).await), Some(Kind::DellNoAnswer));
        test.app.engine().rotate(&test.app.id).await.expect("begun");
        test.take().await;
        assert_eq!(test.prove().await, None);
        test.app.restart_unchanged();
        let new = test.new.clone();
        if gives_up {
            test.app.engine().abandon_pending(&test.app.id).expect("Dell was never given it");
            assert_eq!(test.stage(), Stage::Deactivate);
            test.deactivate(&new).await;
            test.app.engine().test_retiring(&test.app.id).await.expect("refused");
            continue;
        }
        test.app.engine().read_dell_list(&test.app.id).await.expect("read");
        test.hand_over(&new).await;
        assert_eq!((test.stage(), test.app.connection().reauthorization), (Stage::AtDell, Dispatch::NotSent));
        test.works().await;
    }
}
