//! Wire types of the practice panel.

use model::connection::Outcome;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The practice panel: both consoles as the sandbox plays them.
#[derive(Debug, Serialize, TS)]
pub struct Panel {
    /// Okta's side.
    pub okta: PanelOkta,
    /// The Dell account worked by console.
    pub console: PanelDell,
    /// The Dell account worked by API.
    pub api: PanelDell,
    /// Content of the console's form; the secret by its mark.
    pub form: PanelForm,
    /// Faults that can be ordered, and whether they are on; words key `fault-<name>`.
    pub faults: Vec<PanelFault>,
    /// Problems that can be simulated by name; words key `case-<name>`.
    pub cases: Vec<PanelCase>,
    /// Whether the menu of Dell's console lists Okta.
    pub dell_lists_okta: bool,
    /// What the Dell console said last, as an outcome.
    pub said: Option<Outcome>,
}

/// Okta in the panel.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct PanelOkta {
    /// Host.
    pub host: String,
    /// Whether the integration is installed.
    pub installed: bool,
    /// Its Client ID (shown in the General tab).
    pub client_id: Option<String>,
    /// A secret's dialog is open: Copy works.
    pub dialog_open: bool,
    /// Listed secrets.
    pub secrets: Vec<PanelSecret>,
    /// Scopes and whether granted.
    pub scopes: Vec<PanelScope>,
}

/// A secret in Okta's list.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct PanelSecret {
    /// `ocs...`
    pub id: String,
    /// `***` and the last four.
    pub mask: String,
    /// Okta's hash.
    pub secret_hash: String,
    /// `active` or `inactive`.
    pub status: String,
}

/// A scope in the panel.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct PanelScope {
    /// Its name.
    pub name: String,
    /// Whether granted.
    pub granted: bool,
}

/// A Dell account in the panel.
#[derive(Debug, Serialize, TS)]
pub struct PanelDell {
    /// Registered domain, if any.
    pub domain: Option<String>,
    /// Its status.
    pub status: Option<String>,
    /// Cloud Key Management.
    pub key_management: bool,
    /// Skip for now was clicked in its prompt.
    pub keys_skipped: bool,
    /// Whether scheduled backups are on.
    pub backup_enabled: bool,
    /// When the domain was added, RFC 3339.
    pub added: Option<String>,
    /// Where backups are stored.
    pub storage_region: Option<String>,
    /// How often backups run, as the console writes it.
    pub frequency: Option<String>,
    /// How long backups are kept, as the console writes it.
    pub retention: Option<String>,
    /// State of the latest backup.
    pub last_backup: Option<String>,
    /// When the latest backup started, RFC 3339.
    pub last_backup_started: Option<String>,
    /// API account: Client ID of the API credential.
    pub credential_client_id: Option<String>,
    /// API account: the Secret Key's dialog is open.
    pub credential_dialog_open: bool,
}

/// The console's form in the panel. The secret field is a status, filled by Rust from the clipboard.
#[derive(Debug, Default, Clone, Serialize, TS)]
pub struct PanelForm {
    /// Okta Domain as pasted, if Practice knows it; else a dot for each character.
    pub domain: String,
    /// Client ID as pasted, if Practice knows it; else a dot for each character.
    pub client_id: String,
    /// Number of characters pasted into Client Secret; nothing when empty.
    pub secret_length: Option<u32>,
}

/// A fault in the panel.
#[derive(Debug, Serialize, TS)]
pub struct PanelFault {
    /// Its name in the sandbox.
    pub name: String,
    /// Whether ordered.
    pub on: bool,
    /// One refusal in its literal words: shown one click below.
    pub word_for_word: bool,
}

/// A named problem in the panel.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct PanelCase {
    /// Its name in the sandbox.
    pub name: String,
    /// Whether it is in effect.
    pub on: bool,
    /// The faults that it orders.
    pub faults: Vec<String>,
}

/// What a person does in the panel.
#[derive(Debug, Deserialize, TS)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum PanelAct {
    /// Okta: Install & Authorize; the secret's dialog opens.
    Install,
    /// Okta: Copy to clipboard in the secret's dialog.
    CopySecret,
    /// Okta: Done closes the dialog.
    Done,
    /// Okta: copy the Client ID from the General tab.
    CopyClientId,
    /// Okta: Generate new secret.
    GenerateSecret,
    /// Okta: set a secret inactive.
    Deactivate {
        /// `ocs...`
        id: String,
    },
    /// Okta: set a secret active again.
    Activate {
        /// `ocs...`
        id: String,
    },
    /// Okta: delete an inactive secret.
    Delete {
        /// `ocs...`
        id: String,
    },
    /// Okta: Revoke.
    Revoke,
    /// Grants or withholds a scope.
    Scope {
        /// Its name.
        name: String,
        /// Granted from now on.
        granted: bool,
    },
    /// Orders a fault, or takes it back.
    Fault {
        /// Its name in the sandbox.
        name: String,
        /// Ordered from now on.
        on: bool,
    },
    /// Starts a named problem, or stops it.
    Case {
        /// Its name in the sandbox.
        name: String,
        /// In effect from now on.
        on: bool,
    },
    /// Dell's form: paste from the clipboard.
    Paste {
        /// Which field.
        field: PanelField,
    },
    /// Dell's form: empty it.
    ClearForm,
    /// Dell's console: Authorize.
    Authorize,
    /// Dell's console: Enable Cloud Key Management System, Save.
    KeysOn,
    /// Dell's console: Skip for now.
    KeysSkip,
    /// Dell's console: Disable Backup.
    DisableBackup,
    /// Dell: the scheduled backup runs now.
    RunBackup {
        /// Which account.
        account: PanelAccount,
    },
    /// Dell: new API credential; its dialog opens.
    MakeDellKey,
    /// Dell: copy the Secret Key.
    CopyDellKey,
    /// Dell: copy the credential's Client ID.
    CopyDellClientId,
    /// Dell: close the credential's dialog.
    DellKeyDone,
    /// Begin again: both sides forget everything.
    Reset,
}

/// A field of Dell's form in the panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PanelField {
    /// Okta Domain.
    Domain,
    /// Client ID.
    ClientId,
    /// Client Secret.
    Secret,
}

model::words! {
    /// A Dell account of the sandbox.
    PanelAccount {
        /// Worked by console.
        Console = "console",
        /// Worked by API.
        Api = "api",
    }
}
