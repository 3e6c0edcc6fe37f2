//! One host, layer by layer.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use rustls::client::Resumption;
use rustls::client::danger::ServerCertVerifier;
use rustls::pki_types::ServerName;
use rustls::{ClientConfig, Error};
use tokio::time::{Instant, timeout_at};
use tokio_rustls::TlsConnector;

use super::answer::{self, Heard};
use super::way::{Shut, refused};
use super::{Fact, Finding, LONGEST, Phase, Row, Target, Verdict, What};
use crate::http::{self, Chain, HttpClient, Notes, Open, PRACTICE, Pipe, TlsFault, Unreadable, innermost};
use model::problem::Result;

/// Time limit of one layer.
const LAYER: Duration = Duration::from_secs(5);

pub(super) struct Walk<'a> {
    out: &'a HttpClient,
    target: &'a Target,
    notes: Arc<Notes>,
    tls: Result<Arc<ClientConfig>>,
    on_row: &'a (dyn Fn(&Row) + Send + Sync),
    rows: Vec<Row>,
    until: Instant,
    /// When the layer began.
    begun: Instant,
}

impl<'a> Walk<'a> {
    pub(super) fn new(
        out: &'a HttpClient,
        target: &'a Target,
        trust: Result<Arc<dyn ServerCertVerifier>>,
        on_row: &'a (dyn Fn(&Row) + Send + Sync),
    ) -> Self {
        let notes = Arc::new(Notes::default());
        let tls = trust.and_then(|trust| Ok(http::tls(trust, notes.clone())?)).map(|mut tls| {
            // Each look must see the certificates.
            tls.resumption = Resumption::disabled();
            Arc::new(tls)
        });
        let now = Instant::now();
        Self { out, target, notes, tls, on_row, rows: Vec::new(), until: now + LONGEST, begun: now }
    }

    /// All layers; the first that fails blocks those above it.
    pub(super) async fn run(mut self) -> Vec<Row> {
        let reached = self.reach().await;
        if reached.is_none() {
            let next = self.rows.len();
            for phase in &Phase::ALL[next..] {
                self.tell(*phase, Verdict::Blocked, Finding::NotReached, Vec::new());
            }
        }
        self.rows
    }

    async fn reach(&mut self) -> Option<()> {
        let open = self.connection().await?;
        let (pipe, _running) = self.handshake(open).await?;
        let heard = self.answer(pipe).await?;
        let (verdict, found, facts) = heard.clock();
        self.tell(Phase::Clock, verdict, found, facts);
        Some(())
    }

    /// Proxy, names, and a connection.
    async fn connection(&mut self) -> Option<Open> {
        let route = self.out.route(&self.target.host);
        let mut facts = vec![Fact::new(What::Place, route.place.word())];
        facts.extend(route.variable.map(|name| Fact::new(What::Variable, name)));
        facts.extend(route.proxy.as_ref().map(|hop| Fact::new(What::Proxy, hop.shown())));
        facts.extend(route.script.as_ref().map(|value| Fact::new(What::Script, value)));
        if let Some(unreadable) = &route.unreadable {
            let (found, fact) = match unreadable {
                Unreadable::Proxy(fault) => (Finding::Unreadable, Fact::new(What::Fault, fault.word())),
                Unreadable::Exceptions(entry) => (Finding::ExceptionsUnreadable, Fact::new(What::Entry, entry)),
                Unreadable::AllExceptions(fault) => {
                    (Finding::ExceptionsUnreadable, Fact::new(What::Fault, fault.word()))
                }
            };
            facts.push(fact);
            self.tell(Phase::Proxy, Verdict::Fail, found, facts);
            return None;
        }
        let hop = route.proxy;
        let (verdict, found) = match (&hop, route.script) {
            (Some(_), _) => (Verdict::Pass, Finding::ByProxy),
            (None, Some(_)) => (Verdict::Unknown, Finding::Script),
            // Windows' default, which seldom finds a script.
            (None, None) if route.detects => (Verdict::Pass, Finding::Detection),
            (None, None) => (Verdict::Pass, Finding::Direct),
        };
        self.tell(Phase::Proxy, verdict, found, facts);

        let looked = self.within(self.addresses()).await;
        let addresses = match looked {
            Some(Ok(addresses)) if !addresses.is_empty() => {
                let shown: Vec<_> = addresses.iter().map(|address| address.ip().to_string()).collect();
                let facts = vec![Fact::new(What::Addresses, shown.join(", "))];
                self.tell(Phase::Dns, Verdict::Pass, Finding::Resolved, facts);
                addresses
            }
            other => {
                let said = other.as_ref().and_then(|result| result.as_ref().err());
                let facts = said.map(|error| Fact::new(What::Said, innermost(error))).into_iter().collect();
                let (verdict, found) = match (&hop, other.is_some()) {
                    (Some(_), _) => (Verdict::Unknown, Finding::LeftToProxy),
                    (None, true) => (Verdict::Fail, Finding::NoName),
                    (None, false) => (Verdict::Fail, Finding::Silent),
                };
                self.tell(Phase::Dns, verdict, found, facts);
                hop.as_ref()?;
                Vec::new()
            }
        };

        let (opened, found) = match &hop {
            Some(hop) => {
                let tls = self.tls.clone().ok();
                let until = (Instant::now() + LAYER).min(self.until);
                let opened = http::tunnel(hop, true, &self.target.host, tls.as_ref(), until).await;
                let status = |(open, status): (Open, u16)| (open, Fact::new(What::Status, status));
                (Some(opened.map(status).map_err(Shut::by_proxy)), Finding::Tunnel)
            }
            None => {
                let opened = self.within(http::connect(&addresses)).await;
                let connected = |(stream, address): (tokio::net::TcpStream, SocketAddr)| {
                    let fact = Fact::new(What::Address, address);
                    (Open { pipe: Box::new(stream), running: tokio::task::JoinSet::new() }, fact)
                };
                let opened = opened.map(|opened| opened.map(connected).map_err(|error| Shut::unconnected(&error)));
                (opened, Finding::Connected)
            }
        };
        match opened {
            Some(Ok((open, fact))) => {
                self.tell(Phase::Tcp, Verdict::Pass, found, vec![fact]);
                Some(open)
            }
            Some(Err(shut)) => self.shut(Phase::Tcp, shut),
            None => self.shut(Phase::Tcp, Shut::new(Finding::Silent)),
        }
    }

