//! The one sender of what must not be sent twice: register, authorize again, backups on and off, key management, a
//! backup now, remove.
//!
//! The intent is on disk before the request leaves. An unclear answer is read back at once, and later on request; what
//! is not shown counts only after `settling`, for a request that was cut off may still take effect. A start reads an
//! intent as "may have been sent". Nothing here sends by itself.

use parking_lot::Mutex;
use std::collections::BTreeSet;
use std::time::Duration;

use jiff::Timestamp;

use model::audit::AuditEvent;
use model::connection::{Connection, Dispatch};
use model::problem::{Kind, Problem, Result};

use crate::dell::Unsent;
use crate::engine::{Act, Engine};

/// A request, and where its state is kept.
pub(crate) struct Outgoing<T> {
    /// What it is about.
    pub of: T,
    /// Its state among the facts.
    pub state: fn(&mut Connection) -> &mut Dispatch<T>,
    /// What the audit chain calls the intent.
    pub intends: AuditEvent,
    /// Mark of the secret that it carries.
    pub note: String,
    /// A refusal is a state of its own. Otherwise the state before the request is restored.
    pub refusal_stays: bool,
}

/// Guards the one act on a registration; released when dropped.
pub(crate) struct Alone<'a> {
    busy: &'a Mutex<BTreeSet<String>>,
    id: String,
}

impl Drop for Alone<'_> {
    fn drop(&mut self) {
        self.busy.lock().remove(&self.id);
    }
}

impl Engine {
    /// One act on a registration at a time: what is read while a request is on its way shows nothing yet, and would
    /// invite a second send.
    pub(crate) fn alone(&self, id: &str) -> Result<Alone<'_>> {
        let mut busy = self.registering.lock();
        if busy.insert(id.to_owned()) {
            Ok(Alone { busy: &self.registering, id: id.to_owned() })
        } else {
            Err(Kind::DellNoAnswer.into())
        }
    }

    /// Sends once. A good answer is the caller's to record: until then the intent stays. `None` where no answer came
    /// and `read_back` found that the request took effect.
    ///
    /// # Errors
    /// What kept it from leaving; what Dell refused; `dell-no-answer` where nobody knows, after `read_back`.
    pub(crate) async fn dispatch<T: Clone + PartialEq, A>(
        &self,
        id: &str,
        judged: &Connection,
        request: Outgoing<T>,
        send: Act<'_, std::result::Result<A, Unsent>>,
        read_back: Act<'_, Result<bool>>,
    ) -> Result<Option<A>> {
        let Outgoing { of, state, intends, note, refusal_stays } = request;
        let before = state(&mut judged.clone()).clone();
        let entry = self.by_app(intends).noting(note);
        self.store.commit_irrevocable(id, &entry, |connection| {
            // What was judged must still hold.
            if connection.registration != judged.registration || *state(connection) != before {
                return Err(Kind::DellNoAnswer.into());
            }
            connection.records_lost_at = None;
            state(connection).intend(Timestamp::now(), of)
        })?;
        let note = |act: AuditEvent, change: &dyn Fn(&mut Dispatch<T>) -> Result<()>| {
            self.store.commit_irrevocable(id, &self.by_app(act), |connection| change(state(connection)))
        };
        let unclear = match send.await {
            Ok(answer) => return Ok(Some(answer)),
            Err(Unsent::NotSent(problem)) => {
                note(AuditEvent::NotSent, &|state| state.withdraw(before.clone()))?;
                return Err(problem);
            }
            Err(Unsent::Refused(problem)) => {
                note(AuditEvent::Refused, &|state| {
                    if !refusal_stays {
                        return state.withdraw(before.clone());
                    }
                    state.refused(Timestamp::now(), problem.clone());
                    Ok(())
                })?;
                return Err(problem);
            }
            Err(Unsent::Ambiguous(problem)) => problem,
        };
        note(AuditEvent::NoAnswer, &|state| state.unanswered(Timestamp::now()))?;
        match read_back.await {
            Ok(true) => return Ok(None),
            Ok(false) => {}
            Err(unread) => tracing::warn!(%unread, "what became of a request to Dell could not be read back"),
        }
        Err(Problem { said: unclear.said, ..Kind::DellNoAnswer.into() })
    }

    /// The time since something was sent, at least. A clock change does not lengthen it: if the clock was set back,
    /// only the time since this space was opened counts, measured by a clock that nobody can set.
    pub(crate) fn since(&self, at: Timestamp, now: Timestamp) -> Duration {
        let open = self.opened.elapsed();
        match Duration::try_from(now.duration_since(at)) {
            Ok(since) if at >= self.opened_at => since.min(open),
            Ok(since) => since,
            Err(_) => open,
        }
    }
}
