//! The network doctor, and the proxy that this app goes by.

use parking_lot::Mutex;

use engine::locale::Language;
use engine::network::{self, Report, Row};
use model::problem::Kind;
use tauri::State;
use tauri::ipc::Channel;

use super::{Answer, to_page};
use crate::app::App;
use crate::view::{self, NetworkReport, ProxySetting};

/// Diagnoses the hosts of the connection on screen, or of all connections on Home. `cancel` ends it with the rows so far.
#[tauri::command]
pub async fn look_at_network(app: State<'_, App>, language: Language, on_row: Channel<Row>) -> Answer<NetworkReport> {
    let engine = app.engine().await?;
    let here = app.here().await.ok().map(|(_, id)| id);
    let targets = engine.network_targets(here.as_deref())?;
    let out = engine.out()?;
    let (seen, send) = (Mutex::new(Vec::new()), to_page(&on_row));
    let send_row = |row: &Row| {
        seen.lock().push(row.clone());
        send(row.clone());
    };
    let looked = app.cancelable(async { Ok(network::look(out, &targets, &send_row).await) }).await;
    let report = match looked {
        Err(problem) if problem.kind == Kind::Cancelled => {
            let rows = seen.into_inner();
            Report::stopped(rows, out.settings(), engine.practice())
        }
        looked => looked?,
    };
    Ok(view::network_report(report, language))
}

#[tauri::command]
pub async fn proxy(app: State<'_, App>) -> Answer<ProxySetting> {
    Ok(view::proxy_setting(&app.real()?.proxy()?))
}

/// None for the system's proxy, `none`, or an address.
#[tauri::command]
pub async fn choose_proxy(app: State<'_, App>, choice: Option<String>) -> Answer<ProxySetting> {
    let engine = app.real()?;
    engine.set_proxy(choice.as_deref()).await?;
    Ok(view::proxy_setting(&engine.proxy()?))
}
