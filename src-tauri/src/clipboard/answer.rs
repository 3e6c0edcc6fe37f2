//! What the plugin's answer to a read means. It reports "no text" and every failure alike, by words alone.

use model::problem::{Kind, Result};
use zeroize::Zeroizing;

/// The text, or `None` if there is none.
///
/// # Errors
/// `clipboard-unreadable` if the read failed although there is text: on Windows one program at a time may open the
/// clipboard. Read as empty, a secret of ours would be forgotten while it is still there.
pub(super) fn interpret<E>(
    answer: std::result::Result<String, E>,
    text_available: impl FnOnce() -> bool,
) -> Result<Option<Zeroizing<String>>> {
    match answer {
        Ok(text) => Ok(Some(Zeroizing::new(text))),
        Err(_) if text_available() => Err(Kind::ClipboardUnreadable.into()),
        Err(_) => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(
        answer: std::result::Result<&str, &str>,
        text_available: bool,
    ) -> std::result::Result<Option<String>, Kind> {
        let answer = interpret(answer.map(str::to_owned), || text_available);
        answer.map(|text| text.map(|text| text.to_string())).map_err(|problem| problem.kind)
    }

    #[test]
    fn a_clipboard_that_another_program_holds_open_is_unreadable_and_not_empty() {
        assert_eq!(kind(Err("occupied"), true), Err(Kind::ClipboardUnreadable));
    }

    #[test]
    fn a_clipboard_without_text_is_empty() {
        assert_eq!(kind(Err("not available"), false), Ok(None));
    }

    #[test]
    fn text_that_was_read_is_text() {
        assert_eq!(kind(Ok("one"), true), Ok(Some("one".to_owned())));
        // Replaced between the read and the question.
        assert_eq!(kind(Ok("one"), false), Ok(Some("one".to_owned())));
    }
}
