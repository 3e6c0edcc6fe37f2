//! The wire types: what the web view is shown. Made from core's types, and the only place that
//! serializes toward the page; `ui/src/host/wire.ts` is generated from here.
//!
//! Invariant: no type here can hold a secret. A secret appears by its mark only.
//! Instants are RFC 3339 in UTC; the page shows them in the computer's zone.

mod dell;
mod home;
mod make;
mod network;
mod notice;
mod okta;
mod panel;
mod rotation;
mod settings;
mod status;

use std::collections::BTreeMap;

use engine::Orphan;
use engine::store::Entry;
use model::connection::{Evidence, Keys, Organization, Ready, SecretChoice, Step, StepState};
use model::journey::{Condition, Live, Protection, Reason, TodoRow};
use model::problem::ServiceReport;
use serde::Serialize;
use ts_rs::TS;

pub use dell::*;
pub use home::*;
pub use make::{make, reading, row, understood};
pub use network::*;
#[cfg(target_os = "macos")]
pub use notice::Dialog;
pub use notice::Notice;
pub use okta::*;
pub use panel::*;
pub use rotation::*;
pub use settings::*;
pub use status::*;

/// All that a screen needs, sent as the answer to every act.
#[derive(Debug, Serialize, TS)]
pub struct View {
    /// Whether this is the practice space.
    pub practice: bool,
    /// `en` or `de` when the person chose one; nothing means the system's.
    pub language: Option<String>,
    /// Seconds that a copied secret stays in the clipboard: 15, 30, 60 or 120.
    pub clipboard_seconds: u32,
    /// What is on the screen.
    pub screen: Screen,
}

/// Home or a step of one connection.
#[derive(Debug, Serialize, TS)]
#[serde(tag = "at", rename_all = "snake_case")]
pub enum Screen {
    /// The list of connections.
    Home(Box<Home>),
    /// The path of one connection.
    Path(Box<Path>),
}

/// What a look in keychain and vault found.
#[derive(Debug, Serialize, TS)]
pub struct Looked {
    /// Home, with what was settled.
    pub view: View,
    /// Secrets that no connection knows.
    pub found: Vec<Orphan>,
    /// A vault that is locked and that no connection uses: its file.
    pub vault: Option<String>,
    /// Locked parts of the keychain that hold secrets of this app which nothing here accounts for, by their names.
    pub keyrings: Vec<String>,
}

/// One connection's path: the rail, the step on screen, and the facts the steps show.
#[derive(Debug, Serialize, TS)]
pub struct Path {
    /// Connection id.
    pub id: String,
    /// It was opened in the place of a second connection to the same organization.
    pub opened_instead: bool,
    /// When it was found that records of what was done after this were lost; nothing once Dell's list was read.
    pub records_lost: Option<String>,
    /// The path was walked to its end: then its status is on screen, unless the steps were asked for.
    pub finished: bool,
    /// The status is on screen in place of the step.
    pub at_status: bool,
    /// It is the only connection, and finished: its status is Home.
    pub only: bool,
    /// The step on screen.
    pub step: Step,
    /// Its number of `of`, as people count (the three install screens are all 4).
    pub number: u8,
    /// How many steps people count.
    pub of: u8,
    /// The rail, ten rows.
    pub rail: Vec<RailRow>,
    /// Whether Back leads to an earlier step.
    pub back: bool,
    /// What was typed and not yet accepted, by field name. Never a secret.
    pub drafts: BTreeMap<String, String>,
    /// Roles, and where secrets are saved.
    pub ready: Ready,
    /// Step 1, once a domain was accepted.
    pub organization: Option<Organization>,
    /// The Dell environment chosen.
    pub environment: Environment,
    /// Those that can be chosen.
    pub environments: Vec<Environment>,
    /// The Dell account in the person's words; may be empty.
    pub dell_account: String,
    /// Step 2.
    pub permissions: Permissions,
    /// The saved Okta secret (from step 3 on).
    pub secret: Option<StoredSecret>,
    /// Taking the Okta secret was begun, and whether it was stored is not known yet.
    pub unsettled: bool,
    /// It was moved into the keychain, and a copy is still in the encrypted file, which is locked.
    pub left_in_vault: bool,
    /// The secrets that it replaced and that are still kept, oldest first.
    pub replaced: Vec<Replaced>,
    /// Whether Okta accepted the saved secret: then those that it replaced can be erased.
    pub secret_proven: bool,
    /// The Client ID accepted.
    pub client_id: Option<String>,
    /// The Client ID has an unusual shape (a warning, not an error).
    pub client_id_unusual: bool,
    /// Step 4.
    pub proof: Proof,
    /// Where it goes at Dell.
    pub dell: Dell,
    /// Step 5.
    pub registration: Registration,
    /// A re-authorization by API without a clear end.
    pub handed: Option<Handed>,
    /// A change asked of Dell without a clear end.
    pub asked: Option<Asked>,
    /// It was removed at Dell, and nothing is registered since.
    pub removed_at_dell: Option<Evidence>,
    /// Authorizing again is on screen in place of the status.
    pub reauthorizing: bool,
    /// A rotation of the secret that is under way.
    pub rotation: Option<Rotation>,
    /// Step 6: nothing while unanswered.
    pub keys: Option<Keys>,
    /// Step 6: the backups.
    pub backup: Backup,
    /// The last screen: nothing, `kept` or `erased`.
    pub secret_choice: Option<SecretChoice>,
    /// What is live now in Okta, at Dell and here (from step 3 on).
    pub live: Vec<Live>,
    /// The protection as Home says it.
    pub protection: Protection,
    /// The state as the list shows it.
    pub condition: Condition,
    /// Why, where something is wrong.
    pub reason: Option<Reason>,
    /// What is left to do once Dell has the org.
    pub todos: Vec<TodoRow>,
    /// What was done, newest last (for the report).
    pub log: Vec<Entry>,
    /// The name that reports are recorded under; nothing where it has to be asked for.
    pub reporter: Option<String>,
}

/// One row of the rail.
#[derive(Debug, Serialize, TS)]
pub struct RailRow {
    /// The step that a click goes to.
    pub step: Step,
    /// 1 to 10.
    pub number: u8,
    /// Its state.
    pub state: StepState,
    /// Whether it can be gone to.
    pub open: bool,
    /// Whether it is the one on screen.
    pub now: bool,
}

/// A problem as the page shows it: words keys `problem-<code>` (.why .remedy), with `args`.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ProblemView {
    /// Kebab-case code.
    pub code: String,
    /// The field it belongs to, when one: `domain`, `client_id`, `secret`, `console_address`, ...
    pub field: Option<String>,
    /// Values for the words.
    pub args: BTreeMap<String, String>,
    /// The machine's own words, without secrets.
    pub said: Option<Box<ServiceReport>>,
}

/// The clipboard as the copy cards need it.
#[derive(Debug, Serialize, TS)]
pub struct Copied {
    /// `domain`, `client_id`, `secret`, `text`.
    pub what: String,
    /// Seconds until it is emptied by itself; nothing for what is not secret.
    pub empties_in_s: Option<u32>,
    /// Whether this platform hides it from clipboard histories: true, false, or nothing where it cannot be promised.
    pub hidden: Option<bool>,
}

/// A file that was written.
#[derive(Debug, Serialize, TS)]
pub struct Written {
    /// By which it is opened or shown in its folder.
    pub number: u32,
    /// Its full path.
    pub path: String,
}
