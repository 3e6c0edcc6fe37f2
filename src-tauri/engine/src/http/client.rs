//! The HTTP client: how it is built, and one request through it.

use parking_lot::Mutex;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
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
use super::failure::{Cause, NotPractice};
use super::roots;
use super::route::{Place, Proxy, Route, Ways};
use super::settings::Setting;
use super::trust::{Notes, Noting};
use super::tunnel::tunnel;
use super::waits::Waits;
use super::{Answer, Auth, Call, Failure};
use model::problem::{Kind, Problem, Result};
use secrets::redaction::{Redactor, ServiceMessage};

const CONNECT: Duration = Duration::from_secs(5);
const READ: Duration = Duration::from_secs(10);
/// Longer than a person reads a screen, shorter than servers keep an idle connection.
const IDLE: Duration = Duration::from_secs(50);

/// Connections that carried a credential are closed after this time without a request; the requests of one act follow
/// each other faster.
const QUIET: Duration = Duration::from_millis(500);

/// The User-Agent of every request.
pub(crate) const USER_AGENT: &str = concat!("okta-dell-connect/", env!("CARGO_PKG_VERSION"));

/// The ending of every practice name.
pub(crate) const PRACTICE: &str = ".practice";

/// The HTTP client of the app. Cheap to clone; its TLS client is built once, at first use or by [`HttpClient::warm`].
#[derive(Clone)]
pub struct HttpClient(Arc<Inner>);

struct Inner {
    trust: Trust,
    desktop: fn() -> Desktop,
    /// The sandbox's port on loopback, in practice mode.
    practice: Option<u16>,
    built: Mutex<Arc<Built>>,
    under_way: UnderWay,
    watch: Option<Watch>,
    waits: Waits,
    /// Dropped with the last clone, which [`HttpClient::ended`] waits for.
    lives: tokio::sync::watch::Sender<()>,
}

/// Valid until the proxy changes or the system's settings are read again.
struct Built {
    ways: Arc<Ways>,
    notes: Arc<Notes>,
    /// It includes the trust store, which takes some 50 ms to read.
    tls: OnceLock<ClientConfig>,
    clients: OnceLock<Result<Clients>>,
}

/// Running requests, counted for [`HttpClient::give_up_when_quiet`].
#[derive(Default)]
struct UnderWay {
    now: AtomicUsize,
    /// How many requests ever began: shows whether one began meanwhile.
    begun: AtomicU64,
    /// A request carried a credential since connections were last closed.
    carried: AtomicBool,
}

/// A running request. When it ends, the connections that may hold its credential are closed soon; memory stays closed
/// until then.
struct Sending<'a> {
    out: &'a HttpClient,
    /// Kept from the start: a canceled request may end on a thread without a runtime.
    runtime: tokio::runtime::Handle,
    _carrying: Option<Carrying>,
}

impl<'a> Sending<'a> {
    fn begin(out: &'a HttpClient, carries: bool) -> Self {
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
    /// For requests whose answer may pause longer than the usual limit between two reads.
    patient: Client,
}

#[derive(Clone)]
enum Trust {
    /// The operating system's.
    System,
    /// Only these authorities: the sandbox's.
    Only(Vec<CertificateDer<'static>>),
}

impl std::fmt::Debug for HttpClient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if self.is_practice() { "Out(practice)" } else { "Out(system)" })
    }
}

impl HttpClient {
    /// With the operating system's trust, and its proxy (environment or system) until another is chosen.
    ///
    /// # Errors
    /// None today: the client is built later, and its failure is each request's.
    pub fn system() -> Result<Self> {
        Ok(Self::new(Trust::System, None, Proxy::default(), None))
    }

