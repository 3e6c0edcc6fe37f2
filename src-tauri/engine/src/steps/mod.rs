//! Beginning a path, moving along it, and the answers of steps 1 and 3.

pub(crate) mod authorize;
pub(crate) mod backups;
pub(crate) mod install;
pub(crate) mod org;
pub(crate) mod test;

use jiff::Timestamp;

use model::audit::AuditEvent;
use model::catalogue::{self, Environment};
use model::connection::{Backup, Comparison, Connection, EmergencySignIn, Evidence, Holder, Step, StoreKind};
use model::journey::{after, before, journey, needs};
use model::names;
use model::problem::{Kind, Problem, Result};
use secrets::stores::{State, no_default};

use crate::engine::{Engine, name};

pub use install::{Credential, label};
pub use org::Named;

impl Engine {
    /// Begins a connection and answers its id. A connection without an answer yet is reused.
    ///
    /// # Errors
    /// Those of the store.
    pub fn begin(&self) -> Result<String> {
        if let Some(blank) = self.store.blank()? {
            return Ok(blank);
        }
        let connection = self.blank(new_id()?)?;
        self.store.add(&connection, &self.by_hand(AuditEvent::Begun, ""))?;
        Ok(connection.id)
    }

    /// A connection of this mode without an answer yet.
    pub(crate) fn blank(&self, id: String) -> Result<Connection> {
        let environment = if self.practice() { "practice-console" } else { "dell-commercial" };
        Ok(Connection::new(id, environment, Timestamp::now()))
    }

    /// Opens a step. Which step the person looks at is stored.
    ///
    /// # Errors
    /// `step-not-done` if it can't be opened yet.
    pub fn go_to(&self, id: &str, step: Step) -> Result<()> {
        self.store.change(id, None, |connection| {
            let looking = connection.progress.looking_at;
            connection.progress.looking_at = Some(step);
            if journey(connection, self.way(connection)).step != step {
                connection.progress.looking_at = looking;
                return Err(Kind::StepNotDone.into());
            }
            Ok(())
        })
    }

    /// Opens the step before.
    ///
    /// # Errors
    /// Those of the store.
    pub fn back(&self, id: &str) -> Result<()> {
        self.store.update(id, None, |connection| {
            let at = journey(connection, self.way(connection)).step;
            connection.progress.looking_at = before(at).or(Some(at));
        })
    }

    /// Continue: passes the step on screen if all that it needs is there.
    ///
    /// # Errors
    /// What the step still needs.
    pub async fn next(&self, id: &str) -> Result<()> {
        let connection = self.store.get(id)?;
        if journey(&connection, self.way(&connection)).step == Step::Org {
            self.environment(&connection).map_err(|problem| problem.at("environment"))?;
            self.look_at_keychain(id).await?;
        }
        self.store.change(id, None, |connection| {
            let step = journey(connection, self.way(connection)).step;
            if step == Step::Org {
                // The screen requires both roles; a person who continues without naming a colleague has them.
                connection.ready.okta_admin.get_or_insert(Holder::Me);
                connection.ready.dell_admin.get_or_insert(Holder::Me);
            }
            pass(connection, self.way(connection), step)
        })
    }

    /// Looks for a store for the secret, and records that there is one.
    ///
    /// # Errors
    /// `keychain-none`, `keychain-locked`, `keychain-denied`, `keychain-slow`: each has another remedy.
    async fn look_at_keychain(&self, id: &str) -> Result<()> {
        let store = self.store.get(id)?.ready.store;
        let state = self.secret_stores.at(store).state().await;
        let found = match (store, state) {
            (StoreKind::Vault, State::Locked) => Some(Kind::VaultLocked.into()),
            (StoreKind::Vault, State::None) => Some(self.secret_stores.vault().gone()),
            (_, State::NoDefault) => Some(no_default(&self.secret_stores.at(store).name())),
            (_, state) => state.problem().map(Problem::from),
        };
        let Some(problem) = found else {
            return self
                .store
                .update(id, None, |connection| connection.ready.keychain_ready_at = Some(Timestamp::now()));
        };
        self.store.update(id, None, |connection| connection.ready.keychain_ready_at = None)?;
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
        self.store.update(id, None, |connection| {
            let ready = &mut connection.ready;
            (ready.okta_admin, ready.okta_colleague) = (okta.0, short(okta.1));
            (ready.dell_admin, ready.dell_colleague) = (dell.0, short(dell.1));
            ready.sign_in_without_okta = without_okta;
        })
    }

    /// The person reports having read the permissions, or takes that back.
    ///
    /// # Errors
    /// Those of the store.
    pub fn acknowledge(&self, id: &str, yes: bool) -> Result<()> {
        let entry = self.by_hand(AuditEvent::Acknowledged, "");
        self.store.update(id, yes.then_some(&entry), |connection| {
            connection.okta.permissions.acknowledged_at = yes.then(Timestamp::now)
        })
    }

