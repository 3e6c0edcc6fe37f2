//! For a program that runs the sandbox in its own process: the consoles without a connection, states to return to, and
//! the instants at which a request that changes something at Dell can be stopped forever.

use parking_lot::Mutex;
use std::future::pending;

use hyper::HeaderMap;
use serde_json::Value;
use tokio::sync::Notify;
use zeroize::Zeroizing;

use crate::Sandbox;
use crate::call::Call;
use crate::router;
use crate::state::State;

/// The whole state at one instant, without tokens and their counts. A secret's value is in it only while its dialog is
/// open.
#[derive(Clone, PartialEq, Eq)]
pub struct Standing {
    state: State,
    okta_dialog: Option<Zeroizing<String>>,
    dell_dialog: Option<Zeroizing<String>>,
}

impl Standing {
    /// All of it but the dialogs: what a state file would hold.
    #[must_use]
    pub fn as_json(&self) -> Value {
        serde_json::to_value(&self.state).unwrap_or_default()
    }

    /// The same after a while: running tasks are due, and end at the next request.
    #[must_use]
    pub fn later(mut self) -> Self {
        for account in [&mut self.state.console, &mut self.state.api] {
            account.tasks.iter_mut().for_each(|task| task.started = 0);
            account
                .domains
                .iter_mut()
                .filter_map(|domain| domain.backup.as_mut())
                .for_each(|backup| backup.ordered = 0);
        }
        self
    }
}

impl Sandbox {
    /// Works a console, as the control interface does: status and answer. Without a body it only looks.
    #[must_use]
    pub fn console(&self, path: &str, body: &Value) -> (u16, Value) {
        let mut world = self.server.world.lock();
        let call = Call {
            connection: 0,
            version: String::new(),
            host: world.names.control.clone(),
            method: if body.is_null() { "GET" } else { "POST" }.to_owned(),
            path: path.to_owned(),
            query: Vec::new(),
            headers: HeaderMap::new(),
            body: Zeroizing::new(body.to_string().into_bytes()),
        };
        match router::answer(&mut world, &call, |_| true) {
            Some(answer) => (answer.status, serde_json::from_slice(&answer.body).unwrap_or_default()),
            None => (0, Value::Null),
        }
    }

    /// The present state.
    #[must_use]
    pub fn standing(&self) -> Standing {
        let world = self.server.world.lock();
        let (okta_dialog, dell_dialog) = (world.okta_dialog.clone(), world.dell_dialog.clone());
        Standing { state: world.state.clone(), okta_dialog, dell_dialog }
    }

    /// Returns to that state. All tokens are gone; a state file has it from the next request on.
    pub fn put_back(&self, standing: &Standing) {
        let mut world = self.server.world.lock();
        world.restart(standing.state.clone());
        (world.okta_dialog, world.dell_dialog) = (standing.okta_dialog.clone(), standing.dell_dialog.clone());
    }

    /// A request that changes something at Dell has two instants: before its effect, and before its answer. From now on
    /// the one with this number is never passed; without a number all are.
    pub fn stop_at(&self, instant: Option<u32>) {
        *self.server.instants.left.lock() = instant;
    }

    /// Ready when a request was stopped.
    pub async fn stopped(&self) {
        self.server.instants.stopped.notified().await;
    }
}

/// How many instants may still pass, if that is limited.
#[derive(Default)]
pub(crate) struct Instants {
    left: Mutex<Option<u32>>,
    stopped: Notify,
}

impl Instants {
    pub(crate) async fn pass(&self) {
        let stop = match self.left.lock().as_mut() {
            Some(0) => true,
            Some(left) => {
                *left -= 1;
                false
            }
            None => false,
        };
        if stop {
            self.stopped.notify_one();
            pending::<()>().await;
        }
    }
}
