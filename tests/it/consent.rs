//! What the person is asked outside the page. After a no nothing was sent, written, erased or recorded.

use engine::consent::Question;
use engine::store::Entry;
use model::connection::{Step, StoreKind};
use model::environment::{Form, Given};
use model::links::Link;
use model::problem::{Kind, Result};

use crate::connect::{BACKUP_BY_API, BY_API, KEYS_BY_API};
use crate::test_app::TestApp;
use crate::test_app::acts::{Act, Consoles, Ended, TO_THE_PROOF, kind};

const ORG: &str = "acme.okta.practice";
const ELSEWHERE: &str = "other.dell.practice";

/// Everything that an act could change: connection, record, items, requests.
async fn everything(desk: &TestApp) -> (String, usize, Vec<String>, usize) {
    (format!("{:?}", desk.connection()), desk.log().len(), desk.items().await, desk.trace().await.len())
}

/// The act asks this one question; after a no it does nothing.
async fn asks(desk: &TestApp, question: Question, act: impl AsyncFn(&TestApp) -> Result<()>) {
    desk.consent.declines(true);
    let before = everything(desk).await;
    assert_eq!(kind(act(desk).await), Some(Kind::Declined), "{}", question.word());
    assert_eq!(desk.consent.asked(), std::slice::from_ref(&question));
    assert_eq!(everything(desk).await, before, "{}", question.word());
    desk.consent.declines(false);
}

#[tokio::test]
async fn nothing_is_destroyed_or_turned_on_without_a_yes() {
    let (mut desk, mut hands) = (TestApp::new().await, Consoles::default());
    desk.walk(TO_THE_PROOF, &mut hands, Ended::Never).await;
    desk.walk(BY_API, &mut hands, Ended::Never).await;
    asks(&desk, Question::TurnKeysOn { org: ORG.to_owned() }, async |desk| {
        desk.engine().switch_keys_on(&desk.id).await
    })
    .await;
    desk.walk(KEYS_BY_API, &mut hands, Ended::Never).await;
    desk.walk(BACKUP_BY_API, &mut hands, Ended::Never).await;
    desk.consent.asked();
    let org = || ORG.to_owned();
    asks(&desk, Question::TurnBackupsOff { org: org() }, async |desk| {
        desk.engine().switch_backups(&desk.id, false).await
    })
    .await;
    asks(&desk, Question::RemoveAtDell { org: org() }, async |desk| desk.engine().remove_at_dell(&desk.id).await).await;
    let marks = desk.connection().okta.secret.current().cloned().expect("saved").mark.last_four;
    asks(&desk, Question::Erase { org: org(), marks }, async |desk| desk.engine().erase_secret(&desk.id).await).await;
    asks(&desk, Question::Remove { org: org() }, async |desk| desk.engine().remove(&desk.id).await).await;
    let proxy = "http://127.0.0.1:9".to_owned();
    asks(&desk, Question::UseProxy { proxy: proxy.clone() }, async |desk| desk.engine().set_proxy(Some(&proxy)).await)
        .await;
    assert_eq!(desk.engine().proxy().expect("read"), engine::http::Proxy::System);
    let given = Given::Form(Form {
        name: "Elsewhere".to_owned(),
        api_base: format!("https://{ELSEWHERE}"),
        token_path: "/token".to_owned(),
        ..Form::default()
    });
    let added = Question::AddCloud { name: "Elsewhere".to_owned(), host: ELSEWHERE.to_owned() };
    asks(&desk, added, async |desk| desk.engine().add_environment(&given).await.map(drop)).await;
    assert!(desk.engine().environments_added().is_empty());

    // Turning backups on again removes nothing.
    desk.engine().switch_backups(&desk.id, true).await.expect("on");
    assert_eq!(desk.consent.asked(), []);
    desk.engine().erase_secret(&desk.id).await.expect("agreed");
    assert!(!desk.secret_is_readable().await);
}

/// A session's secret is gone with it, and Okta shows a secret once.
#[tokio::test]
async fn a_place_that_ends_is_chosen_on_a_yes() {
    let (desk, _) = TestApp::at_the_secret().await;
    let session = Question::KeepForSession { org: ORG.to_owned() };
    asks(&desk, session, async |desk| desk.engine().keep_in(&desk.id, StoreKind::Session).await).await;
    desk.engine().keep_in(&desk.id, StoreKind::Session).await.expect("agreed");
    desk.consent.asked();
    desk.engine().keep_in(&desk.id, StoreKind::Keychain).await.expect("better");
    assert_eq!(desk.consent.asked(), []);
}

