//! Discovery, tokens and reading, in pairs of success and refusal.

use reqwest::header::{LINK, WWW_AUTHENTICATE};
use serde_json::{Value, json};

use crate::test_sandbox::{Installed, OKTA, TestSandbox, read, test_sandbox, text};

const ALL: &str = "okta.users.manage okta.factors.manage okta.groups.manage okta.apps.manage okta.appGrants.manage okta.clients.read \
                   okta.schemas.manage okta.profileMappings.manage okta.userTypes.manage okta.policies.manage okta.networkZones.manage \
                   okta.authenticators.manage okta.orgs.manage okta.emailDomains.manage okta.trustedOrigins.manage";

#[tokio::test]
async fn the_organization_names_itself_and_its_custom_domain() {
    let test = test_sandbox().await;
    for host in ["acme.okta.practice", "login.acme.practice"] {
        let url = format!("https://{host}/.well-known/okta-organization");
        let (status, answer) = read(test.client.get(url).send().await.expect("an answer")).await;
        assert_eq!(status, 200);
        assert_eq!(answer["_links"]["organization"]["href"], OKTA);
        assert_eq!(answer["_links"]["alternate"]["href"], "https://login.acme.practice");
        assert_eq!(answer["pipeline"], "idx");
        assert_eq!(answer["id"], test.state().await["okta"]["org_id"]);
    }
}

#[tokio::test]
async fn discovery_tells_a_known_client_from_an_unknown_one() {
    let test = test_sandbox().await;
    let installed = test.install().await;
    let ask = |id: String| test.client.get(format!("{OKTA}/.well-known/openid-configuration?client_id={id}")).send();
    assert_eq!(read(ask(installed.id).await.expect("an answer")).await.0, 200);
    let (status, answer) = read(ask("0oaNobody".to_owned()).await.expect("an answer")).await;
    assert_eq!((status, answer["errorCode"].as_str()), (400, Some("invalid_client")));
}

#[tokio::test]
async fn a_token_holds_the_scopes_that_were_asked_for() {
    let test = test_sandbox().await;
    let installed = test.install().await;
    let (status, answer) = test.token(&installed, ALL).await;
    assert_eq!(status, 200, "{answer}");
    assert_eq!((answer["token_type"].as_str(), answer["expires_in"].as_i64()), (Some("Bearer"), Some(3600)));
    assert_eq!(answer["scope"], ALL.split_whitespace().collect::<Vec<_>>().join(" "));
}

async fn refused(test: &TestSandbox, installed: &Installed, scope: &str, status: u16, error: &str, description: &str) {
    let (got, answer) = test.token(installed, scope).await;
    assert_eq!((got, answer["error"].as_str()), (status, Some(error)), "{answer}");
    assert!(text(&answer["error_description"]).starts_with(description), "{answer}");
}

#[tokio::test]
async fn a_token_is_refused_in_oktas_words() {
    let test = test_sandbox().await;
    let good = test.install().await;
    let with = |id: &str, secret: &str| Installed { id: id.to_owned(), secret: secret.to_owned() };
    let wrong = with(&good.id, &good.secret[1..]);
    refused(
        &test,
        &wrong,
        ALL,
        401,
        "invalid_client",
        "The client secret supplied for a confidential client is invalid.",
    )
    .await;
    let unknown = with("0oaNobody", &good.secret);
    refused(&test, &unknown, ALL, 401, "invalid_client", "Invalid value for 'client_id' parameter.").await;
    refused(&test, &good, "", 400, "invalid_scope", "No scopes were requested.").await;
    refused(
        &test,
        &good,
        "okta.logs.read",
        400,
        "consent_required",
        "You are not allowed any of the requested scopes.",
    )
    .await;
    let mixed = "okta.users.manage okta.logs.read";
    refused(&test, &good, mixed, 400, "invalid_scope", "The requested scope is invalid, unknown, malformed").await;
    refused(&test, &good, "openid", 400, "invalid_scope", "Custom scopes are not allowed").await;
    refused(&test, &good, "okta.users", 400, "invalid_scope", "One or more scopes are not configured").await;
    let token = test.good_token(&good, "okta.clients.read").await;
    let (_, clients) = read(test.okta(&token, "/oauth2/v1/clients").await).await;
    for client in clients.as_array().expect("a list").iter().filter(|client| client["client_id"] != good.id.as_str()) {
        let said = if client["application_type"] == "service" {
            "Client Credentials requests"
        } else {
            "Only clients with 'application_type'"
        };
        refused(&test, &with(&text(&client["client_id"]), &good.secret), ALL, 401, "invalid_client", said).await;
    }
}

