//! The sandbox's answers, and the requests that reach it, checked against `contracts/`: a slip on either side shows
//! here before the two agree on it.

mod checker;

use std::time::Duration;

use reqwest::{Certificate, Client};
use sandbox::{Config, Sandbox};
use serde_json::{Value, json};

use checker::Contract;

const OKTA: &str = "https://acme.okta.practice";
const DELL: &str = "https://apis.dell.practice";
const OKTA_TEXT: &str = include_str!("../../contracts/okta.openapi.yaml");
const DELL_TEXT: &str = include_str!("../../contracts/dell.openapi.yaml");

/// A sandbox, a client, and both contracts: each call is checked as it is made.
struct ContractTest {
    sandbox: Sandbox,
    client: Client,
    okta: Contract,
    dell: Contract,
}

impl ContractTest {
    async fn start() -> Self {
        // Another test may have been first: either way the ring provider is the default now.
        let _first = rustls::crypto::ring::default_provider().install_default();
        let sandbox = sandbox::start(Config::default()).await.expect("starts");
        let ca = Certificate::from_pem(sandbox.at.ca_pem.as_bytes()).expect("a certificate");
        let names = ["acme.okta.practice", "apis.dell.practice", "control.practice"];
        let builder = Client::builder().tls_certs_only([ca]).no_proxy().timeout(Duration::from_secs(20));
        let builder = names.iter().fold(builder, |builder, name| builder.resolve(name, sandbox.addr));
        let client = builder.build().expect("a client");
        Self { sandbox, client, okta: Contract::parse(OKTA_TEXT), dell: Contract::parse(DELL_TEXT) }
    }

    async fn act(&self, path: &str, body: Value) -> Value {
        let request = self.client.post(format!("https://control.practice{path}")).json(&body);
        let answer = request.bearer_auth(&*self.sandbox.at.control_token).send().await.expect("an answer");
        assert!(answer.status().is_success(), "{path}");
        answer.json().await.expect("JSON")
    }

    async fn trace(&self) -> Vec<Value> {
        let request = self.client.get("https://control.practice/trace").bearer_auth(&*self.sandbox.at.control_token);
        request.send().await.expect("an answer").json().await.expect("JSON")
    }

    /// Sends, expects the status, and checks the answer against its contract.
    async fn call(&self, status: u16, request: reqwest::RequestBuilder) -> Value {
        let request = request.build().expect("a request");
        let (method, url) = (request.method().to_string(), request.url().clone());
        let contract = if url.host_str() == Some("apis.dell.practice") { &self.dell } else { &self.okta };
        let answer = self.client.execute(request).await.expect("an answer");
        let (got, scoped) = (answer.status().as_u16(), answer.headers().contains_key("www-authenticate"));
        let body = answer.bytes().await.expect("a body");
        let body = if body.is_empty() { Value::Null } else { serde_json::from_slice(&body).expect("JSON") };
        assert_eq!(got, status, "{method} {url}: {body}");
        if let Err(why) = contract.judge_answer(&method, url.path(), got, scoped, &body) {
            panic!("{method} {url} ({got}): {why}");
        }
        body
    }

    async fn fault(&self, name: &str, on: bool) {
        self.act("/faults", json!({ "name": name, "on": on })).await;
    }

    /// Checks every request that succeeded against its contract.
    async fn judge_requests(&self) {
        for entry in
            self.trace().await.iter().filter(|entry| entry["status"].as_u64().is_some_and(|status| status < 300))
        {
            let contract = if entry["host"] == "apis.dell.practice" { &self.dell } else { &self.okta };
            contract.judge_request(entry).unwrap_or_else(|why| panic!("{entry}: {why}"));
        }
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("not a text: {value}")).to_owned()
}

