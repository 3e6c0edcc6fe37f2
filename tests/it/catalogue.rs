//! `catalogue/failures.toml` against the sandbox: each row is caused, met by the product's own clients, and shown as
//! the row's problem, in the service's own words. An answer that fits no row stays unknown.

use std::time::Duration;

use engine::dell::{Dell, Sent, Unsent};
use engine::http::{Call, HttpClient};
use engine::okta::{self, Client, Held};
use model::catalogue::{self, At, Failure, Service, Shape};
use model::problem::{Kind, Problem};
use secrets::secret::Secret;
use serde_json::json;
use zeroize::Zeroizing;

use crate::test_services::{HOST, Installed, TestServices};

const URL: &str = "https://acme.okta.practice";

/// Rows of DOMAIN 5 that no answer shows here, and why.
const SHOWN_ELSEWHERE: [(u8, &str); 9] = [
    (3, "read before anything is sent: names"),
    (4, "read before anything is sent: names"),
    (13, "Okta's console does not offer it; its answer is unknown"),
    (19, "Okta's console refuses it; nothing here makes secrets"),
    (31, "Dell's console alone; its words are unknown"),
    (37, "nothing here calls the administrators' API"),
    (43, "both integrations work at Okta; Dell's reaction is unknown"),
    (44, "Dell's dashboard alone"),
    (45, "nothing is wrong"),
];

struct Services {
    services: TestServices,
    installed: Installed,
    key: (String, String),
}

impl Services {
    async fn new() -> Self {
        let services = TestServices::start().await;
        let installed = services.install().await;
        let state = services.act("/dell/api/credential", &json!({})).await;
        let copied = services.act("/dell/api/credential/copy", &json!({})).await;
        let id = state["dell"]["api"]["credential"]["client_id"].as_str().expect("a Client ID").to_owned();
        Self { services, installed, key: (id, copied["secret"].as_str().expect("a key").to_owned()) }
    }

    async fn order(&self, fault: &str) {
        let (name, arg) = fault.split_once('=').map_or((fault, None), |(name, arg)| (name, Some(arg)));
        self.services.fault(name, arg).await;
    }

    async fn lift(&self, fault: &str) {
        let name = fault.split('=').next().unwrap_or(fault);
        self.services.act("/faults", &json!({ "name": name, "on": false })).await;
    }

    async fn token(&self) -> Result<Held, Problem> {
        let client = Client::new(&self.services.out, HOST, &self.installed.client_id, &self.installed.secret);
        client.expect("a client").token(&crate::test_services::scopes()).await
    }

    async fn sign_in(&self, key: &str) -> Result<Dell, Problem> {
        let environment = catalogue::environment("practice-api").expect("listed");
        let (key, _) = Secret::take_dell(Zeroizing::new(key.to_owned())).expect("a key");
        Dell::sign_in(self.services.out.clone(), environment, &self.key.0, key).await
    }

    async fn dell(&self) -> Dell {
        self.sign_in(&self.key.1).await.expect("signed in")
    }

    async fn register(&self, dell: &Dell) -> Result<Sent, Unsent> {
        dell.authorize(URL, &self.installed.client_id, &self.installed.secret).await
    }

    /// Causes a row by its fault, and asks as the product does.
    async fn by_fault(&self, row: &Failure, at: At, fault: &str) -> Problem {
        match (row.service, at) {
            (Service::Okta | Service::Network, At::Discovery) => {
                self.order(fault).await;
                okta::organization(&self.services.out, HOST).await.expect_err(&row.id)
            }
            (Service::Okta, At::Token) => {
                self.order(fault).await;
                self.token().await.expect_err(&row.id)
            }
            (Service::Okta, At::Api) => {
                let held = self.token().await.expect("a token");
                self.order(fault).await;
                let path = match fault {
                    "classic" => "/api/v1/authenticators",
                    "object-absent" => "/api/v1/email-domains",
                    "path-absent" => "/api/v1/trustedOrigins",
                    _ => "/api/v1/org",
                };
                held.probe(path, Shape::Object).await.expect_err(&row.id)
            }
            (Service::Okta, At::Revoke) => {
                let held = self.token().await.expect("a token");
                self.order(fault).await;
                held.end().await.expect_err(&row.id)
            }
            (Service::Dell, At::Token) => {
                self.order(fault).await;
                self.sign_in(&self.key.1).await.err().expect(&row.id)
            }
            (Service::Dell, At::Api) => {
                let dell = self.dell().await;
                self.order(fault).await;
                dell.domains(HOST).await.expect_err(&row.id)
            }
            (Service::Dell, At::Register) => {
                let dell = self.dell().await;
                self.order(fault).await;
                refused(self.register(&dell).await)
            }
            (Service::Network, At::Token | At::Api | At::Revoke | At::Register)
            | (Service::Okta, At::Register)
            | (Service::Dell, At::Discovery | At::Revoke) => panic!("{}: nothing asks so at {at:?}", row.id),
        }
    }

