//! Encoders of the tests' own write the spellings; they share no code with the decoders.

use std::fmt::Write as _;
use std::ops::Range;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use proptest::prelude::*;

use super::*;
use model::service_message::is_hidden;

/// The closed list.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Spelling {
    AsItIs,
    Base64(usize),
    Base64Url(usize),
    PercentUpper,
    PercentLower,
    PercentReserved,
    EscapeUpper,
    EscapeLower,
    EntityDecimal,
    EntityHexUpper,
    EntityHexLower,
    HexUpper,
    HexLower,
    Utf16Little,
    Utf16Big,
}

const SPELLINGS: [Spelling; 19] = [
    Spelling::AsItIs,
    Spelling::Base64(0),
    Spelling::Base64(1),
    Spelling::Base64(2),
    Spelling::Base64Url(0),
    Spelling::Base64Url(1),
    Spelling::Base64Url(2),
    Spelling::PercentUpper,
    Spelling::PercentLower,
    Spelling::PercentReserved,
    Spelling::EscapeUpper,
    Spelling::EscapeLower,
    Spelling::EntityDecimal,
    Spelling::EntityHexUpper,
    Spelling::EntityHexLower,
    Spelling::HexUpper,
    Spelling::HexLower,
    Spelling::Utf16Little,
    Spelling::Utf16Big,
];

/// A text, and the part of it that spells the credential and nothing else.
#[derive(Debug, Clone)]
struct Spelled {
    text: String,
    core: Range<usize>,
}

impl Spelled {
    fn plain(text: &str) -> Self {
        Self { text: text.to_owned(), core: 0..text.len() }
    }

    fn core(&self) -> &str {
        &self.text[self.core.clone()]
    }

    fn by(&self, spelling: Spelling) -> Self {
        let of_bytes = |write: fn(u8, &mut String)| {
            let spell = |part: &str| {
                part.bytes().fold(String::new(), |mut text, byte| {
                    write(byte, &mut text);
                    text
                })
            };
            let start = spell(&self.text[..self.core.start]).len();
            Self { text: spell(&self.text), core: start..start + spell(self.core()).len() }
        };
        let in_base64 = |offset: usize, encode: fn(&[u8]) -> String| {
            let bytes = [&b"\n\xf0"[..offset.min(2)], self.text.as_bytes()].concat();
            let text = encode(&bytes);
            let (start, end) = (offset + self.core.start, offset + self.core.end);
            let end = (end * 4 / 3).min(text.len());
            Self { core: (start * 4).div_ceil(3).min(end)..end, text }
        };
        match spelling {
            Spelling::AsItIs => self.clone(),
            Spelling::Base64(offset) => in_base64(offset, |bytes| STANDARD.encode(bytes)),
            Spelling::Base64Url(offset) => in_base64(offset, |bytes| URL_SAFE_NO_PAD.encode(bytes)),
            Spelling::PercentUpper => of_bytes(|byte, text| write!(text, "%{byte:02X}").expect("written")),
            Spelling::PercentLower => of_bytes(|byte, text| write!(text, "%{byte:02x}").expect("written")),
            Spelling::PercentReserved => of_bytes(|byte, text| {
                if byte.is_ascii_alphanumeric() {
                    text.push(byte.into())
                } else {
                    write!(text, "%{byte:02X}").expect("written")
                }
            }),
            Spelling::EscapeUpper => of_bytes(|byte, text| write!(text, "\\u{byte:04X}").expect("written")),
            Spelling::EscapeLower => of_bytes(|byte, text| write!(text, "\\u{byte:04x}").expect("written")),
            Spelling::EntityDecimal => of_bytes(|byte, text| write!(text, "&#{byte};").expect("written")),
            Spelling::EntityHexUpper => of_bytes(|byte, text| write!(text, "&#X{byte:X};").expect("written")),
            Spelling::EntityHexLower => of_bytes(|byte, text| write!(text, "&#x{byte:x};").expect("written")),
            Spelling::HexUpper => of_bytes(|byte, text| write!(text, "{byte:02X}").expect("written")),
            Spelling::HexLower => of_bytes(|byte, text| write!(text, "{byte:02x}").expect("written")),
            Spelling::Utf16Little => of_bytes(|byte, text| text.extend([char::from(byte), '\0'])),
            Spelling::Utf16Big => of_bytes(|byte, text| text.extend(['\0', char::from(byte)])),
        }
    }
}

