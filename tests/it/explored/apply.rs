//! Performs an action: by the app's own acts, in the consoles, or by killing the app.

use model::connection::{Level, Outcome};
use model::problem::Result;
use secrets::stores::State;
use serde_json::{Value, json};
use zeroize::Zeroizing;

use super::actions::{Action, Person, Step, Under};
use super::shape::list;
use crate::test_app::acts::{DOMAIN, NAME};
use crate::test_app::{TestApp, hash, text};

/// Performs it, under that fault. Answers whether it finished and succeeded; why a refusal is refused, other tests
/// check.
pub async fn done(desk: &mut TestApp, person: &mut Person, step: Step) -> bool {
    if step.action == Action::Kill {
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
            desk.cut(Box::pin(acted(desk, person, step.action)), instant).await.is_some_and(|over| over.is_ok())
        }
        _ => Box::pin(acted(desk, person, step.action)).await.is_ok(),
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

/// A start changes nothing, except that a request that may have been sent reads so.
fn killed(desk: &mut TestApp) {
    let mut expected = desk.connection();
    crate::test_app::restarted(&mut expected);
    desk.start_again();
    assert_eq!(desk.connection(), expected);
}

async fn acted(desk: &TestApp, person: &mut Person, action: Action) -> Result<()> {
    let (engine, id) = (desk.engine(), desk.id.as_str());
    match action {
        Action::Take => {
            let Some((value, _)) = person.shown.clone() else { return Ok(()) };
            engine.take_secret(id, value).await
        }
        Action::TakeNonsense => engine.take_secret(id, Zeroizing::new(person.client_id.clone())).await,
        Action::TakeKey => engine.take_dell_key(id, &person.key.0, person.key.1.clone()).await,
        Action::TryKey => engine.try_dell_key(id, &person.key.0).await,
        Action::Erase => engine.erase_secret(id).await,
        Action::EraseReplaced => engine.erase_replaced(id).await,
        Action::TakeBack => {
            let earlier = desk.connection().usable_again().next().map(|custody| custody.item.clone());
            match earlier {
                Some(account) => engine.take_back(id, &account).await,
                None => Ok(()),
            }
        }
        Action::Keep => engine.keep_secret(id).await,
        Action::Finish => engine.finish(id),
        Action::Settle => engine.settle(id).await,
        Action::GiveClientId => engine.accept_client_id(id, &person.client_id, true),
        Action::GiveAnotherClientId => engine.accept_client_id(id, "0oaAnotherClientHere", true),
        Action::Prove => Box::pin(engine.test(id, Level::Credential, None, &|_| ())).await,
        Action::SkipProof => engine.skip_test(id),
        Action::Authorize => engine.authorize(id).await,
        Action::ReadList => engine.read_dell_list(id).await,
        Action::ReadBackup => engine.read_backup(id).await,
        Action::Adopt => engine.adopt_registration(id).await,
        Action::SendAgain => {
            person.decisions += 1;
            engine.send_again(id).await
        }
        Action::SwitchKeysOn => engine.switch_keys_on(id).await,
        Action::AnswerKeys(state) => engine.answer_keys(id, state, NAME),
        Action::Continue => engine.next(id).await,
        Action::GoTo(step) => engine.go_to(id, step),
        Action::NewSecret => {
            generate(desk, person).await;
            Ok(())
        }
        Action::NewKey => {
            person.key = desk.credential().await;
            Ok(())
        }
        Action::Later => {
            desk.lift("task-hangs").await;
            desk.later();
            desk.act("/state", Value::Null).await;
            desk.fault("task-hangs", None).await;
            Ok(())
        }
        Action::AuthorizeAtDell => {
            let connection = desk.connection();
            let (Some(client_id), secret) = (connection.okta.client_id.clone(), engine.secret(id).await?) else {
                return Ok(());
            };
            engine.copies_secret(id)?;
            let form = json!({
                "okta_domain": format!("https://{DOMAIN}"), "client_id": client_id, "client_secret": secret.expose(),
            });
            person.unreported = Some(outcome(&desk.act("/dell/console/authorize", form).await));
            Ok(())
        }
        Action::Tell | Action::TellUnclear | Action::TellRefused => tell(desk, person, action),
        Action::Kill => Ok(()),
        Action::Rotate
        | Action::TakeNew
        | Action::TakeNewNonsense
        | Action::ProveNew
        | Action::GoOnUnproven
        | Action::Mend
        | Action::Reauthorize
        | Action::ReauthorizeAtDell
        | Action::See
        | Action::UpdateDell
        | Action::ReportStatus
        | Action::Deactivate
        | Action::SayInactive
        | Action::DeactivateAndErase
        | Action::SayInactiveAndErase
        | Action::EraseUntested
        | Action::ProveRefused
        | Action::GoOnUnrefused
        | Action::LookAgain
        | Action::Wipe
        | Action::FinishRotation
        | Action::GiveUp
        | Action::TurnBack => Box::pin(rotated(desk, person, action)).await,
    }
}

/// The console's answer is reported as it was, or as unknown, or as a form that accepted no paste.
fn tell(desk: &TestApp, person: &mut Person, action: Action) -> Result<()> {
    let outcome = match (action, person.unreported) {
        (Action::Tell, Some(outcome)) => outcome,
        (Action::TellRefused, _) => Outcome::PasteBlocked,
        _ => Outcome::NoAnswer,
    };
    let rotating = desk.connection().okta.rotation.is_some();
    let (engine, id) = (desk.engine(), desk.id.as_str());
    let reported =
        if rotating { engine.console_said_of_new(id, outcome, NAME) } else { engine.console_said(id, outcome, NAME) };
    if reported.is_ok() {
        person.unreported = None;
    }
    reported
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

async fn rotated(desk: &TestApp, person: &mut Person, action: Action) -> Result<()> {
    let (engine, id) = (desk.engine(), desk.id.as_str());
    match action {
        Action::Rotate => engine.rotate(id).await,
        Action::TakeNew => {
            if person.shown.is_none() {
                room(desk, person).await;
                // There may be none: then the person reads the list again.
                if !generate(desk, person).await {
                    return Ok(());
                }
            }
            let Some((value, _)) = person.shown.clone() else { return Ok(()) };
            engine.take_new_secret(id, value).await?;
            person.shown = None;
            Ok(())
        }
        Action::TakeNewNonsense => engine.take_new_secret(id, Zeroizing::new("0oaNoSecretAtAll000".into())).await,
        Action::ProveNew => Box::pin(engine.test_pending(id, Level::Credential, &|_| ())).await,
        Action::GoOnUnproven => engine.continue_untested(id),
        Action::Mend => {
            let new = desk
                .connection()
                .okta
                .rotation
                .and_then(|rotation| Some(rotation.pending()?.secret.mark.secret_hash.clone()));
            in_okta(desk, new, "activate").await;
            Ok(())
        }
        Action::Reauthorize => engine.reauthorize_new(id).await,
        Action::ReauthorizeAtDell => {
            let secret = engine.new_secret(id).await?;
            // From the clipboard into Dell's form: only the test knows both ends.
            engine.copies_new_secret(id)?;
            let form = json!({ "client_id": person.client_id, "client_secret": secret.expose() });
            person.unreported = Some(outcome(&desk.act("/dell/console/reauthorize", form).await));
            Ok(())
        }
        Action::See if person.key.0.is_empty() => engine.saw_status_at_dell(id, shown(desk).await.as_deref(), NAME),
        Action::See => engine.read_status_at_dell(id).await,
        Action::UpdateDell => engine.update_dell(id).await,
        Action::ReportStatus => {
            engine.console_shows(id, shown(desk).await.as_deref(), NAME)?;
            person.unreported = None;
            Ok(())
        }
        Action::Deactivate => {
            in_okta(desk, leaving(desk), "deactivate").await;
            engine.set_inactive(id, NAME)
        }
        Action::DeactivateAndErase => {
            in_okta(desk, leaving(desk), "deactivate").await;
            Box::pin(engine.test_deactivated(id, NAME)).await?;
            engine.wipe_if_agreed(id).await
        }
        Action::SayInactiveAndErase => {
            Box::pin(engine.test_deactivated(id, NAME)).await?;
            engine.wipe_if_agreed(id).await
        }
        Action::EraseUntested => {
            engine.skip_testing_deactivated(id, NAME)?;
            engine.wipe_if_agreed(id).await
        }
        Action::SayInactive => engine.set_inactive(id, NAME),
        Action::ProveRefused => Box::pin(engine.test_retiring(id)).await,
        Action::GoOnUnrefused => engine.continue_unrefused(id, NAME),
        Action::LookAgain => engine.look_again_in_okta(id),
        Action::Wipe => engine.erase_retiring(id).await,
        Action::FinishRotation => engine.finish_rotation(id),
        Action::GiveUp => engine.abandon_pending(id),
        Action::TurnBack => {
            engine.roll_back(id)?;
            person.unreported = None;
            Ok(())
        }
        _ => unreachable!("no action of a rotation"),
    }
}

/// App Status in Dell's console.
async fn shown(desk: &TestApp) -> Option<String> {
    let state = desk.act("/state", Value::Null).await;
    state["dell"]["console"]["domains"][0]["appStatus"].as_str().map(str::to_owned)
}

/// Mark of the previous secret.
fn leaving(desk: &TestApp) -> Option<String> {
    desk.connection().okta.rotation?.retiring()?.secret.as_ref().map(|secret| secret.mark.secret_hash.clone())
}

/// Another secret, shown and in the person's hand. False if Okta has no room.
async fn generate(desk: &TestApp, person: &mut Person) -> bool {
    let (status, _) = desk.control("/okta/secret/generate", json!({})).await;
    if status == 200 {
        let value = Zeroizing::new(text(&desk.act("/okta/secret/copy", json!({})).await["secret"]));
        desk.act("/okta/secret/done", json!({})).await;
        let mark = hash(&value);
        person.shown = Some((value, mark));
    }
    status == 200
}

/// Okta has room for one more: a secret that is not in use is deleted, as the screen says.
async fn room(desk: &TestApp, person: &Person) {
    let (state, connection) = (desk.act("/state", Value::Null).await, desk.connection());
    let secrets = list(&state["okta"]["secrets"]);
    if secrets.len() < 2 || person.shown.is_some() {
        return;
    }
    let kept = [
        connection.okta.secret.current(),
        connection.okta.rotation.as_ref().and_then(|rotation| Some(&rotation.pending()?.secret)),
    ];
    let kept: Vec<&str> = kept.into_iter().flatten().map(|custody| custody.mark.secret_hash.as_str()).collect();
    for secret in secrets.iter().filter(|secret| !kept.contains(&secret["secret_hash"].as_str().unwrap_or_default())) {
        let id = text(&secret["id"]);
        desk.act(&format!("/okta/secret/{id}/deactivate"), json!({})).await;
        desk.act(&format!("/okta/secret/{id}/delete"), json!({})).await;
    }
}

async fn in_okta(desk: &TestApp, mark: Option<String>, what: &str) {
    let state = desk.act("/state", Value::Null).await;
    let known = |secret: &&Value| secret["secret_hash"].as_str() == mark.as_deref();
    if let Some(secret) = list(&state["okta"]["secrets"]).iter().find(known) {
        desk.act(&format!("/okta/secret/{}/{what}", text(&secret["id"])), json!({})).await;
    }
}
