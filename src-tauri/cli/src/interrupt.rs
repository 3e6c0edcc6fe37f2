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

/// Hears requests to end from the moment it is made.
pub(crate) struct Interrupt(system::Interrupt);

impl Interrupt {
    pub(crate) fn listen() -> std::io::Result<Self> {
        system::Interrupt::listen().map(Self)
    }

    /// Waits for a request, and returns its signal's number. None is lost between two calls.
    pub(crate) async fn heard(&mut self) -> u8 {
        self.0.heard().await
    }
}
