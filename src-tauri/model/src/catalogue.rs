//! The data files of `catalogue/`, compiled in and parsed once: ids and facts with source and date.
//!
//! Their words are in `words/`. This module's tests find a mistake in a file, so it never shows at run time.

mod failures;

pub use failures::{At, Failure, Heard, Service, Standing, Status, failure, failures};

use std::sync::LazyLock;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

words! {
    /// What kind of organization a domain is.
    Tier {
        /// People work with it.
        Production = "production",
        /// Okta's preview cell.
        Preview = "preview",
        /// A trial, integrator or developer organization.
        Trial = "trial",
    }
}

words! {
    /// The way to Dell.
    Way {
        /// By hand in Dell's console; the app hands over and asks.
        Console = "console",
        /// By the environment's onboarding paths.
        Api = "api",
    }
}

/// A permission that the connection needs (`catalogue/scopes.toml`).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Scope {
    /// Such as `okta.users.manage`.
    pub name: String,
    /// The section that shows it.
    pub group: String,
    /// Whether it includes deleting.
    pub delete: bool,
    /// Path of a GET on the okta host that works only with it; `None` where no operation names the scope.
    pub probe: Option<String>,
    /// What that GET answers.
    #[serde(default)]
    pub answers: Shape,
    /// Where the fact comes from.
    pub source: String,
    /// The day it was read.
    pub date: String,
}

/// Names of scopes from one publication (`catalogue/okta_scopes.toml`).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct ScopeList {
    /// Stable id.
    pub id: String,
    pub scopes: Vec<String>,
    /// Where they come from.
    pub source: String,
    /// The day they were read.
    pub date: String,
}

/// What a read answers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Shape {
    /// A list of objects; it may be empty.
    #[default]
    List,
    /// One object.
    Object,
}

/// Where a Dell account lives: one of `catalogue/environments.toml`, or one that a person added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Environment {
    /// Stable id, stored with each connection.
    pub id: String,
    /// How it registers an org.
    pub way: Way,
    /// `https://` and the host, without a slash at the end.
    pub api_base: String,
    /// Token endpoint below the base.
    pub token_path: String,
    /// Documented sign-in and console addresses.
    #[serde(default)]
    pub console_login: Vec<String>,
    /// A government cloud.
    #[serde(default)]
    pub government: bool,
    /// Offered in practice mode only.
    #[serde(default)]
    pub practice: bool,
    /// Present only where the environment registers by API.
    pub onboarding_paths: Option<OnboardingPaths>,
    /// Where the facts come from.
    pub source: String,
    /// The day they were read.
    pub date: String,
}

/// Paths of the onboarding operations, below `api_base`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnboardingPaths {
    /// Lists and registers orgs.
    pub domains: String,
    /// One running registration; its id follows after a slash.
    pub tasks: String,
    /// Cloud Key Management.
    pub key_management: String,
}

/// A family of Okta's own host names (`catalogue/families.toml`).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Family {
    /// Such as `okta.com`; an org's host is one label below.
    pub name: String,
    /// Production or preview.
    pub tier: Tier,
    /// Only the sandbox serves it.
    #[serde(default)]
    pub practice: bool,
    /// Where the fact comes from.
    pub source: String,
    /// The day it was read.
    pub date: String,
}

/// A name that Okta inserts between an org's name and the family, for one of the org's services.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct OktaService {
    /// The label.
    pub label: String,
    /// Where the fact comes from.
    pub source: String,
    /// The day it was read.
    pub date: String,
}

/// The rows of a file's table. The file is compiled in, so one that doesn't parse is a defect that `tests` finds; the
/// list is then empty.
fn rows<T: DeserializeOwned>(file: &str, table: &str) -> Vec<T> {
    let table = file.parse::<toml::Table>().ok().and_then(|mut file| file.remove(table));
    table.and_then(|table| table.try_into().ok()).unwrap_or_default()
}

const FAMILIES_FILE: &str = include_str!("../../../catalogue/families.toml");

static SCOPES: LazyLock<Vec<Scope>> = LazyLock::new(|| rows(include_str!("../../../catalogue/scopes.toml"), "scope"));

static SCOPE_LISTS: LazyLock<Vec<ScopeList>> =
    LazyLock::new(|| rows(include_str!("../../../catalogue/okta_scopes.toml"), "list"));

static ENVIRONMENTS: LazyLock<Vec<Environment>> =
    LazyLock::new(|| rows(include_str!("../../../catalogue/environments.toml"), "environment"));

