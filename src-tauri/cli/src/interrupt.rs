//! Requests to end the process, so that a command can finish what it began: above all, revoke its token.
//!
//! One half for each system: it registers with the system when it is made, so that nothing is missed before the first
//! wait, and answers with the number that shells count such an end as.

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

    /// Waits for a request, and returns its number: that of the signal. None is lost between two calls.
    pub(crate) async fn heard(&mut self) -> u8 {
        self.0.heard().await
    }
}
