//! The token endpoint for API service integrations: `client_secret_basic` only, scopes checked, Okta's literal strings
//! (DOMAIN.md 3.5 and 3.6).

use serde_json::json;

use super::objects;
use crate::call::{Answer, Basic, Call};
use crate::clock::Millis;
use crate::envelopes::oauth;
use crate::okta_refusals as refusals;
use crate::random;
use crate::world::{OktaToken, World};

const LIFETIME_S: i64 = 3600;

pub(crate) fn issue(world: &mut World, call: &Call, now: Millis) -> Result<Answer, Answer> {
    if world.state.faults.has("maintenance") {
        let said = "The authorization server is currently unable to handle the request due to a temporary overloading or maintenance of the server.";
        return Err(oauth((400, "temporarily_unavailable", said)));
    }
    let client_id = client(world, call)?;
    let form = call.form();
    let field = |name: &str| form.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str());
    if field("grant_type") != "client_credentials" {
        let said = "The authorization grant type is not supported by the authorization server. Configured grant types: [client_credentials].";
        return Err(oauth((400, "unsupported_grant_type", said)));
    }
    let asked: Vec<String> = field("scope").split_ascii_whitespace().map(str::to_owned).collect();
    let scopes = granted(world, asked)?;
    let token = random::token();
    let mut body = json!({ "token_type": "Bearer", "expires_in": LIFETIME_S, "access_token": token });
    if !world.state.faults.has("unlisted-scopes") {
        body["scope"] = scopes.join(" ").into();
    }
    world.okta_tokens.insert(token, OktaToken { client_id, scopes, expires: now + LIFETIME_S * 1000 });
    Ok(Answer::json(200, &body).with("cache-control", "no-cache, no-store"))
}

pub(crate) fn revoke(world: &mut World, call: &Call) -> Result<Answer, Answer> {
    let client_id = client(world, call)?;
    let form = call.form();
    let Some((_, token)) = form.iter().find(|(key, _)| key == "token") else {
        return Err(oauth((400, "invalid_request", "The `token` parameter is required.")));
    };
    // An unknown token, or another client's, is no error (RFC 7009, 2.2), and stays as it is.
    if world.okta_tokens.get(token.as_str()).is_some_and(|held| held.client_id == client_id) {
        world.okta_tokens.remove(token.as_str());
    }
    Ok(Answer::empty(200))
}

/// The caller, by Basic; otherwise a refusal in Okta's words.
fn client(world: &World, call: &Call) -> Result<String, Answer> {
    let faults = &world.state.faults;
    if call.asked("client_secret").is_some() || call.asked("client_id").is_some() {
        return Err(oauth(refusals::CREDENTIAL_IN_QUERY));
    }
    if !call.is_form() {
        let said =
            "The request is missing a required parameter, includes an invalid parameter, or is otherwise malformed.";
        return Err(oauth((400, "invalid_request", said)));
    }
    let in_body = call.form().iter().any(|(key, _)| key == "client_secret" || key == "client_assertion");
    let basic = if faults.has("basic-stripped") { Basic::Missing } else { call.basic() };
    let (client_id, secret) = match (basic, in_body) {
        (Basic::Pair(..) | Basic::Malformed, true) => return Err(oauth(refusals::CREDENTIAL_TWICE)),
        (Basic::Missing, true) => return Err(oauth(refusals::CREDENTIAL_IN_BODY)),
        (Basic::Missing, false) => return Err(oauth(refusals::NO_CREDENTIAL)),
        (Basic::Malformed, false) => return Err(oauth(refusals::BASIC_MALFORMED)),
        (Basic::Pair(client_id, secret), false) => (client_id, secret),
    };
    match objects::application_type(world, &client_id) {
        Some("service") => return Err(oauth(refusals::APP_WITH_A_KEY)),
        Some(_) => return Err(oauth(refusals::APP_OF_ANOTHER_TYPE)),
        None => {}
    }
    let Some(integration) = world.state.integration.as_ref().filter(|integration| integration.client_id == client_id)
    else {
        return Err(oauth(refusals::UNKNOWN_CLIENT));
    };
    let hash = random::secret_hash(&secret);
    let fits = integration.secrets.iter().any(|held| held.active && held.secret_hash == hash);
    if !fits || faults.has("wrong-secret") {
        return Err(oauth(refusals::WRONG_SECRET));
    }
    if faults.has("network-zone") {
        return Err(refusals::outside_zone());
    }
    Ok(client_id)
}

/// The requested scopes if all are granted. One that is not makes Okta refuse them all (DOMAIN.md 7.4).
fn granted(world: &World, asked: Vec<String>) -> Result<Vec<String>, Answer> {
    if asked.is_empty() {
        return Err(oauth(refusals::NO_SCOPES));
    }
    if asked.iter().any(|scope| !scope.starts_with("okta.")) {
        return Err(oauth(refusals::CUSTOM_SCOPE));
    }
    if asked.iter().any(|scope| !is_scope(scope)) {
        return Err(oauth(refusals::UNKNOWN_SCOPE));
    }
    let total = asked.len();
    let held: Vec<String> = asked.into_iter().filter(|scope| world.state.granted(scope)).collect();
    if held.is_empty() {
        Err(oauth(refusals::NOTHING_GRANTED))
    } else if held.len() < total && !world.state.faults.has("short-scope") {
        Err(oauth(refusals::SCOPE_NOT_GRANTED))
    } else {
        Ok(held)
    }
}

/// Whether this can be the name of an Okta scope: `okta.<resource>.read|manage`, or deeper.
pub(crate) fn is_scope(scope: &str) -> bool {
    let parts: Vec<&str> = scope.split('.').collect();
    let words = parts.iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    parts.len() >= 3 && parts[0] == "okta" && words
}
