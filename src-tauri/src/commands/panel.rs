//! The practice panel: both consoles, played by hand. Secrets go from the sandbox to the clipboard and
//! from the clipboard to the form in Rust.

use model::connection::Outcome;
use model::problem::{Kind, Problem};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tauri::{AppHandle, State};

use super::Answer;
use crate::app::App;
use crate::clipboard;
use crate::practice::{Form, Pasted, Practice};
use crate::view::{Panel, PanelAct, PanelDell, PanelFault, PanelField, PanelForm};

#[tauri::command]
pub async fn panel(app: State<'_, App>) -> Answer<Panel> {
    let practice = only_in_practice(&app).await?;
    made(&practice).await
}

/// Clicks in the simulated consoles.
#[tauri::command]
pub async fn panel_act(handle: AppHandle, app: State<'_, App>, act: PanelAct) -> Answer<Panel> {
    let practice = only_in_practice(&app).await?;
    match act {
        PanelAct::Install => practice.order("/okta/install", json!({})).await?,
        PanelAct::CopySecret => copy_secret(&handle, &practice, "/okta/secret/copy").await?,
        PanelAct::Done => practice.order("/okta/secret/done", json!({})).await?,
        PanelAct::CopyClientId => copy(&handle, &practice, "/okta/client_id").await?,
        PanelAct::GenerateSecret => practice.order("/okta/secret/generate", json!({})).await?,
        PanelAct::Deactivate { id } => change_secret(&practice, &id, "deactivate").await?,
        PanelAct::Activate { id } => change_secret(&practice, &id, "activate").await?,
        PanelAct::Delete { id } => change_secret(&practice, &id, "delete").await?,
        PanelAct::Revoke => practice.order("/okta/revoke", json!({})).await?,
        PanelAct::Scope { name, granted } => {
            practice.order("/okta/scopes", json!({"name": name, "granted": granted})).await?
        }
        PanelAct::Fault { name, on } => practice.order("/faults", json!({"name": name, "on": on})).await?,
        PanelAct::Case { name, on } => order_case(&practice, &name, on).await?,
        PanelAct::Paste { field } => paste(&handle, &practice, field).await?,
        PanelAct::ClearForm => *practice.form.lock().await = Form::default(),
        PanelAct::Authorize => {
            let known = dell(&practice.state().await?, "console").domain.is_some();
            let answer = practice.authorize(known).await?;
            let outcome = outcome(answer.get("outcome").and_then(Value::as_str).unwrap_or_default());
            let mut form = practice.form.lock().await;
            form.said = Some(outcome);
            // The console keeps nothing in the form once it accepted it.
            if outcome == Outcome::Registered {
                form.secret = Pasted::Empty;
            }
        }
        PanelAct::KeysOn => practice.order("/dell/console/keymanagement", json!({"enabled": true})).await?,
        PanelAct::KeysSkip => order_case(&practice, "keys-skipped", true).await?,
        PanelAct::DisableBackup => order_case(&practice, "backup-disabled", true).await?,
        PanelAct::RunBackup { account } => {
            practice.order(&format!("/dell/{}/backup/run", account.word()), json!({})).await?
        }
        PanelAct::MakeDellKey => practice.order("/dell/api/credential", json!({})).await?,
        PanelAct::CopyDellKey => copy_secret(&handle, &practice, "/dell/api/credential/copy").await?,
        PanelAct::CopyDellClientId => copy(&handle, &practice, "/dell/api/credential/client_id").await?,
        PanelAct::DellKeyDone => practice.order("/dell/api/credential/done", json!({})).await?,
        PanelAct::Reset => {
            *practice.form.lock().await = Form::default();
            practice.order("/reset", json!({})).await?;
        }
    }
    made(&practice).await
}

