//! A credential as a redactor knows it: a suffix automaton, which finds every run of it in one pass over a text.
//!
//! The automaton keeps the credential's bytes in separate states, never in a row, so a search of memory for the
//! credential doesn't find it here. It is in locked pages if it fits (up to 256 bytes: every secret of Okta's and every
//! Basic value), and is wiped on drop.

use parking_lot::Mutex;
use std::fmt;
use std::ops::Range;
use std::sync::{Arc, Weak};

use zeroize::Zeroizing;

use crate::secure_memory::{LONGEST, SecureBytes};

/// A run of a credential of this length is removed; a shorter credential is removed as a whole.
pub(super) const RUN: usize = 8;
/// A run of this length is removed if it is spelled with [`RUN`] characters or more.
pub(super) const SPELLED_RUN: usize = 4;

/// Words of a state: length, link, first edge.
const STATE: usize = 3;
/// Words of an edge: byte, target, next edge of the state.
const EDGE: usize = 3;
/// The first state finds its edges by the byte: it is used most.
const ROOT: usize = 256;

/// A credential of at least so many bytes is cut from every answer while it lives, whichever request the answer belongs
/// to: a service may repeat what another request carried. A shorter one would take ordinary words with it.
const EVERYWHERE: usize = 16;

/// Those credentials that live now.
static ALIVE: Mutex<Vec<Weak<Credential>>> = Mutex::new(Vec::new());

/// A client secret, a Basic value or a token, to be found and never to be read.
pub struct Credential {
    memory: Memory,
    length: usize,
    states: usize,
    edges: usize,
}

enum Memory {
    Locked(SecureBytes),
    Wiped(Zeroizing<Vec<u8>>),
}

impl Credential {
    /// Of these bytes; `None` if they are too few to differ from ordinary text.
    pub fn of(bytes: &[u8]) -> Option<Arc<Self>> {
        if bytes.len() < SPELLED_RUN {
            return None;
        }
        let room = 4 * (ROOT + STATE * 2 * bytes.len() + EDGE * 3 * bytes.len());
        let locked = if room <= LONGEST { SecureBytes::zeros(room) } else { None };
        let memory = locked.map_or_else(|| Memory::Wiped(Zeroizing::new(vec![0; room])), Memory::Locked);
        let mut made = Self { memory, length: bytes.len(), states: 1, edges: 0 };
        let mut last = 0;
        for byte in bytes {
            last = made.extend(last, *byte);
        }
        let made = Arc::new(made);
        if bytes.len() >= EVERYWHERE {
            let mut alive = ALIVE.lock();
            alive.retain(|known| known.strong_count() > 0);
            alive.push(Arc::downgrade(&made));
        }
        Some(made)
    }

    /// All credentials that the process holds now.
    pub(super) fn alive() -> Vec<Arc<Self>> {
        ALIVE.lock().iter().filter_map(Weak::upgrade).collect()
    }

    /// Calls back with each run of the credential in these bytes; the longest ones matter.
    pub(super) fn runs(&self, bytes: &[u8], mut on_run: impl FnMut(Range<usize>)) {
        let least = SPELLED_RUN.min(self.length);
        let (mut state, mut length) = (0, 0);
        for (at, byte) in bytes.iter().enumerate() {
            let mut next = self.next(state, *byte);
            while next == 0 && state != 0 {
                state = self.link(state);
                length = self.reach(state);
                next = self.next(state, *byte);
            }
            if next == 0 {
                continue;
            }
            (state, length) = (next, length + 1);
            if length >= least {
                on_run(at + 1 - length..at + 1);
            }
        }
    }

    /// Whether a run of this length is removed where it is spelled as it is.
    pub(super) fn is_run(&self, length: usize) -> bool {
        length >= RUN.min(self.length)
    }

    /// Adds a byte at the end (Blumer et al.) and answers the state of the whole.
    fn extend(&mut self, last: usize, byte: u8) -> usize {
        let now = self.state(self.reach(last) + 1);
        let mut at = last;
        let linked = loop {
            let known = self.next(at, byte);
            if known != 0 {
                break Some((at, known));
            }
            self.lead(at, byte, now);
            if at == 0 {
                break None;
            }
            at = self.link(at);
        };
        let Some((from, known)) = linked else { return now };
        if self.reach(known) == self.reach(from) + 1 {
            self.set(Self::word_of(now) + 1, known);
            return now;
        }
        let copy = self.state(self.reach(from) + 1);
        self.set(Self::word_of(copy) + 1, self.link(known));
        let mut edge = self.word(Self::word_of(known) + 2);
        while edge != 0 {
            let word = self.word_of_edge(edge);
            let (letter, target) = (self.word(word), self.word(word + 1));
            edge = self.word(word + 2);
            if let Ok(letter) = u8::try_from(letter) {
                self.lead(copy, letter, target);
            }
        }
        for state in [known, now] {
            self.set(Self::word_of(state) + 1, copy);
        }
        let mut at = from;
        while self.next(at, byte) == known {
            self.lead(at, byte, copy);
            if at == 0 {
                break;
            }
            at = self.link(at);
        }
        now
    }

