//! The client itself: how it is built, and one request through it.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::{Client, Url};
use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::ServerCertVerifier;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::Verifier;
use zeroize::Zeroizing;

use super::carried::{self, Carrying};
use super::desktop::{self, Desktop};
use super::failure::NotPractice;
use super::route::{self, Place, Proxy, Route};
use super::trust::{Notes, Noting};
use super::{Answer, Auth, Call, Failure};
use crate::problem::{Kind, Problem, Result};
use crate::redaction::ServiceMessage;

const CONNECT: Duration = Duration::from_secs(5);
const READ: Duration = Duration::from_secs(10);
/// Longer than a person reads a screen, shorter than servers keep a quiet connection.
const IDLE: Duration = Duration::from_secs(50);

/// So long nothing may have been under way before connections that carried a credential are given up: the requests
/// of one act follow each other faster.
const QUIET: Duration = Duration::from_millis(500);

/// How every request names this app.
pub(crate) const USER_AGENT: &str = concat!("okta-dell-connect/", env!("CARGO_PKG_VERSION"));

/// What every name of Practice ends with.
pub(crate) const PRACTICE: &str = ".practice";

/// The way out. Cheap to clone; the TLS client behind it is built once, on first use or by [`Out::warm`].
#[derive(Clone)]
pub struct Out(Arc<Inner>);

struct Inner {
    trust: Trust,
    /// Reads the desktop's settings.
    desktop: fn() -> Desktop,
    /// Port of the sandbox on loopback, in Practice.
    practice: Option<u16>,
    built: Mutex<Arc<Built>>,
    under_way: UnderWay,
    watch: Option<Watch>,
    /// Dropped with the last clone, which is what [`Out::ended`] waits for.
    lives: tokio::sync::watch::Sender<()>,
}

/// What stands until the proxy is changed or the system is looked at anew.
#[derive(Default)]
struct Built {
    proxy: Proxy,
    /// What the desktop's settings say beyond what the client's library reads; asked at first need.
    desktop: OnceLock<Desktop>,
    notes: Arc<Notes>,
    /// With the trust store in it, which takes some 50 ms to read.
    tls: OnceLock<ClientConfig>,
    clients: OnceLock<std::result::Result<Clients, Kind>>,
}

/// Requests under way, counted for [`Out::give_up_when_quiet`].
#[derive(Default)]
struct UnderWay {
    now: AtomicUsize,
    /// How many ever began: whether one did meanwhile.
    begun: AtomicU64,
    /// One carried a credential since the connections were last given up.
    carried: AtomicBool,
}

/// One request under way; when it ends, the connections it may have left a credential in are given up soon. Memory
/// stays closed until they are gone.
struct Sending<'a> {
    out: &'a Out,
    /// Kept from the beginning: a request that is cancelled may end on a thread that knows no runtime.
    runtime: tokio::runtime::Handle,
    _carrying: Option<Carrying>,
}

impl<'a> Sending<'a> {
    fn begin(out: &'a Out, carries: bool) -> Self {
        out.0.under_way.now.fetch_add(1, Ordering::AcqRel);
        out.0.under_way.begun.fetch_add(1, Ordering::AcqRel);
        if carries {
            out.0.under_way.carried.store(true, Ordering::Release);
        }
        let carrying = carries.then(Carrying::begin);
        Self { out, runtime: tokio::runtime::Handle::current(), _carrying: carrying }
    }
}

impl Drop for Sending<'_> {
    fn drop(&mut self) {
        self.out.0.under_way.now.fetch_sub(1, Ordering::AcqRel);
        if self.out.0.under_way.carried.load(Ordering::Acquire) {
            self.out.give_up_when_quiet(&self.runtime);
        }
    }
}

/// Hears the method, host and path of each request before it is sent.
pub type Watch = Arc<dyn Fn(&str, &str, &str) + Send + Sync>;

#[derive(Clone)]
struct Clients {
    usual: Client,
    /// For requests that may be silent longer than the usual limit between two reads.
    patient: Client,
}

#[derive(Clone)]
enum Trust {
    /// The operating system's.
    System,
    /// These authorities alone: the sandbox's.
    Only(Vec<CertificateDer<'static>>),
}

impl std::fmt::Debug for Out {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if self.is_practice() { "Out(practice)" } else { "Out(system)" })
    }
}

impl Out {
    /// By the operating system's trust, and its proxy (environment or system) until another is chosen.
    ///
    /// # Errors
    /// None today; building the client is put off, and its failure is each request's.
    pub fn system() -> Result<Self> {
        Ok(Self::with(Trust::System, None))
    }

