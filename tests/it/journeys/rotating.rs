//! Rotating the secret by both ways: without a fault, with each fault, and with a change of mind at each stage. The
//! consoles themselves show what they hold: Dell holds a secret that Okta accepts, whatever happened here.

mod clicks;

use model::connection::{AppStatus, Level, Outcome, Registration, SecretChoice, Stage, Step};
use model::dispatch::Dispatch;
use model::journey::ProtectionState;
use model::problem::Kind;
use secrets::stores::{SecretStore as _, State};
use serde_json::{Value, json};
use zeroize::Zeroizing;

use super::{BY_API, BY_CONSOLE};
use crate::sandboxed::acts::{Act, Consoles, Ended, NAME, TO_THE_PROOF, kind};
use crate::sandboxed::{TestApp, hash, text};

/// A running rotation: the former secret, and the pending one.
struct Turning {
    desk: TestApp,
    api: bool,
    hands: Consoles,
    new: Zeroizing<String>,
}

impl Turning {
    async fn begun(api: bool) -> Self {
        let (mut desk, mut hands) = (TestApp::new().await, Consoles::default());
        desk.fault("dell-at-once", None).await;
        desk.walk(TO_THE_PROOF, &mut hands, Ended::Never).await;
        desk.walk(if api { BY_API } else { BY_CONSOLE }, &mut hands, Ended::Never).await;
        desk.engine().rotate(&desk.id).await.expect("begun");
        Self { desk, api, hands, new: Zeroizing::default() }
    }

    fn stage(&self) -> Stage {
        self.desk.connection().okta.rotation.expect("a rotation").stage()
    }

    async fn take(&mut self) {
        self.new = self.desk.new_secret().await;
        self.desk.engine().take_new_secret(&self.desk.id, self.new.clone()).await.expect("taken");
    }

    async fn prove(&self) -> Option<Kind> {
        kind(self.desk.engine().prove_new(&self.desk.id, Level::Credential, &|_| ()).await)
    }

    /// Gives Dell this secret: by the button, or by hand in its console.
    async fn hand_over(&self, secret: &Zeroizing<String>) {
        if self.api {
            self.desk.engine().reauthorize_new(&self.desk.id).await.expect("taken by Dell");
            return;
        }
        assert_eq!(self.in_console(secret).await, "registered");
        self.desk.engine().console_said_of_new(&self.desk.id, Outcome::Registered, NAME).expect("said");
    }

    async fn in_console(&self, secret: &Zeroizing<String>) -> String {
        let form = json!({ "client_id": self.hands.client_id, "client_secret": secret.as_str() });
        text(&self.desk.act("/dell/console/reauthorize", form).await["outcome"])
    }

    async fn see(&self) {
        if self.api {
            self.desk.engine().read_status_at_dell(&self.desk.id).await.expect("read");
        } else {
            let word = self.domain().await["appStatus"].clone();
            self.desk.engine().saw_status_at_dell(&self.desk.id, word.as_str(), NAME).expect("seen");
        }
    }

    /// In Okta, by its hash; then reported here.
    async fn deactivate(&self, secret: &Zeroizing<String>) {
        self.in_okta(secret, "deactivate").await;
        self.desk.engine().set_inactive(&self.desk.id, NAME).expect("said");
    }

    async fn in_okta(&self, secret: &Zeroizing<String>, what: &str) {
        let state = self.desk.act("/state", Value::Null).await;
        let all = state["okta"]["secrets"].as_array().expect("a list");
        let ours = all.iter().find(|one| one["secret_hash"] == hash(secret)).expect("recognized by its hash");
        self.desk.act(&format!("/okta/secret/{}/{what}", text(&ours["id"])), json!({})).await;
    }

    async fn domain(&self) -> Value {
        let account = if self.api { "api" } else { "console" };
        self.desk.act("/state", Value::Null).await["dell"][account]["domains"][0].clone()
    }

    async fn refused(&self) -> Option<Kind> {
        kind(self.desk.engine().prove_refused(&self.desk.id).await)
    }

    async fn wipe(&self) {
        self.desk.engine().wipe_leaving(&self.desk.id).await.expect("wiped");
    }

    /// Dell can sign in, and its secret is saved here.
    async fn works(&self) {
        assert_eq!(self.domain().await["appStatus"], "Connected");
        assert!(self.desk.secret_is_readable().await);
        assert!(self.desk.chain_holds());
    }

