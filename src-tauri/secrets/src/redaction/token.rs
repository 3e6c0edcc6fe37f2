//! Anything of the shape of a token, or of a header with one, of any service.

use std::ops::Range;

/// The least length of a header's credential.
const SHORTEST: usize = 16;

/// Schemes of an `Authorization` header that a credential follows.
const SCHEMES: [&str; 4] = ["bearer", "basic", "ssws", "dpop"];

/// Where tokens may be: signed tokens (three parts, the first an object), and whatever follows a scheme.
pub(super) fn shaped(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut scheme = false;
    let mut at = 0;
    for word in text.split(|c: char| !is_token(c)) {
        let range = at..at + word.len();
        // The separator is one character, which may be several bytes long.
        at = range.end + text[range.end..].chars().next().map_or(0, char::len_utf8);
        if word.is_empty() {
            continue;
        }
        let signed = word.starts_with("eyJ") && word.len() >= SHORTEST && word.split('.').count() >= 3;
        let carried = scheme && word.len() >= SHORTEST && word.bytes().any(|byte| byte.is_ascii_digit());
        scheme = SCHEMES.iter().any(|known| word.eq_ignore_ascii_case(known));
        if signed || carried {
            found.push(range);
        }
    }
    found
}

/// As RFC 6750 spells a token.
fn is_token(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '~' | '+' | '/' | '=')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> Vec<&str> {
        shaped(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn tokens_are_recognized_by_their_shape() {
        let signed = ["eyJhbGciOiJub25lIn0", "e30", "c2ln"].join(".");
        assert_eq!(seen(&format!("ü “{signed}” is old")), [&*signed]);
        let long = "a1".repeat(10);
        for scheme in ["Bearer", "basic", "SSWS"] {
            assert_eq!(seen(&format!("Authorization: {scheme} {long}.")), [&*format!("{long}.")]);
        }
    }

    #[test]
    fn words_about_tokens_stay() {
        for text in [
            "Bearer authentication required",
            "Basic realm=\"acme\"",
            "the bearer token a1a1a1a1a1a1a1a1a1a1 is old",
            "eyJ is how one begins",
            "www.okta.example.com",
        ] {
            assert_eq!(seen(text), [""; 0], "{text}");
        }
    }
}
