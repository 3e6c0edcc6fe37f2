//! The wire types: what the web view is shown. Made from core's types, and the only place that
//! serialises toward the page; `ui/src/host/wire.ts` is generated from here.
//!
//! Invariant: no type here can hold a secret. A secret is told by its mark only.
//! Instants are RFC 3339 in UTC; the page shows them in the computer's zone.

mod make;
mod panel;
#[cfg(test)]
mod wire;

use std::collections::BTreeMap;

use connect::facts::{Holder, Outcome, RowState, Step, StepState, Tier, Way};
use serde::Serialize;
use ts_rs::TS;

pub use make::{make, reading, row};
pub use panel::*;

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
    Home(Home),
    /// The path of one connection.
    Path(Box<Path>),
}

/// The list of connections of the current space.
#[derive(Debug, Serialize, TS)]
pub struct Home {
    /// Oldest first.
    pub connections: Vec<HomeRow>,
    /// File name of a damaged database that was set aside at this start.
    pub set_aside: Option<String>,
}

/// One connection on Home.
#[derive(Debug, Serialize, TS)]
pub struct HomeRow {
    /// Connection id.
    pub id: String,
    /// Okta host, once named.
    pub organisation: Option<String>,
    /// Production or preview, once named.
    pub tier: Option<Tier>,
    /// Id of the Dell environment.
    pub environment: String,
    /// The Dell account as the person calls it; may be empty.
    pub dell_account: String,
    /// What is true of its backups.
    pub protection: Protection,
    /// Scopes known to be required.
    pub scopes_known: u32,
    /// Of those, granted when last looked; nothing when never looked.
    pub scopes_granted: Option<u32>,
    /// The Okta secret, when one was ever taken.
    pub secret: Option<SecretOnHome>,
    /// The step where the path stands.
    pub step: Step,
    /// Whether the path was walked to its end.
    pub finished: bool,
}

/// State of the secret on Home.
#[derive(Debug, Serialize, TS)]
pub struct SecretOnHome {
    /// False once it was erased here.
    pub kept: bool,
    /// Last four characters.
    pub last_four: String,
    /// When it was taken, or erased if not kept.
    pub at: String,
}

/// What is known of the protection. `connected` never reads as `protected`.
#[derive(Debug, Serialize, TS)]
pub struct Protection {
    /// `not_connected`, `connected` (Dell accepted; no backup seen), `not_protected` (connected, but key
    /// management off, skipped or unknown), `protected` (connected, keys on, a backup seen).
    #[ts(type = "'not_connected' | 'connected' | 'not_protected' | 'protected'")]
    pub state: &'static str,
    /// How the last thing it stands on is known.
    pub known: Option<Known>,
    /// When the backup that was seen ended.
    pub backup_at: Option<String>,
}

/// How a fact is known: measured by this app, or confirmed by a named person.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Known {
    /// Nothing means measured.
    pub by: Option<String>,
    /// Since when.
    pub at: String,
}