    /// Here, in Okta and at Dell there is one secret, and it is this one.
    async fn ended_with(&mut self, secret: &Zeroizing<String>) {
        assert_eq!(self.stage(), Stage::Ended);
        self.desk.restart_unchanged();
        self.desk.engine().finish_rotation(&self.desk.id).expect("finished");
        self.works().await;
        let connection = self.desk.connection();
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
            self.desk.items().await.into_iter().filter(|account| account.contains("/okta-secret/")).collect();
        assert_eq!(items, [connection.okta.secret.current().expect("saved").item.to_string()]);
        assert!(!self.desk.on_disk(&[self.hands.secret.clone(), self.new.clone()]));
        let sent = self.desk.ledger().await.iter().filter(|(outcome, _)| outcome == "registered").count();
        assert!(sent >= 1);
        assert_eq!(self.desk.count("POST", "/okta/v1/domains").await, usize::from(self.api));
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
    let mut turning = Turning::begun(api).await;
    let old = turning.hands.secret.clone();
    let at = |turning: &mut Turning, expected: Stage| {
        assert_eq!(turning.stage(), expected);
        turning.desk.restart_unchanged();
        assert_eq!(turning.stage(), expected);
    };
    at(&mut turning, Stage::Slots);
    turning.take().await;
    at(&mut turning, Stage::Prove);
    // Until Dell has the new one, the old one is the connection's, and tests continue with it.
    assert_eq!(turning.desk.connection().subject().map(|of| of.secret_hash), Some(hash(&old)));
    assert!(!turning.desk.connection().proof_stale() && !turning.desk.connection().registration_stale());
    Act::Prove.on(&turning.desk, &mut turning.hands).await.expect("the old one is checked");
    assert_eq!(turning.prove().await, None);
    at(&mut turning, Stage::Reauthorize);
    let new = turning.new.clone();
    turning.hand_over(&new).await;
    at(&mut turning, Stage::AtDell);
    assert_eq!(turning.desk.connection().subject().map(|of| of.secret_hash), Some(hash(&new)));
    assert!(!turning.desk.connection().proof_stale(), "the proof of the new one is the connection's");
    turning.see().await;
    at(&mut turning, Stage::Deactivate);
    turning.works().await;
    turning.deactivate(&old).await;
    at(&mut turning, Stage::Refused);
    assert_eq!(turning.refused().await, None);
    at(&mut turning, Stage::Wipe);
    turning.wipe().await;
    turning.ended_with(&new).await;
    let log = turning.desk.log();
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
    let mut turning = Turning::begun(true).await;
    let old = turning.hands.secret.clone();
    let second = turning.desk.new_secret().await;
    let (status, _) = turning.desk.control("/okta/secret/generate", json!({})).await;
    assert_ne!(status, 200, "Okta made a third");
    turning.desk.restart_unchanged();
    let engine = turning.desk.engine();
    for (value, refusal) in [
        (old.as_str(), Kind::SecretNotNew),
        ("0oa1a2b3c4d5e6f7g8h9", Kind::SecretIsClientId),
        ("***abcd", Kind::SecretIsMasked),
    ] {
        let taken = engine.take_new_secret(&turning.desk.id, Zeroizing::new(value.to_owned())).await;
        assert_eq!(kind(taken), Some(refusal));
    }
    assert_eq!(turning.stage(), Stage::Slots);
    // Other acts that would replace the secret in use are refused meanwhile.
    let any = Zeroizing::new("aB3-".repeat(10));
    assert_eq!(kind(engine.take_secret(&turning.desk.id, any).await), Some(Kind::RotationOpen));
    assert_eq!(kind(engine.erase_secret(&turning.desk.id).await), Some(Kind::RotationOpen));
    assert_eq!(kind(engine.accept_client_id(&turning.desk.id, "0oaAnotherClientHere", true)), Some(Kind::RotationOpen));
    turning.in_okta(&second, "deactivate").await;
    turning.in_okta(&second, "delete").await;
    turning.take().await;
    turning.works().await;
}

/// Okta refuses the new one: Dell doesn't get it, and another may be saved in its place.
#[tokio::test]
async fn a_new_secret_that_okta_refuses() {
    let mut turning = Turning::begun(true).await;
    turning.take().await;
    let wrong = turning.new.clone();
    turning.in_okta(&wrong, "deactivate").await;
    assert_eq!(turning.prove().await, None, "a refusal is a row");
    assert_eq!(turning.stage(), Stage::Prove);
    assert_eq!(kind(turning.desk.engine().reauthorize_new(&turning.desk.id).await), Some(Kind::StepNotDone));
    turning.in_okta(&wrong, "delete").await;
    turning.take().await;
    assert_eq!((turning.stage(), turning.prove().await), (Stage::Prove, None));
    assert_eq!(turning.stage(), Stage::Reauthorize);
    // Dell refuses it all the same: clearly, so it may be abandoned.
    turning.desk.fault("dell-zone-blocked", None).await;
    let refused = turning.desk.engine().reauthorize_new(&turning.desk.id).await;
    assert_eq!(kind(refused), Some(Kind::DellCredentialRefused));
    assert!(!turning.desk.connection().reauthorization.is_open());
    turning.desk.lift("dell-zone-blocked").await;
    turning.works().await;
}

/// The person continues without a test, and the record says so.
#[tokio::test]
async fn unproven_by_choice() {
    let mut turning = Turning::begun(false).await;
    turning.take().await;
    turning.desk.engine().go_on_unproven(&turning.desk.id).expect("by choice");
    assert_eq!(turning.stage(), Stage::Reauthorize);
    let new = turning.new.clone();
    turning.hand_over(&new).await;
    assert!(turning.desk.connection().okta.proof_skipped_at.is_some() && turning.desk.connection().proof_stale());
    assert!(turning.desk.log().contains(&("went_on_unproven".to_owned(), false)));
}

/// The answer is lost after its effect, and before it: Dell may hold either, and nothing is sent again automatically.
#[tokio::test]
async fn an_answer_lost_on_the_way() {
    for fault in ["lost-answer", "lost-answer-before"] {
        let mut turning = Turning::begun(true).await;
        turning.take().await;
        assert_eq!(turning.prove().await, None);
        turning.desk.fault(fault, None).await;
        let lost = turning.desk.engine().reauthorize_new(&turning.desk.id).await;
        assert_eq!(kind(lost), Some(Kind::DellNoAnswer), "{fault}");
        let handed = turning.desk.connection().reauthorization;
        assert!(
            handed
                .read()
                .and_then(|read| read.found.as_ref())
                .is_some_and(|found| found.status == AppStatus::Connected)
        );
        turning.desk.restart_unchanged();
        assert_eq!(turning.stage(), Stage::Reauthorize);
        assert_eq!(kind(turning.desk.engine().abandon_pending(&turning.desk.id)), Some(Kind::DellMayHold));
        turning.works().await;
        let before = turning.desk.ledger().await.len();
        turning.desk.engine().read_dell_list(&turning.desk.id).await.expect("read");
        assert_eq!(turning.desk.ledger().await.len(), before, "reading sends nothing");
        // The person sends it again: setting the same value again changes nothing else.
        let (old, new) = (turning.hands.secret.clone(), turning.new.clone());
        turning.hand_over(&new).await;
        turning.see().await;
        turning.deactivate(&old).await;
        assert_eq!(turning.refused().await, None);
        turning.wipe().await;
        turning.ended_with(&new).await;
    }
}

/// Killed while the request is on its way: the next start says "may have been sent" and reads before it sends.
#[tokio::test]
async fn ended_while_it_is_handed_over() {
    let mut turning = Turning::begun(true).await;
    turning.take().await;
    assert_eq!(turning.prove().await, None);
    turning.desk.fault("slow", Some("400")).await;
    let before = turning.desk.ledger().await.len();
    {
        let asked = turning.desk.until("/ledger", |ledger| ledger.as_array().is_some_and(|all| all.len() > before));
        tokio::select! {
            biased;
            _ = asked => {}
            _ = turning.desk.engine().reauthorize_new(&turning.desk.id) => panic!("it was answered"),
        }
    }
    turning.desk.lift("slow").await;
    assert!(matches!(turning.desk.connection().reauthorization, Dispatch::Intended { .. }));
    turning.desk.restart();
    assert!(matches!(turning.desk.connection().reauthorization, Dispatch::Unknown { read: None, .. }));
    assert_eq!(kind(turning.desk.engine().reauthorize_new(&turning.desk.id).await), Some(Kind::DellNoAnswer));
    turning.desk.engine().read_dell_list(&turning.desk.id).await.expect("read");
    let new = turning.new.clone();
    turning.hand_over(&new).await;
    assert_eq!(turning.stage(), Stage::AtDell);
    turning.works().await;
}

/// Too early, and not tested: "still accepted" is reported, a network that is down is no refusal, nor is an Okta that
/// refuses everything; continuing is labeled.
#[tokio::test]
async fn old_still_accepted_or_not_measured() {
    let mut turning = Turning::begun(true).await;
    turning.take().await;
    assert_eq!(turning.prove().await, None);
    let (old, new) = (turning.hands.secret.clone(), turning.new.clone());
    turning.hand_over(&new).await;
    turning.see().await;
    turning.desk.engine().set_inactive(&turning.desk.id, NAME).expect("said too early");
    assert_eq!(turning.refused().await, Some(Kind::OldStillAccepted));
    assert_eq!(turning.stage(), Stage::Refused);
    turning.in_okta(&old, "deactivate").await;
    turning.desk.fault("unreachable", None).await;
    assert!(turning.refused().await.is_some_and(|kind| kind.code().starts_with("network-")));
    turning.desk.lift("unreachable").await;
    turning.desk.fault("wrong-secret", None).await;
    assert_eq!(turning.refused().await, Some(Kind::StayingRefused));
    turning.desk.lift("wrong-secret").await;
    turning.desk.fault("maintenance", None).await;
    assert_eq!(turning.refused().await, Some(Kind::OktaBusy));
    assert_eq!(kind(turning.desk.engine().wipe_leaving(&turning.desk.id).await), Some(Kind::StepNotDone));
    turning.desk.restart_unchanged();
    turning.desk.engine().go_on_unrefused(&turning.desk.id, NAME).expect("by choice");
    let rotation = turning.desk.connection().okta.rotation.expect("a rotation");
    assert_eq!(
        rotation.retiring().expect("goes out").refused.clone().and_then(|known| known.by).as_deref(),
        Some(NAME)
    );
    turning.desk.lift("maintenance").await;
    turning.wipe().await;
    turning.ended_with(&new).await;
}

/// Dell did not accept the new one after all: that shows before the old one is erased, and the way back is open.
#[tokio::test]
async fn dell_holds_the_old_one_after_all() {
    let mut turning = Turning::begun(true).await;
    turning.take().await;
    assert_eq!(turning.prove().await, None);
    let (old, new) = (turning.hands.secret.clone(), turning.new.clone());
    turning.hand_over(&new).await;
    turning.see().await;
    // Somebody at Dell puts the old one back.
    let id = text(&turning.domain().await["domainID"]);
    let body = json!({ "clientID": turning.hands.client_id, "clientSecret": old.as_str() });
    let path = format!("/okta/v1/domains/{id}/authorization");
    turning.desk.another_at_dell(&turning.hands.key, ["PUT", &path], body).await;
    turning.deactivate(&old).await;
    assert_eq!(turning.refused().await, Some(Kind::DellCutOff));
    assert_eq!(turning.desk.protection(), ProtectionState::NotProtected);
    assert_eq!(turning.stage(), Stage::Refused);
    // After getting the connection's secret again it continues.
    turning.desk.engine().authorize(&turning.desk.id).await.expect("authorized again");
    assert_eq!(turning.refused().await, None);
    turning.wipe().await;
    turning.ended_with(&new).await;
}

/// The keychain fails in the middle of a save and of an erase: reading recovers what was begun.
#[tokio::test]
async fn the_keychain_fails_midway() {
    let mut turning = Turning::begun(true).await;
    turning.new = turning.desk.new_secret().await;
    let new = turning.new.clone();
    turning.desk.keychain.set_state(State::Locked);
    let taken = turning.desk.engine().take_new_secret(&turning.desk.id, new.clone()).await;
    assert_eq!(kind(taken), Some(Kind::KeychainLocked));
    turning.desk.restart();
    turning.desk.keychain.set_state(State::Ready);
    turning.desk.engine().settle(&turning.desk.id).await.expect("settled");
    assert_eq!(turning.stage(), Stage::Slots);
    turning.desk.engine().take_new_secret(&turning.desk.id, new.clone()).await.expect("taken");
    assert_eq!(turning.prove().await, None);
    let old = turning.hands.secret.clone();
    turning.hand_over(&new).await;
    turning.see().await;
    turning.deactivate(&old).await;
    assert_eq!(turning.refused().await, None);
    turning.desk.keychain.set_state(State::Locked);
    let wiped = turning.desk.engine().wipe_leaving(&turning.desk.id).await;
    assert_eq!(kind(wiped), Some(Kind::KeychainLocked));
    turning.desk.restart();
    assert_eq!(turning.stage(), Stage::Wipe);
    turning.desk.keychain.set_state(State::Ready);
    turning.desk.engine().settle(&turning.desk.id).await.expect("settled");
    assert_eq!(turning.stage(), Stage::Wipe, "what failed is not done later by itself");
    turning.wipe().await;
    turning.ended_with(&new).await;
}

/// A change of mind at each stage, by both ways: the connection works throughout, and at the end one secret is left.
#[tokio::test]
async fn a_change_of_mind_at_each_stage() {
    for api in [true, false] {
        // No secret is saved yet: it simply ends.
        let turning = Turning::begun(api).await;
        turning.desk.engine().abandon_pending(&turning.desk.id).expect("given up");
        assert!(turning.desk.connection().okta.rotation.is_none());
        turning.works().await;

        for proven in [false, true] {
            let mut turning = Turning::begun(api).await;
            turning.take().await;
            if proven {
                assert_eq!(turning.prove().await, None);
            }
            turning.desk.engine().abandon_pending(&turning.desk.id).expect("given up");
            assert_eq!(turning.stage(), Stage::Deactivate);
            turning.desk.restart_unchanged();
            let (old, new) = (turning.hands.secret.clone(), turning.new.clone());
            turning.deactivate(&new).await;
            assert_eq!(turning.refused().await, None);
            turning.works().await;
            turning.wipe().await;
            turning.ended_with(&old).await;
        }

        // After Dell got it: the way back is a rotation to the former one.
        for further in 0..4 {
            let mut turning = Turning::begun(api).await;
            turning.take().await;
            assert_eq!(turning.prove().await, None);
            let (old, new) = (turning.hands.secret.clone(), turning.new.clone());
            turning.hand_over(&new).await;
            if further > 0 {
                turning.see().await;
            }
            if further > 1 {
                turning.deactivate(&old).await;
            }
            if further > 2 {
                assert_eq!(turning.refused().await, None);
            }
            assert_eq!(kind(turning.desk.engine().abandon_pending(&turning.desk.id)), Some(Kind::StepNotDone));
            turning.desk.engine().roll_back(&turning.desk.id).expect("turned");
            turning.desk.restart_unchanged();
            assert_eq!(turning.stage(), Stage::Prove);
            turning.works().await;
            if further > 1 {
                assert_eq!(turning.prove().await, None);
                assert_eq!(turning.stage(), Stage::Prove, "it is inactive");
                turning.in_okta(&old, "activate").await;
            }
            assert_eq!(turning.prove().await, None);
            turning.hand_over(&old).await;
            turning.see().await;
            turning.deactivate(&new).await;
            assert_eq!(turning.refused().await, None);
            turning.wipe().await;
            turning.ended_with(&old).await;
        }
    }
}

/// Dell may hold either, and the person wants back: Dell gets the former one, and only then is the new one abandoned.
#[tokio::test]
async fn back_while_dell_may_hold_either() {
    for fault in ["lost-answer", "lost-answer-before"] {
        let mut turning = Turning::begun(true).await;
        turning.take().await;
        assert_eq!(turning.prove().await, None);
        turning.desk.fault(fault, None).await;
        let lost = turning.desk.engine().reauthorize_new(&turning.desk.id).await;
        assert_eq!(kind(lost), Some(Kind::DellNoAnswer));
        turning.desk.engine().roll_back(&turning.desk.id).expect("turned");
        assert!(!turning.desk.connection().proof_stale(), "what was proven with the new one is kept beside it");
        assert_eq!(kind(turning.desk.engine().abandon_pending(&turning.desk.id)), Some(Kind::DellMayHold));
        assert_eq!(turning.prove().await, None);
        let (old, new) = (turning.hands.secret.clone(), turning.new.clone());
        turning.hand_over(&old).await;
        turning.see().await;
        turning.deactivate(&new).await;
        assert_eq!(turning.refused().await, None);
        turning.wipe().await;
        turning.ended_with(&old).await;
    }
}

/// No saved secret, erased by choice or gone: the same path brings one back, and claims nothing about the old one.
#[tokio::test]
async fn a_lost_secret_is_recovered() {
    for (api, erased) in [(true, true), (true, false), (false, true)] {
        let mut turning = Turning::begun(api).await;
        turning.desk.engine().abandon_pending(&turning.desk.id).expect("given up");
        if erased {
            turning.desk.engine().erase_secret(&turning.desk.id).await.expect("erased");
        } else {
            let account = turning.desk.connection().okta.secret.current().cloned().expect("saved").item;
            turning.desk.keychain.inner.erase(&account).await.expect("somebody erased it");
        }
        turning.desk.engine().rotate(&turning.desk.id).await.expect("begun");
        assert!(turning.desk.connection().current_is_lost());
        turning.take().await;
        assert_eq!(turning.prove().await, None);
        let (old, new) = (turning.hands.secret.clone(), turning.new.clone());
        turning.hand_over(&new).await;
        turning.see().await;
        assert_eq!(kind(turning.desk.engine().roll_back(&turning.desk.id)), Some(Kind::StepNotDone));
        turning.deactivate(&old).await;
        assert_eq!(turning.stage(), Stage::Wipe, "what is not here is not tried");
        assert_eq!(turning.refused().await, Some(Kind::StepNotDone));
        turning.wipe().await;
        assert!(turning.desk.log().contains(&("nothing_to_wipe".to_owned(), true)));
        assert_eq!(turning.desk.connection().secret_choice(), None, "kept or erased is asked anew");
        turning.ended_with(&new).await;
    }
}

/// A locked keychain is no lost secret, and a connection that Dell doesn't have has nothing to rotate.
#[tokio::test]
async fn nothing_is_begun_on_a_guess() {
    let turning = Turning::begun(true).await;
    turning.desk.engine().abandon_pending(&turning.desk.id).expect("given up");
    turning.desk.keychain.set_state(State::Locked);
    assert_eq!(kind(turning.desk.engine().rotate(&turning.desk.id).await), Some(Kind::KeychainLocked));
    assert!(turning.desk.connection().okta.rotation.is_none());
    let (desk, _) = TestApp::at_authorize().await;
    assert_eq!(kind(desk.engine().rotate(&desk.id).await), Some(Kind::StepNotDone));
}

/// The new one was copied for Dell's console, pasted, and accepted there; the person turns back without reporting it.
#[tokio::test]
async fn what_was_copied_for_the_console_is_not_given_up() {
    let mut turning = Turning::begun(false).await;
    turning.take().await;
    assert_eq!(turning.prove().await, None);
    turning.desk.engine().copies_new_secret(&turning.desk.id).expect("about to be copied");
    let new = turning.new.clone();
    assert_eq!(turning.in_console(&new).await, "registered");
    turning.desk.restart_unchanged();
    assert_eq!(kind(turning.desk.engine().abandon_pending(&turning.desk.id)), Some(Kind::DellMayHold));
    let other = Zeroizing::new("Zy9_".chars().cycle().take(40).collect());
    let taken = turning.desk.engine().take_new_secret(&turning.desk.id, other).await;
    assert_eq!(kind(taken), Some(Kind::DellMayHold));

    // The way back leads over Dell, which gets the former one first.
    turning.desk.engine().roll_back(&turning.desk.id).expect("rolled back");
    assert_eq!(kind(turning.desk.engine().abandon_pending(&turning.desk.id)), Some(Kind::DellMayHold));
    assert_eq!(turning.prove().await, None);
    let former = turning.hands.secret.clone();
    turning.hand_over(&former).await;
    turning.see().await;
    assert_eq!(turning.stage(), Stage::Deactivate);
    turning.deactivate(&new).await;
    turning.desk.engine().prove_refused(&turning.desk.id).await.expect("refused");
    turning.works().await;
}

/// Copied, and the console refused it: that was reported, so it can be abandoned.
#[tokio::test]
async fn what_the_console_refused_can_be_given_up() {
    let mut turning = Turning::begun(false).await;
    turning.take().await;
    assert_eq!(turning.prove().await, None);
    turning.desk.engine().copies_new_secret(&turning.desk.id).expect("about to be copied");
    turning.desk.engine().console_said_of_new(&turning.desk.id, Outcome::PasteBlocked, NAME).expect("said");
    turning.desk.engine().abandon_pending(&turning.desk.id).expect("given up");
    assert_eq!(turning.stage(), Stage::Deactivate);
}

/// The console gives no clear answer: Dell may have the new one, so it can't be abandoned.
#[tokio::test]
async fn the_console_says_nothing_clear() {
    let mut turning = Turning::begun(false).await;
    turning.take().await;
    assert_eq!(turning.prove().await, None);
    turning.desk.engine().console_said_of_new(&turning.desk.id, Outcome::PasteBlocked, NAME).expect("said");
    turning.desk.restart_unchanged();
    turning.desk.engine().console_said_of_new(&turning.desk.id, Outcome::NoAnswer, NAME).expect("said");
    assert_eq!(kind(turning.desk.engine().abandon_pending(&turning.desk.id)), Some(Kind::DellMayHold));
    let new = turning.new.clone();
    turning.hand_over(&new).await;
    assert!(!turning.desk.connection().reauthorization.is_open());
    // The console shows trouble, so no secret is retired.
    turning.desk.engine().saw_status_at_dell(&turning.desk.id, Some("Unauthorized"), NAME).expect("seen");
    assert_eq!((turning.stage(), turning.desk.protection()), (Stage::AtDell, ProtectionState::NotProtected));
    turning.desk.engine().saw_status_at_dell(&turning.desk.id, None, NAME).expect("continues without");
    assert_eq!(turning.stage(), Stage::Deactivate);
}

/// Outside a rotation: Dell says Unauthorized, and gets the present secret again. By API a lost answer is read before
/// anything is sent again.
#[tokio::test]
async fn authorized_again_outside_a_rotation() {
    let turning = Turning::begun(true).await;
    turning.desk.engine().abandon_pending(&turning.desk.id).expect("given up");
    turning.desk.fault("lost-answer", None).await;
    let lost = turning.desk.engine().authorize(&turning.desk.id).await;
    assert_eq!(kind(lost), Some(Kind::DellNoAnswer));
    assert!(matches!(turning.desk.connection().registration, Registration::Done { .. }));
    assert!(turning.desk.connection().reauthorization.is_open());
    turning.desk.engine().authorize(&turning.desk.id).await.expect("the status was read: the person sends again");
    assert!(!turning.desk.connection().reauthorization.is_open());
    assert_eq!(turning.desk.step(), Step::Backups);
    turning.works().await;
}

/// The present secret was handed over again without a clear answer: a new one still becomes pending and goes to Dell,
/// which decides it. Abandoning the new one leads out, too, because Dell never got it.
#[tokio::test]
async fn rotated_after_an_unclear_hand_over() {
    for gives_up in [false, true] {
        let mut turning = Turning::begun(true).await;
        turning.desk.engine().abandon_pending(&turning.desk.id).expect("given up");
        turning.desk.fault("lost-answer", None).await;
        assert_eq!(kind(turning.desk.engine().authorize(&turning.desk.id).await), Some(Kind::DellNoAnswer));
        turning.desk.engine().rotate(&turning.desk.id).await.expect("begun");
        turning.take().await;
        assert_eq!(turning.prove().await, None);
        turning.desk.restart_unchanged();
        let new = turning.new.clone();
        if gives_up {
            turning.desk.engine().abandon_pending(&turning.desk.id).expect("Dell was never given it");
            assert_eq!(turning.stage(), Stage::Deactivate);
            turning.deactivate(&new).await;
            turning.desk.engine().prove_refused(&turning.desk.id).await.expect("refused");
            continue;
        }
        turning.desk.engine().read_dell_list(&turning.desk.id).await.expect("read");
        turning.hand_over(&new).await;
        assert_eq!((turning.stage(), turning.desk.connection().reauthorization), (Stage::AtDell, Dispatch::NotSent));
        turning.works().await;
    }
}
