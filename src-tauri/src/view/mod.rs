//! The wire types: what the web view is shown. Made from the model's types, and the only place that serializes toward
//! the page; `ui/src/host/wire.ts` is generated from here. A type of the model that the page needs as it is has no twin
//! here.
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
use model::connection::{Ready, Step};
use model::journey::RailRow;
use model::problem::ServiceReport;
use serde::Serialize;
use ts_rs::TS;

pub use dell::*;
pub use home::*;
pub use make::{make, reading};
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

/// One connection's path: the rail, the step on screen, and the facts that the steps show.
#[derive(Debug, Serialize, TS)]
pub struct Path {
    /// Connection id.
    pub id: String,
    /// The step on screen.
    pub step: Step,
    /// The steps that people count.
    pub rail: Vec<RailRow>,
    /// Whether Back leads to an earlier step.
    pub back: bool,
    /// The path was walked to its end: then its status is on screen, unless the steps were asked for.
    pub finished: bool,
    /// The status is on screen in place of the step.
    pub at_status: bool,
    /// It is the only connection, and finished: its status is Home.
    pub only: bool,
    /// It was opened in place of a second connection to the same org.
    pub opened_instead: bool,
    /// Authorizing again is on screen in place of the status.
    pub reauthorizing: bool,
    /// What was typed and not yet accepted, by field name. Never a secret.
    pub drafts: BTreeMap<String, String>,
    /// Roles, and where secrets are saved.
    pub ready: Ready,
    /// Steps 1 to 4, and the rotation.
    pub okta: Okta,
    /// Steps 1, 5 and 6.
    pub dell: Dell,
    /// What follows from all this.
    pub status: Status,
    /// The name that reports are recorded under; `None` if it has to be asked for.
    pub reporter: Option<String>,
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
    /// Nothing was answered about the org: the person may continue unchecked.
    pub unanswered: bool,
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
