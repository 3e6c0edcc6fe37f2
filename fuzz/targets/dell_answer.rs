//! Dell's answers: refusals in both envelopes, lists, tasks, key management. The input is a status, a line end, and the
//! body.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let end = input.iter().position(|byte| *byte == b'\n').unwrap_or(input.len());
    let status = std::str::from_utf8(&input[..end]).ok().and_then(|status| status.parse().ok()).unwrap_or(400);
    let body = input.get(end + 1..).unwrap_or_default();
    for problem in engine::fuzz::dell_refusals(status, body) {
        let said = problem.said.as_deref().expect("what was said");
        assert!(said.text.as_ref().is_none_or(|text| text.chars().count() <= 500));
        assert!(said.error.as_ref().is_none_or(|text| text.chars().count() <= 500));
    }
    engine::fuzz::dell_success(body);
});
