//! An Okta organization and two Dell accounts on loopback, over TLS from a certificate authority made in memory, with
//! faults to order. People practice against it inside the app; tests run it as a process of its own (`odc sandbox`).
//!
//! Invariants:
//! - It doesn't know the application: both hold to `contracts/`, so that one can be wrong without the other.
//! - It listens on loopback only, and its proxy reaches nothing but itself.
//! - An effect is on disk before its answer is sent. The file holds hashes and masks of secrets, never a value.
//! - A secret's value lives in memory only while its dialog is open; a token lives in memory only.
//! - Time is real: a task and a backup take about a second; nothing runs that was not ordered.
//!
//! The world is one synchronous state machine behind a lock (`router.rs` over `world.rs`); everything asynchronous is in `listen.rs` and
//! `proxy.rs`. That keeps "store, then answer" in a single place, and is why no web framework is used here.

mod call;
mod cases;
mod clock;
mod control;
mod dell;
mod echo;
mod embedded;
mod endpoint_file;
mod envelopes;
mod faults;
mod limits;
mod listen;
mod names;
mod okta;
mod okta_refusals;
mod proxy;
mod random;
mod router;
mod state;
mod tls;
mod trace;
mod vendor_refusals;
mod world;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, bail};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use zeroize::Zeroizing;

pub use cases::{Case, known as known_cases};
pub use embedded::Standing;
pub use endpoint_file::{At, write_own_only};
pub use faults::{FaultKind, known as known_faults};
pub use state::UnusableState;

/// How to start a sandbox. The default serves the practice names on any free loopback port and stores nothing.
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// Where to listen, on loopback only; port 0, and `None`, take any free one.
    pub listen: Option<SocketAddr>,
    /// `None` serves the practice names. `Some("acme.okta.com")` makes that name the organization (and
    /// `acme-admin.okta.com` its console) instead, without a custom domain.
    pub host: Option<String>,
    /// Custom domains of the org when `host` is given; the first is in `_links.alternate`.
    pub custom_domains: Vec<String>,
    /// Also open an HTTP proxy on a port of its own, which answers CONNECT for the served names and refuses all others.
    pub proxy: bool,
    /// Where the state is stored between starts; `None` keeps it in memory only.
    pub state_file: Option<PathBuf>,
    /// With a state file: starts from its state, and writes nothing back.
    pub only_read: bool,
    /// Round-trip time to Okta and Dell in milliseconds: each answer waits for one, a new connection for two.
    pub latency_ms: u64,
    /// Faults ordered from the start: name and argument, as listed by [`known_faults`].
    pub faults: Vec<(String, Option<String>)>,
}

impl Config {
    fn addr(&self) -> SocketAddr {
        self.listen.unwrap_or(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)))
    }

    /// Whether the options are valid; what this computer objects to shows at the start.
    ///
    /// # Errors
    /// An address that is not loopback, names that can't be served, an unknown fault or a wrong argument of one.
    pub fn check(&self) -> anyhow::Result<()> {
        let addr = self.addr();
        if !addr.ip().is_loopback() {
            bail!("{addr} is not a loopback address: the sandbox serves this computer only; use 127.0.0.1 or [::1]");
        }
        names::Names::of(self.host.as_deref(), &self.custom_domains)?;
        let mut faults = faults::Faults::default();
        for (name, arg) in &self.faults {
            faults.order(name, arg.clone()).map_err(anyhow::Error::msg)?;
        }
        Ok(())
    }
}

/// A running sandbox. Dropping it stops it.
#[derive(Debug)]
pub struct Sandbox {
    /// Where it listens, for all of its names.
    pub addr: SocketAddr,
    /// Where the proxy listens, if there is one.
    pub proxy_addr: Option<SocketAddr>,
    /// How a program on this computer reaches it, and works its consoles. The authority's key never leaves memory; the
    /// token is new at every start.
    pub at: At,
    server: Arc<listen::Server>,
    tasks: Vec<JoinHandle<()>>,
}

/// Binds and starts serving on the current tokio runtime.
///
/// # Errors
/// An address that is not loopback, a taken port, an unknown fault, or an unreadable state file; each error says what
/// to do.
pub async fn start(config: Config) -> anyhow::Result<Sandbox> {
    config.check()?;
    let names = names::Names::of(config.host.as_deref(), &config.custom_domains)?;
    let authority = tls::Authority::make(&names.all())?;
    let listener = bind(config.addr()).await?;
    let addr = listener.local_addr()?;
    let proxy = if config.proxy { Some(bind(SocketAddr::new(addr.ip(), 0)).await?) } else { None };
    let proxy_addr = proxy.as_ref().map(TcpListener::local_addr).transpose()?;
    let mut world = router::open(names, config.state_file, config.only_read)?;
    for (name, arg) in config.faults {
        world.order_fault(&name, arg).map_err(anyhow::Error::msg)?;
    }
    let control_token = Zeroizing::new(random::token());
    let server = Arc::new(listen::Server::new(world, authority.acceptor, control_token.clone(), config.latency_ms));
    let mut tasks = vec![tokio::spawn(listen::accept(listener, server.clone(), listen::serve))];
    tasks.extend(proxy.map(|proxy| tokio::spawn(listen::accept(proxy, server.clone(), proxy::serve))));
    let at = At { port: addr.port(), ca_pem: authority.ca_pem, control_token };
    Ok(Sandbox { addr, proxy_addr, at, server, tasks })
}

async fn bind(addr: SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(addr).await.with_context(|| match addr.port() {
        0 => format!("no port of {} could be opened", addr.ip()),
        port => format!("port {port} is taken or not allowed: stop what uses it, or use port 0 for any free one"),
    })
}

impl Sandbox {
    /// Stops listening and cuts open connections; returns when the ports are free.
    pub async fn stop(mut self) {
        for task in self.tasks.drain(..) {
            task.abort();
            // A task that was just aborted ends with "cancelled"; only its end matters here.
            let _canceled = task.await;
        }
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.tasks.iter().for_each(JoinHandle::abort);
    }
}
