//! A connection, step by step: names, sockets, and the tunnel through a proxy. The network check uses it, and a request
//! that failed at a proxy asks it for the proxy's own answer.

use std::error::Error;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use futures_util::stream::{FuturesUnordered, StreamExt as _};
use http_body_util::Empty;
use hyper::body::Bytes;
use hyper::header::{HOST, PROXY_AUTHENTICATE, PROXY_AUTHORIZATION, USER_AGENT};
use hyper::{Method, Request, Response};
use hyper_util::rt::TokioIo;
use rustls::ClientConfig;
use rustls::pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout_at};
use tokio_rustls::TlsConnector;

use super::certificate::TlsFault;
use super::hop::Hop;
use secrets::redaction::ServiceMessage;

/// Addresses tried side by side at most.
const ADDRESSES: usize = 4;

/// A stream of bytes.
pub(crate) trait Pipe: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Pipe for T {}

/// A connection, with what keeps it alive: dropping it ends everything.
pub(crate) struct Open {
    pub pipe: Box<dyn Pipe>,
    pub running: JoinSet<()>,
}

/// What is wrong with a proxy, or with the way to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Obstacle {
    /// Its name has no address.
    Name,
    /// No connection to it.
    Connect,
    /// It is written as `https://` and doesn't speak TLS.
    Plain,
    /// The handshake with it failed otherwise.
    Tls(TlsFault),
    /// It accepted the connection and didn't answer.
    Silent,
    /// It is written as `https://` and didn't answer the handshake: a proxy without TLS waits for more.
    SilentTls,
    /// 407.
    SignIn,
    /// 407, with NTLM, Negotiate or Kerberos only.
    SignInDomain,
    /// Another status than 200.
    Refused(u16),
    /// No answer in a proxy's form, or the end of the connection.
    Broke,
}

words! {
    /// What a proxy's status to CONNECT means; each needs another remedy.
    Refusal {
        /// It refuses this host.
        Refused = "refused",
        /// It got no connection, or has trouble of its own.
        Unreached = "unreached",
        /// Too many requests.
        Busy = "busy",
        /// The network requires a sign-in on a page first.
        Portal = "portal",
        /// No status of a proxy that knows CONNECT.
        Another = "another",
    }
}

impl Refusal {
    pub(crate) fn of(status: u16) -> Self {
        match status {
            300..=399 | 511 => Self::Portal,
            400 | 401 | 404 | 405 | 501 => Self::Another,
            429 => Self::Busy,
            500..=599 => Self::Unreached,
            _ => Self::Refused,
        }
    }

    /// Whether the answer may be another a moment later.
    pub(crate) fn is_passing(self) -> bool {
        matches!(self, Self::Unreached | Self::Busy)
    }
}

/// What is wrong, and what shows it.
#[derive(Debug, Clone)]
pub(crate) struct Blocked {
    pub obstacle: Obstacle,
    pub address: Option<SocketAddr>,
    /// Schemes of `Proxy-Authenticate`.
    pub schemes: Option<ServiceMessage>,
    /// A library's own words.
    pub text: Option<String>,
}

impl Blocked {
    fn new(obstacle: Obstacle) -> Self {
        Self { obstacle, address: None, schemes: None, text: None }
    }

    fn by(self, error: &dyn Error) -> Self {
        Self { text: Some(innermost(error)), ..self }
    }
}

/// The innermost cause in its own words, which contain no header.
pub(crate) fn innermost(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        text = cause.to_string();
        next = cause.source();
    }
    text
}

/// Resolves a host on a thread of its own: the program's end doesn't wait for it.
pub(crate) async fn resolve(host: &str, port: u16) -> io::Result<Vec<SocketAddr>> {
    use std::net::ToSocketAddrs as _;
    if let Ok(literal) = host.parse::<IpAddr>() {
        return Ok(vec![SocketAddr::new(literal, port)]);
    }
    let (send, resolved) = tokio::sync::oneshot::channel();
    let host = host.to_owned();
    let work = move || {
        // The caller may have given up.
        let _ = send.send((host.as_str(), port).to_socket_addrs().map(Iterator::collect));
    };
    std::thread::Builder::new().name("name look-up".to_owned()).spawn(work)?;
    resolved.await.unwrap_or_else(|_| Err(io::ErrorKind::Other.into()))
}

/// Connects to the first address that answers.
///
/// # Errors
/// The last address's; without any address, that there is none.
pub(crate) async fn connect(addresses: &[SocketAddr]) -> io::Result<(TcpStream, SocketAddr)> {
    let mut tries: FuturesUnordered<_> = addresses
        .iter()
        .take(ADDRESSES)
        .map(|address| async move { TcpStream::connect(address).await.map(|stream| (stream, *address)) })
        .collect();
    let mut last = io::ErrorKind::HostUnreachable.into();
    while let Some(tried) = tries.next().await {
        match tried {
            Ok(open) => return Ok(open),
            Err(error) => last = error,
        }
    }
    Err(last)
}

