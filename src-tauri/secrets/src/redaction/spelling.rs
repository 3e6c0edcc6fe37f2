//! Finds credentials in a text, in each spelling of a closed list, two deep.
//!
//! The list: as it is; base64 and base64url at any offset; hex; escapes (percent, `\u`, `\x`, HTML entities, a
//! backslash), of some characters or of all; with control or zero-width characters between, as UTF-16 read as text has
//! them. Instead of writing down every spelling of a credential, it decodes the text by each of them, and by each
//! again, and remembers the place that each byte came from. Time grows with the text alone: at most some 100 readings,
//! none longer than the text.

use std::ops::Range;
use std::sync::Arc;

use zeroize::Zeroizing;

use super::credential::{Credential, RUN};
use model::service_message::is_hidden;

/// Separates two runs of letters; no text contains it.
const APART: u8 = 0xFF;
/// The shortest run of letters that can spell enough of a credential.
const SHORTEST: usize = 6;
/// How deep readings of readings go.
const DEPTH: usize = 2;

/// A reading: bytes, and where in the text each one is spelled.
struct Reading {
    bytes: Zeroizing<Vec<u8>>,
    places: Vec<Place>,
}

#[derive(Clone, Copy)]
struct Place {
    start: usize,
    end: usize,
}

/// Where a text spells a credential, or enough of one to be removed.
pub(super) fn found(text: &str, credentials: &[Arc<Credential>]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if credentials.is_empty() {
        return found;
    }
    for credential in credentials {
        credential.runs(text.as_bytes(), |run| {
            if credential.is_run(run.len()) {
                found.push(run);
            }
        });
    }
    let places = (0..text.len()).map(|at| Place { start: at, end: at + 1 }).collect();
    let plain = Reading { bytes: Zeroizing::new(text.as_bytes().to_vec()), places };
    deeper(&plain, credentials, DEPTH, &mut found);
    found
}

fn deeper(of: &Reading, credentials: &[Arc<Credential>], depth: usize, found: &mut Vec<Range<usize>>) {
    if depth == 0 {
        return;
    }
    let mut look = |read: Option<Reading>| {
        let Some(read) = read else { return };
        for credential in credentials {
            credential.runs(&read.bytes, |run| {
                let (Some(first), Some(last)) = (read.places.get(run.start), read.places.get(run.end - 1)) else {
                    return;
                };
                if credential.is_run(run.len()) || last.end.saturating_sub(first.start) >= RUN {
                    found.push(first.start..last.end);
                }
            });
        }
        deeper(&read, credentials, depth - 1, found);
    };
    look(joined(of));
    // A backslash before an escape may be literal, or belong to the escape's first character.
    let quoted = unescaped(of, true);
    let same = quoted.as_ref().is_some_and(|quoted| !quoted.quotes);
    look(quoted.map(|read| read.reading));
    if !same {
        look(unescaped(of, false).map(|read| read.reading));
    }
    for offset in 0..4 {
        look(base64(of, offset));
    }
    for offset in 0..2 {
        look(hex(of, offset));
    }
}

impl Reading {
    fn with_room(length: usize) -> Self {
        Self { bytes: Zeroizing::new(Vec::with_capacity(length)), places: Vec::with_capacity(length) }
    }

    fn push(&mut self, byte: u8, place: Place) {
        self.bytes.push(byte);
        self.places.push(place);
    }

    /// Copies a byte.
    fn take(&mut self, of: &Self, at: usize) {
        self.push(of.bytes[at], of.places[at]);
    }

    /// The range that several bytes come from.
    fn place(&self, range: Range<usize>) -> Place {
        Place { start: self.places[range.start].start, end: self.places[range.end - 1].end }
    }

    /// Runs of one kind of bytes, of at least this length.
    fn runs(&self, shortest: usize, kind: impl Fn(u8) -> bool) -> Vec<Range<usize>> {
        let (mut runs, mut start) = (Vec::new(), 0);
        for at in 0..=self.bytes.len() {
            if self.bytes.get(at).is_some_and(|byte| kind(*byte)) {
                continue;
            }
            if at - start >= shortest {
                runs.push(start..at);
            }
            start = at + 1;
        }
        runs
    }
}

/// Without control and zero-width characters; `None` if there are none.
fn joined(of: &Reading) -> Option<Reading> {
    let mut read = Reading::with_room(of.bytes.len());
    let mut at = 0;
    while let Some(byte) = of.bytes.get(at) {
        let (hidden, length) = match byte {
            0x00..=0x7F => (byte.is_ascii_control(), 1),
            _ => letter(&of.bytes[at..]).map_or((false, 1), |c| (is_hidden(c), c.len_utf8())),
        };
        if !hidden {
            (at..at + length).for_each(|at| read.take(of, at));
        }
        at += length;
    }
    (read.bytes.len() < of.bytes.len()).then_some(read)
}

/// The character at the beginning of some bytes.
fn letter(bytes: &[u8]) -> Option<char> {
    let whole = &bytes[..bytes.len().min(4)];
    let valid = match str::from_utf8(whole) {
        Ok(text) => text,
        Err(error) => str::from_utf8(&whole[..error.valid_up_to()]).ok()?,
    };
    valid.chars().next()
}

/// The result of reading escapes.
struct Unescaped {
    reading: Reading,
    /// A backslash preceded a punctuation mark.
    quotes: bool,
}

