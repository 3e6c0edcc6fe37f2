//! What comes where a token is due, from Okta and from Dell, and what comes where a list of grants is.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|body: &[u8]| {
    engine::fuzz::token(body);
});
