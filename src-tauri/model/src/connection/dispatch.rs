//! A request that must not be sent twice, from the intent to a clear end.
//!
//! ```text
//!             intend             accepted            done
//!   NotSent ─────────▶ Intended ──────────▶ Running ───────▶ Done
//!      ▲                 │  │                  │
//!      └──── withdraw ───┘  │ unanswered,      │ read_back
//!                           ▼ restart          ▼
//!      Unknown { read: None } ── read_back ─▶ Unknown { read: Some } ── intend, as a person decides ─▶ Intended
//!
//!   from each state: done ─▶ Done, refused ─▶ Refused ── intend ─▶ Intended, read_back ─▶ Unknown { read: Some },
//!                    handed_over ─▶ Unknown { read: None }, settle ─▶ NotSent
//! ```
//!
//! Invariants: the intent is on disk before the request leaves. [`Dispatch::intend`] is the only way to send, and is
//! refused while a request is open that nobody has read back. A restart reads `Intended` as "may have been sent".
//! The outbox of the engine is the only sender; a person's report and what the service shows end a request as well.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Evidence, Found, Outcome};
use crate::problem::{Kind, Problem, Result};

/// How far a request is, and what it is about.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Dispatch<T> {
    /// None was sent, or its end is kept elsewhere.
    #[default]
    NotSent,
    /// The intent to send is on disk. After a crash this reads as "may have been sent".
    Intended {
        /// When.
        at: Timestamp,
        /// About what.
        of: T,
    },
    /// The service accepted it and works on it.
    Running {
        /// When it was accepted.
        at: Timestamp,
        /// About what.
        of: T,
        /// The service's task.
        task: String,
    },
    /// Sent, or perhaps sent, without an answer that says what happened.
    Unknown {
        /// When it was sent.
        at: Timestamp,
        /// About what.
        of: T,
        /// What the service showed since.
        read: Option<ReadBack>,
    },
    /// Refused by the console (an outcome) or by the API (a problem).
    Refused {
        /// When.
        at: Timestamp,
        /// The console's answer, as a person reported it.
        outcome: Option<Outcome>,
        /// The API's.
        problem: Option<Problem>,
    },
    /// It took effect.
    Done {
        /// About what.
        of: T,
        /// How that is known.
        known: Evidence,
        /// The service's id of what came of it, where it reported one.
        domain_id: Option<String>,
    },
}

/// What the service showed when it was read after a request without a clear answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct ReadBack {
    /// When.
    #[ts(as = "String")]
    pub at: Timestamp,
    /// What it lists for this organization.
    pub found: Option<Found>,
}

impl<T: Clone> Dispatch<T> {
    /// The request whose end is not known, and when it was sent or was about to be.
    pub fn open(&self) -> Option<(Timestamp, &T)> {
        match self {
            Self::Intended { at, of } | Self::Running { at, of, .. } | Self::Unknown { at, of, .. } => Some((*at, of)),
            Self::NotSent | Self::Refused { .. } | Self::Done { .. } => None,
        }
    }

    /// Whether a request was sent, or perhaps sent, whose end is not known.
    pub fn is_open(&self) -> bool {
        self.open().is_some()
    }

    /// Whether the service must be read before another request is sent.
    pub fn unread(&self) -> bool {
        matches!(self, Self::Intended { .. } | Self::Unknown { read: None, .. })
    }

    /// Whether it took effect.
    pub fn is_done(&self) -> bool {
        matches!(self, Self::Done { .. })
    }

    /// What the service showed since a request without a clear answer.
    pub fn read(&self) -> Option<&ReadBack> {
        if let Self::Unknown { read, .. } = self { read.as_ref() } else { None }
    }

    /// Whether the service was read since, and shows nothing: only then may a person decide to send again.
    pub fn read_as_absent(&self) -> bool {
        self.read().is_some_and(|read| read.found.is_none())
    }

    /// The intent to send, before the request leaves.
    ///
    /// # Errors
    /// `dell-no-answer` while one is open that was not read back: what became of it is read first.
    pub fn intend(&mut self, at: Timestamp, of: T) -> Result<()> {
        if self.unread() || matches!(self, Self::Running { .. }) {
            return Err(Kind::DellNoAnswer.into());
        }
        *self = Self::Intended { at, of };
        Ok(())
    }

    /// Nothing left this computer, or it was refused without a trace: what was known before holds again.
    ///
    /// # Errors
    /// `step-not-done` where nothing was about to be sent.
    pub fn withdraw(&mut self, before: Self) -> Result<()> {
        self.intended()?;
        *self = before;
        Ok(())
    }

    /// The service accepted it, and works on it: the answer to a request, or a task that reading back found.
    ///
    /// # Errors
    /// `step-not-done` where nothing was sent, or its end is known.
    pub fn accepted(&mut self, at: Timestamp, task: String) -> Result<()> {
        let (_, of) = self.open().ok_or(Kind::StepNotDone)?;
        *self = Self::Running { at, of: of.clone(), task };
        Ok(())
    }

    /// No answer that says what happened.
    ///
    /// # Errors
    /// `step-not-done` where nothing was about to be sent.
    pub fn unanswered(&mut self, at: Timestamp) -> Result<()> {
        self.handed_over(at, self.intended()?.clone());
        Ok(())
    }

    /// A person gave it to the service by hand, and no clear answer is known.
    pub fn handed_over(&mut self, at: Timestamp, of: T) {
        *self = Self::Unknown { at, of, read: None };
    }

    /// A start: what was about to be sent may have been sent. Whether that changed anything.
    pub fn restart(&mut self) -> bool {
        let Self::Intended { at, .. } = self else { return false };
        let at = *at;
        self.unanswered(at).is_ok()
    }

    /// What the service lists, read after a request without a clear answer or before one that may have been sent
    /// already. It decides, and the person does: from here on, whatever was known before.
    pub fn read_back(&mut self, sent_at: Timestamp, of: T, read: ReadBack) {
        *self = Self::Unknown { at: sent_at, of, read: Some(read) };
    }

    /// Refused clearly by the API.
    pub fn refused(&mut self, at: Timestamp, problem: Problem) {
        *self = Self::Refused { at, outcome: None, problem: Some(problem) };
    }

    /// Refused by the console, as a person reported it.
    pub fn refused_by_console(&mut self, at: Timestamp, outcome: Outcome) {
        *self = Self::Refused { at, outcome: Some(outcome), problem: None };
    }

    /// It took effect: the service said so, shows it, or a person saw it.
    pub fn done(&mut self, of: T, known: Evidence, domain_id: Option<String>) {
        *self = Self::Done { of, known, domain_id };
    }

    /// Its end is known and kept elsewhere.
    pub fn settle(&mut self) {
        *self = Self::NotSent;
    }

    fn intended(&self) -> Result<&T> {
        if let Self::Intended { of, .. } = self { Ok(of) } else { Err(Kind::StepNotDone.into()) }
    }
}

#[cfg(test)]
mod tests;
