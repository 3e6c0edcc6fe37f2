//! The built command as a process of its own, against a sandbox. On Linux it reaches it as people reach Okta: through a
//! proxy, with the system's trust. Elsewhere that trust can't be set for one process, so it reaches it in practice mode.

#[cfg(target_os = "linux")]
mod allocations;
mod doctor;
mod echoed_credentials;
mod network;
// Elsewhere the folder of the app's data is the account's own, whatever a test sets: it would find, and write, the
// person's.
#[cfg(target_os = "linux")]
mod practice;
#[cfg(target_os = "linux")]
mod records;
#[cfg(target_os = "linux")]
mod secret_stores;
#[cfg(target_os = "linux")]
mod session;
mod settings;
#[path = "../../../../tests/reading/spellings.rs"]
mod spellings;
#[cfg(target_os = "linux")]
mod terminal;
mod test_odc;
mod usage;
mod verify;
#[cfg(windows)]
mod windows_console;
