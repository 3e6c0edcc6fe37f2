//! One act of custody at a time, and what is in a secret's place.

mod acts;
#[path = "../../../../../tests/fakes/memory_store.rs"]
mod memory_store;
mod order;

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use serde_json::json;

use self::memory_store::MemoryStore;
use super::*;
use crate::Mode;
use secrets::stores::{Answer, SecretStore, State};

/// Answers a little later, so that two acts get into each other's way if anything lets them.
struct Later(MemoryStore);

impl SecretStore for Later {
    fn name(&self) -> String {
        self.0.name()
    }

    fn state(&self) -> Pin<Box<dyn Future<Output = State> + Send + '_>> {
        self.0.state()
    }

    fn save<'a>(&'a self, account: &'a str, label: &'a str, secret: &'a Secret) -> Answer<'a, ()> {
        Box::pin(async move {
            tokio::task::yield_now().await;
            self.0.save(account, label, secret).await
        })
    }

    fn read<'a>(&'a self, account: &'a str) -> Answer<'a, Option<Secret>> {
        Box::pin(async move {
            tokio::task::yield_now().await;
            self.0.read(account).await
        })
    }

    fn erase<'a>(&'a self, account: &'a str) -> Answer<'a, ()> {
        self.0.erase(account)
    }

    fn list(&self) -> Answer<'_, Vec<String>> {
        self.0.list()
    }
}

fn made(first: char) -> Zeroizing<String> {
    Zeroizing::new(std::iter::once(first).chain("aB3-".chars().cycle()).take(40).collect())
}

fn begun(folder: &std::path::Path) -> (Engine, String) {
    begun_with(folder, Arc::new(Later(MemoryStore::new())))
}

fn begun_with(folder: &std::path::Path, keychain: Arc<dyn SecretStore>) -> (Engine, String) {
    let world = Mode::Practice { port: 1, ca_pem: String::new() };
    let engine = Engine::open(folder, world, keychain).expect("opens").asking(Arc::new(crate::consent::Typed));
    let id = engine.begin().expect("begun");
    engine.name_unchecked(&id, "acme.okta.practice").expect("named");
    (engine, id)
}

#[tokio::test]
async fn two_at_once_take_turns() {
    let folder = tempfile::tempdir().expect("a folder");
    let (engine, id) = begun(folder.path());
    let (one, two, settled) =
        tokio::join!(engine.take_secret(&id, made('x')), engine.take_secret(&id, made('y')), engine.settle(&id));
    assert_eq!((one, two, settled), (Ok(()), Ok(()), Ok(())));
    let connection = engine.store().get(&id).expect("read");
    assert_eq!((connection.items.intent, connection.okta.secret.previous().len()), (None, 1));
    let (last, _) = Secret::take_okta(made('y')).expect("a secret");
    assert!(engine.secret(&id).await.expect("in custody").same(&last));
}

#[tokio::test]
async fn one_service_s_secret_is_not_taken_for_the_other_s() {
    let folder = tempfile::tempdir().expect("a folder");
    let (engine, id) = begun(folder.path());
    assert_eq!(engine.take_secret(&id, made('x')).await, Ok(()));
    let refused = engine.take_dell_key(&id, "dell-client", made('x')).await.map_err(|p| p.kind);
    assert_eq!(refused, Err(Kind::DellKeyIsOkta));
    assert_eq!(engine.take_dell_key(&id, "dell-client-of-fourteen", made('y')).await, Ok(()));
    for other in [made('y'), Zeroizing::new("dell-client-of-fourteen".to_owned())] {
        let refused = engine.take_secret(&id, other).await.map_err(|p| p.kind);
        assert_eq!(refused, Err(Kind::SecretIsDellKey));
    }
    assert_eq!(engine.keychain().list().await.expect("listed").len(), 2, "what was refused is not stored");
}

#[tokio::test]
async fn a_replaced_secret_is_erased_only_once_the_new_one_is_proven() {
    let folder = tempfile::tempdir().expect("a folder");
    let (engine, id) = begun(folder.path());
    assert_eq!(engine.take_secret(&id, made('x')).await, Ok(()));
    assert_eq!(engine.take_secret(&id, made('y')).await, Ok(()));
    assert_eq!(engine.erase_replaced(&id).await.map_err(|p| p.kind), Err(Kind::StepNotDone));
    assert_eq!(engine.keychain().list().await.expect("listed").len(), 2, "the replaced one is kept");

    prove(&engine, &id);
    assert_eq!(engine.erase_replaced(&id).await, Ok(()));
    assert_eq!(engine.keychain().list().await.expect("listed").len(), 1);
    assert_eq!(engine.store().get(&id).expect("read").okta.secret.previous(), []);
    let (last, _) = Secret::take_okta(made('y')).expect("a secret");
    assert!(engine.secret(&id).await.expect("in custody").same(&last), "the new one stays");
}

#[tokio::test]
async fn a_replaced_secret_is_used_again_by_its_item_or_by_its_value() {
    let folder = tempfile::tempdir().expect("a folder");
    let (engine, id) = begun(folder.path());
    assert_eq!(engine.take_secret(&id, made('x')).await, Ok(()));
    assert_eq!(engine.take_secret(&id, made('y')).await, Ok(()));
    let connection = || engine.store().get(&id).expect("read");
    let [right, wrong] = [made('x'), made('y')].map(|text| Secret::take_okta(text).expect("a secret").0);
    let first = connection().okta.secret.previous()[0].item.clone();

    assert_eq!(engine.take_back(&id, &first).await, Ok(()));
    assert!(engine.secret(&id).await.expect("in custody").same(&right));
    assert_eq!(connection().okta.secret.previous().len(), 1, "the other is kept behind it");
    assert!(engine.store().log(&id).expect("read").iter().any(|entry| entry.act == AuditEvent::TookBack));

    assert_eq!(engine.take_secret(&id, made('y')).await, Ok(()));
    assert!(engine.secret(&id).await.expect("in custody").same(&wrong));
    assert_eq!(engine.keychain().list().await.expect("listed").len(), 2, "one item for each value");
}

