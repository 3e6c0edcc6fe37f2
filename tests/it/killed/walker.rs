//! The app without a window, and the person who goes on wherever it stands: what the next act is, the facts say.

use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use connect::connection::{Credential, Space, World};
use connect::custody::Source;
use connect::facts::{EmergencySignIn, Facts, Holder, Intent, KeysState, Level, Outcome, Registration, SecretChoice};
use connect::keychain::{PRACTICE_SERVICE, SystemKeychain};
use connect::problem::{Kind, Result};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::faults::disk::vfs::{self, CHANGES, Order};
use crate::sandboxed::acts::{DOMAIN, NAME};
use crate::sandboxed::clipboard::Copied;

pub const FOLDER: &str = "ODC_TEST_WALKS_IN";
pub const KILL_AT: &str = "ODC_TEST_KILLED_AT";
/// Whether an earlier start had begun to erase the secret.
pub const ERASING: &str = "ODC_TEST_WAS_ERASING";

/// The way to Dell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Way {
    Api,
    Console,
}

impl Way {
    /// What has to stand in the audit chain at the end, however often it was killed.
    pub fn acts(self) -> &'static [&'static str] {
        match self {
            Self::Api => &[
                "begun",
                "named_organisation",
                "took_secret",
                "took_dell_key",
                "intends_to_register",
                "intends_keys_on",
                "erased_secret",
                "finished",
                "removed",
            ],
            Self::Console => &[
                "begun",
                "named_organisation",
                "took_secret",
                "checked",
                "console_said",
                "answered_keys",
                "kept_secret",
                "finished",
                "removed",
            ],
        }
    }
}

#[derive(Deserialize)]
struct Told {
    way: Way,
    port: u16,
    ca_pem: String,
    client_id: String,
    secret: Zeroizing<String>,
    key_id: String,
    key: Zeroizing<String>,
}

/// The process that is killed; by itself it has nothing to show.
#[test]
fn walks_when_told() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let told: Told = serde_json::from_reader(std::io::stdin()).expect("told what to do");
    let at: u64 = std::env::var(KILL_AT).expect("told when").parse().expect("a number");
    vfs::register();
    if at > 0 {
        vfs::order(CHANGES, at, Order::Kill);
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
    runtime.expect("a runtime").block_on(walk(Path::new(&folder), told));
}

fn say(word: &str) {
    // Under its own name: the test's frame writes to the same place.
    let mut out = std::io::stdout().lock();
    writeln!(out, "\nwalker: {word}").and_then(|()| out.flush()).expect("heard");
}

async fn walk(folder: &Path, told: Told) {
    let world = World::Practice { port: told.port, ca_pem: told.ca_pem.clone() };
    let keychain = Arc::new(SystemKeychain::new(PRACTICE_SERVICE));
    let space = Space::open(folder, world, keychain).expect("opens").asking(Arc::new(connect::consent::Typed));
    let space = space.settling_for(Duration::ZERO);
    assert_eq!(space.store().set_aside(), None, "nothing was damaged");
    let erasing = std::env::var(ERASING).is_ok_and(|erasing| erasing == "yes");
    for facts in space.store().all().expect("read") {
        space.settle(&facts.id).await.expect("settled");
    }
    for facts in space.store().all().expect("read") {
        assert_eq!(facts.intent, None, "settled");
        if facts.secret.is_some() && facts.secret_choice != Some(SecretChoice::Erased) {
            let kept = match space.secret(&facts.id).await {
                // The keychain ended after it erased the item and before it said so.
                Err(problem) if erasing && problem.kind == Kind::KeychainItemGone => continue,
                kept => kept.expect("in custody, and readable"),
            };
            let given = connect::secret::Secret::take_okta(told.secret.clone()).expect("a secret").0;
            assert!(kept.same(&given), "another secret");
            say("held");
        }
    }
    let begun = space.store().verify_audit().expect("read").entries > 0;
    let known = space.store().all().expect("read").into_iter().next();
    let id = match known {
        None if begun => return say("removed"),
        None => space.begin().expect("begun"),
        Some(facts) => facts.id,
    };
    say(&format!("connection {id}"));
    for _ in 0..100 {
        let facts = space.store().get(&id).expect("read");
        if facts.finished_at.is_some() {
            say("removing");
            space.remove(&id).await.expect("removed");
            return say("removed");
        }
        next(&space, &facts, &told).await.unwrap_or_else(|problem| panic!("{problem} {:?}: {facts:?}", problem.said));
    }
    panic!("it comes to no end: {:?}", space.store().get(&id));
}

/// The one act that the facts ask for.
async fn next(space: &Space, facts: &Facts, told: &Told) -> Result<()> {
    let id = facts.id.as_str();
    let environment = match told.way {
        Way::Api => "practice-api",
        Way::Console => "practice-console",
    };
    assert!(!matches!(facts.intent, Some(Intent::Remove)));
    if facts.ready.okta_admin.is_none() {
        return space.answer_ready(id, (Some(Holder::Me), ""), (Some(Holder::Me), ""), Some(EmergencySignIn::Yes));
    }
    if facts.organisation.is_none() {
        return space.name_organisation(id, DOMAIN).await.map(drop);
    }
    if facts.secret.is_none() {
        // The dialog's door reads the clipboard once: when the secret is in custody.
        let clipboard = Copied::heard(&told.secret, || say("custody"));
        return space.take(id, Credential::Okta, Source::Dialog(told.secret.clone(), &clipboard)).await;
    }
    if facts.client_id.is_none() {
        return space.accept_client_id(id, &told.client_id, true);
    }
    if facts.proof.is_none() && facts.secret_choice.is_none() {
        return space.prove(id, Level::Credential, None, &|_| ()).await;
    }
    if facts.dell.environment != environment {
        return space.choose_dell(id, environment, "Acme");
    }
    match told.way {
        Way::Api if facts.dell.key_client_id.is_none() => {
            return space.take_dell_key(id, &told.key_id, told.key.clone()).await;
        }
        Way::Api if facts.dell.token.is_none() => return space.try_dell_key(id, &told.key_id).await,
        Way::Api | Way::Console => {}
    }
    match &facts.registration {
        Registration::Registered { .. } => {}
        Registration::None if told.way == Way::Console => return space.console_said(id, Outcome::Registered, NAME),
        Registration::None => return space.authorize(id).await,
        Registration::Uncertain { read_at: None, .. } | Registration::Running { .. } => {
            return space.read_dell_list(id).await;
        }
        Registration::Uncertain { found: Some(_), .. } => return space.adopt_registration(id).await,
        // Only now, and only because the list was read and is empty.
        Registration::Uncertain { found: None, .. } => return space.send_again(id).await,
        other => panic!("{other:?}"),
    }
    if facts.keys.is_none() {
        return match told.way {
            Way::Api => space.switch_keys_on(id).await,
            Way::Console => space.answer_keys(id, KeysState::On, NAME),
        };
    }
    if facts.backup.known.is_none() {
        return space.confirm_backup(id, ["eu-central-1", "Daily", "One year"], NAME);
    }
    match (told.way, facts.secret_choice) {
        (Way::Api, None) => {
            say("erasing");
            space.erase_secret(id).await
        }
        (Way::Console, None) => space.keep_secret(id).await,
        (_, Some(_)) => finish(space, id).await,
    }
}

/// The steps between are passed as the person does, by Continue.
async fn finish(space: &Space, id: &str) -> Result<()> {
    loop {
        match space.finish(id) {
            Err(problem) if problem.kind == Kind::StepNotDone => space.next(id).await?,
            answer => return answer,
        }
    }
}
