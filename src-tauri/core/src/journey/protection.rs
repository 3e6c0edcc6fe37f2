//! "Connected" never reads as "Protected".

use jiff::Timestamp;

use crate::facts::{Facts, KeysState, Known, Registration};

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

/// The state, and how the last thing it stands on is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Protection {
    /// The state.
    pub state: ProtectionState,
    /// How it is known.
    pub known: Option<Known>,
    /// End of the backup that was seen.
    pub backup_at: Option<Timestamp>,
}

/// What may be said, and no more.
#[must_use]
pub fn protection(facts: &Facts) -> Protection {
    let none = Protection { state: ProtectionState::NotConnected, known: None, backup_at: None };
    let Registration::Registered { known: registered, of, .. } = &facts.registration else { return none };
    // What is registered is another organisation than the one that stands here now.
    if facts.organisation.as_ref().is_none_or(|organisation| organisation.host != of.host) {
        return none;
    }
    // Registered, and Dell itself says that it no longer gets in: no backup runs, whatever was seen before.
    if let Some(status) = facts.backup.app_status.as_ref().filter(|status| status.cut_off()) {
        let known = Some(Known::measured(status.at));
        return Protection { state: ProtectionState::NotProtected, known, backup_at: None };
    }
    // An unanswered step 8 is not yet "not protected": the person is on the way there.
    let Some(keys) = &facts.keys else {
        return Protection { state: ProtectionState::Connected, known: Some(registered.clone()), backup_at: None };
    };
    if keys.state != KeysState::On {
        return Protection { state: ProtectionState::NotProtected, known: Some(keys.known.clone()), backup_at: None };
    }
    match &facts.backup.seen {
        Some(seen) => {
            Protection { state: ProtectionState::Protected, known: Some(seen.clone()), backup_at: facts.backup.seen_at }
        }
        None => Protection { state: ProtectionState::Connected, known: Some(registered.clone()), backup_at: None },
    }
}
