//! Okta: who an organization is, tokens, grants and probes.
//!
//! Invariants: the credential goes to the okta host only, as a Basic header only (DOMAIN 3.5); a token is
//! never parsed, never stored, and revoked when it is let go, even by a future that is dropped; 400, 401
//! and 403 are never repeated, save for Okta's own "temporarily unavailable".

mod client;
mod discovery;
mod grants;
mod rate_limit;
pub mod refusal;
mod tally;

#[cfg(feature = "fuzz")]
pub(crate) use client::issued;
pub use client::{Client, Held};
#[cfg(feature = "fuzz")]
pub(crate) use discovery::read as read_document;
pub use discovery::{Found, discover, organization};
pub use grants::Grants;
pub use tally::{Tokens, settled, tokens};

#[cfg(test)]
mod tests;
