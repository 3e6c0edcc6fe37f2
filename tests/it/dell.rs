//! The Dell client against the sandbox: what is registered, what is refused, and that nothing is sent twice.

use std::time::Duration;

use engine::dell::{Dell, Sent, Unsent};
use model::catalogue;
use model::problem::Kind;
use model::problem::Problem;
use secrets::secret::Secret;
use serde_json::json;
use zeroize::Zeroizing;

use crate::test_services::{HOST, Installed, TestServices};

const URL: &str = "https://acme.okta.practice";
const DOMAINS: &str = "/okta/v1/domains";

struct Account {
    services: TestServices,
    installed: Installed,
    dell: Dell,
}

impl Account {
    async fn new() -> Self {
        let services = TestServices::start().await;
        let installed = services.install().await;
        let state = services.act("/dell/api/credential", &json!({})).await;
        let copied = services.act("/dell/api/credential/copy", &json!({})).await;
        let key = Zeroizing::new(copied["secret"].as_str().expect("a key").to_owned());
        let (key, _) = Secret::take_dell(key).expect("a key");
        let id = state["dell"]["api"]["credential"]["client_id"].as_str().expect("a Client ID").to_owned();
        let environment = catalogue::environment("practice-api").expect("listed");
        let dell = Dell::sign_in(services.out.clone(), environment, &id, key).await.expect("signed in");
        Self { services, installed, dell }
    }

    async fn authorize(&self) -> Result<Sent, Unsent> {
        self.dell.authorize(URL, &self.installed.client_id, &self.installed.secret).await
    }

    async fn registered(&self) -> engine::dell::Domain {
        match self.authorize().await {
            Ok(Sent::Registered(domain)) => domain,
            Ok(Sent::Running(task)) => self.dell.watch(&task, Duration::from_secs(20)).await.expect("registered"),
            Err(unsent) => panic!("{unsent:?}"),
        }
    }

    /// How often Dell was asked to register.
    async fn sent(&self) -> usize {
        self.services.count("POST", DOMAINS).await
    }
}