#[tokio::test]
async fn okta_answers_as_its_contract_says() {
    let test = ContractTest::start().await;
    let state = test.act("/okta/install", json!({})).await;
    let id = text(&state["okta"]["client_id"]);
    let secret = text(&test.act("/okta/secret/copy", json!({})).await["secret"]);
    let scopes: Vec<String> =
        state["okta"]["scopes"].as_array().expect("a list").iter().map(|scope| text(&scope["name"])).collect();
    let get = |path: &str| test.client.get(format!("{OKTA}{path}"));
    let ask = |secret: &str, scope: &str| {
        let request = test.client.post(format!("{OKTA}/oauth2/v1/token")).basic_auth(&id, Some(secret));
        request.form(&[("grant_type", "client_credentials"), ("scope", scope)])
    };
    test.call(200, get("/.well-known/okta-organization")).await;
    test.call(200, get(&format!("/.well-known/openid-configuration?client_id={id}"))).await;
    test.call(400, get("/.well-known/openid-configuration?client_id=nobody")).await;
    let all = text(&test.call(200, ask(&secret, &scopes.join(" "))).await["access_token"]);
    let one = text(&test.call(200, ask(&secret, "okta.factors.manage")).await["access_token"]);
    test.call(401, ask("another", "okta.users.manage")).await;
    test.call(400, ask(&secret, "okta.logs.read")).await;
    let client = format!("/oauth2/v1/clients/{id}");
    let grants = format!("/api/v1/apps/{id}/grants");
    for path in [
        "/oauth2/v1/clients?limit=1",
        &client,
        "/api/v1/users?limit=1&fields=id",
        "/api/v1/groups?limit=1",
        "/api/v1/groups/rules?limit=1",
        "/api/v1/apps?limit=1",
        &grants,
        "/api/v1/meta/schemas/group/default",
        "/api/v1/mappings?limit=1",
        "/api/v1/meta/types/user",
        "/api/v1/policies?type=PASSWORD&limit=1",
        "/api/v1/zones?limit=1",
        "/api/v1/authenticators",
        "/api/v1/org",
        "/api/v1/email-domains",
        "/api/v1/trustedOrigins?limit=1",
    ] {
        test.call(200, get(path).bearer_auth(&all)).await;
        test.call(403, get(path).bearer_auth(&one)).await;
        test.call(401, get(path).bearer_auth("nonsense")).await;
    }
    for (fault, token, read) in
        [("okta_down", 503, 503), ("okta_error", 500, 500), ("rate_limit", 429, 429), ("network_zone", 403, 403)]
    {
        test.fault(fault, true).await;
        test.call(token, ask(&secret, "okta.users.manage")).await;
        test.call(read, get("/api/v1/org").bearer_auth(&all)).await;
        test.fault(fault, false).await;
    }
    let end = |secret: &str| {
        test.client.post(format!("{OKTA}/oauth2/v1/revoke")).basic_auth(&id, Some(secret)).form(&[("token", &all)])
    };
    test.call(401, end("another")).await;
    test.call(200, end(&secret)).await;
    assert_eq!(*test.okta.succeeded.borrow(), test.okta.names());
    test.judge_requests().await;
}

