//! What Home shows of one connection: its state with one reason, one remedy, and what it is sorted and filtered by. No
//! clock: ages are computed when the list is requested.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Because, ProtectionState, has_failures, journey, protection};
use crate::catalogue;
use crate::connection::{
    CheckId, Connection, KeysState, Level, RowState, SecretState, Step, StoreKind, StoredSecret, Tier, Way,
};

words! {
    /// State of a connection in the list, in order of weight: trouble first.
    Condition {
        /// Something is wrong; the reason says what.
        Attention = "attention",
        /// Dell has the org, and no scheduled backup starts.
        BackupsOff = "backups_off",
        /// Dell has the org, and key management is on; no backup was seen.
        Connected = "connected",
        /// The path is not finished.
        Setup = "setup",
        /// Connected, and a finished backup was seen.
        Protected = "protected",
    }
}

words! {
    /// Why the state is not as it should be.
    Reason {
        /// Dell no longer reaches Okta.
        CutOff = "cut_off",
        /// A request was sent to Dell, and its outcome is unknown.
        Unclear = "unclear",
        /// Later records are lost.
        RecordsLost = "records_lost",
        /// Dell doesn't have the org.
        NotInDell = "not_in_dell",
        /// Okta refused the client secret in the last test.
        SecretRefused = "secret_refused",
        /// Another program changed the saved secret.
        SecretChanged = "secret_changed",
        /// Okta did not grant all permissions.
        PermissionsMissing = "permissions_missing",
        /// The last test failed for another reason.
        TestFailed = "test_failed",
        /// Key management was skipped.
        KeysSkipped = "keys_skipped",
        /// Key management is off.
        KeysOff = "keys_off",
        /// Scheduled backups are off.
        SchedulesOff = "schedules_off",
    }
}

words! {
    /// The one act that fixes it, or leads to where it is fixed.
    Remedy {
        /// Continue the path.
        Continue = "continue",
        /// Continue a rotation, or begin one.
        Rotate = "rotate",
        /// Authorize it in Dell again.
        Reauthorize = "reauthorize",
        /// Turn on key management.
        TurnOnKeys = "turn_on_keys",
        /// Open the connection.
        Show = "show",
        /// Open it.
        Open = "open",
    }
}

words! {
    /// Why a connection can't be tested.
    Untestable {
        /// The path is not finished: the test is a step of it.
        Setup = "setup",
        /// The secret was erased, or never saved.
        NoSecret = "no_secret",
        /// The secret was in memory only, and its session has ended.
        SessionEnded = "session_ended",
        /// The secret is not where it was saved.
        Missing = "missing",
        /// There is no client ID for this org.
        NoClientId = "no_client_id",
    }
}

/// The secret of a connection, as the list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct SummarySecret {
    /// False once it was erased.
    pub saved: bool,
    pub store: StoreKind,
    /// It was saved for a session that has ended.
    pub session_ended: bool,
    /// It was missing at the last look: `Some(true)` if another value was in its place.
    pub missing: Option<bool>,
    /// Last four characters.
    pub last_four: String,
    /// When it was saved.
    #[ts(as = "String")]
    pub at: Timestamp,
}

/// The Okta side of a connection, as the list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct SummaryOkta {
    /// Okta host, once known.
    pub host: Option<String>,
    /// Its custom domain, which people may search for.
    pub custom_domain: Option<String>,
    /// Kind of org, once known.
    pub tier: Option<Tier>,
    /// When it was last tested with the present secret and client ID.
    #[ts(as = "Option<String>")]
    pub tested_at: Option<Timestamp>,
    /// Number of required permissions.
    pub scopes: u32,
    /// How many of them are granted; `None` if untested.
    pub granted: Option<u32>,
    /// The client secret, once saved.
    pub secret: Option<SummarySecret>,
    /// Why it can't be tested, if so.
    pub untestable: Option<Untestable>,
    /// A rotation is under way.
    pub rotation: bool,
    /// Its secret can move into the password store.
    pub movable: bool,
}

/// One connection in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Summary {
    /// Connection id.
    pub id: String,
    #[ts(as = "String")]
    pub begun_at: Timestamp,
    /// Its Okta side.
    pub okta: SummaryOkta,
    /// Id of the Dell cloud.
    pub environment: String,
    /// How its org is registered at Dell.
    pub way: Way,
    /// The Dell account in the person's words; may be empty.
    pub account: String,
    pub condition: Condition,
    /// Why, if something is wrong.
    pub reason: Option<Reason>,
    /// What fixes it.
    pub remedy: Remedy,
    /// The first step that is not done.
    pub step: Step,
    /// Who reported the state; `None` if it was tested, or if nobody reported one.
    pub reported_by: Option<String>,
    /// When the backup ended, by Dell, or was seen.
    #[ts(as = "Option<String>")]
    pub backup_at: Option<Timestamp>,
    /// Dell has the org.
    pub registered: bool,
    /// The path is finished.
    pub finished: bool,
    /// The person has answered and saved nothing yet.
    pub blank: bool,
    /// An act began and was not recorded as ended.
    pub unsettled: bool,
}

impl Summary {
    /// Its rank when trouble comes first. A running rotation ranks above connections with nothing left to do.
    pub fn rank(&self) -> u8 {
        match self.condition {
            Condition::Attention => 0,
            Condition::BackupsOff => 1,
            Condition::Connected => 2,
            Condition::Protected if self.okta.rotation => 3,
            Condition::Setup => 4,
            Condition::Protected => 5,
        }
    }
}

