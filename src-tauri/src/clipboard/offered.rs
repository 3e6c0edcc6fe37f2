//! What a clipboard without text has, by the types that its owner offers. No content is read.

use model::problem::{Kind, Problem, Result};
use zeroize::Zeroizing;

/// What is offered, as a person would call it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Offered {
    /// Nothing was copied.
    Nothing,
    /// Text in an encoding that the app reads.
    Text,
    /// Text in another encoding.
    Encoded,
    /// A picture.
    Picture,
    /// Files.
    Files,
    /// Formatted text only.
    Formatted,
    /// Something else.
    Other,
}

impl Offered {
    /// From these types: targets of X11 and Wayland, types of macOS, formats of Windows. The first of this order
    /// counts: a browser offers a copied picture as HTML, too.
    pub(super) fn of<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let kinds: Vec<Self> = names.into_iter().filter_map(kind).collect();
        [Self::Text, Self::Files, Self::Picture, Self::Encoded, Self::Formatted, Self::Other]
            .into_iter()
            .find(|kind| kinds.contains(kind))
            .unwrap_or(Self::Nothing)
    }

    /// The result of a read without text.
    ///
    /// # Errors
    /// `clipboard-empty`, with what is there instead; `clipboard-unreadable` if text was offered.
    pub(super) fn without_text(self) -> Result<Option<Zeroizing<String>>> {
        let field = match self {
            Self::Nothing => return Ok(None),
            Self::Text => return Err(Problem::new(Kind::ClipboardUnreadable).at("withheld")),
            Self::Encoded => "encoded",
            Self::Picture => "picture",
            Self::Files => "files",
            Self::Formatted => "formatted",
            Self::Other => "other",
        };
        Err(Problem::new(Kind::ClipboardEmpty).at(field))
    }
}

/// Names of the protocol and marks of desktops don't count.
fn kind(name: &str) -> Option<Offered> {
    const PROTOCOL: [&str; 7] =
        ["TARGETS", "MULTIPLE", "TIMESTAMP", "SAVE_TARGETS", "DELETE", "INSERT_SELECTION", "INSERT_PROPERTY"];
    const TEXT: [&str; 9] = [
        "utf8_string",
        "string",
        "text",
        "compound_text",
        "text/plain",
        "public.utf8-plain-text",
        "public.utf16-plain-text",
        "nsstringpboardtype",
        "cf_unicodetext",
    ];
    const FORMATTED: [&str; 9] = [
        "text/html",
        "text/rtf",
        "text/richtext",
        "application/rtf",
        "application/xhtml+xml",
        "public.html",
        "public.rtf",
        "html format",
        "rich text format",
    ];
    const FILES: [&str; 5] =
        ["text/uri-list", "x-special/gnome-copied-files", "public.file-url", "nsfilenamespboardtype", "cf_hdrop"];
    const PICTURE: [&str; 4] = ["public.png", "public.tiff", "public.jpeg", "cf_dib"];
    if PROTOCOL.contains(&name) || name.starts_with("x-kde-") || name.starts_with("chromium/") {
        return None;
    }
    let name = name.to_ascii_lowercase();
    let read = ["utf-8", "utf8", "us-ascii", "ascii"];
    Some(if TEXT.contains(&name.as_str()) {
        Offered::Text
    } else if let Some(charset) = name.strip_prefix("text/plain;charset=") {
        if read.contains(&charset) { Offered::Text } else { Offered::Encoded }
    } else if FILES.contains(&name.as_str()) {
        Offered::Files
    } else if name.starts_with("image/") || PICTURE.contains(&name.as_str()) {
        Offered::Picture
    } else if FORMATTED.contains(&name.as_str()) {
        Offered::Formatted
    } else {
        Offered::Other
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_is_called_by_its_name() {
        for (names, offered) in [
            (&[][..], Offered::Nothing),
            (&["TARGETS", "TIMESTAMP"][..], Offered::Nothing),
            (&["TARGETS", "text/html", "UTF8_STRING"][..], Offered::Text),
            (&["TARGETS", "STRING"][..], Offered::Text),
            (&["text/plain;charset=UTF-8"][..], Offered::Text),
            (&["text/plain;charset=utf-16"][..], Offered::Encoded),
            (&["text/plain;charset=utf-16", "text/html"][..], Offered::Encoded),
            (&["image/png", "TARGETS"][..], Offered::Picture),
            (&["text/html", "image/png"][..], Offered::Picture),
            (&["text/uri-list", "x-special/gnome-copied-files"][..], Offered::Files),
            (&["text/html"][..], Offered::Formatted),
            (&["application/rtf", "text/html"][..], Offered::Formatted),
            (&["application/x-openoffice-embed"][..], Offered::Other),
            (&["public.tiff", "public.png"][..], Offered::Picture),
            (&["CF_HDROP"][..], Offered::Files),
            (&["HTML Format"][..], Offered::Formatted),
        ] {
            assert_eq!(Offered::of(names.iter().copied()), offered, "{names:?}");
        }
    }

    #[test]
    fn only_nothing_is_nothing() {
        for offered in [Offered::Encoded, Offered::Picture, Offered::Files, Offered::Formatted, Offered::Other] {
            let problem = offered.without_text().expect_err("no text");
            assert_eq!(problem.kind, Kind::ClipboardEmpty, "{offered:?}");
            assert!(problem.at_field.is_some(), "{offered:?}");
        }
        assert_eq!(Offered::Nothing.without_text(), Ok(None));
        // A secret that may still be there is not forgotten.
        let withheld = Offered::Text.without_text().expect_err("no text");
        assert_eq!(withheld.kind, Kind::ClipboardUnreadable);
    }
}
