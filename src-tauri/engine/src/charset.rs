//! Writes text where the locale names another character set than UTF-8.

use std::borrow::Cow;

/// The character set of a terminal in this locale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Charset {
    /// UTF-8, and any locale without a character set: `C` and `POSIX`, too, as in other tools of today.
    Utf8,
    /// One byte a letter, with Western Europe's letters where ISO 8859-1 has them.
    Western,
    /// Any other; only its ASCII is certain.
    Ascii,
}

impl Charset {
    /// The locale's. Windows has none: its console takes Unicode.
    pub fn of_locale() -> Self {
        if cfg!(windows) {
            return Self::Utf8;
        }
        let set = |name: &&str| std::env::var(name).ok().filter(|value| !value.is_empty());
        Self::named(&["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(set).unwrap_or_default())
    }

    /// The character set of a locale such as `de_DE.ISO-8859-1` or `de_DE@euro`.
    fn named(locale: &str) -> Self {
        let (name, modifier) = locale.split_once('@').unwrap_or((locale, ""));
        let charset = name.split_once('.').map(|(_, charset)| charset);
        let letters = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
        match charset.map(|charset| letters(charset).to_ascii_lowercase()).as_deref() {
            None if modifier.eq_ignore_ascii_case("euro") => Self::Western,
            None | Some("utf8" | "") => Self::Utf8,
            Some("iso88591" | "iso885915" | "cp1252" | "windows1252") => Self::Western,
            Some(_) => Self::Ascii,
        }
    }

    /// The text in this character set. A letter that it lacks becomes its usual ASCII spelling, or `?`.
    pub fn encoded(self, text: &str) -> Cow<'_, [u8]> {
        if self == Self::Utf8 || text.is_ascii() {
            return Cow::Borrowed(text.as_bytes());
        }
        let mut bytes = Vec::with_capacity(text.len());
        for letter in text.chars() {
            match u8::try_from(u32::from(letter)) {
                Ok(byte) if byte.is_ascii() => bytes.push(byte),
                // Below 0xA0 are a terminal's controls; eight of the others differ between the sets.
                Ok(byte @ 0xa0..) if self == Self::Western && !b"\xa4\xa6\xa8\xb4\xb8\xbc\xbd\xbe".contains(&byte) => {
                    bytes.push(byte);
                }
                Ok(_) | Err(_) => bytes.extend_from_slice(plain(letter)),
            }
        }
        Cow::Owned(bytes)
    }
}

fn plain(letter: char) -> &'static [u8] {
    match letter {
        'ä' => b"ae",
        'ö' => b"oe",
        'ü' => b"ue",
        'Ä' => b"Ae",
        'Ö' => b"Oe",
        'Ü' => b"Ue",
        'ß' => b"ss",
        '“' | '”' | '„' | '«' | '»' => b"\"",
        '‘' | '’' | '‚' => b"'",
        '–' | '—' | '‑' => b"-",
        '…' => b"...",
        '→' => b"->",
        '\u{a0}' | '\u{202f}' => b" ",
        _ => b"?",
    }
}

#[cfg(test)]
mod tests {
    use super::Charset::{Ascii, Utf8, Western};
    use super::*;

    #[test]
    fn a_locale_names_its_character_set() {
        for (locale, charset) in [
            ("", Utf8),
            ("C", Utf8),
            ("de_DE", Utf8),
            ("C.UTF-8", Utf8),
            ("de_DE.utf8", Utf8),
            ("de_DE.ISO-8859-1", Western),
            ("de_AT.iso885915@euro", Western),
            ("de_DE@euro", Western),
            ("en_US.US-ASCII", Ascii),
            ("ru_RU.KOI8-R", Ascii),
            ("ja_JP.eucJP", Ascii),
        ] {
            assert_eq!(Charset::named(locale), charset, "{locale}");
        }
    }

    #[test]
    fn what_a_set_lacks_is_written_in_ascii_and_nothing_steers() {
        assert_eq!(*Utf8.encoded("für"), *"für".as_bytes());
        assert_eq!(*Western.encoded("für „Übung“ …"), *b"f\xfcr \"\xdcbung\" ...");
        assert_eq!(*Ascii.encoded("für „Übung“ – ß"), *b"fuer \"Uebung\" - ss");
        assert_eq!(*Western.encoded("\u{9b}2J\u{a4}漢"), *b"?2J??");
    }
}
