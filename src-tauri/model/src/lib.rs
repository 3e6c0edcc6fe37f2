//! What is known of a connection, and what follows from it.
//!
//! Invariants: no IO, no clock and no secret; nothing here knows how anything is stored, sent or shown.

#[macro_use]
mod words;

pub mod audit;
pub mod catalogue;
pub mod connection;
mod draft;
pub mod environment;
pub mod journey;
pub mod links;
pub mod mark;
pub mod names;
pub mod problem;
pub mod service_message;

pub use draft::DraftField;
