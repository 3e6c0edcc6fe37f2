//! Unix signals by which people and systems end a process.
//!
//! Invariants: a signal is caught as soon as its listener exists, whether anybody waits or not; one that the process
//! was started to ignore (`nohup`, a script's background job) stays ignored.

use std::future::poll_fn;
use std::task::Poll;

use tokio::signal::unix::{Signal, SignalKind, signal};

/// The terminal or the session ended.
pub const HANGUP: u8 = 1;
/// Ctrl+C.
pub const INTERRUPT: u8 = 2;
/// Ctrl+\.
pub const QUIT: u8 = 3;
/// `kill`, or the system shuts down.
pub const TERMINATE: u8 = 15;

/// Catches signals.
#[derive(Debug)]
pub struct Signals(Vec<(u8, Signal)>);

impl Signals {
    /// Catches these from now on. Must be called inside a runtime.
    ///
    /// # Errors
    /// Those of the system.
    pub fn listen(numbers: &[u8]) -> std::io::Result<Self> {
        let heard = numbers.iter().filter(|number| !ignored(**number));
        let caught = heard.map(|number| Ok((*number, signal(SignalKind::from_raw((*number).into()))?)));
        caught.collect::<std::io::Result<_>>().map(Self)
    }

    /// Waits for one, and returns its number. A signal that came before the call is returned at once.
    pub async fn heard(&mut self) -> u8 {
        poll_fn(|context| {
            let came = self.0.iter_mut().find_map(|(number, signal)| match signal.poll_recv(context) {
                Poll::Ready(Some(())) => Some(*number),
                Poll::Ready(None) | Poll::Pending => None,
            });
            came.map_or(Poll::Pending, Poll::Ready)
        })
        .await
    }
}

/// Whether the process was started to ignore this signal.
#[expect(unsafe_code, reason = "how a signal is handled is asked by a C call")]
fn ignored(number: u8) -> bool {
    let mut now = std::mem::MaybeUninit::<libc::sigaction>::zeroed();
    // SAFETY: with no new action the call only writes the present one, into memory that is made for it.
    let asked = unsafe { libc::sigaction(number.into(), std::ptr::null(), now.as_mut_ptr()) };
    // SAFETY: all its bytes are set: to zero above, or by the call.
    asked == 0 && unsafe { now.assume_init() }.sa_sigaction == libc::SIG_IGN
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Signals that come before anybody waits are still there when somebody does.
    #[tokio::test]
    async fn a_signal_is_caught_before_anybody_waits() {
        // No shell and no `nohup` has a process ignore these two.
        let mut both = [libc::SIGUSR1, libc::SIGUSR2].map(|number| u8::try_from(number).expect("a small number"));
        both.sort_unstable();
        let mut signals = Signals::listen(&both).expect("listens");
        for number in both {
            let sent = std::process::Command::new("kill")
                .args(["-s", &number.to_string(), &std::process::id().to_string()])
                .status();
            assert!(sent.expect("kill runs").success());
        }
        let mut heard = [signals.heard().await, signals.heard().await];
        heard.sort_unstable();
        assert_eq!(heard, both);
    }
}