    /// To the sandbox on this loopback port: only practice names, only its authority, no proxy.
    ///
    /// # Errors
    /// `practice-unavailable`, when the text holds no certificate.
    pub fn practice(port: u16, ca_pem: &str) -> Result<Self> {
        let roots: std::result::Result<Vec<_>, _> = CertificateDer::pem_slice_iter(ca_pem.as_bytes()).collect();
        match roots {
            Ok(roots) if !roots.is_empty() => Ok(Self::with(Trust::Only(roots), Some(port))),
            Ok(_) | Err(_) => Err(Kind::PracticeUnavailable.into()),
        }
    }

    fn with(trust: Trust, practice: Option<u16>) -> Self {
        Self::new(trust, practice, Proxy::default(), None)
    }

    fn new(trust: Trust, practice: Option<u16>, proxy: Proxy, watch: Option<Watch>) -> Self {
        let built = Mutex::new(Arc::new(Built { proxy, ..Built::default() }));
        let lives = tokio::sync::watch::Sender::new(());
        Self(Arc::new(Inner {
            trust,
            desktop: desktop::ask,
            practice,
            built,
            under_way: UnderWay::default(),
            watch,
            lives,
        }))
    }

    /// Another one by the same trust and proxy, with connections of its own, whose requests are heard.
    #[must_use]
    pub fn watched(&self, watch: Watch) -> Self {
        Self::new(self.0.trust.clone(), self.0.practice, self.proxy(), Some(watch))
    }

    /// Ready when nothing works through it any more: every clone is gone, those behind a revocation in the
    /// background too. A process that ends before would leave tokens alive.
    pub async fn ended(self) {
        let mut lives = self.0.lives.subscribe();
        drop(self);
        // Nothing is ever sent there: an answer is the end.
        while lives.changed().await.is_ok() {}
    }

    /// By these authorities alone, to any host and by any proxy: what the system's trust would do, in a test.
    #[cfg(test)]
    pub(crate) fn trusting(ca_pem: &str) -> Self {
        let roots = CertificateDer::pem_slice_iter(ca_pem.as_bytes()).map(|root| root.expect("a certificate"));
        Self::with(Trust::Only(roots.collect()), None)
    }

    /// As if the desktop's settings said so.
    #[cfg(test)]
    pub(crate) fn with_desktop(mut self, desktop: fn() -> Desktop) -> Self {
        Arc::get_mut(&mut self.0).expect("no clone yet").desktop = desktop;
        self
    }

