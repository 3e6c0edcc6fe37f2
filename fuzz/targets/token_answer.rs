//! Answers to a token request, from Okta and from Dell, and to a request for the list of grants.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|body: &[u8]| {
    engine::fuzz::token(body);
});
