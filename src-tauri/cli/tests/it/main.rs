//! The built command as a process of its own, against a sandbox that it reaches as people reach Okta: through a proxy,
//! with the system's trust.

// Most of it serves tests of Linux: elsewhere the system's trust can't be set for one process.
#[cfg(target_os = "linux")]
mod doctor;
#[cfg(target_os = "linux")]
mod echoed_credentials;
#[cfg(target_os = "linux")]
mod network;
#[cfg(target_os = "linux")]
mod practice;
#[cfg(target_os = "linux")]
mod records;
#[cfg(target_os = "linux")]
mod secret_stores;
#[cfg(target_os = "linux")]
mod session;
#[cfg(target_os = "linux")]
mod settings;
#[cfg(target_os = "linux")]
#[path = "../../../../tests/reading/spellings.rs"]
mod spellings;
#[cfg(target_os = "linux")]
mod terminal;
#[cfg_attr(not(target_os = "linux"), expect(dead_code, reason = "serves the tests of Linux, too"))]
mod test_odc;
mod usage;
#[cfg(target_os = "linux")]
mod verify;
#[cfg(windows)]
mod windows_console;