#[tokio::test]
async fn the_secret_is_taken_by_basic_alone() {
    let test = test_sandbox().await;
    let good = test.install().await;
    let url = format!("{OKTA}/oauth2/v1/token");
    let form = [("grant_type", "client_credentials"), ("scope", "okta.users.manage")];
    let in_body = [form[0], form[1], ("client_id", &good.id), ("client_secret", &good.secret)];
    let none = test.client.post(&url).form(&form);
    let body = test.client.post(&url).form(&in_body);
    let both = test.client.post(&url).basic_auth(&good.id, Some(&good.secret)).form(&in_body);
    let broken = test.client.post(&url).header("authorization", "Basic !").form(&form);
    let grant = test.client.post(&url).basic_auth(&good.id, Some(&good.secret)).form(&[("grant_type", "password")]);
    for (request, status, error, said) in [
        (none, 401, "invalid_client", "No client credentials found."),
        (body, 401, "invalid_client", "OAuth Integration Client Credentials"),
        (both, 401, "invalid_request", "Cannot supply multiple client credentials."),
        (broken, 401, "invalid_client", "Found Authentication header"),
        (grant, 400, "unsupported_grant_type", "The authorization grant type is not supported"),
    ] {
        let (got, answer) = read(request.send().await.expect("an answer")).await;
        assert_eq!((got, answer["error"].as_str()), (status, Some(error)), "{answer}");
        assert!(text(&answer["error_description"]).starts_with(said), "{answer}");
    }
}

#[tokio::test]
async fn every_probe_answers_and_is_refused_without_its_scope() {
    let test = test_sandbox().await;
    let installed = test.install().await;
    let all = test.good_token(&installed, ALL).await;
    let factors = test.good_token(&installed, "okta.factors.manage").await;
    let own = format!("/api/v1/apps/{}/grants", installed.id);
    let client = format!("/oauth2/v1/clients/{}", installed.id);
    for (path, scope) in [
        ("/api/v1/users?limit=1&fields=id", "okta.users.read"),
        ("/api/v1/groups?limit=1", "okta.groups.read"),
        ("/api/v1/groups/rules?limit=1", "okta.groups.read"),
        ("/api/v1/apps?limit=1", "okta.apps.read"),
        (&own, "okta.appGrants.read"),
        ("/oauth2/v1/clients?limit=1", "okta.clients.read"),
        (&client, "okta.clients.read"),
        ("/api/v1/meta/schemas/group/default", "okta.schemas.read"),
        ("/api/v1/meta/schemas/user/default", "okta.schemas.read"),
        ("/api/v1/mappings?limit=1", "okta.profileMappings.read"),
        ("/api/v1/meta/types/user", "okta.userTypes.read"),
        ("/api/v1/policies?type=PASSWORD&limit=1", "okta.policies.read"),
        ("/api/v1/zones?limit=1", "okta.networkZones.read"),
        ("/api/v1/authenticators", "okta.authenticators.read"),
        ("/api/v1/org", "okta.orgs.read"),
        ("/api/v1/email-domains", "okta.emailDomains.read"),
        ("/api/v1/trustedOrigins?limit=1", "okta.trustedOrigins.read"),
    ] {
        let answer = test.okta(&all, path).await;
        assert!(
            answer.headers().contains_key("x-okta-request-id") && answer.headers().contains_key("x-rate-limit-reset"),
            "{path}"
        );
        let (status, body) = read(answer).await;
        assert!(status == 200 && (body.is_array() || body.is_object()), "{path}: {status} {body}");
        let answer = test.okta(&factors, path).await;
        let said = answer.headers()[WWW_AUTHENTICATE].to_str().expect("text").to_owned();
        assert!(
            said.contains("error=\"insufficient_scope\"") && said.contains(&format!("scope=\"{scope}\"")),
            "{path}: {said}"
        );
        assert_eq!(read(answer).await, (403, Value::Null), "{path}");
        let (status, body) = read(test.okta("nonsense", path).await).await;
        assert_eq!((status, body["errorCode"].as_str()), (401, Some("E0000011")), "{path}");
    }
    let (status, body) = read(test.okta(&all, "/api/v1/policies").await).await;
    assert_eq!((status, body["errorCode"].as_str()), (400, Some("E0000001")));
    let (status, body) = read(test.okta(&all, "/api/v1/nothing").await).await;
    assert_eq!((status, body["errorCode"].as_str()), (404, Some("E0000008")));
}