#[tokio::test]
async fn previous_secrets_are_erased_by_name() {
    let (mut desk, mut hands) = (TestApp::new().await, Consoles::default());
    desk.walk(TO_THE_PROOF, &mut hands, Ended::Never).await;
    let first = desk.connection().okta.secret.current().cloned().expect("saved").mark.last_four;
    let second = desk.new_secret().await;
    desk.engine().take_secret(&desk.id, second).await.expect("saved");
    Act::Prove.on(&desk, &mut hands).await.expect("tested");
    let question = Question::ErasePrevious { org: ORG.to_owned(), marks: first };
    asks(&desk, question, async |desk| desk.engine().erase_replaced(&desk.id).await).await;
    desk.engine().erase_replaced(&desk.id).await.expect("agreed");
    assert_eq!(desk.connection().okta.secret.previous(), []);
}

/// An added cloud may be anybody's: nothing with a credential goes there before a yes, and the yes is remembered.
#[tokio::test]
async fn a_credential_first_goes_to_a_new_host_on_a_yes() {
    let (mut desk, mut hands) = (TestApp::new().await, Consoles::default());
    desk.walk(TO_THE_PROOF, &mut hands, Ended::Never).await;
    add_elsewhere(&mut desk).await;
    for act in [Act::SkipProof, Act::ChooseDell("added-elsewhere"), Act::MakeKeyAtDell, Act::TakeKey] {
        act.on(&desk, &mut hands).await.expect("good");
    }
    let (client_id, _) = hands.key.clone();
    let sent = async |desk: &TestApp| {
        desk.trace().await.iter().filter(|asked| asked.1 == ELSEWHERE && asked.0 == "POST").count()
    };
    desk.engine().try_dell_key(&desk.id, &client_id).await.ok();
    assert_eq!(
        desk.consent.asked(),
        [Question::SendTo { host: ELSEWHERE.to_owned(), org: ORG.to_owned() }],
        "agreed to, and sent: {}",
        sent(&desk).await
    );
    let agreed = sent(&desk).await;
    assert!(agreed > 0);

    // Remembered, by the next start too.
    desk.restart_unchanged();
    desk.engine().try_dell_key(&desk.id, &client_id).await.ok();
    assert_eq!(desk.consent.asked(), []);
    assert!(sent(&desk).await > agreed);
}

#[tokio::test]
async fn a_no_sends_a_credential_nowhere() {
    let (mut desk, mut hands) = (TestApp::new().await, Consoles::default());
    desk.walk(TO_THE_PROOF, &mut hands, Ended::Never).await;
    add_elsewhere(&mut desk).await;
    for act in [Act::SkipProof, Act::ChooseDell("added-elsewhere"), Act::MakeKeyAtDell, Act::TakeKey] {
        act.on(&desk, &mut hands).await.expect("good");
    }
    let (client_id, _) = hands.key.clone();
    desk.consent.declines(true);
    let before = desk.trace().await.len();
    for _ in 0..2 {
        assert_eq!(kind(desk.engine().try_dell_key(&desk.id, &client_id).await), Some(Kind::Declined));
        assert_eq!(kind(desk.engine().authorize(&desk.id).await), Some(Kind::Declined));
        assert_eq!(kind(desk.engine().read_dell_list(&desk.id).await), Some(Kind::Declined));
    }
    assert_eq!(desk.trace().await.len(), before, "requests after a no");
    assert_eq!(desk.consent.asked().len(), 6, "a no is not remembered: the person may think again");
    assert!(desk.secret_is_readable().await);
}

/// The page names the address of Dell's console. It is opened on the cloud's own hosts, or after a yes.
#[tokio::test]
async fn an_address_elsewhere_is_opened_on_a_yes() {
    let folder = crate::test_app::folder();
    let person = std::sync::Arc::new(crate::test_app::Person::default());
    let keychain = std::sync::Arc::new(secrets::stores::MemoryStore::new());
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
async fn add_elsewhere(desk: &mut TestApp) {
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
    desk.engine().add_environment(&by_form).await.expect("added");
    let mut other = desk.engine().environments_added().remove(0);
    (other.environment.id, other.name) = ("added-elsewhere".to_owned(), "Another".to_owned());
    other.environment.api_base = format!("https://{ELSEWHERE}");
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
    desk.consent.asked();
    assert_ne!(desk.step(), Step::Finish);
}
