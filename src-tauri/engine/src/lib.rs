//! The engine of Okta Dell Connect: names, secrets, Okta, Dell, the journey and its store.
//!
//! Invariants: nothing here knows of a window; `okta` and `dell` don't know each other; `journey`
//! does no IO; a [`secret::Secret`] has no `Clone`, no `Serialize`, and a redacted `Debug`.

pub mod catalogue;
pub mod charset;
pub mod checks;
pub mod connection;
pub mod consent;
pub mod custody;
pub mod dell;
#[macro_use]
pub mod connection;
pub mod environment;
pub mod fingerprint;
#[cfg(feature = "fuzz")]
pub mod fuzz;
pub mod http;
pub mod isolation;
pub mod journey;
pub mod keychain;
pub mod links;
mod locked;
pub mod names;
pub mod network;
pub mod okta;
pub mod problem;
pub mod redaction;
pub mod report;
pub mod reporter;
pub mod secret;
pub mod detection;
#[cfg(unix)]
pub mod signals;
pub mod store;
pub mod words;
