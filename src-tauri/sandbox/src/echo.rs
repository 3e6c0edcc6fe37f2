//! The fault `echo`: a service repeats what it got, spelled in one of many ways, and writes control sequences to a
//! terminal.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use serde_json::Value;
use zeroize::Zeroizing;

use crate::call::{Answer, Basic, Call};

/// Texts that a service writes for people, and names that it gives.
const TEXTS: [&str; 16] = [
    "client_name",
    "companyName",
    "error",
    "errorLink",
    "label",
    "error_description",
    "errorSummary",
    "errorId",
    "message",
    "pipeline",
    "name",
    "appStatus",
    "storageRegion",
    "backupFrequency",
    "backupRetention",
    "state",
];

/// Clears a screen, writes one of its own, and writes to the clipboard (OSC 52).
const ORDERS: &str = "\u{1b}[2J\u{1b}[H17 of 17 checks passed\u{1b}]52;c;b3duZWQ=\u{7}\u{9b}8m\u{202e}\r\n";

/// The answer, with the request's content beside each text; the words that identify the refusal come first.
pub(crate) fn spoiled(mut answer: Answer, call: &Call, spelling: &str) -> Answer {
    let mut sent: Vec<Zeroizing<String>> = Vec::new();
    sent.extend(call.authorization().map(|header| Zeroizing::new(header.to_owned())));
    if let Basic::Pair(_, password) = call.basic() {
        sent.push(password);
    }
    sent.push(Zeroizing::new(String::from_utf8_lossy(&call.body).into_owned()));
    let spelled: Vec<String> = sent.iter().map(|text| spelled(text, spelling)).collect();
    let spelled = Zeroizing::new(spelled.join(" "));
    // A header holds printable characters only.
    if spelled.bytes().all(|byte| (b' '..=b'~').contains(&byte)) && answer.status != 200 {
        let words = spelled.replace(['"', '\\'], "");
        match answer.headers.iter_mut().find(|(name, _)| *name == "www-authenticate") {
            Some((_, said)) if said.ends_with('"') => said.insert_str(said.len() - 1, &format!(" {words}")),
            Some(_) => {}
            None => answer = answer.with("www-authenticate", format!("Basic realm=\"{words}\"")),
        }
    }
    if let Ok(mut body) = serde_json::from_slice::<Value>(&answer.body) {
        add(&mut body, &format!(" {ORDERS}{}", *spelled));
        answer.body = Zeroizing::new(body.to_string().into_bytes());
    }
    answer
}

fn add(value: &mut Value, words: &str) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(|value| add(value, words)),
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    Value::String(text) if TEXTS.contains(&name.as_str()) => text.push_str(words),
                    value => add(value, words),
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn spelled(text: &str, spelling: &str) -> String {
    let each = |write: fn(u8, &mut String) -> std::fmt::Result| {
        text.bytes().fold(String::new(), |mut spelled, byte| {
            // Writing to a String cannot fail.
            let _ = write(byte, &mut spelled);
            spelled
        })
    };
    match spelling {
        "base64" => STANDARD.encode(text),
        "base64url" => URL_SAFE_NO_PAD.encode(format!("x{text}")),
        "percent" => each(|byte, to| write!(to, "%{byte:02X}")),
        "escape" => each(|byte, to| write!(to, "\\u{byte:04x}")),
        "entity" => each(|byte, to| write!(to, "&#x{byte:x};")),
        "hex" => each(|byte, to| write!(to, "{byte:02x}")),
        "utf16" => each(|byte, to| write!(to, "{}\0", char::from(byte))),
        "twice" => STANDARD.encode(each(|byte, to| write!(to, "%{byte:02x}"))),
        "half" => text.chars().skip(text.chars().count() / 2).collect(),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const CONTRACTS: [&str; 2] =
        [include_str!("../../../contracts/okta.openapi.yaml"), include_str!("../../../contracts/dell.openapi.yaml")];

    /// Texts that programs act on: repeated into, they would be another answer.
    const FOR_PROGRAMS: [&str; 23] = [
        "access_token",
        "application_type",
        "clientID",
        "clientId",
        "client_id",
        "code",
        "domainID",
        "errorCode",
        "id",
        "jobID",
        "key",
        "nextPageToken",
        "oktaOrgID",
        "origin",
        "scope",
        "scopeId",
        "signOnMode",
        "status",
        "subdomain",
        "taskID",
        "token_endpoint_auth_method",
        "token_type",
        "type",
    ];

    /// Names of the fields that hold a text, without addresses and times.
    fn texts<'a>(schema: &'a Value, contract: &'a Value, all: &mut BTreeSet<&'a str>) {
        if let Some(part) = schema["$ref"].as_str().and_then(|reference| reference.strip_prefix('#')) {
            return texts(contract.pointer(part).expect("a part of the contract"), contract, all);
        }
        for (name, field) in schema["properties"].as_object().into_iter().flatten() {
            let text = field["type"] == "string" && field["format"].is_null() || field["enum"][0].is_string();
            all.extend(text.then_some(name.as_str()));
            texts(field, contract, all);
        }
        let below = ["items", "additionalProperties"].into_iter().filter_map(|keyword| schema.get(keyword));
        for one in below.chain(schema["oneOf"].as_array().into_iter().flatten()) {
            texts(one, contract, all);
        }
    }

    #[test]
    fn each_text_of_an_answer_is_repeated_into_or_for_programs() {
        let contracts = CONTRACTS.map(|text| serde_saphyr::from_str::<Value>(text).expect("a contract"));
        let mut all = BTreeSet::new();
        for contract in &contracts {
            let operations = contract["paths"].as_object().expect("paths").values().filter_map(Value::as_object);
            let responses = operations.flat_map(|path| path.values()).filter_map(|one| one["responses"].as_object());
            for response in responses.flat_map(|all| all.values()) {
                let part = response["$ref"].as_str().and_then(|reference| reference.strip_prefix('#'));
                let response = part.map_or(Some(response), |part| contract.pointer(part)).expect("a response");
                for content in response["content"].as_object().into_iter().flat_map(|kinds| kinds.values()) {
                    texts(&content["schema"], contract, &mut all);
                }
            }
        }
        let known: BTreeSet<&str> = TEXTS.into_iter().chain(FOR_PROGRAMS).collect();
        assert_eq!(all, known, "add a new text to TEXTS, or to FOR_PROGRAMS");
    }
}