    /// To the sandbox on this loopback port: practice names only, its authority only, no proxy.
    ///
    /// # Errors
    /// `practice-unavailable` if the text has no certificate.
    pub fn practice(port: u16, ca_pem: &str) -> Result<Self> {
        let roots: std::result::Result<Vec<_>, _> = CertificateDer::pem_slice_iter(ca_pem.as_bytes()).collect();
        match roots {
            Ok(roots) if !roots.is_empty() => Ok(Self::new(Trust::Only(roots), Some(port), Proxy::default(), None)),
            Ok(_) | Err(_) => Err(Kind::PracticeUnavailable.into()),
        }
    }

    fn new(trust: Trust, practice: Option<u16>, proxy: Proxy, watch: Option<Watch>) -> Self {
        let built = Mutex::new(Arc::new(Built::new(proxy, desktop::ask)));
        let lives = tokio::sync::watch::Sender::new(());
        Self(Arc::new(Inner {
            trust,
            desktop: desktop::ask,
            practice,
            built,
            under_way: UnderWay::default(),
            watch,
            waits: Waits::default(),
            lives,
        }))
    }

    /// A second client with the same trust and proxy, its own connections, and a listener for its requests.
    pub fn watched(&self, watch: Watch) -> Self {
        Self::new(self.0.trust.clone(), self.0.practice, self.proxy(), Some(watch))
    }

    /// Ready when every clone is dropped, including those behind a revocation in the background. A process that ends
    /// earlier would leave tokens alive.
    pub async fn ended(self) {
        let mut lives = self.0.lives.subscribe();
        drop(self);
        // No value is ever sent there: only its end counts.
        while lives.changed().await.is_ok() {}
    }

    /// With these authorities only, to any host and by any proxy: the system's trust, in a test.
    #[cfg(test)]
    pub(crate) fn trusting(ca_pem: &str) -> Self {
        let roots = CertificateDer::pem_slice_iter(ca_pem.as_bytes()).map(|root| root.expect("a certificate"));
        Self::new(Trust::Only(roots.collect()), None, Proxy::default(), None)
    }

    /// As if the desktop's settings said so.
    #[cfg(test)]
    pub(crate) fn with_desktop(mut self, desktop: fn() -> Desktop) -> Self {
        Arc::get_mut(&mut self.0).expect("no clone yet").desktop = desktop;
        self.renew();
        self
    }

    pub(super) fn waits(&self) -> &Waits {
        &self.0.waits
    }

    fn built(&self) -> Arc<Built> {
        self.0.built.lock().clone()
    }

    pub fn is_practice(&self) -> bool {
        self.0.practice.is_some()
    }

    /// The port that every practice name resolves to.
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

    /// Uses this proxy from now on; running requests keep theirs. Practice mode takes none.
    pub fn set_proxy(&self, proxy: Proxy) {
        let mut built = self.0.built.lock();
        if built.ways.choice != proxy {
            *built = Arc::new(Built::new(proxy, self.0.desktop));
        }
    }

    /// Reads the system's trust and proxy again at the next request: IT may have fixed them.
    pub fn renew(&self) {
        let mut built = self.0.built.lock();
        *built = Arc::new(Built::new(built.ways.choice.clone(), self.0.desktop));
    }

    /// Closes the connections after [`QUIET`] without a request. An open HTTP connection keeps the buffer of its last
    /// request with the credential's header (measured: one copy for HTTP/2, packed, and two for HTTP/1.1); the buffer
    /// is wiped when it is freed. A request that began meanwhile prevents this; its own end asks again.
    fn give_up_when_quiet(&self, runtime: &tokio::runtime::Handle) {
        // Weak: a dropped `HttpClient` has no connections.
        let (inner, begun) = (Arc::downgrade(&self.0), self.0.under_way.begun.load(Ordering::Acquire));
        runtime.spawn(async move {
            tokio::time::sleep(QUIET).await;
            let Some(inner) = inner.upgrade() else { return };
            let quiet = inner.under_way.now.load(Ordering::Acquire) == 0;
            if quiet && inner.under_way.begun.load(Ordering::Acquire) == begun {
                let mut built = inner.built.lock();
                inner.under_way.carried.store(false, Ordering::Release);
                *built = Arc::new(built.rested());
            }
        });
    }

