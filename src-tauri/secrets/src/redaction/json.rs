//! The texts of a JSON body, each as a redactor leaves it. A body that isn't JSON stays as it is: nothing reads it
//! then.

use std::borrow::Cow;

use zeroize::Zeroizing;

use super::{REMOVED, Redactor};

/// At most so many characters of one text are read, more than a list of all scopes has; the rest is left out.
const LONGEST: usize = 8000;
/// At most so many bytes of a body's texts are read; later ones are left out. Each spelling costs time, and a body full
/// of escapes would take it from everything else.
const WHOLE: usize = 128 * 1024;

/// The body with each of its texts cleaned, names included.
pub(super) fn cleaned(redactor: &Redactor, body: &[u8]) -> Zeroizing<Vec<u8>> {
    let mut left = Zeroizing::new(Vec::with_capacity(body.len() + body.len() / 4));
    let (mut rest, mut room) = (body, WHOLE);
    while let Some(start) = rest.iter().position(|byte| *byte == b'"') {
        let Some(length) = literal(&rest[start..]) else { break };
        let (before, from) = rest.split_at(start);
        let (quoted, after) = from.split_at(length);
        left.extend_from_slice(before);
        match changed(redactor, quoted, &mut room) {
            Some(text) => left.extend_from_slice(text.as_bytes()),
            None => left.extend_from_slice(quoted),
        }
        rest = after;
    }
    left.extend_from_slice(rest);
    left
}

/// The length of the text that begins here, with both quotes.
fn literal(from: &[u8]) -> Option<usize> {
    let mut at = 1;
    loop {
        match from.get(at)? {
            b'"' => return Some(at + 1),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

/// The text in its quotes, if a redactor changes it or there is no room for it.
fn changed(redactor: &Redactor, quoted: &[u8], room: &mut usize) -> Option<Zeroizing<String>> {
    let text: Zeroizing<String> = Zeroizing::new(serde_json::from_slice(quoted).ok()?);
    let end = text.char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| at);
    if end > *room {
        return serde_json::to_string(&REMOVED).ok().map(Zeroizing::new);
    }
    *room -= end;
    match redactor.value(&text[..end]) {
        Cow::Borrowed(_) if end == text.len() => None,
        Cow::Borrowed(start) => cut(start),
        Cow::Owned(start) if end < text.len() => cut(&start),
        Cow::Owned(text) => serde_json::to_string(&text).ok().map(Zeroizing::new),
    }
}

/// The beginning of a text, with a mark for what is missing.
fn cut(start: &str) -> Option<Zeroizing<String>> {
    let start = Zeroizing::new(format!("{start}{REMOVED}"));
    serde_json::to_string(&*start).ok().map(Zeroizing::new)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::redaction::Credential;

    fn cleaned_text(body: &str) -> String {
        let mut redactor = Redactor::without_credentials();
        redactor.extend(&Credential::of("aB3-".repeat(10).as_bytes()).into_iter().collect::<Vec<_>>());
        String::from_utf8(cleaned(&redactor, body.as_bytes()).to_vec()).expect("a text")
    }

    #[test]
    fn every_text_is_cleaned_and_nothing_else_changes() {
        let value = "aB3-".repeat(10);
        let body = format!("{{ \"a\\\"{value}\" : [1.50, \"b\\u001b[2J\", \"c{value}\", true, \"\\u00fc/\"] }}\n");
        assert_eq!(cleaned_text(&body), "{ \"a\\\"…\" : [1.50, \"b␛[2J\", \"c…\", true, \"\\u00fc/\"] }\n");
    }

    /// A body costs bounded time, whatever it is full of.
    #[test]
    fn a_text_without_end_is_cut_and_what_has_no_room_is_left_out() {
        let long = "a".repeat(LONGEST + 1);
        assert_eq!(cleaned_text(&format!("[\"{long}\",\"b\"]")), format!("[\"{}…\",\"b\"]", "a".repeat(LONGEST)));
        let many = vec!["x".repeat(1000); 200];
        let left: Vec<String> =
            serde_json::from_str(&cleaned_text(&serde_json::json!(many).to_string())).expect("JSON");
        assert_eq!(left.iter().filter(|text| text.as_str() == "…").count(), 200 - WHOLE / 1000);
        let spelt = format!("[\"okta.{}\"]", "%2525".repeat(176_000));
        assert!(cleaned_text(&spelt).len() < LONGEST + 20);
    }

    #[test]
    fn what_is_no_json_stays_unreadable() {
        for body in ["", "\"", "\"\\", "{\"a", "<html a=\"\\\">", "\"\\ud800\""] {
            assert_eq!(cleaned_text(body), body);
        }
    }
}
