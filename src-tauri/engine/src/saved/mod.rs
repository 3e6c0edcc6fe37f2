//! The stored secrets: where they are, which there are, and how they are erased or found again.

pub(crate) mod dell_credential;
pub(crate) mod erase;
pub(crate) mod inventory;
pub(crate) mod location;
pub(crate) mod previous;
pub(crate) mod recovery;
pub(crate) mod sessions;

pub use inventory::{Item, Listed, Use, items, secret_of};
pub use location::listed_in;
pub use recovery::Orphan;
