//! The Secret Service (GNOME Keyring, KDE Wallet, KeePassXC): a new connection for each call, so that
//! a lost bus or a keychain that was started later is never remembered as a failure.
//!
//! Items carry the attributes `service` and `username`, as the crate `keyring` writes them:
//! `secret-tool search service okta-dell-connect` finds them.

use std::collections::HashMap;
use std::time::Duration;

use secret_service::blocking::{Collection, SecretService};
use secret_service::{EncryptionType, Error};
use zbus::blocking::fdo::DBusProxy;
use zeroize::Zeroizing;

use super::{Call, State, failed};
use crate::problem::{Kind, Problem, Result};

/// What it is called before it was first asked who it is.
pub(super) const NAME: &str = "Secret Service";

/// One method call; prompts are signals and not limited by it.
const METHOD: Duration = Duration::from_secs(10);

pub(super) fn state(call: &Call) -> State {
    let looked = connect(call).and_then(|service| {
        let locked = service.get_default_collection()?.is_locked()?;
        Ok(if locked { State::Locked } else { State::Ready })
    });
    match looked {
        Ok(state) => state,
        Err(error) => match problem("state", &error).kind {
            Kind::KeychainLocked => State::Locked,
            Kind::KeychainDenied => State::Denied,
            Kind::KeychainSlow => State::Slow,
            // Whatever else failed: there is no place that a secret could be put now.
            _ => State::None,
        },
    }
}

pub(super) fn save(call: &Call, account: &str, label: &str) -> Result<()> {
    with("save", call, |_, collection| {
        let secret = call.take_secret()?;
        collection
            .create_item(label, attributes(call, account), &secret, true, "application/octet-stream")
            .map(drop)
            .map_err(Failure::Service)
    })
}

pub(super) fn read(call: &Call, account: &str) -> Result<Option<Zeroizing<Vec<u8>>>> {
    with("read", call, |service, _| {
        let found = service.search_items(attributes(call, account))?;
        // Locked is not missing: an item in another, locked collection is there.
        if !found.locked.is_empty() {
            return Err(Failure::Problem(Kind::KeychainLocked.into()));
        }
        match found.unlocked.as_slice() {
            [] => Ok(None),
            [item] => Ok(Some(Zeroizing::new(item.get_secret()?))),
            [_, _, ..] => Err(Failure::Problem(Kind::KeychainDiffers.into())),
        }
    })
}

pub(super) fn erase(call: &Call, account: &str) -> Result<()> {
    with("erase", call, |service, _| {
        let found = service.search_items(attributes(call, account))?;
        if !found.locked.is_empty() {
            return Err(Failure::Problem(Kind::KeychainLocked.into()));
        }
        for item in found.unlocked {
            item.delete()?;
        }
        Ok(())
    })
}

pub(super) fn list(call: &Call) -> Result<Vec<String>> {
    with("list", call, |service, _| {
        let found = service.search_items(HashMap::from([("service", &*call.service)]))?;
        if !found.locked.is_empty() {
            return Err(Failure::Problem(Kind::KeychainLocked.into()));
        }
        let mut accounts = Vec::new();
        for item in found.unlocked {
            accounts.extend(item.get_attributes()?.remove("username"));
        }
        Ok(accounts)
    })
}

enum Failure {
    Service(Error),
    Problem(Problem),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Service(error)
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

/// Connects, unlocks the default collection (a prompt may open), and does the work.
fn with<T>(
    what: &str,
    call: &Call,
    work: impl FnOnce(&SecretService<'_>, &Collection<'_>) -> std::result::Result<T, Failure>,
) -> Result<T> {
    let done = (|| {
        let service = connect(call)?;
        let collection = service.get_default_collection()?;
        if collection.is_locked()? {
            call.prompting(true);
            collection.unlock()?;
            if collection.is_locked()? {
                return Err(Failure::Service(Error::Locked));
            }
            call.prompting(false);
        }
        call.go_on()?;
        work(&service, &collection)
    })();
    done.map_err(|failure| match failure {
        Failure::Service(error) => problem(what, &error),
        Failure::Problem(problem) => problem,
    })
}

fn attributes<'a>(call: &'a Call, account: &'a str) -> HashMap<&'a str, &'a str> {
    HashMap::from([("service", &*call.service), ("username", account)])
}

