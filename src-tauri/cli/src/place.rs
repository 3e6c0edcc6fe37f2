//! Which data a command works on: live mode, or practice mode with its sandbox.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Context as _;
use engine::http::{Fault, HttpClient, Proxy};
use engine::store::{self, Records};
use engine::{Engine, Mode};
use model::connection::Connection;
use model::names;
use model::problem::{Kind, Problem, Result};
use sandbox::{At, Sandbox, UnusableState};
use secrets::stores::{PRACTICE_SERVICE, SERVICE, SecretStore as _, SecretStores, State, SystemKeychain, Vault};

use crate::{misuse, out, secret};

/// One mode, without its lock.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct Place {
    /// Use the app's Practice: its connections, its keychain items, and an Okta that runs in this process
    #[arg(long)]
    pub practice: bool,
}

impl Place {
    pub(crate) fn folder(&self) -> Result<PathBuf> {
        store::folder(self.practice)
    }

    /// The app's records, read without their lock.
    pub(crate) fn records(&self) -> Result<Records> {
        Records::read(&self.folder()?)
    }

    fn keychain(&self) -> SystemKeychain {
        SystemKeychain::new(if self.practice { PRACTICE_SERVICE } else { SERVICE })
    }

    /// The stores for secrets, for a reader: nothing is set aside. The app's memory is not among them.
    pub(crate) fn secret_stores(&self) -> Result<SecretStores> {
        Ok(SecretStores::with_vault(Arc::new(self.keychain()), Vault::at(&self.folder()?).only_read()))
    }

    /// The mode with its lock, for an act that changes something. Sends nothing to Okta or Dell.
    ///
    /// # Errors
    /// `another-window` while the app, or another act, holds the lock.
    pub(crate) fn engine(&self) -> Result<Engine> {
        // Changing saved data doesn't need practice mode's sandbox.
        let world = if self.practice { Mode::Practice { port: 0, ca_pem: String::new() } } else { Mode::Live };
        Engine::open(&self.folder()?, world, Arc::new(self.keychain()))
    }

    /// The app's own choice applies here, too. If its records can't be read, it is unknown whether there was one.
    fn proxy(&self) -> Proxy {
        match self.records() {
            Ok(records) => Proxy::kept(records.proxy.as_deref()),
            Err(problem) if matches!(problem.kind, Kind::StoreNewer | Kind::StoreDamaged) => {
                Proxy::Unreadable(Fault::Records)
            }
            Err(_) => Proxy::System,
        }
    }

    /// The HTTP client; in practice mode with its sandbox, which starts from the app's state and changes none of it.
    pub(crate) async fn out(&self, at: Option<&At>) -> Result<(HttpClient, Option<Sandbox>)> {
        self.start(at).await.map_err(|error| not_started(&error))
    }

    async fn start(&self, at: Option<&At>) -> anyhow::Result<(HttpClient, Option<Sandbox>)> {
        if !self.practice {
            let out = HttpClient::system()?;
            out.set_proxy(self.proxy());
            return Ok((out, None));
        }
        if let Some(at) = at {
            return Ok((HttpClient::practice(at.port, &at.ca_pem)?, None));
        }
        let state = self.folder()?.join("sandbox.json");
        let config = sandbox::Config { state_file: Some(state), only_read: true, ..sandbox::Config::default() };
        let sandbox = sandbox::start(config).await.context("Practice mode couldn't start")?;
        Ok((HttpClient::practice(sandbox.addr.port(), &sandbox.at.ca_pem)?, Some(sandbox)))
    }
}

/// Why practice mode did not start.
pub(crate) fn not_started(error: &anyhow::Error) -> Problem {
    Problem::practice_not_started(UnusableState::of(error), &format!("{error:#}"))
}

/// Where a vault's passphrase comes from. Never an argument, never the environment.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct Passphrase {
    /// Open the app's encrypted file by its passphrase: one line of stdin, or typed unseen at the terminal
    #[arg(long, value_name = "stdin|terminal")]
    passphrase_from: Option<String>,
}

impl Passphrase {
    /// Refuses any other word, and does not repeat it: it may be the passphrase itself.
    ///
    /// # Errors
    /// One of misuse, which says what to write.
    pub(crate) fn check(&self) -> anyhow::Result<()> {
        match self.passphrase_from.as_deref() {
            None | Some("stdin" | "terminal") => Ok(()),
            Some(_) => Err(misuse(out::t("odc-passphrase-from", &[]))),
        }
    }

    /// Opens the vault if it exists and is locked: as the command line says or, if `needed`, by asking at a terminal.
    ///
    /// # Errors
    /// `vault-passphrase`, and those of the vault's file. Without a passphrase the vault stays locked, and the caller
    /// that needs it reports that.
    pub(crate) async fn open(&self, stores: &SecretStores, needed: bool) -> Result<()> {
        let asks = self.passphrase_from.is_some() || (needed && secret::at_terminal());
        if !asks || stores.vault().state().await != State::Locked {
            return Ok(());
        }
        stores.vault().unlock(secret::passphrase(self.passphrase_from.as_deref() == Some("stdin")).await?).await
    }
}

/// The org's address, as pasted.
///
/// # Errors
/// `domain-*`. A suggestion is made from the pasted text, so there is none for text that may be a secret.
pub(crate) fn domain(text: &str, practice: bool) -> Result<names::Reading> {
    names::read(text, practice).map_err(|mut problem| {
        if !text.contains('.') {
            problem.args.remove("suggestion");
        }
        problem
    })
}

/// The connection of this id or Okta host.
///
/// # Errors
/// `connection-unknown`, `connection-ambiguous`.
pub(crate) fn connection<'a>(records: &'a Records, name: &str) -> Result<&'a Connection> {
    let name = name.trim();
    if let Some(connection) = records.connections.iter().find(|connection| connection.id == name) {
        return Ok(connection);
    }
    let wanted = name.trim_start_matches("https://").trim_end_matches('/').to_ascii_lowercase();
    let named = |connection: &&Connection| {
        connection.okta.organization.as_ref().is_some_and(|organization| {
            organization.host == wanted || organization.custom_domain.as_deref() == Some(wanted.as_str())
        })
    };
    let found: Vec<&Connection> = records.connections.iter().filter(named).collect();
    let ids: Vec<&str> = found.iter().map(|connection| connection.id.as_str()).collect();
    match found.as_slice() {
        [one] => Ok(one),
        [] => Err(Problem::new(Kind::ConnectionUnknown).with("name", clean(name))),
        _ => Err(Problem::new(Kind::ConnectionAmbiguous).with("name", clean(name)).with("ids", ids.join(", "))),
    }
}

/// A name that may be repeated: one that could be a secret is not.
fn clean(name: &str) -> String {
    let host_like = name.len() <= 100 && (name.contains('.') || name.len() <= 13);
    if host_like { name.chars().filter(|c| !c.is_control()).collect() } else { "…".to_owned() }
}
