//! Tests over several rooms at once, in one binary.

mod clients;
mod contract;
mod dell;
mod failures;
mod faults;
mod journeys;
#[cfg(target_os = "linux")]
mod keychain;
#[cfg(target_os = "linux")]
mod killed;
mod model;
mod outcomes;
mod real_path;
mod sandboxed;
mod tidy;
mod world;
