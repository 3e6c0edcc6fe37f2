//! What the person is asked outside the page. After a no nothing was sent, written, erased or recorded.

use engine::consent::Question;
use model::connection::{Step, StoreKind};
use model::environment::{Form, Given};
use model::links::Link;
use model::problem::{Kind, Result};

use crate::connect::{BACKUP_BY_API, BY_API, KEYS_BY_API};
use crate::environments::add_one_like_it;
use crate::test_app::TestApp;
use crate::test_app::acts::{Act, Consoles, Ended, TO_THE_PROOF, kind};

const ORG: &str = "acme.okta.practice";
const ELSEWHERE: &str = "other.dell.practice";

/// Everything that an act could change: connection, record, items, requests.
async fn everything(app: &TestApp) -> (String, usize, Vec<String>, usize) {
    (format!("{:?}", app.connection()), app.log().len(), app.items().await, app.trace().await.len())
}

/// The act asks this one question; after a no it does nothing.
async fn asks(app: &TestApp, question: Question, act: impl AsyncFn(&TestApp) -> Result<()>) {
    app.consent.declines(true);
    let before = everything(app).await;
    assert_eq!(kind(act(app).await), Some(Kind::Declined), "{}", question.word());
    assert_eq!(app.consent.asked(), std::slice::from_ref(&question));
    assert_eq!(everything(app).await, before, "{}", question.word());
    app.consent.declines(false);
}

#[tokio::test]
async fn an_irreversible_act_needs_a_yes() {
    let (mut app, mut consoles) = (TestApp::new().await, Consoles::default());
    app.walk(TO_THE_PROOF, &mut consoles, Ended::Never).await;
    app.walk(BY_API, &mut consoles, Ended::Never).await;
    asks(&app, Question::TurnKeysOn { org: ORG.to_owned() }, async |app| app.engine().switch_keys_on(&app.id).await)
        .await;
    app.walk(KEYS_BY_API, &mut consoles, Ended::Never).await;
    app.walk(BACKUP_BY_API, &mut consoles, Ended::Never).await;
    app.consent.asked();
    let org = || ORG.to_owned();
    asks(&app, Question::TurnBackupsOff { org: org() }, async |app| app.engine().switch_backups(&app.id, false).await)
        .await;
    asks(&app, Question::RemoveAtDell { org: org() }, async |app| app.engine().remove_at_dell(&app.id).await).await;
    let marks = app.connection().okta.secret.current().cloned().expect("saved").mark.last_four;
    asks(&app, Question::Erase { org: org(), marks }, async |app| app.engine().erase_secret(&app.id).await).await;
    asks(&app, Question::Remove { org: org() }, async |app| app.engine().remove(&app.id).await).await;
    let proxy = "http://127.0.0.1:9".to_owned();
    asks(&app, Question::UseProxy { proxy: proxy.clone() }, async |app| app.engine().set_proxy(Some(&proxy)).await)
        .await;
    assert_eq!(app.engine().proxy().expect("read"), engine::http::Proxy::System);
    let given = Given::Form(Form {
        name: "Elsewhere".to_owned(),
        api_base: format!("https://{ELSEWHERE}"),
        token_path: "/token".to_owned(),
        ..Form::default()
    });
    let added = Question::AddCloud { name: "Elsewhere".to_owned(), host: ELSEWHERE.to_owned() };
    asks(&app, added, async |app| app.engine().add_environment(&given).await.map(drop)).await;
    assert!(app.engine().environments_added().is_empty());

    // RotationTest backups on again removes nothing.
    app.engine().switch_backups(&app.id, true).await.expect("on");
    assert_eq!(app.consent.asked(), []);
    app.engine().erase_secret(&app.id).await.expect("agreed");
    assert!(!app.secret_is_readable().await);
}

/// A session's secret is gone with it, and Okta shows a secret once.
#[tokio::test]
async fn a_store_that_ends_is_chosen_on_a_yes() {
    let (app, _) = TestApp::at_the_secret().await;
    let session = Question::KeepForSession { org: ORG.to_owned() };
    asks(&app, session, async |app| app.engine().keep_in(&app.id, StoreKind::Session).await).await;
    app.engine().keep_in(&app.id, StoreKind::Session).await.expect("agreed");
    app.consent.asked();
    app.engine().keep_in(&app.id, StoreKind::Keychain).await.expect("better");
    assert_eq!(app.consent.asked(), []);
}

#[tokio::test]
async fn previous_secrets_are_erased_by_name() {
    let (mut app, mut consoles) = (TestApp::new().await, Consoles::default());
    app.walk(TO_THE_PROOF, &mut consoles, Ended::Never).await;
    let first = app.connection().okta.secret.current().cloned().expect("saved").mark.last_four;
    let second = app.new_secret().await;
    app.engine().take_secret(&app.id, second).await.expect("saved");
    Act::Prove.on(&app, &mut consoles).await.expect("tested");
    let question = Question::ErasePrevious { org: ORG.to_owned(), marks: first };
    asks(&app, question, async |app| app.engine().erase_replaced(&app.id).await).await;
    app.engine().erase_replaced(&app.id).await.expect("agreed");
    assert_eq!(app.connection().okta.secret.previous(), []);
}

