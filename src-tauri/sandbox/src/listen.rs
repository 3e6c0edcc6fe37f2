//! The one listener for all names: TLS, HTTP/1.1 or HTTP/2 by ALPN, and the ways to give no answer.

use parking_lot::Mutex;
use std::convert::Infallible;
use std::future::pending;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::header::{HOST, HeaderName, HeaderValue};
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto;
use rustls::ServerConfig;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};
use tokio_rustls::LazyConfigAcceptor;
use zeroize::Zeroizing;

use crate::call::{Answer, Call, Reply};
use crate::embedded::Instants;
use crate::names::Site;
use crate::router;
use crate::world::World;

const HANDSHAKE: Duration = Duration::from_secs(10);
const BODY_LIMIT: usize = 1 << 20;

pub(crate) struct Server {
    /// A panic in a handler must not end the whole sandbox; the state is valid between its statements.
    pub(crate) world: Mutex<World>,
    tls: Arc<ServerConfig>,
    control_token: Zeroizing<String>,
    latency_ms: u64,
    connections: AtomicU64,
    pub(crate) instants: Instants,
}

impl std::fmt::Debug for Server {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Server")
    }
}

impl Server {
    pub(crate) fn new(world: World, tls: Arc<ServerConfig>, control_token: Zeroizing<String>, latency_ms: u64) -> Self {
        let (connections, instants) = Default::default();
        Self { world: Mutex::new(world), tls, control_token, latency_ms, connections, instants }
    }

    fn answer(&self, call: &Call) -> (Reply, Duration) {
        let mut world = self.world.lock();
        let slow = match world.names.site(&call.host) {
            Some(Site::Control) | None => 0,
            Some(Site::Okta | Site::OktaAdmin | Site::Dell) => self.latency_ms + world.slowness(),
        };
        let reply = router::answer(&mut world, call, |call| call.bearer() == Some(self.control_token.as_str()));
        (reply, Duration::from_millis(slow))
    }
}

/// Accepts until it is dropped; its connections end with it.
pub(crate) async fn accept<S: Future<Output = ()> + Send + 'static>(
    listener: TcpListener,
    server: Arc<Server>,
    serve: fn(TcpStream, Arc<Server>) -> S,
) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => {
                    connections.spawn(serve(stream, server.clone()));
                }
                Err(error) => {
                    tracing::warn!(%error, "a connection could not be accepted");
                    // Probably out of file descriptors: spinning would not help.
                    sleep(Duration::from_millis(50)).await;
                }
            },
            Some(_) = connections.join_next() => {}
        }
    }
}

/// One connection, from the handshake to its end.
pub(crate) async fn serve(stream: TcpStream, server: Arc<Server>) {
    // Small answers must not wait for an acknowledgement that the other side delays by 40 ms.
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "answers will be slow");
    }
    let Ok(Ok(start)) = timeout(HANDSHAKE, LazyConfigAcceptor::new(rustls::server::Acceptor::default(), stream)).await
    else {
        return;
    };
    let name = start.client_hello().server_name().map(str::to_ascii_lowercase);
    let mut far = true;
    if let Some(name) = name {
        let world = server.world.lock();
        match world.names.site(&name) {
            Some(site) if !world.is_unreachable(site) => far = site != Site::Control,
            Some(_) | None => return,
        }
    }
    if far {
        // TCP's round trip, which loopback has done already, and that of TLS 1.3.
        sleep(Duration::from_millis(server.latency_ms) * 2).await;
    }
    let Ok(Ok(stream)) = timeout(HANDSHAKE, start.into_stream(server.tls.clone())).await else { return };
    let cut = Arc::new(Notify::new());
    let number = server.connections.fetch_add(1, Ordering::Relaxed) + 1;
    let service = service_fn(|request| respond(request, number, server.clone(), cut.clone()));
    let builder = auto::Builder::new(TokioExecutor::new());
    let connection = builder.serve_connection(TokioIo::new(stream), service);
    tokio::select! {
        ended = connection => if let Err(error) = ended {
            tracing::debug!(%error, "a connection ended early");
        },
        // Dropping the stream here closes the socket without an answer and without a goodbye.
        () = cut.notified() => {}
    }
}

async fn respond(
    request: Request<Incoming>,
    connection: u64,
    server: Arc<Server>,
    cut: Arc<Notify>,
) -> Result<Response<Full<Bytes>>, Infallible> {
    let Some(call) = read(request, connection).await else { return Ok(finished(Answer::empty(413))) };
    let changes =
        call.method != "GET" && call.path != "/token" && server.world.lock().names.site(&call.host) == Some(Site::Dell);
    if changes {
        server.instants.pass().await;
    }
    let answered = if server.world.lock().is_stored() {
        // The state is written with fsync: not on the runtime's own threads.
        let answering = server.clone();
        tokio::task::spawn_blocking(move || answering.answer(&call)).await
    } else {
        Ok(server.answer(&call))
    };
    if changes {
        server.instants.pass().await;
    }
    match answered {
        Ok((reply, slow)) => {
            sleep(slow).await;
            match reply {
                Some(answer) => Ok(finished(answer)),
                None => {
                    cut.notify_one();
                    pending().await
                }
            }
        }
        Err(error) => {
            tracing::error!(%error, "the sandbox failed to answer");
            Ok(finished(Answer::empty(500)))
        }
    }
}

async fn read(request: Request<Incoming>, connection: u64) -> Option<Call> {
    let (parts, body) = request.into_parts();
    let body = Limited::new(body, BODY_LIMIT).collect().await.ok()?.to_bytes();
    let host = parts.uri.host().map(str::to_owned).or_else(|| {
        let header = parts.headers.get(HOST)?.to_str().ok()?;
        Some(header.rsplit_once(':').map_or(header, |(host, _)| host).to_owned())
    });
    let query = parts.uri.query().unwrap_or_default().as_bytes();
    Some(Call {
        connection,
        version: format!("{:?}", parts.version),
        host: host.unwrap_or_default().to_ascii_lowercase(),
        method: parts.method.as_str().to_owned(),
        path: parts.uri.path().to_owned(),
        query: url::form_urlencoded::parse(query).into_owned().collect(),
        headers: parts.headers,
        body: Zeroizing::new(body.to_vec()),
    })
}

fn finished(mut answer: Answer) -> Response<Full<Bytes>> {
    let body = std::mem::take(&mut *answer.body);
    let mut response = Response::new(Full::new(Bytes::from(body)));
    *response.status_mut() = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let content_type = answer.content_type.map(|value| ("content-type", value.to_owned()));
    for (name, value) in content_type.into_iter().chain(answer.headers) {
        if let Ok(value) = HeaderValue::from_str(&value) {
            response.headers_mut().append(HeaderName::from_static(name), value);
        }
    }
    response
}
