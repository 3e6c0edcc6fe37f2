//! The way of a request: it goes in, an answer comes out, and what changed is on disk before it does.

use std::path::PathBuf;

use serde_json::json;

use crate::call::{Answer, Call, Reply};
use crate::clock;
use crate::names::{Names, Site};
use crate::trace::Entry;
use crate::world::World;
use crate::{control, dell, echo, okta};

/// Opens the world that a file has, or a new one.
pub(crate) fn open(names: Names, file: Option<PathBuf>, only_read: bool) -> anyhow::Result<World> {
    let mut world = World::open(names, file, only_read)?;
    dell::hide_pasted(&mut world.state, &world.names);
    world.store()?;
    Ok(world)
}

/// Answers a request to one of the served names. `control` says whether the caller holds the control token.
pub(crate) fn answer(world: &mut World, call: &Call, controls: impl FnOnce(&Call) -> bool) -> Reply {
    let now = clock::now();
    let before = world.state.clone();
    dell::settle(world, now);
    let site = world.names.site(&call.host);
    let reply = match site {
        Some(Site::Okta) => okta::answer(world, call, now),
        Some(Site::OktaAdmin) => {
            Answer::html(200, "<!doctype html><title>Okta Admin Console (practice)</title>").into()
        }
        Some(Site::Dell) => dell::answer(world, call, now),
        Some(Site::Control) if controls(call) => control::answer(world, call, now).into(),
        Some(Site::Control) => Answer::json(401, &json!({ "error": "control_token" })).into(),
        None => Answer::html(421, "<!doctype html><title>Not served here</title>").into(),
    };
    let reply = match world.store() {
        Ok(()) => reply,
        Err(error) => {
            tracing::error!(%error, "the sandbox's state could not be stored; nothing was changed");
            world.state = before;
            Answer::json(500, &json!({ "error": "state_not_stored", "message": error.to_string() })).into()
        }
    };
    let echo = world.state.faults.get("echo").filter(|_| matches!(site, Some(Site::Okta | Site::Dell)));
    let reply = match echo {
        Some(echo) => reply.map(|answer| echo::spoiled(answer, call, echo.arg.as_deref().unwrap_or_default())),
        None => reply,
    };
    if site != Some(Site::Control) {
        world.trace.add(Entry::of(call, reply.as_ref().map(|answer| answer.status), now));
    }
    let date = clock::http_date(now + world.clock_skew());
    reply.map(|answer| answer.with("date", date))
}