/// What Okta's list of secrets offers beside each.
async fn change_secret(practice: &Practice, id: &str, what: &str) -> Answer<()> {
    if !id.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return Err(Problem::new(Kind::PracticeUnavailable).into());
    }
    Ok(practice.order(&format!("/okta/secret/{id}/{what}"), json!({})).await?)
}

async fn order_case(practice: &Practice, name: &str, on: bool) -> Answer<()> {
    Ok(practice.order("/cases", json!({"name": name, "on": on})).await?)
}

async fn only_in_practice(app: &App) -> Answer<std::sync::Arc<Practice>> {
    if !app.in_practice()? {
        return Err(Problem::new(Kind::PracticeUnavailable).into());
    }
    Ok(app.practice().await?)
}

/// Copies a value that both consoles show openly.
async fn copy(handle: &AppHandle, practice: &Practice, pointer: &str) -> Answer<()> {
    let state = practice.state().await?;
    let text = state.pointer(pointer).and_then(Value::as_str).ok_or(Problem::new(Kind::NothingInClipboard))?;
    clipboard::put(handle, text, clipboard::Text::Open).await?;
    Ok(())
}

/// A secret onto the real clipboard, unmarked, as the page of a console leaves it there.
async fn copy_secret(handle: &AppHandle, practice: &Practice, path: &str) -> Answer<()> {
    let secret = practice.secret(path).await?;
    clipboard::put(handle, &secret, clipboard::Text::Console).await?;
    Ok(())
}

async fn paste(handle: &AppHandle, practice: &Practice, field: PanelField) -> Answer<()> {
    let mut state = practice.state().await?;
    if is_ordered(&state, "dell-paste-blocked") {
        practice.form.lock().await.said = Some(Outcome::PasteBlocked);
        return Ok(());
    }
    let okta = state["okta"].take();
    let text = clipboard::take(handle).await?;
    let mut form = practice.form.lock().await;
    match field {
        PanelField::Domain => {
            let hosts = ["host", "custom_domain"].into_iter().filter_map(|name| okta[name].as_str());
            let addresses: Vec<String> = hosts.flat_map(|host| [host.to_owned(), format!("https://{host}")]).collect();
            form.domain = Pasted::of(&text, &addresses.iter().map(String::as_str).collect::<Vec<_>>())?;
        }
        PanelField::ClientId => form.client_id = Pasted::of(&text, okta["client_id"].as_str().as_slice())?,
        PanelField::Secret => form.secret = Pasted::of(&text, &[])?,
    }
    Ok(())
}

/// What the console said, as one of the outcomes that a person can report.
fn outcome(word: &str) -> Outcome {
    let word = if word == "domain_not_found" { Outcome::DomainRefused.word() } else { word };
    Outcome::ALL.iter().copied().find(|o| o.word() == word).unwrap_or(Outcome::Other)
}

fn is_ordered(state: &Value, fault: &str) -> bool {
    list(state, "faults").any(|ordered| ordered["name"] == fault)
}

async fn made(practice: &Practice) -> Answer<Panel> {
    let state = practice.state().await?;
    let known = practice.faults().await?;
    let form = practice.form.lock().await;
    Ok(Panel {
        okta: part(&state["okta"])?,
        console: dell(&state, "console"),
        api: dell(&state, "api"),
        form: PanelForm {
            domain: shown(&form.domain),
            client_id: shown(&form.client_id),
            secret_length: match &form.secret {
                Pasted::Hidden(mark) => Some(mark.length),
                Pasted::Empty | Pasted::Known(_) => None,
            },
        },
        faults: faults(&known, &state),
        cases: part(&state["cases"])?,
        dell_lists_okta: !is_ordered(&state, "dell-feature-off"),
        said: form.said,
    })
}

/// Dots stand for what the consoles do not show openly: only its length is known.
fn shown(pasted: &Pasted) -> String {
    match pasted {
        Pasted::Empty => String::new(),
        Pasted::Known(text) => text.clone(),
        Pasted::Hidden(mark) => "•".repeat(usize::try_from(mark.length).unwrap_or(usize::MAX).min(40)),
    }
}

