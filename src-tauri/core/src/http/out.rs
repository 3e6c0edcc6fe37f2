//! The client itself: how it is built, and one request through it.

use std::net::SocketAddr;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use hyper_util::client::proxy::matcher::Matcher;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::{Client, Url};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::Verifier;
use zeroize::Zeroizing;

use super::failure::NotPractice;
use super::{Answer, Call, Failure};
use crate::problem::{Kind, Problem, Result};

const CONNECT: Duration = Duration::from_secs(5);
const READ: Duration = Duration::from_secs(10);
/// Longer than a person reads a screen, shorter than servers keep a quiet connection.
const IDLE: Duration = Duration::from_secs(50);

/// What every name of Practice ends with.
const PRACTICE: &str = ".practice";

/// The way out. Cheap to clone; the TLS client behind it is built once, on first use or by [`Out::warm`].
#[derive(Clone)]
pub struct Out(Arc<Inner>);

struct Inner {
    trust: Trust,
    clients: OnceLock<std::result::Result<Clients, Kind>>,
    watch: Option<Watch>,
    /// Dropped with the last clone, which is what [`Out::ended`] waits for.
    lives: tokio::sync::watch::Sender<()>,
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
    /// The operating system's, with its proxy.
    System,
    /// The sandbox's authority alone, on a loopback port, without a proxy.
    Practice { port: u16, roots: Vec<CertificateDer<'static>> },
}

impl std::fmt::Debug for Out {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self.0.trust {
            Trust::System => "Out(system)",
            Trust::Practice { .. } => "Out(practice)",
        })
    }
}

impl Out {
    /// By the operating system's trust and proxy (system or environment).
    ///
    /// # Errors
    /// None today; building the client is put off, and its failure is each request's.
    pub fn system() -> Result<Self> {
        Ok(Self::with(Trust::System))
    }

    /// To the sandbox on this loopback port: only practice names, only its authority, no proxy.
    ///
    /// # Errors
    /// `practice-unavailable`, when the text holds no certificate.
    pub fn practice(port: u16, ca_pem: &str) -> Result<Self> {
        let roots: std::result::Result<Vec<_>, _> = CertificateDer::pem_slice_iter(ca_pem.as_bytes()).collect();
        match roots {
            Ok(roots) if !roots.is_empty() => Ok(Self::with(Trust::Practice { port, roots })),
            Ok(_) | Err(_) => Err(Kind::PracticeUnavailable.into()),
        }
    }

    fn with(trust: Trust) -> Self {
        Self::new(trust, None)
    }

    fn new(trust: Trust, watch: Option<Watch>) -> Self {
        Self(Arc::new(Inner { trust, clients: OnceLock::new(), watch, lives: tokio::sync::watch::Sender::new(()) }))
    }

    /// Another one by the same trust, with connections of its own, whose requests are heard.
    #[must_use]
    pub fn watched(&self, watch: Watch) -> Self {
        Self::new(self.0.trust.clone(), Some(watch))
    }

    /// Ready when nothing works through it any more: every clone is gone, those behind a revocation in the
    /// background too. A process that ends before would leave tokens alive.
    pub async fn ended(self) {
        let mut lives = self.0.lives.subscribe();
        drop(self);
        // Nothing is ever sent there: an answer is the end.
        while lives.changed().await.is_ok() {}
    }

    /// Whether this is Practice's.
    #[must_use]
    pub fn is_practice(&self) -> bool {
        matches!(self.0.trust, Trust::Practice { .. })
    }

    /// Builds the client on a thread of its own; reading the trust store takes some 50 ms.
    pub fn warm(&self) {
        let inner = self.0.clone();
        std::thread::spawn(move || {
            inner.clients.get_or_init(|| build(&inner.trust));
        });
    }

