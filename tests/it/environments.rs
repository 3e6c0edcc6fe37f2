//! A Dell environment that a person adds: read, asked without a credential, stored, used by both ways, removed.

use engine::Engine;
use engine::locale::Language;
use engine::store::{Entry, Records};
use model::connection::{Registration, Step, Way};
use model::environment::{Form, Given, Origin};
use model::journey::ProtectionState;
use model::problem::Kind;

use crate::connect::{BACKUP_BY_API, BY_API, KEYS_BY_API};
use crate::test_app::TestApp;
use crate::test_app::acts::{Act, Consoles, Ended, TO_THE_PROOF, kind};

const DOCUMENTED: &str = include_str!("../../docs/environment.example.toml");

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

/// Adds the first added environment once more, under another id and at another address. The app is started again.
pub fn add_one_like_it(app: &mut TestApp, id: &str, api_base: &str) {
    let mut other = app.engine().environments_added().remove(0);
    (other.environment.id, other.name) = (id.to_owned(), "Other".to_owned());
    other.environment.api_base = api_base.to_owned();
    let entry = Entry {
        act: "added_environment".into(),
        by: "me".to_owned(),
        account: "me".to_owned(),
        measured: false,
        at: other.at,
        note: String::new(),
    };
    app.engine().store().add_environment(&other, &entry).expect("kept");
    app.restart_unchanged();
}

fn added(engine: &Engine) -> Vec<(String, Origin, Way)> {
    let all = engine.environments_added();
    all.into_iter().map(|added| (added.name, added.from, added.environment.way)).collect()
}

/// Dell's API credential was given for one host, and goes to no other.
#[tokio::test]
async fn a_credential_stays_with_its_host() {
    let (mut app, mut consoles) = (TestApp::new().await, Consoles::default());
    app.walk(TO_THE_PROOF, &mut consoles, Ended::Never).await;
    app.engine().add_environment(&by_file()).await.expect("added");
    add_one_like_it(&mut app, "added-other", "https://other.dell.practice");

    for act in [Act::SkipProof, Act::ChooseDell("practice-api"), Act::MakeKeyAtDell, Act::TakeKey, Act::TryKey] {
        act.on(&app, &mut consoles).await.expect("good");
    }
    let held = app.connection().dell.key.current().cloned().expect("held").item;
    app.engine().choose_dell(&app.id, "added-other", "Acme").expect("chosen");
    let connection = app.connection();
    assert_eq!((connection.dell.key.current(), connection.dell.key_client_id), (None, None));
    assert_eq!(kind(app.engine().try_dell_key(&app.id, &consoles.key.0).await), Some(Kind::SecretNeeded));
    assert!(app.trace().await.iter().all(|asked| asked.1 != "other.dell.practice" || asked.2 == "/"));
    assert!(app.items().await.iter().any(|item| held == *item), "it is kept until it is erased");
    // Back, and of the same host: it is to be taken again there.
    app.engine().choose_dell(&app.id, "practice-api", "Acme").expect("chosen");
    Act::TakeKey.on(&app, &mut consoles).await.expect("taken");
    Act::TryKey.on(&app, &mut consoles).await.expect("accepted");
    assert!(!app.items().await.iter().any(|item| held == *item), "what it replaced is erased");
}