    /// Causes a row that no fault causes.
    async fn by_case(&self, case: &str) -> Problem {
        match case {
            "openid-of-a-client-unknown" => {
                let path = "/.well-known/openid-configuration?client_id=0oanobody";
                let answer = self.services.out.send(Call::get(HOST, path)).await.expect("an answer");
                okta::refusal::of(&answer)
            }
            "certificate-not-trusted" => {
                let key = rcgen::KeyPair::generate().expect("a key");
                let other = rcgen::CertificateParams::default().self_signed(&key).expect("signed");
                let out = HttpClient::practice(self.services.port(), &other.pem()).expect("a certificate");
                okta::organization(&out, HOST).await.expect_err(case)
            }
            // Each sandbox's authority has the same name, and a key of its own.
            "root-renewed" => {
                let other = sandbox::start(sandbox::Config::default()).await.expect("another authority");
                let mine = self.services.port();
                let out = HttpClient::practice(mine, &other.at.ca_pem).expect("a certificate");
                okta::organization(&out, HOST).await.expect_err(case)
            }
            "name-not-found" => {
                let call = Call::get("acme.okta.com", "/");
                self.services.out.send(call).await.err().expect("no such name in Practice").problem
            }
            "no-answer-in-time" => {
                self.order("slow=60000").await;
                let call = Call::get(HOST, "/.well-known/okta-organization").within(Duration::from_millis(200));
                self.services.out.send(call).await.err().expect(case).problem
            }
            "key-of-nobody" => self.sign_in(&format!("{}x", self.key.1)).await.err().expect(case),
            "scope-withheld" => {
                let dell = self.dell().await;
                self.services.act("/okta/scopes", &json!({ "name": "okta.users.manage", "granted": false })).await;
                refused(self.register(&dell).await)
            }
            "registered-before" => {
                let dell = self.dell().await;
                self.order("dell-at-once").await;
                self.register(&dell).await.expect("registered");
                refused(self.register(&dell).await)
            }
            "backup-without-keys" => {
                let dell = self.dell().await;
                self.order("dell-at-once").await;
                let Ok(Sent::Registered(domain)) = self.register(&dell).await else { panic!("registered at once") };
                dell.backup_now(&domain.id).await.expect_err(case).problem().clone()
            }
            "dell-domain-gone" => self.dell().await.domain("gone").await.expect_err(case),
            "proxy-wants-a-sign-in" => {
                let (line, _) = crate::proxy::outcome_behind_a_proxy_that_wants_a_sign_in().await;
                let code = line.split(' ').nth(1).unwrap_or_default();
                Kind::ALL.iter().copied().find(|kind| kind.code() == code).expect(&line).into()
            }
            other => panic!("the catalogue names the case {other:?}, which nothing makes"),
        }
    }
}

fn refused(result: Result<Sent, Unsent>) -> Problem {
    match result {
        Err(Unsent::Refused(problem) | Unsent::Ambiguous(problem)) => problem,
        other => panic!("{other:?}"),
    }
}

