//! The system's requests to end (Unix signals): the app then ends as if its window closed. The clipboard is emptied,
//! tokens are revoked, this session's secrets are wiped.
//!
//! Signals are caught from the program's first lines on, so that none ends it halfway. On other systems the window is
//! asked to close.

use tauri::AppHandle;

/// Signals since the start, until there is an app to end.
#[cfg(unix)]
pub struct Listening(std::io::Result<engine::signals::Signals>);

#[cfg(unix)]
mod unix {
    use std::time::Duration;

    use engine::signals::{HANGUP, INTERRUPT, QUIT, Signals, TERMINATE};
    use tauri::Manager as _;

    use super::*;
    use crate::app::App;

    /// How long the window may take to end. A main thread that hangs must not keep tokens from being revoked.
    const ENDS_WITHIN: Duration = Duration::from_secs(10);

    impl Listening {
        /// Catches them from now on.
        pub fn start() -> Self {
            // The runtime delivers caught signals.
            let listen = async { Signals::listen(&[HANGUP, INTERRUPT, QUIT, TERMINATE]) };
            Self(tauri::async_runtime::block_on(listen))
        }

        /// Ends this app at the first signal, also at one that came before.
        pub fn end(self, handle: &AppHandle) {
            let handle = handle.clone();
            let mut signals = match self.0 {
                Ok(signals) => signals,
                Err(error) => return tracing::warn!("signals end the app at once: {error}"),
            };
            tauri::async_runtime::spawn(async move {
                let number = signals.heard().await;
                tracing::info!("signal {number}: the app ends");
                handle.exit(0);
                tokio::time::sleep(ENDS_WITHIN).await;
                tracing::warn!("the window does not end: the app ends without it");
                handle.state::<App>().close();
                engine::okta::settled(crate::REVOKES_WITHIN).await;
                std::process::exit(1);
            });
        }
    }
}

#[cfg(not(unix))]
pub struct Listening;

#[cfg(not(unix))]
impl Listening {
    /// No signal has to be caught.
    pub fn start() -> Self {
        Self
    }

    /// The system closes the window.
    pub fn end(self, _handle: &AppHandle) {}
}