impl Spelling {
    /// The most characters that one takes.
    const fn width(self) -> usize {
        match self {
            Self::AsItIs | Self::Base64(_) | Self::Base64Url(_) => 1,
            Self::HexUpper | Self::HexLower | Self::Utf16Little | Self::Utf16Big => 2,
            Self::PercentUpper | Self::PercentLower | Self::PercentReserved => 3,
            Self::EscapeUpper | Self::EscapeLower | Self::EntityDecimal => 6,
            Self::EntityHexUpper | Self::EntityHexLower => 6,
        }
    }
}

fn redactor(credential: &str) -> Redactor {
    let mut redactor = Redactor::without_credentials();
    redactor.add(Credential::of(credential.as_bytes()).expect("long enough"));
    redactor
}

/// What a text contains of another that spells a credential: eight characters or four escapes; of an escape in escapes,
/// four whole ones. A backslash before the first may take a part of it.
fn left(of: &str, by: &[Spelling], text: &str) -> Option<String> {
    let characters: Vec<char> = of.chars().collect();
    let width: usize = by.iter().map(|spelling| spelling.width()).product();
    characters.windows(width.max(2) * 4).map(|run| run.iter().collect::<String>()).find(|run| text.contains(run))
}

fn credential() -> impl Strategy<Value = String> {
    // As Okta's look, as Dell's may look, and as tokens and Basic values look.
    prop_oneof!["[A-Za-z0-9_-]{14,64}", "[!-~]{9,40}", "[A-Za-z0-9+/]{40,80}"]
}

fn spelling() -> impl Strategy<Value = Spelling> {
    proptest::sample::select(&SPELLINGS[..])
}

proptest! {
    #[test]
    fn no_spelling_of_a_credential_passes(
        credential in credential(),
        (from, to) in (0.0..1.0_f64, 0.0..1.0_f64),
        (inner, outer) in (spelling(), spelling()),
        (before, after) in ("(\\PC|\\s){0,20}", "(\\PC|\\s){0,20}"),
    ) {
        // Whole, or a part of at least eight characters.
        let spare = credential.len() - 8;
        let from = (from * (spare + 1) as f64) as usize;
        let to = from + 8 + (to * (spare - from + 1) as f64) as usize;
        for part in [credential.as_str(), &credential[from..to]] {
            let spelled = Spelled::plain(part).by(inner).by(outer);
            let gate = redactor(&credential);
            let text = format!("{before}{}{after}", spelled.text);
            let passed = gate.value(&text).into_owned();
            prop_assert_eq!(left(&credential, &[Spelling::AsItIs], &passed), None);
            prop_assert_eq!(left(spelled.core(), &[inner, outer], &passed), None, "{:?} in {:?}: {}", inner, outer, passed);
            prop_assert!(!passed.chars().any(is_hidden), "{:?}", passed);
            prop_assert_eq!(gate.value(&passed), passed.as_str(), "once more changes it");
            let message = gate.message(&text);
            prop_assert_eq!(left(&credential, &[Spelling::AsItIs], &message), None);
            prop_assert_eq!(&gate.message(&message), &message);
        }
    }

    #[test]
    fn ordinary_text_passes_as_it_is(
        credential in "[A-Za-z0-9_-]{14,64}",
        text in "[A-Za-z0-9 .,:;'\"()/_%&äöüßéñ日本-]{0,200}",
    ) {
        let gate = redactor(&credential);
        prop_assert_eq!(gate.value(&text), text.as_str());
    }

    #[test]
    fn any_text_passes_without_marks_of_its_own(text in any::<String>()) {
        let shown = Redactor::without_credentials().message(&text);
        prop_assert!(!shown.chars().any(is_hidden));
        prop_assert!(shown.chars().count() <= LONGEST);
    }
}