#[tokio::test]
async fn what_is_not_in_its_place_is_not_called_saved() {
    let folder = tempfile::tempdir().expect("a folder");
    let (engine, id) = begun(folder.path());
    assert_eq!(engine.take_secret(&id, made('x')).await, Ok(()));
    let custody = || engine.store().get(&id).expect("read").okta.secret.current().cloned().expect("taken");
    let (kept, _) = Secret::take_okta(made('x')).expect("a secret");
    let (other, _) = Secret::take_okta(made('y')).expect("a secret");
    let read = async || engine.secret(&id).await.map(drop).map_err(|p| p.kind);

    engine.keychain().erase(&custody().item).await.expect("erased");
    assert!(custody().here(), "nobody looked yet");
    assert_eq!(read().await, Err(Kind::KeychainItemGone));
    assert_eq!(custody().not_as_it_was(), Some(Kind::KeychainItemGone));
    engine.keychain().save(&custody().item, "", &other).await.expect("saved");
    assert_eq!(read().await, Err(Kind::KeychainDiffers));
    assert_eq!(custody().not_as_it_was(), Some(Kind::KeychainDiffers));

    // Put back by the program that took it away.
    engine.keychain().save(&custody().item, "", &kept).await.expect("saved");
    assert_eq!(read().await, Ok(()));
    assert!(custody().here());
    let log = engine.store().log(&id).expect("read");
    let acts: Vec<&str> = log.iter().map(|entry| entry.act.word()).filter(|act| act.starts_with("found")).collect();
    assert_eq!(acts, ["found_astray", "found_astray", "found_again"]);

    // A missing secret is not listed as replaced, and cannot be used again.
    engine.keychain().erase(&custody().item).await.expect("erased");
    assert_eq!(read().await, Err(Kind::KeychainItemGone));
    assert_eq!(engine.take_secret(&id, made('z')).await, Ok(()));
    let connection = engine.store().get(&id).expect("read");
    assert_eq!((connection.okta.secret.previous().len(), connection.usable_again().count()), (1, 0));
}

#[tokio::test]
async fn what_is_not_what_it_was_replaces_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let (engine, id) = begun(folder.path());
    for first in ['x', 'y', 'z'] {
        assert_eq!(engine.take_secret(&id, made(first)).await, Ok(()));
    }
    let before = engine.store().get(&id).expect("read");
    let [gone, changed] = [0, 1].map(|at: usize| before.okta.secret.previous()[at].item.clone());
    engine.keychain().erase(&gone).await.expect("erased");
    let (other, _) = Secret::take_okta(made('w')).expect("a secret");
    engine.keychain().save(&changed, "", &other).await.expect("saved");
    let back = async |account: &str| engine.take_back(&id, account).await.map_err(|p| p.kind);
    assert_eq!(back(&gone).await, Err(Kind::KeychainItemGone));
    assert_eq!(back(&changed).await, Err(Kind::KeychainDiffers));
    assert_eq!(back("acme.okta.practice/other/okta-secret/1").await, Err(Kind::SecretNeeded));
    assert_eq!(engine.store().get(&id).expect("read"), before);

    // Named for another organization since: what was of the first one is not brought back for it.
    engine.name_unchecked(&id, "other.okta.practice").expect("named");
    assert_eq!(back(&changed).await, Err(Kind::SecretNeeded));
}

#[tokio::test]
async fn what_was_erased_is_not_one_that_was_replaced() {
    let folder = tempfile::tempdir().expect("a folder");
    let (engine, id) = begun(folder.path());
    assert_eq!(engine.take_secret(&id, made('x')).await, Ok(()));
    assert_eq!(engine.erase_secret(&id).await, Ok(()));
    assert_eq!(engine.take_secret(&id, made('y')).await, Ok(()));
    assert_eq!(engine.store().get(&id).expect("read").okta.secret.previous(), [], "no part of it is left to erase");
    assert_eq!(engine.keychain().list().await.expect("listed").len(), 1);
}

/// A passed proof of the secret that is there.
fn prove(engine: &Engine, id: &str) {
    let proven = engine.store.change(id, None, |connection| {
        connection.okta.client_id = ClientId::parse("0oa1a2b3");
        let of = connection.subject().ok_or(Kind::SecretNeeded)?;
        let row = json!({ "id": "credential", "state": "pass", "problem": null, "ms": null, "at": null });
        let proof = json!({
            "level": "credential", "rows": [row], "granted": [], "missing": [], "extra": null,
            "at": Timestamp::now(), "of": of, "accepted": null,
        });
        connection.okta.proof = Some(serde_json::from_value(proof).map_err(|_| Kind::StoreDamaged)?);
        Ok(())
    });
    assert_eq!(proven, Ok(()));
}

#[tokio::test]
async fn the_button_and_the_key_at_once_store_one_item() {
    let folder = tempfile::tempdir().expect("a folder");
    let (engine, id) = begun(folder.path());
    let (one, two) = tokio::join!(engine.take_secret(&id, made('x')), engine.take_secret(&id, made('x')));
    assert_eq!((one, two), (Ok(()), Ok(())));
    assert_eq!(engine.keychain().list().await.expect("listed").len(), 1);
}
