//! Invented policies, zones, authenticators and settings of the org.

use serde_json::{Value, json};

use super::directory::{link, made, steady};
use crate::world::World;

/// Policy types offered here; the last exists on Identity Engine only.
pub(crate) const POLICY_TYPES: [&str; 4] = ["PASSWORD", "OKTA_SIGN_ON", "MFA_ENROLL", "ACCESS_POLICY"];

/// `None` for a type that this org doesn't offer.
pub(crate) fn policies(world: &World, kind: &str) -> Option<Vec<Value>> {
    let offered = if world.state.faults.has("classic") { &POLICY_TYPES[..3] } else { &POLICY_TYPES[..] };
    if !offered.contains(&kind) {
        return None;
    }
    let at = made(world);
    let one = |(priority, name): (u32, &str)| {
        let id = steady(world, "00p", &format!("{kind}/{name}"));
        json!({
            "id": id, "type": kind, "name": name, "description": "An invented policy", "status": "ACTIVE", "priority": priority,
            "system": name == "Default Policy", "created": at, "lastUpdated": at, "conditions": null,
            "_links": { "self": link(world, &format!("/api/v1/policies/{id}")), "rules": link(world, &format!("/api/v1/policies/{id}/rules")) },
        })
    };
    Some([(1, "Practice Policy"), (2, "Default Policy")].into_iter().map(one).collect())
}

pub(crate) fn zones(world: &World) -> Vec<Value> {
    let at = made(world);
    let one = |(name, usage, range): (&str, &str, Option<&str>)| {
        let id = steady(world, "nzo", name);
        let gateways: Vec<Value> = range.iter().map(|range| json!({ "type": "CIDR", "value": range })).collect();
        json!({
            "id": id, "name": name, "type": "IP", "usage": usage, "status": "ACTIVE", "system": range.is_none(), "created": at, "lastUpdated": at,
            "gateways": gateways, "proxies": null, "_links": { "self": link(world, &format!("/api/v1/zones/{id}")) },
        })
    };
    // Ranges set aside for documentation (RFC 5737).
    let known = [
        ("LegacyIpZone", "POLICY", None),
        ("BlockedIpZone", "BLOCKLIST", None),
        ("Practice Office", "POLICY", Some("192.0.2.0/24")),
        ("Practice Branch", "POLICY", Some("198.51.100.0/24")),
    ];
    known.into_iter().map(one).collect()
}

pub(crate) fn authenticators(world: &World) -> Vec<Value> {
    let at = made(world);
    let one = |(key, name, kind): (&str, &str, &str)| {
        let id = steady(world, "aut", key);
        json!({
            "id": id, "key": key, "name": name, "type": kind, "status": "ACTIVE", "created": at, "lastUpdated": at,
            "_links": { "self": link(world, &format!("/api/v1/authenticators/{id}")) },
        })
    };
    let known = [
        ("okta_password", "Password", "password"),
        ("okta_email", "Email", "email"),
        ("okta_verify", "Okta Verify", "app"),
        ("webauthn", "Security Key or Biometric", "security_key"),
        ("phone_number", "Phone", "phone"),
    ];
    known.into_iter().map(one).collect()
}

pub(crate) fn org(world: &World) -> Value {
    let at = made(world);
    json!({
        "id": world.state.org_id, "subdomain": world.names.subdomain(), "companyName": "Acme Invented Ltd.", "status": "ACTIVE",
        "created": at, "lastUpdated": at, "expiresAt": null, "city": null, "country": null, "state": null, "postalCode": null,
        "address1": null, "address2": null, "phoneNumber": null, "website": "https://acme.example", "supportPhoneNumber": null,
        "endUserSupportHelpURL": null,
        "_links": { "contacts": link(world, "/api/v1/org/contacts"), "preferences": link(world, "/api/v1/org/preferences") },
    })
}

pub(crate) fn email_domains(world: &World) -> Vec<Value> {
    vec![json!({
        "id": steady(world, "OeD", "acme.example"), "domain": "acme.example", "displayName": "Acme Invented", "userName": "noreply",
        "validationStatus": "VERIFIED", "validationSubdomain": "mail", "dnsValidationRecords": [],
    })]
}

pub(crate) fn trusted_origins(world: &World) -> Vec<Value> {
    let at = made(world);
    let one = |(name, origin): (&str, &str)| {
        let id = steady(world, "tos", name);
        json!({
            "id": id, "name": name, "origin": origin, "scopes": [{ "type": "CORS" }, { "type": "REDIRECT" }], "status": "ACTIVE",
            "created": at, "lastUpdated": at, "_links": { "self": link(world, &format!("/api/v1/trustedOrigins/{id}")) },
        })
    };
    [("Practice Wiki", "https://wiki.acme.example"), ("Practice Portal", "https://portal.acme.example")]
        .into_iter()
        .map(one)
        .collect()
}
