//! The Secret Service (GNOME Keyring, KDE Wallet, KeePassXC): a new connection for each call, so that a lost bus or a
//! keychain that started later is never remembered as a failure.
//!
//! A keychain has several parts (collections: keyrings, wallets, databases), each open or locked. New items go to the
//! default part alone; items are looked for in all of them, so the state of one part shows nothing about an item in
//! another.
//!
//! Items have the attributes `service` and `username`, as the crate `keyring` writes them: `secret-tool search service
//! okta-dell-connect` finds them.

mod parts;

use std::collections::HashMap;
use std::time::Duration;

use secret_service::blocking::SecretService;
use secret_service::{EncryptionType, Error};
use zbus::blocking::fdo::DBusProxy;
use zeroize::Zeroizing;

use self::parts::{Bus, DefaultPart};
use super::{Call, Inventory, KDE, KEEPASSXC, State, failed, no_default};
use model::problem::{Kind, Problem, Result};

/// Its name until it was asked for the first time.
pub(super) const NAME: &str = "Secret Service";

const GNOME: &str = "GNOME Keyring";

/// The attribute with the account.
const USERNAME: &str = "username";

/// One method call; prompts are signals and not limited by it.
const METHOD: Duration = Duration::from_secs(10);

pub(super) fn state(call: &Call) -> State {
    // Encrypted, although no secret crosses here: a keychain that offers no encryption is not ready for one.
    let looked =
        connect(call, EncryptionType::Dh).map_err(Failure::Service).and_then(|bus| match bus.default_part()? {
            DefaultPart::None => Ok(State::NoDefault),
            DefaultPart::Session => Ok(State::SessionOnly),
            DefaultPart::Lasting(collection) => Ok(if collection.is_locked()? { State::Locked } else { State::Ready }),
        });
    let state = match looked.map_err(|failure| failure.problem("state").kind) {
        Ok(state) => state,
        Err(Kind::KeychainLocked) => State::Locked,
        Err(Kind::KeychainDenied) => State::Denied,
        Err(Kind::KeychainSlow) => State::Slow,
        Err(Kind::KeychainNone) => State::None,
        Err(_) => State::Failed,
    };
    if state == State::None {
        // The owner of that name is gone.
        call.named(NAME);
    }
    state
}

pub(super) fn save(call: &Call, account: &str, label: &str) -> Result<()> {
    with("save", call, EncryptionType::Dh, |bus| {
        let collection = match bus.default_part()? {
            DefaultPart::None => return Err(no_default(bus.owner.unwrap_or(NAME)).into()),
            DefaultPart::Session => return Err(Failure::Problem(Kind::KeychainSessionOnly.into())),
            DefaultPart::Lasting(collection) => collection,
        };
        bus.open(&collection)?;
        call.go_on()?;
        let secret = call.take_secret()?;
        collection
            .create_item(label, attributes(call, account), &secret, true, "application/octet-stream")
            .map(drop)
            .map_err(Failure::Service)
    })
}

pub(super) fn read(call: &Call, account: &str) -> Result<Option<Zeroizing<Vec<u8>>>> {
    with("read", call, EncryptionType::Dh, |bus| {
        let found = bus.opened(attributes(call, account), false)?;
        let mut values = found.iter().map(|item| item.get_secret().map(Zeroizing::new));
        let Some(value) = values.next().transpose()? else { return Ok(None) };
        for other in values {
            // Which of them is meant is unknown here.
            if other? != value {
                return Err(Failure::Problem(Kind::KeychainTwice.into()));
            }
        }
        Ok(Some(value))
    })
}

pub(super) fn erase(call: &Call, account: &str) -> Result<()> {
    with("erase", call, EncryptionType::Plain, |bus| {
        for item in bus.opened(attributes(call, account), true)? {
            item.delete()?;
        }
        Ok(())
    })
}

/// Whether an item of this account is in any part, open or locked. Opens no prompt.
pub(super) fn is_there(call: &Call, account: &str) -> Result<bool> {
    with("look", call, EncryptionType::Plain, |bus| {
        let found = bus.service.search_items(attributes(call, account))?;
        Ok(!found.unlocked.is_empty() || !found.locked.is_empty())
    })
}

pub(super) fn list(call: &Call) -> Result<Vec<String>> {
    with("list", call, EncryptionType::Plain, |bus| {
        bus.open_default_part()?;
        let Inventory { accounts, locked } = bus.inventory()?;
        match locked.into_iter().find(|part| part.items.is_some()) {
            Some(part) => Err(Failure::Problem(part.problem())),
            None => Ok(accounts),
        }
    })
}

pub(super) fn look_through(call: &Call) -> Result<Inventory> {
    with("look", call, EncryptionType::Plain, |bus| bus.inventory())
}

