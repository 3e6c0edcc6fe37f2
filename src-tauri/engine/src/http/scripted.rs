//! A server for tests: TLS on loopback under practice names, whose every answer the test scripts.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tokio_rustls::TlsAcceptor;

use super::HttpClient;

/// A request as it arrived.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    pub host: String,
    pub line: String,
    pub head: String,
    pub body: String,
}

impl Seen {
    /// `METHOD path`, without the query.
    pub(crate) fn what(&self) -> &str {
        self.line.split('?').next().unwrap_or_default()
    }
}

/// How to answer a request.
#[derive(Debug, Clone)]
pub(crate) enum Reply {
    /// Status, more headers (each with its line end), body.
    Json(u16, String, String),
    /// These bytes, then the connection ends.
    Raw(Vec<u8>),
    /// Never answers.
    Hang,
    /// Ends the connection.
    Cut,
    /// JSON with this status and body, once the test releases it.
    Late(Arc<Notify>, u16, String),
}

impl Reply {
    pub(crate) fn json(status: u16, body: impl std::fmt::Display) -> Self {
        Self::Json(status, String::new(), body.to_string())
    }

    pub(crate) fn html(status: u16) -> Self {
        Self::Json(status, "content-type: text/html\r\n".into(), "<html>sign in</html>".into())
    }
}

pub(crate) struct Scripted {
    pub out: HttpClient,
    pub port: u16,
    pub ca_pem: String,
    seen: Arc<Mutex<Vec<Seen>>>,
    /// How many connections are open.
    open: tokio::sync::watch::Receiver<usize>,
}

impl Scripted {
    /// Serves until the runtime ends.
    pub(crate) async fn start(answer: impl Fn(&Seen) -> Reply + Send + Sync + 'static) -> Self {
        let (ca_pem, acceptor) = authority();
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let seen = Arc::new(Mutex::new(Vec::new()));
        let (answer, kept) = (Arc::new(answer), seen.clone());
        let (count, open) = tokio::sync::watch::channel(0);
        let count = Arc::new(count);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (acceptor, answer, kept) = (acceptor.clone(), answer.clone(), kept.clone());
                let count = count.clone();
                tokio::spawn(async move {
                    count.send_modify(|open| *open += 1);
                    serve(stream, acceptor, &*answer, &kept).await;
                    count.send_modify(|open| *open -= 1);
                });
            }
        });
        Self { out: HttpClient::practice(port, &ca_pem).expect("a certificate"), port, ca_pem, seen, open }
    }

    /// Waits until no connection is open; fails if that takes too long.
    pub(crate) async fn left_alone(&mut self) {
        let none = self.open.wait_for(|open| *open == 0);
        tokio::time::timeout(Duration::from_secs(10), none).await.expect("a connection stays").expect("served");
    }

    /// How many connections are open now.
    pub(crate) fn open(&self) -> usize {
        *self.open.borrow()
    }

    pub(crate) fn seen(&self) -> Vec<Seen> {
        self.seen.lock().expect("not poisoned").clone()
    }

    /// How often `METHOD path` was requested.
    pub(crate) fn count(&self, what: &str) -> usize {
        self.seen().iter().filter(|seen| seen.what() == what).count()
    }

    /// Waits until `METHOD path` was requested so often; fails if that takes too long.
    pub(crate) async fn until(&self, what: &str, times: usize) {
        let met = async {
            while self.count(what) < times {
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(Duration::from_secs(10), met)
            .await
            .unwrap_or_else(|_| panic!("{what} not asked {times} times"));
    }
}

fn authority() -> (String, TlsAcceptor) {
    let ca_key = KeyPair::generate().expect("a key");
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let ca = params.self_signed(&ca_key).expect("signed");
    let key = KeyPair::generate().expect("a key");
    let names = ["*.okta.practice", "login.acme.practice", "apis.dell.practice"].map(str::to_owned);
    let leaf = CertificateParams::new(names).expect("names").signed_by(&key, &Issuer::from_params(&params, &ca_key));
    let config = rustls::ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(
            vec![leaf.expect("signed").der().clone()],
            PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der())),
        )
        .expect("a certificate");
    (ca.pem(), TlsAcceptor::from(Arc::new(config)))
}

async fn serve(
    stream: TcpStream,
    tls: TlsAcceptor,
    answer: &(dyn Fn(&Seen) -> Reply + Send + Sync),
    kept: &Mutex<Vec<Seen>>,
) {
    let Ok(mut stream) = tls.accept(stream).await else { return };
    while let Some(seen) = read(&mut stream).await {
        kept.lock().expect("not poisoned").push(seen.clone());
        let reply = match answer(&seen) {
            Reply::Late(said, status, body) => {
                said.notified().await;
                Reply::json(status, body)
            }
            reply => reply,
        };
        match reply {
            Reply::Json(status, headers, body) => {
                let head = format!("HTTP/1.1 {status} x\r\n{headers}content-length: {}\r\n\r\n", body.len());
                if stream.write_all(format!("{head}{body}").as_bytes()).await.is_err() {
                    return;
                }
            }
            Reply::Raw(bytes) => {
                // The client may close in the middle, and some tests want it to.
                let _ = stream.write_all(&bytes).await;
                let _ = stream.shutdown().await;
                return;
            }
            Reply::Hang => std::future::pending::<()>().await,
            Reply::Cut | Reply::Late(..) => return,
        }
    }
}

async fn read(stream: &mut (impl AsyncReadExt + Unpin)) -> Option<Seen> {
    let mut bytes = Vec::new();
    let end = loop {
        if let Some(at) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            break at;
        }
        if stream.read_buf(&mut bytes).await.ok()? == 0 {
            return None;
        }
    };
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let header = |name: &str| {
        head.lines().find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
        })
    };
    let length: usize = header("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
    let mut body = bytes.split_off(end + 4);
    while body.len() < length {
        if stream.read_buf(&mut body).await.ok()? == 0 {
            return None;
        }
    }
    let line = head.lines().next()?.trim_end_matches(" HTTP/1.1").to_owned();
    let host = header("host").unwrap_or_default();
    Some(Seen { host, line, body: String::from_utf8_lossy(&body).into_owned(), head })
}

/// A listener that accepts no connection: its queue is full.
#[cfg(target_os = "linux")]
pub(crate) struct FullQueue {
    listener: tokio::net::TcpListener,
    _waiting: Vec<std::net::TcpStream>,
}

#[cfg(target_os = "linux")]
impl FullQueue {
    pub(crate) fn listen() -> Self {
        let socket = tokio::net::TcpSocket::new_v4().expect("a socket");
        socket.bind(([127, 0, 0, 1], 0).into()).expect("a port");
        let listener = socket.listen(1).expect("listening");
        let address = listener.local_addr().expect("an address");
        let connect = || std::net::TcpStream::connect_timeout(&address, Duration::from_millis(100)).ok();
        Self { listener, _waiting: std::iter::from_fn(connect).collect() }
    }

    pub(crate) fn port(&self) -> u16 {
        self.listener.local_addr().expect("an address").port()
    }
}
