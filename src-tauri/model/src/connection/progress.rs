//! The steps, how far the person is on them, and what they look at.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Evidence;

words! {
    /// The steps in their order.
    Step {
        /// 1 Choose org.
        Org = "org",
        /// 2 Review permissions.
        Permissions = "permissions",
        /// 3 Install in Okta: the secret and the client ID.
        Install = "install",
        /// 4 Test.
        Test = "test",
        /// 5 Authorize in Dell.
        Authorize = "authorize",
        /// 6 Turn on backups.
        Backups = "backups",
        /// Finish: what becomes of the secret here.
        Finish = "finish",
    }
}

impl Step {
    /// How many steps people count: all but the last screen.
    pub const COUNT: u8 = 6;

    /// The number people count, 1 to 6; the last screen is the one after.
    pub const fn number(self) -> u8 {
        self as u8 + 1
    }
}

words! {
    /// State of a step in the rail.
    StepState {
        /// Nothing answered.
        NotStarted = "not_started",
        /// Some of it answered, or on screen.
        InProgress = "in_progress",
        /// All of it answered.
        Done = "done",
        /// Answered, and something is wrong or stale.
        Attention = "attention",
        /// Waits for somebody or something else.
        Waiting = "waiting",
    }
}

words! {
    /// What is left to do once the path is walked.
    Todo {
        /// Turn on Cloud Key Management, without which no scheduled backup starts.
        KeyManagement = "key-management",
        /// See the first backup finish.
        FirstBackup = "first-backup",
        /// Make sure that someone can sign in to Dell while Okta is down.
        EmergencySignIn = "emergency-sign-in",
        /// Run a test restore.
        TestRestore = "test-restore",
        /// Send the report to the security team.
        ReportToSecurity = "report-to-security",
    }
}

words! {
    /// What the person looks at while a rotation is under way.
    #[derive(Default)]
    Viewing {
        /// The steps, or the status: a rotation comes on screen only when it is asked for.
        #[default]
        Steps = "steps",
        /// The rotation.
        Rotation = "rotation",
    }
}

words! {
    /// What became of the secret here.
    SecretChoice {
        /// It stays in the keychain.
        Kept = "kept",
        /// It was erased and read back as gone.
        Erased = "erased",
    }
}

/// How far the person is, and what they look at.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Progress {
    /// Steps whose Continue was pressed while all they need was there.
    pub passed: BTreeSet<Step>,
    /// Where the person went back to, if not at the frontier.
    pub looking_at: Option<Step>,
    /// Whether a rotation is what the person looks at.
    pub viewing: Viewing,
    /// The last screen: the person keeps the secret here.
    pub keeps_secret: bool,
    /// When the path was walked to its end.
    pub finished_at: Option<Timestamp>,
    /// To-dos that a person reported as done.
    pub todos_done: BTreeMap<Todo, Evidence>,
    /// Name used last for "confirmed by".
    pub confirmer: String,
}
