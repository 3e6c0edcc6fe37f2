//! Beginning, walking on and back, and the answers of steps 1 and 3.

use jiff::Timestamp;

use crate::catalogue::{self, Environment};
use crate::facts::{Backup, Comparison, EmergencySignIn, Facts, Holder, Keep, Step};
use crate::journey::{after, before, journey, needs};
use crate::keychain::{State, no_default};
use crate::names;
use crate::problem::{Kind, Problem, Result};

use super::{Space, name};

impl Space {
    /// Begins a connection and answers its id. One that was begun and has no answer yet is taken up again.
    ///
    /// # Errors
    /// Those of the store.
    pub fn begin(&self) -> Result<String> {
        if let Some(blank) = self.store.blank()? {
            return Ok(blank);
        }
        let facts = self.blank(new_id()?)?;
        self.store.add(&facts, &self.by_hand("begun", ""))?;
        Ok(facts.id)
    }

    /// A connection of this space with nothing answered.
    pub(super) fn blank(&self, id: String) -> Result<Facts> {
        let environment = if self.practice() { "practice-console" } else { "dell-commercial" };
        Ok(Facts::new(id, environment, Timestamp::now()))
    }

    /// Goes to a step that is open. Where the person looks is a stored fact.
    ///
    /// # Errors
    /// `step-not-done` when it is not open yet.
    pub fn go_to(&self, id: &str, step: Step) -> Result<()> {
        self.store.change(id, None, |facts| {
            let looking = facts.looking_at;
            facts.looking_at = Some(step);
            if journey(facts, self.way(facts)).step != step {
                facts.looking_at = looking;
                return Err(Kind::StepNotDone.into());
            }
            Ok(())
        })
    }

    /// Goes to the step before.
    ///
    /// # Errors
    /// Those of the store.
    pub fn back(&self, id: &str) -> Result<()> {
        self.store.change(id, None, |facts| {
            let at = journey(facts, self.way(facts)).step;
            facts.looking_at = before(at).or(Some(at));
            Ok(())
        })
    }

    /// Continue: passes the step on screen when all it needs is there.
    ///
    /// # Errors
    /// What the step still needs.
    pub async fn next(&self, id: &str) -> Result<()> {
        let facts = self.store.get(id)?;
        if journey(&facts, self.way(&facts)).step == Step::Org {
            self.look_at_keychain(id).await?;
        }
        self.store.change(id, None, |facts| {
            let step = journey(facts, self.way(facts)).step;
            if step == Step::Org {
                // Both roles are required on the screen; who continues without naming a colleague has them.
                facts.ready.okta_admin.get_or_insert(Holder::Me);
                facts.ready.dell_admin.get_or_insert(Holder::Me);
            }
            pass(facts, self.way(facts), step)
        })
    }

    /// Looks whether there is a place to keep the secret, and records that there is.
    ///
    /// # Errors
    /// `keychain-none`, `keychain-locked`, `keychain-denied`, `keychain-slow`: what to do differs.
    async fn look_at_keychain(&self, id: &str) -> Result<()> {
        let keep = self.store.get(id)?.ready.keep;
        let state = self.places.at(keep).state().await;
        let found = match (keep, state) {
            (Keep::Vault, State::Locked) => Some(Kind::VaultLocked.into()),
            (Keep::Vault, State::None) => Some(self.places.vault().gone()),
            (_, State::NoDefault) => Some(no_default(&self.places.at(keep).name())),
            (_, state) => state.problem().map(Problem::from),
        };
        let Some(problem) = found else {
            return self.store.change(id, None, |facts| {
                facts.ready.keychain_ready_at = Some(Timestamp::now());
                Ok(())
            });
        };
        self.store.change(id, None, |facts| {
            facts.ready.keychain_ready_at = None;
            Ok(())
        })?;
        Err(problem)
    }

    /// Answers about roles, as far as given.
    ///
    /// # Errors
    /// Those of the store.
    pub fn answer_ready(
        &self,
        id: &str,
        okta: (Option<Holder>, &str),
        dell: (Option<Holder>, &str),
        without_okta: Option<EmergencySignIn>,
    ) -> Result<()> {
        self.store.change(id, None, |facts| {
            let ready = &mut facts.ready;
            (ready.okta_admin, ready.okta_colleague) = (okta.0, short(okta.1));
            (ready.dell_admin, ready.dell_colleague) = (dell.0, short(dell.1));
            ready.sign_in_without_okta = without_okta;
            Ok(())
        })
    }

    /// The person says that they read the permissions, or takes it back.
    ///
    /// # Errors
    /// Those of the store.
    pub fn acknowledge(&self, id: &str, yes: bool) -> Result<()> {
        let entry = self.by_hand("acknowledged", "");
        self.store.change(id, yes.then_some(&entry), |facts| {
            facts.permissions.acknowledged_at = yes.then(Timestamp::now);
            Ok(())
        })
    }

