//! A deed done: by the app's own acts, in the consoles, or by ending the app.

use connect::facts::{Handed, Level, Outcome, Registration};
use connect::keychain::State;
use connect::problem::Result;
use serde_json::{Value, json};
use zeroize::Zeroizing;

use super::deeds::{Deed, Person, Step, Under};
use super::shape::list;
use crate::sandboxed::acts::{DOMAIN, NAME};
use crate::sandboxed::{Desk, hash, text};

/// Does it, under that. Whether it was done to its end and was good; what is refused is refused for a reason that other
/// tests look at.
pub async fn done(desk: &mut Desk, person: &mut Person, step: Step) -> bool {
    if step.deed == Deed::Kill {
        killed(desk);
        return true;
    }
    match step.under {
        Under::Calm | Under::Cut(_) => {}
        Under::Locked => desk.keychain.set_state(State::Locked),
        Under::Spoiled => desk.keychain.inner.spoil_writes(true),
        Under::Fault(name, arg) => desk.fault(name, arg).await,
        Under::ByTask => desk.lift("dell-at-once").await,
    }
    let good = match step.under {
        Under::Cut(instant) => {
            desk.cut(Box::pin(acted(desk, person, step.deed)), instant).await.is_some_and(|over| over.is_ok())
        }
        _ => Box::pin(acted(desk, person, step.deed)).await.is_ok(),
    };
    match step.under {
        Under::Calm | Under::Cut(_) => {}
        Under::Locked => desk.keychain.set_state(State::Ready),
        Under::Spoiled => {
            desk.keychain.inner.spoil_writes(false);
            person.spoiled = true;
        }
        Under::Fault(name, _) => desk.lift(name).await,
        Under::ByTask => desk.fault("dell-at-once", None).await,
    }
    good
}

/// A start changes nothing, but that what may have been sent is told so.
fn killed(desk: &mut Desk) {
    let mut expected = desk.facts();
    if let Registration::Intended { at, of } = expected.registration {
        expected.registration = Registration::Uncertain { at, of, read_at: None, found: None };
    }
    if let Some(Handed::Intended { at, of }) = expected.handed {
        expected.handed = Some(Handed::Uncertain { at, of, read: None });
    }
    desk.start_again();
    assert_eq!(desk.facts(), expected);
}

async fn acted(desk: &Desk, person: &mut Person, deed: Deed) -> Result<()> {
    let (space, id) = (desk.space(), desk.id.as_str());
    match deed {
        Deed::Take => {
            let Some((value, _)) = person.shown.clone() else { return Ok(()) };
            space.take_secret(id, value).await
        }
        Deed::TakeNonsense => space.take_secret(id, Zeroizing::new(person.client_id.clone())).await,
        Deed::TakeKey => space.take_dell_key(id, &person.key.0, person.key.1.clone()).await,
        Deed::TryKey => space.try_dell_key(id, &person.key.0).await,
        Deed::Erase => space.erase_secret(id).await,
        Deed::EraseReplaced => space.erase_replaced(id).await,
        Deed::TakeBack => {
            let earlier = desk.facts().usable_again().next().map(|custody| custody.account.clone());
            match earlier {
                Some(account) => space.take_back(id, &account).await,
                None => Ok(()),
            }
        }
        Deed::Keep => space.keep_secret(id).await,
        Deed::Finish => space.finish(id),
        Deed::Settle => space.settle(id).await,
        Deed::GiveClientId => space.accept_client_id(id, &person.client_id, true),
        Deed::GiveAnotherClientId => space.accept_client_id(id, "0oaAnotherClientHere", true),
        Deed::Prove => Box::pin(space.prove(id, Level::Credential, None, &|_| ())).await,
        Deed::SkipProof => space.skip_proof(id),
        Deed::Authorize => space.authorize(id).await,
        Deed::ReadList => space.read_dell_list(id).await,
        Deed::Adopt => space.adopt_registration(id).await,
        Deed::SendAgain => {
            person.decisions += 1;
            space.send_again(id).await
        }
        Deed::SwitchKeysOn => space.switch_keys_on(id).await,
        Deed::AnswerKeys(state) => space.answer_keys(id, state, NAME),
        Deed::Continue => space.next(id).await,
        Deed::GoTo(step) => space.go_to(id, step),
        Deed::NewSecret => {
            generate(desk, person).await;
            Ok(())
        }
        Deed::NewKey => {
            person.key = desk.credential().await;
            Ok(())
        }
        Deed::Later => {
            desk.lift("task-hangs").await;
            desk.later();
            desk.act("/state", Value::Null).await;
            desk.fault("task-hangs", None).await;
            Ok(())
        }
        Deed::AuthorizeAtDell => {
            let facts = desk.facts();
            let (Some(client_id), secret) = (facts.client_id.clone(), space.secret(id).await?) else { return Ok(()) };
            space.copies_secret(id)?;
            let form = json!({
                "okta_domain": format!("https://{DOMAIN}"), "client_id": client_id, "client_secret": secret.expose(),
            });
            person.untold = Some(outcome(&desk.act("/dell/console/authorize", form).await));
            Ok(())
        }
        Deed::Tell | Deed::TellUnclear | Deed::TellRefused => tell(desk, person, deed),
        Deed::Kill => Ok(()),
        Deed::Rotate
        | Deed::TakeNew
        | Deed::TakeNewNonsense
        | Deed::ProveNew
        | Deed::GoOnUnproven
        | Deed::Mend
        | Deed::Reauthorize
        | Deed::ReauthorizeAtDell
        | Deed::See
        | Deed::UpdateDell
        | Deed::ReportStatus
        | Deed::Deactivate
        | Deed::SayInactive
        | Deed::DeactivateAndErase
        | Deed::SayInactiveAndErase
        | Deed::EraseUntested
        | Deed::ProveRefused
        | Deed::GoOnUnrefused
        | Deed::LookAgain
        | Deed::Wipe
        | Deed::FinishRotation
        | Deed::GiveUp
        | Deed::TurnBack => Box::pin(rotated(desk, person, deed)).await,
    }
}

