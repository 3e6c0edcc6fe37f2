//! The API account, as `contracts/dell.openapi.yaml` says.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use zeroize::Zeroizing;

use super::account::{self, Order, domain_json};
use super::refusals::{self, Refused};
use crate::call::{Answer, Basic, Call, Reply};
use crate::clock::{self, Millis};
use crate::envelopes;
use crate::random;
use crate::state::Which;
use crate::vendor_refusals;
use crate::world::World;

const LIFETIME_S: i64 = 1800;
const ACCOUNT: Which = Which::Api;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Authorize {
    okta_domain: String,
    #[serde(rename = "clientID")]
    client_id: String,
    client_secret: Zeroizing<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Reauthorize {
    #[serde(rename = "clientID")]
    client_id: String,
    client_secret: Zeroizing<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Enabled {
    pub enabled: bool,
}

pub(crate) fn answer(world: &mut World, call: &Call, now: Millis) -> Reply {
    if world.state.faults.has("dell-unreachable") {
        return None;
    }
    if world.state.faults.has("dell-down") {
        return Answer::html(503, "<!doctype html><title>503 Service Temporarily Unavailable</title>").into();
    }
    if world.state.faults.has("dell-throttled") {
        return envelopes::retryable(500, "PLATFORM-1500", "The service is busy. Try again later.", true).into();
    }
    if let Some(said) = vendor_refusals::answer(&world.state.faults, true, &call.path) {
        return said.into();
    }
    let segments = call.segments();
    if segments == ["token"] {
        return token(world, call, now).into();
    }
    if let Err(refusal) = permit(world, call, &segments, now) {
        return refusal.into();
    }
    match (call.method.as_str(), segments.as_slice()) {
        ("POST", ["okta", "v1", "domains"]) => with_json(call, |body| register(world, body, now)),
        ("PUT", ["okta", "v1", "domains", id, "authorization"]) => {
            with_json(call, |body| reauthorize(world, body, id, now))
        }
        ("PUT" | "POST", ["okta", "v1", "domains", _, "backup"])
        | ("DELETE", ["okta", "v1", "domains", _])
        | ("PUT", ["okta", "v1", "keymanagement"]) => {
            account::unless_lost(world, None, now, |world| route(world, call, &segments, now))
        }
        (_, path) => route(world, call, path, now).into(),
    }
}

fn route(world: &mut World, call: &Call, path: &[&str], now: Millis) -> Answer {
    match (call.method.as_str(), path) {
        ("GET", ["platform", "eventmanagement", "v3", "events"]) => events(world, call),
        ("GET", ["okta", "v1", "domains"]) => domains(world, call, now),
        ("GET", ["okta", "v1", "domains", id]) => domain(world, id, now),
        ("DELETE", ["okta", "v1", "domains", id]) => {
            account::remove(world, ACCOUNT, id, now).map_or_else(refusals::of, |()| Answer::empty(204))
        }
        ("PUT", ["okta", "v1", "domains", id, "backup"]) => with_json(call, |body: Enabled| {
            if world.state.enable_backup(ACCOUNT, id, body.enabled) {
                domain(world, id, now)
            } else {
                refusals::of(Refused::NoSuchDomain)
            }
        }),
        ("POST", ["okta", "v1", "domains", id, "backup"]) => {
            let ordered = account::order_backup(world, ACCOUNT, id, false, now);
            ordered.map_or_else(refusals::of, |job_id| Answer::json(202, &json!({ "jobID": job_id })))
        }
        ("GET", ["okta", "v1", "tasks", id]) => match world.state.api.tasks.iter().find(|task| task.id == *id) {
            Some(task) if !world.state.faults.has("dell-task-gone") => {
                Answer::json(200, &account::task_json(world, ACCOUNT, task, now))
            }
            Some(_) | None => refusals::api(404, "OKTA-1404", "There is no such task."),
        },
        ("GET", ["okta", "v1", "keymanagement"]) => keys(world),
        ("PUT", ["okta", "v1", "keymanagement"]) => with_json(call, |body: Enabled| {
            account::enable_keys(world, ACCOUNT, body.enabled, now).map_or_else(refusals::of, |()| keys(world))
        }),
        _ => envelopes::service(404, "Not Found"),
    }
}

fn token(world: &mut World, call: &Call, now: Millis) -> Answer {
    if call.method != "POST" {
        return envelopes::service(403, "Missing Authentication Token");
    }
    let form = call.form();
    if !call.is_form() || !form.iter().any(|(key, value)| key == "grant_type" && value.as_str() == "client_credentials")
    {
        return envelopes::service(400, "grant_type must be client_credentials");
    }
    // The documented scope; public samples work without one (DOMAIN.md 2.2).
    if form.iter().any(|(key, value)| key == "scope" && value.as_str() != "read") {
        return envelopes::service(400, "scope must be read");
    }
    let known = match (call.basic(), &world.state.credential) {
        (Basic::Pair(client_id, secret), Some(credential)) => {
            client_id == credential.client_id && random::secret_hash(&secret) == credential.secret_hash
        }
        (Basic::Pair(..) | Basic::Missing | Basic::Malformed, _) => false,
    };
    if !known {
        return envelopes::service(401, "The client credentials are invalid");
    }
    if world.state.faults.has("dell-safe-mode") {
        return envelopes::service(403, &Refused::SafeMode.sentence());
    }
    let token = random::token();
    world.dell_tokens.insert(token.clone(), now + LIFETIME_S * 1000);
    Answer::json(200, &json!({ "access_token": token, "token_type": "bearer", "expires_in": LIFETIME_S }))
}

fn permit(world: &mut World, call: &Call, segments: &[&str], now: Millis) -> Result<(), Answer> {
    let unauthorized = || envelopes::service(401, "Unauthorized");
    let Some(token) = call.bearer().filter(|token| world.dell_tokens.contains_key(*token)) else {
        return Err(unauthorized());
    };
    if let Some(status) = world.state.faults.number("dell-token-expired", 401) {
        world.state.faults.lift("dell-token-expired");
        world.dell_tokens.remove(token);
        return Err(if status == 403 { refusals::explicit_deny() } else { unauthorized() });
    }
    if world.dell_tokens.get(token).is_none_or(|expires| *expires <= now) {
        return Err(unauthorized());
    }
    if world.state.faults.has("dell-safe-mode") {
        return Err(refusals::of(Refused::SafeMode));
    }
    if world.state.faults.has("dell-wrong-cloud") {
        return Err(refusals::explicit_deny());
    }
    if segments.first() == Some(&"okta") && world.state.faults.has("dell-feature-off") {
        return Err(refusals::of(Refused::FeatureOff));
    }
    Ok(())
}

fn register(world: &mut World, body: Authorize, now: Millis) -> Reply {
    let order = Order {
        which: ACCOUNT,
        act: "authorize",
        okta_domain: body.okta_domain,
        client_id: body.client_id,
        secret_hash: random::secret_hash(&body.client_secret),
    };
    if !(14..=100).contains(&body.client_secret.chars().count()) {
        order.note(world, "malformed", now);
        return malformed("clientSecret must have 14 to 100 characters").into();
    }
    let by_task = !world.state.faults.has("dell-at-once");
    account::unless_lost(world, Some(&order), now, |world| {
        let registered = account::authorize(world, &order, by_task, now);
        registered.map_or_else(refusals::of, |domain_id| {
            match world.state.api.tasks.iter().find(|task| task.domain_id == domain_id) {
                Some(task) => Answer::json(202, &json!({ "taskID": task.id })),
                None => domain(world, &domain_id, now).status(201),
            }
        })
    })
}

fn reauthorize(world: &mut World, body: Reauthorize, domain_id: &str, now: Millis) -> Reply {
    let order = Order {
        which: ACCOUNT,
        act: "reauthorize",
        okta_domain: world.names.okta_url(),
        client_id: body.client_id,
        secret_hash: random::secret_hash(&body.client_secret),
    };
    account::unless_lost(world, Some(&order), now, |world| {
        let done = account::reauthorize(world, &order, domain_id, now);
        done.map_or_else(refusals::of, |()| domain(world, domain_id, now))
    })
}

fn domain(world: &World, id: &str, now: Millis) -> Answer {
    let domain = world.state.api.domains.iter().find(|domain| domain.id == id).ok_or(Refused::NoSuchDomain);
    domain.map_or_else(refusals::of, |domain| Answer::json(200, &domain_json(world, domain, now)))
}

fn domains(world: &World, call: &Call, now: Millis) -> Answer {
    let wanted = call.asked("domain").map(|domain| domain.trim_start_matches("https://"));
    let asked = |url: &str| wanted.is_none_or(|host| url.trim_start_matches("https://") == host);
    let shown = world.state.api.domains.iter().filter(|domain| asked(&domain.okta_url));
    let items = shown.map(|domain| domain_json(world, domain, now)).collect();
    paged(call, "domains", "domainID", items, 100)
}

fn events(world: &World, call: &Call) -> Answer {
    let filters = ["productID", "category", "type", "feature", "syslogSeverity"];
    if call.asked("pageToken").is_some() && filters.iter().any(|filter| call.asked(filter).is_some()) {
        return envelopes::service(400, "pageToken and filters cannot be given together");
    }
    let named = |filter: &str, value: &str| call.asked(filter).is_none_or(|asked| asked == value);
    let shown = world.state.events.iter().rev().filter(|event| {
        named("category", "EVENT")
            && named("feature", "Okta")
            && named("type", &event.kind)
            && named("productID", "8193")
            && named("syslogSeverity", "6")
    });
    let items = shown.map(|event| {
        json!({
            "globalID": event.id, "category": "EVENT", "feature": "Okta", "type": event.kind, "productID": 8193, "syslogFacility": 23,
            "syslogSeverity": 6, "timeStamp": clock::iso(event.at), "details": { "oktaDomain": event.okta_url },
        })
    });
    paged(call, "events", "globalID", items.collect(), 500)
}

/// A page by cursor: the cursor is the id of the last item shown.
fn paged(call: &Call, name: &str, id: &str, items: Vec<Value>, usual: usize) -> Answer {
    let size = match call.asked("pageSize").map(str::parse::<usize>) {
        None => usual,
        Some(Ok(size)) if (1..=500).contains(&size) => size,
        Some(_) => return envelopes::service(400, "pageSize must be 1 to 500"),
    };
    let start = match call.asked("pageToken") {
        None => 0,
        Some(cursor) => match items.iter().position(|item| item[id] == cursor) {
            Some(place) => place + 1,
            None => return envelopes::service(400, "pageToken is not valid"),
        },
    };
    let end = (start + size).min(items.len());
    let mut page = json!({ name: items[start..end] });
    if end < items.len() {
        page["nextPageToken"] = items[end - 1][id].clone();
    }
    Answer::json(200, &page)
}

fn keys(world: &World) -> Answer {
    let state = match world.state.keys_on(&world.state.api) {
        Some(since) => json!({ "enabled": true, "enabledOn": clock::iso(since) }),
        None => json!({ "enabled": false }),
    };
    Answer::json(200, &state)
}

fn with_json<T: DeserializeOwned, R: From<Answer>>(call: &Call, act: impl FnOnce(T) -> R) -> R {
    call.json().map_or_else(|error| malformed(&error).into(), act)
}

fn malformed(error: &str) -> Answer {
    refusals::api(400, "OKTA-1000", &format!("The request is malformed: {error}"))
}
