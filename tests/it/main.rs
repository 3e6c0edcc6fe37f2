//! Tests over several rooms at once, in one binary.

#[cfg(target_os = "linux")]
mod keychain;
mod tidy;
