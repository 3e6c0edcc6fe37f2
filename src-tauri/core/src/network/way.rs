//! A connection to a host: names, sockets, and the tunnel through a proxy.

use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use futures_util::stream::{FuturesUnordered, StreamExt as _};
use http_body_util::Empty;
use hyper::body::Bytes;
use hyper::header::{HOST, PROXY_AUTHENTICATE, PROXY_AUTHORIZATION, USER_AGENT};
use hyper::{Method, Request};
use hyper_util::rt::TokioIo;
use rustls::ClientConfig;
use rustls::pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::task::JoinSet;
use tokio_rustls::TlsConnector;

use super::{Fact, Finding, What};
use crate::http::{self, Hop};
use crate::redaction::{Redactor, ServiceMessage};

/// Addresses tried side by side at most.
const ADDRESSES: usize = 4;

/// What bytes can pass through.
pub(super) trait Pipe: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Pipe for T {}

/// A connection, with what keeps it alive: dropping it ends all.
pub(super) struct Open {
    pub pipe: Box<dyn Pipe>,
    pub running: JoinSet<()>,
}

/// Why there is none.
pub(super) struct Shut {
    pub found: Finding,
    pub facts: Vec<Fact>,
}

impl Shut {
    pub(super) fn new(found: Finding) -> Self {
        Self { found, facts: Vec::new() }
    }

    pub(super) fn with(mut self, what: What, value: impl fmt::Display) -> Self {
        self.facts.push(Fact::new(what, value));
        self
    }

    fn said(self, error: &dyn std::error::Error) -> Self {
        self.with(What::Said, innermost(error))
    }
}

/// The innermost cause in its own words: no header stands in those.
pub(super) fn innermost(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        text = cause.to_string();
        next = cause.source();
    }
    text
}

/// Asks the system for a host's addresses, on a thread of its own: nobody waits for it at the program's end.
pub(super) async fn resolve(host: &str, port: u16) -> io::Result<Vec<SocketAddr>> {
    use std::net::ToSocketAddrs as _;
    let (send, told) = tokio::sync::oneshot::channel();
    let host = host.to_owned();
    let work = move || {
        // Nobody may be waiting any more.
        let _ = send.send((host.as_str(), port).to_socket_addrs().map(Iterator::collect));
    };
    std::thread::Builder::new().name("name look-up".to_owned()).spawn(work)?;
    told.await.unwrap_or_else(|_| Err(io::ErrorKind::Other.into()))
}

/// Connects to the first address that answers.
pub(super) async fn connect(addresses: &[SocketAddr]) -> Result<(TcpStream, SocketAddr), Shut> {
    let mut tries: FuturesUnordered<_> = addresses
        .iter()
        .take(ADDRESSES)
        .map(|address| async move { TcpStream::connect(address).await.map(|stream| (stream, *address)) })
        .collect();
    let mut last = None;
    while let Some(tried) = tries.next().await {
        match tried {
            Ok(open) => return Ok(open),
            Err(error) => last = Some(error),
        }
    }
    let Some(error) = last else { return Err(Shut::new(Finding::Unreachable)) };
    let found = match error.kind() {
        io::ErrorKind::ConnectionRefused => Finding::Refused,
        io::ErrorKind::HostUnreachable | io::ErrorKind::NetworkUnreachable => Finding::Unreachable,
        io::ErrorKind::TimedOut => Finding::Silent,
        _ => Finding::Broke,
    };
    Err(Shut::new(found).said(&error))
}

/// Through a proxy: to it, by TLS where it wants that, and CONNECT.
pub(super) async fn tunnel(hop: &Hop, host: &str, tls: Option<&Arc<ClientConfig>>) -> Result<(Open, u16), Shut> {
    let addresses = resolve(hop.host(), hop.port()).await.map_err(|e| Shut::new(Finding::ProxyNoName).said(&e))?;
    let (stream, address) =
        connect(&addresses).await.map_err(|shut| Shut { found: Finding::ProxyUnreachable, ..shut })?;
    let shut = |found| Shut::new(found).with(What::Address, address);
    let pipe: Box<dyn Pipe> = match (hop.scheme(), tls) {
        ("https", Some(tls)) => {
            let name = ServerName::try_from(hop.host().to_owned()).map_err(|e| shut(Finding::ProxyTls).said(&e))?;
            let done = TlsConnector::from(tls.clone()).connect(name, stream).await;
            Box::new(done.map_err(|error| shut(Finding::ProxyTls).said(&error))?)
        }
        ("https", None) => return Err(shut(Finding::ProxyTls)),
        _ => Box::new(stream),
    };
    let target = format!("{host}:443");
    let mut request = Request::builder().method(Method::CONNECT).uri(&target).header(HOST, &target);
    request = request.header(USER_AGENT, http::USER_AGENT);
    let mut redactor = Redactor::without_credentials();
    if let Some(basic) = &hop.basic {
        request = request.header(PROXY_AUTHORIZATION, basic);
        redactor = hop.redactor();
    }
    let request = request.body(Empty::<Bytes>::new()).map_err(|error| shut(Finding::Broke).said(&error))?;
    let broke = |error: hyper::Error| shut(Finding::Broke).said(&error);
    let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(pipe)).await.map_err(broke)?;
    let mut running = JoinSet::new();
    running.spawn(async move {
        // Its end is told by the request.
        let _ = connection.with_upgrades().await;
    });
    let answer = sender.send_request(request).await.map_err(broke)?;
    let status = answer.status().as_u16();
    match status {
        200..=299 => {
            let upgraded = hyper::upgrade::on(answer).await.map_err(broke)?;
            Ok((Open { pipe: Box::new(TokioIo::new(upgraded)), running }, status))
        }
        407 => {
            let wanted = answer.headers().get_all(PROXY_AUTHENTICATE);
            let schemes: Vec<_> = wanted.iter().filter_map(|value| value.to_str().ok()).flat_map(schemes).collect();
            let schemes: Vec<_> = schemes.iter().map(|scheme| redactor.message(scheme)).collect();
            let domain = !schemes.is_empty() && schemes.iter().all(|scheme| is_domain(scheme));
            let found = if domain { Finding::ProxySignInDomain } else { Finding::ProxySignIn };
            Err(shut(found).with(What::Status, status).with(What::Schemes, ServiceMessage::joined(&schemes, ", ")))
        }
        _ => Err(shut(Finding::ProxyRefused).with(What::Status, status)),
    }
}

/// Signs in with the account of the computer rather than a name and a password.
fn is_domain(scheme: &str) -> bool {
    ["ntlm", "negotiate", "kerberos"].iter().any(|known| scheme.eq_ignore_ascii_case(known))
}

/// The schemes in one `Proxy-Authenticate`: words at the start or after a comma that are not `name=value`.
fn schemes(value: &str) -> Vec<String> {
    let first = |part: &str| {
        let word = part.split_whitespace().next()?.to_owned();
        let scheme = word.len() <= 20 && word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        scheme.then_some(word)
    };
    value.split(',').filter_map(first).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schemes_are_told_from_their_parameters() {
        assert_eq!(schemes("Basic realm=\"Acme, Inc\""), ["Basic"]);
        assert_eq!(schemes("Negotiate, NTLM, Digest nonce=\"x\", qop=auth"), ["Negotiate", "NTLM", "Digest"]);
        assert_eq!(schemes(""), [""; 0]);
    }
}
