//! A secret that is shown once: saved, shown by its mark only, wiped.
//!
//! Invariants: no `Clone`, no `Serialize`, no `Display`; `Debug` is redacted; its memory is locked where the system
//! allows it, and wiped on drop. Each exposure has a comment that begins with `// EXPOSE:`; a test counts them.

mod wrapped;

use std::fmt;
use std::ops::RangeInclusive;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

pub(crate) use self::wrapped::is_quote;
pub use self::wrapped::text_of;
use crate::redaction::Credential;
use crate::secure_memory::SecureBytes;
use model::mark::Mark;
use model::problem::{Kind, Problem, Result};
use model::service_message::is_invisible;

/// Usual length of an API service integration's secret (DOMAIN 3.4: documented examples).
const USUAL_LENGTH: usize = 40;

/// The secret half of a credential: Okta's client secret or Dell's Secret Key.
pub struct Secret(SecureBytes);

/// How an accepted value looked, beside being a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taken {
    /// Outer white space was removed.
    pub trimmed: bool,
    /// The length is not the usual 40 characters: a warning, no error.
    pub unusual_length: bool,
}

impl Secret {
    /// Reads a text as Okta's client secret.
    ///
    /// # Errors
    /// Another kind of value is refused by name: a client ID, a secret id, a masked value, an API token, an address, a
    /// value in quotation marks or otherwise wrapped, white space inside, characters that no secret has, under 14 or
    /// over 100 characters.
    pub fn take_okta(text: Zeroizing<String>) -> Result<(Self, Taken)> {
        // The alphabet of Okta's secrets (DOMAIN 3.4): any other character came from somewhere else.
        let odd = |c: char| !c.is_ascii_alphanumeric() && !"-_".contains(c);
        let (secret, trimmed, length) = Self::taken(&text, 14..=100, |inner| match wrapped::around_okta(inner) {
            _ if is_token(inner) => Some(Kind::SecretIsToken),
            _ if is_masked(inner) => Some(Kind::SecretIsMasked),
            Some(wrapping) => Some(wrapping),
            None if inner.contains(char::is_whitespace) => Some(Kind::SecretHasSpace),
            None if inner.contains(odd) => Some(Kind::SecretOddCharacters),
            None if has_id(inner, "0oa") => Some(Kind::SecretIsClientId),
            None if has_id(inner, "ocs") => Some(Kind::SecretIsSecretId),
            None => None,
        })?;
        Ok((secret, Taken { trimmed, unusual_length: length != USUAL_LENGTH }))
    }

    /// Reads a text as Dell's Secret Key, whose shape is not documented.
    ///
    /// # Errors
    /// Empty, a value of Okta's by its shape, a wrapped value, white space or invisible characters inside, an address,
    /// under 8 or over 1,000 characters; each tied to Dell's field, whose words name Dell's console.
    pub fn take_dell(text: Zeroizing<String>) -> Result<(Self, Taken)> {
        let oktas = |text: &str| is_token(text) || is_masked(text) || has_id(text, "0oa") || has_id(text, "ocs");
        let taken = Self::taken(&text, 8..=1000, |inner| match wrapped::around(inner) {
            _ if oktas(inner) => Some(Kind::DellKeyIsOkta),
            Some(wrapping) => Some(wrapping),
            None if inner.contains(char::is_whitespace) => Some(Kind::SecretHasSpace),
            None if inner.contains(is_invisible) => Some(Kind::SecretOddCharacters),
            None => None,
        });
        let (secret, trimmed, _) = taken.map_err(|problem| problem.at("dell_key"))?;
        Ok((secret, Taken { trimmed, unusual_length: false }))
    }

    /// The secret in a text, whether white space was removed around it, and its length.
    fn taken(
        text: &str,
        lengths: RangeInclusive<usize>,
        refused: impl FnOnce(&str) -> Option<Kind>,
    ) -> Result<(Self, bool, usize)> {
        let (inner, trimmed) = inner(text);
        let length = inner.chars().count();
        let refused = match () {
            () if inner.is_empty() => Some(Kind::ClipboardEmpty),
            () if looks_like_address(inner) => Some(Kind::SecretIsUrl),
            () => refused(inner),
        };
        match refused {
            Some(kind) => Err(kind.into()),
            None if length < *lengths.start() => Err(Problem::new(Kind::SecretTooShort).with("length", length)),
            None if length > *lengths.end() => Err(Problem::new(Kind::SecretTooLong).with("length", length)),
            None => Ok((Self::of(inner)?, trimmed, length)),
        }
    }

