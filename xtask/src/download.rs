//! Downloads: the page's packages and the crates. The cause of a failure is usually outside, so the remedy depends on
//! the program's words.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

use crate::command::{self, shown};

/// Who downloads.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    Npm,
    Cargo,
}

/// Fetches the page's locked packages. No package's scripts run.
pub fn packages() -> Result<()> {
    run(command::npm().args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]), By::Npm)
}

/// Fetches the locked crates that this computer needs, so that a build can fail only with the compiler's words.
pub fn crates() -> Result<()> {
    run(command::cargo().args(["fetch", "--locked", "--target", &command::host()?]), By::Cargo)
}

/// Runs it, passes its output on, and keeps the output for the remedy.
fn run(command: &mut Command, by: By) -> Result<()> {
    let line = shown(command);
    println!("    $ {line}");
    let start = || format!("`{line}` did not start. What to do: {}", remedy(by, ""));
    let mut child = command.stderr(Stdio::piped()).spawn().with_context(start)?;
    let mut said = String::new();
    let lines = child.stderr.take().into_iter().flat_map(|stderr| BufReader::new(stderr).split(b'\n'));
    for one in lines.map_while(std::result::Result::ok) {
        let one = String::from_utf8_lossy(&one).into_owned();
        // A closed stderr loses nothing.
        let _unseen = writeln!(std::io::stderr(), "{one}");
        said.push_str(&one);
        said.push('\n');
    }
    let status = child.wait()?;
    if !status.success() {
        bail!("`{line}` failed ({status}).\nWhat to do: {}", remedy(by, &said));
    }
    Ok(())
}

/// What to do, by npm's or cargo's words.
fn remedy(by: By, said: &str) -> &'static str {
    let lower = said.to_lowercase();
    let any = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let npm = by == By::Npm;
    match () {
        () if any(&["enospc", "no space left"]) => "the disk is full: make room, then run this again.",
        () if any(&[
            "self_signed_cert",
            "self-signed cert",
            "self signed cert",
            "unable_to_get_issuer",
            "unable_to_verify",
            "cert_",
            "ssl certificate",
            "ssl peer",
            "invalid peer certificate",
            "unknownissuer",
        ]) =>
        {
            if npm {
                "your network opens TLS with a certificate of its own, which Node.js does not trust. Set NODE_EXTRA_CA_CERTS to your\n    \
                 company's root certificate (a PEM file; ask IT), then run this again. Turning strict-ssl off would trust anybody."
            } else {
                "your network opens TLS with a certificate of its own, which cargo does not trust. Set CARGO_HTTP_CAINFO to your\n    \
                 company's root certificate (a PEM file; ask IT), then run this again."
            }
        }
        () if any(&["e407", "407 proxy", "response 407", "error: 407", "proxy authentication"]) => {
            "the proxy wants a sign-in: set HTTPS_PROXY=http://USER:PASSWORD@HOST:PORT, with %-signs for other characters than\n    \
             letters and digits in it, then run this again."
        }
        () if any(&["e401", "e403", "401 unauthorized", "403 forbidden", "got 401", "got 403"]) => {
            "the registry refused the download. If a mirror is set (npm config get registry, ~/.cargo/config.toml), sign in there or ask who\n    \
             runs it for the packages named above."
        }
        () if any(&["eacces", "eperm", "permission denied"]) => {
            "files here belong to another account, perhaps from a run as root: give them back (sudo chown -R \"$USER\" .), then run this again."
        }
        () if any(&["eintegrity", "checksum for", "checksum mismatch", "failed to verify the checksum"]) => {
            "what came is not what the lock file names: a broken download, or a mirror that changes packages. Empty the cache\n    \
             (npm cache clean --force, or ~/.cargo/registry/cache) and run this again; if it stays, ask who runs the mirror."
        }
        () if any(&[
            "enotfound",
            "eai_again",
            "econnrefused",
            "econnreset",
            "etimedout",
            "network",
            "resolve host",
            "could not resolve",
            "couldn't connect",
            "failed to connect",
            "timed out",
            "spurious",
        ]) =>
        {
            if npm {
                "the registry was not reached. Behind a proxy set HTTPS_PROXY=http://HOST:PORT, then run this again."
            } else {
                "crates.io was not reached. Behind a proxy set HTTPS_PROXY=http://HOST:PORT, then run this again."
            }
        }
        () if npm => "see npm's words above; after a broken download delete ui/node_modules and run this again.",
        () => {
            "see cargo's words above; if Cargo.lock is not as it was checked out, restore it (git checkout Cargo.lock)."
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What both print today, shortened.
    #[test]
    fn each_refusal_has_its_remedy() {
        for (by, said, remedied) in [
            (By::Npm, "npm error code SELF_SIGNED_CERT_IN_CHAIN", "NODE_EXTRA_CA_CERTS"),
            (By::Npm, "npm error code UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "NODE_EXTRA_CA_CERTS"),
            (By::Npm, "npm error code DEPTH_ZERO_SELF_SIGNED_CERT", "NODE_EXTRA_CA_CERTS"),
            (By::Cargo, "[60] SSL peer certificate or SSH remote key was not OK", "CARGO_HTTP_CAINFO"),
            (By::Npm, "npm error code EAI_AGAIN\nnpm error syscall getaddrinfo", "HTTPS_PROXY"),
            (By::Cargo, "[6] Could not resolve hostname (Could not resolve host: index.crates.io)", "HTTPS_PROXY"),
            (By::Npm, "npm error code E407", "sign-in"),
            (By::Cargo, "[56] Failure when receiving data (CONNECT tunnel failed, response 407)", "sign-in"),
            (By::Npm, "npm error code E403\nnpm error 403 403 Forbidden - GET", "mirror"),
            (By::Npm, "npm error code EACCES\nnpm error syscall mkdir", "chown"),
            (By::Npm, "npm error code EINTEGRITY", "lock file"),
            (By::Npm, "npm error code ENOSPC\nnpm error nospc", "disk is full"),
            (By::Cargo, "No space left on device (os error 28)", "disk is full"),
            (By::Npm, "npm error code EUSAGE", "npm's words above"),
            (By::Cargo, "the lock file needs to be updated but --locked was passed", "Cargo.lock"),
        ] {
            let remedy = remedy(by, said);
            assert!(remedy.contains(remedied), "{said}: {remedy}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn what_the_program_said_leads_to_the_remedy() {
        let mut npm = command::new("sh");
        npm.args(["-c", "echo 'npm error code SELF_SIGNED_CERT_IN_CHAIN' >&2; exit 1"]);
        let failed = run(&mut npm, By::Npm).expect_err("refused").to_string();
        assert!(failed.contains("NODE_EXTRA_CA_CERTS"), "{failed}");
    }
}
