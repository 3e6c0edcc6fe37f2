//! Steps 1 to 4: the computer, the org, its permissions, the secret, the test.

use engine::{Engine, checks};
use model::catalogue;
use model::connection::{
    Comparison, Connection, FoundBy, Intent, Level, Look, Organization, Proof, RowState, SecretChoice, SecretKind,
    StoreKind,
};
use model::problem::Problem;
use secrets::stores::{PRACTICE_SERVICE, SERVICE};
use serde::Serialize;
use ts_rs::TS;

use super::ProblemView;
use super::make::{count, instant, problem};
use super::rotation::{Rotation, rotation};

/// The Okta side of a connection.
#[derive(Debug, Serialize, TS)]
pub struct Okta {
    /// Step 1, once an address was accepted.
    pub organization: Option<Organization>,
    /// Step 2.
    pub permissions: Permissions,
    /// The saved client secret, from step 3 on.
    pub secret: Option<StoredSecret>,
    /// Saving it was interrupted, and whether it was stored is not known yet.
    pub save_interrupted: bool,
    /// It was moved into the keychain, and a copy is still in the encrypted file, which is locked.
    pub left_in_vault: bool,
    /// The secrets that it replaced and that are still saved, oldest first.
    pub replaced: Vec<Replaced>,
    /// Whether Okta accepted it: then those that it replaced can be erased.
    pub secret_accepted: bool,
    /// When Okta rejected it, if its last test found that.
    pub secret_rejected_at: Option<String>,
    /// Finish: what the person chose for it.
    pub secret_choice: Option<SecretChoice>,
    /// The client ID.
    pub client_id: Option<String>,
    /// Its shape is unusual: a warning, not an error.
    pub client_id_unusual: bool,
    /// Step 4.
    pub test: Test,
    /// A rotation of the secret that is under way.
    pub rotation: Option<Rotation>,
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
    /// What decided that the connection is direct; `None` where a proxy is used.
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
    /// Which kind of store that is.
    pub store: StoreKind,
    /// It was saved for a session that has ended: the value is gone.
    pub session_ended: bool,
    /// Why it is not relied upon: it was not found where it was saved, or another value was.
    pub missing: Option<ProblemView>,
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
    /// Whether the clipboard was emptied afterwards; false if it held something else by then, or could not be emptied;
    /// `None` if that point was not reached, or there was none.
    pub clipboard_emptied: Option<bool>,
    /// Outer white space was left out.
    pub trimmed: bool,
    /// Its length is not the usual 40 (a warning).
    pub unusual_length: bool,
}

/// Step 4.
#[derive(Debug, Serialize, TS)]
pub struct Test {
    /// The rows, in order. Empty before the first run.
    pub rows: Vec<Row>,
    /// `nothing`, `credential` or `all`, as last chosen.
    pub level: Option<Level>,
    /// Last run's end.
    pub at: Option<String>,
    /// Address, client ID or secret changed since.
    pub stale: bool,
    /// The person accepted failures, in these words.
    pub accepted: Option<String>,
    /// The person skipped it.
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
    /// How and when the extra ones were looked for.
    pub look: Option<Look>,
    /// They are from an earlier test: Okta did not show them to this one.
    pub from_before: bool,
    /// What changed since the test before; `None` without one.
    pub changed: Option<Changes>,
}

/// What changed since the test before.
#[derive(Debug, Serialize, TS)]
pub struct Changes {
    /// When that test ended.
    pub since: String,
    #[serde(flatten)]
    pub changed: checks::Changed,
}

/// One row of the test. `id`: `domain`, `credential`, `scopes`, `probe:<scope>`, `factors`, `writing`.
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

pub(super) fn okta(engine: &Engine, connection: &Connection) -> Okta {
    let saved = connection.okta.secret.previous().iter().filter(|secret| secret.here());
    Okta {
        organization: connection.okta.organization.clone(),
        permissions: permissions(connection),
        secret: connection.secret_here().map(|secret| stored_secret(engine, secret)),
        save_interrupted: matches!(&connection.items.intent, Some(Intent::TakeCustody { item, pending: false, .. })
            if item.kind() == SecretKind::OktaSecret),
        left_in_vault: matches!(&connection.items.intent, Some(Intent::MoveOut { from: StoreKind::Vault, .. })),
        replaced: saved.map(|secret| replaced(connection, secret)).collect(),
        secret_accepted: connection.secret_tested(),
        secret_rejected_at: connection.secret_rejected().map(instant),
        secret_choice: connection.secret_choice(),
        client_id: connection.client_id_here().map(ToString::to_string),
        client_id_unusual: connection
            .client_id_here()
            .is_some_and(|id| model::names::ClientId::read(id).is_ok_and(|(_, unusual)| unusual)),
        test: test(connection, &Engine::scopes(connection)),
        rotation: connection.okta.rotation.as_ref().map(|one| rotation(engine, connection, one)),
    }
}

