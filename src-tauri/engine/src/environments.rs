//! The Dell environments of a mode: those of the catalogue, and those that people added.

use jiff::Timestamp;

use crate::consent::Question;
use crate::dell;
use crate::locale::Language;
use model::audit::AuditEvent;
use model::catalogue::{self, Environment};
use model::connection::{Connection, Way};
use model::environment::{self, Added, Given, Understood};
use model::problem::{Kind, Problem, Result};

use crate::engine::Engine;

impl Engine {
    /// Environments to choose from, added ones last.
    pub fn environments(&self) -> Vec<Environment> {
        let shipped = catalogue::environments().iter().filter(|e| e.practice == self.practice()).cloned();
        shipped.chain(self.added.lock().iter().map(|added| added.environment.clone())).collect()
    }

    /// Added ones, oldest first.
    pub fn environments_added(&self) -> Vec<Added> {
        self.added.lock().clone()
    }

    /// One of these by id, or of the catalogue.
    pub fn environment_by_id(&self, id: &str) -> Option<Environment> {
        let added = || self.added.lock().iter().find(|added| added.environment.id == id).map(|a| a.environment.clone());
        catalogue::environment(id).cloned().or_else(added)
    }

    /// The environment of a connection.
    ///
    /// # Errors
    /// `choice-needed` if neither the catalogue nor this mode has it.
    pub fn environment(&self, connection: &Connection) -> Result<Environment> {
        self.environment_by_id(&connection.dell.environment).ok_or_else(|| Kind::ChoiceNeeded.into())
    }

    /// How a connection registers its org at Dell.
    pub fn way(&self, connection: &Connection) -> Way {
        self.environment(connection).map_or(Way::Console, |e| e.way)
    }

    /// Reads what a person gives to add an environment. Sends and stores nothing.
    ///
    /// # Errors
    /// As [`environment::read`]; `environment-name-taken`.
    pub fn read_environment(&self, given: &Given) -> Result<Understood> {
        let understood = environment::read(given, self.practice())?;
        let wanted = understood.name.to_lowercase();
        let taken = |added: &Added| added.name.to_lowercase() == wanted;
        // A listed one appears under the catalogue's name.
        let listed = |environment: &Environment| {
            let called =
                |language: Language| language.t(&format!("environment-{}", environment.id), &[]).to_lowercase();
            [Language::En, Language::De].into_iter().any(|language| called(language) == wanted)
        };
        if self.added.lock().iter().any(taken) || catalogue::environments().iter().any(listed) {
            let problem = Problem::new(Kind::EnvironmentNameTaken).with("name", &understood.name);
            return Err(match given {
                Given::File { .. } => problem,
                Given::Form(_) => problem.at("environment_name"),
            });
        }
        Ok(understood)
    }

    /// Adds an environment after the person agreed and its token endpoint answered like one; answers its id. Sends one
    /// request without any secret; an environment that doesn't answer so is not stored.
    ///
    /// # Errors
    /// As [`Engine::read_environment`]; `declined`; `environment-no-token`, `dell-down`, `network-*`; those of the
    /// store.
    pub async fn add_environment(&self, given: &Given) -> Result<String> {
        let Understood { name, mut environment, from } = self.read_environment(given)?;
        let host = environment.api_base.trim_start_matches("https://").to_owned();
        self.agreed(Question::AddCloud { name: name.clone(), host }).await?;
        let answered = dell::token_endpoint(self.out()?, &environment).await?;
        // Another may have been added meanwhile.
        self.read_environment(given)?;
        let at = Timestamp::now();
        environment.id = format!("added-{}", crate::steps::new_id()?);
        environment.date = at.strftime("%F").to_string();
        let id = environment.id.clone();
        let added = Added { environment, name, by: self.account.clone(), at, from, answered };
        let entry = self.by_hand(AuditEvent::AddedEnvironment, "").noting(format!("{} {}", added.name, added.host()));
        self.store.add_environment(&added, &entry)?;
        self.added.lock().push(added);
        Ok(id)
    }

    /// Removes an added environment that no connection uses.
    ///
    /// # Errors
    /// `environment-in-use`; `choice-needed` for one that was not added here; those of the store.
    pub fn remove_environment(&self, id: &str) -> Result<()> {
        // Out of the list first, so that no connection can choose it during the look into the store.
        let (at, added) = {
            let mut all = self.added.lock();
            let at = all.iter().position(|added| added.environment.id == id);
            let at = at.ok_or_else(|| Problem::new(Kind::ChoiceNeeded).at("environment"))?;
            (at, all.remove(at))
        };
        let entry = self.by_hand(AuditEvent::RemovedEnvironment, "").noting(format!("{} {}", added.name, added.host()));
        self.store.remove_environment(id, &entry).inspect_err(|_| {
            let mut all = self.added.lock();
            let at = at.min(all.len());
            all.insert(at, added);
        })
    }
}
