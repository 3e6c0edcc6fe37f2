//! Tests over several modules at once, in one binary.

mod catalogue;
mod connect;
mod consent;
mod contract;
#[cfg(target_os = "linux")]
mod crash_recovery;
mod day2;
mod dell;
mod echoed_credentials;
#[path = "../reading/encodings.rs"]
#[cfg_attr(not(target_os = "linux"), expect(dead_code, reason = "what reads memory needs all of it"))]
mod encodings;
mod environments;
mod explored;
mod golden;
#[cfg(target_os = "linux")]
mod keychain;
#[cfg(target_os = "linux")]
mod memory;
#[path = "../fakes/memory_store.rs"]
mod memory_store;
mod okta;
mod proxy;
mod random_acts;
mod saved;
mod simulated_problems;
#[path = "../reading/spellings.rs"]
mod spellings;
mod steps;
mod store;
mod test_app;
mod test_services;
mod tidy;
/// Wine, which runs what mingw builds, has no web view; a real Windows usually has one.
#[cfg(all(windows, target_env = "gnu"))]
mod windows_start;

/// The app's own allocator: `memory` reads what a process of this binary leaves.
#[global_allocator]
static ALLOCATOR: zeroizing_alloc::ZeroAlloc<std::alloc::System> = zeroizing_alloc::ZeroAlloc(std::alloc::System);
