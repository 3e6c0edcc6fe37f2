//! `odc secrets`: the saved secrets, by their marks, and the one act here that changes something.

use std::io::IsTerminal as _;

use engine::{Item, Use, items, listed_in};
use model::connection::{Connection, Intent, StoreKind};
use model::problem::{Kind, Problem};
use secrets::redaction::visible;
use secrets::stores::SecretStores;
use serde_json::{Value, json};

use crate::out::{self, t};
use crate::place::{Passphrase, Place};
use crate::{Done, block_on};

#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    /// List the items, those in the app's encrypted file and in its memory too: place, name, host, last four characters, the hash that Okta shows, when, and what each is to its
    /// connection
    #[command(after_long_help = "\
What is locked or cannot be reached is named on standard error: it may hold more than is listed.

Exit codes: 0 all was listed; 2 the command line is wrong; 3 a part of it could not be looked into.")]
    List(List),
    /// Erase one item, read back that it is gone, and record it
    #[command(after_long_help = "\
Without --yes it asks for the item's name, typed in full. The app must be closed: it holds the records.
Okta and Dell are not asked: a secret continues to work there until it is set Inactive in Okta.

Exit codes: 0 gone; 1 refused; 2 no such item, or not confirmed; 3 the keychain or the records could not be reached.

Example:
  odc secrets forget acme.okta.com/0123456789ab/okta-secret/1")]
    Forget(Forget),
}