/// One connection's path: the rail, the step on screen, and the facts the steps show.
#[derive(Debug, Serialize, TS)]
pub struct Path {
    /// Connection id.
    pub id: String,
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
    /// Step 1.
    pub ready: Ready,
    /// Step 2, once a domain was accepted.
    pub organisation: Option<Organisation>,
    /// The Dell environment chosen.
    pub environment: Environment,
    /// Those that can be chosen.
    pub environments: Vec<Environment>,
    /// The Dell account in the person's words; may be empty.
    pub dell_account: String,
    /// Step 3.
    pub permissions: Permissions,
    /// The Okta secret in custody (steps 4 and on).
    pub secret: Option<Custody>,
    /// Whether the person said that Okta's dialog is closed.
    pub dialog_closed: bool,
    /// The Client ID accepted.
    pub client_id: Option<String>,
    /// The Client ID has an unusual shape (a warning, not an error).
    pub client_id_unusual: bool,
    /// Step 5.
    pub proof: Proof,
    /// Step 6.
    pub dell: Dell,
    /// Step 7.
    pub registration: Registration,
    /// Step 8: nothing while unanswered.
    pub keys: Option<Keys>,
    /// Step 9.
    pub backup: Backup,
    /// Step 10: nothing, `kept` or `erased`.
    #[ts(type = "'kept' | 'erased' | null")]
    pub secret_choice: Option<&'static str>,
    /// What is live now in Okta, at Dell and here (from step 4 on).
    pub live: Vec<Live>,
    /// The protection as Home says it.
    pub protection: Protection,
    /// What was done, newest last (for step 10).
    pub log: Vec<LogRow>,
    /// Name used last for "confirmed by"; may be empty.
    pub confirmer: String,
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

/// Step 1: answers about people. The computer's own rows come from `check_computer`.
#[derive(Debug, Serialize, TS)]
pub struct Ready {
    /// Who has the Okta Super Admin role.
    pub okta_admin: Option<Holder>,
    /// Name of the colleague who has it, if one does.
    pub okta_colleague: String,
    /// Who has the Dell Cloud Admin role.
    pub dell_admin: Option<Holder>,
    /// Name of the colleague who has it, if one does.
    pub dell_colleague: String,
    /// Answer to "Can you sign in to Dell when Okta is down?".
    #[ts(type = "'yes' | 'no' | 'unknown' | null")]
    pub sign_in_without_okta: Option<String>,
}

/// What was found out about this computer, at the time of asking.
#[derive(Debug, Serialize, TS)]
pub struct Computer {
    /// `ready`, `locked`, `none`, `denied` or `slow`.
    #[ts(type = "'ready' | 'locked' | 'none' | 'denied' | 'slow'")]
    pub keychain: &'static str,
    /// The keychain's own name on this system ("GNOME Keyring", "Windows Credential Manager"), not translated.
    pub keychain_name: String,
    /// The account it belongs to, like `ACME\jd`.
    pub account: String,
    /// Proxy for Okta's hosts as found, without credentials; nothing when direct.
    pub proxy: Option<String>,
    /// `on`, `off`, or nothing where the system does not tell.
    pub clipboard_history: Option<bool>,
    /// A remote session, where detectable.
    pub remote_session: bool,
    /// `wayland`, `x11`, `windows`, `macos`.
    pub display: String,
}

/// Step 2: the organisation as Okta told it.
#[derive(Debug, Serialize, TS)]
pub struct Organisation {
    /// What the person typed or pasted.
    pub typed: String,
    /// The okta host that every call goes to.
    pub host: String,
    /// Production, preview or trial.
    pub tier: Tier,
    /// Custom domain (typed, or told by Okta).
    pub custom_domain: Option<String>,
    /// What was left out or changed: `admin`, `scheme`, `path`, `port`, `case`, `spaces`, `invisible`, `trailing_dot`, `userinfo`, `custom`.
    pub changes: Vec<String>,
    /// Okta's organisation id; nothing when not measured.
    pub org_id: Option<String>,
    /// `idx` or `v1`; nothing when not measured.
    pub engine: Option<String>,
    /// When Okta answered.
    pub at: Option<String>,
    /// How long the answer took, in ms.
    pub ms: Option<u32>,
    /// Seconds this computer's clock is off against Okta's Date header, when more than 60.
    pub clock_off_s: Option<i32>,
    /// Issuer of the certificate when it is not a public one (the network opens TLS).
    pub opened_by: Option<String>,
    /// The person went through the door: Okta did not answer.
    pub unmeasured: bool,
}

/// A reading of what stands in the domain field, while typing; nothing is sent.
#[derive(Debug, Serialize, TS)]
pub struct Reading {
    /// The host understood, if any.
    pub host: Option<String>,
    /// As in `Organisation::changes`.
    pub changes: Vec<String>,
    /// A custom domain: only Okta can say whose.
    pub custom: bool,
    /// What is wrong, when nothing was understood.
    pub problem: Option<ProblemView>,
}

/// A Dell environment.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Environment {
    /// Id in `catalogue/environments.toml`; words key `environment-<id>`.
    pub id: String,
    /// Console or API.
    pub way: Way,
    /// A documented address of its console, as an example: the person's own is nowhere documented.
    pub console_address: Option<String>,
}

/// Step 3.
#[derive(Debug, Serialize, TS)]
pub struct Permissions {
    /// The scopes known to be required, in the vendor's order.
    pub scopes: Vec<Scope>,
    /// Scopes the person saw on Okta's screen and added.
    pub added: Vec<String>,
    /// The comparison of a pasted list, if one was made.
    pub compared: Option<Comparison>,
    /// Whether the person said they read it.
    pub acknowledged: bool,
}

/// One required scope; words keys `scope-<name with dots as dashes>` (.allows .why).
#[derive(Debug, Serialize, TS)]
pub struct Scope {
    /// Okta's name.
    pub name: String,
    /// The vendor's group: `users`, `groups`, `applications`, `schemas`, `security`, `authenticators`, `organisation`.
    pub group: String,
    /// Whether manage includes delete.
    pub delete: bool,
}

/// A pasted consent list against the known scopes.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Comparison {
    /// Known and in the list: how many.
    pub matched: u32,
    /// Known, but not in the list.
    pub missing: Vec<String>,
    /// In the list, but not known.
    pub extra: Vec<String>,
}

