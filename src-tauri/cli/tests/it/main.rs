//! The built command as a process of its own, against a sandbox that it reaches as people reach Okta: through a proxy,
//! with the system's trust.

// Most of it serves tests of Linux: elsewhere the system's trust can't be set for one process.
#[cfg_attr(not(target_os = "linux"), expect(dead_code, reason = "serves the tests of Linux, too"))]
mod bench;
#[cfg(target_os = "linux")]
mod between;
#[cfg(windows)]
mod console;
#[cfg(target_os = "linux")]
mod doctor;
#[cfg(target_os = "linux")]
mod echo;
#[cfg(target_os = "linux")]
mod kept;
#[cfg(target_os = "linux")]
mod places;
#[cfg(target_os = "linux")]
mod session;
#[cfg(target_os = "linux")]
mod settings;
#[cfg(target_os = "linux")]
mod terminal;
mod usage;
#[cfg(target_os = "linux")]
mod verify;