    /// Adds a scope that the person saw on Okta's screen.
    ///
    /// # Errors
    /// `scope-name-bad`.
    pub fn add_scope(&self, id: &str, text: &str) -> Result<()> {
        let scope = names::scope_name(text)?;
        self.store.update(id, None, |connection| {
            if !Self::scopes(connection).contains(&scope) {
                connection.okta.permissions.added.push(scope);
                connection.okta.permissions.added.sort();
            }
        })
    }

    /// Removes an added scope.
    ///
    /// # Errors
    /// Those of the store.
    pub fn remove_scope(&self, id: &str, scope: &str) -> Result<()> {
        self.store.update(id, None, |connection| connection.okta.permissions.added.retain(|added| added != scope))
    }

    /// Compares a list pasted from Okta's consent screen with the known scopes.
    ///
    /// # Errors
    /// `scope-name-bad` if nothing in the text looks like a scope.
    pub fn compare_consent(&self, id: &str, text: &str) -> Result<()> {
        let seen = names::scopes_in(text);
        if seen.is_empty() {
            return Err(Problem::new(Kind::ScopeNameBad).at("consent_list"));
        }
        self.store.change(id, None, |connection| {
            let known = Self::scopes(connection);
            connection.okta.permissions.compared = Some(Comparison {
                matched: known.iter().filter(|s| seen.contains(s)).cloned().collect(),
                missing: known.iter().filter(|s| !seen.contains(s)).cloned().collect(),
                extra: seen.into_iter().filter(|s| !known.contains(s)).collect(),
            });
            Ok(())
        })
    }

    /// Chooses the Dell environment and names the account. Another environment is another Dell: a registration at the
    /// former one is no longer this connection's.
    ///
    /// # Errors
    /// `choice-needed` for an unknown environment or one of the other mode; `step-not-done` while a registration may be
    /// on its way to the former one.
    pub fn choose_dell(&self, id: &str, environment: &str, account: &str) -> Result<()> {
        self.store.change(id, None, |connection| {
            // Looked up inside the transaction: an environment that is being removed is chosen before that, and stays,
            // or not at all.
            let chosen = self.environments().into_iter().find(|e| e.id == environment);
            let chosen = chosen.ok_or_else(|| Problem::new(Kind::ChoiceNeeded).at("environment"))?;
            if connection.dell.environment != environment {
                if org::at_dell(connection) {
                    return Err(Problem::new(Kind::StepNotDone).at("environment"));
                }
                connection.registration.settle();
                self.console_of(connection);
                // A credential goes only to the host that it was given for. Its item stays until it is erased.
                if self.environment(connection).ok().is_none_or(|before| before.api_base != chosen.api_base) {
                    connection.dell.key.put_aside();
                    connection.dell.key_client_id = None;
                }
                connection.dell.token = None;
                connection.dell.reached = None;
                // What was turned on or seen there was at another Dell.
                connection.keys = None;
                connection.change.settle();
                connection.backup = Backup::default();
                connection.progress.passed.remove(&Step::Authorize);
                connection.progress.passed.remove(&Step::Backups);
            }
            environment.clone_into(&mut connection.dell.environment);
            connection.dell.account = short(account);
            Ok(())
        })
    }

    /// The console's address goes with the environment that brought it; one that the person gave stays.
    fn console_of(&self, connection: &mut Connection) {
        let of = |environment: &Environment| environment.console_login.first().cloned();
        let brought =
            self.environment(connection).ok().filter(|e| catalogue::environment(&e.id).is_none()).as_ref().and_then(of);
        if brought.is_some() && brought == connection.dell.console_address {
            connection.dell.console_address = None;
        }
    }

    /// Remembers who reports, so that the name is asked once.
    pub(crate) fn confirmer(connection: &mut Connection, by: &str) -> Result<String> {
        let by = name(by)?;
        by.clone_into(&mut connection.progress.confirmer);
        Ok(by)
    }

    /// What this person reports now; the name stays as the confirmer's.
    pub(crate) fn reported(connection: &mut Connection, by: &str) -> Result<Evidence> {
        Ok(Evidence { by: Some(Self::confirmer(connection, by)?), at: Timestamp::now() })
    }
}

/// Passes a step that has all that it needs, and opens the next.
pub(crate) fn pass(connection: &mut Connection, way: model::connection::Way, step: Step) -> Result<()> {
    needs(step, connection, way)?;
    connection.progress.passed.insert(step);
    // At the frontier nothing needs to be remembered: the journey itself leads on.
    connection.progress.looking_at = after(step);
    if journey(connection, way).frontier == connection.progress.looking_at.unwrap_or(step) {
        connection.progress.looking_at = None;
    }
    Ok(())
}

fn short(text: &str) -> String {
    text.trim().chars().take(120).collect()
}

pub(crate) fn new_id() -> Result<String> {
    let mut bytes = [0_u8; 6];
    getrandom::fill(&mut bytes).map_err(|_| Kind::StoreFailed)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