#[tokio::test]
async fn lists_come_page_by_page() {
    let test = test_sandbox().await;
    let installed = test.install().await;
    let token = test.good_token(&installed, "okta.users.manage").await;
    let mut next = Some(format!("{OKTA}/api/v1/users?limit=20&fields=id"));
    let (mut ids, mut pages) = (Vec::new(), 0);
    while let Some(url) = next {
        let answer = test.client.get(&url).bearer_auth(&token).send().await.expect("an answer");
        next = answer.headers().get_all(LINK).iter().find_map(|link| {
            let (url, relation) = link.to_str().ok()?.split_once(">; ")?;
            (relation == "rel=\"next\"").then(|| url.trim_start_matches('<').to_owned())
        });
        let (_, body) = read(answer).await;
        ids.extend(body.as_array().expect("a list").iter().map(|user| text(&user["id"])));
        pages += 1;
    }
    assert_eq!((pages, ids.len()), (3, 48));
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 48);
}

#[tokio::test]
async fn the_integration_lists_its_own_grants() {
    let test = test_sandbox().await;
    let installed = test.install().await;
    test.act("/okta/scopes", json!({ "name": "okta.logs.read", "granted": true })).await;
    test.act("/okta/scopes", json!({ "name": "okta.zones.read", "granted": false })).await;
    let token = test.good_token(&installed, "okta.appGrants.manage okta.logs.read").await;
    let (_, grants) = read(test.okta(&token, &format!("/api/v1/apps/{}/grants", installed.id)).await).await;
    let names: Vec<String> = grants.as_array().expect("a list").iter().map(|grant| text(&grant["scopeId"])).collect();
    assert_eq!(names.len(), 16);
    assert!(names.contains(&"okta.logs.read".to_owned()) && !names.contains(&"okta.zones.read".to_owned()));
    let (status, body) = read(test.okta(&token, "/api/v1/apps/0oaNobody/grants").await).await;
    assert_eq!((status, body["errorCode"].as_str()), (404, Some("E0000007")));
}

#[tokio::test]
async fn a_revoked_token_and_a_revoked_integration_are_over() {
    let test = test_sandbox().await;
    let installed = test.install().await;
    let token = test.good_token(&installed, "okta.orgs.manage").await;
    let other = test.good_token(&installed, "okta.orgs.manage").await;
    let revoke = |secret: &str| {
        let request = test.client.post(format!("{OKTA}/oauth2/v1/revoke")).basic_auth(&installed.id, Some(secret));
        request.form(&[("token", token.as_str()), ("token_type_hint", "access_token")]).send()
    };
    assert_eq!(revoke("not-the-secret").await.expect("an answer").status(), 401);
    assert_eq!(test.okta(&token, "/api/v1/org").await.status(), 200);
    assert_eq!(revoke(&installed.secret).await.expect("an answer").status(), 200);
    assert_eq!(test.okta(&token, "/api/v1/org").await.status(), 401);
    assert_eq!(test.okta(&other, "/api/v1/org").await.status(), 200);
    test.act("/okta/revoke", json!({})).await;
    assert_eq!(test.okta(&other, "/api/v1/org").await.status(), 401);
    refused(&test, &installed, ALL, 401, "invalid_client", "Invalid value for 'client_id' parameter.").await;
}

#[tokio::test]
async fn a_secret_is_shown_once_and_there_are_two_at_most() {
    let test = test_sandbox().await;
    assert_eq!(test.control("/okta/secret/copy", json!({})).await.0, 409);
    let first = test.install().await;
    assert_eq!((first.id.len(), first.secret.len()), (20, 40));
    assert_eq!(test.control("/okta/secret/copy", json!({})).await.0, 409);
    assert_eq!(test.control("/okta/install", json!({})).await.0, 409);
    let state = test.act("/okta/secret/generate", json!({})).await;
    assert_eq!(test.control("/okta/secret/generate", json!({})).await.0, 409);
    let secrets = &state["okta"]["secrets"];
    assert_eq!(text(&secrets[0]["mask"]), format!("***{}", &first.secret[36..]));
    let path = |act: &str| format!("/okta/secret/{}/{act}", text(&secrets[0]["id"]));
    assert_eq!(test.control(&path("delete"), json!({})).await.0, 409);
    assert_eq!(test.token(&first, "okta.orgs.manage").await.0, 200);
    test.act(&path("deactivate"), json!({})).await;
    assert_eq!(test.token(&first, "okta.orgs.manage").await.0, 401);
    test.act(&path("activate"), json!({})).await;
    assert_eq!(test.token(&first, "okta.orgs.manage").await.0, 200);
    test.act(&path("deactivate"), json!({})).await;
    let state = test.act(&path("delete"), json!({})).await;
    assert_eq!(state["okta"]["secrets"].as_array().map(Vec::len), Some(1));
    assert_eq!(state["okta"]["dialog_open"], true);
}
