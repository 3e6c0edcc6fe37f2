//! Linux and macOS: a socket in the connections' folder, which only its owner can enter.

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

/// A window that doesn't answer within this time hangs: the second start then says what it knows.
const PATIENCE: Duration = Duration::from_secs(2);

/// How many clients may wait at once. The one that has been silent longest gives way to the next.
const CLIENTS: usize = 32;

/// Between two tries to accept a client, if the system has no file handle left.
const PAUSE: Duration = Duration::from_millis(100);

pub(super) fn ask(folder: &Path) -> Result<bool> {
    let mut first = UnixStream::connect(folder.join(SOCKET))?;
    first.set_read_timeout(Some(PATIENCE))?;
    first.write_all(b"show")?;
    let mut answer = [0];
    first.read_exact(&mut answer)?;
    Ok(answer == *b"y")
}

/// Only for the holder of the lock: a file of this name belongs to an ended process.
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

/// Clients are served side by side: a silent one delays nobody.
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