/// Connects through a proxy to port 443 of a host: to the proxy, by TLS if it wants that, then CONNECT. Without
/// `credentials` the setting's user name and password are not sent.
pub(crate) async fn tunnel(
    hop: &Hop,
    credentials: bool,
    host: &str,
    tls: Option<&Arc<ClientConfig>>,
    until: Instant,
) -> Result<(Open, u16), Blocked> {
    let (name, unreached) = (Blocked::new(Obstacle::Name), Blocked::new(Obstacle::Connect));
    let addresses = match timeout_at(until, resolve(hop.host(), hop.port())).await {
        Ok(found) => found.map_err(|error| name.by(&error))?,
        Err(_) => return Err(name),
    };
    let (stream, address) = match timeout_at(until, connect(&addresses)).await {
        Ok(connected) => connected.map_err(|error| unreached.by(&error))?,
        Err(_) => return Err(unreached),
    };
    let blocked = |obstacle| Blocked { address: Some(address), ..Blocked::new(obstacle) };
    let pipe: Box<dyn Pipe> = match (hop.is_https(), tls) {
        (false, _) => Box::new(stream),
        (true, None) => return Err(blocked(Obstacle::Tls(TlsFault::UnknownIssuer))),
        (true, Some(tls)) => {
            let broke = Obstacle::Tls(TlsFault::Broke);
            let name = ServerName::try_from(hop.host().to_owned()).map_err(|error| blocked(broke).by(&error))?;
            match timeout_at(until, TlsConnector::from(tls.clone()).connect(name, stream)).await {
                Ok(Ok(stream)) => Box::new(stream),
                Ok(Err(error)) => {
                    let cause = error.get_ref().and_then(|inner| inner.downcast_ref());
                    let obstacle = match cause.map_or(TlsFault::Broke, TlsFault::of) {
                        TlsFault::Plain => Obstacle::Plain,
                        fault => Obstacle::Tls(fault),
                    };
                    return Err(blocked(obstacle).by(&error));
                }
                Err(_) => return Err(blocked(Obstacle::SilentTls)),
            }
        }
    };
    let (answer, running) = match timeout_at(until, ask(pipe, hop, credentials, host)).await {
        Ok(answered) => answered.map_err(|error| blocked(Obstacle::Broke).by(&*error))?,
        Err(_) => return Err(blocked(Obstacle::Silent)),
    };
    let status = answer.status().as_u16();
    match status {
        200..=299 => {
            let upgraded = hyper::upgrade::on(answer).await.map_err(|error| blocked(Obstacle::Broke).by(&error))?;
            Ok((Open { pipe: Box::new(TokioIo::new(upgraded)), running }, status))
        }
        407 => {
            let wanted = answer.headers().get_all(PROXY_AUTHENTICATE);
            let schemes: Vec<_> = wanted.iter().filter_map(|value| value.to_str().ok()).flat_map(schemes).collect();
            let redactor = hop.redactor();
            let schemes: Vec<_> = schemes.iter().map(|scheme| redactor.message(scheme)).collect();
            let domain = !schemes.is_empty() && schemes.iter().all(|scheme| is_domain(scheme));
            let obstacle = if domain { Obstacle::SignInDomain } else { Obstacle::SignIn };
            Err(Blocked { schemes: Some(ServiceMessage::joined(&schemes, ", ")), ..blocked(obstacle) })
        }
        _ => Err(blocked(Obstacle::Refused(status))),
    }
}

type Asked = (Response<hyper::body::Incoming>, JoinSet<()>);

async fn ask(
    pipe: Box<dyn Pipe>,
    hop: &Hop,
    credentials: bool,
    host: &str,
) -> Result<Asked, Box<dyn Error + Send + Sync>> {
    let target = format!("{host}:443");
    let mut request = Request::builder().method(Method::CONNECT).uri(&target).header(HOST, &target);
    request = request.header(USER_AGENT, super::USER_AGENT);
    if let Some(basic) = hop.basic.as_ref().filter(|_| credentials) {
        request = request.header(PROXY_AUTHORIZATION, basic);
    }
    let request = request.body(Empty::<Bytes>::new())?;
    let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(pipe)).await?;
    let mut running = JoinSet::new();
    running.spawn(async move {
        // The request reports its end.
        let _ = connection.with_upgrades().await;
    });
    Ok((sender.send_request(request).await?, running))
}

/// Signs in with the computer's account rather than with a name and a password.
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
    fn schemes_differ_from_their_parameters() {
        assert_eq!(schemes("Basic realm=\"Acme, Inc\""), ["Basic"]);
        assert_eq!(schemes("Negotiate, NTLM, Digest nonce=\"x\", qop=auth"), ["Negotiate", "NTLM", "Digest"]);
        assert_eq!(schemes(""), [""; 0]);
    }
}
