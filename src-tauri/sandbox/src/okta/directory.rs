//! Invented people, groups, applications and profiles: the same at every start of the same org.

use serde_json::{Value, json};

use crate::clock;
use crate::random;
use crate::state::Integration;
use crate::world::World;

const GIVEN: [&str; 8] = ["Ada", "Bruno", "Cleo", "Dario", "Edda", "Falk", "Gita", "Hugo"];
const FAMILY: [&str; 6] = ["Invented", "Madeup", "Fable", "Notreal", "Sample", "Practice"];
const GROUPS: [&str; 9] = [
    "Everyone",
    "Practice Accounts",
    "Practice Engineering",
    "Practice Finance",
    "Practice Helpdesk",
    "Practice People",
    "Practice Sales",
    "Practice Contractors",
    "Practice Administrators",
];
/// Label, sign-on mode, and the kind of OAuth client, if it is one.
const APPS: [(&str, &str, Option<&str>); 7] = [
    ("Invented Wiki", "SAML_2_0", None),
    ("Madeup Payroll", "SAML_2_0", None),
    ("Fable Tickets", "OPENID_CONNECT", Some("web")),
    ("Notreal Phone", "OPENID_CONNECT", Some("native")),
    ("Sample Reporting Job", "OPENID_CONNECT", Some("service")),
    ("Practice Bookmarks", "BOOKMARK", None),
    ("Practice Legacy Portal", "AUTO_LOGIN", None),
];

/// An identifier of this organization's invented objects.
pub(crate) fn steady(world: &World, prefix: &str, what: &str) -> String {
    random::steady_id(prefix, &format!("{}/{prefix}/{what}", world.state.org_id))
}

pub(crate) fn made(world: &World) -> String {
    clock::iso(world.state.created)
}

pub(crate) fn link(world: &World, path: &str) -> Value {
    json!({ "href": format!("{}{path}", world.names.okta_url()) })
}

pub(crate) fn users(world: &World, ids_only: bool) -> Vec<Value> {
    let at = made(world);
    let user_type = steady(world, "oty", "user");
    let people = FAMILY.iter().flat_map(|family| GIVEN.iter().map(move |given| (*given, *family)));
    people
        .map(|(given, family)| {
            let login = format!("{}.{}@acme.example", given.to_lowercase(), family.to_lowercase());
            let id = steady(world, "00u", &login);
            let links = json!({ "self": link(world, &format!("/api/v1/users/{id}")) });
            if ids_only {
                return json!({ "id": id, "_links": links });
            }
            json!({
                "id": id, "status": "ACTIVE", "created": at, "activated": at, "statusChanged": at, "lastLogin": null,
                "lastUpdated": at, "passwordChanged": at, "type": { "id": user_type },
                "profile": { "firstName": given, "lastName": family, "mobilePhone": null, "secondEmail": null, "login": login, "email": login },
                "credentials": { "provider": { "type": "OKTA", "name": "OKTA" } },
                "_links": links,
            })
        })
        .collect()
}

pub(crate) fn groups(world: &World) -> Vec<Value> {
    let at = made(world);
    let one = |name: &&str| {
        let id = steady(world, "00g", name);
        let kind = if *name == "Everyone" { "BUILT_IN" } else { "OKTA_GROUP" };
        json!({
            "id": id, "created": at, "lastUpdated": at, "lastMembershipUpdated": at, "objectClass": ["okta:user_group"], "type": kind,
            "profile": { "name": name, "description": "An invented group" },
            "_links": { "users": link(world, &format!("/api/v1/groups/{id}/users")), "apps": link(world, &format!("/api/v1/groups/{id}/apps")) },
        })
    };
    GROUPS.iter().map(one).collect()
}

pub(crate) fn rules(world: &World) -> Vec<Value> {
    let at = made(world);
    let one = |name: &&str| {
        json!({
            "id": steady(world, "0pr", name), "type": "group_rule", "name": format!("{name} by department"), "status": "ACTIVE",
            "created": at, "lastUpdated": at,
            "conditions": { "expression": { "value": "user.department != null", "type": "urn:okta:expression:1.0" } },
            "actions": { "assignUserToGroups": { "groupIds": [steady(world, "00g", name)] } },
        })
    };
    GROUPS[2..5].iter().map(one).collect()
}

fn app_id(world: &World, label: &str) -> String {
    steady(world, "0oa", label)
}

pub(crate) fn apps(world: &World) -> Vec<Value> {
    let at = made(world);
    let one = |(label, mode, _): &(&str, &str, Option<&str>)| {
        let id = app_id(world, label);
        json!({
            "id": id, "name": label.to_lowercase().replace(' ', "_"), "label": label, "status": "ACTIVE", "created": at, "lastUpdated": at,
            "signOnMode": mode, "features": [], "accessibility": { "selfService": false },
            "visibility": { "autoSubmitToolbar": false, "hide": { "iOS": false, "web": false } },
            "settings": {}, "credentials": {},
            "_links": { "users": link(world, &format!("/api/v1/apps/{id}/users")), "groups": link(world, &format!("/api/v1/apps/{id}/groups")) },
        })
    };
    APPS.iter().map(one).collect()
}

