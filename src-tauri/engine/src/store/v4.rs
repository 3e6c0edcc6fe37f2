//! Connections as stores of versions 1 to 4 hold them. Frozen: they are read, and never written again.
//!
//! Types that have not changed since are the model's own; `tests/golden` holds a store of each version.

mod requests;

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

use model::connection::{
    Connection, Credential, Dell, Direction, Evidence, Intent, ItemName, Items, OktaSide, Pending, Progress, Proof,
    RefusedAgain, Retiring, Rotation, SecretKind, SecretState, SeenAtDell, Step, StoreKind, StoredSecret, Viewing,
};
use model::mark::Mark;
use model::problem::{Kind, Result};

/// Reads one connection.
///
/// # Errors
/// `store-damaged` for a text that is not one.
pub(super) fn read(text: &str) -> Result<Connection> {
    let old: V4 = serde_json::from_str(text).map_err(|_| Kind::StoreDamaged)?;
    if old.same.id.is_empty() { Err(Kind::StoreDamaged.into()) } else { Ok(old.into()) }
}

/// Only what is called or written differently now has a field here; each part of a connection takes what is left to it.
#[derive(Default, Deserialize)]
#[serde(default)]
struct V4 {
    #[serde(flatten)]
    same: Connection,
    #[serde(flatten)]
    okta: OktaSide,
    #[serde(flatten)]
    progress: Progress,
    secret: Option<V4Secret>,
    replaced: Vec<V4Secret>,
    next_item: u32,
    strays: Vec<ItemName>,
    dell: V4Dell,
    registration: Option<requests::Registration>,
    handed: Option<requests::Handed>,
    rotation: Option<V4Rotation>,
    asked: Option<requests::Asked>,
    secret_choice: Option<V4Choice>,
    passed: BTreeSet<String>,
    looking_at: Option<String>,
    #[serde(deserialize_with = "intent")]
    intent: Option<Intent>,
}

#[derive(Deserialize)]
struct V4Secret {
    account: ItemName,
    place: String,
    #[serde(default)]
    keep: StoreKind,
    over_at: Option<Timestamp>,
    astray: Option<V4Astray>,
    mark: Mark,
    at: Timestamp,
    clipboard_emptied: Option<bool>,
    trimmed: bool,
    unusual_length: bool,
}

#[derive(Deserialize)]
struct V4Astray {
    at: Timestamp,
    changed: bool,
}

