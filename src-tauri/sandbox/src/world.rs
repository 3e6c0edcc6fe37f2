//! All that the two services know, and the file that it is stored in.

use std::collections::HashMap;
use std::path::PathBuf;

use anyhow::Context as _;
use zeroize::Zeroizing;

use crate::clock::{self, Millis};
use crate::limits::Limits;
use crate::names::{Names, Site};
use crate::state::{self, State, UnusableState};
use crate::trace::Trace;

#[derive(Default)]
pub(crate) struct World {
    pub names: Names,
    pub state: State,
    /// Tokens by value; they end with the process, as tokens should.
    pub okta_tokens: HashMap<String, OktaToken>,
    /// Dell's tokens and when each expires.
    pub dell_tokens: HashMap<String, Millis>,
    /// The value shown once, while the dialog is open.
    pub okta_dialog: Option<Zeroizing<String>>,
    pub dell_dialog: Option<Zeroizing<String>>,
    pub limits: Limits,
    pub trace: Trace,
    file: Option<PathBuf>,
    /// The present content of the file.
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
        let state = State::load(file.as_deref(), clock::now())?;
        Ok(Self { names, state, file: file.filter(|_| !only_read), ..Self::default() })
    }

    /// Begins anew with this state: what only memory held is gone.
    pub(crate) fn restart(&mut self, state: State) {
        self.state = state;
        (self.okta_tokens, self.dell_tokens) = Default::default();
        (self.okta_dialog, self.dell_dialog) = Default::default();
        (self.limits, self.trace) = Default::default();
    }

    pub(crate) fn order_fault(&mut self, name: &str, arg: Option<String>) -> Result<(), String> {
        self.state.faults.order(name, arg)
    }

    /// Milliseconds by which the services' clocks run ahead.
    pub(crate) fn clock_skew(&self) -> Millis {
        self.state.faults.number("clock-skew", 86_400).map_or(0, |seconds| seconds.saturating_mul(1000))
    }

    /// Milliseconds by which an answer is held back.
    pub(crate) fn slowness(&self) -> u64 {
        let ordered = self.state.faults.number("slow", 2000).unwrap_or_default();
        u64::try_from(ordered).unwrap_or_default()
    }

    /// Whether a new connection to this site is cut before the handshake.
    pub(crate) fn is_unreachable(&self, site: Site) -> bool {
        match site {
            Site::Okta | Site::OktaAdmin => self.state.faults.has("unreachable"),
            Site::Dell => self.state.faults.has("dell-unreachable"),
            Site::Control => false,
        }
    }

    /// Whether changes are written to a file before they are answered.
    pub(crate) fn is_stored(&self) -> bool {
        self.file.is_some()
    }

    /// Writes what changed, where there is a file.
    pub(crate) fn store(&mut self) -> anyhow::Result<()> {
        let Some(path) = &self.file else { return Ok(()) };
        let text = serde_json::to_string_pretty(&self.state)?;
        if text != self.stored {
            state::replace(path, &text).with_context(|| UnusableState(path.clone()))?;
            self.stored = text;
        }
        Ok(())
    }
}
