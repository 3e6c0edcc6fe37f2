//! Steps 1 to 4: the computer, the org, its permissions, the secret, the test.

use model::connection::{Comparison, FoundBy, Level, RowState, StoreKind};
use serde::Serialize;
use ts_rs::TS;

use super::ProblemView;

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

/// Step 2.
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

/// Step 4.
#[derive(Debug, Serialize, TS)]
pub struct Proof {
    /// The rows, in order. Empty before the first run.
    pub rows: Vec<Row>,
    /// `nothing`, `credential` or `all`, as last chosen.
    pub level: Option<Level>,
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