pub fn summary(connection: &Connection, way: Way) -> Summary {
    let added = connection.okta.permissions.added.iter().map(String::as_str);
    let scopes: Vec<&str> = catalogue::scopes().iter().map(|scope| scope.name.as_str()).chain(added).collect();
    let current =
        connection.okta.proof.as_ref().filter(|proof| proof.level != Level::Nothing && !connection.proof_stale());
    let compared = current.filter(|proof| proof.compared());
    let granted = compared.map(|p| scopes.iter().filter(|name| p.granted.iter().any(|g| g == *name)).count());
    let secret = connection.okta.secret.current().map(|custody| SummarySecret {
        saved: !custody.is_erased(),
        store: custody.store,
        session_ended: custody.session_has_ended(),
        missing: custody.missing(),
        last_four: custody.mark.last_four.clone(),
        at: custody.at,
    });
    let finished = connection.progress.finished_at.is_some();
    let missing = granted.is_some_and(|granted| granted < scopes.len());
    let protection = protection(connection);
    let (condition, reason) = condition(connection, &protection, missing);
    let rotation = connection.okta.rotation.is_some();
    let seen = connection.backup.seen.as_ref().map(|seen| connection.backup.seen_at.unwrap_or(seen.at));
    let organization = connection.okta.organization.as_ref();
    Summary {
        id: connection.id.clone(),
        begun_at: connection.begun_at,
        okta: SummaryOkta {
            host: organization.map(|o| o.host.to_string()),
            custom_domain: organization.and_then(|o| o.custom_domain.clone()),
            tier: organization.map(|o| o.tier),
            tested_at: current.map(|proof| proof.at),
            scopes: count(scopes.len()),
            granted: granted.map(count),
            untestable: untestable(connection, finished),
            movable: secret.as_ref().is_some_and(|s| s.saved && s.store != StoreKind::Keychain && !s.session_ended),
            secret,
            rotation,
        },
        environment: connection.dell.environment.clone(),
        way,
        account: connection.dell.account.clone(),
        condition,
        reason,
        remedy: remedy(condition, reason, rotation),
        step: journey(connection, way).frontier,
        reported_by: protection.known.and_then(|known| known.by).filter(|_| condition != Condition::Setup),
        backup_at: seen.filter(|_| condition == Condition::Protected),
        registered: connection.registration.is_done(),
        finished,
        blank: organization.is_none() && connection.okta.secret.current().is_none(),
        unsettled: connection.items.intent.is_some() || !connection.items.possible_copies.is_empty(),
    }
}

/// The state, and the reason that weighs most.
fn condition(connection: &Connection, protection: &super::Protection, missing: bool) -> (Condition, Option<Reason>) {
    if connection.progress.finished_at.is_none() {
        return (Condition::Setup, None);
    }
    let attention = |reason| (Condition::Attention, Some(reason));
    if connection.records_lost_at.is_some() {
        return attention(Reason::RecordsLost);
    }
    match (protection.state, protection.because) {
        (_, Some(Because::CutOff)) => return attention(Reason::CutOff),
        _ if connection.unclear() => return attention(Reason::Unclear),
        (ProtectionState::NotConnected, _) => return attention(Reason::NotInDell),
        _ => {}
    }
    if let Some(reason) = tested(connection, missing) {
        return attention(reason);
    }
    if connection.okta.secret.current().is_some_and(|custody| custody.missing() == Some(true)) {
        return attention(Reason::SecretChanged);
    }
    let skipped = connection.keys.as_ref().is_some_and(|keys| keys.state == KeysState::Skipped);
    match (protection.state, protection.because) {
        (ProtectionState::Protected, _) => (Condition::Protected, None),
        (ProtectionState::NotProtected, Some(Because::BackupsOff)) => {
            (Condition::BackupsOff, Some(Reason::SchedulesOff))
        }
        (ProtectionState::NotProtected, _) if skipped => (Condition::BackupsOff, Some(Reason::KeysSkipped)),
        (ProtectionState::NotProtected, _) => (Condition::BackupsOff, Some(Reason::KeysOff)),
        (ProtectionState::Connected | ProtectionState::NotConnected, _) => (Condition::Connected, None),
    }
}

/// What the last test found, unless the person accepted it.
fn tested(connection: &Connection, missing: bool) -> Option<Reason> {
    let proof = connection.okta.proof.as_ref().filter(|proof| !connection.proof_stale() && proof.accepted.is_none())?;
    let refused = proof.state(&CheckId::Credential) == Some(RowState::Fail);
    match () {
        () if refused => Some(Reason::SecretRefused),
        () if missing => Some(Reason::PermissionsMissing),
        () if has_failures(connection) => Some(Reason::TestFailed),
        () => None,
    }
}

fn remedy(condition: Condition, reason: Option<Reason>, rotation: bool) -> Remedy {
    match (condition, reason) {
        (Condition::Setup, _) => Remedy::Continue,
        (_, Some(Reason::PermissionsMissing | Reason::TestFailed)) => Remedy::Show,
        // A rotation knows its own next step, which may be another remedy.
        _ if rotation => Remedy::Rotate,
        (_, Some(Reason::SecretRefused)) => Remedy::Rotate,
        (_, Some(Reason::CutOff)) => Remedy::Reauthorize,
        (_, Some(Reason::KeysSkipped | Reason::KeysOff)) => Remedy::TurnOnKeys,
        _ => Remedy::Open,
    }
}

fn untestable(connection: &Connection, finished: bool) -> Option<Untestable> {
    match connection.secret_here().map(StoredSecret::state) {
        _ if !finished => Some(Untestable::Setup),
        None | Some(SecretState::Erased { .. }) => Some(Untestable::NoSecret),
        Some(SecretState::SessionEnded { .. }) => Some(Untestable::SessionEnded),
        Some(SecretState::Missing { .. }) => Some(Untestable::Missing),
        Some(SecretState::Stored) => connection.client_id_here().is_none().then_some(Untestable::NoClientId),
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
