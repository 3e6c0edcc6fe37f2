//! Okta's two error envelopes and the management API's refusals (DOMAIN.md 3.6).

use crate::call::Answer;
use crate::envelopes::{oauth, okta};
use crate::names::Names;

pub(crate) fn too_many() -> Answer {
    okta(429, "E0000047", "API call exceeded rate limit due to too many requests.")
}

pub(crate) fn read_only() -> Answer {
    okta(503, "E0000010", "Service is in read only mode")
}

pub(crate) fn internal(path: &str) -> Answer {
    if path.starts_with("/oauth2/v1/token") {
        let said = "The authorization server encountered an unexpected condition that prevented it from fulfilling the request.";
        oauth(500, "server_error", said)
    } else {
        okta(500, "E0000009", "Internal Server Error")
    }
}

pub(crate) fn invalid_token() -> Answer {
    okta(401, "E0000011", "Invalid token provided")
}

pub(crate) fn no_such_path() -> Answer {
    okta(404, "E0000008", "The requested path was not found")
}

pub(crate) fn not_found(what: &str) -> Answer {
    okta(404, "E0000007", &format!("Not found: Resource not found: {what}"))
}

pub(crate) fn wrong_method() -> Answer {
    okta(405, "E0000022", "The endpoint does not support the provided HTTP method")
}

pub(crate) fn bad_parameter(name: &str) -> Answer {
    okta(400, "E0000001", &format!("Api validation failed: {name}"))
}

pub(crate) fn no_feature() -> Answer {
    okta(401, "E0000015", "You do not have permission to access the feature you are requesting")
}

/// The form of this refusal of a read is not documented.
pub(crate) fn outside_zone() -> Answer {
    oauth(403, "access_denied", super::token::OUTSIDE_ZONE)
}

/// An empty body; a header names what is missing.
pub(crate) fn insufficient_scope(names: &Names, scope: &str, path: &str) -> Answer {
    let org = &names.okta;
    let said = "The access token provided does not contain the required scopes.";
    Answer::empty(403).with(
        "www-authenticate",
        format!(
            "Bearer authorization_uri=\"http://{org}/oauth2/v1/authorize\", realm=\"http://{org}\", scope=\"{scope}\", \
             error=\"insufficient_scope\", error_description=\"{said}\", resource=\"{path}\""
        ),
    )
}