/// What Dell's console said is told as it was, or not known, or that the form took no paste.
fn tell(desk: &Desk, person: &mut Person, deed: Deed) -> Result<()> {
    let outcome = match (deed, person.untold) {
        (Deed::Tell, Some(outcome)) => outcome,
        (Deed::TellRefused, _) => Outcome::PasteBlocked,
        _ => Outcome::NoAnswer,
    };
    let rotating = desk.facts().rotation.is_some();
    let (space, id) = (desk.space(), desk.id.as_str());
    let told =
        if rotating { space.console_said_of_new(id, outcome, NAME) } else { space.console_said(id, outcome, NAME) };
    if told.is_ok() {
        person.untold = None;
    }
    told
}

fn outcome(said: &Value) -> Outcome {
    let said = text(&said["outcome"]);
    match said.as_str() {
        "registered" => Outcome::Registered,
        "already_registered" => Outcome::AlreadyRegistered,
        "permission_missing" => Outcome::PermissionMissing,
        _ => Outcome::CredentialRefused,
    }
}

async fn rotated(desk: &Desk, person: &mut Person, deed: Deed) -> Result<()> {
    let (space, id) = (desk.space(), desk.id.as_str());
    match deed {
        Deed::Rotate => space.rotate(id).await,
        Deed::TakeNew => {
            if person.shown.is_none() {
                room(desk, person).await;
                // There may be none: then the person looks at the list again.
                if !generate(desk, person).await {
                    return Ok(());
                }
            }
            let Some((value, _)) = person.shown.clone() else { return Ok(()) };
            space.take_new_secret(id, value).await?;
            person.shown = None;
            Ok(())
        }
        Deed::TakeNewNonsense => space.take_new_secret(id, Zeroizing::new("0oaNoSecretAtAll000".into())).await,
        Deed::ProveNew => Box::pin(space.prove_new(id, Level::Credential, &|_| ())).await,
        Deed::GoOnUnproven => space.go_on_unproven(id),
        Deed::Mend => {
            let new = desk.facts().rotation.and_then(|rotation| rotation.new).map(|new| new.mark.secret_hash);
            in_okta(desk, new, "activate").await;
            Ok(())
        }
        Deed::Reauthorize => space.reauthorize_new(id).await,
        Deed::ReauthorizeAtDell => {
            let secret = space.new_secret(id).await?;
            // From the clipboard into Dell's form: only the test knows both ends.
            space.copies_new_secret(id)?;
            let form = json!({ "client_id": person.client_id, "client_secret": secret.expose() });
            person.untold = Some(outcome(&desk.act("/dell/console/reauthorize", form).await));
            Ok(())
        }
        Deed::See if person.key.0.is_empty() => space.saw_status_at_dell(id, shown(desk).await.as_deref(), NAME),
        Deed::See => space.read_status_at_dell(id).await,
        Deed::UpdateDell => space.update_dell(id).await,
        Deed::ReportStatus => {
            space.console_shows(id, shown(desk).await.as_deref(), NAME)?;
            person.untold = None;
            Ok(())
        }
        Deed::Deactivate => {
            in_okta(desk, leaving(desk), "deactivate").await;
            space.set_inactive(id, NAME)
        }
        Deed::DeactivateAndErase => {
            in_okta(desk, leaving(desk), "deactivate").await;
            Box::pin(space.test_deactivated(id, NAME)).await?;
            space.wipe_if_agreed(id).await
        }
        Deed::SayInactiveAndErase => {
            Box::pin(space.test_deactivated(id, NAME)).await?;
            space.wipe_if_agreed(id).await
        }
        Deed::EraseUntested => {
            space.skip_testing_deactivated(id, NAME)?;
            space.wipe_if_agreed(id).await
        }
        Deed::SayInactive => space.set_inactive(id, NAME),
        Deed::ProveRefused => Box::pin(space.prove_refused(id)).await,
        Deed::GoOnUnrefused => space.go_on_unrefused(id, NAME),
        Deed::LookAgain => space.look_again_in_okta(id),
        Deed::Wipe => space.wipe_leaving(id).await,
        Deed::FinishRotation => space.finish_rotation(id),
        Deed::GiveUp => space.give_up_new(id),
        Deed::TurnBack => {
            space.turn_back(id)?;
            person.untold = None;
            Ok(())
        }
        _ => unreachable!("no deed of a rotation"),
    }
}

