//! The engine of Okta Dell Connect: every act on a connection, and all that the acts need.
//!
//! Invariants: nothing here knows a window; `okta` and `dell` don't know each other. The intent is on disk before an act
//! that can't be undone, and the outcome before it is shown.

#[macro_use]
extern crate model;

mod ask;
pub mod charset;
pub mod checks;
pub mod consent;
mod day2;
pub mod dell;
mod engine;
mod environments;
#[cfg(test)]
mod fixtures;
#[cfg(feature = "fuzz")]
pub mod fuzz;
pub mod http;
pub mod locale;
mod lost_records;
pub mod network;
pub mod okta;
mod outbox;
mod proxy;
pub mod report;
pub mod reporter;
mod saved;
#[cfg(unix)]
pub mod signals;
mod steps;
pub mod store;

pub use day2::{Look, Plan, Tally};
pub use engine::{Engine, Mode};
pub use saved::{Item, Listed, Orphan, Use, items, listed_in, secret_of};
pub use steps::{Credential, Named, label};
