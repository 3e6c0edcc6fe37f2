//! The language of Windows' own windows. The page asks the same (`navigator.language`).

use windows_sys::Win32::Globalization::{GetUserPreferredUILanguages, MUI_LANGUAGE_NAME};

/// The first of the languages that the person chose, such as `de-DE`.
pub(super) fn preferred() -> Option<String> {
    let (mut count, mut length) = (0, 0);
    #[expect(unsafe_code, reason = "Win32 has no safe door")]
    // SAFETY: without a buffer the system only answers how long the list is.
    let asked = unsafe {
        GetUserPreferredUILanguages(MUI_LANGUAGE_NAME, &raw mut count, std::ptr::null_mut(), &raw mut length)
    };
    let mut list = vec![0_u16; length as usize];
    #[expect(unsafe_code, reason = "Win32 has no safe door")]
    // SAFETY: the system writes no more than the buffer holds.
    let listed = asked != 0
        && unsafe {
            GetUserPreferredUILanguages(MUI_LANGUAGE_NAME, &raw mut count, list.as_mut_ptr(), &raw mut length) != 0
        };
    // Each ends with a zero.
    let first = list.split(|unit| *unit == 0).next().filter(|first| listed && !first.is_empty())?;
    String::from_utf16(first).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_names_a_language() {
        let tag = preferred().expect("a language");
        assert!(tag.parse::<unic_langid::LanguageIdentifier>().is_ok_and(|tag| !tag.language.is_empty()), "{tag}");
    }
}
