//! What is known of the Okta side: the organization, its permissions, and what a test of them showed.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{CheckId, Credential, Rotation, Tier};
use crate::names::{ClientId, OktaHost};
use crate::problem::Problem;
use crate::service_message::ServiceMessage;

words! {
    /// State of a row of the test.
    RowState {
        /// Not begun.
        Waiting = "waiting",
        /// Being asked.
        Running = "running",
        /// As it should be.
        Pass = "pass",
        /// Not as it should be.
        Fail = "fail",
        /// Could not be looked at from here.
        Blocked = "blocked",
        /// Cannot be tested without writing, or at all.
        Untestable = "untestable",
    }
}

words! {
    /// How much a test asks.
    Level {
        /// Nothing is sent.
        Nothing = "nothing",
        /// One token request, and its revocation.
        Credential = "credential",
        /// Token, scopes and one probe per resource.
        All = "all",
    }
}

/// The Okta side of a connection.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OktaSide {
    /// Step 1.
    #[serde(alias = "organisation")]
    pub organization: Option<Organization>,
    /// Step 2.
    pub permissions: Permissions,
    /// Step 3: the client secret.
    pub secret: Credential,
    /// A rotation of it that is under way.
    pub rotation: Option<Rotation>,
    /// Step 3: the Client ID.
    pub client_id: Option<ClientId>,
    /// Okta host that the Client ID was given for; `None` in a store older than this field: the secret's host.
    pub client_id_host: Option<OktaHost>,
    /// Step 4.
    pub proof: Option<Proof>,
    /// The proof was skipped, when.
    pub proof_skipped_at: Option<Timestamp>,
}

/// The org of step 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Organization {
    /// As typed or pasted.
    pub typed: String,
    /// The okta host: every call goes there, and it is what Dell is given.
    #[ts(as = "String")]
    pub host: OktaHost,
    /// Its kind.
    pub tier: Tier,
    /// Custom domain, typed, or from Okta's metadata.
    pub custom_domain: Option<String>,
    /// What was left out of the typed text, as words of `names::Change`.
    pub changes: Vec<String>,
    /// Okta's answer; `None` if the person continued without it.
    #[serde(alias = "told")]
    pub metadata: Option<OrgMetadata>,
}

impl Organization {
    /// One that Okta was not asked about.
    pub fn unasked(typed: &str, host: OktaHost) -> Self {
        let tier = host.tier();
        Self { typed: typed.to_owned(), host, tier, custom_domain: None, changes: Vec::new(), metadata: None }
    }
}

/// What Okta's public document says of an org.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct OrgMetadata {
    /// Organization id.
    pub org_id: String,
    /// `idx` or `v1`.
    pub engine: String,
    /// When.
    #[ts(as = "String")]
    pub at: Timestamp,
    /// Milliseconds it took.
    pub ms: u32,
    /// Seconds our clock is ahead of the answer's Date, when more than 60 either way.
    pub clock_off_s: Option<i32>,
    /// Issuer of the certificate, when not a public one.
    pub opened_by: Option<ServiceMessage>,
}

/// A list pasted from Okta's consent screen against the known scopes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(default)]
pub struct Comparison {
    /// Known and in the list.
    pub matched: Vec<String>,
    /// Known and not in the list.
    pub missing: Vec<String>,
    /// In the list and not known.
    pub extra: Vec<String>,
}

/// Step 2.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Permissions {
    /// Scopes the person added.
    pub added: Vec<String>,
    /// The last comparison.
    pub compared: Option<Comparison>,
    /// When the person said they read it.
    pub acknowledged_at: Option<Timestamp>,
}

/// One row of the test.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Which check it is.
    pub id: CheckId,
    /// State.
    pub state: RowState,
    /// Why not passed.
    pub problem: Option<Problem>,
    /// Milliseconds it took.
    pub ms: Option<u32>,
    /// When.
    pub at: Option<Timestamp>,
}

words! {
    /// How the scopes beyond the required ones were found out.
    FoundBy {
        /// The integration's own grants, as Okta lists them: whatever their names.
        Grants = "grants",
        /// Each known name asked for alone.
        Audit = "audit",
    }
}

