//! How a secret may look where it must not be.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};

/// A name for the guise, and its bytes.
pub type Guise = (&'static str, Vec<u8>);

/// As it is, in UTF-16, in hex, percent-encoded, and in base64 at each offset.
pub fn guises(secret: &str) -> Vec<Guise> {
    let mut found = vec![
        ("as it is", secret.as_bytes().to_vec()),
        ("UTF-16", secret.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        (
            "hex",
            secret
                .bytes()
                .fold(String::new(), |mut hex, byte| {
                    let _written = write!(hex, "{byte:02x}");
                    hex
                })
                .into_bytes(),
        ),
    ];
    let percent = secret.replace('-', "%2D").replace('_', "%5F");
    if percent != secret {
        found.push(("percent", percent.into_bytes()));
    }
    for offset in 0..3 {
        // What comes before shifts the letters; those at either end depend on it and are left out.
        let padded = format!("{}{secret}", &"   "[..offset]);
        for (name, engine) in [("base64", &STANDARD), ("base64 for addresses", &URL_SAFE)] {
            let text = engine.encode(&padded);
            let inner = text.trim_end_matches('=');
            let needle = inner.as_bytes()[4..inner.len() - 4].to_vec();
            if !found.iter().any(|(_, known)| *known == needle) {
                found.push((name, needle));
            }
        }
    }
    found
}

/// Whether a text holds these bytes.
pub fn contains(text: &[u8], needle: &[u8]) -> bool {
    memchr::memmem::find(text, needle).is_some()
}
