//! An HTTP proxy that reaches only the sandbox itself: CONNECT to a served name ends at the same TLS acceptor, anything
//! else is refused. So a client under HTTPS_PROXY takes its real path, and nothing leaves the computer.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::clock;
use crate::listen::{self, Server};
use crate::trace::Entry;

const HEAD_LIMIT: usize = 8 << 10;
const HEAD_TIME: Duration = Duration::from_secs(10);

/// A connection to the proxy.
pub(crate) async fn serve(mut stream: TcpStream, server: Arc<Server>) {
    let Ok(Ok(head)) = timeout(HEAD_TIME, head(&mut stream)).await else { return };
    let target = connect_target(&head).unwrap_or_default();
    let served = target
        .strip_suffix(":443")
        .is_some_and(|host| server.world.lock().names.site(&host.to_ascii_lowercase()).is_some());
    let said = if served {
        stream.write_all(b"HTTP/1.1 200 Connection established\r\n\r\n").await
    } else {
        server.world.lock().trace.add(Entry::refused_connect(target, clock::now()));
        let refusal = b"HTTP/1.1 502 Bad Gateway\r\ncontent-type: text/plain\r\ncontent-length: 29\r\nconnection: close\r\n\r\nThis name is not served here\n";
        stream.write_all(refusal).await
    };
    if said.is_ok() && served {
        listen::serve(stream, server).await;
    }
}

/// The request's head, read byte by byte: what follows it belongs to TLS.
async fn head(stream: &mut TcpStream) -> io::Result<String> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        if head.len() == HEAD_LIMIT {
            return Err(io::ErrorKind::InvalidData.into());
        }
        head.push(stream.read_u8().await?);
    }
    String::from_utf8(head).map_err(|_| io::ErrorKind::InvalidData.into())
}

fn connect_target(head: &str) -> Option<&str> {
    let mut words = head.lines().next()?.split(' ');
    let (method, target) = (words.next()?, words.next()?);
    (method == "CONNECT").then_some(target)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_connect_names_a_target() {
        assert_eq!(connect_target("CONNECT acme.okta.com:443 HTTP/1.1\r\n\r\n"), Some("acme.okta.com:443"));
        assert_eq!(connect_target("GET http://acme.okta.com/ HTTP/1.1\r\n\r\n"), None);
        assert_eq!(connect_target(""), None);
    }
}
