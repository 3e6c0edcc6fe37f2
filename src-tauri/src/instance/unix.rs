//! Linux and macOS: a socket in the folder of the connections, which only their owner can enter.

use std::fs::{self, Permissions};
use std::io::{Error, Read as _, Result, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::Path;
use std::time::Duration;

const SOCKET: &str = "show";

/// A window that does not answer within this hangs: the second one then says what it knows.
const PATIENCE: Duration = Duration::from_secs(2);

pub(super) fn ask(folder: &Path) -> Result<bool> {
    let mut first = UnixStream::connect(folder.join(SOCKET))?;
    first.set_read_timeout(Some(PATIENCE))?;
    first.write_all(b"show")?;
    let mut answer = [0];
    first.read_exact(&mut answer)?;
    Ok(answer == *b"y")
}

/// Only for the one that holds the lock: what lies there under this name is of one that is gone.
pub(super) fn listen(folder: &Path, raise: impl Fn() -> bool + Send + 'static) -> Result<()> {
    let path = folder.join(SOCKET);
    match fs::remove_file(&path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
        Ok(()) | Err(_) => {}
    }
    let socket = UnixListener::bind(&path)?;
    fs::set_permissions(&path, Permissions::from_mode(0o600))?;
    let serve = move || {
        for second in socket.incoming() {
            if let Err(error) = second.and_then(|second| answer(second, &raise)) {
                tracing::info!("a second window was not answered: {error}");
            }
        }
    };
    std::thread::Builder::new().name("second".to_owned()).spawn(serve).map(drop)
}

fn answer(mut second: UnixStream, raise: &impl Fn() -> bool) -> Result<()> {
    second.set_read_timeout(Some(PATIENCE))?;
    let mut asked = [0; 4];
    second.read_exact(&mut asked)?;
    if asked != *b"show" {
        return Err(Error::other("another question"));
    }
    second.write_all(if raise() { b"y" } else { b"n" })
}
