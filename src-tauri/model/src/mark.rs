//! A secret without its value.

use serde::{Deserialize, Serialize};

/// What a person and a test recognize a secret by without seeing it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Number of characters.
    pub length: u32,
    /// Last four characters, as Okta's own mask shows them.
    pub last_four: String,
    /// Okta's `secret_hash`: base64url without padding of the first 16 bytes of SHA-256 (DOMAIN 7.1).
    pub secret_hash: String,
}