fn connect(call: &Call) -> std::result::Result<SecretService<'static>, Error> {
    let bus = zbus::blocking::connection::Builder::session()
        .and_then(|builder| builder.method_timeout(METHOD).build())
        .map_err(|error| {
            tracing::warn!("no session bus: {error}");
            Error::Unavailable
        })?;
    let service = SecretService::connect_with_existing(EncryptionType::Dh, bus.clone())?;
    if let Some(name) = owner(&bus) {
        call.named(name);
    }
    Ok(service)
}

/// Who answers as Secret Service, by the program's name.
fn owner(bus: &zbus::blocking::Connection) -> Option<&'static str> {
    let name = zbus::names::BusName::try_from("org.freedesktop.secrets").ok()?;
    let process = DBusProxy::new(bus).ok()?.get_connection_unix_process_id(name).ok()?;
    let program = std::fs::read_to_string(format!("/proc/{process}/comm")).ok()?;
    match program.trim_end() {
        program if program.starts_with("gnome-keyring") => Some("GNOME Keyring"),
        program if program.starts_with("kwalletd") || program == "ksecretd" => Some("KDE Wallet"),
        "keepassxc" => Some("KeePassXC"),
        _ => None,
    }
}

/// What a failure means, by its variant, or by the code of the bus.
fn problem(what: &str, error: &Error) -> Problem {
    let kind = match error {
        Error::Unavailable | Error::NoResult | Error::PromptDisconnected => Kind::KeychainNone,
        Error::Locked => Kind::KeychainLocked,
        Error::Prompt => Kind::KeychainDenied,
        Error::Zbus(error) => of_bus(error),
        Error::ZbusFdo(error) => of_fdo(error),
        _ => Kind::KeychainFailed,
    };
    if kind == Kind::KeychainFailed { failed(what, error) } else { kind.into() }
}

fn of_bus(error: &zbus::Error) -> Kind {
    match error {
        zbus::Error::MethodError(name, _, _) => of_code(name.as_str()),
        zbus::Error::FDO(error) => of_fdo(error),
        zbus::Error::InputOutput(error) if error.kind() == std::io::ErrorKind::TimedOut => Kind::KeychainSlow,
        // The bus, or the keychain behind it, went away.
        zbus::Error::InputOutput(_) | zbus::Error::Address(_) | zbus::Error::InterfaceNotFound => Kind::KeychainNone,
        _ => Kind::KeychainFailed,
    }
}

fn of_fdo(error: &zbus::fdo::Error) -> Kind {
    match error {
        zbus::fdo::Error::ZBus(error) => of_bus(error),
        error => of_code(zbus::DBusError::name(error).as_str()),
    }
}

fn of_code(code: &str) -> Kind {
    match code {
        "org.freedesktop.Secret.Error.IsLocked" => Kind::KeychainLocked,
        "org.freedesktop.DBus.Error.AccessDenied" | "org.freedesktop.DBus.Error.AuthFailed" => Kind::KeychainDenied,
        "org.freedesktop.DBus.Error.Timeout" | "org.freedesktop.DBus.Error.TimedOut" => Kind::KeychainSlow,
        // The bus's word for one that ended before it answered; too long an answer is noticed on this side.
        "org.freedesktop.DBus.Error.NoReply"
        | "org.freedesktop.DBus.Error.ServiceUnknown"
        | "org.freedesktop.DBus.Error.NameHasNoOwner"
        | "org.freedesktop.DBus.Error.NoServer"
        | "org.freedesktop.DBus.Error.Disconnected" => Kind::KeychainNone,
        code if code.starts_with("org.freedesktop.DBus.Error.Spawn.") => Kind::KeychainNone,
        _ => Kind::KeychainFailed,
    }
}
