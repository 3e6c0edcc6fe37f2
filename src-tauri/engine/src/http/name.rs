//! The names in a certificate for people: who signed it.
//!
//! `webpki` cuts subject and issuer out of a certificate and verifies it. A library that reads these names costs 180 KB
//! of the program (`x509-parser`) to 240 KB (`x509-cert`), for six attributes. Nothing is decided by them.

use std::fmt;

use secrets::redaction::{Redactor, ServiceMessage};

/// Attributes of a distinguished name (X.520): the last part of 2.5.4.n.
const COMMON_NAME: u8 = 3;
const ORGANISATION: u8 = 10;
const ATTRIBUTES: [(u8, &str); 6] =
    [(COMMON_NAME, "CN"), (11, "OU"), (ORGANISATION, "O"), (7, "L"), (8, "ST"), (6, "C")];

/// Names come from the other side, so they are bounded.
const LONGEST: usize = 200;

/// A distinguished name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Name(Vec<(u8, String)>);

impl Name {
    /// Reads the inside of a `Name` (RFC 5280, 4.1.2.4); skips unknown attributes.
    pub(crate) fn read(mut der: &[u8]) -> Self {
        let mut read = Vec::new();
        while let Some((0x31, mut set, rest)) = part(der) {
            while let Some((0x30, pair, others)) = part(set) {
                if let Some((0x06, [0x55, 0x04, attribute], value)) = part(pair)
                    && let Some((tag, value, _)) = part(value)
                    && let Some(text) = text(tag, value)
                {
                    read.push((*attribute, text));
                }
                set = others;
            }
            der = rest;
        }
        Self(read)
    }

    /// The common name, else the organization.
    pub(crate) fn short(&self) -> Option<ServiceMessage> {
        let name = self.first(COMMON_NAME).or_else(|| self.first(ORGANISATION))?;
        Some(Redactor::without_credentials().message(name))
    }

    /// All of it, as [`fmt::Display`] orders it.
    pub(crate) fn whole(&self) -> ServiceMessage {
        Redactor::without_credentials().message(&self.to_string())
    }

    fn first(&self, wanted: u8) -> Option<&str> {
        self.0.iter().find(|(attribute, _)| *attribute == wanted).map(|(_, text)| text.as_str())
    }
}

impl fmt::Display for Name {
    /// `CN=..., O=...`, the narrowest first.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut between = "";
        for (wanted, label) in ATTRIBUTES {
            for (_, text) in self.0.iter().filter(|(attribute, _)| *attribute == wanted) {
                write!(f, "{between}{label}={text}")?;
                between = ", ";
            }
        }
        Ok(())
    }
}

/// Tag and content of the first value, and the rest (X.690, definite lengths up to 65,535).
fn part(der: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (tag, rest) = der.split_first()?;
    let (length, rest) = match rest {
        [short @ 0..=0x7f, rest @ ..] => (usize::from(*short), rest),
        [0x81, one, rest @ ..] => (usize::from(*one), rest),
        [0x82, high, low, rest @ ..] => (usize::from(u16::from_be_bytes([*high, *low])), rest),
        _ => return None,
    };
    let (inside, rest) = rest.split_at_checked(length)?;
    Some((*tag, inside, rest))
}

fn text(tag: u8, bytes: &[u8]) -> Option<String> {
    let text: String = match tag {
        // UTF8String, PrintableString, IA5String.
        0x0c | 0x13 | 0x16 => str::from_utf8(bytes).ok()?.to_owned(),
        // TeletexString, as Latin-1, which is in use.
        0x14 => bytes.iter().copied().map(char::from).collect(),
        // BMPString.
        0x1e => {
            let units = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
        }
        _ => return None,
    };
    Some(text.chars().take(LONGEST).collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rcgen::{CertificateParams, DnType, DnValue, KeyPair};
    use webpki::EndEntityCert;

    use super::*;

    #[test]
    fn a_name_is_read_as_it_was_written() {
        let mut params = CertificateParams::default();
        let name = &mut params.distinguished_name;
        name.push(DnType::OrganizationName, "Contoso, Inc.");
        name.push(DnType::CommonName, DnValue::BmpString("Prüfstelle 1".try_into().expect("in the plane")));
        name.push(DnType::CountryName, "DE");
        let made = params.self_signed(&KeyPair::generate().expect("a key")).expect("signed");
        let read = EndEntityCert::try_from(made.der()).expect("a certificate");
        let name = Name::read(read.issuer());
        assert_eq!(name.to_string(), "CN=Prüfstelle 1, O=Contoso, Inc., C=DE");
        assert_eq!(name.short().as_deref(), Some("Prüfstelle 1"));
        assert_eq!(Name::read(read.subject()), name);
    }

    #[test]
    fn without_a_common_name_the_organization_is_used() {
        let mut params = CertificateParams::default();
        params.distinguished_name = rcgen::DistinguishedName::new();
        params.distinguished_name.push(DnType::OrganizationName, "Contoso\u{1b}[2J");
        let made = params.self_signed(&KeyPair::generate().expect("a key")).expect("signed");
        let read = EndEntityCert::try_from(made.der()).expect("a certificate");
        // No character in it moves a terminal's cursor.
        assert_eq!(Name::read(read.issuer()).short().as_deref(), Some("Contoso␛[2J"));
        assert_eq!(Name::default().short(), None);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            Name::read(&bytes);
            Name::read(&[&[0x31, 0x81, 0xc0, 0x30, 0x81, 0xb0, 0x06, 3, 0x55, 4, 3, 0x1e][..], &bytes].concat());
        }
    }
}