#[tokio::test]
async fn a_file_opens_the_api_way() {
    let (mut app, mut consoles) = (TestApp::new().await, Consoles::default());
    app.walk(TO_THE_PROOF, &mut consoles, Ended::Never).await;
    let id = app.engine().add_environment(&by_file()).await.expect("added");
    // One request, to the token endpoint, without anything like a credential.
    let asked: Vec<_> =
        app.trace().await.into_iter().filter(|asked| asked.1 == "apis.dell.practice" && asked.2 != "/").collect();
    assert_eq!(asked, [("POST".to_owned(), "apis.dell.practice".to_owned(), "/token".to_owned())]);
    let known = app.engine().environments_added().remove(0);
    assert_eq!((known.by.as_str(), known.answered, known.host()), (app.engine().account(), 401, "apis.dell.practice"));

    // The store has it: after each act the app ends and starts again.
    app.restart_unchanged();
    assert_eq!(app.engine().environments_added(), [known]);
    let chosen: &'static str = id.clone().leak();
    let path: Vec<(Act, Step)> = BY_API
        .iter()
        .map(|(act, step)| match act {
            Act::ChooseDell(_) => (Act::ChooseDell(chosen), *step),
            other => (*other, *step),
        })
        .collect();
    app.walk(&path, &mut consoles, Ended::AfterEachAct).await;
    app.walk(KEYS_BY_API, &mut consoles, Ended::AfterEachAct).await;
    app.walk(BACKUP_BY_API, &mut consoles, Ended::Never).await;
    assert_eq!(app.protection(), ProtectionState::Protected);
    assert!(matches!(app.connection().registration, Registration::Done { domain_id: Some(_), .. }));
    app.registered_once(&consoles.secret).await;

    // An environment in use stays; the command line sees it, too.
    assert_eq!(kind(app.engine().remove_environment(&id)), Some(Kind::EnvironmentInUse));
    let records = Records::read(app.engine().store().folder()).expect("read");
    assert_eq!(records.environments, app.engine().environments_added());
    app.engine().remove(&app.id).await.expect("removed");
    app.engine().remove_environment(&id).expect("nobody uses it");
    assert!(app.engine().environments_added().is_empty() && app.chain_holds());
    let chain = Records::read(app.engine().store().folder()).expect("read").chain;
    let recorded: Vec<_> =
        chain.iter().filter(|link| link.connection == id).map(|link| (link.act.word(), link.note.as_str())).collect();
    let note = "Dell onboarding preview apis.dell.practice";
    assert_eq!(recorded, [("added_environment", note), ("removed_environment", note)]);
}

#[tokio::test]
async fn a_form_without_onboarding_is_the_console_way() {
    let (mut app, mut consoles) = (TestApp::new().await, Consoles::default());
    app.walk(TO_THE_PROOF, &mut consoles, Ended::Never).await;
    let console = "https://login.dell.practice/here";
    let form = Form { console_address: console.to_owned(), ..by_form("Ours") };
    let id = app.engine().add_environment(&Given::Form(form)).await.expect("added");
    assert_eq!(added(app.engine()), [("Ours".to_owned(), Origin::Form, Way::Console)]);
    // An address that the person gave stays; without one the environment's own is used, and goes with it.
    let address = |app: &TestApp| app.connection().dell.console_address;
    let before = address(&app);
    app.engine().choose_dell(&app.id, &id, "Ours").expect("chosen");
    assert_eq!(address(&app), before);
    assert_eq!(app.engine().way(&app.connection()), Way::Console);
    app.restart_unchanged();
    assert_eq!(kind(app.engine().remove_environment(&id)), Some(Kind::EnvironmentInUse));
    app.engine().choose_dell(&app.id, "practice-api", "").expect("chosen");
    app.engine().remove_environment(&id).expect("not used");
    assert_eq!(kind(app.engine().choose_dell(&app.id, &id, "")), Some(Kind::ChoiceNeeded));
    app.restart_unchanged();
    assert!(app.engine().environments_added().is_empty());
}

#[tokio::test]
async fn an_address_that_is_no_token_endpoint_is_not_added() {
    let app = TestApp::new().await;
    let engine = app.engine();
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
    app.fault("dell_down", None).await;
    assert_eq!(refused(&by_file()).await, Some(Kind::DellDown));
    app.lift("dell_down").await;
    app.fault("dell_unreachable", None).await;
    assert!(refused(&by_file()).await.is_some_and(|kind| kind.code().starts_with("network-")));
    app.lift("dell_unreachable").await;
    assert!(engine.environments_added().is_empty() && engine.store().environments().expect("read").is_empty());

    // Accepted once; the same name again is refused before any request.
    engine.add_environment(&Given::Form(by_form("Ours"))).await.expect("added");
    let before = app.trace().await.len();
    assert_eq!(refused(&Given::Form(by_form(" oURS "))).await, Some(Kind::EnvironmentNameTaken));
    // Nor does one pass for a listed one, in either language.
    for language in [Language::En, Language::De] {
        let listed = language.t("environment-dell-commercial", &[]);
        assert_eq!(refused(&Given::Form(by_form(&listed))).await, Some(Kind::EnvironmentNameTaken), "{listed}");
    }
    assert_eq!(app.trace().await.len(), before);
}