fn permissions(connection: &Connection) -> Permissions {
    let scope = |s: &catalogue::Scope| Scope { name: s.name.clone(), group: s.group.clone(), delete: s.delete };
    Permissions {
        scopes: catalogue::scopes().iter().map(scope).collect(),
        added: connection.okta.permissions.added.clone(),
        compared: connection.okta.permissions.compared.clone(),
        acknowledged: connection.okta.permissions.acknowledged_at.is_some(),
    }
}

fn replaced(connection: &Connection, from: &model::connection::StoredSecret) -> Replaced {
    let again = connection.okta.rotation.is_none() && connection.usable_again().any(|secret| secret.item == from.item);
    Replaced { last_four: from.mark.last_four.clone(), item: again.then(|| from.item.to_string()) }
}

pub(super) fn stored_secret(engine: &Engine, from: &model::connection::StoredSecret) -> StoredSecret {
    StoredSecret {
        place: from.place.clone(),
        store: from.store,
        session_ended: from.session_has_ended(),
        missing: from.not_as_it_was().map(|kind| Problem::from(kind).into()),
        label: engine::label(from.host()),
        service: if engine.practice() { PRACTICE_SERVICE } else { SERVICE }.to_owned(),
        item: from.item.to_string(),
        account: engine.account().to_owned(),
        length: from.mark.length,
        last_four: from.mark.last_four.clone(),
        secret_hash: from.mark.secret_hash.clone(),
        at: instant(from.at),
        clipboard_emptied: from.clipboard_emptied,
        trimmed: from.trimmed,
        unusual_length: from.unusual_length,
    }
}

fn test(connection: &Connection, scopes: &[String]) -> Test {
    let proof = connection.okta.proof.as_ref();
    let plan = checks::plan(Level::All, scopes);
    Test {
        rows: rows(proof),
        level: proof.map(|p| p.level),
        at: proof.map(|p| instant(p.at)),
        stale: connection.proof_stale(),
        accepted: proof.and_then(|p| p.accepted.clone()),
        skipped: connection.okta.proof_skipped_at.is_some(),
        requests: plan.requests,
        granted: granted(proof, scopes),
        known: count(scopes.len()),
        lists: proof.filter(|p| p.compared()).map(lists),
        not_ended: proof.is_some_and(|p| p.not_ended > 0),
        sends: Sends {
            credential: checks::plan(Level::Credential, scopes).calls,
            all: plan.calls,
            audit: checks::plan_audit(scopes).requests,
            names: checks::audited_names(scopes).into_iter().map(str::to_owned).collect(),
        },
    }
}

/// A row of a test.
pub fn row(row: &model::connection::Row) -> Row {
    Row {
        id: row.id.to_string(),
        state: row.state,
        problem: row.problem.as_ref().map(problem),
        ms: row.ms,
        at: row.at.map(instant),
    }
}

pub(super) fn rows(proof: Option<&Proof>) -> Vec<Row> {
    proof.map(|proof| proof.rows.iter().map(row).collect()).unwrap_or_default()
}

/// How many of these scopes Okta granted.
pub(super) fn granted(proof: Option<&Proof>, scopes: &[String]) -> u32 {
    count(proof.map_or(0, |proof| scopes.iter().filter(|scope| proof.granted.contains(scope)).count()))
}

fn lists(proof: &Proof) -> Lists {
    // An older store has what the grants showed, and not how it was found.
    let grants = || Look { by: FoundBy::Grants, among: None, at: proof.at, partial: false };
    Lists {
        granted: proof.granted.clone(),
        missing: proof.missing.clone(),
        as_requested: proof.as_requested,
        doubt: proof.doubt.as_ref().map(problem),
        extra: proof.extra.clone(),
        look: proof.extra.as_ref().map(|_| proof.look.clone().unwrap_or_else(grants)),
        from_before: proof.extra_from_before(),
        changed: checks::changed(proof).map(|(changed, then)| Changes { since: instant(then.at), changed }),
    }
}
