//! The built command as a process of its own, against a sandbox that it reaches as people reach Okta: through a
//! proxy, by the system's trust.

mod bench;
#[cfg(target_os = "linux")]
mod doctor;
#[cfg(target_os = "linux")]
mod echo;
#[cfg(target_os = "linux")]
mod kept;
#[cfg(target_os = "linux")]
mod places;
mod session;
mod usage;
#[cfg(target_os = "linux")]
mod verify;
