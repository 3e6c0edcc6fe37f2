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
pub async fn done(app: &mut TestApp, person: &mut Person, step: Step) -> bool {
    if step.action == Action::Kill {
        killed(app);
        return true;
    }
    match step.under {
        Under::Calm | Under::Cut(_) => {}
        Under::Locked => app.keychain.set_state(State::Locked),
        Under::Spoiled => app.keychain.inner.spoil_writes(true),
        Under::Fault(name, arg) => app.fault(name, arg).await,
        Under::ByTask => app.lift("dell-at-once").await,
    }
    let good = match step.under {
        Under::Cut(instant) => {
            app.cut(Box::pin(acted(app, person, step.action)), instant).await.is_some_and(|over| over.is_ok())
        }
        _ => Box::pin(acted(app, person, step.action)).await.is_ok(),
    };
    match step.under {
        Under::Calm | Under::Cut(_) => {}
        Under::Locked => app.keychain.set_state(State::Ready),
        Under::Spoiled => {
            app.keychain.inner.spoil_writes(false);
            person.spoiled = true;
        }
        Under::Fault(name, _) => app.lift(name).await,
        Under::ByTask => app.fault("dell-at-once", None).await,
    }
    good
}

/// A start changes nothing, except that a request that may have been sent reads so.
fn killed(app: &mut TestApp) {
    let mut expected = app.connection();
    crate::test_app::restarted(&mut expected);
    app.start_again();
    assert_eq!(app.connection(), expected);
}

async fn acted(app: &TestApp, person: &mut Person, action: Action) -> Result<()> {
    let (engine, id) = (app.engine(), app.id.as_str());
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
            let earlier = app.connection().usable_again().next().map(|custody| custody.item.clone());
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
            generate(app, person).await;
            Ok(())
        }
        Action::NewKey => {
            person.key = app.credential().await;
            Ok(())
        }
        Action::Later => {
            app.lift("task-hangs").await;
            app.later();
            app.act("/state", Value::Null).await;
            app.fault("task-hangs", None).await;
            Ok(())
        }
        Action::AuthorizeAtDell => {
            let connection = app.connection();
            let (Some(client_id), secret) = (connection.okta.client_id.clone(), engine.secret(id).await?) else {
                return Ok(());
            };
            engine.copies_secret(id)?;
            let form = json!({
                "okta_domain": format!("https://{DOMAIN}"), "client_id": client_id, "client_secret": secret.expose(),
            });
            person.unreported = Some(outcome(&app.act("/dell/console/authorize", form).await));
            Ok(())
        }
        Action::Report | Action::ReportUnclear | Action::ReportRefused => report(app, person, action),
        Action::Kill => Ok(()),
        Action::Rotate
        | Action::TakeNew
        | Action::TakeNewNonsense
        | Action::ProveNew
        | Action::ContinueUntested
        | Action::ActivatePending
        | Action::Reauthorize
        | Action::ReauthorizeAtDell
        | Action::SeeStatus
        | Action::UpdateDell
        | Action::ReportStatus
        | Action::Deactivate
        | Action::ReportInactive
        | Action::DeactivateAndErase
        | Action::ReportInactiveAndErase
        | Action::EraseUntested
        | Action::ProveRefused
        | Action::ContinueUnrefused
        | Action::LookAgain
        | Action::EraseRetiring
        | Action::FinishRotation
        | Action::Abandon
        | Action::RollBack => Box::pin(rotated(app, person, action)).await,
    }
}

