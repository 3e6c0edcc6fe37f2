//! What makes two states differ. Of a time only its existence counts; ids, secrets and their marks count by the order
//! in which they appear; durations and the log don't count.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use serde_json::{Value, json};

use super::actions::{Part, Person};
use super::promises::sent;
use crate::test_app::snapshot::Snapshot;

/// Both halves of a fingerprint, by the standard library's hasher with fixed keys.
pub fn shape(snapshot: &Snapshot, items: &[(String, String)], person: &Person, part: Part) -> u128 {
    let consoles = snapshot.as_json();
    let connection = serde_json::to_value(&snapshot.connection).expect("JSON");
    let mut renamed = Renamed { names: HashMap::new(), halves: [DefaultHasher::new(), DefaultHasher::new()] };
    renamed.halves[1].write_u8(1);
    format!("{part:?}").hash(&mut renamed.halves[0]);
    renamed.value("", &connection);
    // The one thing that hangs on the order of two times.
    renamed.value("", &json!(snapshot.connection.may_hold_pending()));
    renamed.value("", &json!(items));
    let integration = &consoles["integration"];
    renamed.value("", &json!([integration["client_id"], integration["secrets"]]));
    for account in ["console", "api"] {
        let account = &consoles[account];
        let running: Vec<&Value> = list(&account["tasks"]).iter().filter(|task| concerns(task, &connection)).collect();
        renamed.value("", &json!([account["domains"], account["keys_on"].is_null(), running]));
    }
    renamed.value("", &consoles["credential"]);
    renamed.value("", &json!(person.as_json()));
    renamed.value("", &json!(sent(consoles).map(|count| count.min(3))));
    let [first, second] = renamed.halves.map(|half| half.finish());
    (u128::from(first) << 64) | u128::from(second)
}

pub fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

/// A task that runs, or that the record still asks about.
fn concerns(task: &Value, connection: &Value) -> bool {
    task["succeeded"].is_null() || connection["registration"]["task"] == task["id"]
}

struct Renamed {
    names: HashMap<String, u32>,
    halves: [DefaultHasher; 2],
}

impl Renamed {
    fn add(&mut self, part: impl std::hash::Hash) {
        self.halves.iter_mut().for_each(|half| part.hash(half));
    }

    fn value(&mut self, key: &str, value: &Value) {
        match (key, value) {
            // How long it took; the number of the next item; the same as the mark beside it; its place in the ledger.
            ("ms" | "next_item" | "last_four" | "mask" | "ledger" | "clock_off_s", _) => {}
            (_, Value::Null) => self.add(0_u8),
            (_, Value::Bool(is)) => self.add((1_u8, is)),
            // Of a time in milliseconds only its existence counts.
            (_, Value::Number(number)) => {
                let number = number.as_i64().unwrap_or_default();
                self.add((2_u8, if matches!(key, "started" | "added" | "ordered" | "at") { 0 } else { number }));
            }
            (_, Value::String(text)) => self.text(text),
            (_, Value::Array(all)) => {
                self.add((4_u8, all.len()));
                all.iter().for_each(|one| self.value(key, one));
            }
            (_, Value::Object(all)) => {
                self.add((5_u8, all.len()));
                for (key, one) in all {
                    self.add(key);
                    self.value(key, one);
                }
            }
        }
    }

    fn text(&mut self, text: &str) {
        if is_time(text) {
            self.add((6_u8, 0));
        } else if let Some((slot, _)) =
            text.rsplit_once('/').filter(|(slot, _)| slot.ends_with("okta-secret") || slot.ends_with("dell-key"))
        {
            let kind = slot.ends_with("dell-key");
            let name = self.name(text);
            self.add((7_u8, kind, name));
        } else {
            let outside = |c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_';
            for word in text.split_inclusive(outside) {
                let (word, end) = match word.char_indices().next_back() {
                    Some((at, last)) if outside(last) => (&word[..at], Some(last)),
                    Some(_) | None => (word, None),
                };
                if is_drawn(word) {
                    let name = self.name(word);
                    self.add((8_u8, name));
                } else {
                    self.add((9_u8, word));
                }
                self.add(end);
            }
        }
    }

    fn name(&mut self, drawn: &str) -> u32 {
        let next = u32::try_from(self.names.len()).expect("few");
        *self.names.entry(drawn.to_owned()).or_insert(next)
    }
}

fn is_time(text: &str) -> bool {
    text.len() >= 20 && text.ends_with('Z') && text.as_bytes()[4] == b'-' && text.as_bytes()[10] == b'T'
}

/// An id of Okta's, Dell's or ours, a mark or a token, by its shape.
fn is_drawn(word: &str) -> bool {
    let mixed = word.bytes().any(|b| b.is_ascii_uppercase()) && word.bytes().any(|b| b.is_ascii_lowercase());
    let digits = word.bytes().any(|b| b.is_ascii_digit());
    match word.len() {
        12 => word.bytes().all(|b| b.is_ascii_hexdigit() && !b.is_ascii_uppercase()),
        20 | 22 | 64 => mixed || digits,
        _ => false,
    }
}
