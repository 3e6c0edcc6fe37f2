//! The token endpoint for API service integrations: `client_secret_basic` only, scopes checked, Okta's literal strings
//! (DOMAIN.md 3.5 and 3.6).

use serde_json::json;

use super::objects;
use crate::call::{Answer, Basic, Call};
use crate::clock::Millis;
use crate::envelopes::oauth;
use crate::random;
use crate::world::{OktaToken, World};

pub(crate) const WRONG_SECRET: &str = "The client secret supplied for a confidential client is invalid.";
pub(crate) const UNKNOWN_CLIENT: &str = "Invalid value for 'client_id' parameter.";
pub(crate) const OUTSIDE_ZONE: &str = "The request is made from outside the client's permitted network zones.";
const LIFETIME_S: i64 = 3600;

pub(crate) fn issue(world: &mut World, call: &Call, now: Millis) -> Answer {
    if world.kept.faults.has("maintenance") {
        let said = "The authorization server is currently unable to handle the request due to a temporary overloading or maintenance of the server.";
        return oauth(400, "temporarily_unavailable", said);
    }
    let client_id = match client(world, call) {
        Ok(client_id) => client_id,
        Err(refusal) => return refusal,
    };
    let form = call.form();
    let field = |name: &str| form.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str());
    if field("grant_type") != "client_credentials" {
        let said = "The authorization grant type is not supported by the authorization server. Configured grant types: [client_credentials].";
        return oauth(400, "unsupported_grant_type", said);
    }
    let asked: Vec<String> = field("scope").split_ascii_whitespace().map(str::to_owned).collect();
    let scopes = match granted(world, asked) {
        Ok(scopes) => scopes,
        Err(refusal) => return refusal,
    };
    let token = random::token();
    let mut body = json!({ "token_type": "Bearer", "expires_in": LIFETIME_S, "access_token": token });
    if !world.kept.faults.has("unlisted-scopes") {
        body["scope"] = scopes.join(" ").into();
    }
    world.okta_tokens.insert(token, OktaToken { client_id, scopes, expires: now + LIFETIME_S * 1000 });
    Answer::json(200, &body).with("cache-control", "no-cache, no-store")
}

pub(crate) fn revoke(world: &mut World, call: &Call) -> Answer {
    let client_id = match client(world, call) {
        Ok(client_id) => client_id,
        Err(refusal) => return refusal,
    };
    let form = call.form();
    let Some((_, token)) = form.iter().find(|(key, _)| key == "token") else {
        return oauth(400, "invalid_request", "The `token` parameter is required.");
    };
    // An unknown token, or another client's, is no error (RFC 7009, 2.2), and stays as it is.
    if world.okta_tokens.get(token.as_str()).is_some_and(|held| held.client_id == client_id) {
        world.okta_tokens.remove(token.as_str());
    }
    Answer::empty(200)
}

/// The caller, by Basic; otherwise a refusal in Okta's words.
fn client(world: &World, call: &Call) -> Result<String, Answer> {
    let invalid = |said: &str| Err(oauth(401, "invalid_client", said));
    let faults = &world.kept.faults;
    if call.asked("client_secret").is_some() || call.asked("client_id").is_some() {
        return Err(oauth(400, "invalid_request", "Client credentials cannot be supplied via query parameters."));
    }
    if !call.is_form() {
        let said =
            "The request is missing a required parameter, includes an invalid parameter, or is otherwise malformed.";
        return Err(oauth(400, "invalid_request", said));
    }
    let in_body = call.form().iter().any(|(key, _)| key == "client_secret" || key == "client_assertion");
    let basic = if faults.has("basic-stripped") { Basic::Missing } else { call.basic() };
    let (client_id, secret) = match (basic, in_body) {
        (Basic::Pair(..) | Basic::Malformed, true) => {
            let said = "Cannot supply multiple client credentials. Use one of the following: credentials in the Authorization header, \
                        credentials in the post body, or a client_assertion in the post body.";
            return Err(oauth(401, "invalid_request", said));
        }
        (Basic::Missing, true) => {
            return invalid(
                "OAuth Integration Client Credentials requests to the Org Authorization Server must use either private_key_jwt or \
                 client_secret_basic as the token_endpoint_auth_method.",
            );
        }
        (Basic::Missing, false) => return invalid("No client credentials found."),
        (Basic::Malformed, false) => {
            return invalid("Found Authentication header but was not valid client credentials.");
        }
        (Basic::Pair(client_id, secret), false) => (client_id, secret),
    };
    if let Some(kind) = objects::application_type(world, &client_id) {
        return invalid(match kind {
            "service" => {
                "Client Credentials requests to the Org Authorization Server must use the private_key_jwt token_endpoint_auth_method."
            }
            _ => {
                "Only clients with 'application_type' of 'service' may use the client_credentials 'grant_type' with the Org Authorization Server."
            }
        });
    }
    let Some(integration) = world.kept.integration.as_ref().filter(|integration| integration.client_id == client_id)
    else {
        return invalid(UNKNOWN_CLIENT);
    };
    let hash = random::secret_hash(&secret);
    let fits = integration.secrets.iter().any(|held| held.active && held.secret_hash == hash);
    if !fits || faults.has("wrong-secret") {
        return invalid(WRONG_SECRET);
    }
    if faults.has("network-zone") {
        return Err(oauth(403, "access_denied", OUTSIDE_ZONE));
    }
    Ok(client_id)
}

/// The requested scopes if all are granted. One that is not makes Okta refuse them all (DOMAIN.md 7.4).
fn granted(world: &World, asked: Vec<String>) -> Result<Vec<String>, Answer> {
    let invalid = |said: &str| Err(oauth(400, "invalid_scope", said));
    if asked.is_empty() {
        return invalid("No scopes were requested.");
    }
    if asked.iter().any(|scope| !scope.starts_with("okta.")) {
        return invalid("Custom scopes are not allowed for this request.");
    }
    if asked.iter().any(|scope| !is_well_formed(scope)) {
        return invalid("One or more scopes are not configured for the authorization server resource.");
    }
    let total = asked.len();
    let held: Vec<String> = asked.into_iter().filter(|scope| world.kept.granted(scope)).collect();
    if held.is_empty() {
        Err(oauth(400, "consent_required", "You are not allowed any of the requested scopes."))
    } else if held.len() < total && !world.kept.faults.has("short-scope") {
        invalid(
            "The requested scope is invalid, unknown, malformed, or exceeds the scope granted by the resource owner.",
        )
    } else {
        Ok(held)
    }
}

/// `okta.<resource>.read|manage`, or deeper.
pub(crate) fn is_well_formed(scope: &str) -> bool {
    let parts: Vec<&str> = scope.split('.').collect();
    let words = parts.iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    parts.len() >= 3 && parts[0] == "okta" && words
}
