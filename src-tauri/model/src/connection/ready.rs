//! What is known before an org is chosen: roles, and where secrets are saved.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::problem::Kind;

words! {
    /// Who has a role.
    Holder {
        /// The person at the desk.
        Me = "me",
        /// A colleague.
        Colleague = "colleague",
    }
}

words! {
    /// Answer to "Can you sign in to Dell when Okta is down?".
    EmergencySignIn {
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
        /// The person does not know.
        Unknown = "unknown",
    }
}

/// What is known before an org is chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(default)]
pub struct Ready {
    /// Who has Okta Super Admin.
    pub okta_admin: Option<Holder>,
    /// The colleague's name, if one has it.
    pub okta_colleague: String,
    /// Who has Dell Cloud Admin.
    pub dell_admin: Option<Holder>,
    /// The colleague's name, if one has it.
    pub dell_colleague: String,
    /// Whether somebody can sign in to Dell when Okta is down.
    pub sign_in_without_okta: Option<EmergencySignIn>,
    /// When a place to keep the secret was last found usable.
    #[ts(as = "Option<String>")]
    pub keychain_ready_at: Option<Timestamp>,
    /// Where the person wants secrets kept.
    #[serde(alias = "keep")]
    pub store: StoreKind,
}

words! {
    /// In which kind of place a secret is kept.
    #[derive(Default)]
    StoreKind {
        /// The system's keychain: where nobody chose another, and in a store of before there was a choice.
        #[default]
        Keychain = "keychain",
        /// The app's memory, until it ends.
        Session = "session",
        /// The encrypted file of this app.
        Vault = "vault",
    }
}

impl StoreKind {
    /// What it means that an item is not where it was put.
    pub const fn gone(self) -> Kind {
        match self {
            Self::Keychain => Kind::KeychainItemGone,
            Self::Session => Kind::SessionOver,
            Self::Vault => Kind::VaultItemGone,
        }
    }
}
