//! Being told to stop, so that what was begun is ended first.

/// Signals are heard from the moment this is made.
#[cfg(unix)]
pub(crate) struct Stop {
    terminated: tokio::signal::unix::Signal,
    interrupted: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl Stop {
    pub(crate) fn listen() -> std::io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self { terminated: signal(SignalKind::terminate())?, interrupted: signal(SignalKind::interrupt())? })
    }

    /// The number of the signal that came.
    pub(crate) async fn heard(&mut self) -> u8 {
        tokio::select! {
            _ = self.interrupted.recv() => 2,
            _ = self.terminated.recv() => 15,
        }
    }
}

#[cfg(not(unix))]
#[path = "interrupt/windows.rs"]
mod windows;
#[cfg(not(unix))]
pub(crate) use self::windows::Interrupt as Stop;
