//! Step 1: what a person types, and what it leads to.

use engine::Named;
use model::connection::{Connection, Level, Step, Tier};
use model::names;
use model::problem::Kind;

use crate::saved::custody::{holds, of_length};
use crate::test_app::TestApp;
use crate::test_app::acts::{Act, Consoles, DOMAIN, Ended, kind};

const TO_THE_NAME: &[(Act, Step)] = &[(Act::AnswerReady, Step::Org)];

async fn at_the_name() -> TestApp {
    let mut app = TestApp::new().await;
    app.walk(TO_THE_NAME, &mut Consoles::default(), Ended::Never).await;
    app
}

/// Whatever leads to the org, every call goes to its own host.
#[tokio::test]
async fn many_names_of_one_organization() {
    let mut app = at_the_name().await;
    for (typed, changes) in [
        ("acme.okta.practice", 0),
        ("https://acme-admin.okta.practice/admin/dashboard", 2),
        (" ACME.okta.practice ", 0),
        ("login.acme.practice", 0),
    ] {
        assert_eq!(app.engine().name_organization(&app.id, typed).await, Ok(Named::Here), "{typed}");
        let organization = app.connection().okta.organization.expect("named");
        assert_eq!(organization.host, DOMAIN, "{typed}");
        assert_eq!(organization.custom_domain.as_deref(), Some("login.acme.practice"), "{typed}");
        assert_eq!((organization.tier, organization.typed.as_str()), (Tier::Production, typed));
        assert!(organization.changes.len() >= changes, "{typed}: {:?}", organization.changes);
        let metadata = organization.metadata.expect("looked up");
        assert_eq!((metadata.engine.as_str(), metadata.clock_off_s), ("idx", None), "{typed}");
        app.restart_unchanged();
    }
}

/// Where there is no org, no secret is asked for: nothing is stored, and the typed text stays.
#[tokio::test]
async fn an_address_without_an_org_is_refused() {
    let app = at_the_name().await;
    app.engine().store().set_draft(&app.id, "domain", "as typed").expect("kept");
    for (typed, expected) in [
        ("", Kind::DomainEmpty),
        ("https://company_name.okta.com", Kind::DomainPlaceholder),
        ("acme okta practice", Kind::DomainNotAHost),
        ("somebody@acme.okta.practice", Kind::DomainMail),
        ("127.0.0.1", Kind::DomainAddressLiteral),
        ("acme-okta.com", Kind::DomainLookAlike),
    ] {
        assert_eq!(kind(app.engine().name_organization(&app.id, typed).await), Some(expected), "{typed:?}");
        assert_eq!(kind(app.engine().name_unchecked(&app.id, typed)), Some(expected), "{typed:?}");
    }
    assert!(app.trace().await.is_empty(), "something was asked");
    assert_eq!(app.connection().okta.organization, None);
    assert_eq!(app.drafts()["domain"], "as typed");
}

/// A host of Okta's own may be accepted without an answer, and is shown as untested; any other may not.
#[tokio::test]
async fn when_okta_does_not_answer() {
    let mut app = at_the_name().await;
    app.fault("unreachable", None).await;
    for typed in [DOMAIN, "login.acme.practice"] {
        let refused = app.engine().name_organization(&app.id, typed).await.expect_err("nobody there");
        assert!(refused.code().starts_with("network-"), "{typed}: {refused}");
        assert_eq!(app.connection().okta.organization, None);
    }
    // The network is not to blame for a name that practice mode lacks.
    let nobody = app.engine().name_organization(&app.id, "nobody.okta.practice").await;
    assert_eq!(kind(nobody), Some(Kind::DomainNotPractice));
    let custom = app.engine().name_unchecked(&app.id, "login.acme.practice");
    assert_eq!(kind(custom), Some(Kind::DomainCustomUnasked));
    assert_eq!(app.engine().name_unchecked(&app.id, DOMAIN), Ok(Named::Here));
    assert!(app.connection().okta.organization.is_some_and(|organization| organization.metadata.is_none()));
    assert_eq!(app.log().last(), Some(&("named_organisation".to_owned(), false)));
    app.engine().next(&app.id).await.expect("continues");
    app.restart_unchanged();
    assert_eq!(app.step(), Step::Permissions);

    // Later it answers, and then it is tested.
    app.lift("unreachable").await;
    assert_eq!(app.engine().name_organization(&app.id, DOMAIN).await, Ok(Named::Here));
    assert!(app.connection().okta.organization.is_some_and(|organization| organization.metadata.is_some()));
}

/// An answer is an answer: what Okta, or its absence, says against a host can't be passed over.
#[tokio::test]
async fn a_host_that_was_refused_is_not_named_unchecked() {
    let app = at_the_name().await;
    let nobody = "nobody.okta.practice";
    let refused = app.engine().name_organization(&app.id, nobody).await.expect_err("no org");
    assert_eq!(app.engine().name_unchecked(&app.id, nobody), Err(refused));
    assert_eq!(app.connection().okta.organization, None);
    assert_eq!(app.engine().name_unchecked(&app.id, DOMAIN), Ok(Named::Here), "another host was not refused");
}

/// Continue stays on the screen where another cloud can be chosen.
#[tokio::test]
async fn an_environment_that_is_gone_is_chosen_anew() {
    let app = at_the_name().await;
    app.engine().name_organization(&app.id, DOMAIN).await.expect("named");
    let gone = |connection: &mut Connection| "added-gone".clone_into(&mut connection.dell.environment);
    app.engine().store().update(&app.id, None, gone).expect("stored");
    let refused = app.engine().next(&app.id).await.expect_err("where would the secret go?");
    assert_eq!((refused.kind, refused.at_field.as_deref()), (Kind::ChoiceNeeded, Some("environment")));
    assert_eq!(app.step(), Step::Org);
    app.engine().choose_dell(&app.id, "practice-console", "").expect("chosen");
    app.engine().next(&app.id).await.expect("continues");
}

