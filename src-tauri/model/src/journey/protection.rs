//! "Connected" never reads as "Protected".

use jiff::Timestamp;
use serde::Serialize;

use crate::connection::{Change, Connection, Evidence, KeysState, Registration};

words! {
    /// What may be claimed of the backups.
    ProtectionState {
        /// As far as is known, Dell has no such registration.
        NotConnected = "not_connected",
        /// Dell accepted the credential and key management is on; no backup was seen.
        Connected = "connected",
        /// Registered, but key management is off or skipped, or Dell no longer reaches Okta: no scheduled backup starts.
        NotProtected = "not_protected",
        /// Connected, key management is on, and a backup was seen.
        Protected = "protected",
    }
}

words! {
    /// Why a registration is not protected.
    Because {
        /// Key management is off or skipped.
        Keys = "keys",
        /// Dell can't sign in to Okta.
        CutOff = "cut_off",
        /// Scheduled backups are off.
        BackupsOff = "backups_off",
        /// A change was sent to Dell, and its outcome is unknown.
        Unclear = "unclear",
    }
}

/// The state, and how the last fact behind it is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Protection {
    pub state: ProtectionState,
    pub known: Option<Evidence>,
    /// When the backup that was seen ended.
    #[ts(as = "Option<String>")]
    pub backup_at: Option<Timestamp>,
    /// Why it is not protected, if it isn't.
    pub because: Option<Because>,
}

impl Protection {
    fn of(state: ProtectionState, known: Option<Evidence>) -> Self {
        Self { state, known, backup_at: None, because: None }
    }

    fn lacks(because: Because, known: Option<Evidence>) -> Self {
        Self { because: Some(because), ..Self::of(ProtectionState::NotProtected, known) }
    }
}

/// What may be claimed, and no more.
pub fn protection(connection: &Connection) -> Protection {
    let none = Protection::of(ProtectionState::NotConnected, None);
    let Registration::Done { known: registered, of, .. } = &connection.registration else { return none };
    // The registration is of another org than the one named now.
    if connection.host() != Some(&of.host) {
        return none;
    }
    // Dell itself reports that it can't sign in any more: no backup runs, whatever was seen before.
    if let Some(status) = connection.backup.app_status.as_ref().filter(|status| status.cut_off()) {
        return Protection::lacks(Because::CutOff, Some(status.known.clone()));
    }
    if connection.may_have(Change::BackupsOff) || connection.may_have(Change::Remove) {
        return Protection::lacks(Because::Unclear, None);
    }
    if let Some(enabled) = connection.backup.enabled.as_ref().filter(|enabled| !enabled.on) {
        return Protection::lacks(Because::BackupsOff, Some(enabled.known.clone()));
    }
    // An unanswered question about key management is not "not protected" yet: the person is on the way there.
    let Some(keys) = &connection.keys else {
        return Protection::of(ProtectionState::Connected, Some(registered.clone()));
    };
    if keys.state != KeysState::On {
        return Protection::lacks(Because::Keys, Some(keys.known.clone()));
    }
    match &connection.backup.seen {
        Some(seen) => Protection {
            backup_at: connection.backup.seen_at,
            ..Protection::of(ProtectionState::Protected, Some(seen.clone()))
        },
        None => Protection::of(ProtectionState::Connected, Some(registered.clone())),
    }
}
