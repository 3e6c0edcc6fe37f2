//! Steps 6 to 9: reaching Dell, the registration, key management, the backups.

use std::collections::BTreeMap;

use model::connection::{Enabled, Evidence, Outcome, RefusedAgain, Way};
use model::environment::Origin;
use serde::Serialize;
use ts_rs::TS;

use super::{AppStatus, ProblemView, StoredSecret};

/// A Dell environment.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Environment {
    /// Id in `catalogue/environments.toml`, with words key `environment-<id>`; or of one that was added.
    pub id: String,
    /// Console or API.
    pub way: Way,
    /// Host of its API: what a credential is sent to.
    pub host: String,
    /// A documented address of its console, as an example: the person's own is nowhere documented.
    pub console_address: Option<String>,
    /// Added here by a person: it goes by its own name.
    pub added: Option<AddedEnvironment>,
}

/// A Dell environment that was added here.
#[derive(Debug, Clone, Serialize, TS)]
pub struct AddedEnvironment {
    /// What people call it.
    pub name: String,
    /// OS account that added it.
    pub by: String,
    /// When.
    pub at: String,
    /// By the form or from a file.
    pub from: Origin,
    /// A connection uses it: then it cannot be removed.
    pub used: bool,
}

/// An environment as it was understood, before anything is asked of it.
#[derive(Debug, Serialize, TS)]
pub struct UnderstoodEnvironment {
    /// What people call it.
    pub name: String,
    /// Console or API.
    pub way: Way,
    /// Host of its API.
    pub host: String,
    /// Whole address of its token endpoint: what is asked before it is added.
    pub token: String,
    /// Where people sign in, if given.
    pub console_address: Option<String>,
    /// Whole addresses of the onboarding operations, where it has them.
    pub onboarding: Vec<String>,
}

/// The Dell side of the path.
#[derive(Debug, Serialize, TS)]
pub struct Dell {
    /// The console's address: the person's own, else the documented one.
    pub console_address: Option<String>,
    /// API way: the credential's Client ID.
    pub key_client_id: Option<String>,
    /// API way: the saved Secret Key.
    pub key: Option<StoredSecret>,
    /// API way: Dell accepted the credential.
    pub token: Option<Evidence>,
    /// Whether Dell's service answered when the organization was asked.
    pub reached: Option<Reached>,
}

/// A look whether a host answers at all.
#[derive(Debug, Serialize, TS)]
pub struct Reached {
    /// The host.
    pub host: String,
    /// Why not, if it did not.
    pub problem: Option<ProblemView>,
    /// When.
    pub at: String,
}

/// Step 7.
#[derive(Debug, Serialize, TS)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Registration {
    /// Nothing sent or said.
    None,
    /// Sent; Dell works on it.
    Running {
        /// Since when.
        at: String,
    },
    /// Sent, and no answer that says what happened. Never resent by itself.
    Uncertain {
        /// When it was sent.
        at: String,
        /// When Dell's list was last read, if it was.
        read_at: Option<String>,
        /// Dell's entry for this domain (Client ID, status), if anything.
        found: Option<Found>,
    },
    /// The console said something else than success, or Dell refused.
    Refused {
        /// Console outcome, when it was the console.
        outcome: Option<Outcome>,
        /// Dell's refusal, when it was the API.
        problem: Option<ProblemView>,
        /// When.
        at: String,
    },
    /// Dell has it.
    Registered {
        /// Measured or confirmed.
        known: Evidence,
        /// Domain, Client ID or secret changed since.
        stale: bool,
        /// What the console said to authorizing again, when it was no success: the old registration stands.
        refused: Option<RefusedAgain>,
    },
}

/// A registration found in Dell's list.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Found {
    /// As Dell tells it.
    pub okta_domain: String,
    /// As Dell tells it.
    pub client_id: String,
    /// Dell's status word.
    pub status: String,
    /// Whether domain and Client ID are this connection's.
    pub ours: bool,
}

/// Step 9 and the state of backups.
#[derive(Debug, Serialize, TS)]
pub struct Backup {
    /// Storage region as Dell reports it.
    pub region: Option<String>,
    /// Frequency as Dell reports it.
    pub frequency: Option<String>,
    /// Retention as Dell reports it.
    pub retention: Option<String>,
    /// How region, frequency and retention are known.
    pub known: Option<Evidence>,
    /// Dell's word for the latest backup (`Never`, `Queued`, `Running`, `Successful`, ...).
    pub last_state: Option<String>,
    /// How that is known.
    pub last_known: Option<Evidence>,
    /// End of the latest good backup seen.
    pub seen_at: Option<String>,
    /// How that is known.
    pub seen: Option<Evidence>,
    /// App Status, when last read or seen.
    pub app_status: Option<AppStatus>,
    /// Whether scheduled backups are on.
    pub enabled: Option<Enabled>,
    /// Protected items as a person noted them.
    pub items_noted: Option<String>,
    /// Protected items as Dell counts them.
    pub items: BTreeMap<String, u32>,
}
