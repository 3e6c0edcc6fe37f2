//! A value that doesn't come alone: in another encoding, in quotation marks, behind its name, or only referred to.
//!
//! Invariants: it is refused by name and never unwrapped, since stripping the wrong part would make a wrong secret that
//! nobody sees. Only a byte order mark is removed: it is part of no text. Nothing here copies the value; Base64 is
//! decoded without a buffer.

use zeroize::Zeroizing;

use super::has_id;
use model::problem::{Kind, Result};

/// Byte order mark, as a character.
const MARK: char = '\u{feff}';

/// What a pipe delivered, as text without a byte order mark.
///
/// # Errors
/// `secret-utf16`, `secret-not-utf8`. The bytes are wiped.
pub fn text_of(mut bytes: Zeroizing<Vec<u8>>) -> Result<Zeroizing<String>> {
    if is_utf16(&bytes) {
        return Err(Kind::SecretUtf16.into());
    }
    match String::from_utf8(std::mem::take(&mut *bytes)) {
        Ok(text) => {
            let mut text = Zeroizing::new(text);
            let marks = text.len() - without_mark(&text).len();
            // In place: the bytes behind the text's new end are wiped, too.
            text.drain(..marks);
            Ok(text)
        }
        Err(error) => {
            let _wiped = Zeroizing::new(error.into_bytes());
            Err(Kind::SecretNotUtf8.into())
        }
    }
}

/// The text behind its byte order mark. After a second program in the pipe it has two.
pub(super) fn without_mark(text: &str) -> &str {
    text.trim_start_matches(MARK)
}

/// How Okta's client secret is wrapped; its alphabet is known (DOMAIN 3.4).
pub(super) fn around_okta(text: &str) -> Option<Kind> {
    let torn = |c: char| is_quote(c);
    let one_side = text.starts_with(torn) || text.ends_with(torn);
    around(text).or_else(|| one_side.then_some(Kind::SecretInQuotes))
}

/// How a value is wrapped, where that is certain for a value of any shape.
pub(super) fn around(text: &str) -> Option<Kind> {
    let basic = || text.get(..6).is_some_and(|start| start.eq_ignore_ascii_case("Basic "));
    match () {
        () if is_utf16(text.as_bytes()) => Some(Kind::SecretUtf16),
        () if is_markup(text) => Some(Kind::SecretInMarkup),
        () if is_named(text) => Some(Kind::SecretNamed),
        () if is_reference(text) => Some(Kind::SecretIsReference),
        () if is_quoted(text) => Some(Kind::SecretInQuotes),
        () if is_base64(text) || basic() => Some(Kind::SecretIsBase64),
        () => None,
    }
}

/// By its mark, or because every second byte is zero, as in plain letters.
fn is_utf16(bytes: &[u8]) -> bool {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return true;
    }
    let zeros = |from: usize| bytes.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    // A line cut at its end keeps half of the last character.
    bytes.len() >= 4 && first.min(second) == 0 && first.max(second) * 8 >= bytes.len() * 3
}

/// The source of a formatted text: HTML, XML, RTF.
fn is_markup(text: &str) -> bool {
    let tags = text.starts_with('<') && text.ends_with('>');
    text.starts_with("{\\rtf")
        || (tags && (text.contains("</") || text.contains("/>") || text.contains("><")))
        || text.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("<html"))
        || text.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype"))
}

/// A name and the value: a line of an environment file or of YAML, a shell's assignment, an option, an object of JSON.
fn is_named(text: &str) -> bool {
    let object = text == "{"
        || (text.starts_with('{') && text.ends_with('}') && text.contains("\":"))
        || (text.starts_with('{') && text.contains("\" :"));
    let mut lines = text.lines().filter(|line| !line.trim().is_empty()).peekable();
    object || (lines.peek().is_some() && lines.all(|line| line_is_named(line.trim())))
}

fn line_is_named(line: &str) -> bool {
    let words = || line.split_whitespace();
    // An option of a command, and Windows' setx, have a space where others have a sign.
    let option = line.starts_with("--") && words().count() == 2;
    if option || (words().next().is_some_and(|first| first.eq_ignore_ascii_case("setx")) && words().count() == 3) {
        return true;
    }
    let shell = line.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("$env:"));
    let line = if shell { &line[5..] } else { line };
    let Some(at) = line.find(['=', ':']) else { return false };
    let (name, value) = (line[..at].trim(), &line[at + 1..]);
    // Base64 ends with this sign, and has nothing behind it.
    let something = !value.trim_matches(|c: char| c == '=' || c.is_whitespace()).is_empty();
    if !something || !is_name(name) {
        return false;
    }
    // A colon may also be inside a word, so it counts only before a space, behind a quotation mark or after such a
    // name.
    line[at..].starts_with('=')
        || value.starts_with([' ', '\t'])
        || name.ends_with(is_quote)
        || names_a_credential(name)
}

