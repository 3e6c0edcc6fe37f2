//! Ctrl+C of the console.

use tokio::signal::windows::{CtrlC, ctrl_c};

pub(super) struct Interrupt {
    ctrl_c: CtrlC,
}

impl Interrupt {
    pub(super) fn listen() -> std::io::Result<Self> {
        Ok(Self { ctrl_c: ctrl_c()? })
    }

    pub(super) async fn heard(&mut self) -> u8 {
        match self.ctrl_c.recv().await {
            Some(()) => 2,
            // Nothing more can be heard.
            None => std::future::pending().await,
        }
    }
}
