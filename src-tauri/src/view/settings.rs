//! Settings and About toward the page.

use serde::Serialize;
use ts_rs::TS;

/// What the person chose for this app, and where secrets go; language, clipboard time and proxy have answers of their own.
#[derive(Debug, Serialize, TS)]
pub struct Settings {
    /// The name that reports are recorded under; nothing while it has to be asked for.
    pub reporter: Option<String>,
    /// An org is looked up when its address is pasted.
    pub lookup_on_paste: bool,
    /// How the password store answers: a word as in `Computer::keychain`.
    pub keychain: &'static str,
    /// The password store's name.
    pub keychain_name: String,
}

/// What this app is.
#[derive(Debug, Serialize, TS)]
pub struct About {
    /// As in `Cargo.toml`.
    pub version: &'static str,
    /// The commit it was built from, if the build knows it.
    pub commit: Option<&'static str>,
}
