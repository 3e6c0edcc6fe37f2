//! Secrets: the type, the memory and the stores that keep them, custody, and the gate that keeps them out of texts.
//!
//! Invariants: a [`secret::Secret`] has no `Clone`, no `Serialize`, and a redacted `Debug`; custody has one order, in
//! `custody.rs`; nothing here knows Okta, Dell or a database.

/// What the tests share names this crate as others do.
#[cfg(test)]
extern crate self as secrets;

pub mod custody;
pub mod detection;
pub mod fingerprint;
pub mod isolation;
pub mod private_files;
pub mod redaction;
pub mod secret;
pub mod secure_memory;
pub mod stores;
