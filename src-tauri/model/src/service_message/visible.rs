//! Shows characters that control a terminal, reverse text or are invisible as marks.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Invisible characters that come along when text is copied from a page.
pub fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
    ) || (c.is_control() && !c.is_whitespace())
}

/// The text with a visible mark for each control, direction and zero-width character, and a space for each line break.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        mark(c, &mut shown);
    }
    Cow::Owned(shown)
}

/// Whether a character is invisible, or does more than appear.
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || is_invisible(c)
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}')
        // Fillers of Hangul and Khmer, which have no width.
        || matches!(c, '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{3164}' | '\u{FFA0}')
}

fn mark(c: char, shown: &mut String) {
    match c {
        '\r' | '\n' | '\u{2028}' | '\u{2029}' => shown.push(' '),
        // Unicode has a picture of each of these.
        '\0'..='\u{1F}' => shown.extend(char::from_u32(0x2400 + u32::from(c))),
        '\u{7F}' => shown.push('␡'),
        hidden if is_hidden(hidden) => {
            // Writing to a String cannot fail.
            let _ = write!(shown, "[U+{:04X}]", u32::from(hidden));
        }
        plain => shown.push(plain),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_or_hides_is_seen() {
        assert_eq!(visible("\u{1b}]52;c;eA==\u{7}"), "␛]52;c;eA==␇");
        assert_eq!(visible("a\r\nb\tc\u{7f}\u{9b}2J"), "a  b␉c␡[U+009B]2J");
        assert_eq!(visible("\u{202e}moc\u{200b}.\u{feff}\u{2066}"), "[U+202E]moc[U+200B].[U+FEFF][U+2066]");
        assert_eq!(visible("\u{e0041}\u{2028}"), "[U+E0041] ");
    }

    #[test]
    fn what_people_write_stays() {
        for text in ["", "Prüfstelle 1, O=Contoso", "מגן ושומר", "日本語", "😀 – “quoted” …", "␛[2J is a picture"]
        {
            assert!(matches!(visible(text), Cow::Borrowed(same) if same == text));
        }
    }
}
