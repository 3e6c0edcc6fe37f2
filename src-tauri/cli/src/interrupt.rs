//! Requests to end the process, so that a command can finish: above all, revoke its token.
//!
//! Each system has its half: it registers when it is made, so that no request is missed before the first wait, and
//! answers with the number that shells report for such an end.

#[cfg(unix)]
#[path = "interrupt/unix.rs"]
mod system;
#[cfg(not(unix))]
#[path = "interrupt/windows.rs"]
mod system;

pub(crate) use system::Interrupt;
