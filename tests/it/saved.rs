//! Saved secrets: none is lost, half saved, or erased because it could not be read.

pub mod custody;
mod location;
mod lost_store;