#[derive(Deserialize, PartialEq)]
#[serde(rename_all = "snake_case")]
enum V4Choice {
    Kept,
    Erased,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct V4Dell {
    #[serde(flatten)]
    same: Dell,
    key: Option<V4Secret>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct V4Rotation {
    begun_at: Timestamp,
    on_screen: bool,
    lost: bool,
    new: Option<V4Secret>,
    proof: Option<Proof>,
    went_on: Option<Evidence>,
    copied: Option<Timestamp>,
    refused: Option<RefusedAgain>,
    seen: Option<SeenAtDell>,
    leaving: Option<V4Leaving>,
    given_up: bool,
    back: bool,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct V4Leaving {
    custody: Option<V4Secret>,
    here: bool,
    inactive: Option<Evidence>,
    refused: Option<Evidence>,
    wiped: Option<Evidence>,
}

/// An intent had other names for an item, its store and its role.
fn intent<'de, D: Deserializer<'de>>(old: D) -> std::result::Result<Option<Intent>, D::Error> {
    let Some(old) = Option::<Map<String, Value>>::deserialize(old)? else { return Ok(None) };
    let mut now = Map::from_iter([("store".to_owned(), "keychain".into()), ("pending".to_owned(), false.into())]);
    now.extend(old.into_iter().map(|(name, value)| match name.as_str() {
        "account" => ("item".to_owned(), value),
        "keep" => ("store".to_owned(), value),
        "rotation" => ("pending".to_owned(), value),
        _ => (name, value),
    }));
    serde_json::from_value(now.into()).map(Some).map_err(D::Error::custom)
}

impl From<V4> for Connection {
    fn from(old: V4) -> Self {
        let (replaced_keys, mut replaced): (Vec<StoredSecret>, Vec<StoredSecret>) = old
            .replaced
            .into_iter()
            .map(StoredSecret::from)
            .partition(|secret| secret.item.kind() == SecretKind::DellKey);
        let mut secret = old.secret.map(StoredSecret::from);
        if let Some(erased) = secret.as_mut().filter(|_| old.secret_choice == Some(V4Choice::Erased)) {
            erased.erased(old.progress.finished_at.unwrap_or(erased.at));
        }
        let host = old.okta.organization.as_ref().map(|organization| organization.host.as_str());
        let lost = old.rotation.as_ref().filter(|rotation| rotation.lost).map(|rotation| rotation.begun_at);
        if let Some((ours, since)) = secret.as_mut().filter(|secret| host == Some(secret.host())).zip(lost) {
            ours.not_found(ours.missing().unwrap_or_default(), since);
        }
        let on_screen = old.rotation.as_ref().is_some_and(|rotation| rotation.on_screen);
        let rotation = old.rotation.map(|rotation| rotated(rotation, &mut replaced));
        let earlier = old.passed.contains("ready");
        let passed = old.passed.iter().filter(|word| !(earlier && *word == "install"));
        let passed = passed.filter(|word| *word != "client_id" || old.passed.contains("secret"));
        Self {
            okta: OktaSide { secret: Credential::of(secret, replaced), rotation, ..old.okta },
            dell: Dell { key: Credential::of(old.dell.key.map(StoredSecret::from), replaced_keys), ..old.dell.same },
            registration: old.registration.map(Into::into).unwrap_or_default(),
            reauthorization: old.handed.map(Into::into).unwrap_or_default(),
            change: old.asked.map(Into::into).unwrap_or_default(),
            progress: Progress {
                passed: passed.filter_map(|word| last_screen_of(word)).collect(),
                looking_at: old.looking_at.and_then(|word| step(&word)),
                viewing: if on_screen { Viewing::Rotation } else { Viewing::Steps },
                keeps_secret: old.secret_choice == Some(V4Choice::Kept),
                ..old.progress
            },
            items: Items { next_item: old.next_item, possible_copies: old.strays, intent: old.intent },
            ..old.same
        }
    }
}

impl From<V4Secret> for StoredSecret {
    fn from(old: V4Secret) -> Self {
        let state = match (old.over_at, old.astray) {
            (Some(at), _) => SecretState::SessionEnded { at },
            (None, Some(astray)) => SecretState::Missing { since: astray.at, replaced: astray.changed },
            (None, None) => SecretState::Stored,
        };
        let mut secret = Self::stored(old.account, old.keep, old.place, old.mark, old.at).in_state(state);
        secret.clipboard_emptied = old.clipboard_emptied;
        (secret.trimmed, secret.unusual_length) = (old.trimmed, old.unusual_length);
        secret
    }
}

/// A rotation had one field per role. A secret that two of them name is kept.
fn rotated(old: V4Rotation, replaced: &mut Vec<StoredSecret>) -> Rotation {
    let since = old.begun_at;
    let direction = if old.back { Direction::Back } else { Direction::Forward };
    let new = old.new.map(StoredSecret::from);
    let Some(leaving) = old.leaving else {
        let (proof, went_on, copied, refused) = (old.proof, old.went_on, old.copied, old.refused);
        let pending = |secret| Box::new(Pending { since, direction, secret, proof, went_on, copied, refused });
        return new.map_or(Rotation::Begun { since }, |secret| Rotation::Pending(pending(secret)));
    };
    replaced.extend(new);
    let mut secret = leaving.custody.map(StoredSecret::from);
    match (&mut secret, &leaving.wiped) {
        (Some(secret), _) if !leaving.here => secret.not_found(secret.missing().unwrap_or_default(), since),
        (Some(secret), Some(wiped)) => secret.erased(wiped.at),
        (Some(_), None) | (None, _) => {}
    }
    let V4Leaving { inactive, refused, wiped: erased, .. } = leaving;
    let retiring = Box::new(Retiring { since, direction, secret, inactive, refused, erased });
    if old.given_up { Rotation::Abandoned { retiring } } else { Rotation::Promoted { seen: old.seen, retiring } }
}

/// The step that a word names. Before there were six, a step had several screens.
fn step(word: &str) -> Option<Step> {
    let now = match word {
        "ready" | "organisation" => "org",
        "secret" | "client_id" => "install",
        "prove" => "test",
        "dell" => "authorize",
        "keys" | "backup" => "backups",
        "done" => "finish",
        word => word,
    };
    Step::ALL.iter().copied().find(|step| step.word() == now)
}

/// A step is passed if its last screen was.
fn last_screen_of(word: &str) -> Option<Step> {
    if matches!(word, "ready" | "secret" | "dell" | "keys") { None } else { step(word) }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use model::connection::{SecretChoice, Stage};

    fn read_json(more: &Value) -> Connection {
        let mut stored = json!({ "id": "one", "begun_at": "2026-11-29T08:00:00Z" });
        let fields = stored.as_object_mut().expect("an object");
        fields.extend(more.as_object().expect("an object").clone());
        read(&stored.to_string()).expect("read")
    }

    fn secret(number: u32, kind: &str) -> Value {
        json!({
            "account": format!("acme.okta.com/one/{kind}/{number}"), "place": "Keyring", "keep": "keychain",
            "mark": { "length": 40, "last_four": "abcd", "secret_hash": number.to_string() },
            "at": "2026-11-29T08:00:00Z", "clipboard_emptied": true, "trimmed": false, "unusual_length": false,
        })
    }

    /// What an earlier version stored as passed and looked at.
    #[test]
    fn steps_of_earlier_stores_are_read() {
        let read = |passed: &[&str], looking_at: Option<&str>| {
            let facts = read_json(&json!({ "passed": passed, "looking_at": looking_at }));
            (facts.progress.passed.into_iter().map(Step::word).collect::<Vec<_>>().join(" "), facts.progress.looking_at)
        };
        assert_eq!(read(&["ready"], None).0, "");
        assert_eq!(read(&["ready", "install"], None).0, "", "only the first of three screens");
        assert_eq!(read(&["ready", "install", "client_id"], None).0, "", "the secret was replaced since");
        assert_eq!(
            read(&["ready", "organisation", "permissions"], Some("secret")),
            ("org permissions".into(), Some(Step::Install))
        );
        assert_eq!(
            read(&["ready", "install", "secret", "client_id", "prove", "dell"], Some("keys")),
            ("install test".into(), Some(Step::Backups))
        );
        assert_eq!(read(&["authorize", "keys"], Some("done")), ("authorize".into(), Some(Step::Finish)));
        assert_eq!(
            read(&["authorize", "backup", "done"], Some("ready")),
            ("authorize backups finish".into(), Some(Step::Org))
        );
        assert_eq!(read(&["org", "finish"], Some("test")), ("org finish".into(), Some(Step::Test)));
    }

    /// Many fields said where a secret is; each combination has its state.
    #[test]
    fn every_secret_of_a_store_has_its_state() {
        let state = |more: Value| {
            let mut stored = secret(1, "okta-secret");
            stored.as_object_mut().expect("an object").extend(more["secret"].as_object().cloned().unwrap_or_default());
            let facts = read_json(&json!({ "secret": stored, "secret_choice": more["choice"] }));
            (facts.okta.secret.current().expect("one").state(), facts.secret_choice())
        };
        let at: Timestamp = "2026-11-29T09:00:00Z".parse().expect("a time");
        let (over, astray) = (json!({ "over_at": at }), json!({ "astray": { "at": at, "changed": true } }));
        assert_eq!(state(json!({})), (SecretState::Stored, None));
        assert_eq!(state(json!({ "choice": "kept" })), (SecretState::Stored, Some(SecretChoice::Kept)));
        assert_eq!(state(json!({ "secret": over })).0, SecretState::SessionEnded { at });
        assert_eq!(state(json!({ "secret": astray })).0, SecretState::Missing { since: at, replaced: true });
        let erased = state(json!({ "choice": "erased", "secret": over }));
        assert!(matches!(erased, (SecretState::Erased { .. }, Some(SecretChoice::Erased))));
        let facts = read_json(&json!({ "replaced": [secret(1, "okta-secret"), secret(2, "dell-key")] }));
        let numbers = |credential: &Credential| credential.all().map(|s| s.item.number()).collect::<Vec<_>>();
        assert_eq!((numbers(&facts.okta.secret), numbers(&facts.dell.key)), (vec![1], vec![2]));
    }

    #[test]
    fn every_rotation_of_a_store_continues_where_it_was() {
        let known = json!({ "by": null, "at": "2026-11-29T09:00:00Z" });
        let connected = json!({ "word": "Connected", "known": known });
        let leaving = |here: bool, more: Value| {
            let mut leaving = json!({ "custody": secret(1, "okta-secret"), "here": here });
            leaving.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
            leaving
        };
        let new = secret(2, "okta-secret");
        let table = [
            (json!({}), Stage::Slots, false),
            (json!({ "listed": 1 }), Stage::Slots, false),
            (json!({ "new": new }), Stage::Prove, false),
            (json!({ "new": new, "back": true }), Stage::Prove, true),
            (json!({ "new": new, "went_on": known }), Stage::Reauthorize, false),
            (json!({ "leaving": leaving(true, json!({})) }), Stage::AtDell, false),
            (json!({ "leaving": leaving(true, json!({})), "seen": connected }), Stage::Deactivate, false),
            (json!({ "leaving": leaving(true, json!({})), "given_up": true }), Stage::Deactivate, false),
            (
                json!({ "leaving": leaving(true, json!({ "inactive": known })), "seen": connected }),
                Stage::Refused,
                false,
            ),
            (json!({ "leaving": leaving(false, json!({ "inactive": known })), "seen": connected }), Stage::Wipe, false),
            (
                json!({
                    "leaving": leaving(true, json!({ "inactive": known, "refused": known, "wiped": known })),
                    "seen": connected,
                }),
                Stage::Ended,
                false,
            ),
        ];
        for (stored, stage, back) in table {
            let rotation = read_json(&json!({ "rotation": stored })).okta.rotation.expect("a rotation");
            assert_eq!((rotation.stage(), rotation.back()), (stage, back), "{stored}");
        }
        let lost = json!({ "lost": true, "new": new });
        let facts = read_json(&json!({ "secret": secret(1, "okta-secret"), "rotation": lost }));
        assert!(facts.current_is_lost());
    }
}
