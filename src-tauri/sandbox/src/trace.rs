//! Every request to Okta and Dell since the start, as a shape: enough for contract tests, never a secret's value.

use std::collections::VecDeque;

use serde::Serialize;
use serde_json::{Value, json};

use crate::call::Call;
use crate::clock::{self, Millis};

/// Form fields whose values may be shown; every other field appears by name only.
const OPEN_FIELDS: [&str; 3] = ["grant_type", "scope", "token_type_hint"];
/// More than any test or afternoon of practice needs; older ones are dropped.
const LIMIT: usize = 10_000;

#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Entry {
    /// Its connection; `None` for a request that the proxy refused.
    connection: Option<u64>,
    /// HTTP version.
    version: Option<String>,
    at: String,
    host: String,
    method: String,
    path: String,
    /// Keys only.
    query: Vec<String>,
    /// Names only, sorted.
    headers: Vec<String>,
    content_type: Option<String>,
    /// Basic, Bearer, or none.
    auth_scheme: Option<String>,
    /// JSON: keys and the types of their values. Form: keys, with the values of harmless fields.
    body: Option<Value>,
    /// `None` if the connection was cut without an answer.
    status: Option<u16>,
}

#[derive(Debug, Default)]
pub(crate) struct Trace(VecDeque<Entry>);

impl Trace {
    pub(crate) fn add(&mut self, entry: Entry) {
        if self.0.len() == LIMIT {
            self.0.pop_front();
        }
        self.0.push_back(entry);
    }

    pub(crate) fn entries(&self) -> Vec<&Entry> {
        self.0.iter().collect()
    }
}

impl Entry {
    pub(crate) fn of(call: &Call, status: Option<u16>, now: Millis) -> Self {
        let mut headers: Vec<String> = call.headers.keys().map(|name| name.as_str().to_owned()).collect();
        headers.sort_unstable();
        let content_type = Some(call.content_type().to_owned()).filter(|text| !text.is_empty());
        Self {
            connection: Some(call.connection),
            version: Some(call.version.clone()),
            at: clock::iso(now),
            host: call.host.clone(),
            method: call.method.clone(),
            path: call.path.clone(),
            query: call.query.iter().map(|(key, _)| key.clone()).collect(),
            headers,
            content_type,
            auth_scheme: call
                .authorization()
                .and_then(|value| value.split_once(' '))
                .map(|(scheme, _)| scheme.to_owned()),
            body: shape_of(call),
            status,
        }
    }

    /// A name that the proxy refused to reach.
    pub(crate) fn refused_connect(target: &str, now: Millis) -> Self {
        Self {
            at: clock::iso(now),
            host: target.to_owned(),
            method: "CONNECT".to_owned(),
            status: Some(502),
            ..Self::default()
        }
    }
}

fn shape_of(call: &Call) -> Option<Value> {
    if call.body.is_empty() {
        None
    } else if call.is_form() {
        let shown = |key: &str, value: &str| if OPEN_FIELDS.contains(&key) { json!(value) } else { Value::Null };
        Some(call.form().into_iter().map(|(key, value)| (key.clone(), shown(&key, &value))).collect())
    } else {
        Some(serde_json::from_slice(&call.body).map_or(json!("unreadable"), |body| shape(&body)))
    }
}

fn shape(value: &Value) -> Value {
    match value {
        Value::Null => json!("null"),
        Value::Bool(_) => json!("boolean"),
        Value::Number(_) => json!("number"),
        Value::String(_) => json!("string"),
        Value::Array(items) => items.iter().map(shape).collect(),
        Value::Object(fields) => fields.iter().map(|(key, value)| (key.clone(), shape(value))).collect(),
    }
}
