//! Okta: org metadata, tokens, grants and probes.
//!
//! Invariants: the credential goes only to the okta host, and only as a Basic header (DOMAIN 3.5); a token is never
//! parsed, never stored, and revoked when it is dropped, even by a dropped future; 400, 401 and 403 are never repeated,
//! except Okta's own "temporarily unavailable".

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
