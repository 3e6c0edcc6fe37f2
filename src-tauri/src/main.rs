//! The desktop app: hardens the process, then hands over to the library.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

/// Freed memory is wiped: the usual allocator leaves copies of the secret after a token request.
#[global_allocator]
static ALLOCATOR: zeroizing_alloc::ZeroAlloc<std::alloc::System> = zeroizing_alloc::ZeroAlloc(std::alloc::System);

fn main() -> std::process::ExitCode {
    okta_dell_connect::start()
}
