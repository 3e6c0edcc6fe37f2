//! The built app in a real window, driven by WebDriver: `cargo xtask test --only window NAME` runs one.
//!
//! Linux only: elsewhere there is no WebDriver for the web view that comes without a download.
#![cfg(target_os = "linux")]

mod audit;
mod budget;
mod clipboard;
mod connect_by_api;
mod connect_by_console;
mod crash_recovery;
mod custody;
mod diagnostics;
mod disk;
mod harness;
mod hostile_page;
mod keyboard;
mod keychain;
mod memory;
mod network;
mod page_isolation;
mod paste;
mod pinentry;
mod proxy;
mod reauthorize;
mod remote_debugging;
mod reporter;
mod rotation;
mod screen_reader;
mod screenshots;
mod second_start;
mod secret_leaks;
mod settings;
mod signals;
mod start;
mod status;
mod steps;
mod storage_location;
mod system_calls;
mod vendor_guide;
mod web_process;
mod window_place;
