//! What services say, as the rest of the app may have it: without credentials, and without characters that steer a
//! terminal or hide text.
//!
//! Invariant: only the gate (`secrets::redaction`) makes one, or the store, which reads what the gate made.

mod visible;

use std::fmt;
use std::ops::Deref;

use serde::{Deserialize, Deserializer, Serialize};

pub use visible::{is_hidden, is_invisible, visible};

/// What a service, or a library that quotes one, says: without credentials, and without characters that control or
/// hide.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(transparent)]
pub struct ServiceMessage(String);

impl ServiceMessage {
    /// Of text that passed the gate. `secrets::redaction` alone calls this, which `tests/it/tidy` checks.
    pub const fn of_redacted(text: String) -> Self {
        Self(text)
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The beginning, at most so many characters long.
    pub fn shortened(&self, characters: usize) -> Self {
        Self(self.0.chars().take(characters).collect())
    }

    /// Joins messages with this between them.
    pub fn joined(parts: &[Self], between: &'static str) -> Self {
        Self(parts.iter().map(Self::as_str).collect::<Vec<_>>().join(between))
    }
}

impl Deref for ServiceMessage {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ServiceMessage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// From the store, which somebody else may have written to.
impl<'de> Deserialize<'de> for ServiceMessage {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Ok(Self(visible(&text).into_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Somebody else may have written into the store.
    #[test]
    fn a_stored_one_is_made_visible_again_and_reads_as_text() {
        let stored = serde_json::to_string("no\u{200B}access").expect("JSON");
        let message: ServiceMessage = serde_json::from_str(&stored).expect("a message");
        assert_eq!(&*message, visible("no\u{200B}access"));
        assert!(message.starts_with("no") && !message.contains('\u{200B}'));
        assert_eq!((message.as_str(), message.to_string().as_str()), (&*message, &*message));
    }

    #[test]
    fn it_is_shortened_and_joined() {
        let [long, more] = ["äöü and more", "more"].map(|text| ServiceMessage::of_redacted(text.to_owned()));
        assert_eq!(long.shortened(3).as_str(), "äöü");
        assert_eq!(ServiceMessage::joined(&[long.shortened(3), more], ", ").as_str(), "äöü, more");
    }
}