/// With each escape replaced by what it spells; with `quoted`, a backslash before a punctuation mark is one, too.
/// `None` if there are none.
fn unescaped(of: &Reading, quoted: bool) -> Option<Unescaped> {
    if !of.bytes.iter().any(|byte| matches!(byte, b'%' | b'&' | b'\\')) {
        return None;
    }
    let mut read = Reading::with_room(of.bytes.len());
    let (mut at, mut quotes) = (0, false);
    while at < of.bytes.len() {
        let rest = &of.bytes[at..];
        let quote = matches!(rest, [b'\\', c, ..] if c.is_ascii_punctuation());
        quotes |= quote;
        match if quote && !quoted { None } else { escape(rest) } {
            Some((Escaped::Byte(byte), length)) => {
                read.push(byte, of.place(at..at + length));
                at += length;
            }
            Some((Escaped::Letter(c), length)) => {
                let place = of.place(at..at + length);
                c.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| read.push(byte, place));
                at += length;
            }
            None => {
                read.take(of, at);
                at += 1;
            }
        }
    }
    (read.bytes.len() < of.bytes.len()).then_some(Unescaped { reading: read, quotes })
}

enum Escaped {
    Byte(u8),
    Letter(char),
}

/// The escape at the beginning of some bytes, and its length.
fn escape(bytes: &[u8]) -> Option<(Escaped, usize)> {
    match bytes {
        [b'%', high, low, ..] => Some((Escaped::Byte(digit(*high)? << 4 | digit(*low)?), 3)),
        [b'&', b'#', b'x' | b'X', rest @ ..] => entity(rest, 16, 3),
        [b'&', b'#', rest @ ..] => entity(rest, 10, 2),
        [b'&', rest @ ..] => {
            let named = [("amp;", '&'), ("lt;", '<'), ("gt;", '>'), ("quot;", '"'), ("apos;", '\'')];
            let (name, c) = named.into_iter().find(|(name, _)| rest.starts_with(name.as_bytes()))?;
            Some((Escaped::Letter(c), 1 + name.len()))
        }
        [b'\\', b'u', b'{', rest @ ..] => {
            let (value, length) = number(rest, 16);
            (rest.get(length) == Some(&b'}')).then_some(())?;
            Some((Escaped::Letter(char::from_u32(value?)?), 4 + length))
        }
        [b'\\', b'u', rest @ ..] => {
            let (value, length) = number(rest.get(..4)?, 16);
            (length == 4).then_some(())?;
            Some((Escaped::Letter(char::from_u32(value?)?), 6))
        }
        [b'\\', b'x', high, low, ..] => Some((Escaped::Byte(digit(*high)? << 4 | digit(*low)?), 4)),
        [b'\\', c, ..] if c.is_ascii_punctuation() => Some((Escaped::Byte(*c), 2)),
        _ => None,
    }
}

/// The rest of `&#...;`, whose end may be missing.
fn entity(rest: &[u8], radix: u32, before: usize) -> Option<(Escaped, usize)> {
    let (value, length) = number(rest, radix);
    let end = usize::from(rest.get(length) == Some(&b';'));
    Some((Escaped::Letter(char::from_u32(value?)?), before + length + end))
}

/// A number, and its count of digits.
fn number(bytes: &[u8], radix: u32) -> (Option<u32>, usize) {
    let mut value = None;
    let mut length = 0;
    for byte in bytes {
        let Some(digit) = char::from(*byte).to_digit(radix) else { break };
        value = Some(value.unwrap_or(0_u32).saturating_mul(radix).saturating_add(digit));
        length += 1;
    }
    (value, length)
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

/// Each run of letters decoded from this offset; `None` if there is no run.
fn base64(of: &Reading, offset: usize) -> Option<Reading> {
    let runs = of.runs(SHORTEST, |byte| six_bits(byte).is_some());
    if runs.is_empty() {
        return None;
    }
    let mut read = Reading::with_room(of.bytes.len());
    for run in runs {
        let end = run.end;
        let (mut bits, mut held) = (0_u32, 0_u32);
        for at in run.start + offset..end {
            bits = bits << 6 | u32::from(six_bits(of.bytes[at]).unwrap_or_default());
            held += 6;
            if held >= 8 {
                held -= 8;
                // The upper bits belong to earlier bytes.
                let byte = u8::try_from(bits >> held & 0xFF).unwrap_or_default();
                read.push(byte, of.place(at - 1..at + 1));
                bits &= (1 << held) - 1;
            }
        }
        read.push(APART, of.place(end - 1..end));
    }
    Some(read)
}

fn six_bits(byte: u8) -> Option<u8> {
    match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' | b'-' => Some(62),
        b'/' | b'_' => Some(63),
        _ => None,
    }
}

/// Each run of hex digits decoded from this offset; `None` if there is no run.
fn hex(of: &Reading, offset: usize) -> Option<Reading> {
    let runs = of.runs(RUN, |byte| byte.is_ascii_hexdigit());
    if runs.is_empty() {
        return None;
    }
    let mut read = Reading::with_room(of.bytes.len());
    for run in runs {
        let end = run.end;
        for at in (run.start + offset..end.saturating_sub(1)).step_by(2) {
            if let (Some(high), Some(low)) = (digit(of.bytes[at]), digit(of.bytes[at + 1])) {
                read.push(high << 4 | low, of.place(at..at + 2));
            }
        }
        read.push(APART, of.place(end - 1..end));
    }
    Some(read)
}
