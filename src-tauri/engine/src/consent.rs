//! What the person is asked outside the page, before a secret goes to a new place or something is destroyed.
//!
//! The page is not trusted with consent: any script in it can call any command, in any order. So the engine asks here,
//! the shell answers with a native dialog, and the store remembers what the person agreed to.
//!
//! Invariant: no argument of a command is an answer to one of these questions.

use std::future::Future;
use std::pin::Pin;

/// One question; its words are `consent-<word>-*`. Its names come from the store, or were checked before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// A credential goes to this host for the first time, and the catalogue doesn't list it.
    SendTo {
        /// The host.
        host: String,
        /// The credential's org.
        org: String,
    },
    /// A request without an answer is sent a second time.
    SendAgain {
        /// The org that Dell may have already.
        org: String,
    },
    /// The client secret goes to Dell.
    Authorize {
        /// The secret's org.
        org: String,
        /// Dell's host.
        host: String,
    },
    /// The client secret goes to the clipboard.
    Copy {
        /// The secret's org.
        org: String,
    },
    /// A secret is saved from the clipboard.
    Save {
        /// The org that it will belong to.
        org: String,
    },
    /// Secrets are saved for this session only, and end with it.
    KeepForSession {
        /// Their org.
        org: String,
    },
    /// A Dell cloud is added.
    AddCloud {
        /// Its name.
        name: String,
        /// Host of its API.
        host: String,
    },
    /// Requests go through this proxy from now on.
    UseProxy {
        /// Its address.
        proxy: String,
    },
    /// A page outside the Dell cloud's hosts opens in the browser.
    Open {
        /// Its host.
        host: String,
    },
    /// Key management is turned on, which Dell may not allow anyone to undo.
    TurnKeysOn {
        /// The org; the switch is for the whole Dell account.
        org: String,
    },
    /// Dell's scheduled backups are turned off.
    TurnBackupsOff {
        /// The org without backups from then on.
        org: String,
    },
    /// The org is removed at Dell.
    RemoveAtDell { org: String },
    /// The client secret, and those that it replaced, are erased from this computer.
    Erase {
        /// Their org.
        org: String,
        /// Their last four characters, separated by commas.
        marks: String,
    },
    /// Previous secrets are erased from this computer.
    ErasePrevious {
        /// Their org.
        org: String,
        /// Their last four characters, separated by commas.
        marks: String,
    },
    /// The connection and its secrets are removed from this computer.
    Remove {
        /// The org; empty if none was named.
        org: String,
    },
}

impl Question {
    /// The word in the keys of its texts, and in `data` for tests.
    pub fn word(&self) -> &'static str {
        self.row().0
    }

    /// Whether "yes" is the dangerous answer, which a dialog shows as such.
    pub fn destroys(&self) -> bool {
        self.row().1
    }

    /// Values for its texts.
    pub fn args(&self) -> Vec<(&'static str, &str)> {
        self.row().2
    }

    fn row(&self) -> (&'static str, bool, Vec<(&'static str, &str)>) {
        match self {
            Self::SendTo { host, org } => ("send-to", false, vec![("org", org), ("host", host)]),
            Self::SendAgain { org } => ("send-again", false, vec![("org", org)]),
            Self::Authorize { org, host } => ("authorize", false, vec![("org", org), ("host", host)]),
            Self::Copy { org } => ("copy", false, vec![("org", org)]),
            Self::Save { org } => ("save", false, vec![("org", org)]),
            Self::KeepForSession { org } => ("keep-for-session", false, vec![("org", org)]),
            Self::AddCloud { name, host } => ("add-cloud", false, vec![("name", name), ("host", host)]),
            Self::UseProxy { proxy } => ("use-proxy", false, vec![("proxy", proxy)]),
            Self::Open { host } => ("open", false, vec![("host", host)]),
            Self::TurnKeysOn { org } => ("turn-keys-on", false, vec![("org", org)]),
            Self::TurnBackupsOff { org } => ("turn-backups-off", true, vec![("org", org)]),
            Self::RemoveAtDell { org } => ("remove-at-dell", true, vec![("org", org)]),
            Self::Erase { org, marks } => ("erase", true, vec![("org", org), ("marks", marks)]),
            Self::ErasePrevious { org, marks } => ("erase-previous", true, vec![("org", org), ("marks", marks)]),
            Self::Remove { org } => ("remove", true, vec![("org", org)]),
        }
    }
}

/// The person's answer: yes or no.
pub type Answer<'a> = Pin<Box<dyn Future<Output = bool> + Send + 'a>>;

/// Puts questions to the person.
pub trait Consent: Send + Sync {
    /// Asks, and waits. No answer is a no.
    fn ask(&self, question: Question) -> Answer<'_>;
}

/// Nobody can be asked: the answer is no.
#[derive(Debug, Clone, Copy, Default)]
pub struct Unattended;

impl Consent for Unattended {
    fn ask(&self, question: Question) -> Answer<'_> {
        tracing::warn!(question = question.word(), "nobody could be asked");
        Box::pin(std::future::ready(false))
    }
}

/// The person agreed by typing a command: it names act, connection and host.
#[derive(Debug, Clone, Copy, Default)]
pub struct Typed;

impl Consent for Typed {
    fn ask(&self, _question: Question) -> Answer<'_> {
        Box::pin(std::future::ready(true))
    }
}
