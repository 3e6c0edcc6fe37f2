//! What Okta refuses, in its literal words: the token endpoint's and the management API's refusals (DOMAIN.md 3.6).

use crate::call::Answer;
use crate::envelopes::{Refusal, oauth, okta};
use crate::names::Names;

const fn client(said: &'static str) -> Refusal<'static> {
    (401, "invalid_client", said)
}

const fn scope(said: &'static str) -> Refusal<'static> {
    (400, "invalid_scope", said)
}

pub(crate) const NO_CREDENTIAL: Refusal<'static> = client("No client credentials found.");
pub(crate) const UNKNOWN_CLIENT: Refusal<'static> = client("Invalid value for 'client_id' parameter.");
pub(crate) const WRONG_SECRET: Refusal<'static> =
    client("The client secret supplied for a confidential client is invalid.");
pub(crate) const BASIC_MALFORMED: Refusal<'static> =
    client("Found Authentication header but was not valid client credentials.");
pub(crate) const CREDENTIAL_IN_BODY: Refusal<'static> = client(
    "OAuth Integration Client Credentials requests to the Org Authorization Server must use either private_key_jwt or client_secret_basic as the token_endpoint_auth_method.",
);
pub(crate) const APP_WITH_A_KEY: Refusal<'static> = client(
    "Client Credentials requests to the Org Authorization Server must use the private_key_jwt token_endpoint_auth_method.",
);
pub(crate) const APP_OF_ANOTHER_TYPE: Refusal<'static> = client(
    "Only clients with 'application_type' of 'service' may use the client_credentials 'grant_type' with the Org Authorization Server.",
);
pub(crate) const CREDENTIAL_TWICE: Refusal<'static> = (
    401,
    "invalid_request",
    "Cannot supply multiple client credentials. Use one of the following: credentials in the Authorization header, credentials in the post body, or a client_assertion in the post body.",
);
pub(crate) const CREDENTIAL_IN_QUERY: Refusal<'static> =
    (400, "invalid_request", "Client credentials cannot be supplied via query parameters.");
pub(crate) const OUTSIDE_ZONE: Refusal<'static> =
    (403, "access_denied", "The request is made from outside the client's permitted network zones.");
pub(crate) const NO_SCOPES: Refusal<'static> = scope("No scopes were requested.");
pub(crate) const CUSTOM_SCOPE: Refusal<'static> = scope("Custom scopes are not allowed for this request.");
pub(crate) const UNKNOWN_SCOPE: Refusal<'static> =
    scope("One or more scopes are not configured for the authorization server resource.");
pub(crate) const SCOPE_NOT_GRANTED: Refusal<'static> =
    scope("The requested scope is invalid, unknown, malformed, or exceeds the scope granted by the resource owner.");
pub(crate) const NOTHING_GRANTED: Refusal<'static> =
    (400, "consent_required", "You are not allowed any of the requested scopes.");

pub(crate) const TOO_MANY: Refusal<'static> =
    (429, "E0000047", "API call exceeded rate limit due to too many requests.");
pub(crate) const READ_ONLY: Refusal<'static> = (503, "E0000010", "Service is in read only mode");
pub(crate) const INVALID_TOKEN: Refusal<'static> = (401, "E0000011", "Invalid token provided");
pub(crate) const NO_SUCH_PATH: Refusal<'static> = (404, "E0000008", "The requested path was not found");
pub(crate) const WRONG_METHOD: Refusal<'static> =
    (405, "E0000022", "The endpoint does not support the provided HTTP method");
pub(crate) const NO_FEATURE: Refusal<'static> =
    (401, "E0000015", "You do not have permission to access the feature you are requesting");

pub(crate) fn internal(path: &str) -> Answer {
    if path.starts_with("/oauth2/v1/token") {
        let said = "The authorization server encountered an unexpected condition that prevented it from fulfilling the request.";
        oauth((500, "server_error", said))
    } else {
        okta((500, "E0000009", "Internal Server Error"))
    }
}

pub(crate) fn not_found(what: &str) -> Answer {
    okta((404, "E0000007", &format!("Not found: Resource not found: {what}")))
}

pub(crate) fn bad_parameter(name: &str) -> Answer {
    okta((400, "E0000001", &format!("Api validation failed: {name}")))
}

/// The form of this refusal of a read is not documented.
pub(crate) fn outside_zone() -> Answer {
    oauth(OUTSIDE_ZONE)
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
