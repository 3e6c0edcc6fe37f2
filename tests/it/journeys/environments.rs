//! A Dell environment that a person adds: read, asked without a credential, stored, used by both ways, removed.

use engine::Engine;
use engine::locale::Language;
use engine::store::{Entry, Records};
use model::connection::{Registration, Step, Way};
use model::environment::{Form, Given, Origin};
use model::journey::ProtectionState;
use model::problem::Kind;

use super::{BACKUP_BY_API, BY_API, KEYS_BY_API};
use crate::sandboxed::TestApp;
use crate::sandboxed::acts::{Act, Consoles, Ended, TO_THE_PROOF, kind};

const DOCUMENTED: &str = include_str!("../../../docs/environment.example.toml");

/// The documented file, with the sandbox's host in it.
fn by_file() -> Given {
    Given::File { text: DOCUMENTED.replace("dell.example", "dell.practice") }
}

fn by_form(name: &str) -> Form {
    Form {
        name: name.to_owned(),
        api_base: "https://apis.dell.practice".to_owned(),
        token_path: "/token".to_owned(),
        ..Form::default()
    }
}

fn added(engine: &Engine) -> Vec<(String, Origin, Way)> {
    let all = engine.environments_added();
    all.into_iter().map(|added| (added.name, added.from, added.environment.way)).collect()
}

/// Dell's API credential was given for one host, and goes to no other.
#[tokio::test]
async fn a_credential_stays_with_its_host() {
    let (mut desk, mut hands) = (TestApp::new().await, Consoles::default());
    desk.walk(TO_THE_PROOF, &mut hands, Ended::Never).await;
    desk.engine().add_environment(&by_file()).await.expect("added");
    let mut other = desk.engine().environments_added().remove(0);
    (other.environment.id, other.name) = ("added-other".to_owned(), "Other".to_owned());
    other.environment.api_base = "https://other.dell.practice".to_owned();
    let entry = Entry {
        act: "added_environment".to_owned(),
        by: "me".to_owned(),
        account: "me".to_owned(),
        measured: false,
        at: other.at,
        note: String::new(),
    };
    desk.engine().store().add_environment(&other, &entry).expect("kept");
    desk.restart_unchanged();

    for act in [Act::SkipProof, Act::ChooseDell("practice-api"), Act::MakeKeyAtDell, Act::TakeKey, Act::TryKey] {
        act.on(&desk, &mut hands).await.expect("good");
    }
    let held = desk.connection().dell.key.current().cloned().expect("held").item;
    desk.engine().choose_dell(&desk.id, "added-other", "Acme").expect("chosen");
    let connection = desk.connection();
    assert_eq!((connection.dell.key.current(), connection.dell.key_client_id), (None, None));
    assert_eq!(kind(desk.engine().try_dell_key(&desk.id, &hands.key.0).await), Some(Kind::SecretNeeded));
    assert!(desk.trace().await.iter().all(|asked| asked.1 != "other.dell.practice" || asked.2 == "/"));
    assert!(desk.items().await.iter().any(|item| held == *item), "it is kept until it is erased");
    // Back, and of the same host: it is to be taken again there.
    desk.engine().choose_dell(&desk.id, "practice-api", "Acme").expect("chosen");
    Act::TakeKey.on(&desk, &mut hands).await.expect("taken");
    Act::TryKey.on(&desk, &mut hands).await.expect("accepted");
    assert!(!desk.items().await.iter().any(|item| held == *item), "what it replaced is erased");
}

#[tokio::test]
async fn a_file_opens_the_api_way() {
    let (mut desk, mut hands) = (TestApp::new().await, Consoles::default());
    desk.walk(TO_THE_PROOF, &mut hands, Ended::Never).await;
    let id = desk.engine().add_environment(&by_file()).await.expect("added");
    // One request, to the token endpoint, without anything like a credential.
    let asked: Vec<_> =
        desk.trace().await.into_iter().filter(|asked| asked.1 == "apis.dell.practice" && asked.2 != "/").collect();
    assert_eq!(asked, [("POST".to_owned(), "apis.dell.practice".to_owned(), "/token".to_owned())]);
    let known = desk.engine().environments_added().remove(0);
    assert_eq!((known.by.as_str(), known.answered, known.host()), (desk.engine().account(), 401, "apis.dell.practice"));

    // The store has it: after each act the app ends and starts again.
    desk.restart_unchanged();
    assert_eq!(desk.engine().environments_added(), [known]);
    let chosen: &'static str = id.clone().leak();
    let path: Vec<(Act, Step)> = BY_API
        .iter()
        .map(|(act, step)| match act {
            Act::ChooseDell(_) => (Act::ChooseDell(chosen), *step),
            other => (*other, *step),
        })
        .collect();
    desk.walk(&path, &mut hands, Ended::AfterEachAct).await;
    desk.walk(KEYS_BY_API, &mut hands, Ended::AfterEachAct).await;
    desk.walk(BACKUP_BY_API, &mut hands, Ended::Never).await;
    assert_eq!(desk.protection(), ProtectionState::Protected);
    assert!(matches!(desk.connection().registration, Registration::Done { domain_id: Some(_), .. }));
    desk.registered_once(&hands.secret).await;

    // An environment in use stays; the command line sees it, too.
    assert_eq!(kind(desk.engine().remove_environment(&id)), Some(Kind::EnvironmentInUse));
    let records = Records::read(desk.engine().store().folder()).expect("read");
    assert_eq!(records.environments, desk.engine().environments_added());
    desk.engine().remove(&desk.id).await.expect("removed");
    desk.engine().remove_environment(&id).expect("nobody uses it");
    assert!(desk.engine().environments_added().is_empty() && desk.chain_holds());
    let chain = Records::read(desk.engine().store().folder()).expect("read").chain;
    let recorded: Vec<_> =
        chain.iter().filter(|link| link.connection == id).map(|link| (link.act.as_str(), link.note.as_str())).collect();
    let note = "Dell onboarding preview apis.dell.practice";
    assert_eq!(recorded, [("added_environment", note), ("removed_environment", note)]);
}