    /// Adds a scope that the person saw on Okta's screen.
    ///
    /// # Errors
    /// `scope-name-bad`.
    pub fn add_scope(&self, id: &str, text: &str) -> Result<()> {
        let scope = names::scope_name(text)?;
        self.store.change(id, None, |facts| {
            if !Self::scopes(facts).contains(&scope) {
                facts.permissions.added.push(scope);
                facts.permissions.added.sort();
            }
            Ok(())
        })
    }

    /// Takes an added scope off again.
    ///
    /// # Errors
    /// Those of the store.
    pub fn remove_scope(&self, id: &str, scope: &str) -> Result<()> {
        self.store.change(id, None, |facts| {
            facts.permissions.added.retain(|added| added != scope);
            Ok(())
        })
    }

    /// Compares a list pasted from Okta's consent screen with the scopes known here.
    ///
    /// # Errors
    /// `scope-name-bad` when nothing in the text looks like a scope.
    pub fn compare_consent(&self, id: &str, text: &str) -> Result<()> {
        let seen = names::scopes_in(text);
        if seen.is_empty() {
            return Err(Problem::new(Kind::ScopeNameBad).at("consent_list"));
        }
        self.store.change(id, None, |facts| {
            let known = Self::scopes(facts);
            facts.permissions.compared = Some(Comparison {
                matched: known.iter().filter(|s| seen.contains(s)).cloned().collect(),
                missing: known.iter().filter(|s| !seen.contains(s)).cloned().collect(),
                extra: seen.into_iter().filter(|s| !known.contains(s)).collect(),
            });
            Ok(())
        })
    }

    /// Chooses the Dell environment and names the account. Another environment means another Dell: what
    /// was registered with the one before is no longer this connection's.
    ///
    /// # Errors
    /// `choice-needed` for an unknown environment or one of the other space; `step-not-done` while a
    /// registration may be on its way to the one before.
    pub fn choose_dell(&self, id: &str, environment: &str, account: &str) -> Result<()> {
        use crate::facts::Registration as R;
        self.store.change(id, None, |facts| {
            // Looked for in here: one that is being removed is chosen before that, and stays, or not at all.
            let chosen = self.environments().into_iter().find(|e| e.id == environment);
            let chosen = chosen.ok_or_else(|| Problem::new(Kind::ChoiceNeeded).at("environment"))?;
            if facts.dell.environment != environment {
                match facts.registration {
                    R::None | R::Refused { .. } => facts.registration = R::None,
                    R::Intended { .. } | R::Running { .. } | R::Uncertain { .. } | R::Registered { .. } => {
                        return Err(Problem::new(Kind::StepNotDone).at("environment"));
                    }
                }
                self.console_of(facts);
                // A credential goes to no host that it was not given for. Its item stays until it is erased.
                if self.environment(facts).ok().is_none_or(|before| before.api_base != chosen.api_base) {
                    facts.replaced.extend(facts.dell.key.take());
                    facts.dell.key_client_id = None;
                }
                facts.dell.token = None;
                facts.dell.reached = None;
                // What was switched on or seen there was at another Dell.
                facts.keys = None;
                facts.backup = Backup::default();
                facts.passed.remove(&Step::Authorize);
                facts.passed.remove(&Step::Backups);
            }
            environment.clone_into(&mut facts.dell.environment);
            facts.dell.account = short(account);
            Ok(())
        })
    }

    /// The console's address goes with the environment that brought it; one that the person gave stays.
    fn console_of(&self, facts: &mut Facts) {
        let of = |environment: &Environment| environment.console_login.first().cloned();
        let brought =
            self.environment(facts).ok().filter(|e| catalogue::environment(&e.id).is_none()).as_ref().and_then(of);
        if brought.is_some() && brought == facts.dell.console_address {
            facts.dell.console_address = None;
        }
    }

    /// Remembers who confirms, so that the name is asked once.
    pub(super) fn confirmer(facts: &mut Facts, by: &str) -> Result<String> {
        let by = name(by)?;
        by.clone_into(&mut facts.confirmer);
        Ok(by)
    }
}

/// Passes a step that has all it needs, and goes on to the one after.
pub(super) fn pass(facts: &mut Facts, way: crate::facts::Way, step: Step) -> Result<()> {
    needs(step, facts, way)?;
    facts.passed.insert(step);
    // At the frontier nothing needs to be remembered: the journey itself leads on.
    facts.looking_at = after(step);
    if journey(facts, way).frontier == facts.looking_at.unwrap_or(step) {
        facts.looking_at = None;
    }
    Ok(())
}

fn short(text: &str) -> String {
    text.trim().chars().take(120).collect()
}

pub(super) fn new_id() -> Result<String> {
    let mut bytes = [0_u8; 6];
    getrandom::fill(&mut bytes).map_err(|_| Kind::StoreFailed)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