static FAMILIES: LazyLock<Vec<Family>> = LazyLock::new(|| rows(FAMILIES_FILE, "family"));

static SERVICES: LazyLock<Vec<OktaService>> = LazyLock::new(|| rows(FAMILIES_FILE, "service"));

/// The required permissions that are known ("at least these"), in the order of the screen.
pub fn scopes() -> &'static [Scope] {
    &SCOPES
}

/// One permission by name.
pub fn scope(name: &str) -> Option<&'static Scope> {
    SCOPES.iter().find(|scope| scope.name == name)
}

/// Every `okta.*` scope known by name.
pub fn okta_scopes() -> impl Iterator<Item = &'static str> {
    SCOPE_LISTS.iter().flat_map(|list| &list.scopes).map(String::as_str)
}

/// All environments, including those of practice mode.
pub fn environments() -> &'static [Environment] {
    &ENVIRONMENTS
}

/// One environment by id.
pub fn environment(id: &str) -> Option<&'static Environment> {
    ENVIRONMENTS.iter().find(|environment| environment.id == id)
}

/// Families of Okta's host names, including those of practice mode.
pub fn families() -> &'static [Family] {
    &FAMILIES
}

/// Names that Okta inserts between an org's name and a family, for the org's services.
pub fn services() -> &'static [OktaService] {
    &SERVICES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_environment_is_found_by_its_id() {
        for known in environments() {
            assert_eq!(environment(&known.id).map(|found| &found.api_base), Some(&known.api_base));
        }
        assert!(environment("unknown").is_none());
    }

    #[test]
    fn every_file_parses() {
        let parses = |there: bool, file: &str| assert!(there, "{file} does not parse");
        parses(!SCOPES.is_empty(), "scopes");
        parses(!SCOPE_LISTS.is_empty(), "okta scopes");
        parses(!ENVIRONMENTS.is_empty(), "environments");
        parses(!FAMILIES.is_empty() && !SERVICES.is_empty(), "families");
    }

    #[test]
    fn scopes_are_the_fifteen_seen() {
        assert_eq!(scopes().len(), 15);
        assert_eq!(scopes().iter().filter(|scope| scope.probe.is_some()).count(), 14);
        assert!(scope("okta.factors.manage").expect("listed").probe.is_none());
        for scope in scopes() {
            assert_eq!(crate::names::scope_name(&scope.name).as_ref(), Ok(&scope.name));
            assert!(scope.probe.as_ref().is_none_or(|path| path.starts_with('/')), "{}", scope.name);
        }
    }

    #[test]
    fn every_row_has_its_group_source_and_date() {
        let groups = ["users", "groups", "applications", "schemas", "security", "authenticators", "organization"];
        for scope in scopes() {
            assert!(groups.contains(&scope.group.as_str()), "{}", scope.name);
            assert_eq!(scope.delete, scope.name.ends_with(".manage"), "{}", scope.name);
            assert!(scope.source.contains("13165715") && is_date(&scope.date), "{}", scope.name);
        }
    }

    #[test]
    fn the_names_for_an_audit_hold_the_required_ones_and_each_once() {
        let mut names: Vec<&str> = okta_scopes().collect();
        for scope in scopes() {
            assert!(names.contains(&scope.name.as_str()), "{}", scope.name);
        }
        for name in &names {
            assert_eq!(crate::names::scope_name(name).as_deref(), Ok(*name));
        }
        names.sort_unstable();
        names.dedup();
        assert_eq!((names.len(), okta_scopes().count()), (147, 147));
        assert!(SCOPE_LISTS.iter().all(|list| !list.source.is_empty() && is_date(&list.date)));
    }

    fn is_date(text: &str) -> bool {
        text.parse::<jiff::civil::Date>().is_ok()
    }

    #[test]
    fn only_practice_registers_by_api() {
        for environment in environments() {
            let by_api = environment.way == Way::Api;
            assert_eq!(environment.onboarding_paths.is_some(), by_api, "{}", environment.id);
            assert!(environment.practice || !by_api, "{}", environment.id);
            assert!(environment.api_base.starts_with("https://") && !environment.api_base.ends_with('/'));
        }
        let ways: Vec<_> = environments().iter().filter(|e| e.practice).map(|e| e.way).collect();
        assert!(ways.contains(&Way::Console) && ways.contains(&Way::Api));
    }
}