    /// A secret as the keychain returned it: neither judged nor changed.
    ///
    /// # Errors
    /// Somebody else wrote bytes that are not UTF-8, or far more than a secret has.
    pub fn from_keychain(bytes: Zeroizing<Vec<u8>>) -> Result<Self> {
        match std::str::from_utf8(&bytes) {
            Ok(text) => Self::of(text),
            Err(_) => Err(Kind::KeychainDiffers.into()),
        }
    }

    fn of(text: &str) -> Result<Self> {
        SecureBytes::of(&[text.as_bytes()]).map(Self).ok_or_else(|| Kind::KeychainDiffers.into())
    }

    /// The value, for its three ways out only (ARCHITECTURE.md, "The secret's path"). `// EXPOSE:` precedes each call.
    pub fn expose(&self) -> &str {
        // It was UTF-8 when it was written there.
        std::str::from_utf8(self.0.as_ref()).unwrap_or_default()
    }

    /// Finds it in the text of an answer, so that it can be removed.
    pub fn credential(&self) -> Option<Arc<Credential>> {
        // EXPOSE: the redactor's form of it holds no two of its bytes in a row, and is wiped.
        Credential::of(self.expose().as_bytes())
    }

    /// Its mark.
    pub fn mark(&self) -> Mark {
        // EXPOSE: only hash, length and last four characters leave this function.
        let value = self.expose();
        let count = value.chars().count();
        Mark {
            length: u32::try_from(count).unwrap_or(u32::MAX),
            last_four: value.chars().skip(count.saturating_sub(4)).collect(),
            secret_hash: hash_of(value),
        }
    }

    /// Whether both are equal, in constant time.
    pub fn same(&self, other: &Self) -> bool {
        // EXPOSE: compared byte by byte in constant time; nothing is copied.
        self.expose().as_bytes().ct_eq(other.expose().as_bytes()).into()
    }
}

/// Whether a mark is that of this value.
pub(crate) fn is_mark_of(mark: &Mark, value: &str) -> bool {
    mark.secret_hash == hash_of(value)
}

/// The text without a byte order mark and outer white space, and whether it had white space.
fn inner(text: &str) -> (&str, bool) {
    let visible = text.trim();
    let behind = wrapped::without_mark(visible);
    let inner = behind.trim();
    (inner, inner.len() + (visible.len() - behind.len()) != text.len())
}

fn hash_of(value: &str) -> String {
    URL_SAFE_NO_PAD.encode(&Sha256::digest(value.as_bytes())[..16])
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(redacted)")
    }
}

/// A header with a token, a signed token (three parts, the first an object), or an SSWS token: 42 characters that begin
/// with two zeros (Okta's own examples).
fn is_token(text: &str) -> bool {
    let begins = |with: &str| text.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with));
    ["SSWS ", "Bearer ", "Authorization:"].into_iter().any(begins)
        || (text.starts_with("eyJ") && text.split('.').count() == 3)
        || (text.len() == 42 && text.starts_with("00"))
}

/// As consoles mask a secret: stars or dots, with or without the last four.
fn is_masked(text: &str) -> bool {
    text.starts_with("***") || text.contains('•') || text.chars().all(|c| c == '*')
}

/// Okta's ids: a prefix, and twenty characters in all.
fn has_id(text: &str, prefix: &str) -> bool {
    text.len() == 20 && text.starts_with(prefix) && text.bytes().all(|b| b.is_ascii_alphanumeric())
}