#[tokio::test]
async fn a_form_without_onboarding_is_the_console_way() {
    let (mut desk, mut hands) = (TestApp::new().await, Consoles::default());
    desk.walk(TO_THE_PROOF, &mut hands, Ended::Never).await;
    let console = "https://login.dell.practice/here";
    let form = Form { console_address: console.to_owned(), ..by_form("Ours") };
    let id = desk.engine().add_environment(&Given::Form(form)).await.expect("added");
    assert_eq!(added(desk.engine()), [("Ours".to_owned(), Origin::Form, Way::Console)]);
    // An address that the person gave stays; without one the environment's own is used, and goes with it.
    let address = |desk: &TestApp| desk.connection().dell.console_address;
    let before = address(&desk);
    desk.engine().choose_dell(&desk.id, &id, "Ours").expect("chosen");
    assert_eq!(address(&desk), before);
    assert_eq!(desk.engine().way(&desk.connection()), Way::Console);
    desk.restart_unchanged();
    assert_eq!(kind(desk.engine().remove_environment(&id)), Some(Kind::EnvironmentInUse));
    desk.engine().choose_dell(&desk.id, "practice-api", "").expect("chosen");
    desk.engine().remove_environment(&id).expect("not used");
    assert_eq!(kind(desk.engine().choose_dell(&desk.id, &id, "")), Some(Kind::ChoiceNeeded));
    desk.restart_unchanged();
    assert!(desk.engine().environments_added().is_empty());
}

#[tokio::test]
async fn what_does_not_answer_like_a_token_endpoint_is_not_kept() {
    let desk = TestApp::new().await;
    let engine = desk.engine();
    let form = |change: fn(&mut Form)| {
        let mut form = by_form("Ours");
        change(&mut form);
        Given::Form(form)
    };
    let refused = async |given: &Given| kind(engine.add_environment(given).await);
    // A host that answers, and has no token endpoint there.
    let elsewhere = form(|form| {
        form.api_base = "https://login.acme.practice".into();
        form.token_path = "/nothing/here".into();
    });
    assert_eq!(refused(&elsewhere).await, Some(Kind::EnvironmentNoToken));
    assert_eq!(
        refused(&form(|form| form.api_base = "https://acme.okta.practice".into())).await,
        Some(Kind::EnvironmentOkta)
    );
    assert_eq!(
        refused(&form(|form| form.api_base = "https://apis.dell.example".into())).await,
        Some(Kind::EnvironmentSpace)
    );
    desk.fault("dell_down", None).await;
    assert_eq!(refused(&by_file()).await, Some(Kind::DellDown));
    desk.lift("dell_down").await;
    desk.fault("dell_unreachable", None).await;
    assert!(refused(&by_file()).await.is_some_and(|kind| kind.code().starts_with("network-")));
    desk.lift("dell_unreachable").await;
    assert!(engine.environments_added().is_empty() && engine.store().environments().expect("read").is_empty());

    // Accepted once; the same name again is refused before any request.
    engine.add_environment(&Given::Form(by_form("Ours"))).await.expect("added");
    let before = desk.trace().await.len();
    assert_eq!(refused(&Given::Form(by_form(" oURS "))).await, Some(Kind::EnvironmentNameTaken));
    // Nor does one pass for a listed one, in either language.
    for language in [Language::En, Language::De] {
        let listed = language.t("environment-dell-commercial", &[]);
        assert_eq!(refused(&Given::Form(by_form(&listed))).await, Some(Kind::EnvironmentNameTaken), "{listed}");
    }
    assert_eq!(desk.trace().await.len(), before);
}
