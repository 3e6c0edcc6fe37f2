//! Requests to Dell as stores of version 4 and earlier have them. Frozen: only read.

use jiff::Timestamp;
use serde::Deserialize;

use model::connection::{Change, Dispatch, Evidence, Found, Order, Outcome, ReadBack, Subject};
use model::problem::Problem;

/// A registration.
#[derive(Debug, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub(super) enum Registration {
    None,
    Intended { at: Timestamp, of: Subject },
    Running { task: String, at: Timestamp, of: Subject },
    Uncertain { at: Timestamp, of: Subject, read_at: Option<Timestamp>, found: Option<Found> },
    Refused { outcome: Option<Outcome>, problem: Option<Problem>, at: Timestamp },
    Registered { domain_id: Option<String>, known: Evidence, of: Subject },
}

impl From<Registration> for Dispatch<Subject> {
    fn from(before: Registration) -> Self {
        match before {
            Registration::None => Self::NotSent,
            Registration::Intended { at, of } => Self::Intended { at, of },
            Registration::Running { task, at, of } => Self::Running { at, of, task },
            Registration::Uncertain { at, of, read_at, found } => {
                Self::Unknown { at, of, read: read_at.map(|at| ReadBack { at, found }) }
            }
            Registration::Refused { outcome, problem, at } => Self::Refused { at, outcome, problem },
            Registration::Registered { domain_id, known, of } => Self::Done { of, known, domain_id },
        }
    }
}

/// A re-authorization by API whose end is not known (`handed`).
#[derive(Debug, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub(super) enum Handed {
    Intended { at: Timestamp, of: Subject },
    Uncertain { at: Timestamp, of: Subject, read: Option<Status> },
}

/// App Status when it was read; the word itself is in `backup.app_status` too.
#[derive(Debug, Deserialize)]
pub(super) struct Status {
    at: Timestamp,
}

impl From<Handed> for Dispatch<Subject> {
    fn from(before: Handed) -> Self {
        match before {
            Handed::Intended { at, of } => Self::Intended { at, of },
            Handed::Uncertain { at, of, read } => {
                Self::Unknown { at, of, read: read.map(|status| ReadBack { at: status.at, found: None }) }
            }
        }
    }
}

/// A change asked of Dell whose end is not known (`asked`).
#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    what: Change,
    at: Timestamp,
}

impl From<Asked> for Dispatch<Order> {
    fn from(before: Asked) -> Self {
        Self::Unknown { at: before.at, of: Order { what: before.what, last_ended: None }, read: None }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use model::connection::Connection;

    fn connection(key: &str, value: &Value) -> Connection {
        crate::store::v4::read(&json!({ "id": "one", key: value }).to_string()).expect("read")
    }

    /// Each state as versions up to 4 wrote it, and as it is written since.
    #[test]
    fn each_request_of_an_earlier_store_means_the_same() {
        let (at, later) = ("2026-11-30T08:00:00Z", "2026-11-30T08:01:00Z");
        let of = json!({ "host": "acme.okta.com", "client_id": "0oa1a2b3", "secret_hash": "h" });
        let found =
            json!({ "domain_id": "d", "okta_domain": "o", "client_id": "0oa1", "status": "Connected", "ours": true });
        let known = json!({ "by": null, "at": at });
        let table = [
            ("registration", json!({ "state": "none" }), json!({ "state": "not_sent" })),
            (
                "registration",
                json!({ "state": "intended", "at": at, "of": of }),
                json!({ "state": "intended", "at": at, "of": of }),
            ),
            (
                "registration",
                json!({ "state": "running", "task": "t", "at": at, "of": of }),
                json!({ "state": "running", "task": "t", "at": at, "of": of }),
            ),
            (
                "registration",
                json!({ "state": "uncertain", "at": at, "of": of, "read_at": null, "found": null }),
                json!({ "state": "unknown", "at": at, "of": of, "read": null }),
            ),
            (
                "registration",
                json!({ "state": "uncertain", "at": at, "of": of, "read_at": later, "found": null }),
                json!({ "state": "unknown", "at": at, "of": of, "read": { "at": later, "found": null } }),
            ),
            (
                "registration",
                json!({ "state": "uncertain", "at": at, "of": of, "read_at": later, "found": found }),
                json!({ "state": "unknown", "at": at, "of": of, "read": { "at": later, "found": found } }),
            ),
            (
                "registration",
                json!({ "state": "refused", "outcome": "safe_mode", "problem": null, "at": at }),
                json!({ "state": "refused", "outcome": "safe_mode", "problem": null, "at": at }),
            ),
            (
                "registration",
                json!({ "state": "registered", "domain_id": "d", "known": known, "of": of }),
                json!({ "state": "done", "domain_id": "d", "known": known, "of": of }),
            ),
            ("handed", Value::Null, json!({ "state": "not_sent" })),
            (
                "handed",
                json!({ "state": "intended", "at": at, "of": of }),
                json!({ "state": "intended", "at": at, "of": of }),
            ),
            (
                "handed",
                json!({ "state": "uncertain", "at": at, "of": of, "read": null }),
                json!({ "state": "unknown", "at": at, "of": of, "read": null }),
            ),
            (
                "handed",
                json!({ "state": "uncertain", "at": at, "of": of,
                        "read": { "word": "Connected", "at": later, "by": null } }),
                json!({ "state": "unknown", "at": at, "of": of, "read": { "at": later, "found": null } }),
            ),
            ("asked", Value::Null, json!({ "state": "not_sent" })),
            (
                "asked",
                json!({ "what": "remove", "at": at }),
                json!({ "state": "unknown", "at": at, "of": { "what": "remove", "last_ended": null }, "read": null }),
            ),
        ];
        for (key, before, now) in table {
            let read = connection(key, &before);
            let written = match key {
                "registration" => serde_json::to_value(&read.registration),
                "handed" => serde_json::to_value(&read.reauthorization),
                _ => serde_json::to_value(&read.change),
            };
            assert_eq!(written.expect("JSON"), now, "{key}: {before}");
        }
    }
}
