//! Tests over several modules at once, in one binary.

mod clients;
mod contract;
mod dell;
mod echoes;
#[path = "../reading/encodings.rs"]
#[cfg_attr(not(target_os = "linux"), expect(dead_code, reason = "what reads memory needs all of it"))]
mod encodings;
mod explored;
mod failures;
mod faults;
mod golden;
mod journeys;
#[cfg(target_os = "linux")]
mod keychain;
#[cfg(target_os = "linux")]
mod killed;
mod many;
#[cfg(target_os = "linux")]
mod memory;
mod outcomes;
mod real_path;
mod sandboxed;
mod tidy;
mod world;

/// The app's own allocator: `memory` reads what a process of this binary leaves.
#[global_allocator]
static ALLOCATOR: zeroizing_alloc::ZeroAlloc<std::alloc::System> = zeroizing_alloc::ZeroAlloc(std::alloc::System);
