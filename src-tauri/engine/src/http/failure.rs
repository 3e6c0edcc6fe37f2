//! Why no answer came, by the types in the chain of errors, and whose fault it is: the host's, or of something in
//! between.

use std::error::Error;
use std::io;

use jiff::Timestamp;

use super::certificate::TlsFault;
use super::hop::Hop;
use super::settings::{Setting, SettingState};
use super::trust::Chain;
use super::tunnel::{Blocked, Obstacle, Refusal};
use model::problem::{Kind, Problem, ServiceReport};
use secrets::redaction::{Redactor, ServiceMessage};

/// A request without an answer.
#[derive(Debug, Clone)]
pub struct Failure {
    /// The problem to show.
    pub problem: Problem,
    /// Whether the host may have received something.
    pub sent: bool,
}

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Self {
        failure.problem
    }
}

/// Practice mode was asked for another name.
#[derive(Debug, thiserror::Error)]
#[error("not a practice name")]
pub(super) struct NotPractice;

/// `hyper_util`'s error of a tunnel is private. Everything below an error that begins so happened at the proxy.
const TUNNEL: &str = "tunnel error: ";
/// Its exact text for 407.
const TUNNEL_407: &str = "tunnel error: proxy authorization required";

/// `hyper_util`'s errors of a socket begin so; any other end before a request is one of the handshake.
const SOCKET: &str = "tcp ";
/// How a peer ends a handshake without an alert.
const CUT: [io::ErrorKind; 4] = [
    io::ErrorKind::UnexpectedEof,
    io::ErrorKind::ConnectionReset,
    io::ErrorKind::ConnectionAborted,
    io::ErrorKind::BrokenPipe,
];

/// The layer that failed.
pub(super) struct Cause {
    stage: Stage,
    /// The innermost cause in its own words, which may quote names from a certificate.
    text: String,
    /// Names of a certificate for others.
    names: Option<String>,
    pub sent: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Name,
    Connect,
    /// No connection in time, perhaps because of a proxy.
    ConnectTimeout,
    Proxy,
    ProxySignIn,
    Tls(TlsFault),
    /// The peer ended the handshake without an alert.
    Cut,
    Timeout,
    Other,
}

impl Failure {
    /// Nothing was sent.
    pub fn unsent(kind: Kind, host: &str) -> Self {
        Self { problem: Problem::new(kind).with("host", host), sent: false }
    }
}

impl Cause {
    pub(super) fn of(error: &reqwest::Error) -> Self {
        let mut stage = None;
        let mut text = String::new();
        let (mut names, mut socket, mut cut) = (None, false, false);
        let mut next: Option<&(dyn Error + 'static)> = error.source();
        while let Some(cause) = next {
            text = without_peers_bytes(cause.to_string());
            socket |= text.starts_with(SOCKET);
            cut |= cause.downcast_ref::<io::Error>().is_some_and(|error| CUT.contains(&error.kind()));
            if let (None, Some(fault)) = (stage, cause.downcast_ref::<rustls::Error>()) {
                // After the handshake an alert is not about a certificate.
                stage = error.is_connect().then(|| Stage::Tls(TlsFault::of(fault)));
                names = TlsFault::names(fault);
            } else if cause.is::<NotPractice>() {
                stage = Some(Stage::Name);
            } else if text == TUNNEL_407 {
                stage = Some(Stage::ProxySignIn);
            } else if text.starts_with(TUNNEL) {
                stage = Some(Stage::Proxy);
            }
            // An `io::Error` made from another error hides it from `source`.
            next = match cause.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
                Some(inner) => Some(inner),
                None => cause.source(),
            };
        }
        let stage = stage.unwrap_or_else(|| match (error.is_dns(), error.is_timeout(), error.is_connect()) {
            (true, ..) => Stage::Name,
            (_, true, true) => Stage::ConnectTimeout,
            (_, true, false) => Stage::Timeout,
            (_, false, true) if cut && !socket => Stage::Cut,
            (_, false, true) => Stage::Connect,
            (_, false, false) => Stage::Other,
        });
        Self { stage, text, names, sent: !(error.is_connect() || error.is_builder()) }
    }

    /// Whether a proxy must be asked again for its answer: with the setting's credentials, or without if it refused
    /// them.
    pub(super) fn asks_proxy(&self) -> Option<bool> {
        match self.stage {
            Stage::Proxy | Stage::ConnectTimeout => Some(true),
            Stage::ProxySignIn => Some(false),
            _ => None,
        }
    }

    /// What failed at the proxy, by its own answer if it was asked again and refused again.
    pub(super) fn at_proxy(&self, redactor: &Redactor, host: &str, hop: &Hop, blocked: Option<Blocked>) -> Problem {
        let Some(blocked) = blocked else {
            if self.stage == Stage::ConnectTimeout {
                return self.problem(redactor, host, None, None, true);
            }
            // Only the library knows the first answer, and it doesn't report the status.
            let shown = hop.shown();
            let problem = Problem::new(Kind::NetworkProxyPassing).with("host", host).with("proxy", &shown);
            return details(problem, &shown, None, self.words(redactor));
        };
        let text = blocked.text.as_deref().map(|text| hop.redactor().message(&without_peers_bytes(text.to_owned())));
        let problem = by_proxy(text, host, hop, blocked.obstacle);
        match blocked.schemes {
            Some(schemes) => problem.with("schemes", schemes),
            None => problem,
        }
    }