/// An added cloud may be anybody's: nothing with a credential goes there before a yes, and the yes is remembered.
#[tokio::test]
async fn a_credential_first_goes_to_a_new_host_on_a_yes() {
    let (mut app, mut consoles) = (TestApp::new().await, Consoles::default());
    app.walk(TO_THE_PROOF, &mut consoles, Ended::Never).await;
    add_elsewhere(&mut app).await;
    for act in [Act::SkipProof, Act::ChooseDell("added-elsewhere"), Act::MakeKeyAtDell, Act::TakeKey] {
        act.on(&app, &mut consoles).await.expect("good");
    }
    let (client_id, _) = consoles.key.clone();
    let sent = async |app: &TestApp| {
        app.trace().await.iter().filter(|asked| asked.1 == ELSEWHERE && asked.0 == "POST").count()
    };
    app.engine().try_dell_key(&app.id, &client_id).await.ok();
    assert_eq!(
        app.consent.asked(),
        [Question::SendTo { host: ELSEWHERE.to_owned(), org: ORG.to_owned() }],
        "agreed to, and sent: {}",
        sent(&app).await
    );
    let agreed = sent(&app).await;
    assert!(agreed > 0);

    // Remembered, by the next start too.
    app.restart_unchanged();
    app.engine().try_dell_key(&app.id, &client_id).await.ok();
    assert_eq!(app.consent.asked(), []);
    assert!(sent(&app).await > agreed);
}

#[tokio::test]
async fn a_no_sends_a_credential_nowhere() {
    let (mut app, mut consoles) = (TestApp::new().await, Consoles::default());
    app.walk(TO_THE_PROOF, &mut consoles, Ended::Never).await;
    add_elsewhere(&mut app).await;
    for act in [Act::SkipProof, Act::ChooseDell("added-elsewhere"), Act::MakeKeyAtDell, Act::TakeKey] {
        act.on(&app, &mut consoles).await.expect("good");
    }
    let (client_id, _) = consoles.key.clone();
    app.consent.declines(true);
    let before = app.trace().await.len();
    for _ in 0..2 {
        assert_eq!(kind(app.engine().try_dell_key(&app.id, &client_id).await), Some(Kind::Declined));
        assert_eq!(kind(app.engine().authorize(&app.id).await), Some(Kind::Declined));
        assert_eq!(kind(app.engine().read_dell_list(&app.id).await), Some(Kind::Declined));
    }
    assert_eq!(app.trace().await.len(), before, "requests after a no");
    assert_eq!(app.consent.asked().len(), 6, "a no is not remembered: the person may think again");
    assert!(app.secret_is_readable().await);
}

/// The page names the address of Dell's console. It is opened on the cloud's own hosts, or after a yes.
#[tokio::test]
async fn an_address_elsewhere_is_opened_on_a_yes() {
    let folder = crate::test_app::folder();
    let person = std::sync::Arc::new(crate::test_app::Person::default());
    let keychain = std::sync::Arc::new(crate::memory_store::MemoryStore::new());
    let engine =
        engine::Engine::open(folder.path(), engine::Mode::Live, keychain).expect("opens").asking(person.clone());
    let id = engine.begin().expect("begun");
    let own = model::catalogue::environment("dell-commercial").expect("listed").console_login[0].clone();
    for (address, asks) in [
        (format!("{own}/okta"), false),
        (format!("{own}.evil.test/okta"), true),
        ("https://evil.test/".to_owned(), true),
    ] {
        engine.save_console_address(&id, &address).expect("kept");
        person.declines(true);
        let opened = engine.address_to_open(&id, Link::DellConsole).await;
        assert_eq!(kind(opened), asks.then_some(Kind::Declined), "{address}");
        person.declines(false);
        for asked in [asks, false] {
            person.asked();
            engine.address_to_open(&id, Link::DellConsole).await.expect("agreed");
            assert_eq!(!person.asked().is_empty(), asked, "{address}");
        }
    }
    // Addresses that no page names need no question.
    engine.address_to_open(&id, Link::DellArticle).await.expect("known");
    assert_eq!(person.asked(), []);
}

/// A cloud as an earlier version, or a person, may have added it.
async fn add_elsewhere(app: &mut TestApp) {
    let by_form = Given::Form(Form {
        name: "Elsewhere".to_owned(),
        api_base: "https://apis.dell.practice".to_owned(),
        token_path: "/token".to_owned(),
        onboarding_paths: Some(model::environment::Paths {
            domains: "/okta/v1/domains".to_owned(),
            tasks: "/okta/v1/tasks".to_owned(),
            key_management: "/okta/v1/keymanagement".to_owned(),
        }),
        ..Form::default()
    });
    app.engine().add_environment(&by_form).await.expect("added");
    add_one_like_it(app, "added-elsewhere", &format!("https://{ELSEWHERE}"));
    app.consent.asked();
    assert_ne!(app.step(), Step::Finish);
}