/// The grants of an application, the integration's own among them; `None` for an unknown one.
pub(crate) fn grants(world: &World, app: &str) -> Option<Vec<Value>> {
    if let Some(integration) = world.state.integration.as_ref().filter(|integration| integration.client_id == app) {
        let granted = world.state.scopes.iter().filter(|scope| world.state.granted(&scope.name));
        return Some(granted.map(|scope| grant(world, app, &scope.name, integration.installed)).collect());
    }
    let known = APPS.iter().find(|(label, _, _)| app_id(world, label) == app)?;
    Some(match known.2 {
        Some("service") => vec![grant(world, app, "okta.users.read", world.state.created)],
        Some(_) | None => Vec::new(),
    })
}

fn grant(world: &World, app: &str, scope: &str, at: clock::Millis) -> Value {
    let id = steady(world, "oag", &format!("{app}/{scope}"));
    json!({
        "id": id, "status": "ACTIVE", "created": clock::iso(at), "lastUpdated": clock::iso(at), "source": "ADMIN",
        "createdBy": { "id": steady(world, "00u", "admin"), "type": "User" },
        "issuer": world.names.okta_url(), "clientId": app, "scopeId": scope,
        "_links": { "app": link(world, &format!("/api/v1/apps/{app}")), "self": link(world, &format!("/api/v1/apps/{app}/grants/{id}")) },
    })
}

/// An OAuth client that is no API service integration.
pub(crate) struct OrdinaryClient {
    pub id: String,
    pub label: &'static str,
    pub kind: &'static str,
}

pub(crate) fn ordinary_clients(world: &World) -> Vec<OrdinaryClient> {
    let clients = APPS.iter().filter_map(|(label, _, kind)| kind.map(|kind| (*label, kind)));
    clients.map(|(label, kind)| OrdinaryClient { id: app_id(world, label), label, kind }).collect()
}

pub(crate) fn clients(world: &World) -> Vec<Value> {
    let issued = world.state.created / 1000;
    let ordinary = ordinary_clients(world).into_iter().map(|client| {
        let (method, grant) = match client.kind {
            "service" => ("private_key_jwt", "client_credentials"),
            "native" => ("none", "authorization_code"),
            _ => ("client_secret_basic", "authorization_code"),
        };
        client_record(&client.id, client.label, client.kind, method, grant, issued)
    });
    let own = world.state.integration.iter().map(|Integration { client_id, installed, .. }| {
        client_record(
            client_id,
            "Dell Data Security Cloud",
            "service",
            "client_secret_basic",
            "client_credentials",
            installed / 1000,
        )
    });
    own.chain(ordinary).collect()
}

fn client_record(id: &str, name: &str, kind: &str, method: &str, grant: &str, issued: i64) -> Value {
    json!({
        "client_id": id, "client_id_issued_at": issued, "client_secret_expires_at": 0, "client_name": name, "client_uri": null,
        "logo_uri": null, "redirect_uris": [], "response_types": ["token"], "grant_types": [grant],
        "token_endpoint_auth_method": method, "application_type": kind,
    })
}

/// The default schema of users or groups.
pub(crate) fn schema(world: &World, kind: &str) -> Value {
    let at = made(world);
    let id = steady(world, "osc", kind);
    let (names, title): (&[&str], &str) = if kind == "group" {
        (&["name", "description"], "Okta group")
    } else {
        (&["login", "email", "firstName", "lastName"], "User")
    };
    let property = |name: &&str| {
        (
            (*name).to_owned(),
            json!({ "title": name, "type": "string", "scope": "NONE", "master": { "type": "PROFILE_MASTER" } }),
        )
    };
    let base: serde_json::Map<String, Value> = names.iter().map(property).collect();
    json!({
        "id": format!("{}/meta/schemas/{kind}/{id}", world.names.okta_url()), "$schema": "http://json-schema.org/draft-04/schema#",
        "name": kind, "title": title, "type": "object", "created": at, "lastUpdated": at,
        "definitions": {
            "base": { "id": "#base", "type": "object", "properties": base, "required": [names[0]] },
            "custom": { "id": "#custom", "type": "object", "properties": {}, "required": [] },
        },
        "properties": { "profile": { "allOf": [{ "$ref": "#/definitions/custom" }, { "$ref": "#/definitions/base" }] } },
    })
}

pub(crate) fn mappings(world: &World) -> Vec<Value> {
    let user_type = steady(world, "oty", "user");
    let one = |(label, _, _): &(&str, &str, Option<&str>)| {
        let id = steady(world, "prm", label);
        json!({
            "id": id,
            "source": { "id": user_type, "name": "user", "type": "user" },
            "target": { "id": app_id(world, label), "name": label.to_lowercase().replace(' ', "_"), "type": "appuser" },
            "_links": { "self": link(world, &format!("/api/v1/mappings/{id}")) },
        })
    };
    APPS[..4].iter().map(one).collect()
}

pub(crate) fn user_types(world: &World) -> Vec<Value> {
    let at = made(world);
    let by = steady(world, "00u", "admin");
    let one = |(name, display, default): (&str, &str, bool)| {
        let id = steady(world, "oty", name);
        json!({
            "id": id, "displayName": display, "name": name, "description": "An invented category", "createdBy": by, "lastUpdatedBy": by,
            "created": at, "lastUpdated": at, "default": default,
            "_links": { "self": link(world, &format!("/api/v1/meta/types/user/{id}")) },
        })
    };
    [("user", "User", true), ("contractor", "Contractor", false)].into_iter().map(one).collect()
}