    fn built(&self) -> Arc<Built> {
        self.0.built.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Whether this is Practice's.
    #[must_use]
    pub fn is_practice(&self) -> bool {
        self.0.practice.is_some()
    }

    /// The port that every name of Practice leads to.
    pub(crate) fn practice_port(&self) -> Option<u16> {
        self.0.practice
    }

    /// Builds the client on a thread of its own; reading the trust store takes some 50 ms.
    pub fn warm(&self) {
        let (inner, built) = (self.0.clone(), self.built());
        std::thread::spawn(move || {
            built.clients.get_or_init(|| build(&inner, &built));
        });
    }

    /// From now on by this proxy; requests under way end by the one they began with. Practice takes none.
    pub fn set_proxy(&self, proxy: Proxy) {
        let mut built = self.0.built.lock().unwrap_or_else(PoisonError::into_inner);
        if built.proxy != proxy {
            *built = Arc::new(Built { proxy, ..Built::default() });
        }
    }

    /// Reads the system's trust and proxy again at the next request: IT may have mended them.
    pub fn renew(&self) {
        let mut built = self.0.built.lock().unwrap_or_else(PoisonError::into_inner);
        *built = Arc::new(Built { proxy: built.proxy.clone(), ..Built::default() });
    }

    /// Gives up the connections once nothing was under way for [`QUIET`]. An HTTP connection keeps the buffer from
    /// which it sent its last request, the credential's header in it, for as long as it stands (measured: one copy
    /// for HTTP/2, packed, and two for HTTP/1.1); given back, it is wiped. One that began meanwhile is left alone: its
    /// own end asks again.
    fn give_up_when_quiet(&self, runtime: &tokio::runtime::Handle) {
        // Weak: an `Out` that nobody holds any more has no connections.
        let (inner, begun) = (Arc::downgrade(&self.0), self.0.under_way.begun.load(Ordering::Acquire));
        runtime.spawn(async move {
            tokio::time::sleep(QUIET).await;
            let Some(inner) = inner.upgrade() else { return };
            let quiet = inner.under_way.now.load(Ordering::Acquire) == 0;
            if quiet && inner.under_way.begun.load(Ordering::Acquire) == begun {
                let mut built = inner.built.lock().unwrap_or_else(PoisonError::into_inner);
                inner.under_way.carried.store(false, Ordering::Release);
                *built = Arc::new(built.rested());
            }
        });
    }

    /// The proxy that the person chose.
    #[must_use]
    pub fn proxy(&self) -> Proxy {
        self.built().proxy.clone()
    }

    /// The proxy that a request to this host would take, without user name and password; none in Practice.
    #[must_use]
    pub fn proxy_for(&self, host: &str) -> Option<String> {
        self.route(host).proxy.map(|hop| hop.shown())
    }

    pub(crate) fn route(&self, host: &str) -> Route {
        if self.is_practice() {
            return Route::direct(Place::Practice);
        }
        let built = self.built();
        route::route(&built.proxy, host, || built.desktop.get_or_init(self.0.desktop).clone())
    }

    /// Who issued the certificate of the last handshake with this host, where the system trusts it and browsers'
    /// roots do not: somebody on the way opens TLS. Nothing for a public issuer, before a handshake, and in
    /// Practice, whose authority is its own.
    #[must_use]
    pub fn opened_by(&self, host: &str) -> Option<ServiceMessage> {
        let chain = self.built().notes.of(host).filter(|chain| chain.accepted && !self.is_practice())?;
        if chain.is_public() { None } else { chain.issuer() }
    }

    /// A verifier by this trust as it is now. Reads the trust store: not for an async thread.
    pub(crate) fn verifier(&self) -> std::result::Result<Arc<dyn ServerCertVerifier>, Kind> {
        verifier(&self.0.trust)
    }

    /// Sends one request once and reads the answer to its end.
    ///
    /// # Errors
    /// A [`Failure`] when no whole answer came: `network-*`, `answer-too-large`.
    pub async fn send(&self, call: Call<'_>) -> std::result::Result<Answer, Failure> {
        // An address literal would be asked without asking the resolver.
        if self.is_practice() && !call.host.ends_with(PRACTICE) {
            return Err(Failure::unsent(Kind::NetworkDns, call.host));
        }
        let _under_way = Sending::begin(self, !matches!(call.auth, Auth::None));
        let client = self.client(call.host, call.whole > READ * 2).await?;
        let begun = Instant::now();
        let url = Url::parse(&format!("https://{}{}", call.host, call.path))
            .ok()
            .filter(|url| url.host_str() == Some(call.host) && url.port().is_none() && call.path.starts_with('/'))
            .ok_or_else(|| Failure::unsent(Kind::NetworkOther, call.host))?;
        if let Some(watch) = &self.0.watch {
            watch(call.method.as_str(), call.host, &call.path);
        }
        let mut request = client.request(call.method.clone(), url).timeout(call.whole);
        if let Some(header) = call.auth.header() {
            request = request.header(reqwest::header::AUTHORIZATION, header);
        }
        if let Some((body, kind)) = call.payload.into_parts() {
            request = request.header(reqwest::header::CONTENT_TYPE, kind).body(body);
        }
        let failed = |error: reqwest::Error| Failure::of(&call.redactor, call.host, &error);
        let mut response = request.send().await.map_err(failed)?;
        let mut body = Zeroizing::new(Vec::new());
        while let Some(chunk) = response.chunk().await.map_err(failed)? {
            if body.len() + chunk.len() > call.limit {
                let (status, headers) = (response.status().as_u16(), response.headers());
                let answer =
                    Answer::new(call.redactor, (call.host, &call.path), status, headers, Zeroizing::default(), 0);
                return Err(Failure { problem: answer.problem(Kind::AnswerTooLarge, None, None), sent: true });
            }
            body.extend_from_slice(&chunk);
        }
        let ms = u32::try_from(begun.elapsed().as_millis()).unwrap_or(u32::MAX);
        let status = response.status().as_u16();
        // A service names the path of the next page.
        let path = call.redactor.message(call.path.split('?').next().unwrap_or_default());
        let version = response.version();
        tracing::debug!(method = %call.method, host = call.host, %path, status, ms, ?version, "answered");
        Ok(Answer::new(call.redactor, (call.host, &call.path), status, response.headers(), body, ms))
    }

    async fn client(&self, host: &str, patient: bool) -> std::result::Result<Client, Failure> {
        let built = self.built();
        let built = match built.clients.get() {
            Some(clients) => clients.clone(),
            None => {
                let inner = self.0.clone();
                tokio::task::spawn_blocking(move || built.clients.get_or_init(|| build(&inner, &built)).clone())
                    .await
                    .unwrap_or(Err(Kind::NetworkOther))
            }
        };
        built
            .map(|clients| if patient { clients.patient } else { clients.usual })
            .map_err(|kind| Failure { problem: Problem::new(kind).with("host", host), sent: false })
    }
}

fn verifier(trust: &Trust) -> std::result::Result<Arc<dyn ServerCertVerifier>, Kind> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    match trust {
        Trust::System => Ok(Arc::new(Verifier::new(provider).map_err(|_| Kind::NetworkTls)?)),
        Trust::Only(roots) => {
            let mut store = RootCertStore::empty();
            store.add_parsable_certificates(roots.iter().cloned());
            let verifier = WebPkiServerVerifier::builder_with_provider(Arc::new(store), provider).build();
            Ok(verifier.map_err(|_| Kind::NetworkTls)?)
        }
    }
}