/// A secret in custody, told by its mark.
#[derive(Debug, Serialize, TS)]
pub struct Custody {
    /// Name of the keychain it lies in.
    pub place: String,
    /// The item's name there.
    pub item: String,
    /// The OS account it belongs to.
    pub account: String,
    /// Number of characters.
    pub length: u32,
    /// Last four characters.
    pub last_four: String,
    /// What Okta's list should show (`secret_hash`).
    pub secret_hash: String,
    /// When it was read back as equal.
    pub at: String,
    /// Whether the clipboard was emptied afterwards (false: something else stood there by then, or it could not be).
    pub clipboard_emptied: bool,
    /// Outer white space was left out.
    pub trimmed: bool,
    /// Its length is not the usual 40 (a warning).
    pub unusual_length: bool,
}

/// Step 5.
#[derive(Debug, Serialize, TS)]
pub struct Proof {
    /// The rows, in order. Empty before the first run.
    pub rows: Vec<Row>,
    /// `nothing`, `credential` or `all`, as last chosen.
    #[ts(type = "'nothing' | 'credential' | 'all' | null")]
    pub level: Option<String>,
    /// Whether a run is going on.
    pub running: bool,
    /// Last run's end.
    pub at: Option<String>,
    /// Domain, Client ID or secret changed since.
    pub stale: bool,
    /// The person took failures on, in these words.
    pub accepted: Option<String>,
    /// The person skipped the proof.
    pub skipped: bool,
    /// Requests that "all" would send, when everything is granted.
    pub requests: u32,
    /// Known scopes granted, and known scopes.
    pub granted: u32,
    /// How many are known (with added ones).
    pub known: u32,
}

/// One row of the proof. `id`: `domain`, `credential`, `scopes`, `probe:<scope>`, `factors`, `writing`.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Row {
    /// Stable id; `data-row`.
    pub id: String,
    /// Its state.
    pub state: RowState,
    /// Why not passed.
    pub problem: Option<ProblemView>,
    /// How long, in ms.
    pub ms: Option<u32>,
    /// When.
    pub at: Option<String>,
}

/// Step 6.
#[derive(Debug, Serialize, TS)]
pub struct Dell {
    /// Console's address as the person gave it (https).
    pub console_address: Option<String>,
    /// The person said that the form is open.
    pub form_open: Option<Known>,
    /// API way: the credential's Client ID.
    pub key_client_id: Option<String>,
    /// API way: the Secret Key in custody.
    pub key: Option<Custody>,
    /// API way: Dell accepted the credential.
    pub token: Option<Known>,
    /// Whether Dell's service answered when the organisation was asked.
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
        /// What stands in Dell's list for this domain (Client ID, status), if anything.
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
        known: Known,
        /// Domain, Client ID or secret changed since.
        stale: bool,
        /// What the console said to authorising again, when it was no success: the old registration stands.
        refused: Option<RefusedAgain>,
    },
}

/// A refusal of authorising again.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RefusedAgain {
    /// The console's answer.
    pub outcome: Outcome,
    /// When.
    pub at: String,
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

/// Step 8.
#[derive(Debug, Serialize, TS)]
pub struct Keys {
    /// `on`, `off` or `skipped`.
    #[ts(type = "'on' | 'off' | 'skipped'")]
    pub state: String,
    /// Measured or confirmed.
    pub known: Known,
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
    pub known: Option<Known>,
    /// Dell's word for the latest backup (`Never`, `Queued`, `Running`, `Successful`, ...), API way.
    pub last_state: Option<String>,
    /// End of the latest good backup seen.
    pub seen_at: Option<String>,
    /// How that is known.
    pub seen: Option<Known>,
    /// Protected items as Dell counts them.
    pub items: BTreeMap<String, u32>,
}

/// One thing that is live; words key `live-<id>`.
#[derive(Debug, Serialize, TS)]
pub struct Live {
    /// `okta`, `dell` or `here`.
    pub place: String,
    /// `integration`, `secret`, `registration`, `keys`, `keychain_item`, `dell_keychain_item`.
    pub id: String,
    /// Measured or confirmed; nothing means unknown.
    pub known: Option<Known>,
}

/// One thing that was done; words key `act-<act>`.
#[derive(Debug, Serialize, TS)]
pub struct LogRow {
    /// What.
    pub act: String,
    /// When.
    pub at: String,
    /// OS account, or the named person who confirmed.
    pub by: String,
    /// Whether measured (else confirmed or done by hand).
    pub measured: bool,
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
    pub said: Option<Box<Said>>,
}

/// The machine's own words, one click below; copied as one block.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Said {
    /// Host that answered.
    pub host: String,
    /// HTTP status, when there was one.
    pub status: Option<u16>,
    /// Error code.
    pub error: Option<String>,
    /// Its text.
    pub text: Option<String>,
    /// Error id or request id.
    pub id: Option<String>,
    /// When.
    pub at: String,
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
    /// Its full path.
    pub path: String,
}
