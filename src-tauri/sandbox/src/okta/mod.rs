//! The Okta organization: discovery, tokens, and the objects that an integration may read (DOMAIN.md 3 and 4).

mod directory;
mod discovery;
mod objects;
mod security;
mod token;

use crate::call::{Answer, Call, Reply};
use crate::clock::Millis;
use crate::envelopes::{Refusal, okta};
use crate::limits;
use crate::okta_refusals as refusals;
use crate::random;
use crate::state::REQUIRED_SCOPES;
use crate::vendor_refusals;
use crate::world::World;

pub(crate) use objects::inventory;
pub(crate) use token::is_scope;

const PORTAL: &str = "<!doctype html><html><head><title>Guest network</title></head><body><h1>Please sign in to the guest network</h1></body></html>";

pub(crate) fn answer(world: &mut World, call: &Call, now: Millis) -> Reply {
    let faults = &mut world.state.faults;
    if faults.has("unreachable") || faults.take("okta-cut") {
        return None;
    }
    if let Some(said) = vendor_refusals::answer(faults, false, &call.path) {
        return said.into();
    }
    if faults.has("html") {
        return Answer::html(200, PORTAL).into();
    }
    if faults.has("redirect") {
        return Answer::empty(302).with("location", "https://portal.elsewhere.practice/sign-in").into();
    }
    let bucket = limits::bucket_of(&call.path);
    let limited = bucket.and_then(|_| faults.until("rate-limit", 10, now));
    let window = bucket.map(|bucket| world.limits.count(bucket, limited.is_none(), now));
    let mut answer = if limited.is_some() || window.as_ref().is_some_and(|window| window.exceeded) {
        okta(refusals::TOO_MANY)
    } else if world.state.faults.has("okta-down") {
        okta(refusals::READ_ONLY)
    } else if world.state.faults.has("okta-error") {
        refusals::internal(&call.path)
    } else {
        route(world, call, now)
    };
    if let Some(window) = window {
        let remaining = if limited.is_some() { 0 } else { window.remaining };
        let reset = (limited.unwrap_or(window.reset) + world.clock_skew() + 999) / 1000;
        answer = answer
            .with("x-rate-limit-limit", window.limit.to_string())
            .with("x-rate-limit-remaining", remaining.to_string())
            .with("x-rate-limit-reset", reset.to_string());
    }
    spoil(world, answer).with("x-okta-request-id", random::id("req")).into()
}

fn route(world: &mut World, call: &Call, now: Millis) -> Answer {
    let segments = call.segments();
    match (call.method.as_str(), segments.as_slice()) {
        ("GET", [".well-known", "okta-organization"]) => discovery::organization(world),
        ("GET", [".well-known", "openid-configuration"]) => discovery::openid(world, call),
        ("POST", ["oauth2", "v1", "token"]) => token::issue(world, call, now).unwrap_or_else(|refusal| refusal),
        ("POST", ["oauth2", "v1", "revoke"]) => token::revoke(world, call).unwrap_or_else(|refusal| refusal),
        (_, [".well-known", "okta-organization" | "openid-configuration"] | ["oauth2", "v1", "token" | "revoke"]) => {
            okta(refusals::WRONG_METHOD)
        }
        ("GET", path) => objects::read(world, call, path, now),
        (_, path) if objects::exists(world, call, path) => okta(refusals::WRONG_METHOD),
        (_, _) => okta(refusals::NO_SUCH_PATH),
    }
}

/// Faults that change a finished answer.
fn spoil(world: &World, mut answer: Answer) -> Answer {
    if world.state.faults.has("garbage") {
        let half = answer.body.len() / 2;
        answer.body.truncate(half);
        answer.status = 200;
    }
    if world.state.faults.has("big-answer") {
        let length = answer.body.len().max(4 << 20);
        answer.body.resize(length, b' ');
    }
    answer
}

/// Why a service that tries a credential from its own address can't use it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Trial {
    Good,
    Refused(Refusal<'static>),
    Missing(Vec<String>),
    Unreachable,
}

/// Dell's own try of a credential: the client, one of its active secrets, and all the scopes that it needs.
pub(crate) fn trial(world: &World, client_id: &str, secret_hash: &str) -> Trial {
    let faults = &world.state.faults;
    if ["okta-down", "okta-error", "unreachable", "maintenance"].iter().any(|name| faults.has(name)) {
        return Trial::Unreachable;
    }
    if faults.has("dell-zone-blocked") {
        return Trial::Refused(refusals::OUTSIDE_ZONE);
    }
    let Some(integration) = world.state.integration.as_ref().filter(|integration| integration.client_id == client_id)
    else {
        return Trial::Refused(refusals::UNKNOWN_CLIENT);
    };
    let fits = integration.secrets.iter().any(|secret| secret.active && secret.secret_hash == secret_hash);
    if !fits || faults.has("wrong-secret") {
        return Trial::Refused(refusals::WRONG_SECRET);
    }
    let missing = REQUIRED_SCOPES.iter().filter(|scope| !world.state.granted(scope));
    let missing: Vec<String> = missing.map(|scope| (*scope).to_owned()).collect();
    if missing.is_empty() { Trial::Good } else { Trial::Missing(missing) }
}
