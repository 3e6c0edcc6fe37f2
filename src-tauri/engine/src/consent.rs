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
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::SendTo { .. } => "send-to",
            Self::SendAgain { .. } => "send-again",
            Self::Authorize { .. } => "authorize",
            Self::Copy { .. } => "copy",
            Self::Save { .. } => "save",
            Self::KeepForSession { .. } => "keep-for-session",
            Self::AddCloud { .. } => "add-cloud",
            Self::UseProxy { .. } => "use-proxy",
            Self::Open { .. } => "open",
            Self::TurnKeysOn { .. } => "turn-keys-on",
            Self::TurnBackupsOff { .. } => "turn-backups-off",
            Self::RemoveAtDell { .. } => "remove-at-dell",
            Self::Erase { .. } => "erase",
            Self::ErasePrevious { .. } => "erase-previous",
            Self::Remove { .. } => "remove",
        }
    }

    /// Values for its texts.
    #[must_use]
    pub fn args(&self) -> Vec<(&'static str, &str)> {
        match self {
            Self::SendTo { host, org } | Self::Authorize { org, host } => vec![("org", org), ("host", host)],
            Self::SendAgain { org }
            | Self::Copy { org }
            | Self::Save { org }
            | Self::KeepForSession { org }
            | Self::TurnKeysOn { org }
            | Self::TurnBackupsOff { org }
            | Self::RemoveAtDell { org }
            | Self::Remove { org } => vec![("org", org)],
            Self::AddCloud { name, host } => vec![("name", name), ("host", host)],
            Self::UseProxy { proxy } => vec![("proxy", proxy)],
            Self::Open { host } => vec![("host", host)],
            Self::Erase { org, marks } | Self::ErasePrevious { org, marks } => vec![("org", org), ("marks", marks)],
        }
    }

    /// Whether "yes" is the dangerous answer, which a dialog shows as such.
    #[must_use]
    pub const fn destroys(&self) -> bool {
        match self {
            Self::TurnBackupsOff { .. }
            | Self::RemoveAtDell { .. }
            | Self::Erase { .. }
            | Self::ErasePrevious { .. }
            | Self::Remove { .. } => true,
            Self::SendTo { .. }
            | Self::SendAgain { .. }
            | Self::Authorize { .. }
            | Self::Copy { .. }
            | Self::Save { .. }
            | Self::KeepForSession { .. }
            | Self::AddCloud { .. }
            | Self::UseProxy { .. }
            | Self::Open { .. }
            | Self::TurnKeysOn { .. } => false,
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
