//! The whole state behind one lock: a request goes in, an answer comes out, and what changed is on disk before it does.

use std::collections::HashMap;
use std::path::PathBuf;

use anyhow::Context as _;
use serde_json::json;
use zeroize::Zeroizing;

use crate::call::{Answer, Call, Reply};
use crate::clock::{self, Millis};
use crate::names::{Names, Site};
use crate::okta::Limits;
use crate::state::{self, State, UnusableState};
use crate::trace::{Entry, Trace};
use crate::{control, dell, echo, okta};

pub(crate) struct World {
    pub names: Names,
    pub kept: State,
    /// Tokens by value; gone with the process, as tokens should be.
    pub okta_tokens: HashMap<String, OktaToken>,
    /// Dell's tokens and when each expires.
    pub dell_tokens: HashMap<String, Millis>,
    /// The value shown once, while the dialog is open.
    pub okta_dialog: Option<Zeroizing<String>>,
    pub dell_dialog: Option<Zeroizing<String>>,
    pub limits: Limits,
    pub trace: Trace,
    file: Option<PathBuf>,
    /// What lies on disk now.
    stored: String,
}

#[derive(Debug, Clone)]
pub(crate) struct OktaToken {
    pub client_id: String,
    pub scopes: Vec<String>,
    pub expires: Millis,
}

impl World {
    pub(crate) fn open(names: Names, file: Option<PathBuf>, only_read: bool) -> anyhow::Result<Self> {
        let mut kept = State::load(file.as_deref(), clock::now())?;
        dell::hide_pasted(&mut kept, &names);
        let file = file.filter(|_| !only_read);
        let mut world = Self {
            names,
            kept,
            okta_tokens: HashMap::new(),
            dell_tokens: HashMap::new(),
            okta_dialog: None,
            dell_dialog: None,
            limits: Limits::default(),
            trace: Trace::default(),
            file,
            stored: String::new(),
        };
        world.store()?;
        Ok(world)
    }

    pub(crate) fn order_fault(&mut self, name: &str, arg: Option<String>) -> Result<(), String> {
        self.kept.faults.order(name, arg)
    }

    /// Answers a request to one of the served names. `control` says whether the caller holds the control token.
    pub(crate) fn answer(&mut self, call: &Call, controls: impl FnOnce(&Call) -> bool) -> Reply {
        let now = clock::now();
        let before = self.kept.clone();
        dell::settle(self, now);
        let site = self.names.site(&call.host);
        let reply = match site {
            Some(Site::Okta) => okta::answer(self, call, now),
            Some(Site::OktaAdmin) => {
                Answer::html(200, "<!doctype html><title>Okta Admin Console (practice)</title>").into()
            }
            Some(Site::Dell) => dell::answer(self, call, now),
            Some(Site::Control) if controls(call) => control::answer(self, call, now).into(),
            Some(Site::Control) => Answer::json(401, &json!({ "error": "control_token" })).into(),
            None => Answer::html(421, "<!doctype html><title>Not served here</title>").into(),
        };
        let reply = match self.store() {
            Ok(()) => reply,
            Err(error) => {
                tracing::error!(%error, "the sandbox's state could not be stored; nothing was changed");
                self.kept = before;
                Answer::json(500, &json!({ "error": "state_not_stored", "message": error.to_string() })).into()
            }
        };
        let echo = self.kept.faults.get("echo").filter(|_| matches!(site, Some(Site::Okta | Site::Dell)));
        let reply = match (reply, echo) {
            (Reply::Answer(answer), Some(echo)) => {
                echo::spoiled(answer, call, echo.arg.as_deref().unwrap_or_default()).into()
            }
            (reply, _) => reply,
        };
        if site != Some(Site::Control) {
            let status = match &reply {
                Reply::Answer(answer) => Some(answer.status),
                Reply::Cut => None,
            };
            self.trace.add(Entry::of(call, status, now));
        }
        match reply {
            Reply::Answer(answer) => {
                let ahead = self.clock_skew();
                Reply::Answer(answer.with("date", clock::http_date(now + ahead)))
            }
            Reply::Cut => Reply::Cut,
        }
    }

    /// Milliseconds by which the services' clocks run ahead.
    pub(crate) fn clock_skew(&self) -> Millis {
        self.kept.faults.number("clock-skew", 86_400).map_or(0, |seconds| seconds.saturating_mul(1000))
    }

    /// Milliseconds by which an answer is held back.
    pub(crate) fn slowness(&self) -> u64 {
        let ordered = self.kept.faults.number("slow", 2000).unwrap_or_default();
        u64::try_from(ordered).unwrap_or_default()
    }

    /// Whether a new connection to this site is cut before the handshake.
    pub(crate) fn is_unreachable(&self, site: Site) -> bool {
        match site {
            Site::Okta | Site::OktaAdmin => self.kept.faults.has("unreachable"),
            Site::Dell => self.kept.faults.has("dell-unreachable"),
            Site::Control => false,
        }
    }

    /// Whether what changes is written to a file before it is answered.
    pub(crate) fn is_stored(&self) -> bool {
        self.file.is_some()
    }

    fn store(&mut self) -> anyhow::Result<()> {
        let Some(path) = &self.file else { return Ok(()) };
        let text = serde_json::to_string_pretty(&self.kept)?;
        if text != self.stored {
            state::store(path, &text).with_context(|| UnusableState(path.clone()))?;
            self.stored = text;
        }
        Ok(())
    }
}