    /// The proxy that a request to this host would take, without user name and password; none in Practice.
    #[must_use]
    pub fn proxy_for(&self, host: &str) -> Option<String> {
        if self.is_practice() { None } else { proxy_for(host) }
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
        let mut response = request.send().await.map_err(|error| Failure::of(call.host, &error))?;
        let mut body = Zeroizing::new(Vec::new());
        while let Some(chunk) = response.chunk().await.map_err(|error| Failure::of(call.host, &error))? {
            if body.len() + chunk.len() > call.limit {
                let answer =
                    Answer::new(call.host, response.status().as_u16(), response.headers(), Zeroizing::default(), 0);
                return Err(Failure { problem: answer.problem(Kind::AnswerTooLarge, None, None), sent: true });
            }
            body.extend_from_slice(&chunk);
        }
        let ms = u32::try_from(begun.elapsed().as_millis()).unwrap_or(u32::MAX);
        let status = response.status().as_u16();
        let path = call.path.split('?').next().unwrap_or_default();
        let version = response.version();
        tracing::debug!(method = %call.method, host = call.host, path, status, ms, ?version, "answered");
        Ok(Answer::new(call.host, status, response.headers(), body, ms))
    }

    async fn client(&self, host: &str, patient: bool) -> std::result::Result<Client, Failure> {
        let built = match self.0.clients.get() {
            Some(built) => built.clone(),
            None => {
                let inner = self.0.clone();
                tokio::task::spawn_blocking(move || inner.clients.get_or_init(|| build(&inner.trust)).clone())
                    .await
                    .unwrap_or(Err(Kind::NetworkOther))
            }
        };
        built
            .map(|clients| if patient { clients.patient } else { clients.usual })
            .map_err(|kind| Failure { problem: Problem::new(kind).with("host", host), sent: false })
    }
}

/// The proxy that the system or the environment names for this host, without user name and password.
#[must_use]
pub fn proxy_for(host: &str) -> Option<String> {
    let asked = format!("https://{host}/").parse::<hyper::Uri>().ok()?;
    let found = Matcher::from_system().intercept(&asked)?;
    let proxy = found.uri();
    let scheme = proxy.scheme_str().unwrap_or("http");
    let port = proxy.port_u16().map(|port| format!(":{port}")).unwrap_or_default();
    Some(format!("{scheme}://{}{port}", proxy.host()?))
}

fn build(trust: &Trust) -> std::result::Result<Clients, Kind> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let versions = [&rustls::version::TLS13, &rustls::version::TLS12];
    let config = ClientConfig::builder_with_provider(provider.clone())
        .with_protocol_versions(&versions)
        .map_err(|_| Kind::NetworkOther)?;
    let mut tls = match trust {
        Trust::System => {
            let verifier = Verifier::new(provider).map_err(|_| Kind::NetworkTls)?;
            config.dangerous().with_custom_certificate_verifier(Arc::new(verifier)).with_no_client_auth()
        }
        Trust::Practice { roots, .. } => {
            let mut store = RootCertStore::empty();
            store.add_parsable_certificates(roots.iter().cloned());
            config.with_root_certificates(store).with_no_client_auth()
        }
    };
    tls.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    let made = |read: Duration| client(trust, tls.clone(), read).build().map_err(|_| Kind::NetworkOther);
    Ok(Clients { usual: made(READ)?, patient: made(Duration::from_secs(60))? })
}

fn client(trust: &Trust, tls: ClientConfig, read: Duration) -> reqwest::ClientBuilder {
    let mut accept = reqwest::header::HeaderMap::new();
    accept.insert(reqwest::header::ACCEPT, reqwest::header::HeaderValue::from_static("application/json"));
    let client = Client::builder()
        .tls_backend_preconfigured(tls)
        .https_only(true)
        .redirect(reqwest::redirect::Policy::none())
        .referer(false)
        .retry(reqwest::retry::never())
        .user_agent(concat!("okta-dell-connect/", env!("CARGO_PKG_VERSION")))
        .default_headers(accept)
        .connect_timeout(CONNECT)
        .read_timeout(read)
        .pool_idle_timeout(IDLE);
    match trust {
        Trust::System => client,
        Trust::Practice { port, .. } => client.no_proxy().dns_resolver(Arc::new(PracticeNames(*port))),
    }
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
