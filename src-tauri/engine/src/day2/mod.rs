//! Day two: what is done with a connection in use: tests, status, rotation, settings.

pub(crate) mod reauthorize;
pub(crate) mod retiring;
pub(crate) mod rotation;
pub(crate) mod rotation_clicks;
pub(crate) mod settings;
pub(crate) mod status;
pub(crate) mod testing;
pub(crate) mod watch;

pub use testing::{Plan, Tally};
pub use watch::Look;
