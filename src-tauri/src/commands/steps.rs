//! Walking the path, drafts, and the answers of steps 1 and 3.

use model::DraftField;
use model::connection::{EmergencySignIn, Holder, Step};
use model::problem::{Kind, Problem};
use secrets::stores::SecretStore as _;
use tauri::{AppHandle, State};

use super::{Answer, change};
use crate::app::App;
use crate::view::Computer;
use crate::{clipboard, computer};

/// More than any of these fields can mean.
const LONGEST_DRAFT: usize = 20_000;

#[tauri::command]
pub async fn go_to(handle: AppHandle, app: State<'_, App>, step: Step) -> Answer {
    let (engine, id) = app.here().await?;
    app.cancel();
    clipboard::empty_if_ours(&handle).await;
    engine.go_to(&id, step)?;
    app.walk(&id);
    Ok(app.view().await?)
}

#[tauri::command]
pub async fn back(handle: AppHandle, app: State<'_, App>) -> Answer {
    let (engine, id) = app.here().await?;
    app.cancel();
    clipboard::empty_if_ours(&handle).await;
    engine.back(&id)?;
    Ok(app.view().await?)
}

#[tauri::command]
pub async fn next(handle: AppHandle, app: State<'_, App>) -> Answer {
    let (engine, id) = app.here().await?;
    engine.next(&id).await?;
    clipboard::empty_if_ours(&handle).await;
    Ok(app.view().await?)
}

#[tauri::command]
pub async fn save_draft(app: State<'_, App>, field: DraftField, value: String) -> Answer<()> {
    let (engine, id) = app.here().await?;
    if value.len() > LONGEST_DRAFT || looks_secret(field, &value) {
        return Ok(());
    }
    Ok(engine.store().set_draft(&id, field.word(), &value)?)
}

/// A secret that was pasted into a field by mistake is not written down. Client IDs are shorter.
fn looks_secret(field: DraftField, value: &str) -> bool {
    let value = value.trim();
    field != DraftField::ConsentList && value.len() >= 36 && !value.contains(['.', '/', ' ', '\n'])
}

#[tauri::command]
pub async fn check_computer(app: State<'_, App>) -> Answer<Computer> {
    let engine = app.engine().await?;
    // Any of Okta's hosts: exceptions for only one of them are shown where it is named.
    let (proxy, direct, stopped) = {
        let out = engine.out()?;
        // It may have been mended meanwhile.
        if out.stopped("acme.okta.com").is_some() {
            out.renew();
        }
        (
            out.proxy_for("acme.okta.com"),
            out.direct_by("acme.okta.com"),
            out.stopped("acme.okta.com").map(|problem| problem.with("host", "okta.com")),
        )
    };
    let state = engine.keychain().state().await;
    let session = tauri::async_runtime::spawn_blocking(computer::session).await.unwrap_or_default();
    let mut computer = computer::look(state, engine.keychain().name(), engine.account(), proxy, session);
    computer.direct = direct;
    computer.unreadable = stopped.map(Into::into);
    let vault = engine.secret_stores().vault();
    (computer.vault, computer.vault_file) = (vault.state().await.word(), vault.path().display().to_string());
    Ok(computer)
}

#[tauri::command]
pub async fn answer_ready(
    app: State<'_, App>,
    okta_admin: Option<Holder>,
    okta_colleague: String,
    dell_admin: Option<Holder>,
    dell_colleague: String,
    sign_in_without_okta: Option<EmergencySignIn>,
) -> Answer {
    change(&app, |engine, id| {
        engine.answer_ready(id, (okta_admin, &okta_colleague), (dell_admin, &dell_colleague), sign_in_without_okta)
    })
    .await
}

#[tauri::command]
pub async fn acknowledge(app: State<'_, App>, yes: bool) -> Answer {
    change(&app, |engine, id| engine.acknowledge(id, yes)).await
}

#[tauri::command]
pub async fn add_scope(app: State<'_, App>, name: String) -> Answer {
    change(&app, |engine, id| engine.add_scope(id, &name)).await
}

#[tauri::command]
pub async fn remove_scope(app: State<'_, App>, name: String) -> Answer {
    change(&app, |engine, id| engine.remove_scope(id, &name)).await
}

#[tauri::command]
pub async fn compare_consent(app: State<'_, App>, text: String) -> Answer {
    let (engine, id) = app.here().await?;
    if text.len() > LONGEST_DRAFT {
        return Err(Problem::new(Kind::ScopeNameBad).at("consent_list").into());
    }
    engine.compare_consent(&id, &text)?;
    Ok(app.view().await?)
}

#[tauri::command]
pub async fn cancel(app: State<'_, App>) -> Answer<()> {
    app.cancel();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_secret_is_not_written_down() {
        let made: String = "aB3-".chars().cycle().take(40).collect();
        assert!(looks_secret(DraftField::ClientId, &made) && looks_secret(DraftField::Domain, &format!(" {made}\n")));
        assert!(!looks_secret(DraftField::Domain, "https://acme-admin.okta.com/admin/dashboard?x=1"));
        assert!(!looks_secret(DraftField::ClientId, "0oa1b2c3d4e5f6g7h8i9"));
        assert!(!looks_secret(DraftField::AcceptWords, "We agreed on this gap with the security team today"));
    }
}
