//! Being told to stop, so that what was begun is ended first.

/// Signals are heard from the moment this is made.
pub(crate) struct Stop {
    #[cfg(unix)]
    terminated: tokio::signal::unix::Signal,
    #[cfg(unix)]
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
impl Stop {
    #[expect(clippy::unnecessary_wraps, reason = "the other systems' can fail")]
    pub(crate) fn listen() -> std::io::Result<Self> {
        Ok(Self {})
    }

    /// The number that shells count Ctrl+C as.
    pub(crate) async fn heard(&mut self) -> u8 {
        match tokio::signal::ctrl_c().await {
            Ok(()) => 2,
            // Nothing can be heard: then nothing ever comes.
            Err(_) => std::future::pending().await,
        }
    }
}
