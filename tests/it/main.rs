//! Tests over several rooms at once, in one binary.

mod clients;
mod contract;
mod dell;
#[cfg(target_os = "linux")]
mod keychain;
mod real_path;
mod tidy;
mod world;
