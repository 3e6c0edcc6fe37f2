//! Dell's environments, and steps 5 and 6: the registration, key management, the backups.

use engine::Engine;
use model::catalogue;
use model::connection::{Backup, Change, Connection, Dispatch, Evidence, Keys, Outcome, ReadBack, RefusedAgain, Way};
use model::environment::{Added, Origin, Understood};
use model::problem::Result;
use serde::Serialize;
use ts_rs::TS;

use super::ProblemView;
use super::make::{instant, problem};
use super::okta::{StoredSecret, stored_secret};

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

/// The Dell side of a connection.
#[derive(Debug, Serialize, TS)]
pub struct Dell {
    /// The environment chosen.
    pub environment: Environment,
    /// Those that can be chosen.
    pub environments: Vec<Environment>,
    /// The account in the person's words; may be empty.
    pub account: String,
    /// The console's address: the person's own, else the documented one.
    pub console_address: Option<String>,
    /// API way: the credential's Client ID.
    pub key_client_id: Option<String>,
    /// API way: the saved Secret Key.
    pub key: Option<StoredSecret>,
    /// API way: Dell accepted the credential.
    pub token: Option<Evidence>,
    /// Whether Dell's service answered when Okta was asked.
    pub reached: Option<Reached>,
    /// Step 5.
    pub registration: Registration,
    /// A re-authorization by API without a clear end: Dell may hold either secret.
    pub reauthorization: Option<Unanswered>,
    /// A change asked of Dell without a clear end.
    pub change: Option<OpenChange>,
    /// The org was removed at Dell, and nothing is registered since.
    pub removed: Option<Evidence>,
    /// Step 6: key management; `None` while unanswered.
    pub keys: Option<Keys>,
    /// Step 6: the backups.
    pub backup: Backup,
}

/// A request that Dell did not answer clearly. Never sent again by itself.
#[derive(Debug, Serialize, TS)]
pub struct Unanswered {
    /// When it was sent.
    pub at: String,
    /// What Dell showed since, if it was read.
    pub read: Option<ReadBack>,
}

/// A change asked of Dell, whose outcome nobody knows.
#[derive(Debug, Serialize, TS)]
pub struct OpenChange {
    /// What.
    pub what: Change,
    /// When.
    pub at: String,
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

/// Step 5.
#[derive(Debug, Serialize, TS)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Registration {
    /// Nothing was sent or reported.
    None,
    /// Sent; Dell works on it.
    Running {
        /// Since when.
        at: String,
    },
    /// Sent, and no answer that says what happened.
    Uncertain(Unanswered),
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
        /// Tested or reported.
        known: Evidence,
        /// Address, client ID or secret changed since.
        stale: bool,
        /// What the console said to authorizing again, when it was no success: the old registration remains.
        refused: Option<RefusedAgain>,
    },
}

pub(super) fn dell(engine: &Engine, connection: &Connection) -> Result<Dell> {
    let dell = &connection.dell;
    let added = added(engine)?;
    Ok(Dell {
        environment: engine.environment(connection).map_or_else(|_| lost(), |found| environment(found, &added)),
        environments: engine.environments().into_iter().map(|one| environment(one, &added)).collect(),
        account: dell.account.clone(),
        console_address: engine.console_address(connection),
        key_client_id: dell.key_client_id.clone(),
        key: dell.key.current().map(|key| stored_secret(engine, key)),
        token: dell.token.clone(),
        reached: dell.reached.as_ref().map(|reached| Reached {
            host: reached.host.clone(),
            problem: reached.problem.as_ref().map(problem),
            at: instant(reached.at),
        }),
        registration: registration(connection),
        reauthorization: connection
            .reauthorization
            .open()
            .map(|(at, _)| Unanswered { at: instant(at), read: connection.reauthorization.read().cloned() }),
        change: connection.change.open().map(|(at, order)| OpenChange { what: order.what, at: instant(at) }),
        removed: connection.removed_at_dell.clone().filter(|_| connection.registration == Dispatch::NotSent),
        keys: connection.keys.clone(),
        backup: backup(connection),
    })
}

fn environment(from: catalogue::Environment, added: &[(String, AddedEnvironment)]) -> Environment {
    Environment {
        way: from.way,
        host: from.api_base.trim_start_matches("https://").to_owned(),
        console_address: from.console_login.into_iter().next(),
        added: added.iter().find(|(id, _)| *id == from.id).map(|(_, added)| added.clone()),
        id: from.id,
    }
}

/// In place of an added one that can no longer be read: the screen on which another is chosen still opens.
fn lost() -> Environment {
    Environment { id: "lost".to_owned(), way: Way::Console, host: String::new(), console_address: None, added: None }
}

/// The environments that were added, by id.
fn added(engine: &Engine) -> Result<Vec<(String, AddedEnvironment)>> {
    let used = engine.store().environments_used()?;
    let shown = |added: Added| {
        let environment = AddedEnvironment {
            used: used.contains(&added.environment.id),
            name: added.name,
            by: added.by,
            at: instant(added.at),
            from: added.from,
        };
        (added.environment.id, environment)
    };
    Ok(engine.environments_added().into_iter().map(shown).collect())
}

/// An environment as it was understood.
pub fn understood(from: Understood) -> UnderstoodEnvironment {
    let environment = from.environment;
    let below = |path: &str| format!("{}{path}", environment.api_base);
    UnderstoodEnvironment {
        name: from.name,
        way: environment.way,
        host: environment.api_base.trim_start_matches("https://").to_owned(),
        token: below(&environment.token_path),
        onboarding: environment
            .onboarding_paths
            .iter()
            .flat_map(|paths| [&paths.domains, &paths.tasks, &paths.key_management])
            .map(|path| below(path))
            .collect(),
        console_address: environment.console_login.first().cloned(),
    }
}

fn registration(connection: &Connection) -> Registration {
    match &connection.registration {
        Dispatch::NotSent => Registration::None,
        // While the act runs the page shows that it runs; seen from outside, it may have been sent.
        Dispatch::Intended { at, .. } => Registration::Uncertain(Unanswered { at: instant(*at), read: None }),
        Dispatch::Running { at, .. } => Registration::Running { at: instant(*at) },
        Dispatch::Unknown { at, read, .. } => {
            Registration::Uncertain(Unanswered { at: instant(*at), read: read.clone() })
        }
        Dispatch::Refused { outcome, problem: why, at } => {
            Registration::Refused { outcome: *outcome, problem: why.as_ref().map(problem), at: instant(*at) }
        }
        Dispatch::Done { known, .. } => Registration::Registered {
            known: known.clone(),
            stale: connection.registration_stale(),
            refused: connection.refused_again.clone(),
        },
    }
}

/// The state of the latest backup is known as the rest is, unless it was reported apart.
fn backup(connection: &Connection) -> Backup {
    let mut backup = connection.backup.clone();
    backup.last_known = backup.last_known.or(backup.known.clone()).filter(|_| backup.last_state.is_some());
    backup
}
