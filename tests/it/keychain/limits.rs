//! One time limit for a whole act on the keychain, however many calls it makes.

use std::sync::Arc;
use std::time::{Duration, Instant};

use engine::{Engine, Mode};
use model::problem::Kind;
use secrets::stores::{SERVICE, SecretStore as _, SystemKeychain};
use zeroize::Zeroizing;

use super::{Daemon, DeafPrompter, LABEL, in_session, keychain, lock, secret};

/// Of a whole act.
const LIMIT: Duration = Duration::from_secs(2);
/// More than one limit with everything around it, and less than two limits.
const TOO_LONG: Duration = Duration::from_millis(3500);

fn engine(folder: &tempfile::TempDir) -> Engine {
    let system = SystemKeychain::new(SERVICE).with_limits(Duration::from_secs(3), LIMIT);
    Engine::open(folder.path(), Mode::Live, Arc::new(system)).expect("opens")
}

#[test]
fn a_locked_keychain_has_one_limit_for_the_whole_act() {
    in_session("keychain::limits::a_locked_keychain_has_one_limit_for_the_whole_act", async || {
        let _daemon = Daemon::unlocked().await;
        let lost = "0123456789ab";
        let account = format!("acme.okta.com/{lost}/okta-secret/1");
        keychain().save(&account, LABEL, &secret()).await.expect("saves");
        lock();
        let _prompter = DeafPrompter::new();
        let folder = tempfile::tempdir().expect("a folder");
        let engine = engine(&folder);
        let id = engine.begin().expect("begins");
        engine.name_unchecked(&id, "acme.okta.com").expect("named");

        // EXPOSE: the test's own value, as it comes from a clipboard.
        let text = Zeroizing::new(secret().expose().to_owned());
        let begun = Instant::now();
        let taken = engine.take_secret(&id, text).await.map_err(|problem| problem.kind);
        assert_eq!((taken, begun.elapsed() < TOO_LONG), (Err(Kind::KeychainLocked), true), "{:?}", begun.elapsed());
        assert!(engine.store().get(&id).expect("read").items.intent.is_none(), "it was about to be stored");

        // Recovered: locked is not missing.
        let begun = Instant::now();
        let adopted = engine.adopt(lost).await.map_err(|problem| problem.kind);
        assert_eq!((adopted, begun.elapsed() < TOO_LONG), (Err(Kind::KeychainLocked), true), "{:?}", begun.elapsed());
    });
}

#[test]
fn acts_that_wait_for_each_other_share_no_more_than_a_limit() {
    in_session("keychain::limits::acts_that_wait_for_each_other_share_no_more_than_a_limit", async || {
        let _daemon = Daemon::unlocked().await;
        for lost in ["0123456789ab", "ba9876543210"] {
            let account = format!("acme.okta.com/{lost}/okta-secret/1");
            keychain().save(&account, LABEL, &secret()).await.expect("saves");
        }
        lock();
        let _prompter = DeafPrompter::new();
        let folder = tempfile::tempdir().expect("a folder");
        let engine = engine(&folder);
        let begun = Instant::now();
        let (one, other) = tokio::join!(engine.adopt("0123456789ab"), engine.adopt("ba9876543210"));
        assert!(begun.elapsed() < TOO_LONG, "took {:?}", begun.elapsed());
        let kinds = [one, other].map(|adopted| adopted.map_err(|problem| problem.kind));
        assert_eq!(kinds, [Err(Kind::KeychainLocked), Err(Kind::KeychainSlow)]);
    });
}
