//! Okta's refusals, by its exact words (DOMAIN 3.6; oauth2-error-codes.json, release 2026.08.1).
//!
//! An answer that no row knows is `okta-unknown-answer`, with Okta's own words: never a guess.

use serde::Deserialize;

use crate::http::Answer;
use crate::problem::{Kind, Problem};

/// A row: status, `error`, `error_description`, and what it means here. A trailing `*` stands for any end.
type Row = (u16, &'static str, &'static str, Kind);

/// The token endpoint's documented refusals.
pub const TOKEN: &[Row] = &[
    (
        401,
        "invalid_client",
        "The client secret supplied for a confidential client is invalid.",
        Kind::OktaSecretRefused,
    ),
    (401, "invalid_client", "Invalid value for 'client_id' parameter.", Kind::OktaClientUnknown),
    (
        401,
        "invalid_client",
        "Client authentication failed. Either the client or the client credentials are invalid.",
        Kind::OktaClientRefused,
    ),
    (401, "invalid_client", "No client credentials found.", Kind::OktaBasicStripped),
    (
        401,
        "invalid_client",
        "Found Authentication header but was not valid client credentials.",
        Kind::OktaBasicStripped,
    ),
    (
        401,
        "invalid_client",
        "Client Credentials requests to the Org Authorization Server must use the private_key_jwt token_endpoint_auth_method.",
        Kind::OktaWrongKindOfApp,
    ),
    (
        401,
        "invalid_client",
        "Only clients with 'application_type' of 'service' may use the client_credentials 'grant_type' with the Org Authorization Server.",
        Kind::OktaWrongKindOfApp,
    ),
    (
        400,
        "unauthorized_client",
        "The client is not authorized to use the provided grant type.*",
        Kind::OktaWrongKindOfApp,
    ),
    (
        400,
        "invalid_scope",
        "One or more scopes are not configured for the authorization server resource.",
        Kind::OktaScopeRefused,
    ),
    (
        400,
        "invalid_scope",
        "The requested scope is invalid, unknown, malformed, or exceeds the scope granted by the resource owner.",
        Kind::OktaScopeRefused,
    ),
    (400, "invalid_scope", "Custom scopes are not allowed for this request.", Kind::OktaScopeRefused),
    (400, "consent_required", "You are not allowed any of the requested scopes.", Kind::OktaNoScopeGranted),
    (
        403,
        "access_denied",
        "The request is made from outside the client's permitted network zones.",
        Kind::OktaNetworkZone,
    ),
    (400, "temporarily_unavailable", "*", Kind::OktaBusy),
];

/// Okta's own codes on the management API.
const CODES: &[(u16, &str, Kind)] = &[
    (401, "E0000011", Kind::OktaTokenRefused),
    (401, "E0000015", Kind::OktaFeatureAbsent),
    (404, "E0000007", Kind::OktaFeatureAbsent),
    (404, "E0000008", Kind::OktaFeatureAbsent),
    (503, "E0000010", Kind::OktaReadOnly),
];

/// Either envelope.
#[derive(Debug, Default, Deserialize)]
struct Envelope {
    error: Option<String>,
    error_description: Option<String>,
    #[serde(rename = "errorCode")]
    code: Option<String>,
    #[serde(rename = "errorSummary")]
    summary: Option<String>,
    #[serde(rename = "errorId")]
    id: Option<String>,
}

/// Whether a refusal passes by itself: the one 400 that may be repeated.
#[must_use]
pub fn passing(answer: &Answer) -> bool {
    answer.status == 400
        && answer.try_json::<Envelope>().is_some_and(|said| said.error.as_deref() == Some("temporarily_unavailable"))
}

/// What an answer that is not a success means.
#[must_use]
pub fn of(answer: &Answer) -> Problem {
    if answer.is_html() && answer.status < 500 {
        return answer.problem(Kind::NetworkHtml, None, None);
    }
    let said: Envelope = answer.try_json().unwrap_or_default();
    let header = answer.www_authenticate.as_deref().unwrap_or_default();
    let kind = kind_of(answer.status, &said, header);
    let error = said.error.or(said.code).or_else(|| quoted(header, "error"));
    let text = said.error_description.or(said.summary).or_else(|| quoted(header, "error_description"));
    let mut problem = answer.problem(kind, error, text);
    if let (Some(id), Some(words)) = (said.id, problem.said.as_mut()) {
        words.id = Some(id);
    }
    if kind == Kind::OktaRateLimited {
        problem = problem.with("seconds", answer.rate.reset_in_s.unwrap_or(60).max(1));
    }
    problem
}

fn kind_of(status: u16, said: &Envelope, header: &str) -> Kind {
    if status == 429 {
        return Kind::OktaRateLimited;
    }
    if let Some(code) = &said.code
        && let Some((.., kind)) = CODES.iter().find(|row| row.0 == status && row.1 == code)
    {
        return *kind;
    }
    let description = said.error_description.as_deref().unwrap_or_default();
    let known = TOKEN.iter().find(|(known, error, text, _)| {
        let fits = text.strip_suffix('*').map_or(*text == description, |start| description.starts_with(start));
        *known == status && Some(*error) == said.error.as_deref() && fits
    });
    if let Some((.., kind)) = known {
        return *kind;
    }
    let by_header = quoted(header, "error").or_else(|| said.error.clone());
    match (status, by_header.as_deref()) {
        (403, Some("insufficient_scope")) => Kind::OktaInsufficientScope,
        (401, Some("invalid_token")) => Kind::OktaTokenRefused,
        (500.., _) => Kind::OktaDown,
        _ => Kind::OktaUnknownAnswer,
    }
}

/// `name="value"` of a `WWW-Authenticate` header.
fn quoted(header: &str, name: &str) -> Option<String> {
    header.match_indices(name).find_map(|(at, _)| {
        let before = header[..at].chars().next_back();
        let value = header[at + name.len()..].strip_prefix("=\"")?;
        let inside = &value[..value.find('"')?];
        matches!(before, None | Some(' ' | ',')).then(|| inside.to_owned())
    })
}
