use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

use super::super::Secret;
use super::*;

/// Made at run time: the repository has no value.
fn value() -> String {
    "aB3-".repeat(10)
}

fn okta(text: &str) -> std::result::Result<String, Kind> {
    let taken = Secret::take_okta(Zeroizing::new(text.to_owned()));
    // EXPOSE: the test's own value.
    taken.map(|(secret, _)| secret.expose().to_owned()).map_err(|problem| problem.kind)
}

fn dell(text: &str) -> std::result::Result<(), Kind> {
    Secret::take_dell(Zeroizing::new(text.to_owned())).map(|_| ()).map_err(|problem| problem.kind)
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_value() {
    let value = value();
    for text in [format!("\u{feff}{value}"), format!("\u{feff}\u{feff}{value}\r\n"), format!(" \u{feff}{value}")] {
        assert_eq!(okta(&text), Ok(value.clone()), "{text:?}");
        assert_eq!(dell(&text), Ok(()), "{text:?}");
        let piped = text_of(Zeroizing::new(text.clone().into_bytes())).expect("text");
        assert_eq!(okta(&piped), Ok(value.clone()), "{text:?}");
    }
    let (_, taken) = Secret::take_okta(Zeroizing::new(format!("\u{feff}{value}"))).expect("taken");
    assert!(!taken.trimmed, "an encoding's mark is no white space");
    assert_eq!(okta("\u{feff}\r\n"), Err(Kind::ClipboardEmpty));
}

#[test]
fn quotation_marks_and_brackets_are_named() {
    let value = value();
    for (before, after) in [
        ("\"", "\""),
        ("'", "'"),
        ("`", "`"),
        ("```", "```"),
        ("\u{201c}", "\u{201d}"),
        ("\u{201e}", "\u{201c}"),
        ("\u{2018}", "\u{2019}"),
        ("\u{ab}", "\u{bb}"),
        ("\u{203a}", "\u{2039}"),
        ("<", ">"),
        ("[", "]"),
        ("\"", "\","),
        ("'", "';"),
        ("\\\"", "\\\""),
        ("**", "**"),
        ("=\"", "\""),
        ("b'", "'"),
        ("$'", "'"),
        ("\u{201c}", ""),
        ("", "\u{2019}"),
    ] {
        let text = format!("{before}{value}{after}");
        assert_eq!(okta(&text), Err(Kind::SecretInQuotes), "{text}");
        assert_eq!(dell(&text), Err(Kind::SecretInQuotes), "{text}");
    }
    // A spreadsheet marks a text with one.
    assert_eq!(okta(&format!("'{value}")), Err(Kind::SecretInQuotes));
    assert_eq!(dell(&format!("'{value}")), Ok(()), "the characters of Dell's keys are not documented");
}

#[test]
fn a_name_before_the_value_is_named() {
    let value = value();
    for text in [
        format!("OKTA_SECRET={value}"),
        format!("export OKTA_SECRET=\"{value}\""),
        format!("set OKTA_SECRET={value}"),
        format!("setx OKTA_SECRET {value}"),
        format!("$env:OKTA_SECRET = '{value}'"),
        format!("$secret = \"{value}\""),
        format!("client_secret: {value}"),
        format!("client_secret:{value}"),
        format!("Client Secret: {value}"),
        format!("\"client_secret\": \"{value}\","),
        format!("{{\"client_secret\":\"{value}\"}}"),
        format!("{{\n  \"client_secret\" : \"{value}\"\n}}"),
        format!("--client-secret={value}"),
        format!("--client-secret {value}"),
        format!("OKTA_ID=acme\nOKTA_SECRET={value}\n"),
        format!("{}:{value}", &format!("0oa{}", "a1".repeat(9))[..20]),
        "{".to_owned(),
    ] {
        assert_eq!(okta(&text), Err(Kind::SecretNamed), "{text}");
        assert_eq!(dell(&text), Err(Kind::SecretNamed), "{text}");
    }
}

#[test]
fn a_reference_to_the_value_is_named() {
    for text in [
        "$OKTA_CLIENT_SECRET",
        "${OKTA_CLIENT_SECRET}",
        "$env:OKTA_CLIENT_SECRET",
        "%OKTA_CLIENT_SECRET%",
        "{{ okta.client_secret }}",
        "${{ secrets.OKTA_CLIENT_SECRET }}",
        "op://Private/okta/credential",
        "vault://secret/data/okta",
        "arn:aws:secretsmanager:eu-central-1:123456789012:secret:okta",
    ] {
        assert_eq!(okta(text), Err(Kind::SecretIsReference), "{text}");
        assert_eq!(dell(text), Err(Kind::SecretIsReference), "{text}");
    }
    assert_eq!(okta("<client secret>"), Err(Kind::SecretInQuotes));
}

#[test]
fn the_source_of_a_formatted_text_is_named() {
    let value = value();
    for text in [
        format!("<span>{value}</span>"),
        format!("<html><body>{value}"),
        format!("<!DOCTYPE html><p>{value}"),
        format!("{{\\rtf1\\ansi {value}}}"),
    ] {
        assert_eq!(okta(&text), Err(Kind::SecretInMarkup), "{text}");
        assert_eq!(dell(&text), Err(Kind::SecretInMarkup), "{text}");
    }
}

#[test]
fn base64_of_a_text_is_named() {
    for text in [STANDARD.encode(value()), URL_SAFE_NO_PAD.encode(value()), STANDARD.encode(format!("{}\n", value()))] {
        assert_eq!(okta(&text), Err(Kind::SecretIsBase64), "{text}");
        assert_eq!(dell(&text), Err(Kind::SecretIsBase64), "{text}");
    }
    assert_eq!(STANDARD.encode(format!("0oa0123456789abcdefg:{}", value())).len() % 4, 0);
    assert_eq!(okta(&STANDARD.encode(format!("0oa0123456789abcdefg:{}", value()))), Err(Kind::SecretIsBase64));
}

#[test]
fn utf_16_is_named_by_its_mark_or_its_zeros() {
    for text in [value(), format!("{}\r\n", value()), format!("{}\u{fc}", value())] {
        for mark in ["\u{feff}", ""] {
            let units: Vec<u16> = format!("{mark}{text}").encode_utf16().collect();
            let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
            let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
            for bytes in [little, big] {
                // A reader of lines stops inside a character.
                for cut in [bytes.len(), bytes.len() - 1] {
                    let read = text_of(Zeroizing::new(bytes[..cut].to_vec())).map(|_| ()).map_err(|p| p.kind);
                    assert_eq!(read, Err(Kind::SecretUtf16), "{mark:?} {:?}", &bytes[..4]);
                }
            }
        }
    }
    // On a clipboard it arrives as a text with zeros in it.
    let zeros: String = value().chars().flat_map(|c| [c, '\0']).collect();
    assert_eq!(okta(&zeros), Err(Kind::SecretUtf16));
    assert_eq!(okta(&format!("{}\0", value())), Err(Kind::SecretOddCharacters), "a zero at its end is none");
}

#[test]
fn bytes_of_another_encoding_are_named() {
    let latin: Vec<u8> = value().bytes().chain([0xfc]).collect();
    assert_eq!(text_of(Zeroizing::new(latin)).map(|_| ()).map_err(|p| p.kind), Err(Kind::SecretNotUtf8));
}

/// Nothing that may be a value is refused because it resembles something.
#[test]
fn half_a_wrapping_is_none() {
    let value = value();
    for text in [value.clone(), "f".repeat(40), "0123456789abcdef".repeat(2), "Aa1_".repeat(12)] {
        assert_eq!(okta(&text), Ok(text.clone()), "{text}");
        assert_eq!(dell(&text), Ok(()), "{text}");
    }
    // No wrapping with a name: they are not of Okta's alphabet, and Dell's is not documented.
    for text in [
        format!("{value}=="),
        format!("{value}="),
        format!("{value}:{value}"),
        format!("**{value}"),
        format!("{value}]"),
        format!("({value}"),
        format!("%{value}"),
    ] {
        assert_eq!(okta(&text), Err(Kind::SecretOddCharacters), "{text}");
        assert_eq!(dell(&text), Ok(()), "{text}");
    }
}