/// Has the system unlock each locked part that has our items, or may.
pub(super) fn unlock_by_prompt(call: &Call) -> Result<()> {
    with("unlock", call, EncryptionType::Plain, |bus| {
        bus.open_default_part()?;
        for item in bus.service.search_items(service_of(call))?.locked {
            bus.unlock(|| item.unlock())?;
        }
        for collection in bus.closed()? {
            bus.unlock(|| collection.unlock())?;
        }
        match bus.inventory()?.locked.into_iter().next() {
            Some(part) => Err(Failure::Problem(part.problem())),
            None => Ok(()),
        }
    })
}

#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error(transparent)]
    Service(#[from] Error),
    #[error(transparent)]
    Problem(#[from] Problem),
}

impl Failure {
    fn problem(self, what: &str) -> Problem {
        match self {
            Self::Service(error) => problem(what, &error),
            Self::Problem(problem) => problem,
        }
    }
}

/// Connects and does the work. The caller unlocks what it needs. Only calls that carry a secret negotiate a key: the
/// exchange takes longer than the rest of a call.
fn with<T>(
    what: &str,
    call: &Call,
    encryption: EncryptionType,
    work: impl FnOnce(&Bus<'_>) -> std::result::Result<T, Failure>,
) -> Result<T> {
    let done = connect(call, encryption).map_err(Failure::Service).and_then(|bus| {
        call.go_on()?;
        work(&bus)
    });
    done.map_err(|failure| failure.problem(what))
}

fn attributes<'a>(call: &'a Call, account: &'a str) -> HashMap<&'a str, &'a str> {
    HashMap::from([("service", &*call.service), (USERNAME, account)])
}

fn service_of(call: &Call) -> HashMap<&str, &str> {
    HashMap::from([("service", &*call.service)])
}

fn connect(call: &Call, encryption: EncryptionType) -> std::result::Result<Bus<'_>, Error> {
    let bus = zbus::blocking::connection::Builder::session()
        .and_then(|builder| builder.method_timeout(METHOD).build())
        .map_err(|error| {
            tracing::warn!("no session bus: {error}");
            Error::Unavailable
        })?;
    let plain = encryption == EncryptionType::Plain;
    let service = match SecretService::connect_with_existing(encryption, bus.clone()) {
        // A keychain need not offer a session without encryption. KDE's refused one as an invalid argument.
        Err(error) if plain && kind_of(&error) == Kind::KeychainFailed => {
            SecretService::connect_with_existing(EncryptionType::Dh, bus.clone())?
        }
        connected => connected?,
    };
    let owner = owner(&bus);
    call.named(owner.unwrap_or(NAME));
    Ok(Bus { service, call, owner })
}

/// The program that answers as Secret Service.
fn owner(bus: &zbus::blocking::Connection) -> Option<&'static str> {
    let name = zbus::names::BusName::try_from("org.freedesktop.secrets").ok()?;
    let process = DBusProxy::new(bus).ok()?.get_connection_unix_process_id(name).ok()?;
    let program = std::fs::read_to_string(format!("/proc/{process}/comm")).ok()?;
    match program.trim_end() {
        program if program.starts_with("gnome-keyring") => Some(GNOME),
        program if program.starts_with("kwalletd") || program == "ksecretd" => Some(KDE),
        "keepassxc" => Some(KEEPASSXC),
        _ => None,
    }
}

/// What a failure means, by its variant or the bus's code.
fn problem(what: &str, error: &Error) -> Problem {
    match kind_of(error) {
        // Closed by the person, or by a keychain without a screen to show it on: nobody refused.
        kind if matches!(error, Error::Prompt) => Problem::new(kind).at("dismissed"),
        Kind::KeychainFailed => failed(what, error),
        kind => kind.into(),
    }
}

fn kind_of(error: &Error) -> Kind {
    match error {
        Error::Unavailable | Error::PromptDisconnected => Kind::KeychainNone,
        Error::NoResult => Kind::KeychainNoDefault,
        Error::Locked => Kind::KeychainLocked,
        Error::Prompt => Kind::KeychainDenied,
        Error::Zbus(error) => of_bus(error),
        Error::ZbusFdo(error) => of_fdo(error),
        _ => Kind::KeychainFailed,
    }
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
        // The bus's error for one that ended before it answered; a slow answer is noticed on this side.
        "org.freedesktop.DBus.Error.NoReply"
        | "org.freedesktop.DBus.Error.ServiceUnknown"
        | "org.freedesktop.DBus.Error.NameHasNoOwner"
        | "org.freedesktop.DBus.Error.NoServer"
        | "org.freedesktop.DBus.Error.Disconnected" => Kind::KeychainNone,
        code if code.starts_with("org.freedesktop.DBus.Error.Spawn.") => Kind::KeychainNone,
        _ => Kind::KeychainFailed,
    }
}
