//! The texts of a JSON body, each as a redactor leaves it. What is no JSON stays what it is: nothing reads it then.

use std::borrow::Cow;

use zeroize::Zeroizing;

use super::Redactor;

/// The body with each of its texts cleaned, names among them.
pub(super) fn cleaned(redactor: &Redactor, body: &[u8]) -> Zeroizing<Vec<u8>> {
    let mut left = Zeroizing::new(Vec::with_capacity(body.len() + body.len() / 4));
    let mut rest = body;
    while let Some(start) = rest.iter().position(|byte| *byte == b'"') {
        let Some(length) = literal(&rest[start..]) else { break };
        let (before, from) = rest.split_at(start);
        let (quoted, after) = from.split_at(length);
        left.extend_from_slice(before);
        match changed(redactor, quoted) {
            Some(text) => left.extend_from_slice(text.as_bytes()),
            None => left.extend_from_slice(quoted),
        }
        rest = after;
    }
    left.extend_from_slice(rest);
    left
}

/// How long the text is that begins here, with both its quotes.
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

/// The text in its quotes, where a redactor changes it.
fn changed(redactor: &Redactor, quoted: &[u8]) -> Option<Zeroizing<String>> {
    let text: Zeroizing<String> = Zeroizing::new(serde_json::from_slice(quoted).ok()?);
    match redactor.value(&text) {
        Cow::Borrowed(_) => None,
        Cow::Owned(text) => serde_json::to_string(&text).ok().map(Zeroizing::new),
    }
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

    #[test]
    fn what_is_no_json_stays_unreadable() {
        for body in ["", "\"", "\"\\", "{\"a", "<html a=\"\\\">", "\"\\ud800\""] {
            assert_eq!(cleaned_text(body), body);
        }
    }
}
