//! What a token may read: first the permission, then a list page by page or one object.

use serde_json::{Value, json};

use super::{directory, security};
use crate::call::{Answer, Call};
use crate::clock::Millis;
use crate::envelopes::okta;
use crate::okta_refusals as refusals;
use crate::world::World;

/// The object or list at a path, and the scope that Okta's specification names for it; `manage` includes `read`
/// (DOMAIN.md 4).
fn at(world: &World, call: &Call, path: &[&str]) -> Option<(&'static str, Answer)> {
    Some(match path {
        ["api", "v1", "users"] => {
            ("okta.users.read", paged(call, directory::users(world, call.asked("fields") == Some("id")), 200))
        }
        ["api", "v1", "groups"] => ("okta.groups.read", paged(call, directory::groups(world), 10_000)),
        ["api", "v1", "groups", "rules"] => ("okta.groups.read", paged(call, directory::rules(world), 50)),
        ["api", "v1", "apps"] => ("okta.apps.read", paged(call, directory::apps(world), 20)),
        ["api", "v1", "apps", app, "grants"] => ("okta.appGrants.read", grants(world, call, app)),
        ["oauth2", "v1", "clients"] => ("okta.clients.read", paged(call, directory::clients(world), 50)),
        ["oauth2", "v1", "clients", id] => {
            let found = directory::clients(world).into_iter().find(|client| client["client_id"] == *id);
            let absent = || refusals::not_found(&format!("{id} (OAuth2Client)"));
            ("okta.clients.read", found.map_or_else(absent, |client| Answer::json(200, &client)))
        }
        ["api", "v1", "meta", "schemas", kind @ ("user" | "group"), "default"] => {
            ("okta.schemas.read", Answer::json(200, &directory::schema(world, kind)))
        }
        ["api", "v1", "meta", "schemas", "user" | "group", id] => {
            ("okta.schemas.read", refusals::not_found(&format!("{id} (Schema)")))
        }
        ["api", "v1", "mappings"] => ("okta.profileMappings.read", paged(call, directory::mappings(world), 20)),
        ["api", "v1", "meta", "types", "user"] => {
            ("okta.userTypes.read", Answer::json(200, &json!(directory::user_types(world))))
        }
        ["api", "v1", "policies"] => {
            let policies = call.asked("type").and_then(|kind| security::policies(world, kind));
            let refused = || refusals::bad_parameter("type");
            ("okta.policies.read", policies.map_or_else(refused, |policies| paged(call, policies, 200)))
        }
        ["api", "v1", "zones"] => ("okta.networkZones.read", paged(call, security::zones(world), 20)),
        ["api", "v1", "authenticators"] if world.state.faults.has("classic") => {
            ("okta.authenticators.read", okta(refusals::NO_FEATURE))
        }
        ["api", "v1", "authenticators"] => {
            ("okta.authenticators.read", Answer::json(200, &json!(security::authenticators(world))))
        }
        ["api", "v1", "org"] => ("okta.orgs.read", Answer::json(200, &security::org(world))),
        ["api", "v1", "email-domains"] => {
            ("okta.emailDomains.read", Answer::json(200, &json!(security::email_domains(world))))
        }
        ["api", "v1", "trustedOrigins"] => {
            ("okta.trustedOrigins.read", paged(call, security::trusted_origins(world), 20))
        }
        _ => return None,
    })
}

pub(crate) fn exists(world: &World, call: &Call, path: &[&str]) -> bool {
    at(world, call, path).is_some()
}

pub(crate) fn read(world: &mut World, call: &Call, path: &[&str], now: Millis) -> Answer {
    let Some((scope, answer)) = at(world, call, path) else { return okta(refusals::NO_SUCH_PATH) };
    permit(world, call, scope, now).map_or_else(|refusal| refusal, |()| answer)
}

fn grants(world: &World, call: &Call, app: &str) -> Answer {
    let Some(grants) = directory::grants(world, app) else {
        return refusals::not_found(&format!("{app} (AppInstance)"));
    };
    let list = paged(call, grants, 200);
    if world.state.faults.has("odd-link") { list.with("link", "next page: see the console") } else { list }
}

