//! The two documents that anyone may read.

use serde_json::json;

use super::objects;
use crate::call::{Answer, Call};
use crate::envelopes::okta;
use crate::world::World;

pub(crate) fn organization(world: &World) -> Answer {
    let pipeline = if world.state.faults.has("classic") { "v1" } else { "idx" };
    let another = world.state.faults.has("another-organisation");
    let url = if another { world.names.okta_url().replacen("://", "://another-", 1) } else { world.names.okta_url() };
    let id = if another { world.state.org_id.chars().rev().collect() } else { world.state.org_id.clone() };
    let mut links = json!({ "organization": { "href": url } });
    if let Some(custom) = world.names.custom.first() {
        links["alternate"] = json!({ "href": format!("https://{custom}") });
    }
    Answer::json(200, &json!({ "id": id, "pipeline": pipeline, "settings": {}, "_links": links }))
}

/// Like Okta's, it lists neither `client_credentials` nor any `okta.*` scope: a trap for clients that rely on it.
pub(crate) fn openid(world: &World, call: &Call) -> Answer {
    if let Some(client_id) = call.asked("client_id")
        && !objects::is_client(world, client_id)
    {
        return okta((400, "invalid_client", "Invalid value for `client_id` parameter"));
    }
    let url = world.names.okta_url();
    Answer::json(
        200,
        &json!({
            "issuer": url,
            "authorization_endpoint": format!("{url}/oauth2/v1/authorize"),
            "token_endpoint": format!("{url}/oauth2/v1/token"),
            "userinfo_endpoint": format!("{url}/oauth2/v1/userinfo"),
            "registration_endpoint": format!("{url}/oauth2/v1/clients"),
            "jwks_uri": format!("{url}/oauth2/v1/keys"),
            "introspection_endpoint": format!("{url}/oauth2/v1/introspect"),
            "revocation_endpoint": format!("{url}/oauth2/v1/revoke"),
            "response_types_supported": ["code", "id_token", "code id_token"],
            "response_modes_supported": ["query", "fragment", "form_post"],
            "grant_types_supported": ["authorization_code", "implicit", "refresh_token", "password"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "scopes_supported": ["openid", "email", "profile", "address", "phone", "offline_access", "groups"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post", "private_key_jwt", "none"],
            "code_challenge_methods_supported": ["S256"],
        }),
    )
}
