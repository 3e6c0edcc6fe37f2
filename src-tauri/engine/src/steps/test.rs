//! Step 4: testing the connection, with the person's consent.

use jiff::Timestamp;

use crate::checks::{self, Ask, Progress};
use crate::store::Entry;
use model::audit::AuditEvent;
use model::connection::{CheckId, Connection, Earlier, Level, Proof, Row, RowState, Step, Subject};
use model::problem::{Kind, Result};
use secrets::secret::Secret;

use crate::engine::Engine;
use crate::steps::pass;

/// The row of the integration's own grants.
const GRANTS: &str = "probe:okta.appGrants.manage";

impl Engine {
    /// Does the work; `on_wait` is called with the seconds that requests to this connection's Okta host wait for its
    /// rate limit, and with `None` once none waits any more.
    ///
    /// # Errors
    /// The work's own.
    pub async fn telling_waits<T>(
        &self,
        id: &str,
        on_wait: &(dyn Fn(Option<u64>) + Send + Sync),
        work: impl Future<Output = Result<T>>,
    ) -> Result<T> {
        match self.store.get(id)?.host() {
            Some(host) => self.out()?.telling_waits(host, on_wait, work).await,
            None => work.await,
        }
    }

    /// Runs the test at this level, or one row of it again, and stores the result.
    ///
    /// # Errors
    /// Whatever is missing before the first request: secret, client ID, keychain. A refusal by Okta is a row, not an
    /// error.
    pub async fn test(
        &self,
        id: &str,
        level: Level,
        only: Option<&str>,
        on_row: &(dyn Fn(Row) + Send + Sync),
    ) -> Result<()> {
        if level == Level::Nothing {
            return self.skip_test(id);
        }
        let connection = self.store.get(id)?;
        let secret = self.secret_in(&connection).await?;
        let of = connection.subject().ok_or(Kind::ClientIdEmpty)?;
        // One row joins the earlier rows only if these are about the same thing.
        let before = connection.okta.proof.as_ref().filter(|_| only.is_some() && !connection.proof_stale());
        // Earlier results of the same integration that were not looked at again stay, with their own date.
        let same = |p: &&Proof| p.of.host == of.host && p.of.client_id == of.client_id;
        let known = connection.okta.proof.as_ref().filter(same);
        let again = before.and_then(|before| Some((only?, before.rows.as_slice())));
        let mut proof = self.test_secret(&connection, of.clone(), &secret, level, again, on_row).await?;
        let still = known.filter(|p| p.added == proof.added);
        if only == Some(&*CheckId::Domain) {
            proof.as_requested |= before.is_some_and(|p| p.as_requested);
        }
        // One row alone looks at no other's subject.
        if only.is_some_and(|only| only != GRANTS) {
            proof.doubt = before.and_then(|p| p.doubt.clone());
        }
        if proof.extra.is_none() {
            proof.extra = still.and_then(|p| p.extra.clone());
            proof.look = still.and_then(|p| p.look.clone());
        }
        proof.earlier = known.and_then(|before| {
            let lists = |p: &Proof| (p.granted.clone(), p.missing.clone(), p.extra.clone());
            let a_row_that_changed_none = only.is_some() && lists(before) == lists(&proof);
            if before.compared() && !a_row_that_changed_none { Some(lists_of(before)) } else { before.earlier.clone() }
        });
        let passed = if level == Level::All { AuditEvent::TestPassed } else { AuditEvent::TestEnded };
        let entry = self.checked(&proof, passed, AuditEvent::TestEnded);
        self.store.update(id, Some(&entry), |connection| {
            connection.okta.proof = Some(proof);
            connection.okta.proof_skipped_at = None;
            connection.progress.passed.remove(&Step::Test);
            connection.progress.looking_at = Some(Step::Test);
        })
    }

    /// Tests this secret, or one row `again` beside those of before.
    pub(crate) async fn test_secret(
        &self,
        connection: &Connection,
        of: Subject,
        secret: &Secret,
        level: Level,
        again: Option<(&str, &[Row])>,
        on_row: &(dyn Fn(Row) + Send + Sync),
    ) -> Result<Proof> {
        let scopes = Self::scopes(connection);
        let ask = Ask {
            level,
            only: again.map(|(only, _)| only),
            before: again.map_or(&[], |(_, before)| before),
            ..Ask::all(&of.host, org_id(connection), &of.client_id, secret, &scopes)
        };
        let found = checks::run(self.out()?, ask, on_row).await;
        Ok(Proof {
            level,
            rows: found.rows,
            granted: found.granted,
            missing: found.missing,
            as_requested: found.as_requested,
            extra: found.extra,
            look: found.look,
            doubt: found.doubt,
            not_ended: found.not_ended,
            earlier: None,
            at: Timestamp::now(),
            of,
            accepted: None,
            added: Some(connection.okta.permissions.added.clone()),
        })
    }

    /// The audit entry of a test: it counts as passed only if no tested row failed or was blocked, and it says how the
    /// rows ended.
    pub(crate) fn checked(&self, proof: &Proof, passed: AuditEvent, ended: AuditEvent) -> Entry {
        let count = |state| {
            let counts = |row: &&Row| row.state == state && proof.level.counts(&row.id);
            proof.rows.iter().filter(counts).count()
        };
        let states = [RowState::Pass, RowState::Fail, RowState::Blocked, RowState::Untestable];
        let [pass, fail, blocked, untestable] = states.map(count);
        let whole = pass > 0 && fail + blocked == 0;
        let tally = format!("passed={pass} failed={fail} blocked={blocked} untestable={untestable}");
        self.by_app(if whole { passed } else { ended }).noting(tally)
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
        let ask = Ask::all(&of.host, org_id(&connection), &of.client_id, &secret, &scopes);
        let audited = checks::audit(self.out()?, ask, on_progress).await?;
        self.store.change(id, Some(&self.by_app(AuditEvent::AuditedScopes)), |connection| {
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
        let entry = self.by_hand(AuditEvent::AcceptedGaps, "").noting(&words);
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
    pub fn skip_test(&self, id: &str) -> Result<()> {
        self.store.change(id, Some(&self.by_hand(AuditEvent::SkippedTest, "")), |connection| {
            connection.okta.proof_skipped_at = Some(Timestamp::now());
            pass(connection, self.way(connection), Step::Test)
        })
    }
}

/// The org's id from its metadata; `None` if Okta was never asked.
fn org_id(connection: &Connection) -> Option<&str> {
    Some(&connection.okta.organization.as_ref()?.metadata.as_ref()?.org_id)
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
