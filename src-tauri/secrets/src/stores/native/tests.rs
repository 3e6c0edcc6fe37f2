//! The real Credential Manager. Each test has a service of its own, and leaves it empty.

use tokio::sync::Mutex;
use windows_sys::Win32::Security::Credentials::{CRED_MAX_CREDENTIAL_BLOB_SIZE, CRED_TYPE_GENERIC, CredDeleteW};

use super::super::{SecretStore as _, State, SystemKeychain};
use super::*;
use crate::secret::Secret;

/// Wine 10 lists in two passes, and crashes if another thread saves between them.
static ONE_AT_A_TIME: Mutex<()> = Mutex::const_new(());

/// A service whose items are erased at the test's end.
struct Own {
    service: &'static str,
    store: SystemKeychain,
}

impl Own {
    fn new(name: &str) -> Self {
        let service: &'static str = format!("okta-dell-connect test {name} {}", std::process::id()).leak();
        Self { service, store: SystemKeychain::new(service) }
    }

    async fn clear(self) {
        for account in self.store.list().await.expect("listed") {
            self.store.erase(&account).await.expect("erased");
        }
        assert!(self.store.list().await.expect("listed").is_empty());
    }
}

fn secret(length: usize) -> Secret {
    let text: String = "aB3-".chars().cycle().take(length).collect();
    Secret::from_keychain(Zeroizing::new(text.into_bytes())).expect("text")
}

#[tokio::test]
async fn an_item_with_umlauts_is_saved_read_listed_and_erased() {
    let _one = ONE_AT_A_TIME.lock().await;
    let own = Own::new("umlauts");
    let account = "größe.example/0123456789ab/okta-secret/1";
    assert_eq!(own.store.state().await, State::Ready);
    assert!(own.store.read(account).await.expect("answers").is_none());
    own.store.save(account, "label", &secret(40)).await.expect("saved");
    assert!(own.store.read(account).await.expect("answers").expect("is there").same(&secret(40)));
    assert_eq!(own.store.list().await.expect("listed"), [account]);
    own.store.erase(account).await.expect("erased");
    own.store.erase(account).await.expect("gone counts as erased");
    assert!(own.store.read(account).await.expect("answers").is_none());
    own.clear().await;
}

#[tokio::test]
async fn two_services_know_only_their_own_items() {
    let _one = ONE_AT_A_TIME.lock().await;
    let (one, other) = (Own::new("one"), Own::new("other"));
    one.store.save("a", "label", &secret(40)).await.expect("saved");
    other.store.save("a", "label", &secret(44)).await.expect("saved");
    other.store.save("b", "label", &secret(48)).await.expect("saved");
    assert_eq!(one.store.list().await.expect("listed"), ["a"]);
    assert!(one.store.read("b").await.expect("answers").is_none());
    one.store.erase("a").await.expect("erased");
    assert!(other.store.read("a").await.expect("answers").expect("untouched").same(&secret(44)));
    one.clear().await;
    other.clear().await;
}

#[tokio::test]
async fn a_value_over_the_system_s_limit_is_too_large_and_leaves_what_was_there() {
    let _one = ONE_AT_A_TIME.lock().await;
    let own = Own::new("limit");
    let limit = CRED_MAX_CREDENTIAL_BLOB_SIZE as usize;
    own.store.save("a", "label", &secret(limit)).await.expect("saved");
    let refused = own.store.save("a", "label", &secret(limit + 1)).await;
    assert_eq!(refused.map_err(|problem| problem.kind), Err(Kind::KeychainTooLarge));
    assert!(own.store.read("a").await.expect("answers").expect("is there").same(&secret(limit)));
    own.clear().await;
}

#[tokio::test]
async fn an_item_that_another_program_deleted_is_gone_and_no_failure() {
    let _one = ONE_AT_A_TIME.lock().await;
    let own = Own::new("deleted");
    own.store.save("a", "label", &secret(40)).await.expect("saved");
    let target: Vec<u16> = format!("a.{}", own.service).encode_utf16().chain([0]).collect();
    #[expect(unsafe_code, reason = "CredDeleteW has no safe door")]
    // SAFETY: the name ends with a zero and outlives the call.
    let deleted = unsafe { CredDeleteW(target.as_ptr(), CRED_TYPE_GENERIC, 0) };
    assert_ne!(deleted, 0, "{}", std::io::Error::last_os_error());
    assert!(own.store.read("a").await.expect("answers").is_none());
    assert!(own.store.list().await.expect("listed").is_empty());
    own.store.erase("a").await.expect("gone counts as erased");
}

#[tokio::test]
async fn a_list_of_many_is_whole() {
    let _one = ONE_AT_A_TIME.lock().await;
    let own = Own::new("many");
    let mut accounts: Vec<String> = (0..60).map(|number| format!("acme.okta.com/{number:03}/okta-secret/1")).collect();
    for account in &accounts {
        own.store.save(account, "label", &secret(40)).await.expect("saved");
    }
    let mut listed = own.store.list().await.expect("listed");
    listed.sort();
    accounts.sort();
    assert_eq!(listed, accounts);
    own.clear().await;
}