fn looks_like_address(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(length: usize) -> String {
        // Test values are made at run time; the repository has none.
        "aB3-".chars().cycle().take(length).collect()
    }

    fn taken(text: &str) -> Result<(Secret, Taken)> {
        Secret::take_okta(Zeroizing::new(text.to_owned()))
    }

    #[test]
    fn usual_value_is_taken_and_outer_space_is_said() {
        let value = made(40);
        let (secret, how) = taken(&format!("  {value}\n")).expect("taken");
        assert_eq!(how, Taken { trimmed: true, unusual_length: false });
        assert_eq!(secret.mark().length, 40);
        assert_eq!(secret.mark().last_four, value[36..]);
    }

    #[test]
    fn other_kinds_of_value_are_named() {
        let cases = [
            (String::new(), Kind::ClipboardEmpty),
            (format!("0oa{}", "a1".repeat(9))[..20].to_owned(), Kind::SecretIsClientId),
            (format!("ocs{}", "a1".repeat(9))[..20].to_owned(), Kind::SecretIsSecretId),
            ("***abcd".to_owned(), Kind::SecretIsMasked),
            ("•••••••••abcd".to_owned(), Kind::SecretIsMasked),
            (format!("00{}", made(40)), Kind::SecretIsToken),
            (format!("SSWS {}", made(40)), Kind::SecretIsToken),
            (format!("Authorization: SSWS {}", made(40)), Kind::SecretIsToken),
            (format!("bearer {}", made(40)), Kind::SecretIsToken),
            (format!("eyJ{0}.{0}.{0}", "a1".repeat(12)), Kind::SecretIsToken),
            (format!("{} {}", made(20), made(20)), Kind::SecretHasSpace),
            (format!("{}\n{}", made(20), made(20)), Kind::SecretHasSpace),
            (format!("{}\u{1f511}{}", made(20), made(20)), Kind::SecretOddCharacters),
            (format!("{}\u{7}{}", made(20), made(20)), Kind::SecretOddCharacters),
            (format!("{}\u{200b}{}", made(20), made(20)), Kind::SecretOddCharacters),
            // What a tester saw stored, or sent: a table's comma, an escape, a reference, a type's name.
            (format!("{},", made(40)), Kind::SecretOddCharacters),
            (format!("{}%2D{}", made(20), made(20)), Kind::SecretOddCharacters),
            (format!("{}\\n", made(40)), Kind::SecretOddCharacters),
            ("System.Security.SecureString".to_owned(), Kind::SecretOddCharacters),
            ("/run/secrets/okta_client_secret".to_owned(), Kind::SecretOddCharacters),
            (format!("Basic {}", made(40)), Kind::SecretIsBase64),
            ("**".to_owned(), Kind::SecretIsMasked),
            (made(13), Kind::SecretTooShort),
            (made(101), Kind::SecretTooLong),
            ("https://acme.okta.com".to_owned(), Kind::SecretIsUrl),
            ("http://acme.okta.com".to_owned(), Kind::SecretIsUrl),
        ];
        for (text, kind) in cases {
            assert_eq!(taken(&text).map(|_| ()).map_err(|p| p.kind), Err(kind), "{} characters", text.len());
        }
    }

    #[test]
    fn what_is_okta_s_is_not_taken_for_dell_s_key() {
        let cases = [
            (String::new(), Kind::ClipboardEmpty),
            (format!("0oa{}", "a1".repeat(9))[..20].to_owned(), Kind::DellKeyIsOkta),
            (format!("ocs{}", "a1".repeat(9))[..20].to_owned(), Kind::DellKeyIsOkta),
            ("***abcd".to_owned(), Kind::DellKeyIsOkta),
            (format!("SSWS {}", made(40)), Kind::DellKeyIsOkta),
            (format!("00{}", made(40)), Kind::DellKeyIsOkta),
            (format!("{}\n{}", made(20), made(20)), Kind::SecretHasSpace),
            (format!("{}\u{200b}{}", made(20), made(20)), Kind::SecretOddCharacters),
            (made(7), Kind::SecretTooShort),
            (made(1001), Kind::SecretTooLong),
            ("https://console.dell.practice".to_owned(), Kind::SecretIsUrl),
        ];
        for (text, kind) in cases {
            let refused = Secret::take_dell(Zeroizing::new(text.clone())).map(|_| ()).expect_err("refused");
            assert_eq!((refused.kind, refused.field()), (kind, Some("dell_key")), "{} characters", text.len());
        }
        assert!(Secret::take_dell(Zeroizing::new(made(36))).is_ok());
    }

    #[test]
    fn unusual_length_is_a_warning() {
        for (length, unusual) in [(14, true), (39, true), (40, false), (64, true), (100, true)] {
            let (_, how) = taken(&made(length)).expect("taken");
            assert_eq!(how, Taken { trimmed: false, unusual_length: unusual }, "{length} characters");
        }
    }

    /// A value with one sign of another kind, but not all of them, may be a secret.
    #[test]
    fn half_a_likeness_is_taken() {
        let id = format!("0oa{}", "a1".repeat(9))[..20].to_owned();
        for text in [
            format!("{id}2"),
            id[..19].to_owned(),
            id.replacen("a1", "a-", 1),
            id.replacen("0oa", "0ob", 1),
            format!("00{}", made(39)),
            format!("00{}", made(41)),
            format!("01{}", made(40)),
            format!("eyJ{}", "a1".repeat(12)),
        ] {
            assert!(taken(&text).is_ok(), "{} characters", text.len());
            assert!(Secret::take_dell(Zeroizing::new(text.clone())).is_ok(), "{} characters", text.len());
        }
        // They are not of Okta's alphabet; Dell's is not documented.
        for text in [
            format!("eyJ{0}.{0}", "a1".repeat(12)),
            format!("eyJ{0}.{0}.{0}.{0}", "a1".repeat(6)),
            format!("eyK{0}.{0}.{0}", "a1".repeat(12)),
            format!("**{}", made(40)),
        ] {
            assert_eq!(taken(&text).map(drop).map_err(|p| p.kind), Err(Kind::SecretOddCharacters), "{}", text.len());
            assert!(Secret::take_dell(Zeroizing::new(text.clone())).is_ok(), "{} characters", text.len());
        }
    }

    #[test]
    fn a_key_of_dell_s_may_have_any_usual_length() {
        for (text, trimmed) in [(made(8), false), (made(1000), false), (format!(" {}\n", made(36)), true)] {
            let (secret, how) = Secret::take_dell(Zeroizing::new(text.clone())).expect("taken");
            assert_eq!(how, Taken { trimmed, unusual_length: false });
            assert_eq!(usize::try_from(secret.mark().length), Ok(text.trim().len()));
        }
    }

    #[test]
    fn what_a_keychain_gives_back_is_not_judged() {
        let back = |bytes: &[u8]| Secret::from_keychain(Zeroizing::new(bytes.to_vec()));
        let odd = format!(" {}\n", made(3));
        let secret = back(odd.as_bytes()).expect("read");
        assert_eq!((secret.mark().length, secret.mark().last_four), (5, "aB3\n".to_owned()));
        for written_by_others in [&[0xff, 0xfe][..], &[b'a'; crate::secure_memory::LONGEST + 1]] {
            assert_eq!(back(written_by_others).map(|_| ()).map_err(|p| p.kind), Err(Kind::KeychainDiffers));
        }
    }

    #[test]
    fn debug_shows_nothing() {
        let (secret, _) = taken(&made(40)).expect("taken");
        assert_eq!(format!("{secret:?}"), "Secret(redacted)");
    }

    #[test]
    fn a_text_that_repeats_it_does_not_keep_it() {
        let value = made(40);
        let (secret, _) = taken(&value).expect("taken");
        let mut redactor = crate::redaction::Redactor::without_credentials();
        redactor.add(secret.credential().expect("long enough"));
        let left = |text: &str| redactor.message(text).to_string();
        assert_eq!(left(&format!("'{value}' is wrong, '{value}'")), "'…' is wrong, '…'");
        assert_eq!(left(&format!("cut off: {}", &value[..30])), "cut off: …");
        assert_eq!(left("None of it"), "None of it");
    }

    #[test]
    fn mark_is_stable_and_same_tells_apart() {
        let (one, _) = taken(&made(40)).expect("taken");
        let (two, _) = taken(&made(40)).expect("taken");
        let (other, _) = taken(&made(41)).expect("taken");
        assert_eq!(one.mark(), two.mark());
        assert!(one.same(&two) && !one.same(&other));
        assert_eq!(one.mark().secret_hash.len(), 22);
    }
}