    /// The proxy that the person chose.
    pub fn proxy(&self) -> Proxy {
        self.built().ways.choice.clone()
    }

    /// The proxy for a request to this host, without user name and password; none in practice mode.
    pub fn proxy_for(&self, host: &str) -> Option<String> {
        self.route(host).proxy.map(|hop| hop.shown())
    }

    /// Why this host is reached without a proxy: a [`Place`], or `script` if the system leaves the choice to one, which
    /// the app doesn't run. `None` with a proxy, or if a setting can't be read.
    pub fn direct_by(&self, host: &str) -> Option<&'static str> {
        let route = self.route(host);
        let direct = route.proxy.is_none() && route.unreadable.is_none();
        direct.then(|| if route.script.is_some() { "script" } else { route.place.word() })
    }

    pub(crate) fn route(&self, host: &str) -> Route {
        if self.is_practice() {
            return Route::direct(Place::Practice);
        }
        self.built().ways.to(host)
    }

    /// The problem to report before anything is sent to this host; `None` if its settings can be read.
    pub fn stopped(&self, host: &str) -> Option<Problem> {
        self.route(host).problem(host)
    }

    /// Every setting of this computer that chooses a way or trust. Runs the desktop's program, which may take a second.
    /// None in practice mode.
    pub fn settings(&self) -> Vec<Setting> {
        if self.is_practice() { Vec::new() } else { self.built().ways.settings() }
    }

    /// The issuer of this host's certificate at the last handshake, if the system trusts it and browsers' roots don't:
    /// something in between opens TLS. `None` for a public issuer, before a handshake, and in practice mode, which has
    /// an authority of its own.
    pub fn opened_by(&self, host: &str) -> Option<ServiceMessage> {
        let chain = self.built().notes.of(host).filter(|chain| chain.accepted && !self.is_practice())?;
        if chain.is_public() { None } else { chain.issuer() }
    }

    /// The variable that names the trusted certificates, if there is one and the system's trust applies.
    pub(crate) fn roots_variable(&self) -> Option<Setting> {
        matches!(self.0.trust, Trust::System).then(roots::by_variable).flatten()
    }

    /// A verifier with the present trust. Reads the trust store, so not on an async thread.
    pub(crate) fn verifier(&self) -> Result<Arc<dyn ServerCertVerifier>> {
        verifier(&self.0.trust)
    }

    /// Sends one request once and reads its whole answer.
    ///
    /// # Errors
    /// A [`Failure`] without a whole answer: `network-*`, `answer-too-large`.
    pub async fn send(&self, call: Call<'_>) -> std::result::Result<Answer, Failure> {
        // An address literal would bypass the resolver.
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
        let mut response = match request.send().await {
            Ok(response) => response,
            Err(error) => return Err(self.failure(&call.redactor, call.host, Cause::of(&error)).await),
        };
        let mut body = Zeroizing::new(Vec::new());
        loop {
            let chunk = match response.chunk().await {
                Ok(Some(chunk)) => chunk,
                Ok(None) => break,
                Err(error) => return Err(self.failure(&call.redactor, call.host, Cause::of(&error)).await),
            };
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

    /// Names the layer that failed. No library reports a proxy's answer to a tunnel, so a proxy that refused one is
    /// asked again.
    async fn failure(&self, redactor: &Redactor, host: &str, cause: Cause) -> Failure {
        let (built, sent) = (self.built(), cause.sent);
        let hop = self.route(host).proxy;
        let problem = match (hop, cause.asks_proxy()) {
            (Some(hop), Some(credentials)) => {
                let tls = built.tls.get().cloned().map(|mut tls| {
                    tls.alpn_protocols.clear();
                    Arc::new(tls)
                });
                let until = tokio::time::Instant::now() + CONNECT;
                let blocked = tunnel(&hop, credentials, host, tls.as_ref(), until).await.err();
                cause.at_proxy(redactor, host, &hop, blocked)
            }
            (hop, _) => {
                let chain = built.notes.of(host);
                cause.problem(redactor, host, chain.as_ref(), self.roots_variable(), hop.is_some())
            }
        };
        Failure { problem, sent }
    }

    /// The client for this host, unless a setting on the way there can't be read. One reading of the settings decides
    /// both: a client built without a proxy must not be used under a setting that names one.
    async fn client(&self, host: &str, patient: bool) -> std::result::Result<Client, Failure> {
        let built = self.built();
        let ways = built.ways.clone();
        let built = match built.clients.get() {
            Some(clients) => clients.clone(),
            None => {
                let inner = self.0.clone();
                tokio::task::spawn_blocking(move || built.clients.get_or_init(|| build(&inner, &built)).clone())
                    .await
                    .unwrap_or_else(|_| Err(Kind::NetworkOther.into()))
            }
        };
        // After the client was built, on another thread: the desktop's settings are read by then.
        if !self.is_practice()
            && let Some(problem) = ways.to(host).problem(host)
        {
            return Err(Failure { problem, sent: false });
        }
        built
            .map(|clients| if patient { clients.patient } else { clients.usual })
            .map_err(|problem| Failure { problem: problem.with("host", host), sent: false })
    }
}

fn verifier(trust: &Trust) -> Result<Arc<dyn ServerCertVerifier>> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let unreadable = |_| roots::problem().unwrap_or_else(|| Kind::NetworkNoTrust.into());
    match trust {
        Trust::System => Ok(Arc::new(Verifier::new(provider).map_err(unreadable)?)),
        Trust::Only(roots) => {
            let mut store = RootCertStore::empty();
            store.add_parsable_certificates(roots.iter().cloned());
            let verifier = WebPkiServerVerifier::builder_with_provider(Arc::new(store), provider).build();
            Ok(verifier.map_err(|_| Kind::NetworkNoTrust)?)
        }
    }
}

