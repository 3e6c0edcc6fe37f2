//! Tests a connection: the rows, which requests belong to them in which order, and what the answers mean.
//!
//! Invariants: no request goes beyond the level that the person chose; the credential is sent only after the host has
//! confirmed again that it is the named org; every token is revoked, and each one without Okta's confirmation is
//! counted; a row claims no more than was tested, and "can't be tested" is a result.

mod audit;
mod changed;
mod plan;
mod run;

pub use audit::{Audited, Progress, audit};
pub use changed::{Changed, changed};
pub use plan::{Plan, audited_names, plan, plan_audit};
pub use run::run;

use jiff::Timestamp;

use model::catalogue;
use model::connection::{CheckId, Level, Look, OrgMetadata, Row, RowState};
use model::problem::{Kind, Problem};
use secrets::secret::Secret;

/// What to test.
#[derive(Debug, Clone, Copy)]
pub struct Ask<'a> {
    /// The okta host.
    pub host: &'a str,
    /// The org's id from its metadata; `None` if Okta was never asked.
    pub org_id: Option<&'a str>,
    /// The integration.
    pub client_id: &'a str,
    /// Its saved secret.
    pub secret: &'a Secret,
    /// Scopes that are required.
    pub scopes: &'a [String],
    /// How much may be requested.
    pub level: Level,
    /// One row again, by id.
    pub only: Option<&'a str>,
    /// The earlier rows, among which that one is.
    pub before: &'a [Row],
}

impl<'a> Ask<'a> {
    /// Everything that a test can show.
    pub fn all(
        host: &'a str,
        org_id: Option<&'a str>,
        client_id: &'a str,
        secret: &'a Secret,
        scopes: &'a [String],
    ) -> Self {
        Self { host, org_id, client_id, secret, scopes, level: Level::All, only: None, before: &[] }
    }
}

/// The result of a test.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TestResult {
    /// All rows, in order.
    pub rows: Vec<Row>,
    /// The org that answered; `None` if none did, or another than the named one.
    pub metadata: Option<OrgMetadata>,
    /// Scopes of the token.
    pub granted: Vec<String>,
    /// Required and not granted.
    pub missing: Vec<String>,
    /// Okta did not list what it granted; the requested scopes count as granted (RFC 6749, 5.1).
    pub as_requested: bool,
    /// Granted and not required; `None` if not looked for, not shown, or if "none" is not certain.
    pub extra: Option<Vec<String>>,
    /// How and when the extra ones were found.
    pub look: Option<Look>,
    /// Why there may be more: `okta-grants-unclear`.
    pub doubt: Option<Problem>,
    /// Tokens whose end Okta did not confirm.
    pub not_ended: u32,
}

/// Ids of all rows for these scopes, in order.
pub fn ids(scopes: &[String]) -> Vec<CheckId> {
    let probes = probes(scopes).map(|(scope, ..)| CheckId::probe(scope));
    let first = [CheckId::Domain, CheckId::Credential, CheckId::Scopes].into_iter();
    first.chain(probes).chain([CheckId::Factors, CheckId::Writing]).collect()
}

/// The scopes that a GET can show, with its path and the shape of its answer.
fn probes(scopes: &[String]) -> impl Iterator<Item = (&str, &'static str, catalogue::Shape)> {
    scopes.iter().filter_map(|name| {
        let scope = catalogue::scope(name)?;
        Some((name.as_str(), scope.probe.as_deref()?, scope.answers))
    })
}

/// A row before its test.
fn waiting(id: &CheckId) -> Row {
    Row { id: id.clone(), state: RowState::Waiting, problem: None, ms: None, at: None }
}

fn passed(id: &CheckId, ms: u32) -> Row {
    Row { state: RowState::Pass, ms: Some(ms), at: Some(Timestamp::now()), ..waiting(id) }
}

fn stopped(id: &CheckId, problem: Problem) -> Row {
    Row { state: verdict(problem.kind), at: Some(Timestamp::now()), problem: Some(problem), ..waiting(id) }
}

/// Whether this problem means that it could not be tested from here, or now.
pub fn blocked(kind: Kind) -> bool {
    verdict(kind) == RowState::Blocked
}

/// Failed means that somebody must fix it; blocked means that it could not be tested from here, or now.
fn verdict(kind: Kind) -> RowState {
    match kind {
        Kind::UntestableWriting | Kind::UntestableFactors | Kind::OktaFeatureAbsent => RowState::Untestable,
        unanswered if unanswered.is_unanswered() => RowState::Blocked,
        Kind::NotTested | Kind::OktaBasicStripped | Kind::OktaRequestRefused | Kind::OktaNetworkZone => {
            RowState::Blocked
        }
        _ => RowState::Fail,
    }
}

#[cfg(test)]
mod claims;
#[cfg(test)]
mod evidence;
#[cfg(test)]
mod requests;
#[cfg(test)]
mod tests;
