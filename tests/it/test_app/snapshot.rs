//! A snapshot of the app, to return to and continue from in another way.

use std::cell::OnceCell;
use std::future::Future;

use engine::store::{Entry, Store};
use jiff::Timestamp;
use model::connection::{Connection, Dispatch, Intent};
use sandbox::Standing;
use secrets::stores::{SecretStore as _, State};
use serde_json::Value;

use super::{TestApp, folder};
use crate::memory_store::MemoryStore;

/// Record, keychain and consoles. Other state of the engine lives within one act only.
pub struct Snapshot {
    pub connection: Connection,
    keychain: MemoryStore,
    keychain_state: State,
    pub consoles: Standing,
    as_json: OnceCell<Value>,
}

/// An instant at which an act is killed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Instant {
    /// Of the keychain's.
    Keychain(u32),
    /// Of the requests that change something at Dell.
    Dell(u32),
}

impl Snapshot {
    pub fn same_as(&self, other: &Self) -> bool {
        self.keychain.holds_the_same(&other.keychain)
            && self.consoles == other.consoles
            && self.connection == other.connection
    }

    /// What Okta and Dell hold.
    pub fn as_json(&self) -> &Value {
        self.as_json.get_or_init(|| self.consoles.as_json())
    }

    /// Without what can be derived again: many of them wait for their turn.
    pub fn waiting(mut self) -> Self {
        self.as_json.take();
        self
    }

    /// Account and mark of each item in the keychain, ignoring simulated failures.
    pub async fn items(&self) -> Vec<(String, String)> {
        let mut items = Vec::new();
        for account in self.keychain.list().await.expect("it answers") {
            let mark = self.keychain.read(&account).await.expect("it answers").map(|item| item.mark().secret_hash);
            items.push((account, mark.expect("listed")));
        }
        items
    }
}

impl TestApp {
    pub fn snapshot(&self) -> Snapshot {
        Snapshot {
            connection: self.connection(),
            keychain: self.keychain.inner.copy(),
            keychain_state: self.keychain.current_state(),
            consoles: self.sandbox.standing(),
            as_json: OnceCell::new(),
        }
    }

    pub fn put_back(&self, snapshot: &Snapshot) {
        self.engine()
            .store()
            .change(&self.id, None, |connection| {
                connection.clone_from(&snapshot.connection);
                Ok(())
            })
            .expect("kept");
        self.keychain.inner.put_back(&snapshot.keychain);
        self.keychain.set_state(snapshot.keychain_state);
        self.sandbox.put_back(&snapshot.consoles);
    }

    /// Time passes at Dell: running work ends.
    pub fn later(&self) {
        self.sandbox.put_back(&self.sandbox.standing().later());
    }

    /// Ends the app and starts it again where it is. What the end itself changes is another test's matter.
    pub fn start_again(&mut self) {
        self.engine = None;
        self.open();
    }

    /// The same connection in a folder without any history.
    pub fn move_out(&mut self) {
        let connection = self.connection();
        self.engine = None;
        self.folder = folder();
        let entry = Entry {
            act: "begun".into(),
            by: String::new(),
            account: String::new(),
            measured: true,
            at: Timestamp::now(),
            note: String::new(),
        };
        Store::open(self.folder.path()).expect("opens").add(&connection, &entry).expect("added");
        self.open();
    }

    /// Does an act until this instant, and leaves it there. Answers its result if it ended first.
    pub async fn cut<T>(&self, act: impl Future<Output = T>, instant: Instant) -> Option<T> {
        let cut = match instant {
            Instant::Keychain(number) => {
                self.keychain.stop_at(number);
                tokio::select! {
                    biased;
                    () = self.keychain.stopped() => None,
                    over = act => Some(over),
                }
            }
            Instant::Dell(number) => {
                self.sandbox.stop_at(Some(number));
                tokio::select! {
                    biased;
                    () = self.sandbox.stopped() => None,
                    over = act => Some(over),
                }
            }
        };
        self.keychain.go_on();
        self.sandbox.stop_at(None);
        cut
    }
}

/// Whether the record has something begun and not ended.
pub fn begun(connection: &Connection) -> bool {
    matches!(connection.items.intent, Some(Intent::TakeCustody { .. } | Intent::Erase { .. } | Intent::Wipe { .. }))
        || matches!(connection.registration, Dispatch::Intended { .. })
        || matches!(connection.reauthorization, Dispatch::Intended { .. })
        || matches!(connection.change, Dispatch::Intended { .. })
}
