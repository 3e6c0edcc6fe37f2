//! How a secret comes in: one line of standard input, or typed unseen. Never an argument, never the environment.

use std::ffi::OsString;
use std::fs::File;
use std::io::{IsTerminal as _, Read as _};

use model::problem::{Kind, Problem, Result};
use secrets::secret::{Secret, text_of};
use zeroize::Zeroizing;

use crate::out;

/// More than any secret, with room to recognize a wrong input.
const LONGEST: usize = 8192;

/// Whether an invalid command line contains a possible secret: after an option named like one, or in the place of
/// `--secret-from`'s value. The value is inspected for that alone.
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

/// Reads Okta's client secret: from a terminal without showing it, else one line or until the end of input.
///
/// # Errors
/// `secret-*`, as in the app for other values; `secret-needed` for an empty input.
pub(crate) async fn from_stdin() -> Result<Secret> {
    let typed = std::io::stdin().is_terminal();
    // Not a task that ends with its future: a read can't be canceled. What it reads too late is wiped unused.
    let line = tokio::task::spawn_blocking(move || if typed { typed_unseen("odc-secret-prompt") } else { line() });
    let line = line.await.map_err(|_| Kind::SecretNeeded)?.map_err(|_| Kind::SecretNeeded)?;
    match Secret::take_okta(text_of(line)?) {
        Ok((secret, _)) => Ok(secret),
        Err(problem) if problem.kind == Kind::ClipboardEmpty => Err(Problem::new(Kind::SecretNeeded).at("stdin")),
        Err(problem) => Err(problem),
    }
}

/// Whether a person can be asked.
pub(crate) fn at_terminal() -> bool {
    std::io::stdin().is_terminal()
}

/// Reads a vault's passphrase: typed unseen, or one line. White space at its ends belongs to it.
///
/// # Errors
/// `vault-locked` if there is none; `secret-utf16`, `secret-not-utf8` for input that the vault should not be tried
/// with.
pub(crate) async fn passphrase(by_stdin: bool) -> Result<Zeroizing<String>> {
    let piped = by_stdin || !at_terminal();
    let read = tokio::task::spawn_blocking(move || if piped { line() } else { typed_unseen("odc-passphrase-prompt") });
    let bytes = read.await.map_err(|_| Kind::VaultLocked)?.map_err(|_| Kind::VaultLocked)?;
    let mut passphrase = text_of(bytes).map_err(|problem| problem.at("passphrase"))?;
    // Windows ends a line with two characters.
    if passphrase.ends_with('\r') {
        passphrase.pop();
    }
    if passphrase.is_empty() { Err(Kind::VaultLocked.into()) } else { Ok(passphrase) }
}

/// One line, or the whole input without a line end. Empty lines before it, and a byte order mark before those, don't
/// count.
fn line_of(mut next: impl FnMut(&mut [u8; 1]) -> std::io::Result<usize>) -> std::io::Result<Zeroizing<Vec<u8>>> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(LONGEST));
    let mut one = Zeroizing::new([0_u8; 1]);
    while bytes.len() < LONGEST {
        let read = next(&mut one)?;
        let blank =
            |bytes: &[u8]| bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes).iter().all(u8::is_ascii_whitespace);
        if read == 0 || (one[0] == b'\n' && !blank(&bytes)) {
            break;
        }
        bytes.push(one[0]);
    }
    Ok(bytes)
}

/// Of UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Unbuffered, so that no copy stays in a buffer, as in std's, and nothing behind the line is read.
fn line() -> std::io::Result<Zeroizing<Vec<u8>>> {
    let mut input = unbuffered()?;
    line_of(|one| {
        loop {
            match input.read(one) {
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                read => return read,
            }
        }
    })
}

#[cfg(unix)]
fn unbuffered() -> std::io::Result<File> {
    use std::os::fd::AsFd as _;
    std::io::stdin().as_fd().try_clone_to_owned().map(File::from)
}

#[cfg(windows)]
fn unbuffered() -> std::io::Result<File> {
    use std::os::windows::io::AsHandle as _;
    std::io::stdin().as_handle().try_clone_to_owned().map(File::from)
}

#[cfg(unix)]
fn typed_unseen(prompt: &str) -> std::io::Result<Zeroizing<Vec<u8>>> {
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
    let _over = show_again();
    line
}

#[cfg(not(unix))]
fn typed_unseen(prompt: &str) -> std::io::Result<Zeroizing<Vec<u8>>> {
    out::prompt(&out::t(prompt, &[]));
    rpassword::read_password().map(|typed| Zeroizing::new(typed.into_bytes()))
}

/// The terminal's settings before its echo was turned off.
#[cfg(unix)]
static SHOWN: std::sync::Mutex<Option<rustix::termios::Termios>> = std::sync::Mutex::new(None);

/// Restores a terminal's echo if the wait for the secret was cut short; answers whether it was.
pub(crate) fn show_again() -> bool {
    #[cfg(unix)]
    if let Some(before) = SHOWN.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take() {
        use rustix::termios::{OptionalActions, tcsetattr};
        // A closed terminal needs no echo.
        let _gone = tcsetattr(rustix::stdio::stdin(), OptionalActions::Now, &before);
        return true;
    }
    false
}