    async fn addresses(&self) -> std::io::Result<Vec<SocketAddr>> {
        match self.out.practice_port() {
            Some(port) if self.target.host.ends_with(PRACTICE) => Ok(vec![SocketAddr::from(([127, 0, 0, 1], port))]),
            Some(_) => Err(std::io::ErrorKind::NotFound.into()),
            None => http::resolve(&self.target.host, 443).await,
        }
    }

    async fn handshake(&mut self, open: Open) -> Option<(Box<dyn Pipe>, tokio::task::JoinSet<()>)> {
        let name = ServerName::try_from(self.target.host.clone()).ok();
        let (tls, name) = match (self.tls.clone(), name) {
            (Ok(tls), Some(name)) => (tls, name),
            (Ok(_), None) => return self.shut(Phase::Tls, Shut::new(Finding::NoTrust)),
            (Err(problem), _) => return self.shut(Phase::Tls, Shut::untrusting(&problem)),
        };
        let done = self.within(TlsConnector::from(tls).connect(name, open.pipe)).await;
        let chain = self.notes.of(&self.target.host);
        match done {
            Some(Ok(stream)) => {
                let version = stream.get_ref().1.protocol_version().and_then(|version| version.as_str());
                let version = version.map(|version| version.replace("TLSv1_", "TLS 1."));
                let mut facts: Vec<_> = version.map(|value| Fact::new(What::Version, value)).into_iter().collect();
                facts.extend(chain.as_ref().map(certificates).unwrap_or_default());
                let found = match &chain {
                    _ if self.out.is_practice() => Finding::TrustedPractice,
                    Some(chain) if !chain.is_public() => Finding::Opened,
                    Some(_) | None => Finding::Trusted,
                };
                self.tell(Phase::Tls, Verdict::Pass, found, facts);
                Some((Box::new(stream), open.running))
            }
            Some(Err(error)) => {
                let cause = error.get_ref().and_then(|inner| inner.downcast_ref::<Error>());
                let fault = cause.map_or(TlsFault::Broke, TlsFault::of);
                let mut shut = Shut::new(refused(fault)).with(What::Said, innermost(&error));
                if let Some(names) = cause.and_then(TlsFault::names) {
                    shut = shut.with(What::Names, names);
                }
                if fault == TlsFault::UnknownIssuer
                    && let Some(variable) = self.out.roots_variable()
                {
                    shut.found = Finding::NotAmong;
                    shut = shut.with(What::Variable, variable.name);
                }
                shut.facts.extend(chain.as_ref().map(certificates).unwrap_or_default());
                self.shut(Phase::Tls, shut)
            }
            None => self.shut(Phase::Tls, Shut::new(Finding::Silent)),
        }
    }

    async fn answer(&mut self, pipe: Box<dyn Pipe>) -> Option<Heard> {
        match self.within(answer::ask(pipe, self.target)).await {
            Some(Ok(heard)) => {
                let (verdict, found, facts) = heard.judged(self.target.service);
                self.tell(Phase::Answer, verdict, found, facts);
                Some(heard)
            }
            Some(Err(shut)) => self.shut(Phase::Answer, shut),
            None => self.shut(Phase::Answer, Shut::new(Finding::Silent)),
        }
    }

    /// The result within this layer's time; `None` if the time ran out.
    async fn within<T>(&self, work: impl Future<Output = T>) -> Option<T> {
        timeout_at((Instant::now() + LAYER).min(self.until), work).await.ok()
    }

    fn shut<T>(&mut self, phase: Phase, shut: Shut) -> Option<T> {
        self.tell(phase, Verdict::Fail, shut.found, shut.facts);
        None
    }

    fn tell(&mut self, phase: Phase, verdict: Verdict, found: Finding, facts: Vec<Fact>) {
        let now = Instant::now();
        let took = u32::try_from((now - self.begun).as_millis()).unwrap_or(u32::MAX);
        let measured = !matches!(phase, Phase::Proxy | Phase::Clock) && verdict != Verdict::Blocked;
        let row = Row {
            host: self.target.host.clone(),
            service: self.target.service,
            phase,
            verdict,
            found,
            facts,
            ms: measured.then_some(took),
        };
        (self.on_row)(&row);
        self.rows.push(row);
        self.begun = now;
    }
}

fn certificates(chain: &Chain) -> Vec<Fact> {
    let issuer = chain.issuer().map(|value| Fact { what: What::Issuer, value });
    let links = chain
        .links()
        .into_iter()
        .map(|link| Fact::new(What::Certificate, format!("{} <- {}", link.subject, link.issuer)));
    issuer.into_iter().chain(links).collect()
}
