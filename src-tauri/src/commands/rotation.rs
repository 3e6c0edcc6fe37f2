//! Rotating the secret. None of these takes a secret as an argument, or answers one.

use connect::connection::Credential;
use connect::facts::{Level, Row as Measured};
use connect::problem::{Kind, Problem};
use tauri::ipc::Channel;
use tauri::{AppHandle, State};

use super::Answer;
use super::secret::{Door, take};
use crate::app::App;
use crate::clipboard;
use crate::consent;
use crate::harden::Closed;
use crate::reporter;
use crate::view::{self, RotationAct, Row};

/// Opens a connection in its rotation, begun now or earlier.
#[tauri::command]
pub async fn rotate(app: State<'_, App>, id: String) -> Answer {
    let _closed = Closed::new();
    app.space().await?.rotate(&id).await?;
    app.show(Some(&id)).await?;
    Ok(app.view().await?)
}

/// [Save and test]: saved as always, and only then tested.
#[tauri::command]
pub async fn take_new_secret(
    handle: AppHandle,
    app: State<'_, App>,
    on_row: Channel<Row>,
    on_wait: Channel<Option<u64>>,
) -> Answer {
    take(&handle, &app, Credential::Pending, Door::Clipboard).await?;
    tested(&app, Level::Credential, &on_row, &on_wait).await
}

/// The same from a native dialog; its text never reaches the page.
#[tauri::command]
pub async fn take_new_secret_typed(
    handle: AppHandle,
    app: State<'_, App>,
    on_row: Channel<Row>,
    on_wait: Channel<Option<u64>>,
) -> Answer {
    let (space, id) = app.here().await?;
    let pending = || -> Result<_, Problem> { Ok(space.store().get(&id)?.subject_to_come()) };
    let before = pending()?;
    let shown = take(&handle, &app, Credential::Pending, Door::Dialog("typed-secret")).await?;
    // The dialog was closed without a secret: nothing was saved, so nothing is tested.
    if pending()? == before {
        return Ok(shown);
    }
    tested(&app, Level::Credential, &on_row, &on_wait).await
}

/// Tests the new secret.
#[tauri::command]
pub async fn prove_new(
    app: State<'_, App>,
    level: Level,
    on_row: Channel<Row>,
    on_wait: Channel<Option<u64>>,
) -> Answer {
    tested(&app, level, &on_row, &on_wait).await
}

async fn tested(app: &App, level: Level, on_row: &Channel<Row>, on_wait: &Channel<Option<u64>>) -> Answer {
    let _closed = Closed::new();
    let (space, id) = app.here().await?;
    let send = |row: Measured| {
        // A page that is gone needs no rows; the result is kept all the same.
        let _ = on_row.send(view::row(&row));
    };
    let wait = |seconds| {
        let _ = on_wait.send(seconds);
    };
    app.cancellable(space.telling_waits(&id, &wait, space.prove_new(&id, level, &send))).await?;
    Ok(app.view().await?)
}

#[tauri::command]
pub async fn rotation_act(handle: AppHandle, app: State<'_, App>, act: RotationAct) -> Answer {
    let _closed = Closed::new();
    let (space, id) = app.here().await?;
    if !space.store().get(&id)?.rotation.is_some_and(|rotation| rotation.on_screen) {
        return Err(Problem::new(Kind::StepNotDone).into());
    }
    let by = || reporter::needed(&handle, &app);
    match act {
        RotationAct::Leave => space.leave_rotation(&id)?,
        RotationAct::GoOnUnproven => space.go_on_unproven(&id)?,
        RotationAct::Reauthorize => {
            consent::paid_or_asked(&handle, &space, space.asks_to_authorize(&id)?).await?;
            app.cancellable(space.update_dell(&id)).await?;
        }
        RotationAct::ConsoleSaid { outcome } => space.console_said_of_new(&id, outcome, &by().await?)?,
        RotationAct::ReadDell => app.cancellable(space.read_dell_list(&id)).await?,
        RotationAct::ReadStatus => app.cancellable(space.read_status_at_dell(&id)).await?,
        RotationAct::SawStatus { word } => space.console_shows(&id, word.as_deref(), &by().await?)?,
        RotationAct::Deactivated => {
            clipboard::empty_if_ours(&handle).await;
            let by = by().await?;
            app.cancellable(space.test_deactivated(&id, &by)).await?;
            space.wipe_if_agreed(&id).await?;
        }
        RotationAct::DeactivatedUntested => {
            clipboard::empty_if_ours(&handle).await;
            space.skip_testing_deactivated(&id, &by().await?)?;
            space.wipe_if_agreed(&id).await?;
        }
        RotationAct::LookAgain => space.look_again_in_okta(&id)?,
        RotationAct::Wipe => {
            clipboard::empty_if_ours(&handle).await;
            space.wipe_leaving(&id).await?;
        }
        RotationAct::GiveUp => {
            clipboard::empty_if_ours(&handle).await;
            space.give_up_new(&id)?;
        }
        RotationAct::TurnBack => {
            clipboard::empty_if_ours(&handle).await;
            space.turn_back(&id)?;
        }
        RotationAct::Finish => {
            space.finish_rotation(&id)?;
            app.show(None).await?;
        }
    }
    Ok(app.view().await?)
}