#[tokio::test]
async fn dell_answers_as_its_contract_says() {
    let test = ContractTest::start().await;
    let client_id = text(&test.act("/okta/install", json!({})).await["okta"]["client_id"]);
    let secret = text(&test.act("/okta/secret/copy", json!({})).await["secret"]);
    let key = test.act("/dell/api/credential", json!({})).await;
    let key_id = text(&key["dell"]["api"]["credential"]["client_id"]);
    let key_secret = text(&test.act("/dell/api/credential/copy", json!({})).await["secret"]);
    let ask = |secret: &str| {
        let request = test.client.post(format!("{DELL}/token")).basic_auth(&key_id, Some(secret));
        request.form(&[("grant_type", "client_credentials"), ("scope", "read")])
    };
    test.call(401, ask("another")).await;
    let token = text(&test.call(200, ask(&key_secret)).await["access_token"]);
    let send = |method: &str, path: &str| {
        let method = method.parse().expect("a method");
        test.client.request(method, format!("{DELL}{path}")).bearer_auth(&token)
    };
    let order = |secret: &str| json!({ "oktaDomain": OKTA, "clientID": client_id, "clientSecret": secret });
    test.call(401, test.client.get(format!("{DELL}/okta/v1/domains")).bearer_auth("nonsense")).await;
    for (fault, status) in [("dell_feature_off", 403), ("dell_wrong_cloud", 403), ("dell_throttled", 500)] {
        test.fault(fault, true).await;
        test.call(status, send("GET", "/okta/v1/domains")).await;
        test.call(status, send("POST", "/okta/v1/domains").json(&order(&secret))).await;
        test.fault(fault, false).await;
    }
    test.call(422, send("POST", "/okta/v1/domains").json(&order("a-secret-okta-never-made"))).await;
    test.act("/okta/scopes", json!({ "name": "okta.apps.manage", "granted": false })).await;
    test.call(422, send("POST", "/okta/v1/domains").json(&order(&secret))).await;
    test.act("/okta/scopes", json!({ "name": "okta.apps.manage", "granted": true })).await;
    test.fault("task_hangs", true).await;
    let task = text(&test.call(202, send("POST", "/okta/v1/domains").json(&order(&secret))).await["taskID"]);
    let list = test.call(200, send("GET", "/okta/v1/domains?pageSize=1")).await;
    test.call(409, send("POST", "/okta/v1/domains").json(&order(&secret))).await;
    test.call(200, send("GET", &format!("/okta/v1/tasks/{task}"))).await;
    test.call(404, send("GET", "/okta/v1/tasks/nothing")).await;
    let domain = format!("/okta/v1/domains/{}", text(&list["domains"][0]["domainID"]));
    test.call(200, send("GET", &domain)).await;
    test.call(200, send("PUT", &format!("{domain}/backup")).json(&json!({ "enabled": true }))).await;
    test.call(409, send("POST", &format!("{domain}/backup"))).await;
    test.call(200, send("GET", "/okta/v1/keymanagement")).await;
    test.call(200, send("PUT", "/okta/v1/keymanagement").json(&json!({ "enabled": true }))).await;
    test.call(200, send("GET", "/okta/v1/keymanagement")).await;
    test.call(409, send("PUT", "/okta/v1/keymanagement").json(&json!({ "enabled": false }))).await;
    test.call(204, send("DELETE", &domain)).await;
    test.call(404, send("GET", &domain)).await;
    test.fault("task_hangs", false).await;
    test.fault("dell_at_once", true).await;
    let registered = test.call(201, send("POST", "/okta/v1/domains").json(&order(&secret))).await;
    let domain = format!("/okta/v1/domains/{}", text(&registered["domainID"]));
    let credential = |secret: &str| json!({ "clientID": client_id, "clientSecret": secret });
    test.call(200, send("PUT", &format!("{domain}/authorization")).json(&credential(&secret))).await;
    test.call(422, send("PUT", &format!("{domain}/authorization")).json(&credential("a-secret-okta-never-made"))).await;
    test.call(202, send("POST", &format!("{domain}/backup"))).await;
    test.call(200, send("GET", &domain)).await;
    test.call(200, send("GET", "/platform/eventmanagement/v3/events?pageSize=1")).await;
    test.call(400, send("GET", "/platform/eventmanagement/v3/events?pageSize=501")).await;
    assert_eq!(*test.dell.succeeded.borrow(), test.dell.names());
    test.judge_requests().await;
}

#[test]
fn the_checker_refuses_what_the_contract_does_not_define() {
    let dell = Contract::parse(DELL_TEXT);
    let keys = |body: Value| dell.judge_answer("GET", "/okta/v1/keymanagement", 200, false, &body);
    assert_eq!(keys(json!({ "enabled": true, "enabledOn": "2026-11-23T10:20:30.456Z" })), Ok(()));
    for wrong in [
        json!({}),
        json!({ "enabled": "yes" }),
        json!({ "enabled": true, "enabledOn": "today" }),
        json!([]),
        Value::Null,
    ] {
        assert!(keys(wrong.clone()).is_err(), "{wrong}");
    }
    assert!(dell.judge_answer("GET", "/nothing", 200, false, &json!({})).is_err());
    assert!(dell.judge_answer("GET", "/okta/v1/domains", 401, false, &json!({ "error": "x" })).is_err());
    let request = |change: &dyn Fn(&mut Value)| {
        let body = json!({ "oktaDomain": "string", "clientID": "string", "clientSecret": "string" });
        let mut entry = json!({
            "method": "POST", "path": "/okta/v1/domains", "query": [], "auth_scheme": "Bearer", "content_type": "application/json", "body": body,
        });
        change(&mut entry);
        dell.judge_request(&entry)
    };
    assert_eq!(request(&|_| {}), Ok(()));
    assert!(request(&|entry| entry["query"] = json!(["extra"])).is_err());
    assert!(request(&|entry| entry["auth_scheme"] = json!("Basic")).is_err());
    assert!(request(&|entry| entry["content_type"] = json!("text/plain")).is_err());
    assert!(request(&|entry| entry["body"]["extra"] = json!("string")).is_err());
    assert!(request(&|entry| entry["body"] = json!({ "oktaDomain": "string" })).is_err());
}
