//! Steps 1 to 5: the computer, the organization, its permissions, the secret, the proof.

use model::connection::{FoundBy, Holder, RowState, StoreKind, Tier};
use serde::Serialize;
use ts_rs::TS;

use super::ProblemView;

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
    /// Where the person wants secrets kept.
    pub keep: StoreKind,
}

/// What was found out about this computer, at the time of asking.
#[derive(Debug, Serialize, TS)]
pub struct Computer {
    /// `ready`, `locked`, `none`, `denied`, `slow` or `disabled`.
    #[ts(
        type = "'ready' | 'locked' | 'none' | 'denied' | 'slow' | 'disabled' | 'no-default' | 'session-only' | 'failed'"
    )]
    pub keychain: &'static str,
    /// The keychain's own name on this system ("GNOME Keyring", "Windows Credential Manager"), not translated.
    pub keychain_name: String,
    /// The account it belongs to, like `ACME\jd`.
    pub account: String,
    /// The vault: `ready`, `locked`, or `none` where there is no file yet.
    #[ts(type = "'ready' | 'locked' | 'none'")]
    pub vault: &'static str,
    /// The vault's file.
    pub vault_file: String,
    /// Who started the app as another account, where that can be seen.
    pub started_by: Option<String>,
    /// `passing` where the account's profile ends at sign-out, `roaming` where it goes to other computers.
    #[ts(type = "'passing' | 'roaming' | null")]
    pub profile: Option<&'static str>,
    /// Proxy for Okta's hosts as found, without credentials; nothing when direct.
    pub proxy: Option<String>,
    /// By whose word it is direct; nothing where a proxy is used.
    #[ts(type = "'nothing' | 'off' | 'exception' | 'system' | 'script' | 'practice' | null")]
    pub direct: Option<&'static str>,
    /// Why there is no way: a setting of this computer that cannot be read.
    pub unreadable: Option<ProblemView>,
    /// `on`, `off`, or nothing where the system does not tell.
    pub clipboard_history: Option<bool>,
    /// A remote session, where detectable.
    pub remote_session: bool,
    /// `wayland`, `x11`, `windows`, `macos`.
    pub display: String,
}

/// Step 2: the org by its metadata.
#[derive(Debug, Serialize, TS)]
pub struct Organization {
    /// What the person typed or pasted.
    pub typed: String,
    /// The okta host that every call goes to.
    pub host: String,
    /// Production, preview or trial.
    pub tier: Tier,
    /// Custom domain (typed, or from Okta's metadata).
    pub custom_domain: Option<String>,
    /// What was left out or changed: `admin`, `scheme`, `path`, `port`, `case`, `spaces`, `invisible`, `trailing_dot`, `userinfo`, `custom`.
    pub changes: Vec<String>,
    /// Okta's organization id; nothing when not measured.
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

/// How the domain field is read while typing; nothing is sent.
#[derive(Debug, Serialize, TS)]
pub struct Reading {
    /// The host understood, if any.
    pub host: Option<String>,
    /// As in `Organization::changes`.
    pub changes: Vec<String>,
    /// A custom domain: only Okta can say whose.
    pub custom: bool,
    /// A paste or Enter may ask Okta for this org's public document.
    pub lookup: bool,
    /// What is wrong, when nothing was understood.
    pub problem: Option<ProblemView>,
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
    /// The vendor's group: `users`, `groups`, `applications`, `schemas`, `security`, `authenticators`, `organization`.
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

/// A secret that another one replaced.
#[derive(Debug, Serialize, TS)]
pub struct Replaced {
    /// Last four characters.
    pub last_four: String,
    /// Its item, by which it is put back into use; nothing where that cannot be: for another organization, or while
    /// a rotation is open.
    pub item: Option<String>,
}

/// A saved secret, by its mark.
#[derive(Debug, Serialize, TS)]
pub struct StoredSecret {
    /// Name of its store: the keychain's, or the vault's file.
    pub place: String,
    /// Which kind of place that is.
    pub keep: StoreKind,
    /// It was kept for a session that has ended: the value is nowhere here any more.
    pub over: bool,
    /// Why it is not relied upon: it was not in its place when it was last looked for, or another value was.
    pub astray: Option<ProblemView>,
    /// What the system's own tool lists it under.
    pub label: String,
    /// The service it is filed under there.
    pub service: String,
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
    /// Whether the clipboard was emptied afterwards (false: something else stood there by then, or it could
    /// not be; nothing: that was not come to, or there was none).
    pub clipboard_emptied: Option<bool>,
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
    /// Which these are; `None` until Okta has listed them.
    pub lists: Option<Lists>,
    /// Okta did not confirm that every token is revoked.
    pub not_ended: bool,
    /// What each level, and the audit, would send.
    pub sends: Sends,
}

/// What is asked of Okta, each as `METHOD path`: beforehand, for the person and a security desk.
#[derive(Debug, Serialize, TS)]
pub struct Sends {
    /// At level `credential`.
    pub credential: Vec<String>,
    /// At level `all`.
    pub all: Vec<String>,
    /// By the full audit: how many requests, when nothing more is granted.
    pub audit: u32,
    /// Names that it asks for.
    pub names: Vec<String>,
}

/// Which scopes are granted, missing, and granted beyond the required ones.
#[derive(Debug, Serialize, TS)]
pub struct Lists {
    /// Required and granted.
    pub granted: Vec<String>,
    /// Required and not granted.
    pub missing: Vec<String>,
    /// Okta did not list them: granted are those that were asked for.
    pub as_requested: bool,
    /// Why it is not known whether there are more than these.
    pub doubt: Option<ProblemView>,
    /// Granted and not required; nothing when it was not looked for.
    pub extra: Option<Vec<String>>,
    /// How the extra ones were found out: `grants` or `audit`.
    pub by: Option<FoundBy>,
    /// How many names an audit looked for, the required ones among them.
    pub among: Option<u32>,
    /// When the extra ones were looked for.
    pub looked_at: Option<String>,
    /// They are from an earlier test: Okta did not show them to this one.
    pub from_before: bool,
    /// What came and went since the proof before; nothing without one.
    pub changed: Option<Changed>,
}

/// What came and went since the proof before.
#[derive(Debug, Serialize, TS)]
pub struct Changed {
    /// When that was.
    pub since: String,
    /// Missing then, granted now.
    pub gained: Vec<String>,
    /// Granted then, missing now.
    pub lost: Vec<String>,
    /// Extra now and not then.
    pub extra: Vec<String>,
    /// Extra then and not now.
    pub extra_gone: Vec<String>,
}

/// How far a full audit is.
#[derive(Debug, Clone, Serialize, TS)]
pub struct AuditProgress {
    /// Names asked for.
    pub done: u32,
    /// Names there are.
    pub of: u32,
    /// Scopes found so far.
    pub found: u32,
    /// Seconds it waits for Okta's rate limit; nothing while it asks.
    pub waits_s: Option<u32>,
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
