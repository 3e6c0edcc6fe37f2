//! Step 4: testing the connection, with the person's consent.

use jiff::Timestamp;

use crate::checks::{self, Ask, Audit, Progress};
use crate::store::Entry;
use model::connection::{Earlier, Level, Proof, Row, RowState, Step};
use model::problem::{Kind, Result};

use crate::engine::Engine;
use crate::steps::pass;

/// The row of the integration's own grants.
const GRANTS: &str = "probe:okta.appGrants.manage";

impl Engine {
    /// Does the work; `on_wait` hears how many seconds requests to this connection's Okta host wait for its rate limit,
    /// and `None` once none waits any more.
    ///
    /// # Errors
    /// The work's own.
    pub async fn telling_waits<T>(
        &self,
        id: &str,
        on_wait: &(dyn Fn(Option<u64>) + Send + Sync),
        work: impl Future<Output = Result<T>>,
    ) -> Result<T> {
        match self.store.get(id)?.okta.organization {
            Some(organization) => self.out()?.telling_waits(&organization.host, on_wait, work).await,
            None => work.await,
        }
    }

    /// Runs the test at this level, or one row of it again, and stores the result.
    ///
    /// # Errors
    /// Whatever is missing before the first request: secret, client ID, keychain. A refusal by Okta is a row, not an
    /// error.
    pub async fn prove(
        &self,
        id: &str,
        level: Level,
        only: Option<&str>,
        on_row: &(dyn Fn(Row) + Send + Sync),
    ) -> Result<()> {
        if level == Level::Nothing {
            return self.skip_proof(id);
        }
        let connection = self.store.get(id)?;
        let secret = self.secret_in(&connection).await?;
        let of = connection.subject().ok_or(Kind::ClientIdEmpty)?;
        let scopes = Self::scopes(&connection);
        let metadata = connection.okta.organization.as_ref().and_then(|o| o.metadata.as_ref());
        // One row joins the earlier rows only if these are about the same thing.
        let before = connection.okta.proof.as_ref().filter(|_| only.is_some() && !connection.proof_stale());
        let ask = Ask {
            host: &of.host,
            org_id: metadata.map(|t| t.org_id.as_str()),
            client_id: &of.client_id,
            secret: &secret,
            scopes: &scopes,
            level,
            only: only.filter(|_| before.is_some()),
            before: before.map_or(&[][..], |p| &p.rows),
        };
        let proven = checks::run(self.out()?, ask, on_row).await;
        // Earlier results of the same integration that were not looked at again stay, with their own date.
        let same = |p: &&Proof| p.of.host == of.host && p.of.client_id == of.client_id;
        let known = connection.okta.proof.as_ref().filter(same);
        // One row alone looks at no other's subject.
        let looked = |row: &str| only.is_none_or(|only| only == row);
        let still = known.filter(|p| p.added.as_ref() == Some(&connection.okta.permissions.added));
        let mut proof = Proof {
            level,
            rows: proven.rows,
            granted: proven.granted,
            missing: proven.missing,
            as_requested: proven.as_requested || (only == Some("domain") && before.is_some_and(|p| p.as_requested)),
            doubt: if looked(GRANTS) { proven.doubt } else { before.and_then(|p| p.doubt.clone()) },
            not_ended: proven.not_ended,
            look: if proven.extra.is_some() { proven.look } else { still.and_then(|p| p.look.clone()) },
            extra: proven.extra.or_else(|| still.and_then(|p| p.extra.clone())),
            earlier: None,
            at: Timestamp::now(),
            of,
            accepted: None,
            added: Some(connection.okta.permissions.added.clone()),
        };
        proof.earlier = known.and_then(|before| {
            let lists = |p: &Proof| (p.granted.clone(), p.missing.clone(), p.extra.clone());
            let a_row_that_changed_none = only.is_some() && lists(before) == lists(&proof);
            if before.compared() && !a_row_that_changed_none { Some(lists_of(before)) } else { before.earlier.clone() }
        });
        let entry = self.checked(&proof, if level == Level::All { "proved" } else { "checked" }, "checked");
        self.store.change(id, Some(&entry), |connection| {
            connection.okta.proof = Some(proof);
            connection.okta.proof_skipped_at = None;
            connection.progress.passed.remove(&Step::Test);
            connection.progress.looking_at = Some(Step::Test);
            Ok(())
        })
    }

