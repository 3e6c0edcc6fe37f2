//! Linux and macOS: a socket in the folder of the connections, which only their owner can enter.

use std::collections::VecDeque;
use std::fs::{self, Permissions};
use std::io::{Error, Read as _, Result, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

const SOCKET: &str = "show";

/// A window that does not answer within this hangs: the second one then says what it knows.
const PATIENCE: Duration = Duration::from_secs(2);

/// How many may be waited for at once. The one that has said nothing for the longest gives way to the next.
const CLIENTS: usize = 32;

/// Between two tries to take a client, where the system has no file left for one.
const PAUSE: Duration = Duration::from_millis(100);

pub(super) fn ask(folder: &Path) -> Result<bool> {
    let mut first = UnixStream::connect(folder.join(SOCKET))?;
    first.set_read_timeout(Some(PATIENCE))?;
    first.write_all(b"show")?;
    let mut answer = [0];
    first.read_exact(&mut answer)?;
    Ok(answer == *b"y")
}

/// Only for the one that holds the lock: what lies there under this name is of one that is gone.
pub(super) fn listen(folder: &Path, raise: impl Fn() -> bool + Send + Sync + 'static) -> Result<()> {
    let path = folder.join(SOCKET);
    match fs::remove_file(&path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
        Ok(()) | Err(_) => {}
    }
    let socket = UnixListener::bind(&path)?;
    fs::set_permissions(&path, Permissions::from_mode(0o600))?;
    socket.set_nonblocking(true)?;
    tauri::async_runtime::spawn(async move {
        if let Err(error) = serve(socket, Arc::new(raise)).await {
            tracing::info!("a second window will not find this one: {error}");
        }
    });
    Ok(())
}

/// Each client is served beside the others: one that says nothing holds nobody up.
async fn serve(socket: UnixListener, raise: Arc<impl Fn() -> bool + Send + Sync + 'static>) -> Result<()> {
    let socket = tokio::net::UnixListener::from_std(socket)?;
    let mut served = VecDeque::<tokio::task::JoinHandle<()>>::with_capacity(CLIENTS);
    loop {
        let second = match socket.accept().await {
            Ok((second, _)) => second,
            Err(error) => {
                tracing::info!("a second window was not answered: {error}");
                tokio::time::sleep(PAUSE).await;
                continue;
            }
        };
        if served.len() == CLIENTS
            && let Some(oldest) = served.pop_front()
        {
            oldest.abort();
        }
        let raise = raise.clone();
        served.push_back(tokio::spawn(async move {
            let answered = tokio::time::timeout(PATIENCE, answer(second, raise)).await;
            if let Err(error) = answered.unwrap_or_else(|_| Err(Error::other("it said nothing"))) {
                tracing::info!("a second window was not answered: {error}");
            }
        }));
    }
}

async fn answer(
    mut second: tokio::net::UnixStream,
    raise: Arc<impl Fn() -> bool + Send + Sync + 'static>,
) -> Result<()> {
    let mut asked = [0; 4];
    second.read_exact(&mut asked).await?;
    if asked != *b"show" {
        return Err(Error::other("another question"));
    }
    // It waits for the page.
    let raised = tokio::task::spawn_blocking(move || raise()).await.unwrap_or(false);
    second.write_all(if raised { b"y" } else { b"n" }).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn silent_clients_hold_nobody_up() {
        let folder = tempfile::tempdir().expect("a folder");
        listen(folder.path(), || true).expect("listens");
        let silent = || UnixStream::connect(folder.path().join(SOCKET)).expect("connects");
        let _silent: Vec<UnixStream> = (0..100).map(|_| silent()).collect();
        assert!(ask(folder.path()).expect("is answered beside those who say nothing"));
        // One of them speaks after all, and in pieces.
        let mut late = silent();
        late.write_all(b"sh").expect("sent");
        assert!(ask(folder.path()).expect("is answered"));
        late.write_all(b"ow").expect("sent");
        let mut answer = [0];
        late.read_exact(&mut answer).expect("is answered");
        assert_eq!(answer, *b"y");
    }
}