/// The caller's token, if it holds the scope.
fn permit(world: &mut World, call: &Call, scope: &str, now: Millis) -> Result<(), Answer> {
    let Some(token) = call.bearer() else { return Err(okta(refusals::INVALID_TOKEN)) };
    if world.okta_tokens.contains_key(token) && world.state.faults.take("okta-token-expired") {
        world.okta_tokens.remove(token);
    }
    let installed = world.state.integration.as_ref().map(|integration| integration.client_id.as_str());
    let Some(held) =
        world.okta_tokens.get(token).filter(|held| now < held.expires && installed == Some(&held.client_id))
    else {
        return Err(okta(refusals::INVALID_TOKEN));
    };
    if world.state.faults.has("network-zone") {
        return Err(refusals::outside_zone());
    }
    let manage = scope.replace(".read", ".manage");
    let refused = world.state.faults.get("probe-refused").is_some_and(|fault| match fault.arg.as_deref() {
        None => true,
        Some(named) => named == scope || named == manage,
    });
    if refused || !held.scopes.iter().any(|own| own == scope || *own == manage) {
        return Err(refusals::insufficient_scope(&world.names, scope, &call.path));
    }
    Ok(())
}

/// One page of a list, with Link headers to itself and to the next.
fn paged(call: &Call, items: Vec<Value>, most: usize) -> Answer {
    let limit = match call.asked("limit").map(str::parse::<usize>) {
        None => most,
        Some(Ok(limit)) if limit > 0 => limit.min(most),
        Some(_) => return refusals::bad_parameter("limit"),
    };
    let start = match call.asked("after") {
        None => 0,
        Some(after) => match items.iter().position(|item| id_of(item) == after) {
            Some(position) => position + 1,
            None => return refusals::bad_parameter("after"),
        },
    };
    let end = (start + limit).min(items.len());
    let address = format!("https://{}{}", call.host, call.path);
    let link = |after: Option<&str>, relation: &str| {
        let others =
            call.query.iter().filter(|(key, _)| key != "after").map(|(key, value)| (key.as_str(), value.as_str()));
        let query = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(others.chain(after.map(|after| ("after", after))))
            .finish();
        let mark = if query.is_empty() { "" } else { "?" };
        format!("<{address}{mark}{query}>; rel=\"{relation}\"")
    };
    let mut answer = Answer::json(200, &json!(items[start..end])).with("link", link(call.asked("after"), "self"));
    if end < items.len() && end > start {
        answer = answer.with("link", link(Some(id_of(&items[end - 1])), "next"));
    }
    answer
}

fn id_of(item: &Value) -> &str {
    item["id"].as_str().or_else(|| item["client_id"].as_str()).unwrap_or_default()
}

/// Whether the org has a client of this name, of whatever kind.
pub(crate) fn is_client(world: &World, client_id: &str) -> bool {
    let installed = world.state.integration.as_ref().is_some_and(|integration| integration.client_id == client_id);
    installed || application_type(world, client_id).is_some()
}

/// The kind of an ordinary application's client; `None` for the integration and for unknown names.
pub(crate) fn application_type(world: &World, client_id: &str) -> Option<&'static str> {
    directory::ordinary_clients(world).into_iter().find(|client| client.id == client_id).map(|client| client.kind)
}

/// How many objects of each kind a backup of this organization holds.
pub(crate) fn inventory(world: &World) -> Vec<(String, u64)> {
    let policies: usize =
        security::POLICY_TYPES.iter().filter_map(|kind| security::policies(world, kind)).map(|list| list.len()).sum();
    let counts = [
        ("users", directory::users(world, true).len()),
        ("groups", directory::groups(world).len()),
        ("groupRules", directory::rules(world).len()),
        ("applications", directory::apps(world).len()),
        ("userTypes", directory::user_types(world).len()),
        ("profileMappings", directory::mappings(world).len()),
        ("policies", policies),
        ("networkZones", security::zones(world).len()),
        ("authenticators", security::authenticators(world).len()),
        ("emailDomains", security::email_domains(world).len()),
        ("trustedOrigins", security::trusted_origins(world).len()),
    ];
    counts.into_iter().map(|(kind, count)| (kind.to_owned(), count as u64)).collect()
}