    fn state(&mut self, reach: usize) -> usize {
        let state = self.states;
        self.states += 1;
        self.set(Self::word_of(state), reach);
        state
    }

    /// Where a byte leads from a state; 0 if nowhere.
    fn next(&self, state: usize, byte: u8) -> usize {
        if state == 0 {
            return self.word(usize::from(byte));
        }
        match self.edge(state, byte) {
            Some(edge) => self.word(edge + 1),
            None => 0,
        }
    }

    /// The words of the edge that a byte takes from a state.
    fn edge(&self, state: usize, byte: u8) -> Option<usize> {
        let mut edge = self.word(Self::word_of(state) + 2);
        while edge != 0 {
            let word = self.word_of_edge(edge);
            if self.word(word) == usize::from(byte) {
                return Some(word);
            }
            edge = self.word(word + 2);
        }
        None
    }

    fn lead(&mut self, state: usize, byte: u8, target: usize) {
        if state == 0 {
            return self.set(usize::from(byte), target);
        }
        if let Some(edge) = self.edge(state, byte) {
            return self.set(edge + 1, target);
        }
        let first = Self::word_of(state) + 2;
        let next = self.word(first);
        self.edges += 1;
        let word = self.word_of_edge(self.edges);
        self.set(word, usize::from(byte));
        self.set(word + 1, target);
        self.set(word + 2, next);
        self.set(first, self.edges);
    }

    /// Length of the longest run that ends in a state.
    fn reach(&self, state: usize) -> usize {
        if state == 0 { 0 } else { self.word(Self::word_of(state)) }
    }

    fn link(&self, state: usize) -> usize {
        self.word(Self::word_of(state) + 1)
    }

    /// Only the first state has a table.
    const fn word_of(state: usize) -> usize {
        ROOT + STATE * (state - 1)
    }

    /// Edges count from 1.
    const fn word_of_edge(&self, edge: usize) -> usize {
        ROOT + STATE * 2 * self.length + EDGE * (edge - 1)
    }

    fn word(&self, at: usize) -> usize {
        let bytes = match &self.memory {
            Memory::Locked(locked) => locked.as_ref(),
            Memory::Wiped(wiped) => wiped.as_slice(),
        };
        let word = bytes.get(4 * at..4 * at + 4).and_then(|word| word.try_into().ok()).map(u32::from_le_bytes);
        word.and_then(|word| usize::try_from(word).ok()).unwrap_or_default()
    }

    fn set(&mut self, at: usize, value: usize) {
        let bytes = match &mut self.memory {
            Memory::Locked(locked) => locked.bytes(),
            Memory::Wiped(wiped) => wiped.as_mut_slice(),
        };
        if let (Some(word), Ok(value)) = (bytes.get_mut(4 * at..4 * at + 4), u32::try_from(value)) {
            word.copy_from_slice(&value.to_le_bytes());
        }
    }
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credential(redacted)")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn longest(credential: &[u8], text: &[u8]) -> Vec<Range<usize>> {
        let runs =
            (SPELLED_RUN..=text.len()).flat_map(|length| (0..=text.len() - length).map(move |at| at..at + length));
        runs.filter(|run| credential.windows(run.len()).any(|part| part == &text[run.clone()])).collect()
    }

    proptest! {
        /// Against a naive search for each run: few letters, so that many runs repeat.
        #[test]
        fn every_run_is_found(credential in "[ab1]{4,40}", text in "[ab1c]{0,60}") {
            let known = Credential::of(credential.as_bytes()).expect("long enough");
            let mut found = Vec::new();
            known.runs(text.as_bytes(), |run| found.push(run));
            let wanted = longest(credential.as_bytes(), text.as_bytes());
            for run in &found {
                prop_assert!(wanted.contains(run), "{run:?} of {credential} is not in {text}");
            }
            for run in wanted {
                prop_assert!(found.iter().any(|known| known.start <= run.start && run.end <= known.end), "{run:?}");
            }
        }
    }

    #[test]
    fn it_holds_no_copy_and_has_room() {
        let value: Vec<u8> = (0..256).map(|at: u32| b'!' + u8::try_from(at * 7 % 90).expect("below 90")).collect();
        let known = Credential::of(&value).expect("long enough");
        assert!(matches!(known.memory, Memory::Locked(_)));
        let long = Credential::of(&value.repeat(20)).expect("long enough");
        for known in [&known, &long] {
            let bytes = match &known.memory {
                Memory::Locked(locked) => locked.as_ref(),
                Memory::Wiped(wiped) => wiped.as_slice(),
            };
            assert!(!bytes.windows(3).any(|part| part == &value[9..12]));
            assert!(known.states <= 2 * known.length && known.edges <= 3 * known.length);
        }
        assert!(Credential::of(b"abc").is_none());
        assert_eq!(format!("{known:?}"), "Credential(redacted)");
    }
}
