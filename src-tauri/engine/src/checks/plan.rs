//! What a test will send, announced beforehand: for the person and for a security team.

use super::probes;
use model::catalogue;
use model::connection::Level;

/// Requests of a test in which everything is granted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// How many.
    pub requests: u32,
    /// Each as `METHOD path`, in order; not words, but what Okta's log will show.
    pub calls: Vec<String>,
}

/// The plan at this level.
pub fn plan(level: Level, scopes: &[String]) -> Plan {
    let fixed = |call: &str| call.to_owned();
    let reads = probes(scopes).map(|(_, path, _)| format!("GET {path}"));
    let first = ["GET /.well-known/okta-organization", "POST /oauth2/v1/token"].map(fixed).into_iter();
    let last = [fixed("POST /oauth2/v1/revoke")];
    let calls: Vec<String> = match level {
        Level::Nothing => Vec::new(),
        Level::Credential => first.chain(last).collect(),
        Level::All => first.chain(reads).chain(last).collect(),
    };
    Plan { requests: u32::try_from(calls.len()).unwrap_or(u32::MAX), calls }
}

/// Names that a full audit tries: all that are known and not required, since a test asked for those.
pub fn audited_names(required: &[String]) -> Vec<&'static str> {
    catalogue::okta_scopes().filter(|name| !required.iter().any(|scope| scope == name)).collect()
}

/// The plan of a full audit in which nothing more is granted; each granted scope costs one more request, to revoke its
/// token.
pub fn plan_audit(required: &[String]) -> Plan {
    let tokens = audited_names(required).into_iter().map(|name| format!("POST /oauth2/v1/token scope={name}"));
    let calls: Vec<String> = std::iter::once("GET /.well-known/okta-organization".to_owned()).chain(tokens).collect();
    Plan { requests: u32::try_from(calls.len()).unwrap_or(u32::MAX), calls }
}
