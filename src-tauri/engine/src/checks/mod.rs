//! Prove it works: the rows, what is asked for them in which order, and what the answers mean.
//!
//! Invariants: nothing is asked beyond the level that the person chose; the credential goes out only after
//! the host has said again that it is the named organization; every token is revoked, and one of which
//! Okta does not confirm it is counted; a row claims no more than was measured, and "cannot be tested" is a result.

mod audit;
mod changed;
mod plan;
mod run;

pub use audit::{Audit, Audited, Progress, audit};
pub use changed::{Changed, changed};
pub use plan::{Plan, audited_names, plan, plan_audit};
pub use run::run;

use jiff::Timestamp;

use model::catalogue;
use model::connection::{Level, Look, Row, RowState, Told};
use model::problem::{Kind, Problem};
use secrets::secret::Secret;

/// What to prove.
#[derive(Debug, Clone, Copy)]
pub struct Ask<'a> {
    /// The okta host.
    pub host: &'a str,
    /// Id of the organization as told before; nothing when it was never asked.
    pub org_id: Option<&'a str>,
    /// The integration.
    pub client_id: &'a str,
    /// Its secret in custody.
    pub secret: &'a Secret,
    /// Scopes that are required.
    pub scopes: &'a [String],
    /// How much may be asked.
    pub level: Level,
    /// One row again, by id.
    pub only: Option<&'a str>,
    /// Rows of before, among which that one stands.
    pub before: &'a [Row],
}

/// What was proved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proven {
    /// All rows, in order.
    pub rows: Vec<Row>,
    /// Who answered; nothing when nobody did, or another than was named.
    pub told: Option<Told>,
    /// Scopes the token came with.
    pub granted: Vec<String>,
    /// Required and not granted.
    pub missing: Vec<String>,
    /// Okta did not list what it granted: granted are those that were asked for (RFC 6749, 5.1).
    pub as_requested: bool,
    /// Granted and not required; nothing when not looked for, not shown, or when "none" is not certain.
    pub extra: Option<Vec<String>>,
    /// How and when the extra ones were found out.
    pub look: Option<Look>,
    /// Why it is not known whether there are more: `okta-grants-unclear`.
    pub doubt: Option<Problem>,
    /// Tokens of which Okta did not confirm that they are ended.
    pub not_ended: u32,
}

/// Ids of all rows for these scopes, in order.
#[must_use]
pub fn ids(scopes: &[String]) -> Vec<String> {
    let fixed = |id: &str| id.to_owned();
    let probes = probes(scopes).map(|(scope, ..)| format!("probe:{scope}"));
    ["domain", "credential", "scopes"]
        .map(fixed)
        .into_iter()
        .chain(probes)
        .chain(["factors", "writing"].map(fixed))
        .collect()
}

/// The scopes that a GET can show, with its path and what it answers.
fn probes(scopes: &[String]) -> impl Iterator<Item = (&str, &'static str, catalogue::Shape)> {
    scopes.iter().filter_map(|name| {
        let scope = catalogue::scope(name)?;
        Some((name.as_str(), scope.probe.as_deref()?, scope.answers))
    })
}

/// A row that nothing was done for yet.
fn waiting(id: &str) -> Row {
    Row { id: id.to_owned(), state: RowState::Waiting, problem: None, ms: None, at: None }
}

fn passed(id: &str, ms: u32) -> Row {
    Row { state: RowState::Pass, ms: Some(ms), at: Some(Timestamp::now()), ..waiting(id) }
}

fn stopped(id: &str, problem: Problem) -> Row {
    Row { state: verdict(problem.kind), at: Some(Timestamp::now()), problem: Some(problem), ..waiting(id) }
}

/// Whether this says that something could not be looked at from here, or now; else it was looked at.
#[must_use]
pub fn blocked(kind: Kind) -> bool {
    verdict(kind) == RowState::Blocked
}

/// Failed is what somebody has to mend; blocked is what could not be looked at from here, or now.
fn verdict(kind: Kind) -> RowState {
    match kind {
        Kind::UntestableWriting | Kind::UntestableFactors | Kind::OktaFeatureAbsent => RowState::Untestable,
        on_the_way if on_the_way.code().starts_with("network-") => RowState::Blocked,
        Kind::NotMeasured
        | Kind::TimeUp
        | Kind::AnswerUnreadable
        | Kind::AnswerTooLarge
        | Kind::Cancelled
        | Kind::OktaBasicStripped
        | Kind::OktaRequestRefused
        | Kind::OktaNetworkZone
        | Kind::OktaBlocked
        | Kind::OktaRateLimited
        | Kind::OktaBusy
        | Kind::OktaDown
        | Kind::OktaReadOnly => RowState::Blocked,
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