#[tokio::test]
async fn a_second_connection_opens_the_first() {
    let mut app = at_the_name().await;
    let first = app.id.clone();
    app.engine().name_organization(&first, DOMAIN).await.expect("named");
    for typed in [DOMAIN, "login.acme.practice", "acme-admin.okta.practice"] {
        let second = app.engine().begin().expect("begun");
        assert_ne!(second, first);
        let named = app.engine().name_organization(&second, typed).await;
        assert_eq!(named, Ok(Named::Other(first.clone())), "{typed}");
        assert_eq!(app.engine().store().all().expect("read").len(), 1, "the blank one is gone");
    }
    app.restart_unchanged();
    assert!(app.chain_holds());
}

/// What Dell has of one org would continue unseen under another's name.
#[tokio::test]
async fn a_registered_org_cannot_be_renamed() {
    let (mut app, mut consoles) = TestApp::at_authorize().await;
    let other = "other.okta.practice";
    app.engine().name_unchecked(&app.id, other).expect("nothing was handed over yet");
    app.engine().name_organization(&app.id, DOMAIN).await.expect("named");
    app.fault("lost-answer", None).await;
    assert_eq!(kind(Act::Authorize.on(&app, &mut consoles).await), Some(Kind::DellNoAnswer));
    for _ in 0..2 {
        let refused = app.engine().name_unchecked(&app.id, other).expect_err("Dell has it, or may have it");
        assert_eq!((refused.kind, refused.at_field.as_deref()), (Kind::StepNotDone, Some("domain")));
        assert_eq!(app.connection().okta.organization.map(|organization| organization.host).as_deref(), Some(DOMAIN));
        // Its own names are as good as before.
        app.engine().name_organization(&app.id, "login.acme.practice").await.expect("the same organization");
        app.engine().read_dell_list(&app.id).await.expect("read");
        app.restart_unchanged();
    }
}

/// A paste may look up an address of Okta's own shape, and none once the person turned that off; the setting outlives a
/// restart.
#[tokio::test]
async fn a_paste_looks_up_only_if_allowed() {
    let mut app = at_the_name().await;
    let may = |app: &TestApp, text: &str| {
        app.engine().may_look_up(&names::read(text, true).expect("a host")).expect("the setting")
    };
    assert!(may(&app, "acme.okta.practice"));
    assert!(may(&app, "https://acme-admin.okta.practice/admin/dashboard"));
    assert!(!may(&app, "login.acme.practice"), "a custom domain takes a click");
    app.engine().set_lookup_on_paste(false).expect("kept");
    assert!(!may(&app, "acme.okta.practice"));
    app.restart_unchanged();
    assert_eq!(app.engine().lookup_on_paste(), Ok(false));
    assert!(!may(&app, "acme.okta.practice"));
    assert!(app.trace().await.is_empty(), "reading an address asks nobody");
    // A click still does.
    assert_eq!(app.engine().name_organization(&app.id, "acme.okta.practice").await, Ok(Named::Here));
    app.engine().set_lookup_on_paste(true).expect("kept");
    assert!(may(&app, "acme.okta.practice"));
}

/// Another org never gets the credential of the former one, which stays where it is.
#[tokio::test]
async fn another_organization_does_not_get_it() {
    const ANOTHER: &str = "other.okta.practice";
    let (mut app, _) = TestApp::at_authorize().await;
    let asked_of_another = async |app: &TestApp| app.trace().await.iter().filter(|asked| asked.1 == ANOTHER).count();
    app.engine().name_unchecked(&app.id, ANOTHER).expect("named");
    app.restart_unchanged();
    let refused = app.engine().test(&app.id, Level::All, None, &|_| ()).await;
    assert_eq!(kind(refused), Some(Kind::SecretNeeded));
    assert_eq!(kind(app.engine().secret(&app.id).await), Some(Kind::SecretNeeded));
    assert_eq!(kind(app.engine().authorize(&app.id).await), Some(Kind::SecretNeeded));
    assert_eq!(kind(app.engine().next(&app.id).await), Some(Kind::SecretNeeded));
    assert_eq!((asked_of_another(&app).await, app.step(), app.connection().subject()), (0, Step::Install, None));
    assert!(app.secret_is_readable().await, "it is kept");

    // Its own secret alone doesn't make the former client ID its own.
    app.engine().take_secret(&app.id, of_length(40)).await.expect("taken");
    assert_eq!((app.step(), app.connection().okta.secret.previous().len()), (Step::Install, 1));
    let refused = app.engine().test(&app.id, Level::All, None, &|_| ()).await;
    assert_eq!((kind(refused), asked_of_another(&app).await), (Some(Kind::ClientIdEmpty), 0));
    assert!(app.outcomes().await.is_empty(), "nothing was registered");
    assert!(app.items().await.iter().any(|account| account.starts_with(DOMAIN)), "the one before is kept");
}

/// A slip in the domain costs nothing: back at the org, its secret and client ID are there.
#[tokio::test]
async fn back_at_the_organization_it_is_there_again() {
    let (app, consoles) = TestApp::at_the_proof().await;
    app.engine().name_unchecked(&app.id, "other.okta.practice").expect("named");
    assert_eq!(app.connection().subject(), None);
    app.engine().name_organization(&app.id, DOMAIN).await.expect("named");
    holds(&app, &consoles.secret).await;
    assert_eq!(app.connection().client_id_here().map(|id| &**id), Some(consoles.client_id.as_str()));
}
