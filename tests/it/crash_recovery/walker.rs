//! The app without a window, and the person who continues wherever it is: the record determines the next act.

use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use engine::{Credential, Engine, Mode};
use model::connection::{
    Connection, EmergencySignIn, Holder, Intent, KeysState, Level, Outcome, ReadBack, Registration, SecretChoice,
};
use model::problem::{Kind, Result};
use secrets::custody::Source;
use secrets::stores::{PRACTICE_SERVICE, SystemKeychain};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::store::disk::vfs::{self, CHANGES, Order};
use crate::test_app::acts::{DOMAIN, NAME};
use crate::test_app::clipboard::Copied;

pub const FOLDER: &str = "ODC_TEST_WALKS_IN";
pub const KILL_AT: &str = "ODC_TEST_KILLED_AT";
/// Whether an earlier start had begun to erase the secret.
pub const ERASING: &str = "ODC_TEST_WAS_ERASING";

/// How the org is registered at Dell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Way {
    Api,
    Console,
}

impl Way {
    /// Entries that the audit chain must have at the end, however often it was killed.
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
struct Input {
    way: Way,
    port: u16,
    ca_pem: String,
    client_id: String,
    secret: Zeroizing<String>,
    key_id: String,
    key: Zeroizing<String>,
}

/// The process that is killed; by itself it tests nothing.
#[test]
fn walks_when_asked() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let input: Input = serde_json::from_reader(std::io::stdin()).expect("an input");
    let at: u64 = std::env::var(KILL_AT).expect("a write").parse().expect("a number");
    vfs::register();
    if at > 0 {
        vfs::order(CHANGES, at, Order::Kill);
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
    runtime.expect("a runtime").block_on(walk(Path::new(&folder), input));
}

fn say(word: &str) {
    // Under its own name: the test's frame writes to the same place.
    let mut out = std::io::stdout().lock();
    writeln!(out, "\nwalker: {word}").and_then(|()| out.flush()).expect("written");
}

async fn walk(folder: &Path, input: Input) {
    let world = Mode::Practice { port: input.port, ca_pem: input.ca_pem.clone() };
    let keychain = Arc::new(SystemKeychain::new(PRACTICE_SERVICE));
    let engine = Engine::open(folder, world, keychain).expect("opens").asking(Arc::new(engine::consent::Typed));
    let engine = engine.with_settling_time(Duration::ZERO);
    assert_eq!(engine.store().set_aside(), None, "nothing was damaged");
    let erasing = std::env::var(ERASING).is_ok_and(|erasing| erasing == "yes");
    for connection in engine.store().all().expect("read") {
        engine.settle(&connection.id).await.expect("settled");
    }
    for connection in engine.store().all().expect("read") {
        assert_eq!(connection.items.intent, None, "settled");
        if connection.okta.secret.current().is_some() && connection.secret_choice() != Some(SecretChoice::Erased) {
            let kept = match engine.secret(&connection.id).await {
                // The keychain ended after it erased the item and before it answered.
                Err(problem) if erasing && problem.kind == Kind::KeychainItemGone => continue,
                kept => kept.expect("saved, and readable"),
            };
            let given = secrets::secret::Secret::take_okta(input.secret.clone()).expect("a secret").0;
            assert!(kept.same(&given), "another secret");
            say("held");
        }
    }
    let begun = !engine.store().chain().expect("read").is_empty();
    let known = engine.store().all().expect("read").into_iter().next();
    let id = match known {
        None if begun => return say("removed"),
        None => engine.begin().expect("begun"),
        Some(connection) => connection.id,
    };
    say(&format!("connection {id}"));
    for _ in 0..100 {
        let connection = engine.store().get(&id).expect("read");
        if connection.progress.finished_at.is_some() {
            say("removing");
            engine.remove(&id).await.expect("removed");
            return say("removed");
        }
        next(&engine, &connection, &input)
            .await
            .unwrap_or_else(|problem| panic!("{problem} {:?}: {connection:?}", problem.said));
    }
    panic!("it comes to no end: {:?}", engine.store().get(&id));
}

/// The one act that the record asks for.
async fn next(engine: &Engine, connection: &Connection, input: &Input) -> Result<()> {
    let id = connection.id.as_str();
    let environment = match input.way {
        Way::Api => "practice-api",
        Way::Console => "practice-console",
    };
    assert!(!matches!(connection.items.intent, Some(Intent::Remove)));
    if connection.ready.okta_admin.is_none() {
        return engine.answer_ready(id, (Some(Holder::Me), ""), (Some(Holder::Me), ""), Some(EmergencySignIn::Yes));
    }
    if connection.okta.organization.is_none() {
        return engine.name_organization(id, DOMAIN).await.map(drop);
    }
    if connection.okta.secret.current().is_none() {
        // The dialog's door reads the clipboard once: when the secret is in custody.
        let clipboard = Copied::notifying(&input.secret, || say("custody"));
        return engine.take(id, Credential::Okta, Source::Dialog(input.secret.clone(), &clipboard)).await;
    }
    if connection.okta.client_id.is_none() {
        return engine.accept_client_id(id, &input.client_id, true);
    }
    if connection.okta.proof.is_none() && connection.secret_choice().is_none() {
        return engine.test(id, Level::Credential, None, &|_| ()).await;
    }
    if connection.dell.environment != environment {
        return engine.choose_dell(id, environment, "Acme");
    }
    match input.way {
        Way::Api if connection.dell.key_client_id.is_none() => {
            return engine.take_dell_key(id, &input.key_id, input.key.clone()).await;
        }
        Way::Api if connection.dell.token.is_none() => return engine.try_dell_key(id, &input.key_id).await,
        Way::Api | Way::Console => {}
    }
    match &connection.registration {
        Registration::Done { .. } => {}
        Registration::NotSent if input.way == Way::Console => {
            return engine.console_said(id, Outcome::Registered, NAME);
        }
        Registration::NotSent => return engine.authorize(id).await,
        Registration::Unknown { read: None, .. } | Registration::Running { .. } => {
            return engine.read_dell_list(id).await;
        }
        Registration::Unknown { read: Some(ReadBack { found: Some(_), .. }), .. } => {
            return engine.adopt_registration(id).await;
        }
        // Only now, and only because the list was read and is empty.
        Registration::Unknown { read: Some(ReadBack { found: None, .. }), .. } => return engine.send_again(id).await,
        other => panic!("{other:?}"),
    }
    // Only read: it may have been sent, and what Dell shows says what became of it.
    if connection.change.is_open() {
        return engine.read_backup(id).await;
    }
    if connection.keys.is_none() {
        return match input.way {
            Way::Api => engine.switch_keys_on(id).await,
            Way::Console => engine.answer_keys(id, KeysState::On, NAME),
        };
    }
    if connection.backup.known.is_none() {
        return engine.confirm_backup(id, ["eu-central-1", "Daily", "One year"], NAME);
    }
    match (input.way, connection.secret_choice()) {
        (Way::Api, None) => {
            say("erasing");
            engine.erase_secret(id).await
        }
        (Way::Console, None) => engine.keep_secret(id).await,
        (_, Some(_)) => finish(engine, id).await,
    }
}

/// The person passes the steps between with Continue.
async fn finish(engine: &Engine, id: &str) -> Result<()> {
    loop {
        match engine.finish(id) {
            Err(problem) if problem.kind == Kind::StepNotDone => engine.next(id).await?,
            answer => return answer,
        }
    }
}
