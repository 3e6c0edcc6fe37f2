//! Dell's App Status of an org: whether Dell reaches Okta with what it was given.

use serde::{Deserialize, Serialize};

use super::{Evidence, SeenStatus};

open_words! {
    /// The status, in Dell's words. One that is not documented is kept as Dell wrote it.
    AppStatus {
        /// Dell reaches Okta.
        Connected = "Connected",
        /// Dell still tries.
        Pending = "Pending",
        /// Okta refuses what Dell signs in with.
        Unauthorized = "Unauthorized",
        /// Dell does not reach Okta.
        Disconnected = "Disconnected",
    }
}

impl From<SeenStatus> for AppStatus {
    fn from(seen: SeenStatus) -> Self {
        seen.word().into()
    }
}

/// The status, and how it is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct ReportedStatus {
    /// The status.
    #[serde(rename = "word")]
    #[ts(as = "String")]
    pub status: AppStatus,
    /// Read from Dell, or reported by a person who saw it in the console.
    #[serde(flatten)]
    pub known: Evidence,
}

impl ReportedStatus {
    /// Dell no longer reaches Okta.
    pub fn cut_off(&self) -> bool {
        matches!(self.status, AppStatus::Unauthorized | AppStatus::Disconnected)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Stored as earlier versions did, whatever the word.
    #[test]
    fn each_word_is_kept() {
        for (word, cut_off) in [
            ("Connected", false),
            ("Pending", false),
            ("Unauthorized", true),
            ("Disconnected", true),
            ("Parked", false),
        ] {
            let text = format!(r#"{{"word":"{word}","at":"2026-11-30T08:00:00Z","by":null}}"#);
            let read: ReportedStatus = serde_json::from_str(&text).expect("read");
            assert_eq!((read.status.word(), read.cut_off()), (word, cut_off));
            let written = serde_json::to_value(&read).expect("JSON");
            assert_eq!(written, serde_json::from_str::<serde_json::Value>(&text).expect("JSON"));
            assert_eq!(matches!(read.status, AppStatus::Other(_)), word == "Parked");
        }
        let without = serde_json::from_str::<ReportedStatus>(r#"{"word":"Pending","at":"2026-11-30T08:00:00Z"}"#);
        assert_eq!(without.expect("read").known.by, None, "before reports were kept apart");
    }
}
