//! Requests of the system to end (signals of Unix): the app then ends as closing its window ends it. The clipboard is
//! emptied, tokens are revoked, what was kept for this session is wiped.
//!
//! Signals are caught from the first lines of the program on, so that none ends it halfway. Elsewhere the system asks
//! by closing the window.

use tauri::AppHandle;

/// What is heard from the start, until there is an app to end.
#[cfg(unix)]
pub struct Listening(std::io::Result<engine::signals::Signals>);

#[cfg(unix)]
mod unix {
    use std::time::Duration;

    use engine::signals::{HANGUP, INTERRUPT, QUIT, Signals, TERMINATE};
    use tauri::Manager as _;

    use super::*;
    use crate::app::App;

    /// How long the window may take to end. A main thread that hangs must not keep the tokens from being revoked.
    const ENDS_WITHIN: Duration = Duration::from_secs(10);

    impl Listening {
        /// Catches them from now on.
        pub fn start() -> Self {
            // The runtime delivers what is caught.
            let listen = async { Signals::listen(&[HANGUP, INTERRUPT, QUIT, TERMINATE]) };
            Self(tauri::async_runtime::block_on(listen))
        }

        /// Ends this app at the first of them, also at one that came before.
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
    /// Nothing has to be caught.
    pub fn start() -> Self {
        Self
    }

    /// The system closes the window.
    pub fn end(self, _handle: &AppHandle) {}
}