    /// The audit entry of a test: it counts as passed only if no tested row failed or was blocked, and it says how the
    /// rows ended.
    pub(crate) fn checked(&self, proof: &Proof, proved: &str, checked: &str) -> Entry {
        let ended = |state| {
            let counts = |row: &&Row| row.state == state && proof.level.counts(&row.id);
            proof.rows.iter().filter(counts).count()
        };
        let states = [RowState::Pass, RowState::Fail, RowState::Blocked, RowState::Untestable];
        let [passed, failed, blocked, untestable] = states.map(ended);
        let whole = passed > 0 && failed + blocked == 0;
        let mut entry = self.measured(if whole { proved } else { checked });
        entry.note = format!("passed={passed} failed={failed} blocked={blocked} untestable={untestable}");
        entry
    }

    /// Requests every known scope beyond the required ones, each alone, and stores what was found. Only if the person
    /// asks for it: it takes some hundred requests, and a line in Okta's log for each.
    ///
    /// # Errors
    /// `proof-needed` without a test of the present secret and client ID; any obstacle, and then nothing is stored.
    pub async fn audit(&self, id: &str, on_progress: &(dyn Fn(Progress) + Send + Sync)) -> Result<()> {
        let connection = self.store.get(id)?;
        let proven = connection.okta.proof.as_ref().filter(|p| p.compared() && !connection.proof_stale());
        let of = proven.map(|p| p.of.clone()).ok_or(Kind::ProofNeeded)?;
        let secret = self.secret_in(&connection).await?;
        let scopes = Self::scopes(&connection);
        let metadata = connection.okta.organization.as_ref().and_then(|o| o.metadata.as_ref());
        let ask = Audit {
            host: &of.host,
            org_id: metadata.map(|t| t.org_id.as_str()),
            client_id: &of.client_id,
            secret: &secret,
            required: &scopes,
        };
        let audited = checks::audit(self.out()?, ask, on_progress).await?;
        self.store.change(id, Some(&self.measured("audited_scopes")), |connection| {
            let proof = connection.okta.proof.as_mut().filter(|p| p.of == of).ok_or(Kind::ProofNeeded)?;
            if proof.extra.is_some() {
                proof.earlier = Some(lists_of(proof));
            }
            proof.extra = Some(audited.extra);
            proof.look = Some(audited.look);
            proof.doubt = None;
            Ok(())
        })
    }

    /// The person accepts the failures, in words.
    ///
    /// # Errors
    /// `words-needed`, `proof-needed`.
    pub fn accept_gaps(&self, id: &str, words: &str) -> Result<()> {
        let words: String = words.trim().chars().take(500).collect();
        if words.is_empty() {
            return Err(Kind::WordsNeeded.into());
        }
        let mut entry = self.by_hand("accepted_gaps", "");
        entry.note.clone_from(&words);
        self.store.change(id, Some(&entry), |connection| {
            let proof = connection.okta.proof.as_mut().ok_or(Kind::ProofNeeded)?;
            proof.accepted = Some(words);
            pass(connection, self.way(connection), Step::Test)
        })
    }

    /// The person continues without a test, and every screen says so.
    ///
    /// # Errors
    /// Those of the store.
    pub fn skip_proof(&self, id: &str) -> Result<()> {
        self.store.change(id, Some(&self.by_hand("skipped_proof", "")), |connection| {
            connection.okta.proof_skipped_at = Some(Timestamp::now());
            pass(connection, self.way(connection), Step::Test)
        })
    }
}

/// The lists of a test, for the next one.
fn lists_of(proof: &Proof) -> Earlier {
    Earlier {
        granted: proof.granted.clone(),
        missing: proof.missing.clone(),
        extra: proof.extra.clone(),
        look: proof.look.clone(),
        at: proof.look.as_ref().map_or(proof.at, |look| look.at.max(proof.at)),
    }
}
