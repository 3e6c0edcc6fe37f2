//! Recognizes a text later without keeping it.

use std::hash::{BuildHasher as _, RandomState};
use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq as _;

use model::problem::{Kind, Result};

/// SHA-256 over a random salt and a text without its outer white space. Each has its own salt, so two of the same text
/// don't match each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fingerprint {
    salt: String,
    hash: String,
}

impl Fingerprint {
    /// Of a text.
    ///
    /// # Errors
    /// `store-failed` if the system has no random bytes.
    pub fn of(text: &str) -> Result<Self> {
        let mut salt = [0_u8; 16];
        getrandom::fill(&mut salt).map_err(|_| Kind::StoreFailed)?;
        let salt = URL_SAFE_NO_PAD.encode(salt);
        let hash = hash(&salt, text);
        Ok(Self { salt, hash })
    }

    /// Whether it is of this text.
    pub fn is_of(&self, text: &str) -> bool {
        hash(&self.salt, text).as_bytes().ct_eq(self.hash.as_bytes()).into()
    }
}

/// The same as long as the process runs: each process has a key of its own, so nobody can try guesses elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TextHash(u64);

impl TextHash {
    /// Of a text without its outer white space.
    pub fn of(text: &str) -> Self {
        static KEY: LazyLock<RandomState> = LazyLock::new(RandomState::new);
        Self(KEY.hash_one(text.trim()))
    }
}

fn hash(salt: &str, text: &str) -> String {
    let sum = Sha256::new().chain_update(salt.as_bytes()).chain_update([0]).chain_update(text.trim().as_bytes());
    URL_SAFE_NO_PAD.encode(sum.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_recognized_and_not_stored() {
        let one = Fingerprint::of("one").expect("made");
        assert!(one.is_of("one") && one.is_of(" one\n") && !one.is_of("two"));
        assert_ne!(one, Fingerprint::of("one").expect("made"));
        assert!(!serde_json::to_string(&one).expect("written").contains("one"));
        assert_eq!(TextHash::of("one"), TextHash::of(" one\n"));
        assert_ne!(TextHash::of("one"), TextHash::of("two"));
    }
}