/// The console's answer is reported as it was, or as unknown, or as a form that accepted no paste.
fn report(app: &TestApp, person: &mut Person, action: Action) -> Result<()> {
    let outcome = match (action, person.unreported) {
        (Action::Report, Some(outcome)) => outcome,
        (Action::ReportRefused, _) => Outcome::PasteBlocked,
        _ => Outcome::NoAnswer,
    };
    let rotating = app.connection().okta.rotation.is_some();
    let (engine, id) = (app.engine(), app.id.as_str());
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

async fn rotated(app: &TestApp, person: &mut Person, action: Action) -> Result<()> {
    let (engine, id) = (app.engine(), app.id.as_str());
    match action {
        Action::Rotate => engine.rotate(id).await,
        Action::TakeNew => {
            if person.shown.is_none() {
                room(app, person).await;
                // There may be none: then the person reads the list again.
                if !generate(app, person).await {
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
        Action::ContinueUntested => engine.continue_untested(id),
        Action::ActivatePending => {
            let new = app
                .connection()
                .okta
                .rotation
                .and_then(|rotation| Some(rotation.pending()?.secret.mark.secret_hash.clone()));
            in_okta(app, new, "activate").await;
            Ok(())
        }
        Action::Reauthorize => engine.reauthorize_new(id).await,
        Action::ReauthorizeAtDell => {
            let secret = engine.new_secret(id).await?;
            // From the clipboard into Dell's form: only the test knows both ends.
            engine.copies_new_secret(id)?;
            let form = json!({ "client_id": person.client_id, "client_secret": secret.expose() });
            person.unreported = Some(outcome(&app.act("/dell/console/reauthorize", form).await));
            Ok(())
        }
        Action::SeeStatus if person.key.0.is_empty() => {
            engine.saw_status_at_dell(id, shown(app).await.as_deref(), NAME)
        }
        Action::SeeStatus => engine.read_status_at_dell(id).await,
        Action::UpdateDell => engine.update_dell(id).await,
        Action::ReportStatus => {
            engine.console_shows(id, shown(app).await.as_deref(), NAME)?;
            person.unreported = None;
            Ok(())
        }
        Action::Deactivate => {
            in_okta(app, leaving(app), "deactivate").await;
            engine.set_inactive(id, NAME)
        }
        Action::DeactivateAndErase => {
            in_okta(app, leaving(app), "deactivate").await;
            Box::pin(engine.test_deactivated(id, NAME)).await?;
            engine.wipe_if_agreed(id).await
        }
        Action::ReportInactiveAndErase => {
            Box::pin(engine.test_deactivated(id, NAME)).await?;
            engine.wipe_if_agreed(id).await
        }
        Action::EraseUntested => {
            engine.skip_testing_deactivated(id, NAME)?;
            engine.wipe_if_agreed(id).await
        }
        Action::ReportInactive => engine.set_inactive(id, NAME),
        Action::ProveRefused => Box::pin(engine.test_retiring(id)).await,
        Action::ContinueUnrefused => engine.continue_unrefused(id, NAME),
        Action::LookAgain => engine.look_again_in_okta(id),
        Action::EraseRetiring => engine.erase_retiring(id).await,
        Action::FinishRotation => engine.finish_rotation(id),
        Action::Abandon => engine.abandon_pending(id),
        Action::RollBack => {
            engine.roll_back(id)?;
            person.unreported = None;
            Ok(())
        }
        _ => unreachable!("no action of a rotation"),
    }
}

/// App Status in Dell's console.
async fn shown(app: &TestApp) -> Option<String> {
    let state = app.act("/state", Value::Null).await;
    state["dell"]["console"]["domains"][0]["appStatus"].as_str().map(str::to_owned)
}

/// Mark of the previous secret.
fn leaving(app: &TestApp) -> Option<String> {
    app.connection().okta.rotation?.retiring()?.secret.as_ref().map(|secret| secret.mark.secret_hash.clone())
}

/// Another secret, shown and in the person's hand. False if Okta has no room.
async fn generate(app: &TestApp, person: &mut Person) -> bool {
    let (status, _) = app.control("/okta/secret/generate", json!({})).await;
    if status == 200 {
        let value = Zeroizing::new(text(&app.act("/okta/secret/copy", json!({})).await["secret"]));
        app.act("/okta/secret/done", json!({})).await;
        let mark = hash(&value);
        person.shown = Some((value, mark));
    }
    status == 200
}

/// Okta has room for one more: a secret that is not in use is deleted, as the screen says.
async fn room(app: &TestApp, person: &Person) {
    let (state, connection) = (app.act("/state", Value::Null).await, app.connection());
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
        app.act(&format!("/okta/secret/{id}/deactivate"), json!({})).await;
        app.act(&format!("/okta/secret/{id}/delete"), json!({})).await;
    }
}

async fn in_okta(app: &TestApp, mark: Option<String>, what: &str) {
    let state = app.act("/state", Value::Null).await;
    let known = |secret: &&Value| secret["secret_hash"].as_str() == mark.as_deref();
    if let Some(secret) = list(&state["okta"]["secrets"]).iter().find(known) {
        app.act(&format!("/okta/secret/{}/{what}", text(&secret["id"])), json!({})).await;
    }
}