fn dell(state: &Value, account: &str) -> PanelDell {
    let from = &state["dell"][account];
    let domain = list(from, "domains").next();
    let of_domain = |name: &str| domain.and_then(|d| text(d, name));
    PanelDell {
        domain: of_domain("oktaDomain"),
        status: of_domain("appStatus"),
        key_management: flag(from, "key_management"),
        keys_skipped: is_ordered(state, "keys-skipped"),
        backup_enabled: domain.is_some_and(|d| flag(d, "backupEnabled")),
        added: of_domain("addedOn"),
        storage_region: of_domain("storageRegion"),
        frequency: of_domain("backupFrequency"),
        retention: of_domain("backupRetention"),
        last_backup: domain.and_then(|d| text(&d["lastBackup"], "state")),
        last_backup_started: domain.and_then(|d| text(&d["lastBackup"], "startedOn")),
        credential_client_id: text(&from["credential"], "client_id"),
        credential_dialog_open: flag(&from["credential"], "dialog_open"),
    }
}

/// A part of the sandbox's state that the panel shows as it is.
fn part<T: DeserializeOwned>(of: &Value) -> Result<T, Problem> {
    T::deserialize(of).map_err(|error| Problem::practice_not_started(None, &error.to_string()))
}

fn faults(known: &Value, state: &Value) -> Vec<PanelFault> {
    let on = |name: &str| is_ordered(state, name);
    let all = known.as_array().or_else(|| known["faults"].as_array());
    let fault = |f: &Value| {
        let name = text(f, "name")?;
        Some(PanelFault { on: on(&name), name, word_for_word: flag(f, "word_for_word") })
    };
    all.into_iter().flatten().filter_map(fault).collect()
}

fn text(from: &Value, name: &str) -> Option<String> {
    from[name].as_str().map(str::to_owned)
}

fn flag(from: &Value, name: &str) -> bool {
    from[name].as_bool().unwrap_or(false)
}

fn list<'a>(from: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> {
    from[name].as_array().into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::PanelCase;

    /// What the console of Practice says is what a person finds among the outcomes to report.
    #[test]
    fn the_consoles_words_are_outcomes() {
        for (said, expected) in [
            ("registered", Outcome::Registered),
            ("domain_not_found", Outcome::DomainRefused),
            ("credential_refused", Outcome::CredentialRefused),
            ("permission_missing", Outcome::PermissionMissing),
            ("already_registered", Outcome::AlreadyRegistered),
            ("paste_blocked", Outcome::PasteBlocked),
            ("no_answer", Outcome::NoAnswer),
            ("safe_mode", Outcome::SafeMode),
            ("okta_unreachable", Outcome::Other),
        ] {
            assert_eq!(outcome(said), expected, "{said}");
        }
    }

    #[test]
    fn the_menu_of_dell_and_its_prompt_follow_the_problems_that_are_on() {
        let state = json!({
            "faults": [{ "name": "keys-skipped", "arg": null }],
            "cases": [{ "name": "keys-skipped", "faults": ["keys-skipped"], "on": true }],
            "dell": { "console": { "key_management": false, "domains": [
                { "oktaDomain": "acme", "appStatus": "Connected", "backupEnabled": true, "lastBackup": { "state": "Never" } },
            ] } },
        });
        let console = dell(&state, "console");
        assert!(console.keys_skipped && console.backup_enabled && console.domain.as_deref() == Some("acme"));
        assert!(is_ordered(&state, "keys-skipped") && !is_ordered(&state, "dell-feature-off"));
        let listed: Vec<PanelCase> = part(&state["cases"]).expect("read");
        assert_eq!(
            (listed.len(), listed[0].on, listed[0].faults.as_slice()),
            (1, true, ["keys-skipped".to_owned()].as_slice())
        );
    }
}