#[derive(Debug, clap::Args)]
pub(crate) struct List {
    /// Print one JSON array
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    passphrase: Passphrase,
    #[command(flatten)]
    place: Place,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Forget {
    /// The item, as `odc secrets list` names it
    item: String,
    /// Do not ask
    #[arg(long)]
    yes: bool,
    /// Also when a connection that is not finished works with it
    #[arg(long)]
    even_in_use: bool,
    #[command(flatten)]
    passphrase: Passphrase,
    #[command(flatten)]
    place: Place,
}

pub(crate) fn run(command: Command) -> anyhow::Result<Done> {
    let (Command::List(List { passphrase, .. }) | Command::Forget(Forget { passphrase, .. })) = &command;
    passphrase.check()?;
    match command {
        Command::List(args) => block_on(list(&args)),
        Command::Forget(args) => block_on(forget(&args)),
    }
}

/// How long a keychain may wait for the answer to a prompt of its own.
const ASKS_FOR: std::time::Duration = std::time::Duration::from_secs(60);

/// All items, with marks read for those that no connection names; and why there may be more.
async fn all(place: &Place, passphrase: &Passphrase) -> Result<(SecretStores, Vec<Item>, Vec<Problem>), Problem> {
    let records = place.records()?;
    let stores = place.secret_stores()?;
    // No record names the items of a vault that no connection uses.
    let asks = !records.connections.iter().any(Connection::uses_vault);
    let opened = passphrase.open(&stores, asks).await;
    let mut listed = listed_in(&stores, &records.connections).await;
    if let Err(problem) = opened {
        listed.unseen.insert(StoreKind::Vault, problem);
    }
    let mut items = items(&records.connections, &listed);
    let mut gaps = listed.gaps();
    for item in items.iter_mut() {
        // An item that could not be read is a gap, too: its keyring may have been locked since.
        if let Err(problem) = look(item, &stores).await
            && !gaps.contains(&problem)
        {
            gaps.push(problem);
        }
    }
    Ok((stores, items, gaps))
}

/// Reads an item that no connection names, for its mark.
///
/// # Errors
/// Those of the store.
async fn look(item: &mut Item, stores: &SecretStores) -> Result<(), Problem> {
    if item.used == Use::Alone {
        item.mark = stores.at(item.store).read(&item.account).await?.map(|secret| secret.mark());
    }
    Ok(())
}

/// The name of the store that has an item.
fn place_of(item: &Item, stores: &SecretStores) -> String {
    match item.store {
        StoreKind::Session => t("odc-place-session", &[]),
        StoreKind::Keychain | StoreKind::Vault if item.place.is_empty() => stores.at(item.store).name(),
        StoreKind::Keychain | StoreKind::Vault => item.place.clone(),
    }
}

async fn list(args: &List) -> anyhow::Result<Done> {
    let (stores, items, gaps) = all(&args.place, &args.passphrase).await?;
    if args.json {
        let list: Vec<Value> = items.iter().map(|item| one(item, &place_of(item, &stores))).collect();
        out::json(&json!(list))?;
    } else if items.is_empty() && gaps.is_empty() {
        out::answer(&t("odc-secrets-none", &[("place", &stores.system().name())]))?;
    } else if !items.is_empty() {
        let blocks: Vec<String> = items.iter().map(|item| block(item, &place_of(item, &stores))).collect();
        out::answer(&blocks.join("\n\n"))?;
    }
    for gap in &gaps {
        out::said(&format!("odc: {}", out::explained(gap)));
    }
    Ok(if gaps.is_empty() { Done::Good } else { Done::Blocked })
}

fn one(item: &Item, place: &str) -> Value {
    let mark = item.mark.as_ref();
    json!({
        "item": item.account,
        "place": place,
        "keep": item.store.word(),
        "host": item.host(),
        "connection": item.connection(),
        "kind": if item.dell() { "dell-key" } else { "okta-secret" },
        "last_four": mark.map(|mark| &mark.last_four),
        "secret_hash": mark.map(|mark| &mark.secret_hash),
        "at": item.at.map(|at| at.to_string()),
        "use": item.used.word(),
    })
}

fn block(item: &Item, place: &str) -> String {
    // Another program may have written it.
    let (host, account) = (visible(item.host()), visible(&item.account));
    let what = t(if item.dell() { "odc-secret-dell" } else { "odc-secret-okta" }, &[("host", &host)]);
    let used = t(&format!("odc-use-{}", item.used.word().replace('_', "-")), &[]);
    let mark = match &item.mark {
        Some(mark) => {
            let length = mark.length.to_string();
            let key = if item.dell() { "odc-mark-dell" } else { "report-mark" };
            t(key, &[("length", &length), ("last", &visible(&mark.last_four)), ("hash", &mark.secret_hash)])
        }
        None => t("odc-secret-unmarked", &[]),
    };
    let at = item.at.map(|at| format!(", {}", out::utc(at))).unwrap_or_default();
    format!("{account}\n  {what}: {used}\n  {mark}\n  {place}{at}")
}

async fn forget(args: &Forget) -> anyhow::Result<Done> {
    // With the lock first: what is shown and confirmed is then what is erased.
    let engine = args.place.engine()?;
    let connections = engine.store().all()?;
    let in_vault = |connection: &Connection| {
        let left = matches!(&connection.items.intent, Some(Intent::MoveOut { item, from: StoreKind::Vault }) if *item == args.item);
        left || connection.custodies().any(|c| c.item == args.item && c.store == StoreKind::Vault)
    };
    let known = connections.iter().flat_map(Connection::custodies).any(|custody| custody.item == args.item);
    let alone = !known && !connections.iter().any(Connection::uses_vault);
    args.passphrase.open(engine.secret_stores(), alone || connections.iter().any(in_vault)).await?;
    let listed = engine.listed_for(&connections).await;
    let mut known = items(&connections, &listed);
    let Some(item) = known.iter_mut().find(|item| item.account == args.item) else {
        return Err(listed.missing().into());
    };
    if matches!(item.used, Use::InUse | Use::Begun | Use::Unseen) && !item.finished && !args.even_in_use {
        return Err(Problem::new(Kind::ItemInUse).with("host", item.host()).into());
    }
    // A locked item could not be erased either, and no password is asked for from here.
    if let Err(problem) = look(item, engine.secret_stores()).await {
        let closed = problem.code().starts_with("keychain-") && problem.kind != Kind::KeychainTwice;
        if closed || problem.kind == Kind::VaultLocked {
            return Err(problem.into());
        }
    }
    out::said(&block(item, &place_of(item, engine.secret_stores())));
    let stops = match (item.used, item.dell()) {
        (Use::InUse | Use::Begun | Use::Unseen, false) => "odc-forget-stops-okta",
        (Use::InUse | Use::Begun | Use::Unseen, true) => "odc-forget-stops-dell",
        (Use::Replaced | Use::Alone | Use::Gone | Use::Session, _) => "odc-forget-stops-nothing",
    };
    out::said(&t(stops, &[("host", &visible(item.host()))]));
    if !args.yes && !confirmed(&args.item).await? {
        out::said(&t("odc-forget-not", &[]));
        return Ok(Done::Usage);
    }
    // A keychain may prompt in a window of its own, which nobody at a terminal sees.
    let forgotten = tokio::time::timeout(ASKS_FOR, engine.forget(&args.item, args.even_in_use)).await;
    forgotten.map_err(|_| Problem::new(Kind::KeychainSlow))??;
    out::answer(&t("odc-forgotten", &[("item", &visible(&args.item))]))?;
    Ok(Done::Good)
}

/// Whether the person typed the item's name.
async fn confirmed(item: &str) -> anyhow::Result<bool> {
    if !std::io::stdin().is_terminal() {
        out::said(&t("odc-forget-terminal", &[]));
        return Ok(false);
    }
    out::prompt(&t("odc-forget-type", &[]));
    let typed = tokio::task::spawn_blocking(|| {
        let mut line = String::new();
        std::io::stdin().read_line(&mut line).map(|_| line)
    });
    Ok(typed.await??.trim() == item)
}