/// Walks the catalogue. A row without a cause, with a fault that the sandbox doesn't know, or that comes out as another
/// problem fails by its name.
#[tokio::test(flavor = "multi_thread")]
async fn each_row_is_made_and_shown() {
    for row in catalogue::failures() {
        let Some(fault) = row.fault.as_deref() else {
            let case = row.case.as_deref().unwrap_or_else(|| panic!("{} has no producer", row.id));
            check(row, &Services::new().await.by_case(case).await);
            continue;
        };
        let mut places = row.at.clone();
        if places.contains(&At::Register) {
            // It shows in a registration; elsewhere the same code only might.
            places = vec![At::Register];
        }
        for at in places {
            let services = Services::new().await;
            let problem = services.by_fault(row, at, fault).await;
            check(row, &problem);
            services.lift(fault).await;
        }
    }
}

fn check(row: &Failure, problem: &Problem) {
    assert_eq!(problem.code(), row.problem.code(), "{}: {problem:?}", row.id);
    let Some(said) = &problem.said else {
        // Two documents that contradict each other, and a name that was never resolved, have no words of their own.
        assert!(row.error.is_none() && row.description.is_none() && row.service == Service::Network, "{}", row.id);
        return;
    };
    if let (Some(expected), Some(status)) = (&row.status, said.status) {
        assert!(expected.is(status), "{}: {status}", row.id);
    }
    if let Some(error) = &row.error {
        assert_eq!(said.error.as_deref(), Some(error.as_str()), "{}", row.id);
    }
    if let Some(pattern) = &row.description {
        let text = said.text.as_deref().unwrap_or_default();
        let fits = pattern.strip_suffix('*').map_or(pattern == text, |start| text.starts_with(start));
        assert!(fits, "{}: {text}", row.id);
    }
}

#[test]
fn each_row_of_the_table_is_in_the_catalogue_or_shown_elsewhere() {
    let table = include_str!("../../docs/DOMAIN.md");
    let numbers: Vec<u8> =
        table.lines().filter_map(|line| line.strip_prefix("| ")?.split(" | ").next()?.parse().ok()).collect();
    assert_eq!(numbers, (1..=48).collect::<Vec<u8>>(), "docs/DOMAIN.md, section 5");
    let shown = |number: u8| catalogue::failures().iter().any(|row| row.rows.contains(&number));
    for number in &numbers {
        let elsewhere = SHOWN_ELSEWHERE.iter().any(|(other, _)| other == number);
        assert!(shown(*number) != elsewhere, "row {number} of DOMAIN 5: in the catalogue or elsewhere, one of them");
    }
    for row in catalogue::failures() {
        assert!(row.rows.iter().all(|number| numbers.contains(number)), "{}: no such row", row.id);
    }
}

/// An undocumented answer is unknown, with the service's own words, status and id.
#[tokio::test]
async fn an_unknown_failure_is_not_guessed() {
    let services = Services::new().await;
    let dell = services.dell().await;
    services.order("unheard-of").await;
    services.order("dell-unheard-of").await;
    let okta = services.token().await.expect_err("refused");
    let dell = dell.domains(HOST).await.expect_err("refused");
    for (problem, kind, status, error) in
        [(okta, Kind::OktaUnknownAnswer, 403, "access_denied"), (dell, Kind::DellUnknownAnswer, 418, "PLATFORM-1999")]
    {
        let said = problem.said.expect("said");
        assert_eq!((problem.kind, said.status, said.error.as_deref()), (kind, Some(status), Some(error)));
        assert_eq!(said.text.as_deref(), Some("This refusal is in no document."));
        assert_eq!(said.id.is_some(), kind == Kind::OktaUnknownAnswer, "Dell documents no id");
    }
}

/// The same refusals by other statuses than the usual one.
#[tokio::test]
async fn statuses_that_documents_name_beside() {
    for (fault, kind) in [
        ("credential-twice=400", Kind::OktaRequestRefused),
        ("gateway=504", Kind::OktaDown),
        ("own-page=403", Kind::OktaBlocked),
        ("own-page=429", Kind::OktaRateLimited),
        ("own-page=503", Kind::OktaDown),
        ("dell-not-implemented", Kind::DellDown),
    ] {
        let services = Services::new().await;
        let dell = services.dell().await;
        services.order(fault).await;
        let problem = match fault {
            "dell-not-implemented" => dell.domains(HOST).await.expect_err(fault),
            _ => services.token().await.expect_err(fault),
        };
        assert_eq!(problem.kind, kind, "{fault}");
    }
}
