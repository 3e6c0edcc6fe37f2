//! The console's events that end a process: Ctrl+C, Ctrl+Break, its window closed, logoff, shutdown.
//!
//! After the last three Windows ends the process within about five seconds, whatever it does; the revocation is sent at
//! once. Windows may not report logoff and shutdown to a process that has loaded `user32.dll`, as `odc` has through the
//! known folders: the token then lives until it expires.

use tokio::signal::windows::{
    CtrlBreak, CtrlC, CtrlClose, CtrlLogoff, CtrlShutdown, ctrl_break, ctrl_c, ctrl_close, ctrl_logoff, ctrl_shutdown,
};

/// The numbers that shells use on other systems: those of SIGINT, SIGHUP and SIGTERM.
const INTERRUPTED: u8 = 2;
const HUNG_UP: u8 = 1;
const TERMINATED: u8 = 15;

/// Catches events from the moment it is made.
pub(crate) struct Interrupt {
    ctrl_c: CtrlC,
    ctrl_break: CtrlBreak,
    closed: CtrlClose,
    logoff: CtrlLogoff,
    shutdown: CtrlShutdown,
}

impl Interrupt {
    pub(crate) fn listen() -> std::io::Result<Self> {
        Ok(Self {
            ctrl_c: ctrl_c()?,
            ctrl_break: ctrl_break()?,
            closed: ctrl_close()?,
            logoff: ctrl_logoff()?,
            shutdown: ctrl_shutdown()?,
        })
    }

    pub(crate) async fn received(&mut self) -> u8 {
        tokio::select! {
            Some(()) = self.ctrl_c.recv() => INTERRUPTED,
            Some(()) = self.ctrl_break.recv() => INTERRUPTED,
            Some(()) = self.closed.recv() => HUNG_UP,
            Some(()) = self.logoff.recv() => TERMINATED,
            Some(()) = self.shutdown.recv() => TERMINATED,
            // No more events can arrive.
            else => std::future::pending().await,
        }
    }
}
