//! "Connected" never reads as "Protected".

use jiff::Timestamp;

use crate::connection::{Asked, Change, Connection, Evidence, KeysState, Registration};

/// What may be said of the backups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProtectionState {
    /// Dell has no such registration, as far as is known.
    NotConnected,
    /// Dell accepted the credential, keys are on; no backup was seen.
    Connected,
    /// Registered, and key management is off or skipped, or Dell no longer reaches Okta: no scheduled backup starts.
    NotProtected,
    /// Connected, keys on, and a backup was seen.
    Protected,
}

impl ProtectionState {
    /// The stable word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::NotConnected => "not_connected",
            Self::Connected => "connected",
            Self::NotProtected => "not_protected",
            Self::Protected => "protected",
        }
    }
}

/// Why a registration is not protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Because {
    /// Key management is off or skipped.
    Keys,
    /// Dell does not get into Okta.
    CutOff,
    /// Scheduled backups are switched off.
    BackupsOff,
    /// A change was asked of Dell, and what became of it is not known.
    Unclear,
}

impl Because {
    /// The stable word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Keys => "keys",
            Self::CutOff => "cut_off",
            Self::BackupsOff => "backups_off",
            Self::Unclear => "unclear",
        }
    }
}

/// The state, and how the last thing it stands on is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Protection {
    /// The state.
    pub state: ProtectionState,
    /// How it is known.
    pub known: Option<Evidence>,
    /// End of the backup that was seen.
    pub backup_at: Option<Timestamp>,
    /// Why it is not protected, where it is not.
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

/// What may be said, and no more.
#[must_use]
pub fn protection(connection: &Connection) -> Protection {
    let none = Protection::of(ProtectionState::NotConnected, None);
    let Registration::Registered { known: registered, of, .. } = &connection.registration else { return none };
    // What is registered is another organization than the one that stands here now.
    if connection.okta.organization.as_ref().is_none_or(|organization| organization.host != of.host) {
        return none;
    }
    // Registered, and Dell itself says that it no longer gets in: no backup runs, whatever was seen before.
    if let Some(status) = connection.backup.app_status.as_ref().filter(|status| status.cut_off()) {
        return Protection::lacks(Because::CutOff, Some(Evidence { by: status.by.clone(), at: status.at }));
    }
    if let Some(Asked { what: Change::BackupsOff | Change::Remove, .. }) = &connection.asked {
        return Protection::lacks(Because::Unclear, None);
    }
    if let Some(enabled) = connection.backup.enabled.as_ref().filter(|enabled| !enabled.on) {
        return Protection::lacks(Because::BackupsOff, Some(enabled.known.clone()));
    }
    // An unanswered step 8 is not yet "not protected": the person is on the way there.
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