/// Each pair, for a credential of each kind of character.
#[test]
fn every_spelling_of_every_spelling_is_removed() {
    let credential = "aB3-xY7_zQ9+mN5/kL1=pR4~";
    let gate = redactor(credential);
    for inner in SPELLINGS {
        for outer in SPELLINGS {
            let spelled = Spelled::plain(credential).by(inner).by(outer);
            let passed = gate.value(&format!("before {} after", spelled.text)).into_owned();
            assert_eq!(left(spelled.core(), &[inner, outer], &passed), None, "{inner:?} in {outer:?}: {passed}");
            assert!(passed.starts_with("before ") && passed.ends_with(" after"), "{passed}");
        }
    }
}

#[test]
fn a_message_is_cut_after_it_was_cleaned() {
    let credential = "aB3-xY7_zQ9+mN5/kL1=pR4~";
    let gate = redactor(credential);
    let long = format!("{}{credential}", "x".repeat(LONGEST - 4));
    assert_eq!(gate.message(&long).as_str(), format!("{}…", "x".repeat(LONGEST - 4)));
    assert_eq!(gate.message(&credential.repeat(1000)).as_str(), "…");
    assert_eq!(gate.message("ü".repeat(9000).as_str()).chars().count(), LONGEST);
}

#[test]
fn what_is_known_of_it_anyway_stays() {
    let gate = redactor("aB3-xY7_zQ9+mN5/kL1=pR4~");
    // The last four characters are its mark; seven identify the other to nobody.
    assert_eq!(gate.message("it ends with pR4~").as_str(), "it ends with pR4~");
    assert_eq!(gate.message("it is aB3-xY7").as_str(), "it is aB3-xY7");
    assert_eq!(gate.message("it is aB3-xY7_").as_str(), "it is …");
}

#[test]
fn a_message_from_the_store_steers_nothing() {
    let message: ServiceMessage = serde_json::from_str("\"\\u001b]52;c;eA==\\u0007\"").expect("read");
    assert_eq!(message.as_str(), "␛]52;c;eA==␇");
    assert_eq!(serde_json::to_string(&message).expect("written"), "\"␛]52;c;eA==␇\"");
}

/// A service may fill its answer with whatever takes longest to read.
#[test]
fn time_grows_with_the_text_alone() {
    let gate = redactor(&"ab".repeat(500));
    let began = std::time::Instant::now();
    for unit in ["ab", "%61%62", "YWJhYmFi", "6162", "\\u0061\\u0062", "a\u{0}b\u{0}"] {
        let text = unit.repeat(64 * 1024 / unit.len());
        assert!(gate.value(&text).chars().count() < 8, "{unit}");
    }
    assert!(began.elapsed().as_secs() < 60, "{:?}", began.elapsed());
}

/// A service may repeat in one answer what another request carried: a secret that it stored, a token that it issued.
#[test]
fn what_another_request_carries_is_removed_too() {
    let value = format!("{:016x}{:016x}", random(), random());
    let text = format!("the org {value} is here");
    let held = Credential::of(value.as_bytes()).expect("long enough");
    assert_eq!(Redactor::without_credentials().value(&text), "the org … is here");
    drop(held);
    // Once dropped, it is a word like any other; an answer that is read at the same time holds it a moment longer.
    let begun = std::time::Instant::now();
    while Redactor::without_credentials().value(&text) != text {
        assert!(begun.elapsed().as_secs() < 60, "it is held for ever");
        std::thread::yield_now();
    }
}

fn random() -> u64 {
    std::hash::BuildHasher::hash_one(&std::hash::RandomState::new(), 0)
}
