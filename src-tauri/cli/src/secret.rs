//! The secret's way in: one line of standard input, or typed unseen. Never an argument, never the environment.

use std::ffi::OsString;
use std::io::IsTerminal as _;

use connect::problem::{Kind, Problem, Result};
use connect::secret::Secret;
use zeroize::Zeroizing;

use crate::out;

/// More than any secret, and room for what is wrongly piped in to be told.
const LONGEST: usize = 8192;

/// Whether a command line that cannot be read holds what may be a secret: behind an option that is named like one,
/// or where `--secret-from` names its place. What stands there is looked at for that alone.
pub(crate) fn exposed(words: impl Iterator<Item = OsString>) -> bool {
    let words: Vec<OsString> = words.collect();
    let text = |word: &OsString| word.to_str().map(str::to_owned);
    words.iter().enumerate().any(|(at, word)| {
        let Some(word) = text(word).filter(|word| word.starts_with("--")) else { return false };
        let (name, joined) = word.split_once('=').map_or((word.as_str(), None), |(name, value)| (name, Some(value)));
        if name == "--secret-from" {
            let value = joined.map(str::to_owned).or_else(|| words.get(at + 1).and_then(text));
            return value.is_some_and(|value| value != "stdin" && !value.starts_with('-'));
        }
        ["secret", "password", "token"].iter().any(|part| name.to_ascii_lowercase().contains(part))
    })
}

/// Reads Okta's Client Secret: from a terminal without showing it, else one line or until the end of input.
///
/// # Errors
/// `secret-*`, as the app tells other values apart; `secret-needed` for nothing at all.
pub(crate) async fn from_stdin() -> Result<Secret> {
    let typed = std::io::stdin().is_terminal();
    // Not a task that ends with its future: a read cannot be taken back. What it reads too late is wiped unused.
    let line = tokio::task::spawn_blocking(move || if typed { typed_unseen("odc-secret-prompt") } else { line() });
    let line = line.await.map_err(|_| Kind::SecretNeeded)?.map_err(|_| Kind::SecretNeeded)?;
    match Secret::take_okta(line) {
        Ok((secret, _)) => Ok(secret),
        Err(problem) if problem.kind == Kind::ClipboardEmpty => Err(Problem::new(Kind::SecretNeeded).at("stdin")),
        Err(problem) => Err(problem),
    }
}

/// Whether somebody can be asked.
pub(crate) fn at_terminal() -> bool {
    std::io::stdin().is_terminal()
}

/// Reads a vault's passphrase: typed unseen, or one line. White space at its ends belongs to it.
///
/// # Errors
/// `vault-locked` where none came.
pub(crate) async fn passphrase(by_stdin: bool) -> Result<Zeroizing<String>> {
    let piped = by_stdin || !at_terminal();
    let read = tokio::task::spawn_blocking(move || if piped { line() } else { typed_unseen("odc-passphrase-prompt") });
    let mut passphrase = read.await.map_err(|_| Kind::VaultLocked)?.map_err(|_| Kind::VaultLocked)?;
    // Windows ends a line with two characters.
    if passphrase.ends_with('\r') {
        passphrase.pop();
    }
    if passphrase.is_empty() { Err(Kind::VaultLocked.into()) } else { Ok(passphrase) }
}

fn text(mut bytes: Zeroizing<Vec<u8>>) -> Zeroizing<String> {
    match String::from_utf8(std::mem::take(&mut *bytes)) {
        Ok(text) => Zeroizing::new(text),
        // No secret has such bytes; what it is instead is told without them.
        Err(error) => {
            let _wiped = Zeroizing::new(error.into_bytes());
            Zeroizing::new("\u{fffd}".repeat(14))
        }
    }
}

/// Unbuffered, so that no copy is left in a buffer, and nothing behind the line is taken.
#[cfg(unix)]
fn line() -> std::io::Result<Zeroizing<String>> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(LONGEST));
    let mut one = Zeroizing::new([0_u8; 1]);
    while bytes.len() < LONGEST {
        let read = match rustix::io::read(rustix::stdio::stdin(), &mut one[..]) {
            Err(error) if error == rustix::io::Errno::INTR => continue,
            read => read?,
        };
        if read == 0 || (one[0] == b'\n' && !bytes.iter().all(u8::is_ascii_whitespace)) {
            break;
        }
        bytes.push(one[0]);
    }
    Ok(text(bytes))
}

#[cfg(not(unix))]
fn line() -> std::io::Result<Zeroizing<String>> {
    use std::io::Read as _;
    let mut bytes = Zeroizing::new(Vec::with_capacity(LONGEST));
    for byte in std::io::stdin().lock().bytes() {
        let byte = byte?;
        if bytes.len() == LONGEST || (byte == b'\n' && !bytes.is_empty()) {
            break;
        }
        bytes.push(byte);
    }
    Ok(text(bytes))
}

#[cfg(unix)]
fn typed_unseen(prompt: &str) -> std::io::Result<Zeroizing<String>> {
    use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
    let terminal = rustix::stdio::stdin();
    let before = tcgetattr(terminal)?;
    let mut unseen = before.clone();
    unseen.local_modes.remove(LocalModes::ECHO);
    unseen.local_modes.insert(LocalModes::ECHONL);
    tcsetattr(terminal, OptionalActions::Flush, &unseen)?;
    *SHOWN.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(before);
    out::prompt(&out::t(prompt, &[]));
    let line = line();
    show_again();
    line
}

#[cfg(not(unix))]
fn typed_unseen(prompt: &str) -> std::io::Result<Zeroizing<String>> {
    out::prompt(&out::t(prompt, &[]));
    rpassword::read_password().map(Zeroizing::new)
}

/// How the terminal stood before its echo was taken away.
#[cfg(unix)]
static SHOWN: std::sync::Mutex<Option<rustix::termios::Termios>> = std::sync::Mutex::new(None);

/// Gives a terminal its echo back, should the wait for the secret have been cut short.
pub(crate) fn show_again() {
    #[cfg(unix)]
    if let Some(before) = SHOWN.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take() {
        use rustix::termios::{OptionalActions, tcsetattr};
        // A terminal that is gone needs no echo.
        let _gone = tcsetattr(rustix::stdio::stdin(), OptionalActions::Now, &before);
    }
}
