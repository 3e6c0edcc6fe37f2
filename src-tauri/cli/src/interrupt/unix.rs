//! The signals that end a process and can be caught.

use engine::signals::{self, Signals};

pub(super) struct Interrupt(Signals);

impl Interrupt {
    pub(super) fn listen() -> std::io::Result<Self> {
        Signals::listen(&[signals::HANGUP, signals::INTERRUPT, signals::QUIT, signals::TERMINATE]).map(Self)
    }

    pub(super) async fn heard(&mut self) -> u8 {
        self.0.heard().await
    }
}
