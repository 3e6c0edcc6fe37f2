//! Generated values, never constants: identifiers, secrets, tokens, and the two marks of a secret.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

const ALNUM: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const SECRET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// An identifier in Okta's form: a prefix, then letters and digits up to 20 characters (DOMAIN.md 3.4).
pub(crate) fn id(prefix: &str) -> String {
    format!("{prefix}{}", *draw(20 - prefix.len(), ALNUM))
}

/// A client secret: 40 of `A-Z a-z 0-9 - _` (DOMAIN.md 3.4).
pub(crate) fn secret() -> Zeroizing<String> {
    draw(40, SECRET)
}

/// An access token, opaque on purpose: clients must not parse one.
pub(crate) fn token() -> String {
    draw(64, SECRET).to_string()
}

/// Okta's `secret_hash`: base64url without padding of the first 16 bytes of SHA-256 (DOMAIN.md 7.1).
pub(crate) fn secret_hash(secret: &str) -> String {
    URL_SAFE_NO_PAD.encode(&Sha256::digest(secret.as_bytes())[..16])
}

/// The masked form in which a secret is listed: `***` and its last four characters (DOMAIN.md 3.4).
pub(crate) fn mask(secret: &str) -> String {
    let skip = secret.chars().count().saturating_sub(4);
    format!("***{}", secret.chars().skip(skip).collect::<String>())
}

/// An identifier that is the same at every start for the same seed, so that invented objects need not be stored.
pub(crate) fn steady_id(prefix: &str, seed: &str) -> String {
    let digest = Sha256::digest(seed.as_bytes());
    let tail = digest.iter().take(20 - prefix.len()).map(|byte| char::from(ALNUM[usize::from(*byte) % ALNUM.len()]));
    prefix.chars().chain(tail).collect()
}

fn draw(length: usize, alphabet: &[u8]) -> Zeroizing<String> {
    let random = rustls::crypto::ring::default_provider().secure_random;
    let mut drawn = Zeroizing::new(String::with_capacity(length));
    let mut bytes = Zeroizing::new([0_u8; 64]);
    // Bytes beyond the last whole multiple are discarded: every character is equally likely.
    let bound = 256 - 256 % alphabet.len();
    while drawn.len() < length {
        random.fill(&mut *bytes).expect("the operating system gives random bytes");
        for byte in bytes.iter().map(|byte| usize::from(*byte)).filter(|byte| *byte < bound) {
            if drawn.len() < length {
                drawn.push(char::from(alphabet[byte % alphabet.len()]));
            }
        }
    }
    drawn
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes() {
        assert_eq!(id("0oa").len(), 20);
        assert_eq!(secret().len(), 40);
        assert_ne!(*secret(), *secret());
        assert_eq!(steady_id("00u", "x"), steady_id("00u", "x"));
        assert_eq!(secret_hash("abc"), "ungWv48Bz-pBQUDeXa4iIw");
        assert_eq!(mask("abcdefgh"), "***efgh");
    }
}