/// A look for scopes beyond the required ones: no more is claimed of them than this.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Look {
    /// How.
    pub by: FoundBy,
    /// How many names were looked for, the required ones among them; `None` where Okta listed the grants itself.
    pub among: Option<u32>,
    /// When it ended.
    #[ts(as = "String")]
    pub at: Timestamp,
    /// There may be more than it found. False in older stores.
    #[serde(default)]
    pub partial: bool,
}

/// The lists of an earlier test, which show what changed since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Earlier {
    /// Scopes that were granted.
    pub granted: Vec<String>,
    /// Required then, and not granted.
    pub missing: Vec<String>,
    /// Granted and not required; `None` when it was not looked for.
    pub extra: Option<Vec<String>>,
    /// How the extra ones were found out.
    pub look: Option<Look>,
    /// When that test ended.
    pub at: Timestamp,
}

/// Result of a test.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// What was asked.
    pub level: Level,
    /// The rows, in order.
    pub rows: Vec<Row>,
    /// Scopes the token came with.
    pub granted: Vec<String>,
    /// Required and not granted.
    pub missing: Vec<String>,
    /// Okta did not list what it granted: granted are those that were asked for. False in older stores.
    #[serde(default)]
    pub as_requested: bool,
    /// Granted and not required; `None` when not looked for.
    pub extra: Option<Vec<String>>,
    /// How and when the extra ones were found out. `None` in older stores.
    pub look: Option<Look>,
    /// Why this test left open whether there are more. `None` in older stores.
    pub doubt: Option<Problem>,
    /// Tokens of which Okta did not confirm that they are ended. 0 in older stores.
    #[serde(default)]
    pub not_ended: u32,
    /// The lists of the test before, of the same integration. `None` in older stores.
    pub earlier: Option<Earlier>,
    /// When it ended.
    pub at: Timestamp,
    /// Host, Client ID and mark it was made with: another now means stale.
    pub of: Subject,
    /// The person accepted the failures, in these words.
    pub accepted: Option<String>,
    /// Scopes the person had added when it was made: others now mean stale. `None` in older stores.
    pub added: Option<Vec<String>>,
}

impl Level {
    /// Whether a row counts: those that the chosen level did not ask for are not failures.
    pub fn counts(self, row: &CheckId) -> bool {
        match self {
            Self::Nothing => false,
            Self::Credential => matches!(row, CheckId::Domain | CheckId::Credential),
            Self::All => true,
        }
    }
}

impl Proof {
    /// The row of this check.
    pub fn row(&self, id: &CheckId) -> Option<&Row> {
        self.rows.iter().find(|row| row.id == *id)
    }

    /// How this check ended.
    pub fn state(&self, id: &CheckId) -> Option<RowState> {
        self.row(id).map(|row| row.state)
    }

    /// Whether a row that counts failed or was blocked.
    pub fn has_failures(&self) -> bool {
        let wrong = |row: &Row| matches!(row.state, RowState::Fail | RowState::Blocked);
        self.rows.iter().any(|row| wrong(row) && self.level.counts(&row.id))
    }

    /// Whether Okta accepted the credential, whatever it reported of the scopes.
    pub fn accepted_credential(&self) -> bool {
        self.state(&CheckId::Credential) == Some(RowState::Pass)
    }

    /// Whether the scopes beyond the required ones are from an earlier test: this one did not see them, and nobody looked
    /// since.
    pub fn extra_from_before(&self) -> bool {
        let begun = self.row(&CheckId::Domain).and_then(|row| row.at);
        self.look.as_ref().zip(begun).is_some_and(|(look, begun)| look.at < begun)
    }

    /// Whether Okta reported which scopes are granted; otherwise nothing is known of them, not even that there are none.
    pub fn compared(&self) -> bool {
        matches!(self.state(&CheckId::Scopes), Some(RowState::Pass | RowState::Fail))
    }
}

/// What a test or a registration is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    /// Okta host.
    pub host: OktaHost,
    /// Client ID.
    pub client_id: ClientId,
    /// The secret's `secret_hash`; empty where nobody knows which secret Dell holds.
    pub secret_hash: String,
}