/// TLS 1.2 or 1.3, verified by this verifier, which notes the chain.
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
    fn new(proxy: Proxy, desktop: fn() -> Desktop) -> Self {
        let ways = Arc::new(Ways::new(proxy, desktop));
        Self { ways, notes: Arc::default(), tls: OnceLock::new(), clients: OnceLock::new() }
    }

    /// The same trust and proxy, without connections.
    fn rested(&self) -> Self {
        let (ways, notes) = (self.ways.clone(), self.notes.clone());
        Self { ways, notes, tls: self.tls.clone(), clients: OnceLock::new() }
    }
}

fn build(inner: &Inner, built: &Built) -> Result<Clients> {
    let tls = match built.tls.get() {
        Some(tls) => tls,
        None => {
            let mut tls = tls(verifier(&inner.trust)?, built.notes.clone())?;
            tls.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
            built.tls.get_or_init(|| tls)
        }
    };
    let made = |read: Duration| -> Result<Client> {
        Ok(client(inner, built, tls.clone(), read).build().map_err(|_| Kind::NetworkOther)?)
    };
    Ok(Clients { usual: made(READ)?, patient: made(Duration::from_secs(60))? })
}

fn client(inner: &Inner, built: &Built, tls: ClientConfig, read: Duration) -> reqwest::ClientBuilder {
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
        .pool_idle_timeout(IDLE)
        // The library reads no setting: it would ignore one that it can't read.
        .no_proxy();
    if let Some(port) = inner.practice {
        return client.dns_resolver(Arc::new(PracticeNames(port)));
    }
    let Some(hop) = built.ways.hop() else { return client };
    let ways = built.ways.clone();
    let proxy = reqwest::Proxy::custom(move |asked| {
        let hop = ways.to(asked.host_str()?).proxy?;
        Url::parse(&hop.shown()).ok()
    });
    client.proxy(match hop.basic {
        Some(basic) => proxy.custom_http_auth(basic),
        None => proxy,
    })
}

/// Resolves practice names to the sandbox, and no other name.
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