fn refused(result: Result<Sent, Unsent>) -> Problem {
    match result {
        Err(Unsent::Refused(problem)) => problem,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_registration_by_task_and_at_once() {
    for at_once in [false, true] {
        let account = Account::new().await;
        if at_once {
            account.services.fault("dell_at_once", None).await;
        }
        let domain = account.registered().await;
        assert_eq!(
            (domain.okta_domain.as_str(), domain.client_id.as_str()),
            (URL, account.installed.client_id.as_str())
        );
        assert_eq!(account.sent().await, 1);
        let ledger = account.services.read("/ledger").await;
        let ours = json!(account.installed.secret.mark().secret_hash);
        let entries: Vec<_> = ledger.as_array().expect("a list").iter().filter(|e| e["secret_hash"] == ours).collect();
        assert_eq!((entries.len(), &entries[0]["outcome"]), (1, &json!("registered")));
        let listed = account.dell.domains(HOST).await.expect("listed");
        assert_eq!(listed.iter().map(|d| d.id.as_str()).collect::<Vec<_>>(), [domain.id.as_str()]);
        assert_eq!(account.dell.domains("other.okta.practice").await, Ok(Vec::new()));
        let again = refused(account.authorize().await);
        assert_eq!(again.kind, Kind::DellAlready);
        assert_eq!(account.dell.domain("gone").await.expect_err("gone").kind, Kind::DellNotListed);
    }
}

#[tokio::test]
async fn a_lost_answer_is_ambiguous_until_the_list_is_read() {
    for (fault, found) in [("lost_answer", 1), ("lost_answer_before", 0)] {
        let account = Account::new().await;
        account.services.fault(fault, None).await;
        let result = account.authorize().await;
        assert!(matches!(result, Err(Unsent::Ambiguous(_))), "{result:?}");
        assert_eq!(account.sent().await, 1, "{fault}");
        assert_eq!(account.dell.domains(HOST).await.expect("listed").len(), found, "{fault}");
    }
}

#[tokio::test]
async fn a_refused_registration_is_sent_once() {
    let feature = Account::new().await;
    feature.services.fault("dell_feature_off", None).await;
    assert_eq!(refused(feature.authorize().await).kind, Kind::DellFeatureOff);
    assert_eq!(feature.sent().await, 1);

    let zone = Account::new().await;
    zone.services.fault("dell_zone_blocked", None).await;
    zone.services.fault("dell_at_once", None).await;
    let problem = match zone.authorize().await {
        Ok(Sent::Running(task)) => zone.dell.watch(&task, Duration::from_secs(20)).await.expect_err("refused"),
        other => refused(other),
    };
    assert_eq!((problem.kind, zone.sent().await), (Kind::DellCredentialRefused, 1));

    let scope = Account::new().await;
    scope.services.act("/okta/scopes", &json!({ "name": "okta.users.manage", "granted": false })).await;
    let problem = match scope.authorize().await {
        Ok(Sent::Running(task)) => scope.dell.watch(&task, Duration::from_secs(20)).await.expect_err("refused"),
        other => refused(other),
    };
    assert_eq!((problem.kind, problem.args["scopes"].as_str()), (Kind::DellScopesMissing, "okta.users.manage"));
    assert_eq!(scope.sent().await, 1);
}

#[tokio::test]
async fn a_dell_that_is_down_leaves_it_open() {
    for (fault, kind) in [("dell_down", Kind::DellDown), ("dell_throttled", Kind::DellThrottled)] {
        let account = Account::new().await;
        account.services.fault(fault, None).await;
        let result = account.authorize().await;
        let Err(Unsent::Ambiguous(problem)) = result else { panic!("{result:?}") };
        assert_eq!((problem.kind, account.sent().await), (kind, 1), "{fault}");
    }
}

#[tokio::test]
async fn an_expired_token_is_renewed_once() {
    for status in ["401", "403"] {
        let account = Account::new().await;
        account.services.fault("dell_token_expired", Some(status)).await;
        assert_eq!(account.dell.keys().await, Ok(false), "{status}");
        assert_eq!(account.services.count("POST", "/token").await, 2);
    }
    let account = Account::new().await;
    account.services.fault("dell_wrong_cloud", None).await;
    assert_eq!(account.dell.keys().await.expect_err("refused").kind, Kind::DellForbidden);
    assert_eq!(account.services.count("GET", "/okta/v1/keymanagement").await, 2);
}

#[tokio::test]
async fn a_task_that_fails_or_hangs() {
    let failing = Account::new().await;
    failing.services.fault("task_fails", None).await;
    let Ok(Sent::Running(task)) = failing.authorize().await else { panic!("no task") };
    let problem = failing.dell.watch(&task, Duration::from_secs(20)).await.expect_err("failed");
    assert_eq!(problem.kind, Kind::DellTaskFailed);

    let hanging = Account::new().await;
    hanging.services.fault("task_hangs", None).await;
    let Ok(Sent::Running(task)) = hanging.authorize().await else { panic!("no task") };
    assert_eq!(hanging.dell.watch(&task, Duration::ZERO).await.expect_err("hangs").kind, Kind::DellTaskHangs);
}

#[tokio::test]
async fn backups_need_key_management() {
    let account = Account::new().await;
    let domain = account.registered().await;
    let refused = account.dell.backup_now(&domain.id).await.expect_err("refused");
    assert_eq!(refused.problem().kind, Kind::DellKeysOff);
    assert_eq!(account.dell.set_keys().await, Ok(()));
    assert_eq!(account.dell.keys().await, Ok(true));
    account.dell.backup_now(&domain.id).await.expect("started");
    let ended = async {
        loop {
            let read = account.dell.domain(&domain.id).await.expect("read");
            if read.last_ended().is_some() {
                return read;
            }
            tokio::task::yield_now().await;
        }
    };
    let read = tokio::time::timeout(Duration::from_secs(20), ended).await.expect("a backup ends");
    assert_eq!(read.last_state(), Some("Successful"));
    let again = account.dell.reauthorize(&domain.id, &account.installed.client_id, &account.installed.secret).await;
    assert_eq!(again.expect("authorized again").id, domain.id);
}
