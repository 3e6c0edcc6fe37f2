//! Whether a text carries a credential, judged before it goes where none may go: into a field of the page.
//!
//! The judgment errs toward "no credential": a name, an address or a list that a person pastes must never be refused. A
//! saved value is recognized whatever its shape.

use crate::secret::{is_mark_of, is_quote};
use model::mark::Mark;
use model::service_message::is_invisible;

/// A run of the secret's alphabet of this length holds more than a name does.
const LONG: usize = 30;
/// The least length of the word after an authorization scheme.
const SHORTEST_TOKEN: usize = 16;

/// Whether a word of this text has the shape of a client secret or a token.
pub fn looks_like_secret(text: &str) -> bool {
    text.lines().any(|line| names_a_token(line.trim())) || text.split(parts_words).any(word_looks_secret)
}

/// White space and whatever surrounds a value in a text: marks of every kind, and invisible characters.
fn parts_words(c: char) -> bool {
    c.is_whitespace() || is_quote(c) || is_invisible(c) || ",;<>()[]{}|*".contains(c)
}

/// Whether the value with this mark is in the text.
pub fn carries(text: &str, mark: &Mark) -> bool {
    let Ok(length) = usize::try_from(mark.length) else { return false };
    if length == 0 {
        return false;
    }
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    ends.windows(length + 1)
        .map(|window| &text[window[0]..window[length]])
        .any(|part| part.ends_with(&mark.last_four) && is_mark_of(mark, part))
}

/// A header line: a scheme and one word after it.
fn names_a_token(line: &str) -> bool {
    let line = without(line, "Authorization:").unwrap_or(line).trim_start();
    ["SSWS ", "Bearer ", "Basic "].into_iter().filter_map(|scheme| without(line, scheme)).any(|token| {
        let token = token.trim();
        token.len() >= SHORTEST_TOKEN && !token.contains(char::is_whitespace)
    })
}

fn without<'a>(text: &'a str, start: &str) -> Option<&'a str> {
    let (begin, rest) = text.split_at_checked(start.len())?;
    begin.eq_ignore_ascii_case(start).then_some(rest)
}

fn word_looks_secret(word: &str) -> bool {
    // Addresses have long parts of their own.
    if word.contains("://") {
        return false;
    }
    let signed = word.starts_with("eyJ") && word.split('.').count() == 3;
    signed || word.split(['=', ':']).any(part_looks_secret)
}

fn part_looks_secret(part: &str) -> bool {
    let alphabet = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    // A client ID begins so. One that is too long is a client ID with something behind it, and its problem says so.
    if part.len() < LONG || !part.bytes().all(alphabet) || part.starts_with("0oa") || is_uuid(part) {
        return false;
    }
    let upper = part.bytes().any(|b| b.is_ascii_uppercase());
    let lower = part.bytes().any(|b| b.is_ascii_lowercase());
    let digit = part.bytes().any(|b| b.is_ascii_digit());
    let joined = part.contains(['-', '_']);
    (upper && lower) || (part.len() == 40 && (upper || digit)) || (part.len() >= 32 && digit && !joined)
}

/// Dell and others write ids in this shape; it is no credential.
fn is_uuid(part: &str) -> bool {
    let lengths: Vec<usize> = part.split('-').map(str::len).collect();
    lengths == [8, 4, 4, 4, 12] && part.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secret::Secret;
    use zeroize::Zeroizing;

    fn made(length: usize) -> String {
        "aB3-".chars().cycle().take(length).collect()
    }

    #[test]
    fn credentials_are_recognized() {
        for text in [
            made(40),
            made(30),
            format!(" {}\n", made(40)),
            format!("Client secret: {}", made(40)),
            format!("client_secret={}", made(40)),
            format!("\u{201c}{}\u{201d}", made(40)),
            format!("\u{ab}{}\u{bb}", made(40)),
            format!("**{}**", made(40)),
            format!("\u{feff}{}", made(40)),
            format!("{}\u{200b}", made(40)),
            format!("{{\"client_secret\":\"{}\"}}", made(40)),
            "x7".repeat(20),
            format!("00{}", made(40)),
            format!("SSWS {}", made(40)),
            format!("authorization: bearer {}", "a".repeat(20)),
            format!("Basic {}==", "a".repeat(20)),
            format!("eyJ{0}.{0}.{0}", "a1".repeat(12)),
        ] {
            assert!(looks_like_secret(&text), "{text}");
        }
    }

    #[test]
    fn what_people_paste_into_fields_is_none() {
        for text in [
            "",
            "Acme",
            "Basic Industries",
            "acme-international-holding-emea",
            "acme.okta.com",
            "https://acme-admin.okta.com/admin/app/oidc/instance/0oaa1B2c3a1B2c3a1B2/#tab-general",
            "https://acme.okta.com/oauth2/authorize?state=aB3-aB3-aB3-aB3-aB3-aB3-aB3-aB3-aB3-aB3-",
            "okta.authorizationServers.manage\nokta.users.manage",
            "Seen in Okta on Monday by the whole infrastructure team.",
            "{ \"token\": \"https://apis.dell.example/auth/oauth/v2/token\", \"name\": \"Dell onboarding preview\" }",
        ] {
            assert!(!looks_like_secret(text), "{text}");
        }
        assert!(!looks_like_secret(&format!("0oa{}", "a1B".repeat(20))), "a Client ID with something after it");
        assert!(!looks_like_secret("123e4567-e89b-12d3-a456-426614174000"), "an id of Dell's");
    }

    #[test]
    fn a_saved_value_is_recognized_whatever_its_shape() {
        let key = "plain words";
        let (secret, _) = Secret::take_okta(Zeroizing::new(made(40))).expect("taken");
        assert!(carries(&made(40), &secret.mark()));
        assert!(carries(&format!("it is {}, I think", made(40)), &secret.mark()));
        assert!(!carries(&made(39), &secret.mark()) && !carries("", &secret.mark()));
        let dells = Secret::from_keychain(Zeroizing::new(key.as_bytes().to_vec())).expect("read").mark();
        assert!(carries(" plain words\u{1f511}", &dells) && !carries("plain  words", &dells));
    }
}