/// TLS 1.2 or 1.3, verified by this one and noted.
pub(crate) fn tls(verifier: Arc<dyn ServerCertVerifier>, notes: Arc<Notes>) -> std::result::Result<ClientConfig, Kind> {
    let provider = Arc::new(carried::provider());
    let versions = [&rustls::version::TLS13, &rustls::version::TLS12];
    let config = ClientConfig::builder_with_provider(provider)
        .with_protocol_versions(&versions)
        .map_err(|_| Kind::NetworkOther)?;
    let noting = Noting::new(verifier, notes);
    Ok(config.dangerous().with_custom_certificate_verifier(noting).with_no_client_auth())
}

impl Built {
    /// The same by trust and proxy, with no connection.
    fn rested(&self) -> Self {
        let (desktop, notes) = (self.desktop.clone(), self.notes.clone());
        Self { proxy: self.proxy.clone(), desktop, notes, tls: self.tls.clone(), clients: OnceLock::new() }
    }
}

fn build(inner: &Inner, built: &Built) -> std::result::Result<Clients, Kind> {
    let tls = match built.tls.get() {
        Some(tls) => tls,
        None => {
            let mut tls = tls(verifier(&inner.trust)?, built.notes.clone())?;
            tls.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
            built.tls.get_or_init(|| tls)
        }
    };
    let made = |read: Duration| client(inner, built, tls.clone(), read)?.build().map_err(|_| Kind::NetworkOther);
    Ok(Clients { usual: made(READ)?, patient: made(Duration::from_secs(60))? })
}

fn client(
    inner: &Inner,
    built: &Built,
    tls: ClientConfig,
    read: Duration,
) -> std::result::Result<reqwest::ClientBuilder, Kind> {
    let mut accept = reqwest::header::HeaderMap::new();
    accept.insert(reqwest::header::ACCEPT, reqwest::header::HeaderValue::from_static("application/json"));
    let client = Client::builder()
        .tls_backend_preconfigured(tls)
        .https_only(true)
        .redirect(reqwest::redirect::Policy::none())
        .referer(false)
        .retry(reqwest::retry::never())
        .user_agent(USER_AGENT)
        .default_headers(accept)
        .connect_timeout(CONNECT)
        .read_timeout(read)
        .pool_idle_timeout(IDLE);
    if let Some(port) = inner.practice {
        return Ok(client.no_proxy().dns_resolver(Arc::new(PracticeNames(port))));
    }
    let by = |address: &str| reqwest::Proxy::https(address).map_err(|_| Kind::NetworkOther);
    Ok(match &built.proxy {
        // The environment goes before the desktop, and the library reads it.
        Proxy::System if route::by_environment() => client,
        Proxy::System => match &built.desktop.get_or_init(inner.desktop).proxy {
            Some(set) => client.proxy(by(&set.address)?.no_proxy(reqwest::NoProxy::from_string(&set.except))),
            None => client,
        },
        Proxy::None => client.no_proxy(),
        Proxy::Manual(address) => client.proxy(by(address.as_str())?),
    })
}

/// Answers practice names with the sandbox, and no other name at all.
struct PracticeNames(u16);

impl Resolve for PracticeNames {
    fn resolve(&self, name: Name) -> Resolving {
        let here = SocketAddr::from(([127, 0, 0, 1], self.0));
        let known = name.as_str().ends_with(PRACTICE);
        Box::pin(std::future::ready(if known {
            Ok(Box::new(std::iter::once(here)) as Addrs)
        } else {
            Err(NotPractice.into())
        }))
    }
}
