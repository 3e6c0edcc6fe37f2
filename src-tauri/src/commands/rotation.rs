//! Rotating the secret. None of these takes a secret as an argument, or answers one.

use engine::Credential;
use model::connection::{Level, Row as Tested, Viewing};
use model::problem::{Kind, Problem};
use tauri::ipc::Channel;
use tauri::{AppHandle, State};

use super::secret::{Door, take};
use super::{Answer, open, to_page};
use crate::app::App;
use crate::harden::ProcessIsolation;
use crate::view::{self, RotationAct, Row};
use crate::{clipboard, paid, reporter};

/// Opens a connection in its rotation, begun now or earlier.
#[tauri::command]
pub async fn rotate(app: State<'_, App>, id: String) -> Answer {
    let _closed = ProcessIsolation::new();
    app.engine().await?.rotate(&id).await?;
    open(&app, Some(&id)).await
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
    let (engine, id) = app.here().await?;
    let pending = || -> Result<_, Problem> { Ok(engine.store().get(&id)?.subject_to_come()) };
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
pub async fn test_new(
    app: State<'_, App>,
    level: Level,
    on_row: Channel<Row>,
    on_wait: Channel<Option<u64>>,
) -> Answer {
    tested(&app, level, &on_row, &on_wait).await
}

async fn tested(app: &App, level: Level, on_row: &Channel<Row>, on_wait: &Channel<Option<u64>>) -> Answer {
    let _closed = ProcessIsolation::new();
    let (engine, id) = app.here().await?;
    let (row, wait) = (to_page(on_row), to_page(on_wait));
    let send = |tested: Tested| row(view::row(&tested));
    app.cancelable(engine.telling_waits(&id, &wait, engine.test_pending(&id, level, &send))).await?;
    Ok(app.view().await?)
}

#[tauri::command]
pub async fn rotation_act(handle: AppHandle, app: State<'_, App>, act: RotationAct) -> Answer {
    let _closed = ProcessIsolation::new();
    let (engine, id) = app.here().await?;
    let connection = engine.store().get(&id)?;
    if connection.okta.rotation.is_none() || connection.progress.viewing != Viewing::Rotation {
        return Err(Problem::new(Kind::StepNotDone).into());
    }
    let by = || reporter::needed(&handle, &app);
    match act {
        RotationAct::Leave => engine.leave_rotation(&id)?,
        RotationAct::ContinueUntested => engine.continue_untested(&id)?,
        RotationAct::Reauthorize => {
            paid::by_press(&handle, &engine, engine.asks_to_authorize(&id)?).await?;
            app.cancelable(engine.update_dell(&id)).await?;
        }
        RotationAct::ConsoleSaid { outcome } => engine.console_said_of_new(&id, outcome, &by().await?)?,
        RotationAct::ReadDell => app.cancelable(engine.read_dell_list(&id)).await?,
        RotationAct::ReadStatus => app.cancelable(engine.read_status_at_dell(&id)).await?,
        RotationAct::SawStatus { word } => engine.console_shows(&id, word.as_deref(), &by().await?)?,
        RotationAct::Deactivated => {
            clipboard::empty_if_ours(&handle).await;
            let by = by().await?;
            app.cancelable(engine.test_deactivated(&id, &by)).await?;
            engine.wipe_if_agreed(&id).await?;
        }
        RotationAct::DeactivatedUntested => {
            clipboard::empty_if_ours(&handle).await;
            engine.skip_testing_deactivated(&id, &by().await?)?;
            engine.wipe_if_agreed(&id).await?;
        }
        RotationAct::LookAgain => engine.look_again_in_okta(&id)?,
        RotationAct::Erase => {
            clipboard::empty_if_ours(&handle).await;
            engine.erase_retiring(&id).await?;
        }
        RotationAct::Abandon => {
            clipboard::empty_if_ours(&handle).await;
            engine.abandon_pending(&id)?;
        }
        RotationAct::RollBack => {
            clipboard::empty_if_ours(&handle).await;
            engine.roll_back(&id)?;
        }
        RotationAct::Finish => {
            engine.finish_rotation(&id)?;
            app.show(None).await?;
        }
    }
    Ok(app.view().await?)
}
