//! The gate for text that others wrote: services, proxies, certificates, and the libraries that quote them.
//!
//! Invariants: an [`Answer`](engine::http::Answer) keeps no text that has not passed a [`Redactor`]; a
//! [`ServiceMessage`] is made by one, or read from the store. What passes contains no credential of its request in any
//! spelling of `spelling.rs`, two deep, no run of eight characters of one, and no character that controls a terminal or
//! hides text; the same holds for each other secret or token in the process meanwhile. A redactor is built with a
//! request and dropped with its answer; it holds no credential as plain text.

mod credential;
mod json;
mod spelling;
mod token;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

pub use credential::Credential;
pub use model::service_message::{ServiceMessage, visible};

/// In place of what was removed.
const REMOVED: char = '…';

/// The longest message in characters: as long as a person would read.
const LONGEST: usize = 500;

/// One removal should leave nothing to remove; it is repeated at most this often.
const ROUNDS: usize = 3;

/// Removes the credentials of one request from the text of its answer.
#[derive(Debug, Clone, Default)]
pub struct Redactor(Vec<Arc<Credential>>);

impl Redactor {
    /// For text that came without a request, or to one without a credential.
    pub const fn without_credentials() -> Self {
        Self(Vec::new())
    }

    /// Removes this credential, too.
    pub(crate) fn add(&mut self, credential: Arc<Credential>) {
        if !self.0.iter().any(|known| Arc::ptr_eq(known, &credential)) {
            self.0.push(credential);
        }
    }

    /// Removes these credentials, too.
    pub fn extend(&mut self, credentials: &[Arc<Credential>]) {
        for credential in credentials {
            self.add(credential.clone());
        }
    }

    /// A message for people.
    pub fn message(&self, text: &str) -> ServiceMessage {
        // A longer text costs time, so it is cut; a credential that the cut splits loses both parts.
        let end = text.char_indices().nth(LONGEST * 8).map_or(text.len(), |(at, _)| at);
        let text = self.cleaned(&text[..end], token::shaped);
        ServiceMessage::of_redacted(text.chars().take(LONGEST).collect())
    }

    /// A value that the app works with.
    pub(crate) fn value<'a>(&self, text: &'a str) -> Cow<'a, str> {
        self.cleaned(text, |_| Vec::new())
    }

    /// A body, with each of its texts treated as a value.
    pub fn body(&self, body: &[u8]) -> zeroize::Zeroizing<Vec<u8>> {
        json::cleaned(self, body)
    }

    fn cleaned<'a>(&self, text: &'a str, more: fn(&str) -> Vec<Range<usize>>) -> Cow<'a, str> {
        let mut cleaned = Cow::Borrowed(text);
        let mut credentials = self.clone();
        credentials.extend(&Credential::alive());
        for _ in 0..ROUNDS {
            let mut found = more(&cleaned);
            found.extend(spelling::found(&cleaned, &credentials.0));
            if found.is_empty() {
                break;
            }
            cleaned = Cow::Owned(removed(&cleaned, found));
        }
        match visible(&cleaned) {
            Cow::Borrowed(_) => cleaned,
            Cow::Owned(shown) => Cow::Owned(shown),
        }
    }
}

/// The text with one mark in place of each range.
fn removed(text: &str, mut ranges: Vec<Range<usize>>) -> String {
    ranges.sort_unstable_by_key(|range| range.start);
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        let whole = text.floor_char_boundary(range.start)..text.ceil_char_boundary(range.end);
        match merged.last_mut() {
            Some(last) if whole.start <= last.end => last.end = last.end.max(whole.end),
            Some(_) | None => merged.push(whole),
        }
    }
    let (mut left, mut at) = (String::with_capacity(text.len()), 0);
    for range in merged {
        left.push_str(&text[at..range.start]);
        left.push(REMOVED);
        at = range.end;
    }
    left.push_str(&text[at..]);
    left
}

#[cfg(test)]
mod tests;
