//! Encodings of a secret to search for.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};

/// A name for the encoding, and its bytes.
pub type Encoding = (&'static str, Vec<u8>);

/// As it is, in UTF-16, in hex, percent-encoded, and in base64 at each offset.
pub fn encodings(secret: &str) -> Vec<Encoding> {
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
        // Preceding bytes shift the letters; those at either end depend on them and are left out.
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

/// The header of a Basic authentication as HTTP/2 packs it: a bit code that anyone can reverse. The secret's part of it
/// depends on the length of what precedes it, so the client ID must be known.
pub fn packed(client_id: &str, secret: &str) -> Encoding {
    let pack = |text: &str| {
        let mut bits = Vec::new();
        httlib_huffman::encode(text.as_bytes(), &mut bits).expect("a text that HTTP/2 can pack");
        bits
    };
    let before = format!("Basic {}", STANDARD.encode(format!("{client_id}:")).trim_end_matches('='));
    let whole = pack(&format!("Basic {}", STANDARD.encode(format!("{client_id}:{secret}"))));
    // The first bytes are the client ID's, the last is padded with ones.
    ("packed as in HTTP/2", whole[pack(&before).len()..whole.len() - 1].to_vec())
}

/// Whether a text contains these bytes.
pub fn contains(text: &[u8], needle: &[u8]) -> bool {
    memchr::memmem::find(text, needle).is_some()
}
