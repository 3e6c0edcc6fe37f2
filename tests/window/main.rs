//! The built app in a real window, driven by WebDriver: `cargo xtask test --only window NAME` runs one.
//!
//! Linux only: elsewhere there is no WebDriver for the web view that comes without a download.
#![cfg(target_os = "linux")]

mod api_way;
mod audit;
mod bad_input;
mod budget;
mod cage;
mod canary;
mod clipboard;
mod console_way;
mod custody;
mod disk;
mod expected;
mod failures;
mod figures;
mod guide;
mod harness;
mod hostile;
mod interrupt;
mod keeping;
mod keyboard;
mod killed;
mod listeners;
mod memory;
mod no_keychain;
mod paste;
mod real_path;
mod reauthorize;
mod reporter;
mod rotate;
mod screen_reader;
mod screenshots;
mod status;
mod typed;
mod walk;
mod web_process;
mod writes;