/// App Status in Dell's console.
async fn shown(desk: &Desk) -> Option<String> {
    let state = desk.act("/state", Value::Null).await;
    state["dell"]["console"]["domains"][0]["appStatus"].as_str().map(str::to_owned)
}

/// Mark of the secret that goes out.
fn leaving(desk: &Desk) -> Option<String> {
    let leaving = desk.facts().rotation.and_then(|rotation| rotation.leaving)?;
    leaving.custody.map(|custody| custody.mark.secret_hash)
}

/// Another secret, shown and in the person's hand. False where Okta has no room.
async fn generate(desk: &Desk, person: &mut Person) -> bool {
    let (status, _) = desk.control("/okta/secret/generate", json!({})).await;
    if status == 200 {
        let value = Zeroizing::new(text(&desk.act("/okta/secret/copy", json!({})).await["secret"]));
        desk.act("/okta/secret/done", json!({})).await;
        let mark = hash(&value);
        person.shown = Some((value, mark));
    }
    status == 200
}

/// In Okta there is room for one more: what is not the one in use goes, as the screen says.
async fn room(desk: &Desk, person: &Person) {
    let (state, facts) = (desk.act("/state", Value::Null).await, desk.facts());
    let secrets = list(&state["okta"]["secrets"]);
    if secrets.len() < 2 || person.shown.is_some() {
        return;
    }
    let kept = [facts.secret.as_ref(), facts.rotation.as_ref().and_then(|rotation| rotation.new.as_ref())];
    let kept: Vec<&str> = kept.into_iter().flatten().map(|custody| custody.mark.secret_hash.as_str()).collect();
    for secret in secrets.iter().filter(|secret| !kept.contains(&secret["secret_hash"].as_str().unwrap_or_default())) {
        let id = text(&secret["id"]);
        desk.act(&format!("/okta/secret/{id}/deactivate"), json!({})).await;
        desk.act(&format!("/okta/secret/{id}/delete"), json!({})).await;
    }
}

async fn in_okta(desk: &Desk, mark: Option<String>, what: &str) {
    let state = desk.act("/state", Value::Null).await;
    let known = |secret: &&Value| secret["secret_hash"].as_str() == mark.as_deref();
    if let Some(secret) = list(&state["okta"]["secrets"]).iter().find(known) {
        desk.act(&format!("/okta/secret/{}/{what}", text(&secret["id"])), json!({})).await;
    }
}