/// Up to five words of a name's characters, the first beginning with a letter; quoted, or after a shell's sign.
fn is_name(name: &str) -> bool {
    let name = name.trim_start_matches(['-', '$']).trim_matches(is_quote);
    let plain = |c: char| c.is_alphanumeric() || c == '_' || c == '-' || c == '.' || c.is_whitespace();
    name.len() <= 64
        && (name.starts_with(char::is_alphabetic) || has_id(name, "0oa"))
        && name.chars().all(plain)
        && name.split_whitespace().count() <= 5
}

fn names_a_credential(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let said = ["secret", "password", "passwort", "credential", "client", "token", "key"];
    said.iter().any(|word| lower.contains(word)) || has_id(name, "0oa")
}

/// Not the value, but where a program would find it: a variable that nobody replaced, an entry of a password manager.
fn is_reference(text: &str) -> bool {
    let variable =
        |name: &str| name.len() > 1 && name.chars().all(|c| c.is_ascii_alphanumeric() || "_:.{}() -".contains(c));
    let percent = text.strip_prefix('%').and_then(|rest| rest.strip_suffix('%')).is_some_and(variable);
    let braces = (text.starts_with("{{") && text.ends_with("}}")) || (text.starts_with("${") && text.ends_with('}'));
    let scheme = text.split_once("://").is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || c == '+' || c == '-')
    });
    percent || braces || scheme || text.starts_with("arn:aws:") || text.strip_prefix('$').is_some_and(variable)
}

/// Quotation marks, back ticks or brackets on both sides, or typographic marks on one: no value has those.
fn is_quoted(text: &str) -> bool {
    const PAIRS: [(&str, &str); 12] = [
        ("\"", "\""),
        ("'", "'"),
        ("`", "`"),
        ("\\\"", "\\\""),
        ("\\'", "\\'"),
        ("**", "**"),
        ("<", ">"),
        ("(", ")"),
        ("[", "]"),
        ("{", "}"),
        ("\u{b4}", "\u{b4}"),
        ("``", "''"),
    ];
    // What the end of a list or statement leaves behind it.
    let inner = text.trim_end_matches([',', ';']).trim_end_matches('@');
    // A spreadsheet's formula, strings of Python and of shells.
    let inner = inner
        .strip_prefix(['=', 'b', 'u', 'r', '$', '@'])
        .filter(|rest| rest.starts_with(['"', '\'']))
        .unwrap_or(inner);
    let around = |(before, after): &(&str, &str)| {
        inner.len() >= before.len() + after.len() && inner.starts_with(before) && inner.ends_with(after)
    };
    let typographic = |c: char| is_quote(c) && !c.is_ascii();
    let stars = text.chars().all(|c| c == '*');
    (!stars && PAIRS.iter().any(around)) || text.starts_with(typographic) || text.ends_with(typographic)
}

/// Quotation marks of every kind, and back ticks.
pub(crate) fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '`' | '\u{b4}' | '\u{ab}' | '\u{bb}' | '\u{2018}'..='\u{201f}' | '\u{2039}' | '\u{203a}'
            | '\u{300c}'..='\u{300f}' | '\u{ff02}' | '\u{ff07}'
    )
}

/// Base64 of a text. A value of this length that is no Base64 decodes to plain characters alone less than once in a
/// hundred million times.
fn is_base64(text: &str) -> bool {
    const SHORTEST: usize = 27;
    let signs = text.trim_end_matches('=');
    if signs.len() < SHORTEST || text.len() - signs.len() > 2 || signs.len() % 4 == 1 {
        return false;
    }
    let (mut bits, mut held) = (0_u32, 0_u32);
    for sign in signs.bytes() {
        let value = match sign {
            b'A'..=b'Z' => sign - b'A',
            b'a'..=b'z' => sign - b'a' + 26,
            b'0'..=b'9' => sign - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return false,
        };
        bits = (bits << 6) | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            let byte = (bits >> held) & 0xff;
            bits &= (1 << held) - 1;
            if !(0x20..0x7f).contains(&byte) && byte != 0x0a && byte != 0x0d {
                return false;
            }
        }
    }
    true
}

#[cfg(test)]
mod tests;