    /// What failed at the host, or on a way without a proxy. `roots` is the variable that names the trusted
    /// certificates, if there is one; `tunnel` says that a proxy let it through.
    pub(super) fn problem(
        &self,
        redactor: &Redactor,
        host: &str,
        chain: Option<&Chain>,
        roots: Option<Setting>,
        tunnel: bool,
    ) -> Problem {
        let kind = match self.stage {
            Stage::Name => Kind::NetworkDns,
            // Through a tunnel there was a connection. Without one, firewalls refuse in this way.
            Stage::Cut if tunnel => Kind::NetworkTlsBroke,
            Stage::Connect | Stage::Cut => Kind::NetworkConnect,
            Stage::ConnectTimeout | Stage::Timeout => Kind::NetworkTimeout,
            Stage::Tls(fault) => of_tls(fault),
            Stage::Proxy | Stage::ProxySignIn | Stage::Other => Kind::NetworkOther,
        };
        let mut problem = Problem::new(kind).with("host", host);
        if let Stage::Tls(fault) = self.stage
            && fault.is_of_certificate()
        {
            let issuer =
                chain.and_then(Chain::issuer).map_or_else(|| "unknown".to_owned(), |issuer| issuer.to_string());
            problem = problem.with("issuer", issuer).with("names", self.names.as_deref().unwrap_or("?"));
            problem = problem.with("fault", fault.word());
            problem = problem.with("chain", if chain.is_some_and(Chain::is_alone) { "alone" } else { "more" });
            let part = roots.as_ref().filter(|roots| roots.state == SettingState::ReadInPart);
            problem = problem.with("roots", roots.as_ref().map_or("system", |roots| roots.name.as_str()));
            problem = problem.with("part", if part.is_some() { "yes" } else { "no" });
            if let Some(unread) = part.and_then(|roots| roots.value.as_ref()) {
                problem = problem.with("unread", unread);
            }
        }
        details(problem, host, None, self.words(redactor))
    }

    fn words(&self, redactor: &Redactor) -> Option<ServiceMessage> {
        Some(redactor.message(&self.text))
    }
}

fn of_tls(fault: TlsFault) -> Kind {
    match fault {
        TlsFault::UnknownIssuer => Kind::NetworkTls,
        TlsFault::WrongName => Kind::NetworkTlsWrongName,
        TlsFault::Nameless => Kind::NetworkTlsNameless,
        TlsFault::Expired => Kind::NetworkTlsExpired,
        TlsFault::NotYet => Kind::NetworkTlsNotYet,
        TlsFault::CaAsServer => Kind::NetworkTlsCaAsServer,
        TlsFault::Revoked => Kind::NetworkTlsRevoked,
        TlsFault::BadSignature => Kind::NetworkTlsBadSignature,
        TlsFault::Purpose | TlsFault::NotPermitted | TlsFault::Extension | TlsFault::Certificate => {
            Kind::NetworkTlsCertificate
        }
        TlsFault::Plain => Kind::NetworkTlsPlain,
        TlsFault::NothingInCommon | TlsFault::Broke => Kind::NetworkTlsBroke,
    }
}

fn by_proxy(text: Option<ServiceMessage>, host: &str, hop: &Hop, obstacle: Obstacle) -> Problem {
    let (kind, status) = match obstacle {
        Obstacle::Name => (Kind::NetworkProxyName, None),
        Obstacle::Connect => (Kind::NetworkProxyConnect, None),
        Obstacle::Plain => (Kind::NetworkProxyPlain, None),
        Obstacle::Tls(_) => (Kind::NetworkProxyTls, None),
        Obstacle::Silent | Obstacle::SilentTls => (Kind::NetworkProxySilent, None),
        Obstacle::SignIn => (Kind::NetworkProxyAuth, Some(407)),
        Obstacle::SignInDomain => (Kind::NetworkProxyAuthDomain, Some(407)),
        Obstacle::Refused(status) => (Kind::NetworkProxyRefused, Some(status)),
        Obstacle::Broke => (Kind::NetworkProxyBroke, None),
    };
    let shown = hop.shown();
    let problem = Problem::new(kind).with("host", host).with("proxy", &shown);
    let problem = match obstacle {
        Obstacle::Refused(status) => problem.with("status", status).with("means", Refusal::of(status).word()),
        // The same address as it must be written.
        Obstacle::Plain | Obstacle::SilentTls => {
            problem.with("plain", shown.replacen("https://", "http://", 1)).with("tls", "yes")
        }
        Obstacle::Silent => problem.with("tls", "no"),
        Obstacle::SignIn => problem.with("signed", if hop.basic.is_some() { "yes" } else { "no" }),
        Obstacle::Tls(fault) => problem.with("fault", of_tls(fault).code()),
        _ => problem,
    };
    details(problem, &shown, status, text)
}

/// With a library's own words, or a proxy's status.
fn details(problem: Problem, host: &str, status: Option<u16>, text: Option<ServiceMessage>) -> Problem {
    problem.said(ServiceReport { host: host.to_owned(), status, error: None, text, id: None, at: Timestamp::now() })
}

/// HTTP/2's library quotes what a peer sent when it closed the connection, byte by byte and escaped: nobody needs that,
/// and no gate decodes it.
fn without_peers_bytes(text: String) -> String {
    match text.find(" (b\"") {
        Some(end) => text[..end].to_owned(),
        None => text,
    }
}
