//! The signals that end a process and can be caught.

use engine::signals::{self, Signals};

/// Catches requests to end from the moment it is made.
pub(crate) struct Interrupt(Signals);

impl Interrupt {
    pub(crate) fn listen() -> std::io::Result<Self> {
        Signals::listen(&[signals::HANGUP, signals::INTERRUPT, signals::QUIT, signals::TERMINATE]).map(Self)
    }

    /// Waits for a request, and returns its signal's number. None is lost between two calls.
    pub(crate) async fn received(&mut self) -> u8 {
        self.0.heard().await
    }
}
