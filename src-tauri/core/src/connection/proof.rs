//! Step 5: proving it, on consent.

use jiff::Timestamp;

use crate::checks::{self, Ask};
use crate::facts::{Level, Proof, Row, Step};
use crate::problem::{Kind, Result};

use super::Space;
use super::steps::pass;

impl Space {
    /// Runs the proof at this level, or one row of it again, and keeps the result.
    ///
    /// # Errors
    /// What stands in the way before anything is asked: no secret, no Client ID, no keychain. What Okta
    /// refuses is a row, not an error.
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
        let facts = self.store.get(id)?;
        let secret = self.secret_in(&facts).await?;
        let of = facts.subject().ok_or(Kind::ClientIdEmpty)?;
        let scopes = Self::scopes(&facts);
        let told = facts.organisation.as_ref().and_then(|o| o.told.as_ref());
        // One row alone stands beside the rows of before only when these are about the same thing.
        let before = facts.proof.as_ref().filter(|_| only.is_some() && !facts.proof_stale());
        let ask = Ask {
            host: &of.host,
            org_id: told.map(|t| t.org_id.as_str()),
            client_id: &of.client_id,
            secret: &secret,
            scopes: &scopes,
            level,
            only: only.filter(|_| before.is_some()),
            before: before.map_or(&[][..], |p| &p.rows),
        };
        let proven = checks::run(self.out()?, ask, on_row).await;
        let proof = Proof {
            level,
            rows: proven.rows,
            granted: proven.granted,
            missing: proven.missing,
            extra: proven.extra.clone().or_else(|| before.and_then(|p| p.extra.clone())),
            look: proven.look.or_else(|| before.and_then(|p| p.look.clone())),
            earlier: None,
            at: Timestamp::now(),
            of,
            accepted: None,
            added: Some(facts.permissions.added.clone()),
        };
        self.store.change(id, Some(&self.measured("proved")), |facts| {
            facts.proof = Some(proof);
            facts.proof_skipped_at = None;
            facts.passed.remove(&Step::Prove);
            facts.looking_at = Some(Step::Prove);
            Ok(())
        })
    }

    /// The person takes the failures on, in words.
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
        self.store.change(id, Some(&entry), |facts| {
            let proof = facts.proof.as_mut().ok_or(Kind::ProofNeeded)?;
            proof.accepted = Some(words);
            pass(facts, self.way(facts), Step::Prove)
        })
    }

    /// The person goes on without a proof; labelled so from here on.
    ///
    /// # Errors
    /// Those of the store.
    pub fn skip_proof(&self, id: &str) -> Result<()> {
        self.store.change(id, Some(&self.by_hand("skipped_proof", "")), |facts| {
            facts.proof_skipped_at = Some(Timestamp::now());
            pass(facts, self.way(facts), Step::Prove)
        })
    }
}
